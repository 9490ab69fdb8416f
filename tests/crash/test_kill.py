"""T1: what was acknowledged survives the death of the process, whenever it comes, and nothing is stored by halves."""

import os
import signal
import subprocess
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from antiphon.engine.database.port import Database
from antiphon.features.plays import shelving
from tests.crash import board
from tests.crash.payments import look
from tests.stores import Store, python

REPOSITORY = Path(__file__).parents[2]
KILLS = 20
STATEMENTS = 60  # more than a batch has


class Nursery:
    """The process that forks the children; see tests/crash/nursery.py."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._stdin, self._stdout = process.stdin, process.stdout

    def bear(self, mode: str, number: int) -> int:
        """A new child; its process id."""
        self._stdin.write(f"{mode} {number}\n")
        self._stdin.flush()
        return int(self._expect("pid"))

    def lines(self) -> Iterator[tuple[str, str]]:
        """What the child says, up to its end."""
        for line in self._stdout:
            word, _, rest = line.strip().partition(" ")
            assert word != "error", line
            yield word, rest
            if word == "gone":
                return

    def kill_after(self, mode: str, number: int, acknowledgements: int) -> set[str]:
        """Let a child work until it has acknowledged so many, kill it, and hear out what was still in the pipe."""
        pid = self.bear(mode, number)
        heard: set[str] = set()
        for word, rest in self.lines():
            if word == "ack":
                heard.add(rest)
                if len(heard) == acknowledgements:
                    os.kill(pid, signal.SIGKILL)
            else:
                assert (word, rest) == ("gone", str(-signal.SIGKILL))
        return heard

    def _expect(self, word: str) -> str:
        found, _, rest = self._stdout.readline().strip().partition(" ")
        assert found == word, f"{found} {rest}"
        return rest


@contextmanager
def nursery_on(store: Store) -> Generator[Nursery]:
    command = python("-m", "tests.crash.nursery", store.address)
    with subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Nursery(process)
        assert process.stdin is not None
        process.stdin.close()


def test_acknowledged_payments_survive_kills(store: Store) -> None:
    database = store.migrated()
    random, acknowledged = Random(7), set[str]()
    with nursery_on(store) as nursery:
        for number in range(KILLS):
            acknowledged |= nursery.kill_after("honest", number, random.randint(1, 250))
    found = look(database)
    assert len(acknowledged) > KILLS
    assert acknowledged - found.whole == set(), "acknowledged and lost"
    assert found.halves == set()
    assert found.laws == []


def test_an_acknowledgement_before_the_commit_is_caught(store: Store) -> None:
    """Planted. One of twenty kills must fall between the acknowledgement and the commit."""
    database = store.migrated()
    with nursery_on(store) as nursery:
        for number in range(KILLS):
            acknowledged = nursery.kill_after("early", number, 1 + number)
            if acknowledged - look(database).whole:
                return
    pytest.fail("acknowledging before the commit went unnoticed")


def die_at_every_statement(store: Store, mode: str, after: Callable[[str], None]) -> int:
    """Children that die before the first, second, third … statement of a batch, until one finishes; how many died."""
    with nursery_on(store) as nursery:
        for number in range(1, STATEMENTS):
            nursery.bear(mode, number)
            said = list(nursery.lines())
            after(f"batch{number}")
            if said[0][0] == "finished":
                return number - 1
            assert said == [("gone", "9")]
    pytest.fail(f"the batch has more than {STATEMENTS} statements")


def test_a_death_before_any_statement_leaves_all_or_nothing(store: Store) -> None:
    database = store.migrated()
    whole: list[str] = []

    def look_again(batch: str) -> None:
        found = look(database)
        with database.read() as session:
            holds = session.rows("SELECT name, state FROM ledger_hold WHERE decision_id = ? ORDER BY name", (batch,))
        assert found.laws == []
        assert len(holds) in {0, 3}
        assert (batch in found.whole) == (len(holds) == 3)
        assert batch not in found.halves
        whole.extend([batch] if holds else [])

    died = die_at_every_statement(store, "at", look_again)
    assert died >= 6, "locks, holds, accounts, transfers, new holds, and the commit itself"
    assert whole == [f"batch{died + 1}"], "only the one that lived on to its commit"


def test_a_batch_in_two_commits_is_caught(store: Store) -> None:
    """Planted: the same deaths find the half that is there between the two commits."""
    database = store.migrated()
    halves: set[str] = set()
    die_at_every_statement(store, "split", lambda _: halves.update(look(database).halves))
    assert halves


def test_a_death_between_statements_of_a_list_leaves_rows_and_counts_as_they_were(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows come, move and go, a stretch is cut, another joins its neighbour, and a reward is paid: all of it, or nothing."""
    database = filled_board(store, monkeypatch)
    whole: list[str] = []

    def look_again(batch: str) -> None:
        found = board.look_at_board(database, batch)
        assert found.adds_up, found
        assert (found.new, found.rows, found.rewarded) in {(0, board.PEOPLE, False), (6, board.PEOPLE + 1, True)}, found
        whole.extend([batch] if found.rewarded else [])

    died = die_at_every_statement(store, "board", look_again)
    assert died >= 12, "accounts, transfers, rows found, list locked, rows written, stretches counted, cut and joined, the commit"
    assert whole == [f"batch{died + 1}"], "only the one that lived on to its commit"


def test_counts_of_a_list_in_a_commit_of_their_own_are_caught(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the same deaths find the moment at which the counts do not fit the rows."""
    database = filled_board(store, monkeypatch)
    fits: list[bool] = []
    die_at_every_statement(store, "boards", lambda batch: fits.append(board.look_at_board(database, batch).adds_up))
    assert not all(fits)


def filled_board(store: Store, monkeypatch: pytest.MonkeyPatch) -> Database:
    database = store.migrated(board.PACKAGES)
    monkeypatch.setattr(shelving, "MOST", 8)
    monkeypatch.setattr(shelving, "FEW", 4)
    with database.begin() as session:
        board.fill(session)
    return database
