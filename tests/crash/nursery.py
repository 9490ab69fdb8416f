"""A process that forks children which can be killed. Run: `python -m tests.crash.nursery <address of the store>`.

A line on stdin, `<mode> <number>`, forks one child. On stdout: `pid N` when it is born, `ack NAME` for every payment that the
child was told is durable, `gone STATUS` when it is dead. One pipe for all, so `gone` comes after everything the child said.

Modes: `honest`; `early` (planted: acknowledges inside the transaction); `at` (dies before the n-th statement of one batch; says
`finished` when there were fewer); `split` (the same, planted: the two halves of a batch in two commits); `board` (dies before the
n-th statement of a batch that changes a ranked list and the ledger); `boards` (the same, planted: the counts in a second commit).
"""

import os
import sys
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

from antiphon.engine.database.port import Database, Session
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import AccountKey, HoldKey
from tests.crash import board
from tests.crash.payments import WORKSPACE, open_lane, pay
from tests.stores import open_at

WAITING = 64  # payments under way at once


def say(*words: object) -> None:
    """One line, in one write, so that it is in the pipe or not."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def run_for_ever(database: Database, number: int, *, early: bool) -> None:
    """Payments without end; the parent kills us."""

    def early_pay(session: Session, names: Sequence[str]) -> Sequence[bool]:
        done = pay(session, names)
        for name in names:
            say("ack", name)
        return done

    def told(name: str) -> Callable[[Any], None]:
        return lambda future: say("ack", name) if future.exception() is None else say("error", future.exception())

    _, lane = open_lane(database, early_pay if early else pay)
    under_way: list[Any] = []
    for step in count():
        name = f"run{number}.{step}"
        future = lane.submit(name)
        if not early:
            future.add_done_callback(told(name))
        under_way.append(future)
        if len(under_way) >= WAITING:
            under_way.pop(0).result()


def one_batch(session: Session, name: str, *, first: bool = True, second: bool = True) -> None:
    """A batch that uses every statement a Book has: new and old accounts, transfers, a new hold, one posted, one voided."""
    person = f"person:{name}"
    holds = [HoldKey(WORKSPACE, f"{name}{suffix}") for suffix in "abc"]
    book = Ledger().open_book(session, [AccountKey(WORKSPACE, holder, "points") for holder in (person, "merchant")], holds)
    if first:
        book.transfer(WORKSPACE, "points", 9, "world", person, name, "granted", 1)
        for hold in holds:
            book.hold(WORKSPACE, hold.name, "points", 2, person, "merchant", 99, name, "held", 1)
    if second:
        book.post(WORKSPACE, holds[0].name, 1, name, "posted", 2)
        book.void(WORKSPACE, holds[1].name, name, 2)
    book.save(session)


def die_at(database: Database, number: int, *, split: bool) -> None:
    """Die before statement `number` of a batch. The batch is stored whole, or nothing of it."""
    seen = count(1)

    def before(_: str) -> None:
        if next(seen) == number:
            os._exit(9)

    name = f"batch{number}"
    with database.begin() as session:  # holds that the batch itself resolves
        one_batch(session, f"{name}-before")
    database.before_statement = before
    if split:
        with database.begin() as session:
            one_batch(session, name, second=False)
        with database.begin() as session:
            one_batch(session, name, first=False)
    else:
        with database.begin() as session:
            one_batch(session, name)
    say("finished")


def die_at_the_board(database: Database, number: int, *, split: bool) -> None:
    """Die before statement `number` of a batch that changes a ranked list."""
    seen = count(1)

    def before(_: str) -> None:
        if next(seen) == number:
            os._exit(9)

    board.use_short_stretches()
    database.before_statement = before
    name = f"batch{number}"
    with database.begin() as session:
        board.change(session, name)
        if split:
            session.run("UPDATE plays_stretch SET row_count = row_count + 1 WHERE start = ''")
    if split:
        with database.begin() as session:
            session.run("UPDATE plays_stretch SET row_count = row_count - 1 WHERE start = ''")
    say("finished")


def child(address: str, mode: str, number: int) -> None:
    """What a child does."""
    database = open_at(address)
    if mode in {"honest", "early"}:
        run_for_ever(database, number, early=mode == "early")
    elif mode in {"board", "boards"}:
        die_at_the_board(database, number, split=mode == "boards")
        database.close()
    else:
        die_at(database, number, split=mode == "split")
        database.close()


def main() -> None:
    """Fork a child for each line."""
    address = sys.argv[1]
    for line in sys.stdin:
        mode, number = line.split()
        pid = os.fork()
        if pid == 0:
            try:
                child(address, mode, int(number))
            except BaseException as error:  # noqa: BLE001 - the parent shows it
                say("error", type(error).__name__, error)
            os._exit(0)
        say("pid", pid)
        _, status = os.waitpid(pid, 0)
        say("gone", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
