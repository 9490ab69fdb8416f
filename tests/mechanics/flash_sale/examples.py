"""Flash sales for the shared suite: rules of every shape, and the same sale with one bug planted."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.flash_sale.moves import BuyMove, Seat
from antiphon.mechanics.flash_sale.play import FlashSale
from antiphon.mechanics.flash_sale.rules import MemberPrice, Rules
from antiphon.sdk.effects import PERSON, Transfer
from antiphon.sdk.lists import Row
from antiphon.sdk.mechanic import Decision, Event, Facts, Refused, Seats
from antiphon.sdk.orders import ORDER_CANCELLED, ORDER_COMPLETED, ORDER_REFUNDED
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples, Happened

NAME = Text(zh="坚果礼盒", en="A box of nuts")
GOLD = MemberPrice("gold", 1_500, "gold-price")


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """One piece or a few, short and long rights, with and without a queue."""
    prices = draw(st.sampled_from(((), (), (GOLD,))))
    return Rules(
        key="deal",
        name=NAME,
        products=("p-1", "sku-1"),
        price_minor=1_990,
        stock=draw(st.sampled_from((1, 1, 2, 3))),
        coupon=draw(st.sampled_from(("", "deal"))),
        prices=prices,
        members_only=bool(prices) and draw(st.booleans()),
        per_person=draw(st.sampled_from((1, 1, 2))),
        minutes=draw(st.sampled_from((1, 15, 300))),
        queue=draw(st.sampled_from((True, True, False))),
        queue_most=draw(st.sampled_from((None, None, 1))),
        signed_in=draw(st.sampled_from((False, False, True))),
    )


ODD: tuple[Any, ...] = (None, "", -5, 1e400, [], {}, "x")


@st.composite
def orders(draw: st.DrawFn) -> Happened:
    """An order with the product, and what is told of it later."""
    name = draw(st.sampled_from((ORDER_COMPLETED, ORDER_COMPLETED, ORDER_CANCELLED, ORDER_REFUNDED)))
    properties: dict[str, Any] = {"order_id": draw(st.sampled_from(("o-1", "o-1", "o-2", "o-3", *ODD[:2])))}
    if name == ORDER_COMPLETED or draw(st.booleans()):
        line = {
            "product_id": draw(st.sampled_from(("p-1", "p-1", "p-2"))),
            "price": 19.9,
            "quantity": draw(st.sampled_from((1, 1, 2, *ODD))),
        }
        properties["products"] = draw(st.sampled_from(([line], [line], [line, {"sku": "sku-1"}], "none")))
    elif draw(st.booleans()):
        properties["refund_amount"] = 5
    return Happened(name, properties)


def acts(_: Rules) -> SearchStrategy[Any]:
    """Mostly people who want to buy."""
    takes = st.just(BuyMove("take"))
    return st.one_of(takes, takes, orders(), orders(), st.sampled_from((BuyMove("release"), BuyMove("leave"))))


Decided = Decision[Seat] | Refused


class SellsAsMuchAsItLikes(FlashSale):
    """Nobody looks at the limit for a person."""

    def _take(self, rules: Rules, seats: Seats[Seat], row: Row | None, facts: Facts) -> Decided:
        return super()._take(replace(rules, per_person=20), seats, row, facts)


class JumpsTheQueue(FlashSale):
    """Whoever taps at the right moment gets what others wait for."""

    def _take(self, rules: Rules, seats: Seats[Seat], row: Row | None, facts: Facts) -> Decided:
        first = replace(row, position=1) if row is not None else None
        nobody = {**facts.left, "tally:joined": facts.left["tally:gone"]}  # pyright: ignore[reportArgumentType]
        return super()._take(rules, seats, first, replace(facts, left=nobody if row is None else facts.left))


class OffersToEverybody(FlashSale):
    """Everybody in line is told that it is their turn."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Any, facts: Facts) -> Decided:
        rows = {key: replace(row, position=1) for key, row in facts.rows.items()}
        return super().decide(rules, seats, stimulus, replace(facts, rows=rows))


