"""The life of the uses of a checkout: reserved, redeemed, released, timed out, returned. Each ends exactly once.

A refusal changes nothing. What is asked twice is answered twice and done once: a checkout's id is the key of everything about it.
"""

from collections.abc import Sequence
from typing import Any

import msgspec

from antiphon.engine.database.port import Session
from antiphon.features.budgets.contracts import BudgetRefusal
from antiphon.features.promotions.batch import ACTIVE, Batch, Tools, counted_keys, limit_keys, stock_keys
from antiphon.features.promotions.intents import Intent, No, Redeem, Release, Reserve, Return, Scan, Settled, TimeOut, Wanted
from antiphon.features.promotions.memory import Running
from antiphon.features.promotions.refunds import add_refund
from antiphon.features.promotions.scanning import name_scans
from antiphon.features.promotions.store_uses import CheckoutRow, UseRow, VoucherRow


def settle_all(session: Session, tools: Tools, now_ms: int, intents: Sequence[Intent]) -> list[Settled]:
    """Carry out intents in their order, in the transaction of `session`. Several about one checkout follow one another."""
    named = name_scans(session, tools, intents)
    settled = iter(_settle_named(session, tools, now_ms, [each for each in named if not isinstance(each, Settled)]))
    return [each if isinstance(each, Settled) else next(settled) for each in named]


def _settle_named(session: Session, tools: Tools, now_ms: int, intents: Sequence[Intent]) -> list[Settled]:
    answers: list[Settled] = []
    rest = list(intents)
    while rest:
        seen: set[tuple[str, str]] = set()
        size = 0
        for intent in rest:
            order = getattr(intent, "order_id", None) or intent.checkout_id
            names = {(intent.workspace, intent.checkout_id), (intent.workspace, f"\x1f{order}")}
            if names & seen:
                break
            seen |= names
            size += 1
        batch = Batch(tools, now_ms)
        batch.load(session, rest[:size])
        answers += [_settle(batch, place, intent) for place, intent in enumerate(rest[:size])]
        batch.save(session)
        rest = rest[size:]
    return answers


def _settle(batch: Batch, place: int, intent: Intent) -> Settled:
    mark = batch.mark(intent.workspace)
    match intent:
        case Reserve():
            refused = _reserve(batch, intent, batch.wanted[place])
        case Redeem():
            refused = _redeem(batch, intent, batch.wanted[place])
        case Release():
            refused = _release(batch, intent)
        case Return():
            refused = _return(batch, intent)
        case TimeOut():
            refused = _time_out(batch, intent)
        case Scan():
            raise AssertionError("a scan is named before it is settled")
    if refused:
        batch.undo(intent.workspace, mark)
    batch.keep()
    row = batch.checkouts.get((intent.workspace, intent.checkout_id))
    uses = batch.uses[intent.workspace, intent.checkout_id]
    copies = tuple(msgspec.structs.replace(use) for use in uses)
    return Settled(None if row is None else msgspec.structs.replace(row), copies, tuple(refused))


# ------------------------------------------------------------------------------------------------------------------- reserve


def _reserve(batch: Batch, intent: Reserve, wanted: Sequence[Wanted]) -> list[No]:
    row = batch.checkouts.get((intent.workspace, intent.checkout_id))
    if row is not None:
        if row.asked == intent.asked and (row.state == "redeemed" or (row.state == "reserved" and batch.now_ms < row.until_at)):
            return []  # the same again: nothing more to do
        if row.state == "redeemed":
            return [No("already_redeemed")]
        if row.state == "returned":
            return [No("already_returned")]
        if intent.sequence < row.sequence:
            return [No("older_cart", values={"sequence": row.sequence})]
        _end_uses(batch, row, "released" if batch.now_ms < row.until_at else "expired", "replaced")
    taken = None if intent.order_id is None else batch.orders.get((intent.workspace, intent.order_id))
    if taken not in {None, intent.checkout_id}:
        return [No("order_taken", values={"checkout_id": taken or ""})]
    person = batch.canonical(intent.workspace, intent.person_id)
    refused = [no for want in wanted if (no := _take(batch, intent.checkout_id, person, intent.workspace, want)) is not None]
    if refused:
        return refused
    _write_checkout(batch, intent, person, row)
    for use in () if intent.redeem else _active(batch, intent.workspace, intent.checkout_id):
        batch.tell(use, "Coupon Reserved")
    if intent.redeem:  # in one breath: nobody need hear of a reservation
        row = batch.checkouts[intent.workspace, intent.checkout_id]
        _pay(batch, row, intent.order_id, intent.because)
    return []


def _write_checkout(batch: Batch, intent: Reserve, person: str, row: CheckoutRow | None) -> None:
    fields: dict[str, Any] = {
        "person_id": person,
        "state": "reserved",
        "asked": intent.asked,
        "sequence": intent.sequence,
        "order_id": intent.order_id or (row.order_id if row else None),
        "currency": intent.currency,
        "total_minor": intent.total_minor,
        "discount_minor": intent.discount_minor,
        "cart": intent.cart,
        "answer": intent.answer,
        "until_at": batch.now_ms + intent.hold_ms,
        "reserved_at": batch.now_ms,
        "settled_at": None,
        "because": intent.because,
    }
    if row is None:
        batch.add_checkout(CheckoutRow(workspace=intent.workspace, id=intent.checkout_id, refunds="[]", version=1, **fields))
    else:
        batch.set(row, **fields)


