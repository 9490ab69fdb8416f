"""What is to be priced: lines, shipping, who buys, what they presented. Money is whole minor units of the cart's currency."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

import msgspec

from antiphon.kernel.amounts import MAX_AMOUNT

Minor = Annotated[int, msgspec.Meta(ge=0, le=MAX_AMOUNT // 1_000_000)]  # a price; times a quantity it still is exact everywhere
Parts = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]  # parts per million: 10,000 is 1 %


class CartLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One line of a cart. Lines that differ in their id only are priced as one and then shared out, so splitting a line changes nothing."""

    id: str  # unique in the cart; discounts and refunds name it
    product_id: str
    price_minor: Minor  # of one unit, with or without tax as the settings say
    quantity: Annotated[int, msgspec.Meta(ge=1, le=100_000)] = 1
    sku: str = ""
    category: str = ""  # a path, such as "food/fruit/apples": a rule for "food/fruit" includes it
    brand: str = ""
    tax_ppm: Annotated[int, msgspec.Meta(ge=0, le=10_000_000)] = 0
    promotable: bool = True  # False: no promotion touches or counts it (a group buy, a flash sale, a gift card)


class Shipping(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What sending it costs before promotions."""

    price_minor: Minor = 0
    method: str = ""
    tax_ppm: Annotated[int, msgspec.Meta(ge=0, le=10_000_000)] = 0


class Used(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How often a promotion was used before this order, reserved uses included."""

    by_person: int = 0
    by_person_today: int = 0
    in_all: int = 0
    in_all_today: int = 0


class Buyer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What promotions may ask about who buys. An unknown visitor is the default."""

    person: str = ""
    segments: tuple[str, ...] = ()
    tier: str = ""
    is_first_order: bool = False
    uses: Mapping[str, Used] = msgspec.field(default_factory=dict[str, Used])  # by promotion key; missing: never used


class Presented(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A code or voucher that the buyer presented, and the promotion it stands for; an unknown code stands for none."""

    code: str
    promotion: str = ""
    starts_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None  # a voucher's own validity, within the promotion's
    ends_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


class PointsOff(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Points that the buyer wants to turn into money off: at most `points`, at `rate_points` points for `rate_minor`."""

    points: Annotated[int, msgspec.Meta(ge=0, le=MAX_AMOUNT // 1_000_000)]
    rate_points: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 1
    rate_minor: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 1
    step: Annotated[int, msgspec.Meta(ge=1, le=1_000_000)] = 1  # only multiples of it are taken
    at_most_ppm: Parts = 1_000_000  # of the goods' price at that point
    at_most_minor: int | None = None


class Cart(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A cart as the shop knows it."""

    currency: str
    lines: tuple[CartLine, ...] = ()
    shipping: Shipping = Shipping()
    buyer: Buyer = msgspec.field(default_factory=Buyer)  # not a value: the API document cannot hold a mapping as a default
    channel: str = ""
    presented: tuple[Presented, ...] = ()
    points: PointsOff | None = None
