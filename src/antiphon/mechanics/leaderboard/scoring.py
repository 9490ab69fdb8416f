"""What an event is worth, and how limits cut it."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Final

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.leaderboard.moves import Score, Seat
from antiphon.mechanics.leaderboard.rules import MOST_DIFFERENT, Rules
from antiphon.sdk.charts import tally
from antiphon.sdk.effects import PLAY, WORLD, Enlist, Transfer
from antiphon.sdk.facts import Person
from antiphon.sdk.mechanic import Event

GROUPS: Final = "groups"  # the lists of groups, one for each season
DAYS_KEPT: Final = timedelta(days=7)  # with a daily limit, what is older is not counted any more
MOST_POINTS: Final = 10**12  # of one event: what is larger is a slip, or an attack


def worth(rules: Rules, event: Event) -> int:
    """What an event is worth before the daily limit; 0 when it does not count. Sums are whole: fractions are cut off."""
    if event.name != rules.event:
        return 0
    value: object = event.properties.get(rules.property)
    if rules.measure == "count":
        return 1
    if rules.measure == "distinct":
        return int(value is not None and value != "")
    points = min(_whole(value), MOST_POINTS)
    return points if rules.per_event is None else min(points, rules.per_event)


def _whole(value: object) -> int:
    """A positive number without its fraction, also one written as text; 0 for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return 0
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return 0
    return int(min(number, Decimal(MOST_POINTS))) if number.is_finite() and number > 0 else 0


def mark_of(rules: Rules, event: Event) -> str:
    """A short mark of the value that must be different."""
    return sha256(str(event.properties.get(rules.property)).encode(errors="replace")).hexdigest()[:12]


def counted(rules: Rules, score: Score, event: Event, day: date) -> tuple[Score, int]:
    """The score after an event of a day, and what it brought."""
    points, marks = worth(rules, event), score.marks
    if rules.measure == "distinct" and points:
        mark = mark_of(rules, event)
        if mark in marks or len(marks) >= MOST_DIFFERENT:
            return score, 0
        marks = (*marks, mark)
    if rules.per_day is None or not points:
        return (replace(score, points=score.points + points, marks=marks), points) if points else (score, 0)
    newest = max((day, *score.days))
    if day <= newest - DAYS_KEPT:
        return score, 0
    points = min(points, rules.per_day - score.days.get(day, 0))
    if points <= 0:
        return score, 0
    days = {each: count for each, count in score.days.items() if each > newest - DAYS_KEPT}
    days[day] = days.get(day, 0) + points
    return Score(score.points + points, days, marks), points


def joined(rules: Rules, one: Score, other: Score) -> Score:
    """The score of two who turned out to be one: added up, but no day above its limit and no value twice."""
    twice = len(set(one.marks) & set(other.marks))
    days = {day: one.days.get(day, 0) + other.days.get(day, 0) for day in sorted(one.days.keys() | other.days.keys())}
    above = sum(max(0, count - rules.per_day) for count in days.values()) if rules.per_day is not None else 0
    marks = (*one.marks, *(mark for mark in other.marks if mark not in one.marks))[:MOST_DIFFERENT]
    capped = {day: count if rules.per_day is None else min(count, rules.per_day) for day, count in days.items()}
    return Score(max(one.points, other.points, one.points + other.points - twice - above), capped, marks)


def key_of(person_id: str) -> str:
    """A person's row on the lists: always the same, and it does not tell who it is."""
    return sha256(f"leaderboard/{person_id}".encode()).hexdigest()[:20]


def group_of(rules: Rules, person: Person) -> str | None:
    """The first group that a person belongs to."""
    if not rules.group_by:
        return next((group.key for group in rules.groups if group.key in person.segments), None)
    value = person.tags.get(rules.group_by)
    spelled = ("true" if value else "false") if isinstance(value, bool) else str(value)
    return next((group.key for group in rules.groups if value is not None and group.key == spelled), None)


def group_tally(key: str) -> Asset:
    """The asset that counts a group's score; keys in other letters are spelled by their hash."""
    return tally(f"group-{key if key.isascii() else sha256(key.encode()).hexdigest()[:16]}")


def for_groups(contributions: Mapping[str, int], *, back: bool = False) -> tuple[Transfer, ...]:
    """Bring to groups what somebody scored for them, or take it back."""
    ends = (PLAY, WORLD) if back else (WORLD, PLAY)
    return tuple(Transfer(group_tally(key), points, *ends) for key, points in sorted(contributions.items()) if points)


def sums_of(label: str, contributions: Mapping[str, int], *, back: bool = False) -> tuple[Enlist, ...]:
    """The same for one season: each group has a row on its list."""
    sign = -1 if back else 1
    return tuple(Enlist(f"{GROUPS}:{label}", key, sign * points, {}, adds=True) for key, points in sorted(contributions.items()) if points)


def with_more(by_season: Mapping[str, Mapping[str, int]], label: str, more: Mapping[str, int]) -> dict[str, Mapping[str, int]]:
    """What was brought by season, with something more for one of them."""
    before = by_season.get(label, {})
    return {**by_season, label: {key: before.get(key, 0) + more.get(key, 0) for key in dict.fromkeys((*before, *more))}}


def is_listed(rules: Rules, seat: Seat) -> bool:
    """Whether a person stands on the lists."""
    return not seat.removed and (seat.choice == "joined" if rules.opt_in else seat.choice != "left")
