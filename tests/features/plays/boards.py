"""A mechanic for tests that keeps lists, is ruled by staff, closes in its own time, counts, and has a secret."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Annotated, Any

import msgspec

from antiphon.kernel.amounts import Asset
from antiphon.sdk.effects import PERSON, PLAY, WORLD, Delist, Effect, Enlist, Schedule, Transfer, grant
from antiphon.sdk.lists import ListKind, LookUp
from antiphon.sdk.mechanic import Alarm, Decision, Event, Facts, Flaw, Move, Refused, Ruling, Seats, Stimulus, Template, Trial, person_seat
from antiphon.sdk.words import Text, field
from tests.features.plays.games import both

POINTS = Asset("points")
YES, NO = Asset("tally:yes"), Asset("tally:no")
CUP = Asset("prize:cup")
FAR = datetime.max.replace(tzinfo=UTC)  # at the end, whenever that is


class BoardRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cups: Annotated[int, field("杯子", "Cups")] = 3
    hours: int = 24  # of closing
    listens: bool = False


class BoardSeat(msgspec.Struct, frozen=True):
    score: int = 0
    rewarded: int = 0
    waits: bool = False


class BoardMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    do: str = "score"
    list: str = "ranking"
    row: str = ""
    rank: int = 0
    data: Mapping[str, Any] = {}


class Approve(msgspec.Struct, frozen=True, tag="approve"):
    points: int = 10


class Reject(msgspec.Struct, frozen=True, tag="reject"):
    note: str = ""


class Banish(msgspec.Struct, frozen=True, tag="banish"):
    """Take somebody off the ranking."""


class Board:
    """Scores on a ranking, claims words once, counts votes, waits for review."""

    kind = "board"
    name = Text(zh="榜", en="Board")
    good_for = example = both("tests")
    goals = ("interest",)
    rules_type = BoardRules
    seat_type = BoardSeat
    move_type = BoardMove
    ruling_type = Approve | Reject | Banish
    words: Mapping[str, Text] = {key: both(key) for key in ("did", "taken", "approved", "rejected", "banished", "rewarded", "nothing")}
    templates = (Template("plain", both("plain"), both("tests"), {}),)
    laws = ()

    def stock(self, rules: BoardRules) -> Mapping[Asset, int]:
        return {CUP: rules.cups, YES: 0, NO: 0}

    def assets(self, rules: BoardRules) -> frozenset[Asset]:
        return frozenset({POINTS, CUP, YES, NO})

    def listens(self, rules: BoardRules) -> frozenset[str]:
        return frozenset({"Order Completed"}) if rules.listens else frozenset()

    def lists(self, rules: BoardRules) -> Mapping[str, ListKind]:
        return {"ranking": ListKind(both("Ranking"), public=True), "proofs": ListKind(both("Proofs")), "words": ListKind(both("Words"))}

    def looks_up(self, rules: BoardRules, person_id: str, stimulus: Stimulus[BoardMove] | None) -> Sequence[LookUp]:
        if isinstance(stimulus, Move) and stimulus.move.do == "blind":
            return ()
        found = [LookUp("ranking", person_id, position=True)] if person_id else []
        if isinstance(stimulus, Move) and stimulus.move.row:
            found.append(LookUp(stimulus.move.list, stimulus.move.row))
        return found

    def closing(self, rules: BoardRules) -> timedelta:
        return timedelta(hours=rules.hours)

    def prints(self, rules: BoardRules, secret: str, batch: str, count: int) -> Iterator[str]:
        for number in range(count):
            yield sha256(f"{secret}/{batch}/{number}".encode()).hexdigest()[:16]

    def seats_of(self, rules: BoardRules, stimulus: Stimulus[BoardMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(
        self, rules: BoardRules, seats: Seats[BoardSeat], stimulus: Stimulus[BoardMove], facts: Facts
    ) -> Decision[BoardSeat] | Refused:
        if isinstance(stimulus, Ruling):
            return self._rule(seats, stimulus, facts)
        if isinstance(stimulus, Alarm):
            return self._close(rules, seats, facts)
        move = BoardMove(rank=stimulus.properties.get("rank", 1)) if isinstance(stimulus, Event) else stimulus.move
        return self._move(seats, move, facts)

    def _move(self, seats: Seats[BoardSeat], move: BoardMove, facts: Facts) -> Decision[BoardSeat] | Refused:
        person = facts.person.id
        mine = facts.rows.get(f"ranking/{person}")
        seat = seats.own
        effects: tuple[Effect, ...]
        match move.do:
            case "score":
                seat = msgspec.structs.replace(seat, score=seat.score + move.rank, waits=True)
                effects = (Enlist(move.list, person, seat.score, move.data),)
                if not seats.own.waits:
                    effects = (*effects, Schedule(seats.own_id, "close", facts.ends_at or FAR))
            case "claim" | "blind":
                if f"{move.list}/{move.row}" in facts.rows:
                    return Refused("taken", values={"by": facts.rows[f"{move.list}/{move.row}"].person_id})
                effects = (grant(POINTS, 1), Enlist(move.list, move.row, move.rank, move.data, new=True))
            case "put":
                effects = (Enlist(move.list, move.row, move.rank, move.data),)
            case "drop":
                effects = (Delist(move.list, move.row),)
            case "boom":
                raise RuntimeError(f"boom {facts.secret}")
            case "tell":
                return Decision("did", {}, (), {"secret": facts.secret})
            case "seal":
                return Decision("did", {}, (), {"hash": sha256(facts.secret.encode()).hexdigest()})
            case "look":
                effects = ()
            case _:
                effects = (Transfer(Asset(f"tally:{move.do}"), 1, WORLD, PLAY),)
        told = {} if mine is None else {"position": mine.position, "count": mine.count, "score": mine.rank}
        return Decision("did", {seats.own_id: seat}, effects, told)

    def _rule(self, seats: Seats[BoardSeat], stimulus: Ruling, facts: Facts) -> Decision[BoardSeat] | Refused:
        person = facts.person.id
        match stimulus.ruling:
            case Approve(points):
                return Decision("approved", {}, (grant(POINTS, points), Delist("proofs", person)), {"by": stimulus.by})
            case Reject(note):
                return Refused("rejected", values={"note": note})
            case _:
                return Decision("banished", {seats.own_id: BoardSeat()}, (Delist("ranking", person),))

    def _close(self, rules: BoardRules, seats: Seats[BoardSeat], facts: Facts) -> Decision[BoardSeat] | Refused:
        mine = facts.rows.get(f"ranking/{facts.person.id}")
        if mine is None or mine.position is None or mine.position > rules.cups:
            return Refused("nothing")
        seat = msgspec.structs.replace(seats.own, rewarded=mine.position)
        return Decision("rewarded", {seats.own_id: seat}, (Transfer(CUP, 1, PLAY, PERSON),), {"position": mine.position})

    def merge(self, rules: BoardRules, kept: BoardSeat, other: BoardSeat) -> BoardSeat:
        return BoardSeat(kept.score + other.score, max(kept.rewarded, other.rewarded), kept.waits or other.waits)

    def flaws(self, rules: BoardRules) -> Sequence[Flaw]:
        return []

    def shown(self, rules: BoardRules, seats: Seats[BoardSeat], facts: Facts) -> Mapping[str, Any]:
        mine = facts.rows.get(f"ranking/{facts.person.id}")
        place = None if mine is None else [mine.position, mine.count]
        return {"place": place, "yes": facts.left[YES], "seal": sha256(facts.secret.encode()).hexdigest()}

    def trials(self, rules: BoardRules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return [Trial(person, start + timedelta(hours=person), BoardMove(rank=person + 1)) for person in range(people)]
