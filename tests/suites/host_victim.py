"""A process that dies: started by test_host_crash. It forks; the child runs one batch and is gone at the n-th statement of it.

    python -m tests.suites.host_victim STORE FOLDER [--split]      STORE: a file, or a DSN and a schema with # between

Prints one line of JSON: how often it died, and what was wrong afterwards.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

from antiphon.engine.database.migrations import find_migrations, migrate
from antiphon.engine.database.port import Conflicted, Database, Session
from antiphon.engine.database.postgres import PostgresDatabase
from antiphon.engine.database.sqlite import SqliteDatabase
from antiphon.engine.ident import SystemClock
from antiphon.entry.bootstrap import PACKAGES
from antiphon.features.ledger.book import Book
from antiphon.features.plays.contracts import Asked, Play
from tests.features.plays.rig import Rig, asked

TABLES = (
    "plays_play",
    "plays_seat",
    "plays_decision",
    "plays_key",
    "plays_alarm",
    "plays_outbox",
    "plays_hour",
    "ledger_account",
    "ledger_transfer",
    "ledger_hold",
    "events_inbox",
)


def every_kind(play: Play) -> tuple[Asked, ...]:
    """Moves that touch every kind of row."""
    return (
        asked(play, "per_1", "k1"),
        asked(play, "per_2", "k2"),
        asked(play, "per_1", "k3", do="hold", name="h", amount=2),
        asked(play, "per_2", "k4", do="wake", name="tick"),
        asked(play, "per_1", "k5", do="send"),
        asked(play, "per_2", "k6", do="boom"),
        asked(play, "per_1", "k7", do="grab", amount=99),
    )


def dump(database: Database) -> dict[str, list[Any]]:
    """Every row of every table a batch writes to."""
    with database.read() as session:
        return {table: sorted(session.rows(f"SELECT * FROM {table}"), key=repr) for table in TABLES}  # noqa: S608 - the names above


def whole(rig: Rig, play: Play) -> list[str]:
    """What does not fit together after a batch."""
    with rig.database.read() as session:
        seats = {row[0]: json.loads(row[1]) for row in session.rows("SELECT id, seat FROM plays_seat")}
        decisions = session.rows("SELECT person_id, outcome, kind, because, id, key FROM plays_decision WHERE kind = 'move'")
        keys = {row[0] for row in session.rows("SELECT decision_id FROM plays_key")}
        counted = session.rows("SELECT SUM(decision_count) FROM plays_hour WHERE kind NOT IN ('gave', 'took')")[0][0]
        signed = {row[0] for row in session.rows("SELECT decision_id FROM ledger_transfer")}
    wrong: list[str] = []
    for person in ("per_1", "per_2"):
        sat = sum(row[0] == person and row[1] == "accepted" for row in decisions)
        if seats[f"{play.id}/person:{person}"].get("tries", 0) != sat:
            wrong.append(f"{person} sat {sat} times, the seat says otherwise")
    if keys != {row[4] for row in decisions if row[5] is not None}:
        wrong.append("keys and decisions do not match")
    if counted != len(decisions):
        wrong.append(f"{counted} counted, {len(decisions)} decided")
    if not {row[4] for row in decisions if row[3] == "won"} <= signed:
        wrong.append("a win without a transfer")
    if not rig.sound():
        wrong.append("the ledger breaks a law")
    return wrong


def _open(where: str) -> Database:
    if "#" in where:
        dsn, _, schema = where.rpartition("#")
        return PostgresDatabase(dsn, schema=schema)
    return SqliteDatabase(Path(where))


def _split_commit() -> None:
    """The planted fault: the ledger is committed before the rest."""
    save = Book.save

    def save_too_early(book: Book, session: Session) -> None:
        save(book, session)
        session.run("COMMIT")
        session.run("BEGIN")

    Book.save = save_too_early  # type: ignore[method-assign]


def _die_at(where: str, home: Path, play: Play, number: int) -> bool:
    """Run the batch in a child that is gone at its n-th statement; whether it got to the end before that."""
    child = os.fork()
    if child == 0:
        database = _open(where)
        rig = Rig(database, SystemClock(), home, writing=False)
        count = 0

        def before(_statement: str) -> None:
            nonlocal count
            if count == number:
                os._exit(9)
            count += 1

        database.before_statement = before
        while True:  # as the writer would: the batch finds out that it needs more accounts, and is tried again
            try:
                with database.begin() as session:
                    rig.plays.decide_batch(session, every_kind(play))
            except Conflicted:
                continue
            os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, 9), f"the child ended with {code}"
    return code == 0


def main() -> None:
    """Die at each statement in turn."""
    where, home = sys.argv[1], Path(sys.argv[2])
    database = _open(where)
    migrate(database, find_migrations(PACKAGES))
    rig = Rig(database, SystemClock(), home)
    play = rig.launch(cups=9, price=1)
    for person in ("per_1", "per_2"):
        rig.fund(person, 9)
    before = dump(database)
    rig.close()
    database.close()
    if "--split" in sys.argv:
        _split_commit()
    wrong: list[str] = []
    deaths = 0
    while not _die_at(where, home, play, deaths):
        deaths += 1
        database = _open(where)
        if dump(database) != before:
            wrong.append(f"death at statement {deaths} left something behind")
            before = dump(database)
        database.close()
    database = _open(where)
    wrong += whole(Rig(database, SystemClock(), home, writing=False), play)
    database.close()
    sys.stdout.write(json.dumps({"deaths": deaths, "wrong": wrong}) + "\n")


if __name__ == "__main__":
    main()
