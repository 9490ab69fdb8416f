"""What a person does in a flash sale, and what the play remembers of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

import msgspec


class BuyMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`{"do": "take"}` a right to buy one piece, or a place in the queue; `{"do": "release"}` the rights; `{"do": "leave"}` the queue."""

    do: Literal["take", "release", "leave"] = "take"


class Seat(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person's rights: how many they hold until when, and what became of the others."""

    held: int = 0
    until: datetime | None = None  # of the rights that are held
    bought: int = 0
    lapsed: int = 0  # rights that timed out and were not bought since …
    lapsed_until: datetime | None = None  # … and that an order may still claim until then, if there are any left
    coupons: int = 0  # given and not used up by a piece yet
    handed: int = 0  # rights given to others: they count for the limit of whoever took them
    orders: Mapping[str, int] = {}  # pieces by order, for when it is cancelled
