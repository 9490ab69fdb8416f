"""The laws hold on every read while writers run, and each goes red on the fault it is there for."""

import re
import threading
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import pytest

from antiphon.engine.database.port import Database, Session
from antiphon.engine.database.writer import Writer
from antiphon.features.ledger import store_laws
from antiphon.features.ledger.api import Book, Ledger
from antiphon.features.ledger.book import Entered
from antiphon.features.ledger.contracts import AccountKey
from tests.features.ledger.purses import ANN, BOB, MERCHANT, SHOP, WORLD, Desk, broken_laws, desk, key
from tests.stores import Store

READS = 1_000
AGAIN = """INSERT INTO ledger_transfer (workspace, asset, amount, source, target, hold, decision_id, because, at)
    VALUES ('shop', 'points', 2, 'person:ann', 'merchant', 'paid', 'd', 'again', 1)"""


def without_guards(sql: str) -> str:
    """The schema with every CHECK that always holds, and no unique hold of a transfer: for planted faults to get through."""
    sql = re.sub(r"CHECK \((?:[^()]|\([^()]*\))*\)", "CHECK (1 = 1)", sql)
    return sql.replace("CREATE UNIQUE INDEX", "CREATE INDEX")


@pytest.fixture
def unguarded(store: Store) -> Database:
    return store.migrated(change=without_guards)


def test_the_guards_are_really_gone_there(unguarded: Database) -> None:
    with unguarded.begin() as session:
        session.run(
            """INSERT INTO ledger_account (id, workspace, holder, asset, balance, held, credited, floor)
            VALUES ('x', 'w', 'person:x', 'points', -5, 0, 0, 0)"""
        )
    assert broken_laws(unguarded) == {"floor", "replay", "zero_sum"}


class ForgetsFloor(Book):
    """Planted."""

    def _refuses(self, giving: Entered, amount: int) -> None:
        return None


class OneSided(Book):
    """Planted."""

    def _move(self, giving: Entered, taking: Entered, amount: int, row: Any) -> None:
        super()._move(giving, taking, amount, row)
        giving.balance += amount


class LosesTransfers(Book):
    """Planted."""

    def _move(self, giving: Entered, taking: Entered, amount: int, row: Any) -> None:
        super()._move(giving, taking, amount, row)
        self._journal.pop()


class ForgetsHeld(Book):
    """Planted."""

    def _set_hold(self, giving: Entered, held: int, key: Any, row: Any) -> None:
        super()._set_hold(giving, 0, key, row)


@pytest.mark.parametrize(
    ("fault", "laws"),
    [
        (Book, set[str]()),
        (ForgetsFloor, {"floor"}),
        (OneSided, {"zero_sum", "replay"}),
        (LosesTransfers, {"replay"}),
        (ForgetsHeld, {"held"}),
    ],
)
def test_each_fault_of_a_book_breaks_its_law(unguarded: Database, fault: type[Book], laws: set[str]) -> None:
    with desk(unguarded, holds=["h"]) as till:
        till.give(WORLD, ANN, 5)
        till.give(WORLD, BOB, 5)
    assert not broken_laws(unguarded)
    with desk(unguarded, holds=["h"], kind=fault) as till:
        till.give(ANN, BOB, 9)
        till.give(BOB, MERCHANT, 1)
        till.hold("h", BOB, MERCHANT, 1)
    assert broken_laws(unguarded) == laws


@pytest.mark.parametrize(
    ("edit", "laws"),
    [
        ("UPDATE ledger_account SET balance = balance + 1 WHERE holder = 'person:ann'", {"zero_sum", "replay"}),
        ("UPDATE ledger_account SET credited = credited + 1 WHERE holder = 'person:ann'", {"replay"}),
        ("UPDATE ledger_account SET held = held + 1 WHERE holder = 'person:ann'", {"held"}),
        ("UPDATE ledger_account SET floor = NULL WHERE holder = 'person:ann'", {"floor"}),
        ("UPDATE ledger_account SET floor = 0 WHERE holder = 'world'", {"floor"}),
        ("UPDATE ledger_transfer SET amount = amount + 1 WHERE seq = 1", {"replay"}),
        ("DELETE FROM ledger_transfer WHERE seq = 1", {"replay"}),
        ("DELETE FROM ledger_transfer WHERE hold = 'paid'", {"replay", "holds_once"}),
        ("UPDATE ledger_hold SET posted = posted + 1 WHERE name = 'paid'", {"holds_once"}),
        ("UPDATE ledger_hold SET state = 'posted', posted = amount WHERE name = 'open'", {"holds_once", "held"}),
        ("UPDATE ledger_hold SET state = 'voided' WHERE name = 'open'", {"held"}),
        (
            AGAIN,
            {"holds_once", "replay"},
        ),
    ],
)
def test_each_edit_by_hand_breaks_its_law(unguarded: Database, edit: str, laws: set[str]) -> None:
    with desk(unguarded, holds=["paid", "open"]) as till:
        till.give(WORLD, ANN, 20)
        till.hold("paid", ANN, MERCHANT, 2)
        till.hold("open", ANN, MERCHANT, 3)
        till.post("paid")
    assert not broken_laws(unguarded)
    with unguarded.begin() as session:
        session.run(edit)
    assert broken_laws(unguarded) == laws


