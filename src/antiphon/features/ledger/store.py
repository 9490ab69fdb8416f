"""The statements a Book is loaded and saved with.

Balances are written as changes, never as totals: `balance = balance + change`. So an account that two processes create at
the same moment, and the world's, which is never locked, come out right whoever writes first, and the CHECK on the
stored row has the last word. For that the proposed row of an account that exists carries no floor (the engines test a
proposed row too, before they find that it exists); a new account only ever grows, so its row is its first balance.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from antiphon.engine.database.port import Bulk, ReadSession, Session, Value
from antiphon.features.ledger.contracts import AccountKey, HoldKey

SEPARATOR: Final = "\x1f"

ACCOUNTS = Bulk(
    "ledger_account",
    {
        "id": "text",
        "workspace": "text",
        "holder": "text",
        "asset": "text",
        "balance": "bigint",
        "held": "bigint",
        "credited": "bigint",
        "floor": "bigint",
    },
    "ON CONFLICT (id) DO UPDATE SET balance = ledger_account.balance + excluded.balance, "
    "held = ledger_account.held + excluded.held, credited = ledger_account.credited + excluded.credited",
)
# The same where a due moment or a debt is written too. Both stand only on locked accounts; one that two processes make at
# the same moment (its proposed row carries a floor) is due at the earlier of their moments, and owes the sum of their debts.
DUE_ACCOUNTS = Bulk(
    "ledger_account",
    {**ACCOUNTS.columns, "due_at": "bigint", "debt": "bigint"},
    ACCOUNTS.suffix + ", debt = excluded.debt + CASE WHEN excluded.floor IS NOT NULL THEN ledger_account.debt ELSE 0 END, "
    "due_at = CASE WHEN excluded.floor IS NOT NULL AND (excluded.due_at IS NULL OR ledger_account.due_at < excluded.due_at) "
    "THEN ledger_account.due_at ELSE excluded.due_at END",
)
_TRANSFER_COLUMNS = {
    "workspace": "text",
    "asset": "text",
    "amount": "bigint",
    "source": "text",
    "target": "text",
    "hold": "text",
    "decision_id": "text",
    "because": "text",
    "at": "bigint",
}
TRANSFERS = Bulk("ledger_transfer", _TRANSFER_COLUMNS)
LOT_TRANSFERS = Bulk("ledger_transfer", {**_TRANSFER_COLUMNS, "lot": "text"})
_HOLD_COLUMNS = {
    "workspace": "text",
    "name": "text",
    "asset": "text",
    "amount": "bigint",
    "source": "text",
    "target": "text",
    "until": "bigint",
    "decision_id": "text",
    "because": "text",
    "at": "bigint",
    "state": "text",
    "posted": "bigint",
    "resolved_by": "text",
    "resolved_at": "bigint",
}
NEW_HOLDS = Bulk("ledger_hold", _HOLD_COLUMNS)
# A hold that is no longer open gets no state, which NOT NULL refuses: resolving twice is an error of the store.
CHANGED_HOLDS = Bulk(
    "ledger_hold",
    _HOLD_COLUMNS,
    "ON CONFLICT (workspace, name) DO UPDATE SET state = CASE WHEN ledger_hold.state = 'open' THEN excluded.state END, "
    "source = excluded.source, target = excluded.target, posted = excluded.posted, "
    "resolved_by = excluded.resolved_by, resolved_at = excluded.resolved_at",
)


class HoldRow(NamedTuple):
    """A row of ledger_hold, in the order of its columns."""

    workspace: str
    name: str
    asset: str
    amount: int
    source: str
    target: str
    until: int
    decision_id: str
    because: str
    at: int
    state: str
    posted: int
    resolved_by: str | None
    resolved_at: int | None


def account_id(key: AccountKey) -> str:
    """The one text an account is found and locked by."""
    return SEPARATOR.join(key)


class AccountRow(NamedTuple):
    """What a Book reads of an account. `rules` stands only on the world's; see lots.py."""

    id: str
    balance: int
    held: int
    floor: int | None
    due_at: int | None
    debt: int
    rules: str | None


