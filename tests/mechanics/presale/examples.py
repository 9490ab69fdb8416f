"""Presales for the shared suite: rules of every shape, and the same presale with one bug planted."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.presale.moves import Deposit, PresaleMove, Seat
from antiphon.mechanics.presale.play import OPENS, Presale
from antiphon.mechanics.presale.rules import Rules
from antiphon.sdk.effects import PERSON, WORLD, Transfer
from antiphon.sdk.mechanic import Alarm, Decision, Event, Facts, Refused, Seats
from antiphon.sdk.orders import ORDER_CANCELLED, ORDER_REFUNDED
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples, Happened

NAME = Text(zh="羽绒服", en="A coat")


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """Small stocks; balances that are paid the same day or a week later."""
    early = draw(st.sampled_from(((), ("gold",))))
    after = draw(st.sampled_from((1, 1, 5)))
    return Rules(
        key="coat",
        name=NAME,
        products=("p-1",),
        stock=draw(st.sampled_from((1, 2, 4))),
        price_minor=10_000,
        deposit_minor=500,
        counts_minor=draw(st.sampled_from((500, 1_000))),
        coupon=draw(st.sampled_from(("", "coat"))),
        deposit_days=1,
        balance_after_days=after,
        balance_days=draw(st.sampled_from((1, 20, 40))),
        minutes=draw(st.sampled_from((1, 600, 600))),
        remind_hours=draw(st.sampled_from((1, 12, 100))),
        unpaid=draw(st.sampled_from(("refund", "forfeit"))),
        cancelled=draw(st.sampled_from(("refund", "forfeit"))),
        early_for=early,
        early_hours=draw(st.sampled_from((1, 5))) if early else 0,
        per_person=draw(st.sampled_from((1, 2, 2))),
        signed_in=draw(st.sampled_from((False, False, True))),
    )


ODD: tuple[Any, ...] = (None, "", -5, [], {}, "x")


@st.composite
def told(draw: st.DrawFn) -> Happened:
    """What a shop says of an order."""
    name = draw(
        st.sampled_from(("Deposit Paid", "Deposit Paid", "Deposit Paid", "Balance Paid", "Balance Paid", ORDER_CANCELLED, ORDER_REFUNDED))
    )
    properties: dict[str, Any] = {"order_id": draw(st.sampled_from(("o-1", "o-1", "o-1", "o-1", "o-2", *ODD[:1])))}
    if draw(st.booleans()):
        line = {"product_id": draw(st.sampled_from(("p-1", "p-1", "p-2"))), "quantity": draw(st.sampled_from((1, 1, 2, *ODD)))}
        properties["products"] = draw(st.sampled_from(([line], [line, line], "none")))
    return Happened(name, properties)


def acts(_: Rules) -> SearchStrategy[Any]:
    """People who take rights and pay for them, and whatever else a shop may say."""
    takes, deposits, balances = (
        st.just(each)
        for each in (PresaleMove("take"), Happened("Deposit Paid", {"order_id": "o-1"}), Happened("Balance Paid", {"order_id": "o-1"}))
    )
    return st.one_of(takes, takes, deposits, deposits, balances, told(), st.just(PresaleMove("release")))


Decided = Decision[Seat] | Refused


class SellsAsMuchAsItLikes(Presale):
    """Nobody looks at the limit for a person."""

    def _take(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decided:
        return super()._take(replace(rules, per_person=20), seats, facts)


class LetsEverybodyInFirst(Presale):
    """Early access is for everybody."""

    def _take(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decided:
        return super()._take(replace(rules, early_for=()), seats, facts)


class TakesDepositsForEver(Presale):
    """The days for deposits do not end."""

    def _take(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decided:
        return super()._take(replace(rules, deposit_days=300), seats, facts)


class TakesRightsAwayEarly(Presale):
    """The time to pay the deposit is half of what was said."""

    def _take(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decided:
        return super()._take(replace(rules, minutes=max(1, rules.minutes // 2)), seats, facts)


class KeepsRightsForEver(Presale):
    """A right that runs out stays with the person."""

    def _release(self, rules: Rules, seats: Seats[Seat], facts: Facts, because: str) -> Decision[Seat]:
        said = super()._release(rules, seats, facts, because)
        return replace(said, effects=[each for each in said.effects if not isinstance(each, Transfer)])


class CountsADepositAgain(Presale):
    """A deposit that is told of twice counts twice."""

    def _hear(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decided:
        if event.name == rules.deposit_event:
            return super()._hear(rules, replace(seats, own=replace(seats.own, deposits=())), event, facts)
        return super()._hear(rules, seats, event, facts)


class CountsForLess(Presale):
    """The deposit is not inflated after all."""

    def _deposited(self, rules: Rules, seats: Seats[Seat], order_id: str, pieces: int, facts: Facts) -> Decision[Seat]:
        return super()._deposited(replace(rules, counts_minor=1), seats, order_id, pieces, facts)


class ForgetsTheCoupon(Presale):
    """The voucher for the balance never comes."""

    def _deposited(self, rules: Rules, seats: Seats[Seat], order_id: str, pieces: int, facts: Facts) -> Decision[Seat]:
        return super()._deposited(replace(rules, coupon=""), seats, order_id, pieces, facts)


class CallsItPaid(Presale):
    """An order is completed, and its right is still there."""

    def _paid(self, rules: Rules, seats: Seats[Seat], deposit: Deposit, facts: Facts) -> Decision[Seat]:
        said = super()._paid(rules, seats, deposit, facts)
        return replace(said, effects=[each for each in said.effects if not (isinstance(each, Transfer) and each.source == PERSON)])


class ReturnsMoreThanWasBought(Presale):
    """A cancelled order makes stock."""

    def _cancelled(self, rules: Rules, seats: Seats[Seat], deposit: Deposit, facts: Facts) -> Decision[Seat]:
        said = super()._cancelled(rules, seats, deposit, facts)
        return replace(said, effects=[_doubled(each, rules) for each in said.effects])


def _doubled(effect: Any, rules: Rules) -> Any:
    from_nowhere = isinstance(effect, Transfer) and effect.source == WORLD and effect.asset == rules.right
    return replace(effect, amount=effect.amount * 2) if from_nowhere else effect


class LosesDepositsEarly(Presale):
    """The balance is called late on the day it opens."""

    def _wake(self, rules: Rules, seats: Seats[Seat], alarm: Alarm, facts: Facts) -> Decided:
        open_ = [each for each in seats.own.deposits if each.state == "deposit"]
        if alarm.name == OPENS and open_:
            return self._lapse(rules, seats, open_, facts)
        return super()._wake(rules, seats, alarm, facts)


class KeepsDepositsAnyway(Presale):
    """Deposits are kept, whatever the rules say."""

    def _lapse(self, rules: Rules, seats: Seats[Seat], open_: Sequence[Deposit], facts: Facts) -> Decision[Seat]:
        return super()._lapse(replace(rules, unpaid="forfeit"), seats, open_, facts)


class GivesNothingBackOnCancelling(Presale):
    """A cancelled order loses its deposit, whatever the rules say."""

    def _cancelled(self, rules: Rules, seats: Seats[Seat], deposit: Deposit, facts: Facts) -> Decision[Seat]:
        return super()._cancelled(replace(rules, cancelled="forfeit"), seats, deposit, facts)


class ServesStrangers(Presale):
    """Anonymous visitors take rights where only signed-in people may."""

    def _take(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decided:
        return super()._take(replace(rules, signed_in=False), seats, facts)


_SOUND = Rules(key="coat", name=NAME, products=("p-1",), stock=5, price_minor=10_000, deposit_minor=500, counts_minor=1_000)


def _with(**changes: Any) -> Rules:
    return replace(_SOUND, **changes)


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    flawed=(
        (_with(key="Coat!"), "key"),
        (_with(name=Text(zh="", en="A coat")), "name"),
        (_with(products=()), "products"),
        (_with(products=("a", "a")), "products[1]"),
        (_with(stock=0), "stock"),
        (_with(deposit_minor=0), "deposit_minor"),
        (_with(counts_minor=499), "counts_minor"),
        (_with(price_minor=1_000), "price_minor"),
        (_with(deposit_days=0), "deposit_days"),
        (_with(balance_after_days=6), "balance_after_days"),
        (_with(balance_days=0), "balance_days"),
        (_with(minutes=0), "minutes"),
        (_with(remind_hours=0), "remind_hours"),
        (_with(per_person=21), "per_person"),
        (_with(early_for=("gold", "gold")), "early_for[1]"),
        (_with(early_hours=168), "early_hours"),
        (_with(balance_event="Deposit Paid"), "balance_event"),
        (_with(coupon="Kein Gutschein"), "coupon"),
    ),
    bugs=(
        SellsAsMuchAsItLikes(),
        LetsEverybodyInFirst(),
        TakesDepositsForEver(),
        TakesRightsAwayEarly(),
        KeepsRightsForEver(),
        CountsADepositAgain(),
        CountsForLess(),
        ForgetsTheCoupon(),
        CallsItPaid(),
        ReturnsMoreThanWasBought(),
        LosesDepositsEarly(),
        KeepsDepositsAnyway(),
        GivesNothingBackOnCancelling(),
        ServesStrangers(),
    ),
)
