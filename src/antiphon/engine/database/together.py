"""Reads that come together: whoever asks while a read is under way is served by the next one, all of them with the same statements.

The writer does this for changes. Here no thread is kept: one is borrowed as long as somebody waits.
"""

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from antiphon.engine.database.port import Database, ReadSession

T = TypeVar("T")
R = TypeVar("R")
Read = Callable[[ReadSession, Sequence[T]], Sequence[R | Exception]]


class Together(Generic[T, R]):
    """Answers items of one kind, up to `cap` in one read session. `read` gives an answer, or what to raise, for each item."""

    def __init__(self, database: Database, read: Read[T, R], cap: int = 64) -> None:
        self._database = database
        self._read = read
        self._cap = cap
        self._waiting: deque[tuple[T, asyncio.Future[R]]] = deque()
        self._lock = threading.Lock()
        self._reading = False

    async def ask(self, item: T) -> R:
        """The answer to one item. Raises what its reading raised."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[R] = loop.create_future()
        with self._lock:
            self._waiting.append((item, future))
            starts, self._reading = not self._reading, True
        if starts:
            loop.run_in_executor(None, self._drain, loop)
        return await future

    def _drain(self, loop: asyncio.AbstractEventLoop) -> None:
        while True:
            with self._lock:
                taken = [self._waiting.popleft() for _ in range(min(self._cap, len(self._waiting)))]
                if not taken:
                    self._reading = False
                    return
            answers = self._answer([item for item, _ in taken])
            loop.call_soon_threadsafe(_resolve, [(future, answer) for (_, future), answer in zip(taken, answers, strict=True)])

    def _answer(self, items: Sequence[T]) -> Sequence[R | Exception]:
        """All at once; when that raises, each alone, so that one item spoils nobody else's answer."""
        try:
            with self._database.read() as session:
                return self._read(session, items)
        except Exception as error:  # noqa: BLE001 - whatever reading raises belongs to its caller
            return [error] if len(items) == 1 else [self._answer([item])[0] for item in items]


def _resolve(answers: "Sequence[tuple[asyncio.Future[R], R | Exception]]") -> None:
    for future, answer in answers:
        if future.done():  # the caller went away
            continue
        if isinstance(answer, Exception):
            future.set_exception(answer)
        else:
            future.set_result(answer)
