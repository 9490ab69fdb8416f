"""What is done to lots: given, taken back, spent, given back, handed on, joined."""

from collections.abc import Sequence

from antiphon.features.ledger import lots as pure
from antiphon.features.ledger.book import NotOpened
from antiphon.features.ledger.contracts import (
    DEBT_MADE,
    MERGED,
    WAITING,
    AccountKey,
    Given,
    GivenBack,
    GrantKey,
    Refusal,
    Short,
    SpendKey,
    TakenBack,
)
from antiphon.features.ledger.lots import Lot, Part
from antiphon.features.ledger.settling import Purse, Settling, Use, owner_of
from antiphon.features.ledger.store import account_id
from antiphon.features.ledger.store_lots import Debit, key_of
from antiphon.kernel.amounts import WORLD
from antiphon.kernel.clock import DAY_MS, from_ms
from antiphon.kernel.errors import Invalid


class NotSettled(RuntimeError):
    """A spend of this very transaction cannot be given back in it before `settle_now`: its lots are not known until then."""


class Purses(Settling):
    """The verbs, over purses that are open."""

    def pending(self, key: AccountKey) -> int:
        """What a person was given and may not spend yet."""
        return self.book.balance(key.waiting)

    def debt(self, key: AccountKey) -> int:
        """What a person owes."""
        return self.book.account(key).debt

    def give(
        self,
        key: AccountKey,
        amount: int,
        ref: str,
        decision_id: str,
        because: str,
        *,
        available_at: int | None = None,
        expires_at: int | None = None,
    ) -> Given | Refusal | Short:
        """A lot of its own, under a reference that is given under once for ever.

        Until `available_at` it is pending. `expires_at` None: by the rule of the asset, counted from when it is available.
        """
        grant = GrantKey(key.workspace, key.asset, ref)
        if self._grant(grant) is not None:
            return Refusal("grant_taken")
        purse, world = self.purse(key), key._replace(holder=WORLD)
        if amount > self.book.spendable(world):
            return Short(world, amount, self.book.spendable(world))
        waits = available_at is not None and available_at > self.now_ms
        begins = available_at if available_at is not None and waits else self.now_ms
        rule = pure.rule_at(self.book.rules_of(key), self.now_ms)
        if expires_at is None and rule:
            expires_at = pure.expires_at(rule, begins)
        lot = self._add(
            purse, key.waiting if waits else key, amount, self.now_ms, expires_at, ref=ref, available_at=begins if waits else None
        )
        self.book.move_lot(world, key_of(lot.account), amount, lot.id, decision_id, because, self.now_ms)
        self._remember(grant, lot)
        self._touch(purse)
        self._finish(purse)
        moments = [None if at is None else from_ms(at) for at in (lot.available_at, lot.expires_at)]
        return Given(lot.id, amount, *moments)

    def take_back(self, grant: GrantKey, amount: int | None, decision_id: str, because: str) -> TakenBack | Refusal:
        """Undo a grant or part of it, never more than was given: from the lot, from what had expired, from the others, else a debt."""
        lot = self._grant(grant)
        if lot is None:
            return Refusal("grant_unknown")
        left = lot.given - lot.claimed
        rest = amount = left if amount is None else min(amount, left)
        if amount <= 0:
            return TakenBack(0, 0, 0, 0, 0)
        if key_of(lot.account).holder.startswith(WAITING):
            from_lot = self._take(Part(lot, min(rest, lot.remaining)), decision_id, because)
            gone = others = 0
            key = self._now(owner_of(key_of(lot.account)))
        else:
            key = self._now(key_of(lot.account))
            account = self.book.account(key)
            room = account.balance - account.held
            from_lot = self._take(Part(lot, max(min(rest, lot.remaining, room), 0)), decision_id, because)
            gone = min(rest - from_lot, lot.expired - lot.gone)
            room, rest = max(room - from_lot, 0), rest - from_lot - gone
            others = sum(
                self._take(part, decision_id, because) for part in pure.choose(self._purses[key].live(), min(rest, room), self.now_ms)
            )
        debt = amount - from_lot - gone - others
        self._change(lot, claimed=lot.claimed + amount, gone=lot.gone + gone)
        if debt:
            self._move_debt(key.owed._replace(holder=WORLD), key.owed, debt, decision_id, DEBT_MADE)
            self._owe(self._purses[key], debt)
        self._finish(self._purses[key])
        return TakenBack(amount, from_lot, gone, others, debt)

    def spend(self, key: AccountKey, amount: int, ref: str, because: str, target: str = WORLD) -> Short | Refusal | None:
        """An ordinary transfer whose decision is `ref`, once for ever."""
        spend = SpendKey(key.workspace, key.asset, ref)
        if self._spent(spend):
            return Refusal("spend_taken")
        refused = self.book.transfer(key.workspace, key.asset, amount, key.holder, target, ref, because, self.now_ms)
        if refused is None:
            self._note_spend(spend, Debit(0, amount, key.holder, target))
        return refused

    def post(self, spend: SpendKey, amount: int | None, decision_id: str, because: str) -> Refusal | None:
        """Complete a hold that is a spend: it is given back by the hold's name."""
        refused = self.book.post(spend.workspace, spend.ref, amount, decision_id, because, self.now_ms)
        if refused is None:
            self._note_spend(spend, Debit(0, 0, "", ""))
        return refused

    def give_back(
        self, spend: SpendKey, amount: int | None, decision_id: str, because: str, grace_days: int = 0
    ) -> GivenBack | Refusal | Short:
        """Refill the very lots of a spend, the last taken first, never more than was spent.

        A lot whose time is over stays over (`grace_days` 0), or gets so many days from now.
        """
        debits = self._spent(spend)
        if not debits:
            return Refusal("spend_unknown")
        if any(debit.seq == 0 for debit in debits):
            raise NotSettled(spend.ref)
        uses = [(debit, use) for debit in debits for use in self._uses.get((spend.workspace, debit.seq), ())]
        left = sum(use.amount - use.returned for _, use in uses)
        rest = amount = left if amount is None else min(amount, left)
        refused = self._cannot_return(spend, uses, rest)
        if refused is not None:
            return refused
        touched: dict[AccountKey, Purse] = {}
        order = pure.soonest_first(self._lots[use.lot] for _, use in uses)
        for debit, use in sorted(uses, key=lambda pair: -order.index(self._lots[pair[1].lot])):
            part = min(use.amount - use.returned, rest)
            if part > 0:
                rest -= part
                key = self._refill(spend, debit, use, part, decision_id, because)
                touched[key] = self._purses[key]
                lot = self._lots[use.lot]
                if grace_days and lot.is_over(self.now_ms):
                    self._change(lot, expires_at=self.now_ms + grace_days * DAY_MS)
        paid, expired = 0, 0
        for purse in touched.values():
            self._touch(purse)
            ends = self._finish(purse)
            paid, expired = paid + ends[0], expired + ends[1]
        return GivenBack(amount - rest, expired, paid)

    def take(self, key: AccountKey, amount: int, decision_id: str, because: str) -> Short | None:
        """Take units for another reason than a spend (a correction): they count as neither used nor expired."""
        if amount > self.book.spendable(key):
            return Short(key, amount, max(self.book.spendable(key), 0))
        purse = self.purse(key)
        parts = pure.choose(purse.live(), amount, self.now_ms)
        if sum(part.amount for part in parts) < amount:
            raise NotSettled(key)
        for part in parts:
            self._take(part, decision_id, because)
        self._finish(purse)
        return None

    def hand_on(self, giver: AccountKey, taker: AccountKey, amount: int, decision_id: str, because: str) -> Short | None:
        """From one person to another: the units keep the moments at which they run out."""
        if giver == taker or amount <= 0:
            raise Invalid("Units are handed on to somebody else, one at the least.", code="same_holder")
        spendable = self.book.spendable(giver)
        if amount > spendable:
            return Short(giver, amount, max(spendable, 0))
        purse, parts = self.purse(taker), pure.choose(self.purse(giver).live(), amount, self.now_ms)
        if sum(part.amount for part in parts) < amount:
            raise NotSettled(giver)
        for lot, part in parts:
            self._change(lot, taken=lot.taken + part)
            handed = self._add(purse, taker, part, self.now_ms, lot.expires_at, parent=lot.id)
            self.book.move_lot(giver, taker, part, handed.id, decision_id, because, self.now_ms)
        for one in (self.purse(giver), purse):
            self._touch(one)
            self._finish(one)
        return None

    def join(self, old: AccountKey, new: AccountKey, decision_id: str) -> None:
        """Two people turned out to be one: lots, pending lots and what is owed change hands."""
        purse = self._purses[new]
        for lot in [*self._purses[old].live(), *self._purses[old].waiting()]:
            source = key_of(lot.account)
            target = new.waiting if source.holder.startswith(WAITING) else new
            self.book.move_lot(source, target, lot.remaining, lot.id, decision_id, MERGED, self.now_ms)
            self._change(lot, account=account_id(target))
            self._keep(lot)
        purse.active_at = max(purse.active_at, self._purses[old].active_at)
        debt = self.book.account(old).debt
        if debt:
            self._move_debt(old.owed, new.owed, debt, decision_id, MERGED)
            self._owe(self._purses[old], -debt)
            self._owe(purse, debt)
        for key in (old, new):
            self.book.account(key).be_due(self.now_ms)  # holds change hands too: look again when they have

    # --------------------------------------------------------------------------------------------------- small

    def _grant(self, key: GrantKey) -> Lot | None:
        try:
            return self._grants[key]
        except KeyError:
            raise NotOpened(key) from None

    def _spent(self, key: SpendKey) -> list[Debit]:
        try:
            return self._spends[key]
        except KeyError:
            raise NotOpened(key) from None

    def _note_spend(self, spend: SpendKey, debit: Debit) -> None:
        debits = self._spent(spend)
        debits.append(debit)

        def undo() -> None:
            debits.pop()

        self.book.note(undo)

    def _take(self, part: Part, decision_id: str, because: str) -> int:
        """Units of a lot go back to the world."""
        if part.amount:
            key = key_of(part.lot.account)
            self.book.move_lot(key, key._replace(holder=WORLD), part.amount, part.lot.id, decision_id, because, self.now_ms)
            self._change(part.lot, taken=part.lot.taken + part.amount)
        return part.amount

    def _cannot_return(self, spend: SpendKey, uses: Sequence[tuple[Debit, Use]], amount: int) -> Short | None:
        """Whether whoever got the units has not enough of them any more."""
        wanted: dict[str, int] = {}
        for debit, use in uses:
            wanted[debit.target] = wanted.get(debit.target, 0) + use.amount - use.returned
        for holder, most in wanted.items():
            key = AccountKey(spend.workspace, holder, spend.asset)
            if min(most, amount) > self.book.spendable(key):
                return Short(key, min(most, amount), max(self.book.spendable(key), 0))
        return None

    def _refill(self, spend: SpendKey, debit: Debit, use: Use, amount: int, decision_id: str, because: str) -> AccountKey:
        """Units go back into a lot, which is in the purse of who its owner is now."""
        lot = self._lots[use.lot]
        key = self._now(AccountKey(spend.workspace, debit.source, spend.asset))
        if not lot.remaining:
            self._change(lot, account=account_id(key))
        self._change(lot, used=lot.used - amount)
        self._keep(lot)
        before = use.returned

        def undo() -> None:
            use.returned = before

        use.returned += amount
        self.book.note(undo)
        self.book.move_lot(key._replace(holder=debit.target), key, amount, lot.id, decision_id, because, self.now_ms)
        return key

    def _remember(self, grant: GrantKey, lot: Lot) -> None:
        self._grants[grant] = lot

        def undo() -> None:
            self._grants[grant] = None

        self.book.note(undo)
