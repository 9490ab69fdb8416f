"""Deliveries over HTTP: lists, turns and sheets for operators; my deliveries and addresses for shoppers."""

from typing import Annotated, Literal

import msgspec
from litestar import Router, get, post, put
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody
from litestar.response import Stream

from antiphon.engine.access.contracts import Member, Shopper
from antiphon.engine.database.port import Database
from antiphon.engine.origins import AnyOrigin
from antiphon.engine.web import AnyRequest, in_threads
from antiphon.features.deliveries.addresses import Address
from antiphon.features.deliveries.api import Deliveries, Wish
from antiphon.features.deliveries.contracts import (
    Back,
    DeliveryCounts,
    DeliveryLine,
    DeliveryPage,
    MyDeliveries,
    MyDelivery,
    SheetReport,
)
from antiphon.features.deliveries.settings import DeliverySettings
from antiphon.kernel.errors import Invalid
from antiphon.kernel.paging import DEFAULT_LIMIT, Page

Words = Annotated[str, msgspec.Meta(max_length=500, pattern="^[^\x00-\x08\x0b-\x1f\x7f]*$")]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=100, pattern="^[^\x00-\x1f\x7f]+$")]
Ids = Annotated[tuple[Annotated[str, msgspec.Meta(max_length=40, pattern="^[a-z0-9_]+$")], ...], msgspec.Meta(max_length=500)]
_TURNS = Literal["pack", "unpack", "ship", "correct", "deliver", "return", "cancel"]
_EXPORTED = frozenset({"ready", "packed", "shipped"})


class TurnForm(msgspec.Struct, forbid_unknown_fields=True):
    """What is done with a delivery.

    `carrier` and `tracking` to ship and to correct; `back` (where the units go) and `note` to cancel and return.
    """

    turn: _TURNS
    carrier: Annotated[str, msgspec.Meta(max_length=100, pattern="^[^\x00-\x1f\x7f]*$")] = ""
    tracking: Annotated[str, msgspec.Meta(max_length=100, pattern="^[^\x00-\x1f\x7f]*$")] = ""
    back: Back = "stock"
    note: Words = ""


class PackForm(msgspec.Struct, forbid_unknown_fields=True):
    """Deliveries that are packed now."""

    ids: Ids


class Packing(msgspec.Struct):
    """How many of them were ready, and are packed now."""

    packed: int


class AddressForm(msgspec.Struct, forbid_unknown_fields=True):
    """Where something goes. `remember`: keep it for next time (true), keep none (false), or leave what is kept (left out)."""

    address: Address
    remember: bool | None = None


