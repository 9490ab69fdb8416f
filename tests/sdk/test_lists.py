"""Lists, rulings and closing on a table: who runs furthest, with a referee who may strike somebody off."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.kernel.amounts import POINTS, Asset
from antiphon.sdk.effects import Delist, Enlist, Schedule, grant
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.lists import Listing, ListKind, LookUp, row_name
from antiphon.sdk.mechanic import IGNORED, Decision, Facts, Move, Person, Refused, Ruled, Ruling, Seats, Stimulus, person_seat
from antiphon.sdk.testing import Table
from antiphon.sdk.words import Text

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
END = NOON + timedelta(days=7)
SAYS = Text(zh="好", en="Good")
WORDS: Mapping[str, Text] = dict.fromkeys(("ran", "taken", "struck", "ignored", "first", "also_ran"), SAYS)


class Run(msgspec.Struct, frozen=True):
    metres: int = 1
    nickname: str = ""
    board: str = "race"


class Strike(msgspec.Struct, frozen=True):
    why: str = ""


class Seat(msgspec.Struct, frozen=True):
    metres: int = 0


class Rules(msgspec.Struct, frozen=True):
    pass


class Race:
    """As much of a mechanic as the table asks for here."""

    kind = "race"
    name = good_for = example = SAYS
    goals = ("interest",)
    rules_type, seat_type, move_type, ruling_type = Rules, Seat, Run, Strike
    words = WORDS
    templates = ()
    laws = ()

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return {}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        return frozenset({POINTS})

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def seats_of(self, rules: Rules, stimulus: Stimulus[Run]) -> Sequence[str]:
        return person_seat(stimulus)

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return {"race": ListKind(SAYS, public=True), "names": ListKind(SAYS)}

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[Run] | None) -> Sequence[LookUp]:
        return (LookUp("race", person_id, position=True),)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[Run], facts: Facts) -> Decision[Seat] | Refused:
        person_id = seats.own_id.removeprefix("person:")
        if isinstance(stimulus, Ruling):
            return Decision("struck", effects=(Delist("race", person_id),))
        if not isinstance(stimulus, Move):  # the closing
            row = facts.rows.get(row_name("race", person_id))
            if row is None:
                return IGNORED
            first = row.position == 1
            return Decision("first" if first else "also_ran", effects=(grant(POINTS, 10),) if first else ())
        if stimulus.move.nickname and row_name("names", stimulus.move.nickname) in facts.rows:
            return Decision("taken")
        seat = replace(seats.own, metres=seats.own.metres + stimulus.move.metres)
        named = (Enlist("names", stimulus.move.nickname, new=True),) if stimulus.move.nickname else ()
        row = Enlist(stimulus.move.board, person_id, seat.metres, {"metres": seat.metres})
        return Decision("ran", {seats.own_id: seat}, (row, Schedule(seats.own_id, "closing", END), *named))

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        return kept

    def flaws(self, rules: Rules) -> Sequence[Any]:
        return ()

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return {"positions": {name: row.position for name, row in facts.rows.items()}}

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Any]:
        return ()


class Shared(Race):
    """Looks the name up that it is about to take."""

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[Run] | None) -> Sequence[LookUp]:
        nickname = stimulus.move.nickname if isinstance(stimulus, Move) else ""
        return (*super().looks_up(rules, person_id, stimulus), *((LookUp("names", nickname),) if nickname else ()))


ANA, BEN, CAI = Person("ana"), Person("ben"), Person("cai")


def run(table: Table[Rules, Seat, Run], person: Person, metres: int, minutes: int, **more: Any) -> str:
    return table.move(person, Run(metres, **more), NOON + timedelta(minutes=minutes)).because


def order(table: Table[Rules, Seat, Run]) -> list[str]:
    return [row.key for row in table.listed("race")]


def test_a_mechanic_says_that_it_keeps_lists_and_can_be_ruled() -> None:
    assert isinstance(Race(), Listing)
    assert isinstance(Race(), Ruled)


def test_who_reached_a_rank_first_stands_above() -> None:
    table = Table(Race(), Rules(), ends_at=END)
    for person, metres, minutes in ((BEN, 5, 0), (ANA, 7, 1), (CAI, 5, 2), (BEN, 2, 3)):
        run(table, person, metres, minutes)
    assert [(row.key, row.rank, row.position, row.count) for row in table.listed("race")] == [
        ("ana", 7, 1, 3),
        ("ben", 7, 2, 3),
        ("cai", 5, 3, 3),
    ]
    assert table.look(CAI, NOON)["positions"] == {"race/cai": 3}
    assert table.look(Person("dora"), NOON)["positions"] == {}


def test_staff_strikes_off_and_the_closing_rewards_who_is_first_then() -> None:
    table = Table(Race(), Rules(), ends_at=END)
    run(table, ANA, 3, 0)
    run(table, BEN, 9, 1)
    ruled = table.rule("person:ben", Strike("a car"), NOON + timedelta(hours=1))
    assert (ruled.kind, ruled.because, ruled.person_id) == ("ruling", "struck", "ben")
    assert order(table) == ["ana"]
    assert [(turn.kind, turn.because) for turn in table.ring(END)] == [("alarm", "first"), ("alarm", "ignored")]
    assert table.purse("ana")[POINTS] == 10


def test_a_new_row_that_is_there_already_is_asked_about_again() -> None:
    table = Table(Shared(), Rules(), ends_at=END)
    assert run(table, ANA, 1, 0, nickname="Bolt") == "ran"
    assert run(table, BEN, 1, 1, nickname="Bolt") == "taken"
    blind = Table(Race(), Rules(), ends_at=END)
    run(blind, ANA, 1, 0, nickname="Bolt")
    with pytest.raises(AssertionError, match="asked again"):
        run(blind, BEN, 1, 1, nickname="Bolt")


def test_the_referee_wants_lists_declared_and_rows_small() -> None:
    with pytest.raises(AssertionError, match="not declared"):
        run(Table(Race(), Rules()), ANA, 1, 0, board="marathon")
    with pytest.raises(AssertionError, match="characters"):
        run(Table(Shared(), Rules()), ANA, 1, 0, nickname="x" * 201)


def test_the_secret_is_told_to_decisions() -> None:
    table = Table(Race(), Rules())
    table.move(ANA, Run(), NOON)
    facts = table.turns[0].facts
    assert facts is not None
    assert facts.secret == MADE_UP_SECRET
    assert len(MADE_UP_SECRET) == 64
