"""Opens rows of the inbox. What the quick look at the door could not see is seen here, before anything rests on it."""

from collections.abc import Iterator
from typing import Any, cast

import msgspec

from antiphon.features.events import pieces
from antiphon.features.events.contracts import Arrived, Refused
from antiphon.features.events.intake import ONE_OF_BATCH, Aside, BadRequest, cut, judge, members_about_all, read_whole
from antiphon.features.events.reading import REPLAY, Envelope, Unreadable, Waiting, envelope_of, read_event

Opened = tuple[Envelope, list[dict[str, Any] | Unreadable]]


def read_row(row: Waiting, zone: str, take: int) -> Iterator[tuple[int, Arrived | Unreadable]]:
    """The next `take` events of a row, with their place in it."""
    envelope, events = _open(row)
    for index in range(row.done, min(row.done + take, len(events))):
        event = events[index]
        try:
            yield index, event if isinstance(event, Unreadable) else read_event(row, envelope, event, index, zone)
        except Unreadable as reason:
            yield index, reason


def _open(row: Waiting) -> Opened:
    document = read_whole(row.body)
    if document is None:
        return _open_closely(row)
    events = document["batch"] if row.kind in {"batch", REPLAY} else [document]
    return envelope_of(row, document), events


def _open_closely(row: Waiting) -> Opened:
    """Event by event, each with its own verdict."""
    try:
        head, texts = cut(row.body) if row.kind in {"batch", REPLAY} else (b"{}", [row.body])
        about = msgspec.json.decode(head)
        if row.kind == REPLAY:
            about["antiphon"] = msgspec.json.decode(dict(pieces.members(row.body))["antiphon"])
    except (BadRequest, pieces.Broken) as error:
        code, detail = (error.code, error.detail) if isinstance(error, BadRequest) else ("malformed_json", "The request is not JSON.")
        return Envelope(), [Unreadable(code, detail)] * row.event_count
    envelope = envelope_of(row, about)
    return envelope, [_judged(row, envelope, text) for text in texts]


def _judged(row: Waiting, envelope: Envelope, text: bytes) -> dict[str, Any] | Unreadable:
    try:
        judge(text, envelope.forced_kind or None, envelope.sent_ms, row.received_ms)
    except Unreadable as reason:
        return reason
    return cast("dict[str, Any]", msgspec.json.decode(text))


def cut_out(row: Waiting, index: int, code: str, detail: str) -> tuple[Aside, int]:
    """One event of a row for the quarantine, as it came, and how many events of the row go with it: where it cannot be cut out, all."""
    refused = Refused(index, None, code, detail)
    if row.kind not in {"batch", REPLAY}:
        return Aside(refused, row.kind, row.body), 1
    try:
        found = pieces.members(row.body)
        members = dict(found)
        if len(members) != len(found):  # nobody can say which of two is meant
            return Aside(refused, row.kind, row.body), row.event_count - index
        body = pieces.parts(members["batch"], b"[]")[index]
        kind = msgspec.json.decode(members["antiphon"])["kind"] if row.kind == REPLAY else ""
    except (pieces.Broken, LookupError, msgspec.DecodeError):
        return Aside(refused, row.kind, row.body), row.event_count - index
    return Aside(refused, kind or ONE_OF_BATCH, body, members_about_all(members)), 1
