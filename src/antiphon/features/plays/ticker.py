"""Threads that do a piece of work again and again until there is none, then look again after a while."""

import logging
import threading
from collections.abc import Callable, Mapping

log = logging.getLogger(__name__)


class Ticker:
    """One thread for each kind of work, so that a slow one does not hold up the others."""

    def __init__(self, work: Mapping[str, tuple[Callable[[], int], float]]) -> None:
        """By name: what to do (it says how much it did), and how many seconds to wait when it did nothing."""
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._run, args=(once, seconds), name=name, daemon=True) for name, (once, seconds) in work.items()
        ]

    def start(self) -> None:
        """Start them."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Finish what is under way, then stop."""
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def _run(self, once: Callable[[], int], seconds: float) -> None:
        while not self._stopping.is_set():
            try:
                done = once()
            except Exception:  # the store may be away for a while; the next turn tries again
                log.exception("%s failed and will be tried again", threading.current_thread().name)
                done = 0
            if not done:
                self._stopping.wait(seconds)
