"""What promotions do by time: holds that ran out, vouchers and promotions that are over, bulk codes, units that became vouchers."""

import logging
import threading
from collections.abc import Callable

from antiphon.kernel.errors import Problem

EVERY_SECONDS = 1.0
log = logging.getLogger(__name__)


class Timer:
    """One thread that looks every second. Being late harms nobody: what has run out is judged by its time, not by this."""

    def __init__(self, name: str, run_once: Callable[[], int], every_seconds: float = EVERY_SECONDS) -> None:
        self._name = name
        self._run_once = run_once
        self._every = every_seconds
        self._stopping = threading.Event()
        self._waking = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start the thread; the writer must be running."""
        self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
        self._thread.start()

    def wake(self) -> None:
        """There is something to do now."""
        self._waking.set()

    def stop(self) -> None:
        """Stop before the writer does."""
        self._stopping.set()
        self._waking.set()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._waking.wait(self._every)
            self._waking.clear()
            if self._stopping.is_set():
                return
            try:
                self._run_once()
            except Problem as problem:
                log.warning("%s waits for the next round: %s", self._name, problem)
            except Exception:
                log.exception("%s waits for the next round", self._name)
