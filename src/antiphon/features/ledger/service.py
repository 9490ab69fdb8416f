"""What is done to the ledger besides single transfers."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from antiphon.engine.database.port import ReadSession, Session
from antiphon.features.events.contracts import Merge
from antiphon.features.ledger import lots, store, store_lots
from antiphon.features.ledger.book import Book, Settle
from antiphon.features.ledger.contracts import (
    AVAILABLE,
    DEBT_PAID,
    EXPIRED,
    MERGED,
    PERSON,
    AccountKey,
    FindDecisions,
    LotRule,
    Transfer,
    Why,
)
from antiphon.features.ledger.purses import Purses
from antiphon.features.ledger.settling import Tell
from antiphon.kernel.amounts import WORLD

_SAY: Final[Mapping[str, Mapping[str, str]]] = {  # what the ledger does by itself
    MERGED: {
        "zh": "两个身份合并为同一个人，余额一并转入。",
        "en": "Two identities turned out to be one person, so the balances were joined.",
    },
    EXPIRED: {"zh": "有效期已过，没有用完的部分失效。", "en": "Their time was over, so what was left of them expired."},
    AVAILABLE: {"zh": "等待期已过，可以使用了。", "en": "The waiting time is over: they can be spent."},
    DEBT_PAID: {"zh": "先抵扣之前欠下的数额。", "en": "What was owed from before was paid first."},
}


def settler(tell: Tell | None) -> Settle:
    """What a Book does about accounts that are due."""

    def settle(book: Book, session: Session, keys: Sequence[AccountKey], now_ms: int) -> None:
        Purses(now_ms, tell, book).settle(session, keys)

    return settle


def merge_holder(session: Session, workspace: str, old: str, new: str, decision_id: str, at_ms: int, tell: Tell | None = None) -> None:
    """Everything of `old` becomes `new`'s, in one Book: lots with their references and moments, debts, holds, balances."""
    assets = store.list_assets_of(session, workspace, old)
    holds = store.list_open_holds_of(session, workspace, old)
    lotted = store_lots.list_purses_of(session, workspace, [old, new]) if old.startswith(PERSON) and new.startswith(PERSON) else []
    if old.startswith(PERSON):
        store_lots.save_merged(session, workspace, old, new)
    if not assets and not holds and not lotted:
        return
    keys = [AccountKey(workspace, holder, asset) for asset in assets for holder in (old, new)]
    keys += [AccountKey(workspace, new, asset) for _key, asset in holds]
    purses = Purses(at_ms, tell)
    purses.open(
        session, [AccountKey(workspace, holder, asset) for asset in lotted for holder in (old, new)], keys=keys, holds=[h for h, _ in holds]
    )
    for asset in lotted:
        purses.join(AccountKey(workspace, old, asset), AccountKey(workspace, new, asset), decision_id)
    purses.book.take_over(workspace, old, new, assets, decision_id, at_ms)
    purses.book.save(session)


def take_merges(session: Session, merges: Sequence[Merge], tell: Tell | None) -> None:
    """What people who turned out to be one had becomes the one's, in the order they were found out. Most never had anything."""
    rich: set[tuple[str, str]] = set()
    for workspace in {merge.workspace for merge in merges}:
        holders = sorted({person_holder(merge.from_id) for merge in merges if merge.workspace == workspace})
        rich |= {(workspace, holder) for holder in store.list_holders_with_something(session, workspace, holders)}
    for merge in merges:
        old, new = person_holder(merge.from_id), person_holder(merge.into_id)
        if (merge.workspace, old) in rich:
            merge_holder(session, merge.workspace, old, new, "", merge.at_ms, tell)
            rich.add((merge.workspace, new))  # who may be merged further in this same batch


def set_rule(session: Session, workspace: str, asset: str, rule: LotRule, now_ms: int) -> None:
    """From now on units of the asset last by this rule; what was given before keeps its own, but for inactivity."""
    key = AccountKey(workspace, WORLD, asset)
    book = Book()
    book.load(session, [key])
    rules = book.rules_of(key)
    kept = [one for one in rules if one.since_ms < now_ms]
    text = msgspec.json.encode([*kept, msgspec.structs.replace(rule, since_ms=now_ms)]).decode()
    store_lots.save_rules(session, key, text)
    if rule.inactivity_days and rule.inactivity_days != (rules[-1].inactivity_days if rules else 0):
        store_lots.make_all_due(session, workspace, asset, now_ms)


def find_rule(session: ReadSession, workspace: str, asset: str) -> LotRule | None:
    """The rule in force last; None when units never run out."""
    text = store_lots.read_rules(session, AccountKey(workspace, WORLD, asset))
    return lots.read_rules(text)[-1] if text else None


def settle_due(session: Session, now_ms: int, limit: int, tell: Tell | None) -> int:
    """Settle accounts that time has changed, one Book for all; how many."""
    due = store_lots.list_due(session, now_ms, limit)
    if due:
        purses = Purses(now_ms, tell)
        purses.open(session, due)
        purses.book.save(session)
    return len(due)


def person_holder(person_id: str) -> str:
    """A person as a holder."""
    return PERSON + person_id


def time_out_holds(session: Session, now_ms: int, limit: int, tell: Tell | None) -> int:
    """One Book for all that are due."""
    due = store.list_due_holds(session, now_ms, limit)
    if not due:
        return 0
    book = Book(settler(tell), now_ms)
    book.load(session, (), due)
    done = sum(book.time_out(key.workspace, key.name, now_ms) is None for key in due)
    book.save(session)
    return done


def find_whys(session: ReadSession, workspace: str, transfers: Sequence[Transfer], find_decisions: FindDecisions | None) -> dict[str, Why]:
    """What stands behind transfers, by their ids; those of which nobody can say it are left out."""
    own = [transfer for transfer in transfers if transfer.because in _SAY]
    decided = [transfer for transfer in transfers if transfer.because not in _SAY and transfer.decision_id]
    known: Mapping[str, Why] = {}
    if find_decisions and decided:
        known = find_decisions(session, workspace, sorted({one.decision_id for one in decided}))
    whys = {one.id: known[one.decision_id] for one in decided if one.decision_id in known}
    return whys | {one.id: Why(one.decision_id, None, None, one.because, _SAY[one.because]) for one in own}
