"""The job that applies a ladder: reads the past where it is not known yet, then judges everybody anew, and says how far it is."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from antiphon.engine.analytics.api import Analytics
from antiphon.engine.database.port import Database, Session
from antiphon.features.events.api import Events
from antiphon.features.membership import store, store_counts, store_ladders
from antiphon.features.membership.counting import recast
from antiphon.features.membership.digesting import NAMES, fold
from antiphon.features.membership.judging import horizon
from antiphon.features.membership.ladders import Ladders, Placed
from antiphon.features.membership.roster import Roster
from antiphon.features.membership.store_ladders import LadderRow
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.clock import DAY_MS, local_day

CHUNK = 200  # people in one transaction, so that moves do not wait long behind it
Call = Callable[[Callable[[Session], Any]], Any]
_names = frozenset(NAMES)


class Recalled(msgspec.Struct):
    """An event read back; what a digest would have shown of it."""

    id: str
    name: str
    person_id: str
    at_ms: int
    local_day: int
    quantity: int | None
    text: str

    @property
    def properties(self) -> dict[str, Any]:
        """Decoded when asked for."""
        return msgspec.json.decode(self.text, type=dict[str, Any])


class Applier:
    """Works through jobs. What was not finished goes on where it stood; doing a part twice changes nothing."""

    def __init__(self, database: Database, ladders: Ladders, events: Events, profiles: Profiles, folder: Path, call: Call) -> None:
        self._database = database
        self._ladders = ladders
        self._events = events
        self._profiles = profiles
        self._folder = folder
        self._append = events.append
        self._call = call

    def run(self, workspace: str, key: str, now_ms: int, stopping: Callable[[], bool] = lambda: False) -> bool:
        """Apply one ladder; whether it came to the end. A change meanwhile starts it again."""
        with self._database.read() as session:
            shelf = self._ladders.get(session, workspace)
        placed = shelf.find(key)
        if placed is None or not placed.row.job_state:
            return True
        today = local_day(now_ms, shelf.zone)
        first = horizon(placed.ladder, today) if placed.ladder.kind == "earned" else 0
        if placed.row.filled_from > first and not self._fill(workspace, placed, first, now_ms, stopping):
            return False
        if not self._judge(workspace, placed, now_ms, stopping):
            return False
        rows = recast(self._database, workspace, placed.ladder, shelf.zone, today)
        return bool(self._call(lambda session: self._finish(session, workspace, placed, first, rows)))

    # ---------------------------------------------------------------------------------------------------- the past

    def _fill(self, workspace: str, placed: Placed, first: int, now_ms: int, stopping: Callable[[], bool]) -> bool:
        """Count every stored event of the days that may matter. Facts that are known already stay as they are."""
        by_person = self._read_past(workspace, max(0, (first - 2) * DAY_MS))
        people = sorted(by_person)
        for start in range(0, len(people), CHUNK):
            chunk = people[start : start + CHUNK]
            events = [event for person_id in chunk for event in by_person[person_id]]

            def work(session: Session, events: Sequence[Recalled] = events, done: int = start) -> bool:
                return self._count_past(session, workspace, placed, events, now_ms, (done, len(people)))

            if stopping() or not self._call(work):
                return False
        return True

    def _read_past(self, workspace: str, since_ms: int) -> Mapping[str, Sequence[Recalled]]:
        columns = tuple(store_counts.PAST_COLUMNS)
        with self._database.read() as session:
            files = self._events.list_archived(session, workspace)
            rows = [row for row in self._events.list_tail(session, workspace, columns) if row[1] in _names and row[3] >= since_ms]
            if files:
                rows += self._read_archive(files, since_ms)
            people = self._profiles.canonical(session, workspace, list({row[2] for row in rows}))
        found: dict[str, list[Recalled]] = defaultdict(list)
        for row in sorted(rows, key=lambda one: (one[3], one[0])):
            if row[2] in people:
                event = Recalled(*row)
                event.person_id = people[event.person_id]
                found[event.person_id].append(event)
        return found

    def _read_archive(self, files: Sequence[Path], since_ms: int) -> list[tuple[Any, ...]]:
        """A DuckDB for this once: ladders change rarely, and idle it would only hold memory."""
        analytics = Analytics(self._folder, memory_limit="512MB")
        try:
            with analytics.open() as analysis:
                return store_counts.list_archived(analysis, files, NAMES, since_ms)
        finally:
            analytics.close()

    def _count_past(
        self, session: Session, workspace: str, placed: Placed, events: Sequence[Recalled], now_ms: int, progress: tuple[int, int]
    ) -> bool:
        row = self._still(session, workspace, placed)
        if row is None:
            return False
        people = {event.person_id for event in events}
        today = self._profiles.canonical(session, workspace, list(people))
        if any(today.get(person_id) != person_id for person_id in people):
            return False  # merged meanwhile: the run begins again
        roster = Roster(session, workspace, self._ladders.get(session, workspace), now_ms, self._append)
        roster.load(people)
        fold(roster, events, only=placed.ladder.key)
        roster.save()
        store_ladders.save_ladder(session, workspace, row._replace(job_state="filling", job_done=progress[0], job_total=progress[1]))
        return True

    # -------------------------------------------------------------------------------------------------- everybody

    def _judge(self, workspace: str, placed: Placed, now_ms: int, stopping: Callable[[], bool]) -> bool:
        with self._database.read() as session:
            total = store_counts.count_everybody(session, workspace, placed.ladder.key)
        done, after = 0, ""
        while not stopping():
            with self._database.read() as session:
                people = store.list_stale(session, workspace, placed.ladder.key, placed.revision, after, CHUNK)
            if not people:
                return True
            done, after = done + len(people), people[-1]

            def work(session: Session, people: Sequence[str] = people, done: int = done) -> bool:
                return self._judge_chunk(session, workspace, placed, people, now_ms, (done, total))

            if not self._call(work):
                return False
        return False

    def _judge_chunk(
        self, session: Session, workspace: str, placed: Placed, people: Iterable[str], now_ms: int, progress: tuple[int, int]
    ) -> bool:
        row = self._still(session, workspace, placed)
        if row is None:
            return False
        roster = Roster(session, workspace, self._ladders.get(session, workspace), now_ms, self._append)
        roster.load(people)
        for person_id in people:
            if roster.has(person_id, placed.ladder.key):
                place = roster.at(person_id, placed, caught_up=False)
                roster.judge_anew(place, lower=bool(row.job_lower))
                place.revision = placed.revision
        roster.save()
        store_ladders.save_ladder(session, workspace, row._replace(job_state="judging", job_done=progress[0], job_total=progress[1]))
        return True

    def _finish(self, session: Session, workspace: str, placed: Placed, first: int, rows: Sequence[Any]) -> bool:
        row = self._still(session, workspace, placed)
        if row is None:
            return False
        store_ladders.save_ladder(
            session, workspace, row._replace(job_state="", job_done=row.job_total, filled_from=min(first, row.filled_from))
        )
        store_counts.forget_recast(session, workspace, placed.ladder.key)
        store_counts.save_census(session, rows)
        return True

    def _still(self, session: Session, workspace: str, placed: Placed) -> LadderRow | None:
        """The ladder's row, if it is still the one this run applies."""
        row = store_ladders.lock_ladder(session, workspace, placed.ladder.key)
        return row if row is not None and row.revision == placed.revision and row.job_state else None
