"""The rules of a trial: apply, be picked, get it, try it, report, be read."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.trial.applying import LOT, apply_step, withdraw
from antiphon.mechanics.trial.case import Case
from antiphon.mechanics.trial.choosing import told_chances
from antiphon.mechanics.trial.counting import draw_charts
from antiphon.mechanics.trial.flaws import find_flaws
from antiphon.mechanics.trial.laws import LAWS
from antiphon.mechanics.trial.listing import COUNTED, GOOD, LISTS, MISSED, NEXT_IN_LINE, PICK, looks_up, title_tally
from antiphon.mechanics.trial.moves import Seat, TrialMove, TrialRuling
from antiphon.mechanics.trial.placing import (
    ADDRESS,
    ADDRESS_SOON,
    MOVE_UP,
    address_due,
    address_soon,
    decline,
    draw,
    move_up,
    pass_on,
    pick,
)
from antiphon.mechanics.trial.reporting import report
from antiphon.mechanics.trial.rules import Rules
from antiphon.mechanics.trial.ruling import rule
from antiphon.mechanics.trial.screen import show
from antiphon.mechanics.trial.templates import TEMPLATES
from antiphon.mechanics.trial.trials import make_trials
from antiphon.mechanics.trial.trying import DUE, HEARD, OVERDUE, REMIND, due, heard, overdue, remind
from antiphon.mechanics.trial.words import EXAMPLE, GOOD_FOR, NAME, WORDS
from antiphon.sdk.chances import Chance
from antiphon.sdk.charts import Chart, no_tallies_yet
from antiphon.sdk.lists import ListKind, LookUp
from antiphon.sdk.mechanic import IGNORED, Alarm, Decision, Event, Facts, Flaw, Move, Refused, Ruling, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import stock_of

_ALARMS = {
    LOT: draw,
    PICK: pick,
    NEXT_IN_LINE: pass_on,
    MOVE_UP: move_up,
    ADDRESS: address_due,
    ADDRESS_SOON: address_soon,
    REMIND: remind,
    DUE: due,
    OVERDUE: overdue,
}
_ORDER = (
    *("", "not_suited", "held_back", "withdrawn", "excluded", "called_off", "passed_over", "applied", "waiting"),
    *("declined", "lapsed", "came_back", "picked", "addressed", "testing", "sent_back", "missed", "released", "reported", "done"),
)  # from nothing to the end


class ProductTrial:
    """Try something before others do, and say what it is like."""

    kind = "trial"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("interest", "decide", "recommend")
    rules_type = Rules
    seat_type = Seat
    move_type = TrialMove
    ruling_type = TrialRuling
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return {**stock_of(rules.rewards()), **no_tallies_yet(COUNTED)}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        own = {GOOD, MISSED} | ({title_tally(rules)} if rules.title else set[Asset]())
        return frozenset(own | {Asset(reward.asset) for reward in rules.rewards() if reward is not None})

    def listens(self, rules: Rules) -> frozenset[str]:
        return HEARD if rules.is_sent else frozenset()

    def hears(self, rules: Rules, event: Event) -> bool:
        return event.name in HEARD and event.properties.get("asset") == rules.item.asset

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return LISTS

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[TrialMove] | None) -> Sequence[LookUp]:
        return looks_up(rules, person_id, stimulus)

    def closing(self, rules: Rules) -> timedelta:
        return timedelta(days=rules.review_days)

    def seats_of(self, rules: Rules, stimulus: Stimulus[TrialMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TrialMove], facts: Facts) -> Decision[Seat] | Refused:
        case = Case(rules, seats.own_id, seats.own, facts)
        match stimulus:
            case Move(move=move):
                return self._move(case, move)
            case Ruling(ruling=ruling):
                return rule(case, ruling)
            case Event():
                return heard(case, stimulus)
            case Alarm(name=name):
                handle = _ALARMS.get(name)
                return IGNORED if handle is None or not case.seat.state else handle(case)

    def _move(self, case: Case, move: TrialMove) -> Decision[Seat] | Refused:
        match move.do:
            case "withdraw":
                return withdraw(case)
            case "decline":
                return decline(case)
            case "report":
                return report(case, move)
            case _:
                return apply_step(case, move)

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """Whoever is further stays: two applications never become two places."""

        def reached(seat: Seat) -> tuple[int, int]:
            return _ORDER.index(seat.state), len(seat.answers)

        return other if reached(other) > reached(kept) else kept

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(Case(rules, seats.own_id, seats.own, facts))

    def charts(self, rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
        return draw_charts(left)

    def chances(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TrialMove], facts: Facts) -> Sequence[Chance]:
        drawn = isinstance(stimulus, Alarm) and stimulus.name == LOT and seats.own.state == "applied" and rules.way == "draw"
        return told_chances(seats.own.points, facts.seed) if drawn else ()

    def trials(self, rules: Rules, people: int, days: int, start: Any, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
