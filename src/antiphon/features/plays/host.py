"""The host: feeds moves, events and alarms to the mechanics, many in one transaction, and applies what they decide.

Each stimulus is decided in order against the batch's own copies of seats and balances, so a batch comes out as the same
stimuli one at a time would. A decision that raises fails alone: what it tried is undone, its neighbours go through.
"""

import logging
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from antiphon.engine.database.port import Conflicted, Session
from antiphon.features.ledger.api import NotOpened
from antiphon.features.plays import keeping
from antiphon.features.plays.asking import Misdecided, Scene, ask
from antiphon.features.plays.batch import ANSWERED, Batch, Item, KeyUse
from antiphon.features.plays.contracts import DecisionFailed, EventStream, KeyReused, Settled, Stimulus, Woken
from antiphon.features.plays.lists import Desk
from antiphon.features.plays.loading import Loader, teams_of
from antiphon.features.plays.persons import make_person
from antiphon.features.plays.running import Running
from antiphon.features.plays.till import BookTill
from antiphon.features.plays.writing import record_decision, record_failure, record_refusal, save
from antiphon.kernel.clock import Clock
from antiphon.sdk.mechanic import Decision, Person, Refused, Seats

log = logging.getLogger(__name__)


class Host:
    """Decides batches. Used from the writer's thread only."""

    def __init__(
        self, loader: Loader, events: EventStream, clock: Clock, new_id: Callable[[str], str], new_seed: Callable[[], str]
    ) -> None:
        self._loader = loader
        self._events = events
        self._clock = clock
        self._new_id = new_id
        self._new_seed = new_seed
        self._missing: list[Any] = []

    def decide_batch(self, session: Session, given: Sequence[Stimulus]) -> list[Settled]:
        """What becomes of each stimulus, in order. Everything is written to `session`; whoever opened it commits.

        Raises `Conflicted` when the batch must be tried again in a new transaction.
        """
        batch, entries = self._loader.load(session, given, self._clock.now_ms(), self._new_id)
        self._missing.clear()
        settled = [self._settle(batch, entry) if isinstance(entry, Item) else entry for entry in entries]
        if self._missing:
            message = f"decisions need accounts or holds that were not opened: {self._missing[:3]}"
            raise Conflicted(message)
        save(session, batch, self._events)
        self._loader.forget_holds()
        return settled

    def _settle(self, batch: Batch, item: Item) -> Settled:
        used = batch.used.get((item.running.workspace, item.key)) if item.key is not None else None
        if used is not None:
            return _told_before(item, used)
        if isinstance(item.given, Woken) and item.given.id not in batch.standing:
            return None  # it was replaced, or rang in another process, while this batch waited for its locks
        mark, row_mark = batch.book.mark(), batch.shelf.mark()
        decision_id = self._new_id("dec")
        try:
            if item.failure is not None:
                raise item.failure
            return self._decide(batch, item, decision_id)
        except NotOpened as error:
            batch.book.undo(mark)
            batch.shelf.undo(row_mark)
            self._loader.learn(item.running, error.args[0])
            self._missing.append(error.args[0])  # the whole batch is tried again, with all that its decisions turned out to need
            return None
        except Conflicted:
            raise
        except Exception as error:  # a plug-in may raise anything; it fails alone
            batch.book.undo(mark)
            batch.shelf.undo(row_mark)
            log.exception("play %s (%s) could not decide", item.running.id, item.running.kind.name)
            record_failure(batch, item, decision_id, error)
            return DecisionFailed("The play could not decide. Nothing was done; try again, and tell the shop if it goes on.")

    def _decide(self, batch: Batch, item: Item, decision_id: str) -> Settled:
        running = item.running
        if running.kind.teamed is not None:
            _join_teams(batch, item)
        seats = item.seats = [(seat_id, batch.seat(running, seat_id)) for seat_id in item.seat_ids]
        at_ms = max(batch.now_ms, *(seat.decided_at for _, seat in seats))  # logical time never runs backwards for a seat
        if isinstance(item.given, Woken):
            at_ms = max(at_ms, item.given.due_at)
        person = _read_person(batch, item)
        refused = _refuse(running, item, person, at_ms)
        if refused is not None:
            return record_refusal(batch, item, decision_id, at_ms, refused)
        read = {seat_id: seat.read(running) for seat_id, seat in seats}
        own_id = item.seat_ids[0]
        desk = Desk(batch.shelf, running, item.wanted, item.person_id, decision_id, at_ms) if running.kind.listing else None
        scene = Scene(running, item.stimulus, Seats(own_id, read[own_id], read), batch.moment(at_ms), person, self._new_seed(), desk)
        purse = batch.purses[running.id, item.holder] if item.holder is not None else ()
        till = BookTill(batch.book, running, item.holder, batch.stocks[running.id], purse, decision_id, at_ms)
        said, facts, beyond = ask(scene, till)
        _check(item, said)
        if isinstance(said, Refused):
            return record_refusal(batch, item, decision_id, at_ms, said, facts)
        return record_decision(batch, item, decision_id, said, facts, beyond, till.purse() if said.effects else facts.purse)


