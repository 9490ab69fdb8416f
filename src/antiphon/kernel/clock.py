"""Moments, local days and the conversions between them. Values only: nobody here reads a clock.

A moment is an aware `datetime` in UTC; on disk it is an integer of milliseconds since 1970. A local day is a `date`
in some IANA zone; on disk it is an integer of days since 1970.
"""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, reset_tzpath

# Days must begin at the same moment in every process: by the zone data that is locked with the code, not by the machine's own.
reset_tzpath(())

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = date(1970, 1, 1).toordinal()
ONE_MS = timedelta(milliseconds=1)
DAY_MS = 86_400_000
LAST_MS = 253_402_300_799_000  # 9999-12-31T23:59:59Z, the last moment a `datetime` can hold


class Clock(Protocol):
    """Whoever must know the time is given one of these, so that tests can set it."""

    def now_ms(self) -> int:
        """Milliseconds since 1970, UTC."""
        ...


def to_ms(moment: datetime) -> int:
    """Milliseconds since 1970 of an aware moment; what is finer than a millisecond is cut off."""
    return (moment - EPOCH) // ONE_MS


def from_ms(at_ms: int) -> datetime:
    """The UTC moment of milliseconds since 1970."""
    return EPOCH + timedelta(milliseconds=at_ms)


@lru_cache(maxsize=1024)
def get_zone(name: str) -> ZoneInfo:
    """The zone of an IANA name; raises `ValueError` for a name nobody knows."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = f"There is no time zone called {name!r}; use an IANA name such as Asia/Shanghai."
        raise ValueError(message) from error


def is_zone(name: str) -> bool:
    """Whether `name` is an IANA zone this machine knows."""
    try:
        get_zone(name)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=4096)
def date_in(zone: ZoneInfo, moment: datetime) -> date:
    """The calendar day of a moment in a zone. Remembered: many people are asked about at one moment."""
    return moment.astimezone(zone).date()


def local_date(at_ms: int, zone: str) -> date:
    """The calendar day that a moment falls on in a zone."""
    return from_ms(at_ms).astimezone(get_zone(zone)).date()


def local_day(at_ms: int, zone: str) -> int:
    """The same as `local_date`, as days since 1970."""
    return local_date(at_ms, zone).toordinal() - EPOCH_DAY


def day_to_date(day: int) -> date:
    """The date of a count of days since 1970."""
    return date.fromordinal(day + EPOCH_DAY)


def day_start_ms(day: int, zone: str) -> int:
    """The first moment of a local day. Where midnight does not exist (a spring gap), the first moment after it."""
    on = day_to_date(day)
    naive_midnight = datetime(on.year, on.month, on.day, tzinfo=get_zone(zone))
    moment = to_ms(naive_midnight.astimezone(UTC))
    while local_day(moment, zone) < day:  # fold or gap: the wall clock names a moment that belongs to the day before
        moment += 15 * 60 * 1000
    return moment
