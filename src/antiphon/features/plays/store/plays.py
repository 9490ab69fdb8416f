"""Rows of plays, their revisions and campaigns."""
# ruff: noqa: S608 - only this file's own column lists are put into the text, every value is a parameter

from collections.abc import Collection, Sequence
from typing import NamedTuple

from antiphon.engine.database.port import ReadSession, Row, Session

_COLUMNS = (
    "workspace, id, kind, name, state, rules, revision, starts_at, ends_at, audience, campaign_id, created_at, launched_at, ended_at, "
    "closes_at"
)

LAST = "zzzz"  # after every id, in whatever order of letters the store was made with


class PlayRow(NamedTuple):
    """A row of plays_play, in the order of its columns. `name` and `rules` are JSON, moments are milliseconds."""

    workspace: str
    id: str
    kind: str
    name: str
    state: str
    rules: str
    revision: int
    starts_at: int | None
    ends_at: int | None
    audience: str | None
    campaign_id: str | None
    created_at: int
    launched_at: int | None
    ended_at: int | None
    closes_at: int | None = None


def read_plays(session: ReadSession, workspace: str, play_ids: Collection[str]) -> list[PlayRow]:
    """Those of the plays that exist."""
    rows = session.rows(f"SELECT {_COLUMNS} FROM plays_play WHERE workspace = ? AND id IN each_text(?)", (workspace, list(play_ids)))
    return [PlayRow._make(row) for row in rows]


def find_play(session: ReadSession, workspace: str, play_id: str) -> PlayRow | None:
    """One play."""
    row = session.row(f"SELECT {_COLUMNS} FROM plays_play WHERE workspace = ? AND id = ?", (workspace, play_id))
    return None if row is None else PlayRow._make(row)


def find_anywhere(session: ReadSession, play_id: str) -> PlayRow | None:
    """One play, whosever it is: for what is public about it."""
    row = session.row(f"SELECT {_COLUMNS} FROM plays_play WHERE id = ?", (play_id,))
    return None if row is None else PlayRow._make(row)


def lock_play(session: Session, workspace: str, play_id: str) -> PlayRow | None:
    """One play, kept from other operators until the transaction ends."""
    row = session.row(f"SELECT {_COLUMNS} FROM plays_play WHERE workspace = ? AND id = ? /*for update*/", (workspace, play_id))
    return None if row is None else PlayRow._make(row)


def list_plays(session: ReadSession, workspace: str, wanted: tuple[str | None, str, str], limit: int) -> list[PlayRow]:
    """A page, the newest first; `wanted` is the id of the last one seen, a state and a kind (empty: all)."""
    before, state, kind = wanted
    rows = session.rows(
        f"""SELECT {_COLUMNS} FROM plays_play WHERE workspace = ? AND id < ? AND (? = '' OR state = ?) AND (? = '' OR kind = ?)
        ORDER BY id DESC LIMIT ?""",
        (workspace, before or LAST, state, state, kind, kind, limit),
    )
    return [PlayRow._make(row) for row in rows]


def list_live(session: ReadSession, workspace: str) -> list[tuple[str, int]]:
    """(id, revision) of the plays that take stimuli."""
    return session.rows("SELECT id, revision FROM plays_play WHERE workspace = ? AND state = 'live'", (workspace,))  # pyright: ignore[reportReturnType]


def list_open_ids(session: ReadSession, workspace: str) -> list[str]:
    """Ids of the plays that somebody may sit in: those that are live or paused."""
    rows = session.rows("SELECT id FROM plays_play WHERE workspace = ? AND state IN ('live', 'paused') ORDER BY id", (workspace,))
    return [row[0] for row in rows]


def count_by_state(session: ReadSession, workspace: str) -> dict[str, int]:
    """How many plays are in each state."""
    rows = session.rows("SELECT state, COUNT(*) FROM plays_play WHERE workspace = ? GROUP BY state", (workspace,))
    return dict(rows)  # pyright: ignore[reportArgumentType]


def list_over(session: ReadSession, now_ms: int, limit: int) -> list[tuple[str, str]]:
    """(workspace, id) of plays whose end has passed, the time they close in too, and whose last alarm has rung."""
    return session.rows(  # pyright: ignore[reportReturnType]
        """SELECT p.workspace, p.id FROM plays_play p WHERE (p.state = 'live' OR p.state = 'paused') AND p.ends_at <= ?
        AND (p.closes_at IS NULL OR p.closes_at <= ?)
        AND NOT EXISTS (SELECT 1 FROM plays_alarm a WHERE a.workspace = p.workspace AND a.play_id = p.id)
        ORDER BY p.ends_at LIMIT ?""",
        (now_ms, now_ms, limit),
    )


def insert_play(session: Session, row: PlayRow) -> None:
    """A new play."""
    session.run(f"INSERT INTO plays_play ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def update_play(session: Session, row: PlayRow) -> None:
    """All that can change of a play; the caller holds its lock and has raised its revision."""
    session.run(
        """UPDATE plays_play SET name = ?, state = ?, rules = ?, revision = ?, starts_at = ?, ends_at = ?, audience = ?,
        campaign_id = ?, launched_at = ?, ended_at = ?, closes_at = ? WHERE workspace = ? AND id = ?""",
        (
            row.name,
            row.state,
            row.rules,
            row.revision,
            row.starts_at,
            row.ends_at,
            row.audience,
            row.campaign_id,
            row.launched_at,
            row.ended_at,
            row.closes_at,
            row.workspace,
            row.id,
        ),
    )


def insert_revision(session: Session, row: PlayRow, changed_at: int, changed_by: str) -> None:
    """What the play was from now on."""
    session.run(
        """INSERT INTO plays_revision (workspace, play_id, revision, rules, starts_at, ends_at, changed_at, changed_by)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
        (row.workspace, row.id, row.revision, row.rules, row.starts_at, row.ends_at, changed_at, changed_by),
    )


def find_revision(session: ReadSession, workspace: str, play_id: str, revision: int) -> Row | None:
    """(rules, starts_at, ends_at) of a play at a revision."""
    return session.row(
        "SELECT rules, starts_at, ends_at FROM plays_revision WHERE workspace = ? AND play_id = ? AND revision = ?",
        (workspace, play_id, revision),
    )


def insert_campaigns(session: Session, campaigns: Sequence[Sequence[str | int | None]]) -> None:
    """(workspace, id, name, note, starts_at, ends_at, created_at) each; one that is there already stays as it is."""
    session.run_many(
        """INSERT INTO plays_campaign (workspace, id, name, note, starts_at, ends_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (workspace, id) DO NOTHING""",
        campaigns,
    )


def list_campaigns(session: ReadSession, workspace: str, place: tuple[int, str] | None, limit: int) -> list[Row]:
    """(id, name, note, starts_at, ends_at, created_at), the latest start first; `place` is (start, id) of the last one seen."""
    start, campaign_id = place or (2**62, "")
    return session.rows(
        """SELECT id, name, note, starts_at, ends_at, created_at FROM plays_campaign
        WHERE workspace = ? AND (COALESCE(starts_at, created_at) < ? OR (COALESCE(starts_at, created_at) = ? AND id > ?))
        ORDER BY COALESCE(starts_at, created_at) DESC, id LIMIT ?""",
        (workspace, start, start, campaign_id, limit),
    )
