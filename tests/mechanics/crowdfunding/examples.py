"""Crowdfundings for the shared suite: rules of every shape, and the same crowdfunding with one bug planted."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.kernel.amounts import POINTS
from antiphon.mechanics.crowdfunding.moves import Pledge, PledgeMove, Seat
from antiphon.mechanics.crowdfunding.play import Crowdfunding
from antiphon.mechanics.crowdfunding.rules import Rules
from antiphon.mechanics.crowdfunding.settling import settle
from antiphon.sdk.effects import PLAY, Effect, Enlist, Hold, Post, Transfer, Void
from antiphon.sdk.mechanic import Alarm, Decision, Facts, Move, Refused, Seats, Stimulus
from antiphon.sdk.public_account import Statement
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples, Judged

WISH = Text(zh="一起做一件事", en="Something we do together")
MUG = Reward("prize:mug", amount=2, stock=8, name=Text(zh="杯子", en="Mug"))


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Small goals and short times, so that some are reached and some are not."""
    return Rules(
        wish=WISH,
        goal=draw(st.sampled_from((1, 2, 4, 6))),
        share=draw(st.sampled_from((5, 15, 200))),
        days=draw(st.sampled_from((1, 1, 2, 30))),
        success=draw(st.sampled_from(("at_deadline", "at_goal"))),
        beyond=draw(st.sampled_from(("open", "closed"))),
        reward=draw(st.sampled_from((None, Reward(amount=3), MUG))),
        per_person=draw(st.sampled_from((None, None, 1, 3))),
        signed_in=draw(st.sampled_from((False, False, True))),
    )


def acts(_: Rules) -> SearchStrategy[Any]:
    """Pledges of a few shares, now and then a change of mind, and what the organiser says."""
    pledges = st.integers(1, 4).map(lambda shares: PledgeMove("pledge", shares))
    others = st.sampled_from(
        (
            PledgeMove("pledge", 1_000),
            PledgeMove("withdraw"),
            PledgeMove("withdraw"),
            PledgeMove("collect"),
            Judged(Statement(WISH, "https://example.org/receipt"), "organiser"),
            Judged(Statement(Text(zh="", en="Thanks"))),
        )
    )
    return st.one_of(pledges, pledges, others)


Decided = Decision[Seat] | Refused


class TakesItAnyway(Crowdfunding):
    """At the deadline everything is taken, goal or not."""

    def _judge(self, rules: Rules, seats: Seats[Seat], alarm: Alarm, facts: Facts) -> Decided:
        return super()._judge(replace(rules, goal=0), seats, alarm, facts)


class GivesItBackAnyway(Crowdfunding):
    """A goal that is reached comes to nothing."""

    def _judge(self, rules: Rules, seats: Seats[Seat], alarm: Alarm, facts: Facts) -> Decided:
        return super()._judge(replace(rules, goal=10**9), seats, alarm, facts)


