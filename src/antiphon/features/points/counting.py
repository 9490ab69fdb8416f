"""What one person has been given already, as far as a limit asks: counts by period, last moments, and marks of things done once."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from antiphon.features.points.rules import Cap, Group, Period, Rule

LIFE = "l"


class Place(NamedTuple):
    """Where something is counted: a rule or a group (its key after an @), and a period."""

    scope: str
    period: str


class Count(NamedTuple):
    """How much was given, and how often."""

    points: int = 0
    times: int = 0


NOTHING = Count()


def period_key(per: Period, on: date) -> str:
    """The period that a local day is in: "d2026-11-08", "w2026-11-02" (its Monday), "m2026-11" or "l"."""
    match per:
        case "day":
            return f"d{on.isoformat()}"
        case "week":
            return f"w{(on - timedelta(days=on.weekday())).isoformat()}"
        case "month":
            return f"m{on.isoformat()[:7]}"
        case "life":
            return LIFE


def group_scope(key: str) -> str:
    """The scope of a group."""
    return f"@{key}"


def places_of(scope: str, caps: Iterable[Cap], on: date) -> list[Place]:
    """Where the caps of one scope look on a day, each place once."""
    return list(dict.fromkeys(Place(scope, period_key(cap.per, on)) for cap in caps))


def counted_places(rule_id: str, rule: Rule, group: Group, on: date) -> tuple[Place, ...]:
    """Everywhere that a grant by this rule counts."""
    return (*places_of(rule_id, rule.caps, on), *places_of(group_scope(group.key), group.caps, on))


class Counters:
    """The counts of one person. Changed by what is given; `changed` says which."""

    __slots__ = ("changed", "counts", "last_ms", "marks", "new_marks")

    def __init__(self) -> None:
        self.counts: dict[Place, Count] = {}
        self.last_ms: dict[str, int] = {}  # rule -> moment of the latest event that it rewarded
        self.marks: set[tuple[str, str]] = set()  # (rule, mark)
        self.changed: set[Place] = set()
        self.new_marks: list[tuple[str, str]] = []

    def count(self, place: Place) -> Count:
        """What was given there so far."""
        return self.counts.get(place, NOTHING)

    def add(self, places: Sequence[Place], points: int, times: int) -> None:
        """Count something given (or, with negative numbers, taken back); no count falls under nothing."""
        for place in places:
            had = self.count(place)
            self.counts[place] = Count(max(0, had.points + points), max(0, had.times + times))
            self.changed.add(place)

    def mark(self, rule_id: str, mark: str) -> None:
        """Remember something that is given once."""
        if (rule_id, mark) not in self.marks:
            self.marks.add((rule_id, mark))
            self.new_marks.append((rule_id, mark))
