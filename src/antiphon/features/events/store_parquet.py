"""The SQL of the Parquet files, for DuckDB. Their columns are those of `events_event`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import duckdb

from antiphon.engine.database.port import Row
from antiphon.features.events.store import EVENT

# `at` is a word of DuckDB's own since version 2, so it stands in quotes.
_TYPES = {name: "BIGINT" if kind == "bigint" else "VARCHAR" for name, kind in EVENT.columns.items()}
_STRUCTURE: Final = "{" + ", ".join(f"'{name}': '{kind}'" for name, kind in _TYPES.items()) + "}"
GROUP_ROWS: Final = 10_000


def write_sorted(engine: duckdb.DuckDBPyConnection, lines: Path, target: Path) -> None:
    """Turn lines of JSON into Parquet, sorted by person: who asks for one person skips almost every group of rows."""
    # Left alone, it would take columns from the names of the folders.
    form = f"columns = {_STRUCTURE}, format = 'newline_delimited', maximum_object_size = 4194304, hive_partitioning = false"
    source = f"read_json('{_quoted(lines)}', {form})"
    options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {GROUP_ROWS}"
    # COPY takes no parameters; the paths are ours, and quoted.
    order = 'person_id, "at", id'
    engine.execute(f"COPY (SELECT * FROM {source} ORDER BY {order}) TO '{_quoted(target)}' ({options})")  # noqa: S608


def read_people(
    engine: duckdb.DuckDBPyConnection, files: Sequence[Path], person_ids: Sequence[str], before: tuple[int, str], limit: int
) -> list[Row]:
    """Events of people, the latest first, as an `EventLine` shows them; those before a moment and id."""
    return engine.execute(
        'SELECT id, name, kind, person_id, "at", received_at, properties, revenue_minor, currency, source, decision_id '
        "FROM read_parquet(?, hive_partitioning = false) "
        'WHERE person_id IN (SELECT unnest(?::VARCHAR[])) AND ("at" < ? OR ("at" = ? AND id < ?)) ORDER BY "at" DESC, id DESC LIMIT ?',
        [[str(file) for file in files], list(person_ids), before[0], before[0], before[1], limit],
    ).fetchall()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
