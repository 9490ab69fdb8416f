"""The life of one use: reserved, redeemed, released, timed out, returned; asked twice, done once."""

import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.promotions.checkouts import Refused
from antiphon.features.promotions.contracts import Policy
from antiphon.features.promotions.pricing.rules import Limits
from tests.conftest import SetClock
from tests.features.promotions.shop import (
    cart,
    draft,
    give_back,
    launch,
    left,
    person,
    reasons,
    redeem,
    release,
    reserve,
    state_of,
    voucher,
)


def test_a_use_is_reserved_and_redeemed(house: Services) -> None:
    view = launch(house, draft("welcome", code="WELCOME", limits=Limits(total=3, per_person=1)))
    anna = person(house, "anna")
    held = reserve(house, "c1", anna, "welcome")
    assert (held.state, held.discount_minor, held.total_minor) == ("reserved", 1_000, 9_000)
    assert left(house, view) == 2
    paid = redeem(house, "c1", "o1")
    assert (paid.state, paid.order_id, paid.uses[0].state) == ("redeemed", "o1", "redeemed")
    assert left(house, view) == 2


def test_the_same_reservation_twice_is_one(house: Services) -> None:
    view = launch(house, draft("welcome", code="WELCOME", limits=Limits(total=3, per_person=1)))
    anna = person(house, "anna")
    first, again = reserve(house, "c1", anna, "WELCOME"), reserve(house, "c1", anna, "WELCOME")
    assert first == again
    assert left(house, view) == 2


def test_another_cart_replaces_the_reservation(house: Services) -> None:
    view = launch(house, draft("welcome", code="WELCOME", limits=Limits(total=3, per_person=1)))
    anna = person(house, "anna")
    reserve(house, "c1", anna, "WELCOME")
    changed = reserve(house, "c1", anna, "WELCOME", of=cart(5_000, 700))
    assert (changed.state, changed.total_minor, len(changed.uses)) == ("reserved", 4_700, 1)
    assert left(house, view) == 2
    without = reserve(house, "c1", anna, of=cart(5_000, 700))
    assert (without.total_minor, without.uses) == (5_700, ())
    assert left(house, view) == 3


def test_a_replacement_that_cannot_be_leaves_the_old_one(house: Services) -> None:
    launch(house, draft("welcome", code="WELCOME", limits=Limits(total=3, per_person=1)))
    anna = person(house, "anna")
    held = reserve(house, "c1", anna, "WELCOME")
    with pytest.raises(Refused) as caught:
        reserve(house, "c1", anna, "WELCOME", "NOSUCH")
    assert reasons(caught.value.errors) == ["unknown_code"]
    with house.database.read() as session:
        assert house.promotions.checkouts.get(session, "shop", "c1") == held


def test_a_late_copy_of_an_older_cart_is_refused(house: Services) -> None:
    launch(house, draft("auto"))
    reserve(house, "c1", sequence=2)
    with pytest.raises(Refused) as caught:
        reserve(house, "c1", of=cart(500), sequence=1)
    assert reasons(caught.value.errors) == ["older_cart"]


def test_a_limit_per_person_holds_and_comes_back(house: Services) -> None:
    view = launch(house, draft("welcome", code="WELCOME", limits=Limits(total=3, per_person=1)))
    anna = person(house, "anna")
    reserve(house, "c1", anna, "WELCOME")
    with pytest.raises(Refused) as caught:
        reserve(house, "c2", anna, "WELCOME")
    assert reasons(caught.value.errors) == ["limit_reached"]
    release(house, "c1")
    assert left(house, view) == 3
    assert reserve(house, "c2", anna, "WELCOME").state == "reserved"


def test_a_hold_times_out(house: Services, clock: SetClock) -> None:
    view = launch(house, draft("welcome", code="WELCOME", limits=Limits(total=1)))
    reserve(house, "c1", "", "WELCOME", hold_minutes=5)
    clock.advance(seconds=299)
    assert house.promotions.chores.time_out() == 0
    clock.advance(seconds=1)
    assert house.promotions.chores.time_out() == 1
    assert left(house, view) == 1
    assert house.promotions.chores.time_out() == 0


def test_a_late_payment_takes_it_again_if_it_can(house: Services, clock: SetClock) -> None:
    view = launch(house, draft("welcome", code="WELCOME", limits=Limits(total=1)))
    reserve(house, "c1", "", "WELCOME", hold_minutes=5)
    clock.advance(seconds=600)
    late = redeem(house, "c1")
    assert (late.state, late.because) == ("redeemed", "paid_late")
    assert left(house, view) == 0
    assert redeem(house, "c1").state == "redeemed"


