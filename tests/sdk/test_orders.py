"""Orders and refunds are read exactly, and nothing that a shop may send makes the reading fail."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antiphon.kernel.amounts import MAX_AMOUNT
from antiphon.sdk.orders import Line, Order, Refund, read_minor, read_order, read_refund, share_refunded

SOCKS = {"product_id": "p-1", "sku": "S1", "name": "Socks", "category": "Wear", "brand": "Kua", "price": 9.99, "quantity": 3}
TEA = {"product_id": "p-2", "name": "Tea", "price": "20.00"}
ORDER: dict[str, Any] = {
    "order_id": "o-1",
    "total": 59.97,
    "revenue": 44.97,
    "shipping": 10,
    "tax": "5",
    "discount": 5,
    "coupon": "MAY",
    "currency": "cny",
    "products": [SOCKS, TEA],
}


def test_an_order_is_read_in_minor_units() -> None:
    order = read_order(ORDER, "USD")
    assert order == Order(
        "o-1",
        "CNY",
        5997,
        4497,
        1000,
        500,
        500,
        "MAY",
        (Line("p-1", "p-1", "S1", "Socks", "Wear", "Kua", 999, 3), Line("p-2", "p-2", "", "Tea", "", "", 2000, 1)),
    )
    assert order is not None
    assert order.quantity == 4


@pytest.mark.parametrize(
    ("properties", "total", "revenue"),
    [
        ({"total": 30, "shipping": 4, "tax": 1}, 3000, 2500),
        ({"revenue": 25, "shipping": 4, "tax": 1}, 3000, 2500),
        ({"subtotal": 25}, 2500, 2500),
        ({"value": "25"}, 2500, 2500),
        ({"total": 3, "shipping": 4}, 300, 0),
        ({"products": [SOCKS, TEA], "discount": 10}, 3997, 3997),
        ({"product_id": 7, "price": 2, "quantity": 2}, 400, 400),
        ({}, 0, 0),
        ({"revenue": "a lot", "total": True}, 0, 0),
        ({"revenue": 1e300, "total": 5}, 500, 500),
    ],
)
def test_what_is_missing_follows_from_the_rest(properties: dict[str, Any], total: int, revenue: int) -> None:
    order = read_order({"order_id": 12} | properties, "CNY")
    assert order is not None
    assert (order.order_id, order.total_minor, order.revenue_minor) == ("12", total, revenue)


def test_money_without_cents_and_with_mills() -> None:
    assert read_minor(1200, "JPY") == 1200
    assert read_minor("1.2345", "KWD") == 1234
    assert read_minor(0.125, "USD") == 12  # half to even
    assert read_minor(-3, "USD") == 300


def test_lines_have_ids_of_their_own_and_broken_quantities_keep_their_price() -> None:
    products = [TEA, TEA, {"name": "gift"}, 5, {"product_id": "rice", "price": 8, "quantity": 0.25}, {"line_id": "x", "quantity": 0}]
    order = read_order({"order_id": "o", "products": products}, "CNY")
    assert order is not None
    assert [(line.id, line.price_minor, line.quantity) for line in order.lines] == [
        ("p-2", 2000, 1),
        ("p-2#2", 2000, 1),
        ("line 3", 0, 1),
        ("rice", 200, 1),
        ("x", 0, 1),
    ]


def test_no_order_id_no_order() -> None:
    odds: list[Any] = [None, "", "  ", True, 1.5, [], "x" * 256, "a\0b", "a\nb"]
    for odd in odds:
        assert read_order({"order_id": odd, "total": 5}, "CNY") is None
        assert read_refund({"order_id": odd, "total": 5}, "CNY") is None


@pytest.mark.parametrize(
    ("properties", "refund"),
    [
        ({}, Refund("o-1", "CNY")),
        ({"total": 30}, Refund("o-1", "CNY", 3000)),
        ({"total": 59.97, "revenue": 10}, Refund("o-1", "CNY", 1000, "revenue")),
        ({"refund": -12, "total": 59.97}, Refund("o-1", "CNY", 1200)),
        ({"products": [{"product_id": "p-1", "price": 9.99, "quantity": 2}]}, Refund("o-1", "CNY", 1998, "revenue")),
        ({"products": [{"product_id": "p-1", "quantity": 2}]}, Refund("o-1", "CNY", lines=(("p-1", 2),))),
    ],
)
def test_a_refund_says_what_goes_back(properties: dict[str, Any], refund: Refund) -> None:
    assert read_refund({"order_id": "o-1"} | properties, "CNY") == refund


def test_the_share_that_went_back_adds_up_and_never_exceeds_one() -> None:
    order = read_order(ORDER, "CNY")
    assert order is not None
    assert share_refunded(order, []) == 0
    assert share_refunded(order, [Refund("o-1", "CNY")]) == 1
    assert share_refunded(order, [Refund("o-1", "CNY", 1999), Refund("o-1", "CNY", 1999)]) == Fraction(3998, 5997)
    assert share_refunded(order, [Refund("o-1", "CNY", 5997)]) == 1
    assert share_refunded(order, [Refund("o-1", "CNY", 99999)]) == 1
    assert share_refunded(order, [Refund("o-1", "CNY", 4497, "revenue")]) == 1
    assert share_refunded(order, [Refund("o-1", "CNY", lines=(("p-1", 2),))]) == Fraction(1998, 4997)
    assert share_refunded(order, [Refund("o-1", "CNY", lines=(("p-1", 9), ("S1", 1), ("p-2", 1), ("?", 4)))]) == 1
    free = Order("o", "CNY", 0, 0)
    assert share_refunded(free, [Refund("o", "CNY", 0)]) == 0
    assert share_refunded(free, [Refund("o", "CNY", 1)]) == 1


ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.sampled_from(["1e999999", "1E-999999999", "NaN", "-0", "٣", "1_0", "0x1", " 7 ", "Infinity", "9" * 60, MAX_AMOUNT, 0.1]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
WORDS = ("order_id", "currency", "total", "revenue", "subtotal", "value", "shipping", "tax", "discount", "coupon", "refund", "product_id")
PRODUCT = st.dictionaries(st.sampled_from(["product_id", "sku", "line_id", "price", "quantity", "name"]), ODD, max_size=6)
PROPERTIES = st.dictionaries(st.sampled_from(WORDS), ODD, max_size=8) | st.fixed_dictionaries(
    {"order_id": st.just("o"), "products": st.lists(PRODUCT | ODD, max_size=4), "total": ODD, "revenue": ODD}
)


@given(PROPERTIES, PROPERTIES)
def test_reading_never_fails_and_gives_nothing_negative(properties: dict[str, Any], other: dict[str, Any]) -> None:
    order, refund = read_order(properties, "CNY"), read_refund(other, "CNY")
    if order is not None:
        amounts = [order.total_minor, order.revenue_minor, order.shipping_minor, order.tax_minor, order.discount_minor]
        amounts += [line.amount_minor for line in order.lines]
        assert all(0 <= amount <= MAX_AMOUNT for amount in amounts)
        assert all(line.quantity >= 1 for line in order.lines)
        assert len({line.id for line in order.lines}) == len(order.lines)
        if refund is not None:
            assert 0 <= share_refunded(order, [refund]) <= share_refunded(order, [refund, refund]) <= 1


@given(st.integers(1, 10**9), st.lists(st.integers(1, 10**9), min_size=1, max_size=8))
def test_parts_of_the_total_sum_to_the_whole(extra: int, parts: list[int]) -> None:
    order = Order("o", "CNY", sum(parts), extra)
    refunds = [Refund("o", "CNY", part) for part in parts]
    assert share_refunded(order, refunds) == 1
    assert share_refunded(order, refunds[:-1]) == 1 - Fraction(parts[-1], sum(parts))
