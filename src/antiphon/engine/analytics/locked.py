"""Opens DuckDB so that it sees one folder and nothing else of this machine.

Left alone it reads any file of the server (`read_text('/etc/passwd')`) and writes anywhere; locked, it cannot be unlocked again.
"""

from pathlib import Path

import duckdb


def open_locked(folder: Path, *, memory_limit: str = "1GB", threads: int = 2) -> duckdb.DuckDBPyConnection:
    """An engine in memory that may read and write below `folder` only. Nothing is kept in it, so it may be dropped at any time."""
    folder.mkdir(parents=True, exist_ok=True)
    place = str(folder.resolve()).replace("'", "''")
    spill = str((folder / ".spill").resolve()).replace("'", "''")
    engine = duckdb.connect(":memory:")
    engine.execute(f"SET memory_limit = '{memory_limit}'")
    engine.execute(f"SET threads = {int(threads)}")
    engine.execute(f"SET temp_directory = '{spill}'")
    engine.execute("SET TimeZone = 'UTC'")
    engine.execute(f"SET allowed_directories = ['{place}']")
    engine.execute("SET enable_external_access = false")
    engine.execute("SET lock_configuration = true")
    return engine
