"""The laws of the ledger as questions to the store. Each answers with what breaks it; nothing is the right answer.

They are asked in one snapshot, so they hold on every read while writers run.
"""

from collections.abc import Callable
from typing import Final

from antiphon.engine.database.port import ReadSession
from antiphon.features.ledger.contracts import Violation

WORST: Final = 100  # violations told of each law; more say nothing new

_ZERO_SUM = """SELECT workspace, asset, CAST(SUM(balance) AS BIGINT) FROM ledger_account
    WHERE ? = '' OR workspace = ? GROUP BY workspace, asset HAVING SUM(balance) <> 0 LIMIT ?"""

_FLOOR = """SELECT workspace, holder, asset, balance - held - COALESCE(floor, 0) FROM ledger_account
    WHERE (? = '' OR workspace = ?)
    AND ((floor IS NULL) <> (holder = 'world') OR (floor IS NOT NULL AND (held < 0 OR balance - held < floor))) LIMIT ?"""

_REPLAY = """SELECT workspace, holder, asset, CAST(SUM(units) AS BIGINT), CAST(SUM(incoming) AS BIGINT) FROM (
        SELECT workspace, holder, asset, balance AS units, credited AS incoming FROM ledger_account
        UNION ALL SELECT workspace, source, asset, amount, 0 FROM ledger_transfer
        UNION ALL SELECT workspace, target, asset, -amount, -amount FROM ledger_transfer) AS entry
    WHERE ? = '' OR workspace = ? GROUP BY workspace, holder, asset HAVING SUM(units) <> 0 OR SUM(incoming) <> 0 LIMIT ?"""

_HELD = """SELECT workspace, holder, asset, CAST(SUM(units) AS BIGINT) FROM (
        SELECT workspace, holder, asset, held AS units FROM ledger_account
        UNION ALL SELECT workspace, source, asset, -amount FROM ledger_hold WHERE state = 'open') AS entry
    WHERE ? = '' OR workspace = ? GROUP BY workspace, holder, asset HAVING SUM(units) <> 0 LIMIT ?"""

_HOLDS_ONCE = """SELECT workspace, holder, asset, CAST(SUM(units) AS BIGINT), name FROM (
        SELECT workspace, name, source AS holder, asset, posted AS units, 0 AS times FROM ledger_hold
        UNION ALL SELECT workspace, hold, source, asset, -amount, 1 FROM ledger_transfer WHERE hold IS NOT NULL) AS entry
    WHERE ? = '' OR workspace = ? GROUP BY workspace, holder, asset, name HAVING SUM(units) <> 0 OR SUM(times) > 1 LIMIT ?"""


def check(session: ReadSession, workspace: str = "") -> list[Violation]:
    """All laws over one workspace, or over all of them."""
    return [violation for law in LAWS for violation in law(session, workspace)]


def zero_sum(session: ReadSession, workspace: str = "") -> list[Violation]:
    """Nothing comes from nothing: each asset sums to zero over all accounts, the world's included."""
    rows = session.rows(_ZERO_SUM, (workspace, workspace, WORST))
    return [Violation("zero_sum", name, "", asset, off, f"The accounts of {asset} sum to {off} instead of 0.") for name, asset, off in rows]


def floors(session: ReadSession, workspace: str = "") -> list[Violation]:
    """No balance, less what is held, is under its floor, and only the world is without one."""
    rows = session.rows(_FLOOR, (workspace, workspace, WORST))
    return [
        Violation("floor", name, holder, asset, off, f"{holder} has {off} of {asset} to spend, which is under its floor, or has no floor.")
        for name, holder, asset, off in rows
    ]


def replay(session: ReadSession, workspace: str = "") -> list[Violation]:
    """Each balance is what its transfers add up to."""
    rows = session.rows(_REPLAY, (workspace, workspace, WORST))
    return [
        Violation(
            "replay", name, holder, asset, off or incoming, f"The balance of {holder} in {asset} is {off or incoming} off its transfers."
        )
        for name, holder, asset, off, incoming in rows
    ]


def held(session: ReadSession, workspace: str = "") -> list[Violation]:
    """What an account may not spend is what its open holds add up to."""
    rows = session.rows(_HELD, (workspace, workspace, WORST))
    return [
        Violation("held", name, holder, asset, off, f"{holder} has {off} of {asset} more set aside than its open holds say.")
        for name, holder, asset, off in rows
    ]


def holds_once(session: ReadSession, workspace: str = "") -> list[Violation]:
    """A posted hold moved exactly what it says, once; no other hold moved anything."""
    rows = session.rows(_HOLDS_ONCE, (workspace, workspace, WORST))
    return [
        Violation("holds_once", name, holder, asset, off, f"Hold {hold} says it moved {off} more than its transfers did, or moved twice.")
        for name, holder, asset, off, hold in rows
    ]


LAWS: Final[tuple[Callable[[ReadSession, str], list[Violation]], ...]] = (zero_sum, floors, replay, held, holds_once)
