"""Events earn points in the digest, and refunds take back exactly what their order gave. On both stores."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.points.amounts import Lines, PerMoney, PerPiece
from antiphon.features.points.items import Goods, Item
from antiphon.features.points.occasions import OnWeekdays
from antiphon.features.points.rules import Cap, Rule
from antiphon.sdk.words import Text
from tests.conftest import SetClock
from tests.features.points.counter import SHOP, Counter
from tests.features.points.earners import named, rule, times


@pytest.fixture
def counter(house: Services) -> Iterator[Counter]:
    made = Counter(house)
    yield made
    made.lawful()


def per_yuan(**more: Any) -> Rule:
    return rule(PerMoney(1, 100), pending_days=0, **more)


def test_an_order_earns_and_says_why(counter: Counter) -> None:
    made = counter.live(per_yuan(multipliers=(times(200, OnWeekdays((1, 2, 3, 4, 5, 6, 7))),)))
    counter.order("ana", "o-1", 99.5)
    assert counter.balance("ana") == 199
    with counter.house.database.read() as session:
        line = counter.points.list_history(session, SHOP, "points", counter.person_read("ana")).items[0]
        grant = counter.points.list_grants(session, SHOP).items[0]
        transfer = counter.house.ledger.list_transfers(session, SHOP, asset="points").items[0]
        why = counter.house.ledger.explain(session, SHOP, transfer.id).why
    assert (line.points, line.says) == (199, named("rule"))
    assert [step.says.en for step in line.steps] == ["99.5 points to begin with", "200 %, ×2"]
    assert (grant.rule_id, grant.order_id, grant.points, grant.taken_back) == (made.id, "o-1", 199, 0)
    assert why is not None
    assert why.say["en"] == "rule; 99.5 points to begin with; 200 %, ×2"


def test_points_wait_for_the_return_period(counter: Counter, clock: SetClock) -> None:
    counter.live(rule(PerMoney(1, 100), pending_days=7))
    counter.order("ana", "o-1", 50)
    assert counter.purse("ana") == {"spendable": 0, "held": 0, "pending": 50, "debt": 0}
    clock.advance(days=7, seconds=1)
    counter.gift("ana", 1)  # whoever deals with an account that is due settles it
    assert counter.balance("ana") == 51


def test_the_same_order_told_twice_earns_once(counter: Counter) -> None:
    made = counter.live(per_yuan())
    counter.order("ana", "o-1", 50)
    counter.order("ana", "o-1", 50)
    assert counter.balance("ana") == 50
    assert counter.codes(made.id) == ["order_counted"]


def test_events_before_a_rule_went_live_do_not_count(counter: Counter) -> None:
    counter.live(per_yuan())
    counter.order("ana", "o-1", 50, days_ago=1)
    assert counter.balance("ana") == 0
    assert counter.codes() == []


def test_drafts_paused_and_archived_rules_give_nothing(counter: Counter) -> None:
    made = counter.points.create_rule(SHOP, per_yuan())
    counter.order("ana", "o-1", 50)
    counter.points.turn_rule(SHOP, made.id, "live")
    counter.order("ana", "o-2", 50)
    counter.points.turn_rule(SHOP, made.id, "paused")
    counter.order("ana", "o-3", 50)
    assert counter.balance("ana") == 50


def test_a_whole_refund_takes_back_all_of_it_and_the_cap_is_free_again(counter: Counter) -> None:
    made = counter.live(per_yuan(caps=(Cap(60),)))
    counter.order("ana", "o-1", 100)
    assert counter.balance("ana") == 60
    counter.order("ana", "o-2", 10)
    assert counter.codes(made.id) == ["cap"]
    counter.refund("ana", "o-1")
    assert counter.purse("ana") == {"spendable": 0, "held": 0, "pending": 0, "debt": 0}
    counter.order("ana", "o-3", 45)
    assert counter.balance("ana") == 45


def test_refunds_in_parts_add_up_to_everything(counter: Counter) -> None:
    counter.live(per_yuan())
    counter.order("ana", "o-1", 100)
    left: list[int] = []
    for part in (33.33, 33.33, 33.34):
        counter.refund("ana", "o-1", part)
        left.append(counter.balance("ana"))
    assert left == [67, 34, 0]
    counter.refund("ana", "o-1", 10)
    assert counter.purse("ana")["debt"] == 0


TWO = [
    {"product_id": "tea", "category": "tea", "price": 30, "quantity": 3},
    {"product_id": "cup", "category": "cups", "price": 10, "quantity": 1},
]


def test_goods_that_go_back_take_back_what_just_they_gave(counter: Counter) -> None:
    counter.live(rule(PerMoney(1, 100, lines=Lines(categories=("tea",))), pending_days=0))
    counter.order("ana", "o-1", 100, products=TWO)
    assert counter.balance("ana") == 90
    counter.tell("ana", "Order Refunded", {"order_id": "o-1", "products": [{"product_id": "cup", "price": 10, "quantity": 1}]})
    assert counter.balance("ana") == 90, "the cup gave nothing"
    counter.tell("ana", "Order Refunded", {"order_id": "o-1", "refund_amount": 30, "products": [{"product_id": "tea", "quantity": 1}]})
    assert counter.balance("ana") == 60
    counter.tell("ana", "Order Refunded", {"order_id": "o-1", "products": [{"product_id": "tea", "price": 15, "quantity": 1}]})
    assert counter.balance("ana") == 45, "half the price of one came back"
    counter.refund("ana", "o-1", 10)
    assert counter.balance("ana") == 36, "money without goods goes by the whole order"
    counter.tell("ana", "Order Cancelled", {"order_id": "o-1"})
    assert counter.balance("ana") == 0


def test_pieces_that_go_back_take_back_their_pieces(counter: Counter) -> None:
    counter.live(rule(PerPiece(10), pending_days=0))
    counter.order("ana", "o-1", 100, products=TWO)
    assert counter.balance("ana") == 40
    counter.tell("ana", "Order Refunded", {"order_id": "o-1", "products": [{"product_id": "cup", "price": 10, "quantity": 1}]})
    assert counter.balance("ana") == 30
    counter.tell("ana", "Order Refunded", {"order_id": "o-1", "products": [{"product_id": "cup", "price": 10, "quantity": 1}]})
    assert counter.balance("ana") == 30, "the same cup goes back once"
    counter.tell("ana", "Order Refunded", {"order_id": "o-1", "products": [{"product_id": "tea", "price": 30, "quantity": 3}]})
    assert counter.balance("ana") == 0


def test_a_cancelled_order_takes_all_back_from_pending_points_too(counter: Counter) -> None:
    counter.live(rule(PerMoney(1, 100), pending_days=7))
    counter.order("ana", "o-1", 100)
    counter.tell("ana", "Order Cancelled", {"order_id": "o-1"})
    assert counter.purse("ana") == {"spendable": 0, "held": 0, "pending": 0, "debt": 0}


def test_what_was_spent_meanwhile_becomes_a_debt_that_the_next_order_pays(counter: Counter) -> None:
    counter.live(per_yuan())
    counter.order("ana", "o-1", 100)
    item = counter.points.create_item(SHOP, Item(Text(zh="杯子", en="Mug"), Goods(), 80))
    counter.points.turn_item(SHOP, item.id, "live")
    counter.points.exchange(SHOP, item.id, counter.person_read("ana"), 1, "k-1")
    counter.refund("ana", "o-1")
    assert counter.purse("ana")["debt"] == 80
    counter.order("ana", "o-2", 100)
    assert counter.purse("ana") == {"spendable": 20, "held": 0, "pending": 0, "debt": 0}


@pytest.mark.parametrize("turn", ["paused", "archived"])
def test_a_refund_takes_back_what_a_rule_gave_that_is_off_now(counter: Counter, turn: Literal["paused", "archived"]) -> None:
    rule = counter.live(per_yuan())
    counter.order("ana", "o-1", 100)
    counter.points.turn_rule(SHOP, rule.id, turn)
    counter.refund("ana", "o-1", 40)
    assert counter.balance("ana") == 60
    counter.tell("ana", "Order Cancelled", {"order_id": "o-1"})
    assert counter.balance("ana") == 0


def test_a_refund_that_arrives_before_its_order(counter: Counter) -> None:
    counter.live(per_yuan())
    counter.refund("ana", "o-1", 40)
    counter.order("ana", "o-1", 100)
    assert counter.balance("ana") == 60
    counter.refund("ana", "o-1", 60)
    assert counter.balance("ana") == 0


def test_all_in_one_batch(counter: Counter) -> None:
    counter.live(per_yuan(caps=(Cap(150),)))
    for number in range(3):
        counter.order("ana", f"o-{number}", 60, digest=False)
    counter.tell("ana", "Order Refunded", {"order_id": "o-0"}, digest=False)
    counter.order("ana", "o-9", 60, digest=False)
    counter.order("ben", "o-b", 70, digest=False)
    counter.digest()
    # 60 + 60 + 30 (cap 150), less 60, plus 60
    assert counter.balance("ana") == 150
    assert counter.balance("ben") == 70


def test_first_order_can_be_earned_again_after_a_whole_refund(counter: Counter) -> None:
    counter.live(rule(100, once="person", pending_days=0))
    counter.order("ana", "o-1", 10)
    counter.order("ana", "o-2", 10)
    assert counter.balance("ana") == 100
    counter.refund("ana", "o-1")
    assert counter.balance("ana") == 0
    counter.order("ana", "o-3", 10)
    assert counter.balance("ana") == 100


def test_limits_are_a_persons_also_after_two_became_one(counter: Counter) -> None:
    counter.live(rule(10, event="Product Shared", caps=(Cap(30),), known_only=False))
    house = counter.house
    source = house.access.find_write_key("test-key")
    assert source is not None

    def share(number: int, **who: str) -> None:
        counter.number += 1
        body = f'{{"batch":[{{"type":"track","event":"Product Shared","messageId":"s-{number}",{who["json"]}}}]}}'
        house.events.collect(source, [body.encode()])
        counter.digest()

    for number in range(2):
        share(number, json='"anonymousId":"browser-1"')
    for number in range(2, 4):
        share(number, json='"userId":"ana"')
    share(4, json='"userId":"ana","anonymousId":"browser-1"')
    share(5, json='"userId":"ana"')
    assert counter.balance("ana") == 40  # 20 + 20 before they were known to be one; nothing after: the cap of 30 is passed
    assert counter.codes() == ["cap", "cap"]


def test_news_of_points_are_events_that_rules_do_not_hear(counter: Counter) -> None:
    counter.live(per_yuan())
    counter.order("ana", "o-1", 50)
    counter.digest()
    with counter.house.database.read() as session:
        told = [line for line in counter.house.events.list_recent(session, SHOP).items if line.name == "Points Earned"]
        assert counter.points.check_rule(session, SHOP, rule(1, event="Points Earned")).flaws[0].path == "event"
    assert len(told) == 1


def test_money_without_an_order_counts_by_its_event(counter: Counter) -> None:
    counter.live(rule(PerMoney(2, 100), event="Balance Topped Up", pending_days=0))
    counter.tell("ana", "Balance Topped Up", {"revenue": 20})
    counter.tell("ana", "Balance Topped Up", {"revenue": 20})
    assert counter.balance("ana") == 80


def test_another_wallet_has_its_own_points(counter: Counter) -> None:
    counter.live(rule(PerMoney(1, 100), wallet="growth", pending_days=0))
    counter.order("ana", "o-1", 50)
    assert (counter.balance("ana", "growth"), counter.balance("ana")) == (50, 0)
    counter.refund("ana", "o-1", 25)
    assert counter.balance("ana", "growth") == 25


def test_odd_orders_are_not_worth_a_quarantine(counter: Counter) -> None:
    counter.live(per_yuan())
    counter.live(rule(1, once="value", once_property="product_id", pending_days=0))
    for number, order_id in enumerate(("a\x01b", "x" * 250, "😀", "o:1", "  ", 7)):
        counter.tell("ana", "Order Completed", {"order_id": order_id, "revenue": 1e12, "product_id": f"p\x01{number}"}, digest=False)
        counter.tell("ana", "Order Refunded", {"order_id": order_id, "products": [{"product_id": "?"}, {}]}, digest=False)
    counter.digest()
    assert counter.balance("ana") > 0
