"""Donations for the shared suite: rules of every shape, and the same donation with one bug planted."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.kernel.amounts import POINTS
from antiphon.mechanics.donation.moves import GiveMove, Seat
from antiphon.mechanics.donation.play import Donation
from antiphon.mechanics.donation.rules import FUND, MATCHED, Gift, Rules, Sale, Tap
from antiphon.mechanics.donation.sales import ORDERS
from antiphon.sdk.effects import Enlist, Transfer
from antiphon.sdk.mechanic import Decision, Event, Facts, Refused, Seats, Stimulus
from antiphon.sdk.orders import ORDER_CANCELLED, ORDER_COMPLETED, ORDER_REFUNDED
from antiphon.sdk.public_account import ACCOUNT, Statement
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples, Happened, Judged

CAUSE = Text(zh="给孩子一份午餐", en="A lunch for a child")
UNIT = Text(zh="份", en="lunches")


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """One way to give or several; caps that are reached soon."""
    gift = draw(st.sampled_from((None, Gift(5, 2), Gift(15, 10, 100), Gift(5, 3, 50))))
    tap = draw(st.sampled_from((None, Tap(1), Tap(1), Tap(3))))
    sale = draw(
        st.sampled_from(
            (
                None,
                Sale("order", 2, settle_days=2),
                Sale("piece", 5, products=("p-1", "sku-2"), settle_days=1),
                Sale("value", share_ppm=25_000, settle_days=30),
                Sale("value", share_ppm=500_000, products=("p-1",)),
            )
        )
    )
    if gift is tap is sale is None:
        tap = Tap(2)
    return Rules(
        cause=CAUSE,
        unit=UNIT,
        counted_in="money" if sale and sale.per == "value" else draw(st.sampled_from(("things", "money"))),
        gift=gift,
        tap=tap,
        sale=sale,
        brand_cap=draw(st.sampled_from((4, 20, 1_000))) if tap or (gift and gift.match_percent) else draw(st.sampled_from((None, 9))),
        days=draw(st.sampled_from((None, None, 3))),
        signed_in=draw(st.sampled_from((False, False, True))),
        zone=draw(st.sampled_from(("", "", "Asia/Shanghai"))),
    )


LINES = [{"product_id": "p-1", "price": 9.9, "quantity": 2}, {"sku": "sku-2", "price": "20"}, {"product_id": "p-3", "price": 3}]
ODD: tuple[Any, ...] = (None, "", "x", -5, 1e400, True, [], {})


REFUNDS: tuple[dict[str, Any], ...] = (
    {},
    {},
    {"refund_amount": 9.9},
    {"total": 1e9},
    {"products": LINES[:1]},
    {"products": [{"sku": "sku-2"}]},
)


@st.composite
def orders(draw: st.DrawFn) -> Happened:
    """An order, a refund of some or all of it, or a cancellation."""
    name = draw(st.sampled_from((ORDER_COMPLETED, ORDER_COMPLETED, ORDER_REFUNDED, ORDER_REFUNDED, ORDER_CANCELLED)))
    properties: dict[str, Any] = {"order_id": draw(st.sampled_from(("o-1", "o-1", "o-1", "o-2", "o" * 200))), "currency": "CNY"}
    if name == ORDER_COMPLETED:
        properties |= {"products": draw(st.sampled_from((LINES, LINES[:1], LINES[1:]))), "revenue": draw(st.sampled_from((42.8, "19.80")))}
    elif name == ORDER_REFUNDED:
        properties |= draw(st.sampled_from(REFUNDS))
    return Happened(name, properties, draw(st.sampled_from((0, 0, 1, 30))))


@st.composite
def odd_orders(draw: st.DrawFn) -> Happened:
    """What no shop should send."""
    names = st.sampled_from((ORDER_COMPLETED, ORDER_REFUNDED, ORDER_CANCELLED))
    fields = ("order_id", "products", "revenue", "total", "currency", "refund_amount")
    values = st.sampled_from((*ODD, "o-1", "USD", LINES))
    return Happened(draw(names), {name: draw(values) for name in fields if draw(st.booleans())})


def acts(rules: Rules) -> SearchStrategy[Any]:
    """Gifts, taps, orders, and what the organiser says."""
    moves = st.sampled_from((GiveMove("tap"), GiveMove("tap"), GiveMove("give"), GiveMove("give", 2), GiveMove("give", 1_000)))
    taps = st.just(GiveMove("tap"))
    said = st.just(Judged(Statement(CAUSE)))
    return st.one_of(moves, moves, taps, orders(), orders(), odd_orders(), said) if rules.sale else st.one_of(moves, taps, taps, said)


Decided = Decision[Seat] | Refused


class TakesTwice(Donation):
    """A gift costs double."""

    def _give(self, rules: Rules, seats: Seats[Seat], times: int, facts: Facts) -> Decided:
        said = super()._give(rules, seats, times, facts)
        if not isinstance(said, Decision) or facts.purse[POINTS] < 2 * said.answer["points"]:
            return said
        return replace(said, effects=[_doubled(each) for each in said.effects])


def _doubled(effect: Any) -> Any:
    return replace(effect, amount=effect.amount * 2) if isinstance(effect, Transfer) and effect.asset == POINTS else effect


class ForgetsToMatch(Donation):
    """The brand's part is promised and not given."""

    def _give(self, rules: Rules, seats: Seats[Seat], times: int, facts: Facts) -> Decided:
        unmatched = replace(rules, gift=replace(rules.gift, match_percent=0)) if rules.gift else rules
        return super()._give(unmatched, seats, times, facts)


