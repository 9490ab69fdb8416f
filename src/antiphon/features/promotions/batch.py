"""One transaction's worth of uses, in memory: what was loaded and locked, what has changed, and how to undo it.

Order of locks: all accounts of the ledger in one Book, then checkouts, then vouchers, then tallies, each in the order of its keys.
Which accounts are needed stands in rows that are read without a lock first and again after it; when they differ by then, the whole
transaction is tried again (`Conflicted`).
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec

from antiphon.engine.database.port import Conflicted, Session, Value
from antiphon.engine.ident import new_id
from antiphon.features.budgets.api import Budgets, Till
from antiphon.features.budgets.contracts import Spend
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import Emitted
from antiphon.features.ledger.api import Book, Ledger
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.profiles.api import Profiles
from antiphon.features.promotions import store_uses as rows
from antiphon.features.promotions.intents import Intent, Redeem, Reserve, Wanted
from antiphon.features.promotions.memory import EVER, Memory, Running
from antiphon.features.promotions.store_uses import CheckoutRow, TallyKey, UseRow, VoucherRow
from antiphon.kernel.clock import local_day

ACTIVE = frozenset({"reserved", "redeemed"})
FIGURES = ("issued", "reserved", "redeemed", "given_back", "returned", "refused", "discount_minor")


class Tools(NamedTuple):
    """What a batch works with."""

    ledger: Ledger
    budgets: Budgets
    profiles: Profiles
    events: Events
    memory: Memory
    zone: Callable[[str], str]


class Needs(NamedTuple):
    """What the intents of a batch need from others."""

    spends: dict[str, list[Spend]]
    returns: dict[str, list[str]]
    keys: set[AccountKey]


class Tally(msgspec.Struct):
    """A count that a limit looks at."""

    stored: int
    count: int
    cap: int = EVER


class Batch:
    """Load, change (every change can be undone), save."""

    def __init__(self, tools: Tools, now_ms: int) -> None:
        self.tools = tools
        self.now_ms = now_ms
        self.book = Book()
        self.tills: dict[str, Till] = {}
        self.checkouts: dict[tuple[str, str], CheckoutRow] = {}
        self.orders: dict[tuple[str, str], str] = {}
        self.uses: dict[tuple[str, str], list[UseRow]] = defaultdict(list)
        self.vouchers: dict[tuple[str, str], VoucherRow] = {}
        self.promotions: dict[tuple[str, str], Running] = {}
        self.persons: dict[tuple[str, str], str] = {}
        self.wanted: dict[int, tuple[Wanted, ...]] = {}  # by the place of the intent, with their ids
        self.tallies: dict[TallyKey, Tally] = {}
        self.emits: list[Emitted] = []
        self.days: dict[tuple[str, str, int], list[int]] = {}
        self._peeked: dict[tuple[str, str], tuple[str, int, int]] = {}
        self._new: set[int] = set()  # rows (by identity) that the store does not have yet
        self._changed: dict[int, Any] = {}
        self._undo: list[Callable[[], object]] = []
        self._today: dict[str, int] = {}

    # ------------------------------------------------------------------------------------------------ loading

    def load(self, session: Session, intents: Sequence[Intent]) -> None:
        """Read and lock everything that the intents may touch, with a handful of statements for all of them."""
        self._peek(session, intents)
        needs = Needs(defaultdict(list), defaultdict(list), set())
        for place, intent in enumerate(intents):
            self.wanted[place] = self._name(intent)
            self._add_needs(needs, intent, self.wanted[place])
        for workspace in sorted(needs.spends.keys() | needs.returns.keys()):
            till = self.tools.budgets.open_till(session, workspace, needs.spends[workspace], needs.returns[workspace])
            self.tills[workspace] = till
            needs.keys.update(till.keys)
        if needs.keys:
            self.book = self.tools.ledger.open_book(session, needs.keys)
        for workspace in sorted({intent.workspace for intent in intents}):
            self._lock(session, workspace, [(place, intent) for place, intent in enumerate(intents) if intent.workspace == workspace])
        tallies = sorted({key for place, intent in enumerate(intents) for key in self._tally_keys(intent, self.wanted[place])})
        found = rows.lock_tallies(session, tallies)
        self.tallies = {key: Tally(found.get(key, 0), found.get(key, 0)) for key in tallies}

    def _peek(self, session: Session, intents: Sequence[Intent]) -> None:
        """Checkouts and uses as they are, unlocked; promotions and persons."""
        for workspace in sorted({intent.workspace for intent in intents}):
            mine = [intent for intent in intents if intent.workspace == workspace]
            peeked = rows.peek_checkouts(session, workspace, sorted({intent.checkout_id for intent in mine}))
            self._peeked.update({(workspace, checkout_id): state for checkout_id, state in peeked.items()})
            uses = rows.read_uses(session, workspace, sorted(peeked)) if peeked else []
            for use in uses:
                self.uses[workspace, use.checkout_id].append(use)
            wanted = {want.promotion_id for intent in mine if isinstance(intent, Reserve) for want in intent.wanted}
            wanted |= {use.promotion_id for use in uses}
            for each in self.tools.memory.find(session, workspace, wanted).values():
                self.promotions[workspace, each.id] = each
            people = {intent.person_id for intent in mine if isinstance(intent, Reserve) and intent.person_id}
            people |= {use.person_id for use in uses if use.person_id}
            canonical = self.tools.profiles.canonical(session, workspace, sorted(people)) if people else {}
            self.persons.update({(workspace, person): canonical.get(person, person) for person in people})

    def _name(self, intent: Intent) -> tuple[Wanted, ...]:
        """What may be taken, each with the id its use would have: what a cart asks for, or (a late payment) what was held last."""
        if isinstance(intent, Reserve):
            return tuple(msgspec.structs.replace(want, id=new_id("use")) for want in intent.wanted)
        if not isinstance(intent, Redeem) or self._is_plain(intent):
            return ()
        held = [use for use in self.uses[intent.workspace, intent.checkout_id] if use.because != "replaced"]
        newest = max((use.reserved_at for use in held), default=0)
        again = [use for use in held if use.reserved_at == newest and use.state in {"reserved", "released", "expired"}]
        return tuple(Wanted(use.promotion_id, None, use.code, use.discount_minor, new_id("use"), newest) for use in again)

    def _is_plain(self, intent: Intent) -> bool:
        """Whether it only turns reserved into redeemed: then no counter and no account moves."""
        state, until_at, _ = self._peeked.get((intent.workspace, intent.checkout_id), ("", 0, 0))
        return isinstance(intent, Redeem) and (state == "redeemed" or (state == "reserved" and self.now_ms < until_at))

    def _add_needs(self, needs: "Needs", intent: Intent, wanted: Sequence[Wanted]) -> None:
        workspace = intent.workspace
        if self._is_plain(intent):
            return
        for want in wanted:
            running = self.promotions.get((workspace, want.promotion_id))
            if running is None:
                continue
            if running.rules.limits.total is not None:
                needs.keys.update(stock_keys(running))
            if running.draft.budget_id:
                needs.spends[workspace].append(self.spend(running, want, self._person_of(intent)))
        for use in self.uses[workspace, intent.checkout_id]:
            running = self.promotions.get((workspace, use.promotion_id))
            if use.state in ACTIVE:
                if running is not None and "s" in use.counted:
                    needs.keys.update(stock_keys(running))
                if use.charge:
                    needs.returns[workspace].append(use.charge)

    def _person_of(self, intent: Intent) -> str:
        uses = self.uses[intent.workspace, intent.checkout_id]
        return self.canonical(intent.workspace, intent.person_id if isinstance(intent, Reserve) else uses[-1].person_id if uses else "")

    def _lock(self, session: Session, workspace: str, mine: Sequence[tuple[int, Intent]]) -> None:
        ids = sorted({intent.checkout_id for _, intent in mine if (workspace, intent.checkout_id) in self._peeked})
        for row in rows.read_checkouts(session, workspace, ids, lock=True) if ids else []:
            if self._peeked[workspace, row.id] != (row.state, row.until_at, row.version):
                raise Conflicted(f"checkout {row.id} changed while its accounts were being locked")
            self.checkouts[workspace, row.id] = row
        orders = sorted({order for _, intent in mine if (order := getattr(intent, "order_id", None))})
        if orders:
            self.orders.update({(workspace, order): found for order, found in rows.read_checkout_ids(session, workspace, orders).items()})
        codes = {want.code for place, _ in mine for want in self.wanted[place] if want.code}
        codes |= {use.code for checkout_id in ids for use in self.uses[workspace, checkout_id] if use.code and use.state in ACTIVE}
        for voucher in rows.read_vouchers(session, workspace, sorted(codes), lock=True) if codes else []:
            self.vouchers[workspace, voucher.code] = voucher

    def _tally_keys(self, intent: Intent, wanted: Sequence[Wanted]) -> set[TallyKey]:
        if self._is_plain(intent):
            return set()
        keys: set[TallyKey] = set()
        day = self.today(intent.workspace)
        for want in wanted:
            running = self.promotions.get((intent.workspace, want.promotion_id))
            if running is not None:
                keys.update(key for _, key, _ in limit_keys(running, self._person_of(intent), day))
        for use in self.uses[intent.workspace, intent.checkout_id]:
            if use.state in ACTIVE:
                keys.update(key for _, key in counted_keys(use))
        return keys

    # ------------------------------------------------------------------------------------------------ changing

    def today(self, workspace: str) -> int:
        """The local day of now in a workspace."""
        day = self._today.get(workspace)
        if day is None:
            day = self._today[workspace] = local_day(self.now_ms, self.tools.zone(workspace))
        return day

    def canonical(self, workspace: str, person_id: str) -> str:
        """The person who goes on."""
        return self.persons.get((workspace, person_id), person_id)

    def spend(self, running: Running, want: Wanted, person_id: str) -> Spend:
        """What a use costs its budget, in the budget's own measure."""
        amount = 1 if running.measure == "units" else want.discount_minor
        return Spend(running.draft.budget_id, f"use:{want.id}", amount, self.now_ms, person_id, reward=running.key, decision_id=want.id)

    def set(self, row: Any, **fields: Any) -> None:
        """Change fields of a row."""
        before = {name: getattr(row, name) for name in fields}

        def back() -> None:
            for name, value in before.items():
                setattr(row, name, value)

        self._undo.append(back)
        for name, value in fields.items():
            setattr(row, name, value)
        self._changed[id(row)] = row

    def count(self, tally: Tally, change: int, cap: int | None = None) -> None:
        """Move a count; `cap` is how high it may be."""
        before = tally.count, tally.cap
        self._undo.append(lambda: (setattr(tally, "count", before[0]), setattr(tally, "cap", before[1])))
        tally.count += change
        if cap is not None:
            tally.cap = cap

    def add_checkout(self, row: CheckoutRow) -> None:
        """A checkout that the store does not have yet."""
        self.checkouts[row.workspace, row.id] = row
        self._new.add(id(row))
        self._changed[id(row)] = row
        self._undo.append(lambda: (self.checkouts.pop((row.workspace, row.id)), self._changed.pop(id(row)), self._new.discard(id(row))))

    def add_use(self, row: UseRow) -> None:
        """A use that the store does not have yet."""
        uses = self.uses[row.workspace, row.checkout_id]
        uses.append(row)
        self._new.add(id(row))
        self._changed[id(row)] = row
        self._undo.append(lambda: (uses.remove(row), self._changed.pop(id(row)), self._new.discard(id(row))))

    def add_voucher(self, row: VoucherRow) -> None:
        """A voucher that the store does not have yet."""
        self.vouchers[row.workspace, row.code] = row
        self._new.add(id(row))
        self._changed[id(row)] = row
        self._undo.append(lambda: (self.vouchers.pop((row.workspace, row.code)), self._changed.pop(id(row)), self._new.discard(id(row))))

    def tell(self, row: UseRow, name: str, **more: Any) -> None:
        """An event about the use of a code."""
        if not (row.code and row.person_id):
            return
        running = self.promotions.get((row.workspace, row.promotion_id))
        properties = {
            "coupon": row.code,
            "promotion": running.key if running else row.promotion_id,
            "checkout_id": row.checkout_id,
            "discount_minor": row.discount_minor,
            **more,
        }
        self.emit(Emitted(row.workspace, new_id("evt"), name, row.person_id, self.now_ms, properties, row.id))

    def emit(self, event: Emitted) -> None:
        """An event that goes out with the batch."""
        self.emits.append(event)
        self._undo.append(self.emits.pop)

    def figure(self, workspace: str, promotion_id: str, what: str, amount: int = 1) -> None:
        """Count something in the day's sums."""
        sums = self.days.setdefault((workspace, promotion_id, self.today(workspace)), [0] * len(FIGURES))
        place = FIGURES.index(what)
        sums[place] += amount

        def back() -> None:
            sums[place] -= amount

        self._undo.append(back)

    def mark(self, workspace: str) -> tuple[int, Any]:
        """A point to come back to."""
        till = self.tills.get(workspace)
        return len(self._undo), till.mark(self.book) if till else self.book.mark()

    def undo(self, workspace: str, mark: tuple[int, Any]) -> None:
        """Make everything since the mark not have happened."""
        while len(self._undo) > mark[0]:
            self._undo.pop()()
        till = self.tills.get(workspace)
        if till:
            till.undo(self.book, mark[1])
        else:
            self.book.undo(mark[1])

    def keep(self) -> None:
        """What was changed so far stays: nobody will undo it."""
        self._undo.clear()

    # ------------------------------------------------------------------------------------------------ saving

    def save(self, session: Session) -> None:
        """Write it all. The order is that of the locks."""
        self.book.save(session)
        for _, till in sorted(self.tills.items()):
            till.save(session)
        new, old = self._sorted(CheckoutRow)
        for row in old:
            row.version += 1
        session.write_many(rows.NEW_CHECKOUTS, _tuples(new))
        session.write_many(rows.CHANGED_CHECKOUTS, _tuples(old))
        new, old = self._sorted(VoucherRow)
        for voucher in old:
            voucher.version += 1
        session.write_many(rows.NEW_VOUCHERS, _tuples(new))
        session.write_many(rows.CHANGED_VOUCHERS, _tuples(old))
        new, old = self._sorted(UseRow)
        session.write_many(rows.NEW_USES, _tuples(new))
        session.write_many(rows.CHANGED_USES, _tuples(old))
        moved = sorted((key, tally) for key, tally in self.tallies.items() if tally.count != tally.stored)
        ups = [(*key, tally.count - tally.stored, tally.cap) for key, tally in moved if tally.count > tally.stored]
        downs = [(tally.count - tally.stored, *key) for key, tally in moved if tally.count < tally.stored]
        rows.save_tallies(session, ups, downs)
        session.write_many(rows.DAYS, [(*key, *sums) for key, sums in sorted(self.days.items()) if any(sums)])
        if self.emits:
            self.tools.events.append(session, self.emits)

    def _sorted(self, kind: type[Any]) -> tuple[list[Any], list[Any]]:
        """Changed rows of a kind by their keys: those that are new, and those that are not."""
        mine = sorted((row for row in self._changed.values() if isinstance(row, kind)), key=_place)
        return [row for row in mine if id(row) in self._new], [row for row in mine if id(row) not in self._new]


