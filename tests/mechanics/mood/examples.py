"""Mood votes for the shared suite: rules, taps, rules that make no sense, and planted bugs."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.mood.moves import MoodMove, Seat
from antiphon.mechanics.mood.periods import PEOPLE, PERIOD
from antiphon.mechanics.mood.play import MoodVote
from antiphon.mechanics.mood.rules import Mood, Rules
from antiphon.sdk.effects import PLAY, WORLD, Effect, Enlist, Transfer
from antiphon.sdk.mechanic import Decision, Facts, Refused, Seats, Stimulus
from antiphon.sdk.rewards import Reward, hand_over
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples

NAME = Text(zh="心情", en="Mood")
KEYS = ("a", "b", "c")
MUG = Reward("prize:mug", stock=1, name=Text(zh="杯子", en="Mug"))
BASE = Rules(question=Text(zh="心情如何？", en="How are you?"), moods=tuple(Mood(key, NAME, "😊") for key in KEYS))


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Every period, with and without words, reward and changing."""
    return replace(
        BASE,
        every=draw(st.sampled_from(("day", "day", "week", "once"))),
        zone=draw(st.sampled_from(("UTC", "Asia/Shanghai", "America/New_York", ""))),
        change=draw(st.booleans()),
        results=draw(st.sampled_from(("always", "after"))),
        comment=draw(st.booleans()),
        reward=draw(st.sampled_from((None, Reward(amount=5), MUG))),
        signed_in=draw(st.sampled_from((False, False, True))),
    )


def acts(_: Rules) -> SearchStrategy[Any]:
    """Moods that are there and one that is not, with and without words."""
    return st.builds(MoodMove, st.sampled_from((*KEYS, *KEYS, "x")), st.sampled_from(("", "", "  ", "Friday!")))


class _Rewritten(MoodVote):
    """For bugs that do something else to the effects."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[MoodMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        return outcome if isinstance(outcome, Refused) else replace(outcome, effects=self.rewrite(tuple(outcome.effects), rules, seats))

    def rewrite(self, effects: tuple[Effect, ...], rules: Rules, seats: Seats[Seat]) -> tuple[Effect, ...]:
        """The bug."""
        raise NotImplementedError


class CountsOnAndOn(_Rewritten):
    """A new day begins with yesterday's count."""

    def rewrite(self, effects: tuple[Effect, ...], rules: Rules, seats: Seats[Seat]) -> tuple[Effect, ...]:
        return tuple(each for each in effects if not (isinstance(each, Transfer) and each.target == WORLD and each.amount > 1))


class ForgetsWhichDay(_Rewritten):
    """The number of the day does not go up, so every tap empties the count."""

    def rewrite(self, effects: tuple[Effect, ...], rules: Rules, seats: Seats[Seat]) -> tuple[Effect, ...]:
        return tuple(each for each in effects if not (isinstance(each, Transfer) and each.asset == PERIOD))


class PaintsItRosy(_Rewritten):
    """The first mood gets one more with every tap."""

    def rewrite(self, effects: tuple[Effect, ...], rules: Rules, seats: Seats[Seat]) -> tuple[Effect, ...]:
        return tuple(
            replace(each, amount=2) if isinstance(each, Transfer) and each.asset == Asset("tally:now-a") else each for each in effects
        )


class CountsPeopleTwice(_Rewritten):
    """Everybody is a new person every day."""

    def rewrite(self, effects: tuple[Effect, ...], rules: Rules, seats: Seats[Seat]) -> tuple[Effect, ...]:
        counted = any(isinstance(each, Transfer) and each.asset == PEOPLE for each in effects)
        return effects if counted else (*effects, Transfer(PEOPLE, 1, WORLD, PLAY))


class VotesOnAndOn(MoodVote):
    """The same person is counted with every tap."""

    def _refusal(self, rules: Rules, seat: Seat, move: MoodMove, period: int, facts: Facts) -> Refused | None:
        return super()._refusal(rules, Seat(), move, period, facts)


class ChangesWhereItIsNotOffered(MoodVote):
    """The rule about changing is not looked at."""

    def _refusal(self, rules: Rules, seat: Seat, move: MoodMove, period: int, facts: Facts) -> Refused | None:
        return super()._refusal(replace(rules, change=True), seat, move, period, facts)


class AllowsUnknownMoods(MoodVote):
    """A mood that is not there is accepted."""

    def _refusal(self, rules: Rules, seat: Seat, move: MoodMove, period: int, facts: Facts) -> Refused | None:
        refused = super()._refusal(rules, seat, move, period, facts)
        return None if refused and refused.reason == "no_such_mood" else refused


class PaysEveryDay(_Rewritten):
    """The reward comes with every tap."""

    def rewrite(self, effects: tuple[Effect, ...], rules: Rules, seats: Seats[Seat]) -> tuple[Effect, ...]:
        if rules.reward is None or rules.reward.stock is not None or not seats.own.count:
            return effects
        return (*effects, hand_over(rules.reward))


class ForgetsTheReward(MoodVote):
    """The reward is shown and never given."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[MoodMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, reward=None), seats, stimulus, facts)


class LosesWords(_Rewritten):
    """What people write goes nowhere."""

    def rewrite(self, effects: tuple[Effect, ...], rules: Rules, seats: Seats[Seat]) -> tuple[Effect, ...]:
        return tuple(each for each in effects if not isinstance(each, Enlist))


class TakesWordsEverywhere(MoodVote):
    """Words are kept although nobody asked for them."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[MoodMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, comment=True), seats, stimulus, facts)


class ServesStrangers(MoodVote):
    """An anonymous visitor gets what only signed-in people may have."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[MoodMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=(),
    flawed=(
        (replace(BASE, question=Text(zh="", en="How?")), "question"),
        (replace(BASE, moods=BASE.moods[:1]), "moods"),
        (replace(BASE, moods=tuple(Mood(f"m{number}", NAME, "😊") for number in range(11))), "moods"),
        (replace(BASE, moods=(BASE.moods[0], BASE.moods[0])), "moods[1].key"),
        (replace(BASE, moods=(BASE.moods[0], Mood("b", Text(zh="乙", en=""), "😊"))), "moods[1].name"),
        (replace(BASE, moods=(BASE.moods[0], Mood("b", NAME))), "moods[1].emoji"),
        (replace(BASE, zone="Mars/Base"), "zone"),
        (replace(BASE, reward=Reward(amount=0)), "reward.amount"),
    ),
    bugs=(
        CountsOnAndOn(),
        ForgetsWhichDay(),
        PaintsItRosy(),
        CountsPeopleTwice(),
        VotesOnAndOn(),
        ChangesWhereItIsNotOffered(),
        AllowsUnknownMoods(),
        PaysEveryDay(),
        ForgetsTheReward(),
        LosesWords(),
        TakesWordsEverywhere(),
        ServesStrangers(),
    ),
)
