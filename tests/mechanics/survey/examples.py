"""Surveys for the shared suite: rules of every shape, and the same play with one bug planted."""

from datetime import datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.survey.moves import Seat, SurveyMove
from antiphon.mechanics.survey.play import Survey
from antiphon.mechanics.survey.rules import Quota, Rules
from antiphon.mechanics.survey.stamps import stamp_of
from antiphon.sdk.effects import Transfer
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.mechanic import Decision, Facts, Refused, Seats, Stimulus
from antiphon.sdk.questions import Branch, Option, Question
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples

NAME = Text(zh="名称", en="Name")


def _options(*keys: str) -> tuple[Option, ...]:
    return tuple(Option(key, NAME) for key in keys)


NPS = Question("nps", NAME, "nps", branches=(Branch("end", at_least=9),))
AGE = Question("age", NAME, options=_options("young", "old"))
LIKES = Question("likes", NAME, "multiple", options=_options("a", "b", "c"), most=2)
PARTS = Question("parts", NAME, "matrix", options=_options("bad", "good"), rows=_options("x", "y"))
MORE = Question("more", NAME, "text", optional=True)
LAST = replace(NPS, branches=())
QUOTAS = {
    "age": Quota("young", NAME, "age", 1, ("young",)),
    "likes": Quota("likers", NAME, "likes", 2, ("a", "b")),
    "nps": Quota("fans", NAME, "nps", 1, at_least=9),
}
FITTING = {
    "nps": (0, 6, 9, 10),
    "age": ("young", "old"),
    "likes": (("a",), ("a", "c")),
    "parts": ({"x": "good", "y": "bad"},),
    "more": (None, "fine"),
}
ODD = ("", "wet", 11, ("a", "b", "c"), {"x": "good"}, " \x00\ud800", None)


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """One to three questions, quotas on some of them, with names and without."""
    questions = draw(st.sampled_from(((AGE,), (LAST,), (AGE, LIKES), (NPS, AGE, MORE), (PARTS, LIKES), (LIKES, MORE), (AGE, LAST))))
    anonymous = draw(st.sampled_from((False, False, True)))
    reward = draw(st.sampled_from((None, Reward(amount=5), Reward("prize:mug", stock=2, name=NAME))))
    with_quotas = draw(st.booleans())
    return Rules(
        questions=questions,
        anonymous=anonymous,
        quotas=tuple(QUOTAS[each.key] for each in questions if each.key in QUOTAS) if with_quotas else (),
        reward=reward,
        signed_in=(anonymous and reward is not None) or draw(st.sampled_from((False, False, True))),
    )


class Claimed:
    """A claim with the stamp of the day."""

    def at(self, now: datetime) -> SurveyMove:
        return SurveyMove("claim", stamp=stamp_of(MADE_UP_SECRET, now))


def acts(made: Rules) -> SearchStrategy[Any]:
    """Answers that fit, to any of the questions, and some that do not; every other move. From one list: it is made a thousand times."""
    answers = [SurveyMove("answer", question.key, given) for question in made.questions for given in FITTING[question.key]]
    odd = [SurveyMove("answer", key, given) for key in (made.questions[0].key, "none") for given in ODD]
    others = [SurveyMove("back"), SurveyMove("claim"), SurveyMove("claim", stamp="0" * 16), *([Claimed()] * 4 if made.anonymous else [])]
    return st.sampled_from([*answers * 6, *odd, *others])


class _Lenient(Survey):
    """Decides by other rules than those of the play."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[SurveyMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(self.bend(rules), seats, stimulus, facts)

    def bend(self, rules: Rules) -> Rules:
        """The other rules."""
        raise NotImplementedError


class AsksStraightOn(_Lenient):
    """Branches are not followed."""

    def bend(self, rules: Rules) -> Rules:
        return replace(rules, questions=tuple(replace(question, branches=()) for question in rules.questions))


class OverfillsGroups(_Lenient):
    """Places of a group are not looked at."""

    def bend(self, rules: Rules) -> Rules:
        return replace(rules, quotas=tuple(replace(quota, places=99) for quota in rules.quotas))


class TakesNames(_Lenient):
    """An anonymous survey is like any other."""

    def bend(self, rules: Rules) -> Rules:
        return replace(rules, anonymous=False)


class ServesStrangers(_Lenient):
    """An anonymous visitor gets what only signed-in people may have."""

    def bend(self, rules: Rules) -> Rules:
        return replace(rules, signed_in=False)


class _Meddling(Survey):
    """Decides right, then spoils it."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[SurveyMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        return outcome if isinstance(outcome, Refused) else self.spoil(outcome)

    def spoil(self, outcome: Decision[Seat]) -> Decision[Seat]:
        """The same, but wrong."""
        raise NotImplementedError


class TakesTwoReplies(_Meddling):
    """Nobody remembers that the reply was whole."""

    def spoil(self, outcome: Decision[Seat]) -> Decision[Seat]:
        return replace(outcome, seats={key: Seat(rewarded=seat.rewarded) if seat.done_at else seat for key, seat in outcome.seats.items()})


class RewardsEveryClaim(_Meddling):
    """Nobody remembers that the reward was claimed."""

    def spoil(self, outcome: Decision[Seat]) -> Decision[Seat]:
        return replace(outcome, seats={key: replace(seat, rewarded=False) for key, seat in outcome.seats.items()})


class ForgetsAChoice(_Meddling):
    """One tally of a whole reply is left out."""

    def spoil(self, outcome: Decision[Seat]) -> Decision[Seat]:
        kept = [
            each for each in outcome.effects if not (isinstance(each, Transfer) and each.asset.startswith(("tally:option", "tally:cell")))
        ]
        return replace(outcome, effects=kept)


BASE = Rules(questions=(AGE, LIKES, PARTS, MORE))

EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=(),
    flawed=(
        (replace(BASE, questions=()), "questions"),
        (replace(BASE, questions=(AGE, AGE)), "questions[1].key"),
        (
            replace(
                BASE,
                questions=tuple(replace(PARTS, key=f"p{n}", options=_options(*"abcde"), rows=_options(*"abcdefghi")) for n in range(7)),
            ),
            "questions",
        ),
        (replace(BASE, thanks=Text(zh="谢谢", en="")), "thanks"),
        (replace(BASE, quotas=(replace(QUOTAS["age"], question="odd"),)), "quotas[0].question"),
        (replace(BASE, quotas=(replace(QUOTAS["age"], options=("odd",)),)), "quotas[0].options"),
        (replace(BASE, quotas=(replace(QUOTAS["age"], places=0),)), "quotas[0].places"),
        (replace(BASE, quotas=(QUOTAS["age"], QUOTAS["age"])), "quotas[1].key"),
        (replace(BASE, quotas=(replace(QUOTAS["age"], name=Text(zh="", en="Young")),)), "quotas[0].name"),
        (replace(BASE, quotas=tuple(replace(QUOTAS["age"], key=f"k{n}") for n in range(21))), "quotas"),
        (replace(BASE, reward=Reward(amount=0)), "reward.amount"),
        (replace(BASE, reward=Reward(amount=5), anonymous=True), "signed_in"),
    ),
    bugs=(
        AsksStraightOn(),
        OverfillsGroups(),
        TakesNames(),
        ServesStrangers(),
        TakesTwoReplies(),
        RewardsEveryClaim(),
        ForgetsAChoice(),
    ),
)
