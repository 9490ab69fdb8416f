"""The alliance as values: what was agreed, links of people, exchanges, clearings."""

from datetime import date, datetime
from typing import Annotated, Final, Literal

import msgspec

from antiphon.kernel.amounts import MAX_AMOUNT
from antiphon.sdk.words import Text

MOST_MEMBERS: Final = 10
POINT: Final = 10_000
THOUSAND: Final = 1_000

Price = Annotated[int, msgspec.Meta(ge=1, le=1_000_000_000)]
Some = Annotated[int, msgspec.Meta(ge=1, le=MAX_AMOUNT)]
Word = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
Reason = Annotated[str, msgspec.Meta(min_length=2, max_length=500)]


class AllianceName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name in both languages."""

    zh: Word
    en: Word


class AllianceSide(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A member: whose points of which wallet, at which settlement price (thousandths of a minor unit a point; 1000 = 1 fen)."""

    workspace: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    price: Price
    wallet: Annotated[str, msgspec.Meta(min_length=1, max_length=60)] = "points"


class AllianceLimits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """In points of the giving side: one exchange, one person's day and whole time, one side's day."""

    least: Some = 1
    most: Some | None = None
    per_person_day: Some | None = None
    per_person: Some | None = None
    per_day: Some | None = None


class AllianceTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What all sides accept. Points received = given * price of the giver / price of the receiver, less the fee, rounded down.

    `clear_every`: everything before Monday, or before the first of the month (by the proposer's calendar) is cleared by itself.
    """

    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
    sides: Annotated[tuple[AllianceSide, ...], msgspec.Meta(min_length=2, max_length=MOST_MEMBERS)]
    limits: AllianceLimits = msgspec.field(default_factory=AllianceLimits)
    fee_basis_points: Annotated[int, msgspec.Meta(ge=0, le=5_000)] = 0
    clear_every: Literal["hand", "week", "month"] = "hand"


class AllianceMember(msgspec.Struct, frozen=True):
    """A side and whether it has accepted."""

    workspace: str
    accepted_at: datetime | None
    name: str = ""  # what it calls itself


class Agreement(msgspec.Struct, frozen=True):
    """An agreement. Its terms never change: to change them, end it and make another."""

    id: str
    name: AllianceName
    terms: AllianceTerms
    state: Literal["proposed", "active", "ended"]
    proposed_by: str
    created_at: datetime
    began_at: datetime | None
    ended_at: datetime | None
    ended_by: str | None
    reason: str
    members: tuple[AllianceMember, ...]
    links: int = 0
    uncleared: int = 0


class LinkCode(msgspec.Struct, frozen=True):
    """Shown to the shopper; typed in at the other shop before `until`."""

    code: str
    until: datetime


class AllianceLink(msgspec.Struct, frozen=True):
    """One human's two accounts, as one side sees it: its own person, and which shop the other is in."""

    id: str
    agreement_id: str
    person_id: str
    partner: str
    linked_at: datetime
    ended_at: datetime | None


class AllianceExchange(msgspec.Struct, frozen=True):
    """An exchange as one side sees it. `person_id` is its own person; the other's is the other side's business."""

    id: str
    agreement_id: str
    direction: Literal["out", "in"]
    partner: str
    person_id: str
    given: int
    received: int
    at: datetime
    clearing_id: str | None


class NetLine(msgspec.Struct, frozen=True):
    """One member in a clearing. `owes` is in minor units: above zero it pays, below zero it is paid; all together are zero."""

    workspace: str
    given: int
    received: int
    owes: int


class Clearing(msgspec.Struct, frozen=True):
    """A net statement over everything before `until` that was not cleared. Confirmed by another side than `made_by` ("": the calendar)."""

    id: str
    agreement_id: str
    until: datetime
    state: Literal["made", "confirmed"]
    made_at: datetime
    made_by: str
    confirmed_at: datetime | None
    confirmed_by: str | None
    lines: tuple[NetLine, ...]


class AllianceDay(msgspec.Struct, frozen=True):
    """One local day, as one side sees it: points its people gave, and points its people got."""

    on: date
    given: int
    received: int


class AllianceFlow(msgspec.Struct, frozen=True):
    """What went on lately, and the net statement that a clearing up to now would be."""

    days: tuple[AllianceDay, ...]
    pending: tuple[NetLine, ...]


# ------------------------------------------------------------------------------------------------ what shoppers see


class AllianceWay(msgspec.Struct, frozen=True):
    """One direction. Arrives: given * `numerator` // `denominator`. From `least` on; `most` is what limits and the balance leave now."""

    numerator: int
    denominator: int
    least: int
    most: int


class AlliancePartner(msgspec.Struct, frozen=True):
    """A shop in which this shop's points count.

    `balance` and `there` are the shopper's points here and, once linked, in the other shop; `back` is the way from there to here.
    """

    agreement_id: str
    partner: str
    name: str
    says: AllianceName
    points: Text
    points_there: Text
    balance: int
    out: AllianceWay
    link_id: str | None
    there: int | None
    back: AllianceWay


class AllianceMine(msgspec.Struct, frozen=True):
    """A shopper's partners, and their latest exchanges."""

    partners: tuple[AlliancePartner, ...]
    exchanges: tuple[AllianceExchange, ...]
