"""An in-memory DuckDB that can read the files of one folder and nothing else.

There is no database file: DuckDB would keep a second process out of it. Whoever asks opens an `Analysis`, attaches the files and
the rows that make up one snapshot, asks, and closes it; what was attached is gone then.
"""

import threading
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from antiphon.engine.analytics.locked import open_locked

Row = tuple[Any, ...]
Columns = Mapping[str, str]  # name -> DuckDB type

CHUNK = 20_000  # rows handed over at a time


class Analytics:
    """One DuckDB for the process, its settings locked: no file outside `folder`, no extension, no more than `memory_limit`.

    It is opened by the first question, so that a process that is never asked starts sooner and is smaller.
    """

    def __init__(self, folder: Path, *, memory_limit: str = "1GB", threads: int = 2) -> None:
        self._lock = threading.Lock()
        self._open_root = partial(open_locked, folder, memory_limit=memory_limit, threads=threads)
        self._root: duckdb.DuckDBPyConnection | None = None
        self._closed = False

    @contextmanager
    def open(self) -> Generator["Analysis"]:
        """A place for one snapshot; from any thread. What is attached there is seen there only."""
        with self._lock:
            if self._closed:
                raise duckdb.ConnectionException("Analytics was closed; nothing can be asked of it any more.")
            if self._root is None:
                self._root = self._open_root()
            connection = self._root.cursor()
        try:
            yield Analysis(connection)
        finally:
            connection.close()

    def describe(self) -> Mapping[str, str]:
        """Version and limits, for the health page."""
        with self.open() as analysis:
            [(version, memory, threads)] = analysis.rows("SELECT version(), current_setting('memory_limit'), current_setting('threads')")
        return {"engine": "DuckDB", "version": str(version), "memory_limit": str(memory), "threads": str(threads)}

    def close(self) -> None:
        """Give the memory back."""
        with self._lock:
            self._closed = True
            if self._root is not None:
                self._root.close()


class Analysis:
    """One snapshot to ask. SQL is DuckDB's; `$name` marks a parameter."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def attach_files(self, name: str, columns: Columns, files: Sequence[Path]) -> None:
        """A relation over Parquet files that have these columns. Without files it is empty."""
        if not files:
            self.attach_rows(name, columns, ())
            return
        picked = ", ".join(f'CAST("{column}" AS {kind}) AS "{column}"' for column, kind in columns.items())
        listed = ", ".join(_quoted(str(file)) for file in files)  # a view takes no parameters
        source = f"read_parquet([{listed}], hive_partitioning = false, union_by_name = true)"
        self._connection.execute(f'CREATE TEMP VIEW "{name}" AS SELECT {picked} FROM {source}')  # noqa: S608 - names of the caller's code

    def attach_rows(self, name: str, columns: Columns, rows: Iterable[Sequence[Any]]) -> None:
        """A relation with these rows. They travel as JSON, measured a third cheaper than DuckDB's own way of taking Python lists."""
        typed = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
        self._connection.execute(f'CREATE TEMP TABLE "{name}" ({typed})')
        picked = ", ".join(f"CAST(line->>{index} AS {kind})" for index, kind in enumerate(columns.values()))
        lines = "SELECT unnest(from_json($1::JSON, '[\"JSON\"]')) AS line"
        take = f'INSERT INTO "{name}" SELECT {picked} FROM ({lines})'  # noqa: S608 - names of the caller's code, values are parameters
        waiting = iter(rows)
        while chunk := list(islice(waiting, CHUNK)):
            self._connection.execute(take, [msgspec.json.encode(chunk).decode()])

    def run(self, sql: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Run a statement."""
        self._connection.execute(sql, parameters)

    def rows(self, sql: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
        """All rows of a statement."""
        return self._connection.execute(sql, parameters).fetchall()


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
