"""What a whole asset adds up to: outstanding, pending, owed, running out when, and what became of lots whose time is over."""

from antiphon.engine.database.port import ReadSession
from antiphon.features.ledger.contracts import PERSON, WAITING, AssetSums

_HOLDERS = """SELECT CAST(COALESCE(SUM(balance), 0) AS BIGINT), CAST(COALESCE(SUM(held), 0) AS BIGINT) FROM ledger_account
    WHERE workspace = ? AND asset = ? AND holder >= ? AND holder < ?"""
_KEPT = """SELECT CAST(COALESCE(SUM(balance), 0) AS BIGINT) FROM ledger_purse
    JOIN ledger_account ON ledger_account.id = ledger_purse.id WHERE ledger_purse.workspace = ? AND ledger_purse.asset = ?"""
_LIVE = """SELECT expires_at, CAST(SUM(remaining) AS BIGINT) FROM ledger_lot
    WHERE workspace = ? AND asset = ? AND remaining > 0 GROUP BY expires_at ORDER BY expires_at"""
_OVER = """SELECT COUNT(*), CAST(COALESCE(SUM(used), 0) AS BIGINT), CAST(COALESCE(SUM(expired), 0) AS BIGINT) FROM ledger_lot
    WHERE workspace = ? AND asset = ? AND expires_at <= ? AND used + expired > 0"""


def sum_asset(session: ReadSession, workspace: str, asset: str, now_ms: int) -> AssetSums:
    """Everything at once; read in one snapshot."""
    outstanding, held = _of(session, workspace, asset, PERSON)
    pending, _ = _of(session, workspace, asset, WAITING)
    debts, _ = _of(session, workspace, f"{asset}:debt", PERSON)
    kept = (session.row(_KEPT, (workspace, asset)) or (0,))[0]
    live = tuple((at, amount) for at, amount in session.rows(_LIVE, (workspace, asset)))
    count, used, expired = session.row(_OVER, (workspace, asset, now_ms)) or (0, 0, 0)
    unmatched = sum(amount for _, amount in live) - pending - kept
    return AssetSums(outstanding, held, pending, debts, live, outstanding - kept, unmatched, count, used, expired)


def _of(session: ReadSession, workspace: str, asset: str, kind: str) -> tuple[int, int]:
    row = session.row(_HOLDERS, (workspace, asset, kind, kind[:-1] + ";"))
    return (row[0], row[1]) if row else (0, 0)
