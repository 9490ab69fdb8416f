"""The first reader: judges one person. Each leaf answers (is it true, the local day on which time alone may change that).

The day is exact or early, never late: before it, nothing but an event can change the answer. From the answers of its children a
node makes its own: `all` that is true lasts until the first child may change; `all` that is false lasts until the last of its
false children may; `any` is the other way round.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import Any

from antiphon.features.segments.condition import Age, All, Any_, Condition, Not, NumberOp, RandomShare
from antiphon.features.segments.keepers import Memory
from antiphon.features.segments.matching import NUMBER_OPS
from antiphon.features.segments.state import NEVER, Person
from antiphon.kernel.clock import EPOCH_DAY, day_to_date

Answer = tuple[bool, int]
Judge = Callable[[Person, int], Answer]  # (person, today) -> (truth, day on which it may change)
Test = Callable[[float], bool]

SHARE_STEPS = 1 << 32


def judge_all(children: Sequence[Judge]) -> Judge:
    """True while every child is."""

    def judge(person: Person, today: int) -> Answer:
        soonest, latest, truth = NEVER, 0, True
        for child in children:
            holds, until = child(person, today)
            if not holds:
                if until == NEVER:
                    return False, NEVER
                truth = False
                latest = max(latest, until)
            elif until < soonest:
                soonest = until
        return (True, soonest) if truth else (False, latest)

    return judge


def judge_any(children: Sequence[Judge]) -> Judge:
    """True while one child is."""

    def judge(person: Person, today: int) -> Answer:
        soonest, latest, truth = NEVER, 0, False
        for child in children:
            holds, until = child(person, today)
            if holds:
                if until == NEVER:
                    return True, NEVER
                truth = True
                latest = max(latest, until)
            elif until < soonest:
                soonest = until
        return (True, latest) if truth else (False, soonest)

    return judge


def judge_not(child: Judge) -> Judge:
    """True while the child is not."""

    def judge(person: Person, today: int) -> Answer:
        holds, until = child(person, today)
        return not holds, until

    return judge


def judge_total(slot_id: int, at: int, test: Test) -> Judge:
    """A total over all time at place `at` of the slot's memory; 0 when there is none. Time alone does not change it."""

    def judge(person: Person, today: int) -> Answer:
        memory = person.memories[slot_id]
        return test(memory[at] if memory is not None else 0), NEVER

    return judge


def judge_window(slot_id: int, days_at: int, values_at: int | None, days: int, test: Test, *, lasting: bool | None = None) -> Judge:
    """The sum of a column over the last `days` days (None: the number of days), and the day on which leaving buckets change the answer.

    `lasting`: the answer that a smaller sum cannot change, where the values of the column are never negative.
    """
    of_nothing = test(0)

    def judge(person: Person, today: int) -> Answer:
        memory = person.memories[slot_id]
        if memory is None:
            return of_nothing, NEVER
        on, before = memory[days_at], today - days
        if not on or on[-1] <= before:
            return of_nothing, NEVER
        index = 0 if on[0] > before else bisect_right(on, before)
        values: Sequence[int] = memory[values_at] if values_at is not None else [1] * len(on)
        left = sum(values[index:] if index else values)
        truth = test(left)
        if truth is lasting:
            return truth, NEVER
        for position in range(index, len(on)):
            left -= values[position]
            if test(left) is not truth:
                return truth, on[position] + days
        return truth, NEVER

    return judge


def judge_average(slot_id: int, days: int | None, op: NumberOp, wanted: float) -> Judge:
    """`sum` against `wanted x count`: false for nothing."""
    compare = NUMBER_OPS[op]

    def test(total: int, count: int) -> bool:
        return count > 0 and compare(float(total), wanted * float(count))

    def judge(person: Person, today: int) -> Answer:
        memory = person.memories[slot_id]
        if memory is None:
            return False, NEVER
        if days is None:
            return test(memory[0], memory[1]), NEVER
        _, _, on, sums, counts = memory
        index = bisect_right(on, today - days)
        total, count = sum(sums[index:]), sum(counts[index:])
        truth = test(total, count)
        for position in range(index, len(on)):
            total -= sums[position]
            count -= counts[position]
            if test(total, count) is not truth:
                return truth, on[position] + days
        return truth, NEVER

    return judge


def judge_extreme(slot_id: int, days: int | None, better: Callable[[Sequence[int]], int], test: Test) -> Judge:
    """The least or greatest value: false for nothing. Judged again when the oldest bucket leaves."""

    def judge(person: Person, today: int) -> Answer:
        memory = person.memories[slot_id]
        if memory is None:
            return False, NEVER
        if days is None:
            return memory[0] is not None and test(memory[0]), NEVER
        on = memory[1]
        index = bisect_right(on, today - days)
        if index == len(on):
            return False, NEVER
        return test(better(memory[2][index:])), on[index] + days

    return judge


def judge_distinct(slot_id: int, days: int | None, test: Test) -> Judge:
    """The number of different values. Judged again when the oldest bucket leaves."""

    def judge(person: Person, today: int) -> Answer:
        memory = person.memories[slot_id]
        if memory is None:
            return test(0), NEVER
        if days is None:
            return test(len(memory[0])), NEVER
        on, sets = memory
        index = bisect_right(on, today - days)
        if index == len(on):
            return test(0), NEVER
        return test(len({value for values in sets[index:] for value in values})), on[index] + days

    return judge


