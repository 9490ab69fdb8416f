"""Promotions over HTTP, for shoppers: from any shop's page, with a shopper token."""

from typing import Annotated

import msgspec
from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, HeaderParameter, JSONBody

from antiphon.engine.access.contracts import Shopper
from antiphon.engine.database.port import Database
from antiphon.engine.origins import AnyOrigin
from antiphon.engine.web import in_threads
from antiphon.features.promotions.api import Promotions
from antiphon.features.promotions.contracts import CartAsked, Claimable, Code, Gift, Quote, Voucher

MAX_KEY = 120


class CodeEntered(msgspec.Struct, forbid_unknown_fields=True):
    """A code that somebody typed in."""

    code: Code


class Purse(msgspec.Struct):
    """A shopper's vouchers, and what they may claim."""

    vouchers: list[Voucher]
    claimable: list[Claimable]


@post("/cart/price", status_code=200, sync_to_thread=True)
def price(shopper: NamedDependency[Shopper], promotions: NamedDependency[Promotions], data: JSONBody[CartAsked]) -> Quote:
    """What a cart would cost this shopper: to be shown. What counts is what the shop's server reserves."""
    return promotions.quote(shopper.workspace, shopper.person_id, data, trusts_cart=False)


@get("/vouchers", sync_to_thread=True)
def show_vouchers(shopper: NamedDependency[Shopper], database: NamedDependency[Database], promotions: NamedDependency[Promotions]) -> Purse:
    """The shopper's vouchers, and the coupons they may claim."""
    with database.read() as session:
        return Purse(
            promotions.vouchers.list_vouchers(session, shopper.workspace, shopper.person_id),
            promotions.vouchers.list_claimable(session, shopper.workspace, shopper.person_id),
        )


@post("/vouchers/claim/{key:str}", status_code=200, sync_to_thread=True)
def claim(
    shopper: NamedDependency[Shopper],
    promotions: NamedDependency[Promotions],
    key: FromPath[str],
    idempotency_key: Annotated[str | None, HeaderParameter(name="Idempotency-Key")] = None,
) -> Voucher:
    """Take one. The same Idempotency-Key is the same voucher."""
    return promotions.vouchers.claim(shopper.workspace, shopper.person_id, key, (idempotency_key or "")[:MAX_KEY])


@post("/vouchers/enter", status_code=200, sync_to_thread=True)
def enter(shopper: NamedDependency[Shopper], promotions: NamedDependency[Promotions], data: JSONBody[CodeEntered]) -> Voucher:
    """Keep a code."""
    return promotions.vouchers.enter(shopper.workspace, shopper.person_id, data.code)


@post("/vouchers/{code:str}/gift", status_code=200, sync_to_thread=True)
def give_on(shopper: NamedDependency[Shopper], promotions: NamedDependency[Promotions], code: FromPath[str]) -> Gift:
    """A link to one's own voucher, for somebody else. The same voucher has the same link until it is taken or withdrawn."""
    return promotions.gifts.offer(shopper.workspace, shopper.person_id, code)


@post("/gifts/{token:str}/take", status_code=200, sync_to_thread=True)
def take_gift(shopper: NamedDependency[Shopper], promotions: NamedDependency[Promotions], token: FromPath[str]) -> Voucher:
    """Have the voucher that a link leads to."""
    return promotions.gifts.take(shopper.workspace, shopper.person_id, token)


@post("/gifts/{token:str}/withdraw", status_code=200, sync_to_thread=True)
def withdraw_gift(shopper: NamedDependency[Shopper], promotions: NamedDependency[Promotions], token: FromPath[str]) -> None:
    """Keep it after all, as long as nobody has taken it."""
    promotions.gifts.withdraw(shopper.workspace, shopper.person_id, token)


_gifts = [give_on, take_gift, withdraw_gift]
routes = [Router("/storefront", route_handlers=in_threads([price, show_vouchers, claim, enter, *_gifts]), middleware=[AnyOrigin()])]
