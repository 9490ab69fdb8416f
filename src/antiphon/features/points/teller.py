"""A teller: one transaction's dealings with wallets, in the words of the points feature."""

from collections.abc import Mapping

from antiphon.engine.database.port import Session
from antiphon.features.ledger.api import Book, Purses
from antiphon.features.ledger.contracts import AccountKey, GrantKey, SpendKey
from antiphon.features.points.contracts_wallets import Given, GivenBack, Refusal, Short, TakenBack, TooLittle, Wallet
from antiphon.kernel.amounts import WORLD
from antiphon.kernel.clock import DAY_MS
from antiphon.kernel.errors import NotFound


class Teller:
    """Gives, takes back, spends and gives back. What was not named when it was opened raises `NotOpened`.

    Refusals are values and have changed nothing. Nothing is written before `save`; `book.mark` and `book.undo` undo lots too.
    """

    def __init__(self, purses: Purses, workspace: str, wallets: Mapping[str, Wallet]) -> None:
        self._purses = purses
        self._workspace = workspace
        self._wallets = wallets
        self.now_ms = purses.now_ms

    @property
    def book(self) -> Book:
        """The Book under it all, for a budget's till and for marks."""
        return self._purses.book

    def spendable(self, wallet: str, person_id: str) -> int:
        """What a person may spend now, never under 0."""
        return max(self.book.spendable(self._key(wallet, person_id)), 0)

    def pending(self, wallet: str, person_id: str) -> int:
        """What a person was given and may not spend yet."""
        return self._purses.pending(self._key(wallet, person_id))

    def debt(self, wallet: str, person_id: str) -> int:
        """What a person owes: later earnings pay it first."""
        return self._purses.debt(self._key(wallet, person_id))

    def give(
        self,
        wallet: str,
        person_id: str,
        amount: int,
        ref: str,
        because: str,
        *,
        decision_id: str | None = None,
        available_at_ms: int | None = None,
        expires_at_ms: int | None = None,
    ) -> Given | Refusal | Short:
        """A lot under a reference, once for ever (`grant_taken`).

        `available_at_ms` None: after the wallet's pending days; 0: at once. `expires_at_ms` None: by the wallet's rule.
        """
        waits = self._wallets[wallet].pending_days
        if available_at_ms is None and waits:
            available_at_ms = self.now_ms + waits * DAY_MS
        key = self._key(wallet, person_id)
        return self._purses.give(key, amount, ref, decision_id or ref, because, available_at=available_at_ms, expires_at=expires_at_ms)

    def take_back(
        self, wallet: str, ref: str, amount: int | None = None, because: str = "points_taken_back", *, decision_id: str | None = None
    ) -> TakenBack | Refusal:
        """Undo a grant, or so much of it; cumulative, never more than was given. What is missing becomes a debt."""
        return self._purses.take_back(GrantKey(self._workspace, self.asset(wallet), ref), amount, decision_id or f"back:{ref}", because)

    def spend(
        self, wallet: str, person_id: str, amount: int, ref: str, because: str, target: str = WORLD
    ) -> Short | Refusal | TooLittle | None:
        """Spend at once, under a reference that is spent under once for ever (`spend_taken`)."""
        least = self._wallets[wallet].least_spend
        if amount < least:
            return TooLittle(least, amount)
        return self._purses.spend(self._key(wallet, person_id), amount, ref, because, target)

    def hold(
        self, wallet: str, person_id: str, amount: int, ref: str, until_ms: int, because: str, target: str = WORLD
    ) -> Short | Refusal | TooLittle | None:
        """Set aside until it is posted, voided or times out by itself. What is set aside does not expire meanwhile."""
        least = self._wallets[wallet].least_spend
        if amount < least:
            return TooLittle(least, amount)
        key = self._key(wallet, person_id)
        return self.book.hold(self._workspace, ref, key.asset, amount, key.holder, target, until_ms, ref, because, self.now_ms)

    def post(self, wallet: str, ref: str, amount: int | None = None, because: str = "points_spent") -> Refusal | None:
        """The hold is a spend now: all of it, or `amount`, and the rest comes back."""
        return self._purses.post(SpendKey(self._workspace, self.asset(wallet), ref), amount, ref, because)

    def void(self, wallet: str, ref: str) -> Refusal | None:
        """The hold comes back."""
        del wallet  # a hold's name is enough
        return self.book.void(self._workspace, ref, ref, self.now_ms)

    def give_back(
        self, wallet: str, ref: str, amount: int | None = None, because: str = "points_given_back", *, decision_id: str | None = None
    ) -> GivenBack | Refusal | Short:
        """Undo a spend, or so much of it, into the very lots; cumulative, never more than was spent."""
        spend = SpendKey(self._workspace, self.asset(wallet), ref)
        return self._purses.give_back(spend, amount, decision_id or f"return:{ref}", because, self._wallets[wallet].grace_days)

    def adjust(self, wallet: str, person_id: str, amount: int, ref: str, because: str) -> Short | Refusal | None:
        """More (positive, at once spendable) or less (negative; `Short` when there are not as many) by hand."""
        key = self._key(wallet, person_id)
        if amount < 0:
            return self._purses.take(key, -amount, ref, because)
        given = self._purses.give(key, amount, ref, ref, because)
        return None if isinstance(given, Given) else given

    def hand_on(self, wallet: str, giver: str, taker: str, amount: int, ref: str, because: str) -> Short | None:
        """From one member to another; the units keep the moments at which they run out."""
        return self._purses.hand_on(self._key(wallet, giver), self._key(wallet, taker), amount, ref, because)

    def settle(self, session: Session) -> None:
        """Write everything so far; what was spent until now can be given back in this very transaction."""
        self._purses.settle_now(session)

    def save(self, session: Session) -> None:
        """Write everything."""
        self.book.save(session)

    def asset(self, wallet: str) -> str:
        """What the ledger calls a wallet's points. Raises `NotFound`."""
        try:
            return self._wallets[wallet].asset
        except KeyError:
            raise NotFound(f"There is no wallet {wallet!r} in this workspace.", code="wallet_not_found") from None

    def _key(self, wallet: str, person_id: str) -> AccountKey:
        return person_key(self._workspace, self.asset(wallet), person_id)


def person_key(workspace: str, asset: str, person_id: str) -> AccountKey:
    """A person's account."""
    return AccountKey(workspace, f"person:{person_id}", asset)
