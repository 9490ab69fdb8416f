"""Any programme of grants, spending, holds, merges, batches and undone attempts gives what a plain dictionary would.

The model beside the ledger knows nothing of journals, changes or statements. Each programme runs in a workspace of its
own. The same machine must go red on each of the planted faults at the end.
"""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from antiphon.engine.database.port import Database
from antiphon.features.events.contracts import DigestBatch, Merge
from antiphon.features.ledger.api import Book, Ledger
from antiphon.features.ledger.book import Entered, Moved, Reserved
from antiphon.features.ledger.contracts import AccountKey, HoldKey
from antiphon.kernel.amounts import MAX_AMOUNT
from antiphon.kernel.errors import Invalid

HOLDERS = ("world", "person:1", "person:2", "person:3", "play:1", "merchant")
ASSETS = ("points", "tickets")
NAMES = tuple(f"hold {n}" for n in range(5))
AMOUNTS = st.one_of(st.integers(1, 12), st.sampled_from([0, -1, MAX_AMOUNT - 3, MAX_AMOUNT, MAX_AMOUNT + 1]))
Place = tuple[str, str]
_numbers = count()


@dataclass
class Set:
    """A hold in the model."""

    asset: str
    amount: int
    source: str
    target: str
    until: int
    state: str = "open"


@dataclass
class Model:
    """What should be."""

    balance: dict[Place, int] = field(default_factory=dict[Place, int])
    holds: dict[str, Set] = field(default_factory=dict[str, Set])

    def held(self, place: Place) -> int:
        return sum(one.amount for one in self.holds.values() if one.state == "open" and (one.source, one.asset) == place)

    def spendable(self, place: Place) -> int:
        if place[0] == "world":
            return min(MAX_AMOUNT + self.balance.get(place, 0) - self.held(place), MAX_AMOUNT)
        return self.balance.get(place, 0) - self.held(place)

    def move(self, asset: str, amount: int, source: str, target: str) -> None:
        self.balance[source, asset] = self.balance.get((source, asset), 0) - amount
        self.balance[target, asset] = self.balance.get((target, asset), 0) + amount

    def give(self, asset: str, amount: int, source: str, target: str) -> str:
        if source == target or not 0 < amount <= MAX_AMOUNT:
            return "Invalid"
        if amount > self.spendable((source, asset)):
            return "Short"
        self.move(asset, amount, source, target)
        return "done"

    def hold(self, name: str, one: Set, now: int) -> str:
        if not 0 < one.amount <= MAX_AMOUNT:
            return "Invalid"
        if name in self.holds:
            return "hold_taken"
        if one.source == one.target or one.until <= now:
            return "Invalid"
        if one.amount > self.spendable((one.source, one.asset)):
            return "Short"
        self.holds[name] = one
        return "done"

    def resolve(self, name: str, now: int, state: str, amount: int | None) -> str:
        one = self.holds.get(name)
        if one is None:
            return "hold_unknown"
        if one.state != "open":
            return "hold_expired" if one.state == "expired" else "hold_resolved"
        if state == "expired":
            if now < one.until:
                return "Invalid"
        elif now >= one.until:
            return "hold_expired"
        if state == "posted":
            amount = one.amount if amount is None else amount
            if not 0 < amount <= MAX_AMOUNT:
                return "Invalid"
            if amount > one.amount:
                return "more_than_held"
            self.move(one.asset, amount, one.source, one.target)
        one.state = state
        return "done"

    def merge(self, old: str, new: str) -> None:
        for one in self.holds.values():
            if one.state == "open":
                one.source = new if one.source == old else one.source
                one.target = new if one.target == old else one.target
                if one.source == one.target:
                    one.state = "voided"
        for asset in ASSETS:
            amount = self.balance.get((old, asset), 0)
            if amount:
                self.move(asset, amount, old, new)


def outcome(call: Callable[[], Any]) -> str:
    """What the Book said, in the model's words."""
    try:
        answer = call()
    except Invalid:
        return "Invalid"
    if answer is None:
        return "done"
    return getattr(answer, "reason", None) or type(answer).__name__


