"""Check-ins for the shared suite: rules of every shape, and the same check-in with one bug planted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.kernel.amounts import POINTS
from antiphon.mechanics.check_in.days import Run, Seat, with_day
from antiphon.mechanics.check_in.moves import CheckInMove
from antiphon.mechanics.check_in.play import CheckIn
from antiphon.mechanics.check_in.rules import MakeUp, Milestone, Rules, SpecialDay
from antiphon.mechanics.check_in.specials import Special
from antiphon.sdk.effects import Effect, grant
from antiphon.sdk.mechanic import Decision, Facts, Refused, Seats, Stimulus
from antiphon.sdk.rewards import Price, Reward
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples

MUG = Reward("prize:mug", stock=1, name=Text(zh="杯子", en="Mug"))

CARD = Reward("coupon:card", stock=1, name=Text(zh="贺卡", en="Card"))
SPECIALS = (
    SpecialDay("month_day", Reward(amount=2), day=1),
    SpecialDay("year_day", CARD, day=29, month=2),
    SpecialDay("birthday_month", Reward(amount=4)),
)


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Tables of one to seven days, milestones with and without stock, cheap and dear make-ups."""
    table = tuple(draw(st.lists(st.sampled_from((1, 5, 8)), min_size=1, max_size=7)))
    after_last = draw(st.sampled_from(("stay", "restart")))
    last = len(table) if after_last == "restart" else 9
    days = draw(st.lists(st.integers(1, last), unique=True, max_size=2))
    rewards = (Reward(amount=7), MUG)
    make_up = MakeUp(draw(st.sampled_from((Price(1), Price(50)))), draw(st.sampled_from((1, 1, 3))), draw(st.sampled_from((1, 3, 31))))
    return Rules(
        points_by_day=table,
        after_last=after_last,
        milestones=tuple(Milestone(day, reward) for day, reward in zip(days, rewards, strict=False)),
        specials=draw(st.sampled_from(((), (), SPECIALS))),
        full_month=draw(st.sampled_from((None, Reward(amount=3)))),
        make_up=draw(st.sampled_from((None, make_up, make_up))),
        signed_in=draw(st.sampled_from((False, False, True))),
        zone=draw(st.sampled_from(("", "", "Asia/Shanghai"))),
    )


@dataclass(frozen=True)
class MakesUp:
    """Makes up the day so many days ago."""

    days_ago: int

    def at(self, now: datetime) -> CheckInMove:
        """On the calendar of Greenwich, which is near enough."""
        return CheckInMove("make_up", now.date() - timedelta(days=self.days_ago))


def acts(_: Rules) -> SearchStrategy[Any]:
    """Mostly taps; make-ups of the last days, of days to come, and of days that make no sense."""
    odd = st.sampled_from((None, date.min, date.max)).map(lambda on: CheckInMove("make_up", on))
    return st.one_of(st.just(CheckInMove()), st.just(CheckInMove()), st.builds(MakesUp, st.integers(-1, 6)), odd)


