"""SQL of budgets. Balances are the ledger's; here stands what was decided, and one row for each spend."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from antiphon.engine.database.port import Bulk, ReadSession, Row, Session, Value

NEW_LIMITS: Final = Bulk(
    "budgets_limit", {"workspace": "text", "holder": "text", "budget_id": "text", "person_id": "text", "opened": "bigint"}
)
LIMITS: Final = Bulk("budgets_limit", NEW_LIMITS.columns, "ON CONFLICT (workspace, holder) DO UPDATE SET opened = excluded.opened")
CHARGES: Final = Bulk(
    "budgets_charge",
    {
        "workspace": "text",
        "id": "text",
        "budget_id": "text",
        "amount": "bigint",
        "returned": "bigint",
        "cost_minor": "bigint",
        "at": "bigint",
        "person_id": "text",
        "reward": "text",
        "channel": "text",
        "decision_id": "text",
        "limits": "text",
    },
)
RETURNED: Final = Bulk("budgets_charge", CHARGES.columns, "ON CONFLICT (workspace, id) DO UPDATE SET returned = excluded.returned")
RETURNS: Final = Bulk("budgets_return", {"workspace": "text", "id": "text", "charge_id": "text", "amount": "bigint", "at": "bigint"})
MINUTES: Final = Bulk(
    "budgets_minute",
    {
        "workspace": "text",
        "budget_id": "text",
        "minute": "bigint",
        "charged": "bigint",
        "returned": "bigint",
        "cost_minor": "bigint",
        "charges": "bigint",
    },
    "ON CONFLICT (workspace, budget_id, minute) DO UPDATE SET charged = budgets_minute.charged + excluded.charged, "
    "returned = budgets_minute.returned + excluded.returned, cost_minor = budgets_minute.cost_minor + excluded.cost_minor, "
    "charges = budgets_minute.charges + excluded.charges",
)
ALERTS: Final = Bulk(
    "budgets_alert",
    {"workspace": "text", "budget_id": "text", "percent": "bigint", "given": "bigint", "spent": "bigint", "at": "bigint"},
    "ON CONFLICT (workspace, budget_id, percent, given) DO NOTHING",
)
CHANGES: Final = Bulk(
    "budgets_change",
    {
        "workspace": "text",
        "budget_id": "text",
        "at": "bigint",
        "made_by": "text",
        "kind": "text",
        "amount": "bigint",
        "reason": "text",
    },
)
BREAKERS: Final = "UPDATE budgets_budget SET state = ?, stopped_because = ?, revision = revision + 1 WHERE workspace = ? AND id = ?"

_BUDGET: Final = """SELECT workspace, id, revision, name, campaign, measure, currency, unit_cost_minor, state, stopped_because, terms,
    starts_at, ends_at, created_at FROM budgets_budget WHERE workspace = ?"""
_CHARGE: Final = """SELECT workspace, id, budget_id, amount, returned, cost_minor, at, person_id, reward, channel, decision_id, limits
    FROM budgets_charge WHERE workspace = ?"""


class BudgetRow(NamedTuple):
    """A row of `budgets_budget`."""

    workspace: str
    id: str
    revision: int
    name: str
    campaign: str
    measure: str
    currency: str
    unit_cost_minor: int
    state: str
    stopped_because: str | None
    terms: str
    starts_at: int | None
    ends_at: int | None
    created_at: int


class ChargeRow(NamedTuple):
    """A row of `budgets_charge`."""

    workspace: str
    id: str
    budget_id: str
    amount: int
    returned: int
    cost_minor: int
    at: int
    person_id: str
    reward: str
    channel: str
    decision_id: str
    limits: str


# ------------------------------------------------------------------------------------------------------ budgets


def insert_budget(session: Session, row: BudgetRow) -> None:
    """A new budget."""
    session.run(
        """INSERT INTO budgets_budget (workspace, id, revision, name, campaign, measure, currency, unit_cost_minor, state,
        stopped_because, terms, starts_at, ends_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        row,
    )


