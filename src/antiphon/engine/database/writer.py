"""The writer: one thread that takes whatever waits and commits it together.

A lane is one kind of work: a function that handles many items in one transaction. The writer takes what is waiting at once
and never waits for more; while one commit is under way the next batch forms by itself. When a batch fails, it is split
until the item at fault stands alone, so one poisonous item never takes its neighbours with it.
"""

import asyncio
import contextlib
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from random import random
from typing import Any, Generic, TypeVar

from antiphon.engine.database.port import CommitUnknown, Conflicted, Database, Session, Unreachable
from antiphon.kernel.errors import OutcomeUnknown, StorageFull, TooMany, Unavailable

T = TypeVar("T")
R = TypeVar("R")
Handle = Callable[[Session, Sequence[T]], Sequence[R]]
Settled = tuple["Future[Any] | asyncio.Future[Any]", Any, BaseException | None]  # a future and how to answer it

RETRIES = 8  # of one item that meets other transactions again and again
RETRY_SECONDS = 0.002  # times the square of the tries so far
log = logging.getLogger(__name__)


class Lane(Generic[T, R]):
    """A queue of one kind of work. `call` waits in a thread, `ask` in the event loop."""

    def __init__(self, writer: "Writer", name: str, handle: Handle[T, R], cap: int, depth: int) -> None:
        self.name = name
        self.handle = handle
        self.cap = cap
        self.depth = depth
        self.waiting: deque[tuple[T, Future[R] | asyncio.Future[R]]] = deque()
        self._writer = writer

    def call(self, item: T) -> R:
        """Hand an item in and wait until it is durable. Raises what its handling raised."""
        return self.submit(item).result()

    def submit(self, item: T) -> "Future[R]":
        """Hand an item in; the future resolves after the commit."""
        future: Future[R] = Future()
        self._writer.enqueue(self, item, future)
        return future

    async def ask(self, item: T) -> R:
        """The same for the event loop."""
        future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._writer.enqueue(self, item, future)
        return await future


