# ruff: noqa: S608 - the parts are made in population.py, every value is a parameter
"""SQL of this feature for DuckDB: the relations of one snapshot, and the statements over them.

`segments_archived` and `segments_waiting` are the events that have and have not moved on to Parquet, `segments_merged` says
who was merged into whom, `segments_tag` holds stored tags as JSON text. `segments_event` is all events under the persons of today.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from antiphon.engine.analytics.api import Analysis
from antiphon.features.segments.population import Population

EVENT_COLUMNS: Final[Mapping[str, str]] = {
    "id": "VARCHAR",
    "name": "VARCHAR",
    "kind": "VARCHAR",
    "person_id": "VARCHAR",
    "at": "BIGINT",
    "local_day": "BIGINT",
    "source": "VARCHAR",
    "revenue_minor": "BIGINT",
    "currency": "VARCHAR",
    "order_id": "VARCHAR",
    "product_id": "VARCHAR",
    "channel": "VARCHAR",
    "quantity": "BIGINT",
    "properties": "VARCHAR",
    "context": "VARCHAR",
}
_MERGED: Final = {"from_id": "VARCHAR", "into_id": "VARCHAR"}
_VIEW = """
    CREATE TEMP VIEW segments_event AS
    SELECT coalesce(merged.into_id, happened.person_id) AS person, happened.*
    FROM (SELECT * FROM segments_archived UNION ALL SELECT * FROM segments_waiting) AS happened
    LEFT JOIN segments_merged AS merged ON merged.from_id = happened.person_id"""
_PLAIN_VIEW = """
    CREATE TEMP VIEW segments_event AS
    SELECT happened.person_id AS person, happened.*
    FROM (SELECT * FROM segments_archived UNION ALL SELECT * FROM segments_waiting) AS happened"""


def attach_events(
    analysis: Analysis,
    columns: Sequence[str],
    files: Sequence[Path],
    rows: Sequence[Sequence[Any]],
    merged: Sequence[tuple[str, str]],
) -> None:
    """Make `segments_event`. `rows` are in the order of `columns`, which are among `EVENT_COLUMNS`."""
    kinds = {column: EVENT_COLUMNS[column] for column in columns}
    analysis.attach_files("segments_archived", kinds, files)
    analysis.attach_rows("segments_waiting", kinds, rows)
    if merged:
        analysis.attach_rows("segments_merged", _MERGED, merged)
    analysis.run(_VIEW if merged else _PLAIN_VIEW)


def attach_tags(analysis: Analysis, population: Population, rows: Sequence[Sequence[Any]]) -> None:
    """Make `segments_tag`: person, then the JSON text of each tag the conditions ask for, in the order of `population.tags`."""
    columns = {"person": "VARCHAR"} | dict.fromkeys(population.tags.values(), "VARCHAR")
    analysis.attach_rows("segments_tag", columns, rows)


def _people_cte(population: Population) -> str:
    """`folk`: one row a person with every aggregate, sequence and tag that the conditions ask for."""
    aggregates = "".join(f", {expression} AS {column}" for expression, column in population.aggregates.items())
    steps = [f"base AS (SELECT person{aggregates} FROM segments_event GROUP BY person)"]
    joins: list[str] = []
    columns: list[str] = []
    for column, (first, then, after) in population.sequences.items():
        # The latest day of `first` among the earlier events of the person; an event does not follow itself.
        steps.append(f"""{column}_marked AS (
            SELECT person, local_day, ({then}) AS is_then, {after} AS after_day, max(CASE WHEN {first} THEN local_day END)
                OVER (PARTITION BY person ORDER BY "at", id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS first_day
            FROM segments_event WHERE ({first}) OR ({then}))""")
        steps.append(
            f"{column}_found AS (SELECT person, max(local_day) AS {column} FROM {column}_marked"
            f" WHERE is_then AND first_day > after_day GROUP BY person)"
        )
        joins.append(f"LEFT JOIN {column}_found USING (person)")
        columns.append(f"{column}_found.{column}")
    if population.tags:
        joins.append("LEFT JOIN segments_tag USING (person)")
        columns.extend(f"segments_tag.{column}" for column in population.tags.values())
    picked = "".join(f", {column}" for column in columns)
    steps.append(f"folk AS (SELECT base.*{picked} FROM base {' '.join(joins)})")
    return f"WITH {', '.join(steps)}"


def count_people(analysis: Analysis, population: Population, tests: Sequence[str]) -> list[int]:
    """How many people pass each test, in one pass."""
    counts = ", ".join(f"count(*) FILTER ({test})" for test in tests)
    [row] = analysis.rows(f"{_people_cte(population)} SELECT {counts} FROM folk", population.parameters.values)
    return list(row)


def list_people(analysis: Analysis, population: Population, test: str, limit: int | None = None) -> list[str]:
    """The people who pass a test, by id."""
    bound = "" if limit is None else f" LIMIT {int(limit)}"
    sql = f"{_people_cte(population)} SELECT person FROM folk WHERE {test} ORDER BY person{bound}"
    return [person for (person,) in analysis.rows(sql, population.parameters.values)]
