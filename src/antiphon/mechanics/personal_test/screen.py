"""What a person sees of a personal test: the question that is open, or the result with its reasons."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from antiphon.mechanics.personal_test.judging import Pick, Reason, grounds, judge, pick_products
from antiphon.mechanics.personal_test.moves import Seat
from antiphon.mechanics.personal_test.rules import Outcome, Rules
from antiphon.sdk.answers import Answer, say_answer, to_json
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.questions import Question, answered_on_the_way, show_question, walk
from antiphon.sdk.rewards import show_reward
from antiphon.sdk.words import Text, fill


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`{state, question, given, step, of, result, reward, rewarded, remember, agreed, retake, sign_in_first}`; all JSON.

    `state` is asking or done; `of` is how many questions there can be at most.
    """
    at = walk(rules.questions, seat.answers)
    done = seat.done_at is not None
    step = len(at.passed) + 1
    return {
        "state": "done" if done else "asking",
        "question": None if done or at.now is None else show_question(at.now),
        "given": None if at.now is None else to_json(seat.undone.get(at.now.key)),
        "step": step,
        "of": step + at.ahead,
        "result": _result(rules, answered_on_the_way(rules.questions, seat.answers)) if done else None,
        "reward": show_reward(rules.reward, facts.left) if rules.reward else None,
        "rewarded": seat.rewarded,
        "remember": rules.remember,
        "agreed": seat.agreed,
        "retake": _retake(rules, seat, facts),
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def _result(rules: Rules, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """`{outcome, because: [{question, answer}], products: [{key, name, link, picture, reasons}], share}`."""
    outcome = judge(rules, answers)
    share = fill(rules.share_text, {"outcome": outcome.name}) if rules.share_text else None
    return {
        "outcome": {
            "key": outcome.key,
            "name": _say(outcome.name),
            "text": _say(outcome.text),
            "picture": outcome.picture or None,
        },
        "because": [_ground(question, answers) for question in grounds(rules, answers, outcome)],
        "products": [_product(pick, answers, outcome) for pick in pick_products(rules, answers, outcome)],
        "share": _say(share) if share else None,
    }


def _ground(question: Question, answers: Mapping[str, Answer]) -> dict[str, Any]:
    return {"question": _say(question.text), "answer": _say(say_answer(question, answers[question.key]))}


def _product(pick: Pick, answers: Mapping[str, Answer], outcome: Outcome) -> dict[str, Any]:
    product = pick.product
    return {
        "key": product.key,
        "name": _say(product.name),
        "link": product.link or None,
        "picture": product.picture or None,
        "reasons": [_reason(reason, answers, outcome) for reason in pick.reasons],
    }


def _reason(reason: Reason, answers: Mapping[str, Answer], outcome: Outcome) -> dict[str, Any]:
    """A property of the product, and the answer (or the outcome) that it suits."""
    question = reason.question
    suits = outcome.name if question is None else say_answer(question, answers[question.key])
    return {"property": _say(reason.property.name), "suits": _say(suits), "question": _say(question.text) if question else None}


def _retake(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`open` says whether it works now, `at` when it will."""
    if seat.done_at is None or rules.retake_after_days is None:
        return {"open": False, "at": None}
    at = seat.done_at + timedelta(days=rules.retake_after_days)
    return {"open": facts.now >= at, "at": at.isoformat() if facts.now < at else None}


def _say(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
