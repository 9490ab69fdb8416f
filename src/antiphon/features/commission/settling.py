"""What happens to commission after it was earned: it becomes available, is asked for, paid or refused, and stands in a run's statements."""

from collections.abc import Sequence
from typing import NamedTuple

from antiphon.engine.database.port import Session
from antiphon.engine.ident import new_id
from antiphon.features.commission import store_orders, store_runs
from antiphon.features.commission.purses import PAYOUT, Mover, asset_of, debt_of, keys_of, person
from antiphon.features.commission.store_orders import MoveRow, PartRow
from antiphon.features.commission.store_runs import RunRow, StatementRow, WithdrawalRow
from antiphon.features.ledger.api import Book, Ledger
from antiphon.features.ledger.contracts import AccountKey, HoldKey
from antiphon.kernel.clock import LAST_MS
from antiphon.kernel.errors import Conflict, Invalid, NotFound


class WithdrawalState(Conflict):
    """The request is not in a state in which this can be done."""

    code = "withdrawal_state"


# ------------------------------------------------------------------------------------------------------ becoming available


def release_due(session: Session, ledger: Ledger, now_ms: int, limit: int) -> int:
    """Everything whose return period is over becomes available; how many parts."""
    due = store_orders.list_due(session, now_ms, limit)
    by_workspace: dict[str, list[PartRow]] = {}
    for part in due:
        by_workspace.setdefault(part.workspace, []).append(part)
    pairs = {workspace: {(part.party_id, part.currency) for part in parts} for workspace, parts in by_workspace.items()}
    book = ledger.open_book(session, [key for workspace in sorted(pairs) for key in keys_of(workspace, pairs[workspace])])
    for workspace, parts in sorted(by_workspace.items()):
        wanted = {(part.order_id, part.party_id) for part in parts}
        _release(session, book, workspace, wanted, sorted({part.order_id for part in parts}), now_ms)
    book.save(session)
    return len(due)


def _release(session: Session, book: Book, workspace: str, wanted: set[tuple[str, str]], order_ids: Sequence[str], now_ms: int) -> None:
    """Read again, now that the accounts are locked: a refund may have come first."""
    mover = Mover(book, workspace, now_ms)
    orders = store_orders.read_orders(session, workspace, order_ids)
    changed: list[PartRow] = []
    moves: list[MoveRow] = []
    for part in store_orders.lock_parts(session, workspace, order_ids):
        if (part.order_id, part.party_id) not in wanted or part.state != "frozen":
            continue
        rest = part.amount - part.clawed
        mover.release(part.party_id, part.currency, rest, orders[part.order_id].id)
        changed.append(part._replace(state="available"))
        if rest:
            moves.append(MoveRow(workspace, part.party_id, part.currency, "earned", rest, part.order_id, now_ms))
    session.write_many(store_orders.PARTS, changed)
    session.write_many(store_orders.MOVES, moves)


# ------------------------------------------------------------------------------------------------------ withdrawals


class Asked(NamedTuple):
    """What somebody wants to be paid: `least` is the programme's smallest amount, `by` the operator (empty: the party itself)."""

    workspace: str
    party_id: str
    currency: str
    amount: int
    least: int
    by: str


def ask(session: Session, ledger: Ledger, asked: Asked, now_ms: int) -> str:
    """Hold an amount until somebody decides; the request's id. Raises `Invalid`, `Conflict`."""
    workspace, party_id, currency, amount, least, by = asked
    if amount < least:
        raise Invalid(f"The least that can be withdrawn is {least} minor units.", code="below_least")
    row = WithdrawalRow(workspace, new_id("wdr"), party_id, currency, amount, "asked", now_ms, by, None, None, None, None, "")
    keys = [*keys_of(workspace, [(party_id, currency)]), AccountKey(workspace, PAYOUT, asset_of(currency))]
    book = ledger.open_book(session, keys, [HoldKey(workspace, row.id)])
    if book.balance(AccountKey(workspace, person(party_id), debt_of(currency))):
        raise Conflict("Something is still owed back; it is paid from the next commission first.", code="has_debt")
    held = book.hold(workspace, row.id, asset_of(currency), amount, person(party_id), PAYOUT, LAST_MS, row.id, "withdrawal_asked", now_ms)
    if held is not None:
        have = book.spendable(AccountKey(workspace, person(party_id), asset_of(currency)))
        raise Conflict(f"Only {have} minor units are available.", code="too_little")
    book.save(session)
    store_runs.insert_withdrawal(session, row)
    return row.id


