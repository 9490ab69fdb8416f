"""The stream of one asset's transfers, oldest first: for those who count what was credited."""

from antiphon.engine.database.port import ReadSession
from antiphon.features.ledger.contracts import Transfer
from antiphon.features.ledger.store_reads import to_transfer


def list_after(session: ReadSession, workspace: str, asset: str, after: int, limit: int) -> list[tuple[int, Transfer]]:
    """Transfers of an asset with a number above `after`, each with its number. Processes may commit their numbers out of order."""
    rows = session.rows(
        """SELECT seq, asset, amount, source, target, decision_id, because, at, hold FROM ledger_transfer
        WHERE workspace = ? AND asset = ? AND seq > ? ORDER BY seq LIMIT ?""",
        (workspace, asset, after, limit),
    )
    return [(row[0], to_transfer(row)) for row in rows]


def list_goods_after(session: ReadSession, workspace: str, after: int, limit: int) -> list[tuple[int, Transfer]]:
    """Transfers of goods (`prize:…`) into persons' accounts with a number above `after`, each with its number, by an index of their own."""
    rows = session.rows(
        """SELECT seq, asset, amount, source, target, decision_id, because, at, hold FROM ledger_transfer
        WHERE workspace = ? AND asset >= 'prize:' AND asset < 'prize;' AND target >= 'person:' AND target < 'person;' AND seq > ?
        ORDER BY seq LIMIT ?""",
        (workspace, after, limit),
    )
    return [(row[0], to_transfer(row)) for row in rows]