def judge_last(slot_id: int, birth_id: int, days: int, *, within: bool) -> Judge:
    """Whether the last event is in the window; or whether neither it nor the person's first event of any kind is."""

    def judge_within(person: Person, today: int) -> Answer:
        memory = person.memories[slot_id]
        if memory is None or memory[1] <= today - days:
            return False, NEVER
        return True, memory[1] + days

    def judge_absence(person: Person, today: int) -> Answer:
        birth = person.memories[birth_id]
        if birth is None:
            return False, NEVER
        memory = person.memories[slot_id]
        since = birth[0] if memory is None else max(birth[0], memory[1])
        return (True, NEVER) if since <= today - days else (False, since + days)

    return judge_within if within else judge_absence


def judge_age(slot_id: int, leaf: Age) -> Judge:
    """Days since the first or last event, compared; false without one."""
    at, compare, wanted = (0 if leaf.of == "first" else 1), NUMBER_OPS[leaf.op], leaf.days

    def judge(person: Person, today: int) -> Answer:
        memory = person.memories[slot_id]
        if memory is None:
            return False, NEVER
        age = today - memory[at]
        if age < wanted:
            return compare(age, wanted), memory[at] + wanted
        if age == wanted:
            return compare(age, wanted), today + 1
        return compare(age, wanted), NEVER

    return judge


def judge_sequence(first_id: int, then_id: int, within_days: int, days: int | None) -> Judge:
    """Whether some `then` follows a `first` closely enough; the last such day decides how long."""

    def judge(person: Person, today: int) -> Answer:
        firsts, lasts = person.memories[first_id], person.memories[then_id]
        if firsts is None or lasts is None:
            return False, NEVER
        for index in range(len(lasts[0]) - 1, -1, -1):
            day = lasts[0][index]
            if days is not None and day <= today - days:
                break
            if _follows(firsts, lasts, index, within_days):
                return True, NEVER if days is None else day + days
        return False, NEVER

    return judge


def _follows(firsts: Memory, lasts: Memory, index: int, within_days: int) -> bool:
    day = lasts[0][index]
    at = bisect_left(firsts[0], day)
    if at and firsts[0][at - 1] > day - within_days:
        return True
    same_day = at < len(firsts[0]) and firsts[0][at] == day
    return same_day and (firsts[1][at], firsts[2][at]) < (lasts[1][index], lasts[2][index])


def judge_latest(slot_id: int, test: Callable[[object], bool]) -> Judge:
    """The last word about a trait."""

    def judge(person: Person, today: int) -> Answer:
        memory = person.memories[slot_id]
        return memory is not None and test(memory[2]), NEVER

    return judge


def judge_anniversary(slot_id: int, days: int) -> Judge:
    """Whether the date comes round within `days` days, today included."""

    def judge(person: Person, today: int) -> Answer:
        memory = person.memories[slot_id]
        month_day = month_and_day(memory[2]) if memory is not None else None
        if month_day is None:
            return False, NEVER
        coming = next_anniversary(month_day, today)
        return (True, coming + 1) if coming - today < days else (False, coming - days + 1)

    return judge


def month_and_day(value: object) -> tuple[int, int] | None:
    """Month and day of `YYYY-MM-DD` or `MM-DD` (anything may follow the former); None for anything else."""
    match = _DATE.match(value) if isinstance(value, str) else None
    if match is None:
        return None
    month, day = int(match[1] or match[3]), int(match[2] or match[4])
    return (month, day) if 1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1] else None


_DATE = re.compile(r"[0-9]{4}-([0-9]{2})-([0-9]{2})|([0-9]{2})-([0-9]{2})\Z")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def next_anniversary(month_day: tuple[int, int], today: int) -> int:
    """The first day from `today` on that bears the date; 29 February is kept on the 28th in common years."""
    year = day_to_date(today).year
    this_year = _in_year(month_day, year)
    return this_year if this_year >= today else _in_year(month_day, year + 1)


def _in_year(month_day: tuple[int, int], year: int) -> int:
    month, day = month_day
    on = date(year, 3, 1) - timedelta(days=1) if (month, day) == (2, 29) else date(year, month, day)
    return on.toordinal() - EPOCH_DAY


@lru_cache(maxsize=16_384)
def share_point(salt: str, person_id: str) -> int:
    """Where a person stands among `SHARE_STEPS` equal steps: the first 32 bits of SHA-256 over `salt/person`."""
    return int.from_bytes(sha256(f"{salt}/{person_id}".encode()).digest()[:4], "big")


def share_bounds(leaf: RandomShare) -> tuple[int, int]:
    """The steps a share takes: from the first, below the second."""
    return int(leaf.above / 100 * SHARE_STEPS), int(leaf.to / 100 * SHARE_STEPS)


def judge_share(leaf: RandomShare) -> Judge:
    """Whether the person's point falls into the share."""
    low, high = share_bounds(leaf)

    def judge(person: Person, today: int) -> Answer:
        return low <= share_point(leaf.salt, person.id) < high, NEVER

    return judge


def judge_member(segment: str, position: int | None) -> Judge:
    """Membership of a segment that was judged before; it lasts as long as that judgement."""

    def judge(person: Person, today: int) -> Answer:
        return segment in person.shown.since, NEVER if position is None else person.flips.get(position, NEVER)

    return judge


def judge_value(read: Callable[[Person, int], tuple[Any, int]], test: Callable[[object], bool]) -> Judge:
    """A computed tag, compared; judged again when its value may change."""

    def judge(person: Person, today: int) -> Answer:
        value, until = read(person, today)
        return test(value), until

    return judge


def combine(condition: Condition, leaf: Callable[[Condition], Judge]) -> Judge:
    """The judge of a tree, its leaves made by `leaf`."""
    if isinstance(condition, All):
        return judge_all([combine(child, leaf) for child in condition.of])
    if isinstance(condition, Any_):
        return judge_any([combine(child, leaf) for child in condition.of])
    if isinstance(condition, Not):
        return judge_not(combine(condition.of, leaf))
    return leaf(condition)