def lock_accounts(session: Session, bounded: Sequence[str], unbounded: Sequence[str]) -> list[tuple[Any, ...]]:
    """The accounts that exist, as `AccountRow` says. `bounded` are locked, in the order of their ids, before they are read.

    `unbounded` (the world's) are only read: every grant of every process changes them, and they can never be short.
    """
    return session.rows(
        """SELECT id, balance, held, floor, due_at, debt, rules FROM (
            SELECT id, balance, held, floor, due_at, debt, rules FROM ledger_account
            WHERE id IN many_text(?) ORDER BY id /*for update*/) AS locked
        UNION ALL SELECT id, balance, held, floor, due_at, debt, rules FROM ledger_account WHERE id IN each_text(?)""",
        (bounded, unbounded),
    )


def read_holds(session: ReadSession, keys: Sequence[HoldKey]) -> list[HoldRow]:
    """The holds that exist, of some names."""
    found: list[HoldRow] = []
    for workspace in {key.workspace for key in keys}:
        names = [key.name for key in keys if key.workspace == workspace]
        rows = session.rows(
            """SELECT workspace, name, asset, amount, source, target, until, decision_id, because, at, state, posted,
            resolved_by, resolved_at FROM ledger_hold WHERE workspace = ? AND name IN each_text(?)""",
            (workspace, names),
        )
        found.extend(HoldRow._make(row) for row in rows)
    return found


def read_spendable(session: ReadSession, keys: Sequence[AccountKey]) -> dict[AccountKey, int]:
    """What may leave each account, never under 0; 0 for those that do not exist. Nothing is locked."""
    ids = {account_id(key): key for key in keys}
    found = dict.fromkeys(keys, 0)
    rows = session.rows(
        "SELECT id, balance - held - floor - debt FROM ledger_account WHERE id IN each_text(?) AND floor IS NOT NULL",
        (list(ids),),
    )
    for name, spendable in rows:
        found[ids[name]] = max(spendable, 0)
    return found


def list_holders_with_something(session: ReadSession, workspace: str, holders: Sequence[str]) -> set[str]:
    """Which of the holders have or had an account, or a part in an open hold."""
    rows = session.rows(
        """SELECT holder FROM ledger_account WHERE workspace = ? AND holder IN each_text(?)
        UNION SELECT source FROM ledger_hold WHERE workspace = ? AND source IN each_text(?) AND state = 'open'
        UNION SELECT target FROM ledger_hold WHERE workspace = ? AND target IN each_text(?) AND state = 'open'""",
        (workspace, holders, workspace, holders, workspace, holders),
    )
    return {holder for (holder,) in rows}


def list_assets_of(session: ReadSession, workspace: str, holder: str) -> list[str]:
    """Every asset the holder has some of."""
    rows = session.rows(
        "SELECT asset FROM ledger_account WHERE workspace = ? AND holder = ? AND balance <> 0 ORDER BY asset", (workspace, holder)
    )
    return [asset for (asset,) in rows]


def list_open_holds_of(session: ReadSession, workspace: str, holder: str) -> list[tuple[HoldKey, str]]:
    """Open holds that the holder gives or would get, with their assets."""
    rows = session.rows(
        """SELECT name, asset FROM ledger_hold WHERE workspace = ? AND source = ? AND state = 'open'
        UNION SELECT name, asset FROM ledger_hold WHERE workspace = ? AND target = ? AND state = 'open'""",
        (workspace, holder, workspace, holder),
    )
    return [(HoldKey(workspace, name), asset) for name, asset in rows]


def list_due_holds(session: ReadSession, now_ms: int, limit: int) -> list[HoldKey]:
    """Open holds whose time is over, the oldest first."""
    rows = session.rows(
        "SELECT workspace, name FROM ledger_hold WHERE state = 'open' AND until <= ? ORDER BY until, workspace, name LIMIT ?",
        (now_ms, limit),
    )
    return [HoldKey._make(row) for row in rows]


def save(
    session: Session,
    accounts: Sequence[Sequence[Value]],
    transfers: Sequence[Sequence[Value]],
    new_holds: Sequence[Sequence[Value]],
    changed_holds: Sequence[Sequence[Value]],
    *,
    due: bool,
    lots: bool,
) -> None:
    """Write what a Book did. Accounts first: their locks put the transfers' numbers in order.

    `due`: the accounts come with `due_at` and `debt`; `lots`: the transfers come with their lot. Mostly neither.
    """
    session.write_many(DUE_ACCOUNTS if due else ACCOUNTS, accounts)
    session.write_many(LOT_TRANSFERS if lots else TRANSFERS, transfers)
    session.write_many(NEW_HOLDS, new_holds)
    session.write_many(CHANGED_HOLDS, changed_holds)
