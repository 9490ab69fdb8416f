"""Hunts for the shared suite: pages, codes, screens and events, in order or not, with guesses and shortcuts, and planted bugs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.hunt.moves import HuntMove, Seat, Spotted, Tries
from antiphon.mechanics.hunt.places import purpose_of
from antiphon.mechanics.hunt.play import Hunt
from antiphon.mechanics.hunt.rules import CODE_SECONDS, Condition, Rules, Spot
from antiphon.sdk.brands import Brand
from antiphon.sdk.codes import rotating_code, signed_code, spaced, step_of
from antiphon.sdk.effects import Transfer
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.mechanic import Decision, Facts, Refused, Seats, Stimulus
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples, Happened

NAME = Text(zh="茶", en="Tea")
CUP = Reward("prize:cup", stock=2, name=NAME)
PAGE = Spot("page", NAME, NAME, page="/tea/*", reward=Reward(amount=5), hint=NAME)
SHOP = Spot("shop", NAME, NAME, way="code", reward=CUP)
LIVE = Spot("live", NAME, NAME, way="live_code")
AR = Spot("ar", NAME, NAME, way="event", event="AR Triggered", conditions=(Condition("target", "bottle"),), reward=Reward(amount=3))
SPOTS = (PAGE, SHOP, LIVE, AR)
SHOP_CODE = spaced(signed_code(MADE_UP_SECRET, "hunt", "shop"))


@dataclass(frozen=True)
class Heard:
    """The code that the live room's screen shows, so many steps ago."""

    ago: int = 0

    def at(self, now: datetime) -> HuntMove:
        return HuntMove("code", code=rotating_code(MADE_UP_SECRET, purpose_of("live"), step_of(now, CODE_SECONDS) - self.ago))


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Up to four spots in any order."""
    spots = tuple(draw(st.permutations(SPOTS)))[: draw(st.integers(1, 4))]
    late = draw(st.sampled_from((None, None, 0)))
    if late is not None:
        spots = (
            replace(spots[0], opens_after_hours=draw(st.sampled_from((0, 6))), open_hours=draw(st.sampled_from((None, 24)))),
            *spots[1:],
        )
    first = draw(st.sampled_from((None, None, 1)))
    return Rules(
        spots,
        order=draw(st.sampled_from(("free", "sequence"))),
        full_reward=draw(st.sampled_from((None, Reward("coupon:all", stock=1, name=NAME)))),
        first_reward=Reward(amount=100) if first else None,
        first=first,
        hours_each=draw(st.sampled_from((None, None, 30))),
        wrong_per_hour=draw(st.integers(1, 3)),
        signed_in=draw(st.sampled_from((False, False, True))),
    )


def acts(made: Rules) -> SearchStrategy[Any]:
    """Every move, the right codes and wrong ones, old screens, the event with and without what it must say."""
    start, take, here = HuntMove("start"), HuntMove("take"), HuntMove("look", page="https://shop.example/tea/oolong?x=1#y")
    others = (
        HuntMove("look", page="/about"),
        HuntMove("look", page="/tea"),
        HuntMove("code", code=" "),
        HuntMove("code", code="0000-0000-0000"),
        HuntMove("code", code="123456"),
        HuntMove("code", code="x" * 300),
        Heard(5),
        Happened("AR Triggered", {"target": "can"}),
        Happened("AR Triggered", {"target": "bottle"}, hours_ago=24),
    )
    good = (
        HuntMove("code", code=f"https://shop.example/h?code={SHOP_CODE.lower()}"),
        Heard(),
        Heard(1),
        Happened("AR Triggered", {"target": "bottle"}),
    )
    wrong = st.sampled_from((HuntMove("code", code="0000-0000-0000"), HuntMove("code", code="ABCDEF")))
    return st.one_of(st.sampled_from((start, here, take)), st.sampled_from(good), st.sampled_from(good), st.sampled_from(others), wrong)


Outcome = Decision[Seat] | Refused


class Bug(Hunt):
    """Decides with another seat, rules or facts than it was given."""

    def seat(self, seat: Seat, facts: Facts) -> Seat:
        return seat

    def bent(self, rules: Rules) -> Rules:
        return rules

    def told(self, facts: Facts) -> Facts:
        return facts

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[HuntMove], facts: Facts) -> Outcome:
        seat = self.seat(seats.own, facts)
        return super().decide(self.bent(rules), replace(seats, own=seat, all={seats.own_id: seat}), stimulus, self.told(facts))


class FindsAgain(Bug):
    """What was found is forgotten."""

    def seat(self, seat: Seat, facts: Facts) -> Seat:
        return replace(seat, found=())


class SeesFromAfar(Bug):
    """Whoever says they take it gets it, wherever they are."""

    def seat(self, seat: Seat, facts: Facts) -> Seat:
        return replace(seat, spotted=seat.spotted or Spotted("page", facts.now))


class SeesForever(Bug):
    """What was seen a day ago can still be picked up."""

    def seat(self, seat: Seat, facts: Facts) -> Seat:
        return replace(seat, spotted=Spotted(seat.spotted.spot, facts.now) if seat.spotted else None)


class AnyOrder(Bug):
    """One after another is a suggestion."""

    def bent(self, rules: Rules) -> Rules:
        return replace(rules, order="free")


class NeverCloses(Bug):
    """The hours of a spot do not count."""

    def bent(self, rules: Rules) -> Rules:
        return replace(rules, spots=tuple(replace(spot, opens_after_hours=0, open_hours=None) for spot in rules.spots))


class NoHurry(Bug):
    """One's own time never ends."""

    def bent(self, rules: Rules) -> Rules:
        return replace(rules, hours_each=None)


