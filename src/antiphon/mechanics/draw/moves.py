"""What a person does in a draw, and what the play remembers of it."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime
from itertools import zip_longest

import msgspec

from antiphon.mechanics.draw.earning import Bought


class DrawMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One draw: `{}`."""


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's count. `day` never goes back, so flying west does not open yesterday again."""

    drawn: int = 0
    dry: int = 0  # draws since the last win
    free: int = 0  # earned and not yet used
    day: date | None = None  # the day that the next three belong to
    drawn_today: int = 0
    earned_today: int = 0  # how often the first way to earn was used
    earned_also: tuple[int, ...] = ()  # and each of the others
    window: datetime | None = None  # the beginning, in UTC, of the open hours that the next one belongs to
    drawn_in_window: int = 0
    have: Mapping[str, int] = {}  # items of the series, by key
    completed: bool = False  # the set's reward was due
    orders: Mapping[str, Bought] = {}  # that gave draws which a refund takes back

    def on(self, today: date) -> "Seat":
        """The seat as it stands today."""
        if self.day is not None and today <= self.day:
            return self
        return msgspec.structs.replace(self, day=today, drawn_today=0, earned_today=0, earned_also=())

    def within(self, window: datetime | None) -> "Seat":
        """The seat as it stands in the open hours that began then; None: there are no such hours."""
        if window is None or self.window == window:
            return self
        return msgspec.structs.replace(self, window=window, drawn_in_window=0)

    def used(self, ways: int) -> tuple[int, ...]:
        """How often each of so many ways to earn was used today."""
        return (self.earned_today, *self.earned_also, *(0 for _ in range(ways)))[:ways]


def merge_seats(kept: Seat, other: Seat) -> Seat:
    """Counts add up; of two days or open hours the later one is under way."""
    day = max((each.day for each in (kept, other) if each.day), default=None)
    window = max((each.window for each in (kept, other) if each.window), default=None)
    both = [(each.on(day) if day else each).within(window) for each in (kept, other)]
    return Seat(
        drawn=sum(each.drawn for each in both),
        dry=max(each.dry for each in both),
        free=sum(each.free for each in both),
        day=day,
        drawn_today=sum(each.drawn_today for each in both),
        earned_today=sum(each.earned_today for each in both),
        earned_also=tuple(map(sum, zip_longest(*(each.earned_also for each in both), fillvalue=0))),
        window=window,
        drawn_in_window=sum(each.drawn_in_window for each in both),
        have=dict(Counter(both[0].have) + Counter(both[1].have)),
        completed=any(each.completed for each in both),
        orders={**other.orders, **kept.orders},
    )
