"""Quizzes for the shared suite: rules of every shape, and the same quiz with one bug planted."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.quiz.moves import QuizMove, Seat
from antiphon.mechanics.quiz.play import Quiz
from antiphon.mechanics.quiz.rules import Places, QuizQuestion, Rules
from antiphon.sdk.effects import Enlist
from antiphon.sdk.mechanic import Alarm, Decision, Facts, Refused, Reply, Seats, Stimulus
from antiphon.sdk.questions import Branch, Option, Question
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples

NAME = Text(zh="名称", en="Name")
OPTIONS = tuple(Option(key, NAME) for key in "abc")
POOL = tuple(
    QuizQuestion(Question(f"q{number}", NAME, "multiple" if number == 2 else "single", OPTIONS), ("a", "b") if number == 2 else ("a",))
    for number in range(4)
)
MUG = Reward("prize:mug", stock=1, name=NAME)


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """One to three questions out of four, with and without rewards."""
    ask_count = draw(st.sampled_from((1, 1, 2, 3)))
    passing = draw(st.sampled_from((None, Reward(amount=5), Reward("prize:pin", stock=1, name=NAME))))
    return Rules(
        pool=POOL,
        ask_count=ask_count,
        seconds=draw(st.sampled_from((30, 60, 600))),
        run_limit=draw(st.sampled_from((1, 2, 9))),
        pass_count=draw(st.integers(1, ask_count)) if passing else None,
        reward=passing,
        places=draw(st.sampled_from(((), (Places(1, 1, MUG), Places(2, 3, Reward(amount=7))), (Places(1, 2, Reward(amount=9)),)))),
        signed_in=draw(st.sampled_from((False, False, False, True))),
    )


def _rightly(made: Rules, seat: Seat) -> QuizMove:
    each = made.find(seat.now or "") or made.pool[0]
    return QuizMove("answer", each.question.key, each.right if each.question.kind == "multiple" else each.right[0])


def _wrongly(made: Rules, seat: Seat) -> QuizMove:
    each = made.find(seat.now or "") or made.pool[0]
    return QuizMove("answer", each.question.key, ("c",) if each.question.kind == "multiple" else "c")


RIGHT, WRONG, NEXT = Reply(_rightly), Reply(_wrongly), QuizMove("next")
ODD = [QuizMove("answer", key, given) for key in ("q0", "none") for given in ("", "z", 5, ("a", "b"), {"a": "b"}, None)]


def acts(_: Rules) -> SearchStrategy[Any]:
    """Opening questions and answering whatever is open, rightly and wrongly; and some odd answers."""
    return st.sampled_from([NEXT] * 30 + [RIGHT] * 22 + [WRONG] * 8 + ODD)


class _Lenient(Quiz):
    """Decides by other rules than those of the quiz."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[QuizMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(self.bend(rules), seats, stimulus, facts)

    def bend(self, rules: Rules) -> Rules:
        """The other rules."""
        raise NotImplementedError


class ForgivesLateAnswers(_Lenient):
    """The clock is not looked at."""

    def bend(self, rules: Rules) -> Rules:
        return replace(rules, seconds=10**6)


class TakesHalfAnAnswer(_Lenient):
    """Of several right options one is enough."""

    def bend(self, rules: Rules) -> Rules:
        return replace(rules, pool=tuple(replace(each, right=("c",)) for each in rules.pool))


class NeverEnds(_Lenient):
    """Runs are not counted."""

    def bend(self, rules: Rules) -> Rules:
        return replace(rules, run_limit=100)


class LetsEverybodyPass(_Lenient):
    """No right answer is needed to pass."""

    def bend(self, rules: Rules) -> Rules:
        return rules if rules.pass_count is None else replace(rules, pass_count=0)


class ServesStrangers(_Lenient):
    """An anonymous visitor gets what only signed-in people may have."""

    def bend(self, rules: Rules) -> Rules:
        return replace(rules, signed_in=False)


