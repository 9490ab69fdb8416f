"""SQL of runs, statements and withdrawals."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from antiphon.engine.database.port import Bulk, ReadSession, Row, Session

STATEMENTS: Final = Bulk(
    "commission_statement",
    {
        "workspace": "text",
        "run_id": "text",
        "party_id": "text",
        "currency": "text",
        "opening": "bigint",
        "earned": "bigint",
        "clawed": "bigint",
        "paid": "bigint",
        "closing": "bigint",
    },
)
_RUN: Final = "SELECT workspace, id, name, until, state, made_at, made_by, closed_at, closed_by FROM commission_run WHERE workspace = ?"
_WITHDRAWAL: Final = """SELECT workspace, id, party_id, currency, amount, state, asked_at, asked_by, approved_at, approved_by,
    ended_at, ended_by, reason FROM commission_withdrawal WHERE workspace = ?"""
# Opening is what closed runs left; the sums are this run's (closed) or what no run has yet (a draft).
_SUMS: Final = """SELECT party_id, currency,
        CAST(SUM(CASE WHEN before = 1 THEN CASE WHEN kind = 'earned' THEN amount ELSE -amount END ELSE 0 END) AS BIGINT),
        CAST(SUM(CASE WHEN before = 0 AND kind = 'earned' THEN amount ELSE 0 END) AS BIGINT),
        CAST(SUM(CASE WHEN before = 0 AND kind = 'clawed' THEN amount ELSE 0 END) AS BIGINT),
        CAST(SUM(CASE WHEN before = 0 AND kind = 'paid' THEN amount ELSE 0 END) AS BIGINT), SUM(1 - before)
    FROM (SELECT party_id, currency, kind, amount, CASE WHEN run_id IS NULL THEN 0 ELSE 1 END AS before FROM commission_move
        WHERE workspace = ? AND (run_id IS NOT NULL OR at < ?)) AS move
    GROUP BY party_id, currency ORDER BY party_id, currency"""


class RunRow(NamedTuple):
    """A row of `commission_run`."""

    workspace: str
    id: str
    name: str
    until: int
    state: str
    made_at: int
    made_by: str
    closed_at: int | None
    closed_by: str | None


class StatementRow(NamedTuple):
    """A row of `commission_statement`."""

    workspace: str
    run_id: str
    party_id: str
    currency: str
    opening: int
    earned: int
    clawed: int
    paid: int
    closing: int


class WithdrawalRow(NamedTuple):
    """A row of `commission_withdrawal`."""

    workspace: str
    id: str
    party_id: str
    currency: str
    amount: int
    state: str
    asked_at: int
    asked_by: str
    approved_at: int | None
    approved_by: str | None
    ended_at: int | None
    ended_by: str | None
    reason: str


def insert_run(session: Session, row: RunRow) -> None:
    """A new draft."""
    session.run(
        """INSERT INTO commission_run (workspace, id, name, until, state, made_at, made_by, closed_at, closed_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        row,
    )


def close_run(session: Session, workspace: str, run_id: str, now_ms: int, by: str) -> None:
    """The draft is final."""
    session.run(
        "UPDATE commission_run SET state = 'closed', closed_at = ?, closed_by = ? WHERE workspace = ? AND id = ?",
        (now_ms, by, workspace, run_id),
    )


def drop_run(session: Session, workspace: str, run_id: str) -> None:
    """A draft that nobody wants."""
    session.run("DELETE FROM commission_run WHERE workspace = ? AND id = ? AND state = 'draft'", (workspace, run_id))


def find_run(session: ReadSession, workspace: str, run_id: str) -> RunRow | None:
    """One run."""
    row = session.row(f"{_RUN} AND id = ?", (workspace, run_id))
    return None if row is None else RunRow._make(row)


def find_run_by_name(session: ReadSession, workspace: str, name: str) -> RunRow | None:
    """One run by the operator's own name for it."""
    row = session.row(f"{_RUN} AND name = ?", (workspace, name))
    return None if row is None else RunRow._make(row)


def list_runs(session: ReadSession, workspace: str, before: tuple[int, str] | None, limit: int) -> list[RunRow]:
    """The latest first."""
    at, name = before or (2**62, "")
    rows = session.rows(f"{_RUN} AND (made_at, id) < (?, ?) ORDER BY made_at DESC, id DESC LIMIT ?", (workspace, at, name, limit))
    return [RunRow._make(row) for row in rows]


def sum_moves(session: ReadSession, workspace: str, run_id: str, until: int) -> list[StatementRow]:
    """What a run's statements would say now: everybody with a move in it, or with something carried."""
    found: list[StatementRow] = []
    for party, currency, opening, earned, clawed, paid, count in session.rows(_SUMS, (workspace, until)):
        if count or opening:
            found.append(StatementRow(workspace, run_id, party, currency, opening, earned, clawed, paid, opening + earned - clawed - paid))
    return found


def take_moves(session: Session, workspace: str, run_id: str, until: int) -> None:
    """Everything before `until` that no run has, is this run's."""
    session.run("UPDATE commission_move SET run_id = ? WHERE workspace = ? AND run_id IS NULL AND at < ?", (run_id, workspace, until))