class MatchesFromNowhere(Donation):
    """What the brand adds does not leave its fund."""

    def _give(self, rules: Rules, seats: Seats[Seat], times: int, facts: Facts) -> Decided:
        said = super()._give(rules, seats, times, facts)
        if not isinstance(said, Decision):
            return said
        return replace(said, effects=[each for each in said.effects if not (isinstance(each, Transfer) and each.asset == FUND)])


class TapsAllDay(Donation):
    """Nobody remembers the day."""

    def _tap(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decided:
        return super()._tap(rules, Seats(seats.own_id, replace(seats.own, last_on=None), seats.all), facts)


class CountsDaysInLondon(Donation):
    """The day ends at midnight UTC, wherever the person is."""

    def _tap(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decided:
        return super()._tap(rules, seats, facts.counted_in("UTC"))


class GivesTwiceForAnOrder(Donation):
    """An order that is told of twice gives twice."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GiveMove], facts: Facts) -> Decided:
        is_order = isinstance(stimulus, Event) and stimulus.name == ORDER_COMPLETED
        said = super().decide(rules, seats, stimulus, replace(facts, rows={}) if is_order else facts)
        if not isinstance(said, Decision):
            return said
        return replace(said, effects=[_again(each) for each in said.effects])


def _again(effect: Any) -> Any:
    return replace(effect, new=False) if isinstance(effect, Enlist) and effect.list == ORDERS else effect


class TakesBackAfterTheSettlement(Donation):
    """A refund takes a donation back that was settled."""

    def _hear(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decided:
        sale = replace(rules.sale, settle_days=365) if rules.sale and event.name != ORDER_COMPLETED else rules.sale
        return super()._hear(replace(rules, sale=sale), seats, event, facts)


class TakesBackAgainAndAgain(Donation):
    """Nobody remembers what was taken back."""

    def _refunded(self, rules: Rules, row: Mapping[str, Any], event: Event, facts: Facts) -> Decided:
        return super()._refunded(rules, {**row, "back": 0}, event, facts)


class CountsEverything(Donation):
    """Products that have nothing to do with it give as well."""

    def _sold(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decided:
        anything = replace(rules, sale=replace(rules.sale, products=())) if rules.sale else rules
        return super()._sold(anything, seats, event, facts)


class CollectsForEver(Donation):
    """The days of collecting do not end."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GiveMove], facts: Facts) -> Decided:
        return super().decide(replace(rules, days=None), seats, stimulus, facts)


class CountsWhatWasBefore(Donation):
    """Orders from before the play give."""

    def _sold(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decided:
        return super()._sold(replace(rules, days=None), seats, event, replace(facts, starts_at=None))


class WritesDownTheBrandTwice(Donation):
    """The public account shows more than the ledger counted."""

    def _give(self, rules: Rules, seats: Seats[Seat], times: int, facts: Facts) -> Decided:
        said = super()._give(rules, seats, times, facts)
        if not isinstance(said, Decision):
            return said
        return replace(said, effects=[_richer(each) for each in said.effects])


def _richer(effect: Any) -> Any:
    if not isinstance(effect, Enlist) or effect.list != ACCOUNT:
        return effect
    more = effect.data.get("matched", 0)
    return replace(effect, data={**effect.data, "amount": effect.data["amount"] + more, "total": effect.data["total"] + more})


class ForgetsALine(Donation):
    """Taps do not appear on the account."""

    def _tap(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decided:
        said = super()._tap(rules, seats, facts)
        return (
            replace(said, effects=[each for each in said.effects if not isinstance(each, Enlist)]) if isinstance(said, Decision) else said
        )


class StartsTheAccountAnew(Donation):
    """The running total forgets the sales."""

    def _sold(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decided:
        left = {asset: 0 if asset == MATCHED else count for asset, count in facts.left.items()}
        return super()._sold(rules, seats, event, replace(facts, left={**left, "tally:taps": 0}))  # pyright: ignore[reportArgumentType]


class ServesStrangers(Donation):
    """Anonymous visitors give where only signed-in people may."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GiveMove], facts: Facts) -> Decided:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


_SOUND = Rules(cause=CAUSE, unit=UNIT, tap=Tap(1), brand_cap=100)


def _with(**changes: Any) -> Rules:
    return replace(_SOUND, **changes)


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=(),
    flawed=(
        (_with(cause=Text(zh="", en="A lunch")), "cause"),
        (_with(unit=Text(zh="份", en="")), "unit"),
        (_with(goal=0), "goal"),
        (_with(brand_cap=0), "brand_cap"),
        (_with(brand_cap=None), "brand_cap"),
        (_with(tap=None, gift=Gift(match_percent=10), brand_cap=None), "brand_cap"),
        (_with(tap=None), "gift"),
        (_with(days=0), "days"),
        (_with(gift=Gift(points=0)), "gift.points"),
        (_with(gift=Gift(gives=0)), "gift.gives"),
        (_with(gift=Gift(match_percent=1_001)), "gift.match_percent"),
        (_with(tap=Tap(0)), "tap.gives"),
        (_with(sale=Sale(gives=0)), "sale.gives"),
        (_with(sale=Sale(settle_days=366)), "sale.settle_days"),
        (_with(sale=Sale(products=("a", "a"))), "sale.products[1]"),
        (_with(sale=Sale("value")), "counted_in"),
        (_with(sale=Sale("value", share_ppm=0), counted_in="money"), "sale.share_ppm"),
        (_with(zone="Mars/Olympus"), "zone"),
    ),
    bugs=(
        TakesTwice(),
        ForgetsToMatch(),
        MatchesFromNowhere(),
        TapsAllDay(),
        CountsDaysInLondon(),
        GivesTwiceForAnOrder(),
        TakesBackAfterTheSettlement(),
        TakesBackAgainAndAgain(),
        CountsEverything(),
        CollectsForEver(),
        CountsWhatWasBefore(),
        WritesDownTheBrandTwice(),
        ForgetsALine(),
        StartsTheAccountAnew(),
        ServesStrangers(),
    ),
)
