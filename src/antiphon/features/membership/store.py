"""SQL of standings and their history. What operators define is in `store_ladders`, counts over everybody in `store_counts`."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from antiphon.engine.database.port import Bulk, ReadSession, Row, Session

_COLUMNS: Final = {
    "workspace": "text",
    "person_id": "text",
    "ladder": "text",
    "tier": "text",
    "rank": "bigint",
    "since_at": "bigint",
    "until_at": "bigint",
    "due_at": "bigint",
    "revision": "text",
    "spend_minor": "bigint",
    "orders": "bigint",
    "growth": "bigint",
    "memory": "bytes",
}
_NEW = Bulk("membership_standing", _COLUMNS)  # no upsert: a second process that makes the same row must fail and look again
_KEEP = Bulk(  # the commonest change: what counts grew, no index is touched
    "membership_standing",
    _COLUMNS,
    """ON CONFLICT (workspace, person_id, ladder) DO UPDATE SET tier = excluded.tier, since_at = excluded.since_at,
    until_at = excluded.until_at, revision = excluded.revision, spend_minor = excluded.spend_minor, orders = excluded.orders,
    growth = excluded.growth, memory = excluded.memory""",
)
_MOVE = Bulk(
    "membership_standing",
    _COLUMNS,
    """ON CONFLICT (workspace, person_id, ladder) DO UPDATE SET tier = excluded.tier, rank = excluded.rank,
    since_at = excluded.since_at, until_at = excluded.until_at, due_at = excluded.due_at, revision = excluded.revision,
    spend_minor = excluded.spend_minor, orders = excluded.orders, growth = excluded.growth, memory = excluded.memory""",
)
_CHANGE = Bulk(
    "membership_change",
    {
        "workspace": "text",
        "ladder": "text",
        "person_id": "text",
        "at": "bigint",
        "from_tier": "text",
        "to_tier": "text",
        "reason": "text",
        "note": "text",
        "by_id": "text",
    },
)


class StandingRow(NamedTuple):
    """A row of membership_standing, in the order of its columns."""

    workspace: str
    person_id: str
    ladder: str
    tier: str
    rank: int
    since_at: int
    until_at: int | None
    due_at: int | None
    revision: str
    spend_minor: int
    orders: int
    growth: int
    memory: bytes


class ChangeRow(NamedTuple):
    """A new line of history."""

    workspace: str
    ladder: str
    person_id: str
    at: int
    from_tier: str
    to_tier: str
    reason: str
    note: str
    by_id: str


def lock_standings(session: Session, workspace: str, person_ids: Sequence[str]) -> list[StandingRow]:
    """Every ladder's row of these people, locked in one order."""
    rows = session.rows(
        """SELECT workspace, person_id, ladder, tier, rank, since_at, until_at, due_at, revision, spend_minor, orders, growth, memory
        FROM membership_standing WHERE workspace = ? AND person_id IN each_text(?) ORDER BY person_id, ladder /*for update*/""",
        (workspace, sorted(person_ids)),
    )
    return [StandingRow._make(row) for row in rows]


def lock_due(session: Session, now_ms: int, limit: int) -> list[StandingRow]:
    """Rows whose time has come, the longest due first; those another process works on are left out."""
    rows = session.rows(
        """SELECT workspace, person_id, ladder, tier, rank, since_at, until_at, due_at, revision, spend_minor, orders, growth, memory
        FROM membership_standing WHERE due_at <= ? ORDER BY due_at LIMIT ? /*for update skip locked*/""",
        (now_ms, limit),
    )
    return [StandingRow._make(row) for row in rows]


def has_due(session: ReadSession, now_ms: int) -> bool:
    """Whether somebody's time has come."""
    return session.row("SELECT 1 FROM membership_standing WHERE due_at <= ? LIMIT 1", (now_ms,)) is not None


def save_standings(session: Session, new: Sequence[StandingRow], kept: Sequence[StandingRow], moved: Sequence[StandingRow]) -> None:
    """Write rows: `new` ones, ones whose indexed columns are `kept`, and ones where these `moved`."""
    session.write_many(_NEW, new)
    session.write_many(_KEEP, kept)
    session.write_many(_MOVE, moved)


