"""Where people leave a test, and what comes out of it: a question is tallied when a person first reaches and first answers it."""

from collections.abc import Mapping, Sequence

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.personal_test.moves import Seat
from antiphon.mechanics.personal_test.rules import Outcome, Rules
from antiphon.sdk.charts import Bar, Chart, count, no_tallies_yet, tally
from antiphon.sdk.effects import Transfer
from antiphon.sdk.questions import Question
from antiphon.sdk.words import Text

DROP_OFF = Text(zh="每道题的完成情况", en="How far people get")
OUTCOMES = Text(zh="测出的结果", en="Outcomes")


def tallies(rules: Rules) -> dict[Asset, int]:
    """Everything that is counted."""
    asked = [name for question in rules.questions for name in (_reached(question), _answered(question))]
    return no_tallies_yet([*asked, *(f"outcome-{outcome.key}" for outcome in rules.outcomes)])


def count_answer(seat: Seat, question: Question, then: Question | None) -> list[Transfer]:
    """What an answer counts: nothing when the person has answered this question before, in an earlier run or before going back."""
    if question.key in seat.counted:
        return []
    first = [] if seat.counted else [count(_reached(question))]
    reached = [] if then is None or then.key in seat.counted else [count(_reached(then))]
    return [*first, count(_answered(question)), *reached]


def count_outcome(outcome: Outcome) -> Transfer:
    """The first outcome of a person."""
    return count(f"outcome-{outcome.key}")


def draw_charts(rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
    """Drop-off by question, and how often each outcome came out."""

    def counted(name: str) -> int:
        return left.get(tally(name), 0)

    bars = tuple(Bar(question.text, counted(_answered(question)), counted(_reached(question))) for question in rules.questions)
    outcomes = tuple(Bar(outcome.name, counted(f"outcome-{outcome.key}")) for outcome in rules.outcomes)
    begun, done = (bars[0].of or 0) if bars else 0, sum(bar.count for bar in outcomes)
    share = round(100 * done / begun) if begun else 0
    figure = Text(zh=f"{begun} 人开始，{done} 人做完（{share}%）", en=f"{begun} began, {done} finished ({share} %)")
    return (Chart("drop_off", DROP_OFF, "funnel", bars, figure), Chart("outcomes", OUTCOMES, "shares", outcomes))


def _reached(question: Question) -> str:
    return f"reached-{question.key}"


def _answered(question: Question) -> str:
    return f"answered-{question.key}"
