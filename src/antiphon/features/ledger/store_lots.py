"""SQL of lots, of what was matched to them, and of the purses they are in.

Whoever writes here has locked the account of the person; a purse's pending lots are guarded by the same lock.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from antiphon.engine.database.port import Bulk, ReadSession, Row, Session
from antiphon.features.ledger.contracts import MERGED, PERSON, AccountKey, GrantKey, LotLine, SpendKey
from antiphon.features.ledger.lots import FIELDS, Lot
from antiphon.features.ledger.store import SEPARATOR, account_id
from antiphon.kernel.clock import from_ms

_TEXTS: Final = ("id", "workspace", "account", "asset", "ref", "parent")
LOTS = Bulk(
    "ledger_lot",
    {**{name: "text" if name in _TEXTS else "bigint" for name in FIELDS}, "remaining": "bigint"},
    "ON CONFLICT (id) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in (*FIELDS[2:], "remaining") if name not in {"asset", "ref", "parent", "given_at"}),
)
USES = Bulk(
    "ledger_lot_use",
    {"workspace": "text", "seq": "bigint", "lot": "text", "amount": "bigint", "returned": "bigint"},
    "ON CONFLICT (workspace, seq, lot) DO UPDATE SET returned = excluded.returned",
)
_PURSE_COLUMNS = {"id": "text", "workspace": "text", "holder": "text", "asset": "text", "matched_seq": "bigint", "active_at": "bigint"}
NEW_PURSES = Bulk("ledger_purse", _PURSE_COLUMNS, "ON CONFLICT (id) DO NOTHING")
PURSES = Bulk(
    "ledger_purse", _PURSE_COLUMNS, "ON CONFLICT (id) DO UPDATE SET matched_seq = excluded.matched_seq, active_at = excluded.active_at"
)
_MERGED = Bulk(
    "ledger_merged",
    {"workspace": "text", "old_holder": "text", "new_holder": "text"},
    "ON CONFLICT (workspace, old_holder) DO UPDATE SET new_holder = excluded.new_holder",
)
_LOT: Final = f"SELECT {', '.join(FIELDS)} FROM ledger_lot"  # noqa: S608 - names of our own
# The asset is asked for as an expression, so that no engine goes by the index of the asset, in which everybody's transfers are.
_UNMATCHED_OUT: Final = """SELECT ledger_purse.id, seq, -ledger_transfer.amount, ledger_transfer.because, ledger_transfer.at,
        COALESCE(ledger_hold.at, ledger_transfer.at) FROM ledger_purse
    JOIN ledger_transfer ON ledger_transfer.workspace = ledger_purse.workspace AND ledger_transfer.source = ledger_purse.holder
        AND ledger_transfer.seq > ledger_purse.matched_seq
    LEFT JOIN ledger_hold ON ledger_hold.workspace = ledger_transfer.workspace AND ledger_hold.name = ledger_transfer.hold
    WHERE ledger_purse.id IN each_text(?) AND ledger_transfer.asset || '' = ledger_purse.asset AND lot IS NULL"""
_UNMATCHED_IN: Final = """SELECT ledger_purse.id, seq, ledger_transfer.amount, ledger_transfer.because, ledger_transfer.at,
        ledger_transfer.at FROM ledger_purse
    JOIN ledger_transfer ON ledger_transfer.workspace = ledger_purse.workspace AND ledger_transfer.target = ledger_purse.holder
        AND ledger_transfer.seq > ledger_purse.matched_seq
    WHERE ledger_purse.id IN each_text(?) AND ledger_transfer.asset || '' = ledger_purse.asset AND lot IS NULL"""


class Debit(NamedTuple):
    """A transfer out of a person's account that names no lot."""

    seq: int
    amount: int
    source: str
    target: str


class Unmatched(NamedTuple):
    """A transfer of a purse that was not matched yet. `decided_at` is the moment of the hold, if there was one."""

    purse: str
    seq: int
    amount: int  # negative: out
    because: str
    at: int
    decided_at: int


def key_of(account: str) -> AccountKey:
    """The account behind an id."""
    return AccountKey(*account.split(SEPARATOR))


# ------------------------------------------------------------------------------------------------------- reading


def read_purses(session: Session, keys: Sequence[AccountKey]) -> dict[AccountKey, tuple[int, int]]:
    """Last matched transfer and last activity of each purse; those that are new are made."""
    session.write_many(NEW_PURSES, [(account_id(key), *key, 0, 0) for key in keys])
    rows = session.rows(
        "SELECT id, matched_seq, active_at FROM ledger_purse WHERE id IN each_text(?)", ([account_id(key) for key in keys],)
    )
    return {key_of(name): (seq, active_at) for name, seq, active_at in rows}