def stock_keys(running: Running) -> tuple[AccountKey, AccountKey]:
    """The uses that are left, and those that are taken."""
    asset = f"use:{running.id}"
    return AccountKey(running.workspace, running.stock_holder, asset), AccountKey(running.workspace, f"uses:{running.id}", asset)


def limit_keys(running: Running, person_id: str, day: int) -> list[tuple[str, TallyKey, int]]:
    """The counters of one use: the letter it is remembered by, its key, how high it may go. A known person is always counted."""
    limits = running.rules.limits
    keys: list[tuple[str, TallyKey, int]] = []
    if person_id:
        per_person = EVER if limits.per_person is None else limits.per_person
        keys.append(("p", (running.workspace, running.id, "use", person_id, 0), per_person))
        if limits.per_person_day is not None:
            keys.append(("d", (running.workspace, running.id, "use", person_id, day), limits.per_person_day))
    if limits.total_day is not None:
        keys.append(("a", (running.workspace, running.id, "use", "", day), limits.total_day))
    return keys


def counted_keys(use: UseRow) -> list[tuple[str, TallyKey]]:
    """The counters that a use has raised."""
    keys = {
        "p": (use.workspace, use.promotion_id, "use", use.person_id, 0),
        "d": (use.workspace, use.promotion_id, "use", use.person_id, use.day),
        "a": (use.workspace, use.promotion_id, "use", "", use.day),
    }
    return [(letter, key) for letter, key in keys.items() if letter in use.counted]


def _place(row: Any) -> tuple[str, str]:
    return row.workspace, row.code if isinstance(row, VoucherRow) else row.id


def _tuples(found: Sequence[Any]) -> list[tuple[Value, ...]]:
    return [msgspec.structs.astuple(row) for row in found]
