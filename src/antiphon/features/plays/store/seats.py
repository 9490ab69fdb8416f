"""Seats that change their person."""

from antiphon.engine.database.port import Session


def move_seat(session: Session, workspace: str, old: str, new: str) -> None:
    """A seat changes its person. Raises `Conflicted` when somebody sits there already."""
    session.run("UPDATE plays_seat SET id = ? WHERE workspace = ? AND id = ?", (new, workspace, old))


def replace_seat(session: Session, workspace: str, seat_id: str, seat: str, decided_at: int) -> None:
    """Two seats became one."""
    session.run("UPDATE plays_seat SET seat = ?, decided_at = ? WHERE workspace = ? AND id = ?", (seat, decided_at, workspace, seat_id))


def delete_seat(session: Session, workspace: str, seat_id: str) -> None:
    """The other of them."""
    session.run("DELETE FROM plays_seat WHERE workspace = ? AND id = ?", (workspace, seat_id))