class CollectsTooEarly(Crowdfunding):
    """Whoever asks gets the reward as soon as the goal is reached, though pledges may still be withdrawn."""

    def _collect(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decided:
        return super()._collect(replace(rules, success="at_goal"), seats, facts)


class ForgetsTheLastPledge(Crowdfunding):
    """One hold is left hanging."""

    def _judge(self, rules: Rules, seats: Seats[Seat], alarm: Alarm, facts: Facts) -> Decided:
        own = seats.own
        if len(own.pledges) > 1:
            return settle(rules, seats.own_id, replace(own, pledges=own.pledges[:-1]), succeeded=rules.is_reached(facts))
        return super()._judge(rules, seats, alarm, facts)


class KeepsBackTheReward(Crowdfunding):
    """Pledges are taken, and nothing is given for them."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[PledgeMove], facts: Facts) -> Decided:
        said = super().decide(rules, seats, stimulus, facts)
        if not isinstance(said, Decision) or rules.reward is None:
            return said
        kept = [each for each in said.effects if not (isinstance(each, Post) and each.name.endswith("/reward"))]
        return replace(said, effects=[each for each in kept if not (isinstance(each, Transfer) and each.asset == POINTS)])


class SetsHalfAside(Crowdfunding):
    """A pledge costs half of what it says."""

    def _set_aside(self, rules: Rules, pledge: Pledge, price: int, facts: Facts) -> tuple[Effect, ...]:
        return super()._set_aside(rules, pledge, max(1, price // 2), facts)


class PromisesRewardsItDoesNotKeep(Crowdfunding):
    """Nobody sets the mugs aside."""

    def _set_aside(self, rules: Rules, pledge: Pledge, price: int, facts: Facts) -> tuple[Effect, ...]:
        effects = super()._set_aside(rules, pledge, price, facts)
        return tuple(replace(each, amount=1) if isinstance(each, Hold) and each.source == PLAY else each for each in effects)


class PledgesWithoutEnd(Crowdfunding):
    """Nobody looks at limits."""

    def _limits(self, rules: Rules, seat: Seat, shares: int, facts: Facts) -> Refused | None:
        return super()._limits(replace(rules, per_person=None), seat, shares, facts)


class TakesMoreThanTheGoal(Crowdfunding):
    """A closed goal is not closed."""

    def _limits(self, rules: Rules, seat: Seat, shares: int, facts: Facts) -> Refused | None:
        return super()._limits(replace(rules, beyond="open"), seat, shares, facts)


class TakesLatecomers(Crowdfunding):
    """A pledge after the deadline."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[PledgeMove], facts: Facts) -> Decided:
        longer = replace(rules, days=rules.days + 3) if isinstance(stimulus, Move) else rules
        return super().decide(longer, seats, stimulus, facts)


class LetsPeopleOut(Crowdfunding):
    """A goal that was reached for good falls apart again."""

    def _withdraw(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decided:
        return super()._withdraw(replace(rules, success="at_deadline"), seats, facts)


class KeepsHalfOnWithdrawal(Crowdfunding):
    """Only the first of several pledges comes back."""

    def _withdraw(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decided:
        said = super()._withdraw(rules, seats, facts)
        if not isinstance(said, Decision):
            return said
        voids = [each for each in said.effects if isinstance(each, Void)]
        return replace(said, effects=[each for each in said.effects if each not in voids[1:]]) if len(seats.own.pledges) > 1 else said


class CountsForTheCrowd(Crowdfunding):
    """The public account shows more than there is."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[PledgeMove], facts: Facts) -> Decided:
        said = super().decide(rules, seats, stimulus, facts)
        return replace(said, effects=_flattered(said.effects)) if isinstance(said, Decision) else said


def _flattered(effects: Sequence[Effect]) -> list[Effect]:
    rich: list[Effect] = []
    for each in effects:
        if isinstance(each, Enlist) and "total" in each.data:
            rich.append(replace(each, data={**each.data, "total": each.data["total"] * 2}))
        else:
            rich.append(each)
    return rich


class ServesStrangers(Crowdfunding):
    """Anonymous visitors pledge where only signed-in people may."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[PledgeMove], facts: Facts) -> Decided:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


_SOUND = Rules(wish=WISH, goal=10, share=100)


def _with(**changes: Any) -> Rules:
    return replace(_SOUND, **changes)


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=(),
    flawed=(
        (_with(wish=Text(zh="", en="A wish")), "wish"),
        (_with(goal=0), "goal"),
        (_with(share=0), "share"),
        (_with(days=0), "days"),
        (_with(days=91), "days"),
        (_with(per_person=0), "per_person"),
        (_with(reward=replace(MUG, stock=9)), "reward.stock"),
        (_with(reward=replace(MUG, stock=None)), "reward.stock"),
        (_with(reward=Reward("coupon:ten")), "reward.name"),
        (_with(reward=Reward("gold")), "reward.asset"),
    ),
    bugs=(
        TakesItAnyway(),
        GivesItBackAnyway(),
        CollectsTooEarly(),
        ForgetsTheLastPledge(),
        KeepsBackTheReward(),
        SetsHalfAside(),
        PromisesRewardsItDoesNotKeep(),
        PledgesWithoutEnd(),
        TakesMoreThanTheGoal(),
        TakesLatecomers(),
        LetsPeopleOut(),
        KeepsHalfOnWithdrawal(),
        CountsForTheCrowd(),
        ServesStrangers(),
    ),
)