def _join_teams(batch: Batch, item: Item) -> None:
    """Add the shared seats as the person's own seat names them now: an earlier stimulus of the batch may have changed that."""
    teams = teams_of(batch, item)
    if item.failure is not None:
        raise item.failure
    batch.lock(item.running.workspace, [item.running.seat_key(name) for name in teams])
    item.seat_ids += teams


def _told_before(item: Item, used: KeyUse) -> Settled:
    if item.kind not in ANSWERED:
        return None
    if used.body_hash != keeping.body_hash(item.running.id, item.body):
        return KeyReused("This Idempotency-Key was used for something else. Send a new key with a new move.")
    if used.outcome is not None:
        return msgspec.structs.replace(used.outcome, replayed=True)
    assert used.row is not None
    return keeping.tell_again(item.running, used.row)


def _read_person(batch: Batch, item: Item) -> Person:
    """Who it is about; nobody, for an alarm of a seat that is not one person's."""
    workspace = item.running.workspace
    zone = batch.zones.get(workspace, "UTC")
    if item.person_id is None:
        return Person("", zone=zone)
    name = (workspace, item.person_id)
    return make_person(item.person_id, batch.views.get(name), batch.briefs.get(name), zone)


def _refuse(running: Running, item: Item, person: Person, at_ms: int) -> Refused | None:
    """The host's own reasons: the play is not live, or not for this person."""
    if item.kind == "alarm":
        return None  # what was promised is kept, also after the end
    if item.kind == "ruling":  # staff may also rule on a play that is paused, or over but not closed
        return Refused("play_not_live", None, {"why": "ended"}) if is_closed(running, at_ms) else None
    why = not_live(running, at_ms)
    if why is not None:
        return Refused("play_not_live", running.starts_at if why == "not_started" else None, {"why": why})
    if running.audience is not None and running.audience not in person.segments:
        return Refused("not_in_audience")
    return None


def not_live(running: Running, at_ms: int) -> str | None:
    """Why the play takes no moves at a moment: not_started, paused or ended; None when it does."""
    if running.play.state == "paused":
        return "paused"
    if not running.is_live or (running.ends_ms is not None and at_ms >= running.ends_ms):
        return "ended"
    return "not_started" if at_ms < running.starts_ms else None


def is_closed(running: Running, at_ms: int) -> bool:
    """Whether it is over for good: nobody is woken or ruled on any more."""
    return running.play.state == "ended" or (running.closes_ms is not None and at_ms >= running.closes_ms)


def _check(item: Item, said: Decision[Any] | Refused) -> None:
    """What a mechanic may not do with seats and words. Raises `Misdecided`."""
    reason = said.reason if isinstance(said, Refused) else said.because
    if not isinstance(reason, str) or not reason or len(reason) > 100 or not reason.isprintable():  # pyright: ignore[reportUnnecessaryIsInstance]
        raise Misdecided("the reason of a decision is a short printable text")
    if isinstance(said, Decision):
        for seat_id, seat in said.seats.items():
            if seat_id not in item.seat_ids:
                raise Misdecided(f"seat {seat_id!r:.80} is not among those the stimulus touches")
            if not isinstance(seat, item.running.mechanic.seat_type):
                raise Misdecided(f"a seat is a {item.running.mechanic.seat_type.__name__}, not a {type(seat).__name__}")
