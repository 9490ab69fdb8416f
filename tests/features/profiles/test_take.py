"""Digests on real stores: what is set, what is kept, what is said, and two digests at once."""

import threading
from collections.abc import Sequence

import pytest

from antiphon.engine.database.migrations import find_migrations, migrate
from antiphon.engine.database.port import BrokenRule, Conflicted, Database
from antiphon.engine.database.postgres import PostgresDatabase
from antiphon.features.events.contracts import Arrived
from antiphon.features.profiles import service
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Invalid, NotFound
from tests.features.profiles.street import NOON, StandingClock, digest, digest_all, event, people_of
from tests.services import PrivatePostgres


@pytest.fixture
def profiles() -> Profiles:
    return Profiles(clock=StandingClock())


def test_from_visitor_to_known_person(database: Database, profiles: Profiles) -> None:
    browse = event(1, anonymous_id="a", context={"timezone": "Europe/Paris"})
    sign_up = event(
        2, kind="identify", user_id="ada", anonymous_id="a", traits={"name": "Ada Lovelace", "email": " Ada@X.cn ", "city": "成都"}
    )
    digest_all(database, profiles, [browse], [sign_up])
    assert browse.person_id == sign_up.person_id
    with database.read() as session:
        profile = profiles.get_profile(session, "shop", browse.person_id)
    assert (profile.known, profile.user_id, profile.name, profile.email, profile.zone) == (
        True,
        "ada",
        "Ada Lovelace",
        "ada@x.cn",
        "Europe/Paris",
    )
    assert profile.traits == {"name": "Ada Lovelace", "email": " Ada@X.cn ", "city": "成都"}
    assert profile.first_seen_at == from_ms(browse.at_ms)
    assert {(held.kind, held.value) for held in profile.identities} == {("anonymous_id", "a"), ("user_id", "ada"), ("email", "ada@x.cn")}


def test_a_merge_is_reported_and_explained(database: Database, profiles: Profiles) -> None:
    visitor, ada = event(1, kind="identify", anonymous_id="a", traits={"city": "成都"}), event(2, user_id="ada")
    both = event(3, user_id="ada", anonymous_id="a")
    *_, last = digest_all(database, profiles, [visitor], [ada], [both])
    (merge,) = last.merges
    assert (merge.workspace, merge.from_id, merge.into_id, merge.because) == ("shop", visitor.person_id, ada.person_id, "same_anonymous_id")
    with database.read() as session:
        profile = profiles.get_profile(session, "shop", visitor.person_id)
        assert profile.id == ada.person_id
        assert profile.traits == {"city": "成都"}
        assert profiles.list_members(session, "shop", visitor.person_id) == [ada.person_id, visitor.person_id]
        assert profiles.canonical(session, "shop", [visitor.person_id, "per_nobody"]) == {visitor.person_id: ada.person_id}
    (note,) = profile.merges
    assert (note.outcome, note.from_id, note.into_id) == ("merged", visitor.person_id, ada.person_id)
    assert note.moved["identities"] == [["anonymous_id", "a"]]
    assert note.moved["traits"] == {"city": {"took": ["成都", visitor.at_ms], "instead_of": None}}
    assert all(note.says.values())


def test_an_event_before_a_merge_in_the_same_batch_already_has_the_survivor(database: Database, profiles: Profiles) -> None:
    digest_all(database, profiles, [event(1, user_id="ada")])
    browse, both = event(2, anonymous_id="a"), event(3, user_id="ada", anonymous_id="a")
    (batch,) = digest_all(database, profiles, [browse, both])
    assert browse.person_id == both.person_id
    assert [merge.into_id for merge in batch.merges] == [both.person_id]


def test_links_stay_one_step_long_over_chains(database: Database, profiles: Profiles) -> None:
    visitor, guest, ada = event(1, anonymous_id="a"), event(2, external_ids=(("openid", "o"),)), event(3, user_id="ada")
    digest_all(database, profiles, [visitor], [guest], [ada])
    digest_all(database, profiles, [event(4, anonymous_id="a", external_ids=(("openid", "o"),))])
    digest_all(database, profiles, [event(5, user_id="ada", external_ids=(("openid", "o"),))])
    with database.read() as session:
        assert people_of(session, "shop") == {
            visitor.person_id: (None, ada.person_id),
            guest.person_id: (None, ada.person_id),
            ada.person_id: ("ada", None),
        }


