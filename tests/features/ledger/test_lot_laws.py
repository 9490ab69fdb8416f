"""Each law of lots goes red on the fault it is there for, and the store's own guards refuse what breaks a lot."""

import threading

import pytest

from antiphon.engine.database.port import BrokenRule, Database
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import Given, GrantKey, LotRule, SpendKey
from antiphon.kernel.clock import DAY_MS
from tests.conftest import NOON, SetClock
from tests.features.ledger.purses import ANN, BOB, POINTS, SHOP, broken_laws, key
from tests.features.ledger.test_laws import without_guards
from tests.features.ledger.test_races import together
from tests.stores import Store


def trade(database: Database) -> None:
    """Ann was given 100 and 10, spent 30, paid 5 without a lot, got a little back and owes 40; Bob has 7 that wait."""
    ledger = Ledger(clock=SetClock())
    grants = [GrantKey(SHOP, POINTS, ref) for ref in ("a", "b", "c")]
    with database.begin() as session:
        purses = ledger.open_purses(session, [key(ANN), key(BOB)], grants=grants, spends=[SpendKey(SHOP, POINTS, "s")])
        purses.give(key(ANN), 100, "a", "dec", "earned", expires_at=NOON + DAY_MS)
        purses.give(key(ANN), 10, "b", "dec", "earned")
        purses.give(key(BOB), 7, "c", "dec", "earned", available_at=NOON + DAY_MS)
        purses.spend(key(ANN), 30, "s", "spent")
        purses.book.save(session)
    with database.begin() as session:
        purses = ledger.open_purses(session, [], spends=[SpendKey(SHOP, POINTS, "s")])
        purses.give_back(SpendKey(SHOP, POINTS, "s"), 5, "dec", "returned")
        purses.book.save(session)
    with database.begin() as session:
        book = ledger.open_book(session, [key(ANN)])
        assert book.transfer(SHOP, POINTS, 65, ANN, "world", "dec", "played", NOON) is None
        book.save(session)
    with database.begin() as session:
        purses = ledger.open_purses(session, [], grants=grants[:1])
        assert purses.take_back(grants[0], 60, "dec", "refunded")
        purses.book.save(session)
    with database.begin() as session:
        book = ledger.open_book(session, [key(BOB)])
        assert book.transfer(SHOP, POINTS, 3, "world", BOB, "dec", "played", NOON) is None
        book.save(session)


@pytest.fixture
def unguarded(store: Store) -> Database:
    database = store.migrated(change=without_guards)
    trade(database)
    assert not broken_laws(database)
    return database


@pytest.mark.parametrize(
    ("edit", "laws"),
    [
        ("UPDATE ledger_lot SET remaining = remaining + 1 WHERE ref = 'b'", {"lots", "lot_bounds"}),
        ("UPDATE ledger_lot SET given = given + 1, remaining = remaining + 1 WHERE ref = 'c'", {"lots"}),
        ("UPDATE ledger_lot SET used = used + 1, taken = taken - 1 WHERE ref = 'a'", {"lot_uses"}),
        ("UPDATE ledger_lot SET claimed = given + 1 WHERE ref = 'a'", {"lot_bounds"}),
        ("UPDATE ledger_lot SET gone = 1 WHERE ref = 'b'", {"lot_bounds"}),
        ("DELETE FROM ledger_lot WHERE ref = 'c'", {"lots"}),
        ("UPDATE ledger_lot_use SET returned = returned + 1 WHERE returned = 5", {"lot_uses"}),
        ("UPDATE ledger_lot_use SET amount = amount + 1 WHERE returned = 5", {"lot_uses"}),
        ("DELETE FROM ledger_lot_use WHERE returned = 5", {"lot_uses"}),
        ("UPDATE ledger_purse SET matched_seq = 0 WHERE holder = 'person:ann'", {"lots", "lot_uses"}),
        ("UPDATE ledger_account SET debt = debt + 1 WHERE holder = 'person:ann' AND asset = 'points'", {"debts"}),
        ("UPDATE ledger_transfer SET lot = 'lot_x' WHERE because = 'played' AND amount = 3", {"lots"}),
    ],
)
def test_each_planted_fault_breaks_its_law(unguarded: Database, edit: str, laws: set[str]) -> None:
    with unguarded.begin() as session:
        assert session.run(edit) == 1
    assert broken_laws(unguarded) == laws


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE ledger_lot SET remaining = remaining + 1 WHERE ref = 'b'",
        "UPDATE ledger_lot SET used = used + 11, remaining = remaining - 11 WHERE ref = 'b'",
        "UPDATE ledger_lot SET claimed = given + 1 WHERE ref = 'a'",
        "UPDATE ledger_lot_use SET returned = amount + 1",
        "UPDATE ledger_account SET debt = -1 WHERE holder = 'person:ann'",
    ],
)
def test_the_store_itself_refuses_a_lot_that_does_not_add_up(database: Database, edit: str) -> None:
    trade(database)
    with pytest.raises(BrokenRule), database.begin() as session:
        session.run(edit)
    assert not broken_laws(database)


@pytest.mark.parametrize("store", ["postgres"], indirect=True)  # SQLite has one writer
def test_two_processes_give_to_somebody_new_at_once(store: Store) -> None:
    """Neither finds an account to lock; the balances add up, both lots are there, and the account is due at the sooner moment."""
    left, right, clock = store.migrated(), store.open(), SetClock()
    ledger = Ledger(clock=clock)
    with left.begin() as session:
        ledger.set_rule(session, SHOP, POINTS, LotRule("UTC", "days", 30))
    opened = threading.Barrier(2)

    def with_a_lot() -> None:
        with left.begin() as session:
            purses = ledger.open_purses(session, [key(ANN)], grants=[GrantKey(SHOP, POINTS, "a")])
            opened.wait()
            assert isinstance(purses.give(key(ANN), 5, "a", "dec", "earned", expires_at=NOON + DAY_MS), Given)
            purses.book.save(session)

    def plainly() -> None:
        with right.begin() as session:
            book = ledger.open_book(session, [key(ANN)])
            opened.wait()
            assert book.transfer(SHOP, POINTS, 7, "world", ANN, "dec", "played", NOON) is None
            book.save(session)

    assert together(with_a_lot, plainly) == []
    assert not broken_laws(left)
    clock.advance(days=2)
    with left.begin() as session:
        assert ledger.open_book(session, [key(ANN)]).spendable(key(ANN)) == 7
