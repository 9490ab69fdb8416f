"""The rules of a crowdfunding. A pledge is a hold: the points stay the person's own, in their very lots, until the deadline decides."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import POINTS, Asset
from antiphon.mechanics.crowdfunding.laws import LAWS
from antiphon.mechanics.crowdfunding.moves import Pledge, PledgeMove, Seat
from antiphon.mechanics.crowdfunding.rules import PLEDGED, WITHDRAWN, Rules, find_flaws
from antiphon.mechanics.crowdfunding.screen import show
from antiphon.mechanics.crowdfunding.settling import give_back, is_limited, reward_hold, settle, take
from antiphon.mechanics.crowdfunding.templates import TEMPLATES
from antiphon.mechanics.crowdfunding.trials import make_trials
from antiphon.mechanics.crowdfunding.words import EXAMPLE, GOOD_FOR, NAME, WORDS
from antiphon.sdk.effects import PERSON, PLAY, WORLD, Effect, Emit, Hold, Schedule, Transfer
from antiphon.sdk.lists import ListKind, LookUp
from antiphon.sdk.mechanic import IGNORED, Alarm, Decision, Facts, Flaw, Move, Refused, Ruling, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.public_account import ENTRIES, PUBLIC_LISTS, Statement, publish, write_down
from antiphon.sdk.rewards import count_left, stock_of

DEADLINE = "deadline"
MOST_PLEDGES = 20  # open at once, each a hold
GRACE = timedelta(days=60)  # a hold outlives the deadline by so much, so that it never times out before it is judged


class Crowdfunding:
    """Pledge points for a common goal; take a pledge back while it may be; reach it together, or get everything back."""

    kind = "crowdfunding"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("interest", "decide", "recommend")
    rules_type = Rules
    seat_type = Seat
    move_type = PledgeMove
    ruling_type = Statement
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return {PLEDGED: 0, WITHDRAWN: 0, ENTRIES: 0, **stock_of((rules.reward,))}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        rewards = {Asset(rules.reward.asset)} if rules.reward else set[Asset]()
        return frozenset({POINTS, PLEDGED, WITHDRAWN, ENTRIES, *rewards})

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def seats_of(self, rules: Rules, stimulus: Stimulus[PledgeMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return PUBLIC_LISTS

    def looks_up(self, rules: Rules, person_id: str, stimulus: Any) -> Sequence[LookUp]:
        return ()

    def closing(self, rules: Rules) -> timedelta:
        """Whoever pledged is told at the deadline that was announced, also when the play was ended early."""
        return timedelta(days=rules.days + 1)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[PledgeMove], facts: Facts) -> Decision[Seat] | Refused:
        if isinstance(stimulus, Alarm):
            return self._judge(rules, seats, stimulus, facts)
        if isinstance(stimulus, Ruling):
            return publish(stimulus.ruling, facts)
        if not isinstance(stimulus, Move):
            return IGNORED
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        if facts.now >= rules.deadline(facts):
            return Refused("over")
        match stimulus.move.do:
            case "pledge":
                return self._pledge(rules, seats, stimulus.move.shares, facts)
            case "withdraw":
                return self._withdraw(rules, seats, facts)
            case "collect":
                return self._collect(rules, seats, facts)

    def _pledge(self, rules: Rules, seats: Seats[Seat], shares: int, facts: Facts) -> Decision[Seat] | Refused:
        seat, price = seats.own, shares * rules.share
        refused = self._limits(rules, seat, shares, facts)
        if refused is not None:
            return refused
        if (has := facts.purse.get(POINTS, 0)) < price:
            return Refused("not_enough", values={"price": price, "has": has})
        pledge = Pledge(f"{facts.person.id}/{seat.made}", shares)
        stands = rules.pledged(facts) + shares
        reached = stands >= rules.goal
        after = replace(seat, pledges=(*seat.pledges, pledge), made=seat.made + 1)
        effects: list[Effect] = [
            *self._set_aside(rules, pledge, price, facts),
            Transfer(PLEDGED, shares, WORLD, PLAY),
            *write_down(facts, price, stands * rules.share),
            Emit("Pledge Made", {"shares": shares, "points": price}),
        ]
        if reached and rules.success == "at_goal":
            effects += take(rules, after)
            after = replace(after, pledges=(), taken=after.taken + after.shares)
        else:
            effects.append(Schedule(seats.own_id, DEADLINE, rules.deadline(facts)))
        told = {"shares": shares, "points": price, "mine": after.shares + after.taken, "pledged": stands, "goal": rules.goal}
        return Decision(
            "goal_reached_by_you" if reached and stands - shares < rules.goal else "pledged", {seats.own_id: after}, effects, told
        )

    def _limits(self, rules: Rules, seat: Seat, shares: int, facts: Facts) -> Refused | None:
        room = rules.goal - rules.pledged(facts)
        if rules.beyond == "closed" and shares > room:
            return Refused("only_left", values={"left": room}) if room > 0 else Refused("goal_reached")
        if rules.per_person is not None and seat.shares + seat.taken + shares > rules.per_person:
            return Refused("limit_reached", values={"per_person": rules.per_person})
        if len(seat.pledges) >= MOST_PLEDGES:
            return Refused("too_many")
        left = count_left(rules.reward, facts.left) if rules.reward else None
        return Refused("rewards_gone", values={"left": left}) if left is not None and left < shares else None

    def _set_aside(self, rules: Rules, pledge: Pledge, price: int, facts: Facts) -> tuple[Effect, ...]:
        until = rules.deadline(facts) + GRACE
        points = Hold(pledge.name, POINTS, price, PERSON, PLAY, until)
        if rules.reward is None or not is_limited(rules):
            return (points,)
        amount = rules.reward.amount * pledge.shares
        return points, Hold(reward_hold(pledge), Asset(rules.reward.asset), amount, PLAY, PERSON, until)

    def _withdraw(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        seat, shares = seats.own, seats.own.shares
        if not seat.pledges:
            return Refused("nothing_pledged")
        if rules.success == "at_goal" and rules.is_reached(facts):
            return Refused("stays")
        points = shares * rules.share
        effects = (
            *give_back(rules, seat),
            Transfer(WITHDRAWN, shares, WORLD, PLAY),
            *write_down(facts, -points, (rules.pledged(facts) - shares) * rules.share),
            Emit("Pledge Withdrawn", {"shares": shares, "points": points}),
        )
        return Decision("withdrawn", {seats.own_id: replace(seat, pledges=())}, effects, {"shares": shares, "points": points})

    def _collect(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        """Where reaching the goal is enough, nobody has to wait for the deadline."""
        if not seats.own.pledges:
            return Refused("nothing_pledged")
        if rules.success != "at_goal" or not rules.is_reached(facts):
            return Refused("not_yet")
        return settle(rules, seats.own_id, seats.own, succeeded=True)

    def _judge(self, rules: Rules, seats: Seats[Seat], alarm: Alarm, facts: Facts) -> Decision[Seat] | Refused:
        if alarm.name != DEADLINE or not seats.own.pledges:
            return IGNORED
        deadline = rules.deadline(facts)
        if facts.now < deadline:  # the play's end was moved to a later day
            return Decision("waits", effects=(Schedule(seats.own_id, DEADLINE, deadline),))
        return settle(rules, seats.own_id, seats.own, succeeded=rules.is_reached(facts))

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """All pledges of both; whoever goes on pledging finds no name twice."""
        return Seat(
            pledges=(*kept.pledges, *other.pledges),
            made=kept.made + other.made,
            taken=kept.taken + other.taken,
            returned=kept.returned + other.returned,
        )

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts)

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
