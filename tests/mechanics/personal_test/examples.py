"""Personal tests for the shared suite: rules of every shape, and the same play with one bug planted."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.personal_test.moves import PersonalTestMove, Seat
from antiphon.mechanics.personal_test.play import PersonalTest
from antiphon.mechanics.personal_test.rules import Outcome, Product, Property, Rules, Score, Wish
from antiphon.sdk.effects import Emit
from antiphon.sdk.mechanic import Decision, Facts, Refused, Seats, Stimulus
from antiphon.sdk.questions import Branch, Option, Question
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples

NAME = Text(zh="名称", en="Name")


def _options(*keys: str) -> tuple[Option, ...]:
    return tuple(Option(key, NAME) for key in keys)


SKIN = Question("skin", NAME, options=_options("dry", "oily"), branches=(Branch("end", ("oily",)),))
SCALE = Question("pores", NAME, "scale", optional=True)
LIKES = Question("likes", NAME, "multiple", options=_options("a", "b", "c"), most=2)
PROPERTIES = (Property("soft", NAME), Property("scent", NAME))
PRODUCTS = (Product("p1", NAME, ("soft",)), Product("p2", NAME, ("soft", "scent")), Product("p3", NAME))
OUTCOMES = (Outcome("calm", NAME, NAME, ("soft",)), Outcome("wild", NAME, NAME, ("scent",)))
SCORES = (
    Score("skin", "wild", ("oily",), points=2),
    Score("pores", "wild", at_least=4, points=3),
    Score("likes", "wild", ("a",)),
    Score("likes", "calm", ("b", "c"), points=2),
)
WISHES = (Wish("likes", "scent", ("c",), effect="never"), Wish("skin", "soft", ("dry",), effect="must"), Wish("likes", "scent", ("a",)))


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """One to three questions in any order, with rewards and retakes of every kind."""
    questions = draw(st.permutations([SKIN, SCALE, LIKES]))[: draw(st.sampled_from((1, 1, 1, 2, 3)))]
    asked = {question.key for question in questions}
    scores = tuple(score for score in SCORES if score.question in asked)
    with_products = draw(st.booleans())
    return Rules(
        questions=tuple(questions),
        outcomes=OUTCOMES if any(score.outcome == "wild" for score in scores) else tuple(reversed(OUTCOMES)),
        scores=scores,
        properties=PROPERTIES,
        products=PRODUCTS if with_products else (),
        wishes=tuple(wish for wish in WISHES if wish.question in asked),
        pick_count=draw(st.integers(1, 3)),
        share_text=draw(st.sampled_from((None, NAME))),
        remember=draw(st.sampled_from((True, True, False))),
        reward=draw(st.sampled_from((None, Reward(amount=5), Reward("prize:mask", stock=2, name=NAME)))),
        retake_after_days=draw(st.sampled_from((0, 0, 0, 2, None))),
        signed_in=draw(st.sampled_from((False, False, False, True))),
    )


FITTING = {
    "skin": ("dry", "oily"),
    "pores": (None, 1, 3, 4, 5),
    "likes": (("a",), ("b",), ("c",), ("a", "c")),
}
ODD = ("", "wet", 9, ("a", "b", "c"), {"a": "b"}, " \x00\ud800", None, ())


def acts(made: Rules) -> SearchStrategy[Any]:
    """Answers that fit, to any of the questions, and some that do not; every other move. From one list: it is made a thousand times."""
    answers = [PersonalTestMove("answer", question.key, given) for question in made.questions for given in FITTING[question.key]]
    odd = [PersonalTestMove("answer", key, given) for key in (made.questions[0].key, "none") for given in ODD]
    others = [PersonalTestMove(do) for do in ("back", "restart", "restart", "agree", "withdraw")]
    return st.sampled_from([*answers * 4, *odd, *others * max(2, len(answers))])


class _Meddling(PersonalTest):
    """Decides right, then spoils it."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[PersonalTestMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        return outcome if isinstance(outcome, Refused) else self.spoil(rules, outcome)

    def spoil(self, rules: Rules, outcome: Decision[Seat]) -> Decision[Seat]:
        """The same, but wrong."""
        raise NotImplementedError


class AsksStraightOn(PersonalTest):
    """Branches are not followed."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[PersonalTestMove], facts: Facts) -> Decision[Seat] | Refused:
        straight = replace(rules, questions=tuple(replace(question, branches=()) for question in rules.questions))
        return super().decide(straight, seats, stimulus, facts)


class CountsEveryPointOnce(PersonalTest):
    """Weights are not looked at."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[PersonalTestMove], facts: Facts) -> Decision[Seat] | Refused:
        even = replace(rules, scores=tuple(replace(score, points=1) for score in rules.scores))
        return super().decide(even, seats, stimulus, facts)


