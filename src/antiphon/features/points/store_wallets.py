"""SQL of wallets, of changes by hand, of what members hand to each other, and of notices."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from antiphon.engine.database.port import Bulk, ReadSession, Session

_ADJUSTMENT: Final = """SELECT workspace, id, wallet, person_id, amount, reason, state, requested_by, requested_at,
    decided_by, decided_at, note FROM points_adjustment WHERE workspace = ?"""
_NOTICES = Bulk(
    "points_notice",
    {"workspace": "text", "wallet": "text", "person_id": "text", "expires_at": "bigint", "amount": "bigint", "told_at": "bigint"},
    "ON CONFLICT (workspace, wallet, person_id, expires_at) DO NOTHING",
)


class AdjustmentRow(NamedTuple):
    """A row of points_adjustment."""

    workspace: str
    id: str
    wallet: str
    person_id: str
    amount: int
    reason: str
    state: str
    requested_by: str
    requested_at: int
    decided_by: str | None
    decided_at: int | None
    note: str


class HandoverRow(NamedTuple):
    """A row of points_handover."""

    workspace: str
    ref: str
    id: str
    wallet: str
    giver: str
    taker: str
    amount: int
    local_day: int
    at: int


def list_wallets(session: ReadSession, workspace: str) -> dict[str, str]:
    """Saved wallets by key, in JSON."""
    return dict(session.rows("SELECT key, body FROM points_wallet WHERE workspace = ? ORDER BY key", (workspace,)))


def save_wallet(session: Session, workspace: str, key: str, body: str, at_ms: int, by: str) -> None:
    """A new wallet, or a changed one."""
    session.run(
        """INSERT INTO points_wallet (workspace, key, body, changed_at, changed_by) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (workspace, key) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at,
        changed_by = excluded.changed_by""",
        (workspace, key, body, at_ms, by),
    )


# --------------------------------------------------------------------------------------------------- adjustments


def insert_adjustment(session: Session, row: AdjustmentRow) -> None:
    """A change by hand, asked for or done."""
    marks = ", ".join("?" * len(row))
    session.run(f"INSERT INTO points_adjustment VALUES ({marks})", row)  # noqa: S608 - question marks


def find_adjustment(session: ReadSession, workspace: str, adjustment_id: str) -> AdjustmentRow | None:
    """One change by hand."""
    row = session.row(_ADJUSTMENT + " AND id = ?", (workspace, adjustment_id))
    return AdjustmentRow._make(row) if row else None


def decide_adjustment(session: Session, row: AdjustmentRow) -> bool:
    """Whether it was still open; then it is as the row says now."""
    changed = session.run(
        """UPDATE points_adjustment SET state = ?, decided_by = ?, decided_at = ?, note = ?
        WHERE workspace = ? AND id = ? AND state = 'requested'""",
        (row.state, row.decided_by, row.decided_at, row.note, row.workspace, row.id),
    )
    return changed == 1


def list_adjustments(
    session: ReadSession, workspace: str, state: str | None, person_id: str | None, before: str, limit: int
) -> list[AdjustmentRow]:
    """The newest first."""
    text, parameters = _ADJUSTMENT + " AND id < ?", [workspace, before]
    if state is not None:
        text, parameters = text + " AND state = ?", [*parameters, state]
    if person_id is not None:
        text, parameters = text + " AND person_id = ?", [*parameters, person_id]
    return [AdjustmentRow._make(row) for row in session.rows(text + " ORDER BY id DESC LIMIT ?", [*parameters, limit])]


def read_reasons(session: ReadSession, workspace: str, ids: Sequence[str]) -> list[tuple[str, str, str]]:
    """(id, person, reason) of changes by hand."""
    rows = session.rows("SELECT id, person_id, reason FROM points_adjustment WHERE workspace = ? AND id IN each_text(?)", (workspace, ids))
    return [(name, person_id, reason) for name, person_id, reason in rows]


# ---------------------------------------------------------------------------------------------------- handovers


def insert_handover(session: Session, row: HandoverRow) -> None:
    """What one member handed to another."""
    marks = ", ".join("?" * len(row))
    session.run(f"INSERT INTO points_handover VALUES ({marks})", row)  # noqa: S608 - question marks


def find_handover(session: ReadSession, workspace: str, giver: str, ref: str) -> HandoverRow | None:
    """The one that a key was used for."""
    row = session.row("SELECT * FROM points_handover WHERE workspace = ? AND giver = ? AND ref = ?", (workspace, giver, ref))
    return HandoverRow._make(row) if row else None


def sum_handovers(session: ReadSession, workspace: str, wallet: str, givers: Sequence[str], local_day: int) -> tuple[int, int]:
    """What a member (under all ids they had) handed on today, and ever."""
    row = session.row(
        """SELECT CAST(COALESCE(SUM(CASE WHEN local_day = ? THEN amount ELSE 0 END), 0) AS BIGINT), CAST(COALESCE(SUM(amount), 0) AS BIGINT)
        FROM points_handover WHERE workspace = ? AND wallet = ? AND giver IN each_text(?)""",
        (local_day, workspace, wallet, givers),
    )
    return (row[0], row[1]) if row else (0, 0)


def list_handovers(session: ReadSession, workspace: str, before: str, limit: int) -> list[HandoverRow]:
    """The newest first."""
    rows = session.rows("SELECT * FROM points_handover WHERE workspace = ? AND id < ? ORDER BY id DESC LIMIT ?", (workspace, before, limit))
    return [HandoverRow._make(row) for row in rows]


# ------------------------------------------------------------------------------------------------------ notices


def list_told(session: ReadSession, workspace: str, wallet: str, person_ids: Sequence[str]) -> set[tuple[str, int]]:
    """(person, moment) of notices that were given."""
    rows = session.rows(
        "SELECT person_id, expires_at FROM points_notice WHERE workspace = ? AND wallet = ? AND person_id IN each_text(?)",
        (workspace, wallet, person_ids),
    )
    return {(person_id, expires_at) for person_id, expires_at in rows}


def insert_notices(session: Session, rows: Sequence[tuple[str, str, str, int, int, int]]) -> None:
    """Who was told what."""
    session.write_many(_NOTICES, rows)


def find_notice_day(session: ReadSession, workspace: str, wallet: str) -> int | None:
    """The last local day that was looked through."""
    row = session.row("SELECT local_day FROM points_notice_run WHERE workspace = ? AND wallet = ?", (workspace, wallet))
    return row[0] if row else None


def save_notice_day(session: Session, workspace: str, wallet: str, local_day: int) -> None:
    """A local day was looked through."""
    session.run(
        """INSERT INTO points_notice_run (workspace, wallet, local_day) VALUES (?, ?, ?)
        ON CONFLICT (workspace, wallet) DO UPDATE SET local_day = excluded.local_day""",
        (workspace, wallet, local_day),
    )