class PaysTheFirstTwo(Bug):
    """One more gets the reward for the first."""

    def bent(self, rules: Rules) -> Rules:
        return replace(rules, first=rules.first + 1) if rules.first else rules


class LetsThemGuess(Bug):
    """Nobody counts wrong codes."""

    def seat(self, seat: Seat, facts: Facts) -> Seat:
        return replace(seat, wrong=Tries())


class ServesStrangers(Bug):
    """An anonymous visitor gets what only signed-in people may have."""

    def bent(self, rules: Rules) -> Rules:
        return replace(rules, signed_in=False)


class PaysHalf(Hunt):
    """The reward for all is there after the first treasure."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[HuntMove], facts: Facts) -> Outcome:
        return super().decide(replace(rules, spots=rules.spots[:1]), seats, stimulus, facts)


class TellsAndDoesNotGive(Hunt):
    """The reward stays in the drawer."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[HuntMove], facts: Facts) -> Outcome:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Refused):
            return outcome
        kept = [effect for effect in outcome.effects if not (isinstance(effect, Transfer) and effect.target == "@person")]
        return replace(outcome, effects=kept)


class OldScreens(Hunt):
    """A code that was on the screen five minutes ago is as good as a new one."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[HuntMove], facts: Facts) -> Outcome:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Decision) and outcome.because == "wrong_code":
            before = replace(facts, now=facts.now - timedelta(minutes=5))
            return super().decide(rules, seats, stimulus, before)
        return outcome


_FINE = Rules(SPOTS)


def _with(**changes: Any) -> Rules:
    return Rules((replace(PAGE, **changes),))


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=(),
    flawed=(
        (Rules(()), "spots"),
        (Rules((PAGE, PAGE)), "spots[1].key"),
        (_with(name=Text(zh="", en="Tea")), "spots[0].name"),
        (_with(clue=Text(zh="", en="Tea")), "spots[0].clue"),
        (_with(hint=Text(zh="", en="Tea")), "spots[0].hint"),
        (_with(page="tea"), "spots[0].page"),
        (_with(page="/*"), "spots[0].page"),
        (_with(reward=Reward("prize:x", name=NAME)), "spots[0].reward.stock"),
        (_with(open_hours=0), "spots[0].open_hours"),
        (_with(opens_after_hours=-1), "spots[0].opens_after_hours"),
        (_with(hint_after_minutes=-1), "spots[0].hint_after_minutes"),
        (Rules((replace(AR, event=""),)), "spots[0].event"),
        (Rules((replace(AR, conditions=(Condition("", "x"),)),)), "spots[0].conditions[0].property"),
        (replace(_FINE, first=3), "first"),
        (replace(_FINE, hours_each=0), "hours_each"),
        (replace(_FINE, wrong_per_hour=0), "wrong_per_hour"),
        (replace(_FINE, looks_per_hour=1), "looks_per_hour"),
        (replace(_FINE, brands=(Brand(NAME, Text(zh="", en="A")),)), "brands[0].terms"),
    ),
    bugs=(
        FindsAgain(),
        SeesFromAfar(),
        SeesForever(),
        AnyOrder(),
        NeverCloses(),
        NoHurry(),
        PaysTheFirstTwo(),
        LetsThemGuess(),
        ServesStrangers(),
        PaysHalf(),
        TellsAndDoesNotGive(),
        OldScreens(),
    ),
)
