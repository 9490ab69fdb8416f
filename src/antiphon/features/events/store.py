"""The tables of the events feature, except the quarantine (store_quarantine) and the archive (store_archive)."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from antiphon.engine.database.port import Bulk, ReadSession, Row, Session, Value
from antiphon.features.events.contracts import IMPORT, Arrived
from antiphon.features.events.reading import Waiting

INBOX: Final = Bulk(
    "events_inbox",
    {"workspace": "text", "source": "text", "kind": "text", "received_at": "bigint", "event_count": "bigint", "body": "bytes"},
)
EVENT: Final = Bulk(
    "events_event",
    {
        "workspace": "text",
        "id": "text",
        "name": "text",
        "kind": "text",
        "person_id": "text",
        "at": "bigint",
        "local_day": "bigint",
        "received_at": "bigint",
        "source": "text",
        "revenue_minor": "bigint",
        "currency": "text",
        "order_id": "text",
        "product_id": "text",
        "channel": "text",
        "quantity": "bigint",
        "decision_id": "text",
        "properties": "text",
        "context": "text",
    },
)
COLUMNS: Final = tuple(EVENT.columns)
KEPT: Final = 1_000_000_000  # a day that never comes
SEEN: Final = Bulk("events_message", {"workspace": "text", "id": "text", "seen_day": "bigint"})
HOUR: Final = Bulk(
    "events_hour",
    {"workspace": "text", "hour": "bigint", "what": "text", "count": "bigint"},
    "ON CONFLICT (workspace, hour, what) DO UPDATE SET count = events_hour.count + excluded.count",
)
NAME: Final = Bulk(
    "events_name",
    {"workspace": "text", "name": "text", "count": "bigint", "last_at": "bigint"},
    "ON CONFLICT (workspace, name) DO UPDATE SET count = events_name.count + excluded.count, "
    "last_at = CASE WHEN excluded.last_at > events_name.last_at THEN excluded.last_at ELSE events_name.last_at END",
)
REFUSAL: Final = Bulk(
    "events_refusal",
    {"key_hint": "text", "code": "text", "day": "bigint", "count": "bigint", "last_at": "bigint"},
    "ON CONFLICT (key_hint, code, day) DO UPDATE SET count = events_refusal.count + excluded.count, last_at = excluded.last_at",
)

# ----------------------------------------------------------------------------------------------------------- inbox


def append_inbox(session: Session, rows: Sequence[tuple[Value, ...]]) -> None:
    """Requests that are acknowledged when this transaction is; columns as in `INBOX`."""
    session.write_many(INBOX, rows)


def list_heads(session: ReadSession, limit: int) -> list[tuple[int, int]]:
    """The rows next in line: id, and how many events of it are still to be digested."""
    rows = session.rows("SELECT id, event_count - done FROM events_inbox ORDER BY id LIMIT ?", (limit,))
    return [(row[0], row[1]) for row in rows]


def read_waiting(session: ReadSession, ids: Sequence[int]) -> list[Waiting]:
    """Rows of the inbox, in order."""
    rows = session.rows(
        "SELECT id, workspace, source, kind, received_at, event_count, done, body FROM events_inbox WHERE id IN each_int(?) ORDER BY id",
        (list(ids),),
    )
    return [Waiting(*row) for row in rows]


def delete_inbox(session: Session, ids: Sequence[int]) -> None:
    """Rows whose every event is digested."""
    if ids:
        session.run("DELETE FROM events_inbox WHERE id IN each_int(?)", (list(ids),))


def set_done(session: Session, row_id: int, done: int) -> None:
    """How many events at the beginning of a row are digested."""
    session.run("UPDATE events_inbox SET done = ? WHERE id = ?", (done, row_id))


def count_waiting(session: ReadSession, workspace: str | None) -> tuple[int, int | None]:
    """Events that wait, of one workspace or of all, and when the oldest request among them came."""
    row = session.row(
        "SELECT COALESCE(SUM(event_count - done), 0), MIN(received_at) FROM events_inbox WHERE ? = '' OR workspace = ?",
        (workspace or "", workspace or ""),
    )
    assert row is not None
    return int(row[0]), row[1]


# ------------------------------------------------------------------------------------------------------------ seen


def list_seen(session: ReadSession, workspace: str, ids: Sequence[str]) -> set[str]:
    """Which of these events were digested before."""
    rows = session.rows("SELECT id FROM events_message WHERE workspace = ? AND id IN each_text(?)", (workspace, list(ids)))
    return {row[0] for row in rows}


def forget_seen(session: Session, before_day: int, limit: int) -> int:
    """Forget up to `limit` ids of days before one; how many went."""
    rows = session.rows("SELECT workspace, id FROM events_message WHERE seen_day < ? ORDER BY seen_day LIMIT ?", (before_day, limit))
    ids_of: dict[str, list[str]] = {}
    for workspace, event_id in rows:
        ids_of.setdefault(workspace, []).append(event_id)
    for workspace, ids in ids_of.items():
        session.run("DELETE FROM events_message WHERE workspace = ? AND id IN each_text(?)", (workspace, ids))
    return len(rows)


# ---------------------------------------------------------------------------------------------------------- events


def insert_events(session: Session, events: Sequence[Arrived], seen_day: int) -> None:
    """Store digested events, and remember their ids: those of an import for good, because the same orders are exported again."""
    encode = msgspec.json.encode
    session.write_many(
        EVENT,
        [
            (
                event.workspace,
                event.id,
                event.name,
                event.kind,
                event.person_id,
                event.at_ms,
                event.local_day,
                event.received_ms,
                event.source,
                event.revenue_minor,
                event.currency,
                event.order_id,
                event.product_id,
                event.channel,
                event.quantity,
                event.decision_id or None,
                encode(event.traits if event.kind == "identify" else event.properties).decode(),
                encode(event.context).decode(),
            )
            for event in events
        ],
    )
    session.write_many(SEEN, [(event.workspace, event.id, KEPT if event.source.startswith(IMPORT) else seen_day) for event in events])


def list_recent(session: ReadSession, workspace: str, name: str, person_id: str, before_seq: int, limit: int) -> list[tuple[int, Row]]:
    """Digested events in the state store, the last digested first: their place, then what an `EventLine` shows."""
    rows = session.rows(
        "SELECT seq, id, name, kind, person_id, at, received_at, properties, revenue_minor, currency, source, decision_id "
        "FROM events_event WHERE workspace = ? AND (? = '' OR name = ?) AND (? = '' OR person_id = ?) AND seq < ? "
        "ORDER BY seq DESC LIMIT ?",
        (workspace, name, name, person_id, person_id, before_seq, limit),
    )
    return [(row[0], row[1:]) for row in rows]


def list_of_people(session: ReadSession, workspace: str, person_ids: Sequence[str], before: tuple[int, str], limit: int) -> list[Row]:
    """Events of people in the state store, latest first, as an `EventLine` shows them; those before a moment and id."""
    return session.rows(
        "SELECT id, name, kind, person_id, at, received_at, properties, revenue_minor, currency, source, decision_id "
        "FROM events_event WHERE workspace = ? AND person_id IN each_text(?) AND (at < ? OR (at = ? AND id < ?)) "
        "ORDER BY at DESC, id DESC LIMIT ?",
        (workspace, list(person_ids), before[0], before[0], before[1], limit),
    )


# ---------------------------------------------------------------------------------------------------------- counts


def add_hours(session: Session, counts: Iterable[tuple[str, int, str, int]]) -> None:
    """Add to what happened in an hour: (workspace, hours since 1970, what, how many)."""
    session.write_many(HOUR, [row for row in counts if row[3]])


def sum_hours(session: ReadSession, workspace: str, since_hour: int) -> dict[str, int]:
    """What happened since an hour."""
    rows = session.rows("SELECT what, SUM(count) FROM events_hour WHERE workspace = ? AND hour >= ? GROUP BY what", (workspace, since_hour))
    return {row[0]: int(row[1]) for row in rows}


def add_names(session: Session, rows: Sequence[tuple[str, str, int, int]]) -> None:
    """Add to how often names were digested: (workspace, name, how many, last at)."""
    session.write_many(NAME, rows)


def list_names(session: ReadSession, workspace: str, limit: int) -> list[Row]:
    """Names, the most frequent first: name, count, last at."""
    return session.rows(
        "SELECT name, count, last_at FROM events_name WHERE workspace = ? ORDER BY count DESC, name LIMIT ?", (workspace, limit)
    )


def add_refusals(session: Session, rows: Sequence[tuple[str, str, int, int, int]]) -> None:
    """Add to the requests that were turned away: (key hint, code, day, how many, last at)."""
    session.write_many(REFUSAL, rows)


def count_refusals(session: ReadSession, day: int) -> int:
    """How many different keys and codes were turned away on a day."""
    row = session.row("SELECT COUNT(*) FROM events_refusal WHERE day = ?", (day,))
    return row[0] if row else 0


def forget_refusals(session: Session, before_day: int) -> int:
    """Forget what was turned away before a day; how many rows went."""
    return session.run("DELETE FROM events_refusal WHERE day < ?", (before_day,))


def list_refusals(session: ReadSession, since_day: int, limit: int) -> list[Row]:
    """Requests turned away since a day: key hint, code, how many, last at; the latest first."""
    return session.rows(
        "SELECT key_hint, code, SUM(count), MAX(last_at) FROM events_refusal WHERE day >= ? "
        "GROUP BY key_hint, code ORDER BY 4 DESC, key_hint, code LIMIT ?",
        (since_day, limit),
    )


# ---------------------------------------------------------------------------------------------------------- leases


def hold_lease(session: Session, job: str, owner: str, now_ms: int, for_ms: int) -> bool:
    """Take or keep a job that only one process at a time may do; False while another process has it."""
    row = session.row("SELECT owner, until_at FROM events_lease WHERE job = ? /*for update*/", (job,))
    if row is None:
        session.run("INSERT INTO events_lease (job, owner, until_at) VALUES (?, ?, ?)", (job, owner, now_ms + for_ms))
        return True
    if row[0] != owner and row[1] > now_ms:
        return False
    if row[0] != owner or row[1] - now_ms < for_ms // 2:  # not at every batch
        session.run("UPDATE events_lease SET owner = ?, until_at = ? WHERE job = ?", (owner, now_ms + for_ms, job))
    return True


def find_lease(session: ReadSession, job: str) -> tuple[str, int] | None:
    """Who has a job, and until when."""
    row = session.row("SELECT owner, until_at FROM events_lease WHERE job = ?", (job,))
    return (row[0], row[1]) if row else None


def drop_lease(session: Session, job: str, owner: str) -> None:
    """Give a job back, so that another process need not wait."""
    session.run("DELETE FROM events_lease WHERE job = ? AND owner = ?", (job, owner))
