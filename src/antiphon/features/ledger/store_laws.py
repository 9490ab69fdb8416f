"""The laws of the ledger as questions to the store. Each answers with what breaks it; nothing is the right answer.

They are asked in one snapshot, so they hold on every read while writers run.
"""

from collections.abc import Callable
from typing import Final

from antiphon.engine.database.port import ReadSession, Row
from antiphon.features.ledger import store_lot_laws
from antiphon.features.ledger.contracts import Violation

WORST: Final = 100  # violations told of each law; more say nothing new

# `/*where*/` and `/*and*/` become the condition on the workspace when only one is asked about.
_ZERO_SUM = """SELECT workspace, asset, CAST(SUM(balance) AS BIGINT) FROM ledger_account /*where*/
    GROUP BY workspace, asset HAVING SUM(balance) <> 0"""

_FLOOR = """SELECT workspace, holder, asset, balance - held - COALESCE(floor, 0) FROM ledger_account
    WHERE ((floor IS NULL) <> (holder = 'world') OR (floor IS NOT NULL AND (held < 0 OR balance - held < floor))) /*and*/"""

_REPLAY = """SELECT workspace, holder, asset, CAST(SUM(units) AS BIGINT), CAST(SUM(incoming) AS BIGINT) FROM (
        SELECT workspace, holder, asset, balance AS units, credited AS incoming FROM ledger_account /*where*/
        UNION ALL SELECT workspace, source, asset, amount, 0 FROM ledger_transfer /*where*/
        UNION ALL SELECT workspace, target, asset, -amount, -amount FROM ledger_transfer /*where*/) AS entry
    GROUP BY workspace, holder, asset HAVING SUM(units) <> 0 OR SUM(incoming) <> 0"""

_HELD = """SELECT workspace, holder, asset, CAST(SUM(units) AS BIGINT) FROM (
        SELECT workspace, holder, asset, held AS units FROM ledger_account /*where*/
        UNION ALL SELECT workspace, source, asset, -amount FROM ledger_hold WHERE state = 'open' /*and*/) AS entry
    GROUP BY workspace, holder, asset HAVING SUM(units) <> 0"""

_HOLDS_ONCE = """SELECT workspace, holder, asset, CAST(SUM(units) AS BIGINT), name FROM (
        SELECT workspace, name, source AS holder, asset, posted AS units, 0 AS times FROM ledger_hold /*where*/
        UNION ALL SELECT workspace, hold, source, asset, -amount, 1 FROM ledger_transfer WHERE hold IS NOT NULL /*and*/) AS entry
    GROUP BY workspace, holder, asset, name HAVING SUM(units) <> 0 OR SUM(times) > 1"""


def _ask(session: ReadSession, question: str, workspace: str) -> list[Row]:
    """The first violations, in one workspace or (without one) in all."""
    conditions = question.count("/*where*/") + question.count("/*and*/")
    if workspace:
        question = question.replace("/*where*/", "WHERE workspace = ?").replace("/*and*/", "AND workspace = ?")
    return session.rows(question + " LIMIT ?", (*([workspace] * conditions if workspace else ()), WORST))


def check(session: ReadSession, workspace: str = "") -> list[Violation]:
    """All laws over one workspace, or over all of them."""
    return [violation for law in LAWS for violation in law(session, workspace)] + store_lot_laws.check(session, workspace, _ask)


def zero_sum(session: ReadSession, workspace: str = "") -> list[Violation]:
    """Nothing comes from nothing: each asset sums to zero over all accounts, the world's included."""
    rows = _ask(session, _ZERO_SUM, workspace)
    return [Violation("zero_sum", name, "", asset, off, f"The accounts of {asset} sum to {off} instead of 0.") for name, asset, off in rows]


def floors(session: ReadSession, workspace: str = "") -> list[Violation]:
    """No balance, less what is held, is under its floor, and only the world is without one."""
    rows = _ask(session, _FLOOR, workspace)
    return [
        Violation("floor", name, holder, asset, off, f"{holder} has {off} of {asset} to spend, which is under its floor, or has no floor.")
        for name, holder, asset, off in rows
    ]


def replay(session: ReadSession, workspace: str = "") -> list[Violation]:
    """Each balance is what its transfers add up to."""
    rows = _ask(session, _REPLAY, workspace)
    return [
        Violation(
            "replay", name, holder, asset, off or incoming, f"The balance of {holder} in {asset} is {off or incoming} off its transfers."
        )
        for name, holder, asset, off, incoming in rows
    ]


def held(session: ReadSession, workspace: str = "") -> list[Violation]:
    """What an account may not spend is what its open holds add up to."""
    rows = _ask(session, _HELD, workspace)
    return [
        Violation("held", name, holder, asset, off, f"{holder} has {off} of {asset} more set aside than its open holds say.")
        for name, holder, asset, off in rows
    ]


def holds_once(session: ReadSession, workspace: str = "") -> list[Violation]:
    """A posted hold moved exactly what it says, once; no other hold moved anything."""
    rows = _ask(session, _HOLDS_ONCE, workspace)
    return [
        Violation("holds_once", name, holder, asset, off, f"Hold {hold} says it moved {off} more than its transfers did, or moved twice.")
        for name, holder, asset, off, hold in rows
    ]


LAWS: Final[tuple[Callable[[ReadSession, str], list[Violation]], ...]] = (zero_sum, floors, replay, held, holds_once)
