"""What operators do to budgets: each in one transaction, with a reason, and a line in the budget's history."""

from collections.abc import Sequence

import msgspec

from antiphon.engine.database.port import Session
from antiphon.engine.ident import new_id
from antiphon.features.budgets import store
from antiphon.features.budgets.contracts import BudgetDraft, BudgetEdit
from antiphon.features.budgets.lines import LIMIT, Ruled, holder_of, own_keys, read_ruled
from antiphon.features.budgets.store import BudgetRow
from antiphon.features.events.contracts import Merge
from antiphon.features.ledger.api import Book, Ledger
from antiphon.features.ledger.contracts import AccountKey
from antiphon.kernel.amounts import MAX_AMOUNT, WORLD
from antiphon.kernel.clock import to_ms
from antiphon.kernel.errors import Conflict, Invalid, NotFound


class BudgetChanged(Conflict):
    """Somebody else was quicker."""

    code = "budget_changed"


class BelowSpent(Conflict):
    """A budget cannot be less than what was spent of it."""

    code = "below_spent"


def not_found(budget_id: str) -> NotFound:
    """There is no such budget here."""
    return NotFound(f"There is no budget {budget_id[:40]!r} in this workspace.", code="budget_not_found")


def create(session: Session, ledger: Ledger, workspace: str, currency: str, draft: BudgetDraft, by: str, now_ms: int) -> str:
    """A new budget with what it is given at first; its id."""
    _check_dates(draft)
    row = BudgetRow(
        workspace,
        new_id("bud"),
        1,
        msgspec.json.encode(draft.name).decode(),
        draft.campaign.strip(),
        draft.measure,
        currency,
        1 if draft.measure == "money" else draft.unit_cost_minor,
        "running",
        None,
        msgspec.json.encode(draft.terms).decode(),
        None if draft.starts_at is None else to_ms(draft.starts_at),
        None if draft.ends_at is None else to_ms(draft.ends_at),
        now_ms,
    )
    ruled = read_ruled(row)
    if draft.amount:
        book = ledger.open_book(session, own_keys(ruled))
        book.transfer(workspace, ruled.asset, draft.amount, WORLD, holder_of(row.id), row.id, "budget_given", now_ms)
        book.save(session)
    store.insert_budget(session, row)
    store.add_change(session, (workspace, row.id, now_ms, by, "created", draft.amount, ""))
    return row.id


def update(session: Session, workspace: str, budget_id: str, edit: BudgetEdit, by: str, now_ms: int) -> None:
    """Change name, campaign, limits, rule, alerts and dates. A limit may fall below what was spent: then it has no room left."""
    row = store.lock_budget(session, workspace, budget_id)
    if row is None:
        raise not_found(budget_id)
    if edit.revision != row.revision:
        raise BudgetChanged("Somebody changed this budget while you were editing. Load it again and repeat your change.")
    _check_dates(edit)
    changed = row._replace(
        revision=row.revision + 1,
        name=msgspec.json.encode(edit.name).decode(),
        campaign=edit.campaign.strip(),
        terms=msgspec.json.encode(edit.terms).decode(),
        starts_at=None if edit.starts_at is None else to_ms(edit.starts_at),
        ends_at=None if edit.ends_at is None else to_ms(edit.ends_at),
    )
    store.update_budget(session, changed)
    store.add_change(session, (workspace, budget_id, now_ms, by, "edited", 0, ""))


def top_up(session: Session, ledger: Ledger, workspace: str, budget_id: str, amount: int, reason: str, by: str, now_ms: int) -> None:
    """Give a budget more."""
    ruled, book = _open(session, ledger, workspace, budget_id)
    left, spent = (book.balance(key) for key in own_keys(ruled))
    if left + spent + amount > MAX_AMOUNT:
        raise Invalid(f"A budget cannot hold more than {MAX_AMOUNT}.", code="budget_too_large")
    if book.transfer(workspace, ruled.asset, amount, WORLD, holder_of(budget_id), budget_id, "budget_given", now_ms) is not None:
        raise Invalid("All budgets together cannot hold that much.", code="budget_too_large")
    book.save(session)
    store.add_change(session, (workspace, budget_id, now_ms, by, "topped_up", amount, reason))


