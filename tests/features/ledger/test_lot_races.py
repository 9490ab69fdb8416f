"""Forty callers, two processes, one purse: the last point, one grant, one refund, one spend given back, one moment of expiry."""

import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from random import Random

import pytest

from antiphon.engine.database.port import Conflicted, Session
from antiphon.engine.database.writer import Lane, Writer
from antiphon.features.ledger import settling
from antiphon.features.ledger.api import Ledger, Purses
from antiphon.features.ledger.contracts import Given, GivenBack, GrantKey, HoldKey, LotRule, SpendKey, TakenBack
from antiphon.features.ledger.jobs import HoldTimer
from antiphon.kernel.clock import DAY_MS
from tests.conftest import SetClock
from tests.features.ledger.purses import ANN, BOB, POINTS, SHOP, broken_laws, key
from tests.features.ledger.test_races import together
from tests.stores import Store

CALLERS = 40
GRANT = GrantKey(SHOP, POINTS, "order 1")
Deal = Callable[[Session], object]
Race = Callable[[Sequence[Deal]], list[object]]


def _run(session: Session, deals: Sequence[Deal]) -> Sequence[object]:
    return [deal(session) for deal in deals]


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(clock=SetClock())


@contextmanager
def racing(store: Store) -> Generator[Race]:
    """Forty callers at once, over as many processes as the store allows; answers in the callers' order."""
    databases = [store.migrated(), *([store.open()] if store.kind == "postgres" else [])]
    writers = [Writer(database) for database in databases]
    lanes: list[Lane[Deal, object]] = [writer.lane("deal", _run, cap=1) for writer in writers]
    for writer in writers:
        writer.start()

    def race(deals: Sequence[Deal]) -> list[object]:
        gate = threading.Barrier(len(deals))

        def caller(number: int) -> object:
            gate.wait()
            return lanes[number % len(lanes)].call(deals[number])

        with ThreadPoolExecutor(len(deals)) as crowd:
            return list(crowd.map(caller, range(len(deals))))

    try:
        yield race
    finally:
        for writer in writers:
            writer.stop()


def dealing(ledger: Ledger, do: Callable[[Purses], object], spend: str = "") -> Deal:
    """One transaction with Ann's purse, her grant and perhaps a spend."""

    def deal(session: Session) -> object:
        spends = [SpendKey(SHOP, POINTS, spend)] if spend else []
        holds = [HoldKey(SHOP, spend)] if spend else []
        purses = ledger.open_purses(session, [key(ANN)], grants=[GRANT], spends=spends, holds=holds)
        answer = do(purses)
        purses.book.save(session)
        return answer

    return deal


def give(ledger: Ledger, amount: int = 100, expires_in: int | None = None) -> Deal:
    expires_at = None if expires_in is None else ledger.clock.now_ms() + expires_in
    return dealing(ledger, lambda purses: purses.give(key(ANN), amount, "order 1", "dec", "earned", expires_at=expires_at))


def spend(ledger: Ledger, number: int, amount: int) -> Deal:
    ref = f"spend {number}"
    return dealing(ledger, lambda purses: purses.spend(key(ANN), amount, ref, "spent"), ref)


def left(store: Store, ledger: Ledger) -> tuple[int, int]:
    """What Ann has, and what she owes."""
    with store.open().begin() as session:
        purses = ledger.open_purses(session, [key(ANN)])
        purses.book.save(session)
        return purses.book.balance(key(ANN)), purses.debt(key(ANN))


def test_one_reference_is_given_under_once(store: Store, ledger: Ledger) -> None:
    with racing(store) as race:
        answers = race([give(ledger)] * CALLERS)
        assert sum(isinstance(answer, Given) for answer in answers) == 1
        assert left(store, ledger) == (100, 0)
        assert not broken_laws(store.open())


def test_the_last_points_are_spent_once(store: Store, ledger: Ledger) -> None:
    with racing(store) as race:
        race([give(ledger, 5)])
        answers = race([spend(ledger, number, 1) for number in range(CALLERS)])
        assert answers.count(None) == 5
        assert left(store, ledger) == (0, 0)
        assert not broken_laws(store.open())


