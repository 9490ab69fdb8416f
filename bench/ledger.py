"""The ledger alone: transfers through a Book in batches of 256, beside the same transfers one a transaction on the same store.

Both ways do the same work with every guard on: lock, read, refuse what is short, write, commit durably. They alternate in
short turns, because a machine's speed drifts. Growth is shown by three sizes of the population.
"""

import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

from antiphon.engine.database.migrations import find_migrations, migrate
from antiphon.engine.database.opening import open_database
from antiphon.engine.database.port import Database
from antiphon.features.ledger.api import Book, Ledger
from antiphon.features.ledger.contracts import AccountKey
from tests.services import PrivatePostgres

WORKSPACE, POINTS, PLAY = "bench", "points", "play:hot"
CAP, MUST_RATIO, MUST_MICROSECONDS = 256, 5.0, 10.0
SIZES = (1_000, 10_000, 100_000)  # people who have points


def run(*, quick: bool = False) -> dict[str, Any]:
    """Both stores; seconds."""
    turn = 0.25 if quick else 0.6
    lines: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        lines += measure("SQLite", open_database(None, Path(folder)), turn)
    with PrivatePostgres() as server:
        lines += measure("PostgreSQL", open_database(server.fresh_database(), Path()), turn)
    return {"lines": lines}


def measure(store: str, database: Database, turn: float) -> list[dict[str, Any]]:
    """One store at three sizes; the largest decides the ratio."""
    migrate(database, find_migrations(["antiphon.features.ledger"]))
    random, lines, book_seconds, moved, people = Random(1), list[dict[str, Any]](), 0.0, 0, 0
    for size in SIZES:
        grant(database, people, size)
        people = size
        done, seconds = {1: 0, CAP: 0}, {1: 0.0, CAP: 0.0}
        for cap in (CAP, 1) * 2:
            end = time.perf_counter() + turn
            while (began := time.perf_counter()) < end:
                book_seconds += pay(database, random.sample(range(people), cap))
                seconds[cap] += time.perf_counter() - began
                done[cap] += 2 * cap
                moved += 2 * cap
        together, alone = done[CAP] / seconds[CAP], done[1] / seconds[1]
        lines.append(
            {
                "what": f"{store}, {size:,} people: transfers, {CAP} pairs a commit",
                "figure": f"{together:,.0f}/s",
                "beside": f"{alone:,.0f}/s, one pair a commit",
                "ratio": f"{together / alone:.1f}",
                "must": f"≥ {MUST_RATIO:g}",
                "held": together / alone >= MUST_RATIO,
                "together_per_second": together,
                "alone_per_second": alone,
            }
        )
    microseconds = book_seconds / moved * 1e6
    lines.append(
        {
            "what": f"{store}: what the Book itself takes for a transfer, without the store",
            "figure": f"{microseconds:.1f} µs",
            "must": f"≤ {MUST_MICROSECONDS:g} µs",
            "held": microseconds <= MUST_MICROSECONDS,
            "microseconds": microseconds,
        }
    )
    lines.append(check(store, database))
    database.close()
    return lines


def grant(database: Database, first: int, last: int) -> None:
    """Points for people number `first` to `last`, and stock for the play."""
    for start in range(first, last, 5_000):
        with database.begin() as session:
            people = [f"person:{number}" for number in range(start, min(start + 5_000, last))]
            book = open_book(session, people)
            transfer(book, 1_000_000, "world", PLAY)
            for person in people:
                transfer(book, 1_000_000, "world", person)
            book.save(session)


def pay(database: Database, numbers: list[int]) -> float:
    """Each of the people pays the play a point and gets two from it, in one commit; seconds spent in the Book."""
    people = [f"person:{number}" for number in numbers]
    with database.begin() as session:
        book = open_book(session, people)
        began = time.perf_counter()
        for person in people:
            transfer(book, 1, person, PLAY)
            transfer(book, 2, PLAY, person)
        spent = time.perf_counter() - began
        book.save(session)
    return spent


def open_book(session: Any, people: list[str]) -> Book:
    """A Book with the play's account and theirs."""
    return Ledger().open_book(session, [AccountKey(WORKSPACE, holder, POINTS) for holder in (PLAY, *people)])


def transfer(book: Book, amount: int, source: str, target: str) -> None:
    """One transfer that must not be refused."""
    refused = book.transfer(WORKSPACE, POINTS, amount, source, target, "dec_bench", "bench", 1)
    assert refused is None


def check(store: str, database: Database) -> dict[str, Any]:
    """Adding everything up again."""
    began = time.perf_counter()
    with database.read() as session:
        violations = Ledger().check(session)
        row = session.row("SELECT COUNT(*) FROM ledger_transfer")
    seconds, transfers = time.perf_counter() - began, row[0] if row else 0
    return {
        "what": f"{store}: all laws over {transfers:,} transfers",
        "figure": f"{seconds:.2f} s",
        "must": "no violation",
        "held": not violations,
        "seconds": seconds,
        "transfers": transfers,
    }
