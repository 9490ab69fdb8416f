"""What is shown of the ledger: accounts, transfers and holds, page by page."""

from collections.abc import Sequence
from typing import Any, Final, cast

from antiphon.engine.database.port import ReadSession, Row
from antiphon.features.ledger.contracts import ODD_LETTERS, Account, AssetSummary, Hold, Transfer
from antiphon.kernel.amounts import WORLD
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Invalid, NotFound
from antiphon.kernel.paging import Page, check_limit, decode_cursor, encode_cursor

PREFIX: Final = "trf_"
_NEWEST: Final = 2**62

_ACCOUNTS = "SELECT holder, asset, balance, held, floor, debt FROM ledger_account WHERE workspace = ?"
_TRANSFERS = """SELECT seq, asset, amount, source, target, decision_id, because, at, hold
    FROM ledger_transfer WHERE workspace = ? AND seq < ?"""
_HOLDS = """SELECT name, asset, amount, source, target, state, until, decision_id, because, at, posted, resolved_by, resolved_at
    FROM ledger_hold WHERE workspace = ?"""


def check_words(*words: str | None) -> None:
    """Raises `Invalid` for letters that no name can have, and that one of the stores cannot even be asked for."""
    if any(word is not None and ODD_LETTERS.search(word) for word in words):
        raise Invalid("Control characters cannot be part of a name; leave them out.", code="bad_name")


def transfer_id(seq: int) -> str:
    """A transfer's number as it is shown and asked for."""
    return f"{PREFIX}{seq}"


def transfer_seq(name: str) -> int:
    """The number in a transfer's id; raises `NotFound` when it is not an id of ours."""
    digits = name.removeprefix(PREFIX)
    if digits == name or not digits.isascii() or not digits.isdecimal() or len(digits) > 18:
        raise NotFound(f"There is no transfer {name[:40]!r}. Its id looks like {PREFIX}123.", code="transfer_not_found")
    return int(digits)


def to_transfer(row: Row) -> Transfer:
    """A row of the statement above as a value."""
    seq, asset, amount, source, target, decision_id, because, at, hold = row[:9]
    return Transfer(transfer_id(seq), asset, amount, source, target, decision_id, because, from_ms(at), hold)


def get_transfer(session: ReadSession, workspace: str, seq: int) -> Transfer:
    """One transfer; raises `NotFound`."""
    row = session.row(_TRANSFERS + " AND seq = ?", (workspace, _NEWEST, seq))
    if row is None:
        raise NotFound(f"There is no transfer {transfer_id(seq)} in this workspace.", code="transfer_not_found")
    return to_transfer(row)


def list_transfers(
    session: ReadSession, workspace: str, asset: str | None, holder: str | None, decision: str | None, cursor: str | None, limit: int
) -> Page[Transfer]:
    """Newest first."""
    check_words(asset, holder, decision)
    (place,) = decode_cursor(cursor, 1) if cursor else (_NEWEST,)
    before = min(max(place, 0), _NEWEST) if isinstance(place, int) else _NEWEST
    text, parameters = _TRANSFERS, [workspace, before]
    if asset is not None:
        # Together with a holder as an expression: nobody should go by the index of the asset, in which everybody's transfers are.
        text, parameters = text + (" AND asset = ?" if holder in {None, WORLD} else " AND asset || '' = ?"), [*parameters, asset]
    if decision is not None:
        text, parameters = text + " AND decision_id = ?", [*parameters, decision]
    count = check_limit(limit) + 1
    if holder is None:
        rows = session.rows(text + " ORDER BY seq DESC LIMIT ?", [*parameters, count])
    else:
        # Two walks along two indexes, each at most a page long; no transfer is in both, because none is to oneself.
        rows = [
            *session.rows(text + " AND source = ? ORDER BY seq DESC LIMIT ?", [*parameters, holder, count]),
            *session.rows(text + " AND target = ? ORDER BY seq DESC LIMIT ?", [*parameters, holder, count]),
        ]
        rows.sort(key=_seq, reverse=True)
    items = tuple(to_transfer(row) for row in rows[:limit])
    return Page(items, encode_cursor(_seq(rows[limit - 1])) if len(rows) > limit else None)


def _seq(row: Row) -> int:
    return cast("int", row[0])


