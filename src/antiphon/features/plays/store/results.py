"""Reads of plays_hour for results: hours and reasons are summed by the store, so that a million moves are some hundred rows."""

from antiphon.engine.database.port import ReadSession, Row


def sum_hours(session: ReadSession, workspace: str, play_id: str, since_ms: int, until_ms: int) -> list[Row]:
    """(hour_at, kind, outcome, decisions, people) from a moment until another, in order."""
    rows = session.rows(
        """SELECT hour_at, kind, outcome, SUM(decision_count), SUM(people_count) FROM plays_hour
        WHERE workspace = ? AND play_id = ? AND hour_at >= ? AND hour_at < ? GROUP BY hour_at, kind, outcome ORDER BY hour_at""",
        (workspace, play_id, since_ms, until_ms),
    )
    return [(at, kind, outcome, int(decisions), int(people)) for at, kind, outcome, decisions, people in rows]


def sum_reasons(session: ReadSession, workspace: str, play_id: str, since_ms: int, until_ms: int) -> list[Row]:
    """(kind, outcome, because, decisions, people) from a moment until another."""
    rows = session.rows(
        """SELECT kind, outcome, because, SUM(decision_count), SUM(people_count) FROM plays_hour
        WHERE workspace = ? AND play_id = ? AND hour_at >= ? AND hour_at < ? GROUP BY kind, outcome, because""",
        (workspace, play_id, since_ms, until_ms),
    )
    return [(kind, outcome, because, int(decisions), int(people)) for kind, outcome, because, decisions, people in rows]


def sum_given(
    session: ReadSession, workspace: str, play_id: str, kind: str, asset: str, since_ms: int, until_ms: int
) -> list[tuple[int, int]]:
    """(hour_at, amount) of one asset that was given or taken."""
    rows = session.rows(
        """SELECT hour_at, SUM(decision_count) FROM plays_hour
        WHERE workspace = ? AND play_id = ? AND hour_at >= ? AND hour_at < ? AND kind = ? AND because = ? GROUP BY hour_at""",
        (workspace, play_id, since_ms, until_ms, kind, asset),
    )
    return [(at, int(amount)) for at, amount in rows]


def first_hour(session: ReadSession, workspace: str, play_id: str) -> int | None:
    """When the play decided for the first time, to the hour."""
    row = session.row("SELECT MIN(hour_at) FROM plays_hour WHERE workspace = ? AND play_id = ?", (workspace, play_id))
    return row[0] if row else None
