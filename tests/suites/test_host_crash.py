"""Crash points: whatever stops a batch between any two of its statements, all of it was done or nothing.

Once inside the process (every statement from the n-th on fails), and once by death: a child of a child is killed at the n-th
statement, for every n, and the store is looked at afterwards.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from antiphon.engine.database.port import Session
from antiphon.features.ledger.book import Book
from antiphon.kernel.errors import Problem
from tests.features.plays.rig import Rig, accepted, asked
from tests.services import PrivatePostgres
from tests.suites.host_victim import dump, every_kind, whole

HERE = Path(__file__).parent


class Crash(Exception):
    """The store does not answer any more."""


class Counter:
    """A hook that counts statements, and from the n-th on fails every one."""

    def __init__(self, dies_at: int | None = None) -> None:
        self.count = 0
        self._dies_at = dies_at

    def __call__(self, _statement: str) -> None:
        self.count += 1
        if self._dies_at is not None and self.count > self._dies_at:
            raise Crash


def crash_everywhere(rig: Rig) -> list[str]:
    """What was half done after a crash at each statement of a batch, the commit included."""
    play = rig.launch(cups=9, price=1)
    for person in ("per_1", "per_2"):
        rig.fund(person, 9)
    batch = every_kind(play)
    accepted(rig.move(play, "per_1", "before"))
    wrong: list[str] = []
    dies_at = 0
    while True:
        before = dump(rig.database)
        hook = Counter(dies_at)
        rig.database.before_statement = hook
        try:
            rig.batch(*batch)
        except (Crash, Problem):
            survived = False
        else:
            survived = True
        finally:
            rig.database.before_statement = None
        if survived:
            return [*wrong, *whole(rig, play)]
        if dump(rig.database) != before:
            wrong.append(f"a crash at statement {dies_at} left something behind")
        dies_at += 1


def test_a_crash_between_any_two_statements_leaves_nothing_behind(rig: Rig) -> None:
    assert crash_everywhere(rig) == []


def test_a_batch_in_two_commits_is_found(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    save = Book.save

    def save_too_early(book: Book, session: Session) -> None:
        save(book, session)
        session.run("COMMIT")
        session.run("BEGIN")

    monkeypatch.setattr(Book, "save", save_too_early)
    assert crash_everywhere(rig)


def test_a_lost_connection_is_an_answer_that_may_be_asked_for_again(rig: Rig) -> None:
    play = rig.launch(cups=9)
    rig.database.before_statement = Counter(3)
    with pytest.raises((Crash, Problem)):
        rig.move(play, "per_1", "k")
    rig.database.before_statement = None
    assert not accepted(rig.move(play, "per_1", "k")).replayed
    assert accepted(rig.move(play, "per_1", "k")).replayed
    assert rig.left(play) == 8


def victim(*arguments: str) -> dict[str, Any]:
    """Kill a process at each statement of a batch; what was found each time."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.suites.host_victim", *arguments],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
        cwd=HERE.parents[1],
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(params=["sqlite", "postgres"])
def die(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Runs the victim on a store of each kind."""
    if request.param == "sqlite":
        where = str(tmp_path / "antiphon.db")
    else:
        server: PrivatePostgres = request.getfixturevalue("postgres")
        where = f"{server.dsn}#t{uuid4().hex[:16]}"
    return lambda *more: victim(where, str(tmp_path), *more)


def test_death_between_any_two_statements_leaves_nothing_behind(die: Callable[..., dict[str, Any]]) -> None:
    found = die()
    assert found["deaths"] >= 12, "a batch has more statements than that"
    assert found["wrong"] == []


def test_death_after_an_early_commit_is_found(die: Callable[..., dict[str, Any]]) -> None:
    assert die("--split")["wrong"]


def test_the_hook_sees_every_statement(rig: Rig) -> None:
    play = rig.launch(cups=9)
    rig.database.before_statement = hook = Counter()
    rig.batch(asked(play, "per_1", "k"))
    assert hook.count >= 12
