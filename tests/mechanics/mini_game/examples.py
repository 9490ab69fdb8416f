"""Mini-games for the shared suite: all three games, runs of any skill, forged and hurried ones, and planted bugs."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.kernel.amounts import POINTS
from antiphon.mechanics.mini_game.moves import GameMove, Seat
from antiphon.mechanics.mini_game.play import MiniGame
from antiphon.mechanics.mini_game.rules import Band, Rules
from antiphon.mechanics.mini_game.trials import hands_of
from antiphon.sdk.effects import Transfer, grant
from antiphon.sdk.mechanic import Decision, Facts, Refused, Reply, Seats, Stimulus
from antiphon.sdk.rewards import Price, Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples

NAME = Text(zh="奖", en="A prize")
BANDS = (Band(2, Reward(amount=5)), Band(6, Reward("prize:bag", 2, stock=1, name=NAME)))
START = GameMove()


def hand_in(skill: float, spoil: Callable[[GameMove], GameMove] = lambda move: move) -> Reply:
    """The open run handed in, honestly or spoiled; without one, something that was never dealt."""

    def reply(rules: Rules, seat: Seat) -> GameMove:
        run = seat.open
        if run is None:
            return GameMove("finish", seat.finished[-1] if seat.finished else "0" * 32)
        return spoil(GameMove("finish", run.id, hands_of(rules, run, skill, "hand")))

    return Reply(reply)


def _doubled(move: GameMove) -> GameMove:
    return replace(move, hands=tuple(hand for hand in move.hands for _ in range(2))[:1_000])


def _beyond(move: GameMove) -> GameMove:
    return replace(move, hands=(*move.hands, (10_000, 0)))


def _unheard_of(move: GameMove) -> GameMove:
    return replace(move, hands=((0, 99),))


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Any game, short runs, up to two bands."""
    return Rules(
        game=draw(st.sampled_from(("slide", "catch", "unbox"))),
        bands=BANDS[: draw(st.sampled_from((0, 1, 2, 2)))],
        seconds=draw(st.sampled_from((10, 15))),
        speed=draw(st.sampled_from(("easy", "fast"))),
        runs_per_day=draw(st.sampled_from((None, None, 1, 2))),
        rewarded_per_day=draw(st.integers(1, 2)),
        price=draw(st.sampled_from((None, None, Price(10)))),
        ranking=draw(st.booleans()),
        signed_in=draw(st.sampled_from((False, False, True))),
        zone=draw(st.sampled_from(("", "Asia/Shanghai"))),
    )


def acts(_: Rules) -> SearchStrategy[Any]:
    """Starts, honest runs of any skill, and runs that nobody played."""
    honest = st.sampled_from((0.2, 0.9, 0.9)).map(hand_in)
    spoiled = st.sampled_from((_doubled, _beyond, _unheard_of)).map(lambda spoil: hand_in(0.9, spoil))
    return st.one_of(st.just(START), st.just(START), honest, honest, spoiled)


Outcome = Decision[Seat] | Refused


class BelievesTheClient(MiniGame):
    """A run of impossible hands counts."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GameMove], facts: Facts) -> Outcome:
        outcome = super().decide(rules, seats, stimulus, facts)
        if outcome == Refused("forged") and seats.own.open is not None:
            run, seat = seats.own.open, replace(seats.own, open=None)
            return Decision(
                "scored", {seats.own_id: seat}, answer={"score": 1_000_000, "run": run.id, "best": None, "record": False, "reward": None}
            )
        return outcome


class TakesARunTwice(MiniGame):
    """The run stays open after it was handed in."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GameMove], facts: Facts) -> Outcome:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Refused) or outcome.because == "dealt":
            return outcome
        return replace(outcome, seats={seats.own_id: replace(outcome.seats[seats.own_id], open=seats.own.open)})


class HasNoClock(MiniGame):
    """A run may be handed in before it can have been played."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GameMove], facts: Facts) -> Outcome:
        outcome = super().decide(rules, seats, stimulus, facts)
        if outcome == Refused("too_fast"):
            return super().decide(rules, seats, stimulus, replace(facts, now=facts.now + timedelta(seconds=rules.seconds)))
        return outcome


class PaysTheLowestBand(MiniGame):
    """A good run is worth no more than a poor one."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GameMove], facts: Facts) -> Outcome:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Refused) or outcome.because != "rewarded":
            return outcome
        paid = [grant(POINTS, 1) if isinstance(effect, Transfer) else effect for effect in outcome.effects]
        return replace(outcome, effects=paid)


class ForgetsTheDay(MiniGame):
    """Limits are not remembered."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GameMove], facts: Facts) -> Outcome:
        fresh = replace(seats.own, runs_today=0, rewarded_today=0)
        return super().decide(rules, replace(seats, own=fresh, all={seats.own_id: fresh}), stimulus, facts)


class PlaysForFree(MiniGame):
    """The price is not taken."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GameMove], facts: Facts) -> Outcome:
        return super().decide(replace(rules, price=None), seats, stimulus, facts)


class ServesStrangers(MiniGame):
    """An anonymous visitor gets what only signed-in people may have."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GameMove], facts: Facts) -> Outcome:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


class AddsAPoint(MiniGame):
    """The score is a little better than the run."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GameMove], facts: Facts) -> Outcome:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Refused) or outcome.because != "scored":
            return outcome
        return replace(outcome, answer={**outcome.answer, "score": outcome.answer["score"] + 1})


_FINE = Rules("catch", BANDS)

EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=(),
    flawed=(
        (replace(_FINE, seconds=5), "seconds"),
        (replace(_FINE, seconds=600), "seconds"),
        (replace(_FINE, runs_per_day=0), "runs_per_day"),
        (replace(_FINE, rewarded_per_day=0), "rewarded_per_day"),
        (replace(_FINE, bands=(Band(0, Reward()),)), "bands[0].score"),
        (replace(_FINE, bands=(Band(5, Reward()), Band(5, Reward(amount=2)))), "bands[1].score"),
        (replace(_FINE, bands=(Band(5, Reward("prize:x", name=NAME)),)), "bands[0].reward.stock"),
        (replace(_FINE, price=Price(0)), "price.amount"),
        (replace(_FINE, zone="Mars/Olympus"), "zone"),
    ),
    bugs=(
        BelievesTheClient(),
        TakesARunTwice(),
        HasNoClock(),
        PaysTheLowestBand(),
        ForgetsTheDay(),
        PlaysForFree(),
        ServesStrangers(),
        AddsAPoint(),
    ),
)