def reduce(session: Session, ledger: Ledger, workspace: str, budget_id: str, amount: int, reason: str, by: str, now_ms: int) -> None:
    """Take some of what is left away. Raises `BelowSpent`: what was spent stays spent."""
    ruled, book = _open(session, ledger, workspace, budget_id)
    short = book.transfer(workspace, ruled.asset, amount, holder_of(budget_id), WORLD, budget_id, "budget_reduced", now_ms)
    if short is not None:
        raise BelowSpent(f"Only {short.spendable} is left of this budget, so at most that can be taken away.")
    book.save(session)
    store.add_change(session, (workspace, budget_id, now_ms, by, "reduced", amount, reason))


def stop(session: Session, ledger: Ledger, workspace: str, budget_id: str, reason: str, by: str, now_ms: int) -> None:
    """Nothing more is spent from the moment this is committed: a spend under way has either come first, or sees it."""
    _open(session, ledger, workspace, budget_id)
    row = store.lock_budget(session, workspace, budget_id)
    assert row is not None
    if row.state == "stopped":
        raise Conflict("This budget is stopped already.", code="budget_stopped")
    store.set_breaker(session, workspace, budget_id, "by_hand")
    store.add_change(session, (workspace, budget_id, now_ms, by, "stopped", 0, reason))


def resume(session: Session, ledger: Ledger, workspace: str, budget_id: str, reason: str, by: str, now_ms: int) -> None:
    """Let a stopped budget run again."""
    _open(session, ledger, workspace, budget_id)
    row = store.lock_budget(session, workspace, budget_id)
    assert row is not None
    if row.state != "stopped":
        raise Conflict("This budget is not stopped.", code="budget_running")
    store.set_breaker(session, workspace, budget_id, None)
    store.add_change(session, (workspace, budget_id, now_ms, by, "resumed", 0, reason))


def take_merges(session: Session, ledger: Ledger, merges: Sequence[Merge]) -> None:
    """One person, one limit: what both had used is used, and what both had spent is theirs."""
    for workspace in sorted({merge.workspace for merge in merges}):
        here = [merge for merge in merges if merge.workspace == workspace]
        people = sorted({merge.from_id for merge in here})
        if not store.has_people(session, workspace, people):
            continue
        for merge in here:
            _merge(session, ledger, merge)


def _merge(session: Session, ledger: Ledger, merge: Merge) -> None:
    """What a limit's account had put in, and what is left in it, move together: the two uses add up."""
    workspace, old, new = merge.workspace, merge.from_id, merge.into_id
    pairs = {
        holder: (holder.replace(f"/person:{old}", f"/person:{new}", 1), budget_id, opened)
        for holder, budget_id, _, opened in store.list_limits_of(session, workspace, [old])
    }
    book = ledger.open_book(session, [AccountKey(workspace, each, LIMIT) for holder, pair in pairs.items() for each in (holder, pair[0])])
    had = store.read_opened(session, workspace, [pair[0] for pair in pairs.values()])
    for holder, (target, budget_id, opened) in sorted(pairs.items()):
        left = book.balance(AccountKey(workspace, holder, LIMIT))
        if left:
            book.transfer(workspace, LIMIT, left, holder, target, "", "people_merged", merge.at_ms)
        store.drop_limit(session, workspace, holder)
        bulk = store.LIMITS if target in had else store.NEW_LIMITS
        session.write_many(bulk, [(workspace, target, budget_id, new, had.get(target, 0) + opened)])
    book.save(session)
    store.rename_person(session, workspace, old, new)


def _open(session: Session, ledger: Ledger, workspace: str, budget_id: str) -> tuple[Ruled, Book]:
    """A budget with its accounts locked."""
    row = store.read_budgets(session, workspace, [budget_id]).get(budget_id)
    if row is None:
        raise not_found(budget_id)
    ruled = read_ruled(row)
    return ruled, ledger.open_book(session, own_keys(ruled))


def _check_dates(draft: BudgetDraft | BudgetEdit) -> None:
    if any(moment is not None and moment.tzinfo is None for moment in (draft.starts_at, draft.ends_at)):
        raise Invalid("A moment needs its offset from UTC, for example 2026-11-01T00:00:00+08:00.", code="no_zone")
    if draft.starts_at is not None and draft.ends_at is not None and draft.ends_at <= draft.starts_at:
        raise Invalid("The end must lie after the beginning.", code="bad_dates")
