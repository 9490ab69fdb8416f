"""Rows of what was earned: counts, marks, grants, orders and refusals."""
# ruff: noqa: S608 - only this file's own column lists are put into the text, every value is a parameter

from collections.abc import Collection, Sequence
from typing import NamedTuple

from antiphon.engine.database.port import Bulk, ReadSession, Row, Session

COUNTS = Bulk(
    "points_count",
    {"workspace": "text", "person_id": "text", "scope": "text", "period": "text", "points": "bigint", "times": "bigint"},
    "ON CONFLICT (workspace, person_id, scope, period) DO UPDATE SET points = excluded.points, times = excluded.times",
)
ONCE = Bulk(
    "points_once",
    {"workspace": "text", "person_id": "text", "rule_id": "text", "mark": "text", "at": "bigint"},
    "ON CONFLICT (workspace, person_id, rule_id, mark) DO UPDATE SET at = excluded.at",
)
_GRANT_COLUMNS = {
    "workspace": "text",
    "ref": "text",
    "person_id": "text",
    "rule_id": "text",
    "event_id": "text",
    "event": "text",
    "order_id": "text",
    "wallet": "text",
    "points": "bigint",
    "taken": "bigint",
    "rounding": "text",
    "on_day": "bigint",
    "at": "bigint",
    "steps": "text",
    "places": "text",
    "budget_spend": "text",
    "mark": "text",
    "lines": "text",
}
GRANTS = Bulk("points_grant", _GRANT_COLUMNS, "ON CONFLICT (workspace, ref) DO UPDATE SET taken = excluded.taken")
_GRANT = ", ".join(_GRANT_COLUMNS)
ORDERS = Bulk(
    "points_order",
    {
        "workspace": "text",
        "order_id": "text",
        "person_id": "text",
        "event_id": "text",
        "at": "bigint",
        "body": "text",
        "refunds": "text",
    },
    "ON CONFLICT (workspace, order_id) DO UPDATE SET person_id = excluded.person_id, event_id = excluded.event_id, at = excluded.at, "
    "body = excluded.body, refunds = excluded.refunds",
)
REFUSALS = Bulk(
    "points_refusal",
    {
        "workspace": "text",
        "person_id": "text",
        "rule_id": "text",
        "event_id": "text",
        "event": "text",
        "at": "bigint",
        "noted_at": "bigint",
        "code": "text",
        "says": "text",
    },
)


class GrantRow(NamedTuple):
    """A row of points_grant, in the order of its columns. `steps`, `places` and `lines` (what each line gave) are JSON."""

    workspace: str
    ref: str
    person_id: str
    rule_id: str
    event_id: str
    event: str
    order_id: str
    wallet: str
    points: int
    taken: int
    rounding: str
    on_day: int
    at: int
    steps: str
    places: str
    budget_spend: str
    mark: str
    lines: str = ""


class OrderRow(NamedTuple):
    """A row of points_order. `body` is the order in JSON ("" while only a refund of it is known), `refunds` a list in JSON."""

    workspace: str
    order_id: str
    person_id: str
    event_id: str
    at: int
    body: str
    refunds: str


def read_counts(session: ReadSession, workspace: str, person_ids: Sequence[str], periods: Collection[str]) -> list[Row]:
    """(person, scope, period, points, times) of people in some periods."""
    return session.rows(
        """SELECT person_id, scope, period, points, times FROM points_count
        WHERE workspace = ? AND person_id IN each_text(?) AND period IN each_text(?)""",
        (workspace, person_ids, list(periods)),
    )


def read_once(session: ReadSession, workspace: str, person_ids: Sequence[str], marks: Collection[str]) -> list[Row]:
    """(person, rule, mark, at) of people, for some marks."""
    return session.rows(
        """SELECT person_id, rule_id, mark, at FROM points_once
        WHERE workspace = ? AND person_id IN each_text(?) AND mark IN each_text(?)""",
        (workspace, person_ids, list(marks)),
    )


def delete_once(session: Session, marks: Sequence[tuple[str, str, str, str]]) -> None:
    """Forget (workspace, person, rule, mark) each: what was given once was taken back whole."""
    session.run_many("DELETE FROM points_once WHERE workspace = ? AND person_id = ? AND rule_id = ? AND mark = ?", marks)


def read_orders(session: ReadSession, workspace: str, order_ids: Sequence[str]) -> list[OrderRow]:
    """Those of the orders that are known."""
    rows = session.rows(
        """SELECT workspace, order_id, person_id, event_id, at, body, refunds FROM points_order
        WHERE workspace = ? AND order_id IN each_text(?)""",
        (workspace, order_ids),
    )
    return [OrderRow._make(row) for row in rows]


