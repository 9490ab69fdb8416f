"""SQL that counts everybody on a ladder: heads by tier now, under other thresholds, and day by day; and past events, for DuckDB."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from antiphon.engine.analytics.api import Analysis
from antiphon.engine.database.port import Bulk, ReadSession, Row, Session
from antiphon.features.membership.rules import MAX_TIERS, Ladder

NO_END: Final = 1 << 62
PAST_COLUMNS: Final = {
    "id": "VARCHAR",
    "name": "VARCHAR",
    "person_id": "VARCHAR",
    "at": "BIGINT",
    "local_day": "BIGINT",
    "quantity": "BIGINT",
    "properties": "VARCHAR",
}
_CENSUS = Bulk(
    "membership_census",
    {"workspace": "text", "ladder": "text", "day": "bigint", "tier": "text", "people": "bigint", "recast": "bigint"},
    "ON CONFLICT (workspace, ladder, day, tier) DO UPDATE SET people = excluded.people, recast = excluded.recast",
)
_ENOUGH = "(? = 1 AND spend_minor >= ? AND orders >= ? AND growth >= ?) OR (? = 0 AND (spend_minor >= ? OR orders >= ? OR growth >= ?))"
_REACH = " ".join(f"WHEN {_ENOUGH} THEN {rank}" for rank in range(MAX_TIERS, 0, -1))
_COUNT_REACHED = f"""SELECT reached, count(*) FROM (
    SELECT CAST(CASE {_REACH} ELSE 0 END AS BIGINT) AS reached FROM membership_standing
    WHERE workspace = ? AND ladder = ?) AS everybody GROUP BY reached"""  # noqa: S608 - fixed parts, values are parameters


def count_reached(session: ReadSession, workspace: str, ladder: Ladder) -> dict[int, int]:
    """People by the rank that what counts for them now earns, under these thresholds (the window being the stored one)."""
    parameters: list[int] = []
    for rank in range(MAX_TIERS, 0, -1):
        parameters += _thresholds(ladder, rank)
    rows = session.rows(_COUNT_REACHED, (*parameters, workspace, ladder.key))
    return {row[0]: row[1] for row in rows}


def _thresholds(ladder: Ladder, rank: int) -> list[int]:
    """The parameters of one rank, for both ways of matching."""
    if rank > len(ladder.tiers):
        return [1, NO_END, NO_END, NO_END, 1, NO_END, NO_END, NO_END]
    asks = ladder.tiers[rank - 1].asks
    wanted = (asks.spend_minor, asks.orders, asks.growth)
    if asks.match == "all" or asks.nothing:
        lowest = [-NO_END if one is None else one for one in wanted]
        return [1, *lowest, 1, NO_END, NO_END, NO_END]
    lowest = [NO_END if one is None else one for one in wanted]
    return [0, NO_END, NO_END, NO_END, 0, *lowest]


def count_ranks(session: ReadSession, workspace: str, ladder: str) -> dict[str, int]:
    """People by the tier they are in now; "" for none."""
    rows = session.rows(
        "SELECT tier, count(*) FROM membership_standing WHERE workspace = ? AND ladder = ? GROUP BY tier", (workspace, ladder)
    )
    return {row[0]: row[1] for row in rows}


def count_everybody(session: ReadSession, workspace: str, ladder: str) -> int:
    """People with a row on a ladder."""
    row = session.row("SELECT count(*) FROM membership_standing WHERE workspace = ? AND ladder = ?", (workspace, ladder))
    return row[0] if row else 0


def save_census(session: Session, rows: Sequence[tuple[str, str, int, str, int, int]]) -> None:
    """(workspace, ladder, day, tier, people, recast)."""
    session.write_many(_CENSUS, rows)


def forget_recast(session: Session, workspace: str, ladder: str) -> None:
    """What was counted later is counted anew after a change of rules."""
    session.run("DELETE FROM membership_census WHERE workspace = ? AND ladder = ? AND recast = 1", (workspace, ladder))


def list_census(session: ReadSession, workspace: str, ladder: str, since: int) -> list[Row]:
    """day, tier, people, recast from a day on."""
    return session.rows(
        """SELECT day, tier, people, recast FROM membership_census WHERE workspace = ? AND ladder = ? AND day >= ?
        ORDER BY day, tier""",
        (workspace, ladder, since),
    )


def list_archived(analysis: Analysis, files: Sequence[Path], names: Sequence[str], since_ms: int) -> list[tuple[Any, ...]]:
    """Archived events of some names from a moment on, in the order of `PAST_COLUMNS`."""
    analysis.attach_files("membership_archived", PAST_COLUMNS, files)
    return analysis.rows(
        """SELECT id, name, person_id, "at", local_day, quantity, properties FROM membership_archived
        WHERE list_contains($names, name) AND "at" >= $since""",
        {"names": list(names), "since": since_ms},
    )
