"""What the ledger does by time: give back holds that ran out."""

import logging
import threading
from collections.abc import Sequence

from antiphon.engine.database.port import Session
from antiphon.engine.database.writer import Writer
from antiphon.features.ledger.api import Ledger
from antiphon.kernel.errors import Problem

EVERY_SECONDS = 1.0
BATCH = 500  # holds in one transaction, so that moves do not wait long behind a mass expiry
log = logging.getLogger(__name__)


class HoldTimer:
    """Looks every second for holds that ran out. A hold cannot be posted after its time, so being late harms nobody's balance."""

    def __init__(self, ledger: Ledger, writer: Writer) -> None:
        self._ledger = ledger
        self._database = writer.database
        self._lane = writer.lane("hold_timer", self._handle, cap=1)
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread; the writer must be running."""
        self._thread = threading.Thread(target=self._run, name="hold timer", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop before the writer does."""
        self._stopping.set()
        if self._thread:
            self._thread.join()

    def run_once(self) -> int:
        """Give back and settle everything that is due by now; how many holds and accounts."""
        done, now_ms = 0, self._ledger.clock.now_ms()
        while self._has_work(now_ms):
            done += self._lane.call(now_ms)
        return done

    def _has_work(self, now_ms: int) -> bool:
        with self._database.read() as session:
            return self._ledger.has_due_holds(session, now_ms) or self._ledger.has_due_accounts(session, now_ms)

    def _handle(self, session: Session, items: Sequence[int]) -> Sequence[int]:
        return [self._ledger.time_out_holds(session, now_ms, BATCH) + self._ledger.settle_due(session, now_ms, BATCH) for now_ms in items]

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            try:
                self.run_once()
            except Problem as problem:
                log.warning("holds that ran out wait for the next round: %s", problem)
            except Exception:
                log.exception("holds that ran out wait for the next round")
