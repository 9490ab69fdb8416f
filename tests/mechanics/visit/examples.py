"""Visits for the shared suite: screens of now and of before, near and far, borrowed phones, and planted bugs."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.visit.moves import Been, Seat, VisitMove
from antiphon.mechanics.visit.play import Visit, purpose_of
from antiphon.mechanics.visit.rules import Place, Rules, Stamp
from antiphon.sdk.brands import Brand
from antiphon.sdk.codes import rotating_code, step_of
from antiphon.sdk.effects import Transfer
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.mechanic import Decision, Facts, Refused, Seats, Stimulus
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples

NAME = Text(zh="店", en="Shop")
ONE = Place("one", NAME, NAME, "31.2397, 121.4908", 100, Reward(amount=5))
TWO = Place("two", NAME, NAME, "-33.86，151.21", 200, Reward("prize:mug", stock=2, name=NAME))
STAMPS = (Stamp(1, Reward(amount=7)), Stamp(2, Reward("coupon:both", stock=1, name=NAME)))


@dataclass(frozen=True)
class Read:
    """The code that a shop's screen shows, so many steps ago, with the rest of the move."""

    move: VisitMove
    seconds: int
    ago: int = 0

    def at(self, now: datetime) -> VisitMove:
        code = rotating_code(MADE_UP_SECRET, purpose_of(self.move.place), step_of(now, self.seconds) - self.ago)
        return replace(self.move, code=code)


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """One or two shops with any proof and limits."""
    places = (ONE, TWO)[: draw(st.integers(1, 2))]
    return Rules(
        places,
        proof=draw(st.sampled_from(("code", "code_and_position"))),
        code_seconds=draw(st.sampled_from((15, 60, 600))),
        late_codes=draw(st.integers(0, 2)),
        people_per_code=draw(st.sampled_from((None, None, 1))),
        people_per_device=draw(st.integers(1, 2)),
        places_per_day=draw(st.sampled_from((None, 1))),
        rewarded_visits=draw(st.sampled_from((None, 1, 2))),
        wrong_per_hour=draw(st.integers(1, 3)),
        stamps=STAMPS[: draw(st.integers(0, len(places)))],
        signed_in=draw(st.sampled_from((False, False, True))),
        zone=draw(st.sampled_from(("", "Asia/Shanghai"))),
    )


def acts(made: Rules) -> SearchStrategy[Any]:
    """Good codes with any phone and distance, old codes, wrong codes, no shop at all."""

    def move(place: str, metres: int | None, accuracy: int, device: str) -> VisitMove:
        return VisitMove(place, "", metres, accuracy, device)

    places = st.sampled_from([place.key for place in made.places])
    devices = st.sampled_from(("phone-a", "phone-a", "phone-b", "phone-c"))
    near = st.builds(move, places, st.sampled_from((0, 40, 100)), st.sampled_from((0, 30)), devices)
    any_where = st.builds(move, places, st.sampled_from((None, 150, 260, 450, 20_000_000)), st.sampled_from((0, 120, 20_000_000)), devices)
    good = st.builds(Read, near, st.just(made.code_seconds))
    old = st.builds(Read, near, st.just(made.code_seconds), st.sampled_from((1, 2, 3, 9)))
    far = st.builds(Read, any_where, st.just(made.code_seconds))
    odd = st.sampled_from(
        (
            VisitMove("nowhere", "123456", 1, 0, "phone-a"),
            VisitMove("one", " ", 1, 0, "phone-a"),
            VisitMove("one", "123456", 1, 0, ""),
            VisitMove("one", "x" * 300, 1, 0, "phone-a"),
        )
    )
    wrong = st.builds(_mistyped, near)
    return st.one_of(good, good, good, old, far, wrong, wrong, odd)


def _mistyped(move: VisitMove) -> VisitMove:
    return replace(move, code="12345")


Outcome = Decision[Seat] | Refused


class Bug(Visit):
    """Decides with another seat, rules or facts than it was given."""

    def seat(self, seat: Seat) -> Seat:
        return seat

    def bent(self, rules: Rules) -> Rules:
        return rules

    def told(self, facts: Facts) -> Facts:
        return facts

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[VisitMove], facts: Facts) -> Outcome:
        seat = self.seat(seats.own)
        return super().decide(self.bent(rules), replace(seats, own=seat, all={seats.own_id: seat}), stimulus, self.told(facts))


