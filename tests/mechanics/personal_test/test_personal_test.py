"""Personal tests, rule by rule."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.mechanics.personal_test import MECHANIC
from antiphon.mechanics.personal_test.moves import PersonalTestMove, Seat
from antiphon.mechanics.personal_test.play import KEPT, WITHDRAWN, PersonalTest
from antiphon.mechanics.personal_test.rules import Rules
from antiphon.sdk.charts import Charting
from antiphon.sdk.effects import Emit
from antiphon.sdk.laws import Turn, given
from antiphon.sdk.mechanic import Person
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law, spoken
from tests.mechanics.personal_test.examples import BASE, LIKES, NAME, SCALE, SKIN

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
ANN = Person("ann")
SKIN_TEST = msgspec.convert(MECHANIC.templates[0].rules, Rules)
DRY = {"after_washing": "tight", "pores": 1, "stings": "often", "triggers": ("fragrance",), "worries": ("dryness", "lines")}


def table_of(rules: Rules = BASE) -> Table[Rules, Seat, PersonalTestMove]:
    return Table(MECHANIC, rules)


def answer(table: Table[Any, Any, Any], question: str, given_: Any, person: Person = ANN, at: datetime = NOON) -> Turn:
    return table.move(person, PersonalTestMove("answer", question, given_), at)


def do(table: Table[Any, Any, Any], what: Any, at: datetime = NOON, person: Person = ANN) -> Turn:
    return table.move(person, PersonalTestMove(what), at)


def take(table: Table[Any, Any, Any], answers: dict[str, Any], at: datetime = NOON, person: Person = ANN) -> Turn:
    return [answer(table, key, each, person, at) for key, each in answers.items()][-1]


def emitted(turn: Turn) -> dict[str, Any]:
    return {effect.name: effect.properties for effect in turn.effects if isinstance(effect, Emit)}


def test_five_questions_and_a_routine_with_its_reasons() -> None:
    table = table_of(SKIN_TEST)
    turn = take(table, DRY)
    assert spoken(MECHANIC, turn).en == "Your result: sensitive skin. Your reward is in your account."
    assert given(turn) == {"points": 20}
    shown = table.look(ANN, NOON)
    assert [each["name"]["en"] for each in shown["result"]["products"]] == [
        "Squalane cream 50 g",
        "Calming masks, 5",
        "Amino cleanser 100 g",
    ]
    reasons = shown["result"]["products"][0]["reasons"]
    assert [(each["property"]["en"], each["suits"]["en"]) for each in reasons] == [
        ("fragrance-free", "Fragrance"),
        ("rich", "Dry patches, Fine lines"),
        ("gentle", "sensitive skin"),
        ("fragrance-free", "sensitive skin"),
    ]
    assert [each["answer"]["en"] for each in shown["result"]["because"]] == ["Often", "Fragrance"]
    assert shown["result"]["share"]["en"] == "My test says sensitive skin. What is yours?"
    break_no_law(MECHANIC, table.history())


def test_nobody_who_is_upset_by_nothing_is_asked_what_upsets_them() -> None:
    table = table_of(SKIN_TEST)
    take(table, {"after_washing": "fine", "pores": 2, "stings": "never"})
    shown = table.look(ANN, NOON)
    assert (shown["question"]["key"], shown["step"], shown["of"]) == ("worries", 4, 4)
    assert answer(table, "triggers", ("sun",)).because == "not_this_question"


def test_the_longest_way_is_what_progress_counts() -> None:
    shown = table_of(SKIN_TEST).look(ANN, NOON)
    assert (shown["step"], shown["of"], shown["state"]) == (1, 5, "asking")
    assert "branches" not in shown["question"]


def test_going_back_shows_what_was_answered_and_forgets_the_way_that_was_left() -> None:
    table = table_of(replace(BASE, questions=(SKIN, SCALE, LIKES)))
    answer(table, "skin", "dry")
    answer(table, "pores", 5)
    assert do(table, "back").answer == {"next": "pores"}
    assert table.look(ANN, NOON)["given"] == 5
    do(table, "back")
    assert do(table, "back").because == "at_the_start"
    turn = answer(table, "skin", "oily")  # leads to the end: the answer about pores does not count
    assert turn.answer["outcome"]["key"] == "wild"
    assert do(table, "back").because == "already_done"
    break_no_law(MECHANIC, table.history())


def test_equal_points_go_to_the_outcome_further_up() -> None:
    even = replace(BASE, scores=tuple(replace(score, points=1) for score in BASE.scores))
    table = table_of(even)
    assert take(table, {"skin": "oily", "pores": 1, "likes": ("b",)}).answer["outcome"]["key"] == "calm"


def test_answers_become_tags_only_with_consent_and_until_it_is_taken_back() -> None:
    table = table_of()
    assert do(table, "agree").because == "not_done_yet"
    turn = take(table, {"skin": "oily", "pores": None, "likes": ("a",)})
    assert emitted(turn) == {"Test Completed": {"answer_count": 3, "run": 1}}
    agreed = do(table, "agree")
    assert emitted(agreed)[KEPT] == {"outcome": "wild", "answers": {"skin": "oily", "pores": None, "likes": ["a"]}}
    assert do(table, "agree").because == "already_agreed"
    do(table, "restart")
    again = take(table, {"skin": "dry", "pores": 1, "likes": ("b",)})
    assert emitted(again)[KEPT]["outcome"] == "calm"
    assert WITHDRAWN in emitted(do(table, "withdraw"))
    do(table, "restart")
    assert KEPT not in emitted(take(table, {"skin": "dry", "pores": 1, "likes": ("b",)}))
    assert do(table, "withdraw").because == "not_agreed"
    break_no_law(MECHANIC, table.history())


def test_a_test_that_does_not_ask_keeps_nothing() -> None:
    table = table_of(replace(BASE, remember=False))
    take(table, {"skin": "oily", "pores": None, "likes": ("a",)})
    assert do(table, "agree").because == "not_offered"


def test_the_reward_comes_once_and_a_gone_one_is_told() -> None:
    table = table_of(replace(BASE, reward=Reward("prize:mask", stock=1, name=NAME)))
    answers = {"skin": "dry", "pores": 1, "likes": ("b",)}
    assert given(take(table, answers)) == {"prize:mask": 1}
    do(table, "restart")
    assert take(table, answers).because == "done"
    late = take(table, answers, person=Person("bo"))
    assert late.because == "done_reward_gone"
    assert table.look(ANN, NOON)["reward"]["left"] == 0


@pytest.mark.parametrize(("days", "reason"), [(None, "no_retake"), (3, "retake_later")])
def test_taking_it_again(days: int | None, reason: str) -> None:
    table = table_of(replace(BASE, retake_after_days=days))
    answer(table, "skin", "dry")
    assert do(table, "restart").accepted  # before the end one may always begin again
    take(table, {"skin": "dry", "pores": 1, "likes": ("b",)})
    assert do(table, "restart", NOON + timedelta(days=2)).because == reason
    late = do(table, "restart", NOON + timedelta(days=3))
    assert late.accepted == (days is not None)


def test_the_funnel_counts_everybody_once_and_tells_where_they_left() -> None:
    table = table_of()
    for number in range(4):
        person = Person(f"per_{number}")
        for key, each in list({"skin": "dry", "pores": 1, "likes": ("b",)}.items())[: number + 1]:
            answer(table, key, each, person)
        do(table, "back", person=person)
        do(table, "restart", person=person)
        answer(table, "skin", "oily", person)
    assert isinstance(MECHANIC, Charting)
    drop_off, outcomes = MECHANIC.charts(BASE, table.left())
    assert [(bar.count, bar.of) for bar in drop_off.bars] == [(4, 4), (3, 4), (2, 3)]
    assert [bar.count for bar in outcomes.bars] == [2, 0]
    assert drop_off.figure is not None
    assert drop_off.figure.en == "4 began, 2 finished (50 %)"
    break_no_law(MECHANIC, table.history())


def test_two_people_who_turn_out_to_be_one_have_one_reward_and_one_result() -> None:
    rules = replace(BASE, reward=Reward(amount=5))
    done = Seat({"skin": "dry", "pores": 1, "likes": ("b",)}, done_at=NOON, run_count=1, rewarded=True, counted=("skin",))
    begun = Seat({"skin": "oily"}, agreed=True, counted=("skin", "pores"))
    merged = MECHANIC.merge(rules, begun, done)
    assert (merged.answers, merged.rewarded, merged.agreed) == (done.answers, True, True)
    assert merged.counted == ("skin", "pores")


def test_200_products_are_matched_quickly_and_the_best_come_first() -> None:
    products = tuple(replace(BASE.products[number % 3], key=f"p{number}") for number in range(200))
    rules = replace(BASE, products=products, pick_count=10)
    assert not PersonalTest().flaws(rules)
    table = table_of(rules)
    keys = take(table, {"skin": "oily", "pores": 5, "likes": ("a",)}).answer["products"]
    assert len(keys) == 10
    assert all(int(key[1:]) % 3 == 1 for key in keys)


def test_rules_that_changed_under_a_finished_test_do_not_break_its_page() -> None:
    table = table_of()
    take(table, {"skin": "oily", "pores": 5, "likes": ("a",)})
    table.rules = replace(BASE, questions=(replace(SKIN, key="other", branches=()), LIKES), scores=BASE.scores[2:], wishes=())
    assert table.look(ANN, NOON)["state"] == "done"


@pytest.mark.parametrize("body", [{}, {"do": "steal"}, {"do": "answer", "question": "x" * 41}, {"do": "answer", "answer": ["a"] * 101}])
def test_moves_that_cannot_be_read(body: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, PersonalTestMove)
