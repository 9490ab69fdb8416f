"""Days without a gap: the memory of a check-in, and its arithmetic."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import msgspec

ONE_DAY = timedelta(days=1)
KEPT_DAYS = 62  # the oldest day that can be made up is 31 days ago, and its whole month must be known


class Run(msgspec.Struct, frozen=True):
    """An unbroken run of days, and how often each milestone (by its day) was paid for it."""

    first: date
    last: date
    paid: Mapping[int, int] = {}

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the play remembers about one person: the last two months, as runs in order."""

    runs: tuple[Run, ...] = ()
    made_up: tuple[date, ...] = ()
    whole: tuple[date, ...] = ()  # months (by their first day) that were paid as whole ones
    birthday_year: int | None = None  # the last year in which the birthday was honoured

    @property
    def last_on(self) -> date | None:
        """The latest day checked in."""
        return self.runs[-1].last if self.runs else None

    def run_with(self, day: date) -> Run | None:
        """The run that holds a day, if it was checked in or made up."""
        return next((run for run in self.runs if run.first <= day <= run.last), None)

    def streak(self, today: date) -> int:
        """How long the run is that still lives: one that ends today or yesterday."""
        run = self.run_with(today) or self.run_with(today - ONE_DAY)
        return run.days if run else 0


def join(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs in order, with those that touch made one; what was paid for either was paid for both."""
    joined: list[Run] = []
    for run in sorted(runs, key=lambda each: each.first):
        if joined and run.first <= joined[-1].last + ONE_DAY:
            before = joined.pop()
            paid = {day: before.paid.get(day, 0) + run.paid.get(day, 0) for day in before.paid.keys() | run.paid.keys()}
            joined.append(Run(before.first, max(before.last, run.last), paid))
        else:
            joined.append(run)
    return tuple(joined)


def with_day(seat: Seat, day: date, today: date, *, made_up: bool = False) -> Seat:
    """The seat with one more day, without what is too old to matter."""
    oldest = today - timedelta(days=KEPT_DAYS)
    runs = join((*seat.runs, Run(day, day)))
    marks = (*seat.made_up, day) if made_up else seat.made_up
    return msgspec.structs.replace(
        seat,
        runs=tuple(run for run in runs if run.last >= oldest),
        made_up=tuple(sorted(mark for mark in marks if mark >= oldest)),
        whole=tuple(month for month in seat.whole if month >= oldest.replace(day=1)),
    )


def with_paid(seat: Seat, run: Run, paid: Mapping[int, int]) -> Seat:
    """The seat after more milestones of a run were paid."""
    total = {day: run.paid.get(day, 0) + paid.get(day, 0) for day in run.paid.keys() | paid.keys()}
    told = Run(run.first, run.last, total)
    return msgspec.structs.replace(seat, runs=tuple(told if each.first == run.first else each for each in seat.runs))
