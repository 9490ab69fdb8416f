"""What a decision may do to the world: a short closed list. A new power is added here, for all, never smuggled in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import msgspec

from antiphon.kernel.amounts import Asset, Holder

PERSON: Final = Holder("@person")  # whoever the stimulus is about
PLAY: Final = Holder("@play")  # the play's own stock
WORLD: Final = Holder("world")  # issued from nothing, or spent for good


class Transfer(msgspec.Struct, frozen=True, tag=True):
    """Move `amount` units of an asset. Refused as a whole when `source` has fewer to spend."""

    asset: Asset
    amount: int
    source: Holder
    target: Holder


class Hold(msgspec.Struct, frozen=True, tag=True):
    """Set `amount` units aside under a `name` that is unique within the play; `until` it is posted, voided or times out."""

    name: str
    asset: Asset
    amount: int
    source: Holder
    target: Holder
    until: datetime


class Post(msgspec.Struct, frozen=True, tag=True):
    """Complete a hold: `amount` (None: all) goes to its target, the rest goes back. A hold is resolved at most once."""

    name: str
    amount: int | None = None


class Void(msgspec.Struct, frozen=True, tag=True):
    """Give a hold back to its source."""

    name: str


class Emit(msgspec.Struct, frozen=True, tag=True):
    """An event about the person, in past tense; it enters the stream like any other, in the same commit."""

    name: str
    properties: Mapping[str, Any] = {}


class Send(msgspec.Struct, frozen=True, tag=True):
    """A message for the person, handed to a channel after the commit, at most once."""

    channel: str
    title: Mapping[str, str]
    body: Mapping[str, str]
    data: Mapping[str, Any] = {}


class Schedule(msgspec.Struct, frozen=True, tag=True):
    """Wake a seat of this play at a moment with an `Alarm` of that name; the same seat and name replaces the earlier one."""

    seat_id: str
    name: str
    at: datetime


class Enlist(msgspec.Struct, frozen=True, tag=True):
    """Put a row on a list of this play, or replace the one with that key. A higher rank stands further up.

    A row keeps its place in time while its rank stays the same. With `new` there must be no such row yet: when there is one after
    all, the mechanic is asked again and finds it in `facts.rows`. With `adds` the rank is added to that of the row, or to 0 when there is
    none: a sum that many people bring together, without anybody having to know it first.
    """

    list: str
    key: str
    rank: int = 0
    data: Mapping[str, Any] = {}
    new: bool = False
    adds: bool = False


class Delist(msgspec.Struct, frozen=True, tag=True):
    """Take a row off a list; nothing happens when it is not there."""

    list: str
    key: str


Effect = Transfer | Hold | Post | Void | Emit | Send | Schedule | Enlist | Delist


def grant(asset: Asset, amount: int, source: Holder = WORLD) -> Transfer:
    """Give the person something: points from the world, a prize from the play's stock."""
    return Transfer(asset, amount, source, PERSON)


def spend(asset: Asset, amount: int, target: Holder = WORLD) -> Transfer:
    """Take something from the person."""
    return Transfer(asset, amount, PERSON, target)