class Programme(RuleBasedStateMachine):
    """One transaction after another; inside each, marks to come back to."""

    database: Database
    book_kind: type[Book] = Book

    def __init__(self) -> None:
        super().__init__()
        self.workspace = f"programme {next(_numbers)}"
        self.model = Model()
        self.now = 1_000
        self.stack: ExitStack | None = None
        self.marks: list[tuple[int, Model]] = []

    @initialize()
    def nothing_yet(self) -> None:
        self.stored = Model()

    # A transaction is opened by the first rule that needs one.
    def book(self) -> Book:
        if self.stack is None:
            self.stack = ExitStack()
            self.session = self.stack.enter_context(self.database.begin())
            self.open_book = self.book_kind()
            keys = [AccountKey(self.workspace, holder, asset) for holder in HOLDERS for asset in ASSETS]
            self.open_book.load(self.session, keys, [HoldKey(self.workspace, name) for name in NAMES])
            self.stored = deepcopy(self.model)
        return self.open_book

    @rule(asset=st.sampled_from(ASSETS), amount=AMOUNTS, source=st.sampled_from(HOLDERS), to=st.sampled_from(HOLDERS))
    def give(self, asset: str, amount: int, source: str, to: str) -> None:
        book = self.book()
        said = outcome(lambda: book.transfer(self.workspace, asset, amount, source, to, "dec", "model", self.now))
        assert said == self.model.give(asset, amount, source, to)

    @rule(asset=st.sampled_from(ASSETS), amount=st.integers(5, 30), to=st.sampled_from(HOLDERS[1:]))
    def grant(self, asset: str, amount: int, to: str) -> None:
        self.give(asset, amount, "world", to)

    @rule(
        name=st.sampled_from(NAMES),
        asset=st.sampled_from(ASSETS),
        amount=st.integers(0, 9),
        source=st.sampled_from(HOLDERS),
        to=st.sampled_from(HOLDERS),
        lasts=st.integers(0, 50),
    )
    def hold(self, name: str, asset: str, amount: int, source: str, to: str, lasts: int) -> None:
        book, until = self.book(), self.now + lasts
        said = outcome(lambda: book.hold(self.workspace, name, asset, amount, source, to, until, "dec", "model", self.now))
        assert said == self.model.hold(name, Set(asset, amount, source, to, until), self.now)

    @rule(name=st.sampled_from(NAMES), asset=st.sampled_from(ASSETS), amount=st.integers(1, 9), lasts=st.integers(1, 50))
    def hold_of_the_rich(self, name: str, asset: str, amount: int, lasts: int) -> None:
        richest = max(HOLDERS[1:], key=lambda holder: self.model.spendable((holder, asset)))
        self.hold(name, asset, amount, richest, "merchant" if richest != "merchant" else "person:1", lasts)

    @precondition(lambda self: self.model.holds)
    @rule(name=st.sampled_from(NAMES), amount=st.one_of(st.none(), st.integers(0, 9)))
    def post(self, name: str, amount: int | None) -> None:
        book = self.book()
        said = outcome(lambda: book.post(self.workspace, name, amount, "dec", "model", self.now))
        assert said == self.model.resolve(name, self.now, "posted", amount)

    @precondition(lambda self: self.model.holds)
    @rule(name=st.sampled_from(NAMES))
    def void(self, name: str) -> None:
        book = self.book()
        said = outcome(lambda: book.void(self.workspace, name, "dec", self.now))
        assert said == self.model.resolve(name, self.now, "voided", None)

    @precondition(lambda self: self.model.holds)
    @rule(name=st.sampled_from(NAMES))
    def time_out(self, name: str) -> None:
        book = self.book()
        said = outcome(lambda: book.time_out(self.workspace, name, self.now))
        assert said == self.model.resolve(name, self.now, "expired", None)

    @rule()
    def mark(self) -> None:
        self.marks.append((self.book().mark(), deepcopy(self.model)))

    @precondition(lambda self: self.marks)
    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        chosen = data.draw(st.integers(0, len(self.marks) - 1))
        mark, self.model = self.marks[chosen]
        del self.marks[chosen:]
        self.book().undo(mark)

    @rule(forward=st.integers(1, 30))
    def time_passes(self, forward: int) -> None:
        self.now += forward

    @precondition(lambda self: self.stack is not None)
    @rule(keep=st.sampled_from([True, True, True, False]))
    def end_of_transaction(self, keep: bool) -> None:  # noqa: FBT001 - drawn
        stack, self.stack = self.stack, None
        self.marks.clear()
        assert stack is not None
        with suppress(_RolledBack), stack:  # however it ends, the transaction does
            if not keep:
                self.model = self.stored
                raise _RolledBack
            self.open_book.save(self.session)
        self.compare()

    @precondition(lambda self: self.stack is None)
    @rule(old=st.sampled_from(["1", "2", "3"]), new=st.sampled_from(["1", "2", "3"]))
    def merge(self, old: str, new: str) -> None:
        if old != new:
            batch = DigestBatch(self.now, [], [Merge(self.workspace, old, new, self.now, "test")], {})
            with self.database.begin() as session:
                Ledger().take(session, batch)
            self.model.merge(f"person:{old}", f"person:{new}")
            self.compare()

    @precondition(lambda self: self.stack is None)
    @rule()
    def everything_that_ran_out(self) -> None:
        with self.database.begin() as session:
            Ledger().time_out_holds(session, self.now)
        for name, one in self.model.holds.items():
            if one.state == "open" and one.until <= self.now:
                self.model.resolve(name, self.now, "expired", None)
        self.compare()

    def compare(self) -> None:
        with self.database.read() as session:
            found = Ledger().list_accounts(session, self.workspace, limit=500).items
            holds = {hold.name: hold.state for hold in Ledger().list_holds(session, self.workspace, NAMES)}
            assert {(one.holder, one.asset): one.balance for one in found if one.balance} == {
                place: amount for place, amount in self.model.balance.items() if amount
            }
            assert {(one.holder, one.asset): one.held for one in found if one.held} == {
                place: self.model.held(place)
                for place in [(one.source, one.asset) for one in self.model.holds.values()]
                if self.model.held(place)
            }
            assert holds == {name: one.state for name, one in self.model.holds.items()}
            assert Ledger().check(session, self.workspace) == []

    def teardown(self) -> None:
        if self.stack is not None:
            self.end_of_transaction(keep=True)


