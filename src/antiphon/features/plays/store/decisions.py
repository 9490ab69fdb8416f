"""Rows of decisions, and the counts that stand for them."""

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
    """A row of plays_decision, in the order of its columns. `stimulus`, `told` and `facts` are JSON; `facts` is empty when no mechanic was asked."""

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
    """A page of what a play decided about moves, events and alarms, the oldest first; `after` is the id of the last one seen."""
    rows = session.rows(
        f"""SELECT {_COLUMNS} FROM plays_decision WHERE workspace = ? AND play_id = ? AND id > ?
        AND kind IN ('move', 'event', 'alarm') AND outcome <> 'failed' ORDER BY id LIMIT ?""",
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


def sum_hours(session: ReadSession, workspace: str, play_id: str, since_ms: int) -> list[Row]:
    """(hour_at, kind, outcome, because, decision_count, people_count) since a moment, in order."""
    return session.rows(
        """SELECT hour_at, kind, outcome, because, decision_count, people_count FROM plays_hour
        WHERE workspace = ? AND play_id = ? AND hour_at >= ? ORDER BY hour_at""",
        (workspace, play_id, since_ms),
    )


def sum_totals(session: ReadSession, workspace: str, play_id: str) -> list[Row]:
    """(kind, outcome, because, decisions) of all time."""
    return session.rows(
        """SELECT kind, outcome, because, SUM(decision_count) FROM plays_hour WHERE workspace = ? AND play_id = ?
        GROUP BY kind, outcome, because ORDER BY SUM(decision_count) DESC, because""",
        (workspace, play_id),
    )


def sum_plays(session: ReadSession, workspace: str, since_ms: int) -> list[Row]:
    """(play_id, outcome, decisions) of the moves of every play since a moment."""
    return session.rows(
        """SELECT play_id, outcome, SUM(decision_count) FROM plays_hour WHERE workspace = ? AND hour_at >= ? AND kind = 'move'
        GROUP BY play_id, outcome""",
        (workspace, since_ms),
    )


def move_seat(session: Session, workspace: str, old: str, new: str) -> None:
    """A seat changes its person. Raises `Conflicted` when somebody sits there already."""
    session.run("UPDATE plays_seat SET id = ? WHERE workspace = ? AND id = ?", (new, workspace, old))


def replace_seat(session: Session, workspace: str, seat_id: str, seat: str, decided_at: int) -> None:
    """Two seats became one."""
    session.run("UPDATE plays_seat SET seat = ?, decided_at = ? WHERE workspace = ? AND id = ?", (seat, decided_at, workspace, seat_id))


def delete_seat(session: Session, workspace: str, seat_id: str) -> None:
    """The other of them."""
    session.run("DELETE FROM plays_seat WHERE workspace = ? AND id = ?", (workspace, seat_id))


