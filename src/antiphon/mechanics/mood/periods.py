"""Periods, and the count that begins anew with each.

Periods are numbered: days from 0001-01-01, weeks by their Mondays, and 1 where there is only one. The count of the period under way
stands in tallies of its own, and a tally tells the number of that period: whoever comes first in a later one empties the counts and
raises the number.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from antiphon.kernel.amounts import Asset
from antiphon.kernel.clock import date_in, get_zone
from antiphon.mechanics.mood.rules import Mood, Rules
from antiphon.sdk.charts import tally
from antiphon.sdk.effects import PLAY, WORLD, Transfer
from antiphon.sdk.facts import Facts

PERIOD = tally("period")  # the number of the period that the counts below belong to
PEOPLE = tally("people")  # everybody who ever told a mood


def now_tally(key: str) -> Asset:
    """Counts a mood in the period under way."""
    return tally(f"now-{key}")


def all_tally(key: str) -> Asset:
    """Counts a mood in all periods."""
    return tally(f"all-{key}")


def period_of(rules: Rules, at: datetime) -> int:
    """The number of the period that a moment belongs to."""
    if rules.every == "once":
        return 1
    day = date_in(get_zone(rules.zone or "UTC"), at).toordinal()
    return day if rules.every == "day" else (day - 1) // 7 + 1


def next_begins(rules: Rules, facts: Facts) -> datetime | None:
    """When the next period begins, in UTC; None where there is only one."""
    if rules.every == "once":
        return None
    number = period_of(rules, facts.now) + 1
    day = date.fromordinal(number if rules.every == "day" else (number - 1) * 7 + 1)
    return facts.counted_in(rules.zone or "UTC").start_of(day)


def counts(moods: Iterable[Mood], left: Mapping[Asset, int], period: int) -> dict[str, int]:
    """How many told each mood in a period; in one that nobody has begun, nobody."""
    begun = left.get(PERIOD, 0) == period
    return {mood.key: left.get(now_tally(mood.key), 0) if begun else 0 for mood in moods}


def begin(rules: Rules, left: Mapping[Asset, int], period: int) -> tuple[Transfer, ...]:
    """The transfers that make this the period under way; none where it is already."""
    before = left.get(PERIOD, 0)
    if before >= period:
        return ()
    emptied = ((now_tally(mood.key), left.get(now_tally(mood.key), 0)) for mood in rules.moods)
    return (
        *(Transfer(asset, count, PLAY, WORLD) for asset, count in emptied if count),
        Transfer(PERIOD, period - before, WORLD, PLAY),
    )


def spelled(rules: Rules, period: int) -> str:
    """The first day of a period, such as 2026-11-22; empty where there is only one."""
    if rules.every == "once":
        return ""
    return (date.min + timedelta(days=(period if rules.every == "day" else (period - 1) * 7 + 1) - 1)).isoformat()
