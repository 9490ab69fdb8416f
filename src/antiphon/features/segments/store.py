"""SQL of the state: people's memories, memberships, flips, merges. What workspaces define is in `store_definitions.py`."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from antiphon.engine.database.port import Bulk, ReadSession, Session
from antiphon.features.segments.judging import Flip

_STATE: Final = {
    "workspace": "text",
    "person_id": "text",
    "due_at": "bigint",
    "plan": "bigint",
    "spent": "bigint",
    "judged_at": "bigint",
    "shown": "bytes",
    "memory": "bytes",
}
_NEW = Bulk("segments_state", _STATE)  # no upsert: a second process that makes the same person must fail and look again
_KEEP = Bulk(
    "segments_state",
    _STATE,
    """ON CONFLICT (workspace, person_id) DO UPDATE SET
    plan = excluded.plan, judged_at = excluded.judged_at, shown = excluded.shown, memory = excluded.memory""",
)
_DUE = Bulk(  # touches the index of due moments too
    "segments_state",
    _STATE,
    """ON CONFLICT (workspace, person_id) DO UPDATE SET due_at = excluded.due_at,
    plan = excluded.plan, judged_at = excluded.judged_at, shown = excluded.shown, memory = excluded.memory""",
)
_MOVE = Bulk(  # touches both indexes
    "segments_state",
    _STATE,
    """ON CONFLICT (workspace, person_id) DO UPDATE SET due_at = excluded.due_at, spent = excluded.spent,
    plan = excluded.plan, judged_at = excluded.judged_at, shown = excluded.shown, memory = excluded.memory""",
)
_MEMBER = Bulk(
    "segments_member",
    {"workspace": "text", "segment": "text", "person_id": "text", "since": "bigint"},
    "ON CONFLICT (workspace, segment, person_id) DO UPDATE SET since = excluded.since",
)
_FLIP = Bulk(
    "segments_flip",
    {
        "workspace": "text",
        "segment": "text",
        "person_id": "text",
        "entered": "bigint",
        "at": "bigint",
        "caused_at": "bigint",
        "because": "text",
    },
)
_MERGE = Bulk(
    "segments_merge",
    {"workspace": "text", "from_id": "text", "into_id": "text"},
    "ON CONFLICT (workspace, from_id) DO UPDATE SET into_id = excluded.into_id",
)


class StateRow(NamedTuple):
    """A row of `segments_state`, in the order of its columns."""

    workspace: str
    person_id: str
    due_at: int | None
    plan: int
    spent: int
    judged_at: int
    shown: bytes
    memory: bytes


_COLUMNS = ", ".join(_STATE)


def load_states(session: Session, workspace: str, person_ids: Sequence[str]) -> list[StateRow]:
    """The rows of these people, locked in one order."""
    rows = session.rows(
        """SELECT workspace, person_id, due_at, plan, spent, judged_at, shown, memory FROM segments_state
        WHERE workspace = ? AND person_id IN each_text(?) ORDER BY person_id /*for update*/""",
        (workspace, sorted(person_ids)),
    )
    return [StateRow(*row) for row in rows]


def load_due(session: Session, now_ms: int, limit: int) -> list[StateRow]:
    """People whom time may have changed, the longest due first; those another process works on are left out."""
    rows = session.rows(
        """SELECT workspace, person_id, due_at, plan, spent, judged_at, shown, memory FROM segments_state
        WHERE due_at <= ? ORDER BY due_at LIMIT ? /*for update skip locked*/""",
        (now_ms, limit),
    )
    return [StateRow(*row) for row in rows]


def count_due(session: ReadSession, now_ms: int) -> int:
    """How many people wait to be judged."""
    row = session.row("SELECT count(*) FROM segments_state WHERE due_at <= ?", (now_ms,))
    return row[0] if row else 0


def list_ids(session: ReadSession, workspace: str, after: str, limit: int, *, but_plan: int | None = None) -> list[str]:
    """People in order of id; with `but_plan`, those who were judged by another plan."""
    if but_plan is None:
        sql = "SELECT person_id FROM segments_state WHERE workspace = ? AND person_id > ? ORDER BY person_id LIMIT ?"
        return [row[0] for row in session.rows(sql, (workspace, after, limit))]
    sql = "SELECT person_id FROM segments_state WHERE workspace = ? AND person_id > ? AND plan <> ? ORDER BY person_id LIMIT ?"
    return [row[0] for row in session.rows(sql, (workspace, after, but_plan, limit))]


def count_people(session: ReadSession, workspace: str) -> int:
    """How many people are known."""
    row = session.row("SELECT count(*) FROM segments_state WHERE workspace = ?", (workspace,))
    return row[0] if row else 0


class Changed:
    """People to write, by what of theirs has an index and changed: an index that need not be touched is pages that need not be written."""

    def __init__(self) -> None:
        self._new: list[StateRow] = []
        self._kept: list[StateRow] = []
        self._due: list[StateRow] = []
        self._moved: list[StateRow] = []

    def add(self, row: StateRow, before: StateRow | None) -> None:
        """Somebody as they are now, and as they were loaded."""
        if before is None:
            self._new.append(row)
        elif row.spent != before.spent:
            self._moved.append(row)
        else:
            (self._kept if row.due_at == before.due_at else self._due).append(row)

    def save(self, session: Session) -> None:
        """Write them; each group in the order it was added."""
        session.write_many(_NEW, self._new)
        session.write_many(_KEEP, self._kept)
        session.write_many(_DUE, self._due)
        session.write_many(_MOVE, self._moved)


def delete_states(session: Session, workspace: str, person_ids: Sequence[str]) -> None:
    """Remove people who were merged into others."""
    session.run("DELETE FROM segments_state WHERE workspace = ? AND person_id IN each_text(?)", (workspace, list(person_ids)))


def save_flips(session: Session, workspace: str, flips: Sequence[Flip]) -> None:
    """Log entries and exits, and make the memberships so. A person may flip several times in one go: the last counts."""
    if not flips:
        return
    rows = [(workspace, one.segment, one.person_id, int(one.entered), one.at_ms, one.caused_ms, one.because) for one in flips]
    session.write_many(_FLIP, rows)
    last = {(one.segment, one.person_id): one for one in flips}
    left = [(workspace, one.segment, one.person_id) for one in last.values() if not one.entered]
    if left:
        session.run_many("DELETE FROM segments_member WHERE workspace = ? AND segment = ? AND person_id = ?", left)
    entered = [(workspace, one.segment, one.person_id, one.at_ms) for one in last.values() if one.entered]
    session.write_many(_MEMBER, sorted(entered))


def list_flips(session: ReadSession, workspace: str, after: int = 0, limit: int = 1000) -> list[tuple[int, Flip]]:
    """Entries and exits after a place in the log, with their places."""
    rows = session.rows(
        """SELECT seq, segment, person_id, entered, at, caused_at, because FROM segments_flip
        WHERE workspace = ? AND seq > ? ORDER BY seq LIMIT ?""",
        (workspace, after, limit),
    )
    return [(row[0], Flip(row[1], row[2], bool(row[3]), row[4], row[5], row[6])) for row in rows]


def count_members(session: ReadSession, workspace: str) -> dict[str, int]:
    """How many people each segment has."""
    rows = session.rows("SELECT segment, count(*) FROM segments_member WHERE workspace = ? GROUP BY segment", (workspace,))
    return dict(rows)


def list_members(session: ReadSession, workspace: str, segment: str, after: str, limit: int) -> list[tuple[str, int]]:
    """Members and since when, by id."""
    rows = session.rows(
        """SELECT person_id, since FROM segments_member
        WHERE workspace = ? AND segment = ? AND person_id > ? ORDER BY person_id LIMIT ?""",
        (workspace, segment, after, limit),
    )
    return [(row[0], row[1]) for row in rows]


def count_by_membership(session: ReadSession, workspace: str, segments: Sequence[str]) -> list[tuple[int, int]]:
    """How many people are in each combination of (up to 8) segments: (one bit for each segment, people). Those in none are left out."""
    padded = (*segments, *[""] * 8)[:7]
    rows = session.rows(
        """SELECT mask, count(*) FROM (
            SELECT person_id, CAST(sum(CASE segment WHEN ? THEN 1 WHEN ? THEN 2 WHEN ? THEN 4 WHEN ? THEN 8
                WHEN ? THEN 16 WHEN ? THEN 32 WHEN ? THEN 64 ELSE 128 END) AS BIGINT) AS mask
            FROM segments_member WHERE workspace = ? AND segment IN each_text(?) GROUP BY person_id) AS one
        GROUP BY mask""",
        (*padded, workspace, list(segments)),
    )
    return [(row[0], row[1]) for row in rows]


def read_shown(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> list[tuple[str, bytes]]:
    """What is shown of these people: person, blob."""
    sql = "SELECT person_id, shown FROM segments_state WHERE workspace = ? AND person_id IN each_text(?)"
    return [(row[0], row[1]) for row in session.rows(sql, (workspace, list(person_ids)))]


def list_shown(session: ReadSession, workspace: str, after: str, limit: int) -> list[tuple[str, bytes]]:
    """What is shown of people, by id."""
    sql = "SELECT person_id, shown FROM segments_state WHERE workspace = ? AND person_id > ? ORDER BY person_id LIMIT ?"
    return [(row[0], row[1]) for row in session.rows(sql, (workspace, after, limit))]


def list_by_spending(session: ReadSession, workspace: str, below: tuple[int, str] | None, limit: int) -> list[tuple[str, int, bytes]]:
    """People who spent most, first: person, spent, what is shown; after a place in that order."""
    if below is None:
        rows = session.rows(
            """SELECT person_id, spent, shown FROM segments_state WHERE workspace = ?
            ORDER BY spent DESC, person_id DESC LIMIT ?""",
            (workspace, limit),
        )
    else:
        rows = session.rows(
            """SELECT person_id, spent, shown FROM segments_state WHERE workspace = ? AND (spent, person_id) < (?, ?)
            ORDER BY spent DESC, person_id DESC LIMIT ?""",
            (workspace, *below, limit),
        )
    return [(row[0], row[1], row[2]) for row in rows]


def find_judged_at(session: ReadSession, workspace: str, person_id: str) -> int | None:
    """When a person was last judged."""
    row = session.row("SELECT judged_at FROM segments_state WHERE workspace = ? AND person_id = ?", (workspace, person_id))
    return row[0] if row else None


def save_merges(session: Session, workspace: str, pairs: Iterable[tuple[str, str]]) -> None:
    """Note who was merged into whom; those merged into one who is now merged follow."""
    for from_id, into_id in pairs:
        session.run("UPDATE segments_merge SET into_id = ? WHERE workspace = ? AND into_id = ?", (into_id, workspace, from_id))
        session.write_many(_MERGE, [(workspace, from_id, into_id)])


def list_merges(session: ReadSession, workspace: str, into_ids: Sequence[str] | None = None) -> list[tuple[str, str]]:
    """(from, into) of everybody merged, or of those merged into some."""
    if into_ids is None:
        rows = session.rows("SELECT from_id, into_id FROM segments_merge WHERE workspace = ?", (workspace,))
    else:
        sql = "SELECT from_id, into_id FROM segments_merge WHERE workspace = ? AND into_id IN each_text(?)"
        rows = session.rows(sql, (workspace, list(into_ids)))
    return [(row[0], row[1]) for row in rows]
