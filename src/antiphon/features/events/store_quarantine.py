"""The quarantine's table."""

from collections.abc import Sequence
from typing import Final

from antiphon.engine.database.port import Bulk, ReadSession, Row, Session, Value

# The same bytes again: what was replayed is open again, what was discarded stays discarded.
ROW: Final = Bulk(
    "events_quarantine",
    {
        "workspace": "text",
        "id": "text",
        "at": "bigint",
        "reason": "text",
        "detail": "text",
        "source": "text",
        "kind": "text",
        "received_at": "bigint",
        "envelope": "text",
        "body": "bytes",
    },
    "ON CONFLICT (workspace, id) DO UPDATE SET at = excluded.at, reason = excluded.reason, detail = excluded.detail, "
    "received_at = excluded.received_at, "
    "state = CASE WHEN events_quarantine.state = 'replayed' THEN 'open' ELSE events_quarantine.state END",
)


def keep(session: Session, rows: Sequence[tuple[Value, ...]]) -> None:
    """Keep refused events; columns as in `ROW`. The same one twice is kept once."""
    once = {(row[0], row[1]): row for row in rows}
    session.write_many(ROW, tuple(once.values()))


def list_page(session: ReadSession, workspace: str, reason: str, state: str, before: tuple[int, str], limit: int) -> list[Row]:
    """Refused events, the latest first; those before a moment and id."""
    return session.rows(
        "SELECT id, at, reason, detail, source, kind, body, state, settled_at FROM events_quarantine "
        "WHERE workspace = ? AND (? = '' OR reason = ?) AND (? = '' OR state = ?) AND (at < ? OR (at = ? AND id < ?)) "
        "ORDER BY at DESC, id DESC LIMIT ?",
        (workspace, reason, reason, state, state, before[0], before[0], before[1], limit),
    )


def find_locked(session: Session, workspace: str, quarantine_id: str) -> Row | None:
    """One refused event, locked until the transaction ends: state, reason, source, kind, received at, envelope, body."""
    return session.row(
        "SELECT state, reason, source, kind, received_at, envelope, body FROM events_quarantine "
        "WHERE workspace = ? AND id = ? /*for update*/",
        (workspace, quarantine_id),
    )


def settle(session: Session, workspace: str, quarantine_id: str, state: str, at_ms: int) -> None:
    """Say what became of one: replayed or discarded."""
    session.run(
        "UPDATE events_quarantine SET state = ?, settled_at = ? WHERE workspace = ? AND id = ?", (state, at_ms, workspace, quarantine_id)
    )


def list_open_ids(session: ReadSession, workspace: str, reason: str, limit: int) -> list[str]:
    """Open ones of a reason (or of all), the oldest first."""
    rows = session.rows(
        "SELECT id FROM events_quarantine WHERE workspace = ? AND state = 'open' AND (? = '' OR reason = ?) ORDER BY at, id LIMIT ?",
        (workspace, reason, reason, limit),
    )
    return [row[0] for row in rows]


def count_open(session: ReadSession, workspace: str) -> int:
    """How many wait for an operator."""
    row = session.row("SELECT COUNT(*) FROM events_quarantine WHERE workspace = ? AND state = 'open'", (workspace,))
    return row[0] if row else 0


def count_reasons(session: ReadSession, workspace: str) -> list[Row]:
    """Open ones by reason, the most frequent first."""
    return session.rows(
        "SELECT reason, COUNT(*) FROM events_quarantine WHERE workspace = ? AND state = 'open' GROUP BY reason ORDER BY 2 DESC, 1",
        (workspace,),
    )
