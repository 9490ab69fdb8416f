"""What deliveries hand out."""

from datetime import datetime
from typing import Final, Literal

import msgspec

from antiphon.features.deliveries.addresses import Address, Masked
from antiphon.sdk.words import Text

State = Literal["waiting", "ready", "packed", "shipped", "delivered", "returned", "cancelled"]
Turn = Literal["address", "pack", "unpack", "ship", "correct", "deliver", "return", "cancel", "lapse", "forget"]
AddressState = Literal["none", "kept", "hidden", "forgotten", "unreadable"]
Back = Literal["stock", "write_off", "shopper"]  # where units go that are not, or no longer, on their way

STATES: Final[tuple[State, ...]] = ("waiting", "ready", "packed", "shipped", "delivered", "returned", "cancelled")
HOLDER: Final = "delivery:"  # whose the units are between the address and the carrier

REQUESTED: Final = "Delivery Requested"
SHIPPED: Final = "Delivery Shipped"
DELIVERED: Final = "Delivery Delivered"
RETURNED: Final = "Delivery Returned"
CANCELLED: Final = "Delivery Cancelled"
ADDRESS_DUE: Final = "Delivery Address Due"


class DeliveryLine(msgspec.Struct, frozen=True):
    """One delivery in a list. `to` is masked; None before there is an address, and after it was forgotten."""

    id: str
    state: State
    person_id: str
    asset: str
    name: Text
    pieces: int
    to: Masked | None
    carrier: str
    tracking: str
    deadline_at: datetime | None
    created_at: datetime
    changed_at: datetime
    why: str  # of a cancelled or returned one


class DeliveryChange(msgspec.Struct, frozen=True):
    """One line of a delivery's history. `by` is an operator's id, `shopper`, or `system`."""

    number: int
    turn: Turn
    from_state: State
    to_state: State
    by: str
    note: str
    at: datetime


class DeliveryPage(msgspec.Struct, frozen=True):
    """One delivery whole. `address` is None without one, for those who may only look, and when it cannot be read any more."""

    line: DeliveryLine
    address: Address | None
    address_state: AddressState
    origin: str
    decision_id: str
    turns: tuple[Turn, ...]  # what can be done with it now
    history: tuple[DeliveryChange, ...]


class MyDelivery(msgspec.Struct, frozen=True):
    """One delivery as the person it is for sees it."""

    id: str
    asset: str
    name: Text
    pieces: int
    state: State
    address: Address | None
    may_change: bool
    carrier: str
    tracking: str
    deadline_at: datetime | None
    changed_at: datetime
    why: str


class MyDeliveries(msgspec.Struct, frozen=True):
    """Everything of mine that is sent. `countries`: where the shop sends to."""

    items: tuple[MyDelivery, ...]
    remembered: Address | None
    countries: tuple[str, ...]


class DeliveryCounts(msgspec.Struct, frozen=True):
    """How many there are in each state."""

    waiting: int
    ready: int
    packed: int
    shipped: int
    delivered: int
    returned: int
    cancelled: int


class SheetLine(msgspec.Struct, frozen=True):
    """What became of one line of a sheet of tracking numbers."""

    line: int
    delivery_id: str
    outcome: Literal["shipped", "unchanged", "refused"]
    says: Text


class SheetReport(msgspec.Struct, frozen=True):
    """What became of a whole sheet."""

    shipped: int
    unchanged: int
    refused: int
    lines: tuple[SheetLine, ...]