class _RolledBack(Exception):
    pass


def run(database: Database, kind: type[Book], examples: int) -> None:
    """Run programmes over a store. Raises whatever goes wrong, shrunk."""

    class Over(Programme):
        pass

    Over.database, Over.book_kind = database, kind
    quick = settings(
        max_examples=examples,
        stateful_step_count=40,
        deadline=None,
        database=None,
        derandomize=True,
        report_multiple_bugs=False,
        phases=[Phase.generate, Phase.shrink] if kind is Book else [Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )
    run_state_machine_as_test(Over, settings=quick)  # pyright: ignore[reportUnknownMemberType]


def test_the_ledger_is_what_a_dictionary_would_be(database: Database) -> None:
    run(database, Book, 200 if database.dialect == "sqlite" else 80)


# ------------------------------------------------------------------------------- faults the machine must find


class ForgetsFloor(Book):
    """Anybody may spend what they do not have."""

    def _refuses(self, giving: Entered, amount: int) -> None:
        return None


class SpendsWhatIsHeld(Book):
    """A held amount can be spent elsewhere."""

    def _set_hold(self, giving: Entered, held: int, key: HoldKey, row: Any) -> None:
        super()._set_hold(giving, 0, key, row)


class OneSided(Book):
    """The target gets it, the source keeps it."""

    def _move(self, giving: Entered, taking: Entered, amount: int, row: Any) -> None:
        super()._move(giving, taking, amount, row)
        giving.balance += amount


class LosesTransfer(Book):
    """Balances change, and nobody wrote down why."""

    def _move(self, giving: Entered, taking: Entered, amount: int, row: Any) -> None:
        super()._move(giving, taking, amount, row)
        if amount % 2:
            self._journal.pop()


class UndoesHalf(Book):
    """Undo forgets the holds."""

    def undo(self, mark: int) -> None:
        kept = [entry for entry in self._journal[mark:] if isinstance(entry, Reserved)]
        super().undo(mark)
        for entry in kept:
            entry.giving.held += entry.held


class UndoesOneLess(Book):
    """Undo stops one too early."""

    def undo(self, mark: int) -> None:
        super().undo(mark + 1 if len(self._journal) > mark and isinstance(self._journal[mark], Moved) else mark)


class PostsAgain(Book):
    """A hold can be posted after it was voided."""

    def _open_hold(self, workspace: str, name: str, at_ms: int | None) -> Any:
        found = super()._open_hold(workspace, name, at_ms)
        row = self._holds[HoldKey(workspace, name)]
        return row._replace(state="open") if row is not None and row.state == "voided" else found


@pytest.fixture(
    params=[ForgetsFloor, SpendsWhatIsHeld, OneSided, LosesTransfer, UndoesHalf, UndoesOneLess, PostsAgain], ids=lambda kind: kind.__name__
)
def fault(request: pytest.FixtureRequest) -> type[Book]:
    return request.param


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)  # faults of the Book are the same over either store
def test_the_machine_finds_planted_faults(database: Database, fault: type[Book]) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 - which check finds it is up to the machine
        run(database, fault, 400)
