"""Quizzes, rule by rule."""

import json
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.mechanics.quiz import MECHANIC
from antiphon.mechanics.quiz.moves import QuizMove, Seat
from antiphon.mechanics.quiz.rules import Places, Rules
from antiphon.mechanics.quiz.running import draw_questions, rank_of
from antiphon.sdk.charts import Charting
from antiphon.sdk.laws import Turn, given
from antiphon.sdk.mechanic import Person
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law
from tests.mechanics.quiz.examples import BASE, MUG, POOL

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
END = NOON + timedelta(days=1)
ANN, BO, CY = Person("ann"), Person("bo"), Person("cy")
NEXT = QuizMove("next")


def table_of(rules: Rules = BASE) -> Table[Rules, Seat, QuizMove]:
    return Table(MECHANIC, rules, starts_at=NOON, ends_at=END)


def answer(table: Table[Any, Any, Any], *, right: bool, at: datetime, person: Person = ANN) -> Turn:
    each = table.rules.find(table.seats[f"person:{person.id}"].now)
    chosen = each.right if right else ("c",)
    return table.move(person, QuizMove("answer", each.question.key, chosen if each.question.kind == "multiple" else chosen[0]), at)


def run(table: Table[Any, Any, Any], person: Person, rights: tuple[bool, ...], seconds: float, at: datetime = NOON) -> Turn:
    """A whole run, each question answered after so many seconds."""
    turn = None
    for right in rights:
        assert table.move(person, NEXT, at).because == "opened"
        at += timedelta(seconds=seconds)
        turn = answer(table, right=right, at=at, person=person)
    assert turn is not None
    return turn


@pytest.mark.parametrize(("seconds", "because"), [(0, "right"), (20, "right"), (20.999, "right"), (21, "right"), (21.001, "too_late")])
def test_the_servers_clock_decides(seconds: float, because: str) -> None:
    table = table_of()
    table.move(ANN, NEXT, NOON)
    assert answer(table, right=True, at=NOON + timedelta(seconds=seconds)).because == because
    break_no_law(MECHANIC, table.history())


def test_a_question_is_shown_only_while_its_clock_runs_and_never_its_answer() -> None:
    table = table_of()
    assert table.look(ANN, NOON)["question"] is None
    table.move(ANN, NEXT, NOON)
    shown = table.look(ANN, NOON)
    assert (shown["state"], shown["closes_at"]) == ("asking", (NOON + timedelta(seconds=20)).isoformat())
    assert "right" not in json.dumps(shown)
    answer(table, right=False, at=NOON)
    assert (table.look(ANN, NOON)["state"], table.look(ANN, NOON)["question"]) == ("between", None)


def test_a_question_that_was_left_open_is_lost_when_its_time_is_up() -> None:
    table = table_of()
    table.move(ANN, NEXT, NOON)
    assert table.move(ANN, NEXT, NOON + timedelta(seconds=9)).because == "question_open"
    late = table.move(ANN, NEXT, NOON + timedelta(hours=1))
    assert (late.because, late.answer["right"]) == ("too_late", False)
    assert table.move(ANN, NEXT, NOON + timedelta(hours=1)).because == "opened"
    break_no_law(MECHANIC, table.history())


def test_runs_are_counted_and_the_best_stands_in_the_ranking() -> None:
    table = table_of(replace(BASE, run_limit=2))
    run(table, ANN, (True, True), 5)
    assert run(table, ANN, (True, False), 1, NOON + timedelta(hours=1)).answer["score"] == 1
    (row,) = table.listed("ranking")
    assert (row.data, row.rank) == ({"score": 2, "ms": 10_000}, rank_of((2, 10_000)))
    refused = table.move(ANN, NEXT, NOON + timedelta(hours=2))
    assert (refused.because, refused.answer) == ("no_runs_left", {"run_limit": 2})
    assert table.look(ANN, NOON)["state"] == "over"
    break_no_law(MECHANIC, table.history())