def each_statement(session: ReadSession, workspace: str, run_id: str) -> Iterator[StatementRow]:
    """The statements of a closed run, by party, a thousand at a time."""
    after = ("", "")
    while True:
        rows = list_statements(session, workspace, run_id, after, 1_000)
        yield from rows
        if len(rows) < 1_000:
            return
        after = (rows[-1].party_id, rows[-1].currency)


def list_statements(session: ReadSession, workspace: str, run_id: str, after: tuple[str, str], limit: int) -> list[StatementRow]:
    """A page of them."""
    rows = session.rows(
        """SELECT workspace, run_id, party_id, currency, opening, earned, clawed, paid, closing FROM commission_statement
        WHERE workspace = ? AND run_id = ? AND (party_id, currency) > (?, ?) ORDER BY party_id, currency LIMIT ?""",
        (workspace, run_id, *after, limit),
    )
    return [StatementRow._make(row) for row in rows]


def list_moves(session: ReadSession, workspace: str, party_id: str, run_id: str | None, until: int, limit: int) -> list[Row]:
    """Kind, amount, order, when, currency: a party's moves in a closed run, or (None) those that no run has yet."""
    if run_id is None:
        return session.rows(
            """SELECT kind, amount, order_id, at, currency FROM commission_move
            WHERE workspace = ? AND party_id = ? AND run_id IS NULL AND at < ? ORDER BY seq LIMIT ?""",
            (workspace, party_id, until, limit),
        )
    return session.rows(
        """SELECT kind, amount, order_id, at, currency FROM commission_move
        WHERE workspace = ? AND party_id = ? AND run_id = ? ORDER BY seq LIMIT ?""",
        (workspace, party_id, run_id, limit),
    )


def sum_of_party(session: ReadSession, workspace: str, party_id: str) -> dict[str, int]:
    """By currency, everything that was ever earned less taken back less paid: must be available + asked - debt."""
    rows = session.rows(
        """SELECT currency, CAST(SUM(CASE WHEN kind = 'earned' THEN amount ELSE -amount END) AS BIGINT) FROM commission_move
        WHERE workspace = ? AND party_id = ? GROUP BY currency""",
        (workspace, party_id),
    )
    return {row[0]: row[1] for row in rows}


# ------------------------------------------------------------------------------------------------------ withdrawals


def insert_withdrawal(session: Session, row: WithdrawalRow) -> None:
    """A new request."""
    session.run(
        """INSERT INTO commission_withdrawal (workspace, id, party_id, currency, amount, state, asked_at, asked_by, approved_at,
        approved_by, ended_at, ended_by, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        row,
    )


def set_withdrawal(session: Session, row: WithdrawalRow) -> None:
    """What became of it."""
    session.run(
        """UPDATE commission_withdrawal SET state = ?, approved_at = ?, approved_by = ?, ended_at = ?, ended_by = ?, reason = ?
        WHERE workspace = ? AND id = ?""",
        (row.state, row.approved_at, row.approved_by, row.ended_at, row.ended_by, row.reason, row.workspace, row.id),
    )


def find_withdrawal(session: ReadSession, workspace: str, withdrawal_id: str) -> WithdrawalRow | None:
    """One request."""
    row = session.row(f"{_WITHDRAWAL} AND id = ?", (workspace, withdrawal_id))
    return None if row is None else WithdrawalRow._make(row)


def lock_withdrawal(session: Session, workspace: str, withdrawal_id: str) -> WithdrawalRow | None:
    """One request, after its accounts were locked."""
    row = session.row(f"{_WITHDRAWAL} AND id = ? /*for update*/", (workspace, withdrawal_id))
    return None if row is None else WithdrawalRow._make(row)


def list_withdrawals(
    session: ReadSession, workspace: str, state: str | None, party_id: str | None, before: tuple[int, str] | None, limit: int
) -> list[WithdrawalRow]:
    """The latest first."""
    at, name = before or (2**62, "")
    text, parameters = f"{_WITHDRAWAL} AND (asked_at, id) < (?, ?)", list[Any]([workspace, at, name])
    if state is not None:
        text, parameters = text + " AND state = ?", [*parameters, state]
    if party_id is not None:
        text, parameters = text + " AND party_id = ?", [*parameters, party_id]
    rows = session.rows(text + " ORDER BY asked_at DESC, id DESC LIMIT ?", [*parameters, limit])
    return [WithdrawalRow._make(row) for row in rows]


def list_statements_of(session: ReadSession, workspace: str, party_ids: Sequence[str], limit: int) -> list[StatementRow]:
    """A party's statements, the latest run first."""
    rows = session.rows(
        """SELECT s.workspace, s.run_id, s.party_id, s.currency, s.opening, s.earned, s.clawed, s.paid, s.closing
        FROM commission_statement AS s JOIN commission_run AS r ON r.workspace = s.workspace AND r.id = s.run_id
        WHERE s.workspace = ? AND s.party_id IN each_text(?) ORDER BY r.made_at DESC LIMIT ?""",
        (workspace, party_ids, limit),
    )
    return [StatementRow._make(row) for row in rows]
