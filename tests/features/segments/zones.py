"""Local days from somewhere else: ICU's own time zone data, through DuckDB. Nothing of `zoneinfo` or of the product's clock is in it."""

from collections.abc import Iterable, Mapping

import duckdb


def icu_days(moments: Iterable[int], zone: str) -> Mapping[int, int]:
    """The local day (days since 1970) of each moment (milliseconds)."""
    wanted = sorted(set(moments))
    with duckdb.connect(":memory:") as icu:
        icu.execute("SET TimeZone = 'UTC'")
        rows = icu.execute(
            """SELECT moment, date_diff('day', DATE '1970-01-01', CAST(timezone($zone, epoch_ms(moment)::TIMESTAMPTZ) AS DATE))
            FROM (SELECT unnest($moments) AS moment)""",
            {"zone": zone, "moments": wanted},
        ).fetchall()
    return dict(rows)
