"""An empty store of either kind, which several `Database` objects can have open, as several processes would."""

import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from antiphon.engine.database.migrations import Migration, find_migrations, migrate
from antiphon.engine.database.port import Database
from antiphon.engine.database.postgres import PostgresDatabase
from antiphon.engine.database.sqlite import SqliteDatabase

KINDS = ("sqlite", "postgres")
LEDGER = ("antiphon.features.ledger",)


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


def python(*arguments: str) -> list[str]:
    """The command of a child that runs a module of the tests."""
    return [sys.executable, "-X", "faulthandler", *arguments]
