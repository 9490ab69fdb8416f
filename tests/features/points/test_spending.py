"""Points at checkout and in the points shop: all of it or nothing, each use resolves once, refunds refill. On both stores."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.points.cash_off import CheckoutLine
from antiphon.features.points.contracts import ExchangeRefused, ItemShown
from antiphon.features.points.items import CouponOf, Donation, Goods, Item, Offer, Pledge, TicketsOf
from antiphon.features.points.settings import CashOff, Settings
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Conflict, Invalid
from tests.conftest import SetClock
from tests.features.points.counter import SHOP, Counter
from tests.features.points.earners import named

LINES = (CheckoutLine("a", 3_000), CheckoutLine("b", 1_000))


@pytest.fixture
def counter(house: Services) -> Iterator[Counter]:
    made = Counter(house)
    made.points.change_settings(SHOP, Settings(cash_off=CashOff(on=True)))
    yield made
    made.lawful()


def sell(counter: Counter, offer: Offer, points: int = 100, **more: object) -> ItemShown:
    """An item on sale."""
    made = counter.points.create_item(SHOP, Item(named("thing"), offer, points, **more))  # pyright: ignore[reportArgumentType]
    return counter.points.turn_item(SHOP, made.id, "live")


def refusal(counter: Counter, item: ItemShown, person: str, key: str, count: int = 1) -> str:
    with pytest.raises(ExchangeRefused) as caught:
        counter.points.exchange(SHOP, item.id, person, count, key)
    return caught.value.reason


# ----------------------------------------------------------------------------------------------------- checkout


def test_quote_hold_post(counter: Counter) -> None:
    ana = counter.gift("ana", 1_500)
    with counter.house.database.read() as session:
        quote = counter.points.quote(session, SHOP, ana, LINES, None)
    assert (quote.points, quote.off_minor, [line.off_minor for line in quote.lines]) == (1_500, 1_500, [1_125, 375])
    held = counter.points.hold(SHOP, "o-1", ana, LINES, 1_500)
    assert (held.state, counter.purse("ana")["spendable"], counter.purse("ana")["held"]) == ("open", 0, 1_500)
    assert counter.points.hold(SHOP, "o-1", ana, LINES, 1_500) == held
    paid = counter.points.resolve(SHOP, "o-1", "post")
    assert (paid.state, counter.purse("ana")["held"]) == ("posted", 0)
    assert counter.points.resolve(SHOP, "o-1", "post") == paid
    with pytest.raises(Conflict):
        counter.points.resolve(SHOP, "o-1", "void")
    with pytest.raises(Conflict):
        counter.points.hold(SHOP, "o-1", ana, LINES, 100)


def test_other_points_replace_the_hold_and_void_gives_back(counter: Counter) -> None:
    ana = counter.gift("ana", 1_500)
    counter.points.hold(SHOP, "o-1", ana, LINES, 1_500)
    assert counter.points.hold(SHOP, "o-1", ana, LINES, 700).points == 700
    assert counter.purse("ana")["spendable"] == 800
    assert counter.points.resolve(SHOP, "o-1", "void").state == "voided"
    assert counter.points.resolve(SHOP, "o-1", "void").state == "voided"
    assert counter.balance("ana") == 1_500
    with pytest.raises(Conflict):
        counter.points.resolve(SHOP, "o-1", "post")
    assert counter.points.hold(SHOP, "o-1", ana, LINES, 200).state == "open"


def test_a_hold_that_nobody_pays_comes_back_by_itself(counter: Counter, clock: SetClock) -> None:
    ana = counter.gift("ana", 1_000)
    counter.points.hold(SHOP, "o-1", ana, LINES, 1_000)
    clock.advance(seconds=30 * 60)
    with pytest.raises(Conflict):
        counter.points.resolve(SHOP, "o-1", "post")
    counter.house.hold_timer.run_once()
    assert counter.balance("ana") == 1_000
    assert counter.points.hold(SHOP, "o-1", ana, LINES, 900).state == "open"


def test_what_cannot_be_held_says_why(counter: Counter) -> None:
    ana = counter.gift("ana", 1_000)
    for points, code in ((5_000, "checkout_too_few_points"), (50, "checkout_too_few_wanted"), (150, "checkout_steps")):
        with pytest.raises(Conflict) as caught:
            counter.points.hold(SHOP, "o-1", ana, LINES, points)
        assert caught.value.code == code
    assert counter.purse("ana") == {"spendable": 1_000, "held": 0, "pending": 0, "debt": 0}


def test_refunds_give_back_what_was_spent_in_parts_and_whole(counter: Counter) -> None:
    ana = counter.gift("ana", 1_000)
    counter.points.hold(SHOP, "o-1", ana, LINES, 1_000)
    counter.points.resolve(SHOP, "o-1", "post")
    counter.order("ana", "o-1", 30)
    counter.refund("ana", "o-1", 10)
    assert counter.balance("ana") == 333
    counter.refund("ana", "o-1", 10)
    assert counter.balance("ana") == 666
    counter.tell("ana", "Order Cancelled", {"order_id": "o-1"})
    assert counter.balance("ana") == 1_000
    counter.refund("ana", "o-1")
    assert counter.balance("ana") == 1_000


def test_a_refund_of_an_order_known_only_by_its_hold(counter: Counter) -> None:
    ana = counter.gift("ana", 1_000)
    counter.points.hold(SHOP, "o-1", ana, LINES, 1_000)
    counter.points.resolve(SHOP, "o-1", "post")
    counter.refund("ana", "o-1", 15)  # of the 30 that were paid
    assert counter.balance("ana") == 500


def test_a_cancelled_order_lets_go_of_what_it_holds(counter: Counter) -> None:
    ana = counter.gift("ana", 1_000)
    counter.points.hold(SHOP, "o-1", ana, LINES, 1_000)
    counter.order("ana", "o-1", 30)
    counter.tell("ana", "Order Cancelled", {"order_id": "o-1"})
    assert counter.purse("ana") == {"spendable": 1_000, "held": 0, "pending": 0, "debt": 0}
    with counter.house.database.read() as session:
        assert counter.points.get_checkout(session, SHOP, "o-1").state == "voided"
    with pytest.raises(Conflict):
        counter.points.resolve(SHOP, "o-1", "post")


def test_a_refund_of_a_part_leaves_the_hold_alone(counter: Counter) -> None:
    ana = counter.gift("ana", 1_000)
    counter.points.hold(SHOP, "o-1", ana, LINES, 1_000)
    counter.order("ana", "o-1", 30)
    counter.refund("ana", "o-1", 10)
    assert counter.purse("ana")["held"] == 1_000
    assert counter.points.resolve(SHOP, "o-1", "post").state == "posted"
    assert counter.balance("ana") == 333, "what was refunded before it was paid came back with the payment"


def test_points_come_back_after_the_shop_has_switched_money_off_off(counter: Counter) -> None:
    ana = counter.gift("ana", 1_000)
    counter.points.hold(SHOP, "o-1", ana, LINES, 1_000)
    counter.points.resolve(SHOP, "o-1", "post")
    counter.order("ana", "o-1", 30)
    counter.points.change_settings(SHOP, Settings(cash_off=CashOff(on=False)))
    counter.refund("ana", "o-1", 15)
    assert counter.balance("ana") == 500
    counter.tell("ana", "Order Cancelled", {"order_id": "o-1"})
    assert counter.balance("ana") == 1_000


# --------------------------------------------------------------------------------------------------------- shop


def test_goods_are_exchanged_sent_and_returned(counter: Counter) -> None:
    ana = counter.gift("ana", 250)
    mug = sell(counter, Goods(), stock=3, per_person=2)
    made = counter.points.exchange(SHOP, mug.id, ana, 2, "k-1", "1 Tea Road")
    assert counter.points.exchange(SHOP, mug.id, ana, 2, "k-1") == made
    assert (made.points, made.state, counter.balance("ana")) == (200, "open", 50)
    assert counter.has(f"person:{ana}", f"prize:{mug.id}") == 2
    assert refusal(counter, mug, ana, "k-2") == "limit_reached"
    assert counter.points.settle_exchange(SHOP, made.id, "sent").state == "sent"
    counter.points.settle_exchange(SHOP, made.id, "returned")
    assert (counter.balance("ana"), counter.has(f"points_item:{mug.id}", f"prize:{mug.id}")) == (250, 3)
    with pytest.raises(Conflict):
        counter.points.settle_exchange(SHOP, made.id, "returned")


def test_refusals_change_nothing(counter: Counter, clock: SetClock) -> None:
    ana, ben = counter.gift("ana", 150), counter.gift("ben", 1_000)
    now = from_ms(clock.now_ms())
    mug = sell(counter, Goods(), stock=2)
    assert refusal(counter, mug, ana, "k", 2) == "too_few_points"
    assert refusal(counter, mug, ben, "k", 3) == "sold_out"
    later = sell(counter, Goods(), starts_at=now + timedelta(days=1), ends_at=now + timedelta(days=2))
    assert refusal(counter, later, ben, "k") == "not_yet"
    gold = sell(counter, Goods(), tiers=("gold",))
    assert refusal(counter, gold, ben, "k") == "wrong_tier"
    counter.points.turn_item(SHOP, mug.id, "paused")
    assert refusal(counter, mug, ben, "k") == "not_on_sale"
    clock.advance(days=3)
    assert refusal(counter, later, ben, "k") == "not_on_sale"
    assert (counter.balance("ana"), counter.balance("ben")) == (150, 1_000)
    with counter.house.database.read() as session:
        whys = [offer.why for offer in counter.points.list_offers(session, SHOP, ben)]
    assert sorted(whys) == ["over", "paused", "wrong_tier"]


def test_coupons_and_tickets_land_in_the_account_and_are_told(counter: Counter) -> None:
    ana = counter.gift("ana", 1_000)
    counter.points.exchange(SHOP, sell(counter, CouponOf("five-off"), stock=10).id, ana, 2, "c")
    counter.points.exchange(SHOP, sell(counter, TicketsOf(3)).id, ana, 2, "t")
    assert (counter.has(f"person:{ana}", "coupon:five-off"), counter.has(f"person:{ana}", "tickets")) == (2, 6)
    counter.digest()
    with counter.house.database.read() as session:
        told = [line for line in counter.house.events.list_recent(session, SHOP).items if line.name == "Points Exchanged"]
    assert sorted(b'"asset":"coupon:five-off"' in bytes(line.properties) for line in told) == [False, True]


def test_donations_stand_on_a_public_account_and_stop_at_the_goal(counter: Counter) -> None:
    ana = counter.gift("ana", 1_000)
    books = sell(counter, Donation(goal=250, closes=True), 50)
    counter.points.exchange(SHOP, books.id, ana, 4, "d-1")
    assert refusal(counter, books, ana, "d-2", 2) == "goal_reached"
    counter.points.exchange(SHOP, books.id, ana, 1, "d-3")
    with counter.house.database.read() as session:
        offer = counter.points.list_offers(session, SHOP, ana)[0]
        assert counter.points.read_project(session, SHOP, books.id, "points") == 250
    assert offer.progress is not None
    assert (offer.progress.points, offer.progress.goal, offer.why) == (250, 250, "goal_reached")


@pytest.mark.parametrize("reached", [True, False])
def test_a_project_takes_every_pledge_or_gives_every_one_back(counter: Counter, clock: SetClock, reached: bool) -> None:  # noqa: FBT001 - a case
    ana, ben = counter.gift("ana", 1_000), counter.gift("ben", 600)
    ends_at = from_ms(clock.now_ms()) + timedelta(days=3)
    lamp = sell(counter, Pledge(goal=1_500, coupon="lamp"), 500, ends_at=ends_at)
    counter.points.exchange(SHOP, lamp.id, ana, 2, "p")
    if reached:
        counter.points.exchange(SHOP, lamp.id, ben, 1, "p")
    chores = counter.points.make_chores(counter.house.writer)
    assert chores.run_once() == 0
    assert counter.purse("ana")["held"] == 1_000
    clock.advance(days=3, seconds=1)
    counter.house.hold_timer.run_once()
    assert chores.run_once() == (3 if reached else 2)
    assert chores.run_once() == 0
    with counter.house.database.read() as session:
        assert counter.points.read_project(session, SHOP, lamp.id, "points") == (1_500 if reached else 0)
        assert counter.points.list_items(session, SHOP)[0].state == ("succeeded" if reached else "failed")
    assert counter.balance("ana") == (0 if reached else 1_000)
    assert counter.has(f"person:{ana}", "coupon:lamp") == (2 if reached else 0)


def test_an_item_on_sale_keeps_what_people_rely_on(counter: Counter) -> None:
    mug = sell(counter, Goods(), stock=3)
    thing = named("thing")
    for changed in (Item(thing, CouponOf("x"), 100, stock=3), Item(thing, Goods(), 100, stock=2), Item(thing, Goods(), 100)):
        with pytest.raises(Conflict):
            counter.points.update_item(SHOP, mug.id, changed)
    assert counter.points.update_item(SHOP, mug.id, Item(thing, Goods(), 90, stock=5)).left == 5
    with pytest.raises(Invalid):
        sell(counter, Pledge(goal=10), 100)
