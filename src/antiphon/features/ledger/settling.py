"""The purses of a Book: accounts kept in lots, opened under their locks and matched late.

A purse is a person's account of an asset that is kept in lots, with the pending lots that wait beside it and the debt that
is owed. Ordinary transfers into and out of it know nothing of lots. They are matched when somebody needs to know: when the
account is due (something ran out, pending units arrive, a debt can be paid), or when one of the verbs in purses.py is used.
So the hot path pays for nothing but the transfer itself, and nobody can spend what has expired: a Book settles what is due
before it tells anybody what they have.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from antiphon.engine.database.port import Conflicted, Session
from antiphon.engine.ident import new_id
from antiphon.features.ledger import lots as pure
from antiphon.features.ledger import store_lots
from antiphon.features.ledger.book import Book, NotOpened
from antiphon.features.ledger.contracts import (
    AVAILABLE,
    DEBT_PAID,
    EXPIRED,
    MERGED,
    PERSON,
    WAITING,
    AccountKey,
    Expired,
    GrantKey,
    HoldKey,
    SpendKey,
)
from antiphon.features.ledger.lots import Lot, Part
from antiphon.features.ledger.store import account_id
from antiphon.features.ledger.store_lots import Debit, Unmatched, key_of
from antiphon.kernel.amounts import WORLD
from antiphon.kernel.errors import Invalid

Tell = Callable[[Session, Sequence[Expired]], None]


class Use:
    """What a transfer took from a lot, and how much of it came back."""

    __slots__ = ("amount", "lot", "returned", "seq", "stored", "workspace")

    def __init__(self, workspace: str, seq: int, lot: str, amount: int, returned: int = 0, stored: int | None = None) -> None:
        self.workspace = workspace
        self.seq = seq
        self.lot = lot
        self.amount = amount
        self.returned = returned
        self.stored = stored


class Purse:
    """One account kept in lots."""

    __slots__ = ("active_at", "held", "key", "lots", "matched_seq", "stored")

    def __init__(self, key: AccountKey, matched_seq: int, active_at: int, held: list[tuple[int, int]]) -> None:
        self.key = key
        self.matched_seq = matched_seq
        self.active_at = active_at
        self.stored = (matched_seq, active_at)
        self.held = held  # open holds when it was opened: (when, amount)
        self.lots: dict[str, Lot] = {}  # those with something left, pending ones too

    def live(self) -> list[Lot]:
        """Lots that can be spent from, or could before they ran out."""
        own = account_id(self.key)
        return [lot for lot in self.lots.values() if lot.account == own and lot.remaining]

    def waiting(self) -> list[Lot]:
        """Lots that are pending."""
        own = account_id(self.key.waiting)
        return [lot for lot in self.lots.values() if lot.account == own and lot.remaining]


class Settling:
    """Opens and settles purses. Everything is written by the Book's `save`, and undone by its `undo`."""

    def __init__(self, now_ms: int, tell: Tell | None = None, book: Book | None = None) -> None:
        self.book = book or Book(self._found_due, now_ms)
        self.now_ms = now_ms
        self._tell = tell
        self._due: set[AccountKey] = set()  # found due while the Book was being opened
        self._purses: dict[AccountKey, Purse] = {}
        self._lots: dict[str, Lot] = {}
        self._grants: dict[GrantKey, Lot | None] = {}
        self._spends: dict[SpendKey, list[Debit]] = {}
        self._uses: dict[tuple[str, int], list[Use]] = {}
        self._present: dict[tuple[str, str], str] = {}  # who a holder is now
        self._expired: list[Expired] = []
        self.book.keep(self)

    # ------------------------------------------------------------------------------------------------ opening

    def open(
        self,
        session: Session,
        people: Iterable[AccountKey],
        grants: Iterable[GrantKey] = (),
        spends: Iterable[SpendKey] = (),
        keys: Iterable[AccountKey] = (),
        holds: Iterable[HoldKey] = (),
    ) -> None:
        """Lock everything in one order, then settle the purses. Raises `Conflicted` when something changed hands meanwhile."""
        grants, spends = sorted(set(grants)), sorted(set(spends))
        owners, targets = self._find_owners(session, grants, spends)
        wanted = {*people, *owners}
        self.book.load(session, {*wanted, *targets, *keys}, holds)
        if self._find_owners(session, grants, spends) != (owners, targets):
            raise Conflicted("a grant or a spend changed hands while its accounts were being locked")
        found = store_lots.read_grants(session, grants) if grants else {}
        for key in grants:
            lot = found.get(key)
            self._grants[key] = None if lot is None else self._lots.setdefault(lot.id, lot)
        self.settle(session, sorted(wanted | self._due))
        self._read_uses(session)

    def _found_due(self, _book: Book, _session: Session, keys: Sequence[AccountKey], _now_ms: int) -> None:
        """The Book's accounts that are due are settled with those that were asked for."""
        self._due.update(keys)

    def _find_owners(
        self, session: Session, grants: Sequence[GrantKey], spends: Sequence[SpendKey]
    ) -> tuple[set[AccountKey], set[AccountKey]]:
        """Whose lots were given under these references and spent by these decisions, and where to."""
        found = store_lots.read_grants(session, grants) if grants else {}
        self._spends.update(store_lots.read_debits(session, spends) if spends else {})
        owners = {owner_of(key_of(lot.account)) for lot in found.values()}
        owners |= {AccountKey(key.workspace, debit.source, key.asset) for key in spends for debit in self._spends[key]}
        targets = {AccountKey(key.workspace, debit.target, key.asset) for key in spends for debit in self._spends[key]}
        for workspace in sorted({key.workspace for key in owners}):
            holders = sorted({key.holder for key in owners if key.workspace == workspace})
            for old, new in store_lots.read_merged(session, workspace, holders).items():
                self._present[workspace, old] = new
        return owners | {self._now(key) for key in owners}, targets

    def _now(self, key: AccountKey) -> AccountKey:
        """The account of who the holder is now."""
        return key._replace(holder=self._present.get((key.workspace, key.holder), key.holder))

    def _read_uses(self, session: Session) -> None:
        """What the spends that were named took from which lots; those lots are had too, however empty."""
        rows: list[Use] = []
        for workspace in sorted({key.workspace for key in self._spends}):
            seqs = [debit.seq for key, debits in self._spends.items() if key.workspace == workspace for debit in debits]
            known = [seq for seq in seqs if (workspace, seq) not in self._uses]
            if known:
                rows += [Use(workspace, *row, stored=row[3]) for row in store_lots.read_uses(session, workspace, known)]
        missing = sorted({use.lot for use in rows} - self._lots.keys())
        for lot in store_lots.read_lots(session, missing) if missing else []:
            self._lots[lot.id] = lot
        for use in rows:
            self._uses.setdefault((use.workspace, use.seq), []).append(use)

    def settle(self, session: Session, keys: Sequence[AccountKey]) -> None:
        """Match what came and went, let pending units arrive, pay debts, expire what ran out. Locks the purses' other accounts."""
        new = [key for key in keys if key not in self._purses]
        for key in new:
            if not key.holder.startswith(PERSON):
                raise Invalid(f"{key.holder} keeps no lots; only persons do.", code="no_lots")
        if not new:
            return
        # By a statement of their own, which sees what those wrote whom the person's lock was waiting for.
        self.book.load(session, {key for purse in new for key in (purse.waiting, purse.owed)})
        found, held = store_lots.read_purses(session, new), store_lots.list_held(session, new)
        for key in new:
            self._purses[key] = Purse(key, *found[key], held[key])
        accounts = [account_id(one) for key in new for one in (key, key.waiting)]
        for lot in store_lots.read_live_lots(session, accounts):
            self._keep(self._lots.setdefault(lot.id, lot))
        for row in store_lots.list_unmatched(session, [account_id(key) for key in new]):
            self._match(self._purses[key_of(row.purse)], row)
        for key in new:
            self._catch_up(self._purses[key])

    def settle_now(self, session: Session) -> None:
        """Save, and match what this very transaction spent: then it can be given back in it. What came before cannot be undone."""
        self.book.save(session)
        self._spends.update(store_lots.read_debits(session, sorted(self._spends)) if self._spends else {})
        keys = sorted(self._purses)
        held = store_lots.list_held(session, keys)
        for row in store_lots.list_unmatched(session, [account_id(key) for key in keys]):
            self._match(self._purses[key_of(row.purse)], row)
        for key in keys:
            self._purses[key].held = held[key]
            self._finish(self._purses[key])
        self._read_uses(session)

    # ------------------------------------------------------------------------------------------------ settling

    def _match(self, purse: Purse, row: Unmatched) -> None:
        """A transfer that named no lot: what came in is a lot by the rule of that moment, what went out takes from lots."""
        if row.amount > 0:
            rule = pure.rule_at(self.book.rules_of(purse.key), row.at)
            self._add_plain(purse, row.amount, row.at, pure.expires_at(rule, row.at) if rule else None)
        for lot, amount in pure.choose(purse.live(), -row.amount, row.decided_at) if row.amount < 0 else ():
            self._change(lot, used=lot.used + amount)
            self._uses.setdefault((purse.key.workspace, row.seq), []).append(Use(purse.key.workspace, row.seq, lot.id, amount))
        purse.matched_seq = row.seq
        if row.because != MERGED:
            purse.active_at = max(purse.active_at, row.at)

    def _add_plain(self, purse: Purse, amount: int, at_ms: int, expires_at: int | None) -> None:
        """Units without a reference that run out at one moment are one lot."""
        for lot in purse.live():
            if lot.ref is None and lot.parent is None and lot.expires_at == expires_at:
                return self._change(lot, given=lot.given + amount)
        self._add(purse, purse.key, amount, at_ms, expires_at)
        return None

    def _catch_up(self, purse: Purse) -> None:
        """What time has done since, one moment after the other, so that being late changes nothing."""
        moments = [lot.expires_at for lot in purse.lots.values()] + [lot.available_at for lot in purse.waiting()]
        moments.append(pure.idle_at(self.book.rules_of(purse.key), purse.active_at))
        for at_ms in sorted({at for at in moments if at is not None and at < self.now_ms}):
            self._arrive(purse, at_ms)
            self._pay_debt(purse)
            self._expire(purse, at_ms)
        self._arrive(purse, self.now_ms)
        self._finish(purse)

    def _arrive(self, purse: Purse, at_ms: int) -> None:
        """Pending units whose waiting is over may be spent."""
        for lot in purse.waiting():
            if lot.available_at is not None and lot.available_at <= at_ms:
                key, amount = purse.key, lot.remaining
                self.book.move_lot(key.waiting, key, amount, lot.id, "", AVAILABLE, self.now_ms)
                self._change(lot, account=account_id(key))

    def _finish(self, purse: Purse) -> tuple[int, int]:
        """Pay debts, expire what ran out, say when to look again. What was paid, and what expired."""
        paid = self._pay_debt(purse)
        expired = self._expire(purse, self.now_ms)
        account = self.book.account(purse.key)
        moments = [lot.expires_at for lot in purse.live()] + [lot.available_at for lot in purse.waiting()]
        if account.balance:
            moments.append(pure.idle_at(self.book.rules_of(purse.key), purse.active_at))
        if account.held:
            moments.append(pure.FOREVER)  # what a hold keeps beyond its time is looked at when the hold ends, see Book._resolve
        before = account.due_at
        account.due_at = min((at for at in moments if at is not None and at > self.now_ms), default=None)

        def undo() -> None:
            account.due_at = before

        self.book.note(undo)
        return paid, expired

    def _pay_debt(self, purse: Purse) -> int:
        """What is there pays what is owed, even what runs out at this very moment."""
        account = self.book.account(purse.key)
        amount = min(account.debt, account.balance - account.held)
        if amount <= 0:
            return 0
        key = purse.key
        for lot, part in pure.choose(purse.live(), amount, 0):
            self.book.move_lot(key, key._replace(holder=WORLD), part, lot.id, "", DEBT_PAID, self.now_ms)
            self._change(lot, taken=lot.taken + part)
        self._move_debt(key.owed, key.owed._replace(holder=WORLD), amount, "", DEBT_PAID)
        self._owe(purse, -amount)
        return amount

    def _expire(self, purse: Purse, at_ms: int) -> int:
        """What ran out, and everything when nothing was earned or spent for too long. Held units never expire."""
        account, key = self.book.account(purse.key), purse.key
        room = account.balance - account.held
        parts = pure.ran_out(purse.live(), purse.held, at_ms)
        idle = pure.idle_at(self.book.rules_of(key), purse.active_at)
        if idle is not None and idle <= at_ms:
            parts = pure.choose(purse.live(), room, at_ms)
        done: list[Part] = []
        for lot, amount in parts:
            part = min(amount, room)
            if part > 0:
                self.book.move_lot(key, key._replace(holder=WORLD), part, lot.id, "", EXPIRED, self.now_ms)
                self._change(lot, expired=lot.expired + part)
                done.append(Part(lot, part))
                room -= part
        total = sum(part.amount for part in done)
        if total:
            refs = tuple(part.lot.ref for part in done if part.lot.ref)
            self._expired.append(Expired(key.workspace, key.holder, key.asset, total, self.now_ms, refs))
            self.book.note(self._forget_expiry)
        return total

    def _forget_expiry(self) -> None:
        self._expired.pop()

    # --------------------------------------------------------------------------------------------------- small

    def _add(
        self,
        purse: Purse,
        key: AccountKey,
        amount: int,
        at_ms: int,
        expires_at: int | None,
        *,
        ref: str | None = None,
        parent: str | None = None,
        available_at: int | None = None,
    ) -> Lot:
        sums = (amount, 0, 0, 0, 0, 0)
        lot = Lot(
            new_id("lot"), key.workspace, account_id(key), key.asset, ref, parent, *sums, at_ms, available_at, expires_at, is_new=True
        )
        self._lots[lot.id] = purse.lots[lot.id] = lot

        def undo() -> None:
            del self._lots[lot.id], purse.lots[lot.id]

        self.book.note(undo)
        return lot

    def _keep(self, lot: Lot) -> None:
        """A lot is in the purse of its account."""
        self._purses[owner_of(key_of(lot.account))].lots[lot.id] = lot

    def _change(self, lot: Lot, **changes: Any) -> None:
        before = lot.values()
        for name, value in changes.items():
            setattr(lot, name, value)
        self.book.note(lambda: lot.restore(before))

    def _move_debt(self, giving: AccountKey, taking: AccountKey, amount: int, decision_id: str, because: str) -> None:
        """What is owed stands in an account like any other."""
        moved = self.book.transfer(giving.workspace, giving.asset, amount, giving.holder, taking.holder, decision_id, because, self.now_ms)
        if moved is not None:
            raise Conflicted(f"{giving.holder} owes less of {giving.asset} than its account says")

    def _owe(self, purse: Purse, amount: int) -> None:
        account = self.book.account(purse.key)
        account.debt += amount

        def undo() -> None:
            account.debt -= amount

        self.book.note(undo)

    def _touch(self, purse: Purse) -> None:
        """Something was earned or spent."""
        before = purse.active_at
        purse.active_at = max(before, self.now_ms)

        def undo() -> None:
            purse.active_at = before

        self.book.note(undo)

    def purse(self, key: AccountKey) -> Purse:
        """An open purse. Raises `NotOpened`."""
        try:
            return self._purses[key]
        except KeyError:
            raise NotOpened(key) from None

    def save(self, session: Session) -> None:
        """Called by the Book's own `save`."""
        lots = [lot for lot in self._lots.values() if lot.is_new or lot.stored != lot.values()]
        uses = [use for several in self._uses.values() for use in several if use.seq and use.stored != use.returned]
        purses = [purse for purse in self._purses.values() if purse.stored != (purse.matched_seq, purse.active_at)]
        store_lots.save(
            session,
            sorted(lots, key=lambda lot: lot.id),
            [(use.workspace, use.seq, use.lot, use.amount, use.returned) for use in uses],
            [(account_id(purse.key), *purse.key, purse.matched_seq, purse.active_at) for purse in purses],
        )
        for lot in lots:
            lot.is_new, lot.stored = False, lot.values()
        for use in uses:
            use.stored = use.returned
        for purse in purses:
            purse.stored = (purse.matched_seq, purse.active_at)
        expired, self._expired = self._expired, []
        if expired and self._tell is not None:
            self._tell(session, expired)


def owner_of(key: AccountKey) -> AccountKey:
    """The person's account, also for where their pending lots stand."""
    return key._replace(holder=PERSON + key.holder.removeprefix(WAITING)) if key.holder.startswith(WAITING) else key
