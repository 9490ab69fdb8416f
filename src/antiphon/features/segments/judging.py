"""Judging a person: which tags and memberships change, why, and when time alone will change the next."""

from collections.abc import Mapping, Sequence

import msgspec

from antiphon.features.segments.condition import All, Condition, InSegment, Not
from antiphon.features.segments.plan import LIFECYCLE_AT, PRECEDENCE_KEYS, TAG_COUNT, Plan
from antiphon.features.segments.state import NEVER, Person
from antiphon.features.segments.tags import CATALOGUE
from antiphon.features.segments.templates import OCCASIONAL, PRECEDENCE


class Flip(msgspec.Struct, frozen=True):
    """Somebody entered or left a segment. `caused_ms` is when the cause was there: the event was received, the day began."""

    segment: str
    person_id: str
    entered: bool
    at_ms: int
    caused_ms: int
    because: str  # an event's id, or "time", "edit", "merge", "population"


class Cause(msgspec.Struct, frozen=True):
    """Why people are judged now."""

    at_ms: int
    caused_ms: int
    because: str = ""  # empty: the event that moved it


def is_stale(person: Person, plan: Plan) -> bool:
    """Whether the person was judged by another plan."""
    return person.plan != plan.fingerprint or person.shown.catalogue != CATALOGUE


def judge_all(person: Person, plan: Plan, today: int, cause: Cause) -> list[Flip]:
    """Judge everything, whatever was there before; leave what is no longer a segment."""
    if is_stale(person, plan):
        person.keep_only(plan.slot_ids)
        person.plan = plan.fingerprint
        person.flips = {}
        person.shown.catalogue = CATALOGUE
        person.shown.tags = (person.shown.tags + [None] * TAG_COUNT)[:TAG_COUNT]
        person.shown_changed = True
    flips = judge(person, plan, plan.everything, today, cause)
    known = {segment.key for segment in plan.segments}
    for key in [key for key in person.shown.since if key not in known]:
        del person.shown.since[key]
        person.shown_changed = True
        flips.append(Flip(key, person.id, entered=False, at_ms=cause.at_ms, caused_ms=cause.caused_ms, because=cause.because or "edit"))
    return flips


def judge_moved(person: Person, plan: Plan, today: int, cause: Cause) -> list[Flip]:
    """Judge what the changed slots can move."""
    if is_stale(person, plan):
        return judge_all(person, plan, today, cause)
    return judge(person, plan, plan.moved_by(person.changed), today, cause) if person.changed else []


def judge_due(person: Person, plan: Plan, today: int, cause: Cause) -> list[Flip]:
    """Judge what time may have changed by `today`."""
    if is_stale(person, plan):
        return judge_all(person, plan, today, cause)
    due = sorted(position for position, day in person.flips.items() if day <= today)
    return judge(person, plan, due, today, cause)


def judge(person: Person, plan: Plan, positions: Sequence[int], today: int, cause: Cause) -> list[Flip]:
    """Judge the things at these positions, in this order."""
    flips: list[Flip] = []
    tags, since, until = person.shown.tags, person.shown.since, person.flips
    lifecycle_moved = False
    for position in positions:
        if position < TAG_COUNT:
            value, day = plan.read_tag(position)(person, today)
            if position != LIFECYCLE_AT and (value != tags[position] or type(value) is not type(tags[position])):
                tags[position] = value
                person.shown_changed = True
        else:
            segment = plan.segments[position - TAG_COUNT]
            holds, day = segment.judge(person, today)
            if holds is not (segment.key in since):
                flips.append(_flip(person, segment.key, segment.reads, cause, entered=holds))
                lifecycle_moved = lifecycle_moved or segment.key in PRECEDENCE_KEYS
        if day < NEVER:
            until[position] = day
        else:
            until.pop(position, None)
    if lifecycle_moved or tags[LIFECYCLE_AT] is None:
        _set_lifecycle(person)
    return flips


def _flip(person: Person, key: str, reads: frozenset[int], cause: Cause, *, entered: bool) -> Flip:
    because = cause.because
    if not because:
        because = next((event_id for slot_id, event_id in reversed(person.changed.items()) if slot_id in reads), "edit")
    if entered:
        person.shown.since[key] = cause.at_ms
    else:
        del person.shown.since[key]
    person.shown_changed = True
    return Flip(key, person.id, entered=entered, at_ms=cause.at_ms, caused_ms=cause.caused_ms, because=because)


def _set_lifecycle(person: Person) -> None:
    since = person.shown.since
    value = next((key for key, condition in PRECEDENCE if holds_in(condition, since)), OCCASIONAL)
    if person.shown.tags[LIFECYCLE_AT] != value:
        person.shown.tags[LIFECYCLE_AT] = value
        person.shown_changed = True


def holds_in(condition: Condition, since: Mapping[str, int]) -> bool:
    """Whether a condition over memberships alone holds."""
    if isinstance(condition, InSegment):
        return condition.segment in since
    if isinstance(condition, Not):
        return not holds_in(condition.of, since)
    assert isinstance(condition, All)
    return all(holds_in(child, since) for child in condition.of)


def next_day(person: Person) -> int | None:
    """The local day on which time may change something of this person; None: never."""
    return min(person.flips.values(), default=None)