class DrawsAlike(Quiz):
    """Everybody gets the same questions."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[QuizMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(rules, seats, stimulus, replace(facts, seed="always"))


class EverybodyIsFirst(Quiz):
    """Places are not looked at."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[QuizMove], facts: Facts) -> Decision[Seat] | Refused:
        if isinstance(stimulus, Alarm):
            facts = replace(facts, rows={name: replace(row, position=1) for name, row in facts.rows.items()})
        return super().decide(rules, seats, stimulus, facts)


class _Meddling(Quiz):
    """Decides right, then spoils it."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[QuizMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        return outcome if isinstance(outcome, Refused) else self.spoil(outcome)

    def spoil(self, outcome: Decision[Seat]) -> Decision[Seat]:
        """The same, but wrong."""
        raise NotImplementedError


class RewardsEveryPass(_Meddling):
    """Nobody remembers that passing was rewarded."""

    def spoil(self, outcome: Decision[Seat]) -> Decision[Seat]:
        return replace(outcome, seats={key: replace(seat, rewarded=False) for key, seat in outcome.seats.items()})


class ForgetsTheTime(_Meddling):
    """Of equal scores whoever came first stands first, however slow."""

    def spoil(self, outcome: Decision[Seat]) -> Decision[Seat]:
        effects = [replace(each, rank=each.rank // 10**9 * 10**9) if isinstance(each, Enlist) else each for each in outcome.effects]
        return replace(outcome, effects=effects)


class AddsUpWrongly(_Meddling):
    """One right answer more is told."""

    def spoil(self, outcome: Decision[Seat]) -> Decision[Seat]:
        if "score" not in outcome.answer:
            return outcome
        return replace(outcome, answer={**outcome.answer, "score": outcome.answer["score"] + 1})


BASE = Rules(pool=POOL, ask_count=2)
ONE = POOL[0]


def _pool(**changes: Any) -> Rules:
    return replace(BASE, pool=(replace(ONE, question=replace(ONE.question, **changes)), *POOL[1:]))


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=(),
    flawed=(
        (replace(BASE, pool=()), "pool"),
        (replace(BASE, pool=(ONE, ONE)), "pool[1].question.key"),
        (_pool(kind="scale", options=()), "pool[0].question.kind"),
        (_pool(optional=True), "pool[0].question"),
        (_pool(branches=(Branch("end", ("a",)),)), "pool[0].question"),
        (_pool(text=Text(zh="", en="x")), "pool[0].question.text"),
        (replace(BASE, pool=(replace(ONE, right=()), *POOL[1:])), "pool[0].right"),
        (replace(BASE, pool=(replace(ONE, right=("a", "b")), *POOL[1:])), "pool[0].right"),
        (replace(BASE, pool=(replace(ONE, right=("z",)), *POOL[1:])), "pool[0].right"),
        (replace(BASE, ask_count=5), "ask_count"),
        (replace(BASE, seconds=2), "seconds"),
        (replace(BASE, run_limit=0), "run_limit"),
        (replace(BASE, pass_count=3, reward=Reward(amount=5)), "pass_count"),
        (replace(BASE, pass_count=1), "reward"),
        (replace(BASE, places=(Places(2, 1, Reward(amount=5)),)), "places[0].first"),
        (replace(BASE, places=(Places(1, 3, Reward(amount=5)), Places(3, 4, Reward(amount=5)))), "places[1].first"),
        (replace(BASE, places=(Places(1, 2, MUG),)), "places[0].reward.stock"),
        (replace(BASE, places=(Places(1, 1, replace(MUG, name=None)),)), "places[0].reward.name"),
    ),
    bugs=(
        ForgivesLateAnswers(),
        TakesHalfAnAnswer(),
        NeverEnds(),
        LetsEverybodyPass(),
        ServesStrangers(),
        DrawsAlike(),
        EverybodyIsFirst(),
        RewardsEveryPass(),
        ForgetsTheTime(),
        AddsUpWrongly(),
    ),
)