class TakesRightsAwayEarly(FlashSale):
    """The time to pay is half of what was said."""

    def _give(self, rules: Rules, seats: Seats[Seat], row: Row | None, facts: Facts, because: str) -> Decision[Seat]:
        return super()._give(replace(rules, minutes=max(1, rules.minutes // 2)), seats, row, facts, because)


class TakesRightsAwayAtOnce(FlashSale):
    """A right is told of, and gone with the next alarm."""

    def _give(self, rules: Rules, seats: Seats[Seat], row: Row | None, facts: Facts, because: str) -> Decision[Seat]:
        said = super()._give(rules, seats, row, facts, because)
        soon = {key: replace(seat, until=facts.now - timedelta(hours=1)) for key, seat in said.seats.items()}
        effects = [replace(each, at=facts.now) if hasattr(each, "at") else each for each in said.effects]
        return replace(said, seats=soon, effects=effects)


class AsksMembersForTheFullPrice(FlashSale):
    """Members are told everybody's price."""

    def _give(self, rules: Rules, seats: Seats[Seat], row: Row | None, facts: Facts, because: str) -> Decision[Seat]:
        return super()._give(replace(rules, prices=()), seats, row, facts, because)


class SellsToAnybody(FlashSale):
    """What is for members is sold to everybody."""

    def _take(self, rules: Rules, seats: Seats[Seat], row: Row | None, facts: Facts) -> Decided:
        return super()._take(replace(rules, members_only=False), seats, row, facts)


class GivesACouponEachTime(FlashSale):
    """Take, release, take: a coupon each time."""

    def _release(self, rules: Rules, seats: Seats[Seat], facts: Facts, because: str) -> Decision[Seat]:
        said = super()._release(rules, seats, facts, because)
        return replace(said, seats={key: replace(seat, coupons=0) for key, seat in said.seats.items()})


class KeepsReleasedRights(FlashSale):
    """A right that goes back stays with the person."""

    def _release(self, rules: Rules, seats: Seats[Seat], facts: Facts, because: str) -> Decision[Seat]:
        said = super()._release(rules, seats, facts, because)
        return replace(said, effects=[each for each in said.effects if not isinstance(each, Transfer)])


class CountsAnOrderAgain(FlashSale):
    """An order that is told of twice uses two rights."""

    def _hear(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decided:
        if event.name == ORDER_COMPLETED:
            return super()._hear(rules, replace(seats, own=replace(seats.own, orders={})), event, facts)
        return super()._hear(rules, seats, event, facts)


class ReturnsMoreThanWasBought(FlashSale):
    """A cancelled order makes stock."""

    def _take_back(self, rules: Rules, seats: Seats[Seat], order_id: str, back: int) -> Decision[Seat]:
        said = super()._take_back(rules, seats, order_id, back)
        return replace(said, seats={})


class SellsWithoutARight(FlashSale):
    """Pieces are called sold and no right is used."""

    def _sell(self, rules: Rules, seats: Seats[Seat], order_id: str, pieces: int, facts: Facts) -> Decided:
        said = super()._sell(rules, seats, order_id, pieces, facts)
        if not isinstance(said, Decision):
            return said
        return replace(said, effects=[each for each in said.effects if not (isinstance(each, Transfer) and each.source == PERSON)])


class ServesStrangers(FlashSale):
    """Anonymous visitors take rights where only signed-in people may."""

    def _take(self, rules: Rules, seats: Seats[Seat], row: Row | None, facts: Facts) -> Decided:
        return super()._take(replace(rules, signed_in=False), seats, row, facts)


_SOUND = Rules(key="deal", name=NAME, products=("p-1",), price_minor=100, stock=5)


def _with(**changes: Any) -> Rules:
    return replace(_SOUND, **changes)


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    flawed=(
        (_with(key="Deal!"), "key"),
        (_with(name=Text(zh="", en="Nuts")), "name"),
        (_with(products=()), "products"),
        (_with(products=("a", "a")), "products[1]"),
        (_with(price_minor=0), "price_minor"),
        (_with(stock=0), "stock"),
        (_with(was_minor=100), "was_minor"),
        (_with(per_person=0), "per_person"),
        (_with(per_person=21), "per_person"),
        (_with(minutes=0), "minutes"),
        (_with(queue_most=0), "queue_most"),
        (_with(members_only=True), "prices"),
        (_with(prices=(replace(GOLD, price_minor=0),)), "prices[0].price_minor"),
        (_with(prices=(GOLD, GOLD)), "prices[1].segment"),
        (_with(prices=(replace(GOLD, coupon="no coupon"),)), "prices[0].coupon"),
        (_with(coupon="Kein Gutschein"), "coupon"),
    ),
    bugs=(
        SellsAsMuchAsItLikes(),
        JumpsTheQueue(),
        OffersToEverybody(),
        TakesRightsAwayEarly(),
        TakesRightsAwayAtOnce(),
        AsksMembersForTheFullPrice(),
        SellsToAnybody(),
        GivesACouponEachTime(),
        KeepsReleasedRights(),
        CountsAnOrderAgain(),
        ReturnsMoreThanWasBought(),
        SellsWithoutARight(),
        ServesStrangers(),
    ),
)
