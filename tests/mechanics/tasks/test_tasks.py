"""The task play, rule by rule."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.mechanics.tasks import MECHANIC
from antiphon.mechanics.tasks.conditions import as_number, counts
from antiphon.mechanics.tasks.moves import Progress, Seat, TaskMove
from antiphon.mechanics.tasks.play import Tasks
from antiphon.mechanics.tasks.rules import Condition, Newcomers, Rules, Task
from antiphon.sdk.effects import Emit
from antiphon.sdk.laws import Turn, given
from antiphon.sdk.mechanic import Event, Person
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law, spoken
from antiphon.sdk.words import Text

NOW = datetime(2026, 5, 1, 4, tzinfo=UTC)  # noon in Shanghai
ANN = Person("ann", "Asia/Shanghai")
VIEW = Task("look", Text(zh="逛两件", en="Look at two"), "Product Viewed", Reward(amount=5), count=2, distinct="product_id")
CART = Task("cart", Text(zh="加购", en="Add to cart"), "Product Added", Reward(amount=10), claim=True)
ORDER = Task("order", Text(zh="下单", en="Order"), "Order Completed", Reward(amount=50))

Played = Table[Rules, Seat, TaskMove]


def table_of(*tasks: Task, **changes: Any) -> Played:
    rules = Rules(tasks=tasks, **changes)
    assert not MECHANIC.flaws(rules)
    return Table(MECHANIC, rules, starts_at=NOW - timedelta(days=30))


def happen(table: Played, name: str, at: datetime = NOW, person: Person = ANN, **properties: Any) -> Turn | None:
    return table.event(person, name, at, properties)


def claim(table: Played, key: str, at: datetime = NOW, person: Person = ANN) -> Turn:
    return table.move(person, TaskMove(key), at)


def state(table: Played, key: str, at: datetime = NOW, person: Person = ANN) -> tuple[str, int, bool]:
    task = next(task for task in table.look(person, at)["tasks"] if task["key"] == key)
    return task["state"], task["steps_done"], task["claimable"]


def test_steps_count_by_themselves_and_the_last_one_pays() -> None:
    table = table_of(VIEW)
    first, again, second, third = (happen(table, "Product Viewed", product_id=product) for product in ("a", "a", "b", "c"))
    assert first is not None
    assert second is not None
    assert (first.because, first.answer["steps"], first.answer["of"]) == ("step_counted", 1, 2)
    assert again is None
    assert (second.because, given(second)) == ("task_done", {"points": 5})
    assert third is None
    assert state(table, "look") == ("claimed", 2, False)
    assert spoken(MECHANIC, second) == Text(zh="“逛两件”完成，奖励已到账。", en="Look at two is done, and the reward is yours.")
    assert [effect.properties for effect in second.effects if isinstance(effect, Emit)] == [{"task": "look"}]


def test_a_reward_that_must_be_claimed_waits_for_the_tap() -> None:
    table = table_of(CART)
    assert claim(table, "cart").because == "not_done_yet"
    done = happen(table, "Product Added")
    assert done is not None
    assert (done.because, given(done), state(table, "cart")) == ("task_ready", {}, ("done", 1, True))
    assert given(claim(table, "cart")) == {"points": 10}
    assert claim(table, "cart").because == "already_claimed"
    assert claim(table, "unknown").because == "no_such_task"


def test_a_ladder_opens_step_by_step() -> None:
    table = table_of(VIEW, CART, ORDER, ladder=True)
    assert happen(table, "Order Completed") is None
    assert state(table, "order")[0] == "locked"
    assert claim(table, "cart").because == "locked"
    happen(table, "Product Viewed", product_id="a")
    happen(table, "Product Viewed", product_id="b")
    assert happen(table, "Product Added") is not None
    assert state(table, "order")[0] == "open"  # the cart task is done, claimed or not
    assert happen(table, "Order Completed") is not None
    break_no_law(MECHANIC, table.history())


def test_one_event_can_move_several_tasks_on() -> None:
    table = table_of(VIEW, replace(VIEW, key="look_more", count=1, distinct="", reward=Reward(amount=1)))
    turn = happen(table, "Product Viewed", product_id="a")
    assert turn is not None
    assert [each["key"] for each in turn.answer["moved"]] == ["look", "look_more"]
    assert (turn.answer["paid"], given(turn), turn.answer["task"]["key"]) == (["look_more"], {"points": 1}, "look_more")


def test_daily_tasks_begin_anew_where_the_person_is() -> None:
    table = table_of(replace(CART, repeat="daily"))
    happen(table, "Product Added")
    assert claim(table, "cart").accepted
    assert happen(table, "Product Added", NOW + timedelta(hours=11)) is None
    midnight = NOW + timedelta(hours=12)
    assert state(table, "cart", midnight) == ("open", 0, False)
    assert happen(table, "Product Added", midnight) is not None
    assert claim(table, "cart", midnight).accepted
    break_no_law(MECHANIC, table.history())


def test_an_event_heard_of_late_belongs_to_its_day() -> None:
    table = table_of(replace(CART, repeat="daily", claim=False))
    at = NOW + timedelta(days=1)

    def hear(hours_ago: int) -> bool:
        event = Event("ann", f"evt_{hours_ago}", "Product Added", at - timedelta(hours=hours_ago))
        return table.play(ANN, event, at, "s").accepted

    assert hear(24)  # yesterday's, and nothing of today came before it
    assert not hear(23)  # yesterday is done
    assert hear(0)
    assert not hear(25)  # today has begun, yesterday is over
    break_no_law(MECHANIC, table.history())


def test_what_happened_before_the_play_is_no_step() -> None:
    table = table_of(ORDER)
    event = Event("ann", "evt", "Order Completed", NOW - timedelta(days=31))
    assert not table.play(ANN, event, NOW, "s").accepted


def test_a_reward_out_of_stock_is_told_and_can_be_claimed_when_there_is_some() -> None:
    mug = Reward("prize:mug", stock=1, name=Text(zh="杯子", en="Mug"))
    table = table_of(replace(ORDER, reward=mug))
    for name in ("bob", "ann"):
        turn = happen(table, "Order Completed", person=Person(name, "UTC"))
    assert turn is not None
    assert (turn.because, given(turn)) == ("reward_late", {})
    assert claim(table, "order").because == "sold_out"
    table.balances["@play", "prize:mug"] += 1  # pyright: ignore[reportArgumentType]
    assert state(table, "order") == ("done", 1, True)
    assert claim(table, "order").accepted


def test_steps_of_a_stranger_count_and_the_reward_waits_until_they_sign_in() -> None:
    table = table_of(ORDER, signed_in=True)
    turn = happen(table, "Order Completed")
    assert turn is not None
    assert (turn.because, given(turn), state(table, "order")) == ("task_ready", {}, ("done", 1, False))
    assert claim(table, "order").because == "sign_in_first"
    known = replace(ANN, known=True)
    assert state(table, "order", person=known) == ("done", 1, True)
    assert given(claim(table, "order", person=known)) == {"points": 50}


class TestNewcomers:
    """Who may climb the newcomer's ladder."""

    PLAN = Newcomers(within_days=7, not_bought=True)
    NEW = Person("ann", "Asia/Shanghai", first_seen_at=NOW - timedelta(days=2))

    def table(self) -> Played:
        return table_of(CART, ORDER, newcomers=self.PLAN)

    def test_people_first_seen_long_ago_are_told_that_it_is_not_for_them(self) -> None:
        old, table = replace(self.NEW, first_seen_at=NOW - timedelta(days=8)), self.table()
        assert happen(table, "Product Added", person=old) is None
        assert claim(table, "cart", person=old).because == "not_for_you"
        assert table.look(old, NOW)["for_you"] is False

    def test_people_who_have_ordered_are_no_newcomers(self) -> None:
        buyer, table = replace(self.NEW, tags={"orders": 1}), self.table()
        assert happen(table, "Product Added", person=buyer) is None
        assert table.look(buyer, NOW)["for_you"] is False

    def test_the_order_that_has_just_come_in_counts_as_the_first(self) -> None:
        """Tags are folded before plays hear of the event."""
        table = self.table()
        turn = happen(table, "Order Completed", person=replace(self.NEW, tags={"orders": 1}))
        assert turn is not None
        assert turn.because == "task_done"

    def test_who_has_begun_may_finish_after_the_first_order(self) -> None:
        table = self.table()
        happen(table, "Product Added", person=self.NEW)
        buyer = replace(self.NEW, tags={"orders": 2})
        assert happen(table, "Order Completed", person=buyer) is not None
        assert claim(table, "cart", person=buyer).accepted

    def test_the_time_to_finish_ends_but_what_is_done_can_be_claimed(self) -> None:
        table = self.table()
        happen(table, "Product Added", person=self.NEW)
        late = NOW + timedelta(days=5, minutes=1)
        assert table.look(self.NEW, NOW)["ends_at"] == (NOW + timedelta(days=5)).isoformat()
        assert happen(table, "Order Completed", late, person=self.NEW) is None
        assert claim(table, "cart", late, person=self.NEW).accepted
        break_no_law(MECHANIC, table.history())


