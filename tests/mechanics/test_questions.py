"""Questions and answers: a walk always ends, nothing odd is taken for an answer, and what nobody can reach is found."""

import json
from itertools import combinations, product
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from antiphon.sdk.answers import ANSWER_WORDS, Answer, chosen_keys, read_answer, say_answer, tidy, to_json
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Refused
from antiphon.sdk.questions import END, Branch, Option, Question, answered_on_the_way, check_questions, lead, show_question, walk
from antiphon.sdk.words import Text, fill
from tests.mechanics.making_questions import answers_to, odd_answers, options, question_lists, text


def flaws_of(*questions: Question) -> dict[str, Text]:
    flaws = Flaws()
    check_questions(flaws, "q", questions)
    return {flaw.path: flaw.says for flaw in flaws.found}


def every_answer(question: Question) -> list[Answer]:
    """All of them, as `read_answer` returns them."""
    keys = [option.key for option in question.options]
    sets = [chosen for size in range(len(keys) + 1) for chosen in combinations(keys, size)]
    tried: dict[str, list[Any]] = {
        "single": keys,
        "multiple": sets,
        "scale": list(range(11)),
        "nps": list(range(11)),
        "text": ["x"],
        "matrix": [{row.key: keys[0] for row in question.rows}],
    }
    read = [read_answer(question, answer) for answer in (*tried[question.kind], None)]
    return [answer for answer in read if not isinstance(answer, Refused)]


@settings(max_examples=60, deadline=None)
@given(questions=question_lists(most=4))
def test_exactly_the_questions_that_no_answers_lead_to_are_found(questions: tuple[Question, ...]) -> None:
    reached = {questions[0].key}
    for question in questions:
        if question.key in reached:
            reached |= {way.key for answer in every_answer(question) if (way := lead(questions, question, answer))}
    unreached = {f"q[{index}]" for index, question in enumerate(questions) if question.key not in reached}
    assert flaws_of(*questions).keys() == unreached


@settings(max_examples=60, deadline=None)
@given(questions=question_lists(), data=st.data())
def test_a_walk_ends_and_never_promises_too_few_questions(questions: tuple[Question, ...], data: st.DataObject) -> None:
    answers: dict[str, Answer] = {}
    at = walk(questions, answers)
    while at.now is not None:
        answer = read_answer(at.now, data.draw(answers_to(at.now)))
        if isinstance(answer, Refused):
            return  # a choice whose bounds cannot be met: nobody gets on
        answers[at.now.key] = answer
        then = walk(questions, answers)
        assert [each.key for each in then.passed] == list(answers)
        assert then.now is None or then.ahead < at.ahead
        assert then.now is not None or at.ahead >= 0
        at = then
    assert answered_on_the_way(questions, answers) == answers
    assert answered_on_the_way(questions, {**answers, "not_asked": 1}) == answers


@given(questions=question_lists(most=1), answer=odd_answers())
def test_an_answer_is_read_once_and_for_all_or_refused_in_words(questions: tuple[Question, ...], answer: Answer) -> None:
    (question,) = questions
    read = read_answer(question, answer)
    if isinstance(read, Refused):
        said = fill(ANSWER_WORDS[read.reason], read.values)
        assert "{" not in said.zh + said.en
        assert json.loads(json.dumps(read.values)) == read.values
        return
    assert read_answer(question, read) == read
    assert msgspec.json.decode(msgspec.json.encode(read), type=Answer) == read
    assert json.loads(json.dumps(to_json(read))) == to_json(read)
    assert say_answer(question, read).zh
    assert len(walk(questions, {question.key: read}).passed) == 1


@given(questions=question_lists())
def test_what_is_shown_is_json_and_does_not_tell_where_answers_lead(questions: tuple[Question, ...]) -> None:
    for question in questions:
        shown = show_question(question)
        assert json.loads(json.dumps(shown)) == shown
        assert not {"branches", "otherwise"} & shown.keys()


SINGLE = Question("a", text("a"), options=options(2))
SCALE = Question("s", text("s"), "scale")
LAST = Question("z", text("z"), "text")


