"""A mechanic for tests in which people share seats: crews of a few, formed by moves, left by events, woken when they are whole."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any

import msgspec
from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.sdk.effects import PLAY, Effect, Schedule, grant
from antiphon.sdk.mechanic import (
    IGNORED,
    Alarm,
    Decision,
    Event,
    Facts,
    Flaw,
    Looking,
    Move,
    Refused,
    Ruling,
    Seats,
    Stimulus,
    Template,
    Trial,
    person_seat,
)
from antiphon.sdk.words import Text, field
from tests.features.plays.games import both

POINTS = Asset("points")
CUP = Asset("prize:cup")


class CrewRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    size: Annotated[int, field("人数", "Size")] = 3
    cups: int = 100


class CrewSeat(msgspec.Struct, frozen=True):
    """Of a person: their crew. Of a crew: who is in it."""

    crew: str = ""
    rewarded: int = 0
    members: tuple[str, ...] = ()


class CrewMove(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    crew: str = ""
    do: str = "join"


class Crew:
    """Join a crew; when it is whole everybody in it gets a cup. Whoever returns an order leaves it."""

    kind = "crew"
    name = Text(zh="队", en="Crew")
    good_for = example = both("tests")
    goals = ("recommend",)
    rules_type = CrewRules
    seat_type = CrewSeat
    move_type = CrewMove
    words: Mapping[str, Text] = {key: both(key) for key in ("joined", "full", "one_only", "left", "rewarded")}
    templates = (Template("plain", both("plain"), both("tests"), {}),)
    laws = ()

    def stock(self, rules: CrewRules) -> Mapping[Asset, int]:
        return {CUP: rules.cups} if rules.cups else {}  # without stock nothing but the seats themselves keeps callers apart

    def assets(self, rules: CrewRules) -> frozenset[Asset]:
        return frozenset({POINTS, CUP})

    def listens(self, rules: CrewRules) -> frozenset[str]:
        return frozenset({"Order Refunded"})

    def seats_of(self, rules: CrewRules, stimulus: Stimulus[CrewMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def teams_of(self, rules: CrewRules, own: CrewSeat, stimulus: Stimulus[CrewMove] | Looking) -> Sequence[str]:
        if isinstance(stimulus, Move) and stimulus.move.do == "fail":
            message = "no idea"
            raise RuntimeError(message)
        if isinstance(stimulus, Move) and stimulus.move.do == "steal":
            return (f"person:{stimulus.move.crew}",)
        named = stimulus.move.crew if isinstance(stimulus, Move) else stimulus.link if isinstance(stimulus, Looking) else ""
        return tuple(f"crew:{each}" for each in dict.fromkeys((own.crew, named)) if each)

    def decide(self, rules: CrewRules, seats: Seats[CrewSeat], stimulus: Stimulus[CrewMove], facts: Facts) -> Decision[CrewSeat] | Refused:
        match stimulus:
            case Move():
                return self._join(rules, seats, f"crew:{stimulus.move.crew}")
            case Event():
                return self._leave(seats)
            case Alarm():
                after = replace(seats.own, rewarded=seats.own.rewarded + 1)
                return Decision("rewarded", {seats.own_id: after}, (grant(CUP, 1, PLAY),) if rules.cups else ())
            case Ruling():
                return IGNORED

    def _join(self, rules: CrewRules, seats: Seats[CrewSeat], crew_id: str) -> Decision[CrewSeat] | Refused:
        crew, person = seats.all[crew_id], seats.own_id
        if seats.own.crew:
            return Refused("one_only")
        if len(crew.members) >= rules.size:
            return Refused("full")
        members = (*crew.members, person)
        whole = members if len(members) == rules.size else ()
        effects: list[Effect] = [Schedule(member, "whole", datetime.fromisoformat("2026-01-01T00:00:00+00:00")) for member in whole]
        after = {person: replace(seats.own, crew=crew_id.removeprefix("crew:")), crew_id: replace(crew, members=members)}
        return Decision("joined", after, effects, {"members": len(members)})

    def _leave(self, seats: Seats[CrewSeat]) -> Decision[CrewSeat] | Refused:
        crew_id = f"crew:{seats.own.crew}"
        if not seats.own.crew:
            return IGNORED
        crew = seats.all[crew_id]
        members = tuple(member for member in crew.members if member != seats.own_id)
        return Decision("left", {seats.own_id: replace(seats.own, crew=""), crew_id: replace(crew, members=members)})

    def merge(self, rules: CrewRules, kept: CrewSeat, other: CrewSeat) -> CrewSeat:
        return replace(kept, crew=kept.crew or other.crew, rewarded=kept.rewarded + other.rewarded)

    def flaws(self, rules: CrewRules) -> Sequence[Flaw]:
        return ()

    def shown(self, rules: CrewRules, seats: Seats[CrewSeat], facts: Facts) -> Mapping[str, Any]:
        return {name: len(seat.members) for name, seat in seats.all.items() if name != seats.own_id}

    def trials(self, rules: CrewRules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return [Trial(person, start + timedelta(minutes=person), CrewMove(f"c{person // rules.size}")) for person in range(people)]
