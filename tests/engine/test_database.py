"""What every store promises, asked of each kind."""

import threading
from collections.abc import Sequence

import apsw
import psycopg
import pytest
from psycopg import errors

from antiphon.engine.database import postgres as postgres_engine
from antiphon.engine.database import sqlite as sqlite_engine
from antiphon.engine.database.opening import open_database
from antiphon.engine.database.port import BrokenRule, Bulk, Conflicted, Database, Unreachable
from antiphon.engine.database.postgres import PostgresDatabase
from antiphon.kernel.errors import StorageFull, Unavailable
from tests.services import PrivatePostgres
from tests.stores import Store

TABLE = """CREATE TABLE engine_thing (
    id TEXT NOT NULL PRIMARY KEY, n BIGINT NOT NULL, d DOUBLE PRECISION, b BYTES,
    CONSTRAINT engine_thing_small CHECK (n < 1000)) CLUSTERED"""
THINGS = Bulk("engine_thing", {"id": "text", "n": "bigint", "d": "double", "b": "bytes"})
GROWN = Bulk("engine_thing", {"id": "text", "n": "bigint"}, "ON CONFLICT (id) DO UPDATE SET n = engine_thing.n + excluded.n")
LETTERS = [
    "",
    " ",
    "'",
    '"',
    "\\",
    "{a,b}",
    "NULL",
    "null",
    "%s",
    "%",
    "?",
    "$1",
    "a\nb",
    "\t",
    "王小明",
    "👩\u200d👧",
    "\u202e",
    "e\u0301",
    "é",
    "\x01",
]


@pytest.fixture
def things(database: Database) -> Database:
    with database.begin() as session:
        session.run(TABLE)
    return database


def everything(database: Database) -> list[tuple[object, ...]]:
    with database.read() as session:
        return session.rows("SELECT id, n FROM engine_thing ORDER BY id")


def test_a_bulk_write_keeps_every_value(things: Database) -> None:
    rows = [(letters, number, number / 3 if number % 2 else None, letters.encode() or None) for number, letters in enumerate(LETTERS)]
    with things.begin() as session:
        session.write_many(THINGS, rows)
        session.write_many(THINGS, [])
    with things.read() as session:
        found = {row[0]: row for row in session.rows("SELECT id, n, d, b FROM engine_thing")}
        assert [found[letters] for letters in LETTERS] == rows
        for letters in LETTERS:
            assert session.row("SELECT n FROM engine_thing WHERE id = ?", (letters,)) == (LETTERS.index(letters),)
        assert len(session.rows("SELECT id FROM engine_thing WHERE id IN each_text(?)", (LETTERS,))) == len(LETTERS)
        assert len(session.rows("SELECT id FROM engine_thing WHERE n IN each_int(?)", ([1, 3, 99],))) == 2
        assert session.rows("SELECT id FROM engine_thing WHERE id IN each_text(?)", ([],)) == []
        assert len(session.rows("SELECT id FROM engine_thing WHERE id NOT IN each_text(?)", (LETTERS[1:],))) == 1
        assert session.row("SELECT id FROM engine_thing WHERE id = ?", ("nobody's",)) is None


def test_text_is_sorted_and_compared_by_its_bytes(things: Database) -> None:
    with things.begin() as session:
        session.write_many(GROWN, [(letters, 1) for letters in ("b", "B", "a", "_", "é", "z", "王")])
    with things.read() as session:
        assert [row[0] for row in session.rows("SELECT id FROM engine_thing ORDER BY id")] == sorted(["b", "B", "a", "_", "é", "z", "王"])
        assert [row[0] for row in session.rows("SELECT id FROM engine_thing WHERE id >= ? AND id < ? ORDER BY id", ("a", "c"))] == [
            "a",
            "b",
        ]


def test_run_counts_rows_and_true_is_one(things: Database) -> None:
    with things.begin() as session:
        session.run_many("INSERT INTO engine_thing (id, n) VALUES (?, ?)", [("a", 1), ("b", 2)])
        session.write_many(GROWN, [("a", True), ("c", 5)])
        assert session.run("UPDATE engine_thing SET n = n + ? WHERE n > ?", (True, 1)) == 3
        assert session.run("DELETE FROM engine_thing WHERE id = ?", ("nobody's",)) == 0
    assert everything(things) == [("a", 3), ("b", 3), ("c", 6)]


