"""Where commission lies in the ledger, and the few ways in which it moves there.

frozen:<person> has what the return period may still take back; person:<person> what can be paid out; the asset
`commission_debt:<currency>` at a person is what was taken back after it had been paid.
"""

from collections.abc import Iterable

from antiphon.features.ledger.api import Book
from antiphon.features.ledger.contracts import AccountKey
from antiphon.kernel.amounts import WORLD

PAYOUT = "payout"  # who has got what was paid outside


def asset_of(currency: str) -> str:
    """Commission in a currency."""
    return f"commission:{currency}"


def debt_of(currency: str) -> str:
    """What a party owes back in a currency."""
    return f"commission_debt:{currency}"


def person(party_id: str) -> str:
    """A party as the holder of what can be paid out."""
    return f"person:{party_id}"


def frozen(party_id: str) -> str:
    """A party as the holder of what is frozen."""
    return f"frozen:{party_id}"


def keys_of(workspace: str, pairs: Iterable[tuple[str, str]]) -> list[AccountKey]:
    """Every account of parties in currencies."""
    keys: list[AccountKey] = []
    for party_id, currency in sorted(set(pairs)):
        asset = asset_of(currency)
        keys += [
            AccountKey(workspace, person(party_id), asset),
            AccountKey(workspace, frozen(party_id), asset),
            AccountKey(workspace, person(party_id), debt_of(currency)),
        ]
    return keys


class Mover:
    """Moves commission in a Book; every transfer is signed with the order's (or the withdrawal's) own id."""

    def __init__(self, book: Book, workspace: str, at_ms: int) -> None:
        self._book = book
        self._workspace = workspace
        self._at_ms = at_ms

    def freeze(self, party_id: str, currency: str, amount: int, decision: str) -> None:
        """An order earned somebody something."""
        self._move(asset_of(currency), amount, WORLD, frozen(party_id), decision, "commission_earned")

    def take_from_frozen(self, party_id: str, currency: str, amount: int, decision: str) -> None:
        """Goods went back before the return period was over."""
        self._move(asset_of(currency), amount, frozen(party_id), WORLD, decision, "commission_taken_back")

    def release(self, party_id: str, currency: str, amount: int, decision: str) -> None:
        """The return period is over: it can be paid out, once what is owed has been paid back."""
        self._move(asset_of(currency), amount, frozen(party_id), person(party_id), decision, "commission_available")
        self.repay(party_id, currency, decision)

    def claw_back(self, party_id: str, currency: str, amount: int, decision: str) -> int:
        """Goods went back after that: taken from what is there; the rest becomes a debt. How much became one."""
        have = min(amount, self._book.spendable(AccountKey(self._workspace, person(party_id), asset_of(currency))))
        self._move(asset_of(currency), have, person(party_id), WORLD, decision, "commission_taken_back")
        self._move(debt_of(currency), amount - have, WORLD, person(party_id), decision, "commission_owed")
        return amount - have

    def repay(self, party_id: str, currency: str, decision: str) -> None:
        """Whatever is owed and can be, is paid back at once."""
        owed = self._book.balance(AccountKey(self._workspace, person(party_id), debt_of(currency)))
        amount = min(owed, self._book.spendable(AccountKey(self._workspace, person(party_id), asset_of(currency))))
        self._move(asset_of(currency), amount, person(party_id), WORLD, decision, "commission_debt_paid")
        self._move(debt_of(currency), amount, person(party_id), WORLD, decision, "commission_debt_paid")

    def _move(self, asset: str, amount: int, source: str, target: str, decision: str, because: str) -> None:
        if amount:
            short = self._book.transfer(self._workspace, asset, amount, source, target, decision, because, self._at_ms)
            assert short is None, f"{source} was to give {amount} of {asset} that was counted as its own"
