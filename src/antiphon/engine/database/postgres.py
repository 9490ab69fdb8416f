"""PostgreSQL through psycopg 3: one writing connection in each process, a small pool for reading.

Isolation is READ COMMITTED: each statement sees what was committed before it, so what is read after waiting for a row lock is
fresh. Every guard is an error (unique key, CHECK), never a row count looked at later.
"""

import queue
import threading
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from zlib import crc32

import psycopg
from psycopg import errors
from psycopg import sql as compose
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from antiphon.engine.database.dialect import array_literal, bulk_to_postgres, postgres_parameters, to_postgres
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
from antiphon.kernel.errors import StorageFull, Unavailable

READER_SECONDS = 30  # to wait for one of the few reading connections
_PREPARED = 1000  # statements a connection keeps prepared; the house has a few hundred
# Connections that died in silence are noticed within half a minute instead of hours.
_PATIENCE = "connect_timeout=5 keepalives_idle=15 keepalives_interval=5 keepalives_count=3 tcp_user_timeout=30000"
# A plan of its own for each list: a kept plan that was made while a table was empty reads all of it once it has grown
# (measured on a fresh import: 1,300 events/s against 12,000).
_SETTINGS = (
    "-c timezone=UTC -c statement_timeout=60000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000 "
    "-c plan_cache_mode=force_custom_plan"
)
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

    @contextmanager
    def together(self) -> Generator[None]:
        with self._connection.pipeline():
            yield

    def lock(self, name: str) -> None:
        self._execute("SELECT pg_advisory_xact_lock(%s)", (crc32(name.encode()),))


class PostgresDatabase:
    """One server. The writing connection belongs to the writer's thread, the reading ones to whoever borrows them."""

    dialect = "postgres"

    def __init__(self, dsn: str, *, readers: int = 4, schema: str | None = None) -> None:
        self.before_statement: Callable[[str], None] | None = None
        self._address = _address(dsn)
        self._schema = schema
        self._writing: psycopg.Connection[Row] | None = None
        self._write_lock = threading.Lock()
        self._readers: queue.SimpleQueue[psycopg.Connection[Row] | None] = queue.SimpleQueue()
        for _ in range(readers):
            self._readers.put(None)

    def _open(self) -> psycopg.Connection[Row]:
        try:
            connection = psycopg.connect(self._address, autocommit=True)
        except psycopg.OperationalError as error:
            raise Unreachable from error
        connection.prepared_max = _PREPARED
        if self._schema:
            name = compose.Identifier(self._schema)
            with suppress(errors.UniqueViolation):  # PostgreSQL's IF NOT EXISTS does not see who creates it at the same moment
                connection.execute(compose.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(name))
            connection.execute(compose.SQL("SET search_path TO {}").format(name))
        return connection

    def _ready(self, connection: psycopg.Connection[Row] | None, begin: bytes) -> psycopg.Connection[Row]:
        """A connection in a fresh transaction. One that died while it was idle (a restarted server) is replaced, once."""
        if connection is not None and not connection.closed:
            try:
                connection.execute(begin)
            except psycopg.OperationalError:
                connection.close()
            else:
                return connection
        connection = self._open()
        try:
            connection.execute(begin)
        except psycopg.OperationalError as error:
            connection.close()
            raise Unreachable from error
        return connection

    @contextmanager
    def read(self) -> Generator[ReadSession]:
        try:
            connection = self._readers.get(timeout=READER_SECONDS)
        except queue.Empty:
            raise Unreachable("Too many are reading at once. Try again in a moment.") from None
        try:
            connection = self._ready(connection, b"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                yield PostgresSession(connection)
            finally:
                _roll_back(connection)
        except errors.QueryCanceled as error:
            raise Unreachable("The question took too long. Ask for less, or try again later.") from error
        except psycopg.OperationalError as error:
            raise Unreachable from error
        finally:
            self._readers.put(connection)

    @contextmanager
    def begin(self) -> Generator[Session]:
        with self._write_lock, _translated():
            connection = self._writing = self._ready(self._writing, b"BEGIN")
            try:
                yield PostgresSession(connection, self.before_statement)
                if self.before_statement:
                    self.before_statement("COMMIT")
            except BaseException:
                _roll_back(connection)
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


def _address(dsn: str) -> str:
    """The caller's address with our settings added. Raises `ValueError` when it cannot be read."""
    try:
        given = conninfo_to_dict(dsn)
    except psycopg.ProgrammingError as error:
        message = f"ANTIPHON_DATABASE cannot be read as the address of a PostgreSQL server: {error}"
        raise ValueError(message) from error
    given["options"] = f"{_SETTINGS} {given.get('options') or ''}".strip()  # what the address says comes last and wins
    return make_conninfo(_PATIENCE, **given)


def _roll_back(connection: psycopg.Connection[Row]) -> None:
    """Never raises: a connection that cannot roll back is closed, and the server rolls back for it."""
    if not connection.closed:
        try:
            connection.execute(b"ROLLBACK")
        except psycopg.Error:
            connection.close()


def _commit(connection: psycopg.Connection[Row]) -> None:
    try:
        answer = connection.execute(b"COMMIT").statusmessage
    except psycopg.IntegrityError:
        raise  # a deferred guard: the server rolled back, so the outcome is known
    except psycopg.Error as error:
        connection.close()
        raise CommitUnknown(str(error)) from error
    if answer != "COMMIT":
        # The server answers ROLLBACK, without an error, when an earlier statement failed and somebody swallowed its error.
        raise BrokenRule("a statement of this transaction failed and its error was swallowed, so the server rolled everything back")


@contextmanager
def _translated() -> Generator[None]:
    try:
        yield
    except _RETRY as error:
        raise Conflicted(str(error)) from error
    except (psycopg.IntegrityError, psycopg.DataError) as error:
        raise BrokenRule(str(error)) from error
    except errors.DiskFull as error:
        raise StorageFull("The database's disk is full. Free some space and send the request again.") from error
    except (errors.QueryCanceled, errors.OutOfMemory, errors.ReadOnlySqlTransaction) as error:
        raise Unavailable(
            "The store could not do this now. Nothing was done; try again in a moment.", headers={"Retry-After": "1"}
        ) from error
    except psycopg.OperationalError as error:  # the connection went away before the commit: nothing was done
        raise Conflicted(str(error)) from error
