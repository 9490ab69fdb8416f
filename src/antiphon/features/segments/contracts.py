"""What may cross the door of the segments feature."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal

import msgspec

from antiphon.sdk.words import Text

TagValue = str | int | float | bool | None
SegmentSort = Literal["lifecycle", "audience", "custom"]
SegmentState = Literal["live", "filling"]


class PersonView(msgspec.Struct, frozen=True):
    """What decisions may know of a person: tags that have a value, and memberships."""

    tags: Mapping[str, TagValue] = {}
    segments: frozenset[str] = frozenset()


class TagInfo(msgspec.Struct, frozen=True):
    """A tag of the catalogue. `live`: kept true as events arrive and time passes; otherwise recomputed, last `as_of`."""

    key: str
    name: Text
    help: Text
    group: str
    group_name: Text
    type: str
    live: bool
    as_of: datetime | None = None


class TagShown(msgspec.Struct, frozen=True):
    """A tag of one person. `why` says which events or traits gave it."""

    key: str
    name: Text
    value: TagValue
    group: str
    type: str
    updated_at: datetime
    why: Text


class Membership(msgspec.Struct, frozen=True):
    """A segment that a person is in."""

    key: str
    name: Text
    since_at: datetime


class SegmentInfo(msgspec.Struct, frozen=True):
    """A segment. `state` is `filling` while the past is read for a new one; it has no members until then."""

    key: str
    name: Text
    help: Text
    kind: SegmentSort
    count: int
    condition: Any
    as_of: datetime
    state: SegmentState = "live"


class PersonRow(msgspec.Struct, frozen=True):
    """A person in a list."""

    id: str
    name: str | None
    user_id: str | None
    known: bool
    first_seen_at: datetime
    last_seen_at: datetime
    orders: int
    spent_minor: int
    lifecycle: str
    rfm_layer: str | None


class Preview(msgspec.Struct, frozen=True):
    """How many people a condition would take, and some of them."""

    count: int
    people: int
    sample: tuple[PersonRow, ...]


class PeopleFigures(msgspec.Struct, frozen=True):
    """People: all, those the shop has named, first seen within 7 days, came by within 30 days."""

    total: int
    known: int
    new_7d: int
    active_30d: int


class OrderDay(msgspec.Struct, frozen=True):
    """Orders of one local day."""

    on: date
    orders: int
    revenue_minor: int
    people: int


class OrderFigures(msgspec.Struct, frozen=True):
    """Orders in the days asked for."""

    count: int
    revenue_minor: int
    currency: str
    by_day: tuple[OrderDay, ...]


class Counted(msgspec.Struct, frozen=True):
    """A named group of people."""

    key: str
    name: Text
    count: int


class GridCell(msgspec.Struct, frozen=True):
    """People in one fifth by recency and one by frequency, and what they spent in a year."""

    recency: int
    frequency: int
    count: int
    revenue_minor: int


class Overview(msgspec.Struct, frozen=True):
    """The figures of the first page. They are counted by a job; `as_of` says when."""

    as_of: datetime | None
    people: PeopleFigures
    orders: OrderFigures
    lifecycle: tuple[Counted, ...]
    value_grid: tuple[GridCell, ...]
    layers: tuple[Counted, ...]
    value_as_of: datetime | None
    events_24h: int
    quarantine_open: int
