"""SQL of deliveries that only reads: lists, counts, history, and what time has made due."""

from collections.abc import Sequence

from antiphon.engine.database.port import ReadSession, Value
from antiphon.features.deliveries.store import ALL, ChangeRow, DeliveryRow


def list_of_person(session: ReadSession, workspace: str, person_id: str, limit: int) -> list[DeliveryRow]:
    """Of one person, the latest first."""
    rows = session.rows(f"{ALL} WHERE workspace = ? AND person_id = ? ORDER BY id DESC LIMIT ?", (workspace, person_id, limit))
    return [DeliveryRow._make(row) for row in rows]


def list_in_state(
    session: ReadSession, workspace: str, state: str, asset: str | None, place: tuple[int, str] | None, limit: int
) -> list[DeliveryRow]:
    """In one state, the longest there first, behind a place."""
    text, parameters = f"{ALL} WHERE workspace = ? AND state = ?", [workspace, state]
    if asset is not None:
        text, parameters = text + " AND asset = ?", [*parameters, asset]
    more: list[Value] = [*parameters]
    if place is not None:
        text, more = text + " AND (changed_at, id) > (?, ?)", [*more, *place]
    return [DeliveryRow._make(row) for row in session.rows(f"{text} ORDER BY changed_at, id LIMIT ?", [*more, limit])]


def list_all(session: ReadSession, workspace: str, person_id: str | None, asset: str | None, before: str, limit: int) -> list[DeliveryRow]:
    """In whatever state, the latest first, behind an id."""
    text, parameters = f"{ALL} WHERE workspace = ?", [workspace]
    for column, value in (("person_id", person_id), ("asset", asset)):
        if value is not None:
            text, parameters = f"{text} AND {column} = ?", [*parameters, value]
    if before:
        text, parameters = text + " AND id < ?", [*parameters, before]
    return [DeliveryRow._make(row) for row in session.rows(f"{text} ORDER BY id DESC LIMIT ?", [*parameters, limit])]


def count_states(session: ReadSession, workspace: str) -> dict[str, int]:
    """How many in each state that has any."""
    rows = session.rows("SELECT state, COUNT(*) FROM deliveries_delivery WHERE workspace = ? GROUP BY state", (workspace,))
    return {row[0]: row[1] for row in rows}


def list_changes(session: ReadSession, workspace: str, delivery_id: str) -> list[ChangeRow]:
    """A delivery's history, the oldest first."""
    rows = session.rows(
        """SELECT workspace, delivery_id, number, turn, from_state, to_state, by_id, note, at FROM deliveries_change
        WHERE workspace = ? AND delivery_id = ? ORDER BY number""",
        (workspace, delivery_id),
    )
    return [ChangeRow._make(row) for row in rows]


def list_due(session: ReadSession, until_ms: int, limit: int) -> list[DeliveryRow]:
    """Of all workspaces: those whose time for an address is over, the longest first."""
    rows = session.rows(
        f"{ALL} WHERE state = 'waiting' AND deadline IS NOT NULL AND deadline <= ? ORDER BY deadline LIMIT ?", (until_ms, limit)
    )
    return [DeliveryRow._make(row) for row in rows]


def list_untold(session: ReadSession, workspace: str, until_ms: int, limit: int) -> list[DeliveryRow]:
    """Those whose time for an address ends by a moment, and who have not been told."""
    rows = session.rows(
        f"""{ALL} WHERE state = 'waiting' AND deadline IS NOT NULL AND deadline <= ? AND workspace = ? AND told_at IS NULL
        ORDER BY deadline LIMIT ?""",
        (until_ms, workspace, limit),
    )
    return [DeliveryRow._make(row) for row in rows]


def list_to_forget(session: ReadSession, workspace: str, before_ms: int, limit: int) -> list[DeliveryRow]:
    """Those that ended before a moment and still have an address."""
    rows = session.rows(
        f"""{ALL} WHERE workspace = ? AND ended_at IS NOT NULL AND address IS NOT NULL AND ended_at <= ?
        ORDER BY ended_at LIMIT ?""",
        (workspace, before_ms, limit),
    )
    return [DeliveryRow._make(row) for row in rows]


def list_all_held(session: ReadSession, workspace: str, states: Sequence[str]) -> list[tuple[str, str, int]]:
    """(id, asset, pieces) of deliveries in some states, for those who check that the ledger has them."""
    rows = session.rows(
        "SELECT id, asset, pieces FROM deliveries_delivery WHERE workspace = ? AND state IN each_text(?) ORDER BY id", (workspace, states)
    )
    return [(row[0], row[1], row[2]) for row in rows]
