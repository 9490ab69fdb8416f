"""The statements of one host batch: a handful to read, a handful to write, however many stimuli it carries."""

from collections.abc import Collection, Sequence
from typing import Final

from antiphon.engine.database.port import Bulk, ReadSession, Row, Session

_SEAT: Final = {"workspace": "text", "id": "text", "seat": "text", "decided_at": "bigint"}

# A new seat is inserted plainly: two processes that seat the same person at once meet in the unique key, and one tries again.
NEW_SEATS: Final = Bulk("plays_seat", _SEAT)
# A seat that was there is locked by this transaction, so the whole of it may be replaced.
SEATS: Final = Bulk("plays_seat", _SEAT, "ON CONFLICT (workspace, id) DO UPDATE SET seat = excluded.seat, decided_at = excluded.decided_at")
DECISIONS: Final = Bulk(
    "plays_decision",
    {
        "workspace": "text",
        "id": "text",
        "play_id": "text",
        "revision": "bigint",
        "person_id": "text",
        "kind": "text",
        "decided_at": "bigint",
        "seed": "text",
        "outcome": "text",
        "because": "text",
        "key": "text",
        "stimulus": "text",
        "told": "text",
        "facts": "text",
        "digest": "text",
    },
)
# Plainly too: the same key in two processes at once is a unique violation; the retry finds the stored answer.
KEYS: Final = Bulk("plays_key", {"workspace": "text", "key": "text", "body_hash": "text", "decision_id": "text"})
ALARMS: Final = Bulk(
    "plays_alarm",
    {
        "workspace": "text",
        "place": "text",
        "id": "text",
        "play_id": "text",
        "seat_id": "text",
        "name": "text",
        "due_at": "bigint",
        "wakes_at": "bigint",
        "attempts": "bigint",
    },
    "ON CONFLICT (workspace, place) DO UPDATE SET id = excluded.id, due_at = excluded.due_at, "
    "wakes_at = excluded.wakes_at, attempts = excluded.attempts",
)
OUTBOX: Final = Bulk(
    "plays_outbox",
    {
        "workspace": "text",
        "id": "text",
        "channel": "text",
        "person_id": "text",
        "play_id": "text",
        "decision_id": "text",
        "made_at": "bigint",
        "title": "text",
        "body": "text",
        "data": "text",
        "state": "text",
        "note": "text",
    },
)
HOURS: Final = Bulk(
    "plays_hour",
    {
        "workspace": "text",
        "play_id": "text",
        "hour_at": "bigint",
        "kind": "text",
        "outcome": "text",
        "because": "text",
        "decision_count": "bigint",
        "people_count": "bigint",
    },
    "ON CONFLICT (workspace, play_id, hour_at, kind, outcome, because) DO UPDATE SET "
    "decision_count = plays_hour.decision_count + excluded.decision_count, people_count = plays_hour.people_count + excluded.people_count",
)


def read_revisions(session: ReadSession, workspace: str, play_ids: Collection[str]) -> dict[str, int]:
    """The revision of each play that exists."""
    rows = session.rows("SELECT id, revision FROM plays_play WHERE workspace = ? AND id IN each_text(?)", (workspace, list(play_ids)))
    return dict(rows)  # pyright: ignore[reportArgumentType]


def lock_seats(session: Session, workspace: str, ids: Sequence[str]) -> list[Row]:
    """(id, seat, decided_at) of the seats that somebody has sat in, locked in the order of `ids`, which must be sorted."""
    return session.rows(
        "SELECT id, seat, decided_at FROM plays_seat WHERE workspace = ? AND id IN each_text(?) ORDER BY id /*for update*/",
        (workspace, ids),
    )


def read_seats(session: ReadSession, workspace: str, ids: Sequence[str]) -> list[Row]:
    """The same, only to look at."""
    return session.rows("SELECT id, seat, decided_at FROM plays_seat WHERE workspace = ? AND id IN each_text(?)", (workspace, ids))


def read_keys(session: ReadSession, workspace: str, keys: Sequence[str]) -> list[Row]:
    """(key, body_hash, decision_id) of the keys that were used before."""
    return session.rows("SELECT key, body_hash, decision_id FROM plays_key WHERE workspace = ? AND key IN each_text(?)", (workspace, keys))


def read_told(session: ReadSession, workspace: str, decision_ids: Sequence[str]) -> list[Row]:
    """(id, play_id, outcome, because, told) of decisions."""
    return session.rows(
        "SELECT id, play_id, outcome, because, told FROM plays_decision WHERE workspace = ? AND id IN each_text(?)",
        (workspace, decision_ids),
    )


def read_standing(session: ReadSession, workspace: str, places: Sequence[str]) -> list[Row]:
    """(place, id) of the alarms that stand at these places now."""
    return session.rows("SELECT place, id FROM plays_alarm WHERE workspace = ? AND place IN each_text(?)", (workspace, places))


def delete_alarms(session: Session, workspace: str, places: Sequence[str]) -> None:
    """Alarms that have rung."""
    session.run("DELETE FROM plays_alarm WHERE workspace = ? AND place IN each_text(?)", (workspace, places))