@pytest.mark.parametrize(
    ("test", "values", "value", "holds"),
    [
        ("equals", ("red",), "red", True),
        ("equals", ("red",), "Red", False),
        ("equals", ("5",), 5, True),
        ("equals", ("5",), 5.0, True),
        ("equals", ("5",), "5.00", True),
        ("equals", ("true",), True, True),
        ("equals", ("1",), True, False),
        ("equals", ("",), None, False),
        ("at_least", ("50",), 50, True),
        ("at_least", ("50",), "49.999", False),
        ("at_least", ("0.3",), 0.1 + 0.2, True),
        ("at_least", ("50",), "many", False),
        ("at_least", ("50",), float("nan"), False),
        ("at_least", ("50",), float("inf"), False),
        ("at_least", ("50",), True, False),
        ("at_least", ("50",), [60], False),
        ("one_of", ("a", "b"), "b", True),
        ("one_of", ("a", "b"), "c", False),
    ],
)
def test_conditions(test: Any, values: tuple[str, ...], value: Any, holds: bool) -> None:  # noqa: FBT001
    task = replace(ORDER, conditions=(Condition("x", values, test),))
    assert counts(task, Event("ann", "e", "Order Completed", NOW, {"x": value})) is holds
    assert not counts(task, Event("ann", "e", "Order Completed", NOW))


