"""The in-page inbox: what the built-in channel has brought a person."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from antiphon.engine.database.port import ReadSession, Session
from antiphon.features.plays.store import outbox as rows
from antiphon.features.plays.store.plays import LAST
from antiphon.features.plays.wording import moment, read_text
from antiphon.kernel.clock import from_ms
from antiphon.kernel.paging import Page, check_limit, decode_cursor, encode_cursor
from antiphon.sdk.words import Text


class InboxLine(msgspec.Struct, frozen=True):
    """One message to a person."""

    id: str
    play_id: str
    at: datetime
    title: Text
    body: Text
    data: Mapping[str, Any]
    read_at: datetime | None


class OutboxLine(msgspec.Struct, frozen=True):
    """One message that did not go out well: failed, or not known whether it did."""

    id: str
    channel: str
    person_id: str
    play_id: str
    decision_id: str
    at: datetime
    title: Text
    state: str
    settled_at: datetime | None
    note: str


def list_inbox(session: ReadSession, workspace: str, person_ids: Sequence[str], cursor: str | None, limit: int) -> Page[InboxLine]:
    """The newest first. `person_ids`: the person and whoever turned out to be the same."""
    before = LAST if cursor is None else str(decode_cursor(cursor, 1)[0])
    found = rows.list_inbox(session, workspace, person_ids, before, check_limit(limit) + 1)
    lines = [
        InboxLine(line_id, play_id, from_ms(at), read_text(title), read_text(body), msgspec.json.decode(data), moment(read_at))
        for line_id, play_id, at, title, body, data, read_at in found[:limit]
    ]
    return Page(tuple(lines), encode_cursor(lines[-1].id) if len(found) > limit else None)


def mark_read(session: Session, workspace: str, person_ids: Sequence[str], ids: Sequence[str], now_ms: int) -> int:
    """They have been seen; how many had not."""
    return rows.mark_read(session, workspace, person_ids, ids, now_ms)


def list_outbox(session: ReadSession, workspace: str, state: str, cursor: str | None, limit: int) -> Page[OutboxLine]:
    """Messages in a state, the newest first."""
    before = LAST if cursor is None else str(decode_cursor(cursor, 1)[0])
    found = rows.list_messages(session, workspace, state, before, check_limit(limit) + 1)
    lines: list[OutboxLine] = []
    for _, line_id, channel, person_id, play_id, decision_id, made_at, title, _, _, what, settled_at, note in found[:limit]:
        lines.append(
            OutboxLine(
                line_id, channel, person_id, play_id, decision_id, from_ms(made_at), read_text(title), what, moment(settled_at), note
            )
        )
    return Page(tuple(lines), encode_cursor(lines[-1].id) if len(found) > limit else None)
