"""Rows of decisions, and the counts that stand for them."""
# ruff: noqa: S608 - only this file's own column lists are put into the text, every value is a parameter

from collections.abc import Sequence
from typing import Final, NamedTuple

from antiphon.engine.database.port import ReadSession, Row, Session
from antiphon.features.plays.store.batch import DECISIONS
from antiphon.features.plays.store.plays import LAST

OWN_KEY: Final = "!"  # after the person's id in the key of an event or an alarm …
CALLERS_KEY: Final = "/"  # … and of a move; the character that follows both of them ends the range
_AFTER_KEYS: Final = "0"

_COLUMNS = "workspace, id, play_id, revision, person_id, kind, decided_at, seed, outcome, because, key, stimulus, told, facts, digest"


class DecisionRow(NamedTuple):
    """A row of plays_decision, in the order of its columns.

    `stimulus`, `told` and `facts` are JSON; `facts` is empty when no mechanic was asked.
    """

    workspace: str
    id: str
    play_id: str
    revision: int
    person_id: str
    kind: str
    decided_at: int
    seed: str
    outcome: str
    because: str
    key: str | None
    stimulus: str
    told: str
    facts: str
    digest: str


def insert_decision(session: Session, row: DecisionRow) -> None:
    """A decision that did not come from a batch: a launch, a top-up, an end."""
    session.write_many(DECISIONS, [row])


def find_decision(session: ReadSession, workspace: str, decision_id: str) -> DecisionRow | None:
    """One decision."""
    row = session.row(f"SELECT {_COLUMNS} FROM plays_decision WHERE workspace = ? AND id = ?", (workspace, decision_id))
    return None if row is None else DecisionRow._make(row)


def read_decisions(session: ReadSession, workspace: str, ids: Sequence[str]) -> list[DecisionRow]:
    """Those of the decisions that exist, the newest first."""
    rows = session.rows(
        f"SELECT {_COLUMNS} FROM plays_decision WHERE workspace = ? AND id IN each_text(?) ORDER BY id DESC", (workspace, ids)
    )
    return [DecisionRow._make(row) for row in rows]


def list_decisions(session: ReadSession, workspace: str, play_id: str, before: str | None, limit: int) -> list[DecisionRow]:
    """A page of a play's decisions, the newest first; `before` is the id of the last one seen."""
    rows = session.rows(
        f"SELECT {_COLUMNS} FROM plays_decision WHERE workspace = ? AND play_id = ? AND id < ? ORDER BY id DESC LIMIT ?",
        (workspace, play_id, before or LAST, limit),
    )
    return [DecisionRow._make(row) for row in rows]


def list_turns(session: ReadSession, workspace: str, play_id: str, after: str, limit: int) -> list[DecisionRow]:
    """A page of what a play decided about moves, events, alarms and rulings, the oldest first; `after` is the id of the last one seen."""
    rows = session.rows(
        f"""SELECT {_COLUMNS} FROM plays_decision WHERE workspace = ? AND play_id = ? AND id > ?
        AND kind IN ('move', 'event', 'alarm', 'ruling') AND outcome <> 'failed' ORDER BY id LIMIT ?""",
        (workspace, play_id, after, limit),
    )
    return [DecisionRow._make(row) for row in rows]


def list_ids_of_people(
    session: ReadSession, workspace: str, person_ids: Sequence[str], before: str | None, limit: int, play_id: str | None = None
) -> list[str]:
    """Ids of what was decided about some persons, the newest first."""
    ids: set[str] = set()
    for person_id in person_ids:
        rows = session.rows(
            "SELECT decision_id FROM plays_key WHERE workspace = ? AND key > ? AND key < ? AND decision_id < ?",
            (workspace, person_id + OWN_KEY, person_id + _AFTER_KEYS, before or LAST),
        )
        ids.update(row[0] for row in rows)
    if play_id is not None and ids:
        of_play = session.rows(
            "SELECT id FROM plays_decision WHERE workspace = ? AND id IN each_text(?) AND play_id = ?", (workspace, sorted(ids), play_id)
        )
        ids = {row[0] for row in of_play}
    return sorted(ids, reverse=True)[:limit]


def list_hours(session: ReadSession, workspace: str, play_id: str, since_ms: int) -> list[Row]:
    """(hour_at, kind, outcome, because, decision_count, people_count) since a moment, in order."""
    return session.rows(
        """SELECT hour_at, kind, outcome, because, decision_count, people_count FROM plays_hour
        WHERE workspace = ? AND play_id = ? AND hour_at >= ? ORDER BY hour_at""",
        (workspace, play_id, since_ms),
    )


def sum_totals(session: ReadSession, workspace: str, play_id: str) -> list[Row]:
    """(kind, outcome, because, decisions, people) of all time; `people` counts each once a day."""
    rows = session.rows(
        """SELECT kind, outcome, because, SUM(decision_count), SUM(people_count) FROM plays_hour WHERE workspace = ? AND play_id = ?
        GROUP BY kind, outcome, because""",
        (workspace, play_id),
    )
    return [(kind, outcome, because, int(decisions), int(people)) for kind, outcome, because, decisions, people in rows]
