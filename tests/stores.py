"""An empty store of either kind, which several `Database` objects can have open, as several processes would."""

import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from antiphon.engine.database.migrations import Migration, find_migrations, migrate
from antiphon.engine.database.port import Database
from antiphon.engine.database.postgres import PostgresDatabase
from antiphon.engine.database.sqlite import SqliteDatabase

KINDS = ("sqlite", "postgres")
LEDGER = ("antiphon.features.ledger",)
_EMPTY = """DO $$
DECLARE name text; filled boolean;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema AND tablename <> 'engine_migration' LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO filled;
        IF filled THEN EXECUTE format('DELETE FROM %I', name); END IF;
    END LOOP;
    FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema AND last_value IS NOT NULL LOOP
        EXECUTE format('ALTER SEQUENCE %I RESTART', name);
    END LOOP;
END $$"""


class Store:
    """One empty store. `address` is enough for another process to open it with `open_at`."""

    def __init__(self, kind: str, address: str) -> None:
        self.kind = kind
        self.address = address
        self._opened: list[Database] = []

    def open(self) -> Database:
        """Another Database on the same store; closed at the end."""
        database = open_at(self.address)
        self._opened.append(database)
        return database

    def migrated(self, packages: Sequence[str] = LEDGER, change: Callable[[str], str] = str) -> Database:
        """Open it with the tables of some packages. `change` may edit their SQL, to plant a fault."""
        database = self.open()
        found = find_migrations(packages)
        migrate(database, [Migration(one.feature, one.number, one.name, change(one.text)) for one in found])
        return database

    def close(self) -> None:
        """Close everything that was opened here."""
        while self._opened:
            self._opened.pop().close()


def open_at(address: str) -> Database:
    """`/path/of/a.db`, or `postgresql://… schema`."""
    if address.startswith("postgresql://"):
        dsn, _, schema = address.partition(" ")
        return PostgresDatabase(dsn, schema=schema)
    return SqliteDatabase(Path(address))


@contextmanager
def fresh_store(kind: str, folder: Path, dsn: Callable[[], str]) -> Generator[Store]:
    """A store that nobody else uses: a file in `folder`, or a schema of its own on the server."""
    name = f"t{uuid4().hex[:16]}"
    store = Store(kind, str(folder / f"{name}.db") if kind == "sqlite" else f"{dsn()} {name}")
    try:
        yield store
    finally:
        store.close()


@contextmanager
def kept_store(kind: str, folder: Path, dsn: Callable[[], str], packages: Sequence[str]) -> Generator[Store]:
    """A store with every table of some packages and nothing in them. Making the tables takes longer than most tests, so they are made once.

    On SQLite each store is a copy of one file. On PostgreSQL all of them are one schema, emptied before each: one at a time, and not for
    tests that change tables or leave somebody at work there.
    """
    if kind == "sqlite":
        path = folder / "antiphon.db"  # the name that a second process of a test opens
        if path.exists():
            path = folder / f"t{uuid4().hex[:16]}.db"
        path.write_bytes(_made_file(tuple(packages)))
        store = Store(kind, str(path))
    else:
        store = Store(kind, _made_schema(dsn(), tuple(packages)))
        database = open_at(store.address)
        with database.begin() as session:
            session.run(_EMPTY)
        database.close()
    try:
        yield store
    finally:
        store.close()


@cache
def _made_file(packages: tuple[str, ...]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.db"
        _make_tables(SqliteDatabase(path), packages)
        return path.read_bytes()


@cache
def _made_schema(dsn: str, packages: tuple[str, ...]) -> str:
    address = f"{dsn} t{uuid4().hex[:16]}"
    _make_tables(open_at(address), packages)
    return address


def _make_tables(database: Database, packages: Sequence[str]) -> None:
    migrate(database, find_migrations(packages))
    database.close()


def python(*arguments: str) -> list[str]:
    """The command of a child that runs a module of the tests."""
    return [sys.executable, "-X", "faulthandler", *arguments]
