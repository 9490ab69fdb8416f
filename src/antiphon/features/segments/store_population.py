# ruff: noqa: S608 - the parts are made in population.py, every value is a parameter
"""SQL of this feature for DuckDB: the relations of one snapshot, and the statements over them.

`segments_archived` and `segments_waiting` are the events that have and have not moved on to Parquet, `segments_merged` says
who was merged into whom, `segments_tag` holds stored tags as JSON text. `segments_event` is all events under the persons of today.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

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


def judge_people(analysis: Analysis, population: Population, tests: Sequence[str]) -> list[tuple[Any, ...]]:
    """Each person with the truth of each test, in one pass: (person, bool, bool …)."""
    truths = "".join(f", {test}" for test in tests)
    return analysis.rows(f"{_people_cte(population)} SELECT person{truths} FROM folk", population.parameters.values)


def list_people(analysis: Analysis, population: Population, test: str, limit: int | None = None) -> list[str]:
    """The people who pass a test, by id."""
    bound = "" if limit is None else f" LIMIT {int(limit)}"
    sql = f"{_people_cte(population)} SELECT person FROM folk WHERE {test} ORDER BY person{bound}"
    return [person for (person,) in analysis.rows(sql, population.parameters.values)]


class Buyer(NamedTuple):
    """A buyer among all buyers of the window. Scores are fifths, 5 is best; `rank_percent` 1 is the top percent by spending."""

    person: str
    recency: int
    frequency: int
    money: int
    rank_percent: int
    basket_percent: int | None
    spent: int


def rank_buyers(analysis: Analysis, today: int, days: int) -> list[Buyer]:
    """Everybody with an order in the last `days` days. Ties go by the person's id, so the same events give the same fifths."""
    rows = analysis.rows(
        """WITH bought AS (
            SELECT person, max("at") AS last_at, count(*) AS orders, coalesce(sum(revenue_minor), 0) AS spent
            FROM segments_event WHERE name = 'Order Completed' AND local_day > $today - $days GROUP BY person)
        SELECT person, ntile(5) OVER (ORDER BY last_at, person), ntile(5) OVER (ORDER BY orders, person),
            ntile(5) OVER (ORDER BY spent, person),
            CAST(ceil(100 * row_number() OVER (ORDER BY spent DESC, person) / count(*) OVER ()) AS BIGINT),
            CAST(floor(100 * CAST(spent AS DOUBLE) * sum(orders) OVER () / nullif(orders * sum(spent) OVER (), 0)) AS BIGINT),
            CAST(spent AS BIGINT)
        FROM bought""",
        {"today": today, "days": days},
    )
    return [Buyer(*row) for row in rows]


def count_orders_by_day(analysis: Analysis, today: int, days: int) -> list[tuple[int, int, int, int]]:
    """(local day, orders, revenue, different buyers) of each of the last `days` days that had an order."""
    return analysis.rows(  # pyright: ignore[reportReturnType]
        """SELECT local_day, count(*), CAST(coalesce(sum(revenue_minor), 0) AS BIGINT), count(DISTINCT person)
        FROM segments_event WHERE name = 'Order Completed' AND local_day > $today - $days GROUP BY local_day ORDER BY local_day""",
        {"today": today, "days": days},
    )


def count_active(analysis: Analysis, today: int, not_a_visit: Sequence[str]) -> tuple[int, int]:
    """(people first seen within the last 7 days, people who came by in the last 30)."""
    [row] = analysis.rows(
        """WITH folk AS (
            SELECT person, min(local_day) AS first_day,
                max(local_day) FILTER (name NOT IN (SELECT unnest($not_a_visit))) AS last_visit
            FROM segments_event GROUP BY person)
        SELECT count(*) FILTER (first_day >= $today - 7), count(*) FILTER (last_visit > $today - 30) FROM folk""",
        {"today": today, "not_a_visit": list(not_a_visit)},
    )
    return row[0], row[1]


def count_orders(analysis: Analysis) -> int:
    """All orders ever."""
    [(count,)] = analysis.rows("SELECT count(*) FROM segments_event WHERE name = 'Order Completed'")
    return count


def list_events_of(analysis: Analysis, person_ids: Sequence[str], names: Sequence[str] | None) -> list[tuple[Any, ...]]:
    """Archived events of these (stored) persons, in the order of `EVENT_COLUMNS`; of some names, or of all."""
    listed = ", ".join(f'"{column}"' for column in EVENT_COLUMNS)
    parameters: dict[str, Any] = {"people": list(person_ids)}
    named = ""
    if names is not None:
        parameters["names"] = list(names)
        named = " AND name IN (SELECT unnest($names))"
    sql = f"SELECT {listed} FROM segments_archived WHERE person_id IN (SELECT unnest($people)){named}"
    return analysis.rows(sql, parameters)
