"""What commission does by time: let be paid out what can no longer be taken back."""

import logging
import threading
from collections.abc import Sequence

from antiphon.engine.database.port import Session
from antiphon.engine.database.writer import Writer
from antiphon.features.commission.api import Commission
from antiphon.kernel.errors import Problem

EVERY_SECONDS = 2.0
BATCH = 200  # parts in one transaction, so that moves do not wait long behind a whole day's orders
log = logging.getLogger(__name__)


class CommissionTimer:
    """Looks every other second for parts whose return period is over. Being late costs nobody anything."""

    def __init__(self, commission: Commission, writer: Writer) -> None:
        self._commission = commission
        self._database = writer.database
        self._lane = writer.lane("commission_timer", self._handle, cap=1)
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread; the writer must be running."""
        self._thread = threading.Thread(target=self._run, name="commission timer", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop before the writer does."""
        self._stopping.set()
        if self._thread:
            self._thread.join()

    def run_once(self) -> int:
        """Release everything that is due by now; how many parts."""
        done, now_ms = 0, self._commission.clock.now_ms()
        while self._has_work(now_ms) and not self._stopping.is_set():
            done += self._lane.call(now_ms)
        return done

    def _has_work(self, now_ms: int) -> bool:
        with self._database.read() as session:
            return self._commission.has_due(session, now_ms)

    def _handle(self, session: Session, items: Sequence[int]) -> Sequence[int]:
        return [self._commission.release_due(session, now_ms, BATCH) for now_ms in items]

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            try:
                self.run_once()
            except Problem as problem:
                log.warning("commission that is due waits for the next round: %s", problem)
            except Exception:
                log.exception("commission that is due waits for the next round")
