"""Rows of messages on their way out, and of the in-page inbox that is the built-in channel."""
# ruff: noqa: S608 - only this file's own column lists are put into the text, every value is a parameter

from collections.abc import Sequence

from antiphon.engine.database.port import ReadSession, Row, Session, Value

_MESSAGE = "workspace, id, channel, person_id, play_id, decision_id, made_at, title, body, data"


def has_waiting(session: ReadSession) -> bool:
    """Whether any message waits."""
    return session.row("SELECT 1 FROM plays_outbox WHERE state = 'waiting' LIMIT 1") is not None


def list_waiting(session: Session, limit: int) -> list[Row]:
    """Messages nobody has taken, the oldest first, locked; those that another process is just taking are left out."""
    return session.rows(
        f"SELECT {_MESSAGE} FROM plays_outbox WHERE state = 'waiting' ORDER BY made_at LIMIT ? /*for update skip locked*/", (limit,)
    )


def claim(session: Session, workspace: str, ids: Sequence[str], token: str, now_ms: int, lease_until: int) -> None:
    """Write down that they will now be handed over. After this commit they are handed over at most once."""
    session.run(
        """UPDATE plays_outbox SET state = 'claimed', token = ?, claimed_at = ?, lease_until = ?
        WHERE workspace = ? AND state = 'waiting' AND id IN each_text(?)""",
        (token, now_ms, lease_until, workspace, ids),
    )


def settle(session: Session, rows: Sequence[Sequence[Value]]) -> None:
    """Write down what came of it: (state, settled_at, note, workspace, id, token) each.

    A claim that has run out is no longer ours to settle.
    """
    session.run_many(
        """UPDATE plays_outbox SET state = ?, settled_at = ?, note = ?
        WHERE workspace = ? AND id = ? AND token = ? AND state = 'claimed'""",
        rows,
    )


def give_up_expired(session: Session, now_ms: int) -> int:
    """Claims whose holder vanished: whether the message was handed over is not known, and it is never sent again by itself. How many."""
    return session.run(
        """UPDATE plays_outbox SET state = 'unknown', settled_at = ?, note = 'the sender stopped between taking and handing over'
        WHERE state = 'claimed' AND lease_until <= ?""",
        (now_ms, now_ms),
    )


def count_by_state(session: ReadSession) -> dict[str, int]:
    """How many messages are not settled well: waiting, claimed, failed, unknown."""
    rows = session.rows("SELECT state, COUNT(*) FROM plays_outbox WHERE state <> 'handed' GROUP BY state")
    return dict(rows)  # pyright: ignore[reportArgumentType]


def list_messages(session: ReadSession, workspace: str, state: str, before: str, limit: int) -> list[Row]:
    """(…message, state, settled_at, note), the newest first."""
    return session.rows(
        f"""SELECT {_MESSAGE}, state, settled_at, note FROM plays_outbox
        WHERE workspace = ? AND state = ? AND id < ? ORDER BY id DESC LIMIT ?""",
        (workspace, state, before, limit),
    )


def insert_inbox(session: Session, rows: Sequence[Sequence[Value]]) -> None:
    """(workspace, person_id, id, play_id, decision_id, made_at, title, body, data) each. One that is there already stays as it is."""
    session.run_many(
        """INSERT INTO plays_inbox (workspace, person_id, id, play_id, decision_id, made_at, title, body, data)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (workspace, person_id, id) DO NOTHING""",
        rows,
    )


def list_inbox(session: ReadSession, workspace: str, person_ids: Sequence[str], before: str, limit: int) -> list[Row]:
    """(id, play_id, made_at, title, body, data, read_at) of a person's messages, the newest first."""
    return session.rows(
        """SELECT id, play_id, made_at, title, body, data, read_at FROM plays_inbox
        WHERE workspace = ? AND person_id IN each_text(?) AND id < ? ORDER BY id DESC LIMIT ?""",
        (workspace, person_ids, before, limit),
    )


def mark_read(session: Session, workspace: str, person_ids: Sequence[str], ids: Sequence[str], now_ms: int) -> int:
    """They have been seen. How many had not."""
    return session.run(
        """UPDATE plays_inbox SET read_at = ? WHERE workspace = ? AND person_id IN each_text(?) AND id IN each_text(?)
        AND read_at IS NULL""",
        (now_ms, workspace, person_ids, ids),
    )
