"""A draft tried out by the operator who writes it: one made-up shopper, in memory, with the mechanic that will decide later.

Nothing is stored. What the shopper has done so far travels with each question, so any process can answer the next one.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Final

import msgspec

from antiphon.features.plays import keeping
from antiphon.features.plays.asking import Scene, ask
from antiphon.features.plays.contracts import DecisionFailed, Outcome, Play
from antiphon.features.plays.keeping import KeptRow
from antiphon.features.plays.lists import NOBODY, Desk, Entry, Nothing, Shelf, list_id_of, look_ups, name_of_list, place_of_row, row_id_of
from antiphon.features.plays.memory_till import MemoryTill
from antiphon.features.plays.registry import Kind
from antiphon.features.plays.running import Running
from antiphon.features.plays.showing import WIN_PREFIXES, ShownPlay, show_running
from antiphon.kernel.amounts import MAX_AMOUNT, Asset
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Invalid
from antiphon.sdk.charts import is_tally
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.mechanic import Event, Move, Person, Refused, Seats
from antiphon.sdk.words import Text

PURSE: Final = 1_000  # what the made-up shopper has of points and whatever else is not won but spent
MAX_TRIES: Final = 10_000
MAX_ROWS: Final = 1_000
_PERSON: Final = "per_rehearsal"


class Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the made-up shopper has done so far: told by one answer, sent with the next question."""

    seat: Mapping[str, Any]
    purse: Mapping[Asset, int]
    left: Mapping[Asset, int]
    tries: int
    rows: Annotated[tuple[KeptRow, ...], msgspec.Meta(max_length=MAX_ROWS)] = ()  # what stands on lists


