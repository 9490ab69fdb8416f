"""What runs by itself: the digest as soon as something was collected, and the housekeeping now and then.

On PostgreSQL several processes run this; a lease lets one of them digest and keep house, and another takes over when it dies.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from antiphon.engine.database.port import Database, Session
from antiphon.engine.database.writer import Writer
from antiphon.features.events import store
from antiphon.features.events.archive import Archive
from antiphon.features.events.digest import DEDUPE_DAYS, LEASE, Digest, Fault, Outcome
from antiphon.features.events.service import Collector
from antiphon.features.events.setting_aside import DAY_MS, clean
from antiphon.kernel.clock import Clock
from antiphon.kernel.errors import OutcomeUnknown, StorageFull, TooMany, Unavailable

BATCH = 500  # events in one digest
SMALL_BATCH = 100  # while many requests wait for their acknowledgement
CROWD = 16  # requests that wait; more are many
GATHER_SECONDS = 0.05
BUSY_GATHER_SECONDS = 0.2  # while the writer has much else to do: five hundred events together cost a third less than eighty at a time
POLL_SECONDS = 0.5  # how soon work of another process is noticed
HOUSE_SECONDS = 5.0
ARCHIVE_MS = 3_600_000
ARCHIVE_LEASE_MS = 600_000
FORGET_AT_ONCE = 5_000
_PASSING = (Unavailable, OutcomeUnknown, StorageFull, TooMany)  # troubles of the store, not of an event
log = logging.getLogger(__name__)


class Pump:
    """Digests in a thread of its own, as long as something waits."""

    def __init__(self, database: Database, writer: Writer, clock: Clock, digest: Digest, show: Callable[[Outcome], None]) -> None:
        self._database = database
        self._writer = writer
        self._clock = clock
        self._digest = digest
        self._show = show
        self._lane = writer.lane("digest", self._handle, cap=1, depth=64)
        self._size = BATCH
        self._drained = False  # whether the last digest took all that waited
        self._seen_items = 0  # of the writer's work, when this thread last looked
        self._signal = threading.Event()
        self._stopping = False
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """Something was put into the inbox."""
        self._signal.set()

    def digest_once(self, limit: int) -> int:
        """Digest up to `limit` events, fewer when one of them makes a subscriber raise; how many left the inbox.

        An event that cannot be digested alone goes to the quarantine. Raises what the store raises when it is in trouble.
        """
        size = min(limit, self._size)
        while True:
            try:
                outcome = self._lane.call(size)
            except _PASSING:
                raise
            except Exception as error:
                taken = min(size, self._digest.last_taken)
                if taken > 1:  # one of them is at fault: the first half first, so that their order stays
                    size = self._size = taken // 2
                    continue
                log.exception("an event cannot be digested; it goes to the quarantine")
                outcome = self._lane.call(Fault(clean(f"{type(error).__name__}: {error}")))
            self._drained = outcome.taken < size
            self._size = min(BATCH, size * 2)
            self._show(outcome)
            return outcome.taken

    def _handle(self, session: Session, items: Sequence[int | Fault]) -> Sequence[Outcome]:
        return [
            self._digest.set_aside_next(session, item) if isinstance(item, Fault) else self._digest.run(session, item) for item in items
        ]

    def start(self, collector: Collector) -> None:
        """Run until `stop`."""
        self._stopping = False
        self._thread = threading.Thread(target=self._run, args=(collector,), name="digest", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop after the batch under way."""
        self._stopping = True
        self._signal.set()
        if self._thread:
            self._thread.join()
            self._thread = None

    def _run(self, collector: Collector) -> None:
        while not self._stopping:
            self._signal.wait(POLL_SECONDS)
            self._signal.clear()
            try:
                while not self._stopping and self._is_ours() and (taken := self.digest_once(_limit(collector))):
                    time.sleep(self._gather(taken))
            except _PASSING as error:
                log.warning("the digest waits: %s", error)
                threading.Event().wait(1.0)
            except Exception:
                log.exception("the digest failed; it tries again")
                threading.Event().wait(1.0)

    def _gather(self, taken: int) -> float:
        """Seconds to wait for more events to come together after so many were digested. None while there is a backlog."""
        before, self._seen_items = self._seen_items, self._writer.items
        if self._drained and self._seen_items - before > CROWD:
            return BUSY_GATHER_SECONDS
        return GATHER_SECONDS if taken < SMALL_BATCH else 0.0  # a trickle: each should not cost a commit of its own

    def _is_ours(self) -> bool:
        """Whether this process may digest. Looked at without locking, so that the one who digests is not disturbed."""
        return may_take(self._database, LEASE, self._digest.owner, self._clock)


def _limit(collector: Collector) -> int:
    return SMALL_BATCH if collector.queue_length > CROWD else BATCH


def may_take(database: Database, job: str, owner: str, clock: Clock) -> bool:
    """Whether nobody else has a job just now."""
    with database.read() as session:
        lease = store.find_lease(session, job)
    return lease is None or lease[0] == owner or lease[1] <= clock.now_ms()


class Housekeeper:
    """Writes counts, forgets what is out of its window, moves old events to the archive."""

    def __init__(self, database: Database, writer: Writer, clock: Clock, collector: Collector, owner: str) -> None:
        self._database = database
        self._clock = clock
        self._collector = collector
        self._owner = owner
        self._lane = writer.lane("events.house", self._handle, cap=1, depth=64)
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._archived_ms = 0

    def run(self, work: Callable[[Session], Any]) -> Any:
        """One change in one commit."""
        return self._lane.call(work)

    def _handle(self, session: Session, items: Sequence[Callable[[Session], Any]]) -> Sequence[Any]:
        return [work(session) for work in items]

    def flush(self) -> None:
        """Write the counts of requests that were turned away."""
        if self._collector.has_counts:
            self.run(self._collector.flush)

    def forget(self) -> int:
        """Forget message ids and refusals out of their window; how many ids went."""
        before = self._clock.now_ms() // DAY_MS - DEDUPE_DAYS
        self.run(lambda session: store.forget_refusals(session, before))
        forgotten = 0
        while gone := self.run(lambda session: store.forget_seen(session, before, FORGET_AT_ONCE)):
            forgotten += gone
        return forgotten

    def archive(self, archive: Archive) -> int:
        """Move old events, unless another process is at it; how many moved."""
        if not may_take(self._database, "archive", self._owner, self._clock):
            return 0
        if not self.run(lambda session: store.hold_lease(session, "archive", self._owner, self._clock.now_ms(), ARCHIVE_LEASE_MS)):
            return 0
        try:
            self.forget()
            return archive.move()
        finally:
            self.run(lambda session: store.drop_lease(session, "archive", self._owner))

    def start(self, archive: Archive) -> None:
        """Run until `stop`."""
        self._stop.clear()
        self._thread = threading.Thread(target=self._loop, args=(archive,), name="events-house", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop, write the last counts, and give the leases back."""
        self._stop.set()
        if self._thread:
            self._thread.join()
            self._thread = None
        self.flush()
        self.run(lambda session: store.drop_lease(session, LEASE, self._owner))

    def _loop(self, archive: Archive) -> None:
        while not self._stop.wait(HOUSE_SECONDS):
            try:
                self.flush()
                if self._clock.now_ms() - self._archived_ms >= ARCHIVE_MS:
                    self._archived_ms = self._clock.now_ms()
                    moved = self.archive(archive)
                    if moved:
                        log.info("%d events moved to the archive", moved)
            except _PASSING as error:
                log.warning("housekeeping waits: %s", error)
            except Exception:
                log.exception("housekeeping failed; it tries again")