def update_budget(session: Session, row: BudgetRow) -> None:
    """What an operator changed, as the next revision."""
    session.run(
        """UPDATE budgets_budget SET revision = ?, name = ?, campaign = ?, terms = ?, starts_at = ?, ends_at = ?
        WHERE workspace = ? AND id = ?""",
        (row.revision, row.name, row.campaign, row.terms, row.starts_at, row.ends_at, row.workspace, row.id),
    )


def set_breaker(session: Session, workspace: str, budget_id: str, because: str | None) -> None:
    """Stop (`because` says why) or let run again (None)."""
    session.run(BREAKERS, ("running" if because is None else "stopped", because, workspace, budget_id))


def read_budgets(session: ReadSession, workspace: str, ids: Sequence[str]) -> dict[str, BudgetRow]:
    """Budgets by id; those that do not exist are left out."""
    rows = session.rows(f"{_BUDGET} AND id IN each_text(?)", (workspace, ids))
    return {row[1]: BudgetRow._make(row) for row in rows}


def lock_budget(session: Session, workspace: str, budget_id: str) -> BudgetRow | None:
    """One budget, locked. After the accounts: that is the order of locks."""
    row = session.row(f"{_BUDGET} AND id = ? /*for update*/", (workspace, budget_id))
    return None if row is None else BudgetRow._make(row)


def list_budgets(session: ReadSession, workspace: str, before: tuple[int, str] | None, campaign: str | None, limit: int) -> list[BudgetRow]:
    """The newest first."""
    text, parameters = _BUDGET, [workspace]
    if campaign is not None:
        text, parameters = text + " AND campaign = ?", [*parameters, campaign]
    placed: list[Any] = list(parameters)
    if before is not None:
        text, placed = text + " AND (created_at, id) < (?, ?)", [*placed, *before]
    return [BudgetRow._make(row) for row in session.rows(text + " ORDER BY created_at DESC, id DESC LIMIT ?", [*placed, limit])]


def add_change(session: Session, row: Sequence[Value]) -> None:
    """Who did what, when and why."""
    session.write_many(CHANGES, [row])


def list_changes(session: ReadSession, workspace: str, budget_id: str, before: int, limit: int) -> list[Row]:
    """The last first; the first column is the place."""
    return session.rows(
        """SELECT seq, at, made_by, kind, amount, reason FROM budgets_change
        WHERE workspace = ? AND budget_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?""",
        (workspace, budget_id, before, limit),
    )


# ------------------------------------------------------------------------------------------------------ spending


def read_states(session: ReadSession, workspace: str, ids: Sequence[str]) -> dict[str, tuple[int, str, str | None]]:
    """Revision, state and why stopped, now."""
    rows = session.rows(
        "SELECT id, revision, state, stopped_because FROM budgets_budget WHERE workspace = ? AND id IN each_text(?)", (workspace, ids)
    )
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def read_charges(session: ReadSession, workspace: str, ids: Sequence[str]) -> dict[str, ChargeRow]:
    """Spends by id; those that do not exist are left out."""
    rows = session.rows(f"{_CHARGE} AND id IN each_text(?)", (workspace, ids))
    return {row[1]: ChargeRow._make(row) for row in rows}


def list_return_ids(session: ReadSession, workspace: str, charge_ids: Sequence[str]) -> set[str]:
    """The names of everything that came back of some spends."""
    rows = session.rows("SELECT id FROM budgets_return WHERE workspace = ? AND charge_id IN each_text(?)", (workspace, charge_ids))
    return {row[0] for row in rows}


def read_opened(session: ReadSession, workspace: str, holders: Sequence[str]) -> dict[str, int]:
    """How much was put into limits' accounts."""
    rows = session.rows("SELECT holder, opened FROM budgets_limit WHERE workspace = ? AND holder IN each_text(?)", (workspace, holders))
    return {row[0]: row[1] for row in rows}


