"""Any order of any events, cut into batches anywhere: the same persons come out, and never two known ones in one."""

from collections.abc import Callable, Sequence
from itertools import count, pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from antiphon.engine.database.port import Database, ReadSession
from antiphon.features.events.contracts import Arrived, Kind
from antiphon.features.profiles import service, store
from antiphon.features.profiles.api import Profiles
from antiphon.features.profiles.identifiers import ANONYMOUS_ID, USER_ID
from antiphon.features.profiles.identity import Draft, IdentityRules, Limit, Step, Ties
from antiphon.kernel.clock import DAY_MS, from_ms
from tests.features.profiles.street import NOON, StandingClock, digest, event, people_of

TIGHT = IdentityRules({USER_ID: Limit(1), ANONYMOUS_ID: Limit(2, 2)}, Limit(2))  # so that limits are met in a short story
KINDS: list[Kind] = ["track", "track", "track", "identify", "identify", "identify", "identify", "alias", "group"]
numbers = count()

sometimes = st.sampled_from
_user = sometimes([None] * 8 + ["u0", "u1", "u2", "undefined"])
_device = sometimes([None, None, None, "a0", "a1", "a2", "a3", "a4", "u1", "0"])
_email = sometimes([None, None, None, None, "e0@x.cn", "e1@x.cn", "e2@x.cn"])
_phone = sometimes([None, None, None, None, "+8613800000001", "+8613800000002", "+8613800000003"])
_open_id = sometimes([None, None, None, None, "o0", "o1", "o2"])
_previous = sometimes(["a0", "a1", "a2", "u0", "u1", "never", "null"])
_zone = sometimes([None, None, "Europe/Paris", "Asia/Shanghai", "Mars/Olympus"])
_city = sometimes([None, "Chengdu", "Xi'an"])


@st.composite
def stories(draw: st.DrawFn) -> list[dict[str, object]]:
    """Up to 20 events of a few shoppers on a few devices, not always in the order of their times."""
    story: list[dict[str, object]] = []
    for number in range(draw(st.integers(4, 20))):
        kind = draw(sometimes(KINDS))
        user = draw(_user) if kind != "alias" else draw(sometimes(["u0", "u1", "u2", "a0"]))
        traits = {"email": draw(_email), "phone": draw(_phone), "city": draw(_city), "n": number}
        open_id = draw(_open_id)
        story.append(
            {
                "number": number,
                "kind": kind,
                "user_id": user,
                "anonymous_id": draw(_device),
                "previous_id": draw(_previous) if kind == "alias" else None,
                "external_ids": (("openid", open_id),) if open_id else (),
                "traits": {name: value for name, value in traits.items() if value is not None} if kind != "alias" else {},
                "context": {"timezone": draw(_zone)},
                "at_ms": NOON - draw(st.integers(0, 5)) * DAY_MS - draw(st.integers(0, 3)) * 20_000,
            }
        )
    return story


def cut(story: Sequence[dict[str, object]], workspace: str, cuts: Sequence[int]) -> list[list[Arrived]]:
    """The story as batches that end at `cuts`."""
    edges = [0, *sorted({edge for edge in cuts if 0 < edge < len(story)}), len(story)]
    events = [event(workspace=workspace, **fields) for fields in story]  # pyright: ignore[reportArgumentType]
    return [events[start:end] for start, end in pairwise(edges)]


class Ending:
    """What a story left in the store, told without the random ids: persons are numbered in the order of the events."""

    def __init__(self, session: ReadSession, profiles: Profiles, workspace: str, events: Sequence[Arrived]) -> None:
        self.people = people_of(session, workspace)
        stored = [e.person_id for e in events if e.person_id]
        roots = profiles.canonical(session, workspace, stored)
        self.of_event = [roots[e.person_id] if e.person_id else None for e in events]
        order = {person: number for number, person in enumerate(dict.fromkeys(p for p in self.of_event if p))}
        self.partition = [None if person is None else order[person] for person in self.of_event]
        self.profiles = {number: self._profile(profiles, session, workspace, person) for person, number in order.items()}
        self.blocked = {(note.kind, note.value, note.times) for note in profiles.list_blocked(session, workspace)}

    def _profile(self, profiles: Profiles, session: ReadSession, workspace: str, person: str) -> tuple[object, ...]:
        profile = profiles.get_profile(session, workspace, person)
        notes = sorted((n.outcome, n.kind, n.value, n.because, n.times, n.first_at, n.last_at) for n in profile.merges)
        return (
            *(profile.user_id, profile.name, profile.email, profile.phone, profile.zone, profile.first_seen_at, profile.last_seen_at),
            *(profile.traits, profile.identities, notes),
        )


