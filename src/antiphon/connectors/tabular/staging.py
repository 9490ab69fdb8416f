"""Brings the rows of a file into an in-memory DuckDB, as they are, each with its line number.

CSV is read by Python's own reader: it knows the line of every row and reads what shops really export (a byte order mark, GB 18030
from a Chinese spreadsheet, semicolons, line breaks inside quotes, a short last row), where a faster reader gives the file up.
"""

import codecs
import csv
import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final

import duckdb
import msgspec

from antiphon.connectors.tabular.mapping import Mapping
from antiphon.kernel.errors import Invalid
from antiphon.sdk.connector import ImportStep, Progress

CHUNK: Final = 20_000
LINE: Final = '"antiphon line"'  # our own column beside those of the file
SAMPLE_BYTES: Final = 1 << 20
_DELIMITERS: Final = ",;\t|"
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

Line = tuple[int, list[str]]


class Table:
    """The staged rows: relation `raw` with our column `LINE`, and the file's columns under their own names."""

    def __init__(self, engine: duckdb.DuckDBPyConnection, columns: dict[str, str], row_count: int) -> None:
        self.engine = engine
        self.columns = columns  # name -> DuckDB type
        self.row_count = row_count
        self.broken: list[tuple[int, str, list[str]]] = []  # line, reason, values: rows whose form could not be read

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a question."""
        return self.engine.execute(sql, list(parameters)).fetchall()

    def stream(self, sql: str, size: int = 1000) -> Iterator[tuple[Any, ...]]:
        """The rows of a question, a few at a time."""
        cursor = self.engine.cursor()
        cursor.execute(sql)
        while rows := cursor.fetchmany(size):
            yield from rows


@contextmanager
def stage(path: Path, mapping: Mapping, progress: Progress) -> Generator[Table]:
    """The rows of a file, ready to be asked. Memory is bounded; what does not fit goes to a temporary folder. Raises `Invalid`."""
    with tempfile.TemporaryDirectory(prefix="antiphon-import-") as spill:
        engine = duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "1GB", "temp_directory": spill})
        try:
            engine.execute("SET TimeZone = 'UTC'")
            yield _stage_parquet(engine, path, progress) if is_parquet(path) else _stage_csv(engine, path, mapping, progress)
        finally:
            engine.close()


def is_parquet(path: Path) -> bool:
    """Whether the file says of itself that it is Parquet."""
    with path.open("rb") as file:
        return file.read(4) == b"PAR1"


def quoted(column: str) -> str:
    """A column's name in SQL."""
    return '"' + column.replace('"', '""') + '"'


def _stage_parquet(engine: duckdb.DuckDBPyConnection, path: Path, progress: Progress) -> Table:
    try:
        engine.execute(f"CREATE TABLE raw AS SELECT row_number() OVER () AS {LINE}, * FROM read_parquet(?)", [str(path)])  # noqa: S608 - our own column
    except duckdb.Error as error:
        raise Invalid(f"{path.name} cannot be read as Parquet: {error}", code="bad_file") from error
    described = engine.execute("DESCRIBE raw").fetchall()
    columns = {str(row[0]): str(row[1]) for row in described[1:]}
    [(count,)] = engine.execute("SELECT count(*) FROM raw").fetchall()
    progress(ImportStep("reading", count, count))
    return Table(engine, columns, count)


def _stage_csv(engine: duckdb.DuckDBPyConnection, path: Path, mapping: Mapping, progress: Progress) -> Table:
    lines = read_csv(path, mapping.encoding, mapping.delimiter)
    try:
        _, header = next(lines)
        names = _names(header)
        engine.execute(f"CREATE TABLE raw ({LINE} BIGINT, {', '.join(f'{quoted(name)} VARCHAR' for name in names)})")
        table = Table(engine, dict.fromkeys(names, "VARCHAR"), 0)
        picked = ", ".join([f"CAST(row->>{place} AS {'VARCHAR' if place else 'BIGINT'})" for place in range(len(names) + 1)])
        take = f"INSERT INTO raw SELECT {picked} FROM (SELECT unnest(from_json($1::JSON, '[\"JSON\"]')) AS row)"  # noqa: S608 - places are numbers
        while chunk := list(islice(lines, CHUNK)):
            table.row_count += len(chunk)
            sound = [(line, *values) for line, values in chunk if _is_sound(table, line, values, len(names))]
            engine.execute(take, [msgspec.json.encode(sound).decode()])
            progress(ImportStep("reading", table.row_count, None))
    except StopIteration:
        raise Invalid(f"{path.name} is empty.", code="bad_file") from None
    except csv.Error as error:
        raise Invalid(f"{path.name} cannot be read as CSV: {error}. Perhaps a quote is not closed.", code="bad_file") from error
    return table


def _is_sound(table: Table, line: int, values: list[str], width: int) -> bool:
    """Whether a row has the right form; otherwise it is noted down. Empty cells missing at its end are filled in."""
    if len(values) < width and len(values) > width // 2:
        values.extend([""] * (width - len(values)))
    reason = "wrong_width" if len(values) != width else "bad_letters" if any(map(_is_broken, values)) else None
    if reason:
        table.broken.append((line, reason, [value.encode("utf-8", "replace").decode() for value in values]))
    return reason is None


def _is_broken(value: str) -> bool:
    if value.isascii():
        return "\0" in value
    return "\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value)


def read_csv(path: Path, encoding: str, delimiter: str) -> Iterator[Line]:
    """The header and the rows with the line each begins on; empty lines are passed over. Raises `Invalid` and `csv.Error`."""
    try:
        encoding = encoding or _find_encoding(path)
        with path.open(encoding=encoding, errors="surrogateescape", newline="") as file:
            head = file.read(64 * 1024)
            file.seek(0)
            reader = csv.reader(file, delimiter=delimiter or _find_delimiter(head))
            line = 1
            for values in reader:
                if values and (len(values) > 1 or values[0].strip()):
                    yield line, values
                line = reader.line_num + 1
    except (LookupError, UnicodeError) as error:
        raise Invalid(
            f"{path.name} cannot be read as {encoding or 'text'}: {error}. Set encoding in the mapping.", code="bad_encoding"
        ) from error


def _find_encoding(path: Path) -> str:
    with path.open("rb") as file:
        sample = file.read(SAMPLE_BYTES)
    for mark, name in _BOMS:
        if sample.startswith(mark):
            return name
    for name in ("utf-8", "gb18030"):
        try:
            codecs.getincrementaldecoder(name)().decode(sample)
        except UnicodeDecodeError:
            continue
        return name
    raise Invalid(f"{path.name} is neither UTF-8 nor GB 18030. Set encoding in the mapping, for example cp1252.", code="bad_encoding")


def _find_delimiter(head: str) -> str:
    """The one that stands most often in the first line, outside of quotes."""
    bare = "".join(head.partition("\n")[0].split('"')[::2])
    return max(_DELIMITERS, key=lambda mark: (bare.count(mark), -_DELIMITERS.index(mark)))


def _names(header: list[str]) -> list[str]:
    """The columns' names, each once. Raises `Invalid` for a header that names one twice: nobody could say which is meant."""
    names = [name.strip() or f"column {place}" for place, name in enumerate(header, 1)]
    folded = [name.casefold() for name in names]
    doubles = sorted({name for name, same in zip(names, folded, strict=True) if folded.count(same) > 1})
    if doubles:
        raise Invalid(f"The header names {', '.join(map(repr, doubles))} twice. Rename one of the columns.", code="bad_file")
    return names