def list_minutes(session: ReadSession, workspace: str, budget_id: str, since: int, until: int) -> list[tuple[int, int]]:
    """What was charged in each minute of a time that had any."""
    rows = session.rows(
        """SELECT minute, charged FROM budgets_minute
        WHERE workspace = ? AND budget_id = ? AND minute >= ? AND minute <= ? AND charged > 0""",
        (workspace, budget_id, since, until),
    )
    return [(row[0], row[1]) for row in rows]


def list_alerts(session: ReadSession, workspace: str, ids: Sequence[str]) -> list[Row]:
    """Budget, percent, given, spent, when: everything that was told."""
    return session.rows(
        """SELECT budget_id, percent, given, spent, at FROM budgets_alert WHERE workspace = ? AND budget_id IN each_text(?)
        ORDER BY budget_id, at, given, percent""",
        (workspace, ids),
    )


# ------------------------------------------------------------------------------------------------------ merging


def list_limits_of(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> list[tuple[str, str, str, int]]:
    """Holder, budget, person and what was put in, of the accounts of some people."""
    rows = session.rows(
        "SELECT holder, budget_id, person_id, opened FROM budgets_limit WHERE workspace = ? AND person_id IN each_text(?) ORDER BY holder",
        (workspace, person_ids),
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def has_people(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> bool:
    """Whether any of them ever spent from a budget."""
    return bool(
        session.row("SELECT 1 FROM budgets_charge WHERE workspace = ? AND person_id IN each_text(?) LIMIT 1", (workspace, person_ids))
    )


def drop_limit(session: Session, workspace: str, holder: str) -> None:
    """The account is another's now."""
    session.run("DELETE FROM budgets_limit WHERE workspace = ? AND holder = ?", (workspace, holder))


def rename_person(session: Session, workspace: str, old: str, new: str) -> None:
    """Spends of somebody who turned out to be somebody else."""
    session.run("UPDATE budgets_charge SET person_id = ? WHERE workspace = ? AND person_id = ?", (new, workspace, old))


# ------------------------------------------------------------------------------------------------------ reading


def list_charges(
    session: ReadSession, workspace: str, budget_id: str, person_id: str | None, before: tuple[int, str] | None, limit: int
) -> list[ChargeRow]:
    """The latest first."""
    text = f"{_CHARGE} AND budget_id = ?"
    parameters: list[Any] = [workspace, budget_id]
    if person_id is not None:
        text, parameters = text + " AND person_id = ?", [*parameters, person_id]
    if before is not None:
        text, parameters = text + " AND (at, id) < (?, ?)", [*parameters, *before]
    return [ChargeRow._make(row) for row in session.rows(text + " ORDER BY at DESC, id DESC LIMIT ?", [*parameters, limit])]


def list_quarters(session: ReadSession, workspace: str, budget_id: str, since_minute: int) -> list[Row]:
    """Quarter of an hour (since 1970), charged, returned, charges; every zone's hours and days are made of these."""
    return session.rows(
        """SELECT minute / 15, CAST(SUM(charged) AS BIGINT), CAST(SUM(returned) AS BIGINT), CAST(SUM(charges) AS BIGINT)
        FROM budgets_minute WHERE workspace = ? AND budget_id = ? AND minute >= ? GROUP BY minute / 15 ORDER BY minute / 15""",
        (workspace, budget_id, since_minute),
    )


def list_costs(session: ReadSession, workspace: str, since_minute: int, until_minute: int) -> list[Row]:
    """Campaign, currency, cost, budgets and charges of a time."""
    return session.rows(
        """SELECT b.campaign, b.currency, CAST(SUM(m.cost_minor) AS BIGINT), COUNT(DISTINCT b.id), CAST(SUM(m.charges) AS BIGINT)
        FROM budgets_minute AS m JOIN budgets_budget AS b ON b.workspace = m.workspace AND b.id = m.budget_id
        WHERE m.workspace = ? AND m.minute >= ? AND m.minute < ? GROUP BY b.campaign, b.currency ORDER BY b.campaign, b.currency""",
        (workspace, since_minute, until_minute),
    )