class TapsAgainAfterFlyingWest(CheckIn):
    """Only the very same day is refused, so that whoever flies into yesterday can tap again."""

    def _check_in(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        today, last = facts.local_date, seats.own.last_on
        if last is None or today >= last:
            return super()._check_in(rules, seats, facts)
        seat = with_day(seats.own, today, today)
        points = rules.points(max(1, seat.streak(today)))
        return self._decision(rules, seats.own_id, seat, today, facts, (grant(POINTS, points),), points=points)


class CountsDaysInLondon(CheckIn):
    """The day ends at midnight UTC, wherever the person is."""

    def _check_in(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        return super()._check_in(rules, seats, facts.counted_in("UTC"))


class ForgivesGaps(CheckIn):
    """A missed day does not end the streak."""

    def _check_in(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        seat, yesterday = seats.own, facts.local_date - timedelta(days=1)
        if seat.last_on is not None and seat.last_on < yesterday:
            seat = with_day(seat, yesterday, facts.local_date)
        return super()._check_in(rules, Seats(seats.own_id, seat, seats.all), facts)


class PaysTheDayBefore(CheckIn):
    """The points are those of the day before in the table."""

    def _decision(
        self, rules: Rules, seat_id: str, seat: Seat, on: date, facts: Facts, paid: Sequence[Effect], *, points: int
    ) -> Decision[Seat]:
        if points and (run := seat.run_with(on)) and run.days > 1:
            points = rules.points(run.days - 1)
            paid = (grant(POINTS, points),)
        return super()._decision(rules, seat_id, seat, on, facts, paid, points=points)


class PaysWithoutSaying(CheckIn):
    """More is handed over than the answer says."""

    def _decision(
        self, rules: Rules, seat_id: str, seat: Seat, on: date, facts: Facts, paid: Sequence[Effect], *, points: int
    ) -> Decision[Seat]:
        return super()._decision(rules, seat_id, seat, on, facts, (*paid, *paid), points=points)


class PaysMilestonesEveryDay(CheckIn):
    """Nobody remembers which milestones were paid."""

    def _pay_milestones(self, rules: Rules, seat: Seat, on: date, facts: Facts) -> tuple[Seat, list[Reward]]:
        return seat, super()._pay_milestones(rules, seat, on, facts)[1]


class ForgetsMilestones(CheckIn):
    """Milestones are shown and never paid."""

    def _pay_milestones(self, rules: Rules, seat: Seat, on: date, facts: Facts) -> tuple[Seat, list[Reward]]:
        return seat, []


class GivesMilestonesThatAreGone(CheckIn):
    """The stock of a milestone is not looked at."""

    def _pay_milestones(self, rules: Rules, seat: Seat, on: date, facts: Facts) -> tuple[Seat, list[Reward]]:
        return super()._pay_milestones(rules, seat, on, replace(facts, left=dict.fromkeys(facts.left, 99)))


class MakesUpForNothing(CheckIn):
    """A make-up costs nothing."""

    def _decision(
        self, rules: Rules, seat_id: str, seat: Seat, on: date, facts: Facts, paid: Sequence[Effect], *, points: int
    ) -> Decision[Seat]:
        return super()._decision(rules, seat_id, seat, on, facts, paid if points else (), points=points)


class MakesUpWithoutEnd(CheckIn):
    """Nobody counts the make-ups of a month."""

    def _make_up(self, rules: Rules, seats: Seats[Seat], on: date | None, facts: Facts) -> Decision[Seat] | Refused:
        seat = replace(seats.own, made_up=())
        return super()._make_up(rules, Seats(seats.own_id, seat, seats.all), on, facts)


class MakesUpWhatIsLongAgo(CheckIn):
    """Any day of the last month can be made up."""

    def _make_up(self, rules: Rules, seats: Seats[Seat], on: date | None, facts: Facts) -> Decision[Seat] | Refused:
        anyhow = replace(rules, make_up=replace(rules.make_up, days_back=31)) if rules.make_up else rules
        return super()._make_up(anyhow, seats, on, facts)


class MakesUpWhereItIsNotOffered(CheckIn):
    """Make-ups are sold by a play that does not offer them."""

    def _make_up(self, rules: Rules, seats: Seats[Seat], on: date | None, facts: Facts) -> Decision[Seat] | Refused:
        return super()._make_up(replace(rules, make_up=rules.make_up or MakeUp(Price(1))), seats, on, facts)


class PaysPointsForMakeUps(CheckIn):
    """A made-up day pays like any other."""

    def _decision(
        self, rules: Rules, seat_id: str, seat: Seat, on: date, facts: Facts, paid: Sequence[Effect], *, points: int
    ) -> Decision[Seat]:
        if not points:
            points = rules.points(1)
            paid = (*paid, grant(POINTS, points))
        return super()._decision(rules, seat_id, seat, on, facts, paid, points=points)


class HonoursEveryDay(CheckIn):
    """Every day is special."""

    def _pay_specials(self, rules: Rules, seat: Seat, on: date, facts: Facts) -> tuple[Seat, list[Special]]:
        always = tuple(replace(each, when="month_day", day=on.day) for each in rules.specials)
        return super()._pay_specials(replace(rules, specials=always), seat, on, facts)


class HonoursDaysMadeUpLater(CheckIn):
    """A special day that was missed is honoured when it is made up."""

    def _pay_specials(self, rules: Rules, seat: Seat, on: date, facts: Facts) -> tuple[Seat, list[Special]]:
        then = replace(facts, now=facts.start_of(on)) if on > date.min else facts
        return super()._pay_specials(rules, seat, on, then)


class ForgetsTheBirthdayWasHonoured(CheckIn):
    """Who was born this month gets the present with every check-in."""

    def _pay_specials(self, rules: Rules, seat: Seat, on: date, facts: Facts) -> tuple[Seat, list[Special]]:
        born = replace(facts, person=replace(facts.person, tags={**facts.person.tags, "birthday_month": on.month}))
        return super()._pay_specials(rules, replace(seat, birthday_year=None), on, born)


class CallsHalfMonthsWhole(CheckIn):
    """Whoever took the last day of a month is paid for all of it."""

    def _pay_specials(self, rules: Rules, seat: Seat, on: date, facts: Facts) -> tuple[Seat, list[Special]]:
        filled = replace(seat, runs=(Run(on.replace(day=1), seat.runs[-1].last + timedelta(days=31)),))
        return seat, super()._pay_specials(rules, filled, on, facts)[1]


class ServesStrangers(CheckIn):
    """An anonymous visitor gets what only signed-in people may have."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[CheckInMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


_SOUND = Rules(points_by_day=(5, 6, 7), after_last="restart", milestones=(Milestone(3, MUG),), make_up=MakeUp(Price(10)))
_MAKE_UP = MakeUp(Price(10))


def _with(**changes: Any) -> Rules:
    return replace(_SOUND, **changes)


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=(),
    flawed=(
        (_with(points_by_day=()), "points_by_day"),
        (_with(points_by_day=(5,) * 367), "points_by_day"),
        (_with(points_by_day=(5, -1)), "points_by_day[1]"),
        (_with(points_by_day=(0, 0), milestones=()), "points_by_day"),
        (_with(milestones=(Milestone(4, MUG),)), "milestones[0].day"),
        (_with(milestones=(Milestone(0, MUG),)), "milestones[0].day"),
        (_with(after_last="stay", milestones=(Milestone(400, MUG),)), "milestones[0].day"),
        (_with(milestones=(Milestone(3, MUG), Milestone(3, Reward(amount=1)))), "milestones[1].day"),
        (_with(milestones=(Milestone(2, MUG), Milestone(3, MUG))), "milestones[1].reward.asset"),
        (_with(milestones=(Milestone(3, Reward("prize:mug", name=MUG.name)),)), "milestones[0].reward.stock"),
        (_with(milestones=(Milestone(3, Reward("coupon:ten")),)), "milestones[0].reward.name"),
        (_with(milestones=(Milestone(3, Reward(amount=-3)),)), "milestones[0].reward.amount"),
        (_with(make_up=replace(_MAKE_UP, price=Price(0))), "make_up.price.amount"),
        (_with(make_up=replace(_MAKE_UP, price=Price(-5))), "make_up.price.amount"),
        (_with(make_up=replace(_MAKE_UP, price=Price(1, "prize:mug"))), "make_up.price.asset"),
        (_with(make_up=replace(_MAKE_UP, per_month=0)), "make_up.per_month"),
        (_with(make_up=replace(_MAKE_UP, days_back=32)), "make_up.days_back"),
        (_with(specials=(SpecialDay("month_day", CARD),)), "specials[0].day"),
        (_with(specials=(SpecialDay("month_day", CARD, day=32),)), "specials[0].day"),
        (_with(specials=(SpecialDay("year_day", CARD, day=30, month=2),)), "specials[0].day"),
        (_with(specials=(SpecialDay("year_day", CARD, day=3),)), "specials[0].month"),
        (_with(specials=(SpecialDay("year_day", CARD, day=3, month=13),)), "specials[0].month"),
        (_with(specials=(SpecialDay("month_day", MUG, day=8),)), "specials[0].reward.asset"),
        (_with(specials=(SpecialDay("month_day", Reward(), day=8),) * 21), "specials"),
        (_with(full_month=Reward("prize:cup", name=MUG.name)), "full_month.stock"),
        (_with(zone="Mars/Olympus"), "zone"),
    ),
    bugs=(
        ServesStrangers(),
        HonoursEveryDay(),
        HonoursDaysMadeUpLater(),
        ForgetsTheBirthdayWasHonoured(),
        CallsHalfMonthsWhole(),
        TapsAgainAfterFlyingWest(),
        CountsDaysInLondon(),
        ForgivesGaps(),
        PaysTheDayBefore(),
        PaysWithoutSaying(),
        PaysMilestonesEveryDay(),
        ForgetsMilestones(),
        GivesMilestonesThatAreGone(),
        MakesUpForNothing(),
        MakesUpWithoutEnd(),
        MakesUpWhatIsLongAgo(),
        MakesUpWhereItIsNotOffered(),
        PaysPointsForMakeUps(),
    ),
)
