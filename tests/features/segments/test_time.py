"""Days in twelve zones around eight awkward dates, and people stepped through time: nothing is judged late, early or twice."""

import random
from copy import deepcopy
from datetime import date
from itertools import pairwise

import pytest

from antiphon.features.segments.fold import hour_bands
from antiphon.features.segments.judging import Cause, judge_all, judge_due, next_day
from antiphon.features.segments.plan import Definition, Plan
from antiphon.features.segments.state import Person
from antiphon.features.segments.templates import TEMPLATES
from antiphon.kernel.clock import EPOCH_DAY, day_start_ms, local_day
from tests.features.segments.made_up import make_history, make_tree
from tests.features.segments.readers import reopened, stamp_days
from tests.features.segments.zones import icu_days

ZONES = (
    "UTC",
    "Asia/Shanghai",
    "Asia/Kathmandu",  # + 5:45
    "America/St_Johns",  # - 3:30, summer time
    "America/New_York",
    "America/Sao_Paulo",  # had summer time that began at midnight
    "Africa/Cairo",  # has summer time again since 2023
    "Europe/London",
    "Europe/Moscow",
    "Australia/Lord_Howe",  # summer time of half an hour
    "Pacific/Apia",  # left out a whole day in 2011
    "Pacific/Kiritimati",  # + 14
)
DATES = (
    date(2024, 2, 29),
    date(2025, 3, 30),
    date(2025, 11, 2),
    date(2026, 3, 8),
    date(2026, 10, 4),
    date(2026, 12, 31),
    date(2018, 11, 4),  # midnight did not exist in São Paulo
    date(2011, 12, 30),  # did not exist in Apia
)
HOUR = 3_600_000


@pytest.mark.parametrize("zone", ZONES)
def test_local_days_are_those_of_another_clock(zone: str) -> None:
    """Every quarter of an hour for four days around each date, and a millisecond to each side of every midnight."""
    moments: set[int] = set()
    for on in DATES:
        start = (on.toordinal() - EPOCH_DAY) * 24 * HOUR
        moments.update(range(start - 48 * HOUR, start + 48 * HOUR, HOUR // 4))
        for day in range(on.toordinal() - EPOCH_DAY - 2, on.toordinal() - EPOCH_DAY + 3):
            begins = day_start_ms(day, zone)
            moments.update((begins - 1, begins, begins + 1))
    icu = icu_days(moments, zone)
    assert {moment: local_day(moment, zone) for moment in moments} == icu


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_begins_at_its_first_moment(zone: str) -> None:
    """What is due on a day is due at the first moment of it, not before, and not an hour into it."""
    for on in DATES:
        for day in range(on.toordinal() - EPOCH_DAY - 2, on.toordinal() - EPOCH_DAY + 3):
            begins = day_start_ms(day, zone)
            assert local_day(begins, zone) >= day
            assert local_day(begins - 1, zone) < day


def test_the_hour_of_an_order_is_the_shops() -> None:
    band = hour_bands("Asia/Kathmandu")
    midnight = day_start_ms(20_500, "Asia/Kathmandu")
    told = [band(midnight + hours * HOUR) for hours in (0, 5, 6, 12, 18, 23)]
    assert told == ["night", "night", "morning", "afternoon", "evening", "evening"]
    assert band(midnight - 1) == "evening"


def plan_with(seed: int, zone: str) -> Plan:
    """The templates, and made-up segments that refer to them and to each other."""
    dice = random.Random(seed)
    keys = tuple(template.key for template in TEMPLATES)
    made = [Definition(f"made_{index}", make_tree(dice, segments=keys)) for index in range(6)]
    more = [Definition(f"more_{index}", make_tree(dice, segments=tuple(one.key for one in made))) for index in range(4)]
    return Plan(zone, [*(Definition(template.key, template.condition) for template in TEMPLATES), *made, *more])


@pytest.mark.parametrize("seed", range(4))
def test_judging_what_is_due_is_judging_everything(seed: int) -> None:
    """Day by day, what the due judgement leaves (every tag, every membership) is what judging everything anew gives."""
    zone = ("Asia/Shanghai", "America/New_York")[seed % 2]
    plan = plan_with(seed, zone)
    dice = random.Random(seed)
    judged = 0
    for index in range(10):
        events = make_history(dice, f"per_{index}", zone)
        stamp_days(events, zone)
        today = max(event.local_day for event in events)
        person = Person(f"per_{index}")
        for event in events:
            plan.folder.fold(person, event, today)
        judge_all(person, plan, today, Cause(0, 0))
        person = reopened(person)
        for day in range(today + 1, today + 400):
            due = next_day(person)
            if due is not None and due <= day:
                assert due == day, "a day was passed over"
                judge_due(person, plan, day, Cause(day, day, "time"))
                judged += 1
            fresh = deepcopy(person)
            judge_all(fresh, plan, day, Cause(day, day, "time"))
            assert fresh.shown.tags == person.shown.tags, day
            assert fresh.shown.since.keys() == person.shown.since.keys(), day
    assert judged > 50


def test_hours_between_two_days_change_nothing() -> None:
    """Stepping a clock hour by hour over a change of the clock: the day turns exactly when what is due is due."""
    zone = "America/New_York"
    start = day_start_ms(date(2026, 10, 31).toordinal() - EPOCH_DAY, zone)
    turned = [at_ms for at_ms in range(start, start + 100 * HOUR, 60_000) if local_day(at_ms, zone) != local_day(at_ms - 60_000, zone)]
    assert turned == [day_start_ms(local_day(at_ms, zone), zone) for at_ms in turned]
    assert [(later - earlier) // HOUR for earlier, later in pairwise(turned)] == [24, 25, 24, 24]
