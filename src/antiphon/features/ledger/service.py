"""What is done to the ledger besides single transfers."""

from collections.abc import Sequence
from typing import Final

from antiphon.engine.database.port import ReadSession, Session
from antiphon.features.events.contracts import Merge
from antiphon.features.ledger import store
from antiphon.features.ledger.book import Book
from antiphon.features.ledger.contracts import MERGED, AccountKey, FindDecisions, Transfer, Why

_SAY_MERGED: Final = {
    "zh": "两个身份合并为同一个人，余额一并转入。",
    "en": "Two identities turned out to be one person, so the balances were joined.",
}


def merge_holder(session: Session, workspace: str, old: str, new: str, decision_id: str, at_ms: int) -> None:
    """Everything of `old` becomes `new`'s, in one Book."""
    assets = store.list_assets_of(session, workspace, old)
    holds = store.list_open_holds_of(session, workspace, old)
    if not assets and not holds:
        return
    keys = [AccountKey(workspace, holder, asset) for asset in assets for holder in (old, new)]
    keys += [AccountKey(workspace, new, asset) for _key, asset in holds]
    book = Book()
    book.load(session, keys, [key for key, _asset in holds])
    book.take_over(workspace, old, new, assets, decision_id, at_ms)
    book.save(session)


def take_merges(session: Session, merges: Sequence[Merge]) -> None:
    """What people who turned out to be one had becomes the one's, in the order they were found out. Most have nothing yet."""
    rich: set[tuple[str, str]] = set()
    for workspace in {merge.workspace for merge in merges}:
        holders = sorted({person_holder(merge.from_id) for merge in merges if merge.workspace == workspace})
        rich |= {(workspace, holder) for holder in store.list_holders_with_something(session, workspace, holders)}
    for merge in merges:
        old, new = person_holder(merge.from_id), person_holder(merge.into_id)
        if (merge.workspace, old) in rich:
            merge_holder(session, merge.workspace, old, new, "", merge.at_ms)
            rich.add((merge.workspace, new))  # who may be merged further in this same batch


def person_holder(person_id: str) -> str:
    """A person as a holder."""
    return f"person:{person_id}"


def time_out_holds(session: Session, now_ms: int, limit: int) -> int:
    """One Book for all that are due."""
    due = store.list_due_holds(session, now_ms, limit)
    if not due:
        return 0
    book = Book()
    book.load(session, (), due)
    done = sum(book.time_out(key.workspace, key.name, now_ms) is None for key in due)
    book.save(session)
    return done


def find_why(session: ReadSession, workspace: str, transfer: Transfer, find_decisions: FindDecisions | None) -> Why | None:
    """What stands behind a transfer; None when nobody can say."""
    decision = transfer.decision_id
    if transfer.because == MERGED:
        return Why(decision, None, None, MERGED, _SAY_MERGED)
    return find_decisions(session, workspace, [decision]).get(decision) if find_decisions and decision else None
