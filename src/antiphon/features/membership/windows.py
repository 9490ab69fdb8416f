"""Windows of days and terms, in local days since 1970. Pure: nobody here reads a clock."""

import calendar
from datetime import date
from typing import Literal

from antiphon.kernel.clock import EPOCH_DAY, day_to_date

NEVER = 1 << 40  # a day that does not come

Period = Literal["rolling", "year", "quarter"]


def day_of(on: date) -> int:
    """A date as days since 1970."""
    return on.toordinal() - EPOCH_DAY


def period_start(day: int, period: Period) -> int:
    """The first day of the calendar year or quarter that a day lies in."""
    on = day_to_date(day)
    month = 1 if period == "year" else (on.month - 1) // 3 * 3 + 1
    return day_of(date(on.year, month, 1))


def next_period(day: int, period: Period) -> int:
    """The first day after the calendar year or quarter that a day lies in."""
    on = day_to_date(day)
    if period == "year":
        return day_of(date(on.year + 1, 1, 1))
    month = (on.month - 1) // 3 * 3 + 4
    return day_of(date(on.year + month // 12, month % 12, 1)) if month > 12 else day_of(date(on.year, month, 1))


def add_months(day: int, months: int) -> int:
    """The same date some months later; where that month is shorter, its last day (29 February, a year later, is 28 February)."""
    on = day_to_date(day)
    month = on.year * 12 + on.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return day_of(date(year, month, min(on.day, calendar.monthrange(year, month)[1])))
