"""What a return is worth."""

import pytest

from antiphon.features.promotions.pricing.cart import Cart, CartLine, PointsOff, Shipping
from antiphon.features.promotions.pricing.price import price
from antiphon.features.promotions.pricing.refund import Returned, refund_repriced, refund_split
from antiphon.features.promotions.pricing.settings import Settings
from antiphon.features.promotions.pricing.terms import Fixed, Step, Threshold
from antiphon.kernel.errors import Invalid
from tests.features.promotions.pricing.cases import AT, promo

CART = Cart("CNY", (CartLine("tea", "tea", 1_000, 3), CartLine("cup", "cup", 500)), Shipping(800))
PAID = price(CART, [promo("ten", Fixed(1_000))], Settings(), AT)


def test_units_come_back_one_by_one_to_the_cent() -> None:
    """1000 on 3000 and 500: 857.1 and 142.9, so 857 and 143. The tea: 857 on three units, 285 286 286 by running sums."""
    before: list[Returned] = []
    amounts: list[int] = []
    for each in ("tea", "tea", "tea", "cup"):
        amounts.append(refund_split(PAID, [Returned(each, 1)], before).amount_minor)
        before.append(Returned(each, 1))
    assert amounts == [1_000 - 285, 1_000 - 286, 1_000 - 286, 500 - 143]
    assert sum(amounts) == 2_500


def test_all_at_once_is_the_same() -> None:
    refund = refund_split(PAID, [Returned("tea", 3), Returned("cup", 1)])
    assert refund.amount_minor == 2_500
    assert {each.line: each.discounts[0].amount_minor for each in refund.lines} == {"tea": 857, "cup": 143}


def test_shipping_goes_back_with_the_last_unit_where_that_is_the_policy() -> None:
    assert refund_split(PAID, [Returned("tea", 3)], with_shipping=True).shipping_minor == 0
    last = refund_split(PAID, [Returned("cup", 1)], [Returned("tea", 3)], with_shipping=True)
    assert (last.shipping_minor, last.amount_minor) == (800, 357 + 800)


def test_points_go_back_in_proportion() -> None:
    """2000 points were 200 fen off 3000 and 500: 171 and 29. The cup's 29 are 290 points, one tea's 57 are 570."""
    paid = price(Cart("CNY", CART.lines, points=PointsOff(2_000, rate_points=10)), [], Settings(), AT)
    assert refund_split(paid, [Returned("cup", 1)]).points == 290
    assert refund_split(paid, [Returned("tea", 1)], [Returned("cup", 1)]).points == 570
    assert refund_split(paid, [Returned("tea", 2)], [Returned("cup", 1), Returned("tea", 1)]).points == 1_140


def test_priced_anew_a_broken_threshold_is_taken_back() -> None:
    """35.00 - 10.00 = 25.00 was paid; the kept tea alone costs 30.00, so the cup gives nothing back; all tea gives 20.00."""
    ladder = [promo("ladder", Threshold((Step(3_500, 1_000),)))]
    goods = CART.lines
    paid = price(Cart("CNY", goods), ladder, Settings(), AT)
    assert refund_repriced(paid, price(Cart("CNY", goods[:1]), ladder, Settings(), AT)) == 0
    assert refund_repriced(paid, price(Cart("CNY", goods[1:]), ladder, Settings(), AT)) == 2_000
    assert refund_repriced(paid, price(Cart("CNY"), ladder, Settings(), AT), 2_000) == 500


@pytest.mark.parametrize(
    ("now", "before", "code"),
    [
        ([Returned("hat", 1)], [], "line_not_found"),
        ([Returned("tea", 4)], [], "more_than_bought"),
        ([Returned("tea", 2)], [Returned("tea", 2)], "more_than_bought"),
        ([Returned("tea", 0)], [], "bad_quantity"),
    ],
)
def test_what_was_not_bought_cannot_come_back(now: list[Returned], before: list[Returned], code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        refund_split(PAID, now, before)
    assert refusal.value.code == code
