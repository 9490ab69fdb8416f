"""Promotions over HTTP, for the shop's own server: price, reserve, redeem, release, return. All of it may be sent again."""

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from antiphon.engine.access.contracts import Shop
from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, Session
from antiphon.features.profiles.api import Profiles
from antiphon.features.promotions.api import Promotions
from antiphon.features.promotions.contracts import (
    CartAsked,
    Checkout,
    Quote,
    RedeemAsked,
    ReleaseAsked,
    ReserveAsked,
    ReturnAsked,
    ScanAsked,
    Voucher,
)
from antiphon.kernel.errors import NotFound

NEWCOMER = "newcomer"  # stands for a person we have not heard of; nobody's id begins so


class People:
    """Whom a server means by its own user id or by ours."""

    def __init__(self, database: Database, commands: Commands, profiles: Profiles) -> None:
        self._database = database
        self._commands = commands
        self._profiles = profiles

    def find(self, workspace: str, user_id: str | None, person_id: str | None, *, make: bool) -> str:
        """The person; "" for nobody. Raises `NotFound`.

        A user id that is new here is made a person when something is to be remembered; for a price they are just somebody new.
        """
        if person_id:
            with self._database.read() as session:
                return self._profiles.get_person(session, workspace, person_id).id
        if not user_id:
            return ""
        with self._database.read() as session:
            found = self._profiles.find_by_user_id(session, workspace, user_id)
        if found is not None or not make:
            return found.id if found else NEWCOMER

        def command(session: Session) -> str:
            return self._profiles.ensure_person(session, workspace, user_id=user_id)

        return self._commands.call(command)


@post("/shop/cart/price", status_code=200, sync_to_thread=True)
def price(
    shop: NamedDependency[Shop], promotions: NamedDependency[Promotions], people: NamedDependency[People], data: JSONBody[CartAsked]
) -> Quote:
    """What a cart costs now, with every discount on its line and a reason for each code that does not apply. Nothing is held."""
    person = people.find(shop.workspace, data.user_id, data.person_id, make=False)
    return promotions.quote(shop.workspace, person, data, trusts_cart=True)


@post("/shop/uses/reserve", status_code=200, sync_to_thread=True)
def reserve(
    shop: NamedDependency[Shop], promotions: NamedDependency[Promotions], people: NamedDependency[People], data: JSONBody[ReserveAsked]
) -> Checkout:
    """Hold everything that a checkout uses, all or nothing. The same again is the same; another cart replaces the reservation."""
    person = people.find(shop.workspace, data.user_id, data.person_id, make=True)
    return promotions.checkouts.reserve(shop.workspace, person, data)


@post("/shop/uses/redeem", status_code=200, sync_to_thread=True)
def redeem(shop: NamedDependency[Shop], promotions: NamedDependency[Promotions], data: JSONBody[RedeemAsked]) -> Checkout:
    """The checkout was paid."""
    return promotions.checkouts.redeem(shop.workspace, data)


@post("/shop/uses/release", status_code=200, sync_to_thread=True)
def release(shop: NamedDependency[Shop], promotions: NamedDependency[Promotions], data: JSONBody[ReleaseAsked]) -> Checkout:
    """The checkout will not be paid: everything it holds is free again."""
    return promotions.checkouts.release(shop.workspace, data)


@post("/shop/uses/return", status_code=200, sync_to_thread=True)
def give_back(shop: NamedDependency[Shop], promotions: NamedDependency[Promotions], data: JSONBody[ReturnAsked]) -> Checkout:
    """Money goes back: the whole of it gives the uses back where their policy says so, a part keeps them."""
    return promotions.checkouts.give_back(shop.workspace, data)


@post("/shop/uses/scan", status_code=200, sync_to_thread=True)
def scan(
    shop: NamedDependency[Shop], promotions: NamedDependency[Promotions], people: NamedDependency[People], data: JSONBody[ScanAsked]
) -> Checkout:
    """A code shown at a till: used at once."""
    if data.cart is None:
        return promotions.checkouts.scan(shop.workspace, data)
    person = people.find(shop.workspace, data.user_id, data.person_id, make=True)
    return promotions.checkouts.scan_cart(shop.workspace, person, data, data.cart)


@get("/shop/uses/{checkout_id:str}", sync_to_thread=True)
def get_checkout(
    shop: NamedDependency[Shop], database: NamedDependency[Database], promotions: NamedDependency[Promotions], checkout_id: FromPath[str]
) -> Checkout:
    """What became of a checkout: ask this when an answer got lost."""
    with database.read() as session:
        return promotions.checkouts.get(session, shop.workspace, checkout_id)


@get("/shop/vouchers/{code:str}", sync_to_thread=True)
def get_voucher(
    shop: NamedDependency[Shop], database: NamedDependency[Database], promotions: NamedDependency[Promotions], code: FromPath[str]
) -> Voucher:
    """What a scanned code is: whose, for what, whether it can be used now."""
    with database.read() as session:
        found = promotions.vouchers.find(session, shop.workspace, code)
    if found is None:
        raise NotFound("There is no voucher with this code in this shop.", code="voucher_not_found")
    return found


routes = [price, reserve, redeem, release, give_back, scan, get_checkout, get_voucher]
