"""One SQL text, two engines: the few words that differ are spelled in a neutral way and replaced here, once per text."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from antiphon.engine.database.port import Bulk, Parameter, Value

_ARRAY_TYPES = {"text": "text[]", "bigint": "bigint[]", "double": "double precision[]", "bytes": "bytea[]"}
_NEEDS_QUOTES = re.compile(r'[\\"]')


@lru_cache(maxsize=4096)
def to_sqlite(sql: str) -> str:
    """SQLite's spelling."""
    return (
        sql.replace("each_text(?)", "(SELECT value FROM json_each(?))")
        .replace("each_int(?)", "(SELECT value FROM json_each(?))")
        .replace("SERIAL_KEY", "INTEGER PRIMARY KEY AUTOINCREMENT")
        .replace("BYTES", "BLOB")
        .replace("TEXT_BYTEWISE", "TEXT")
        .replace("CLUSTERED", "WITHOUT ROWID")
    )


@lru_cache(maxsize=4096)
def to_postgres(sql: str) -> str:
    """PostgreSQL's spelling, with psycopg's placeholders."""
    return (
        sql.replace("%", "%%")
        .replace("each_text(?)", "(SELECT unnest(?::text[]))")
        .replace("each_int(?)", "(SELECT unnest(?::bigint[]))")
        .replace("/*for update*/", "FOR UPDATE")
        .replace("/*for update skip locked*/", "FOR UPDATE SKIP LOCKED")
        .replace("SERIAL_KEY", "BIGSERIAL PRIMARY KEY")
        .replace("BYTES", "BYTEA")
        .replace("TEXT_BYTEWISE", 'TEXT COLLATE "C"')  # sorted by bytes as SQLite does, so that a prefix is a range
        .replace("CLUSTERED", "")
        .replace("?", "%s")
    )


def sqlite_parameters(parameters: Sequence[Parameter]) -> Sequence[Value]:
    """Lists become JSON text, which `json_each` unpacks."""
    return [msgspec.json.encode(p).decode() if isinstance(p, list | tuple) else p for p in parameters]  # pyright: ignore[reportReturnType]


def postgres_parameters(parameters: Sequence[Parameter]) -> Sequence[Value]:
    """Lists become array literals: measured three times cheaper than psycopg's own list dumper."""
    return [array_literal(p) if isinstance(p, list | tuple) else p for p in parameters]  # pyright: ignore[reportReturnType]


def array_literal(values: Iterable[Value]) -> str:
    """PostgreSQL's text form of an array. Text is quoted, bytes are written in hex, None is NULL."""
    return "{" + ",".join([_element(value) for value in values]) + "}"


def _element(value: Value) -> str:
    if isinstance(value, str):
        return f'"{_NEEDS_QUOTES.sub(_escape, value)}"'
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f'"\\\\x{value.hex()}"'
    return repr(value)


def _escape(match: re.Match[str]) -> str:
    return "\\" + match.group()


@lru_cache(maxsize=512)
def _bulk_sqlite(table: str, names: str, width: int, suffix: str) -> str:
    marks = ", ".join("?" * width)
    return f"INSERT INTO {table} ({names}) VALUES ({marks}) {suffix}"


def bulk_to_sqlite(bulk: Bulk) -> str:
    """A statement to run once a row."""
    return _bulk_sqlite(bulk.table, bulk.names, len(bulk.columns), bulk.suffix)


@lru_cache(maxsize=512)
def _bulk_postgres(table: str, names: str, kinds: tuple[str, ...], suffix: str) -> str:
    arrays = ", ".join(f"%s::{_ARRAY_TYPES[kind]}" for kind in kinds)
    return f"INSERT INTO {table} ({names}) SELECT * FROM unnest({arrays}) {suffix}"


def bulk_to_postgres(bulk: Bulk) -> str:
    """A statement that takes one array a column."""
    return _bulk_postgres(bulk.table, bulk.names, tuple(bulk.columns.values()), bulk.suffix)
