"""Rows of earning rules and of a workspace's settings about points."""
# ruff: noqa: S608 - only this file's own column lists are put into the text, every value is a parameter

from collections.abc import Collection, Sequence
from typing import NamedTuple

from antiphon.engine.database.port import ReadSession, Session

_COLUMNS = "workspace, id, state, revision, body, template, created_at, live_since, changed_at, changed_by"


class RuleRow(NamedTuple):
    """A row of points_rule, in the order of its columns. `body` is JSON, moments are milliseconds."""

    workspace: str
    id: str
    state: str
    revision: int
    body: str
    template: str
    created_at: int
    live_since: int | None
    changed_at: int
    changed_by: str


def read_revision(session: ReadSession, workspace: str) -> int:
    """How often anything about the rules was changed; 0 where there never was any."""
    row = session.row("SELECT revision FROM points_programme WHERE workspace = ?", (workspace,))
    return row[0] if row else 0


def read_settings(session: ReadSession, workspace: str) -> tuple[int, str]:
    """The revision and the settings in JSON; (0, "") where there are none."""
    row = session.row("SELECT revision, settings FROM points_programme WHERE workspace = ?", (workspace,))
    return (row[0], row[1]) if row else (0, "")


def write_settings(session: Session, workspace: str, settings: str) -> None:
    """Keep the settings, and raise the revision."""
    session.run(
        """INSERT INTO points_programme (workspace, revision, settings) VALUES (?, 1, ?)
        ON CONFLICT (workspace) DO UPDATE SET revision = points_programme.revision + 1, settings = excluded.settings""",
        (workspace, settings),
    )


def touch(session: Session, workspace: str) -> None:
    """Raise the revision: a rule has changed."""
    session.run(
        """INSERT INTO points_programme (workspace, revision, settings) VALUES (?, 1, '')
        ON CONFLICT (workspace) DO UPDATE SET revision = points_programme.revision + 1""",
        (workspace,),
    )


def list_rules(session: ReadSession, workspace: str, states: Collection[str]) -> list[RuleRow]:
    """Rules in these states, by id: the oldest first."""
    rows = session.rows(
        f"SELECT {_COLUMNS} FROM points_rule WHERE workspace = ? AND state IN each_text(?) ORDER BY id", (workspace, list(states))
    )
    return [RuleRow._make(row) for row in rows]


def find_rule(session: ReadSession, workspace: str, rule_id: str) -> RuleRow | None:
    """One rule."""
    row = session.row(f"SELECT {_COLUMNS} FROM points_rule WHERE workspace = ? AND id = ?", (workspace, rule_id))
    return None if row is None else RuleRow._make(row)


def lock_rule(session: Session, workspace: str, rule_id: str) -> RuleRow | None:
    """One rule, kept from other operators until the transaction ends."""
    row = session.row(f"SELECT {_COLUMNS} FROM points_rule WHERE workspace = ? AND id = ? /*for update*/", (workspace, rule_id))
    return None if row is None else RuleRow._make(row)


def insert_rules(session: Session, rows: Sequence[RuleRow]) -> None:
    """New rules."""
    session.run_many(f"INSERT INTO points_rule ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def update_rule(session: Session, row: RuleRow) -> None:
    """All that can change of a rule; the caller holds its lock and has raised its revision."""
    session.run(
        """UPDATE points_rule SET state = ?, revision = ?, body = ?, live_since = ?, changed_at = ?, changed_by = ?
        WHERE workspace = ? AND id = ?""",
        (row.state, row.revision, row.body, row.live_since, row.changed_at, row.changed_by, row.workspace, row.id),
    )
