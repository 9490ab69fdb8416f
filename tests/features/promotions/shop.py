"""A small shop for the tests of coupons: promotions, carts, and what the ledger and the tables say of them."""

from typing import Any

import msgspec

from antiphon.entry.bootstrap import Services
from antiphon.features.promotions.contracts import (
    Checkout,
    Coupon,
    Policy,
    PromotionDraft,
    PromotionView,
    RedeemAsked,
    ReleaseAsked,
    ReserveAsked,
    ReturnAsked,
)
from antiphon.features.promotions.pricing.cart import Cart, CartLine, Shipping
from antiphon.features.promotions.pricing.rules import Limits, Needs, Promotion, When
from antiphon.features.promotions.pricing.terms import Fixed, Terms
from antiphon.sdk.words import Text

SHOP = "shop"
TEN_OFF = Fixed(off_minor=1_000)
NO_LIMITS = Limits()


def draft(
    key: str,
    *,
    terms: Terms = TEN_OFF,
    limits: Limits = NO_LIMITS,
    by_code: bool = False,
    code: str = "",
    budget_id: str = "",
    policy: Policy | None = None,
    coupon: dict[str, Any] | None = None,
    rules: dict[str, Any] | None = None,
) -> PromotionDraft:
    """A promotion as an operator writes it: ten off, unless told otherwise."""
    promotion = Promotion(
        key,
        Text(zh=f"{key} 优惠", en=f"{key} offer"),
        terms,
        limits=limits,
        by_code=by_code or bool(code) or coupon is not None,
        **(rules or {}),
    )
    return PromotionDraft(promotion, Coupon(code=code, **(coupon or {})), policy or Policy(), budget_id)


def launch(house: Services, made: PromotionDraft) -> PromotionView:
    """Create and launch."""
    return house.promotions.launch(SHOP, house.promotions.create(SHOP, made).id)


def cart(*prices: int, shipping: int = 0) -> Cart:
    """One line for each price."""
    lines = tuple(CartLine(f"l{place}", f"p{place}", price) for place, price in enumerate(prices))
    return Cart("CNY", lines, Shipping(shipping))


def person(house: Services, user_id: str) -> str:
    """The person behind a user id of the shop's."""
    return house.commands.call(lambda session: house.profiles.ensure_person(session, SHOP, user_id=user_id))


def reserve(house: Services, checkout_id: str, who: str = "", *codes: str, of: Cart | None = None, **more: Any) -> Checkout:
    """Hold a cart of 100.00 unless another is given."""
    asked = ReserveAsked(checkout_id, cart(10_000) if of is None else of, codes=codes, **more)
    return house.promotions.checkouts.reserve(SHOP, who, asked)


def redeem(house: Services, checkout_id: str, order_id: str | None = None) -> Checkout:
    """It was paid."""
    return house.promotions.checkouts.redeem(SHOP, RedeemAsked(checkout_id, order_id))


def release(house: Services, checkout_id: str) -> Checkout:
    """It will not be."""
    return house.promotions.checkouts.release(SHOP, ReleaseAsked(checkout_id))


def give_back(house: Services, checkout_id: str, amount: int | None = None, refund_id: str | None = None) -> Checkout:
    """It was refunded."""
    return house.promotions.checkouts.give_back(SHOP, ReturnAsked(checkout_id, amount, refund_id))


def left(house: Services, view: PromotionView) -> int | None:
    """How many uses of the total are left."""
    return house.promotions.read(SHOP, view.id).burn.left


def voucher(house: Services, view: PromotionView, who: str, source: str = "test") -> str:
    """A voucher for somebody; its code."""
    given = house.promotions.vouchers.give(SHOP, view.id, [who], source)[0]
    assert given.voucher is not None, given.refused
    return given.voucher.code


def state_of(house: Services, code: str) -> str:
    """What a voucher is now."""
    with house.database.read() as session:
        found = house.promotions.vouchers.find(session, SHOP, code)
    assert found is not None
    return found.state


def reasons(errors: Any) -> list[str]:
    """The reasons of a refusal."""
    return [each["reason"] for each in errors]


def tell(house: Services, name: str, user_id: str, message_id: str, **properties: Any) -> None:
    """An event of the shop's, digested."""
    source = house.access.find_write_key("test-key")
    assert source is not None
    body = {"type": "track", "event": name, "userId": user_id, "messageId": message_id, "properties": properties}
    house.events.collect(source, [msgspec.json.encode({"batch": [body]})])
    house.events.digest_all()


__all__ = ["Needs", "When"]
