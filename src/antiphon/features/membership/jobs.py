"""What membership does by itself: one thread a process looks every two seconds."""

import logging
import threading

from antiphon.features.membership.api import Membership
from antiphon.kernel.errors import Problem

EVERY_SECONDS = 2.0
log = logging.getLogger(__name__)


class TierTimer:
    """Runs what is due. Being late harms nobody: whoever asks where a person stands is told what is true on that day."""

    def __init__(self, membership: Membership) -> None:
        self._membership = membership
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread; the writer must be running."""
        self._thread = threading.Thread(target=self._run, name="membership", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop before the writer does."""
        self._stopping.set()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            try:
                self._membership.run_due(self._stopping.is_set)
            except Problem as problem:
                log.warning("tiers wait for the next round: %s", problem)
            except Exception:
                log.exception("tiers wait for the next round")
