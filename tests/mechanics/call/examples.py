"""Calls for the shared suite: rules of every shape, and the same call with one bug planted."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.call.listing import ADOPTED, ADOPTED_COUNT, ENTRIES, GALLERY
from antiphon.mechanics.call.moves import Accept, Adopt, CallMove, Refuse, Seat, Shortlist
from antiphon.mechanics.call.play import Call
from antiphon.mechanics.call.rules import Rules
from antiphon.sdk.effects import Effect, Enlist, Transfer, grant
from antiphon.sdk.mechanic import Decision, Facts, Refused, Ruling, Seats, Stimulus
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples, Judged

BRIEF = Text(zh="起个名字", en="Name it")
MUG = Reward("prize:mug", stock=1, name=Text(zh="杯子", en="Mug"))
FRESH = ("桂花乌龙", "Moon Mist", "星星", "Green Hill", "夏日海风", "🫖🫖🫖", "Yuzu Pop", "云雾")
TEXTS = (*FRESH, "Cloud Tea", "cloud-tea!", "Cloud Teas", "桂花 乌龙", "x", "", "A much longer sentence about tea")


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Every policy, with and without rewards."""
    return Rules(
        brief=BRIEF,
        shortest=draw(st.integers(1, 2)),
        longest=draw(st.sampled_from((10, 30))),
        pictures=draw(st.sampled_from(("none", "may", "may", "must"))),
        per_person=draw(st.integers(1, 3)),
        enter_days=draw(st.sampled_from((None, None, 2))),
        similar=draw(st.sampled_from(("refuse", "refuse", "flag"))),
        similar_percent=draw(st.sampled_from((60, 100))),
        gallery=draw(st.booleans()),
        slots=(slots := draw(st.integers(1, 3))),
        votes_each=min(slots, draw(st.sampled_from((1, 1, 2, 0)))),
        adopted=(adopted := draw(st.integers(1, 2))),
        accept_reward=draw(st.sampled_from((None, Reward(amount=5)))),
        shortlist_reward=draw(st.sampled_from((None, Reward(amount=7), MUG))),
        adopt_reward=draw(st.sampled_from((None, Reward(amount=90), Reward("coupon:big", stock=adopted, name=BRIEF)))),
        signed_in=draw(st.sampled_from((False, False, False, True))),
    )


def _entry(text: str, picture: str) -> CallMove:
    return CallMove("enter", text, picture)


def _vote(slot: str) -> CallMove:
    """With a dash before it a vote is taken back."""
    return CallMove("unvote", entry=slot[1:]) if slot.startswith("-") else CallMove("vote", entry=slot)


def acts(rules: Rules) -> SearchStrategy[Any]:
    """Ideas, alike and odd; votes for places that are there and not; every ruling, also those that come too early."""
    picture = "" if rules.pictures == "none" else "https://p.example/1.jpg"
    sound = st.builds(_entry, st.sampled_from(FRESH), st.just(picture))
    odd = st.builds(_entry, st.sampled_from(TEXTS), st.sampled_from(("", picture, "javascript:alert(1)")))
    slots = st.sampled_from(("01", "01", "01", "01", "02", "09", ""))
    votes = st.one_of(slots, slots, slots, slots.map(lambda slot: f"-{slot}")).map(_vote)
    rulings = (Accept(), Shortlist(), Shortlist(), Shortlist(), Adopt(), Adopt(), Refuse("Not ours"), Refuse(" "), Accept("nothing"))
    return st.one_of(sound, odd, votes, votes, st.sampled_from(rulings).map(Judged))


