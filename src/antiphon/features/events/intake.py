"""Looks at a request before it is acknowledged: what enters the stream, what goes to the quarantine, and why.

Two ways to the same verdict. Most requests are sound, and a few passes in C over the whole body say so. Where one of them
hesitates, the body is cut into its events and each is judged alone.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn, cast

import msgspec

from antiphon.features.events import catalogue, pieces, reading
from antiphon.features.events.contracts import Kind, Refused
from antiphon.features.events.forms import BATCH, MAX_EVENT_BYTES, MAX_EVENTS, MAX_ID, Batch, Event, in_order, is_far_off, sound_at_a_glance
from antiphon.features.events.reading import Unreadable

MAX_BODY_BYTES = 512_000  # of one request, unpacked
MAX_DEPTH = 64
ONE_OF_BATCH = "event"
_BOM = b"\xef\xbb\xbf"
_DISGUISED = (b"\\u0000", b"\\u006", b"\\u0074")  # NUL, and the letters of "batch" spelt as numbers
_ABOUT_ALL = ("context", "integrations", "sentAt")


class BadRequest(Exception):
    """Nothing in the body can be told apart. The body is kept; the client is told 400."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


class Aside(msgspec.Struct):
    """One event for the quarantine: where it stood, why it cannot be used, its bytes, and what its batch said about it."""

    refused: Refused
    kind: str  # `ONE_OF_BATCH`, or the kind of the request that it is the whole body of
    body: bytes
    envelope: bytes = b"{}"


class Intake(msgspec.Struct):
    """The verdict on a request: `count` events in `body`, ready for the inbox, and those set aside."""

    kind: str
    body: bytes
    count: int
    aside: list[Aside]


class _Pieces(msgspec.Struct):
    batch: list[msgspec.Raw]


_decode = msgspec.json.decode
_encode = msgspec.json.encode
_read_event = msgspec.json.Decoder(Event)
_read_batch = msgspec.json.Decoder(Batch)
_read_pieces = msgspec.json.Decoder(_Pieces)


def look(kind: str, body: bytes, received_ms: int) -> Intake:
    """Judge a request of a kind ("batch" or one of `contracts.KINDS`). Raises `BadRequest`."""
    body = body.removeprefix(_BOM)
    count = (sound_at_a_glance(body) if kind == "batch" else None) or _sound(kind, body)
    if count is not None:
        return Intake(kind, body, count, [])
    if kind == "batch":
        return _event_by_event(body, received_ms)
    try:
        judge(body, kind, None, received_ms)
    except Unreadable as reason:
        if reason.code == "malformed_json":
            raise BadRequest("malformed_json", reason.detail) from reason
        refused = Refused(0, _message_id(body), reason.code, reason.detail)
        return Intake(kind, b"", 0, [Aside(refused, kind, body)])
    return Intake(kind, body, 1, [])


# -------------------------------------------------------------------------------------------- the whole at once


def _sound(kind: str, body: bytes) -> int | None:
    """How many events the body holds when every one of them is in order at first sight; None when one needs a closer look.

    What costs a second pass (a name that stands twice, nesting without end) is left to `is_whole`, which the digest asks.
    """
    try:
        if kind == "batch":
            if body.count(BATCH) > 1:  # the second list of events would hide the first
                return None
            whole = _read_batch.decode(body)
            batch = whole.batch
            if is_far_off(whole.sent_at):
                return None
            if len(body) > MAX_EVENT_BYTES and max(map(len, _read_pieces.decode(body).batch), default=0) > MAX_EVENT_BYTES:
                return None
        else:
            batch = [_read_event.decode(body)]
            batch[0].type = cast("Kind", kind)
            if len(body) > MAX_EVENT_BYTES or not is_whole(body):
                return None
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    if b"\\" in body and any(word in body for word in _DISGUISED):  # one letter is found much faster than two
        return None
    return len(batch) if in_order(batch) and _fit(batch) else None


def is_whole(body: bytes) -> bool:
    """Whether reading a JSON text loses nothing of it: no number out of range, no name twice, no nesting without end, no NUL.

    False where a quick look cannot tell.
    """
    return read_whole(body) is not None


