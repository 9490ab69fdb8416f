"""The ledger's Book as one stimulus sees it: the play's stock, the person's purse, and every movement signed with the decision."""

from collections.abc import Sequence
from typing import Protocol

from antiphon.features.ledger.api import Book
from antiphon.features.ledger.contracts import Refusal, Short
from antiphon.features.plays.asking import Denied
from antiphon.features.plays.running import Running
from antiphon.kernel.amounts import Asset
from antiphon.kernel.clock import to_ms
from antiphon.sdk import effects as sdk


class Account(Protocol):
    """An account inside a Book."""

    def spendable(self) -> int:
        """What may leave it now."""
        ...


Accounts = Sequence[tuple[Asset, Account]]  # what somebody can have of everything the play deals in


class BookTill:
    """A `Till` over a Book."""

    __slots__ = ("_at_ms", "_book", "_decision_id", "_purse", "_running", "_stock", "person")

    def __init__(
        self, book: Book, running: Running, person: str | None, stock: Accounts, purse: Accounts, decision_id: str, at_ms: int
    ) -> None:
        self._book = book
        self._running = running
        self._stock = stock
        self._purse = purse
        self._decision_id = decision_id
        self._at_ms = at_ms
        self.person = person

    def left(self) -> dict[Asset, int]:
        return {asset: account.spendable() for asset, account in self._stock}

    def purse(self) -> dict[Asset, int]:
        return {asset: account.spendable() for asset, account in self._purse}

    def transfer(self, asset: str, amount: int, source: str, target: str, because: str) -> bool:
        done = self._book.transfer(self._running.workspace, asset, amount, source, target, self._decision_id, because, self._at_ms)
        return done is None

    def hold(self, effect: sdk.Hold, source: str, target: str, because: str) -> Denied | None:
        workspace, name, until = self._running.workspace, self._name(effect.name), to_ms(effect.until)
        done = self._book.hold(workspace, name, effect.asset, effect.amount, source, target, until, self._decision_id, because, self._at_ms)
        if isinstance(done, Short):
            return Denied("sold_out" if source == self._running.holder else "too_little", source, effect.asset)
        return _denied(done)

    def post(self, effect: sdk.Post, because: str) -> Denied | None:
        name = self._name(effect.name)
        return _denied(self._book.post(self._running.workspace, name, effect.amount, self._decision_id, because, self._at_ms))

    def void(self, effect: sdk.Void) -> Denied | None:
        return _denied(self._book.void(self._running.workspace, self._name(effect.name), self._decision_id, self._at_ms))

    def mark(self) -> int:
        return self._book.mark()

    def undo(self, mark: int) -> None:
        self._book.undo(mark)

    def _name(self, name: str) -> str:
        """A hold's name is unique within its play; the ledger wants it unique in the workspace."""
        return f"{self._running.id}/{name}"


def _denied(done: Refusal | None) -> Denied | None:
    return None if done is None else Denied("hold_over")