def test_the_host_is_spared_events_that_no_task_counts() -> None:
    dear = replace(ORDER, conditions=(Condition("total", ("50",), "at_least"),))
    rules, tasks = Rules(tasks=(VIEW, dear)), Tasks()
    assert tasks.hears(rules, Event("ann", "e", "Order Completed", NOW, {"total": 50}))
    assert tasks.hears(rules, Event("ann", "e", "Product Viewed", NOW))
    assert not tasks.hears(rules, Event("ann", "e", "Order Completed", NOW, {"total": 49}))


@pytest.mark.parametrize("value", [None, "", "x", "NaN", "-Infinity", True, [], {}, "1e", "--1"])
def test_no_number(value: Any) -> None:
    assert as_number(value) is None


def test_two_people_who_turn_out_to_be_one_add_their_steps() -> None:
    rules = Rules(tasks=(replace(CART, count=3), VIEW, replace(ORDER, repeat="daily")))
    kept = Seat({"cart": Progress(2), "look": Progress(1, marks=("a",)), "order": Progress(1, paid=True, day=date(2026, 5, 1))})
    other = Seat({"cart": Progress(2), "look": Progress(1, marks=("a",)), "order": Progress(0, day=date(2026, 5, 2))})
    assert MECHANIC.merge(rules, kept, other).tasks == {
        "cart": Progress(3),
        "look": Progress(1, marks=("a",)),
        "order": Progress(0, day=date(2026, 5, 2)),
    }


def test_a_seat_stays_small() -> None:
    table = table_of(replace(VIEW, count=100))
    for number in range(99):
        happen(table, "Product Viewed", product_id="x" * 200 + str(number))
    assert len(msgspec.json.encode(table.seats["person:ann"])) < 2_000


@pytest.mark.parametrize("body", [{}, {"task": 5}, {"task": "a", "do": "steal"}, {"task": "a", "by": "me"}])
def test_moves_that_cannot_be_read(body: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, TaskMove)
