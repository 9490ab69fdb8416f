"""Rows of alarms."""

from collections.abc import Sequence

from antiphon.engine.database.port import ReadSession, Row, Session


def list_due(session: ReadSession, now_ms: int, limit: int) -> list[Row]:
    """(workspace, play_id, id, seat_id, name, due_at, attempts) of the alarms that are due, the longest overdue first."""
    return session.rows(
        """SELECT workspace, play_id, id, seat_id, name, due_at, attempts FROM plays_alarm
        WHERE wakes_at <= ? ORDER BY wakes_at LIMIT ?""",
        (now_ms, limit),
    )


def has_due(session: ReadSession, now_ms: int) -> bool:
    """Whether any alarm is due."""
    return session.row("SELECT 1 FROM plays_alarm WHERE wakes_at <= ? LIMIT 1", (now_ms,)) is not None


def park(session: Session, workspace: str, ids: Sequence[str], play_id: str) -> None:
    """Alarms that came due while their play was not live: they wait until it is."""
    session.run(
        "UPDATE plays_alarm SET wakes_at = NULL WHERE workspace = ? AND play_id = ? AND id IN each_text(?)", (workspace, play_id, ids)
    )


def unpark(session: Session, workspace: str, play_id: str) -> int:
    """The play is live again: what came due meanwhile is due now. How many."""
    return session.run(
        "UPDATE plays_alarm SET wakes_at = due_at, attempts = 0 WHERE workspace = ? AND play_id = ? AND wakes_at IS NULL",
        (workspace, play_id),
    )


def move_due(session: Session, workspace: str, play_id: str, due_at: int, to: int) -> int:
    """What was to ring at one moment rings at another. How many."""
    return session.run(
        "UPDATE plays_alarm SET due_at = ?, wakes_at = ? WHERE workspace = ? AND play_id = ? AND due_at = ?",
        (to, to, workspace, play_id, due_at),
    )


def hurry(session: Session, workspace: str, play_id: str, after: int, to: int) -> int:
    """What was to ring after one moment rings at another, earlier one. How many."""
    return session.run(
        "UPDATE plays_alarm SET due_at = ?, wakes_at = ? WHERE workspace = ? AND play_id = ? AND due_at > ?",
        (to, to, workspace, play_id, after),
    )


def delete_of_play(session: Session, workspace: str, play_id: str) -> int:
    """The play has ended: nobody will be woken for it any more. How many."""
    return session.run("DELETE FROM plays_alarm WHERE workspace = ? AND play_id = ?", (workspace, play_id))


def list_of_seat(session: ReadSession, workspace: str, play_id: str, seat_id: str) -> list[Row]:
    """(place, id, name, due_at, wakes_at, attempts) of a seat's alarms."""
    return session.rows(
        "SELECT place, id, name, due_at, wakes_at, attempts FROM plays_alarm WHERE workspace = ? AND play_id = ? AND seat_id = ?",
        (workspace, play_id, seat_id),
    )


def count_stuck(session: ReadSession, retries: int) -> int:
    """Alarms whose play failed to decide again and again; they wait until it is resumed."""
    row = session.row("SELECT COUNT(*) FROM plays_alarm WHERE wakes_at IS NULL AND attempts >= ?", (retries,))
    return row[0] if row else 0
