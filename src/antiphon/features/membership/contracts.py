"""What may cross the door of membership: where people stand, what changed and why."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

import msgspec

from antiphon.sdk.words import Text

TIER_ENTERED = "Tier Entered"
TIER_LEFT = "Tier Left"
TIER_EXPIRING = "Tier Expiring Soon"
MAIN = "main"  # the key of the ladder whose tier is `TierStanding.tier`; without it, the first earned ladder

Reason = Literal[
    "earned",
    "not_kept",
    "refunded",
    "manual",
    "manual_ended",
    "paid",
    "paid_ended",
    "paid_refunded",
    "merged",
    "rules_changed",
]


class TierStanding(msgspec.Struct, frozen=True):
    """Where one person stands. `tier` and `rank` (1 is the lowest, 0 none) are of the main ladder.

    `held` has the keys of all tiers of all ladders that the person is in now (the main one's and the paid ones'); `privileges` is what all
    of them together entitle to, by key: each a mapping with `kind`, `key`, `name` and the parameters of its kind.
    """

    person_id: str
    tier: str = ""
    rank: int = 0
    name: Text | None = None
    since_at: datetime | None = None
    until_at: datetime | None = None  # None: no end is known
    held: frozenset[str] = frozenset()
    privileges: Mapping[str, Mapping[str, Any]] = {}


class Counted(msgspec.Struct, frozen=True):
    """What counts for a ladder within its window today."""

    spend_minor: int = 0
    orders: int = 0
    growth: int = 0


class Missing(msgspec.Struct, frozen=True):
    """What is missing for a tier. `match`: any one of these is enough, or all are needed."""

    tier: str
    name: Text
    match: Literal["any", "all"]
    spend_minor: int | None = None
    orders: int | None = None
    growth: int | None = None


class LadderStanding(msgspec.Struct, frozen=True):
    """One person on one ladder, in full."""

    ladder: str
    ladder_name: Text
    kind: Literal["earned", "paid"]
    tier: str
    rank: int
    name: Text | None
    since_at: datetime | None
    until_at: datetime | None  # the end of the term, or when time alone would end it
    in_grace: bool
    counted: Counted
    next: Missing | None  # to the next tier; None on the highest and on paid ladders
    to_keep: Missing | None  # what is still missing to keep the tier at its end; None when nothing is
    manual: bool
    manual_because: str
    manual_until_at: datetime | None


class TierChange(msgspec.Struct, frozen=True):
    """One line of a person's history on a ladder."""

    id: str
    ladder: str
    person_id: str
    at: datetime
    from_tier: str
    to_tier: str
    reason: Reason
    note: str  # what the operator wrote, or which order
    by: str  # the operator's id; "" when nobody did it by hand
