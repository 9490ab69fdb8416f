"""The people of one transaction: loaded together, judged, written together, and what changed told once."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from antiphon.engine.database.port import Session
from antiphon.engine.ident import new_id
from antiphon.features.events.contracts import Emitted
from antiphon.features.membership import judging, store
from antiphon.features.membership.contracts import TIER_ENTERED, TIER_EXPIRING, TIER_LEFT, Missing, Reason
from antiphon.features.membership.judging import Step
from antiphon.features.membership.ladders import Placed, Shelf
from antiphon.features.membership.memory import DaySums, Memory, join, read_memory, write_memory
from antiphon.features.membership.rules import Ladder
from antiphon.features.membership.store import ChangeRow, StandingRow
from antiphon.features.membership.windows import NEVER
from antiphon.kernel.clock import day_start_ms, day_to_date, local_day

Append = Callable[[Session, Sequence[Emitted]], None]
NOTE_LETTERS = 500
NO_TIER = "none"  # said in `now_tier`, so that the tag of a person who left says so too


class Rung:
    """One person on one ladder, while it is worked on."""

    __slots__ = ("ladder", "memory", "person_id", "revision", "row", "touched")

    def __init__(self, person_id: str, placed: Placed, row: StandingRow | None) -> None:
        self.person_id = person_id
        self.ladder: Ladder = placed.ladder
        self.revision = placed.revision if row is None else row.revision
        self.row = row
        self.memory = Memory() if row is None else read_memory(row.memory)
        self.touched = False


class Roster:
    """People of one workspace."""

    def __init__(self, session: Session, workspace: str, shelf: Shelf, now_ms: int, append: Append) -> None:
        self.shelf = shelf
        self.now_ms = now_ms
        self.today = local_day(now_ms, shelf.zone)
        self._session = session
        self._workspace = workspace
        self._append = append
        self._rows: dict[tuple[str, str], StandingRow] = {}
        self._places: dict[tuple[str, str], Rung] = {}
        self._changes: list[ChangeRow] = []
        self._events: list[Emitted] = []
        self._starts: dict[int, int] = {}
        self._gone: list[str] = []

    # ------------------------------------------------------------------------------------------------- who is here

    def load(self, person_ids: Iterable[str]) -> None:
        """Read (and lock) everybody with one statement."""
        self.add_rows(store.lock_standings(self._session, self._workspace, list(set(person_ids))))

    def add_rows(self, rows: Sequence[StandingRow]) -> None:
        """People whose rows are at hand."""
        self._rows.update({(row.person_id, row.ladder): row for row in rows})

    def has(self, person_id: str, ladder: str) -> bool:
        """Whether there is a row."""
        return (person_id, ladder) in self._rows or (person_id, ladder) in self._places

    def at(self, person_id: str, placed: Placed, *, caught_up: bool = True) -> Rung:
        """A person's place on a ladder, brought up to today before anything else happens to it (unless told not to)."""
        key = person_id, placed.ladder.key
        place = self._places.get(key)
        if place is None:
            row = self._rows.get(key)
            place = self._places[key] = Rung(person_id, placed, row)
            if row is not None and caught_up:
                self._catch_up(place, row, placed.revision)
        return place

    def _catch_up(self, place: Rung, row: StandingRow, revision: str) -> None:
        if row.revision != revision:  # the job that applies the new rules has not come here yet, and still will
            self.judge_anew(place, lower=False)
        elif row.due_at is not None and row.due_at <= self.now_ms:
            self.judge_days(place, local_day(row.due_at, self.shelf.zone))

    # ---------------------------------------------------------------------------------------------------- judging

    def judge_days(self, place: Rung, day: int) -> None:
        """Judge the days that passed unjudged, each in its order, as far as today."""
        while day <= self.today:
            self.settle(place, day)
            day = judging.due_day(place.memory, place.ladder, day)

    def settle(self, place: Rung, day: int | None = None, reason: Reason = "earned", note: str = "", by: str = "") -> None:
        """Judge a place on a day (today when left out), and tell what changed."""
        day = self.today if day is None else day
        until = place.memory.until
        self.tell(place, judging.settle(place.memory, place.ladder, day, reason), note, by)
        if place.ladder.kind == "paid" and place.memory.rank and until < NEVER and place.memory.until > until:
            self._note(place, place.memory.shown_tier, "paid", note, by)
        self.notice(place, day)
        place.touched = True

    def judge_anew(self, place: Rung, *, lower: bool) -> None:
        """After the ladder changed."""
        self.tell(place, judging.judge_anew(place.memory, place.ladder, self.today, lower=lower))
        place.touched = True

    def notice(self, place: Rung, day: int) -> None:
        """Tell once that a tier is about to end."""
        lacking = judging.to_notice(place.memory, place.ladder, day)
        if lacking is not None:
            place.memory.noticed = place.memory.until
            self._events.append(self._emitted(place, TIER_EXPIRING, _notice(place, lacking)))

    def tell(self, place: Rung, step: Step | None, note: str = "", by: str = "") -> None:
        """Write a change down and emit its events."""
        if step is None:
            return
        before, after = place.ladder.key_at(step.before), place.ladder.key_at(step.after)
        self._note(place, before, step.reason, note, by)
        place.memory.since = self.now_ms
        main = self.shelf.main is place.ladder
        said = {"ladder": place.ladder.key, "main": main, "reason": step.reason, "now_tier": after or NO_TIER, "now_rank": step.after}
        rose = step.after > step.before
        if before:
            left = {**said, "tier": before, "rank": step.before, "to_tier": after, "direction": "up" if rose else "down"}
            self._events.append(self._emitted(place, TIER_LEFT, left))
        if rose:
            first = after not in place.memory.reached
            if first:
                place.memory.reached.append(after)
            entered = {**said, "tier": after, "rank": step.after, "from_tier": before, "first": first}
            self._events.append(self._emitted(place, TIER_ENTERED, entered))

    def _note(self, place: Rung, before: str, reason: Reason, note: str, by: str) -> None:
        after = place.memory.shown_tier
        row = ChangeRow(self._workspace, place.ladder.key, place.person_id, self.now_ms, before, after, reason, note[:NOTE_LETTERS], by)
        self._changes.append(row)

    def _emitted(self, place: Rung, name: str, properties: dict[str, Any]) -> Emitted:
        return Emitted(self._workspace, new_id("evt"), name, place.person_id, self.now_ms, properties)

    # --------------------------------------------------------------------------------------------------- two as one

    def merge(self, from_id: str, into_id: str) -> None:
        """What is known of `from_id` joins `into_id`: facts add up, histories join, the better tier stays."""
        store.move_changes(self._session, self._workspace, from_id, into_id)
        for placed in self.shelf.placed:
            if not self.has(from_id, placed.ladder.key):
                continue
            gone = self.at(from_id, placed)
            stays = self.at(into_id, placed)
            _join(stays.memory, gone.memory)
            self.settle(stays, reason="merged")
            self._places.pop((from_id, placed.ladder.key))
            self._rows.pop((from_id, placed.ladder.key), None)
            self._gone.append(from_id)

    # ------------------------------------------------------------------------------------------------------ saving

    def save(self) -> None:
        """Write everybody who was touched, the history and the events."""
        if self._gone:
            store.delete_standings(self._session, self._workspace, self._gone)
        new: list[StandingRow] = []
        kept: list[StandingRow] = []
        moved: list[StandingRow] = []
        for key in sorted(self._places):
            place = self._places[key]
            if not place.touched:
                continue
            row, before = self._row(place), place.row
            if before is None:
                new.append(row)
            elif (row.rank, row.due_at) == (before.rank, before.due_at):
                kept.append(row)
            else:
                moved.append(row)
        store.save_standings(self._session, new, kept, moved)
        store.save_changes(self._session, self._changes)
        self._append(self._session, self._events)

    def _row(self, place: Rung) -> StandingRow:
        memory, ladder = place.memory, place.ladder
        judging.forget_old(memory, ladder, self.today)
        memory.ranked = place.revision
        due = judging.due_day(memory, ladder, self.today)
        until = memory.manual.until if memory.manual is not None else memory.until
        return StandingRow(
            self._workspace,
            place.person_id,
            ladder.key,
            ladder.key_at(memory.shown),
            memory.shown,
            memory.since or self.now_ms,
            self.start_of(until),
            self.start_of(due),
            place.revision,
            memory.spend,
            memory.count,
            memory.grown,
            write_memory(memory),
        )

    def start_of(self, day: int) -> int | None:
        """The first moment of a day; None for one that does not come."""
        if day >= NEVER:
            return None
        found = self._starts.get(day)
        if found is None:
            found = self._starts[day] = day_start_ms(day, self.shelf.zone)
        return found