def read_grants_of_orders(session: ReadSession, workspace: str, order_ids: Sequence[str]) -> list[GrantRow]:
    """What some orders gave, in the order it was given."""
    rows = session.rows(
        f"SELECT {_GRANT} FROM points_grant WHERE workspace = ? AND order_id IN each_text(?) AND order_id <> '' ORDER BY at, ref",
        (workspace, order_ids),
    )
    return [GrantRow._make(row) for row in rows]


def list_grants(
    session: ReadSession, workspace: str, person_ids: Sequence[str], rule_id: str, before: tuple[int, str], limit: int
) -> list[GrantRow]:
    """Grants, the latest first; of some people, of one rule, or (without either) of everybody."""
    conditions, parameters = "workspace = ?", [workspace]
    if person_ids:
        conditions += " AND person_id IN each_text(?)"
    if rule_id:
        conditions += " AND rule_id = ?"
    given = [
        *parameters,
        *([list(person_ids)] if person_ids else []),
        *([rule_id] if rule_id else []),
        before[0],
        before[0],
        before[1],
        limit,
    ]
    rows = session.rows(
        f"SELECT {_GRANT} FROM points_grant WHERE {conditions} AND (at < ? OR (at = ? AND ref < ?)) ORDER BY at DESC, ref DESC LIMIT ?",
        given,
    )
    return [GrantRow._make(row) for row in rows]


def read_grants(session: ReadSession, workspace: str, refs: Sequence[str]) -> list[GrantRow]:
    """Grants by their refs."""
    rows = session.rows(f"SELECT {_GRANT} FROM points_grant WHERE workspace = ? AND ref IN each_text(?)", (workspace, refs))
    return [GrantRow._make(row) for row in rows]


def sum_by_rule(session: ReadSession, workspace: str, since_day: int) -> list[Row]:
    """(rule, day, grants, points, taken back) since a day."""
    return session.rows(
        """SELECT rule_id, on_day, COUNT(*), SUM(points), SUM(taken) FROM points_grant
        WHERE workspace = ? AND on_day >= ? GROUP BY rule_id, on_day ORDER BY on_day, rule_id""",
        (workspace, since_day),
    )


def list_refusals(session: ReadSession, workspace: str, rule_id: str, person_ids: Sequence[str], before: int, limit: int) -> list[Row]:
    """(seq, person, rule, event id, event, at, code, says), the latest first."""
    wanted = " AND person_id IN each_text(?)" if person_ids else ""
    return session.rows(
        f"""SELECT seq, person_id, rule_id, event_id, event, at, code, says FROM points_refusal
        WHERE workspace = ? AND seq < ? AND (? = '' OR rule_id = ?){wanted} ORDER BY seq DESC LIMIT ?""",
        [workspace, before, rule_id, rule_id, *([list(person_ids)] if person_ids else []), limit],
    )


def count_refusals(session: ReadSession, workspace: str) -> list[Row]:
    """(rule, code, count) of the refusals that are still kept."""
    return session.rows("SELECT rule_id, code, COUNT(*) FROM points_refusal WHERE workspace = ? GROUP BY rule_id, code", (workspace,))


def forget_refusals(session: Session, before_ms: int, limit: int) -> int:
    """Remove old refusals; how many."""
    return session.run(
        "DELETE FROM points_refusal WHERE seq IN (SELECT seq FROM points_refusal WHERE noted_at < ? ORDER BY noted_at LIMIT ?)",
        (before_ms, limit),
    )


def merge_person(session: Session, workspace: str, old: str, new: str) -> None:
    """What is noted of one person is another's from now on: counts add up, what was given once stays given."""
    session.run(
        """INSERT INTO points_count (workspace, person_id, scope, period, points, times)
        SELECT workspace, ?, scope, period, points, times FROM points_count WHERE workspace = ? AND person_id = ?
        ON CONFLICT (workspace, person_id, scope, period) DO UPDATE SET points = points_count.points + excluded.points,
        times = points_count.times + excluded.times""",
        (new, workspace, old),
    )
    session.run("DELETE FROM points_count WHERE workspace = ? AND person_id = ?", (workspace, old))
    session.run(
        """INSERT INTO points_once (workspace, person_id, rule_id, mark, at)
        SELECT workspace, ?, rule_id, mark, at FROM points_once WHERE workspace = ? AND person_id = ?
        ON CONFLICT (workspace, person_id, rule_id, mark) DO UPDATE SET
        at = CASE WHEN excluded.at > points_once.at THEN excluded.at ELSE points_once.at END""",
        (new, workspace, old),
    )
    session.run("DELETE FROM points_once WHERE workspace = ? AND person_id = ?", (workspace, old))
    named = (new, workspace, old)
    session.run("UPDATE points_grant SET person_id = ? WHERE workspace = ? AND person_id = ?", named)
    session.run("UPDATE points_order SET person_id = ? WHERE workspace = ? AND person_id = ?", named)
    session.run("UPDATE points_refusal SET person_id = ? WHERE workspace = ? AND person_id = ?", named)
