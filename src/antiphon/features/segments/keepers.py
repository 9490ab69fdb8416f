"""How each kind of slot remembers: a plain list that goes into the person's blob.

Whatever the order of arrival, the same events give the same memory: late events add to their day, and the memories of two
persons merge by adding bucket to bucket. Only a tally of more than `TALLY_CAP` different values is an estimate.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final, Literal, Protocol

Kind = Literal["count", "days", "sum", "low", "high", "distinct", "values", "edge", "firsts", "lasts", "latest", "tally"]
Memory = Any  # a list; each keeper says what is in it
Stamp = tuple[int, str]  # moment and id of an event: the order of events

FOREVER: Final = 1 << 20  # days; wider than any history
SLACK: Final = 2  # days a bucket is kept beyond its use, for a clock that is set back
TALLY_CAP: Final = 32
SAME, NOTED, MOVED = 0, 1, 2


class Keeper(Protocol):
    """`floor` is the oldest day any window still needs: older events count in totals only.

    `near`: the memory is small and nearly every event looks at it.
    """

    near: ClassVar[bool]

    def empty(self) -> Memory:
        """The memory of nothing."""
        ...

    def fold(self, memory: Memory, value: Any, day: int, stamp: Stamp, floor: int) -> int:
        """Add one event: SAME, NOTED (the memory changed, but nothing it says) or MOVED."""
        ...

    def merge(self, into: Memory, other: Memory) -> None:
        """Add another person's memory of the same slot."""
        ...

    def prune(self, memory: Memory, floor: int) -> None:
        """Drop the buckets before `floor`; totals stay."""
        ...


def _bucket(days: list[int], day: int) -> tuple[int, bool]:
    """Where the bucket of a day is, and whether it has to be made."""
    if not days or day > days[-1]:
        return len(days), True
    if day == days[-1]:
        return len(days) - 1, False
    index = bisect_left(days, day)
    return index, days[index] != day


def first_in(days: list[int], after: int) -> int:
    """The index of the first bucket whose day is later than `after`."""
    return bisect_right(days, after)


class _Buckets:
    """Columns of equal length; the one at `days_at` holds the days, what stands before it are totals."""

    days_at: ClassVar[int]
    near: ClassVar[bool] = False

    def prune(self, memory: Memory, floor: int) -> None:
        days = memory[self.days_at]
        if days and days[0] < floor:
            cut = bisect_left(days, floor)
            for column in memory[self.days_at :]:
                del column[:cut]


class Count(_Buckets):
    """[total, days, counts]."""

    days_at = 1

    def empty(self) -> Memory:
        return [0, [], []]

    def fold(self, memory: Memory, value: Any, day: int, stamp: Stamp, floor: int) -> int:
        memory[0] += 1
        if day >= floor:
            days = memory[1]
            if days and days[-1] == day:  # nearly always
                memory[2][-1] += 1
            else:
                _add(days, day, ((memory[2], 1),))
        return MOVED

    def merge(self, into: Memory, other: Memory) -> None:
        into[0] += other[0]
        for day, count in zip(other[1], other[2], strict=True):
            _add(into[1], day, ((into[2], count),))


class Sum(_Buckets):
    """[total, number of values, days, sums, numbers]."""

    days_at = 2

    def empty(self) -> Memory:
        return [0, 0, [], [], []]

    def fold(self, memory: Memory, value: int, day: int, stamp: Stamp, floor: int) -> int:
        memory[0] += value
        memory[1] += 1
        if day >= floor:
            days = memory[2]
            if days and days[-1] == day:
                memory[3][-1] += value
                memory[4][-1] += 1
            else:
                _add(days, day, ((memory[3], value), (memory[4], 1)))
        return MOVED

    def merge(self, into: Memory, other: Memory) -> None:
        into[0] += other[0]
        into[1] += other[1]
        for day, total, count in zip(*other[2:], strict=True):
            _add(into[2], day, ((into[3], total), (into[4], count)))


def _add(days: list[int], day: int, columns: tuple[tuple[list[int], int], ...]) -> None:
    index, is_new = _bucket(days, day)
    if is_new:
        days.insert(index, day)
        for column, value in columns:
            column.insert(index, value)
    else:
        for column, value in columns:
            column[index] += value


class Days(_Buckets):
    """[days]: on which there was such an event."""

    days_at = 0
    near: ClassVar[bool] = True

    def empty(self) -> Memory:
        return [[]]

    def fold(self, memory: Memory, value: Any, day: int, stamp: Stamp, floor: int) -> int:
        days = memory[0]
        if days and days[-1] == day:
            return SAME
        index, is_new = _bucket(days, day)
        if is_new and day >= floor:
            days.insert(index, day)
            return MOVED
        return SAME

    def merge(self, into: Memory, other: Memory) -> None:
        into[0] = sorted({*into[0], *other[0]})


class Extreme(_Buckets):
    """[extreme of all, days, extremes]."""

    days_at = 1

    def __init__(self, better: Callable[[int, int], int]) -> None:
        self._better = better

    def empty(self) -> Memory:
        return [None, [], []]

    def fold(self, memory: Memory, value: int, day: int, stamp: Stamp, floor: int) -> int:
        best = value if memory[0] is None else self._better(memory[0], value)
        changed = best != memory[0]
        memory[0] = best
        if day >= floor:
            changed = self._put(memory, day, value) or changed
        return MOVED if changed else SAME

    def _put(self, memory: Memory, day: int, value: int) -> bool:
        _, days, values = memory
        index, is_new = _bucket(days, day)
        if is_new:
            days.insert(index, day)
            values.insert(index, value)
            return True
        best = self._better(values[index], value)
        changed = best != values[index]
        values[index] = best
        return changed

    def merge(self, into: Memory, other: Memory) -> None:
        if other[0] is not None:
            into[0] = other[0] if into[0] is None else self._better(into[0], other[0])
        for day, value in zip(other[1], other[2], strict=True):
            self._put(into, day, value)