def check_sound(ending: Ending, rules: IdentityRules, events: Sequence[Arrived]) -> None:
    """What must be true of any ending."""
    absorbed = {person: into for person, (_, into) in ending.people.items() if into is not None}
    for person in ending.people:
        seen: set[str] = set()
        while person in absorbed:
            assert person not in seen, "merges run in a circle"
            seen.add(person)
            person = absorbed[person]  # noqa: PLW2901 - walking the links is the point
        assert person in ending.people, "a merge leads nowhere"
        assert len(seen) <= 1, "a link is longer than one step"
    assert all(ending.people[person][0] is None for person in absorbed), "a known person was merged into another"
    for e, person in zip(events, ending.of_event, strict=True):
        named = service.read_identifiers(user_id=e.user_id, anonymous_id=e.anonymous_id, external_ids=e.external_ids, traits=e.traits)
        usable = named.identifiers if e.kind != "group" else [i for i in named.identifiers if i.kind not in {"email", "phone"}]
        assert (person is not None) == bool(usable), "an event has a person exactly when it names one"
        if person is not None and named.identifiers[0].kind == USER_ID:
            assert ending.people[person][0] == e.user_id, "an event with a user id belongs to that user"
    for profile in ending.profiles.values():
        identities: tuple[service.Identifier, ...] = profile[8]  # pyright: ignore[reportAssignmentType]
        assert sum(1 for held in identities if held.kind == USER_ID) <= 1, "two known persons in one"
        for kind in {held.kind for held in identities} - {ANONYMOUS_ID}:
            assert sum(1 for held in identities if held.kind == kind) <= rules.limit(kind).most, "more of a kind than its limit"
        assert not {held.value for held in identities} & {"undefined", "0", "null"}, "junk names a person"


def check_profiles(ending: Ending, events: Sequence[Arrived]) -> None:
    """Each profile told again from the events of the person, in a simpler way; of several at one moment any may win."""
    for number, profile in ending.profiles.items():
        own = [e for e, place in zip(events, ending.partition, strict=True) if place == number]
        zone, first_seen_at, last_seen_at = profile[4:7]
        traits: dict[str, object] = profile[7]  # pyright: ignore[reportAssignmentType]
        assert first_seen_at == from_ms(min(e.at_ms for e in own))
        assert last_seen_at == from_ms(max(e.at_ms for e in own) // 60_000 * 60_000)
        said = [(e.at_ms, name, value) for e in own if e.kind == "identify" for name, value in e.traits.items()]
        assert traits.keys() == {name for _, name, _ in said}
        for name, value in traits.items():
            last = max(at for at, other, _ in said if other == name)
            assert value in [v for at, other, v in said if (at, other) == (last, name)], "an older trait won"
        zones = [(e.at_ms // 60_000, e.context["timezone"]) for e in own if e.context["timezone"] in {"Europe/Paris", "Asia/Shanghai"}]
        assert zone in ([name for at, name in zones if at == max(zones)[0]] or [None])


def check_story(database: Database, rules: IdentityRules, story: list[dict[str, object]], cuts: list[int]) -> None:
    """The story in one batch, one by one, and cut anywhere: sound, and the same each time."""
    profiles = Profiles(clock=StandingClock(), rules=rules)
    endings: list[Ending] = []
    with database.begin() as session:
        for places in ([], list(range(len(story))), cuts):
            workspace = f"w{next(numbers)}"
            batches = cut(story, workspace, places)
            for events in batches:
                digest(session, profiles, events)
            events = [e for batch in batches for e in batch]
            ending = Ending(session, profiles, workspace, events)
            check_sound(ending, rules, events)
            check_profiles(ending, events)
            endings.append(ending)
    whole, single, parts = endings
    for other in (single, parts):
        assert other.partition == whole.partition, "persons depend on where batches end"
        assert other.profiles == whole.profiles, "profiles depend on where batches end"
        assert other.blocked == whole.blocked


def search(check: Callable[[list[dict[str, object]], list[int], bool], None], examples: int, *, shrink: bool = True) -> None:
    """Try a check on many stories; the same ones each time."""
    given_stories = given(stories(), st.lists(st.integers(1, 19), max_size=4), st.booleans())
    settled = settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        report_multiple_bugs=False,
        phases=[Phase.generate, Phase.shrink] if shrink else [Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    settled(given_stories(check))()


def test_persons_do_not_depend_on_where_batches_end(database: Database) -> None:
    def check(story: list[dict[str, object]], cuts: list[int], tight: bool) -> None:  # noqa: FBT001 - a drawn value
        check_story(database, TIGHT if tight else IdentityRules(), story, cuts)

    search(check, 300 if database.dialect == "sqlite" else 100)


def _nothing(*_: object, **__: object) -> None:
    """What should have been done, or refused, is not."""


def _no_rows(*_: object) -> list[object]:
    return []


def _no_traits(*_: object) -> dict[str, object]:
    return {}


def _yes(*_: object) -> bool:
    return True


def _as_it_came(raw: object) -> object:
    return raw


def _forget_merges(self: Ties, step: Step, _: int) -> None:
    if step.outcome in {"attached", "moved"}:
        self.owners[step.identifier] = step.person


BUGS: dict[str, tuple[object, str, object]] = {
    "anybody is merged with anybody": (Draft, "why_apart", _nothing),
    "no limits": (Draft, "has_room", _yes),
    "a merge is forgotten within its batch": (Ties, "apply", _forget_merges),
    "links are not shortened": (store, "shorten_links", _nothing),
    "devices never change hands": (store, "move_identities", _nothing),
    "holdings are not read": (store, "read_holdings", _no_rows),
    "traits are lost in a merge": (service, "merge_traits", _no_traits),
    "junk counts in an alias": (service, "clean_id", _as_it_came),
}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # one store is enough to see that the check bites
@pytest.mark.parametrize("bug", BUGS)
def test_planted_bugs_are_found(monkeypatch: pytest.MonkeyPatch, database: Database, bug: str) -> None:
    place, name, instead = BUGS[bug]
    monkeypatch.setattr(place, name, instead)

    def check(story: list[dict[str, object]], cuts: list[int], tight: bool) -> None:  # noqa: FBT001 - a drawn value
        check_story(database, TIGHT if tight else IdentityRules(), story, cuts)

    with pytest.raises((AssertionError, KeyError)):
        search(check, 400, shrink=False)