class ForgetsTheDay(Bug):
    """Every visit is the first of the day."""

    def seat(self, seat: Seat) -> Seat:
        return replace(seat, places={key: Been(been.count, date(2000, 1, 1)) for key, been in seat.places.items()})


class AnyNumberOfShops(Bug):
    """The limit of shops a day is not kept."""

    def bent(self, rules: Rules) -> Rules:
        return replace(rules, places_per_day=None)


class OldCodes(Bug):
    """A photograph of the screen is good for three more codes."""

    def bent(self, rules: Rules) -> Rules:
        return replace(rules, late_codes=rules.late_codes + 3)


class BelievesAnyDoubt(Bug):
    """A phone that says it does not know is near."""

    def bent(self, rules: Rules) -> Rules:
        return replace(rules, proof="code")


class OnePhoneForAll(Visit):
    """The device is not looked at."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[VisitMove], facts: Facts) -> Outcome:
        return super().decide(replace(rules, people_per_device=10), seats, stimulus, facts)


class CodesForAll(Bug):
    """A code is good for any number of people."""

    def bent(self, rules: Rules) -> Rules:
        return replace(rules, people_per_code=None)


class LetsThemGuess(Bug):
    """Nobody counts wrong codes."""

    def seat(self, seat: Seat) -> Seat:
        return replace(seat, wrong=0, wrong_since=None)


class PaysStampsAgain(Bug):
    """What was paid for stamps is forgotten."""

    def seat(self, seat: Seat) -> Seat:
        return replace(seat, stamps_paid=())


class PaysEveryVisit(Bug):
    """The number of rewarded visits is not kept."""

    def bent(self, rules: Rules) -> Rules:
        return replace(rules, rewarded_visits=None)


class ServesStrangers(Bug):
    """An anonymous visitor gets what only signed-in people may have."""

    def bent(self, rules: Rules) -> Rules:
        return replace(rules, signed_in=False)


class TellsAndDoesNotGive(Visit):
    """The reward stays in the drawer."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[VisitMove], facts: Facts) -> Outcome:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Refused):
            return outcome
        kept = [effect for effect in outcome.effects if not (isinstance(effect, Transfer) and effect.target == "@person")]
        return replace(outcome, effects=kept)


_FINE = Rules((ONE, TWO))

EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=(),
    flawed=(
        (Rules(()), "places"),
        (Rules((ONE, ONE)), "places[1].key"),
        (Rules((replace(ONE, name=Text(zh="", en="A")),)), "places[0].name"),
        (Rules((replace(ONE, address=Text(zh="", en="A")),)), "places[0].address"),
        (Rules((replace(ONE, position="the Bund"),)), "places[0].position"),
        (Rules((replace(ONE, position="91, 0"),)), "places[0].position"),
        (Rules((replace(ONE, position=""),), proof="code_and_position"), "places[0].position"),
        (Rules((replace(ONE, radius_metres=1),)), "places[0].radius_metres"),
        (Rules((replace(ONE, reward=Reward("prize:x", name=NAME)),)), "places[0].reward.stock"),
        (replace(_FINE, stamps=(Stamp(3, Reward()),)), "stamps[0].places"),
        (replace(_FINE, stamps=(Stamp(1, Reward()), Stamp(1, Reward()))), "stamps[1].places"),
        (replace(_FINE, code_seconds=5), "code_seconds"),
        (replace(_FINE, late_codes=9), "late_codes"),
        (replace(_FINE, people_per_code=0), "people_per_code"),
        (replace(_FINE, people_per_device=0), "people_per_device"),
        (replace(_FINE, places_per_day=0), "places_per_day"),
        (replace(_FINE, rewarded_visits=0), "rewarded_visits"),
        (replace(_FINE, wrong_per_hour=0), "wrong_per_hour"),
        (replace(_FINE, brands=(Brand(Text(zh="", en="A"), NAME),)), "brands[0].name"),
        (replace(_FINE, zone="Mars/Olympus"), "zone"),
    ),
    bugs=(
        ForgetsTheDay(),
        AnyNumberOfShops(),
        OldCodes(),
        BelievesAnyDoubt(),
        OnePhoneForAll(),
        CodesForAll(),
        LetsThemGuess(),
        PaysStampsAgain(),
        PaysEveryVisit(),
        ServesStrangers(),
        TellsAndDoesNotGive(),
    ),
)