class Writer:
    """Owns the writing side of a database. Start it before the first request, stop it last."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._lanes: list[Lane[Any, Any]] = []
        self._wake = threading.Condition()
        self._stopping = False
        self._thread: threading.Thread | None = None
        self._next = 0
        self.commits = 0
        self.items = 0

    def lane(self, name: str, handle: Handle[T, R], *, cap: int = 256, depth: int = 10_000) -> Lane[T, R]:
        """A new lane. `cap` bounds one transaction, `depth` what may wait before callers are told to slow down."""
        lane = Lane(self, name, handle, cap, depth)
        self._lanes.append(lane)
        return lane

    def start(self) -> None:
        """Start the thread; nothing is written before."""
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Finish what waits, then stop. What comes later is refused."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        if self._thread:
            self._thread.join()

    @property
    def alive(self) -> bool:
        """Whether the thread runs; when it does not, nothing can be saved."""
        return self._thread is not None and self._thread.is_alive()

    @property
    def lanes(self) -> Sequence[Lane[Any, Any]]:
        """Every lane, in the order they were made."""
        return tuple(self._lanes)

    def waiting(self) -> dict[str, int]:
        """How many items wait in each lane."""
        return {lane.name: len(lane.waiting) for lane in self._lanes}

    def enqueue(self, lane: Lane[T, R], item: T, future: "Future[R] | asyncio.Future[R]") -> None:
        """Put an item into a lane. Raises `TooMany` when the lane is full, `Unavailable` when the writer has stopped."""
        with self._wake:
            if self._stopping:
                raise Unavailable("The service is stopping. Send the request again in a moment.", headers={"Retry-After": "2"})
            if len(lane.waiting) >= lane.depth:
                raise TooMany("Too much is waiting to be saved. Try again in a second.", code="overloaded", headers={"Retry-After": "1"})
            lane.waiting.append((item, future))
            self._wake.notify()

    def _take(self) -> "tuple[Lane[Any, Any], list[tuple[Any, Any]]] | None":
        """The next lane's waiting items, lanes in turn; None when stopping and nothing is left."""
        with self._wake:
            while True:
                for step in range(len(self._lanes)):
                    lane = self._lanes[(self._next + step) % len(self._lanes)]
                    if lane.waiting:
                        self._next = (self._next + step + 1) % len(self._lanes)
                        return lane, [lane.waiting.popleft() for _ in range(min(lane.cap, len(lane.waiting)))]
                if self._stopping:
                    return None
                self._wake.wait()

    def _run(self) -> None:
        while taken := self._take():
            lane, work = taken
            settled: list[Settled] = []
            try:
                self._settle(lane, work, settled)
            except BaseException as error:  # the thread must live: without it nothing can be saved any more
                log.critical("the writer failed in lane %s", lane.name, exc_info=error)
                answered = {id(future) for future, _, _ in settled}
                settled.extend((future, None, _unknown(error)) for _, future in work if id(future) not in answered)
            _resolve(settled)

    def _settle(self, lane: Lane[Any, Any], work: "list[tuple[Any, Future[Any] | asyncio.Future[Any]]]", settled: "list[Settled]") -> None:
        """Handle `work` in one transaction; on failure in halves, down to the item at fault."""
        try:
            results = self._commit(lane, [item for item, _ in work], RETRIES if len(work) == 1 else 2)
        except CommitUnknown as error:
            log.exception("commit failed in lane %s; the outcome of %d items is unknown", lane.name, len(work))
            settled.extend((future, None, _unknown(error)) for _, future in work)
        except (Unreachable, StorageFull) as problem:  # nobody's fault in particular: halving would only ask again and again
            settled.extend((future, None, problem) for _, future in work)
        except Exception as error:  # noqa: BLE001 - whatever a handler raises belongs to its caller
            if len(work) == 1:
                settled.append((work[0][1], None, _told(error)))
                return
            middle = len(work) // 2
            self._settle(lane, work[:middle], settled)
            self._settle(lane, work[middle:], settled)
        else:
            self.commits += 1
            self.items += len(work)
            settled.extend((future, result, None) for (_, future), result in zip(work, results, strict=True))

    def _commit(self, lane: Lane[Any, Any], items: Sequence[Any], tries: int) -> Sequence[Any]:
        """One transaction, tried again when another was in the way."""
        for tried in range(1, tries + 1):
            try:
                with self.database.begin() as session:
                    results = lane.handle(session, items)
                    if len(results) != len(items):  # found out after the commit, it could only be done twice
                        message = f"lane {lane.name} gave {len(results)} answers to {len(items)} items"
                        raise RuntimeError(message)
                return results
            except Conflicted:
                if tried == tries:
                    raise
            time.sleep(tried * tried * RETRY_SECONDS * random())  # noqa: S311 - so that two processes do not meet again at once
        raise AssertionError


def _unknown(cause: BaseException) -> OutcomeUnknown:
    problem = OutcomeUnknown("Saving failed half way. Send the same request with the same key to learn whether it was done.")
    problem.__cause__ = cause
    return problem


def _told(failure: BaseException) -> BaseException:
    if isinstance(failure, Conflicted):
        problem = Unavailable(
            "Others kept changing the same thing. Nothing was done; send the request again.", headers={"Retry-After": "1"}
        )
        problem.__cause__ = failure
        return problem
    return failure


def _resolve(settled: "list[Settled]") -> None:
    """Answer all callers of a batch; one wake-up for each event loop. A caller that went away is no reason to fail."""
    loops: dict[asyncio.AbstractEventLoop, list[Settled]] = {}
    for answer in settled:
        future = answer[0]
        if isinstance(future, asyncio.Future):
            loops.setdefault(future.get_loop(), []).append(answer)
        elif future.set_running_or_notify_cancel():
            _answer(answer)
    for loop, answers in loops.items():
        with contextlib.suppress(RuntimeError):  # the loop was closed meanwhile
            loop.call_soon_threadsafe(_resolve_in_loop, answers)


def _resolve_in_loop(answers: "list[Settled]") -> None:
    for answer in answers:
        if not answer[0].done():
            _answer(answer)


def _answer(answer: "Settled") -> None:
    future, result, failure = answer
    if failure is None:
        future.set_result(result)
    else:
        future.set_exception(failure)