def list_accounts(
    session: ReadSession, workspace: str, asset: str | None, holder: str | None, cursor: str | None, limit: int
) -> Page[Account]:
    """By holder, then asset. A `holder` that ends with a colon asks for all of a kind: `person:`."""
    place = [str(word) for word in decode_cursor(cursor, 2)] if cursor else []
    check_words(asset, holder, *place)
    text: str = _ACCOUNTS
    parameters: list[Any] = [workspace]
    if asset is not None:
        text, parameters = text + " AND asset = ?", [*parameters, asset]
    if holder is not None and holder.endswith(":"):
        text, parameters = text + " AND holder >= ? AND holder < ?", [*parameters, holder, holder[:-1] + ";"]  # next after the colon
    elif holder is not None:
        text, parameters = text + " AND holder = ?", [*parameters, holder]
    if place:
        text, parameters = text + " AND (holder, asset) > (?, ?)", [*parameters, *place]
    rows = session.rows(text + " ORDER BY holder, asset LIMIT ?", [*parameters, check_limit(limit) + 1])
    items = tuple(_account(row) for row in rows[:limit])
    return Page(items, encode_cursor(items[-1].holder, items[-1].asset) if len(rows) > limit else None)


def list_balances(session: ReadSession, workspace: str, holder: str) -> list[Account]:
    """Every account of a holder, by asset."""
    return [_account(row) for row in session.rows(_ACCOUNTS + " AND holder = ? ORDER BY asset", (workspace, holder))]


def _account(row: Row) -> Account:
    holder, asset, balance, held, floor, debt = row
    return Account(holder, asset, balance, held, floor, None if floor is None else max(balance - held - floor - debt, 0))


def list_assets(session: ReadSession, workspace: str) -> list[AssetSummary]:
    """Every asset that was ever moved. What the world was ever given back is `spent`, what it gave is `issued`."""
    rows = session.rows(
        """SELECT asset, CAST(SUM(CASE WHEN holder = 'world' THEN credited - balance ELSE 0 END) AS BIGINT),
            CAST(SUM(CASE WHEN holder = 'world' THEN credited ELSE 0 END) AS BIGINT),
            CAST(SUM(CASE WHEN holder = 'world' THEN 0 ELSE 1 END) AS BIGINT), CAST(SUM(balance) AS BIGINT)
        FROM ledger_account WHERE workspace = ? GROUP BY asset ORDER BY asset""",
        (workspace,),
    )
    return [AssetSummary(*row) for row in rows]


def list_holds(session: ReadSession, workspace: str, names: Sequence[str]) -> list[Hold]:
    """Holds by name; those that do not exist are left out."""
    return [_hold(row) for row in session.rows(_HOLDS + " AND name IN each_text(?) ORDER BY name", (workspace, names))]


def _hold(row: Row) -> Hold:
    name, asset, amount, source, target, state, until, decision_id, because, at, posted, resolved_by, resolved_at = row
    ended = None if resolved_at is None else from_ms(resolved_at)
    return Hold(name, asset, amount, source, target, state, from_ms(until), decision_id, because, from_ms(at), posted, resolved_by, ended)


def credited_before(session: ReadSession, workspace: str, holder: str, asset: str, seq: int) -> int:
    """How many units had come in to a holder before a transfer did."""
    row = session.row(
        """SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger_transfer
        WHERE workspace = ? AND target = ? AND asset || '' = ? AND seq < ?""",
        (workspace, holder, asset, seq),
    )
    return cast("int", row[0]) if row else 0


def debited_before(session: ReadSession, workspace: str, holder: str, asset: str, seq: int) -> int:
    """How many units had left a holder before a transfer did."""
    row = session.row(
        """SELECT CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM ledger_transfer
        WHERE workspace = ? AND source = ? AND asset || '' = ? AND seq < ?""",
        (workspace, holder, asset, seq),
    )
    return cast("int", row[0]) if row else 0


def list_debits_over(session: ReadSession, workspace: str, holder: str, asset: str, start: int, end: int, limit: int) -> list[Row]:
    """The transfers out of an account that took its units `start` to `end` (counted from its first); last column: units before it."""
    return session.rows(
        """SELECT seq, asset, amount, source, target, decision_id, because, at, hold, before FROM (
            SELECT seq, asset, amount, source, target, decision_id, because, at, hold,
                CAST(SUM(amount) OVER (ORDER BY seq) - amount AS BIGINT) AS before
            FROM ledger_transfer WHERE workspace = ? AND source = ? AND asset || '' = ?) AS spent
        WHERE before < ? AND before + amount > ? ORDER BY seq LIMIT ?""",
        (workspace, holder, asset, end, start, limit),
    )


def list_credits_over(session: ReadSession, workspace: str, holder: str, asset: str, start: int, end: int, limit: int) -> list[Row]:
    """The transfers into an account that brought its units `start` to `end`; last column: units before it."""
    return session.rows(
        """SELECT seq, asset, amount, source, target, decision_id, because, at, hold, before FROM (
            SELECT seq, asset, amount, source, target, decision_id, because, at, hold,
                CAST(SUM(amount) OVER (ORDER BY seq) - amount AS BIGINT) AS before
            FROM ledger_transfer WHERE workspace = ? AND target = ? AND asset || '' = ?) AS received
        WHERE before < ? AND before + amount > ? ORDER BY seq LIMIT ?""",
        (workspace, holder, asset, end, start, limit),
    )
