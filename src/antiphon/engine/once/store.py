"""All SQL of keys."""

from typing import NamedTuple

from antiphon.engine.database.port import ReadSession, Session


class Used(NamedTuple):
    """What a key was used for, and what was answered: `status` 0 as long as the answer was not kept."""

    request: str
    status: int
    media: str
    body: bytes


def find_key(session: ReadSession, caller: str, key: str) -> Used | None:
    """What a caller used a key for."""
    row = session.row("SELECT request, status, media, body FROM once_key WHERE caller = ? AND key = ?", (caller, key))
    return None if row is None else Used(row[0], row[1], row[2], bytes(row[3]))


def insert_key(session: Session, caller: str, key: str, request: str, now_ms: int) -> None:
    """The key is used from now on; another transaction that uses it meets this one."""
    session.run("INSERT INTO once_key (caller, key, request, used_at, body) VALUES (?, ?, ?, ?, ?)", (caller, key, request, now_ms, b""))


def keep_answer(session: Session, caller: str, key: str, used: Used, now_ms: int) -> None:
    """The first answer stays; of two, the one that was there."""
    session.run(
        """INSERT INTO once_key (caller, key, request, used_at, status, media, body) VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (caller, key) DO UPDATE SET status = excluded.status, media = excluded.media, body = excluded.body
           WHERE once_key.status = 0 AND once_key.request = excluded.request""",
        (caller, key, used.request, now_ms, used.status, used.media, used.body),
    )


def forget_keys(session: Session, before_ms: int) -> None:
    """Drop keys that were used before a moment."""
    session.run("DELETE FROM once_key WHERE used_at < ?", (before_ms,))