def approve(session: Session, workspace: str, withdrawal_id: str, by: str, now_ms: int) -> None:
    """Four eyes: somebody else than who asked says that it is right."""
    row = store_runs.lock_withdrawal(session, workspace, withdrawal_id)
    _must_be(row, withdrawal_id, "asked")
    assert row is not None
    if row.asked_by == by:
        raise Conflict("Somebody else must approve what you asked for.", code="four_eyes")
    store_runs.set_withdrawal(session, row._replace(state="approved", approved_at=now_ms, approved_by=by))


def end(session: Session, ledger: Ledger, workspace: str, withdrawal_id: str, state: str, reason: str, by: str, now_ms: int) -> None:
    """Paid (from approved; the money went outside, `reason` is its reference), refused, or void (taken back by who asked)."""
    found = store_runs.find_withdrawal(session, workspace, withdrawal_id)
    if found is None:
        raise _unknown(withdrawal_id)
    keys = [*keys_of(workspace, [(found.party_id, found.currency)]), AccountKey(workspace, PAYOUT, asset_of(found.currency))]
    book = ledger.open_book(session, keys, [HoldKey(workspace, withdrawal_id)])
    row = store_runs.lock_withdrawal(session, workspace, withdrawal_id)
    _must_be(row, withdrawal_id, *(["approved"] if state == "paid" else ["asked"] if state == "void" else ["asked", "approved"]))
    assert row is not None
    if state == "paid":
        if book.balance(AccountKey(workspace, person(row.party_id), debt_of(row.currency))):
            raise Conflict(
                "Goods went back meanwhile and something is owed. Refuse this request; what is left can be asked for.", code="has_debt"
            )
        done = book.post(workspace, withdrawal_id, None, withdrawal_id, "withdrawal_paid", now_ms)
        move = MoveRow(workspace, row.party_id, row.currency, "paid", row.amount, "", now_ms)
        session.write_many(store_orders.MOVES, [move])
    else:
        done = book.void(workspace, withdrawal_id, withdrawal_id, now_ms)
        Mover(book, workspace, now_ms).repay(row.party_id, row.currency, withdrawal_id)
    if done is not None:
        raise WithdrawalState("The amount is no longer held for this request.")
    book.save(session)
    store_runs.set_withdrawal(session, row._replace(state=state, ended_at=now_ms, ended_by=by, reason=reason))


def _must_be(row: WithdrawalRow | None, withdrawal_id: str, *states: str) -> None:
    if row is None:
        raise _unknown(withdrawal_id)
    if row.state not in states:
        raise WithdrawalState(f"This request is {row.state}; that can only be done while it is {' or '.join(states)}.")


def _unknown(withdrawal_id: str) -> NotFound:
    return NotFound(f"There is no withdrawal {withdrawal_id[:40]!r} in this workspace.", code="withdrawal_not_found")


# ------------------------------------------------------------------------------------------------------ runs


def make_run(session: Session, workspace: str, name: str, until: int, by: str, now_ms: int) -> str:
    """A draft over everything before `until` that no run has. The same name again is the same run."""
    here = store_runs.find_run_by_name(session, workspace, name)
    if here is not None:
        if here.until != until:
            raise Conflict("A run of this name exists with another end. Choose another name.", code="run_taken")
        return here.id
    if until > now_ms:
        raise Invalid("A run can only settle what has already happened: its end lies ahead.", code="run_ahead")
    row = RunRow(workspace, new_id("run"), name, until, "draft", now_ms, by, None, None)
    store_runs.insert_run(session, row)
    return row.id


def close_run(session: Session, workspace: str, run_id: str, by: str, now_ms: int) -> list[StatementRow]:
    """Fix the statements; what it takes, no other run takes. Closing again changes nothing and says nothing new."""
    session.lock(f"commission run {workspace}")
    run = get_run(session, workspace, run_id)
    if run.state == "closed":
        return []
    rows = store_runs.sum_moves(session, workspace, run_id, run.until)
    store_runs.take_moves(session, workspace, run_id, run.until)
    session.write_many(store_runs.STATEMENTS, rows)
    store_runs.close_run(session, workspace, run_id, now_ms, by)
    return rows


def get_run(session: Session, workspace: str, run_id: str) -> RunRow:
    """One run; raises `NotFound`."""
    run = store_runs.find_run(session, workspace, run_id)
    if run is None:
        raise NotFound(f"There is no run {run_id[:40]!r} in this workspace.", code="run_not_found")
    return run
