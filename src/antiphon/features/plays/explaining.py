"""Why something was decided: a decision in words, made again from what was kept, or put in order for the laws of its mechanic."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.ledger.contracts import Why
from antiphon.features.plays import keeping
from antiphon.features.plays.cache import PlayCache
from antiphon.features.plays.contracts import Decided, Persons, Replay
from antiphon.features.plays.registry import Registry
from antiphon.features.plays.running import Running
from antiphon.features.plays.store import decisions as rows
from antiphon.features.plays.store import lists as list_rows
from antiphon.features.plays.store import plays as play_rows
from antiphon.features.plays.store.decisions import DecisionRow
from antiphon.features.plays.wording import read_play
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Conflict, NotFound
from antiphon.sdk import mechanic as sdk
from antiphon.sdk.effects import PLAY, Transfer
from antiphon.sdk.laws import History, Turn
from antiphon.sdk.words import Text, fill

PAGE: Final = 1_000
log = logging.getLogger(__name__)


class KeptRuling(msgspec.Struct, frozen=True):
    """A ruling as it is kept: its inner part is for the mechanic's own type."""

    seat_id: str
    ruling: msgspec.Raw
    by: str


class Remade(NamedTuple):
    """A decision made again, with everything it was made from then and now."""

    row: DecisionRow
    running: Running  # the play as it was then
    said: sdk.Decision[Any] | sdk.Refused
    facts: sdk.Facts
    stimulus: sdk.Stimulus[Any]
    seats: sdk.Seats[Any]  # as they were before
    same: bool


class Explainer:
    """Reads decisions back."""

    def __init__(self, registry: Registry, cache: PlayCache, persons: Persons) -> None:
        self._registry = registry
        self._cache = cache
        self._persons = persons

    # ------------------------------------------------------------------------------------------------ in words

    def describe(self, session: ReadSession, workspace: str, found: Sequence[DecisionRow]) -> list[Decided]:
        """Decisions as an operator sees them."""
        playing = self._running(session, workspace, {row.play_id for row in found})
        return [_describe(row, playing.get(row.play_id)) for row in found]

    def find_whys(self, session: ReadSession, workspace: str, ids: Sequence[str]) -> dict[str, Why]:
        """What stands behind decision ids, for the ledger."""
        found = rows.read_decisions(session, workspace, list(ids))
        playing = self._running(session, workspace, {row.play_id for row in found})
        whys: dict[str, Why] = {}
        for row in found:
            say = _say(row, playing.get(row.play_id))
            whys[row.id] = Why(
                decision=row.id,
                play=row.play_id,
                person=row.person_id or None,
                because=row.because,
                say={"zh": say.zh, "en": say.en},
                seed=row.seed or None,
                key=_callers_key(row),
            )
        return whys

    def _running(self, session: ReadSession, workspace: str, play_ids: set[str]) -> Mapping[str, Running]:
        self._cache.refresh(session, workspace, play_ids)
        found = {play_id: self._cache.find(workspace, play_id) for play_id in play_ids}
        return {play_id: running for play_id, running in found.items() if running is not None}

    # ---------------------------------------------------------------------------------------------- made again

    def replay(self, session: ReadSession, workspace: str, decision_id: str) -> Replay:
        """Make a decision again. Raises `NotFound`, and `Conflict` for one that no mechanic made."""
        remade = self.remake(session, workspace, decision_id)
        row, said = remade.row, remade.said
        outcome, because = ("refused", said.reason) if isinstance(said, sdk.Refused) else ("accepted", said.because)
        answer = said.values if isinstance(said, sdk.Refused) else said.answer
        return Replay(row.id, remade.same, outcome, because, answer, "" if remade.same else _difference(row, outcome, because))

    def remake(self, session: ReadSession, workspace: str, decision_id: str) -> Remade:
        """A decision made again, with all it was made from. Raises as `replay` does."""
        row = rows.find_decision(session, workspace, decision_id)
        if row is None:
            raise NotFound("There is no such decision in this workspace.", code="decision_not_found")
        if not row.facts:
            raise Conflict("No mechanic was asked for this decision, so there is nothing to make again.", code="not_replayable")
        return self._remake_kept(self._at_revision(session, row), row)

    def _at_revision(self, session: ReadSession, row: DecisionRow) -> Running:
        """The play as it was when it decided. Raises `NotFound` when its mechanic is not installed any more."""
        play = play_rows.find_play(session, row.workspace, row.play_id)
        then = play_rows.find_revision(session, row.workspace, row.play_id, row.revision)
        if play is None or then is None:
            raise NotFound("The play of this decision is gone.", code="play_not_found")
        rules, starts_at, ends_at = then
        as_it_was = play._replace(rules=rules, starts_at=starts_at, ends_at=ends_at, revision=row.revision)
        secret = list_rows.read_secrets(session, row.workspace, [row.play_id]).get(row.play_id, "")
        return Running(read_play(as_it_was), self._registry.get(play.kind), secret)

    def _remake_kept(self, running: Running, row: DecisionRow) -> Remade:
        """Raises `Conflict` when the installed version of the mechanic cannot read what an earlier one kept, or fails over it."""
        try:
            return self._remake(running, row)
        except Exception as error:  # a plug-in may raise anything
            log.warning("decision %s cannot be made again", row.id, exc_info=error)
            detail = f"The installed version of {running.kind.name} cannot make this decision again ({type(error).__name__})."
            raise Conflict(detail, code="not_replayable") from error

    def _remake(self, running: Running, row: DecisionRow) -> Remade:
        facts, own_id, kept = keeping.read_facts(running, row.facts, row.seed)
        stimulus = read_stimulus(running, row)
        ids: Sequence[str] = running.mechanic.seats_of(running.rules, stimulus)
        if running.kind.teamed is not None:
            own = running.kind.read_seat.decode(kept[own_id]) if own_id in kept else running.kind.empty_seat
            ids = sdk.add_teams(running.kind.teamed, running.rules, ids, own, stimulus)
        seats = {name: running.kind.read_seat.decode(kept[name]) if name in kept else running.kind.empty_seat for name in ids}
        before = sdk.Seats(own_id, seats[own_id], seats)
        said = running.mechanic.decide(running.rules, before, stimulus, facts)
        after = {name: keeping.encode(seat) for name, seat in said.seats.items()} if isinstance(said, sdk.Decision) else {}
        return Remade(row, running, said, facts, stimulus, before, keeping.digest_of(said, after) == row.digest)

    # ------------------------------------------------------------------------------------------------ the laws

    def read_history(self, session: ReadSession, workspace: str, play_id: str) -> History:
        """Everything a play decided, each decision made again for its effects, with the stock it began and ended with.

        For the laws of its mechanic. `left` is counted from what was put in.
        """
        current = self._cache.current(session, workspace, play_id)
        if current is None:
            raise NotFound("There is no such play in this workspace.", code="play_not_found")
        turns: list[Turn] = []
        revisions: dict[int, Running] = {}
        for row in self._rows(session, workspace, play_id):
            if not row.facts:
                continue
            running = revisions.get(row.revision) or revisions.setdefault(row.revision, self._at_revision(session, row))
            turns.append(_turn(row, self._remake_kept(running, row)))
        stock = current.mechanic.stock(current.rules)
        left = dict(stock)
        for turn in turns:
            for effect in turn.effects:
                if isinstance(effect, Transfer) and effect.asset in left:
                    left[effect.asset] += effect.amount * ((effect.target == PLAY) - (effect.source == PLAY))
        return History(current.rules, tuple(turns), stock, left, self._merged(session, workspace, turns))

    def _merged(self, session: ReadSession, workspace: str, turns: Sequence[Turn]) -> frozenset[str]:
        """Who of those who played turned out to be one with another; each played with limits of their own before."""
        roots = self._persons.canonical(session, workspace, sorted({turn.person_id for turn in turns}))
        return frozenset(each for person, root in roots.items() if person != root for each in (person, root))

    def _rows(self, session: ReadSession, workspace: str, play_id: str) -> Iterator[DecisionRow]:
        after = ""
        while page := rows.list_turns(session, workspace, play_id, after, PAGE):
            yield from page
            after = page[-1].id


