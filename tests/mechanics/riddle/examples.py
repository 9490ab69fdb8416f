"""Riddles for the shared suite: rules of every shape, and the same play with one bug planted."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.riddle.moves import RiddleMove, Seat
from antiphon.mechanics.riddle.play import Riddle
from antiphon.mechanics.riddle.rules import Clue, Rules
from antiphon.sdk.mechanic import Decision, Facts, Move, Refused, Seats, Stimulus
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples

ASK = Text(zh="是什么？", en="What is it?")
MUG = Reward("prize:mug", stock=1, name=Text(zh="杯子", en="Mug"))
CLUES = (
    Clue(Text(zh="很吵", en="It is loud.")),
    Clue(Text(zh="热风", en="It blows."), 5),
    Clue(Text(zh="头发", en="Think of a salon."), 60),
)
REWARDS = ((Reward(amount=30), Reward(amount=20), Reward(amount=10)), (MUG,), (Reward(amount=9), MUG))


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """With few and many tries, with and without a wait, for all or for the first."""
    return Rules(
        ask=ASK,
        answers=("hair dryer", "吹风机"),
        rewards=draw(st.sampled_from(REWARDS)),
        clues=CLUES,
        winners=draw(st.sampled_from((None, None, 1))),
        tries=draw(st.sampled_from((None, 1, 3))),
        wait_minutes=draw(st.sampled_from((0, 1, 300))),
        signed_in=draw(st.sampled_from((False, False, True))),
    )


def acts(_: Rules) -> SearchStrategy[Any]:
    """Right in many spellings, nearly right, wrong, and nothing at all."""
    right = st.sampled_from(("hair dryer", "Ｈａｉｒ－Dryer!", "吹风机", " 吹 风 机 。"))
    wrong = st.sampled_from(("hair", "hairdryers", "a kettle", "风机", "", " ?! "))
    return st.one_of(right, wrong, wrong).map(RiddleMove)


class TellsTheAnswer(Riddle):
    """A wrong answer is corrected."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[RiddleMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Decision) and outcome.because == "wrong":
            return replace(outcome, answer={**outcome.answer, "hint": f"Not {rules.answers[0]}?"})
        return outcome


class TakesParts(Riddle):
    """A part of the answer is enough."""

    def _is_right(self, rules: Rules, answer: str) -> bool:
        return super()._is_right(rules, answer) or answer.lower() in rules.answers[0]


class MindsCapitals(Riddle):
    """Only the very same letters count."""

    def _is_right(self, rules: Rules, answer: str) -> bool:
        return answer in rules.answers


class LetsEverybodyTryOn(Riddle):
    """Nobody counts the tries."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[RiddleMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, tries=None), seats, stimulus, facts)


class NeverWaits(Riddle):
    """The next answer is taken at once."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[RiddleMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, wait_minutes=0), seats, stimulus, facts)


class PaysAsIfNoClueWasOut(Riddle):
    """Everybody gets what the first solver gets."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[RiddleMove], facts: Facts) -> Decision[Seat] | Refused:
        early = replace(facts, starts_at=facts.now + timedelta(hours=1))
        return super().decide(rules, seats, stimulus, early)


class PaysEverybody(Riddle):
    """The number of winners is not looked at."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[RiddleMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, winners=None), seats, stimulus, facts)


class PaysEachTime(Riddle):
    """Nobody remembers who has solved it."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[RiddleMove], facts: Facts) -> Decision[Seat] | Refused:
        forgetful = replace(seats, own=replace(seats.own, solved_at=None)) if isinstance(stimulus, Move) else seats
        return super().decide(rules, forgetful, stimulus, facts)


class ServesStrangers(Riddle):
    """An anonymous visitor gets what only signed-in people may have."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[RiddleMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


_SOUND = Rules(ask=ASK, answers=("hair dryer",), rewards=REWARDS[0], clues=CLUES)


def _with(**changes: Any) -> Rules:
    return replace(_SOUND, **changes)


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=(),
    flawed=(
        (_with(ask=Text(zh="", en="What is it?")), "ask"),
        (_with(answers=()), "answers"),
        (_with(answers=(" ?! ",)), "answers[0]"),
        (_with(rewards=()), "rewards"),
        (_with(rewards=(Reward(),) * 5), "rewards"),
        (_with(rewards=(MUG, MUG)), "rewards[1].asset"),
        (_with(rewards=(Reward("prize:mug", name=MUG.name),)), "rewards[0].stock"),
        (_with(clues=(Clue(Text(zh="线索", en="")),), rewards=(MUG,)), "clues[0].text"),
        (_with(clues=(Clue(Text(zh="线索", en="A Hair-Dryer, perhaps")),), rewards=(MUG,)), "clues[0].text"),
        (_with(clues=(CLUES[2], CLUES[1]), rewards=(MUG,)), "clues[1].after_hours"),
        (_with(clues=(replace(CLUES[0], after_hours=-1),), rewards=(MUG,)), "clues[0].after_hours"),
        (_with(clues=CLUES[:1] * 21), "clues"),
        (_with(winners=0), "winners"),
        (_with(tries=0), "tries"),
        (_with(wait_minutes=-1), "wait_minutes"),
    ),
    bugs=(
        TellsTheAnswer(),
        TakesParts(),
        MindsCapitals(),
        LetsEverybodyTryOn(),
        NeverWaits(),
        PaysAsIfNoClueWasOut(),
        PaysEverybody(),
        PaysEachTime(),
        ServesStrangers(),
    ),
)
