"""Seasons: from one midnight to another in the play's own zone."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final

import msgspec

from antiphon.mechanics.leaderboard.rules import Rules
from antiphon.sdk.facts import Facts

ONE_DAY: Final = timedelta(days=1)
WHOLE: Final = "whole"
LIST: Final = "season"


class Season(msgspec.Struct, frozen=True):
    """A stretch of days. `next_on` is the first day after it; None: it ends with the play."""

    label: str
    first_on: date | None
    next_on: date | None

    @property
    def list(self) -> str:
        """The list it is ranked on."""
        return f"{LIST}:{self.label}"


def season_of(rules: Rules, day: date) -> Season:
    """The season a day belongs to. Weeks are those of ISO 8601, from Monday."""
    if rules.season == "day":
        return Season(day.isoformat(), day, day + ONE_DAY)
    if rules.season == "week":
        monday = day - timedelta(days=day.weekday())
        year, week, _ = day.isocalendar()
        return Season(f"{year}-W{week:02}", monday, monday + timedelta(days=7))
    if rules.season == "month":
        first = day.replace(day=1)
        return Season(f"{first:%Y-%m}", first, (first + timedelta(days=31)).replace(day=1))
    return Season(WHOLE, None, None)


def season_named(rules: Rules, label: str) -> Season | None:
    """The season of a label; None when it is none of this play's."""
    if rules.season == "whole":
        return Season(WHOLE, None, None) if label == WHOLE else None
    try:
        if rules.season == "week":
            day = datetime.strptime(f"{label}-1", "%G-W%V-%u").date()  # noqa: DTZ007 - a calendar day has no zone
        else:
            day = date.fromisoformat(label if rules.season == "day" else f"{label}-01")
    except ValueError:
        return None
    season = season_of(rules, day)
    return season if season.label == label else None


def end_of(season: Season, facts: Facts) -> datetime | None:
    """When it is over, in UTC: with its last day or with the play. `facts` count days in the play's zone. None: no end is known."""
    ends = [moment for moment in (facts.start_of(season.next_on) if season.next_on else None, facts.ends_at) if moment is not None]
    return min(ends, default=None)


def settles_at(rules: Rules, season: Season, facts: Facts) -> datetime | None:
    """When nothing of it can change any more and rewards are given."""
    end = end_of(season, facts)
    return None if end is None else end + timedelta(hours=rules.settle_hours)


def is_settled(rules: Rules, season: Season, facts: Facts) -> bool:
    """Whether its ranks are final."""
    settles = settles_at(rules, season, facts)
    return settles is not None and facts.now >= settles


def list_names(rules: Rules, seasons: Mapping[str, object], facts: Facts) -> list[str]:
    """The lists of seasons that can still change."""
    found = (season_named(rules, label) for label in seasons)
    return [season.list for season in found if season is not None and not is_settled(rules, season, facts)]
