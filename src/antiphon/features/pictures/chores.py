"""Deletes pictures that nothing uses, and files that no picture needs."""

import logging
import threading
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Final

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.database.writer import Writer
from antiphon.engine.files.shelf import Shelf
from antiphon.features.pictures import store
from antiphon.features.pictures.store import PictureRow
from antiphon.kernel.clock import DAY_MS, Clock
from antiphon.kernel.errors import Problem

EVERY_SECONDS: Final = 600.0
AT_ONCE: Final = 100
UNUSED_MS: Final = DAY_MS  # how long a picture may wait to be used by something
IsUsed = Callable[[ReadSession, str, str, str, int], bool]
Work = Callable[[Session], int]
log = logging.getLogger(__name__)


def _do(session: Session, works: Sequence[Work]) -> Sequence[int]:
    return [work(session) for work in works]


class Chores:
    """Looks every ten minutes; being late costs disk space only."""

    def __init__(self, shelf: Shelf, is_used: IsUsed, writer: Writer, clock: Clock) -> None:
        self._shelf = shelf
        self._is_used = is_used
        self._database = writer.database
        self._clock = clock
        self._lane = writer.lane("pictures", _do, cap=1)
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread; the writer must be running."""
        self._thread = threading.Thread(target=self._run, name="pictures", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop before the writer does."""
        self._stopping.set()
        if self._thread:
            self._thread.join()

    def run_once(self) -> tuple[int, int]:
        """How many pictures were deleted, and how many files."""
        pictures = 0
        while found := self._list_unused():
            pictures += self._lane.call(lambda session, rows=found: self._judge(session, rows))
            if self._stopping.is_set():
                break
        return pictures, self._sweep()

    def _list_unused(self) -> list[PictureRow]:
        with self._database.read() as session:
            return store.list_unused(session, self._clock.now_ms() - UNUSED_MS, AT_ONCE)

    def _judge(self, session: Session, rows: Sequence[PictureRow]) -> int:
        """Each of them is used, and stays, or is deleted."""
        gone = 0
        for row in rows:
            if self._is_used(session, row.workspace, row.person_id, row.id, row.at):
                store.set_used(session, row.workspace, [row.id], self._clock.now_ms())
            else:
                gone += store.delete_picture(session, row.workspace, row.id)
        return gone

    def _sweep(self) -> int:
        """Files of deleted pictures, and those of requests that were never committed."""
        done, digests = 0, self._shelf.list_old()
        while some := list(islice(digests, AT_ONCE)):
            with self._database.read() as session:
                needed = store.list_needed(session, some)
            done += sum(self._shelf.remove(digest) for digest in some if digest not in needed)
            if self._stopping.is_set():
                break
        return done

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            try:
                self.run_once()
            except Problem as problem:
                log.warning("pictures that nothing uses wait for the next round: %s", problem)
            except Exception:
                log.exception("pictures that nothing uses wait for the next round")
