"""The points shop over HTTP, for the console: items and exchanges."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from litestar import get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from antiphon.engine.access.contracts import Member
from antiphon.engine.database.port import Database
from antiphon.features.points.api import Points
from antiphon.features.points.contracts import ItemShown, PointsExchange, PointsFindings
from antiphon.features.points.items import Item
from antiphon.kernel.errors import Invalid, NotFound
from antiphon.kernel.paging import DEFAULT_LIMIT, Page

T = TypeVar("T")


class ItemForm(msgspec.Struct, forbid_unknown_fields=True):
    """An item as the form writes it."""

    item: Mapping[str, Any]


def read_form(kind: type[T], given: Mapping[str, Any]) -> T:
    """What a form wrote. Raises `Invalid` with the field that is wrong."""
    try:
        return msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        raise Invalid(f"This does not have the form it must have: {error}", code="bad_form") from error
    except (RecursionError, OverflowError) as error:
        raise Invalid("This is nested too deeply or holds a number that is too large.", code="bad_form") from error


@get("/api/w/{workspace:str}/points/items", sync_to_thread=True)
def list_items(member: NamedDependency[Member], database: NamedDependency[Database], points: NamedDependency[Points]) -> list[ItemShown]:
    """Everything the points shop has or had."""
    with database.read() as session:
        return points.list_items(session, member.workspace.id)


@post("/api/w/{workspace:str}/points/items", status_code=201, sync_to_thread=True)
def create_item(member: NamedDependency[Member], points: NamedDependency[Points], data: JSONBody[ItemForm]) -> ItemShown:
    """A new draft."""
    member.may_edit()
    return points.create_item(member.workspace.id, read_form(Item, data.item), member.operator.id)


@put("/api/w/{workspace:str}/points/items/{item_id:str}", sync_to_thread=True)
def update_item(
    member: NamedDependency[Member], points: NamedDependency[Points], item_id: FromPath[str], data: JSONBody[ItemForm]
) -> ItemShown:
    """Change an item; on sale, its stock can only grow."""
    member.may_edit()
    return points.update_item(member.workspace.id, item_id, read_form(Item, data.item), member.operator.id)


@post("/api/w/{workspace:str}/points/items/check", status_code=200, sync_to_thread=True)
def check_item(
    member: NamedDependency[Member], database: NamedDependency[Database], points: NamedDependency[Points], data: JSONBody[ItemForm]
) -> PointsFindings:
    """What is wrong with an item that was not saved."""
    item = read_form(Item, data.item)
    with database.read() as session:
        return points.check_item(session, member.workspace.id, item)


@post("/api/w/{workspace:str}/points/items/{item_id:str}/{turn:str}", status_code=200, sync_to_thread=True)
def turn_item(member: NamedDependency[Member], points: NamedDependency[Points], item_id: FromPath[str], turn: FromPath[str]) -> ItemShown:
    """`launch` puts it on sale, `pause` takes it off for a while, `archive` for good."""
    member.may_edit()
    turns: Mapping[str, Literal["live", "paused", "archived"]] = {"launch": "live", "pause": "paused", "archive": "archived"}
    if turn not in turns:
        raise NotFound("An item can be turned to launch, pause or archive.")
    return points.turn_item(member.workspace.id, item_id, turns[turn], member.operator.id)


@get("/api/w/{workspace:str}/points/exchanges", sync_to_thread=True)
def list_exchanges(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    points: NamedDependency[Points],
    item: FromQuery[str] = "",
    person: FromQuery[str] = "",
    in_state: Annotated[str, QueryParameter(name="state")] = "",
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[PointsExchange]:
    """Exchanges, the latest first."""
    with database.read() as session:
        return points.list_exchanges(
            session, member.workspace.id, item_id=item, person_id=person, in_state=in_state, cursor=cursor, limit=limit
        )


@post("/api/w/{workspace:str}/points/exchanges/{exchange_id:str}/{turn:str}", status_code=200, sync_to_thread=True)
def settle_exchange(
    member: NamedDependency[Member], points: NamedDependency[Points], exchange_id: FromPath[str], turn: FromPath[str]
) -> PointsExchange:
    """`sent` and `done` for goods; `return` gives everything back on both sides."""
    member.may_edit()
    turns: Mapping[str, Literal["sent", "done", "returned"]] = {"sent": "sent", "done": "done", "return": "returned"}
    if turn not in turns:
        raise NotFound("An exchange can be turned to sent, done or return.")
    return points.settle_exchange(member.workspace.id, exchange_id, turns[turn])


routes = [list_items, create_item, check_item, update_item, turn_item, list_exchanges, settle_exchange]
