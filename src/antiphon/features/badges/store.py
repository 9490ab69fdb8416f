"""SQL of badges."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from antiphon.engine.database.port import Bulk, ReadSession, Row, Session

_PROGRESS = Bulk(
    "badges_progress",
    {"workspace": "text", "person_id": "text", "badge": "text", "value": "bigint", "days": "text"},
    "ON CONFLICT (workspace, person_id, badge) DO UPDATE SET value = excluded.value, days = excluded.days",
)
_AWARD_COLUMNS: Final = {
    "workspace": "text",
    "id": "text",
    "person_id": "text",
    "badge": "text",
    "level": "bigint",
    "at": "bigint",
    "because": "text",
    "by_id": "text",
    "event_id": "text",
    "token": "text",
    "shown_name": "text",
    "salt": "text",
    "revoked_at": "bigint",
    "revoked_because": "text",
}
_AWARD = Bulk("badges_award", _AWARD_COLUMNS)


class AwardRow(NamedTuple):
    """A row of badges_award, in the order of its columns."""

    workspace: str
    id: str
    person_id: str
    badge: str
    level: int
    at: int
    because: str
    by_id: str
    event_id: str
    token: str | None
    shown_name: str
    salt: str
    revoked_at: int | None
    revoked_because: str


class BadgeRow(NamedTuple):
    """A row of badges_badge without its workspace."""

    key: str
    rules: str
    revision: str
    created_at: int
    changed_at: int


_AWARDS = """SELECT workspace, id, person_id, badge, level, at, because, by_id, event_id, token, shown_name, salt, revoked_at,
    revoked_because FROM badges_award"""

# ------------------------------------------------------------------------------------------------- what is defined


def find_revision(session: ReadSession, workspace: str) -> str | None:
    """The revision of a workspace's badges; None when it has none."""
    row = session.row("SELECT revision FROM badges_workspace WHERE workspace = ?", (workspace,))
    return row[0] if row else None


def set_revision(session: Session, workspace: str, revision: str) -> None:
    """The badges changed."""
    session.run(
        """INSERT INTO badges_workspace (workspace, revision, signing_key, key_id) VALUES (?, ?, '', '')
        ON CONFLICT (workspace) DO UPDATE SET revision = excluded.revision""",
        (workspace, revision),
    )


def find_key(session: ReadSession, workspace: str) -> tuple[str, str] | None:
    """(PEM of the private key, its id); None before the first badge left."""
    row = session.row("SELECT signing_key, key_id FROM badges_workspace WHERE workspace = ?", (workspace,))
    return (row[0], row[1]) if row and row[0] else None


def keep_key(session: Session, workspace: str, pem: str, key_id: str) -> None:
    """Keep the workspace's key, unless it has one."""
    session.run(
        "UPDATE badges_workspace SET signing_key = ?, key_id = ? WHERE workspace = ? AND signing_key = ''", (pem, key_id, workspace)
    )


def list_badges(session: ReadSession, workspace: str) -> list[BadgeRow]:
    """All badges, the oldest first."""
    rows = session.rows(
        "SELECT key, rules, revision, created_at, changed_at FROM badges_badge WHERE workspace = ? ORDER BY created_at, key",
        (workspace,),
    )
    return [BadgeRow._make(row) for row in rows]


def lock_badge(session: Session, workspace: str, key: str) -> BadgeRow | None:
    """One, locked."""
    row = session.row(
        "SELECT key, rules, revision, created_at, changed_at FROM badges_badge WHERE workspace = ? AND key = ? /*for update*/",
        (workspace, key),
    )
    return None if row is None else BadgeRow._make(row)


def save_badge(session: Session, workspace: str, row: BadgeRow) -> None:
    """Write one whole."""
    session.run(
        """INSERT INTO badges_badge (workspace, key, rules, revision, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (workspace, key) DO UPDATE SET rules = excluded.rules, revision = excluded.revision,
        changed_at = excluded.changed_at""",
        (workspace, *row),
    )


def delete_badge(session: Session, workspace: str, key: str) -> None:
    """Remove one that nobody has."""
    session.run("DELETE FROM badges_badge WHERE workspace = ? AND key = ?", (workspace, key))
    session.run("DELETE FROM badges_progress WHERE workspace = ? AND badge = ?", (workspace, key))


def count_awards(session: ReadSession, workspace: str) -> list[Row]:
    """badge, level, people who have it now, revoked ones."""
    return session.rows(
        """SELECT badge, level, sum(CASE WHEN revoked_at IS NULL THEN 1 ELSE 0 END), sum(CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END)
        FROM badges_award WHERE workspace = ? GROUP BY badge, level ORDER BY badge, level""",
        (workspace,),
    )


