"""Tasks that come again, sums, different days, plans by the day, stages, segments and tiers."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from msgspec.structs import replace

from antiphon.mechanics.tasks import MECHANIC
from antiphon.mechanics.tasks.moves import Progress, Seat, TaskMove
from antiphon.mechanics.tasks.rules import Condition, Newcomers, Rules, Stage, Task
from antiphon.sdk.laws import Turn, given
from antiphon.sdk.mechanic import Person
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law, spoken
from antiphon.sdk.words import Text

MONDAY = datetime(2026, 6, 1, 4, tzinfo=UTC)  # noon in Shanghai
ANN = Person("ann", "Asia/Shanghai", known=True, first_seen_at=MONDAY)
NAME = Text(zh="任务", en="Task")
ORDER = Task("order", NAME, "Order Completed", Reward(amount=10))


def table_of(rules: Rules) -> Table[Rules, Seat, TaskMove]:
    assert not MECHANIC.flaws(rules)
    return Table(MECHANIC, rules, starts_at=MONDAY)


def one(**changes: Any) -> Table[Rules, Seat, TaskMove]:
    return table_of(Rules(tasks=(replace(ORDER, **changes),)))


def order(table: Table[Rules, Seat, TaskMove], day: int, **properties: Any) -> Turn | None:
    return table.event(ANN, "Order Completed", MONDAY + timedelta(days=day), properties)


def points(turn: Turn | None) -> int:
    return given(turn)["points"] if turn else 0


def test_a_weekly_task_begins_anew_on_monday() -> None:
    table = one(repeat="weekly", count=2)
    assert [points(order(table, day)) for day in (0, 6, 6, 7, 8)] == [0, 10, 0, 0, 10]
    shown = table.look(ANN, MONDAY + timedelta(days=9))["tasks"][0]
    assert (shown["state"], shown["again_at"]) == ("claimed", "2026-06-14T16:00:00+00:00")
    assert table.look(ANN, MONDAY + timedelta(days=14))["tasks"][0]["state"] == "open"
    break_no_law(MECHANIC, table.history())


def test_a_recurring_task_counts_from_its_first_step_and_ends_after_so_many_rounds() -> None:
    table = one(repeat="recurring", every_days=10, rounds=2)
    assert [points(order(table, day)) for day in (3, 12, 13, 22, 23, 40)] == [10, 0, 10, 0, 0, 0]
    assert table.look(ANN, MONDAY + timedelta(days=40))["tasks"][0]["state"] == "over"
    break_no_law(MECHANIC, table.history())


def test_what_orders_are_worth_is_added_up_to_the_cent() -> None:
    table = one(sum_of="total", count=100)
    assert [points(order(table, 0, total=total)) for total in (49.99, "50", -20, None, 0.01, 5)] == [0, 0, 0, 0, 10, 0]
    assert [turn.answer["steps"] for turn in table.turns] == [49, 99, 100]
    break_no_law(MECHANIC, table.history())


def test_each_order_is_summed_once() -> None:
    table = one(sum_of="total", count=100, distinct="order_id")
    assert points(order(table, 0, total=60, order_id="a")) == 0
    assert order(table, 0, total=60, order_id="a") is None
    assert points(order(table, 0, total=60, order_id="b")) == 10


def test_three_different_days() -> None:
    table = one(count=3, distinct_days=True)
    assert [points(order(table, day)) for day in (0, 0, 0, 1, 5)] == [0, 0, 0, 0, 10]
    break_no_law(MECHANIC, table.history())


def test_small_orders_only() -> None:
    table = one(conditions=(Condition("total", ("20",), "at_most"),))
    assert order(table, 0, total=21) is None
    assert points(order(table, 0, total=20)) == 10


def test_a_plan_opens_and_closes_its_tasks_by_the_day() -> None:
    tasks = tuple(replace(ORDER, key=f"day_{day}", opens_on_day=day, open_days=2) for day in (1, 3))
    table = table_of(Rules(tasks=tasks, newcomers=Newcomers(7)))
    states = [[task["state"] for task in table.look(ANN, MONDAY + timedelta(days=day))["tasks"]] for day in range(6)]
    assert states == [["open", "early"]] * 2 + [["closed", "open"]] * 2 + [["closed", "closed"]] * 2
    assert [points(order(table, day)) for day in (2, 4)] == [10, 0]
    first, second = table.look(ANN, MONDAY + timedelta(days=4))["tasks"]
    assert (first["opens_on"], first["closes_on"], second["state"]) == ("2026-06-01", "2026-06-02", "claimed")
    break_no_law(MECHANIC, table.history())


def test_a_growth_ladder_pays_each_stage_and_unlocks_the_next() -> None:
    tasks = (ORDER, replace(ORDER, key="view", event="Product Viewed"), replace(ORDER, key="review", event="Product Reviewed", claim=True))
    cup = Reward("prize:cup", stock=1, name=Text(zh="杯子", en="a cup"))
    stages = (Stage("one", Text(zh="入门", en="First steps"), ("order", "view"), Reward(amount=50)), Stage("two", NAME, ("review",), cup))
    table = table_of(Rules(tasks=tasks, ladder=True, stages=stages))
    assert table.event(ANN, "Product Reviewed", MONDAY) is None, "the second stage is locked"
    assert points(order(table, 0)) == 10
    assert [stage["done"] for stage in table.look(ANN, MONDAY)["stages"]] == [1, 0]
    done = table.event(ANN, "Product Viewed", MONDAY)
    assert done is not None
    assert (points(done), spoken(MECHANIC, done).en) == (60, "First steps is complete, and its reward is yours.")
    reviewed = table.event(ANN, "Product Reviewed", MONDAY)
    assert reviewed is not None
    assert (given(reviewed), reviewed.because) == ({"prize:cup": 1}, "stage_done"), "a task to be claimed is done all the same"
    assert points(table.move(ANN, TaskMove("review"), MONDAY)) == 10
    again = table.move(ANN, TaskMove("one", do="claim_stage"), MONDAY)
    assert (again.because, table.move(ANN, TaskMove("no", do="claim_stage"), MONDAY).because) == ("already_claimed", "no_such_stage")
    break_no_law(MECHANIC, table.history())


def test_a_stage_waits_for_signing_in() -> None:
    stage = Stage("one", NAME, ("order",), Reward(amount=50))
    table = table_of(Rules(tasks=(ORDER,), stages=(stage,), signed_in=True))
    claim = TaskMove("one", do="claim_stage")
    assert table.move(ANN, claim, MONDAY).because == "stage_open"
    stranger = replace(ANN, known=False)
    turn = table.event(stranger, "Order Completed", MONDAY)
    assert turn is not None
    assert not given(turn)
    assert table.move(stranger, claim, MONDAY).because == "sign_in_first"
    assert table.look(ANN, MONDAY)["stages"][0]["claimable"] is True
    assert points(table.move(ANN, claim, MONDAY)) == 50


def test_a_challenge_for_members() -> None:
    tasks = (replace(ORDER, key="gold", tiers=("gold",)), replace(ORDER, key="vip", segments=("vip",)))
    table = table_of(Rules(tasks=tasks))
    assert [task["state"] for task in table.look(ANN, MONDAY)["tasks"]] == ["reserved", "reserved"]
    assert order(table, 0) is None
    gold = replace(ANN, tags={"tier": "gold"}, segments=frozenset({"vip"}))
    turn = table.event(gold, "Order Completed", MONDAY)
    assert points(turn) == 20


def test_rules_and_seats_from_before_can_be_read() -> None:
    rules = b'{"tasks":[{"key":"a","name":{"zh":"a","en":"a"},"event":"E","reward":{"amount":5},"repeat":"daily"}],"ladder":false}'
    assert msgspec.json.decode(rules, type=Rules).tasks[0].rounds is None
    seat = msgspec.json.decode(b'{"tasks":{"a":{"steps":1,"paid":true,"day":"2026-06-01"}}}', type=Seat)
    assert MECHANIC.merge(msgspec.json.decode(rules, type=Rules), seat, Seat()) == seat


def test_two_sums_of_one_person_are_one() -> None:
    rules = Rules(tasks=(replace(ORDER, sum_of="total", count=100),))
    halves = [Seat(tasks={"order": Progress(steps=60, cents=6_050)}), Seat(tasks={"order": Progress(steps=30, cents=3_050)})]
    assert MECHANIC.merge(rules, *halves).tasks["order"] == Progress(steps=91, cents=9_100)
