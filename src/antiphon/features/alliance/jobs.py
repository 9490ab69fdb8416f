"""What the alliance does by itself: clears, once a period, what was agreed to be cleared by the calendar."""

import logging
import threading
from typing import Final

from antiphon.features.alliance.api import Alliance
from antiphon.kernel.errors import Problem

EVERY_SECONDS: Final = 60.0
log = logging.getLogger(__name__)


class AllianceTimer:
    """Looks once a minute. Being late harms nobody: a period is cleared up to its own end."""

    def __init__(self, alliance: Alliance) -> None:
        self._alliance = alliance
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread; the writer must be running."""
        self._thread = threading.Thread(target=self._run, name="alliance", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop before the writer does."""
        self._stopping.set()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            try:
                self._alliance.run_due()
            except Problem as problem:
                log.warning("clearings wait for the next round: %s", problem)
            except Exception:
                log.exception("clearings wait for the next round")
