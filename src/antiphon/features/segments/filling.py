"""Bringing everybody up to date after a change of plan: new slots are filled from the past, then people are judged anew.

From the commit that changes the plan on, new events feed the new slots. Filling replaces what a slot remembers of a person by what all
stored events say, inside a transaction that sees every event digested so far: nothing is counted twice or missed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from antiphon.engine.database.port import Database, ReadSession, Session
from antiphon.engine.ident import new_id
from antiphon.features.segments import store, store_definitions
from antiphon.features.segments.digesting import Crowd
from antiphon.features.segments.fold import Folder, names_needed
from antiphon.features.segments.judging import Cause, judge_all
from antiphon.features.segments.plan import Plan
from antiphon.features.segments.plans import Plans, widths
from antiphon.features.segments.slots import Slot
from antiphon.features.segments.snapshots import Recalled, Snapshots
from antiphon.features.segments.state import Person
from antiphon.features.segments.store_population import list_events_of

GROUP = 5_000  # people whose archived events are read at once
CHUNK = 200  # people written in one transaction

Call = Callable[[Callable[[Session], Any]], Any]  # runs work in a transaction of its own


class Archive(NamedTuple):
    """The archived events of a group of people, as of one read of the store."""

    ids: Mapping[str, str]  # every id under which their events are stored -> the person
    files: Sequence[str]
    events: Mapping[str, Sequence[Recalled]]


class Filler:
    """Works through everybody in order of id. May be stopped and started again: slots are only called complete at the end."""

    def __init__(self, database: Database, snapshots: Snapshots, plans: Plans, call: Call) -> None:
        self._database = database
        self._snapshots = snapshots
        self._plans = plans
        self._call = call

    def fill(self, workspace: str, now_ms: int) -> bool:
        """Fill the slots that are missing, if any; whether it came to the end. A change of plan meanwhile stops it."""
        with self._database.read() as session:
            plan = self._plans.find(session, workspace)
        if plan is None or not plan.missing:
            return False
        slots = [plan.slots[slot_id] for slot_id in plan.missing]
        after = ""
        while True:
            with self._database.read() as session:
                person_ids = store.list_ids(session, workspace, after, GROUP)
            if not person_ids:
                break
            if not self._fill_group(workspace, plan, slots, person_ids, now_ms):
                return False
            after = person_ids[-1]
        return bool(self._call(lambda session: self._complete(session, workspace, plan)))

    def _fill_group(self, workspace: str, plan: Plan, slots: Sequence[Slot], person_ids: Sequence[str], now_ms: int) -> bool:
        with self._database.read() as session:
            ids = _with_merged(session, workspace, person_ids)
            needed = names_needed(slots)
            names = None if needed.excludes else needed.names
            with self._snapshots.open_archive(session, workspace) as (analysis, files):
                archive = Archive(ids, files, _by_person(list_events_of(analysis, list(ids), names), ids))
        for start in range(0, len(person_ids), CHUNK):
            chunk = person_ids[start : start + CHUNK]

            def work(session: Session, chunk: Sequence[str] = chunk) -> bool:
                return self._fill_chunk(session, workspace, plan, slots, chunk, archive, now_ms)

            if not self._call(work):
                return False
        return True

    def _fill_chunk(
        self,
        session: Session,
        workspace: str,
        plan: Plan,
        slots: Sequence[Slot],
        person_ids: Sequence[str],
        archive: "Archive",
        now_ms: int,
    ) -> bool:
        current = self._plans.find(session, workspace)
        if current is None or current.revision != plan.revision:
            return False
        crowd = Crowd(session, workspace, plan, now_ms)
        crowd.load(person_ids)
        ids = _with_merged(session, workspace, person_ids)
        if self._snapshots.names_of_archive(session, workspace) != archive.files or not ids.keys() <= archive.ids.keys():
            return False  # rows were archived or people merged since the archive was read: begin again
        recent = _by_person(self._snapshots.tail_of(session, workspace, list(ids)), ids)
        folder = Folder(slots, plan.zone)
        for person in crowd.each():
            if not person.is_new:  # else merged into somebody meanwhile
                refill(person, slots, folder, [*archive.events.get(person.id, ()), *recent.get(person.id, ())], crowd.today)
                person.plan = 0  # to be judged anew, even if an earlier plan was the same
        crowd.save()
        return True

    def _complete(self, session: Session, workspace: str, plan: Plan) -> bool:
        current = self._plans.find(session, workspace)
        if current is None or current.revision != plan.revision:
            return False
        store_definitions.save_slots(session, workspace, widths(plan))
        store_definitions.set_revision(session, workspace, new_id("rev"))
        return True

    def judge_anew(self, workspace: str, now_ms: int) -> int:
        """Judge everybody who was judged by another plan; how many."""
        done, after = 0, ""
        while True:
            with self._database.read() as session:
                plan = self._plans.find(session, workspace)
                if plan is None:
                    return done
                person_ids = store.list_ids(session, workspace, after, CHUNK, but_plan=plan.fingerprint)
            if not person_ids:
                return done

            def work(session: Session, person_ids: Sequence[str] = person_ids) -> None:
                judge_people(session, self._plans, workspace, person_ids, now_ms)

            self._call(work)
            done += len(person_ids)
            after = person_ids[-1]


def judge_people(session: Session, plans: Plans, workspace: str, person_ids: Sequence[str], now_ms: int) -> None:
    """Judge people by the plan of today, everything about them."""
    plan = plans.find(session, workspace)
    if plan is None:
        return
    crowd = Crowd(session, workspace, plan, now_ms)
    crowd.load(person_ids)
    for person in crowd.each():
        if not person.is_new:
            crowd.catch_up(person)
            crowd.take_flips(judge_all(person, plan, crowd.today, Cause(now_ms, now_ms, "edit")))
    crowd.save()


def refill(person: Person, slots: Iterable[Slot], folder: Folder, events: Iterable[Recalled], today: int) -> None:
    """Replace what slots remember by what these events say."""
    for slot in slots:
        person.forget(slot.id)
    for event in events:
        folder.fold(person, event, today)


def _with_merged(session: ReadSession, workspace: str, person_ids: Sequence[str]) -> dict[str, str]:
    """Every id under which events of these people are stored -> the person of today."""
    ids = {person_id: person_id for person_id in person_ids}
    ids.update(store.list_merges(session, workspace, person_ids))
    return ids


def _by_person(rows: Iterable[Sequence[Any]], ids: Mapping[str, str]) -> dict[str, list[Recalled]]:
    found: dict[str, list[Recalled]] = {}
    for row in rows:
        event = Recalled(row)
        found.setdefault(ids[event.person_id], []).append(event)
    return found