class Distinct(_Buckets):
    """[days, lists of value hashes]."""

    days_at = 0

    def empty(self) -> Memory:
        return [[], []]

    def fold(self, memory: Memory, value: int, day: int, stamp: Stamp, floor: int) -> int:
        if day < floor:
            return SAME
        days, sets = memory
        index, is_new = _bucket(days, day)
        if is_new:
            days.insert(index, day)
            sets.insert(index, [value])
            return MOVED
        at = bisect_left(sets[index], value)
        if at < len(sets[index]) and sets[index][at] == value:
            return SAME
        sets[index].insert(at, value)
        return MOVED

    def merge(self, into: Memory, other: Memory) -> None:
        for day, values in zip(*other, strict=True):
            for value in values:
                self.fold(into, value, day, (0, ""), -FOREVER)


class Values:
    """[sorted hashes]: distinct values ever."""

    near: ClassVar[bool] = False

    def empty(self) -> Memory:
        return [[]]

    def fold(self, memory: Memory, value: int, day: int, stamp: Stamp, floor: int) -> int:
        values = memory[0]
        index = bisect_left(values, value)
        if index < len(values) and values[index] == value:
            return SAME
        values.insert(index, value)
        return MOVED

    def merge(self, into: Memory, other: Memory) -> None:
        into[0] = sorted({*into[0], *other[0]})

    def prune(self, memory: Memory, floor: int) -> None:
        """There are no buckets."""


class Edge:
    """[first day, last day]."""

    near: ClassVar[bool] = True

    def empty(self) -> Memory:
        return [None, None]

    def fold(self, memory: Memory, value: Any, day: int, stamp: Stamp, floor: int) -> int:
        first, last = memory
        if first is None:
            memory[0] = memory[1] = day
            return MOVED
        if day > last:
            memory[1] = day
            return MOVED
        if day < first:
            memory[0] = day
            return MOVED
        return SAME

    def merge(self, into: Memory, other: Memory) -> None:
        for day in other:
            if day is not None:
                self.fold(into, None, day, (0, ""), 0)

    def prune(self, memory: Memory, floor: int) -> None:
        """There are no buckets."""


class Stamps(_Buckets):
    """[days, moments, ids]: the earliest (or the latest) event of each day.

    Enough for "A, then B": within one day the first A and the last B decide.
    """

    days_at = 0

    def __init__(self, *, earliest: bool) -> None:
        self._earliest = earliest

    def empty(self) -> Memory:
        return [[], [], []]

    def fold(self, memory: Memory, value: Any, day: int, stamp: Stamp, floor: int) -> int:
        if day < floor:
            return SAME
        days, moments, ids = memory
        index, is_new = _bucket(days, day)
        if is_new:
            days.insert(index, day)
            moments.insert(index, stamp[0])
            ids.insert(index, stamp[1])
            return MOVED
        held = (moments[index], ids[index])
        if stamp < held if self._earliest else stamp > held:
            moments[index], ids[index] = stamp
            return MOVED
        return SAME

    def merge(self, into: Memory, other: Memory) -> None:
        for day, moment, event_id in zip(*other, strict=True):
            self.fold(into, None, day, (moment, event_id), -FOREVER)


class Latest:
    """[moment, id, value]: the last word."""

    near: ClassVar[bool] = True

    def empty(self) -> Memory:
        return [-(1 << 60), "", None]

    def fold(self, memory: Memory, value: Any, day: int, stamp: Stamp, floor: int) -> int:
        at_ms, event_id = stamp
        held_ms, held_id, held = memory
        if at_ms < held_ms or (at_ms == held_ms and event_id <= held_id):
            return SAME
        memory[0], memory[1] = at_ms, event_id
        if value == held and type(value) is type(held):
            return NOTED
        memory[2] = value
        return MOVED

    def merge(self, into: Memory, other: Memory) -> None:
        self.fold(into, other[2], 0, (other[0], other[1]), 0)

    def prune(self, memory: Memory, floor: int) -> None:
        """There are no buckets."""


class Tally:
    """[{value: count}]: how often each value came.

    When full, the rarest gives its place and its count away (Space-Saving, Metwally and others 2005).
    """

    near: ClassVar[bool] = False

    def empty(self) -> Memory:
        return [{}]

    def fold(self, memory: Memory, value: str, day: int, stamp: Stamp, floor: int) -> int:
        tally = memory[0]
        if value in tally:
            tally[value] += 1
        elif len(tally) < TALLY_CAP:
            tally[value] = 1
        else:
            rarest = min(tally, key=lambda key: (tally[key], key))
            tally[value] = tally.pop(rarest) + 1
        return MOVED

    def merge(self, into: Memory, other: Memory) -> None:
        tally = into[0]
        for value, count in other[0].items():
            tally[value] = tally.get(value, 0) + count
        into[0] = dict(sorted(tally.items(), key=lambda item: (-item[1], item[0]))[:TALLY_CAP])

    def prune(self, memory: Memory, floor: int) -> None:
        """There are no buckets."""


KEEPERS: Final[Mapping[Kind, Keeper]] = {
    "count": Count(),
    "days": Days(),
    "sum": Sum(),
    "low": Extreme(min),
    "high": Extreme(max),
    "distinct": Distinct(),
    "values": Values(),
    "edge": Edge(),
    "firsts": Stamps(earliest=True),
    "lasts": Stamps(earliest=False),
    "latest": Latest(),
    "tally": Tally(),
}
