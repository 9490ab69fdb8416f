"""Votes for the shared suite: rules of every shape, and the same vote with one bug planted."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.vote import counting
from antiphon.mechanics.vote.counting import BALLOTS, public_rank, public_row, salt_of
from antiphon.mechanics.vote.moves import Ballot, Seat, VoteMove
from antiphon.mechanics.vote.play import Vote
from antiphon.mechanics.vote.rules import Option, Rules
from antiphon.sdk.effects import Effect, Enlist, Transfer
from antiphon.sdk.mechanic import Decision, Facts, Move, Refused, Seats, Stimulus
from antiphon.sdk.rewards import Reward, hand_over
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples

NAME = Text(zh="选项", en="Option")
KEYS = ("a", "b", "c")
MUG = Reward("prize:mug", stock=1, name=Text(zh="杯子", en="Mug"))
CARD = Reward("coupon:card", stock=1, name=Text(zh="贺卡", en="Card"))


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Every form, with and without rewards, sealed and open."""
    most = draw(st.integers(1, 3))
    return Rules(
        question=Text(zh="选哪个？", en="Which one?"),
        options=tuple(Option(key, NAME) for key in KEYS[: draw(st.integers(2, 3))]),
        form=(form := draw(st.sampled_from(("single", "multiple", "ranked")))),
        least=1 if form == "single" else draw(st.integers(1, min(most, 2))),
        most=1 if form == "single" else min(most, 2) if most == 3 else most,
        change=draw(st.booleans()),
        results=draw(st.sampled_from(("always", "after_voting", "at_end"))),
        reward=draw(st.sampled_from((None, Reward(amount=5), MUG))),
        winner_reward=draw(st.sampled_from((None, Reward(amount=7), CARD))),
        signed_in=draw(st.sampled_from((False, False, True))),
    )


def acts(_: Rules) -> SearchStrategy[Any]:
    """Ballots of every kind, also empty ones, with repetitions, and for what is not there."""
    sound = st.lists(st.sampled_from(KEYS[:2]), min_size=1, max_size=2, unique=True)
    odd = st.lists(st.sampled_from((*KEYS, "x", "")), max_size=4)
    return st.one_of(sound, sound, sound, odd).map(lambda choices: VoteMove(tuple(choices)))