@get("/api/w/{workspace:str}/deliveries", sync_to_thread=True)
def list_deliveries(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    deliveries: NamedDependency[Deliveries],
    in_state: FromQuery[str | None] = None,
    asset: FromQuery[str | None] = None,
    person: FromQuery[str | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = DEFAULT_LIMIT,
) -> Page[DeliveryLine]:
    """Deliveries; in one state, the longest there first."""
    with database.read() as session:
        return deliveries.list_deliveries(
            session, member.workspace.id, state=in_state, asset=asset, person_id=person, cursor=cursor, limit=limit
        )


@get("/api/w/{workspace:str}/deliveries/counts", sync_to_thread=True)
def count_deliveries(
    member: NamedDependency[Member], database: NamedDependency[Database], deliveries: NamedDependency[Deliveries]
) -> DeliveryCounts:
    """How many there are in each state."""
    with database.read() as session:
        return deliveries.count(session, member.workspace.id)


@get("/api/w/{workspace:str}/deliveries/settings", sync_to_thread=True)
def get_delivery_settings(
    member: NamedDependency[Member], database: NamedDependency[Database], deliveries: NamedDependency[Deliveries]
) -> DeliverySettings:
    """How this shop sends things."""
    with database.read() as session:
        return deliveries.read_settings(session, member.workspace.id)


@put("/api/w/{workspace:str}/deliveries/settings", sync_to_thread=True)
def change_delivery_settings(
    member: NamedDependency[Member], deliveries: NamedDependency[Deliveries], data: JSONBody[DeliverySettings]
) -> DeliverySettings:
    """Change them; deadlines that people were told stay."""
    member.may_edit()
    return deliveries.change_settings(member.workspace.id, data)


@get("/api/w/{workspace:str}/deliveries/sheet.csv", sync_to_thread=True)
def download_sheet(member: NamedDependency[Member], deliveries: NamedDependency[Deliveries], in_state: FromQuery[str] = "ready") -> Stream:
    """Every delivery in a state with its address, for the warehouse. For editors: it names people."""
    member.may_edit()
    if in_state not in _EXPORTED:
        raise Invalid(f"in_state is one of {', '.join(sorted(_EXPORTED))}.", code="bad_state")
    workspace = member.workspace.id
    headers = {"Content-Disposition": f'attachment; filename="deliveries-{in_state}.csv"', "Cache-Control": "no-store"}
    pieces = deliveries.export(workspace, in_state, member.operator.locale)
    return Stream(pieces, media_type="text/csv; charset=utf-8", headers=headers)


@post("/api/w/{workspace:str}/deliveries/tracking", status_code=200)
async def import_tracking(request: AnyRequest, member: NamedDependency[Member], deliveries: NamedDependency[Deliveries]) -> SheetReport:
    """Tracking numbers as CSV with the columns delivery, carrier, tracking: each line is shipped, or refused with the reason."""
    member.may_edit()
    raw = await request.body()
    return await sync_to_thread(deliveries.import_tracking, member.workspace.id, raw, member.operator.id)


@post("/api/w/{workspace:str}/deliveries/pack", status_code=200, sync_to_thread=True)
def pack_deliveries(member: NamedDependency[Member], deliveries: NamedDependency[Deliveries], data: JSONBody[PackForm]) -> Packing:
    """Mark many as packed at once; those that are not ready are left as they are."""
    member.may_edit()
    return Packing(deliveries.pack(member.workspace.id, data.ids, member.operator.id))


@get("/api/w/{workspace:str}/deliveries/{delivery_id:str}", sync_to_thread=True)
def get_delivery(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    deliveries: NamedDependency[Deliveries],
    delivery_id: FromPath[str],
) -> DeliveryPage:
    """One delivery with its history; the address for those who may edit."""
    return _show(database, deliveries, member, delivery_id)


@post("/api/w/{workspace:str}/deliveries/{delivery_id:str}/turns", status_code=200, sync_to_thread=True)
def turn_delivery(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    deliveries: NamedDependency[Deliveries],
    delivery_id: FromPath[str],
    data: JSONBody[TurnForm],
) -> DeliveryPage:
    """Pack, unpack, ship, correct the tracking number, mark as delivered, take back, cancel."""
    member.may_edit()
    carrier, tracking = data.carrier.strip(), data.tracking.strip()
    if data.turn in {"ship", "correct"}:
        if not carrier or not tracking:
            says = {"zh": "请填写快递公司和单号。", "en": "Name the carrier and the tracking number."}
            raise Invalid(says["en"], code="no_tracking", errors=[{"path": "tracking", "says": says}])
    else:
        carrier = tracking = ""
    wish = Wish(data.turn, member.operator.id, note=data.note.strip(), back=data.back, carrier=carrier, tracking=tracking)
    deliveries.make(member.workspace.id, delivery_id, wish)
    return _show(database, deliveries, member, delivery_id)


@put("/api/w/{workspace:str}/deliveries/{delivery_id:str}/address", sync_to_thread=True)
def correct_delivery_address(
    member: NamedDependency[Member],
    database: NamedDependency[Database],
    deliveries: NamedDependency[Deliveries],
    delivery_id: FromPath[str],
    data: JSONBody[Address],
) -> DeliveryPage:
    """Give or correct the address for somebody who called, until it is packed."""
    member.may_edit()
    deliveries.correct_address(member.workspace.id, delivery_id, data, member.operator.id)
    return _show(database, deliveries, member, delivery_id)


def _show(database: Database, deliveries: Deliveries, member: Member, delivery_id: str) -> DeliveryPage:
    with database.read() as session:
        return deliveries.get_delivery(session, member.workspace.id, delivery_id, with_address=member.role != "viewer")


# ------------------------------------------------------------------------------------------------------ shoppers


@get("/deliveries", sync_to_thread=True)
def list_my_deliveries(shopper: NamedDependency[Shopper], deliveries: NamedDependency[Deliveries]) -> MyDeliveries:
    """What is sent to me, and what waits for my address."""
    return deliveries.list_mine(shopper.workspace, shopper.person_id)


@post("/deliveries/{delivery_id:str}/address", status_code=200, sync_to_thread=True)
def give_my_address(
    shopper: NamedDependency[Shopper], deliveries: NamedDependency[Deliveries], delivery_id: FromPath[str], data: JSONBody[AddressForm]
) -> MyDelivery:
    """Say where it goes, or correct it until it is packed. The same again changes nothing."""
    return deliveries.give_address(shopper.workspace, shopper.person_id, delivery_id, data.address, remember=data.remember)


@post("/deliveries/address/forget", status_code=200, sync_to_thread=True)
def forget_my_address(shopper: NamedDependency[Shopper], deliveries: NamedDependency[Deliveries]) -> MyDeliveries:
    """Keep no address for next time any more; my deliveries as they are then."""
    deliveries.forget_remembered(shopper.workspace, shopper.person_id)
    return deliveries.list_mine(shopper.workspace, shopper.person_id)


routes = [
    list_deliveries,
    count_deliveries,
    get_delivery_settings,
    change_delivery_settings,
    download_sheet,
    import_tracking,
    pack_deliveries,
    get_delivery,
    turn_delivery,
    correct_delivery_address,
    Router("/storefront", route_handlers=in_threads([list_my_deliveries, give_my_address, forget_my_address]), middleware=[AnyOrigin()]),
]
