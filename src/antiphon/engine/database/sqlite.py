"""SQLite through apsw: WAL, synchronous FULL, one writing connection and a few that only read.

FULL because NORMAL loses acknowledged rows at a power cut; the version floor because SQLite before 3.51.3 can lose commits
in WAL mode with two connections (sqlite.org, release notes of 3.53.0, item 1).
"""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# apsw's own type stubs are partly unknown (its bindings); what leaves this file is typed by the port.

import queue
import threading
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from antiphon.engine.database.dialect import bulk_to_sqlite, sqlite_parameters, to_sqlite
from antiphon.engine.database.port import (
    BrokenRule,
    Bulk,
    CommitUnknown,
    Conflicted,
    Parameter,
    ReadSession,
    Row,
    Session,
    Unreachable,
    Value,
)
from antiphon.kernel.errors import StorageFull

FLOOR = (3, 51, 3)
BUSY_MS = 5_000
READER_SECONDS = 30  # to wait for one of the few reading connections
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
_READING = ("PRAGMA cache_size = -8192", "PRAGMA query_only = ON")  # pages come from the memory map


class SqliteSession:
    """A `ReadSession`, and a `Session` on the writing connection."""

    def __init__(self, connection: apsw.Connection, before: Callable[[str], None] | None = None) -> None:
        self._connection = connection
        self._before = before
        self.failed: apsw.Error | None = None  # the first error; whoever swallows it cannot commit, as on PostgreSQL

    def _execute(self, text: str, parameters: Sequence[Value]) -> apsw.Cursor:
        if self._before:
            self._before(text)
        try:
            return self._connection.execute(text, parameters)
        except apsw.Error as error:
            self.failed = self.failed or error
            raise

    def _execute_many(self, text: str, rows: Iterable[Sequence[Value]]) -> None:
        if self._before:
            self._before(text)
        try:
            self._connection.executemany(text, rows)
        except apsw.Error as error:
            self.failed = self.failed or error
            raise

    def rows(self, sql: str, parameters: Sequence[Parameter] = ()) -> list[Row]:
        return self._execute(to_sqlite(sql), sqlite_parameters(parameters)).fetchall()

    def row(self, sql: str, parameters: Sequence[Parameter] = ()) -> Row | None:
        return self._execute(to_sqlite(sql), sqlite_parameters(parameters)).fetchone()

    def run(self, sql: str, parameters: Sequence[Parameter] = ()) -> int:
        self._execute(to_sqlite(sql), sqlite_parameters(parameters))
        return self._connection.changes()

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        self._execute_many(to_sqlite(sql), rows)

    def write_many(self, bulk: Bulk, rows: Sequence[Sequence[Value]]) -> None:
        if rows:
            self._execute_many(bulk_to_sqlite(bulk), rows)

    @contextmanager
    def together(self) -> Generator[None]:
        yield  # there is nobody to wait for

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
        self._writing: apsw.Connection | None = self._open(reading=False)
        self._write_lock = threading.Lock()
        self._readers: queue.SimpleQueue[apsw.Connection | None] = queue.SimpleQueue()
        for _ in range(readers):
            self._readers.put(None)  # opened by the first who needs it

    def _open(self, *, reading: bool) -> apsw.Connection:
        connection = apsw.Connection(str(self._path), vfs=self._vfs, statementcachesize=512)
        connection.set_busy_timeout(BUSY_MS)
        for setting in (*_SETTINGS, *_READING) if reading else _SETTINGS:
            connection.execute(setting).fetchall()
        return connection

    @contextmanager
    def read(self) -> Generator[ReadSession]:
        try:
            connection = self._readers.get(timeout=READER_SECONDS)
        except queue.Empty:
            raise Unreachable("Too many are reading at once. Try again in a moment.") from None
        try:
            connection = connection or self._open(reading=True)
            connection.execute("BEGIN")
            try:
                yield SqliteSession(connection)
            finally:
                _roll_back(connection)
        except _MACHINE as error:
            connection = _dropped(connection)
            raise Unreachable from error
        finally:
            self._readers.put(connection)

    @contextmanager
    def begin(self) -> Generator[Session]:
        with self._write_lock, _translated():
            connection = self._writing = self._writing or self._open(reading=False)
            connection.execute("BEGIN IMMEDIATE")
            try:
                session = SqliteSession(connection, self.before_statement)
                yield session
                if session.failed:
                    raise BrokenRule("a statement of this transaction failed and its error was swallowed") from session.failed
                if self.before_statement:
                    self.before_statement("COMMIT")
            except BaseException:
                _roll_back(connection)
                raise
            self._commit(connection)

    def _commit(self, connection: apsw.Connection) -> None:
        """An error here is an unknown outcome: the rows may be there after a restart. The handle is not trusted again."""
        if not connection.in_transaction:
            raise BrokenRule(
                "a statement of this transaction failed so badly that SQLite rolled everything back, and its error was swallowed"
            )
        try:
            connection.execute("COMMIT")
        except apsw.FullError as error:
            _roll_back(connection)  # the frame that would make it a commit was not written
            raise StorageFull("The disk is full. Free some space and send the request again.") from error
        except apsw.Error as error:
            self._writing = _dropped(connection)
            raise CommitUnknown(str(error)) from error

    def describe(self) -> Mapping[str, str]:
        return {"engine": "SQLite", "version": apsw.sqlite_lib_version(), "journal": "WAL", "synchronous": "FULL", "path": self._path.name}

    def close(self) -> None:
        for _ in range(self._readers.qsize()):
            connection = self._readers.get()
            _dropped(connection)
        with self._write_lock:
            self._writing = _dropped(self._writing)


def check_version(version: str) -> None:
    """Refuse a SQLite that can lose commits. Raises `RuntimeError` with the version that is needed."""
    numbers = tuple(int(part) for part in version.split(".")[:3])
    if numbers < FLOOR:
        message = f"SQLite {version} can lose committed data in WAL mode; {'.'.join(map(str, FLOOR))} or later is needed (update apsw)."
        raise RuntimeError(message)


def _roll_back(connection: apsw.Connection) -> None:
    """Some errors have rolled back by themselves already."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _dropped(connection: apsw.Connection | None) -> None:
    """Close a connection; the next who needs one opens it. What is committed is on disk already, so an error here loses nothing."""
    if connection:
        with suppress(apsw.Error):
            connection.close(True)


@contextmanager
def _translated() -> Generator[None]:
    try:
        yield
    except apsw.ConstraintError as error:
        kind = Conflicted if getattr(error, "extendedresult", None) in _UNIQUE else BrokenRule
        raise kind(str(error)) from error
    except apsw.BusyError as error:
        raise Conflicted(str(error)) from error
    except apsw.FullError as error:
        raise StorageFull("The disk is full. Free some space and send the request again.") from error
    except _MACHINE as error:  # before the commit, so nothing was done
        raise Unreachable from error


_MACHINE = (apsw.IOError, apsw.CantOpenError, apsw.NoMemError, apsw.ReadOnlyError, apsw.BusyError, apsw.LockedError)
_UNIQUE = (apsw.SQLITE_CONSTRAINT_UNIQUE, apsw.SQLITE_CONSTRAINT_PRIMARYKEY)