def test_a_block_that_raises_leaves_nothing(things: Database) -> None:
    def fails() -> None:
        with things.begin() as session:
            session.run("INSERT INTO engine_thing (id, n) VALUES ('a', 1)")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails()
    assert everything(things) == []
    with things.begin() as session:
        session.run("INSERT INTO engine_thing (id, n) VALUES ('a', 2)")
    assert everything(things) == [("a", 2)]


@pytest.mark.parametrize(
    ("statement", "raised"),
    [
        ("INSERT INTO engine_thing (id, n) VALUES ('a', 1)", Conflicted),
        ("INSERT INTO engine_thing (id, n) VALUES ('b', 1000)", BrokenRule),
        ("INSERT INTO engine_thing (id, n) VALUES ('b', NULL)", BrokenRule),
        ("UPDATE engine_thing SET n = n + 999", BrokenRule),
    ],
)
def test_guards_are_errors_with_a_meaning(things: Database, statement: str, raised: type[Exception]) -> None:
    def insert_again() -> None:
        with things.begin() as session:
            session.run("INSERT INTO engine_thing (id, n) VALUES ('z', 1)")
            session.run(statement)

    with things.begin() as session:
        session.run("INSERT INTO engine_thing (id, n) VALUES ('a', 1)")
    with pytest.raises(raised):
        insert_again()
    assert everything(things) == [("a", 1)]


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize(("row", "raised"), [(("a", 1), Conflicted), (("b", 1000), BrokenRule)])
def test_guards_mean_the_same_when_statements_go_together(
    things: Database, place: int, row: tuple[str, int], raised: type[Exception]
) -> None:
    two = Bulk("engine_thing", {"id": "text", "n": "bigint"})
    with things.begin() as session:
        session.write_many(two, [("a", 1)])
    rows = [("x", 1), ("y", 2)]
    rows.insert(place, row)

    def write() -> None:
        with things.begin() as session, session.together():
            for each in rows:
                session.write_many(two, [each])

    with pytest.raises(raised):
        write()
    assert everything(things) == [("a", 1)]
    with things.begin() as session, session.together():
        session.write_many(two, [("b", 2)])
        session.run("UPDATE engine_thing SET n = n + 1 WHERE id = ?", ("b",))
        assert session.rows("SELECT n FROM engine_thing WHERE id = 'b'") == [(3,)], "what is asked sees what was sent before"
    assert everything(things) == [("a", 1), ("b", 3)]


def test_an_error_of_ours_among_statements_that_go_together_leaves_nothing(things: Database) -> None:
    def write() -> None:
        with things.begin() as session, session.together():
            session.write_many(Bulk("engine_thing", {"id": "text", "n": "bigint"}), [("a", 1)])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write()
    assert everything(things) == []


def test_a_server_that_goes_while_statements_go_together_is_a_conflict(postgres: PrivatePostgres) -> None:
    dsn = postgres.fresh_database()
    database = PostgresDatabase(dsn, readers=1)
    with database.begin() as session:
        session.run(TABLE)
    two = Bulk("engine_thing", {"id": "text", "n": "bigint"})

    def write() -> None:
        with database.begin() as session, session.together():
            session.write_many(two, [("a", 1)])
            own = session.row("SELECT pg_backend_pid()")
            assert own is not None
            with psycopg.connect(postgres.dsn, autocommit=True) as elsewhere:
                elsewhere.execute("SELECT pg_terminate_backend(%s, 5000)", own)
            session.write_many(two, [("b", 1)])

    with pytest.raises(Conflicted):
        write()
    with database.begin() as session, session.together():
        session.write_many(two, [("c", 1)])
    assert everything(database) == [("c", 1)]
    database.close()
    postgres.drop_database(dsn)


def test_an_error_that_somebody_swallows_cannot_be_committed(things: Database) -> None:
    """PostgreSQL answers such a COMMIT with ROLLBACK and no error; SQLite would commit the rest."""

    def swallow() -> None:
        with things.begin() as session:
            session.run("INSERT INTO engine_thing (id, n) VALUES ('a', 1)")
            try:
                session.run("INSERT INTO engine_thing (id, n) VALUES ('a', 1)")
            except (apsw.Error, psycopg.Error):
                return

    with pytest.raises(BrokenRule):
        swallow()
    assert everything(things) == []


