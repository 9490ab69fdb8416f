"""The list of people: found by what they are called, in an order that holds while pages are turned."""

import pytest

from antiphon.engine.database.port import Database
from antiphon.features.profiles import api
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.errors import Invalid
from tests.features.profiles.street import NOON, StandingClock, digest_all, event

PEOPLE = {
    "ada": {"name": "Ada Lovelace", "email": "ada@x.cn", "phone": "+86 138 1234 5678"},
    "BOB-7": {"name": "王小明", "email": "Bob.Jones@y.com", "phone": "13912345678"},
    "carl": {"name": "Äda Müller", "phone": "+1 (305) 555-0100"},
    "dora%": {"name": "dora_x"},
}


@pytest.fixture
def profiles() -> Profiles:
    return Profiles(clock=StandingClock())


@pytest.fixture
def shop(database: Database, profiles: Profiles) -> Database:
    """Four known persons, and a visitor who became the first of them."""
    events = [
        event(n, kind="identify", user_id=user, traits=traits, at_ms=NOON - 3_600_000 * n)
        for n, (user, traits) in enumerate(PEOPLE.items())
    ]
    digest_all(database, profiles, events)
    digest_all(database, profiles, [event(8, kind="identify", anonymous_id="a", traits={"email": "old@z.cn"})])
    digest_all(database, profiles, [event(9, user_id="ada", traits={"email": "old@z.cn"}, at_ms=NOON)])
    return database


FOUND_BY = {
    "ada": ["ada"],
    "ADA L": ["ada"],
    "äd": ["carl"],
    "王": ["BOB-7"],
    "bob": ["BOB-7"],
    "Bob.J": ["BOB-7"],
    "138": ["ada"],
    "+86 138-1234": ["ada"],
    "8613812345678": ["ada"],
    "+8613812345678": ["ada"],
    "1305": ["carl"],
    "+1 305 555 0100": ["carl"],
    "old@": ["ada"],
    "dora%": ["dora%"],
    "dora_": ["dora%"],
    "dora": ["dora%"],
    "love": [],
    "%": [],
    "": ["ada", "BOB-7", "carl", "dora%"],
    "   ": ["ada", "BOB-7", "carl", "dora%"],
}


@pytest.mark.parametrize("few", [api.FEW, 0], ids=["by the matches", "by the people"])
def test_search(shop: Database, profiles: Profiles, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "FEW", few)
    with shop.read() as session:
        found = {query: [person.user_id for person in profiles.list_people(session, "shop", query).items] for query in FOUND_BY}
    assert found == FOUND_BY


def test_searches_that_make_no_sense(shop: Database, profiles: Profiles) -> None:
    with shop.read() as session:
        for query in ("x" * 101, "a\0b"):
            with pytest.raises(Invalid):
                profiles.list_people(session, "shop", query)
        for cursor in ("?", "W10", "WyJhIiwxXQ", "e30"):
            with pytest.raises(Invalid):
                profiles.list_people(session, "shop", cursor=cursor)
        with pytest.raises(Invalid):
            profiles.list_people(session, "shop", limit=0)
        with pytest.raises(Invalid):
            profiles.list_people(session, "shop", sort="name")  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("sort", ["last_seen", "first_seen"])
def test_pages_neither_repeat_nor_skip(database: Database, profiles: Profiles, sort: str) -> None:
    """Many are seen in the same minute, and new ones arrive while the pages are turned."""
    digest_all(database, profiles, [event(n, user_id=f"u{n}", at_ms=NOON - (n // 7) * 60_000) for n in range(60)])
    seen: list[str | None] = []
    cursor = None
    for turn in range(99):
        with database.read() as session:
            page = profiles.list_people(session, "shop", cursor=cursor, limit=9, sort=sort)  # pyright: ignore[reportArgumentType]
        seen += [person.user_id for person in page.items]
        cursor = page.next_cursor
        digest_all(database, profiles, [event(0, user_id=f"late{turn}", at_ms=NOON + 60_000 * (turn + 1))])
        if cursor is None:
            break
    assert sorted(seen, key=str) == sorted(f"u{n}" for n in range(60))


def test_only_some_people(shop: Database, profiles: Profiles) -> None:
    with shop.read() as session:
        everybody = profiles.list_people(session, "shop").items
        some = [everybody[0].id, everybody[2].id, "per_nobody"]
        assert [p.id for p in profiles.list_people(session, "shop", person_ids=some).items] == some[:2]
        assert profiles.list_people(session, "shop", "bob", person_ids=some).items == ()
        assert profiles.list_people(session, "shop", person_ids=[]).items == ()
        assert profiles.count_people(session, "shop").known == 4
        assert profiles.read_zones(session, "shop", some) == {}


def test_who_changes_their_name_is_found_by_the_new_one(shop: Database, profiles: Profiles) -> None:
    digest_all(shop, profiles, [event(50, kind="identify", user_id="ada", traits={"name": "Countess"}, at_ms=NOON)])
    with shop.read() as session:
        assert [p.user_id for p in profiles.list_people(session, "shop", "count").items] == ["ada"]
        assert profiles.list_people(session, "shop", "ada l").items == ()
