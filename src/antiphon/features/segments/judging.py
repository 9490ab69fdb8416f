"""Judging a person: which tags and memberships change, why, and when time alone will change the next."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from antiphon.features.segments.condition import All, Condition, InSegment, Not
from antiphon.features.segments.plan import LIFECYCLE_AT, PRECEDENCE_KEYS, TAG_COUNT, Judged, Plan
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
        _begin(person, plan)
    flips = judge(person, plan, plan.everything, today, cause)
    known = {segment.key for segment in plan.segments}
    for key in [key for key in person.shown.since if key not in known]:
        del person.shown.since[key]
        person.shown_changed = True
        flips.append(Flip(key, person.id, entered=False, at_ms=cause.at_ms, caused_ms=cause.caused_ms, because=cause.because or "edit"))
    return flips


def judge_moved(person: Person, plan: Plan, today: int, cause: Cause) -> list[Flip]:
    """Judge what the changed slots can move."""
    if person.is_new and not person.plan:
        return _judge_new(person, plan, today, cause)
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
    readers, segments = plan.readers, plan.segments
    lifecycle_moved = False
    for position in positions:
        if position < TAG_COUNT:
            value, day = readers[position](person, today)
            held = tags[position]
            if (value != held or type(value) is not type(held)) and position != LIFECYCLE_AT:
                tags[position] = value
                person.shown_changed = True
        else:
            key, judged, _ = segment = segments[position - TAG_COUNT]
            holds, day = judged(person, today)
            if holds is not (key in since):
                flips.append(_flip(person, segment, cause, entered=holds))
                lifecycle_moved = lifecycle_moved or key in PRECEDENCE_KEYS
        if day < NEVER:
            until[position] = day
        elif position in until:
            del until[position]
    if lifecycle_moved or tags[LIFECYCLE_AT] is None:
        _set_lifecycle(person)
    return flips


def _begin(person: Person, plan: Plan) -> None:
    person.plan = plan.fingerprint
    person.flips = {}
    person.shown.catalogue = CATALOGUE
    person.shown.tags = (person.shown.tags + [None] * TAG_COUNT)[:TAG_COUNT]
    person.shown_changed = True


class Blank(msgspec.Struct, frozen=True):
    """What judging somebody without any event gives on a day: the same for everybody, but for what looks at the person's id."""

    plan: int
    today: int
    tags: list[Any]
    segments: tuple[int, ...]  # places in plan.segments
    flips: dict[int, int]


_blanks: dict[str, Blank] = {}  # the last one of each plan's zone; there are few


def _blank(plan: Plan, today: int) -> Blank:
    known = _blanks.get(plan.zone)
    if known is None or known.plan != plan.fingerprint or known.today != today:
        nobody = Person("")
        judge_all(nobody, plan, today, Cause(0, 0, "edit"))
        inside = tuple(place for place, segment in enumerate(plan.segments) if segment.key in nobody.shown.since)
        known = _blanks[plan.zone] = Blank(plan.fingerprint, today, nobody.shown.tags, inside, nobody.flips)
    return known


def _judge_new(person: Person, plan: Plan, today: int, cause: Cause) -> list[Flip]:
    """Judge somebody for the first time: as a blank, then what their events move."""
    blank = _blank(plan, today)
    _begin(person, plan)
    person.shown.tags = blank.tags.copy()
    person.flips = blank.flips.copy()
    for place in blank.segments:
        person.shown.since[plan.segments[place].key] = cause.at_ms
    flips = judge(person, plan, sorted({*plan.moved_by(person.changed), *plan.personal}), today, cause)
    left = {flip.segment for flip in flips if not flip.entered}
    entered = [_flip(person, plan.segments[place], cause, entered=True) for place in blank.segments if plan.segments[place].key not in left]
    _set_lifecycle(person)
    return [*entered, *(flip for flip in flips if flip.entered)]


def _flip(person: Person, segment: Judged, cause: Cause, *, entered: bool) -> Flip:
    because, key = cause.because, segment.key
    if not because:
        moving = (event_id for slot_id, event_id in reversed(person.changed.items()) if slot_id in segment.reads)
        because = next(moving, next(reversed(person.changed.values()), "edit"))
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