def read_whole(body: bytes) -> Any:
    """What a JSON text says, when reading it loses nothing of it; None where a quick look cannot tell."""
    try:
        document = _decode(body)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return None
    if b"\\" in body and (b"\\u0000" in body or b"\\u003a" in body or b"\\u003A" in body):
        return None
    # A name that stands twice is lost in reading: then fewer colons come out than went in.
    return document if pieces.is_flat(body, MAX_DEPTH) and _encode(document).count(b":") == body.count(b":") else None


def _fit(events: Iterable[Event]) -> bool:
    """Whether the typed fields of e-commerce events are what they should be."""
    return all(
        catalogue.check(event.properties) is None
        for event in events
        if event.properties and event.type == "track" and catalogue.find(event.event or "")
    )


# ------------------------------------------------------------------------------------------- one after the other


def _event_by_event(body: bytes, received_ms: int) -> Intake:
    """Cut a batch and judge each event alone."""
    try:
        envelope, events = cut(body)
        sent_ms = reading.moment_or_none(_decode(envelope).get("sentAt"))
    except pieces.Broken:
        raise BadRequest("malformed_json", _why_broken(body)) from None
    kept: list[bytes] = []
    aside: list[Aside] = []
    for index, event in enumerate(events):
        try:
            if index >= MAX_EVENTS:
                _refuse("too_many_events", f"A request holds at most {MAX_EVENTS} events.")
            judge(event, None, sent_ms, received_ms)
            kept.append(event)
        except Unreadable as reason:
            aside.append(Aside(Refused(index, _message_id(event), reason.code, reason.detail), ONE_OF_BATCH, event, envelope))
    head = envelope[:-1] + b"," if len(envelope) > 2 else b"{"
    return Intake("batch", head + b'"batch":[' + b",".join(kept) + b"]}", len(kept), aside)


def cut(body: bytes) -> tuple[bytes, list[bytes]]:
    """The envelope of a batch (what it says about all its events) and its events, as they came.

    Raises `BadRequest` for an envelope that cannot be used, `pieces.Broken` where nothing can be told apart.
    """
    members = pieces.members(body)
    named = dict(members)
    if len(named) != len(members):
        raise BadRequest("duplicate_key", "The batch names one of its members twice.")
    if "batch" not in named:
        raise BadRequest("no_batch", 'A batch has the form {"batch": [ … ]}.')
    for name in _ABOUT_ALL:
        try:
            value = _decode_soundly(named.get(name, b"null"))
        except Unreadable as reason:
            raise BadRequest(reason.code, f"{name} of the batch: {reason.detail}") from reason
        if name != "sentAt" and not (value is None or isinstance(value, dict)):
            raise BadRequest("wrong_type", f"{name} of the batch must be an object.")
    return members_about_all(named), pieces.parts(named["batch"], b"[]")


def members_about_all(members: Mapping[str, bytes]) -> bytes:
    """What a batch says about all its events, as one object."""
    return b"{" + b",".join(f'"{name}":'.encode() + members[name] for name in _ABOUT_ALL if name in members) + b"}"


def _why_broken(body: bytes) -> str:
    try:
        _decode(body)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        return f"The body is not JSON: {error}."
    return "The body must be a JSON object."


def judge(event: bytes, kind: str | None, sent_ms: int | None, received_ms: int) -> None:
    """Whether one event can enter the stream; `kind` where the path of the request says it. Raises `Unreadable`."""
    if len(event) > MAX_EVENT_BYTES:
        _refuse("event_too_large", f"The event has {len(event)} bytes; {MAX_EVENT_BYTES} are the limit.")
    fields = _decode_soundly(event)
    if not isinstance(fields, dict):
        _refuse("malformed_event", "An event must be a JSON object.")
    event_fields = cast("dict[str, Any]", fields)
    _judge_form(event_fields, kind)
    reading.happened_ms(event_fields, sent_ms, received_ms)