def test_junk_never_becomes_a_person_and_is_counted(database: Database, profiles: Profiles) -> None:
    junk = [event(n, user_id="undefined", anonymous_id="0") for n in range(3)]
    good = event(9, user_id="null", anonymous_id="a")
    (batch,) = digest_all(database, profiles, [*junk, good])
    assert batch.events == [good]
    assert batch.rejects == [(e, service.NO_USABLE_ID) for e in junk]
    with database.read() as session:
        assert list(people_of(session, "shop")) == [good.person_id]
        blocked = {(note.kind, note.value): note.times for note in profiles.list_blocked(session, "shop")}
    assert blocked == {("user_id", "undefined"): 3, ("anonymous_id", "0"): 3, ("user_id", "null"): 1}


def test_the_houses_own_events_keep_their_person(database: Database, profiles: Profiles) -> None:
    visitor, ada = event(1, anonymous_id="a"), event(2, user_id="ada")
    digest_all(database, profiles, [visitor, ada], [event(3, user_id="ada", anonymous_id="a")])
    won = event(400, source="internal", person_id=visitor.person_id)
    lost = event(401, source="internal", person_id="per_never_heard_of")
    (batch,) = digest_all(database, profiles, [won, lost])
    assert won.person_id == ada.person_id
    assert batch.rejects == [(lost, service.UNKNOWN_PERSON)]
    with database.read() as session:
        assert profiles.get_person(session, "shop", ada.person_id).last_seen_at < from_ms(won.at_ms)


def test_a_groups_traits_are_not_the_persons(database: Database, profiles: Profiles) -> None:
    group = event(1, kind="group", user_id="ada", traits={"email": "office@x.cn", "name": "Analytical Engines Ltd"})
    digest_all(database, profiles, [group])
    with database.read() as session:
        profile = profiles.get_profile(session, "shop", group.person_id)
    assert (profile.name, profile.email, profile.traits, len(profile.identities)) == (None, None, {}, 1)


def test_the_last_trait_by_time_wins_and_null_forgets(database: Database, profiles: Profiles) -> None:
    def say(number: int, **traits: object) -> Arrived:
        return event(number, kind="identify", user_id="ada", traits=traits)

    last = say(5, city="成都", phone="13812345678")
    digest_all(database, profiles, [last], [say(3, city="西安", level=2)], [say(6, phone=None), say(4, phone="13900000001")])
    with database.read() as session:
        profile = profiles.get_profile(session, "shop", last.person_id)
    assert profile.traits == {"city": "成都", "level": 2}
    assert profile.phone is None


def test_names_are_put_together(database: Database, profiles: Profiles) -> None:
    english = event(1, kind="identify", user_id="1", traits={"firstName": "Ada", "lastName": "Lovelace"})
    chinese = event(2, kind="identify", user_id="2", traits={"first_name": "小明", "last_name": "王"})
    nick = event(3, kind="identify", user_id="3", traits={"nickname": "  海 边  "})
    odd = event(4, kind="identify", user_id="4", traits={"name": {"first": "x"}, "email": 7, "timezone": ["?"]})
    digest_all(database, profiles, [english, chinese, nick, odd])
    with database.read() as session:
        names = [profiles.get_person(session, "shop", e.person_id).name for e in (english, chinese, nick, odd)]
    assert names == ["Ada Lovelace", "王小明", "海 边", None]


def test_too_many_traits_are_left_out_and_said(database: Database, profiles: Profiles) -> None:
    flood = event(1, kind="identify", user_id="ada", traits={f"t{n}": n for n in range(350)} | {"t1": "x" * 5000})
    digest_all(database, profiles, [flood])
    with database.read() as session:
        profile = profiles.get_profile(session, "shop", flood.person_id)
    assert len(profile.traits) == 300
    (note,) = profile.merges
    assert (note.outcome, note.kind, note.because, note.times) == ("refused", "trait", "limit", 50)


def test_workspaces_do_not_meet(database: Database, profiles: Profiles) -> None:
    here, there = event(1, user_id="ada", anonymous_id="a"), event(2, workspace="other", user_id="ada", anonymous_id="a")
    digest_all(database, profiles, [here, there])
    assert here.person_id != there.person_id
    with database.read() as session, pytest.raises(NotFound):
        profiles.get_profile(session, "other", here.person_id)


