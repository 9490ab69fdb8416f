"""What is remembered does not depend on the order of arrival, nor on under whose name it arrived first."""

import random

import pytest

from antiphon.features.segments import fold
from antiphon.features.segments.fold import Folder, prune
from antiphon.features.segments.keepers import SLACK, TALLY_CAP
from antiphon.features.segments.matching import EVERY
from antiphon.features.segments.plan import Plan
from antiphon.features.segments.slots import Slot
from antiphon.features.segments.state import Person
from tests.features.segments.made_up import Happening, make_history
from tests.features.segments.readers import reopened, stamp_days
from tests.features.segments.test_time import plan_with

ZONE = "Asia/Shanghai"


def remembered(person: Person, plan: Plan, today: int) -> dict[int, object]:
    """Everything a person's memory says, as of a day."""
    prune(person, plan.slots.values(), today)
    return {
        slot_id: person.find(slot_id) for slot_id in sorted(person.slot_ids()) if person.find(slot_id) != plan.slots[slot_id].keeper.empty()
    }


def fold_all(plan: Plan, events: list[Happening], today: int) -> Person:
    person = Person("per_1")
    for event in events:
        plan.folder.fold(person, event, today)
    return reopened(person)


@pytest.mark.parametrize("seed", range(8))
def test_any_order_of_arrival_gives_the_same_memory(seed: int) -> None:
    dice = random.Random(seed)
    plan = plan_with(seed, ZONE)
    events = [event for _ in range(3) for event in make_history(dice, "per_1", ZONE)]
    stamp_days(events, ZONE)
    today = max(event.local_day for event in events)
    told = remembered(fold_all(plan, sorted(events, key=lambda event: event.at_ms), today), plan, today)
    for _ in range(5):
        assert remembered(fold_all(plan, dice.sample(events, len(events)), today), plan, today) == told


@pytest.mark.parametrize("seed", range(8))
def test_merged_memories_are_the_memory_of_all_events(seed: int) -> None:
    dice = random.Random(seed)
    plan = plan_with(seed, ZONE)
    events = [event for _ in range(3) for event in make_history(dice, "per_1", ZONE)]
    stamp_days(events, ZONE)
    today = max(event.local_day for event in events)
    cut = dice.randrange(len(events) + 1)
    into, other = fold_all(plan, events[:cut], today), fold_all(plan, events[cut:], today)
    fold.merge(into, other, plan.slots.values())
    assert remembered(reopened(into), plan, today) == remembered(fold_all(plan, events, today), plan, today)


def test_old_buckets_are_dropped_and_totals_stay() -> None:
    slot = Slot("count", EVERY, width=30)
    person = Person("per_1")
    folder = Folder([slot], ZONE)
    for day in range(100):
        folder.fold(person, Happening(f"e{day}", "Order Completed", "track", "per_1", day, local_day=day), day)
    prune(person, [slot], 99)
    total, days, counts = person.open(slot)
    assert total == 100
    assert days[0] == 99 - 30 - SLACK
    assert len(days) == len(counts) == 30 + SLACK + 1


def test_a_late_event_beyond_the_window_counts_in_the_total_only() -> None:
    slot = Slot("count", EVERY, width=30)
    person = Person("per_1")
    folder = Folder([slot], ZONE)
    folder.fold(person, Happening("e1", "Order Completed", "track", "per_1", 1, local_day=1_000), 1_000)
    folder.fold(person, Happening("e2", "Order Completed", "track", "per_1", 1, local_day=10), 1_000)
    assert person.open(slot) == [2, [1_000], [1]]


def test_a_tally_stays_small_and_keeps_the_frequent() -> None:
    slot = Slot("tally", EVERY, (), "channel")
    person = Person("per_1")
    folder = Folder([slot], ZONE)
    dice = random.Random(1)
    for index in range(3_000):
        channel = "often" if dice.random() < 0.3 else f"rare {dice.randrange(200)}"
        folder.fold(person, Happening(f"e{index}", "Page Viewed", "track", "per_1", index, channel=channel), 0)
    [tally] = person.open(slot)
    assert len(tally) == TALLY_CAP
    assert max(tally, key=tally.get) == "often"


def test_a_slot_is_found_again_whatever_its_width() -> None:
    assert Slot("count", EVERY, width=30).id == Slot("count", EVERY, width=365).id
    assert Slot("count", EVERY).id != Slot("days", EVERY).id