def _take(batch: Batch, checkout_id: str, person: str, workspace: str, want: Wanted) -> No | None:
    """One use, with every guard: the promotion, the code, the limits, the stock, the budget. What it changed before a No is undone."""
    running = batch.promotions.get((workspace, want.promotion_id))
    if running is None:
        return No("unknown_promotion" if want.promotion_id else "unknown_code", want.promotion_id, want.code)
    now = batch.now_ms
    if not running.is_open(now):
        reason = "switched_off" if running.state != "live" else "not_yet_valid" if now < running.starts_ms else "expired"
        return No(reason, running.id, want.code)
    if want.revision is not None and want.revision != running.revision:
        return No("changed", running.id, want.code)
    mark = batch.mark(workspace)
    reason = _take_code(batch, running, person, want) or _take_limits(batch, running, checkout_id, person)
    counted = "".join(letter for letter, _, _ in limit_keys(running, person, batch.today(workspace)))
    if not reason and running.rules.limits.total is not None:
        counted += "s"
        left, taken = stock_keys(running)
        if batch.book.transfer(workspace, left.asset, 1, left.holder, taken.holder, want.id, "coupon_reserved", now):
            reason = "used_up"
    charge = ""
    if not reason and running.draft.budget_id:
        spend = batch.spend(running, want, person)
        refused: BudgetRefusal | None = batch.tills[workspace].charge(batch.book, spend)
        reason, charge = (refused.reason, "") if refused else ("", spend.id)
    if reason:
        batch.undo(workspace, mark)
        return No(reason, running.id, want.code)
    day = batch.today(workspace)
    batch.add_use(
        UseRow(
            workspace, want.id, checkout_id, running.id, running.revision, want.code, person, "reserved", want.discount_minor,
            counted, day, charge, now, None, None, "reserved",
        )
    )  # fmt: skip
    batch.figure(workspace, running.id, "reserved")
    return None


def _take_code(batch: Batch, running: Running, person: str, want: Wanted) -> str:
    """Why the code cannot be used, or "" after it has been taken."""
    if not running.rules.by_code:
        return ""
    if not want.code:
        return "needs_code"
    if want.code == running.code:
        return ""
    voucher = batch.vouchers.get((running.workspace, want.code))
    reason = why_not(voucher, running.id, person, batch.now_ms)
    if not reason and voucher is not None:
        batch.set(voucher, state="reserved", because="reserved")
    return reason


def why_not(voucher: VoucherRow | None, promotion_id: str, person: str, now_ms: int) -> str:
    """Why a voucher cannot be used now by this person; "" when it can."""
    if voucher is None or voucher.promotion_id != promotion_id:
        return "unknown_code"
    if voucher.person_id and voucher.person_id != person:
        return "not_yours"
    if voucher.state != "open":
        return {"reserved": "in_other_checkout", "redeemed": "already_used"}.get(voucher.state, voucher.state)
    if now_ms < voucher.from_at:
        return "not_yet_valid"
    return "expired" if voucher.until_at is not None and now_ms >= voucher.until_at else ""


def _take_limits(batch: Batch, running: Running, checkout_id: str, person: str) -> str:
    limits = running.rules.limits
    if not person and (limits.per_person is not None or limits.per_person_day is not None):
        return "person_needed"
    here = sum(use.promotion_id == running.id for use in _active(batch, running.workspace, checkout_id))
    if here >= limits.per_order:
        return "limit_reached"
    for letter, key, cap in limit_keys(running, person, batch.today(running.workspace)):
        tally = batch.tallies[key]
        if tally.count + 1 > cap:
            return "used_up" if letter == "a" else "limit_reached"
        batch.count(tally, 1, cap)
    return ""


# -------------------------------------------------------------------------------------------------------------------- redeem


def _redeem(batch: Batch, intent: Redeem, again: Sequence[Wanted]) -> list[No]:
    row = batch.checkouts.get((intent.workspace, intent.checkout_id))
    if row is None:
        return [No("checkout_unknown")]
    if intent.order_id is not None:
        taken = batch.orders.get((intent.workspace, intent.order_id))
        if taken not in {None, row.id} or row.order_id not in {None, intent.order_id}:
            return [No("order_taken", values={"order_id": row.order_id or "", "checkout_id": taken or row.id})]
    if row.state == "redeemed":
        if intent.order_id is not None and row.order_id is None:
            batch.set(row, order_id=intent.order_id)
        return []
    if row.state == "returned":
        return [No("already_returned")]
    if row.state == "reserved" and batch.now_ms < row.until_at:
        _pay(batch, row, intent.order_id, intent.because)
        return []
    return _retake(batch, row, intent, again)


