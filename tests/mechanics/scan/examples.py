"""Scans for the shared suite: one to three batches, good codes, copies, typing errors and guesses, and planted bugs."""

from itertools import islice
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.scan.codes import make_codes, spaced
from antiphon.mechanics.scan.moves import ScanMove, Seat
from antiphon.mechanics.scan.play import Scan
from antiphon.mechanics.scan.rules import Batch, Rules
from antiphon.sdk.brands import Brand
from antiphon.sdk.effects import Transfer
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.mechanic import Decision, Facts, Refused, Seats, Stimulus
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples

NAME = Text(zh="茶", en="Tea")
MUG = Reward("prize:mug", stock=2, name=NAME)
BATCHES = (Batch("one", NAME, 3, Reward(amount=5)), Batch("two", NAME, 2, MUG), Batch("three", NAME, 2))
CODES = {batch.key: [spaced(code) for code in islice(make_codes(MADE_UP_SECRET, batch.key, 5), 5)] for batch in BATCHES}
WRONG = ("0000-0000-0000-0000", "hello", CODES["one"][0][:-1], "#", "x" * 300)


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Up to three batches, with or without a reward for the set."""
    batches = BATCHES[: draw(st.integers(1, 3))]
    whole = Reward("coupon:set", 1, stock=1, name=NAME)
    return Rules(
        batches=batches,
        full_set=draw(st.sampled_from((None, whole))) if len(batches) > 1 else None,
        rewarded_per_day=draw(st.sampled_from((None, 1, 2))),
        wrong_per_hour=draw(st.integers(1, 3)),
        signed_in=draw(st.sampled_from((False, False, True))),
        zone=draw(st.sampled_from(("", "Asia/Shanghai"))),
    )


def acts(made: Rules) -> SearchStrategy[Any]:
    """Good codes in any spelling, codes above the count, codes of no batch, and nonsense."""
    codes = [code for batch in made.batches for code in CODES[batch.key]]
    good = st.sampled_from(codes)
    spelled = st.one_of(good, good, good.map(str.lower), good.map(lambda code: f" https://shop.example/s?c={code.replace('-', ' ')} "))
    return st.one_of(spelled, spelled, spelled, st.sampled_from((*WRONG, CODES["three"][0]))).map(ScanMove)


Outcome = Decision[Seat] | Refused


class UnlocksAgain(Scan):
    """A copy of a code is worth as much as the code."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[ScanMove], facts: Facts) -> Outcome:
        return super().decide(rules, seats, stimulus, replace(facts, rows={}))

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[ScanMove] | None) -> tuple[()]:
        return ()


class Overwrites(UnlocksAgain):
    """As above, and nobody notices that the row is there."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[ScanMove], facts: Facts) -> Outcome:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Refused):
            return outcome
        return replace(outcome, effects=[replace(effect, new=False) if hasattr(effect, "new") else effect for effect in outcome.effects])


class TellsAndDoesNotGive(Scan):
    """The reward stays in the drawer."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[ScanMove], facts: Facts) -> Outcome:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Refused):
            return outcome
        return replace(outcome, effects=[effect for effect in outcome.effects if not isinstance(effect, Transfer)])


class PaysHalfASet(Scan):
    """Two of three are enough."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[ScanMove], facts: Facts) -> Outcome:
        every = tuple(batch.key for batch in rules.batches)
        seat = replace(seats.own, batches=every[1:])
        return super().decide(rules, replace(seats, own=seat, all={seats.own_id: seat}), stimulus, facts)


class ForgetsTheDay(Scan):
    """The daily limit is not remembered."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[ScanMove], facts: Facts) -> Outcome:
        seat = replace(seats.own, rewarded_today=0)
        return super().decide(rules, replace(seats, own=seat, all={seats.own_id: seat}), stimulus, facts)


class LetsThemGuess(Scan):
    """Nobody counts wrong codes."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[ScanMove], facts: Facts) -> Outcome:
        seat = replace(seats.own, wrong=0, wrong_since=None)
        return super().decide(rules, replace(seats, own=seat, all={seats.own_id: seat}), stimulus, facts)


class ServesStrangers(Scan):
    """An anonymous visitor gets what only signed-in people may have."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[ScanMove], facts: Facts) -> Outcome:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


_FINE = Rules(BATCHES)

EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=(),
    flawed=(
        (Rules(()), "batches"),
        (Rules((BATCHES[0], BATCHES[0])), "batches[1].key"),
        (Rules((replace(BATCHES[0], product=Text(zh="", en="Tea")),)), "batches[0].product"),
        (Rules((replace(BATCHES[0], count=0),)), "batches[0].count"),
        (Rules((replace(BATCHES[0], reward=Reward("prize:x", name=NAME)),)), "batches[0].reward.stock"),
        (Rules((BATCHES[0],), full_set=Reward(amount=1)), "full_set"),
        (replace(_FINE, rewarded_per_day=0), "rewarded_per_day"),
        (replace(_FINE, wrong_per_hour=0), "wrong_per_hour"),
        (replace(_FINE, brands=(Brand(Text(zh="", en="A"), NAME),)), "brands[0].name"),
        (replace(_FINE, brands=(Brand(NAME, Text(zh="", en="A")),)), "brands[0].terms"),
        (replace(_FINE, brands=(Brand(NAME, NAME), Brand(NAME, NAME))), "brands"),
        (replace(_FINE, brands=(Brand(NAME, NAME, colour="red"),)), "brands[0].colour"),
        (replace(_FINE, brands=(Brand(NAME, NAME, logo="javascript:1"),)), "brands[0].logo"),
        (replace(_FINE, zone="Mars/Olympus"), "zone"),
    ),
    bugs=(
        Overwrites(),
        TellsAndDoesNotGive(),
        PaysHalfASet(),
        ForgetsTheDay(),
        LetsThemGuess(),
        ServesStrangers(),
    ),
)