# ------------------------------------------------------------------------------------------------------ progress


def lock_progress(session: Session, workspace: str, person_ids: Sequence[str]) -> list[tuple[str, str, int, str]]:
    """(person, badge, value, days) of these people, locked in one order."""
    rows = session.rows(
        """SELECT person_id, badge, value, days FROM badges_progress
        WHERE workspace = ? AND person_id IN each_text(?) ORDER BY person_id, badge /*for update*/""",
        (workspace, sorted(person_ids)),
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def read_progress(session: ReadSession, workspace: str, person_id: str) -> dict[str, int]:
    """What one person's badges have counted."""
    rows = session.rows("SELECT badge, value FROM badges_progress WHERE workspace = ? AND person_id = ?", (workspace, person_id))
    return {row[0]: row[1] for row in rows}


def save_progress(session: Session, rows: Sequence[tuple[str, str, str, int, str]]) -> None:
    """(workspace, person, badge, value, days)."""
    session.write_many(_PROGRESS, rows)


def delete_progress(session: Session, workspace: str, person_id: str) -> None:
    """Somebody was merged into another."""
    session.run("DELETE FROM badges_progress WHERE workspace = ? AND person_id = ?", (workspace, person_id))


# -------------------------------------------------------------------------------------------------------- awards


def save_awards(session: Session, rows: Sequence[AwardRow]) -> None:
    """New ones; a level that a person has already breaks the store's rule."""
    session.write_many(_AWARD, rows)


def list_of_people(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> list[AwardRow]:
    """Every award of these people, the oldest first."""
    rows = session.rows(_AWARDS + " WHERE workspace = ? AND person_id IN each_text(?) ORDER BY at, id", (workspace, list(person_ids)))
    return [AwardRow._make(row) for row in rows]


def list_of_badge(session: ReadSession, workspace: str, badge: str, before: str, limit: int) -> list[AwardRow]:
    """Awards of a badge, the latest first."""
    rows = session.rows(
        _AWARDS + " WHERE workspace = ? AND badge = ? AND id < ? ORDER BY id DESC LIMIT ?", (workspace, badge, before, limit)
    )
    return [AwardRow._make(row) for row in rows]


def find_award(session: ReadSession, workspace: str, award_id: str) -> AwardRow | None:
    """One by id."""
    row = session.row(_AWARDS + " WHERE workspace = ? AND id = ?", (workspace, award_id))
    return None if row is None else AwardRow._make(row)


def find_shared(session: ReadSession, token: str) -> AwardRow | None:
    """The one that a public link opens."""
    row = session.row(_AWARDS + " WHERE token = ?", (token,))
    return None if row is None else AwardRow._make(row)


def list_revoked(session: ReadSession, workspace: str) -> list[str]:
    """Ids of all awards that were revoked."""
    rows = session.rows("SELECT id FROM badges_award WHERE workspace = ? AND revoked_at IS NOT NULL ORDER BY revoked_at, id", (workspace,))
    return [row[0] for row in rows]


def update_award(session: Session, row: AwardRow) -> None:
    """Write what may change: whose it is, its link, whether it was revoked."""
    session.run(
        """UPDATE badges_award SET person_id = ?, at = ?, because = ?, by_id = ?, token = ?, shown_name = ?, revoked_at = ?,
        revoked_because = ? WHERE workspace = ? AND id = ?""",
        (row.person_id, row.at, row.because, row.by_id, row.token, row.shown_name, row.revoked_at, row.revoked_because, *row[:2]),
    )


def delete_award(session: Session, workspace: str, award_id: str) -> None:
    """The double of one that the same person has, after a merge."""
    session.run("DELETE FROM badges_award WHERE workspace = ? AND id = ?", (workspace, award_id))


# --------------------------------------------------------------------------------------------------------- titles


def read_worn(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> dict[str, str]:
    """The award each of these people wears."""
    rows = session.rows(
        "SELECT person_id, award FROM badges_worn WHERE workspace = ? AND person_id IN each_text(?)", (workspace, list(person_ids))
    )
    return {row[0]: row[1] for row in rows}


def wear(session: Session, workspace: str, person_id: str, award_id: str | None) -> None:
    """Put a title on, or none."""
    if award_id is None:
        session.run("DELETE FROM badges_worn WHERE workspace = ? AND person_id = ?", (workspace, person_id))
        return
    session.run(
        """INSERT INTO badges_worn (workspace, person_id, award) VALUES (?, ?, ?)
        ON CONFLICT (workspace, person_id) DO UPDATE SET award = excluded.award""",
        (workspace, person_id, award_id),
    )
