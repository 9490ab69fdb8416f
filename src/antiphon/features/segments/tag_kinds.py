"""How a tag gets its value from a person's memory: a short list of ways, each a value that says what it means.

Each way answers three questions: which slots it needs, how the value is read (and until which day it holds), and why it is so.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal

import msgspec

from antiphon.features.segments.condition import Happened, Measure, Measured
from antiphon.features.segments.evaluate import month_and_day, next_anniversary
from antiphon.features.segments.fold import NAME_FIELD
from antiphon.features.segments.keepers import FOREVER, Memory, first_in
from antiphon.features.segments.leaves import ReadTag, slot_for, trait_slot
from antiphon.features.segments.matching import MILLI, scale_of
from antiphon.features.segments.slots import Slot
from antiphon.features.segments.state import NEVER, Person
from antiphon.kernel.clock import day_to_date

Compiled = tuple[ReadTag, tuple[Slot, ...]]


class Measuring(msgspec.Struct, frozen=True):
    """A measure of events in the last `days` days (None: ever). Nothing measured: 0 for counts and sums, missing for the others."""

    happened: Happened
    measure: Measure = "count"
    field: str | None = None
    days: int | None = None

    def leaf(self, op: Any, value: float) -> Measured:
        """The leaf that compares the same measure."""
        happened = self.happened
        return Measured(happened.event, happened.where, measure=self.measure, field=self.field, days=self.days, op=op, value=value)


class OnDay(msgspec.Struct, frozen=True):
    """The day of the first or last such event."""

    of: Literal["first", "last"]
    happened: Happened


class DaysSince(msgspec.Struct, frozen=True):
    """Days since the first or last such event; the day is kept, the number is made when it is read."""

    of: Literal["first", "last"]
    happened: Happened


class PercentOf(msgspec.Struct, frozen=True):
    """How many of a hundred such events pass a further test; whole percent, rounded down."""

    part: Happened
    whole: Happened
    days: int | None = None


class Told(msgspec.Struct, frozen=True):
    """A trait (the first of several that was told), as it is or made into something."""

    traits: tuple[str, ...]
    shape: Literal["text", "gender", "month", "age_band", "reachable", "city_tier"] = "text"


class LastSeen(msgspec.Struct, frozen=True):
    """The last value of a field that events carried."""

    happened: Happened
    field: str


class MostOften(msgspec.Struct, frozen=True):
    """The value that events carried most often; the first in the alphabet on a tie."""

    happened: Happened
    field: str


class Cycle(msgspec.Struct, frozen=True):
    """Mean days from one such event to the next: (last - first) / (number - 1), rounded down; missing before the second."""

    happened: Happened


class LeftUndone(msgspec.Struct, frozen=True):
    """Whether of two kinds of events the first came last, and not only today: begun and not finished."""

    begun: str
    finished: str


class Trend(msgspec.Struct, frozen=True):
    """The last `days` days against as many before them: growth from 5/4 on, decline up to 3/4, else mature; lost after nothing in both."""

    happened: Happened
    days: int


class Given(msgspec.Struct, frozen=True):
    """What only the whole population tells; put there by the last population run."""

    key: str


class Precedence(msgspec.Struct, frozen=True):
    """The first segment of a stated order that the person is in."""


How = Measuring | OnDay | DaysSince | PercentOf | Told | LastSeen | MostOften | Cycle | LeftUndone | Trend | Given | Precedence


def compile_tag(how: How, tier_of: Callable[[str], int | None]) -> Compiled:
    """How the tag is read, and from which slots."""
    if isinstance(how, Measuring):
        return _measuring(how)
    if isinstance(how, Given):
        key = how.key
        return (lambda person, _: (person.given.get(key), NEVER)), ()
    if isinstance(how, Told):
        return _told(how, tier_of)
    for kind, compiler in _COMPILERS.items():
        if isinstance(how, kind):
            return compiler(how)
    return (lambda _person, _today: (None, NEVER)), ()  # Precedence: judged after the segments it speaks of


def _measuring(how: Measuring) -> Compiled:
    days, measure = how.days, how.measure
    if measure == "count":
        return _summed(slot_for("count", how.happened, width=days or 0), days, 1, 2)
    if measure == "days":
        return _windowed(
            slot_for("days", how.happened, width=days or FOREVER), days or FOREVER, 0, (0,), len, lambda column: len(column[0])
        )
    if measure == "sum":
        return _summed(slot_for("sum", how.happened, how.field, days or 0), days, 2, 3)
    if measure == "avg":
        slot = slot_for("sum", how.happened, how.field, days or 0)
        scale = scale_of(how.field)
        return _windowed(
            slot,
            days,
            2,
            (3, 4),
            lambda memory: _mean(memory[0], memory[1], scale),
            lambda columns: _mean(sum(columns[0]), sum(columns[1]), scale),
            None,
        )
    if measure == "distinct":
        slot = slot_for("distinct" if days else "values", how.happened, how.field, days or 0)
        return _windowed(
            slot, days, 0, (1,), lambda memory: len(memory[0]), lambda column: len({value for values in column[0] for value in values})
        )
    best = min if measure == "min" else max
    slot = slot_for("low" if measure == "min" else "high", how.happened, how.field, days or 0)
    return _windowed(slot, days, 1, (2,), lambda memory: memory[0], lambda column: best(column[0]), None)


def _summed(slot: Slot, days: int | None, days_at: int, column: int) -> Compiled:
    """A sum over buckets, as most tags are; the total stands at the head of the memory."""
    slot_id = slot.id

    def total(person: Person, today: int) -> tuple[Any, int]:
        memory = person.memories[slot_id]
        return (0 if memory is None else memory[0]), NEVER

    def inside(person: Person, today: int) -> tuple[Any, int]:
        memory = person.memories[slot_id]
        if memory is None:
            return 0, NEVER
        on, before = memory[days_at], today - width
        if not on or on[-1] <= before:
            return 0, NEVER
        if on[0] > before:
            return sum(memory[column]), on[0] + width
        index = first_in(on, before)
        return sum(memory[column][index:]), on[index] + width

    width = days or 0
    return (total if days is None else inside), (slot,)


def _windowed(
    slot: Slot,
    days: int | None,
    days_at: int,
    columns: tuple[int, ...],
    ever: Callable[[Memory], Any],
    inside: Callable[[list[list[Any]]], Any],
    nothing: int | None = 0,
) -> Compiled:
    """A value over buckets. It holds until the oldest bucket leaves the window."""
    slot_id = slot.id

    def read(person: Person, today: int) -> tuple[Any, int]:
        memory = person.memories[slot_id]
        if memory is None:
            return nothing, NEVER
        if days is None:
            return ever(memory), NEVER
        on = memory[days_at]
        index = first_in(on, today - days)
        if index == len(on):
            return nothing, NEVER
        return inside([memory[column][index:] for column in columns]), on[index] + days

    return read, (slot,)


def _mean(total: int, count: int, scale: int) -> float | int | None:
    if count == 0:
        return None
    return total // count if scale == 1 else round(total / count / MILLI, 1)


def _edge(how: OnDay | DaysSince) -> Compiled:
    slot, at = slot_for("edge", how.happened), (0 if how.of == "first" else 1)
    slot_id = slot.id

    def read(person: Person, today: int) -> tuple[Any, int]:
        memory = person.memories[slot_id]
        return (None if memory is None else memory[at]), NEVER

    return read, (slot,)


def _percent(how: PercentOf) -> Compiled:
    part, parts = _measuring(Measuring(how.part, days=how.days))
    whole, wholes = _measuring(Measuring(how.whole, days=how.days))

    def read(person: Person, today: int) -> tuple[Any, int]:
        (some, until), (every, until_every) = part(person, today), whole(person, today)
        return (some * 100 // every if every else None), min(until, until_every)

    return read, (*parts, *wholes)


def _last_seen(how: LastSeen) -> Compiled:
    slot = slot_for("latest", how.happened, how.field)
    slot_id = slot.id

    def read(person: Person, today: int) -> tuple[Any, int]:
        memory = person.memories[slot_id]
        return (None if memory is None else memory[2]), NEVER

    return read, (slot,)


def _most_often(how: MostOften) -> Compiled:
    slot = slot_for("tally", how.happened, how.field)
    slot_id = slot.id

    def read(person: Person, today: int) -> tuple[Any, int]:
        memory = person.memories[slot_id]
        tally = memory[0] if memory is not None else None
        if not tally:
            return None, NEVER
        if len(tally) == 1:
            return next(iter(tally)), NEVER
        most = max(tally.values())
        return min([value for value, count in tally.items() if count == most]), NEVER

    return read, (slot,)


def _cycle(how: Cycle) -> Compiled:
    edge, count = slot_for("edge", how.happened), slot_for("count", how.happened)
    edge_id, count_id = edge.id, count.id

    def read(person: Person, today: int) -> tuple[Any, int]:
        ends, memory = person.memories[edge_id], person.memories[count_id]
        if ends is None or memory is None or memory[0] < 2:
            return None, NEVER
        return (ends[1] - ends[0]) // (memory[0] - 1), NEVER

    return read, (edge, count)


def _left_undone(how: LeftUndone) -> Compiled:
    both = Happened((how.begun, how.finished))
    last, begun = slot_for("latest", both, NAME_FIELD), slot_for("edge", Happened(how.begun))
    last_id, begun_id = last.id, begun.id

    def read(person: Person, today: int) -> tuple[Any, int]:
        memory, edge = person.memories[last_id], person.memories[begun_id]
        if memory is None or edge is None or memory[2] != how.begun:
            return False, NEVER
        return (True, NEVER) if edge[1] < today else (False, edge[1] + 1)

    return read, (last, begun)


def _trend(how: Trend) -> Compiled:
    near, slots = _measuring(Measuring(how.happened, days=how.days))
    both, wide = _measuring(Measuring(how.happened, days=2 * how.days))
    ever = slot_for("count", how.happened).id

    def read(person: Person, today: int) -> tuple[Any, int]:
        if person.memories[ever] is None:
            return None, NEVER
        (recent, until), (together, until_both) = near(person, today), both(person, today)
        earlier = together - recent
        if together == 0:
            return "lost", NEVER
        until = min(until, until_both)
        if 4 * recent >= 5 * earlier:
            return "growth", until
        return ("decline" if 4 * recent <= 3 * earlier else "mature"), until

    return read, (*slots, *wide)


_COMPILERS: Mapping[type, Callable[[Any], Compiled]] = {
    OnDay: _edge,
    DaysSince: _edge,
    PercentOf: _percent,
    LastSeen: _last_seen,
    MostOften: _most_often,
    Cycle: _cycle,
    LeftUndone: _left_undone,
    Trend: _trend,
}


def _told(how: Told, tier_of: Callable[[str], int | None]) -> Compiled:
    slots = tuple(trait_slot(trait) for trait in how.traits)
    slot_ids = tuple(slot.id for slot in slots)

    def read(person: Person, today: int) -> tuple[Any, int]:
        for slot_id in slot_ids:
            memory = person.memories[slot_id]
            if memory is not None:
                return _shaped(how.shape, memory[2], today, tier_of)
        return (False if how.shape == "reachable" else None), NEVER

    return read, slots


def _shaped(shape: str, value: Any, today: int, tier_of: Callable[[str], int | None]) -> tuple[Any, int]:
    if shape == "reachable":
        return bool(value), NEVER
    if shape == "age_band":
        return _age_band(value, today)
    if shape == "month":
        month_day = month_and_day(value)
        return (month_day[0] if month_day else None), NEVER
    text = value if isinstance(value, str) else None if isinstance(value, bool) else str(value)
    if text is None:
        return None, NEVER
    if shape == "gender":
        return GENDERS.get(text.strip().casefold(), "other"), NEVER
    return (tier_of(text) if shape == "city_tier" else text[:255]), NEVER


GENDERS: Mapping[str, str] = {
    **dict.fromkeys(("female", "f", "woman", "女", "女性", "2"), "female"),
    **dict.fromkeys(("male", "m", "man", "男", "男性", "1"), "male"),
}
_BANDS = ((18, "under_18"), (25, "18_24"), (35, "25_34"), (45, "35_44"), (55, "45_54"), (65, "55_64"), (1000, "65_up"))


def _age_band(value: Any, today: int) -> tuple[Any, int]:
    """From an age in years or a date of birth."""
    until = NEVER
    if isinstance(value, str):
        month_day = month_and_day(value)
        if month_day is None or not value[:4].isdigit() or len(value) < 10:
            return None, NEVER
        until = next_anniversary(month_day, today + 1)
        age = day_to_date(until).year - 1 - int(value[:4])
    elif isinstance(value, int | float) and not isinstance(value, bool):
        age = int(value)
    else:
        return None, NEVER
    return (next((band for limit, band in _BANDS if age < limit), None) if age >= 0 else None), until