def test_a_read_is_one_snapshot(things: Database) -> None:
    with things.read() as session:
        assert session.rows("SELECT id FROM engine_thing") == []
        with things.begin() as writing:
            writing.run("INSERT INTO engine_thing (id, n) VALUES ('a', 1)")
        assert session.rows("SELECT id FROM engine_thing") == []
    assert everything(things) == [("a", 1)]


def test_a_reading_session_cannot_write(things: Database) -> None:
    with pytest.raises((apsw.ReadOnlyError, psycopg.Error, Unreachable)), things.read() as session:
        session.rows("INSERT INTO engine_thing (id, n) VALUES ('a', 1)")
    assert everything(things) == []


def test_readers_work_side_by_side(things: Database) -> None:
    with things.begin() as session:
        session.write_many(GROWN, [(f"{number}", number) for number in range(100)])
    sums: list[int] = []

    def read() -> None:
        for _ in range(20):
            with things.read() as session:
                sums.append(len(session.rows("SELECT id FROM engine_thing")))

    threads = [threading.Thread(target=read) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sums == [100] * 240


def test_too_many_readers_at_once_are_told_so(things: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    for engine in (sqlite_engine, postgres_engine):
        monkeypatch.setattr(engine, "READER_SECONDS", 0.05)

    def nest(depth: int) -> None:
        if depth:
            with things.read() as session:
                session.row("SELECT 1")
                nest(depth - 1)

    nest(4)
    with pytest.raises(Unreachable):
        nest(5)
    nest(4)


def test_the_hook_sees_every_statement_and_the_commit(things: Database) -> None:
    seen: list[str] = []
    things.before_statement = seen.append
    with things.begin() as session:
        session.rows("SELECT id FROM engine_thing")
        session.write_many(GROWN, [("a", 1)])
        session.run_many("UPDATE engine_thing SET n = ? WHERE id = ?", [(2, "a")])
    assert [text.split()[0] for text in seen] == ["SELECT", "INSERT", "UPDATE", "COMMIT"]
    things.before_statement = None


def test_a_lock_lets_one_transaction_past_at_a_time(store: Store) -> None:
    databases = [store.open(), store.open()]
    inside, most = 0, 0

    def work(database: Database) -> None:
        nonlocal inside, most
        for _ in range(20):
            with database.begin() as session:
                session.lock("somewhere")
                inside += 1
                most = max(most, inside)
                inside -= 1

    threads = [threading.Thread(target=work, args=(database,)) for database in databases]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_it_describes_itself(things: Database) -> None:
    found = things.describe()
    assert found["engine"] in {"SQLite", "PostgreSQL"}
    assert found["version"]


def test_closing_twice_is_no_harm(things: Database) -> None:
    things.close()
    things.close()


# ---------------------------------------------------------------------------------------------- PostgreSQL alone


@pytest.mark.parametrize("dsn", ["postgresql://[broken", "postgresql://h/d?nonsense=1"])
def test_an_address_that_cannot_be_read_says_so(dsn: str, tmp_path: object) -> None:
    with pytest.raises(ValueError, match="ANTIPHON_DATABASE"):
        PostgresDatabase(dsn)


@pytest.mark.parametrize("address", ["mysql://x", "sqlite:///x.db", "x"])
def test_other_kinds_of_stores_are_refused(address: str, tmp_path: object) -> None:
    with pytest.raises(ValueError, match="postgresql://"):
        open_database(address, tmp_path)  # pyright: ignore[reportArgumentType] - never reached


def test_a_server_that_is_not_there_is_unreachable_for_readers_and_writers() -> None:
    database = PostgresDatabase("postgresql://nobody@127.0.0.1:1/nothing")
    with pytest.raises(Unreachable), database.read():
        pass
    with pytest.raises(Unreachable), database.begin():
        pass
    database.close()


def test_a_connection_that_died_while_idle_is_replaced_unnoticed(postgres: PrivatePostgres) -> None:
    dsn = postgres.fresh_database()
    database = PostgresDatabase(dsn, readers=1)
    with database.begin() as session:
        session.run(TABLE)
    assert everything(database) == []
    with psycopg.connect(postgres.dsn, autocommit=True) as elsewhere:
        elsewhere.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
    with database.begin() as session:
        session.run("INSERT INTO engine_thing (id, n) VALUES ('a', 1)")
    assert everything(database) == [("a", 1)]
    database.close()
    postgres.drop_database(dsn)


def test_settings_of_the_address_come_last_and_win(postgres: PrivatePostgres) -> None:
    database = PostgresDatabase(f"{postgres.dsn}?options=-c%20statement_timeout%3D123&application_name=mine")
    with database.read() as session:
        row = session.row("SELECT current_setting('statement_timeout'), current_setting('TimeZone'), current_setting('application_name')")
    assert row == ("123ms", "UTC", "mine")
    with pytest.raises(Unreachable, match="too long"), database.read() as session:
        session.row("SELECT pg_sleep(2)")
    database.close()


def test_deadlocks_and_lost_races_are_conflicts(postgres: PrivatePostgres) -> None:
    dsn = postgres.fresh_database()
    first, second = PostgresDatabase(dsn), PostgresDatabase(dsn)
    with first.begin() as session:
        session.run(TABLE)
        session.write_many(GROWN, [("a", 1), ("b", 1)])
    meet = threading.Barrier(2)
    raised: list[BaseException] = []

    def take(database: Database, order: Sequence[str]) -> None:
        try:
            with database.begin() as session:
                session.run("UPDATE engine_thing SET n = n + 1 WHERE id = ?", (order[0],))
                meet.wait()
                session.run("UPDATE engine_thing SET n = n + 1 WHERE id = ?", (order[1],))
        except Conflicted as error:
            raised.append(error)

    threads = [threading.Thread(target=take, args=(first, "ab")), threading.Thread(target=take, args=(second, "ba"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(raised) == 1
    assert everything(first) == [("a", 2), ("b", 2)]
    first.close()
    second.close()
    postgres.drop_database(dsn)


# ------------------------------------------------------------------------------------------- errors by their name


@pytest.mark.parametrize("store", ["postgres"], indirect=True)
@pytest.mark.parametrize(
    ("raised", "told"),
    [
        (errors.UniqueViolation, Conflicted),
        (errors.DeadlockDetected, Conflicted),
        (errors.SerializationFailure, Conflicted),
        (errors.LockNotAvailable, Conflicted),
        (errors.AdminShutdown, Conflicted),
        (errors.CheckViolation, BrokenRule),
        (errors.NotNullViolation, BrokenRule),
        (errors.NumericValueOutOfRange, BrokenRule),
        (errors.DiskFull, StorageFull),
        (errors.OutOfMemory, Unavailable),
        (errors.QueryCanceled, Unavailable),
        (errors.ReadOnlySqlTransaction, Unavailable),
    ],
)
@pytest.mark.parametrize("statement", ["INSERT", "COMMIT"])
def test_every_error_of_the_server_has_a_meaning(
    things: Database, statement: str, raised: type[psycopg.Error], told: type[Exception]
) -> None:
    """Raised before the commit is sent, so nothing is done, and the next transaction is as if nothing had been."""

    def before(sql: str) -> None:
        if sql.startswith(statement):
            raise raised

    things.before_statement = before
    with pytest.raises(told), things.begin() as session:
        session.run("INSERT INTO engine_thing (id, n) VALUES ('a', 1)")
    things.before_statement = None
    assert everything(things) == []
    with things.begin() as session:
        session.run("INSERT INTO engine_thing (id, n) VALUES ('b', 1)")
    assert everything(things) == [("b", 1)]


def test_prepared_statements_outlive_a_change_of_the_schema(store: Store) -> None:
    ours, theirs = store.open(), store.open()
    with ours.begin() as session:
        session.run(TABLE)
    for number in range(7):  # often enough for anything that is kept to be kept
        with ours.begin() as session:
            session.write_many(GROWN, [(f"{number}", number)])
        assert len(everything(ours)) == number + 1
    with theirs.begin() as session:
        session.run("ALTER TABLE engine_thing ADD COLUMN later TEXT")
        session.run("CREATE INDEX engine_thing_n ON engine_thing (n)")
    with ours.begin() as session:
        session.write_many(GROWN, [("7", 7)])
    assert len(everything(ours)) == 8
