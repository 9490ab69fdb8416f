"""T5: exactly L of L are given, never more and, while stock lasts, never fewer, however many ask at once and in how many processes."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from antiphon.engine.database.port import BrokenRule, Database
from antiphon.engine.database.postgres import PostgresDatabase
from antiphon.engine.database.sqlite import SqliteDatabase
from antiphon.features.ledger.book import Book
from antiphon.features.plays.batch import SeatCopy
from antiphon.features.plays.contracts import Accepted, Play, Refusal
from antiphon.features.plays.till import BookTill
from antiphon.kernel.amounts import Asset
from antiphon.kernel.clock import Clock
from antiphon.kernel.errors import Problem
from tests.features.plays.games import PRIZE
from tests.features.plays.rig import Rig
from tests.services import PrivatePostgres

CALLERS = 40
TRIALS = 20
LIMIT = 5


@pytest.fixture
def rigs(request: pytest.FixtureRequest, database: Database, clock: Clock, tmp_path: Path) -> Iterator[tuple[Rig, Rig]]:
    """Two processes' worth of hosts over one store."""
    first = Rig(database, clock, tmp_path)
    if isinstance(database, PostgresDatabase):
        twin: Database = again(database, request.getfixturevalue("postgres"))
    else:
        twin = SqliteDatabase(tmp_path / "antiphon.db")
    second = Rig(twin, clock, tmp_path)
    try:
        yield first, second
    finally:
        second.close()
        first.close()
        twin.close()


def again(database: PostgresDatabase, server: PrivatePostgres) -> PostgresDatabase:
    """The same store, opened a second time."""
    return PostgresDatabase(server.dsn, schema=database._schema)  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]


def all_at_once(rigs: tuple[Rig, Rig], play: Play, people: list[tuple[str, str]]) -> list[Any]:
    """Everybody moves at the same moment, half of them through each process; what each of them got, or the error."""

    def move(number: int) -> Any:
        person, key = people[number]
        try:
            return rigs[number % 2].move(play, person, key)
        except (Problem, BrokenRule) as error:
            return error

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(move, range(len(people))))


def check_stock(rigs: tuple[Rig, Rig], trials: int) -> list[str]:
    """What went wrong when 40 people wanted the last 5 cups, in every trial."""
    wrong: list[str] = []
    for trial in range(trials):
        play = rigs[0].launch(cups=LIMIT)
        outcomes = all_at_once(rigs, play, [(f"per_{trial}_{n}", "k") for n in range(CALLERS)])
        won = sum(isinstance(outcome, Accepted) and outcome.because == "won" for outcome in outcomes)
        given = sum(rigs[0].has(f"person:per_{trial}_{n}", PRIZE) for n in range(CALLERS))
        refused = sum(isinstance(outcome, Refusal) and outcome.reason == "sold_out" for outcome in outcomes)
        if (won, given, rigs[0].left(play), refused) != (LIMIT, LIMIT, 0, CALLERS - LIMIT):
            wrong.append(f"trial {trial}: {won} told, {given} given, {rigs[0].left(play)} left")
    return wrong


def check_tries(rigs: tuple[Rig, Rig], trials: int) -> list[str]:
    """What went wrong when one person tried 40 times at once and might try 5 times."""
    wrong: list[str] = []
    for trial in range(trials):
        play = rigs[0].launch(cups=CALLERS, most=LIMIT)
        outcomes = all_at_once(rigs, play, [(f"per_{trial}", f"k{n}") for n in range(CALLERS)])
        won = sum(isinstance(outcome, Accepted) for outcome in outcomes)
        if (won, rigs[0].has(f"person:per_{trial}", PRIZE)) != (LIMIT, LIMIT):
            wrong.append(f"trial {trial}: {won} of {LIMIT}")
    return wrong


def check_purse(rigs: tuple[Rig, Rig], trials: int) -> list[str]:
    """What went wrong when one purse had enough for 5 tries and 40 were wanted."""
    wrong: list[str] = []
    for trial in range(trials):
        play = rigs[0].launch(cups=CALLERS, most=CALLERS, price=10)
        rigs[0].fund(f"per_{trial}", LIMIT * 10 + 9)
        outcomes = all_at_once(rigs, play, [(f"per_{trial}", f"k{n}") for n in range(CALLERS)])
        won = sum(isinstance(outcome, Accepted) for outcome in outcomes)
        if (won, rigs[0].has(f"person:per_{trial}")) != (LIMIT, 9):
            wrong.append(f"trial {trial}: {won} of {LIMIT}, {rigs[0].has(f'person:per_{trial}')} points left")
    return wrong


def test_stock_is_given_out_exactly(rigs: tuple[Rig, Rig]) -> None:
    assert check_stock(rigs, TRIALS) == []
    assert rigs[0].sound()


def test_nobody_tries_more_often_than_allowed(rigs: tuple[Rig, Rig]) -> None:
    assert check_tries(rigs, TRIALS) == []


def test_a_purse_pays_for_what_is_in_it(rigs: tuple[Rig, Rig]) -> None:
    assert check_purse(rigs, TRIALS) == []
    assert rigs[0].sound()


def nothing(*_: object) -> None:
    """The planted fault: what should be done is not."""


def test_without_a_floor_in_the_book_only_the_store_says_no(rigs: tuple[Rig, Rig], monkeypatch: pytest.MonkeyPatch) -> None:
    left = BookTill.left

    def plenty(till: BookTill) -> dict[Asset, int]:
        return dict.fromkeys(left(till), 99)

    monkeypatch.setattr(Book, "_refuses", nothing)
    monkeypatch.setattr(BookTill, "left", plenty)
    assert check_stock(rigs, 2), "35 people got a fault of ours instead of a refusal"
    assert rigs[0].sound(), "and still nobody got too much: the CHECK of the store is the last guard"


def test_a_shop_that_closes_one_too_early_is_found(rigs: tuple[Rig, Rig], monkeypatch: pytest.MonkeyPatch) -> None:
    left = BookTill.left

    def one_less(till: BookTill) -> dict[Asset, int]:
        return {asset: count - 1 for asset, count in left(till).items()}

    monkeypatch.setattr(BookTill, "left", one_less)
    assert check_stock(rigs, 2)


def test_seats_that_are_not_written_back_are_found(rigs: tuple[Rig, Rig], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SeatCopy, "write", nothing)
    assert check_tries(rigs, 2)
