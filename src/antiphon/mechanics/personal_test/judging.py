"""What answers come to: the outcome with most points, and the products that suit, each with its reasons."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from antiphon.mechanics.personal_test.rules import Outcome, Product, Property, Rules
from antiphon.sdk.answers import Answer
from antiphon.sdk.questions import Question, find_question, fits


class Reason(NamedTuple):
    """Why a product suits: a property that an answer asks for, or that goes with the outcome (no question)."""

    property: Property
    question: Question | None
    points: int


class Pick(NamedTuple):
    """A product that suits."""

    product: Product
    points: int
    reasons: tuple[Reason, ...]


def count_points(rules: Rules, answers: Mapping[str, Answer]) -> Counter[str]:
    """Points by outcome."""
    points: Counter[str] = Counter()
    for score in rules.scores:
        if score.question in answers and fits(score, answers[score.question]):
            points[score.outcome] += score.points
    return points


def judge(rules: Rules, answers: Mapping[str, Answer]) -> Outcome:
    """The outcome with most points; of equals the one further up."""
    points = count_points(rules, answers)
    return max(rules.outcomes, key=lambda outcome: points[outcome.key])


def grounds(rules: Rules, answers: Mapping[str, Answer], outcome: Outcome) -> list[Question]:
    """The questions whose answers spoke for an outcome, in the order asked."""
    spoke = {
        score.question
        for score in rules.scores
        if score.outcome == outcome.key and score.question in answers and fits(score, answers[score.question])
    }
    return [question for question in rules.questions if question.key in spoke]


def pick_products(rules: Rules, answers: Mapping[str, Answer], outcome: Outcome) -> list[Pick]:
    """The products that suit best, of equals those further up. None without a reason, and none that an answer rules out."""
    wished = [wish for wish in rules.wishes if wish.question in answers and fits(wish, answers[wish.question])]
    musts = {wish.property for wish in wished if wish.effect == "must"}
    nevers = {wish.property for wish in wished if wish.effect == "never"}
    reasons = list(_reasons(rules, answers, outcome))
    picks: list[Pick] = []
    for product in rules.products:
        has = set(product.properties)
        if not musts <= has or nevers & has:
            continue
        why = tuple(reason for reason in reasons if reason.property.key in has)
        if why:
            picks.append(Pick(product, sum(reason.points for reason in why), why))
    return sorted(picks, key=lambda pick: -pick.points)[: rules.pick_count]


def _reasons(rules: Rules, answers: Mapping[str, Answer], outcome: Outcome) -> Iterator[Reason]:
    named = {each.key: each for each in rules.properties}
    for wish in rules.wishes:
        if wish.effect != "never" and wish.question in answers and fits(wish, answers[wish.question]):
            yield Reason(named[wish.property], find_question(rules.questions, wish.question), wish.points)
    for key in dict.fromkeys(outcome.properties):
        yield Reason(named[key], None, 1)


def keys_of(picks: Sequence[Pick]) -> list[str]:
    """The products' keys."""
    return [pick.product.key for pick in picks]