def test_redeeming_against_refunding(store: Store, ledger: Ledger) -> None:
    """Twenty spend 10 of 100 while the order that earned them is refunded in twenty parts of 10."""
    with racing(store) as race:
        race([give(ledger)])
        refund = dealing(ledger, lambda purses: purses.take_back(GRANT, 10, "back", "refunded"))
        answers = race([spend(ledger, number, 10) if number % 2 else refund for number in range(CALLERS)])
        spent = 10 * answers.count(None)
        taken = [answer for answer in answers if isinstance(answer, TakenBack)]
        assert sum(one.amount for one in taken) == 100, "never more than was given, however often it is asked for"
        balance, debt = left(store, ledger)
        assert balance - debt == 100 - spent - 100
        assert sum(one.debt for one in taken) == debt
        assert balance == 0
        assert not broken_laws(store.open())


def test_a_spend_is_given_back_once(store: Store, ledger: Ledger) -> None:
    with racing(store) as race:
        race([give(ledger)])
        race([spend(ledger, 1, 50)])
        back = dealing(ledger, lambda purses: purses.give_back(SpendKey(SHOP, POINTS, "spend 1"), 3, "back", "returned"), "spend 1")
        answers = race([back] * CALLERS)
        assert sum(answer.amount for answer in answers if isinstance(answer, GivenBack)) == 50
        assert left(store, ledger) == (100, 0)
        assert not broken_laws(store.open())


def test_what_has_run_out_is_spent_by_nobody(store: Store, ledger: Ledger) -> None:
    """Forty ordinary Books, which know nothing of lots, at the moment of expiry, beside the timer."""
    with racing(store) as race:
        race([give(ledger, 100, expires_in=DAY_MS)])
        clock = ledger.clock
        assert isinstance(clock, SetClock)
        clock.advance(days=1)

        def plainly(session: Session) -> object:
            book = ledger.open_book(session, [key(ANN)])
            answer = book.transfer(SHOP, POINTS, 1, ANN, "world", "dec", "played", clock.now_ms())
            book.save(session)
            return answer

        answers = race([plainly] * (CALLERS - 1) + [lambda session: ledger.settle_due(session, clock.now_ms())])
        assert answers[:-1].count(None) == 0
        assert left(store, ledger) == (0, 0)
        assert not broken_laws(store.open())


def test_a_hold_is_paid_or_comes_back(store: Store, ledger: Ledger) -> None:
    """Twenty post a checkout's hold, twenty void it: one of them wins, and a refund after a win gives back what was paid."""
    with racing(store) as race:
        race([give(ledger)])
        now = ledger.clock.now_ms()

        def held(session: Session) -> object:
            book = ledger.open_book(session, [key(ANN)], [HoldKey(SHOP, "cart")])
            answer = book.hold(SHOP, "cart", POINTS, 60, ANN, "world", now + DAY_MS, "cart", "held", now)
            book.save(session)
            return answer

        post = dealing(ledger, lambda purses: purses.post(SpendKey(SHOP, POINTS, "cart"), 40, "paid", "paid"), "cart")
        void = dealing(ledger, lambda purses: purses.book.void(SHOP, "cart", "void", now), "cart")
        assert race([held]) == [None]
        answers = race([post if number % 2 else void for number in range(CALLERS)])
        assert answers.count(None) == 1
        paid = answers.index(None) % 2 == 1
        assert left(store, ledger) == (60 if paid else 100, 0)
        back = race([dealing(ledger, lambda purses: purses.give_back(SpendKey(SHOP, POINTS, "cart"), None, "back", "returned"), "cart")])
        assert isinstance(back[0], GivenBack) == paid
        assert left(store, ledger) == (100, 0)
        assert not broken_laws(store.open())