def test_more_right_answers_come_first_then_less_time_then_the_earlier() -> None:
    table = table_of(replace(BASE, places=(Places(1, 1, MUG), Places(2, 2, Reward(amount=7)))))
    run(table, ANN, (True, False), 1)
    run(table, BO, (True, True), 9, NOON + timedelta(hours=1))
    run(table, CY, (True, True), 8, NOON + timedelta(hours=2))
    run(table, Person("di"), (True, True), 9, NOON + timedelta(hours=3))
    assert [row.key for row in table.listed("ranking")] == ["cy", "bo", "di", "ann"]
    assert table.ring(END - timedelta(seconds=1)) == []
    rung = {turn.person_id: (turn.because, turn.answer["place"], dict(given(turn))) for turn in table.ring(END)}
    assert rung == {
        "cy": ("placed", 1, {"prize:mug": 1}),
        "bo": ("placed", 2, {"points": 7}),
        "di": ("not_placed", 3, {}),
        "ann": ("not_placed", 4, {}),
    }
    assert table.look(CY, END)["place"] == 1
    assert table.ring(END + timedelta(days=1)) == []
    break_no_law(MECHANIC, table.history())


def test_passing_is_rewarded_once() -> None:
    table = table_of(replace(BASE, pass_count=1, reward=Reward("prize:pin", stock=1, name=MUG.name), run_limit=3))
    assert run(table, ANN, (False, False), 1).because == "finished"
    assert given(run(table, ANN, (False, True), 1)) == {"prize:pin": 1}
    assert run(table, ANN, (True, True), 1).because == "finished"
    assert run(table, BO, (True, True), 1).because == "passed_reward_gone"
    break_no_law(MECHANIC, table.history())


def test_every_question_of_the_pool_is_drawn_equally_often_and_in_every_place() -> None:
    drawn = [draw_questions(BASE, f"seed/{number}") for number in range(6_000)]
    for place in range(2):
        counts = Counter(keys[place] for keys in drawn)
        chi_square = sum((counts[each.question.key] - 1_500) ** 2 / 1_500 for each in POOL)
        assert chi_square < 16.27  # 3 degrees of freedom, 1 in 1,000; the seeds are fixed
    assert all(len(set(keys)) == 2 for keys in drawn)
    assert table_of().look(ANN, NOON)["pool"] == {"asked": 2, "of": 4, "odds_percent": "50"}


def test_two_people_who_turn_out_to_be_one_have_one_row_and_one_place() -> None:
    rules = replace(BASE, places=(Places(1, 1, MUG),))
    table = table_of(rules)
    run(table, ANN, (True, False), 1)
    run(table, BO, (True, True), 9)
    merged = MECHANIC.merge(rules, table.seats["person:ann"], table.seats.pop("person:bo"))
    assert (merged.best, merged.run_count) == ((2, 18_000), 2)
    table.seats["person:ann"] = merged
    table.alarms = {key: at for key, at in table.alarms.items() if key[0] == "person:ann"}
    assert [turn.because for turn in table.ring(END)] == ["counted_as_one"]
    assert [row.key for row in table.listed("ranking")] == ["ann"]
    (last,) = table.ring(END + timedelta(minutes=1))
    assert (last.because, last.answer) == ("placed", {"place": 1})


def test_the_first_results_make_a_chart() -> None:
    table = table_of()
    for person, rights in ((ANN, (True, True)), (BO, (True, False)), (CY, (False, False))):
        run(table, person, rights, 1)
    assert isinstance(MECHANIC, Charting)
    (chart,) = MECHANIC.charts(BASE, table.left())
    assert [bar.count for bar in chart.bars] == [1, 1, 1]


@pytest.mark.parametrize("body", [{}, {"do": "steal"}, {"do": "answer", "question": "x" * 41}, {"do": "next", "right": True}])
def test_moves_that_cannot_be_read(body: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, QuizMove)
