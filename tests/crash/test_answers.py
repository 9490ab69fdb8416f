"""T7: a definite refusal never takes effect, and what is not known is said to be unknown.

Every call to the store is made to fail once, in turn. A caller hears one of three things: done (then it is stored), not
done (then it is not, also after a restart), or not known (then either).
"""

import shutil
from collections.abc import Container, Iterator
from itertools import count
from pathlib import Path
from typing import Literal

import apsw
import psycopg
import pytest

from antiphon.engine.database.migrations import find_migrations, migrate
from antiphon.engine.database.port import Database
from antiphon.engine.database.postgres import PostgresDatabase
from antiphon.engine.database.sqlite import SqliteDatabase
from antiphon.engine.database.writer import Writer
from antiphon.kernel.errors import OutcomeUnknown, StorageFull
from tests.crash.payments import Found, look, open_lane, pay
from tests.crash.proxy import Line, When
from tests.disks import ALL, Disk
from tests.services import PrivatePostgres
from tests.stores import LEDGER, Store

Heard = Literal["done", "refused", "unknown"]
CALLS = 400  # more than two batches make


def pay_two_batches(database: Database, prefix: str) -> dict[str, Heard]:
    """Two batches of payments, one after the other; what each caller heard."""
    heard: dict[str, Heard] = {}
    for batch in range(2):
        writer = Writer(database)
        lane = writer.lane("pay", pay)
        waiting = {name: lane.submit(name) for name in [f"{prefix}.{batch}.{number}" for number in range(3)]}
        writer.start()  # only now, so that the three are one batch
        for name, future in waiting.items():
            error = future.exception()
            heard[name] = "done" if error is None else "unknown" if isinstance(error, OutcomeUnknown) else "refused"
        writer.stop()
    return heard


def judge(heard: dict[str, Heard], found: Found) -> None:
    assert found.halves == set()
    assert found.laws == []
    assert {name for name, answer in heard.items() if answer == "done"} <= found.whole
    assert {name for name, answer in heard.items() if answer == "refused"} & found.whole == set()