def list_purses_of(session: ReadSession, workspace: str, holders: Sequence[str]) -> list[str]:
    """The assets that one of the holders keeps in lots, or will once somebody looks."""
    rows = session.rows(
        """SELECT asset FROM ledger_purse WHERE workspace = ? AND holder IN each_text(?)
        UNION SELECT asset FROM ledger_account WHERE workspace = ? AND holder IN each_text(?) AND due_at IS NOT NULL""",
        (workspace, holders, workspace, holders),
    )
    return sorted(asset for (asset,) in rows)


def read_live_lots(session: ReadSession, accounts: Sequence[str]) -> list[Lot]:
    """Lots of some accounts with something left."""
    rows = session.rows(f"{_LOT} WHERE account IN each_text(?) AND remaining > 0 ORDER BY id", (accounts,))
    return [Lot(*row, is_new=False) for row in rows]


def read_lots(session: ReadSession, ids: Sequence[str]) -> list[Lot]:
    """Lots by id."""
    return [Lot(*row, is_new=False) for row in session.rows(f"{_LOT} WHERE id IN each_text(?)", (ids,))]


def read_grants(session: ReadSession, keys: Sequence[GrantKey]) -> dict[GrantKey, Lot]:
    """Lots by the reference they were given under."""
    found: dict[GrantKey, Lot] = {}
    for workspace, asset in sorted({(key.workspace, key.asset) for key in keys}):
        refs = [key.ref for key in keys if (key.workspace, key.asset) == (workspace, asset)]
        rows = session.rows(f"{_LOT} WHERE workspace = ? AND asset = ? AND ref IN each_text(?)", (workspace, asset, refs))
        found.update({GrantKey(workspace, asset, str(row[4])): Lot(*row, is_new=False) for row in rows})
    return found


def read_debits(session: ReadSession, keys: Sequence[SpendKey]) -> dict[SpendKey, list[Debit]]:
    """What left persons' accounts by some decisions, or by the completion of some holds; in order."""
    found: dict[SpendKey, list[Debit]] = {key: [] for key in keys}
    for workspace in sorted({key.workspace for key in keys}):
        refs = sorted({key.ref for key in keys if key.workspace == workspace})
        rows = session.rows(
            """SELECT seq, amount, source, target, asset, decision_id, hold, because FROM ledger_transfer
                WHERE workspace = ? AND decision_id IN each_text(?) AND lot IS NULL
            UNION SELECT seq, amount, source, target, asset, decision_id, hold, because FROM ledger_transfer
                WHERE workspace = ? AND hold IN each_text(?) AND lot IS NULL
            ORDER BY seq""",
            (workspace, refs, workspace, refs),
        )
        for seq, amount, source, target, asset, decision_id, hold, because in rows:
            for ref in {decision_id, hold}:
                key = SpendKey(workspace, asset, ref or "")
                if key in found and source.startswith(PERSON) and because != MERGED:
                    found[key].append(Debit(seq, amount, source, target))
    return found


def read_uses(session: ReadSession, workspace: str, seqs: Sequence[int]) -> list[Row]:
    """What transfers took from which lots: (transfer, lot, amount, returned)."""
    return session.rows(
        "SELECT seq, lot, amount, returned FROM ledger_lot_use WHERE workspace = ? AND seq IN each_int(?) ORDER BY seq, lot",
        (workspace, seqs),
    )


def list_unmatched(session: ReadSession, purses: Sequence[str]) -> list[Unmatched]:
    """What came and went without a lot since each purse was last matched, in order."""
    rows = session.rows(f"{_UNMATCHED_OUT} UNION ALL {_UNMATCHED_IN} ORDER BY 2", (purses, purses))
    return [Unmatched(*row) for row in rows]


def list_held(session: ReadSession, keys: Sequence[AccountKey]) -> dict[AccountKey, list[tuple[int, int]]]:
    """Open holds on some accounts: (when it was set aside, amount)."""
    found: dict[AccountKey, list[tuple[int, int]]] = {key: [] for key in keys}
    for workspace in sorted({key.workspace for key in keys}):
        holders = sorted({key.holder for key in keys if key.workspace == workspace})
        rows = session.rows(
            "SELECT source, asset, at, amount FROM ledger_hold WHERE workspace = ? AND source IN each_text(?) AND state = 'open'",
            (workspace, holders),
        )
        for source, asset, at, amount in rows:
            if AccountKey(workspace, source, asset) in found:
                found[AccountKey(workspace, source, asset)].append((at, amount))
    return found


def read_merged(session: ReadSession, workspace: str, holders: Sequence[str]) -> dict[str, str]:
    """Who each holder is now, after all merges."""
    found: dict[str, str] = {holder: holder for holder in holders}
    while found:
        rows = session.rows(
            "SELECT old_holder, new_holder FROM ledger_merged WHERE workspace = ? AND old_holder IN each_text(?)",
            (workspace, sorted(set(found.values()))),
        )
        steps: dict[str, str] = dict(rows)
        if not steps:
            break
        found = {holder: steps.get(present, present) for holder, present in found.items()}
    return found