def delete_standings(session: Session, workspace: str, person_ids: Sequence[str]) -> None:
    """Remove people whose rows went over to others."""
    session.run("DELETE FROM membership_standing WHERE workspace = ? AND person_id IN each_text(?)", (workspace, person_ids))


def read_briefs(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> list[Row]:
    """person, ladder, tier, since_at, until_at, due_at of these people; without their memories."""
    return session.rows(
        """SELECT person_id, ladder, tier, since_at, until_at, due_at FROM membership_standing
        WHERE workspace = ? AND person_id IN each_text(?)""",
        (workspace, list(person_ids)),
    )


def read_standings(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> list[StandingRow]:
    """Whole rows, without locks."""
    rows = session.rows(
        """SELECT workspace, person_id, ladder, tier, rank, since_at, until_at, due_at, revision, spend_minor, orders, growth, memory
        FROM membership_standing WHERE workspace = ? AND person_id IN each_text(?) ORDER BY person_id, ladder""",
        (workspace, list(person_ids)),
    )
    return [StandingRow._make(row) for row in rows]


def list_rows(session: ReadSession, workspace: str, ladder: str, after: str, limit: int) -> list[StandingRow]:
    """A ladder's rows in order of person."""
    rows = session.rows(
        """SELECT workspace, person_id, ladder, tier, rank, since_at, until_at, due_at, revision, spend_minor, orders, growth, memory
        FROM membership_standing WHERE workspace = ? AND ladder = ? AND person_id > ? ORDER BY person_id LIMIT ?""",
        (workspace, ladder, after, limit),
    )
    return [StandingRow._make(row) for row in rows]


def list_stale(session: ReadSession, workspace: str, ladder: str, revision: str, after: str, limit: int) -> list[str]:
    """People judged by another revision of a ladder, in order of id."""
    rows = session.rows(
        """SELECT person_id FROM membership_standing WHERE workspace = ? AND ladder = ? AND revision <> ? AND person_id > ?
        ORDER BY person_id LIMIT ?""",
        (workspace, ladder, revision, after, limit),
    )
    return [person_id for (person_id,) in rows]


def list_people(session: ReadSession, workspace: str, ladder: str, rank: int, after: str, limit: int) -> list[Row]:
    """person, tier, since_at, until_at, spend_minor, orders, growth of everybody at a rank, by id."""
    return session.rows(
        """SELECT person_id, tier, since_at, until_at, spend_minor, orders, growth FROM membership_standing
        WHERE workspace = ? AND ladder = ? AND rank = ? AND person_id > ? ORDER BY person_id LIMIT ?""",
        (workspace, ladder, rank, after, limit),
    )


# ------------------------------------------------------------------------------------------------------- history


def save_changes(session: Session, changes: Sequence[ChangeRow]) -> None:
    """Add lines of history."""
    session.write_many(_CHANGE, changes)


def move_changes(session: Session, workspace: str, from_id: str, into_id: str) -> None:
    """The history of a merged person joins that of the one who goes on."""
    session.run("UPDATE membership_change SET person_id = ? WHERE workspace = ? AND person_id = ?", (into_id, workspace, from_id))


def list_changes(session: ReadSession, workspace: str, person_id: str | None, ladder: str | None, before: int, limit: int) -> list[Row]:
    """Lines of one person, or of a whole ladder, the latest first."""
    if person_id is not None:
        return session.rows(
            """SELECT seq, ladder, person_id, at, from_tier, to_tier, reason, note, by_id FROM membership_change
            WHERE workspace = ? AND person_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?""",
            (workspace, person_id, before, limit),
        )
    return session.rows(
        """SELECT seq, ladder, person_id, at, from_tier, to_tier, reason, note, by_id FROM membership_change
        WHERE workspace = ? AND ladder = ? AND seq < ? ORDER BY seq DESC LIMIT ?""",
        (workspace, ladder or "", before, limit),
    )
