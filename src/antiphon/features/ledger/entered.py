"""One account inside a Book."""

from antiphon.engine.database.port import Value
from antiphon.features.ledger import store
from antiphon.features.ledger.contracts import AccountKey
from antiphon.kernel.amounts import MAX_AMOUNT


class Entered:
    """One account inside a Book: as it was stored, and as it is now."""

    __slots__ = (
        "balance",
        "credited",
        "debt",
        "due_at",
        "floor",
        "held",
        "is_new",
        "key",
        "stored_balance",
        "stored_debt",
        "stored_due_at",
        "stored_held",
    )

    def __init__(
        self, key: AccountKey, balance: int, held: int, floor: int | None, due_at: int | None = None, debt: int = 0, *, is_new: bool
    ) -> None:
        self.key = key
        self.floor = floor
        self.balance = self.stored_balance = balance
        self.held = self.stored_held = held
        self.due_at = self.stored_due_at = due_at  # when time alone next changes what may leave; see purses.py
        self.debt = self.stored_debt = debt  # what is owed is paid before anything may leave
        self.credited = 0  # what came in since the Book was opened or saved
        self.is_new = is_new

    def spendable(self) -> int:
        """What may leave. The world may issue until its balance is as low as one can be."""
        if self.floor is None:
            return min(MAX_AMOUNT + self.balance - self.held, MAX_AMOUNT)
        return self.balance - self.held - self.floor - self.debt

    def is_due(self, at_ms: int) -> bool:
        """Whether time has changed what may leave."""
        return self.due_at is not None and self.due_at <= at_ms

    def be_due(self, at_ms: int) -> None:
        """Be looked at no later than then."""
        if self.due_at is None or at_ms < self.due_at:
            self.due_at = at_ms

    def has_turned(self) -> bool:
        """Whether the due moment or the debt changed."""
        return self.due_at != self.stored_due_at or self.debt != self.stored_debt

    def row(self) -> tuple[Value, ...] | None:
        """The change to store, or None."""
        balance, held = self.balance - self.stored_balance, self.held - self.stored_held
        if not (balance or held or self.credited) and self.due_at == self.stored_due_at and self.debt == self.stored_debt:
            return None
        return (store.account_id(self.key), *self.key[:2], self.key[2], balance, held, self.credited, self.floor if self.is_new else None)

    def saved(self) -> None:
        """What is now is what is stored."""
        self.stored_balance, self.stored_held, self.credited, self.is_new = self.balance, self.held, 0, False
        self.stored_due_at, self.stored_debt = self.due_at, self.debt
