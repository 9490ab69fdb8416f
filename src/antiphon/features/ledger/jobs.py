"""What the ledger does by time: give back holds that ran out, settle accounts that are due."""

import logging
import threading
from collections.abc import Callable, Sequence
from typing import Final

from antiphon.engine.database.port import ReadSession, Session
from antiphon.engine.database.writer import Writer
from antiphon.features.ledger.api import Ledger
from antiphon.kernel.errors import Problem

EVERY_SECONDS: Final = 1.0
HOLDS: Final = 500  # in one transaction, so that moves do not wait long behind a mass expiry
ACCOUNTS: Final = 100  # … settling one costs more
Work = Callable[[Session], int]
log = logging.getLogger(__name__)


def _do(session: Session, works: Sequence[Work]) -> Sequence[int]:
    return [work(session) for work in works]


class HoldTimer:
    """Looks every second for what is due.

    Being late harms nobody's balance: a hold cannot be posted after its time, and a Book settles what is due before it tells
    what may be spent.
    """

    def __init__(self, ledger: Ledger, writer: Writer) -> None:
        self._ledger = ledger
        self._database = writer.database
        self._lane = writer.lane("hold_timer", _do, cap=1)
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
        now_ms = self._ledger.clock.now_ms()
        return self._time_out(now_ms) + self._settle(now_ms)

    def _time_out(self, now_ms: int) -> int:
        done = 0
        while self._asks(lambda session: self._ledger.has_due_holds(session, now_ms)):
            done += self._lane.call(lambda session: self._ledger.time_out_holds(session, now_ms, HOLDS))
        return done

    def _settle(self, now_ms: int) -> int:
        """Many at once; where one of them cannot be settled, each by itself, so that it holds up nobody else."""
        done = 0
        while self._asks(lambda session: self._ledger.has_due_accounts(session, now_ms)):
            try:
                done += self._lane.call(lambda session: self._ledger.settle_due(session, now_ms, ACCOUNTS))
            except Exception:
                log.exception("some account cannot be settled; now each by itself")
                return done + self._settle_each(now_ms)
        return done

    def _settle_each(self, now_ms: int) -> int:
        with self._database.read() as session:
            keys = self._ledger.list_due_accounts(session, now_ms)
        done = 0
        for key in keys:
            try:
                done += self._lane.call(lambda session, key=key: self._ledger.settle(session, key))
            except Exception:
                log.exception("%s of %s in %s cannot be settled", key.asset, key.holder, key.workspace)
        return done

    def _asks(self, question: Callable[[ReadSession], bool]) -> bool:
        with self._database.read() as session:
            return question(session)

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            try:
                self.run_once()
            except Problem as problem:
                log.warning("what is due waits for the next round: %s", problem)
            except Exception:
                log.exception("what is due waits for the next round")
