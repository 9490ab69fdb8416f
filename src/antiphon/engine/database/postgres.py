"""PostgreSQL through psycopg 3: one writing connection in each process, a small pool for reading.

Isolation is READ COMMITTED: each statement sees what was committed before it, so what is read after waiting for a row lock is
fresh. Every guard is an error (unique key, CHECK), never a row count looked at later.
"""

import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from zlib import crc32

import psycopg
from psycopg import errors, sql as compose

from antiphon.engine.database.dialect import array_literal, bulk_to_postgres, postgres_parameters, to_postgres
from antiphon.engine.database.port import BrokenRule, Bulk, CommitUnknown, Conflicted, Parameter, ReadSession, Row, Session, Value
from antiphon.kernel.errors import StorageFull

_SETTINGS = "-c timezone=UTC -c statement_timeout=60000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000"
_RETRY = (errors.UniqueViolation, errors.DeadlockDetected, errors.SerializationFailure, errors.LockNotAvailable)


class PostgresSession:
    """A `ReadSession`, and a `Session` on the writing connection."""

    def __init__(self, connection: psycopg.Connection[Row], before: Callable[[str], None] | None = None) -> None:
        self._connection = connection
        self._before = before

    def _execute(self, text: str, parameters: Sequence[Value]) -> psycopg.Cursor[Row]:
        if self._before:
            self._before(text)
        return self._connection.execute(text.encode(), parameters, prepare=True)

    def rows(self, sql: str, parameters: Sequence[Parameter] = ()) -> list[Row]:
        return self._execute(to_postgres(sql), postgres_parameters(parameters)).fetchall()

    def row(self, sql: str, parameters: Sequence[Parameter] = ()) -> Row | None:
        return self._execute(to_postgres(sql), postgres_parameters(parameters)).fetchone()

    def run(self, sql: str, parameters: Sequence[Parameter] = ()) -> int:
        return self._execute(to_postgres(sql), postgres_parameters(parameters)).rowcount

    def run_many(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        if self._before:
            self._before(sql)
        with self._connection.cursor() as cursor:
            cursor.executemany(to_postgres(sql).encode(), rows)

    def write_many(self, bulk: Bulk, rows: Sequence[Sequence[Value]]) -> None:
        if rows:
            self._execute(bulk_to_postgres(bulk), [array_literal(column) for column in zip(*rows, strict=True)])

    def lock(self, name: str) -> None:
        self._execute("SELECT pg_advisory_xact_lock(%s)", (crc32(name.encode()),))


class PostgresDatabase:
    """One server. The writing connection belongs to the writer's thread, the reading ones to whoever borrows them."""

    dialect = "postgres"

    def __init__(self, dsn: str, *, readers: int = 4, schema: str | None = None) -> None:
        self.before_statement: Callable[[str], None] | None = None
        self._dsn = dsn
        self._schema = schema
        self._writing: psycopg.Connection[Row] | None = None
        self._write_lock = threading.Lock()
        self._readers: queue.SimpleQueue[psycopg.Connection[Row] | None] = queue.SimpleQueue()
        for _ in range(readers):
            self._readers.put(None)

    def _open(self) -> psycopg.Connection[Row]:
        connection = psycopg.connect(self._dsn, options=_SETTINGS, autocommit=True, connect_timeout=5)
        if self._schema:
            connection.execute(compose.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(compose.Identifier(self._schema)))
            connection.execute(compose.SQL("SET search_path TO {}").format(compose.Identifier(self._schema)))
        return connection

    @contextmanager
    def read(self) -> Iterator[ReadSession]:
        connection = self._readers.get()
        try:
            if connection is None or connection.closed:
                connection = self._open()
            connection.execute(b"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                yield PostgresSession(connection)
            finally:
                if not connection.closed:
                    connection.execute(b"ROLLBACK")
        except psycopg.OperationalError as error:
            if connection is not None and connection.closed:
                raise Conflicted(str(error)) from error
            raise
        finally:
            self._readers.put(connection)

    @contextmanager
    def begin(self) -> Iterator[Session]:
        with self._write_lock, _translated():
            connection = self._writing
            if connection is None or connection.closed:
                connection = self._writing = self._open()
            connection.execute(b"BEGIN")
            try:
                yield PostgresSession(connection, self.before_statement)
                if self.before_statement:
                    self.before_statement("COMMIT")
            except BaseException:
                if not connection.closed:
                    connection.execute(b"ROLLBACK")
                raise
            _commit(connection)

    def describe(self) -> Mapping[str, str]:
        with self.read() as session:
            row = session.row("SELECT current_setting('server_version'), current_setting('fsync'), current_setting('synchronous_commit')")
        version, fsync, commit = row or ("?", "?", "?")
        return {"engine": "PostgreSQL", "version": version, "fsync": fsync, "synchronous_commit": commit}

    def close(self) -> None:
        for _ in range(self._readers.qsize()):
            connection = self._readers.get()
            if connection:
                connection.close()
        with self._write_lock:
            if self._writing:
                self._writing.close()


def _commit(connection: psycopg.Connection[Row]) -> None:
    try:
        connection.execute(b"COMMIT")
    except psycopg.IntegrityError:
        raise  # a deferred guard: the server rolled back, so the outcome is known
    except psycopg.Error as error:
        connection.close()
        raise CommitUnknown(str(error)) from error


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except _RETRY as error:
        raise Conflicted(str(error)) from error
    except psycopg.IntegrityError as error:
        raise BrokenRule(str(error)) from error
    except errors.DiskFull as error:
        raise StorageFull("The database's disk is full. Free some space and send the request again.") from error
    except psycopg.OperationalError as error:  # the connection went away before the commit: nothing was done
        raise Conflicted(str(error)) from error
