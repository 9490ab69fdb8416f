"""What runs by itself: people whose time has come, changes of plan, the population run, the overview. One thread a process."""

import logging
import threading
import time
from collections.abc import Callable

from antiphon.engine.database.port import Database, Session
from antiphon.features.segments import store, store_definitions
from antiphon.features.segments.filling import Call, Filler
from antiphon.features.segments.overview import Overviews
from antiphon.features.segments.plan import Plan
from antiphon.features.segments.plans import Plans
from antiphon.features.segments.populating import Populator, is_wanted
from antiphon.features.segments.store_definitions import WorkspaceRow
from antiphon.features.segments.timing import CHUNK, judge_due_people
from antiphon.kernel.clock import Clock, local_day
from antiphon.kernel.errors import Problem

EVERY_SECONDS = 2.0
GIVEN_EVERY_MS = 60_000  # between population runs, however many orders come
OVERVIEW_EVERY_MS = 15_000
LEASE_MS = 10 * 60_000
log = logging.getLogger(__name__)


class Chores:
    """Does what is due. Every step may be interrupted: what was not finished is due again."""

    def __init__(
        self, database: Database, clock: Clock, plans: Plans, filler: Filler, populator: Populator, overviews: Overviews, call: Call
    ) -> None:
        self._database = database
        self._clock = clock
        self._plans = plans
        self._filler = filler
        self._populator = populator
        self._overviews = overviews
        self._call = call
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        self._judged: dict[str, str] = {}  # workspace -> revision of the plan by which everybody was last found judged
        self._overview_ms: dict[str, float] = {}  # how long the last count took

    def start(self) -> None:
        """Start the thread; the writer must be running."""
        self._thread = threading.Thread(target=self._run, name="segments", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop before the writer does."""
        self._stopping.set()
        if self._thread:
            self._thread.join()

    def run_once(self) -> None:
        """Everything that is due now."""
        self.judge_due()
        with self._database.read() as session:
            rows = store_definitions.list_workspaces(session)
        for row in rows:
            if not self._stopping.is_set():
                self._follow_plan(row.workspace)
                self._count(row)

    def judge_due(self) -> int:
        """Judge everybody whose time has come; how many judgements."""
        done = 0
        while not self._stopping.is_set():
            now_ms = self._clock.now_ms()
            with self._database.read() as session:
                if store.count_due(session, now_ms) == 0:
                    return done

            def work(session: Session, now_ms: int = now_ms) -> int:
                return judge_due_people(session, self._plans, now_ms, CHUNK)

            done += self._call(work)
        return done

    def refresh(self, workspace: str) -> None:
        """Everything about one workspace, due or not: for the end of an import, and for those who do not want to wait."""
        self.judge_due()
        self._follow_plan(workspace)
        now_ms = self._clock.now_ms()
        self._populator.run(workspace, now_ms)
        self._overviews.count(workspace, now_ms)

    def _follow_plan(self, workspace: str) -> None:
        with self._database.read() as session:
            plan = self._plans.find(session, workspace)
        if plan is None:
            return
        if plan.missing:
            self._leased(workspace, lambda: self._filler.fill(workspace, self._clock.now_ms()))
            with self._database.read() as session:
                plan = self._plans.find(session, workspace) or plan
        if self._judged.get(workspace) != plan.revision:
            self._filler.judge_anew(workspace, self._clock.now_ms())
            self._judged[workspace] = plan.revision

    def _count(self, row: WorkspaceRow) -> None:
        now_ms = self._clock.now_ms()
        plan = self._plans.cached(row.workspace)
        if plan is not None and is_wanted(row, plan, now_ms) and now_ms - (row.given_at or 0) >= GIVEN_EVERY_MS:
            self._leased(row.workspace, lambda: self._populator.run(row.workspace, now_ms))
        # A count that takes long is made less often, so that it never takes more than a twentieth of the time.
        pause_ms = max(OVERVIEW_EVERY_MS, 20 * self._overview_ms.get(row.workspace, 0))
        if self._is_old(row, plan, now_ms) and now_ms - (row.overview_at or 0) >= pause_ms:
            began = time.monotonic()
            self._leased(row.workspace, lambda: self._overviews.count(row.workspace, now_ms))
            self._overview_ms[row.workspace] = (time.monotonic() - began) * 1000

    @staticmethod
    def _is_old(row: WorkspaceRow, plan: Plan | None, now_ms: int) -> bool:
        """Whether something was digested since the overview was counted, or a day began."""
        if row.overview_at is None or row.changed_at >= row.overview_at:
            return True
        return plan is not None and local_day(row.overview_at, plan.zone) < local_day(now_ms, plan.zone)

    def _leased(self, workspace: str, work: Callable[[], object]) -> None:
        """Do what only one process at a time should do; a process that died with the lease is waited for."""
        now_ms = self._clock.now_ms()
        if self._call(lambda session: store_definitions.take_lease(session, workspace, now_ms, now_ms + LEASE_MS)):
            try:
                work()
            finally:
                self._call(lambda session: store_definitions.take_lease(session, workspace, now_ms, 0))

    def _run(self) -> None:
        while not self._stopping.wait(EVERY_SECONDS):
            try:
                self.run_once()
            except Problem as problem:
                log.warning("tags and segments wait for the next round: %s", problem)
            except Exception:
                log.exception("tags and segments wait for the next round")
