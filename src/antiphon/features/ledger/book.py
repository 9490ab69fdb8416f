"""The Book: the accounts of one batch, in memory, while many stimuli are decided in one transaction.

Open it with every account the batch may touch (one sorted locking statement), try things (`mark`, `transfer`, `undo`), save it
(at most four statements). A refusal is a value, and what was refused has changed nothing.

Order of locks, for whoever shares a transaction with a Book: all of its accounts first, then everything else. Only the
world's accounts are not locked: every process issues from them, and they can never be short. They open by themselves.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from antiphon.engine.database.port import Conflicted, Session, Value
from antiphon.features.ledger import lots, store
from antiphon.features.ledger.contracts import MAX_NAME, MERGED, ODD_LETTERS, PERSON, AccountKey, HoldKey, LotRule, Refusal, Short
from antiphon.features.ledger.entered import Entered
from antiphon.features.ledger.store import HoldRow
from antiphon.kernel.amounts import MAX_AMOUNT, WORLD
from antiphon.kernel.errors import Invalid


class NotOpened(LookupError):
    """A fault of the caller's: the account or hold was not named when the Book was opened."""


class Moved(NamedTuple):
    """Journal: an amount went from one account to another."""

    giving: Entered
    taking: Entered
    amount: int
    row: tuple[Value, ...]


class Reserved(NamedTuple):
    """Journal: a hold came, went or changed hands. `held` is the change of what its source may not spend."""

    giving: Entered
    held: int
    key: HoldKey
    before: HoldRow | None


class Noted(NamedTuple):
    """Journal: something beside the Book changed (a lot); how to change it back."""

    undo: Callable[[], None]


class Beside(Protocol):
    """What is saved together with a Book: the lots of its accounts."""

    def save(self, session: Session) -> None: ...


Settle = Callable[["Book", Session, list[AccountKey], int], None]


