"""Time: rings the alarms that are due, in batches, through the host. Each rings in the transaction that forgets it."""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from antiphon.engine.database.port import Session
from antiphon.features.plays.cache import PlayCache
from antiphon.features.plays.contracts import Stimulus, Woken
from antiphon.features.plays.host import Host
from antiphon.features.plays.store import alarms as rows
from antiphon.kernel.clock import Clock

MOST_AHEAD_MS: Final = 120_000  # the wall clock may run this far ahead of the monotonic one before alarms are held back
BATCH: Final = 256


def monotonic_ms() -> int:
    """A clock that nobody can set. Where there is one, the kind that also counts while the machine sleeps."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime_ns(clock) // 1_000_000


class ClockGuard:
    """Holds alarms back while the wall clock has been set ahead by mistake: a premature alarm cannot be taken back, a late one can.

    It compares the wall clock with the monotonic one since the start of the process and never takes a new base by itself: a
    machine whose clock was wrong at the start is restarted once the clock is right.
    """

    def __init__(self, clock: Clock, monotonic: Callable[[], int] = monotonic_ms) -> None:
        self._clock = clock
        self._monotonic = monotonic
        self._wall_start = clock.now_ms()
        self._monotonic_start = monotonic()

    def ahead_ms(self) -> int:
        """How far the wall clock has run ahead since the start; negative: it was set back."""
        return (self._clock.now_ms() - self._wall_start) - (self._monotonic() - self._monotonic_start)

    def holds(self) -> bool:
        """Whether alarms wait."""
        return self.ahead_ms() > MOST_AHEAD_MS


class Alarms:
    """The handler of the alarms lane."""

    def __init__(self, host: Host, cache: PlayCache, clock: Clock, guard: ClockGuard) -> None:
        self._host = host
        self._cache = cache
        self._clock = clock
        self.guard = guard

    def ring(self, session: Session, limits: Sequence[int]) -> list[int]:
        """Ring up to so many alarms for each item of the lane; how many were looked at."""
        return [self._ring(session, limit) for limit in limits]

    def _ring(self, session: Session, limit: int) -> int:
        if self.guard.holds():
            return 0
        due = [Woken(*row) for row in rows.list_due(session, self._clock.now_ms(), limit)]
        if not due:
            return 0
        by_play: dict[tuple[str, str], list[Woken]] = defaultdict(list)
        for alarm in due:
            by_play[alarm.workspace, alarm.play_id].append(alarm)
        ringing: list[Stimulus] = []
        for (workspace, play_id), alarms in by_play.items():
            running = self._cache.current(session, workspace, play_id)
            if running is not None and running.is_live:
                ringing.extend(alarms)
            else:  # paused, or its mechanic is not installed: they wait until it is resumed
                rows.park(session, workspace, [alarm.id for alarm in alarms], play_id)
        self._host.decide_batch(session, ringing)
        return len(due)