def _join(into: Memory, other: Memory) -> None:
    """Everything of two people as one. The better tier stays, with its term; of two tiers set by hand the later end stays."""
    join(into, other)
    into.reached = list(dict.fromkeys([*into.reached, *other.reached]))
    if (other.rank, other.until) > (into.rank, into.until):
        into.rank, into.tier, into.basis, into.until, into.noticed = other.rank, other.tier, other.basis, other.until, other.noticed
    if other.manual is not None and (into.manual is None or other.manual.until > into.manual.until):
        into.manual = other.manual


def earned_before(place: Rung, day: int) -> int:
    """What the window that earned the present tier earns, before a refund is noted."""
    if place.ladder.kind == "paid":
        return 0
    return judging.earned_at_basis(place.memory, place.ladder, DaySums(place.memory), day)


def _notice(place: Rung, lacking: Missing) -> dict[str, Any]:
    amounts = {"spend_minor": lacking.spend_minor, "orders": lacking.orders, "growth": lacking.growth}
    return {
        "ladder": place.ladder.key,
        "tier": place.memory.shown_tier,
        "rank": place.memory.shown,
        "ends_on": day_to_date(place.memory.until).isoformat(),
        "grace_days": place.ladder.keeping.grace_days,
        "match": lacking.match,
        "missing": {name: amount for name, amount in amounts.items() if amount is not None},
    }
