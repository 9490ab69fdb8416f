"""Taking a batch of events: one read, one fold, one judgement, one write for each person in it."""

from collections.abc import Iterable, Sequence

from antiphon.engine.database.port import Session
from antiphon.features.events.contracts import Arrived, DigestBatch, Merge
from antiphon.features.segments import fold, store, store_definitions
from antiphon.features.segments.judging import Cause, Flip, judge_all, judge_due, judge_moved, next_day
from antiphon.features.segments.plan import Plan
from antiphon.features.segments.plans import Plans
from antiphon.features.segments.state import Person
from antiphon.features.segments.store import StateRow
from antiphon.features.segments.tags import POSITION
from antiphon.kernel.clock import day_start_ms, local_day

SPENT_AT = POSITION["spent"]


class Crowd:
    """The people of one transaction in one workspace: loaded together, changed, saved together."""

    def __init__(self, session: Session, workspace: str, plan: Plan, now_ms: int) -> None:
        self.plan = plan
        self.now_ms = now_ms
        self.today = local_day(now_ms, plan.zone)
        self.people: dict[str, Person] = {}
        self._session = session
        self._workspace = workspace
        self._rows: dict[str, StateRow] = {}
        self._flips: list[Flip] = []

    def load(self, person_ids: Iterable[str]) -> None:
        """Load (and lock) everybody at once."""
        wanted = set(person_ids)
        self.add_rows(store.load_states(self._session, self._workspace, list(wanted)))
        for person_id in wanted - self.people.keys():
            self.people[person_id] = Person(person_id)

    def add_rows(self, rows: Sequence[StateRow]) -> None:
        """People whose rows are at hand."""
        for row in rows:
            self._rows[row.person_id] = row
            self.people[row.person_id] = Person(row.person_id, row.memory, row.shown)

    def due_day(self, person: Person) -> int | None:
        """The day a person is due at, if that has come."""
        row = self._rows.get(person.id)
        if row is None or row.due_at is None or row.due_at > self.now_ms:
            return None
        return local_day(row.due_at, self.plan.zone)

    def judge_day(self, person: Person, day: int) -> None:
        """Judge what time changed on a day."""
        self._flips.extend(judge_due(person, self.plan, day, Cause(self.now_ms, day_start_ms(day, self.plan.zone), "time")))

    def catch_up(self, person: Person) -> None:
        """Judge the days that passed unjudged, in order, before anything else happens to the person."""
        day = self.due_day(person)
        while day is not None and day <= self.today:
            self.judge_day(person, day)
            day = next_day(person)

    def take_flips(self, flips: Sequence[Flip]) -> None:
        """Note entries and exits."""
        self._flips.extend(flips)

    def drop(self, person_ids: Sequence[str]) -> None:
        """Remove people whose memories went over to others."""
        stored = [person_id for person_id in person_ids if person_id in self._rows]
        for person_id in person_ids:
            self.people.pop(person_id, None)
        if stored:
            store.delete_states(self._session, self._workspace, stored)

    def save(self) -> None:
        """Write everybody who is here."""
        new: list[StateRow] = []
        kept: list[StateRow] = []
        moved: list[StateRow] = []
        starts: dict[int, int] = {}
        for person in sorted(self.people.values(), key=lambda one: one.id):
            if person.is_new and not person.slot_ids():
                continue  # nothing was ever heard of them
            before = self._rows.get(person.id)
            row = self._row(person, before, starts)
            if before is None:
                new.append(row)
            elif (row.due_at, row.spent) == (before.due_at, before.spent):
                kept.append(row)
            else:
                moved.append(row)
        store.save_states(self._session, new, kept, moved)
        store.save_flips(self._session, self._workspace, self._flips)

    def _row(self, person: Person, before: StateRow | None, starts: dict[int, int]) -> StateRow:
        day = next_day(person)
        due_at = None
        if day is not None:
            due_at = starts.get(day)
            if due_at is None:
                due_at = starts[day] = day_start_ms(day, self.plan.zone)
        spent = person.shown.tags[SPENT_AT]
        shown = person.write_shown() if person.shown_changed or before is None else before.shown
        return StateRow(self._workspace, person.id, due_at, person.plan, int(spent or 0), self.now_ms, shown, person.write_memory())


def take(session: Session, batch: DigestBatch, plans: Plans) -> None:
    """Fold a batch into everybody it is about. Membership is judged once, after all of the batch."""
    for workspace in sorted({one.workspace for one in (*batch.events, *batch.merges)}):
        events = [event for event in batch.events if event.workspace == workspace and event.person_id]
        merges = [merge for merge in batch.merges if merge.workspace == workspace]
        plan = plans.get(session, workspace, batch.zones.get(workspace, "UTC"), batch.now_ms)
        crowd = Crowd(session, workspace, plan, batch.now_ms)
        crowd.load([event.person_id for event in events] + [one for merge in merges for one in (merge.from_id, merge.into_id)])
        for person in crowd.people.values():
            crowd.catch_up(person)
        _merge(session, workspace, crowd, merges)
        _fold(crowd, events)
        crowd.save()
        orders = sum(1 for event in events if event.name == "Order Completed")
        store_definitions.note_changes(session, workspace, batch.now_ms, orders)


def _merge(session: Session, workspace: str, crowd: Crowd, merges: Sequence[Merge]) -> None:
    """Put the memories of merged people together; what only the population tells is the survivor's."""
    cause = Cause(crowd.now_ms, crowd.now_ms, "merge")
    for one in merges:
        gone, stays = crowd.people.get(one.from_id), crowd.people.get(one.into_id)
        if gone is None or stays is None or gone is stays:
            continue
        if gone.is_new:
            crowd.drop([gone.id])
            continue
        fold.merge(stays, gone, crowd.plan.slots.values())
        left = [Flip(key, gone.id, entered=False, at_ms=crowd.now_ms, caused_ms=crowd.now_ms, because="merge") for key in gone.shown.since]
        crowd.take_flips(left)
        crowd.drop([gone.id])
        crowd.take_flips(judge_all(stays, crowd.plan, crowd.today, cause))
        stays.changed.clear()
    store.save_merges(session, workspace, [(one.from_id, one.into_id) for one in merges])


def _fold(crowd: Crowd, events: Sequence[Arrived]) -> None:
    folder, people = crowd.plan.folder, crowd.people
    received: dict[str, int] = {}
    for event in events:
        person = people[event.person_id]
        folder.fold(person, event, crowd.today)
        received[event.person_id] = event.received_ms
    for person_id, received_ms in received.items():
        person = people[person_id]
        crowd.take_flips(judge_moved(person, crowd.plan, crowd.today, Cause(crowd.now_ms, received_ms)))