def _judge_form(event: dict[str, Any], forced: str | None) -> None:
    kind = reading.kind_of(event, forced or "")
    _judge_message_id(event.get("messageId"))
    ids = {name: _judge_id(name, event.get(name)) for name in ("userId", "anonymousId", "previousId", "groupId")}
    if not (ids["userId"] or ids["anonymousId"]):
        _refuse("no_person", "userId or anonymousId must say who it was.")
    if kind == "alias" and not ids["previousId"]:
        _refuse("no_person", "alias needs previousId, the id that was used before.")
    for name in ("properties", "traits", "context", "integrations"):
        if not (event.get(name) is None or isinstance(event[name], dict)):
            _refuse("wrong_type", f"{name} must be an object.")
    if kind == "track":
        _judge_track(event)


def _judge_track(event: dict[str, Any]) -> None:
    name = event.get("event")
    if not isinstance(name, str) or not 0 < len(name.strip()) <= MAX_ID:
        _refuse("no_name", f"event must be the name of what happened, 1 to {MAX_ID} characters.")
    if event.get("properties") and catalogue.find(name):
        complaint = catalogue.check(event["properties"])
        if complaint:
            _refuse("wrong_type", complaint)


def _judge_id(name: str, value: Any) -> str | None:
    if isinstance(value, bool) or not (value is None or isinstance(value, str | int | float)):
        _refuse("bad_id", f"{name} must be text or a number.")
    found = reading.text_id(value)
    if found and len(found) > MAX_ID:
        _refuse("bad_id", f"{name} has more than {MAX_ID} characters.")
    return found


def _judge_message_id(value: Any) -> None:
    if isinstance(value, bool) or not (value is None or isinstance(value, str | int)):
        _refuse("bad_message_id", "messageId must be text.")


def _decode_soundly(text: bytes) -> Any:
    """Read JSON without losing anything of it. Raises `Unreadable`."""
    try:
        value = _decode(text)
    except UnicodeError:
        _refuse("not_utf8", "The event is not UTF-8.")
    except RecursionError:
        _refuse("too_deep", f"Objects and lists may be nested {MAX_DEPTH} deep.")
    except msgspec.ValidationError as error:  # a number that no number can hold
        _refuse("bad_number", f"A number is out of range: {error}.")
    except msgspec.DecodeError as error:
        _refuse(*_why_not_json(text, error))
    if not pieces.is_flat(text, MAX_DEPTH) and pieces.depth_of(value) > MAX_DEPTH:
        _refuse("too_deep", f"Objects and lists may be nested {MAX_DEPTH} deep.")
    if b"\\u0000" in text and "\0" in _all_text(value):
        _refuse("bad_text", "A text holds the character NUL, which no store keeps.")
    if b"\\u" in text or _encode(value).count(b":") != text.count(b":"):
        _refuse_doubles(text)
    return value


def _why_not_json(text: bytes, error: Exception) -> tuple[str, str]:
    """The reason that helps most: what Python's own, more lenient reader makes of it."""
    try:
        lenient = json.loads(text)
    except (ValueError, RecursionError):
        return "malformed_json", f"The event is not JSON: {error}."
    if _has_surrogate(lenient):
        return "bad_text", "A text holds half of a surrogate pair, which is no character."
    return "bad_number", "NaN and Infinity are not JSON; leave the field out instead."


def _has_surrogate(value: object) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in _all_text(value))


def _all_text(value: object) -> str:
    """Every text in a value, names too, one after another."""
    found: list[str] = []
    waiting: list[object] = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            found.append(item)
        elif isinstance(item, dict):
            waiting.extend(cast("dict[str, object]", item))
            waiting.extend(cast("dict[str, object]", item).values())
        elif isinstance(item, list):
            waiting.extend(cast("list[object]", item))
    return "".join(found)


def _refuse_doubles(text: bytes) -> None:
    def pairs(found: list[tuple[str, object]]) -> dict[str, object]:
        if pieces.has_double(found):
            _refuse("duplicate_key", "A name stands twice in one object, so one of its values would be lost.")
        return dict(found)

    json.loads(text, object_pairs_hook=pairs)


def _message_id(event: bytes) -> str | None:
    """The message id of an event that was refused, where it can be read at all."""
    found: object = None
    try:
        found = json.loads(event).get("messageId")
    except (ValueError, RecursionError, AttributeError):
        return None
    text = reading.text_id(found)
    return text[:MAX_ID] if text and not _has_surrogate(text) else None


def _refuse(code: str, detail: str) -> NoReturn:
    raise Unreadable(code, detail)