class Happened(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something the made-up shopper did elsewhere in the shop."""

    name: str
    properties: Mapping[str, Any] = {}


class Rehearsing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A draft, and at most one thing the made-up shopper does: a move in the play, or an event in the shop."""

    kind: str
    name: Text
    rules: Mapping[str, Any]
    ends_at: datetime | None = None  # shown while it lies ahead; the rehearsal itself begins now
    move: Mapping[str, Any] | None = None
    event: Happened | None = None
    known: bool = True
    kept: Kept | None = None


class Rehearsed(msgspec.Struct, frozen=True):
    """What the shopper sees afterwards, and what the play answered, if it was asked."""

    shown: ShownPlay
    outcome: Outcome | None
    listens: tuple[str, ...]
    kept: Kept


def rehearse(kind: Kind, asked: Rehearsing, now_ms: int, zone: str) -> Rehearsed:
    """One step. Raises `Invalid` for rules with a flaw, a move of another form, or a past that these rules cannot have."""
    parsed = kind.parse_rules(asked.rules)
    flaws = kind.mechanic.flaws(parsed)
    if flaws:
        raise Invalid(f"The rules must make sense first: {flaws[0].says.en} / {flaws[0].says.zh}", code="play_has_flaws")
    now = from_ms(now_ms)
    play = Play("", "rehearsal", kind.name, asked.name, "live", asked.rules, 1, now, _end(asked, now), None, None, now, now, None)
    stage = _Stage(Running(play, kind, MADE_UP_SECRET), asked, Person(_PERSON, zone=zone, known=asked.known, first_seen_at=now), now_ms)
    outcome = stage.act(asked)
    return Rehearsed(stage.show(), outcome, tuple(sorted(stage.running.listens)), stage.keep())


class _Stage:
    """The shopper's seat and purse while one question is answered."""

    def __init__(self, running: Running, asked: Rehearsing, person: Person, now_ms: int) -> None:
        self.running = running
        self._person = person
        self._now_ms = now_ms
        self._seat_id = f"person:{person.id}"
        before = asked.kept
        self._tries = before.tries if before else 0
        if not 0 <= self._tries < MAX_TRIES:
            raise Invalid("This rehearsal has gone on for too long. Begin it again.", code="bad_rehearsal")
        try:
            self._seat = running.kind.read_seat.decode(msgspec.json.encode(before.seat)) if before else running.kind.empty_seat
        except msgspec.MsgspecError as error:
            raise Invalid(f"What was done so far does not fit these rules: {error}. Begin again.", code="bad_rehearsal") from error
        had: Mapping[Asset, int] = before.purse if before else {}
        self._till = MemoryTill(running, {str(asset): min(max(0, had.get(asset, _begin(asset))), MAX_AMOUNT) for asset in running.assets})
        if before:
            self._till.put_stock(before.left)
        self._till.sit(self._seat_id)
        self._shelf = Shelf(Nothing())
        for row in before.rows if before else ():
            self._stand(row)

    def _stand(self, row: KeptRow) -> None:
        list_id = list_id_of(self.running.id, row.list)
        row_id, place = row_id_of(list_id, row.key), place_of_row(row.rank, row.at, row.key)
        self._shelf.find(self.running.workspace, list_id, row.key)
        data = keeping.encode(row.data).decode()
        entry = Entry(row_id, list_id, row.key, row.rank, row.at, place, row.person_id or NOBODY, "", data)
        self._shelf.write(self.running.workspace, row_id, entry)

    def _desk(self, stimulus: Any) -> Desk:
        wanted = look_ups(self.running, self._person.id, stimulus)
        return Desk(self._shelf, self.running, wanted, self._person.id, "", self._now_ms)

    def act(self, asked: Rehearsing) -> Outcome | None:
        """Make the move, or let the play hear the event; None when there was neither, or the event is none of its business."""
        running = self.running
        if asked.event is not None:
            if asked.event.name not in running.listens:
                return None
            event_id = f"rehearsal-{self._tries}"
            stimulus = Event(self._person.id, event_id, asked.event.name, from_ms(self._now_ms), asked.event.properties)
        elif asked.move is not None:
            try:
                stimulus = Move(self._person.id, running.kind.read_move.decode(msgspec.json.encode(asked.move)))
            except msgspec.MsgspecError as error:
                raise Invalid(f"The move does not have the form this play takes: {error}", code="bad_move") from error
        else:
            return None
        self._tries += 1
        return self._decide(stimulus, is_move=asked.event is None)

    def _decide(self, stimulus: Any, *, is_move: bool) -> Outcome | None:
        running = self.running
        try:
            ids = running.mechanic.seats_of(running.rules, stimulus)
            seats = {seat_id: self._seat if seat_id == self._seat_id else running.kind.empty_seat for seat_id in ids}
            seed = f"rehearsal/{self._now_ms}/{self._tries}"
            sat, now = Seats(ids[0], seats[ids[0]], seats), from_ms(self._now_ms)
            said, _, _ = ask(Scene(running, stimulus, sat, now, self._person, seed, self._desk(stimulus)), self._till)
        except Exception as error:  # a plug-in may raise anything
            raise DecisionFailed("The play failed over this. Tell whoever wrote this kind of play.") from error
        if isinstance(said, Refused):
            told = keeping.Told(again_at=said.again_at, values=said.values)
            return keeping.make_outcome(running, "", "refused", said.reason, told) if is_move else None
        self._seat = said.seats.get(self._seat_id, self._seat)
        told = keeping.Told(answer=said.answer, balances={asset: amount for asset, amount in self._till.purse().items() if amount})
        return keeping.make_outcome(running, "", "accepted", said.because, told) if is_move else None

    def show(self) -> ShownPlay:
        """The play before the shopper's next move."""
        left, purse = self._till.left(), self._till.purse()
        return show_running(self.running, self._person, self._seat, left, purse, self._now_ms, lambda: self._desk(None).rows(()))

    def keep(self) -> Kept:
        """What the next question brings along."""
        rows = tuple(
            KeptRow(name_of_list(row.list_id), row.key, row.rank, msgspec.json.decode(row.data), row.person_id or None, row.ranked_at)
            for row in self._shelf.all()[:MAX_ROWS]
        )
        return Kept(msgspec.json.decode(msgspec.json.encode(self._seat)), self._till.purse(), self._till.left(), self._tries, rows)


def _end(asked: Rehearsing, now: datetime) -> datetime | None:
    """The draft's own end; the made-up shopper is never late."""
    return asked.ends_at if asked.ends_at is not None and asked.ends_at.tzinfo is not None and asked.ends_at > now else None


def _begin(asset: Asset) -> int:
    """Something to spend, but nothing that is a win."""
    return 0 if asset.startswith(WIN_PREFIXES) or is_tally(asset) else PURSE
