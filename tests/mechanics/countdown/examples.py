"""Countdowns for the shared suite: rules of every shape, and the same play with one bug planted."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.countdown.moves import CountdownMove, Seat
from antiphon.mechanics.countdown.play import Countdown
from antiphon.mechanics.countdown.rules import Rules
from antiphon.sdk.effects import Transfer
from antiphon.sdk.mechanic import Alarm, Decision, Facts, Refused, Seats, Stimulus
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples

WHAT = Text(zh="新品", en="The launch")
MUG = Reward("prize:mug", stock=1, name=Text(zh="杯子", en="Mug"))


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Soon and later, with short and long windows."""
    return Rules(
        what=WHAT,
        arrived=WHAT,
        after_hours=draw(st.sampled_from((1, 4, 30))),
        remind_minutes=draw(st.sampled_from((0, 10, 300))),
        reward=draw(st.sampled_from((None, MUG, Reward(amount=5)))),
        window_minutes=draw(st.sampled_from((30, 600, 3_000))),
        signed_in=draw(st.sampled_from((False, False, True))),
    )


def acts(_: Rules) -> SearchStrategy[Any]:
    """Asking, taking it back, and being there, mostly."""
    return st.sampled_from(("here", "here", "here", "remind", "remind", "forget")).map(CountdownMove)


class OpensEarly(Countdown):
    """Whoever comes an hour early is there."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[CountdownMove], facts: Facts) -> Decision[Seat] | Refused:
        early = None if facts.starts_at is None else facts.starts_at - timedelta(hours=1)
        return super().decide(rules, seats, stimulus, replace(facts, starts_at=early))


class NeverCloses(Countdown):
    """The window has no end."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[CountdownMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, window_minutes=10_000), seats, stimulus, facts)


class PaysEachTime(Countdown):
    """Nobody remembers who was there."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[CountdownMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(rules, replace(seats, own=replace(seats.own, here_at=None)), stimulus, facts)


class PaysNothing(Countdown):
    """The reward is announced and never handed over."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[CountdownMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Refused) or rules.reward is None:
            return outcome
        kept = tuple(each for each in outcome.effects if not (isinstance(each, Transfer) and each.asset == rules.reward.asset))
        return replace(outcome, effects=kept)


class RemindsTooEarly(Countdown):
    """The reminder goes out an hour before its time."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[CountdownMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, remind_minutes=rules.remind_minutes + 60), seats, stimulus, facts)


class RemindsWhoTookItBack(Countdown):
    """Taking a reminder back changes nothing."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[CountdownMove], facts: Facts) -> Decision[Seat] | Refused:
        wants = replace(seats, own=replace(seats.own, wants=True)) if isinstance(stimulus, Alarm) else seats
        return super().decide(rules, wants, stimulus, facts)


class ServesStrangers(Countdown):
    """An anonymous visitor gets what only signed-in people may have."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[CountdownMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


_SOUND = Rules(what=WHAT, arrived=WHAT, after_hours=5, reward=MUG)


def _with(**changes: Any) -> Rules:
    return replace(_SOUND, **changes)


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=(),
    flawed=(
        (_with(what=Text(zh="", en="The launch")), "what"),
        (_with(arrived=Text(zh="到了", en=" ")), "arrived"),
        (_with(reminder=Text(zh="提醒", en="")), "reminder"),
        (_with(after_hours=None), "at"),
        (_with(at=datetime.fromisoformat("2026-11-11T00:00:00+08:00")), "at"),
        (_with(at=datetime.fromisoformat("2026-11-11T00:00:00"), after_hours=None), "at"),
        (_with(after_hours=0), "after_hours"),
        (_with(remind_minutes=-1), "remind_minutes"),
        (_with(window_minutes=0), "window_minutes"),
        (_with(reward=Reward("prize:mug", name=MUG.name)), "reward.stock"),
    ),
    bugs=(
        OpensEarly(),
        NeverCloses(),
        PaysEachTime(),
        PaysNothing(),
        RemindsTooEarly(),
        RemindsWhoTookItBack(),
        ServesStrangers(),
    ),
)
