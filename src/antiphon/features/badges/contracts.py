"""What may cross the door of badges."""

from datetime import datetime
from typing import Literal

import msgspec

from antiphon.sdk.words import Text

BADGE_EARNED = "Badge Earned"
BADGE_REVOKED = "Badge Revoked"


class Award(msgspec.Struct, frozen=True):
    """One badge (at one level) of one person. `token` opens its public page; None: it is not shared."""

    id: str
    badge: str
    name: Text
    kind: Literal["badge", "title", "certificate"]
    level: int
    level_name: Text | None
    levels: int
    symbol: str
    colour: str
    person_id: str
    at: datetime
    because: str
    by: str
    worn: bool
    token: str | None
    shown_name: str
    revoked_at: datetime | None
    revoked_because: str


class Headway(msgspec.Struct, frozen=True):
    """How far a person is with a badge. `value` and `next_at` are in what the badge counts; None: every level is reached."""

    badge: str
    name: Text
    description: Text
    kind: Literal["badge", "title", "certificate"]
    symbol: str
    colour: str
    level: int
    levels: int
    value: float
    next_at: int | None
    measure: Literal["count", "days", "sum"] | None
