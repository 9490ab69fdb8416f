"""Commission as values: the programme's terms, who earns, what an order earned whom, statements and withdrawals."""

from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec

from antiphon.kernel.amounts import MAX_AMOUNT

POINT: Final = 10_000  # basis points in one
LEVELS: Final = 2  # the most that the law leaves room for; see `terms.THIRD_LEVEL`

Key = Annotated[str, msgspec.Meta(min_length=1, max_length=60, pattern="^[A-Za-z0-9_.-]+$")]
Word = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
Item = Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
Items = Annotated[tuple[Item, ...], msgspec.Meta(max_length=500)]
Reason = Annotated[str, msgspec.Meta(min_length=2, max_length=500)]
# Where a party stands to an order: brought the buyer; brought who did; leads the group the order names; is the partner of its city.
Place = Literal["direct", "second", "leader", "area"]
PLACES: Final[tuple[Place, ...]] = ("direct", "second", "leader", "area")


class CommissionName(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A name in both languages."""

    zh: Word
    en: Word


class CommissionRole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What kind of party somebody is: an annual member, a group leader, a city partner."""

    key: Key
    name: CommissionName


class RatePercent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="percent", tag_field="kind"):
    """A share of the line's base, in basis points (100 = 1 %). 0 says: nothing on these."""

    basis_points: Annotated[int, msgspec.Meta(ge=0, le=POINT)]


class RateFixed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="fixed", tag_field="kind"):
    """An amount a piece, in minor units of the workspace's currency. There is no fixed nothing: that is a percentage of 0."""

    minor: Annotated[int, msgspec.Meta(ge=1, le=MAX_AMOUNT)]


class RateRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a party in a place earns on lines that fit. Of several rules that fit, the first of the list counts. Empty lists fit all."""

    key: Key
    place: Place
    rate: RatePercent | RateFixed
    roles: Annotated[tuple[Key, ...], msgspec.Meta(max_length=50)] = ()
    products: Items = ()
    categories: Items = ()
    tiers: Annotated[tuple[Key, ...], msgspec.Meta(max_length=50)] = ()  # of the buyer


class CommissionTerms(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything about a programme. The base of a line is its share of the order's goods after discounts, without shipping and tax.

    `cap_basis_points` bounds what all parties together get of a line. `touch`: who brought somebody first keeps them, or who
    brought them last gets them; either for `window_days` (0: for ever).
    """

    roles: Annotated[tuple[CommissionRole, ...], msgspec.Meta(max_length=50)] = ()
    rules: Annotated[tuple[RateRule, ...], msgspec.Meta(max_length=500)] = ()
    levels: int = 1
    touch: Literal["first", "last"] = "first"
    window_days: Annotated[int, msgspec.Meta(ge=0, le=3650)] = 30
    return_days: Annotated[int, msgspec.Meta(ge=0, le=365)] = 7
    cap_basis_points: Annotated[int, msgspec.Meta(ge=0, le=POINT)] = 3_000
    own_orders: bool = False
    min_withdrawal_minor: Annotated[int, msgspec.Meta(ge=1, le=MAX_AMOUNT)] = 1_000
    code_property: Annotated[str, msgspec.Meta(min_length=1, max_length=60)] = "referral_code"
    leader_property: Annotated[str, msgspec.Meta(min_length=1, max_length=60)] = "leader_code"
    city_property: Annotated[str, msgspec.Meta(min_length=1, max_length=60)] = "city"
    touch_events: Annotated[tuple[Word, ...], msgspec.Meta(max_length=30)] = (
        "Referral Link Opened",
        "Signed Up",
        "Product Viewed",
        "Order Completed",
    )


class CommissionProgramme(msgspec.Struct, frozen=True):
    """A workspace's programme; `revision` 0 when there is none yet."""

    revision: int
    terms: CommissionTerms


class CommissionParty(msgspec.Struct, frozen=True):
    """Somebody who can earn. Money is by currency."""

    person_id: str
    role: str
    code: str
    area: str
    active: bool
    joined_at: datetime
    brought_count: int = 0


class CommissionPurse(msgspec.Struct, frozen=True):
    """What a party has in one currency: still frozen, available, asked to be paid out, and owed back."""

    currency: str
    frozen: int
    available: int
    asked: int
    debt: int


class CommissionRelation(msgspec.Struct, frozen=True):
    """Somebody was brought by somebody. `until` is None for ever."""

    person_id: str
    referrer_id: str
    at: datetime
    until: datetime | None
    because: str


class CommissionTouch(msgspec.Struct, frozen=True):
    """An attempt to bring somebody, and what came of it."""

    person_id: str
    code: str
    outcome: str
    at: datetime
    times: int


class CommissionEntry(msgspec.Struct, frozen=True):
    """What a party earns by a line; `clawed` of it was taken back."""

    line_id: str
    place: Place
    party_id: str
    rule: str
    base_minor: int
    amount: int
    clawed: int


class CommissionPart(msgspec.Struct, frozen=True):
    """What a party earns by an order."""

    order_id: str
    party_id: str
    currency: str
    amount: int
    clawed: int
    state: Literal["frozen", "available"]
    at: datetime
    available_at: datetime


class CommissionLine(msgspec.Struct, frozen=True):
    """A line as it was counted."""

    id: str
    name: str
    category: str
    quantity: int
    base_minor: int


class ExplainedOrder(msgspec.Struct, frozen=True):
    """An order from its lines to everybody's commission. `decision` names its transfers in the ledger."""

    order_id: str
    decision: str
    buyer_id: str
    currency: str
    at: datetime
    available_at: datetime
    base_minor: int
    refunded_basis_points: int
    lines: tuple[CommissionLine, ...]
    entries: tuple[CommissionEntry, ...]
    parts: tuple[CommissionPart, ...]


class CommissionStatementLine(msgspec.Struct, frozen=True):
    """One thing that changed what a party is owed. Kinds: earned, clawed, paid."""

    kind: Literal["earned", "clawed", "paid"]
    amount: int
    order_id: str
    at: datetime
    currency: str


class CommissionStatement(msgspec.Struct, frozen=True):
    """A party's account over a run: closing = opening + earned - clawed - paid. A closing below zero is carried to the next."""

    run_id: str
    party_id: str
    currency: str
    opening: int
    earned: int
    clawed: int
    paid: int
    closing: int


class CommissionRun(msgspec.Struct, frozen=True):
    """A settlement of everything before `until` that no run has settled. A draft shows what it would say; closing fixes it."""

    id: str
    name: str
    until: datetime
    state: Literal["draft", "closed"]
    made_at: datetime
    made_by: str
    closed_at: datetime | None
    closed_by: str | None


class Withdrawal(msgspec.Struct, frozen=True):
    """A request to be paid. The amount is held until it is paid (outside: this system records), refused or void."""

    id: str
    party_id: str
    currency: str
    amount: int
    state: Literal["asked", "approved", "paid", "refused", "void"]
    asked_at: datetime
    asked_by: str
    approved_at: datetime | None
    approved_by: str | None
    ended_at: datetime | None
    ended_by: str | None
    reason: str
