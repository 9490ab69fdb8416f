"""What a cart costs and why: frozen values, exact to the minor unit. Every discount of a line names its promotion."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from antiphon.features.promotions.pricing.settings import Stage
from antiphon.sdk.words import Text

POINTS = "@points"  # stands for a promotion's key where the buyer's points were turned into money off

Reason = Literal[
    "add_more",
    "already_discounted",
    "better_offer",
    "choose_item",
    "does_not_combine",
    "excluded_by_group",
    "expired",
    "first_order_only",
    "limit_reached",
    "needs_code",
    "not_in_scope",
    "not_yet_valid",
    "nothing_left",
    "nothing_to_ship",
    "other_currency",
    "spend_more",
    "switched_off",
    "unknown_code",
    "wrong_channel",
    "wrong_hour",
    "wrong_method",
    "wrong_segment",
    "wrong_tier",
    "wrong_weekday",
]

# Why a code did not even reach the calculation: found out beside it, told in the same list.
CodeReason = Literal[
    "already_used",
    "in_other_checkout",
    "not_yours",
    "person_needed",
    "used_up",
    "withdrawn",
]


class LineDiscount(msgspec.Struct, frozen=True):
    """What one promotion takes off one line; never 0."""

    promotion: str
    amount_minor: int
    code: str = ""


class PricedLine(msgspec.Struct, frozen=True):
    """`subtotal = price x quantity`, `total = subtotal - discount >= 0`; `tax` is in the total or on top of it as `Priced.tax` says."""

    id: str
    quantity: int
    price_minor: int
    subtotal_minor: int
    discount_minor: int
    total_minor: int
    tax_minor: int
    discounts: tuple[LineDiscount, ...]


class PricedShipping(msgspec.Struct, frozen=True):
    """Shipping, by the same rules as a line."""

    price_minor: int
    discount_minor: int
    total_minor: int
    tax_minor: int
    discounts: tuple[LineDiscount, ...]


class Next(msgspec.Struct, frozen=True):
    """The next step of a ladder: what is missing, and what it would give."""

    off_minor: int
    off_ppm: int
    missing_minor: int = 0
    missing_count: int = 0


class Applied(msgspec.Struct, frozen=True):
    """A promotion that took effect. `amount` is the sum of its discounts on lines and shipping; a gift has none."""

    promotion: str
    kind: str
    stage: Stage
    title: Text
    amount_minor: int
    times: int = 1
    code: str = ""
    next: Next | None = None


class NotApplied(msgspec.Struct, frozen=True):
    """A promotion that did not, the reason, the figures that belong to it, and the sentence for the buyer."""

    promotion: str
    title: Text | None
    reason: Reason | CodeReason
    values: Mapping[str, int | str]
    says: Text
    code: str = ""


class GiftGiven(msgspec.Struct, frozen=True):
    """Something given on top. The shop adds it to the parcel; it is no line of the cart."""

    promotion: str
    product_id: str
    sku: str
    name: Text
    quantity: int


class GiftChoice(msgspec.Struct, frozen=True):
    """The buyer may pick `count` of these."""

    promotion: str
    count: int
    items: tuple[GiftGiven, ...]


class ExchangeOffer(msgspec.Struct, frozen=True):
    """The buyer may add up to `count` of it for `price_minor` each."""

    promotion: str
    product_id: str
    sku: str
    price_minor: int
    count: int


class Search(msgspec.Struct, frozen=True):
    """How the best combination was found: `exact` when every allowed one was compared."""

    compared: int = 1
    exact: bool = True


class Priced(msgspec.Struct, frozen=True):
    """A whole cart. `total = goods - discount + shipping.total (+ tax when prices do not contain it)`, never negative.

    Lines come in the cart's order. The discounts of all lines and of shipping sum to `discount + shipping.discount`, and those of
    one promotion to its `Applied.amount_minor`.
    """

    currency: str
    tax: Literal["included", "excluded"]
    lines: tuple[PricedLine, ...]
    shipping: PricedShipping
    goods_minor: int
    discount_minor: int
    tax_minor: int
    total_minor: int
    points_used: int
    points_minor: int
    free_shipping: bool
    applied: tuple[Applied, ...]
    not_applied: tuple[NotApplied, ...]
    gifts: tuple[GiftGiven, ...]
    gift_choices: tuple[GiftChoice, ...]
    offers: tuple[ExchangeOffer, ...]
    search: Search
