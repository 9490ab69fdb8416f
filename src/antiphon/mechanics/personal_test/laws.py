"""What a personal test promises, as plain functions over what happened."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import NamedTuple

from antiphon.mechanics.personal_test.rules import Rules
from antiphon.sdk.answers import Answer, read_answer
from antiphon.sdk.charts import is_tally
from antiphon.sdk.effects import Emit
from antiphon.sdk.laws import History, Turn, accepted_by_person, given, only_signed_in_people_get_anything, transfers
from antiphon.sdk.questions import find_question, fits, walk


class Taken(NamedTuple):
    """One accepted turn, with the answers that stood before and after it."""

    person: str
    turn: Turn
    before: Mapping[str, Answer]
    after: Mapping[str, Answer]

    @property
    def finished(self) -> bool:
        """Whether this turn brought the test to its end."""
        return "outcome" in self.turn.answer


def _told(history: History) -> Iterator[Taken]:
    """Every accepted turn with the answers as the moves alone tell them."""
    rules: Rules = history.rules
    for person, turns in accepted_by_person(history).items():
        answers: dict[str, Answer] = {}
        for turn in turns:
            before = dict(answers)
            if turn.move.do == "answer":
                question = find_question(rules.questions, turn.move.question)
                assert question is not None, f"{person} answered {turn.move.question}, which is no question"
                read = read_answer(question, turn.move.answer)
                assert isinstance(read, str | int | tuple | dict | None), f"{person} gave an answer to {question.key} that does not fit"
                answers[question.key] = read
            elif turn.move.do == "back":
                answers.popitem()
            elif turn.move.do == "restart":
                answers.clear()
            yield Taken(person, turn, before, dict(answers))


def each_answer_is_to_the_question_that_is_open(history: History) -> None:
    """Questions come in the order that the answers before them lead to, and the test ends where no question follows."""
    for taken in _told(history):
        if taken.turn.move.do != "answer":
            continue
        now = walk(history.rules.questions, taken.before).now
        assert now is not None, f"{taken.person} answered after the end"
        assert now.key == taken.turn.move.question, f"{taken.person} answered {taken.turn.move.question} instead of {now.key}"
        ended = walk(history.rules.questions, taken.after).now is None
        assert ended == taken.finished, f"{taken.person} was told that the test is {'over' if taken.finished else 'not over'}"


def the_outcome_is_the_one_the_answers_speak_for(history: History) -> None:
    """No outcome has more points than the one that was told, and of equals none stands further up."""
    rules: Rules = history.rules
    for taken in _told(history):
        if not taken.finished:
            continue
        points = {outcome.key: 0 for outcome in rules.outcomes}
        for score in rules.scores:
            if score.question in taken.after and fits(score, taken.after[score.question]):
                points[score.outcome] += score.points
        best = next(key for key in points if points[key] == max(points.values()))
        told = taken.turn.answer["outcome"]["key"]
        assert told == best, f"{taken.person} was told {told}, but {best} has {points[best]} points"


def nothing_is_recommended_that_an_answer_rules_out(history: History) -> None:
    """Products have every property that an answer insists on and none that an answer excludes."""
    rules: Rules = history.rules
    known = {product.key: set(product.properties) for product in rules.products}
    for taken in _told(history):
        keys: list[str] = taken.turn.answer["products"] if taken.finished else []
        assert len(keys) <= rules.pick_count, f"{taken.person} was shown {len(keys)} products"
        for wish in rules.wishes:
            if wish.effect == "prefer" or wish.question not in taken.after or not fits(wish, taken.after[wish.question]):
                continue
            for key in keys:
                has = wish.property in known[key]
                assert has == (wish.effect == "must"), f"{taken.person} was shown {key} although {wish.property} is a {wish.effect}"


def answers_leave_the_play_with_consent_only(history: History) -> None:
    """An event tells answers or an outcome only while the person agrees; before, and after taking it back, none does."""
    agreed: dict[str, bool] = {}
    for taken in _told(history):
        do = taken.turn.move.do
        if do in {"agree", "withdraw"}:
            agreed[taken.person] = do == "agree"
        for effect in taken.turn.effects:
            if isinstance(effect, Emit) and {"answers", "outcome"} & effect.properties.keys():
                assert agreed.get(taken.person), f"{taken.person} never agreed to {effect.name}"


def the_reward_comes_once_at_the_end(history: History) -> None:
    """Nobody is rewarded twice, nor before the last question."""
    rewarded: set[str] = set()
    for taken in _told(history):
        got = given(taken.turn)
        if not got:
            continue
        reward = history.rules.reward
        assert taken.finished, f"{taken.person} was rewarded before the end"
        assert taken.person not in rewarded, f"{taken.person} was rewarded twice"
        assert reward is not None, f"{taken.person} got {dict(got)} where there is no reward"
        assert got == {reward.asset: reward.amount}, f"{taken.person} got {dict(got)}"
        rewarded.add(taken.person)


def nobody_takes_it_again_too_soon(history: History) -> None:
    """Between the end of one run and the beginning of the next lie the days that the rules say; without them there is one run."""
    days = history.rules.retake_after_days
    ended: dict[str, Turn] = {}
    for taken in _told(history):
        if taken.turn.move.do == "restart" and taken.person in ended:
            assert days is not None, f"{taken.person} took it again where that is not offered"
            wait = taken.turn.at - ended.pop(taken.person).at
            assert wait >= timedelta(days=days), f"{taken.person} took it again after {wait}"
        if taken.finished:
            assert taken.person not in ended, f"{taken.person} finished twice in one run"
            ended[taken.person] = taken.turn


def everybody_is_counted_once(history: History) -> None:
    """No tally counts a person twice, and a question that somebody answered was counted."""
    seen: set[tuple[str, str]] = set()
    for taken in _told(history):
        for transfer in transfers(taken.turn):
            if is_tally(transfer.asset):
                place = (taken.person, transfer.asset)
                assert transfer.amount == 1, f"{transfer.asset} counted {transfer.amount} at once"
                assert place not in seen, f"{taken.person} was counted twice in {transfer.asset}"
                seen.add(place)
        if taken.turn.move.do == "answer":
            assert (taken.person, f"tally:answered-{taken.turn.move.question}") in seen, f"{taken.person} was not counted"


LAWS = (
    each_answer_is_to_the_question_that_is_open,
    the_outcome_is_the_one_the_answers_speak_for,
    nothing_is_recommended_that_an_answer_rules_out,
    answers_leave_the_play_with_consent_only,
    the_reward_comes_once_at_the_end,
    nobody_takes_it_again_too_soon,
    everybody_is_counted_once,
    only_signed_in_people_get_anything,
)
