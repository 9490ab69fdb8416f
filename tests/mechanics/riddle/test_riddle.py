"""The riddle, rule by rule."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.mechanics.riddle import MECHANIC
from antiphon.mechanics.riddle.answers import is_answer
from antiphon.mechanics.riddle.moves import RiddleMove, Seat
from antiphon.mechanics.riddle.rules import Clue, Rules
from antiphon.sdk.laws import given
from antiphon.sdk.mechanic import Person
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law
from antiphon.sdk.words import Text

START = datetime(2026, 6, 1, 4, tzinfo=UTC)
ANN, BO = Person("ann", known=True), Person("bo", known=True)
CLUES = (Clue(Text(zh="很吵", en="It is loud."), 24), Clue(Text(zh="热风", en="It blows."), 48))
RULES = Rules(
    ask=Text(zh="是什么？", en="What is it?"),
    answers=("吹风机", "hair dryer"),
    rewards=(Reward(amount=30), Reward(amount=20), Reward(amount=10)),
    clues=CLUES,
)
RIGHT, WRONG = RiddleMove("Hair-Dryer"), RiddleMove("a kettle")


def table_of(rules: Rules = RULES) -> Table[Rules, Seat, RiddleMove]:
    assert not MECHANIC.flaws(rules)
    return Table(MECHANIC, rules, starts_at=START, ends_at=START + timedelta(days=7))


@pytest.mark.parametrize("text", ["hair dryer", "HAIRDRYER", " ｈａｉｒ　ｄｒｙｅｒ ", "hair-dryer!", "吹风机", "「吹风机」。"])
def test_an_answer_is_read_kindly(text: str) -> None:
    assert is_answer(text, RULES.answers)


@pytest.mark.parametrize("text", ["", "  ", "?", "hair", "hair dryers", "风机", "my hair dryer"])
def test_what_is_not_the_answer_is_wrong(text: str) -> None:
    assert not is_answer(text, RULES.answers)


@pytest.mark.parametrize(("hours", "points", "out"), [(1, 30, 0), (24, 20, 1), (47, 20, 1), (48, 10, 2), (100, 10, 2)])
def test_fewer_clues_are_worth_more(hours: int, points: int, out: int) -> None:
    table = table_of()
    at = START + timedelta(hours=hours)
    shown = table.look(ANN, at)
    assert (len(shown["clues"]), shown["rewards"][shown["reward_now"]]["amount"]) == (out, points)
    turn = table.move(ANN, RIGHT, at)
    assert (turn.because, given(turn)["points"], turn.answer["clues"]) == ("solved", points, out)
    break_no_law(MECHANIC, table.history())


def test_a_wrong_answer_waits_and_tries_run_out() -> None:
    table = table_of(replace(RULES, tries=2, wait_minutes=10))
    minutes = (0, 5, 10, 20)
    turns = [table.move(ANN, WRONG, START + timedelta(minutes=each)) for each in minutes]
    assert [turn.because for turn in turns] == ["wrong", "wait", "wrong", "tries_used"]
    assert table.look(ANN, START + timedelta(minutes=12))["tries_left"] == 0
    assert table.move(ANN, RiddleMove(" ! "), START).because == "empty"
    break_no_law(MECHANIC, table.history())


def test_the_first_are_rewarded_and_it_is_solved_once() -> None:
    table = table_of(replace(RULES, winners=1))
    assert [table.move(person, RIGHT, START).because for person in (ANN, BO, ANN)] == ["solved", "solved_late", "solved_before"]
    assert [row.key for row in table.listed("solvers")] == ["ann", "bo"]
    shown = table.look(BO, START)
    assert (shown["solvers"], shown["places_left"], shown["solved"]) == (2, 0, {"clues": 0, "rewarded": False})


def test_the_answer_is_shown_only_after_the_end() -> None:
    table = table_of()
    table.move(ANN, WRONG, START)
    for person in (ANN, BO):
        assert "吹风机" not in str(table.look(person, START + timedelta(days=6)))
    assert table.look(ANN, START + timedelta(days=7))["answer"] == "吹风机"
    table.rules = replace(RULES, reveal=False)
    assert table.look(ANN, START + timedelta(days=7))["answer"] is None


def test_a_clue_says_when_the_next_comes() -> None:
    table = table_of()
    assert table.look(ANN, START)["next_clue_at"] == (START + timedelta(hours=24)).isoformat()
    assert table.look(ANN, START + timedelta(hours=50))["next_clue_at"] is None


def test_two_persons_who_are_one_keep_their_limits() -> None:
    tried = Seat(wrong=2, last_at=START)
    solved = Seat(wrong=1, last_at=START, solved_at=START, clues=1, rewarded=True)
    assert MECHANIC.merge(RULES, tried, solved) == Seat(3, START, START, 1, rewarded=True)
    later = replace(solved, solved_at=START + timedelta(days=1), clues=2)
    assert MECHANIC.merge(RULES, later, solved).clues == 1


def test_only_those_who_signed_in() -> None:
    assert table_of(replace(RULES, signed_in=True)).move(Person("per_1"), RIGHT, START).because == "sign_in_first"


def test_the_example_in_the_guide() -> None:
    rules = msgspec.convert(next(each.rules for each in MECHANIC.templates if each.key == "new_product"), Rules)
    assert [clue.after_hours for clue in rules.clues] == [24, 48, 72]
    solvers = (3, 20, 200, 900)
    costs = [count * rules.reward_with(clues).amount for clues, count in enumerate(solvers)]
    assert (sum(solvers), costs, sum(costs)) == (1_123, [600, 2_000, 10_000, 18_000], 30_600)
    assert is_answer("Ｈａｉｒ－Dryer!", rules.answers)
    assert not is_answer("dryer", rules.answers)
