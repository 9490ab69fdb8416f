"""SQLite through apsw: WAL, synchronous FULL, one writing connection and a few that only read.

FULL because NORMAL loses acknowledged rows at a power cut; the version floor because SQLite before 3.51.3 can lose commits
in WAL mode with two connections (sqlite.org, release notes of 3.53.0, item 1).
"""

import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import apsw

from antiphon.engine.database.dialect import bulk_to_sqlite, sqlite_parameters, to_sqlite
from antiphon.engine.database.port import BrokenRule, Bulk, CommitUnknown, Conflicted, Parameter, ReadSession, Row, Session, Value
from antiphon.kernel.errors import StorageFull

FLOOR = (3, 51, 3)
BUSY_MS = 5_000
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
    "PRAGMA mmap_size = 268435456",
    "PRAGMA wal_autocheckpoint = 4000",
    "PRAGMA journal_size_limit = 134217728",
)


class SqliteSession:
    """A `ReadSession`, and a `Session` on the writing connection."""

    def __init__(self, connection: apsw.Connection, before: Callable[[str], None] | None = None) -> None:
        self._connection = connection
        self._before = before

    def rows(self, sql: str, parameters: Sequence[Parameter] = ()) -> list[Row]:
        if self._before:
            self._before(sql)
        return self._connection.execute(to_sqlite(sql), sqlite_parameters(parameters)).fetchall()

    def row(self, sql: str, parameters: Sequence[Parameter] = ()) -> Row | None:
        if self._before:
            self._before(sql)
        return self._connection.execute(to_sqlite(sql), sqlite_parameters(parameters)).fetchone()

    def run(self, sql: str, parameters: Sequence[Parameter] = ()) -> int:
        if self._before:
            self._before(sql)
        self._connection.execute(to_sqlite(sql), sqlite_parameters(parameters))
        return self._connection.changes()

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        if self._before:
            self._before(sql)
        self._connection.executemany(to_sqlite(sql), rows)

    def write_many(self, bulk: Bulk, rows: Sequence[Sequence[Value]]) -> None:
        if not rows:
            return
        if self._before:
            self._before(bulk.table)
        self._connection.executemany(bulk_to_sqlite(bulk), rows)

    def lock(self, name: str) -> None:
        """There is one writer; it holds every lock already."""


class SqliteDatabase:
    """One file. The writing connection belongs to the writer's thread, the reading ones to whoever borrows them."""

    dialect = "sqlite"

    def __init__(self, path: Path, *, vfs: str | None = None, readers: int = 4) -> None:
        check_version(apsw.sqlite_lib_version())
        self.before_statement: Callable[[str], None] | None = None
        self._path = path
        self._vfs = vfs
        path.parent.mkdir(parents=True, exist_ok=True)
        self._writing = self._open(reading=False)
        self._write_lock = threading.Lock()
        self._readers: queue.SimpleQueue[apsw.Connection | None] = queue.SimpleQueue()
        for _ in range(readers):
            self._readers.put(None)  # opened by the first who needs it
        self._closed = False

    def _open(self, *, reading: bool) -> apsw.Connection:
        connection = apsw.Connection(str(self._path), vfs=self._vfs, statementcachesize=512)
        connection.set_busy_timeout(BUSY_MS)
        for setting in _SETTINGS:
            connection.execute(setting).fetchall()
        if reading:
            connection.execute("PRAGMA query_only = ON").fetchall()
        return connection

    @contextmanager
    def read(self) -> Iterator[ReadSession]:
        connection = self._readers.get() or self._open(reading=True)
        try:
            connection.execute("BEGIN")
            try:
                yield SqliteSession(connection)
            finally:
                connection.execute("ROLLBACK")
        finally:
            self._readers.put(connection)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        with self._write_lock, _translated():
            connection = self._writing
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield SqliteSession(connection, self.before_statement)
                if self.before_statement:
                    self.before_statement("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            self._commit(connection)

    def _commit(self, connection: apsw.Connection) -> None:
        """An error here is an unknown outcome: the rows may be there after a restart. The handle is not trusted again."""
        try:
            connection.execute("COMMIT")
        except apsw.FullError as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise StorageFull("The disk is full. Free some space and send the request again.") from error
        except apsw.Error as error:
            connection.close(True)  # noqa: FBT003 - apsw's own signature: close even if something is still open
            self._writing = self._open(reading=False)
            raise CommitUnknown(str(error)) from error

    def describe(self) -> Mapping[str, str]:
        return {"engine": "SQLite", "version": apsw.sqlite_lib_version(), "journal": "WAL", "synchronous": "FULL", "path": self._path.name}

    def close(self) -> None:
        if self._closed:
            return
        self._closed = True
        while not self._readers.empty():
            connection = self._readers.get()
            if connection:
                connection.close()
        with self._write_lock:
            self._writing.close()


def check_version(version: str) -> None:
    """Refuse a SQLite that can lose commits. Raises `RuntimeError` with the version that is needed."""
    numbers = tuple(int(part) for part in version.split(".")[:3])
    if numbers < FLOOR:
        message = f"SQLite {version} can lose committed data in WAL mode; {'.'.join(map(str, FLOOR))} or later is needed (update apsw)."
        raise RuntimeError(message)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except apsw.ConstraintError as error:
        kind = Conflicted if error.extendedresult in _UNIQUE else BrokenRule
        raise kind(str(error)) from error
    except apsw.BusyError as error:
        raise Conflicted(str(error)) from error
    except apsw.FullError as error:
        raise StorageFull("The disk is full. Free some space and send the request again.") from error


_UNIQUE = (apsw.SQLITE_CONSTRAINT_UNIQUE, apsw.SQLITE_CONSTRAINT_PRIMARYKEY)