@pytest.mark.parametrize(
    ("question", "path"),
    [
        (replace(SINGLE, options=options(1)), "q[0].options"),
        (replace(SINGLE, options=(SINGLE.options[0], SINGLE.options[0])), "q[0].options[1].key"),
        (replace(SINGLE, key=END), "q[0].key"),
        (replace(SINGLE, key=" "), "q[0].key"),
        (replace(SINGLE, key="Skin type"), "q[0].key"),
        (replace(SINGLE, text=Text(zh="好", en="")), "q[0].text"),
        (replace(SINGLE, help=Text(zh="", en="x")), "q[0].help"),
        (replace(SINGLE, least=1), "q[0].least"),
        (replace(SINGLE, rows=options(1)), "q[0].rows"),
        (replace(SINGLE, branches=(Branch("a", ("o0",)),)), "q[0].branches[0].to"),
        (replace(SINGLE, branches=(Branch("z", ("o7",)),)), "q[0].branches[0].options"),
        (replace(SINGLE, branches=(Branch("z", ("o0",), at_least=1),)), "q[0].branches[0].at_least"),
        (replace(SINGLE, otherwise="nowhere"), "q[0].otherwise"),
        (replace(SINGLE, otherwise=END), "q[1]"),
        (replace(SINGLE, kind="multiple", least=3, most=2), "q[0].most"),
        (replace(SINGLE, kind="multiple", most=9), "q[0].most"),
        (replace(SINGLE, kind="matrix"), "q[0].rows"),
        (replace(SCALE, options=options(2)), "q[0].options"),
        (replace(SCALE, most=11), "q[0].most"),
        (replace(SCALE, least=5), "q[0].most"),
        (replace(SCALE, branches=(Branch("z"),)), "q[0].branches[0].at_least"),
        (replace(SCALE, branches=(Branch("z", at_least=6),)), "q[0].branches[0].at_least"),
    ],
)
def test_flaws(question: Question, path: str) -> None:
    assert path in flaws_of(question, LAST)


def test_no_questions_and_too_many() -> None:
    assert "q" in flaws_of()
    assert "q" in flaws_of(*(replace(LAST, key=f"t{number}") for number in range(51)))


@pytest.mark.parametrize(
    ("question", "answer", "expected"),
    [
        (SINGLE, "o1", "o1"),
        (SINGLE, "o9", "answer_odd"),
        (SINGLE, 1, "answer_odd"),
        (SINGLE, None, "answer_missing"),
        (replace(SINGLE, optional=True), "", None),
        (replace(SINGLE, kind="multiple"), ("o1", "o0", "o1"), ("o0", "o1")),
        (replace(SINGLE, kind="multiple", most=1), ("o1", "o0"), "choose_fewer"),
        (replace(SINGLE, kind="multiple", least=2), ("o1",), "choose_more"),
        (replace(SINGLE, kind="multiple", options=options(4)), ("o3", "o1"), "choose_alone"),
        (replace(SINGLE, kind="multiple", options=options(4), least=2), ("o3",), ("o3",)),
        (SCALE, 6, "out_of_range"),
        (SCALE, True, "answer_odd"),
        (replace(SCALE, kind="nps"), 0, 0),
        (replace(LAST, least=3), "ab", "write_more"),
        (replace(LAST, most=3), "abcd", "write_less"),
        (LAST, "  hi\x00\u200d ", "hi\u200d"),
        (replace(SINGLE, kind="matrix", rows=options(2)), {"o0": "o1"}, "row_missing"),
        (replace(SINGLE, kind="matrix", rows=options(2), optional=True), {"o1": "o1"}, {"o1": "o1"}),
        (replace(SINGLE, kind="matrix", rows=options(2)), {"o0": "o1", "o9": "o1"}, "answer_odd"),
    ],
)
def test_reading(question: Question, answer: Any, expected: Any) -> None:
    read = read_answer(question, answer)
    assert (read.reason if isinstance(read, Refused) else read) == expected


def test_saying_answers() -> None:
    grid = replace(SINGLE, kind="matrix", rows=options(2))
    assert say_answer(grid, {"o0": "o1", "o1": "o0"}).en == "Word o0: Word o1; Word o1: Word o0"
    assert say_answer(replace(SINGLE, kind="multiple"), ("o0", "o1")).zh == "题o0、题o1"
    assert say_answer(SCALE, 4).zh == "4 分"
    assert say_answer(LAST, None).en == "(no answer)"
    assert [chosen_keys(answer) for answer in ("o1", ("o1",), 3, None)] == [("o1",), ("o1",), (), ()]
    assert tidy("a\nb\x07\ud800 ") == "a\nb"


def test_branches_are_taken_from_the_top() -> None:
    first = Question("n", text("n"), "nps", branches=(Branch("low", at_most=6), Branch("high", at_least=9)), otherwise=END)
    questions = (first, replace(LAST, key="low", otherwise=END), replace(LAST, key="high"))
    assert not flaws_of(*questions)
    ends = {score: walk(questions, {"n": score}).now for score in range(11)}
    assert [way.key if way else END for way in ends.values()] == ["low"] * 7 + [END] * 2 + ["high"] * 2
    assert walk(questions, {}).ahead == 1


def test_every_combination_of_three_questions_walks_on() -> None:
    """A longer way and a shorter one to the same end."""
    questions = (
        replace(SINGLE, key="a", branches=(Branch("c", ("o1",)),)),
        replace(SINGLE, key="b"),
        Question("c", text("c"), options=(*options(2), Option("o2", text("o2")))),
    )
    for a, b, c in product(("o0", "o1"), ("o0", "o1"), ("o0", "o2")):
        way = walk(questions, {"a": a, "b": b, "c": c})
        assert [each.key for each in way.passed] == (["a", "b", "c"] if a == "o0" else ["a", "c"])
        assert way.now is None
