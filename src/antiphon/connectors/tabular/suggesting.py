"""Guesses a mapping from the names of the columns and a look at the first rows. The merchant reads it over and corrects it."""

import re
import tomllib
from collections.abc import Mapping as Values
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import Any, Final

import duckdb

from antiphon.connectors.tabular.mapping import Form, Mapping
from antiphon.connectors.tabular.staging import is_parquet, read_csv, stage
from antiphon.kernel.errors import Invalid

_SAMPLE: Final = 200
_WORDS: Final = tomllib.loads(files("antiphon.connectors.tabular").joinpath("columns.toml").read_text(encoding="utf-8"))
_DAYS: Final = ("%m/%d/%y", "%d/%m/%y", "%m/%d/%Y", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y%m%d")
_FORMATS: Final = (*(f"{day} {time}" for day in _DAYS for time in ("%H:%M", "%H:%M:%S", "%I:%M %p")), *_DAYS, "%Y%m%d%H%M%S")

_PLAIN: Final = re.compile(r"\d:\d\d.*([Zz]|[+-]\d\d:?\d\d)$|^\d{9,10}$|^\d{13}$")


def suggest_mapping(path: Path) -> str:
    """A mapping as TOML, with remarks where the guess needs a look. Raises `Invalid` for a file that cannot be read."""
    columns, sample = _look(path)
    found = _match(_WORDS["fields"], columns)
    form = _form(found)
    traits = _match(_WORDS["traits"], [column for column in columns if column not in found.values()]) if form != "events" else {}
    if form == "people":
        known = {*found.values(), *traits.values()}
        traits |= {re.sub(r"\W+", "_", column).strip("_").lower() or "trait": column for column in columns if column not in known}
    found = {field: column for field, column in found.items() if _fits(field, form)}
    return _write(path, form, found, traits, columns, sample)


def _look(path: Path) -> tuple[list[str], list[list[str]]]:
    """The columns and some rows, as text."""
    if is_parquet(path):
        with stage(path, Mapping("look", "people", {}), lambda _: None) as table:
            rows = table.rows(f"SELECT * FROM raw LIMIT {_SAMPLE}")  # noqa: S608 - a number
            return list(table.columns), [["" if value is None else str(value) for value in row[1:]] for row in rows]
    lines = read_csv(path, "", "")
    header = next(lines, None)
    if header is None:
        raise Invalid(f"{path.name} is empty.", code="bad_file")
    columns = [name.strip() or f"column {place}" for place, name in enumerate(header[1], 1)]
    return columns, [values for _, values in islice(lines, _SAMPLE) if len(values) == len(columns)]


def _match(names: Values[str, list[str]], columns: list[str]) -> dict[str, str]:
    """For each field the column whose name comes earliest in its list; each column once."""
    bare = {re.sub(r"[\s_\-./()（）]", "", column).casefold(): column for column in reversed(columns)}
    found: dict[str, str] = {}
    for field, words in names.items():
        for word in words:
            if word in bare and bare[word] not in found.values():
                found[field] = bare[word]
                break
    return found


def _form(found: Values[str, str]) -> Form:
    if "order_id" in found and {"price", "amount"} & found.keys():
        return "orders"
    return "events" if "event" in found else "people" if "at" not in found or "name" in found else "events"


def _fits(field: str, form: Form) -> bool:
    if form == "people":
        return field in {"user_id", "anonymous_id", "email", "phone", "name"}
    if form == "orders":
        return field not in {"event", "message_id", "name"}
    return field != "name"


def _write(path: Path, form: Form, found: dict[str, str], traits: dict[str, str], columns: list[str], sample: list[list[str]]) -> str:
    unused = [column for column in columns if column not in found.values() and column not in traits.values()]
    name = re.sub(r"[^0-9A-Za-z_.-]+", "-", path.stem).strip("-") or "import"
    lines = [
        f"# Guessed from the columns of {path.name}. Read it over, then: antiphon import {path.name} --mapping THIS_FILE",
        "# 根据列名推测的映射，请先核对再导入。",
        f"name = {_quoted(name)}  # part of every id: keep it for later exports of the same source",
        f"form = {_quoted(form)}  # orders (a row is a line of an order), events, or people",
        'zone = "UTC"  # of times without an offset, for example "Asia/Shanghai"',
    ]
    if form == "orders" and "currency" not in found:
        lines.append('currency = "CNY"  # check this')
    if "at" in found:
        lines += _date_lines([row[columns.index(found["at"])] for row in sample])
    if form == "events" and "event" not in found:
        lines.append('event = "Product Viewed"  # check this: what every row is called')
    if form == "events":
        lines.append("all_properties = true  # columns without another meaning become properties")
    if form == "orders" and not {"user_id", "anonymous_id", "email", "phone"} & found.keys():
        lines.append("# No column says who bought. Map user_id, email or phone, or every order is a guest's.")
    lines += ["", "[columns]", *(f"{field} = {_quoted(column)}" for field, column in found.items())]
    if traits:
        lines += ["", "[traits]", *(f"{_quoted(name)} = {_quoted(column)}" for name, column in traits.items())]
    if form == "orders":
        lines += ["", "[refunds]  # besides negative amounts", 'prefix = ""  # what order ids of refunds begin with, for example "C"']
    if unused:
        lines += ["", f"# not used: {', '.join(unused)}"]
    return "\n".join(lines) + "\n"


def _date_lines(values: list[str]) -> list[str]:
    """The date format, when the plain one does not read the sample."""
    values = [value.strip() for value in values if value.strip()]
    plain = [value.replace("/", "-") for value in values]
    if (
        not values
        or _all_read("TRY_CAST(v AS TIMESTAMP)", plain)
        or all(re.search(r"\d:\d\d.*([Zz]|[+-]\d\d:?\d\d)$|^\d{9,13}$", v) for v in values)
    ):
        return []
    fitting = [form for form in _FORMATS if _all_read(f"try_strptime(v, '{form}')", values)]
    if not fitting:
        return ['date_format = ""  # say how times are written, in the letters of strptime']
    remark = f"  # check this: {fitting[1]} would fit too" if len(fitting) > 1 else ""
    return [f"date_format = {_quoted(fitting[0])}{remark}"]


def _all_read(test: str, values: list[str]) -> bool:
    with duckdb.connect(":memory:") as engine:
        rows: list[tuple[Any, ...]] = engine.execute(f"SELECT count({test}) = count(*) FROM (SELECT unnest(?) AS v)", [values]).fetchall()  # noqa: S608
    return bool(rows[0][0])


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
