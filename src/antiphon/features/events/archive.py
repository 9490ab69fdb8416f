"""Moves old events from the state store to Parquet, and reads them back.

A file is written aside, synced, renamed, and its folder synced; only then one commit deletes its rows and names the file in
`events_archive`. A reader believes the table, not the folder, and reads table and rows in one snapshot. So whatever moment the
process dies at, each row is seen exactly once: before the commit in the store, after it in the file. What the table does not
name is the rest of an attempt that died, and is removed by the next one.
"""

import os
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import duckdb
import msgspec

from antiphon.engine.analytics.locked import open_locked
from antiphon.engine.database.port import Database, ReadSession, Row, Session
from antiphon.engine.ident import new_id
from antiphon.features.events import store, store_archive, store_parquet
from antiphon.kernel.clock import DAY_MS, Clock, from_ms

KEEP_DAYS = 3  # how long a digested event stays in the state store at least
CHUNK = 20_000  # rows that leave the store in one commit: others wait for it a tenth of a second
_FOLDER_NAME = re.compile(r"^[A-Za-z0-9_-]{1,64}$")

Run = Callable[[Callable[[Session], int]], int]
Step = Callable[[str], None]


class Archive:
    """The Parquet files below `folder` (hive layout: workspace=…/month=YYYY-MM/…), and the way there.

    `run` carries out a change in one commit; `step` is a hook of the tests, called before each step that can be died at.
    """

    def __init__(self, database: Database, run: Run, clock: Clock, folder: Path) -> None:
        self.folder = folder
        self.step: Step = lambda _: None
        self._database = database
        self.run = run
        self._clock = clock
        self._engine: duckdb.DuckDBPyConnection | None = None
        self._lock = threading.Lock()

    # ------------------------------------------------------------------------------------------------- moving out

    def move(self, keep_days: float = KEEP_DAYS) -> int:
        """Move every row received more than `keep_days` ago; how many moved. One caller at a time over all processes."""
        self._sweep()
        before_ms = self._clock.now_ms() - int(keep_days * DAY_MS)
        with self._database.read() as session:
            workspaces = store_archive.list_workspaces(session)
        return sum(self._move_workspace(workspace, before_ms) for workspace in workspaces if _FOLDER_NAME.match(workspace))

    def _move_workspace(self, workspace: str, before_ms: int) -> int:
        moved, after = 0, 0
        while True:
            with self._database.read() as session:
                rows = store_archive.list_rows(session, workspace, before_ms, after, CHUNK)
            if not rows:
                return moved
            after = rows[-1][0]
            months: dict[str, list[Row]] = {}
            for row in rows:
                months.setdefault(_month_of(row[6]), []).append(row)
            for month, group in sorted(months.items()):
                moved += self._move_month(workspace, month, group)

    def _move_month(self, workspace: str, month: str, rows: Sequence[Row]) -> int:
        path = f"workspace={workspace}/month={month}/{new_id('part')}.parquet"
        size = self._write(path, [row[1:] for row in rows])
        moments = [row[6] for row in rows]
        entry = (workspace, path, month, len(rows), min(moments), max(moments), size, self._clock.now_ms())

        def swap(session: Session) -> int:
            moved = store_archive.move_out(session, [row[0] for row in rows])
            if moved != len(rows):  # somebody else moved or erased some: this file would bring them back
                raise RuntimeError(f"{len(rows) - moved} of {len(rows)} rows are gone; the file {path} is not used")
            store_archive.add_file(session, entry)
            return moved

        self.step("commit")
        return self.run(swap)

    def _write(self, path: str, rows: Sequence[Row]) -> int:
        """Write rows to a new file, durably; its size in bytes."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        lines = target.with_suffix(".ndjson.tmp")
        aside = target.with_suffix(".parquet.tmp")
        self.step("lines")
        encode = msgspec.json.encode
        with lines.open("wb") as file:
            file.writelines(encode(dict(zip(store.COLUMNS, row, strict=True))) + b"\n" for row in rows)
        self.step("parquet")
        with self._lock:
            store_parquet.write_sorted(self._open(), lines, aside)
        lines.unlink()
        self.step("sync")
        _sync(aside)
        self.step("rename")
        aside.rename(target)
        self.step("sync folder")
        for folder in (target.parent, target.parent.parent, self.folder):
            _sync(folder)
        return target.stat().st_size

    def _sweep(self) -> None:
        """Remove what attempts left behind that never became part of the archive."""
        with self._database.read() as session:
            named = store_archive.list_paths(session)
        for path in [*self.folder.glob("workspace=*/month=*/*.parquet"), *self.folder.glob("workspace=*/month=*/*.tmp")]:
            if path.relative_to(self.folder).as_posix() not in named:
                path.unlink(missing_ok=True)

    # ---------------------------------------------------------------------------------------------------- reading

    def list_files(self, session: ReadSession, workspace: str) -> list[Path]:
        """The files whose rows have left the store as of this session, the latest events first."""
        return [self.folder / row[0] for row in store_archive.list_files(session, workspace)]

    def list_of_people(
        self, session: ReadSession, workspace: str, person_ids: Sequence[str], before: tuple[int, str], limit: int
    ) -> list[Row]:
        """Events of people in the archive, the latest first, as an `EventLine` shows them; those before a moment and id."""
        found: list[Row] = []
        for files in _widening([row for row in store_archive.list_files(session, workspace) if row[3] <= before[0]]):
            if len(found) >= limit and found[limit - 1][4] > files[0][4]:
                break  # nothing in the files that are left is as late as the last row that is wanted
            found += self._read_people([self.folder / row[0] for row in files], person_ids, before, limit)
            found.sort(key=lambda row: (row[4], row[0]), reverse=True)
            del found[limit:]
        return found

    def _read_people(self, files: Sequence[Path], person_ids: Sequence[str], before: tuple[int, str], limit: int) -> list[Row]:
        with self._lock:
            return store_parquet.read_people(self._open(), files, person_ids, before, limit)

    def _open(self) -> duckdb.DuckDBPyConnection:
        if self._engine is None:
            self._engine = open_locked(self.folder)
        return self._engine

    def close(self) -> None:
        """Let go of the engine."""
        with self._lock:
            if self._engine is not None:
                self._engine.close()
                self._engine = None


def _widening(files: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Files in groups of 1, 2, 4, …: who wants the latest few events need not open old files."""
    start, width = 0, 1
    while start < len(files):
        yield files[start : start + width]
        start, width = start + width, width * 2


def _month_of(at_ms: int) -> str:
    return f"{from_ms(at_ms):%Y-%m}"


def _sync(path: Path) -> None:
    """Make a file or the entries of a folder durable."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
