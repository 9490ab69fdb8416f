"""When a draw is open: hours of every day, or of certain days, in the zone of the rules. Pure: time comes in as an argument."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Annotated, Final, NamedTuple

import msgspec

from antiphon.kernel.clock import get_zone
from antiphon.sdk.words import field

DAY_MINUTES: Final = 24 * 60


class Window(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From a time of day, so many minutes; every day, or on one day."""

    at: Annotated[str, field("开始时刻", "Begins at", "24 小时制，例如 20:00。", "In 24 hours, such as 20:00.", max_length=5)] = "20:00"
    minutes: Annotated[
        int,
        field("分钟", "Minutes", "开放多少分钟，最多 1,440。", "How long it is open, 1,440 at most.", at_least=1, at_most=DAY_MINUTES),
    ] = 10
    on: Annotated[
        str,
        field(
            "日期",
            "Date",
            "只在这一天开放，例如 2026-11-11；留空为每天。",
            "Open on this day only, such as 2026-11-11; empty: every day.",
            max_length=10,
        ),
    ] = ""


class Span(NamedTuple):
    """One opening, in UTC. The end is not part of it."""

    start: datetime
    end: datetime


def time_of(text: str) -> time | None:
    """A time of day from `20:00`; None for anything else."""
    hours, colon, minutes = text.partition(":")
    if not (colon and len(hours) == len(minutes) == 2 and (hours + minutes).isascii() and (hours + minutes).isdigit()):
        return None
    return time(int(hours), int(minutes)) if int(hours) < 24 and int(minutes) < 60 else None


def date_of(text: str) -> date | None:
    """A day from `2026-11-11`; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None


def open_now(windows: Sequence[Window], zone: str, now: datetime) -> Span | None:
    """The opening that a moment lies in; of several the one that began first."""
    return min((span for span in _spans(windows, zone, now) if span.start <= now < span.end), default=None)


def opens_next(windows: Sequence[Window], zone: str, now: datetime, ends_at: datetime | None = None) -> datetime | None:
    """When it opens again; None when it does not, or only after the play is over."""
    start = min((span.start for span in _spans(windows, zone, now) if span.start > now), default=None)
    return None if start is None or (ends_at is not None and start >= ends_at) else start


def overlap(windows: Sequence[Window]) -> bool:
    """Whether two openings of good windows share a moment, by the clock on the wall."""
    noon = datetime(2026, 6, 15, 12, tzinfo=UTC)
    daily = [window for window in windows if not window.on]
    for window in windows:
        day = date_of(window.on)
        around = noon if day is None else datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        others = daily if day is None else [*daily, *(each for each in windows if each.on)]
        spans = sorted(_spans(others, "UTC", around))
        if any(before.end > after.start for before, after in pairwise(spans)):
            return True
    return False


def _spans(windows: Sequence[Window], zone: str, now: datetime) -> Iterator[Span]:
    """Openings near a moment: of dated windows all, of daily ones those of the day before, the day and the day after."""
    there = get_zone(zone or "UTC")
    today = now.astimezone(there).date()
    for window in windows:
        at, on = time_of(window.at), date_of(window.on)
        if at is None or (window.on and on is None):
            continue
        days = (on,) if on is not None else (today - timedelta(days=1), today, today + timedelta(days=1))
        for day in days:
            start = datetime.combine(day, at, there).astimezone(UTC)
            yield Span(start, start + timedelta(minutes=window.minutes))
