"""The rules of a riddle. The answer never leaves the server before the end; a wrong answer says only that it is wrong."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.riddle.answers import is_answer, normalise
from antiphon.mechanics.riddle.flaws import find_flaws
from antiphon.mechanics.riddle.laws import LAWS
from antiphon.mechanics.riddle.moves import RiddleMove, Seat
from antiphon.mechanics.riddle.rules import Rules
from antiphon.mechanics.riddle.screen import REWARDED, SOLVED, WRONG, places_left, show
from antiphon.mechanics.riddle.templates import TEMPLATES
from antiphon.mechanics.riddle.trials import make_trials
from antiphon.mechanics.riddle.words import EXAMPLE, GOOD_FOR, NAME, SOLVERS_NAME, WORDS
from antiphon.sdk.charts import Bar, Chart, count, no_tallies_yet, tally
from antiphon.sdk.effects import Effect, Emit, Enlist
from antiphon.sdk.lists import ListKind, LookUp
from antiphon.sdk.mechanic import IGNORED, Decision, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import hand_over, is_left, show_reward, stock_of
from antiphon.sdk.words import Text

SOLVERS = "solvers"


class Riddle:
    """Find the answer; clues come out by time, and fewer clues are worth more."""

    kind = "riddle"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("recognise", "interest", "recommend")
    rules_type = Rules
    seat_type = Seat
    move_type = RiddleMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return {**no_tallies_yet([SOLVED, REWARDED, WRONG]), **stock_of(rules.rewards)}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        return frozenset(Asset(reward.asset) for reward in rules.rewards)

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return {SOLVERS: ListKind(SOLVERS_NAME, public=True)}

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[RiddleMove] | None) -> Sequence[LookUp]:
        return (LookUp(SOLVERS, person_id),) if isinstance(stimulus, Move) else ()

    def seats_of(self, rules: Rules, stimulus: Stimulus[RiddleMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[RiddleMove], facts: Facts) -> Decision[Seat] | Refused:
        if not isinstance(stimulus, Move):
            return IGNORED
        refused = self._why_not(rules, seats.own, stimulus.move.answer, facts)
        if refused is not None:
            return refused
        if not self._is_right(rules, stimulus.move.answer):
            seat = replace(seats.own, wrong=seats.own.wrong + 1, last_at=facts.now)
            left = None if rules.tries is None else max(0, rules.tries - seat.wrong)
            return Decision("wrong", {seats.own_id: seat}, (count(WRONG),), {"left": left})
        return self._solve(rules, seats, stimulus.person_id, facts)

    def _is_right(self, rules: Rules, answer: str) -> bool:
        return is_answer(answer, rules.answers)

    def _why_not(self, rules: Rules, seat: Seat, answer: str, facts: Facts) -> Refused | None:
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        if seat.solved_at is not None:
            return Refused("solved_before")
        if not normalise(answer):
            return Refused("empty")
        if rules.tries is not None and seat.wrong >= rules.tries:
            return Refused("tries_used", values={"most": rules.tries})
        again_at = next_try_at(rules, seat)
        return Refused("wait", again_at) if again_at is not None and facts.now < again_at else None

    def _solve(self, rules: Rules, seats: Seats[Seat], person_id: str, facts: Facts) -> Decision[Seat]:
        clues = rules.clues_out(facts)
        reward = rules.reward_with(clues)
        paid = places_left(rules, facts) != 0 and is_left(reward, facts.left)
        seat = replace(seats.own, last_at=facts.now, solved_at=facts.now, clues=clues, rewarded=paid)
        told: dict[str, Any] = {"clues": clues, "reward": show_reward(reward, facts.left) if paid else None}
        effects: list[Effect] = [
            count(SOLVED),
            Enlist(SOLVERS, person_id, -clues, {"clues": clues}),
            Emit("Riddle Solved", {"clues": clues}),
        ]
        if paid:
            effects += [count(REWARDED), hand_over(reward)]
        return Decision("solved" if paid else "solved_late", {seats.own_id: seat}, effects, told)

    def charts(self, rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
        solved, wrong = left.get(tally(SOLVED), 0), left.get(tally(WRONG), 0)
        bars = (Bar(Text(zh="猜中", en="Solved"), solved), Bar(Text(zh="答错", en="Wrong answers"), wrong))
        return (Chart("answers", Text(zh="答案", en="Answers"), "shares", bars),)

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """Wrong answers add up; what either solved is solved, and paid if either was paid."""
        solved = [seat for seat in (kept, other) if seat.solved_at is not None]
        solved.sort(key=lambda seat: seat.solved_at.timestamp() if seat.solved_at else 0)
        first = solved[0] if solved else None
        last = max((seat.last_at for seat in (kept, other) if seat.last_at is not None), default=None)
        return Seat(
            wrong=kept.wrong + other.wrong,
            last_at=last,
            solved_at=first.solved_at if first else None,
            clues=first.clues if first else None,
            rewarded=kept.rewarded or other.rewarded,
        )

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts, next_try_at(rules, seats.own))

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)


def next_try_at(rules: Rules, seat: Seat) -> datetime | None:
    """When the next answer is taken after a wrong one."""
    if seat.last_at is None or not seat.wrong:
        return None
    return seat.last_at + timedelta(minutes=rules.wait_minutes)
