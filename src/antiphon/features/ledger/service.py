"""What is done to the ledger besides single transfers."""

from antiphon.engine.database.port import Session
from antiphon.features.ledger import store
from antiphon.features.ledger.book import Book
from antiphon.features.ledger.contracts import AccountKey


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
