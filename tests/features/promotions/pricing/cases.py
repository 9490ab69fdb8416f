"""How a worked case is written down: a cart in words, promotions, and what every line then costs, with the sum done by hand.

A cart is lines such as "3 mug @ 6.00 [home/kitchen] by Acme"; the product's name is the line's id too. Money is written as people
write it, in a currency with cents unless the case says otherwise.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from antiphon.features.promotions.pricing.cart import Buyer, Cart, CartLine, PointsOff, Presented, Shipping
from antiphon.features.promotions.pricing.price import price
from antiphon.features.promotions.pricing.priced import Priced
from antiphon.features.promotions.pricing.rules import Limits, Needs, Promotion, Scope, Stacking, When, Who
from antiphon.features.promotions.pricing.settings import Settings
from antiphon.features.promotions.pricing.terms import Pick, Terms
from antiphon.kernel.currency import from_minor, to_minor
from antiphon.sdk.words import Text

AT = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)  # a Sunday
_LINE = re.compile(r"(\d+) (\S+) @ ([\d.]+)(?: \[(\S+)\])?(?: by (\S+))?(?: tax ([\d.]+))?( untouchable)?")


def m(amount: str, currency: str = "EUR") -> int:
    """Money as people write it, in minor units."""
    return to_minor(Decimal(amount), currency)


def pc(percent: str) -> int:
    """Per cent in parts per million."""
    return int(Decimal(percent) * 10_000)


def line(words: str, currency: str = "EUR") -> CartLine:
    """One line of a cart."""
    found = _LINE.fullmatch(words)
    assert found is not None, words
    quantity, name, amount, category, brand, tax, untouchable = found.groups()
    return CartLine(
        name,
        name,
        m(amount, currency),
        int(quantity),
        category=category or "",
        brand=brand or "",
        tax_ppm=pc(tax or "0"),
        promotable=not untouchable,
    )


def promo(
    key: str,
    terms: Terms,
    *,
    on: Pick | None = None,
    scope: Scope | None = None,
    needs: Needs | None = None,
    who: Who | None = None,
    when: When | None = None,
    limits: Limits | None = None,
    stacking: Stacking | None = None,
    priority: int = 0,
    code: bool = False,
) -> Promotion:
    """A promotion called by its key."""
    return Promotion(
        key,
        Text(zh=key, en=key),
        terms,
        scope=scope or Scope(include=on or Pick()),
        needs=needs or Needs(),
        who=who or Who(),
        when=when or When(),
        limits=limits or Limits(),
        stacking=stacking or Stacking(),
        priority=priority,
        by_code=code,
    )


@dataclass(frozen=True)
class Case:
    """One cart priced by hand. `pays`: what each line costs in the end ("shipping" too); `off`: the sum of each promotion."""

    name: str
    sum: str  # the arithmetic, and the setting that matters
    cart: Sequence[str]
    promotions: Sequence[Promotion]
    pays: Mapping[str, str]
    off: Mapping[str, str] = field(default_factory=dict[str, str])
    split: Mapping[str, str] = field(default_factory=dict[str, str])  # "promotion line": what it takes off that line
    not_applied: Mapping[str, str] = field(default_factory=dict[str, str])  # promotion: reason
    values: Mapping[str, int] = field(default_factory=dict[str, int])  # figures that come with the reason
    gifts: Mapping[str, int] = field(default_factory=dict[str, int])
    total: str | None = None
    settings: Settings = field(default_factory=Settings)
    buyer: Buyer = field(default_factory=Buyer)
    codes: Mapping[str, str] = field(default_factory=dict[str, str])  # code: promotion
    points: PointsOff | None = None
    points_used: int = 0
    shipping: str = "0"
    currency: str = "EUR"

    def __str__(self) -> str:
        return self.name.replace(" ", "-")

    def make_cart(self) -> Cart:
        """The cart."""
        return Cart(
            self.currency,
            tuple(line(words, self.currency) for words in self.cart),
            Shipping(m(self.shipping, self.currency)),
            buyer=self.buyer,
            presented=tuple(Presented(code, promotion) for code, promotion in self.codes.items()),
            points=self.points,
        )


def check(case: Case) -> None:
    """Price it and compare every figure that the case names."""
    priced = price(case.make_cart(), case.promotions, case.settings, AT)

    def written(minor: int) -> str:
        return str(from_minor(minor, case.currency))

    found = {each.id: written(each.total_minor) for each in priced.lines}
    if "shipping" in case.pays:
        found["shipping"] = written(priced.shipping.total_minor)
    assert found == dict(case.pays), case.sum
    off = {each.promotion: written(each.amount_minor) for each in priced.applied}
    assert {key: off.get(key) for key in case.off} == dict(case.off), case.sum
    parts = {f"{each.promotion} {one.id}": written(each.amount_minor) for one in priced.lines for each in one.discounts}
    assert {key: parts.get(key) for key in case.split} == dict(case.split), case.sum
    reasons = {each.promotion: each.reason for each in priced.not_applied}
    assert {key: reasons.get(key) for key in case.not_applied} == dict(case.not_applied)
    values = {name: value for each in priced.not_applied for name, value in each.values.items()}
    assert {name: values.get(name) for name in case.values} == dict(case.values)
    assert {gift.product_id: gift.quantity for gift in priced.gifts} == dict(case.gifts)
    assert priced.points_used == case.points_used
    if case.total is not None:
        assert written(priced.total_minor) == case.total, case.sum
    assert_exact(priced)


def assert_exact(priced: Priced) -> None:
    """What holds for every priced cart, whatever was in it."""
    for one in priced.lines:
        assert one.subtotal_minor == one.price_minor * one.quantity
        assert one.total_minor == one.subtotal_minor - one.discount_minor >= 0
        assert sum(each.amount_minor for each in one.discounts) == one.discount_minor
        assert all(each.amount_minor > 0 for each in one.discounts)
    shipping = priced.shipping
    assert shipping.total_minor == shipping.price_minor - shipping.discount_minor >= 0
    assert sum(each.amount_minor for each in shipping.discounts) == shipping.discount_minor
    given = [(each.promotion, each.code, each.amount_minor) for one in (*priced.lines, shipping) for each in one.discounts]
    for each in priced.applied:
        assert sum(amount for promotion, code, amount in given if (promotion, code) == (each.promotion, each.code)) == each.amount_minor
    assert sum(amount for _, _, amount in given) == sum(each.amount_minor for each in priced.applied)
    assert priced.goods_minor == sum(one.subtotal_minor for one in priced.lines)
    assert priced.discount_minor == sum(one.discount_minor for one in priced.lines)
    tax = sum(one.tax_minor for one in priced.lines) + shipping.tax_minor
    assert priced.tax_minor == tax
    payable = priced.goods_minor - priced.discount_minor + shipping.total_minor
    assert priced.total_minor == payable + (tax if priced.tax == "excluded" else 0) >= 0
    named = [(each.promotion, each.code) for each in (*priced.applied, *priced.not_applied)]
    assert len(set(named)) == len(named)
    for each in priced.not_applied:
        assert each.says.zh
        assert each.says.en
        assert "{" not in each.says.zh + each.says.en