class _Rewritten(Vote):
    """For bugs that do something else to an accepted vote."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[VoteMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Refused) or not isinstance(stimulus, Move):
            return outcome
        return replace(outcome, effects=self.rewrite(tuple(outcome.effects), facts))

    def rewrite(self, effects: tuple[Effect, ...], facts: Facts) -> tuple[Effect, ...]:
        """The bug."""
        raise NotImplementedError


class VotesTwice(Vote):
    """Everybody can change the vote, whatever the rules say."""

    def _refusal(self, rules: Rules, seat: Seat, choices: tuple[str, ...], facts: Facts) -> Refused | None:
        return super()._refusal(replace(rules, change=True), seat, choices, facts)


class KeepsTheOldVote(Vote):
    """A changed vote is counted beside the old one."""

    def _vote(self, rules: Rules, seats: Seats[Seat], choices: tuple[str, ...], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super()._vote(rules, seats, choices, facts)
        if isinstance(outcome, Refused) or not seats.own.ballot:
            return outcome
        after = outcome.seats[seats.own_id].ballots
        others = tuple(effect for effect in outcome.effects if not isinstance(effect, Transfer))
        return replace(outcome, effects=(*counting.recount(rules, (), after), *others))


class AllowsTooMany(Vote):
    """Nobody counts how many a ballot names."""

    def _refusal(self, rules: Rules, seat: Seat, choices: tuple[str, ...], facts: Facts) -> Refused | None:
        refused = super()._refusal(rules, seat, choices, facts)
        return None if refused and refused.reason in {"too_many", "too_few"} else refused


class AllowsRepetition(Vote):
    """An option can be named twice in one ballot."""

    def _refusal(self, rules: Rules, seat: Seat, choices: tuple[str, ...], facts: Facts) -> Refused | None:
        refused = super()._refusal(rules, seat, choices, facts)
        return None if refused and refused.reason == "chosen_twice" else refused


class CountsDouble(_Rewritten):
    """The first option named gets a vote more than its ballot says."""

    def rewrite(self, effects: tuple[Effect, ...], facts: Facts) -> tuple[Effect, ...]:
        return tuple(replace(each, amount=each.amount + 1) if isinstance(each, Transfer) else each for each in effects)


class LosesBallots(_Rewritten):
    """The public list has no row for the vote."""

    def rewrite(self, effects: tuple[Effect, ...], facts: Facts) -> tuple[Effect, ...]:
        return tuple(each for each in effects if not isinstance(each, Enlist))


class SealsSomethingElse(_Rewritten):
    """Under the receipt there is the seal of another ballot."""

    def rewrite(self, effects: tuple[Effect, ...], facts: Facts) -> tuple[Effect, ...]:
        return tuple(replace(each, data={**each.data, "seal": "0" * 64}) if isinstance(each, Enlist) else each for each in effects)


class OpensTooEarly(Vote):
    """What is to be hidden until the end can be added up from the public list."""

    def _vote(self, rules: Rules, seats: Seats[Seat], choices: tuple[str, ...], facts: Facts) -> Decision[Seat] | Refused:
        return super()._vote(replace(rules, results="always"), seats, choices, facts)


class OpensAnotherBallot(Vote):
    """What is opened at the end is not what was sealed."""

    def _opened(self, rules: Rules, seat: Seat, facts: Facts) -> tuple[Effect, ...]:
        other = tuple(option.key for option in rules.options[: rules.fewest])
        forged = [Ballot(ballot.code, other, ballot.times) for ballot in seat.ballots]
        rows = [(ballot, public_row(ballot, salt_of(facts.secret, ballot), is_open=True)) for ballot in forged]
        return tuple(Enlist(BALLOTS, ballot.code, public_rank(ballot.code), row) for ballot, row in rows)


class ThanksEveryTime(Vote):
    """Changing the vote pays again."""

    def _thanks(self, rules: Rules, seat: Seat, facts: Facts) -> tuple[Effect, ...]:
        return super()._thanks(rules, Seat(), facts)


class ForgetsToThank(Vote):
    """The reward is shown and never given."""

    def _thanks(self, rules: Rules, seat: Seat, facts: Facts) -> tuple[Effect, ...]:
        return ()


class RewardsEverybody(Vote):
    """At the end all voters are rewarded, whatever they chose."""

    def _close(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat]:
        outcome = super()._close(rules, seats, facts)
        if outcome.because != "ballot_opened" or rules.winner_reward is None or rules.winner_reward.stock is not None:
            return outcome
        return replace(outcome, effects=(*outcome.effects, hand_over(rules.winner_reward)))


class ForgetsTheWinners(Vote):
    """At the end nobody is rewarded."""

    def _close(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat]:
        return super()._close(replace(rules, winner_reward=None), seats, facts)


class ServesStrangers(Vote):
    """An anonymous visitor gets what only signed-in people may have."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[VoteMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


_SOUND = Rules(question=Text(zh="选哪个？", en="Which one?"), options=(Option("a", NAME), Option("b", NAME)))


def _with(**changes: Any) -> Rules:
    return replace(_SOUND, **changes)


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    flawed=(
        (_with(question=Text(zh="", en="Which one?")), "question"),
        (_with(options=(Option("a", NAME),)), "options"),
        (_with(options=(Option("a", NAME), Option("a", NAME))), "options[1].key"),
        (_with(options=(Option("a", NAME), Option("B!", NAME))), "options[1].key"),
        (_with(options=(Option("a", NAME), Option("b", Text(zh="乙", en=" ")))), "options[1].name"),
        (_with(options=(Option("a", NAME), Option("b", NAME, Text(zh="", en="x")))), "options[1].about"),
        (_with(form="multiple", most=3), "most"),
        (_with(form="ranked", most=0), "most"),
        (_with(form="multiple", most=2, least=0), "least"),
        (_with(form="multiple", most=1, least=2), "least"),
        (_with(reward=Reward(amount=0)), "reward.amount"),
        (_with(reward=MUG, winner_reward=MUG), "winner_reward.asset"),
        (_with(winner_reward=Reward("coupon:ten")), "winner_reward.name"),
    ),
    bugs=(
        VotesTwice(),
        KeepsTheOldVote(),
        AllowsTooMany(),
        AllowsRepetition(),
        CountsDouble(),
        LosesBallots(),
        SealsSomethingElse(),
        OpensTooEarly(),
        OpensAnotherBallot(),
        ThanksEveryTime(),
        ForgetsToThank(),
        RewardsEverybody(),
        ForgetsTheWinners(),
        ServesStrangers(),
    ),
)
