"""Reads what a client sent: ids, moments, names, traits. Pure: bytes of the inbox in, `Arrived` out."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from math import isfinite
from typing import Any, cast

import msgspec

from antiphon.features.events import catalogue, promoted
from antiphon.features.events.contracts import INTERNAL, KINDS, Arrived, Kind
from antiphon.features.events.loose import mapping, sequence
from antiphon.kernel.clock import LAST_MS, local_day, to_ms

FIRST_MS = 946_684_800_000  # 2000-01-01: an event from before is a clock that was never set
_SECONDS_UNTIL = 100_000_000_000  # a number below is seconds since 1970, above it is milliseconds
_QUARTER_MS = 900_000
REPLAY = "replay"
_NAMES: Mapping[str, str] = {
    "identify": "Identified",
    "page": "Page Viewed",
    "screen": "Screen Viewed",
    "group": "Group Joined",
    "alias": "Aliased",
}


class Unreadable(Exception):
    """One event that cannot be used. `code` is a reason of the quarantine."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


class Waiting(msgspec.Struct):
    """One row of the inbox."""

    id: int
    workspace: str
    source: str
    kind: str  # "batch", the kind of the one event, or "replay" (a batch of one from the quarantine)
    received_ms: int
    event_count: int
    done: int
    body: bytes


class Envelope(msgspec.Struct):
    """What a request says about all its events. `fallback_id` is what an event without a message id is known by."""

    sent_ms: int | None = None
    context: dict[str, Any] = {}
    integrations: dict[str, Any] = {}
    forced_kind: str = ""
    fallback_id: str = ""


def envelope_of(row: Waiting, document: Mapping[str, Any]) -> Envelope:
    """What the request of a row says about its events."""
    sent_ms = moment_or_none(document.get("sentAt"))
    if row.kind not in {"batch", REPLAY}:
        return Envelope(sent_ms=sent_ms, forced_kind=row.kind, fallback_id=f"{row.id}")
    envelope = Envelope(sent_ms, mapping(document.get("context")), mapping(document.get("integrations")), "", f"{row.id}")
    if row.kind == REPLAY:
        envelope.forced_kind, envelope.fallback_id = document["antiphon"]["kind"], document["antiphon"]["id"]
    return envelope