def test_a_violation_says_where_and_how_much(unguarded: Database) -> None:
    with desk(unguarded, kind=ForgetsFloor) as till:
        till.give(ANN, BOB, 9)
    with unguarded.read() as session:
        (violation,) = Ledger().check(session, SHOP)
        assert Ledger().check(session, "another workspace") == []
    assert (violation.law, violation.workspace, violation.holder, violation.asset, violation.off_by) == ("floor", SHOP, ANN, "points", -9)
    assert ANN in violation.says


# ------------------------------------------------------------------------ T4: on every read, under any load


def trade(random: Random, till: Desk, people: Sequence[str]) -> None:
    """Some grants, some spending (often refused), some passing on."""
    for _ in range(8):
        source, target = random.sample([*people, WORLD, MERCHANT], 2)
        till.give(source, target, random.randint(1, 9))


def count_bad_reads(database: Database, work: Callable[[], None]) -> int:
    """How many of `READS` reads saw a broken law while `work` went on in another thread, and not one of them waited for it."""
    stop = threading.Event()

    def keep_working() -> None:
        while not stop.is_set():
            work()

    thread = threading.Thread(target=keep_working)
    thread.start()
    bad = 0
    try:
        for _ in range(READS):
            with database.read() as session:
                bad += bool(store_laws.zero_sum(session, SHOP) or store_laws.floors(session, SHOP))
    finally:
        stop.set()
        thread.join()
    return bad


def test_every_read_under_load_sums_to_zero_and_is_above_the_floors(store: Store) -> None:
    database = store.migrated()
    people, random, done = [f"person:{n}" for n in range(30)], Random(1), 0

    def handle(session: Session, items: Sequence[int]) -> Sequence[None]:
        book = Ledger().open_book(session, [key(holder) for holder in [*people, MERCHANT]])
        for _ in items:
            trade(random, Desk(book, session), people)
        book.save(session)
        return [None] * len(items)

    writer = Writer(database)
    lane = writer.lane("trade", handle)
    writer.start()

    def work() -> None:
        nonlocal done
        for answer in [lane.submit(number) for number in range(16)]:
            answer.result()
            done += 1

    try:
        assert count_bad_reads(database, work) == 0
    finally:
        writer.stop()
    assert done >= 16, "there was hardly any load"
    assert not broken_laws(database)


def test_a_transfer_in_two_commits_would_be_seen(unguarded: Database) -> None:
    """Planted: the debit in one commit, the credit in the next. The same thousand reads must see it."""
    halves = "UPDATE ledger_account SET balance = balance + ? WHERE holder = ?"
    with desk(unguarded) as till:
        till.give(WORLD, ANN, 1_000)
        till.give(WORLD, BOB, 1_000)

    def work() -> None:
        for holder, amount in ((ANN, -1), (BOB, 1)):
            with unguarded.begin() as session:
                session.run(halves, (amount, holder))

    assert count_bad_reads(unguarded, work) > 0


def test_the_worlds_row_is_right_though_nobody_locks_it(store: Store) -> None:
    """Two processes grant from the world, and open the same new accounts, at once: changes add up, whoever is first."""
    databases = [store.migrated(), store.open()]

    def grant(database: Database) -> None:
        for number in range(40):
            with database.begin() as session:
                book = Ledger().open_book(session, [AccountKey(SHOP, f"person:{number}", "points")])
                Desk(book, session).give(WORLD, f"person:{number}", 1)
                book.save(session)

    threads = [threading.Thread(target=grant, args=(database,)) for database in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with databases[0].read() as session:
        (points,) = Ledger().list_assets(session, SHOP)
    assert (points.issued, points.spent, points.accounts, points.sum) == (80, 0, 40, 0)
    assert not broken_laws(databases[0])
