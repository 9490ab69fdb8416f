"""The laws of lots as questions to the store, asked like those of store_laws.py."""

from collections.abc import Callable

from antiphon.engine.database.port import ReadSession, Row
from antiphon.features.ledger.contracts import Violation
from antiphon.features.ledger.store_lots import key_of

Ask = Callable[[ReadSession, str, str], list[Row]]

# What came and went since a purse was last matched belongs to no lot yet, and counts as it is.
_LOTS = """SELECT id, workspace, CAST(SUM(units) AS BIGINT) FROM (
        SELECT account AS id, workspace, remaining AS units FROM ledger_lot
        UNION ALL SELECT id, workspace, -balance FROM ledger_account
            WHERE id IN (SELECT id FROM ledger_purse) OR (holder >= 'waiting:' AND holder < 'waiting;')
        UNION ALL SELECT ledger_purse.id, ledger_purse.workspace, ledger_transfer.amount FROM ledger_purse JOIN ledger_transfer
            ON ledger_transfer.workspace = ledger_purse.workspace AND target = holder AND ledger_transfer.asset || '' = ledger_purse.asset
            WHERE seq > matched_seq AND lot IS NULL
        UNION ALL SELECT ledger_purse.id, ledger_purse.workspace, -ledger_transfer.amount FROM ledger_purse JOIN ledger_transfer
            ON ledger_transfer.workspace = ledger_purse.workspace AND source = holder AND ledger_transfer.asset || '' = ledger_purse.asset
            WHERE seq > matched_seq AND lot IS NULL) AS entry
    /*where*/ GROUP BY id, workspace HAVING SUM(units) <> 0"""

_USED = """SELECT workspace, lot, CAST(SUM(units) AS BIGINT) FROM (
        SELECT workspace, id AS lot, used AS units FROM ledger_lot /*where*/
        UNION ALL SELECT workspace, lot, returned - amount FROM ledger_lot_use /*where*/) AS entry
    GROUP BY workspace, lot HAVING SUM(units) <> 0"""

_MATCHED = """SELECT workspace, seq, CAST(SUM(units) AS BIGINT) FROM (
        SELECT ledger_purse.workspace, seq, ledger_transfer.amount AS units FROM ledger_purse JOIN ledger_transfer
            ON ledger_transfer.workspace = ledger_purse.workspace AND source = holder AND ledger_transfer.asset || '' = ledger_purse.asset
            WHERE seq <= matched_seq AND lot IS NULL
        UNION ALL SELECT workspace, seq, -amount FROM ledger_lot_use) AS entry
    /*where*/ GROUP BY workspace, seq HAVING SUM(units) <> 0"""

_BOUNDS = """SELECT account, workspace, remaining, id FROM ledger_lot
    WHERE (remaining <> given - used - expired - taken OR remaining < 0 OR used < 0 OR expired < 0 OR taken < 0
        OR claimed < 0 OR claimed > given OR gone < 0 OR gone > expired) /*and*/"""

_DEBTS = """SELECT workspace, holder, asset, CAST(SUM(units) AS BIGINT) FROM (
        SELECT workspace, holder, asset || ':debt' AS asset, debt AS units FROM ledger_account WHERE debt <> 0 /*and*/
        UNION ALL SELECT workspace, holder, asset, -balance FROM ledger_account
            WHERE asset LIKE '%:debt' AND holder <> 'world' AND balance <> 0 /*and*/) AS entry
    GROUP BY workspace, holder, asset HAVING SUM(units) <> 0"""


def check(session: ReadSession, workspace: str, ask: Ask) -> list[Violation]:
    """Every law of lots."""
    found: list[Violation] = []
    for name, where, off in ask(session, _LOTS, workspace):
        _, holder, asset = key_of(name)
        found.append(Violation("lots", where, holder, asset, off, f"The lots of {holder} hold {off} of {asset} more than the balance."))
    for where, lot, off in ask(session, _USED, workspace):
        found.append(Violation("lot_uses", where, lot, "", off, f"Lot {lot} says {off} more were used than its uses add up to."))
    for where, seq, off in ask(session, _MATCHED, workspace):
        found.append(Violation("lot_uses", where, f"trf_{seq}", "", off, f"{off} of transfer trf_{seq} came from no lot."))
    for name, where, off, lot in ask(session, _BOUNDS, workspace):
        _, holder, asset = key_of(name)
        found.append(Violation("lot_bounds", where, holder, asset, off, f"Lot {lot} does not add up, or something in it is negative."))
    for where, holder, asset, off in ask(session, _DEBTS, workspace):
        found.append(Violation("debts", where, holder, asset, off, f"{holder} is said to owe {off} more than the account {asset} has."))
    return found