def test_one_account_that_cannot_be_settled_holds_up_nobody(store: Store, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: settling Ann's account raises. Bob's points still expire on time."""
    database = store.migrated()
    grants = {name: GrantKey(SHOP, POINTS, name) for name in (ANN, BOB)}
    with database.begin() as session:
        purses = ledger.open_purses(session, [key(ANN), key(BOB)], grants=grants.values())
        for name in (ANN, BOB):
            purses.give(key(name), 5, name, "dec", "earned", expires_at=ledger.clock.now_ms() + DAY_MS)
        purses.book.save(session)
    clock = ledger.clock
    assert isinstance(clock, SetClock)
    clock.advance(days=1)
    finish = settling.Settling.__dict__["_finish"]

    def planted(self: settling.Settling, purse: settling.Purse) -> tuple[int, int]:
        if purse.key == key(ANN):
            message = "planted"
            raise RuntimeError(message)
        return finish(self, purse)

    monkeypatch.setattr(settling.Settling, "_finish", planted)
    writer = Writer(database)
    timer = HoldTimer(ledger, writer)
    writer.start()
    try:
        assert timer.run_once() == 1
        assert timer.run_once() == 0
        monkeypatch.undo()
        assert timer.run_once() == 1
    finally:
        writer.stop()
    assert not broken_laws(database)


class Trade:
    """What goes on in a shop, over the same ten people: plays' Books, grants, refunds and the timer."""

    def __init__(self, ledger: Ledger, clock: SetClock) -> None:
        self.ledger = ledger
        self.clock = clock
        self.people = [key(f"person:{number}") for number in range(10)]
        self.known: list[GrantKey] = []
        self.conflicts: list[Conflicted] = []

    def play(self, session: Session, chance: Random, name: str) -> None:
        book, now = self.ledger.open_book(session, self.people), self.clock.now_ms()
        for person in chance.sample(self.people, 5):
            book.transfer(SHOP, POINTS, chance.randint(1, 9), "world", person.holder, name, "won", now)
            book.transfer(SHOP, POINTS, chance.randint(1, 9), person.holder, "world", name, "played", now)
        book.save(session)

    def earn(self, session: Session, chance: Random, name: str) -> None:
        given = [GrantKey(SHOP, POINTS, f"{name} {person.holder}") for person in self.people]
        purses = self.ledger.open_purses(session, self.people, grants=given)
        for person, grant in zip(self.people, given, strict=True):
            later = self.clock.now_ms() + DAY_MS if chance.random() < 0.3 else None
            purses.give(person, chance.randint(1, 9), grant.ref, name, "earned", available_at=later)
        purses.book.save(session)
        self.known.extend(given)

    def refund(self, session: Session, chance: Random, name: str) -> None:
        back = chance.sample(self.known, min(4, len(self.known)))
        purses = self.ledger.open_purses(session, [], grants=back)
        for grant in back:
            purses.take_back(grant, None, name, "refunded")
        purses.book.save(session)

    def tick(self, session: Session, chance: Random, _name: str) -> None:
        self.ledger.settle_due(session, self.clock.now_ms())
        if chance.random() < 0.5:
            self.clock.advance(days=1)

    def work(self, store: Store, number: int) -> None:
        """One process."""
        database, chance = store.open(), Random(number)
        for turn in range(40):
            try:
                with database.begin() as session:
                    chance.choice((self.play, self.play, self.earn, self.refund, self.tick))(session, chance, f"{number}-{turn}")
            except Conflicted as error:
                self.conflicts.append(error)


@pytest.mark.parametrize("store", ["postgres"], indirect=True)  # SQLite has one writer
def test_three_processes_at_everything_at_once(store: Store, ledger: Ledger) -> None:
    """Hardly ever in each other's way, and every law holds."""
    clock = ledger.clock
    assert isinstance(clock, SetClock)
    with store.migrated().begin() as session:
        ledger.set_rule(session, SHOP, POINTS, LotRule("UTC", "days", 1))
    trade = Trade(ledger, clock)
    assert together(*(partial(trade.work, store, number) for number in range(3))) == []
    assert len(trade.conflicts) < 12
    assert not broken_laws(store.open())