def read_stimulus(running: Running, row: DecisionRow) -> sdk.Stimulus[Any]:
    """The stimulus of a decision, as it was kept."""
    if row.kind == "move":
        return sdk.Move(row.person_id, running.kind.read_move.decode(row.stimulus))
    if row.kind == "ruling" and running.kind.read_ruling is not None:
        kept = msgspec.json.decode(row.stimulus, type=KeptRuling)
        return sdk.Ruling(kept.seat_id, running.kind.read_ruling.decode(kept.ruling), kept.by)
    return msgspec.json.decode(row.stimulus, type=sdk.Event if row.kind == "event" else sdk.Alarm)


def _turn(row: DecisionRow, remade: Remade) -> Turn:
    said, facts, stimulus = remade.said, remade.facts, remade.stimulus
    accepted = isinstance(said, sdk.Decision)
    return Turn(
        person_id=facts.person.id,
        kind=row.kind,
        at=facts.now,
        local_date=facts.local_date,
        accepted=accepted,
        because=said.because if isinstance(said, sdk.Decision) else said.reason,
        effects=tuple(said.effects) if isinstance(said, sdk.Decision) else (),
        answer=said.answer if isinstance(said, sdk.Decision) else said.values,
        move=stimulus.move if isinstance(stimulus, sdk.Move) else stimulus,
        seed=row.seed,
        facts=facts,
    )


def _describe(row: DecisionRow, running: Running | None) -> Decided:
    told = keeping.read_told(row.told)
    return Decided(
        id=row.id,
        at=from_ms(row.decided_at),
        play_id=row.play_id,
        person_id=row.person_id,
        kind=row.kind,
        outcome=row.outcome,  # pyright: ignore[reportArgumentType] - the table's CHECK knows the outcomes
        because=row.because,
        say=_say(row, running),
        seed=row.seed,
        key=_callers_key(row),
        revision=row.revision,
        move=msgspec.json.decode(row.stimulus) if row.stimulus else None,
        answer=told.answer or told.values or ({"error": told.error} if told.error else {}),
        again_at=told.again_at,
    )


def _say(row: DecisionRow, running: Running | None) -> Text:
    told = keeping.read_told(row.told)
    if running is None:
        return Text(zh=row.because, en=row.because)
    if row.outcome == "accepted":
        return fill(running.say(row.because), told.answer)
    return fill(keeping.say_refused(running, row.because, told.values), told.values)


def _callers_key(row: DecisionRow) -> str | None:
    """The Idempotency-Key as the caller sent it."""
    return row.key.partition(rows.CALLERS_KEY)[2] if row.key and row.kind == "move" else None


def _difference(row: DecisionRow, outcome: str, because: str) -> str:
    if (outcome, because) != (row.outcome, row.because):
        return f"then {row.outcome} because {row.because}, now {outcome} because {because}"
    return "the reason is the same, but seats, effects or answer came out differently"
