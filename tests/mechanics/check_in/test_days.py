"""A day is a day: in every zone, over every change of the clock, and for people who travel."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from antiphon.mechanics.check_in import MECHANIC
from antiphon.mechanics.check_in.moves import CheckInMove
from antiphon.mechanics.check_in.rules import Rules
from antiphon.sdk.mechanic import Person
from antiphon.sdk.testing import Table, break_no_law

TAP = CheckInMove()
RULES = Rules(points_by_day=(1, 2, 3))
ZONES = (
    "UTC",
    "Asia/Shanghai",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Pacific/Kiritimati",
)
EVES = tuple(
    date(*day)
    for day in ((2026, 3, 7), (2026, 3, 28), (2026, 10, 3), (2026, 10, 24), (2018, 11, 3), (2028, 2, 27), (2026, 12, 30), (2011, 12, 28))
)
HALF_HOUR = timedelta(minutes=30)


@pytest.mark.parametrize("eve", EVES, ids=str)
@pytest.mark.parametrize("zone", ZONES)
def test_half_hourly_taps_are_one_a_day_without_a_gap(zone: str, eve: date) -> None:
    """Four days around each change of the clock: every local day that exists is taken exactly once, at its first tap."""
    table = Table(MECHANIC, RULES)
    now = datetime(eve.year, eve.month, eve.day, tzinfo=UTC)
    days: list[date] = []
    first_taps: list[date] = []
    for _ in range(4 * 48):
        local = now.astimezone(ZoneInfo(zone)).date()
        if not days or local != days[-1]:
            days.append(local)
        turn = table.move(Person("ann", zone), TAP, now)
        if turn.accepted:
            first_taps.append(local)
        now += HALF_HOUR
    assert first_taps == days
    break_no_law(MECHANIC, table.history())


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("eve", EVES, ids=str)
def test_the_moment_told_by_a_refusal_is_the_first_at_which_it_works(zone: str, eve: date) -> None:
    table = Table(MECHANIC, RULES)
    person = Person("ann", zone)
    now = datetime(eve.year, eve.month, eve.day, 11, 17, tzinfo=UTC)
    for _ in range(4):
        assert table.move(person, TAP, now).accepted
        again_at = table.facts(person, now).next_local_midnight
        assert now < again_at <= now + timedelta(hours=26 if zone != "Pacific/Apia" else 50)
        assert not table.move(person, TAP, again_at - timedelta(seconds=1)).accepted
        now = again_at


def test_flying_to_and_fro_across_the_date_line_gives_no_second_day() -> None:
    """Kiritimati and Honolulu show the same hour on different days; the day only ever goes on."""
    table = Table(MECHANIC, RULES)
    now = datetime(2026, 5, 1, 10, 30, tzinfo=UTC)
    for hour in range(24 * 10):
        for zone in ("Pacific/Kiritimati", "Pacific/Honolulu"):
            table.move(Person("ann", zone), TAP, now + timedelta(hours=hour))
    taken = [turn.local_date for turn in table.turns if turn.accepted]
    assert max(Counter(taken).values()) == 1
    assert all(before < after for before, after in pairwise(taken))
    assert len(taken) <= 11  # ten days, and one for the place where it is tomorrow already
    break_no_law(MECHANIC, table.history())


def test_a_zone_in_the_rules_counts_for_everybody() -> None:
    rules = Rules(points_by_day=(1,), zone="Asia/Shanghai")
    table = Table(MECHANIC, rules)
    noon_in_new_york = datetime(2026, 5, 1, 15, 59, tzinfo=UTC)
    ann = Person("ann", "America/New_York")
    assert table.move(ann, TAP, noon_in_new_york).accepted
    assert table.move(ann, TAP, noon_in_new_york + timedelta(minutes=1)).accepted  # midnight in Shanghai
    break_no_law(MECHANIC, table.history())
