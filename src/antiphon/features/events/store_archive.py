"""Rows that move on to Parquet, and the list of files that count."""

from collections.abc import Sequence
from typing import Final

from antiphon.engine.database.port import Bulk, ReadSession, Row, Session, Value

FILE: Final = Bulk(
    "events_archive",
    {
        "workspace": "text",
        "path": "text",
        "month": "text",
        "row_count": "bigint",
        "first_at": "bigint",
        "last_at": "bigint",
        "byte_count": "bigint",
        "created_at": "bigint",
    },
)


def list_workspaces(session: ReadSession) -> list[str]:
    """Workspaces that have digested events in the state store."""
    return [row[0] for row in session.rows("SELECT DISTINCT workspace FROM events_event ORDER BY workspace")]


def list_rows(session: ReadSession, workspace: str, received_before: int, after_seq: int, limit: int) -> list[Row]:
    """Rows that are old enough to move on, by place: the place, then every column in the order of the table."""
    return session.rows(
        "SELECT seq, workspace, id, name, kind, person_id, at, local_day, received_at, source, revenue_minor, currency, order_id, "
        "product_id, channel, quantity, decision_id, properties, context "
        "FROM events_event WHERE workspace = ? AND received_at < ? AND seq > ? ORDER BY seq LIMIT ?",
        (workspace, received_before, after_seq, limit),
    )


def move_out(session: Session, seqs: Sequence[int]) -> int:
    """Delete rows that stand in a file now; how many there were."""
    return session.run("DELETE FROM events_event WHERE seq IN each_int(?)", (list(seqs),))


def add_file(session: Session, row: tuple[Value, ...]) -> None:
    """From now on a file counts; columns as in `FILE`."""
    session.write_many(FILE, [row])


def list_files(session: ReadSession, workspace: str) -> list[Row]:
    """The files of a workspace that count, the latest events first: path, month, row count, first and last moment."""
    return session.rows(
        "SELECT path, month, row_count, first_at, last_at FROM events_archive WHERE workspace = ? ORDER BY last_at DESC, path", (workspace,)
    )


def list_paths(session: ReadSession) -> set[str]:
    """Every file that counts, of all workspaces."""
    return {row[0] for row in session.rows("SELECT path FROM events_archive")}


def list_tail(session: ReadSession, workspace: str, person_ids: Sequence[str] | None) -> list[Row]:
    """Rows that have not moved on, every column in the order of the table; of some people, or of all."""
    if person_ids is None:
        return session.rows(
            "SELECT workspace, id, name, kind, person_id, at, local_day, received_at, source, revenue_minor, currency, order_id, "
            "product_id, channel, quantity, decision_id, properties, context FROM events_event WHERE workspace = ?",
            (workspace,),
        )
    return session.rows(
        "SELECT workspace, id, name, kind, person_id, at, local_day, received_at, source, revenue_minor, currency, order_id, "
        "product_id, channel, quantity, decision_id, properties, context FROM events_event "
        "WHERE workspace = ? AND person_id IN each_text(?)",
        (workspace, list(person_ids)),
    )
