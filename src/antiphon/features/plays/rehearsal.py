"""One step of a rehearsal: the shopper's seat and purse, the lists and the alarms, while one question is answered."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

import msgspec

from antiphon.features.plays import keeping
from antiphon.features.plays.asking import Beyond, Scene, ask
from antiphon.features.plays.contracts import DecisionFailed, Outcome, Play
from antiphon.features.plays.host import is_closed, not_live
from antiphon.features.plays.inbox import InboxLine
from antiphon.features.plays.keeping import KeptRow
from antiphon.features.plays.listing import ListRow
from antiphon.features.plays.lists import NOBODY, Desk, Entry, Nothing, Shelf, list_id_of, look_ups, name_of_list, place_of_row, row_id_of
from antiphon.features.plays.memory_till import MemoryTill
from antiphon.features.plays.registry import Kind
from antiphon.features.plays.rehearsing import (
    MAX_AHEAD_MS,
    MAX_ALARMS,
    MAX_ROWS,
    PURSE,
    Kept,
    KeptAlarm,
    Rehearsed,
    RehearsedList,
    Rehearsing,
    Wait,
    check_kept,
    end_of,
    event_of,
)
from antiphon.features.plays.running import Running
from antiphon.features.plays.showing import WIN_PREFIXES, show_running
from antiphon.kernel.amounts import MAX_AMOUNT, Asset
from antiphon.kernel.clock import LAST_MS, from_ms, to_ms
from antiphon.kernel.errors import Invalid
from antiphon.sdk.charts import is_tally
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.lists import kind_of
from antiphon.sdk.mechanic import Alarm, Event, Move, Person, Refused, Ruling, Seats
from antiphon.sdk.words import Text

_PERSON: Final = "per_rehearsal"
_OWN: Final = f"person:{_PERSON}"
_OPERATOR: Final = "rehearsal"
_HOUR_MS: Final = 3_600_000
_RINGS: Final = 500  # alarms at most while time passes once


def rehearse(kind: Kind, asked: Rehearsing, real_ms: int, zone: str) -> Rehearsed:
    """One step. Raises `Invalid` for rules with a flaw, a move of another form, or a past that these rules cannot have."""
    parsed = kind.parse_rules(asked.rules)
    flaws = kind.mechanic.flaws(parsed)
    if flaws:
        raise Invalid(f"The rules must make sense first: {flaws[0].says.en} / {flaws[0].says.zh}", code="play_has_flaws")
    check_kept(asked.kept)
    stage = _Stage(kind, asked, real_ms, zone)
    outcome = stage.act(asked)
    return stage.tell(outcome)


class _Stage:
    """Everything a rehearsal consists of, at one moment of its clock."""

    def __init__(self, kind: Kind, asked: Rehearsing, real_ms: int, zone: str) -> None:
        kept = asked.kept
        self._asked, self._kept, self._real_ms = asked, kept, real_ms
        self._began_ms = kept.began_ms if kept and 0 < kept.began_ms <= real_ms else real_ms
        self._now_ms = real_ms + (kept.ahead_ms if kept else 0)
        self._kind = kind
        self.running = self._make(end_of(asked, real_ms))
        self._person = Person(_PERSON, zone=zone, known=asked.known, first_seen_at=from_ms(self._began_ms))
        self._tries = kept.tries if kept else 0
        self._woken = 0
        self._order = kept.order if kept else ""
        self._ended_ms = kept.ended_ms if kept else None
        try:
            self._seats = {_OWN: self._read(kept.seat) if kept else kind.empty_seat}
            self._seats |= {seat_id: self._read(seat) for seat_id, seat in kept.seats.items()} if kept else {}
        except msgspec.MsgspecError as error:
            raise Invalid(f"What was done so far does not fit these rules: {error}. Begin again.", code="bad_rehearsal") from error
        self._alarms = {(each.seat_id, each.name): each.at for each in kept.alarms} if kept else {}
        self._inbox = list(kept.inbox) if kept else []
        had: Mapping[Asset, int] = kept.purse if kept else {}
        self._till = MemoryTill(self.running, {str(asset): _within(had.get(asset, _begin(asset))) for asset in self.running.assets})
        if kept:
            self._till.put_stock(kept.left)
            self._till.put_holds(kept.holds)
        self._till.sit(_OWN)
        self._shelf = Shelf(Nothing())
        for row in kept.rows if kept else ():
            self._stand(row)

    def _make(self, ends_at: datetime | None) -> Running:
        asked, began = self._asked, from_ms(self._began_ms)
        name = asked.name
        play = Play("", "rehearsal", self._kind.name, name, "live", asked.rules, 1, began, ends_at, None, None, began, began, None)
        return Running(play, self._kind, MADE_UP_SECRET)

    def _read(self, seat: Any) -> Any:
        return self._kind.read_seat.decode(msgspec.json.encode(seat))

    def _stand(self, row: KeptRow) -> None:
        list_id = list_id_of(self.running.id, row.list)
        row_id, place = row_id_of(list_id, row.key), place_of_row(row.rank, row.at, row.key)
        self._shelf.find(self.running.workspace, list_id, row.key)
        data = keeping.encode(row.data).decode()
        entry = Entry(row_id, list_id, row.key, row.rank, row.at, place, row.person_id or NOBODY, "", data)
        self._shelf.write(self.running.workspace, row_id, entry)

    # ------------------------------------------------------------------------------------------------ what happens

    def act(self, asked: Rehearsing) -> Outcome | None:
        """Let it happen; None when nothing was to happen, or when it is none of the play's business."""
        if asked.wait is not None:
            return self._pass(asked.wait)
        stimulus = self._stimulus(asked)
        if stimulus is None:
            return None
        self._tries += 1
        state = not_live(self.running, self._now_ms)
        over = is_closed(self.running, self._now_ms) if isinstance(stimulus, Ruling) else state is not None
        if over:
            return (
                None if isinstance(stimulus, Event) else keeping.make_outcome(self.running, "", "refused", f"play_{state}", keeping.Told())
            )
        return self._decide(stimulus, self._now_ms)

    def _stimulus(self, asked: Rehearsing) -> Any:
        running, now = self.running, from_ms(self._now_ms)
        if asked.event is not None:
            if asked.event.name not in running.listens:
                return None
            properties, self._order = event_of(self._kind, running.rules, asked.event, self._kept, self._now_ms)
            return Event(_PERSON, f"rehearsal-{self._tries}", asked.event.name, now, properties)
        if asked.ruling is not None:
            return Ruling(asked.ruling.seat_id or _OWN, self._read_ruling(asked.ruling.ruling), _OPERATOR)
        if asked.move is None:
            return None
        try:
            return Move(_PERSON, running.kind.read_move.decode(msgspec.json.encode(asked.move)))
        except msgspec.MsgspecError as error:
            raise Invalid(f"The move does not have the form this play takes: {error}", code="bad_move") from error

    def _read_ruling(self, ruling: Any) -> Any:
        reader = self._kind.read_ruling
        if reader is None:
            raise Invalid("In this kind of play there is nothing to decide.", code="bad_ruling")
        try:
            return reader.decode(msgspec.json.encode(ruling))
        except msgspec.MsgspecError as error:
            raise Invalid(f"The ruling does not have the form this play takes: {error}", code="bad_ruling") from error

    def _pass(self, wait: Wait) -> None:
        """Time passes, and the play is woken as often as it asked for; after the end also what its closing takes."""
        if wait == "end":
            ends_ms = self.running.ends_ms
            if ends_ms is None:
                ends_ms = self._ended_ms = self._now_ms
                self._alarms = {place: ends_ms if at >= LAST_MS else at for place, at in self._alarms.items()}
                self.running = self._make(from_ms(ends_ms))
            until = max(self._now_ms, ends_ms, self.running.closes_ms or 0)
        else:
            until = self._now_ms + (_HOUR_MS if wait == "hour" else 24 * _HOUR_MS)
        until = min(until, self._real_ms + MAX_AHEAD_MS)
        for place, at in self._due(until):
            del self._alarms[place]
            self._now_ms = max(self._now_ms, at)
            self._woken += 1
            if not is_closed(self.running, at):
                self._tries += 1
                self._decide(Alarm(*place, from_ms(at)), self._now_ms)
        self._now_ms = until

    def _due(self, until_ms: int) -> Iterator[tuple[tuple[str, str], int]]:
        """Alarms in the order they are due, also those that are set meanwhile."""
        for _ in range(_RINGS):
            due = sorted((at, place) for place, at in self._alarms.items() if at <= until_ms)
            if not due:
                return
            yield due[0][1], due[0][0]

    def _decide(self, stimulus: Any, at_ms: int) -> Outcome | None:
        running, now = self.running, from_ms(at_ms)
        beyond_person = isinstance(stimulus, Alarm | Ruling) and stimulus.seat_id != _OWN
        person = Person(stimulus.seat_id.removeprefix("person:"), known=True) if beyond_person else self._person
        self._till.sit(f"person:{person.id}")
        try:
            ids = running.mechanic.seats_of(running.rules, stimulus)
            seats = {seat_id: self._seats.get(seat_id, running.kind.empty_seat) for seat_id in ids}
            seed = f"rehearsal/{at_ms}/{self._tries}"
            said, _, beyond = ask(
                Scene(running, stimulus, Seats(ids[0], seats[ids[0]], seats), now, person, seed, self._desk(stimulus)), self._till
            )
        except Exception as error:  # a plug-in may raise anything
            raise DecisionFailed("The play failed over this. Tell whoever wrote this kind of play.") from error
        finally:
            self._till.sit(_OWN)
        answered = isinstance(stimulus, Move | Ruling)
        if isinstance(said, Refused):
            told = keeping.Told(again_at=said.again_at, values=said.values)
            return keeping.make_outcome(running, "", "refused", said.reason, told) if answered else None
        self._seats |= said.seats
        self._follow(beyond, at_ms)
        told = keeping.Told(answer=said.answer, balances={asset: amount for asset, amount in self._till.purse().items() if amount})
        return keeping.make_outcome(running, "", "accepted", said.because, told) if answered else None

    def _follow(self, beyond: Beyond, at_ms: int) -> None:
        for alarm in beyond.schedules:
            self._alarms[alarm.seat_id, alarm.name] = min(to_ms(alarm.at), LAST_MS)
        for sent in beyond.sends:
            number = len(self._inbox) + 1
            line = InboxLine(f"msg_{number}", self.running.id, from_ms(at_ms), Text(**sent.title), Text(**sent.body), sent.data, None)
            self._inbox = [line, *self._inbox][:100]

    def _desk(self, stimulus: Any) -> Desk:
        wanted = look_ups(self.running, self._person.id, stimulus)
        return Desk(self._shelf, self.running, wanted, self._person.id, "", self._now_ms)

    # ------------------------------------------------------------------------------------------------ what is told

    def tell(self, outcome: Outcome | None) -> Rehearsed:
        """The play before the shopper's next move, and what the next question brings along."""
        left, purse = self._till.left(), self._till.purse()
        shown = show_running(self.running, self._person, self._seats[_OWN], left, purse, self._now_ms, lambda: self._desk(None).rows(()))
        listens = tuple(sorted(self.running.listens))
        return Rehearsed(shown, outcome, listens, self._lists(), self._now_ms - self._real_ms, self._woken, self._keep())

    def _lists(self) -> tuple[RehearsedList, ...]:
        entries = sorted(self._shelf.all(), key=lambda entry: (entry.list_id, entry.place))
        found: list[RehearsedList] = []
        for key, kind in self.running.lists.items():
            names = sorted({name_of_list(entry.list_id) for entry in entries if kind_of(name_of_list(entry.list_id)) == key}, reverse=True)
            for name in names:
                own = [entry for entry in entries if name_of_list(entry.list_id) == name]
                found.append(RehearsedList(name, kind.name, kind.public, tuple(_row(entry, n) for n, entry in enumerate(own, 1))))
        return tuple(found)

    def _keep(self) -> Kept:
        rows = tuple(
            KeptRow(name_of_list(row.list_id), row.key, row.rank, msgspec.json.decode(row.data), row.person_id or None, row.ranked_at)
            for row in self._shelf.all()[:MAX_ROWS]
        )
        seats = {seat_id: msgspec.json.decode(msgspec.json.encode(seat)) for seat_id, seat in self._seats.items()}
        alarms = tuple(KeptAlarm(seat_id, name, at) for (seat_id, name), at in sorted(self._alarms.items())[:MAX_ALARMS])
        return Kept(
            seat=seats.pop(_OWN),
            purse=self._till.purse(),
            left=self._till.left(),
            tries=self._tries,
            rows=rows,
            seats=seats,
            holds=self._till.holds(),
            alarms=alarms,
            inbox=tuple(self._inbox),
            began_ms=self._began_ms,
            ahead_ms=max(0, self._now_ms - self._real_ms),
            ended_ms=self._ended_ms,
            order=self._order,
        )


def _row(entry: Entry, position: int) -> ListRow:
    data = msgspec.json.decode(entry.data)
    person_id = entry.person_id or None
    named = data.get("seat_id")
    seat_id = named if isinstance(named, str) and named else f"person:{person_id}" if person_id else None
    return ListRow(position, entry.key, entry.rank, data, person_id, None, seat_id, None, from_ms(entry.ranked_at))


def _within(amount: int) -> int:
    return min(max(0, amount), MAX_AMOUNT)


def _begin(asset: Asset) -> int:
    """Something to spend, but nothing that is a win."""
    return 0 if asset.startswith(WIN_PREFIXES) or is_tally(asset) else PURSE
