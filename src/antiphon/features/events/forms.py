"""The forms in which a request needs no second look: most requests have them, and a pass in C over the body says so."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec

from antiphon.features.events import catalogue

MAX_EVENT_BYTES = 32_768
MAX_EVENTS = 2_500
MAX_ID = 255
BATCH = b'"batch"'
_FIRST_YEAR, _LAST_YEAR = 2001, 2100  # a clock outside of these is looked at closely

Id = Annotated[str, msgspec.Meta(max_length=MAX_ID)] | Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)] | float | None


class Event(msgspec.Struct, rename="camel"):
    """The form of an event that needs no second look."""

    type: Literal["track", "identify", "page", "screen", "group", "alias"] | None = None
    event: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_ID)] | None = None
    message_id: str | int | None = None
    user_id: Id = None
    anonymous_id: Id = None
    previous_id: Id = None
    group_id: Id = None
    timestamp: datetime | None = None
    original_timestamp: datetime | None = None
    sent_at: datetime | None = None
    properties: dict[str, Any] | None = None
    traits: dict[str, Any] | None = None
    context: dict[str, Any] | None = None


class Batch(msgspec.Struct, rename="camel"):
    """Many of them, and what is said about all."""

    batch: Annotated[list[Event], msgspec.Meta(max_length=MAX_EVENTS)]
    context: dict[str, Any] | None = None
    integrations: dict[str, Any] | None = None
    sent_at: datetime | None = None


class _Object(msgspec.Struct, gc=False):
    """Some object; what is in it is passed over, not made."""


class Passed(msgspec.Struct, gc=False, rename="camel"):
    """`Event` without what is in it, and with the typed fields of commerce: most events pass, and making nothing of them costs least."""

    type: Literal["track", "identify", "page", "screen", "group", "alias"]
    event: Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_ID)] | None = None
    message_id: str | int | None = None
    user_id: Id = None
    anonymous_id: Id = None
    previous_id: Id = None
    group_id: Id = None
    timestamp: datetime | None = None
    original_timestamp: datetime | None = None
    sent_at: datetime | None = None
    properties: catalogue.Commerce | None = None
    traits: _Object | None = None
    context: _Object | None = None


class PassedBatch(msgspec.Struct, gc=False, rename="camel"):
    """`Batch` of such events."""

    batch: Annotated[list[Passed], msgspec.Meta(max_length=MAX_EVENTS)]
    context: _Object | None = None
    integrations: _Object | None = None
    sent_at: datetime | None = None


_read_quickly = msgspec.json.Decoder(PassedBatch)


def sound_at_a_glance(body: bytes) -> int | None:
    """How many events a batch holds when nothing about it is out of the ordinary; None when it is, or large.

    A number in a field nobody knows that is beyond all numbers is left to `is_whole`, too.
    """
    if len(body) > MAX_EVENT_BYTES or (b"\\" in body and b"\\u" in body):
        return None
    try:
        whole = _read_quickly.decode(body)
        body.decode()  # what is passed over is not read as text
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    if body.count(BATCH) > 1 or is_far_off(whole.sent_at) or not in_order(whole.batch):
        return None
    return len(whole.batch)


def in_order(events: Iterable[Event | Passed]) -> bool:
    """The rules that a type cannot say. In one function, because every event that is collected passes here."""
    for event in events:
        kind = event.type
        if kind is None or not (event.user_id or event.anonymous_id):
            return False
        moment = event.timestamp or event.original_timestamp
        if (moment and moment.year < _FIRST_YEAR) or (event.sent_at and is_far_off(event.sent_at)):
            return False  # the clock of the client is far off: its correction decides
        if kind == "track":
            if event.event is None or event.event.isspace():
                return False
        elif kind == "alias" and not event.previous_id:
            return False
    return True


def is_far_off(sent_at: datetime | None) -> bool:
    """Whether the clock of a client is so far off that its correction must be looked at."""
    return sent_at is not None and not _FIRST_YEAR <= sent_at.year <= _LAST_YEAR
