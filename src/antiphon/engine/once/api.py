"""Each request acts once: the same Idempotency-Key with the same request gets the first answer again, with another one it is refused.

The key is written in the very transaction that does what was asked, so whatever ends a process between two statements, it acts once.
The answer is made after the commit and kept in a transaction of its own; when that one is missing, whoever asks again is told that it
was done, and nothing is made up. What was refused has changed nothing and leaves no key.
"""

import time
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

from antiphon.engine.database.port import Database, Session
from antiphon.engine.once import store
from antiphon.engine.once.store import Used
from antiphon.kernel.clock import DAY_MS, Clock
from antiphon.kernel.errors import Conflict, Invalid

MAX_KEY: Final = 255  # printable characters
KEPT_MS: Final = 3 * DAY_MS
PATIENCE_SECONDS = 3.0  # how long the second of two waits for the answer to the first
GLANCE_SECONDS: Final = 0.02


class KeyReused(Conflict):
    """The key was used for something else before."""

    code = "key_reused"


class AnswerLost(Conflict):
    """It was done, and nobody knows any more what was answered."""

    code = "answer_lost"


class Answered(Exception):
    """Not an error: this very request was answered before; the edge sends that answer again."""

    def __init__(self, used: Used) -> None:
        super().__init__("answered before")
        self.used = used


@dataclass
class Asking:
    """A request under way that carries a key. `caller` is empty until the door knows who it is."""

    key: str
    request: str  # a digest of everything that makes it this request
    caller: str = ""
    claimed: bool = False  # its first transaction has written the key
    again: bool = False  # it is answered with what was answered before


_now: ContextVar[Asking | None] = ContextVar("antiphon_asking", default=None)


def begin(asking: Asking | None) -> None:
    """From here on this task, and the threads it waits for, work on this request."""
    _now.set(asking)


def current() -> Asking | None:
    """The request of this task, when it carries a key."""
    return _now.get()


def check_key(key: str) -> str:
    """A key as it may be. Raises `Invalid`."""
    if not key.strip() or len(key) > MAX_KEY or not key.isascii() or not key.isprintable():
        raise Invalid(f"The Idempotency-Key must be 1 to {MAX_KEY} printable characters of ASCII.", code="bad_key")
    return key


class Once:
    """Keys and what they were used for."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def enter(self, caller: str) -> None:
        """The door knows who asks. Raises `Answered` when they asked this before, `KeyReused`, `AnswerLost`."""
        asking = current()
        if asking is None:
            return
        asking.caller = caller
        with self._database.read() as session:
            used = store.find_key(session, caller, asking.key)
        if used is not None:
            raise self.answer(asking)

    def claim(self, session: Session, asking: Asking) -> bool:
        """Use the key in this transaction; False when it was used before, and then nothing may be done."""
        if store.find_key(session, asking.caller, asking.key) is not None:
            return False
        store.insert_key(session, asking.caller, asking.key, asking.request, self._clock.now_ms())
        return True

    def answer(self, asking: Asking) -> Exception:
        """What to raise for a key that was used before: `Answered`, `KeyReused` or `AnswerLost`. Waits for an answer under way."""
        asking.again = True
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            with self._database.read() as session:
                used = store.find_key(session, asking.caller, asking.key)
            if used is not None and used.request != asking.request:
                return KeyReused("This Idempotency-Key was used for another request. Send a new key with a new request.")
            if used is not None and used.status:
                return Answered(used)
            if time.monotonic() >= until:
                return AnswerLost("This was done when it was first sent, but the answer was not kept. Look at what is there now.")
            time.sleep(GLANCE_SECONDS)

    def keep(self, session: Session, asking: Asking, status: int, media: str, body: bytes) -> None:
        """Keep the answer, and drop keys of more than three days ago."""
        now_ms = self._clock.now_ms()
        store.forget_keys(session, now_ms - KEPT_MS)
        store.keep_answer(session, asking.caller, asking.key, Used(asking.request, status, media, body), now_ms)
