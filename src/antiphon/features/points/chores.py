"""What points do by time: judge projects whose deadline has passed, and forget old refusals."""

import logging
import threading
from collections.abc import Sequence
from typing import Final

from antiphon.engine.database.port import Session
from antiphon.engine.database.writer import Writer
from antiphon.features.points import store_earning
from antiphon.features.points.pledges import Pledges
from antiphon.kernel.clock import DAY_MS, Clock
from antiphon.kernel.errors import Problem

EVERY_SECONDS: Final = 5.0
KEEP_REFUSALS_DAYS: Final = 30
FORGET: Final = 1_000  # refusals in one transaction
log = logging.getLogger(__name__)


class Chores:
    """Looks every few seconds. A pledge's hold outlives the deadline by far, so being late harms nobody."""

    def __init__(self, pledges: Pledges, writer: Writer, clock: Clock) -> None:
        self._pledges = pledges
        self._database = writer.database
        self._clock = clock
        self._lane = writer.lane("points_chores", self._handle, cap=1)
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._forgot_day = 0

    def start(self) -> None:
        """Start the thread; the writer must be running."""
        self._thread = threading.Thread(target=self._run, name="points chores", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop before the writer does."""
        self._stopping.set()
        if self._thread:
            self._thread.join()

    def run_once(self) -> int:
        """Everything that is due; how many projects and pledges were settled."""
        done = 0
        while self._has_pledges():
            done += self._lane.call("pledges")
        today = self._clock.now_ms() // DAY_MS
        if today != self._forgot_day:
            while self._lane.call("refusals") == FORGET:
                pass
            self._forgot_day = today
        return done

    def _has_pledges(self) -> bool:
        with self._database.read() as session:
            return self._pledges.has_work(session)

    def _handle(self, session: Session, items: Sequence[str]) -> Sequence[int]:
        return [self._work(session, what) for what in items]

    def _work(self, session: Session, what: str) -> int:
        if what == "pledges":
            return self._pledges.work(session)
        return store_earning.forget_refusals(session, self._clock.now_ms() - KEEP_REFUSALS_DAYS * DAY_MS, FORGET)

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            try:
                self.run_once()
            except Problem as problem:
                log.warning("projects and old refusals wait for the next round: %s", problem)
            except Exception:
                log.exception("projects and old refusals wait for the next round")
