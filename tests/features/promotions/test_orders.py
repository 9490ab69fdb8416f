"""Orders settle uses by their events, also when the shop's server forgot to call, and never twice when it did not."""

from antiphon.entry.bootstrap import Services
from antiphon.features.promotions.pricing.rules import Limits
from tests.features.promotions.shop import SHOP, draft, give_back, launch, left, person, redeem, reserve, state_of, tell, voucher


def state(house: Services, checkout_id: str) -> str:
    """What a checkout is."""
    with house.database.read() as session:
        return house.promotions.checkouts.get(session, SHOP, checkout_id).state


def test_an_order_redeems_and_a_refund_returns(house: Services) -> None:
    view = launch(house, draft("welcome", code="WELCOME", limits=Limits(total=3)))
    anna = person(house, "anna")
    reserve(house, "c1", anna, "WELCOME")
    tell(house, "Order Completed", "anna", "m1", order_id="o1", checkout_id="c1", total=90)
    assert state(house, "c1") == "redeemed"
    tell(house, "Order Refunded", "anna", "m2", order_id="o1", total=40)
    assert (state(house, "c1"), left(house, view)) == ("redeemed", 2)
    tell(house, "Order Refunded", "anna", "m3", order_id="o1", total=50)
    assert (state(house, "c1"), left(house, view)) == ("returned", 3)


def test_a_cancelled_order_gives_back_what_it_held(house: Services) -> None:
    view = launch(house, draft("welcome", code="WELCOME", limits=Limits(total=3)))
    reserve(house, "o1", person(house, "anna"), "WELCOME")
    tell(house, "Order Cancelled", "anna", "m1", order_id="o1")
    assert (state(house, "o1"), left(house, view)) == ("released", 3)


def test_call_and_event_are_one_use(house: Services) -> None:
    view = launch(house, draft("welcome", code="WELCOME", limits=Limits(total=3)))
    reserve(house, "c1", person(house, "anna"), "WELCOME", order_id="o1")
    redeem(house, "c1", "o1")
    tell(house, "Order Completed", "anna", "m1", order_id="o1", coupon="WELCOME", total=90)
    assert left(house, view) == 2
    give_back(house, "c1", 4_500, "r1")
    tell(house, "Order Refunded", "anna", "m2", order_id="o1", total=45)
    assert state(house, "c1") == "redeemed"  # the same half, told twice


def test_an_order_with_a_code_and_no_checkout_is_used(house: Services) -> None:
    view = launch(house, draft("mine", coupon={}))
    anna = person(house, "anna")
    code = voucher(house, view, anna)
    tell(house, "Order Completed", "anna", "m1", order_id="o1", coupon=code, total=90, discount=10, currency="CNY")
    assert state_of(house, code) == "redeemed"
    assert house.promotions.read(SHOP, view.id).burn.discount_minor == 1_000


def test_a_use_that_could_not_be_is_written_down(house: Services) -> None:
    view = launch(house, draft("once", code="ONCE", limits=Limits(total=1)))
    tell(house, "Order Completed", "anna", "m1", order_id="o1", coupon="ONCE", total=90)
    tell(house, "Order Completed", "berta", "m2", order_id="o2", coupon="ONCE", total=90)
    with house.database.read() as session:
        uses = house.promotions.list_uses(session, SHOP, view.id).items
    assert sorted((use.state, use.because) for use in uses) == [("redeemed", "order_completed"), ("refused", "used_up")]
    assert house.promotions.read(SHOP, view.id).burn.refused == 1
    with house.database.read() as session:
        assert house.events.read_health(session, SHOP).quarantine_open == 0


def test_odd_orders_harm_nobody(house: Services) -> None:
    launch(house, draft("once", code="ONCE", limits=Limits(total=1)))
    for place, properties in enumerate(
        ({}, {"order_id": None}, {"order_id": "y" * 250, "coupon": "ONCE"}, {"order_id": "o\u0085", "coupon": "x" * 90}, {"coupon": "ONCE"})
    ):
        for name in ("Order Completed", "Order Refunded", "Order Cancelled"):
            tell(house, name, "anna", f"m{place}{name}", **properties)
    with house.database.read() as session:
        assert house.events.read_health(session, SHOP).quarantine_open == 0
