"""The analytical engine sees one folder and nothing else, cannot be talked out of it, and reads one snapshot."""

import threading
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from antiphon.engine.analytics.api import CHUNK, Analytics

COLUMNS = {"id": "VARCHAR", "at": "BIGINT", "share": "DOUBLE"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "events"


@pytest.fixture
def analytics(folder: Path) -> Iterator[Analytics]:
    made = Analytics(folder, memory_limit="256MB", threads=2)
    yield made
    made.close()


def write_parquet(path: Path, rows: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    quoted = str(path).replace("'", "''")
    with duckdb.connect(":memory:") as outside:
        outside.execute(f"COPY (SELECT * FROM (VALUES {rows}) AS t (id, \"at\", share)) TO '{quoted}' (FORMAT parquet)")  # noqa: S608
    return path


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_text('{folder}/../secret.txt')",
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM glob('/etc/*')",
        "COPY (SELECT 1) TO '/tmp/antiphon-elsewhere.csv'",
        "COPY (SELECT 1) TO '{folder}/../elsewhere.csv'",
        "EXPORT DATABASE '/tmp/antiphon-elsewhere'",
        "ATTACH '/tmp/antiphon-elsewhere.db' AS elsewhere",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SELECT * FROM read_csv('http://127.0.0.1:1/x.csv')",
        "SET enable_external_access = true",
        "SET allowed_directories = ['/']",
        "SET memory_limit = '100GB'",
        "SET lock_configuration = false",
        "RESET ALL",
    ],
)
def test_nothing_outside_the_folder_is_reached(analytics: Analytics, folder: Path, statement: str) -> None:
    (folder.parent / "secret.txt").write_text("nobody may read this")
    with analytics.open() as analysis, pytest.raises(duckdb.Error):
        analysis.rows(statement.replace("{folder}", str(folder)))
    assert not (folder.parent / "elsewhere.csv").exists()


def test_the_control_an_open_engine_would_read_it() -> None:
    with duckdb.connect(":memory:") as open_engine:
        assert open_engine.execute("SELECT count(*) FROM read_text('/etc/hostname')").fetchall() == [(1,)]


def test_files_and_rows_are_one_relation_each(analytics: Analytics, folder: Path) -> None:
    first = write_parquet(folder / "workspace=it's" / "a.parquet", "('a', 1, 0.5), ('b', 2, NULL)")
    second = write_parquet(folder / "workspace=it's" / "b.parquet", "('c', 3, 1.5)")
    with analytics.open() as analysis:
        analysis.attach_files("old", COLUMNS, [first, second])
        analysis.attach_rows("new", COLUMNS, [("d", 2**53 + 1, None), ("é\"'\\", -1, 2.5)])
        together = analysis.rows('SELECT * FROM (SELECT * FROM old UNION ALL SELECT * FROM new) ORDER BY "at"')
    assert together == [("é\"'\\", -1, 2.5), ("a", 1, 0.5), ("b", 2, None), ("c", 3, 1.5), ("d", 2**53 + 1, None)]


def test_no_files_and_no_rows_are_empty_relations(analytics: Analytics) -> None:
    with analytics.open() as analysis:
        analysis.attach_files("old", COLUMNS, [])
        analysis.attach_rows("new", COLUMNS, [])
        assert analysis.rows("SELECT count(*), (SELECT count(*) FROM new) FROM old") == [(0, 0)]


def test_more_rows_than_travel_at_once_arrive(analytics: Analytics) -> None:
    count = CHUNK * 2 + 7
    with analytics.open() as analysis:
        analysis.attach_rows("many", {"number": "BIGINT"}, ((number,) for number in range(count)))
        assert analysis.rows("SELECT count(*), sum(number) FROM many") == [(count, count * (count - 1) // 2)]


def test_snapshots_do_not_see_each_other(analytics: Analytics) -> None:
    seen: list[int] = []

    def ask(number: int) -> None:
        with analytics.open() as analysis:
            analysis.attach_rows("mine", {"number": "BIGINT"}, [(number,)])
            [(found,)] = analysis.rows("SELECT number FROM mine WHERE number = $number", {"number": number})
            seen.append(found)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(seen) == list(range(8))


def test_it_tells_its_limits(analytics: Analytics) -> None:
    described = analytics.describe()
    assert described["engine"] == "DuckDB"
    assert described["memory_limit"].startswith("244")  # of the 256 million bytes asked for, in MiB
    assert described["threads"] == "2"


def test_it_opens_with_the_first_question_and_never_after_its_end(tmp_path: Path) -> None:
    made = Analytics(tmp_path / "files")
    assert not (tmp_path / "files").exists()
    made.describe()
    assert (tmp_path / "files").is_dir()
    made.close()
    with pytest.raises(duckdb.ConnectionException, match="closed"):
        made.describe()
