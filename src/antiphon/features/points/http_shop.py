"""Points over HTTP for shops' own servers (checkout) and for shoppers (my points, the points shop)."""

from typing import Annotated

import msgspec
from litestar import Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from antiphon.engine.access.contracts import Shop, Shopper
from antiphon.engine.database.port import Database
from antiphon.engine.origins import AnyOrigin
from antiphon.engine.web import in_threads
from antiphon.features.points import http_wallets
from antiphon.features.points.api import Points
from antiphon.features.points.cash_off import CheckoutLine, PointsQuote
from antiphon.features.points.checkout import OrderId, PointsCheckout
from antiphon.features.points.contracts import PointsExchange
from antiphon.features.points.showing import HistoryLine, PointsPurse
from antiphon.features.points.storefront import OfferShown
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.errors import NotFound
from antiphon.kernel.paging import DEFAULT_LIMIT, Page

Word = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Lines = Annotated[tuple[CheckoutLine, ...], msgspec.Meta(max_length=500)]
Some = Annotated[int, msgspec.Meta(ge=1, le=2**53 - 1)]


class QuoteForm(msgspec.Struct, forbid_unknown_fields=True):
    """An order that a person (id, or the shop's user id) is about to pay: its lines after all other discounts. `points` None: the most."""

    person: Word
    lines: Lines
    points: Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)] | None = None


class HoldForm(msgspec.Struct, forbid_unknown_fields=True):
    """Points to set aside for an order."""

    order_id: OrderId
    person: Word
    lines: Lines
    points: Some


class ExchangeForm(msgspec.Struct, forbid_unknown_fields=True):
    """How many of an item; `key` is the caller's own: sent again, nothing moves again. `note`: where goods go."""

    key: Annotated[str, msgspec.Meta(min_length=1, max_length=100, pattern="^[^\x00-\x1f\x7f]+$")]
    count: int = 1
    note: Annotated[str, msgspec.Meta(max_length=500, pattern="^[^\x00]*$")] = ""


# ------------------------------------------------------------------------------------------------ the shop's server


@post("/shop/points/quote", status_code=200, sync_to_thread=True)
def quote(
    shop: NamedDependency[Shop],
    database: NamedDependency[Database],
    points: NamedDependency[Points],
    profiles: NamedDependency[Profiles],
    data: JSONBody[QuoteForm],
) -> PointsQuote:
    """What a person's points can do for an order. Nothing is set aside."""
    with database.read() as session:
        return points.quote(session, shop.workspace, _person(profiles, session, shop.workspace, data.person), data.lines, data.points)


@post("/shop/points/holds", status_code=200, sync_to_thread=True)
def hold(
    shop: NamedDependency[Shop],
    database: NamedDependency[Database],
    points: NamedDependency[Points],
    profiles: NamedDependency[Profiles],
    data: JSONBody[HoldForm],
) -> PointsCheckout:
    """Set points aside for an order until it is paid. The same order again answers the same; other points replace the hold."""
    with database.read() as session:
        person = _person(profiles, session, shop.workspace, data.person)
    return points.hold(shop.workspace, data.order_id, person, data.lines, data.points)


@get("/shop/points/holds/{order_id:str}", sync_to_thread=True)
def get_hold(
    shop: NamedDependency[Shop], database: NamedDependency[Database], points: NamedDependency[Points], order_id: FromPath[str]
) -> PointsCheckout:
    """What an order holds or was paid with."""
    with database.read() as session:
        return points.get_checkout(session, shop.workspace, order_id)


@post("/shop/points/holds/{order_id:str}/post", status_code=200, sync_to_thread=True)
def post_hold(shop: NamedDependency[Shop], points: NamedDependency[Points], order_id: FromPath[str]) -> PointsCheckout:
    """The order is paid. Refunds come by the events Order Refunded and Order Cancelled."""
    return points.resolve(shop.workspace, order_id, "post")


@post("/shop/points/holds/{order_id:str}/void", status_code=200, sync_to_thread=True)
def void_hold(shop: NamedDependency[Shop], points: NamedDependency[Points], order_id: FromPath[str]) -> PointsCheckout:
    """The order is not paid; the points come back."""
    return points.resolve(shop.workspace, order_id, "void")


def _person(profiles: Profiles, session: object, workspace: str, person: str) -> str:
    found = profiles.find_person(session, workspace, person)  # pyright: ignore[reportArgumentType]
    if found is None:
        raise NotFound("There is no such person in this workspace.", code="person_not_found")
    return found.id


# ------------------------------------------------------------------------------------------------------ shoppers


@get("/points", sync_to_thread=True)
def list_my_points(
    shopper: NamedDependency[Shopper], database: NamedDependency[Database], points: NamedDependency[Points]
) -> list[PointsPurse]:
    """My wallets: what I can use, what is not ready yet, what runs out soon."""
    with database.read() as session:
        return points.list_purses(session, shopper.workspace, shopper.person_id)


@get("/points/history", sync_to_thread=True)
def list_my_history(
    shopper: NamedDependency[Shopper],
    database: NamedDependency[Database],
    points: NamedDependency[Points],
    wallet: FromQuery[str] = "points",
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[HistoryLine]:
    """What came in and went out, with the reasons."""
    with database.read() as session:
        return points.list_history(session, shopper.workspace, wallet, shopper.person_id, cursor, limit)


@get("/points/items", sync_to_thread=True)
def list_offers(
    shopper: NamedDependency[Shopper], database: NamedDependency[Database], points: NamedDependency[Points]
) -> list[OfferShown]:
    """What the points shop has."""
    with database.read() as session:
        return points.list_offers(session, shopper.workspace, shopper.person_id)


@post("/points/items/{item_id:str}/exchange", status_code=200, sync_to_thread=True)
def exchange(
    shopper: NamedDependency[Shopper], points: NamedDependency[Points], item_id: FromPath[str], data: JSONBody[ExchangeForm]
) -> PointsExchange:
    """Points against an item: all of it, or nothing with the reason."""
    return points.exchange(shopper.workspace, item_id, shopper.person_id, data.count, data.key, data.note)


@get("/points/exchanges", sync_to_thread=True)
def list_my_exchanges(
    shopper: NamedDependency[Shopper],
    database: NamedDependency[Database],
    points: NamedDependency[Points],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[PointsExchange]:
    """What I exchanged."""
    with database.read() as session:
        return points.list_exchanges(session, shopper.workspace, person_id=shopper.person_id, cursor=cursor, limit=limit)


_of_shoppers = [list_my_points, list_my_history, list_offers, exchange, list_my_exchanges]
routes = [
    quote,
    hold,
    get_hold,
    post_hold,
    void_hold,
    Router("/storefront", route_handlers=in_threads(_of_shoppers), middleware=[AnyOrigin()]),
    Router("/", route_handlers=in_threads(http_wallets.storefront_routes), middleware=[AnyOrigin()]),
]