def test_a_late_payment_is_refused_when_it_is_gone(house: Services, clock: SetClock) -> None:
    view = launch(house, draft("welcome", code="WELCOME", limits=Limits(total=1)))
    reserve(house, "c1", "", "WELCOME", hold_minutes=5)
    clock.advance(seconds=600)
    house.promotions.chores.time_out()
    reserve(house, "c2", "", "WELCOME")
    with pytest.raises(Refused) as caught:
        redeem(house, "c1")
    assert reasons(caught.value.errors) == ["used_up"]
    assert left(house, view) == 0
    redeem(house, "c2")


def test_a_strict_promotion_refuses_a_late_payment(house: Services, clock: SetClock) -> None:
    launch(house, draft("strict", code="STRICT", policy=Policy(late="refuse")))
    reserve(house, "c1", "", "STRICT", hold_minutes=5)
    clock.advance(seconds=600)
    with pytest.raises(Refused) as caught:
        redeem(house, "c1")
    assert reasons(caught.value.errors) == ["held_too_long"]


def test_a_whole_refund_frees_the_use_and_a_part_keeps_it(house: Services) -> None:
    view = launch(house, draft("welcome", code="WELCOME", limits=Limits(total=1, per_person=1)))
    anna = person(house, "anna")
    reserve(house, "c1", anna, "WELCOME")
    redeem(house, "c1")
    assert give_back(house, "c1", 4_000, "r1").state == "redeemed"
    assert give_back(house, "c1", 4_000, "r1").state == "redeemed"  # the same refund again
    assert left(house, view) == 0
    done = give_back(house, "c1", 5_000, "r2")
    assert (done.state, done.uses[0].state) == ("returned", "returned")
    assert left(house, view) == 1
    assert give_back(house, "c1").state == "returned"
    assert left(house, view) == 1
    assert reserve(house, "c2", anna, "WELCOME").state == "reserved"


def test_a_policy_may_keep_the_use(house: Services) -> None:
    view = launch(house, draft("once", code="ONCE", limits=Limits(total=1), policy=Policy(returns="never")))
    reserve(house, "c1", "", "ONCE")
    redeem(house, "c1")
    assert give_back(house, "c1").uses[0].state == "redeemed"
    assert left(house, view) == 0


def test_an_expired_voucher_stays_expired(house: Services, clock: SetClock) -> None:
    view = launch(house, draft("days", coupon={"valid_days": 2}))
    anna = person(house, "anna")
    code = voucher(house, view, anna)
    reserve(house, "c1", anna, code)
    redeem(house, "c1")
    assert state_of(house, code) == "redeemed"
    clock.advance(days=5)
    assert give_back(house, "c1").state == "returned"
    assert state_of(house, code) == "expired"


def test_a_voucher_is_its_owners(house: Services) -> None:
    view = launch(house, draft("mine", coupon={}))
    anna, berta = person(house, "anna"), person(house, "berta")
    code = voucher(house, view, anna)
    with pytest.raises(Refused) as caught:
        reserve(house, "c1", berta, code)
    assert reasons(caught.value.errors) == ["not_yours"]
    assert reserve(house, "c2", anna, code.lower()).discount_minor == 1_000
    with pytest.raises(Refused) as caught:
        reserve(house, "c3", anna, code)
    assert reasons(caught.value.errors) == ["in_other_checkout"]
    redeem(house, "c2")
    with pytest.raises(Refused) as caught:
        reserve(house, "c3", anna, code)
    assert reasons(caught.value.errors) == ["already_used"]


def test_an_automatic_promotion_that_is_used_up_is_left_out(house: Services) -> None:
    view = launch(house, draft("auto", limits=Limits(total=1)))
    assert reserve(house, "c1").discount_minor == 1_000
    assert reserve(house, "c2").discount_minor == 0
    assert left(house, view) == 0


def test_everything_or_nothing(house: Services) -> None:
    one = launch(house, draft("one", code="ONE", limits=Limits(total=5)))
    launch(house, draft("two", code="TWO", limits=Limits(total=1)))
    reserve(house, "c1", "", "TWO")
    with pytest.raises(Refused):
        reserve(house, "c2", "", "ONE", "TWO")
    assert left(house, one) == 5
    assert reserve(house, "c2", "", "ONE").discount_minor == 1_000


def test_a_pause_stops_new_uses_and_lets_held_ones_be_paid(house: Services) -> None:
    view = launch(house, draft("stop", code="STOP", limits=Limits(total=5)))
    reserve(house, "c1", "", "STOP")
    house.promotions.pause("shop", view.id)
    with pytest.raises(Refused) as caught:
        reserve(house, "c2", "", "STOP")
    assert reasons(caught.value.errors) == ["switched_off"]
    assert redeem(house, "c1").state == "redeemed"


def test_an_order_belongs_to_one_checkout(house: Services) -> None:
    launch(house, draft("auto"))
    reserve(house, "c1")
    redeem(house, "c1", "o1")
    reserve(house, "c2")
    with pytest.raises(Refused) as caught:
        redeem(house, "c2", "o1")
    assert reasons(caught.value.errors) == ["order_taken"]