class Book:
    """Balances and holds of one transaction. Not shared between threads; of no use after its transaction has ended.

    `settle` is given the accounts that turn out to be due at `now_ms`, before anybody sees what they can spend.
    """

    def __init__(self, settle: Settle | None = None, now_ms: int = 0) -> None:
        self._settle = settle
        self._now_ms = now_ms
        self._rules: dict[tuple[str, str], tuple[LotRule, ...]] = {}  # of the assets that have some, by workspace and asset
        self._beside: list[Beside] = []
        self._accounts: dict[AccountKey | tuple[str, str, str], Entered] = {}
        self._holds: dict[HoldKey, HoldRow | None] = {}  # None: looked for, and there is none
        self._stored_holds: dict[HoldKey, HoldRow | None] = {}
        self._journal: list[Moved | Reserved | Noted] = []

    # ------------------------------------------------------------------------------------------------ opening

    def load(self, session: Session, keys: Iterable[AccountKey], holds: Iterable[HoldKey] = ()) -> None:
        """Lock and read more accounts, and those of the holds. What is open already stays as it is.

        Loading twice in one transaction gives up the one order of locks: two processes may then meet in a deadlock,
        which the store ends by failing one of them (`Conflicted`: the batch is tried again).
        """
        wanted_holds = [key for key in dict.fromkeys(holds) if key not in self._holds]
        first = store.read_holds(session, wanted_holds) if wanted_holds else []
        wanted = set(keys)
        for row in first:
            wanted |= {AccountKey(row.workspace, row.source, row.asset), AccountKey(row.workspace, row.target, row.asset)}
        wanted |= {AccountKey(workspace, WORLD, asset) for workspace, asset in {(key.workspace, key.asset) for key in wanted}}
        wanted.difference_update(self._accounts)
        check_names(*{key.holder for key in wanted}, *{key.asset for key in wanted})
        if wanted:
            self._load_accounts(session, wanted)
        if wanted_holds:
            self._load_holds(session, wanted_holds, first)

    def _load_accounts(self, session: Session, wanted: set[AccountKey]) -> None:
        ids = {store.account_id(key): key for key in wanted}
        bounded = [name for name, key in ids.items() if key.holder != WORLD]
        unbounded = [name for name, key in ids.items() if key.holder == WORLD]
        due: list[AccountKey] = []
        for name, balance, held, floor, due_at, debt, rules in store.lock_accounts(session, bounded, unbounded):
            key = ids.pop(name)
            entered = self._accounts[key] = Entered(key, balance, held, floor, due_at, debt, is_new=False)
            if rules:
                self._rules[key.workspace, key.asset] = lots.read_rules(rules)
            if due_at is not None and entered.is_due(self._now_ms):
                due.append(key)
        for key in ids.values():
            self._accounts[key] = Entered(key, 0, 0, None if key.holder == WORLD else 0, is_new=True)
        if due and self._settle is not None:
            self._settle(self, session, sorted(due), self._now_ms)

    def _load_holds(self, session: Session, wanted: list[HoldKey], first: list[HoldRow]) -> None:
        # Whoever changes a hold has locked the account of its source, so what is read now, after our own locks, is the last word.
        rows = {HoldKey(row.workspace, row.name): row for row in (store.read_holds(session, wanted) if first else first)}
        ends = {(row.workspace, row.name): (row.source, row.target) for row in first}
        for key, row in rows.items():
            if ends.get(key) != (row.source, row.target):
                raise Conflicted(f"hold {key.name} changed hands while its accounts were being locked")
        for key in wanted:
            self._holds[key] = self._stored_holds[key] = rows.get(key)

    # ---------------------------------------------------------------------------------------------- transfers

    def spendable(self, key: AccountKey) -> int:
        """What may leave the account now: balance - held - floor - debt, never under 0; for the world, as much as an amount can be."""
        return max(self._entered(key).spendable(), 0)

    def balance(self, key: AccountKey) -> int:
        """What the account has now, held amounts included."""
        return self._entered(key).balance

    def transfer(
        self, workspace: str, asset: str, amount: int, source: str, target: str, decision_id: str, because: str, at_ms: int
    ) -> Short | None:
        """Move an amount; a `Short` when the source would go under its floor.

        No balance can outgrow MAX_AMOUNT, because the world never has more than that outside: then it is short itself.
        Raises `Invalid` for an amount that is not a whole number from 1 to MAX_AMOUNT, and for a transfer to oneself.
        """
        try:
            giving, taking = self._accounts[workspace, source, asset], self._accounts[workspace, target, asset]
        except KeyError as error:
            raise NotOpened(error.args[0]) from None
        _check_amount(amount)
        if giving is taking:
            raise Invalid(f"{source} cannot transfer to itself.", code="same_holder")
        refused = self._refuses(giving, amount)
        if refused is None:
            self._move(giving, taking, amount, (workspace, asset, amount, source, target, None, decision_id, because, at_ms))
        return refused

    def _refuses(self, giving: Entered, amount: int) -> Short | None:
        """Whether an amount may not move. The one place where floors are looked at before the store's own CHECK."""
        spendable = giving.spendable()
        return Short(giving.key, amount, max(spendable, 0)) if amount > spendable else None

    def _move(self, giving: Entered, taking: Entered, amount: int, row: tuple[Value, ...]) -> None:
        giving.balance -= amount
        taking.balance += amount
        taking.credited += amount
        self._journal.append(Moved(giving, taking, amount, row))
        if self._rules or taking.debt:
            self._look_ahead(taking, row)

    def _look_ahead(self, taking: Entered, row: tuple[Value, ...]) -> None:
        """When time will first change what came in: it runs out, or pays a debt at once. An early look harms nobody."""
        workspace, asset, at_ms = str(row[0]), str(row[1]), int(row[8] or 0)
        if taking.debt:
            taking.be_due(at_ms)
        rules = self._rules.get((workspace, asset))
        if rules and taking.key.holder.startswith(PERSON):
            rule = lots.rule_at(rules, at_ms)
            for moment in (lots.expires_at(rule, at_ms) if rule else None, lots.idle_at(rules, at_ms)):
                if moment is not None:
                    taking.be_due(moment)

    # --------------------------------------------------------------------------------------------------- lots

    def keep(self, beside: Beside) -> None:
        """Save this too when the Book is saved."""
        self._beside.append(beside)

    def note(self, undo: Callable[[], None]) -> None:
        """Something beside the Book changed; `undo` changes it back."""
        self._journal.append(Noted(undo))

    def account(self, key: AccountKey) -> Entered:
        """The account itself, for those who keep its lots."""
        return self._entered(key)

    def rules_of(self, key: AccountKey) -> tuple[LotRule, ...]:
        """How long units of the account's asset last."""
        return self._rules.get((key.workspace, key.asset), ())

    def move_lot(self, giving: AccountKey, taking: AccountKey, amount: int, lot: str, decision_id: str, because: str, at_ms: int) -> None:
        """Move units of one lot. The caller has looked that they are there; the store's CHECK has the last word."""
        _check_amount(amount)
        row = (giving.workspace, giving.asset, amount, giving.holder, taking.holder, None, decision_id, because, at_ms, lot)
        self._move(self._entered(giving), self._entered(taking), amount, row)

    # -------------------------------------------------------------------------------------------------- holds

    def hold(  # noqa: PLR0913, PLR0917 - what a hold consists of
        self,
        workspace: str,
        name: str,
        asset: str,
        amount: int,
        source: str,
        target: str,
        until_ms: int,
        decision_id: str,
        because: str,
        at_ms: int,
    ) -> Short | Refusal | None:
        """Set an amount aside until it is posted, voided or times out. Names are never used again: `hold_taken`."""
        _check_amount(amount)
        giving, taking = self._entered(AccountKey(workspace, source, asset)), self._entered(AccountKey(workspace, target, asset))
        key = HoldKey(workspace, name)
        if self._found(key) is not None:
            return Refusal("hold_taken")
        check_names(name)
        if giving is taking or until_ms <= at_ms:
            raise Invalid("A hold needs two different holders and an end that lies ahead.", code="bad_hold")
        refused = self._refuses(giving, amount)
        if refused is None:
            row = HoldRow(workspace, name, asset, amount, source, target, until_ms, decision_id, because, at_ms, "open", 0, None, None)
            self._set_hold(giving, amount, key, row)
        return refused

    def post(self, workspace: str, name: str, amount: int | None, decision_id: str, because: str, at_ms: int) -> Refusal | None:
        """Complete a hold: `amount` (None: all of it) goes to the target, the rest is the source's to spend again."""
        row = self._open_hold(workspace, name, at_ms)
        if isinstance(row, Refusal):
            return row
        amount = row.amount if amount is None else amount
        _check_amount(amount)
        if amount > row.amount:
            return Refusal("more_than_held")
        giving, taking = (self._entered(AccountKey(workspace, holder, row.asset)) for holder in (row.source, row.target))
        self._resolve(giving, row, "posted", amount, decision_id, at_ms)
        entry = (workspace, row.asset, amount, row.source, row.target, name, decision_id, because, at_ms)
        self._move(giving, taking, amount, entry)
        return None

    def void(self, workspace: str, name: str, decision_id: str, at_ms: int) -> Refusal | None:
        """Give a hold back to its source."""
        row = self._open_hold(workspace, name, at_ms)
        if isinstance(row, Refusal):
            return row
        self._resolve(self._entered(AccountKey(workspace, row.source, row.asset)), row, "voided", 0, decision_id, at_ms)
        return None

    def time_out(self, workspace: str, name: str, at_ms: int) -> Refusal | None:
        """Give back a hold whose time is over. From `until` on this is all that can happen to it, however late the timer comes."""
        row = self._open_hold(workspace, name, None)
        if isinstance(row, Refusal):
            return row
        if at_ms < row.until:
            raise Invalid(f"Hold {name} has not run out yet.", code="hold_not_due")
        self._resolve(self._entered(AccountKey(workspace, row.source, row.asset)), row, "expired", 0, None, at_ms)
        return None

    def _open_hold(self, workspace: str, name: str, at_ms: int | None) -> HoldRow | Refusal:
        row = self._found(HoldKey(workspace, name))
        if row is None:
            return Refusal("hold_unknown")
        if row.state != "open":
            return Refusal("hold_expired" if row.state == "expired" else "hold_resolved")
        if at_ms is not None and at_ms >= row.until:
            return Refusal("hold_expired")
        return row

    def _resolve(self, giving: Entered, row: HoldRow, state: str, posted: int, decision_id: str | None, at_ms: int) -> None:
        resolved = row._replace(state=state, posted=posted, resolved_by=decision_id, resolved_at=at_ms)
        if posted < row.amount and (giving.due_at is not None or giving.debt):
            giving.be_due(at_ms)  # what was set aside may have run out meanwhile, or is owed
        self._set_hold(giving, -row.amount, HoldKey(row.workspace, row.name), resolved)

    def _set_hold(self, giving: Entered, held: int, key: HoldKey, row: HoldRow) -> None:
        self._journal.append(Reserved(giving, held, key, self._holds[key]))
        giving.held += held
        self._holds[key] = row

    # ------------------------------------------------------------------------------------------------ merging

    def take_over(self, workspace: str, old: str, new: str, assets: Iterable[str], decision_id: str, at_ms: int) -> None:
        """Move all that `old` has, and its part in open holds, to `new`; a hold between the two is voided."""
        for key, row in list(self._holds.items()):
            if row is None or row.state != "open" or row.workspace != workspace or old not in (row.source, row.target):
                continue
            giving = self._entered(AccountKey(workspace, row.source, row.asset))
            moved = row._replace(source=new if row.source == old else row.source, target=new if row.target == old else row.target)
            if moved.source == moved.target:
                self._resolve(giving, row, "voided", 0, decision_id, at_ms)
                continue
            self._set_hold(giving, -row.amount, key, moved)
            self._set_hold(self._entered(AccountKey(workspace, moved.source, row.asset)), row.amount, key, moved)
        for asset in assets:
            giving, taking = (self._entered(AccountKey(workspace, holder, asset)) for holder in (old, new))
            if giving.balance > 0:
                row = (workspace, asset, giving.balance, old, new, None, decision_id, MERGED, at_ms)
                self._move(giving, taking, giving.balance, row)

    # ------------------------------------------------------------------------------------------ undo and save

    def mark(self) -> int:
        """A point to come back to."""
        return len(self._journal)

    def undo(self, mark: int) -> None:
        """Make everything since the mark not have happened."""
        while len(self._journal) > mark:
            entry = self._journal.pop()
            if isinstance(entry, Moved):
                entry.giving.balance += entry.amount
                entry.taking.balance -= entry.amount
                entry.taking.credited -= entry.amount
            elif isinstance(entry, Noted):
                entry.undo()
            else:
                entry.giving.held -= entry.held
                self._holds[entry.key] = entry.before

    def save(self, session: Session) -> None:
        """Write everything since the Book was opened or last saved. Whoever opened the transaction commits it."""
        changes = [(entered, row) for entered in self._accounts.values() if (row := entered.row()) is not None]
        due = any(entered.has_turned() for entered, _ in changes)
        rows = ((*row, entered.due_at, entered.debt) if due else row for entered, row in changes)
        accounts = sorted(rows, key=lambda row: str(row[0]))  # one order of new accounts in every process
        transfers = [entry.row for entry in self._journal if isinstance(entry, Moved)]
        with_lots = any(len(row) > len(store.TRANSFERS.columns) for row in transfers) if self._beside else False
        if with_lots:
            transfers = [row if len(row) > len(store.TRANSFERS.columns) else (*row, None) for row in transfers]
        changed = [(key, row) for key, row in self._holds.items() if row is not None and row != self._stored_holds[key]]
        new_holds = sorted(row for key, row in changed if self._stored_holds[key] is None)
        changed_holds = sorted(row for key, row in changed if self._stored_holds[key] is not None)
        store.save(session, accounts, transfers, new_holds, changed_holds, due=due, lots=with_lots)
        for beside in self._beside:
            beside.save(session)
        for entered, _ in changes:
            entered.saved()
        self._stored_holds.update(self._holds)
        self._journal.clear()

    def _entered(self, key: AccountKey) -> Entered:
        try:
            return self._accounts[key]
        except KeyError:
            raise NotOpened(key) from None

    def _found(self, key: HoldKey) -> HoldRow | None:
        try:
            return self._holds[key]
        except KeyError:
            raise NotOpened(key) from None


def _check_amount(amount: int) -> None:
    if type(amount) is not int or not 0 < amount <= MAX_AMOUNT:
        raise Invalid(f"An amount is a whole number from 1 to {MAX_AMOUNT}.", code="bad_amount")


def check_names(*names: str) -> None:
    """Names go into keys joined by a control character, and into a store that refuses NUL and lone surrogates."""
    if ODD_LETTERS.search("".join(names)) or not all(0 < len(name) <= MAX_NAME for name in names):
        raise Invalid(f"The name of a holder, an asset or a hold has 1 to {MAX_NAME} letters and no control characters.", code="bad_name")
