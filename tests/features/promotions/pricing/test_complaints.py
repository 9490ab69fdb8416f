"""What users of other systems complain about, as tests.

Codes skipped in silence; discounts that stay after a line or the shipping changed; buy-some-get-some that depends on the order or
on how things were added, that makes totals negative or is always 100 %; totals of -1.6e-14 where taxes are mixed.
"""

from itertools import permutations

import msgspec
import pytest

from antiphon.features.promotions.pricing.cart import Cart, CartLine, Presented, Shipping
from antiphon.features.promotions.pricing.price import price
from antiphon.features.promotions.pricing.rules import Needs, Promotion, Stacking
from antiphon.features.promotions.pricing.settings import Settings
from antiphon.features.promotions.pricing.terms import BuyGet, Fixed, Percent, Pick, ShippingOff
from tests.features.promotions.pricing.cases import AT, assert_exact, m, pc, promo

DAY = Settings()


def cart(*lines: CartLine, codes: tuple[Presented, ...] = (), shipping: int = 0) -> Cart:
    return Cart("EUR", lines, Shipping(shipping), presented=codes)


def test_no_code_is_skipped_in_silence() -> None:
    offers = [
        promo("hats", Percent(pc("10")), on=Pick(products=("hat",)), code=True),
        promo("big", Fixed(m("5.00")), needs=Needs(spend_minor=m("100.00")), code=True),
        promo("alone", Fixed(m("1.00")), code=True, stacking=Stacking(combines="none"), priority=-1),
        promo("works", Fixed(m("2.00")), code=True),
    ]
    named = {"H": "hats", "B": "big", "A": "alone", "W": "works", "?": ""}
    codes = tuple(Presented(code, promotion) for code, promotion in named.items())
    priced = price(cart(CartLine("1", "mug", m("20.00")), codes=codes), offers, DAY, AT)
    assert [(each.code, each.amount_minor) for each in priced.applied] == [("W", 200)]
    assert {each.code: each.reason for each in priced.not_applied} == {
        "H": "not_in_scope",
        "B": "spend_more",
        "A": "does_not_combine",
        "?": "unknown_code",
    }
    assert {each.code: each.says.en for each in priced.not_applied}["B"] == "Spend 80.00 EUR more to use it."


def test_a_discount_goes_when_its_line_goes_and_comes_back_with_it() -> None:
    offers = [promo("hats", Percent(pc("50")), on=Pick(products=("hat",))), promo("five", Fixed(m("5.00")), needs=Needs(count=2))]
    mug, hat = CartLine("1", "mug", m("20.00")), CartLine("2", "hat", m("30.00"))
    both = price(cart(mug, hat), offers, DAY, AT)
    assert both.total_minor == m("30.00")
    alone = price(cart(mug), offers, DAY, AT)
    assert (alone.total_minor, alone.applied) == (m("20.00"), ())
    assert price(cart(mug, hat), offers, DAY, AT) == both


def test_shipping_that_changes_changes_its_discount_and_nothing_else() -> None:
    offers = [promo("ship", ShippingOff()), promo("ten", Percent(pc("10")))]
    slow, fast = (price(cart(CartLine("1", "mug", m("20.00")), shipping=amount), offers, DAY, AT) for amount in (490, 1290))
    assert (slow.lines, slow.total_minor) == (fast.lines, fast.total_minor)
    assert [each.amount_minor for each in (slow.applied[1], fast.applied[1])] == [490, 1290]


def test_one_item_is_discounted_not_the_whole_cart() -> None:
    priced = price(
        cart(CartLine("1", "mug", m("20.00")), CartLine("2", "hat", m("30.00"), 2)),
        [promo("hats", Percent(pc("10"), which="cheapest"), on=Pick(products=("hat",)))],
        DAY,
        AT,
    )
    assert [one.discount_minor for one in priced.lines] == [0, 300]


SHIRTS = [CartLine("a", "red", m("30.00")), CartLine("b", "blue", m("20.00"), 2), CartLine("c", "green", m("10.00"))]


@pytest.mark.parametrize("order", list(permutations(SHIRTS)))
def test_buy_some_get_some_does_not_depend_on_the_order_of_lines(order: tuple[CartLine, ...]) -> None:
    priced = price(cart(*order), [promo("b3", BuyGet(3, 1))], DAY, AT)
    assert {one.id: one.discount_minor for one in priced.lines} == {"a": 0, "b": 0, "c": 1000}


@pytest.mark.parametrize("steps", [(6,), (3, 3), (1, 5), (2, 2, 2), (1,) * 6])
def test_nor_on_the_steps_in_which_they_were_added(steps: tuple[int, ...]) -> None:
    lines = [CartLine(f"l{at}", "red", m("30.00"), count) for at, count in enumerate(steps)]
    priced = price(cart(*lines), [promo("b2", BuyGet(2, 1))], DAY, AT)
    assert priced.discount_minor == m("60.00")  # six units are two sets of three
    assert sum(one.total_minor for one in priced.lines) == m("120.00")


@pytest.mark.parametrize("count", range(1, 8))
def test_never_more_sets_than_the_units_make(count: int) -> None:
    priced = price(cart(CartLine("1", "red", m("30.00"), count)), [promo("b1", BuyGet(1, 1))], DAY, AT)
    assert priced.discount_minor == count // 2 * m("30.00")


def test_buy_some_get_some_on_top_of_others_is_never_negative() -> None:
    free: list[Promotion] = [promo(f"b{number}", BuyGet(1, 1), stacking=Stacking(base="initial")) for number in range(4)]
    priced = price(cart(CartLine("1", "red", m("30.00"), 2)), [*free, promo("off", Fixed(m("99.00")))], DAY, AT)
    assert priced.total_minor == 0
    assert_exact(priced)


def test_half_price_is_half_price() -> None:
    priced = price(cart(CartLine("1", "red", m("30.00"), 2)), [promo("b1", BuyGet(1, 1, pc("50")))], DAY, AT)
    assert priced.discount_minor == m("15.00")


@pytest.mark.parametrize("tax", ["included", "excluded"])
def test_goods_that_are_free_leave_no_fraction_of_a_cent_with_mixed_taxes(tax: str) -> None:
    lines = [CartLine("1", "a", 1599, 3, tax_ppm=190_000), CartLine("2", "b", 333, 7, tax_ppm=70_000), CartLine("3", "c", 1)]
    how = msgspec.structs.replace(DAY, tax=tax)
    whole = price(cart(*lines), [], how, AT).goods_minor
    free = price(cart(*lines), [promo("all", Fixed(whole + 500))], how, AT)
    assert (free.total_minor, free.tax_minor) == (0, 0)
    nearly = price(cart(*lines), [promo("all", Fixed(whole - 1))], how, AT)
    assert nearly.goods_minor - nearly.discount_minor == 1
    assert_exact(nearly)


def test_tax_is_of_what_is_paid_in_the_declared_base() -> None:
    """Included: 119.00 - 11.90 = 107.10 holds 17.10 of tax at 19 %. Excluded: 100.00 - 10.00 = 90.00, and 17.10 on top."""
    ten = [promo("ten", Percent(pc("10")))]
    included = price(cart(CartLine("1", "a", m("119.00"), tax_ppm=190_000)), ten, DAY, AT)
    excluded = price(cart(CartLine("1", "a", m("100.00"), tax_ppm=190_000)), ten, Settings(tax="excluded"), AT)
    assert (included.tax_minor, included.total_minor) == (m("17.10"), m("107.10"))
    assert (excluded.tax_minor, excluded.total_minor) == (m("17.10"), m("107.10"))