def list_due(session: ReadSession, now_ms: int, limit: int) -> list[AccountKey]:
    """Accounts that time has changed, the longest due first."""
    rows = session.rows(
        "SELECT workspace, holder, asset FROM ledger_account WHERE due_at IS NOT NULL AND due_at <= ? ORDER BY due_at, id LIMIT ?",
        (now_ms, limit),
    )
    return [AccountKey(*row) for row in rows]


def list_unmatched_of(session: ReadSession, key: AccountKey) -> list[Unmatched]:
    """The same for one account that may have no purse yet, for those who only look."""
    name = account_id(key)
    row = session.row("SELECT matched_seq FROM ledger_purse WHERE id = ?", (name,))
    after = row[0] if row else 0
    rows = session.rows(
        """SELECT seq, -ledger_transfer.amount, ledger_transfer.because, ledger_transfer.at, COALESCE(ledger_hold.at, ledger_transfer.at)
            FROM ledger_transfer
            LEFT JOIN ledger_hold ON ledger_hold.workspace = ledger_transfer.workspace AND ledger_hold.name = ledger_transfer.hold
            WHERE ledger_transfer.workspace = ? AND ledger_transfer.source = ? AND ledger_transfer.asset || '' = ?
                AND seq > ? AND lot IS NULL
        UNION ALL SELECT seq, amount, because, at, at FROM ledger_transfer
            WHERE workspace = ? AND target = ? AND asset || '' = ? AND seq > ? AND lot IS NULL
        ORDER BY 1""",
        (*key, after, *key, after),
    )
    return [Unmatched(name, *found) for found in rows]


def list_expiring(
    session: ReadSession, workspace: str, asset: str, after_ms: int, until_ms: int, place: tuple[int, str], limit: int
) -> list[LotLine]:
    """Lots with something left that run out after one moment and up to another, the soonest first, behind a place (moment, id)."""
    rows = session.rows(
        f"""{_LOT} WHERE workspace = ? AND asset = ? AND expires_at > ? AND expires_at <= ? AND remaining > 0
        AND (expires_at, id) > (?, ?) ORDER BY expires_at, id LIMIT ?""",
        (workspace, asset, after_ms, until_ms, *place, limit),
    )
    return [to_line(Lot(*row, is_new=False)) for row in rows]


def to_line(lot: Lot) -> LotLine:
    """A lot as it is shown."""
    moments = (None if at is None else from_ms(at) for at in (lot.available_at, lot.expires_at))
    holder = key_of(lot.account).holder
    return LotLine(
        lot.id, holder, lot.asset, lot.ref, lot.given, lot.used, lot.expired, lot.taken, lot.remaining, from_ms(lot.given_at), *moments
    )


# ------------------------------------------------------------------------------------------------------- writing


def save_merged(session: Session, workspace: str, old: str, new: str) -> None:
    """From now on what belonged to `old` belongs to `new`, who is nobody else (so the ways end)."""
    session.run("DELETE FROM ledger_merged WHERE workspace = ? AND old_holder = ?", (workspace, new))
    session.write_many(_MERGED, [(workspace, old, new)])


def save_rules(session: Session, key: AccountKey, rules: str) -> None:
    """How long units of the world's asset last. Its account is made if nothing was ever given."""
    session.run(
        """INSERT INTO ledger_account (id, workspace, holder, asset, balance, held, credited, floor, rules)
        VALUES (?, ?, ?, ?, 0, 0, 0, NULL, ?)
        ON CONFLICT (id) DO UPDATE SET rules = excluded.rules""",
        (account_id(key), *key, rules),
    )


def read_rules(session: ReadSession, key: AccountKey) -> str | None:
    """The rules of an asset, as they stand on the world's account."""
    row = session.row("SELECT rules FROM ledger_account WHERE id = ?", (account_id(key),))
    return row[0] if row else None


def make_all_due(session: Session, workspace: str, asset: str, at_ms: int) -> None:
    """Look at every person's account of an asset: a rule about everything there is has changed."""
    session.run(
        """UPDATE ledger_account SET due_at = ? WHERE workspace = ? AND asset = ? AND holder >= ? AND holder < ?
        AND (due_at IS NULL OR due_at > ?) AND balance > 0""",
        (at_ms, workspace, asset, PERSON, PERSON[:-1] + ";", at_ms),
    )


def save(session: Session, lots: Sequence[Lot], uses: Sequence[Sequence[Any]], purses: Sequence[Sequence[Any]]) -> None:
    """Write what was matched, given, taken and given back."""
    session.write_many(LOTS, [(*lot.values(), lot.remaining) for lot in lots])
    session.write_many(USES, uses)
    session.write_many(PURSES, purses)
