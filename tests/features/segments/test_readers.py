"""The two readers of one condition tree say the same of everybody, now and at the moments when time flips them.

A third, plain one agrees with them.

Each way to get it wrong that is known is planted once, and seen.
"""

import random
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from antiphon.features.segments.condition import Condition, Happened, Leaf, Measured, write_condition
from antiphon.features.segments.population import Population
from antiphon.features.segments.state import Person
from antiphon.features.segments.store_population import EVENT_COLUMNS
from antiphon.kernel.clock import DAY_MS, day_start_ms
from tests.features.segments.brute import holds
from tests.features.segments.made_up import Happening
from tests.features.segments.readers import Crowd, World, compile_trees, fold_world, judge_each, make_world, stamp_days
from tests.features.segments.zones import icu_days

ZONES = ("UTC", "Asia/Shanghai", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Europe/London")


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crowd]:
    made = Crowd(tmp_path_factory.mktemp("events"))
    yield made
    made.close()


def prepare(seed: int) -> tuple[World, dict[str, Person], list[int]]:
    """A world, its people folded, and the days to judge them on: now, soon, and when many are due."""
    zone = ZONES[seed % len(ZONES)]
    world = make_world(seed, zone)
    stamp_days(world.events, zone)
    compiled = compile_trees(world.trees)
    today = max(event.local_day for event in world.events)
    people = fold_world(world, compiled, today, random.Random(seed))
    due = sorted({until for answers in judge_each(people, compiled, today) for _, until in answers.values() if until < today + 70})
    edges = random.Random(seed).sample(due, min(2, len(due)))
    return world, people, [today, today + 29, *(day for edge in edges for day in (edge - 1, edge))]


def differences(crowd: Crowd, seeds: Sequence[int], population: type[Population] = Population, **more: Any) -> tuple[int, list[str]]:
    """How many pairs were compared, and where the readers differ."""
    pairs, found = 0, list[str]()
    for seed in seeds:
        world, people, days = prepare(seed)
        members = crowd.members(world, days, population, **more)
        compiled = compile_trees(world.trees)
        for day in days:
            for tree, answers, others in zip(world.trees, judge_each(people, compiled, day), members[day], strict=True):
                mine = {person_id for person_id, (truth, _) in answers.items() if truth}
                pairs += len(answers)
                found.extend(f"seed {seed} day {day} {one}: {one in mine} {write_condition(tree)}" for one in mine ^ others)
    return pairs, found


@pytest.mark.parametrize("block", range(3))
def test_both_readers_agree_now_and_at_flips(crowd: Crowd, block: int) -> None:
    pairs, found = differences(crowd, range(block * 5, block * 5 + 5))
    assert found == []
    assert pairs > 8_000


def test_the_trees_are_neither_all_true_nor_all_false() -> None:
    """Equality proves nothing about trees that everybody passes or nobody does."""
    mixed = total = 0
    for seed in range(8):
        world, people, days = prepare(seed)
        for answers in judge_each(people, compile_trees(world.trees), days[0]):
            true = sum(truth for truth, _ in answers.values())
            total += 1
            mixed += 0 < true < len(answers)
    assert mixed > total * 0.75


def test_a_third_reader_agrees_on_days_it_counts_itself() -> None:
    pairs = 0
    for seed in range(20, 34):
        world, people, days = prepare(seed)
        day_of = icu_days((event.at_ms for event in world.events), world.zone).__getitem__
        compiled = compile_trees(world.trees)
        for day in days:
            for tree, answers in zip(world.trees, judge_each(people, compiled, day), strict=True):
                for person_id, (truth, _) in answers.items():
                    pairs += 1
                    expected = holds(tree, person_id, world.people[person_id], day, day_of)
                    assert truth is expected, (
                        seed,
                        day,
                        person_id,
                        write_condition(tree),
                    )
    assert pairs > 20_000


def test_no_flip_is_missed() -> None:
    """From one judgement to the day it names, nothing changes; only events or that day can."""
    checks = 0
    for seed in range(40, 47):
        world, people, days = prepare(seed)
        for leaf in compile_trees(world.trees):
            for person in people.values():
                truth, until = leaf.judge(person, days[0])
                for day in range(days[0] + 1, days[0] + 90):
                    now, then = leaf.judge(person, day)
                    checks += 1
                    if day < until:
                        assert now is truth, (seed, person.id, day, until)
                    else:
                        truth, until = now, then
    assert checks > 200_000


class WithoutDefault(Population):
    """A leaf that is null where something is missing."""

    def test(self, condition: Condition) -> str:
        return self._leaf(condition) if isinstance(condition, Leaf) else super().test(condition)


class EmptySumIsNull(Population):
    """A sum of nothing that is missing instead of 0."""

    def _measured(self, leaf: Measured) -> str:
        return super()._measured(leaf).replace("coalesce(", "nullif(", 1) if leaf.measure == "sum" else super()._measured(leaf)


class ExactSeconds(Population):
    """The last N days counted in seconds from now instead of calendar days."""

    def happened(self, happened: Happened, days: int | None = None) -> str:
        told = super().happened(happened)
        if days is None:
            return told
        noon = f"CAST({self._today} AS BIGINT) * 86400000 + 43200000"
        return f'{told} AND "at" > {noon} - CAST({self.parameters.name(days)} AS BIGINT) * 86400000'


@pytest.mark.parametrize("broken", [WithoutDefault, EmptySumIsNull, ExactSeconds])
def test_a_broken_rule_is_seen(crowd: Crowd, broken: type[Population]) -> None:
    _, found = differences(crowd, range(4), broken)
    assert found


def utc_day(event: Happening) -> int:
    return event.at_ms // DAY_MS


def test_days_of_another_zone_are_seen(crowd: Crowd) -> None:
    _, found = differences(crowd, range(1, 5), day_of=utc_day)
    assert found


def test_days_begin_at_the_shops_midnight() -> None:
    """An order one millisecond before midnight is yesterday's, whatever day UTC has."""
    leaf = Measured("Order Completed", days=1, op=">=", value=1)
    [compiled] = compile_trees([leaf])
    world = make_world(1, "Asia/Shanghai", people=1, trees=1)
    event = world.events[0]
    midnight = day_start_ms(20_500, "Asia/Shanghai")
    for at_ms, day in ((midnight - 1, 20_499), (midnight, 20_500)):
        event.name, event.at_ms = "Order Completed", at_ms
        stamp_days([event], "Asia/Shanghai")
        assert event.local_day == day
        people = fold_world(World("Asia/Shanghai", {event.person_id: [event]}, [leaf]), [compiled], day, random.Random(0))
        assert compiled.judge(people[event.person_id], day) == (True, day + 1)
        assert compiled.judge(people[event.person_id], day + 1)[0] is False


def test_rows_carry_every_column() -> None:
    assert len(make_world(1, "UTC", people=1).events[0].row()) == len(EVENT_COLUMNS)
