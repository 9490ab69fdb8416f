"""Rows of plays_print: which codes were printed."""

from antiphon.engine.database.port import ReadSession, Row, Session


def insert_print(session: Session, workspace: str, play_id: str, decision_id: str, batch: str, count: int, at: int, by: str) -> None:
    """One more. `decision_id` is the record of it among the play's decisions."""
    session.run(
        "INSERT INTO plays_print (workspace, play_id, decision_id, batch, count, at, by_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (workspace, play_id, decision_id, batch, count, at, by),
    )


def list_prints(session: ReadSession, workspace: str, play_id: str, limit: int) -> list[Row]:
    """(batch, count, at, by), the newest first."""
    return session.rows(
        "SELECT batch, count, at, by_id FROM plays_print WHERE workspace = ? AND play_id = ? ORDER BY decision_id DESC LIMIT ?",
        (workspace, play_id, limit),
    )
