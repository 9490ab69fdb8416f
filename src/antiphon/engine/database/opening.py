"""Opens the store that the settings name."""

from pathlib import Path

from antiphon.engine.database.port import Database
from antiphon.engine.database.postgres import PostgresDatabase
from antiphon.engine.database.sqlite import SqliteDatabase


def open_database(address: str | None, home: Path) -> Database:
    """`postgresql://…` opens that server; nothing opens `antiphon.db` in the data folder. Raises `ValueError` for other addresses."""
    if not address:
        return SqliteDatabase(home / "antiphon.db")
    if address.startswith(("postgresql://", "postgres://")):
        return PostgresDatabase(address)
    message = "ANTIPHON_DATABASE must begin with postgresql:// (or be left out for the embedded store)."
    raise ValueError(message)