def test_ensure_person(database: Database, profiles: Profiles) -> None:
    with database.begin() as session:
        first = profiles.ensure_person(session, "shop", user_id="ada")
        assert profiles.ensure_person(session, "shop", user_id=" ada ") == first
        visitor = profiles.ensure_person(session, "shop", anonymous_id="a")
        with pytest.raises(Invalid):
            profiles.ensure_person(session, "shop", user_id="null")
    digest_all(database, profiles, [event(1, user_id="ada", anonymous_id="a")])
    with database.begin() as session:
        assert profiles.ensure_person(session, "shop", anonymous_id="a") == first != visitor
        found = profiles.find_person(session, "shop", "ada")
        assert found is not None
        assert found.id == first
        assert found.last_seen_at == from_ms(NOON // 60_000 * 60_000)
        assert profiles.find_by_user_id(session, "shop", visitor) is None
        assert profiles.find_person(session, "shop", visitor) == found
        assert profiles.find_person(session, "shop", "nobody") is None
        assert profiles.count_people(session, "shop").total == 1


def test_odd_texts_pass_through(database: Database, profiles: Profiles) -> None:
    odd = ['";DROP TABLE x;--', "{a,b}", '{"a"}', "\\", "'\"x", "%s ?", "王 小 明", "🎁" * 20, "a\nb", "NULLx", "\u202e\ufeffz"]
    events = [event(n, kind="identify", user_id=text, anonymous_id=f"{text}{n}", traits={text: text}) for n, text in enumerate(odd)]
    digest_all(database, profiles, events, [event(99 + n, user_id=text) for n, text in enumerate(odd)])
    with database.read() as session:
        for e, text in zip(events, odd, strict=True):
            profile = profiles.get_profile(session, "shop", e.person_id)
            assert (profile.user_id, profile.traits) == (text.strip(), {text: text})


def digest_patiently(database: Database, profiles: Profiles, events: Sequence[Arrived], failures: list[BaseException]) -> None:
    """As the writer does: try again after a conflict with another process."""
    try:
        for _ in range(40):
            for e in events:
                e.person_id = ""
            try:
                with database.begin() as session:
                    digest(session, profiles, events)
            except Conflicted:
                continue
            return
        message = "conflicts did not end"
        raise RuntimeError(message)
    except BaseException as error:  # noqa: BLE001 - the main thread raises it
        failures.append(error)


def test_two_processes_digest_at_once(postgres: PrivatePostgres, profiles: Profiles) -> None:
    """The same shoppers on shared devices, new and known, from two sides at the same time; SQLite has one writer."""
    address = postgres.fresh_database()
    database, other = PostgresDatabase(address), PostgresDatabase(address)
    migrate(database, find_migrations(["antiphon.features.profiles"]))
    failures: list[BaseException] = []
    everything: list[Arrived] = []
    for turn in range(25):
        sides: list[list[Arrived]] = []
        for side in range(2):
            number = turn * 100 + side * 50
            sides.append(
                [
                    event(number + 1, anonymous_id=f"a{turn}"),
                    event(number + 2, user_id=f"u{turn}", anonymous_id=f"a{turn}" if side else f"b{turn}"),
                    event(number + 3, user_id=f"u{turn}", anonymous_id=f"b{turn}", traits={"email": f"e{turn}@x.cn"}),
                    event(number + 4, anonymous_id=f"a{turn - 1}", external_ids=(("openid", f"o{turn - side}"),)),
                ]
            )
        threads = [
            threading.Thread(target=digest_patiently, args=(store, profiles, events, failures))
            for store, events in zip((database, other), sides, strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        everything += [e for side in sides for e in side]
    assert not failures
    with database.read() as session:
        people = people_of(session, "shop")
        roots = profiles.canonical(session, "shop", [e.person_id for e in everything])
        identities = session.rows("SELECT kind, value, person_id FROM profiles_identity WHERE workspace = ?", ("shop",))
    database.close()
    other.close()
    assert all(people[root][1] is None for root in roots.values())
    assert all(user_id is None for user_id, merged_into in people.values() if merged_into)
    assert len({roots[e.person_id] for e in everything if e.user_id}) == 25
    for e in everything:
        if e.user_id:
            assert people[roots[e.person_id]][0] == e.user_id
    assert {person for *_, person in identities} <= people.keys()


@pytest.mark.parametrize("column", ["id", "first_seen_at"])
def test_the_schema_guards(database: Database, column: str) -> None:
    """A person without an id or a moment is refused by the store itself."""
    values: dict[str, object] = {"workspace": "shop", "id": "p", "zone_at": 0, "created_at": 0, "first_seen_at": 0, "last_seen_at": 0}
    values[column] = None
    with pytest.raises(BrokenRule), database.begin() as session:
        session.run(
            f"INSERT INTO profiles_person ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})",  # noqa: S608 - own columns
            list(values.values()),  # pyright: ignore[reportArgumentType]
        )
