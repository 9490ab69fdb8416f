"""The door of the ledger."""

from collections.abc import Iterable, Sequence

from antiphon.engine.database.port import ReadSession, Session
from antiphon.features.ledger import service, store
from antiphon.features.ledger.book import Book, NotOpened
from antiphon.features.ledger.contracts import AccountKey, HoldKey

__all__ = ["Book", "Ledger", "NotOpened"]


class Ledger:
    """Everything countable. Writing goes through a `Book` inside somebody's transaction; reading is by page."""

    def open_book(self, session: Session, keys: Iterable[AccountKey], holds: Iterable[HoldKey] = ()) -> Book:
        """Lock and read the accounts (unknown ones start at 0) and the holds; the accounts of the holds come by themselves."""
        book = Book()
        book.load(session, keys, holds)
        return book

    def read_spendable(self, session: ReadSession, keys: Sequence[AccountKey]) -> dict[AccountKey, int]:
        """What may leave each account, without locking; 0 for accounts that do not exist yet, and for none of the world's."""
        return store.read_spendable(session, keys)

    def merge_holder(self, session: Session, workspace: str, old: str, new: str, decision_id: str, at_ms: int) -> None:
        """Move all balances of one holder, and its part in open holds, to another. Doing it again moves only what came since."""
        service.merge_holder(session, workspace, old, new, decision_id, at_ms)

    def time_out_holds(self, session: Session, now_ms: int, limit: int = 500) -> int:
        """Give back holds whose time is over, the oldest first; how many."""
        return service.time_out_holds(session, now_ms, limit)