def _retake(batch: Batch, row: CheckoutRow, intent: Redeem, again: Sequence[Wanted]) -> list[No]:
    """Payment after the hold was over: take everything again if the promotions allow it, all or nothing."""
    if row.state == "reserved":
        _end_uses(batch, row, "expired", "timed_out")
    again = [want for want in again if want.held_at == row.reserved_at]
    strict = [
        No("held_too_long", want.promotion_id, want.code)
        for want in again
        if (running := batch.promotions.get((row.workspace, want.promotion_id))) is None or running.draft.policy.late == "refuse"
    ]
    if strict:
        return strict
    refused = [no for want in again if (no := _take(batch, row.id, row.person_id, row.workspace, want)) is not None]
    if refused:
        return refused
    _pay(batch, row, intent.order_id, "paid_late")
    return []


def _pay(batch: Batch, row: CheckoutRow, order_id: str | None, because: str) -> None:
    for use in _active(batch, row.workspace, row.id):
        batch.set(use, state="redeemed", redeemed_at=batch.now_ms, settled_at=batch.now_ms, because=because)
        voucher = batch.vouchers.get((row.workspace, use.code))
        if voucher is not None:
            batch.set(voucher, state="redeemed", because="redeemed")
        batch.figure(row.workspace, use.promotion_id, "redeemed")
        batch.figure(row.workspace, use.promotion_id, "discount_minor", use.discount_minor)
        batch.tell(use, "Coupon Redeemed", order_id=order_id or row.order_id or "")
    batch.set(row, state="redeemed", settled_at=batch.now_ms, because=because, order_id=order_id or row.order_id)


# ------------------------------------------------------------------------------------------------------------------ give back


def _release(batch: Batch, intent: Release) -> list[No]:
    row = batch.checkouts.get((intent.workspace, intent.checkout_id))
    if row is None:
        return [No("checkout_unknown")]
    if row.state == "redeemed":
        return [No("already_redeemed")]
    if row.state == "reserved":
        late = batch.now_ms >= row.until_at
        _end_uses(batch, row, "expired" if late else "released", "timed_out" if late else intent.because)
        batch.set(row, state="expired" if late else "released", settled_at=batch.now_ms, because="timed_out" if late else intent.because)
    return []


def _time_out(batch: Batch, intent: TimeOut) -> list[No]:
    row = batch.checkouts.get((intent.workspace, intent.checkout_id))
    if row is not None and row.state == "reserved" and batch.now_ms >= row.until_at:
        _end_uses(batch, row, "expired", "timed_out")
        batch.set(row, state="expired", settled_at=batch.now_ms, because="timed_out")
    return []


def _return(batch: Batch, intent: Return) -> list[No]:
    row = batch.checkouts.get((intent.workspace, intent.checkout_id))
    if row is None:
        return [No("checkout_unknown")]
    if row.state == "reserved":
        return _release(batch, Release(intent.workspace, intent.checkout_id, intent.because))
    if row.state != "redeemed":
        return []
    refunds, is_whole = add_refund(row.refunds, row.total_minor, intent)
    if refunds != row.refunds:
        batch.set(row, refunds=refunds)
    if not is_whole:
        return []
    for use in _active(batch, row.workspace, row.id):
        running = batch.promotions.get((row.workspace, use.promotion_id))
        if running is None or running.draft.policy.returns == "whole":
            _give_back(batch, use, "returned", intent.because)
            batch.figure(row.workspace, use.promotion_id, "returned")
            batch.figure(row.workspace, use.promotion_id, "discount_minor", -use.discount_minor)
            batch.tell(use, "Coupon Returned", order_id=row.order_id or "")
    batch.set(row, state="returned", settled_at=batch.now_ms, because=intent.because)
    return []


def _end_uses(batch: Batch, row: CheckoutRow, state: str, because: str) -> None:
    """Give everything back that a reservation holds."""
    for use in _active(batch, row.workspace, row.id):
        _give_back(batch, use, state, because)
        batch.figure(row.workspace, use.promotion_id, "given_back")
        batch.tell(use, "Coupon Released", because=because)


def _give_back(batch: Batch, use: UseRow, state: str, because: str) -> None:
    for _, key in counted_keys(use):
        batch.count(batch.tallies[key], -1)
    running = batch.promotions.get((use.workspace, use.promotion_id))
    if "s" in use.counted and running is not None:
        left, taken = stock_keys(running)
        short = batch.book.transfer(use.workspace, left.asset, 1, taken.holder, left.holder, use.id, f"coupon_{state}", batch.now_ms)
        assert short is None, "a use that was counted is in the account of uses"
    if use.charge:
        batch.tills[use.workspace].give_back(batch.book, use.charge, f"back:{use.id}", batch.now_ms)
    voucher = batch.vouchers.get((use.workspace, use.code))
    if voucher is not None and voucher.state in ACTIVE:
        over = voucher.until_at is not None and batch.now_ms >= voucher.until_at
        batch.set(voucher, state="expired" if over else "open", because=because)
        if over:
            batch.tell(use, "Coupon Expired")
    batch.set(use, state=state, settled_at=batch.now_ms, because=because)


def _active(batch: Batch, workspace: str, checkout_id: str) -> list[UseRow]:
    return [use for use in batch.uses[workspace, checkout_id] if use.state in ACTIVE]
