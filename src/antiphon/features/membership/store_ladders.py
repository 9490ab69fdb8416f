"""SQL of what operators define: a workspace's ladders, and the jobs that apply them."""

from collections.abc import Sequence
from typing import NamedTuple

from antiphon.engine.database.port import ReadSession, Session


class LadderRow(NamedTuple):
    """A row of membership_ladder."""

    key: str
    position: int
    rules: str
    revision: str
    changed_at: int
    changed_by: str
    filled_from: int
    job_state: str  # "", "waiting", "filling", "judging"
    job_lower: int
    job_after: str
    job_done: int
    job_total: int


def find_revision(session: ReadSession, workspace: str) -> str | None:
    """The revision of a workspace's ladders; None when it has none."""
    row = session.row("SELECT revision FROM membership_workspace WHERE workspace = ?", (workspace,))
    return row[0] if row else None


def list_workspaces(session: ReadSession) -> list[tuple[str, int, int]]:
    """(workspace, growth_seq, counted_on) of every workspace with ladders."""
    rows = session.rows("SELECT workspace, growth_seq, counted_on FROM membership_workspace ORDER BY workspace")
    return [(row[0], row[1], row[2]) for row in rows]


def set_revision(session: Session, workspace: str, revision: str) -> None:
    """The ladders changed."""
    session.run(
        """INSERT INTO membership_workspace (workspace, revision, growth_seq, counted_on) VALUES (?, ?, 0, 0)
        ON CONFLICT (workspace) DO UPDATE SET revision = excluded.revision""",
        (workspace, revision),
    )


def set_growth_seq(session: Session, workspace: str, seq: int) -> None:
    """Growth is counted up to here."""
    session.run("UPDATE membership_workspace SET growth_seq = ? WHERE workspace = ?", (seq, workspace))


def set_counted_on(session: Session, workspace: str, day: int) -> None:
    """The census of a day is written."""
    session.run("UPDATE membership_workspace SET counted_on = ? WHERE workspace = ?", (day, workspace))


def list_ladders(session: ReadSession, workspace: str) -> list[LadderRow]:
    """A workspace's ladders in their order."""
    rows = session.rows(
        """SELECT key, position, rules, revision, changed_at, changed_by, filled_from, job_state, job_lower, job_after, job_done,
        job_total FROM membership_ladder WHERE workspace = ? ORDER BY position, key""",
        (workspace,),
    )
    return [LadderRow._make(row) for row in rows]


def lock_ladder(session: Session, workspace: str, key: str) -> LadderRow | None:
    """One ladder, locked."""
    row = session.row(
        """SELECT key, position, rules, revision, changed_at, changed_by, filled_from, job_state, job_lower, job_after, job_done,
        job_total FROM membership_ladder WHERE workspace = ? AND key = ? /*for update*/""",
        (workspace, key),
    )
    return None if row is None else LadderRow._make(row)


def save_ladder(session: Session, workspace: str, row: LadderRow) -> None:
    """Write a ladder whole."""
    session.run(
        """INSERT INTO membership_ladder (workspace, key, position, rules, revision, changed_at, changed_by, filled_from, job_state,
        job_lower, job_after, job_done, job_total) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (workspace, key) DO UPDATE SET position = excluded.position, rules = excluded.rules, revision = excluded.revision,
        changed_at = excluded.changed_at, changed_by = excluded.changed_by, filled_from = excluded.filled_from,
        job_state = excluded.job_state, job_lower = excluded.job_lower, job_after = excluded.job_after,
        job_done = excluded.job_done, job_total = excluded.job_total""",
        (workspace, *row),
    )


def delete_ladder(session: Session, workspace: str, key: str) -> None:
    """Remove a ladder and everybody's place on it; the history stays."""
    session.run("DELETE FROM membership_ladder WHERE workspace = ? AND key = ?", (workspace, key))
    session.run("DELETE FROM membership_standing WHERE workspace = ? AND ladder = ?", (workspace, key))
    session.run("DELETE FROM membership_census WHERE workspace = ? AND ladder = ?", (workspace, key))


def list_jobs(session: ReadSession) -> Sequence[tuple[str, str]]:
    """(workspace, ladder) of every job that is not done."""
    rows = session.rows("SELECT workspace, key FROM membership_ladder WHERE job_state <> '' ORDER BY workspace, key")
    return [(row[0], row[1]) for row in rows]
