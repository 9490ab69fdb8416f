"""The rules of check-in. A day is a calendar day where the person is; days are only ever taken in order."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from antiphon.kernel.amounts import POINTS, Asset
from antiphon.mechanics.check_in.days import ONE_DAY, Seat, join, with_day, with_paid
from antiphon.mechanics.check_in.laws import LAWS
from antiphon.mechanics.check_in.moves import CheckInMove
from antiphon.mechanics.check_in.rules import Rules, find_flaws
from antiphon.mechanics.check_in.screen import show
from antiphon.mechanics.check_in.specials import Special, pay_specials
from antiphon.mechanics.check_in.templates import TEMPLATES
from antiphon.mechanics.check_in.trials import make_trials
from antiphon.mechanics.check_in.words import EXAMPLE, GOOD_FOR, NAME, WORDS
from antiphon.sdk.cards import ResultCard
from antiphon.sdk.effects import Effect, Emit, grant, spend
from antiphon.sdk.mechanic import IGNORED, Decision, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import Reward, hand_over, is_left, show_reward, stock_of
from antiphon.sdk.tapping import Tap
from antiphon.sdk.words import Text


class CheckIn:
    """One tap a day. An unbroken streak is worth a little more each day, up to a ceiling."""

    kind = "check_in"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("interest", "buy_again")
    rules_type = Rules
    seat_type = Seat
    move_type = CheckInMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return stock_of(reward for _, reward in rules.rewards())

    def assets(self, rules: Rules) -> frozenset[Asset]:
        price = {Asset(rules.make_up.price.asset)} if rules.make_up else set[Asset]()
        return frozenset({POINTS, *price, *(Asset(reward.asset) for _, reward in rules.rewards())})

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset()

    def seats_of(self, rules: Rules, stimulus: Stimulus[CheckInMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[CheckInMove], facts: Facts) -> Decision[Seat] | Refused:
        if not isinstance(stimulus, Move):
            return IGNORED
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        facts = facts.counted_in(rules.zone)
        if stimulus.move.do == "make_up":
            return self._make_up(rules, seats, stimulus.move.on, facts)
        return self._check_in(rules, seats, facts)

    def _check_in(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        today, last = facts.local_date, seats.own.last_on
        if last is not None and today <= last:  # also for someone who flew west into yesterday
            return Refused("already_checked_in", again_at=facts.start_of(last + ONE_DAY))
        seat = with_day(seats.own, today, today)
        points = rules.points(seat.streak(today))
        paid = (grant(POINTS, points),) if points else ()
        return self._decision(rules, seats.own_id, seat, today, facts, paid, points=points)

    def _make_up(self, rules: Rules, seats: Seats[Seat], on: date | None, facts: Facts) -> Decision[Seat] | Refused:
        seat, today, make_up = seats.own, facts.local_date, rules.make_up
        if make_up is None:
            return Refused("make_up_off")
        if on is None or on >= today or seat.run_with(on):
            return Refused("day_not_missed")
        if on < today - timedelta(days=make_up.days_back) or (facts.starts_at and on < facts.day_of(facts.starts_at)):
            return Refused("day_too_old", values={"days_back": make_up.days_back})
        if sum((mark.year, mark.month) == (on.year, on.month) for mark in seat.made_up) >= make_up.per_month:
            return Refused("make_up_used_up", values={"per_month": make_up.per_month})
        price = make_up.price
        if (has := facts.purse.get(Asset(price.asset), 0)) < price.amount:
            return Refused("not_enough", values={"asset": price.asset, "price": price.amount, "has": has})
        paid = (spend(Asset(price.asset), price.amount),)
        return self._decision(rules, seats.own_id, with_day(seat, on, today, made_up=True), on, facts, paid, points=0)

    def _decision(
        self, rules: Rules, seat_id: str, seat: Seat, on: date, facts: Facts, paid: Sequence[Effect], *, points: int
    ) -> Decision[Seat]:
        """The day is taken; what a milestone owes for the run it belongs to comes on top."""
        seat, extras = self._pay_milestones(rules, seat, on, facts)
        seat, specials = self._pay_specials(rules, seat, on, facts)
        today = facts.local_date
        streak = seat.streak(today)
        ahead = streak + 1 if seat.run_with(today) else streak + 2
        made_up = on < today
        news = "special_day" if specials else "milestone_reached" if extras else "streak_continued" if streak > 1 else "streak_started"
        because = "day_made_up" if made_up else news
        told = {"streak": streak, "points": points, "on": on.isoformat()}
        return Decision(
            because=because,
            seats={seat_id: seat},
            effects=(
                *paid,
                *map(hand_over, extras),
                *(hand_over(each.reward) for each in specials),
                Emit("Check-In Made Up" if made_up else "Checked In", told),
            ),
            answer={
                **told,
                "tomorrow": rules.points(ahead),
                "extras": [show_reward(extra, facts.left) for extra in extras],
                "specials": [each.told(facts.left) for each in specials],
            },
        )

    def _pay_specials(self, rules: Rules, seat: Seat, on: date, facts: Facts) -> tuple[Seat, list[Special]]:
        return pay_specials(rules, seat, on, facts)

    def _pay_milestones(self, rules: Rules, seat: Seat, on: date, facts: Facts) -> tuple[Seat, list[Reward]]:
        run = seat.run_with(on)
        assert run is not None
        left, paid, extras = dict(facts.left), dict[int, int](), list[Reward]()
        for milestone in rules.milestones:
            for _ in range(rules.times_reached(milestone, run.days) - run.paid.get(milestone.day, 0)):
                if not is_left(milestone.reward, left):
                    break  # it stays owed, and is paid with the next day of the run when there is stock again
                asset = Asset(milestone.reward.asset)
                left[asset] = left.get(asset, 0) - milestone.reward.amount
                paid[milestone.day] = paid.get(milestone.day, 0) + 1
                extras.append(milestone.reward)
        return (with_paid(seat, run, paid) if paid else seat), extras

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        years = [year for year in (kept.birthday_year, other.birthday_year) if year is not None]
        return Seat(
            runs=join((*kept.runs, *other.runs)),
            made_up=tuple(sorted({*kept.made_up, *other.made_up})),
            whole=tuple(sorted({*kept.whole, *other.whole})),
            birthday_year=max(years, default=None),
        )

    def card(self, rules: Rules, seat: Seat, facts: Facts) -> ResultCard | None:
        """The streak that goes on today; a broken one is nothing to show."""
        streak = seat.streak(facts.local_date)
        if not streak:
            return None
        return ResultCard(
            Text(zh=f"连续签到 {streak} 天", en=f"{streak} days in a row" if streak > 1 else "Day one"),
            figure=str(streak),
            invite=Text(zh="扫码一起签到", en="Scan to join in"),
            colour="#B45309",
        )

    def taps(self, rules: Rules) -> Sequence[Tap]:
        """Today’s check-in; making up a day costs something, so it is not among them."""
        return (Tap("check_in", Text(zh="签到", en="Check in"), {"do": "check_in"}),)

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts.counted_in(rules.zone))

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