class _Loose(Call):
    """For bugs that play by other rules than those that were announced."""

    def other(self, rules: Rules) -> Rules:
        """The bug."""
        raise NotImplementedError

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[CallMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(self.other(rules), seats, stimulus, facts)


class TakesAsManyAsTheyLike(_Loose):
    """Nobody counts entries."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, per_person=20)


class TakesAnyLength(_Loose):
    """Nobody counts characters."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, longest=500)


class TakesTheSameAgain(_Loose):
    """What was there before is only flagged."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, similar="flag")


class TakesThemTooLate(_Loose):
    """Entries never close."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, enter_days=None)


class AdoptsWithoutEnd(_Loose):
    """More is adopted than was promised."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, adopted=50)


class VotesWithoutEnd(_Loose):
    """Nobody counts votes."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, votes_each=50)


class ForgetsToReward(_Loose):
    """Rewards are shown and not given."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, shortlist_reward=None)


class ServesStrangers(_Loose):
    """An anonymous visitor gets what only signed-in people may have."""

    def other(self, rules: Rules) -> Rules:
        return replace(rules, signed_in=False)


class _Rewritten(Call):
    """For bugs that do something else after a decision."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[CallMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        return outcome if isinstance(outcome, Refused) else self.rewrite(outcome, seats)

    def rewrite(self, outcome: Decision[Seat], seats: Seats[Seat]) -> Decision[Seat]:
        """The bug."""
        raise NotImplementedError


def _without(outcome: Decision[Seat], *names: str) -> tuple[Effect, ...]:
    return tuple(each for each in outcome.effects if not (isinstance(each, Enlist) and each.list in names))


class ShowsEverythingAtOnce(_Rewritten):
    """An entry is public before anybody looked at it."""

    def rewrite(self, outcome: Decision[Seat], seats: Seats[Seat]) -> Decision[Seat]:
        if outcome.because != "entered":
            return outcome
        row = Enlist(GALLERY, outcome.answer["entry"], data={"text": outcome.answer["text"]})
        return replace(outcome, effects=(*outcome.effects, row))


class LosesEntries(_Rewritten):
    """The staff never sees an entry."""

    def rewrite(self, outcome: Decision[Seat], seats: Seats[Seat]) -> Decision[Seat]:
        return replace(outcome, effects=_without(outcome, ENTRIES))


class VotesAgainAndAgain(_Rewritten):
    """Nobody remembers a vote."""

    def rewrite(self, outcome: Decision[Seat], seats: Seats[Seat]) -> Decision[Seat]:
        seat = outcome.seats[seats.own_id]
        return replace(outcome, seats={seats.own_id: replace(seat, votes={})})


class CountsDouble(_Rewritten):
    """A vote counts as two."""

    def rewrite(self, outcome: Decision[Seat], seats: Seats[Seat]) -> Decision[Seat]:
        if outcome.because != "vote_counted":
            return outcome
        effects = tuple(replace(each, amount=2) if isinstance(each, Transfer) else each for each in outcome.effects)
        return replace(outcome, effects=effects)


class VotesForOneself(Call):
    """Whose entry it is does not matter."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[CallMove], facts: Facts) -> Decision[Seat] | Refused:
        if isinstance(stimulus, Ruling):
            return super().decide(rules, seats, stimulus, facts)
        nobodys = tuple(replace(entry, slot="") for entry in seats.own.entries)
        outcome = super().decide(rules, Seats(seats.own_id, replace(seats.own, entries=nobodys), seats.all), stimulus, facts)
        if isinstance(outcome, Refused) or outcome.because == "entered":
            return outcome
        seat = replace(outcome.seats[seats.own_id], entries=seats.own.entries)
        return replace(outcome, seats={seats.own_id: seat})


class NamesNobody(_Rewritten):
    """What was adopted stands nowhere."""

    def rewrite(self, outcome: Decision[Seat], seats: Seats[Seat]) -> Decision[Seat]:
        return replace(outcome, effects=_without(outcome, ADOPTED))


class CountsNoAdoption(_Rewritten):
    """Nobody counts what was adopted."""

    def rewrite(self, outcome: Decision[Seat], seats: Seats[Seat]) -> Decision[Seat]:
        effects = tuple(each for each in outcome.effects if not (isinstance(each, Transfer) and each.asset == ADOPTED_COUNT))
        return replace(outcome, effects=effects)


class ThanksEveryTime(_Rewritten):
    """Each accepted entry is rewarded like the first."""

    def rewrite(self, outcome: Decision[Seat], seats: Seats[Seat]) -> Decision[Seat]:
        return replace(outcome, seats={seats.own_id: replace(outcome.seats[seats.own_id], thanked=False)})


class PaysTwice(_Rewritten):
    """The reward of an accepted entry is handed over twice."""

    def rewrite(self, outcome: Decision[Seat], seats: Seats[Seat]) -> Decision[Seat]:
        if outcome.because != "accepted" or not outcome.answer["rewards"]:
            return outcome
        reward = outcome.answer["rewards"][0]
        return replace(outcome, effects=(*outcome.effects, grant(reward["asset"], reward["amount"])))


_SOUND = Rules(brief=BRIEF)


def _with(**changes: Any) -> Rules:
    return replace(_SOUND, **changes)


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    flawed=(
        (_with(brief=Text(zh="", en="x")), "brief"),
        (_with(longest=0), "longest"),
        (_with(longest=501), "longest"),
        (_with(shortest=31), "shortest"),
        (_with(shortest=0), "shortest"),
        (_with(per_person=0), "per_person"),
        (_with(enter_days=0), "enter_days"),
        (_with(similar_percent=10), "similar_percent"),
        (_with(slots=51), "slots"),
        (_with(votes_each=11), "votes_each"),
        (_with(adopted=0), "adopted"),
        (_with(decide_days=0), "decide_days"),
        (_with(accept_reward=Reward(amount=0)), "accept_reward.amount"),
        (_with(shortlist_reward=MUG, adopt_reward=MUG), "adopt_reward.asset"),
        (_with(adopted=2, adopt_reward=MUG), "adopt_reward.stock"),
    ),
    bugs=(
        TakesAsManyAsTheyLike(),
        TakesAnyLength(),
        TakesTheSameAgain(),
        TakesThemTooLate(),
        AdoptsWithoutEnd(),
        VotesWithoutEnd(),
        ForgetsToReward(),
        ServesStrangers(),
        ShowsEverythingAtOnce(),
        LosesEntries(),
        VotesAgainAndAgain(),
        CountsDouble(),
        VotesForOneself(),
        NamesNobody(),
        CountsNoAdoption(),
        ThanksEveryTime(),
        PaysTwice(),
    ),
)
