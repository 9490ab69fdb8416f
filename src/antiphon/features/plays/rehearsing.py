"""A draft tried out by the operator who writes it: one made-up shopper, in memory, with the mechanic that will decide later.

Nothing is stored. What has happened so far travels with each question, so any process can answer the next one. The clock of a
rehearsal is the real one and as far ahead of it as the operator let time pass.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Final, Literal

import msgspec

from antiphon.features.plays.contracts import Outcome
from antiphon.features.plays.inbox import InboxLine
from antiphon.features.plays.keeping import KeptRow
from antiphon.features.plays.listing import ListRow
from antiphon.features.plays.registry import Kind
from antiphon.features.plays.showing import ShownPlay
from antiphon.kernel.amounts import Asset
from antiphon.kernel.clock import from_ms, to_ms
from antiphon.kernel.errors import Invalid
from antiphon.sdk.mechanic import Event
from antiphon.sdk.words import Text

PURSE: Final = 1_000  # what the made-up shopper has of points and whatever else is not won but spent
MAX_TRIES: Final = 10_000
MAX_ROWS: Final = 1_000
MAX_ALARMS: Final = 1_000
MAX_AHEAD_MS: Final = 3 * 366 * 86_400_000
Wait = Literal["hour", "day", "end"]
_CROWD: Final = 60  # made-up people whose events are looked through
_BACK: Final = ("Refunded", "Cancelled", "Returned")  # events about an order that was told before


class KeptAlarm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An alarm that waits; `at` in milliseconds."""

    seat_id: str
    name: str
    at: int


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What has happened so far: told by one answer, sent with the next question.

    `seat` is the made-up shopper's own, `seats` those of others, such as a team; `holds` is by name (asset, amount, from, to).
    """

    seat: Mapping[str, Any]
    purse: Mapping[Asset, int]
    left: Mapping[Asset, int]
    tries: int
    rows: Annotated[tuple[KeptRow, ...], msgspec.Meta(max_length=MAX_ROWS)] = ()  # what stands on lists
    seats: Mapping[str, Mapping[str, Any]] = {}
    holds: Mapping[str, tuple[Asset, int, str, str]] = {}
    alarms: Annotated[tuple[KeptAlarm, ...], msgspec.Meta(max_length=MAX_ALARMS)] = ()
    inbox: Annotated[tuple[InboxLine, ...], msgspec.Meta(max_length=100)] = ()
    began_ms: int = 0  # when the rehearsal began; 0: now
    ahead_ms: Annotated[int, msgspec.Meta(ge=0, le=MAX_AHEAD_MS)] = 0
    ended_ms: int | None = None  # the operator let it end, of a draft without an end
    order: str = ""  # the last order that was told


class Happened(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something the made-up shopper did elsewhere in the shop; without properties those of the kind's own made-up crowd."""

    name: str
    properties: Mapping[str, Any] | None = None


class Ruled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the operator decides about a seat; an empty `seat_id` is the made-up shopper's own."""

    ruling: Mapping[str, Any]
    seat_id: str = ""


class Rehearsing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A draft, and at most one thing that happens: a move in the play, an event in the shop, a ruling, or time that passes."""

    kind: str
    name: Text
    rules: Mapping[str, Any]
    ends_at: datetime | None = None  # shown while it lies ahead; the rehearsal itself begins now
    move: Mapping[str, Any] | None = None
    event: Happened | None = None
    ruling: Ruled | None = None
    wait: Wait | None = None
    known: bool = True
    kept: Kept | None = None


class RehearsedList(msgspec.Struct, frozen=True):
    """A list of the play with its rows from the top."""

    key: str
    name: Text
    public: bool
    rows: tuple[ListRow, ...]


class Rehearsed(msgspec.Struct, frozen=True):
    """What the shopper sees afterwards, and what the play answered, if it was asked.

    `woken` is how many of the play's alarms rang while time passed.
    """

    shown: ShownPlay
    outcome: Outcome | None
    listens: tuple[str, ...]
    lists: tuple[RehearsedList, ...]
    ahead_ms: int
    woken: int
    kept: Kept


def event_of(kind: Kind, rules: msgspec.Struct, asked: Happened, kept: Kept | None, now_ms: int) -> tuple[Mapping[str, Any], str]:
    """The properties of an event, and the order it is about: what the kind's own made-up crowd would tell, with an order of its own."""
    tries, last = (kept.tries, kept.order) if kept else (0, "")
    order = last if last and asked.name.endswith(_BACK) else f"rehearsal-{tries}"
    if asked.properties is not None:
        return asked.properties, str(asked.properties.get("order_id", last))
    trials = kind.mechanic.trials(rules, _CROWD, 7, from_ms(now_ms), "rehearsal")
    stimuli = (trial.stimulus for trial in trials)
    found = next((each for each in stimuli if isinstance(each, Event) and each.name == asked.name), None)
    plain = {"product_id": order, "total": 100, "revenue": 100, "quantity": 1}
    return {**(plain if found is None else found.properties), "order_id": order}, order


def check_kept(kept: Kept | None) -> None:
    """A past that somebody made up may do no harm. Raises `Invalid`."""
    if kept is not None and not 0 <= kept.tries < MAX_TRIES:
        raise Invalid("This rehearsal has gone on for too long. Begin it again.", code="bad_rehearsal")


def end_of(asked: Rehearsing, now_ms: int) -> datetime | None:
    """The draft's own end; the made-up shopper is never late, unless the operator let the end come."""
    kept = asked.kept
    if kept is not None and kept.ended_ms is not None:
        return from_ms(kept.ended_ms)
    began_ms = kept.began_ms if kept is not None and kept.began_ms else now_ms
    ends_at = asked.ends_at
    return ends_at if ends_at is not None and ends_at.tzinfo is not None and to_ms(ends_at) > began_ms else None