class RecommendsAnything(PersonalTest):
    """What answers rule out is recommended all the same."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[PersonalTestMove], facts: Facts) -> Decision[Seat] | Refused:
        lax = replace(rules, wishes=tuple(replace(wish, effect="prefer") for wish in rules.wishes))
        return super().decide(lax, seats, stimulus, facts)


class TellsWithoutAsking(_Meddling):
    """The outcome goes out whether the person agreed or not."""

    def spoil(self, rules: Rules, outcome: Decision[Seat]) -> Decision[Seat]:
        if "outcome" not in outcome.answer:
            return outcome
        return replace(outcome, effects=(*outcome.effects, Emit("Test Answers Kept", {"outcome": outcome.answer["outcome"]["key"]})))


class ForgetsTheWithdrawal(_Meddling):
    """Taking consent back changes nothing."""

    def spoil(self, rules: Rules, outcome: Decision[Seat]) -> Decision[Seat]:
        if outcome.because != "withdrawn":
            return outcome
        return replace(outcome, seats={key: replace(seat, agreed=True) for key, seat in outcome.seats.items()})


class RewardsEveryRun(_Meddling):
    """Nobody remembers that the reward was given."""

    def spoil(self, rules: Rules, outcome: Decision[Seat]) -> Decision[Seat]:
        return replace(outcome, seats={key: replace(seat, rewarded=False) for key, seat in outcome.seats.items()})


class LetsEverybodyTryAgain(PersonalTest):
    """The days between two runs are not looked at."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[PersonalTestMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, retake_after_days=0), seats, stimulus, facts)


class CountsEveryRun(_Meddling):
    """A person who takes it again is counted again."""

    def spoil(self, rules: Rules, outcome: Decision[Seat]) -> Decision[Seat]:
        return replace(outcome, seats={key: replace(seat, counted=()) for key, seat in outcome.seats.items()})


class ServesStrangers(PersonalTest):
    """An anonymous visitor gets what only signed-in people may have."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[PersonalTestMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


class GivesWhatIsGone(PersonalTest):
    """The stock of the reward is not looked at."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[PersonalTestMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(rules, seats, stimulus, replace(facts, left=dict.fromkeys(facts.left, 99)))


BASE = Rules(
    questions=(replace(SKIN, branches=()), SCALE, LIKES),
    outcomes=OUTCOMES,
    scores=SCORES,
    properties=PROPERTIES,
    products=PRODUCTS,
    wishes=WISHES,
)

EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=(),
    flawed=(
        (replace(BASE, questions=()), "questions"),
        (replace(BASE, questions=(SKIN, SKIN)), "questions[1].key"),
        (replace(BASE, outcomes=OUTCOMES[:1]), "outcomes"),
        (replace(BASE, outcomes=(OUTCOMES[0], OUTCOMES[0])), "outcomes[1].key"),
        (replace(BASE, outcomes=(*OUTCOMES, replace(OUTCOMES[0], key="lost"))), "outcomes[2]"),
        (replace(BASE, outcomes=(replace(OUTCOMES[0], name=Text(zh="", en="Calm")), OUTCOMES[1])), "outcomes[0].name"),
        (replace(BASE, outcomes=(replace(OUTCOMES[0], text=Text(zh="静", en="")), OUTCOMES[1])), "outcomes[0].text"),
        (replace(BASE, outcomes=(replace(OUTCOMES[0], properties=("odd",)), OUTCOMES[1])), "outcomes[0].properties"),
        (replace(BASE, scores=(replace(SCORES[0], question="odd"), *SCORES)), "scores[0].question"),
        (replace(BASE, scores=(replace(SCORES[0], outcome="odd"), *SCORES)), "scores[0].outcome"),
        (replace(BASE, scores=(replace(SCORES[0], options=("odd",)), *SCORES)), "scores[0].options"),
        (replace(BASE, scores=(replace(SCORES[1], at_least=None), *SCORES)), "scores[0].at_least"),
        (replace(BASE, scores=(replace(SCORES[0], points=0), *SCORES)), "scores[0].points"),
        (replace(BASE, properties=(*PROPERTIES, PROPERTIES[0])), "properties[2].key"),
        (replace(BASE, products=(replace(PRODUCTS[0], properties=("odd",)),)), "products[0].properties"),
        (replace(BASE, products=(PRODUCTS[0], PRODUCTS[0])), "products[1].key"),
        (replace(BASE, products=tuple(replace(PRODUCTS[0], key=f"p{number}") for number in range(201))), "products"),
        (replace(BASE, wishes=(replace(WISHES[0], question="odd"),)), "wishes[0].question"),
        (replace(BASE, wishes=(replace(WISHES[0], property="odd"),)), "wishes[0].property"),
        (replace(BASE, pick_count=0), "pick_count"),
        (replace(BASE, share_text=Text(zh="分享", en="")), "share_text"),
        (replace(BASE, reward=Reward("prize:mask", name=NAME)), "reward.stock"),
        (replace(BASE, retake_after_days=-1), "retake_after_days"),
    ),
    bugs=(
        AsksStraightOn(),
        CountsEveryPointOnce(),
        RecommendsAnything(),
        TellsWithoutAsking(),
        ForgetsTheWithdrawal(),
        RewardsEveryRun(),
        LetsEverybodyTryAgain(),
        CountsEveryRun(),
        ServesStrangers(),
        GivesWhatIsGone(),
    ),
)
