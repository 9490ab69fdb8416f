"""SQL of pictures."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from antiphon.engine.database.port import ReadSession, Session

_ALL: Final = """SELECT id, workspace, person_id, whole, small, width, height, bytes, at, used_at, hidden_at, hidden_by
    FROM pictures_picture"""


class PictureRow(NamedTuple):
    """A row of `pictures_picture`."""

    id: str
    workspace: str
    person_id: str
    whole: str
    small: str
    width: int
    height: int
    bytes: int
    at: int
    used_at: int | None
    hidden_at: int | None
    hidden_by: str


def insert_picture(session: Session, row: PictureRow) -> None:
    """One more."""
    session.run(
        """INSERT INTO pictures_picture (id, workspace, person_id, whole, small, width, height, bytes, at, used_at, hidden_at, hidden_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        row,
    )


def find_picture(session: ReadSession, picture_id: str) -> PictureRow | None:
    """By its id, in whatever workspace."""
    row = session.row(f"{_ALL} WHERE id = ?", (picture_id,))
    return None if row is None else PictureRow._make(row)


def count_since(session: ReadSession, workspace: str, person_id: str, since_ms: int) -> int:
    """How many a person has sent since a moment."""
    row = session.row(
        "SELECT COUNT(*) FROM pictures_picture WHERE workspace = ? AND person_id = ? AND at >= ?", (workspace, person_id, since_ms)
    )
    return row[0] if row else 0


_STATES: Final = {"all": "", "shown": " AND hidden_at IS NULL", "hidden": " AND hidden_at IS NOT NULL", "unused": " AND used_at IS NULL"}


def list_pictures(
    session: ReadSession, workspace: str, person_id: str | None, state: str, before: tuple[int, str], limit: int
) -> list[PictureRow]:
    """The latest first, behind a place; of everybody or of one person; all, shown, hidden or unused ones."""
    whose = "" if person_id is None else " AND person_id = ?"
    rows = session.rows(
        f"{_ALL} WHERE workspace = ?{whose}{_STATES[state]} AND (at, id) < (?, ?) ORDER BY at DESC, id DESC LIMIT ?",
        (workspace, *(() if person_id is None else (person_id,)), *before, limit),
    )
    return [PictureRow._make(row) for row in rows]


def list_unused(session: ReadSession, before_ms: int, limit: int) -> list[PictureRow]:
    """Those sent before a moment that nothing was known to use, the oldest first."""
    rows = session.rows(f"{_ALL} WHERE used_at IS NULL AND at < ? ORDER BY at LIMIT ?", (before_ms, limit))
    return [PictureRow._make(row) for row in rows]


def set_used(session: Session, workspace: str, ids: Sequence[str], at: int) -> None:
    """Something uses them: they stay."""
    session.run(
        "UPDATE pictures_picture SET used_at = ? WHERE workspace = ? AND used_at IS NULL AND id IN each_text(?)", (at, workspace, ids)
    )


def set_hidden(session: Session, workspace: str, picture_id: str, at: int | None, by_id: str) -> bool:
    """Show it to nobody but operators (or, with None, to everybody again); whether there is such a picture."""
    return (
        session.run(
            "UPDATE pictures_picture SET hidden_at = ?, hidden_by = ? WHERE workspace = ? AND id = ?", (at, by_id, workspace, picture_id)
        )
        > 0
    )


def delete_picture(session: Session, workspace: str, picture_id: str) -> bool:
    """For good; whether there was one."""
    return session.run("DELETE FROM pictures_picture WHERE workspace = ? AND id = ?", (workspace, picture_id)) > 0


def list_needed(session: ReadSession, digests: Sequence[str]) -> set[str]:
    """Those of the files that some picture needs."""
    whole = session.rows("SELECT whole FROM pictures_picture WHERE whole IN each_text(?)", (digests,))
    small = session.rows("SELECT small FROM pictures_picture WHERE small IN each_text(?)", (digests,))
    return {row[0] for row in (*whole, *small)}


def rename_person(session: Session, workspace: str, old: str, new: str) -> None:
    """Pictures follow a person who turned out to be another."""
    session.run("UPDATE pictures_picture SET person_id = ? WHERE workspace = ? AND person_id = ?", (new, workspace, old))