# ------------------------------------------------------------------------------------------------------- SQLite


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the tables in it, to copy."""
    path = tmp_path_factory.mktemp("template") / "antiphon.db"
    database = SqliteDatabase(path)
    migrate(database, find_migrations(LEDGER))
    database.close()
    return path


def fail_each_call(
    template: Path, folder: Path, error: type[apsw.Error], calls: Container[str]
) -> Iterator[tuple[Disk, dict[str, Heard], Found]]:
    """For each call to the disk: the disk, what callers heard, and what a restart finds."""
    for number in count(1):
        path = folder / f"{number}" / "antiphon.db"
        path.parent.mkdir()
        shutil.copy(template, path)
        disk = Disk()
        database = SqliteDatabase(path, vfs=disk.name)
        disk.calls, disk.fail_at, disk.fail_with, disk.counted = 0, number, error, calls
        heard = pay_two_batches(database, f"n{number}")
        # A crash now: what is in the files is looked at by somebody who knows nothing of the connections that are open here.
        after = folder / f"{number}" / "after"
        after.mkdir()
        for file in path.parent.glob("antiphon.db*"):
            if not file.name.endswith("-shm"):
                shutil.copy(file, after / file.name)
        restarted = SqliteDatabase(after / "antiphon.db")
        found = look(restarted)
        restarted.close()
        failed, disk.fail_at = disk.failed, None
        database.close()
        if failed is None:
            return
        assert number < CALLS
        yield disk, heard, found


def test_each_failing_call_of_the_disk_is_told_as_it_is(template: Path, tmp_path: Path) -> None:
    failed: set[str] = set()
    unknown = 0
    for disk, heard, found in fail_each_call(template, tmp_path, apsw.IOError, ALL):
        judge(heard, found)
        assert disk.failed is not None
        failed.add(disk.failed)
        unknown += "unknown" in heard.values()
        second = {answer for name, answer in heard.items() if ".1." in name}
        assert second == {"done"} or len(set(heard.values())) == 2 or disk.failed == "open", "one failure is not felt twice"
    assert {"write", "sync"} <= failed
    assert unknown >= 2, "a sync that failed leaves it open whether the commit is there"


# A sync that finds no room is an I/O error to SQLite, not a full disk.
def test_a_full_disk_is_told_and_nothing_is_done(template: Path, tmp_path: Path) -> None:
    refused = 0
    for _, heard, found in fail_each_call(template, tmp_path, apsw.FullError, {"write", "truncate"}):
        judge(heard, found)
        refused += "refused" in heard.values()
    assert refused >= 2


def test_a_full_disk_is_a_507_and_the_service_goes_on(template: Path, tmp_path: Path) -> None:
    path = tmp_path / "antiphon.db"
    shutil.copy(template, path)
    disk = Disk()
    database = SqliteDatabase(path, vfs=disk.name)
    writer, lane = open_lane(database)
    try:
        assert lane.call("before")
        disk.calls, disk.fail_at, disk.fail_with, disk.counted = 0, 1, apsw.FullError, {"write"}
        told = lane.submit("full").exception()
        assert isinstance(told, StorageFull)
        assert told.status == 507
        assert lane.call("after")
    finally:
        writer.stop()
    assert look(database).whole == {"before", "after"}
    database.close()


# --------------------------------------------------------------------------------------------------- PostgreSQL


@pytest.mark.parametrize("store", ["postgres"], indirect=True)
def test_a_connection_lost_before_each_statement_is_told_as_it_is(store: Store) -> None:
    database = store.migrated()
    lost: list[str] = []
    commits_unknown = 0
    with psycopg.connect(store.address.partition(" ")[0], autocommit=True) as elsewhere:
        for number in range(1, CALLS):
            calls, fired = count(1), list[str]()

            def before(sql: str, number: int = number, calls: Iterator[int] = calls, fired: list[str] = fired) -> None:
                if next(calls) == number:
                    fired.append(sql)
                    pids = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND state LIKE 'idle in %'"
                    elsewhere.execute(pids)

            database.before_statement = before
            heard = pay_two_batches(database, f"n{number}")
            database.before_statement = None
            judge(heard, look(database))
            if not fired:
                break
            lost += fired
            commits_unknown += fired == ["COMMIT"] and "unknown" in heard.values()
            assert fired == ["COMMIT"] or set(heard.values()) == {"done"}, "before the commit it is simply tried again"
    assert lost.count("COMMIT") == 2
    assert commits_unknown == 2


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_line_cut_at_the_commit_is_unknown(postgres: PrivatePostgres, when: When) -> None:
    dsn = postgres.fresh_database()
    with Line(postgres.port) as line:
        direct, through = PostgresDatabase(dsn), PostgresDatabase(dsn.replace(f":{postgres.port}/", f":{line.port}/") + "?sslmode=disable")
        migrate(direct, find_migrations(LEDGER))
        pay_two_batches(through, "warm")  # so that the line is up
        line.cut = when
        heard = pay_two_batches(through, "cut")
        found = look(direct)
        judge(heard, found)
        assert line.cuts == 1
        assert [heard[f"cut.0.{number}"] for number in range(3)] == ["unknown"] * 3
        unknown = {name for name, answer in heard.items() if answer == "unknown"}
        assert (unknown <= found.whole) == (when == "after")
        through.close()
        direct.close()
    postgres.drop_database(dsn)


# ------------------------------------------------------------------------------------------------------ controls


class Optimist(SqliteDatabase):
    """Planted: takes every error of a commit for a refusal, and trusts the connection as before."""

    def _commit(self, connection: apsw.Connection) -> None:
        try:
            connection.execute("COMMIT")  # pyright: ignore[reportUnknownMemberType] - apsw's
        except apsw.Error as error:
            raise ValueError("not done") from error


@pytest.mark.parametrize("kind", [SqliteDatabase, Optimist])
def test_a_commit_error_taken_for_a_refusal_is_caught(template: Path, tmp_path: Path, kind: type[SqliteDatabase]) -> None:
    """The sync fails, so the caller of the planted store hears no; but the commit is in the log, and a restart finds it."""
    path = tmp_path / "antiphon.db"
    shutil.copy(template, path)
    disk = Disk()
    database = kind(path, vfs=disk.name)
    writer, lane = open_lane(database, cap=1)
    try:
        lane.call("before")
        disk.calls, disk.fail_at, disk.counted = 0, 1, {"sync"}
        told = lane.submit("lost?").exception()
        after = tmp_path / "after.db"
        for ending in ("", "-wal"):
            if Path(f"{path}{ending}").exists():  # the product has closed the connection, and with it the log
                shutil.copy(f"{path}{ending}", f"{after}{ending}")
    finally:
        writer.stop()
    restarted = SqliteDatabase(after)
    found = look(restarted).whole
    if kind is Optimist:
        assert isinstance(told, ValueError)
        assert "lost?" in found, "refused, and there all the same"
    else:
        assert isinstance(told, OutcomeUnknown)
    restarted.close()
    database.close()
