"""What is asked of the uses of a checkout, and what came of it: the items of the writer's lane."""

from collections.abc import Mapping
from typing import Literal

import msgspec

from antiphon.features.promotions.store_uses import CheckoutRow, UseRow


class Wanted(msgspec.Struct, frozen=True):
    """One use that a priced cart makes. Without a revision it is taken under whatever the promotion says now."""

    promotion_id: str
    revision: int | None
    code: str
    discount_minor: int
    id: str = ""  # made when it is loaded
    held_at: int = 0  # when it was held before, for a late payment


class Reserve(msgspec.Struct, frozen=True):
    """Take all of `wanted` for a checkout, or nothing. `redeem`: it is paid already."""

    workspace: str
    checkout_id: str
    person_id: str
    wanted: tuple[Wanted, ...]
    asked: str  # a hash of the request: the same is the same effect
    currency: str
    total_minor: int
    discount_minor: int
    cart: str
    answer: str
    hold_ms: int
    sequence: int = 0
    order_id: str | None = None
    redeem: bool = False
    because: str = "reserved"


class Scan(msgspec.Struct, frozen=True):
    """A code at a till, to be taken and redeemed at once. Who and what it is, the batch finds out (scanning.py)."""

    workspace: str
    checkout_id: str
    code: str  # as it was typed or read
    user_id: str  # the shop's; "" when it told none
    person_id: str  # ours
    asked: str


class Redeem(msgspec.Struct, frozen=True):
    """The checkout was paid."""

    workspace: str
    checkout_id: str
    order_id: str | None = None
    because: str = "paid"


class Release(msgspec.Struct, frozen=True):
    """The checkout will not be paid."""

    workspace: str
    checkout_id: str
    because: str = "cancelled"


class Return(msgspec.Struct, frozen=True):
    """Money goes back: all of it, or a part. `told_by` keeps the shop's own calls and its events from counting one refund twice."""

    workspace: str
    checkout_id: str
    amount_minor: int | None = None
    refund_id: str = ""
    told_by: Literal["shop", "event"] = "shop"
    because: str = "refunded"


class TimeOut(msgspec.Struct, frozen=True):
    """The hold may have run out."""

    workspace: str
    checkout_id: str


Intent = Reserve | Scan | Redeem | Release | Return | TimeOut


class No(msgspec.Struct, frozen=True):
    """Why not."""

    reason: str
    promotion_id: str = ""
    code: str = ""
    values: Mapping[str, int | str] = {}


class Settled(msgspec.Struct, frozen=True):
    """What came of an intent. With `refused` nothing has changed. The rows are copies."""

    row: CheckoutRow | None
    uses: tuple[UseRow, ...] = ()
    refused: tuple[No, ...] = ()
