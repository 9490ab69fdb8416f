"""Guesses for the shared suite: rules of every shape, and the same play with one bug planted."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.guess.moves import GuessMove, Seat
from antiphon.mechanics.guess.numbers import spell
from antiphon.mechanics.guess.play import Guess
from antiphon.mechanics.guess.rules import Places, Rules
from antiphon.sdk.mechanic import Alarm, Decision, Facts, Move, Refused, Seats, Stimulus
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples

ASK = Text(zh="多少钱？", en="How much?")
MUG = Reward("prize:mug", stock=1, name=Text(zh="杯子", en="Mug"))
PLACES = (
    (Places(MUG, 1, 1), Places(Reward(amount=5), 2)),
    (Places(Reward(amount=9), 1, 2),),
    (Places(Reward("coupon:ten", stock=2, name=MUG.name)),),
)


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Every way to win, with and without a tolerance, one guess or some."""
    return Rules(
        ask=ASK,
        answer="199",
        places=draw(st.sampled_from(PLACES)),
        win=draw(st.sampled_from(("closest", "within", "fastest"))),
        tolerance=draw(st.sampled_from(("", "1.5", "10"))),
        guesses=draw(st.sampled_from((1, 2, 4))),
        signed_in=draw(st.sampled_from((False, False, True))),
    )


def acts(_: Rules) -> SearchStrategy[Any]:
    """Numbers around the answer, the answer itself, and what is no number."""
    near = st.sampled_from(("199", "199.00", "198.5", "200", "205", "１９７", "¥ 190", "0", "250"))
    odd = st.sampled_from(("", "-5", "1e3", "99999999999", "a lot", "199.005"))
    return st.one_of(near, near, near, odd).map(GuessMove)


class TellsTheAnswer(Guess):
    """Whoever guesses hears how far off they were."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GuessMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Decision) and isinstance(stimulus, Move):
            return replace(outcome, answer={**outcome.answer, "hint": spell(rules.cents)})
        return outcome


class ChangesTheAnswer(Guess):
    """The answer follows the first guess."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GuessMove], facts: Facts) -> Decision[Seat] | Refused:
        moved = replace(rules, answer="200") if facts.now.hour % 2 else rules
        return super().decide(moved if isinstance(stimulus, Move) else rules, seats, stimulus, facts)


class GuessesWithoutEnd(Guess):
    """Nobody counts the guesses."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GuessMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, guesses=20), seats, stimulus, facts)


class PaysEverybody(Guess):
    """A tolerance is not looked at when rewards are given."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GuessMove], facts: Facts) -> Decision[Seat] | Refused:
        wide = replace(rules, win="closest", tolerance="") if isinstance(stimulus, Alarm) else rules
        return super().decide(wide, seats, stimulus, facts)


class PaysEarly(Guess):
    """The play is called over a day before it is."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GuessMove], facts: Facts) -> Decision[Seat] | Refused:
        if isinstance(stimulus, Move):
            soon = facts.now + timedelta(minutes=1)
            return super().decide(rules, seats, stimulus, replace(facts, ends_at=soon))
        return super().decide(rules, seats, stimulus, replace(facts, ends_at=facts.now))


class LastComesFirst(Guess):
    """Of equal guesses the later one stands higher."""

    def _rank(self, rules: Rules, cents: int) -> int:
        return super()._rank(rules, cents) + cents // 100


class PaysOnePlaceTooMany(Guess):
    """Everybody gets what the place before theirs gets."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GuessMove], facts: Facts) -> Decision[Seat] | Refused:
        rows = {name: replace(row, position=max(1, (row.position or 1) - 1)) for name, row in facts.rows.items()}
        return super().decide(rules, seats, stimulus, replace(facts, rows=rows))


class ServesStrangers(Guess):
    """An anonymous visitor gets what only signed-in people may have."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GuessMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


_SOUND = Rules(ask=ASK, answer="199", places=PLACES[0])


def _with(**changes: Any) -> Rules:
    return replace(_SOUND, **changes)


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=(),
    flawed=(
        (_with(answer="a lot"), "answer"),
        (_with(answer="-1"), "answer"),
        (_with(tolerance="some"), "tolerance"),
        (_with(ask=Text(zh="", en="How much?")), "ask"),
        (_with(hint=Text(zh="提示", en="")), "hint"),
        (_with(guesses=0), "guesses"),
        (_with(guesses=21), "guesses"),
        (_with(places=()), "places"),
        (_with(places=(Places(MUG, 0),)), "places[0].first"),
        (_with(places=(Places(Reward(amount=1), 3, 2),)), "places[0].last"),
        (_with(places=(Places(Reward(amount=1), 1, 3), Places(Reward(amount=1), 3))), "places[1].first"),
        (_with(places=(Places(Reward(amount=1)), Places(Reward(amount=1), 5))), "places[1].first"),
        (_with(places=(Places(MUG, 1, 2),)), "places[0].reward.stock"),
        (_with(places=(Places(Reward("prize:mug", name=MUG.name)),)), "places[0].reward.stock"),
    ),
    bugs=(
        TellsTheAnswer(),
        ChangesTheAnswer(),
        GuessesWithoutEnd(),
        PaysEverybody(),
        PaysEarly(),
        LastComesFirst(),
        PaysOnePlaceTooMany(),
        ServesStrangers(),
    ),
)