def read_event(row: Waiting, envelope: Envelope, event: dict[str, Any], index: int, zone: str) -> Arrived:
    """One event. Raises `Unreadable`."""
    kind = kind_of(event, envelope.forced_kind)
    context = envelope.context | mapping(event.get("context")) if envelope.context else mapping(event.get("context"))
    message_id = text_id(event.get("messageId")) or f"{envelope.fallback_id}:{index}"
    at_ms = happened_ms(event, envelope.sent_ms, row.received_ms)
    name, properties, ours = _content(kind, event)
    ours["message_id"] = message_id
    integrations = event.get("integrations") or envelope.integrations
    if integrations:
        ours["integrations"] = integrations
    traits = mapping(context.get("traits")) | mapping(event.get("traits")) if "traits" in event or "traits" in context else {}
    context["antiphon"] = ours  # the dict is nobody else's: it was read for this event, or joined for it
    internal = row.source == INTERNAL
    arrived = Arrived(
        workspace=row.workspace,
        id=message_id if internal else event_id(row.source, message_id),
        kind=kind,
        name=name,
        at_ms=at_ms,
        received_ms=row.received_ms,
        source=row.source,
        user_id=text_id(event.get("userId")),
        anonymous_id=text_id(event.get("anonymousId")),
        previous_id=text_id(event.get("previousId")),
        external_ids=_external_ids(context),
        traits=traits,
        properties=dict(traits) if kind == "identify" else properties,  # so that traits can be recounted from stored events
        context=context,
        local_day=_day(at_ms // _QUARTER_MS, zone),
    )
    if internal:
        arrived.person_id = event.get("personId", "")
        arrived.decision_id = event.get("decisionId", "")
    _promote(arrived)
    return arrived


def _promote(arrived: Arrived) -> None:
    if arrived.kind != "track":
        arrived.channel = promoted.promote(arrived.name, {}, arrived.context).channel
        return
    try:
        found = promoted.promote(arrived.name, arrived.properties, arrived.context)
    except promoted.OutOfRange as error:
        raise Unreadable("wrong_type", f"An amount is out of range: {error}.") from error
    arrived.revenue_minor, arrived.currency, arrived.order_id, arrived.product_id, arrived.channel, arrived.quantity = found


def _content(kind: Kind, event: dict[str, Any]) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Name, properties, and what we note beside them."""
    properties = mapping(event.get("properties"))
    if kind == "track":
        return _track(cast("str", event["event"]).strip(), properties)
    if kind in {"page", "screen"}:
        extra = {key: event[key] for key in ("name", "category") if event.get(key) not in (None, "")}
        return _NAMES[kind], {**extra, **properties}, {}
    if kind == "group":
        group_id = text_id(event.get("groupId"))
        return _NAMES[kind], {**mapping(event.get("traits")), **({"group_id": group_id} if group_id else {})}, {}
    return _NAMES[kind], properties, {}


def _track(name: str, properties: dict[str, Any]) -> tuple[str, dict[str, Any], dict[str, Any]]:
    known = catalogue.find(name)
    if known is None:
        return name, properties, {}
    ours: dict[str, Any] = {} if known.name == name else {"name": name}
    spec = catalogue.to_spec(known, properties)
    if known.name in catalogue.NEEDS_ORDER and spec.get("order_id") in (None, ""):
        ours["flags"] = ["order_id_missing"]
    return known.name, spec, ours


def kind_of(event: Mapping[str, Any], forced: str) -> Kind:
    """What an event is. Raises `Unreadable`."""
    kind = forced or event.get("type")
    if kind not in KINDS:
        raise Unreadable("unknown_type", f"type must be one of {', '.join(KINDS)}.")
    return kind


def happened_ms(event: Mapping[str, Any], batch_sent_ms: int | None, received_ms: int) -> int:
    """When it happened by our clock: received - (sent - original), the clock of the client taken out of the sum.

    Without a sentAt the client's own moment stands. Never after it was received; raises `Unreadable` for a moment before 2000.
    """
    given = event.get("timestamp")
    if given is None or given == "":
        given = event.get("originalTimestamp")
    if given is None or given == "":
        return received_ms
    try:
        at_ms = moment_ms(given)
    except ValueError as error:
        raise Unreadable("bad_timestamp", f"timestamp is not a moment: {error}.") from error
    sent_ms = moment_or_none(event.get("sentAt"))
    sent_ms = batch_sent_ms if sent_ms is None else sent_ms
    if sent_ms is not None:
        at_ms += received_ms - sent_ms
    if at_ms < FIRST_MS:
        raise Unreadable("bad_timestamp", "timestamp lies before the year 2000.")
    return min(at_ms, received_ms)


def moment_ms(value: Any) -> int:
    """Milliseconds since 1970 of an ISO 8601 text (UTC where it names no zone), or of seconds or milliseconds. Raises `ValueError`."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        message = "it must be text such as 2026-01-31T12:00:00Z"
        raise ValueError(message)  # noqa: TRY004 - callers catch one kind of error
    if isinstance(value, str):
        moment = datetime.fromisoformat(value.strip())
        return to_ms(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    ms = int(value * 1000) if abs(value) < _SECONDS_UNTIL else int(value)
    if not -LAST_MS <= ms <= LAST_MS:
        message = "it is too far away"
        raise ValueError(message)
    return ms


def moment_or_none(value: Any) -> int | None:
    """A sentAt that cannot be read corrects nothing."""
    if value is None or value == "":
        return None
    try:
        return moment_ms(value)
    except (ValueError, OverflowError):
        return None


def text_id(value: Any) -> str | None:
    """An id as text; null, "" and what is no id are absent. Whole numbers are written without a point."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, float):
        return (str(int(value)) if value.is_integer() else repr(value)) if isfinite(value) else None
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def event_id(source: str, message_id: str) -> str:
    """The id of an event: the same for the same message of the same source, whatever its length."""
    return "evt_" + blake2b(f"{source}\0{message_id}".encode(), digest_size=16).hexdigest()


def _external_ids(context: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """`context.externalIds`: [{"type": "...", "id": "..."}]."""
    if "externalIds" not in context:
        return ()
    entries = [mapping(entry) for entry in sequence(context.get("externalIds"))]
    pairs = [(entry.get("type"), text_id(entry.get("id"))) for entry in entries]
    return tuple((kind, value) for kind, value in pairs if isinstance(kind, str) and value and len(kind) <= 64 and len(value) <= 255)


@lru_cache(maxsize=8192)
def _day(quarter: int, zone: str) -> int:
    """Since 2000 every zone is whole quarters of an hour from UTC, so a quarter lies in one day."""
    return local_day(quarter * _QUARTER_MS, zone)
