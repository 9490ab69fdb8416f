"""Rows of points held or paid for orders."""
# ruff: noqa: S608 - only this file's own column lists are put into the text, every value is a parameter

from collections.abc import Sequence
from typing import NamedTuple

from antiphon.engine.database.port import ReadSession, Session

_COLUMNS = "workspace, ref, order_id, person_id, wallet, points, off_minor, lines, state, until, given_back, at, resolved_at"


class CheckoutRow(NamedTuple):
    """A row of points_checkout. `lines` is what each line got off, in JSON."""

    workspace: str
    ref: str
    order_id: str
    person_id: str
    wallet: str
    points: int
    off_minor: int
    lines: str
    state: str
    until: int
    given_back: int
    at: int
    resolved_at: int | None


def read_of_orders(session: ReadSession, workspace: str, order_ids: Sequence[str]) -> list[CheckoutRow]:
    """Everything that was held or paid for some orders, in the order of the attempts."""
    rows = session.rows(
        f"SELECT {_COLUMNS} FROM points_checkout WHERE workspace = ? AND order_id IN each_text(?) ORDER BY at, ref", (workspace, order_ids)
    )
    return [CheckoutRow._make(row) for row in rows]


def insert(session: Session, row: CheckoutRow) -> None:
    """A new hold."""
    session.run(f"INSERT INTO points_checkout ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def set_state(session: Session, row: CheckoutRow) -> None:
    """What became of it."""
    session.run(
        "UPDATE points_checkout SET state = ?, resolved_at = ? WHERE workspace = ? AND ref = ?",
        (row.state, row.resolved_at, row.workspace, row.ref),
    )


def update_given_back(session: Session, rows: Sequence[CheckoutRow]) -> None:
    """How much of it came back."""
    session.run_many(
        "UPDATE points_checkout SET given_back = ?, state = ?, resolved_at = ? WHERE workspace = ? AND ref = ?",
        [(row.given_back, row.state, row.resolved_at, row.workspace, row.ref) for row in rows],
    )


def list_of_person(session: ReadSession, workspace: str, person_ids: Sequence[str], limit: int) -> list[CheckoutRow]:
    """What a person used at checkout, the latest first."""
    rows = session.rows(
        f"SELECT {_COLUMNS} FROM points_checkout WHERE workspace = ? AND person_id IN each_text(?) ORDER BY at DESC, ref LIMIT ?",
        (workspace, person_ids, limit),
    )
    return [CheckoutRow._make(row) for row in rows]


def sum_by_state(session: ReadSession, workspace: str, since_ms: int) -> list[tuple[str, int, int, int]]:
    """(state, orders, points less what came back, money off) since a moment."""
    rows = session.rows(
        """SELECT state, COUNT(*), SUM(points - given_back), SUM(off_minor) FROM points_checkout
        WHERE workspace = ? AND at >= ? GROUP BY state ORDER BY state""",
        (workspace, since_ms),
    )
    return [(str(state), int(count), int(points), int(off)) for state, count, points, off in rows]


def merge_person(session: Session, workspace: str, old: str, new: str) -> None:
    """What one person held is another's."""
    session.run("UPDATE points_checkout SET person_id = ? WHERE workspace = ? AND person_id = ?", (new, workspace, old))
