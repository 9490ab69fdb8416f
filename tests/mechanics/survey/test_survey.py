"""Surveys, rule by rule."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

import msgspec
import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st
from msgspec.structs import replace

from antiphon.mechanics.survey import MECHANIC
from antiphon.mechanics.survey.counting import nps
from antiphon.mechanics.survey.moves import Seat, SurveyMove
from antiphon.mechanics.survey.rules import Rules
from antiphon.sdk.charts import Charting
from antiphon.sdk.effects import Emit
from antiphon.sdk.laws import Turn, given
from antiphon.sdk.mechanic import Person
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law
from tests.mechanics.survey.examples import AGE, BASE, LAST, LIKES, MORE, NAME, QUOTAS

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
ANN, BO = Person("ann", known=True), Person("bo", known=True)
TEMPLATES = {template.key: msgspec.convert(template.rules, Rules) for template in MECHANIC.templates}


def answer(table: Table[Any, Any, Any], question: str, answer_: Any, person: Person = ANN, at: datetime = NOON) -> Turn:
    return table.move(person, SurveyMove("answer", question, answer_), at)


def reply(table: Table[Any, Any, Any], answers: dict[str, Any], person: Person = ANN, at: datetime = NOON) -> Turn:
    return [answer(table, key, each, person, at) for key, each in answers.items()][-1]


def charts(table: Table[Any, Any, Any]) -> dict[str, Any]:
    assert isinstance(MECHANIC, Charting)
    return {chart.key: chart for chart in MECHANIC.charts(table.rules, table.left())}


def emitted(turn: Turn) -> dict[str, Any]:
    return {effect.name: effect.properties for effect in turn.effects if isinstance(effect, Emit)}


@pytest.mark.parametrize(("score", "asked"), [(3, "mend"), (6, "mend"), (7, "better"), (8, "better"), (9, "love")])
def test_the_second_question_depends_on_the_score(score: int, asked: str) -> None:
    table = Table(MECHANIC, TEMPLATES["nps"])
    assert answer(table, "recommend", score).answer == {"question": "recommend", "next": asked}
    shown = table.look(ANN, NOON)
    assert (shown["question"]["key"], shown["step"], shown["of"]) == (asked, 2, 2)
    turn = answer(table, asked, "" if score == 3 else "好")
    assert (turn.because, given(turn)) == ("done_rewarded", {"points": 10})
    assert emitted(turn)["Survey Completed"]["answers"] == {"recommend": score, asked: None if score == 3 else "好"}
    break_no_law(MECHANIC, table.history())


def test_ten_people_and_their_score() -> None:
    """Five of nine and ten, three of six and less, two between: 50 % - 30 % = +20."""
    table = Table(MECHANIC, Rules(questions=(LAST,)))
    for number, score in enumerate((9, 9, 10, 10, 10, 7, 8, 0, 6, 6)):
        answer(table, "nps", score, Person(f"per_{number}"))
    chart = charts(table)["nps"]
    assert chart.figure.en == "NPS +20"
    assert [bar.count for bar in chart.bars] == [1, 0, 0, 0, 0, 0, 2, 1, 1, 2, 3]
    assert charts(table)["drop_off"].figure.zh == "10 人开始，10 份有效答卷（100%）"


@for_all(st.lists(st.integers(0, 10_000), min_size=11, max_size=11))
def test_the_score_is_the_difference_of_two_shares(counts: list[int]) -> None:
    score, total = nps(counts), sum(counts)
    if not total:
        assert score is None
        return
    exact = Fraction(100 * (counts[9] + counts[10] - sum(counts[:7])), total)
    assert score is not None
    assert abs(exact - score) <= Fraction(1, 2)
    assert -100 <= score <= 100


def test_satisfaction_is_the_two_best_of_five() -> None:
    table = Table(MECHANIC, TEMPLATES["after_order"])
    for number, score in enumerate((5, 5, 4, 3, 1)):
        person = Person(f"per_{number}", known=True)
        reply(
            table,
            {"satisfied": score, "parts": {"product": "good", "delivery": "fair", "service": "good"}, "why_us": ("price",), "more": None},
            person,
        )
    assert charts(table)["satisfied"].figure.en == "3.60 on average, 60 % satisfied"
    assert [bar.count for bar in charts(table)["parts-delivery"].bars] == [0, 5, 0]
    assert [bar.count for bar in charts(table)["why_us"].bars] == [5, 0, 0, 0, 0]
    assert "more" not in charts(table)  # texts are not counted; they are in the events
    break_no_law(MECHANIC, table.history())


def test_what_was_taken_back_is_not_counted() -> None:
    table = Table(MECHANIC, Rules(questions=(AGE, LIKES)))
    answer(table, "age", "young")
    assert table.move(ANN, SurveyMove("back"), NOON).answer == {"next": "age"}
    assert table.look(ANN, NOON)["given"] == "young"
    reply(table, {"age": "old", "likes": ("a", "c")})
    assert [bar.count for bar in charts(table)["age"].bars] == [0, 1]
    assert [(bar.count, bar.of) for bar in charts(table)["drop_off"].bars] == [(1, 1), (1, 1)]
    assert answer(table, "age", "old").because == "already_done"
    break_no_law(MECHANIC, table.history())


def test_a_full_group_is_closed_and_the_others_go_on() -> None:
    rules = Rules(questions=(AGE, LIKES), quotas=(QUOTAS["age"],), reward=Reward(amount=5))
    table = Table(MECHANIC, rules)
    assert reply(table, {"age": "young", "likes": ("a",)}).accepted
    turn = answer(table, "age", "young", BO)
    assert (turn.because, given(turn)) == ("group_full", {})
    assert table.look(BO, NOON)["state"] == "full"
    assert answer(table, "likes", ("a",), BO).because == "already_done"
    assert reply(table, {"age": "old", "likes": ("a",)}, Person("cy")).because == "done_rewarded"
    assert [(bar.count, bar.of) for bar in charts(table)["quotas"].bars] == [(1, 1)]
    break_no_law(MECHANIC, table.history())


def test_whoever_began_before_the_group_was_full_is_thanked_but_not_counted() -> None:
    table = Table(MECHANIC, Rules(questions=(AGE, LIKES), quotas=(QUOTAS["age"],), reward=Reward(amount=5)))
    answer(table, "age", "young", BO)
    reply(table, {"age": "young", "likes": ("a",)})
    turn = answer(table, "likes", ("b",), BO)
    assert (turn.because, given(turn), turn.answer["counted"]) == ("done_rewarded", {"points": 5}, False)
    assert not emitted(turn)
    assert [bar.count for bar in charts(table)["likes"].bars] == [1, 0, 0]
    break_no_law(MECHANIC, table.history())


class TestWithoutNames:
    """An anonymous survey: the reply comes from nobody, and the reward goes to somebody."""

    RULES = Rules(questions=(AGE, MORE), anonymous=True, reward=Reward(amount=30), signed_in=True)
    NOBODY = Person("nobody")

    def test_a_reply_with_a_name_is_not_taken(self) -> None:
        table = Table(MECHANIC, self.RULES)
        assert answer(table, "age", "old").because == "without_a_name"
        assert table.look(ANN, NOON)["stamp"] is None

    def test_the_stamp_of_the_day_brings_the_reward_once_and_does_not_say_whose_reply_it_was(self) -> None:
        table = Table(MECHANIC, self.RULES)
        turn = reply(table, {"age": "old", "more": "hm"}, self.NOBODY)
        assert (turn.because, given(turn)) == ("done", {})
        assert emitted(turn)["Survey Completed"]["anonymous"] is True
        reply(table, {"age": "young", "more": None}, Person("nobody_else"), NOON + timedelta(hours=3))
        stamp = table.look(self.NOBODY, NOON)["stamp"]
        assert stamp == table.look(Person("nobody_else"), NOON)["stamp"]
        claim = table.move(ANN, SurveyMove("claim", stamp=stamp), NOON + timedelta(hours=4))
        assert (claim.because, given(claim), claim.answer) == ("claimed", {"points": 30}, {})
        assert table.move(ANN, SurveyMove("claim", stamp=stamp), NOON).because == "already_claimed"
        assert table.move(self.NOBODY, SurveyMove("claim", stamp=stamp), NOON).because == "sign_in_first"
        break_no_law(MECHANIC, table.history())

    @pytest.mark.parametrize(("days", "because"), [(0, "claimed"), (1, "claimed"), (2, "stamp_unknown")])
    def test_a_stamp_lasts_two_days(self, days: int, because: str) -> None:
        table = Table(MECHANIC, self.RULES)
        reply(table, {"age": "old", "more": None}, self.NOBODY)
        stamp = table.look(self.NOBODY, NOON)["stamp"]
        assert table.move(ANN, SurveyMove("claim", stamp=stamp), NOON + timedelta(days=days)).because == because

    def test_without_a_whole_reply_there_is_no_stamp(self) -> None:
        table = Table(MECHANIC, replace(self.RULES, quotas=(replace(QUOTAS["age"], places=1),)))
        answer(table, "age", "old", self.NOBODY)
        assert table.look(self.NOBODY, NOON)["stamp"] is None
        assert table.move(ANN, SurveyMove("claim", stamp="é"), NOON).because == "stamp_unknown"
        reply(table, {"age": "young", "more": None}, Person("first"))
        answer(table, "age", "young", Person("second"))
        assert table.look(Person("second"), NOON)["stamp"] is None

    def test_a_survey_with_names_has_nothing_to_claim(self) -> None:
        assert Table(MECHANIC, BASE).move(ANN, SurveyMove("claim"), NOON).because == "nothing_to_claim"

    def test_a_reward_that_is_gone(self) -> None:
        table = Table(MECHANIC, replace(self.RULES, reward=Reward("prize:mug", stock=1, name=NAME)))
        reply(table, {"age": "old", "more": None}, self.NOBODY)
        move = SurveyMove("claim", stamp=table.look(self.NOBODY, NOON)["stamp"])
        assert [table.move(person, move, NOON).because for person in (ANN, BO)] == ["claimed", "reward_gone"]


def test_two_people_who_turn_out_to_be_one_have_one_reply() -> None:
    done = Seat({"age": "old"}, done_at=NOON, rewarded=True, counted=("age",))
    merged = MECHANIC.merge(BASE, Seat({"age": "young"}, counted=("age",)), done)
    assert (merged.answers, merged.rewarded, merged.done_at) == ({"age": "old"}, True, NOON)


@pytest.mark.parametrize("body", [{}, {"do": "steal"}, {"do": "answer", "question": "x" * 41}, {"do": "claim", "stamp": "x" * 41}])
def test_moves_that_cannot_be_read(body: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, SurveyMove)
