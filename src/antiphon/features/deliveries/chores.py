"""What deliveries do by time, a few at once, so that moves do not wait long behind them."""

import logging
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.database.writer import Writer
from antiphon.features.deliveries.gathering import Gathering
from antiphon.kernel.errors import Problem

EVERY_SECONDS: Final = 5.0
MOST_ROUNDS: Final = 1_000  # of one chore in one look; what is left waits for the next
Work = Callable[[Session], int]
log = logging.getLogger(__name__)


def _do(session: Session, works: Sequence[Work]) -> Sequence[int]:
    return [work(session) for work in works]


class Chores:
    """Looks every few seconds. A late reminder or lapse harms nobody: what counts is the deadline itself."""

    def __init__(self, gathering: Gathering, writer: Writer, workspaces: Callable[[], Iterable[str]]) -> None:
        self._gathering = gathering
        self._database = writer.database
        self._workspaces = workspaces
        self._lane = writer.lane("deliveries", _do, cap=1)
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread; the writer must be running."""
        self._thread = threading.Thread(target=self._run, name="deliveries", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop before the writer does."""
        self._stopping.set()
        if self._thread:
            self._thread.join()

    def run_once(self) -> int:
        """Everything that is due; how many things were done."""
        done, gathering = 0, self._gathering
        for workspace in self._workspaces():
            done += self._gather(workspace)
            done += self._repeat(lambda s, w=workspace: bool(gathering.list_untold(s, w)), lambda s, w=workspace: gathering.tell_due(s, w))
            done += self._repeat(lambda s, w=workspace: gathering.has_to_forget(s, w), lambda s, w=workspace: gathering.forget(s, w))
        return done + self._repeat(lambda s: bool(gathering.list_due(s)), lambda s: gathering.lapse(s, gathering.list_due(s)))

    def _gather(self, workspace: str) -> int:
        """Make deliveries of the gifts of the last moments, looking at each of them once; how many."""
        done, after = 0, None
        while not self._stopping.is_set():
            with self._database.read() as session:
                found = self._gathering.look(session, workspace, after)
            if found.new or found.place > found.known:
                done += self._lane.call(lambda session, found=found: self._gathering.gather(session, workspace, found))
            after = found.seen
            if not found.more:
                break
        return done

    def _repeat(self, has_work: Callable[[ReadSession], bool], work: Work) -> int:
        done = 0
        for _ in range(MOST_ROUNDS):
            if self._stopping.is_set() or not self._has(has_work):
                break
            done += self._lane.call(work)
        return done

    def _has(self, has_work: Callable[[ReadSession], bool]) -> bool:
        with self._database.read() as session:
            return has_work(session)

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            try:
                self.run_once()
            except Problem as problem:
                log.warning("deliveries wait for the next round: %s", problem)
            except Exception:
                log.exception("deliveries wait for the next round")
