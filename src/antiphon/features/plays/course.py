"""Results of a play over days: what came of it, compared with the days before, by day, by hour of the clock, by reason and by reward.

Everything is read from counts that the host keeps by the hour, so it takes as long at a million moves as at a thousand.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.plays.batch import GAVE, TOOK
from antiphon.features.plays.naming import COMMON, name_asset
from antiphon.features.plays.results import ReasonLine
from antiphon.features.plays.running import Running
from antiphon.features.plays.store import results as rows
from antiphon.kernel.amounts import Asset
from antiphon.kernel.clock import day_start_ms, from_ms, local_day
from antiphon.kernel.errors import Invalid
from antiphon.sdk.words import Text

MAX_DAYS: Final = 366
_STIMULI: Final = frozenset({"move", "event", "alarm", "ruling"})


class Sums(msgspec.Struct, frozen=True):
    """Of a stretch of days. `people` counts each person once a day; `rewards` counts rewards, `points` what was given of points."""

    people: int
    moves: int
    accepted: int
    refused: int
    rewards: int
    points: int
    points_taken: int


class DayLine(msgspec.Struct, frozen=True):
    """One local day."""

    on: date
    people: int
    moves: int
    accepted: int
    refused: int
    rewards: int
    points: int


class ClockLine(msgspec.Struct, frozen=True):
    """Moves in one hour of the workspace's clock, 0 to 23, all days together."""

    hour: int
    moves: int


class RewardLine(msgspec.Struct, frozen=True):
    """What was given of one asset, and what people gave for it; `times` is how often it was given."""

    asset: str
    name: Text
    given: int
    times: int
    taken: int


class Course(msgspec.Struct, frozen=True):
    """`before` is the stretch of the same length before this one; None when the play had not begun by then."""

    as_of: datetime
    since: date
    until: date
    now: Sums
    before: Sums | None
    by_day: tuple[DayLine, ...]
    by_clock: tuple[ClockLine, ...]
    rewards: tuple[RewardLine, ...]
    because: tuple[ReasonLine, ...]
    refusals: tuple[ReasonLine, ...]


def read_course(session: ReadSession, running: Running, days: int, now_ms: int, zone: str) -> Course:
    """The last `days` local days with today; 0: all since the beginning, a year at most. Raises `Invalid`."""
    if not 0 <= days <= MAX_DAYS:
        raise Invalid(f"days is 1 to {MAX_DAYS}, or 0 for all.", code="bad_days")
    workspace, play_id = running.workspace, running.id
    today = local_day(now_ms, zone)
    first_ms = rows.first_hour(session, workspace, play_id)
    began = today if first_ms is None else local_day(first_ms, zone)
    length = days or min(MAX_DAYS, today - began + 1)
    since = today - length + 1
    start, end, earlier = (day_start_ms(day, zone) for day in (since, today + 1, since - length))
    hours = rows.sum_hours(session, workspace, play_id, start, end)
    reasons = rows.sum_reasons(session, workspace, play_id, start, end)
    old = rows.sum_reasons(session, workspace, play_id, earlier, start) if began < since else None
    return Course(
        as_of=from_ms(now_ms),
        since=_date(since),
        until=_date(today),
        now=_sums(reasons),
        before=None if old is None else _sums(old),
        by_day=_by_day(hours, _points_by_hour(session, running, start, end), since, length, zone),
        by_clock=_by_clock(hours, zone),
        rewards=_rewards(running, reasons),
        because=_reasons(running, reasons, "accepted"),
        refusals=_reasons(running, reasons, "refused"),
    )


def _sums(lines: Iterable[Any]) -> Sums:
    found: dict[str, int] = defaultdict(int)
    for kind, outcome, because, count, people in lines:
        if kind in _STIMULI:
            found["people"] += people
            found[outcome] += count if kind == "move" else 0
        elif kind == GAVE:
            found["rewards"] += people
            found["points"] += count if because == "points" else 0
        elif kind == TOOK and because == "points":
            found["taken"] += count
    moves = found["accepted"] + found["refused"] + found["failed"]
    return Sums(found["people"], moves, found["accepted"], found["refused"], found["rewards"], found["points"], found["taken"])


def _points_by_hour(session: ReadSession, running: Running, start: int, end: int) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for at, points in rows.sum_given(session, running.workspace, running.id, GAVE, "points", start, end):
        found[at] += points
    return found


def _by_day(hours: Sequence[Any], points: dict[int, int], since: int, length: int, zone: str) -> tuple[DayLine, ...]:
    days: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for at, kind, outcome, count, people in hours:
        day = days[local_day(at, zone)]
        if kind in _STIMULI:
            day["people"] += people
            if kind == "move":
                day["moves"] += count
                day[outcome] += count
        elif kind == GAVE:
            day["rewards"] += people
    for at, amount in points.items():
        days[local_day(at, zone)]["points"] += amount
    names = DayLine.__struct_fields__[1:]
    return tuple(DayLine(_date(day), *(days[day][name] for name in names)) for day in range(since, since + length))


def _date(day: int) -> date:
    return date(1970, 1, 1) + timedelta(days=day)


def _by_clock(hours: Sequence[Any], zone: str) -> tuple[ClockLine, ...]:
    there = ZoneInfo(zone)
    moves = [0] * 24
    for at, kind, _, count, _ in hours:
        if kind == "move":
            moves[datetime.fromtimestamp(at / 1_000, there).hour] += count
    return tuple(ClockLine(hour, count) for hour, count in enumerate(moves))


def _rewards(running: Running, lines: Iterable[Any]) -> tuple[RewardLine, ...]:
    given: dict[str, int] = defaultdict(int)
    times: dict[str, int] = defaultdict(int)
    taken: dict[str, int] = defaultdict(int)
    for kind, _, asset, amount, count in lines:
        if kind == GAVE:
            given[asset] += amount
            times[asset] += count
        elif kind == TOOK:
            taken[asset] += amount
    assets = sorted({*given, *taken}, key=lambda asset: (-times[asset], asset))
    # Prizes of 20 and of 50 points are summed up here: neither name would be true of the sum.
    names = {each: COMMON.get(each) or name_asset(running.rules, Asset(each)) for each in assets}
    return tuple(RewardLine(each, names[each], given[each], times[each], taken[each]) for each in assets)


def _reasons(running: Running, lines: Iterable[Any], wanted: str) -> tuple[ReasonLine, ...]:
    found: dict[str, int] = defaultdict(int)
    for kind, outcome, because, count, _ in lines:
        if kind in _STIMULI and outcome == wanted and because != "ignored":
            found[because] += count
    return tuple(ReasonLine(key, running.say(key), count) for key, count in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
