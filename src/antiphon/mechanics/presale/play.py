"""The rules of a presale. A right is a unit of the ledger: free, with a person, or bought for good when the balance is paid."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.presale.laws import LAWS
from antiphon.mechanics.presale.moves import Deposit, PresaleMove, Seat
from antiphon.mechanics.presale.orders import order_of, pieces_of
from antiphon.mechanics.presale.rules import DEPOSITS, LOST, PAID, RETURNED, Rules, find_flaws
from antiphon.mechanics.presale.screen import show
from antiphon.mechanics.presale.templates import TEMPLATES
from antiphon.mechanics.presale.trials import make_trials
from antiphon.mechanics.presale.words import EXAMPLE, GOOD_FOR, NAME, TITLES, WORDS
from antiphon.sdk.effects import PERSON, PLAY, WORLD, Effect, Emit, Schedule, Send, Transfer, grant
from antiphon.sdk.mechanic import IGNORED, Alarm, Decision, Event, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.orders import ORDER_CANCELLED, ORDER_REFUNDED
from antiphon.sdk.words import fill

UNPAID, OPENS, REMIND, CLOSES = "unpaid", "opens", "remind", "closes"
LATE = timedelta(minutes=2)  # what is paid in the last second is told of a little later


class Presale:
    """Take a right, pay the deposit, pay the balance in its days."""

    kind = "presale"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("interest", "decide")
    rules_type = Rules
    seat_type = Seat
    move_type = PresaleMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return {rules.right: rules.stock, DEPOSITS: 0, PAID: 0, LOST: 0, RETURNED: 0}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        coupons = {Asset(f"coupon:{rules.coupon}")} if rules.coupon else set[Asset]()
        return frozenset({rules.right, DEPOSITS, PAID, LOST, RETURNED, *coupons})

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset({rules.deposit_event, rules.balance_event, ORDER_CANCELLED, ORDER_REFUNDED})

    def hears(self, rules: Rules, event: Event) -> bool:
        """Only what names an order matters."""
        return event.name in self.listens(rules) and bool(order_of(event))

    def seats_of(self, rules: Rules, stimulus: Stimulus[PresaleMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def closing(self, rules: Rules) -> timedelta:
        """Whoever has paid a deposit is told of the balance, and what becomes of it, also when the play was ended early."""
        return timedelta(days=rules.balance_after_days + rules.balance_days + 1)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[PresaleMove], facts: Facts) -> Decision[Seat] | Refused:
        if isinstance(stimulus, Event):
            return self._hear(rules, seats, stimulus, facts)
        if isinstance(stimulus, Alarm):
            return self._wake(rules, seats, stimulus, facts)
        if not isinstance(stimulus, Move):
            return IGNORED
        if stimulus.move.do == "release":
            return self._release(rules, seats, facts, "released") if seats.own.held else Refused("nothing_held")
        return self._take(rules, seats, facts)

    # ---------------------------------------------------------------------------------------------------- rights

    def _take(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        seat = seats.own
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        if facts.now >= rules.deposits_end(facts):
            return Refused("over")
        if facts.now < (opens := rules.opens_for(facts)):
            return Refused("too_early", opens)
        if seat.pieces >= rules.per_person:
            return Refused("limit_reached", values={"per_person": rules.per_person})
        if facts.left.get(rules.right, 0) < 1:
            return Refused("sold_out")
        until = facts.now + timedelta(minutes=rules.minutes)
        told = {**rules.told(1), "product": rules.products[0], "until": until.isoformat(), "minutes": rules.minutes}
        effects = (grant(rules.right, 1, PLAY), Schedule(seats.own_id, UNPAID, until + LATE), Emit("Purchase Right Given", told))
        return Decision("taken", {seats.own_id: replace(seat, held=seat.held + 1, until=until)}, effects, told)

    def _release(self, rules: Rules, seats: Seats[Seat], facts: Facts, because: str) -> Decision[Seat]:
        back = min(seats.own.held, facts.purse.get(rules.right, 0))
        told = {"pieces": back, "product": rules.products[0], "because": because}
        effects: list[Effect] = [Transfer(rules.right, back, PERSON, PLAY)] if back else []
        effects.append(Emit("Purchase Right Released", told))
        if because == "timed_out":
            effects.append(_tell(because, told))
        return Decision(because, {seats.own_id: replace(seats.own, held=0, until=None)}, effects, told)

    # ---------------------------------------------------------------------------------------------------- orders

    def _hear(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decision[Seat] | Refused:
        order_id = order_of(event)
        known = seats.own.order(order_id)
        if not order_id or event.name not in self.listens(rules):
            return IGNORED
        if event.name == rules.deposit_event:
            pieces = min(pieces_of(rules, event), seats.own.held) if known is None else 0
            return self._deposited(rules, seats, order_id, pieces, facts) if pieces else IGNORED
        if known is None:
            return IGNORED
        if event.name == rules.balance_event:
            return self._paid(rules, seats, known, facts) if known.state == "deposit" else IGNORED
        return self._cancelled(rules, seats, known, facts)

    def _deposited(self, rules: Rules, seats: Seats[Seat], order_id: str, pieces: int, facts: Facts) -> Decision[Seat]:
        seat = seats.own
        told = {**rules.told(pieces), "order": order_id}
        effects: tuple[Effect, ...] = (
            Transfer(DEPOSITS, pieces, WORLD, PLAY),
            *((grant(Asset(f"coupon:{rules.coupon}"), pieces),) if rules.coupon else ()),
            Schedule(seats.own_id, OPENS, rules.balance_opens(facts)),
            Emit("Deposit Counted", told),
            _tell("deposit_counted", told),
        )
        held = seat.held - pieces
        after = replace(seat, held=held, until=seat.until if held else None, deposits=(*seat.deposits, Deposit(order_id, pieces)))
        return Decision("deposit_counted", {seats.own_id: after}, effects, told)

    def _paid(self, rules: Rules, seats: Seats[Seat], deposit: Deposit, facts: Facts) -> Decision[Seat]:
        told = {**rules.told(deposit.pieces), "order": deposit.order_id}
        effects = (
            *self._from_purse(rules, deposit, facts, WORLD),
            Transfer(PAID, deposit.pieces, WORLD, PLAY),
            Emit("Presale Completed", told),
        )
        paid = tuple(replace(each, state="paid") if each == deposit else each for each in seats.own.deposits)
        return Decision("completed", {seats.own_id: replace(seats.own, deposits=paid)}, effects, told)

    def _cancelled(self, rules: Rules, seats: Seats[Seat], deposit: Deposit, facts: Facts) -> Decision[Seat]:
        told = {**rules.told(deposit.pieces), "order": deposit.order_id}
        seat = replace(seats.own, deposits=tuple(each for each in seats.own.deposits if each != deposit))
        if deposit.state == "paid":
            back = (Transfer(rules.right, deposit.pieces, WORLD, PLAY), Transfer(RETURNED, deposit.pieces, WORLD, PLAY))
            return Decision("returned", {seats.own_id: seat}, (*back, Emit("Presale Returned", told)), told)
        refund = rules.cancelled == "refund"
        emit = Emit("Deposit Refund Due" if refund else "Deposit Forfeited", told)
        effects = (*self._from_purse(rules, deposit, facts, PLAY), Transfer(LOST, deposit.pieces, WORLD, PLAY), emit)
        return Decision("cancelled_refunded" if refund else "cancelled_forfeited", {seats.own_id: seat}, effects, told)

    def _from_purse(self, rules: Rules, deposit: Deposit, facts: Facts, target: Any) -> tuple[Effect, ...]:
        pieces = min(deposit.pieces, facts.purse.get(rules.right, 0))
        return (Transfer(rules.right, pieces, PERSON, target),) if pieces else ()

    # ------------------------------------------------------------------------------------------------------ time

    def _wake(self, rules: Rules, seats: Seats[Seat], alarm: Alarm, facts: Facts) -> Decision[Seat] | Refused:
        seat = seats.own
        if alarm.name == UNPAID:
            if not seat.held or seat.until is None:
                return IGNORED
            if facts.now < seat.until + LATE:
                return Decision("waits", {}, (Schedule(seats.own_id, UNPAID, seat.until + LATE),))
            return self._release(rules, seats, facts, "timed_out")
        open_ = [deposit for deposit in seat.deposits if deposit.state == "deposit"]
        if not open_ or alarm.name not in {OPENS, REMIND, CLOSES}:
            return IGNORED
        closes = rules.balance_closes(facts)
        remind = max(rules.balance_opens(facts), closes - timedelta(hours=rules.remind_hours))
        told = rules.told(sum(deposit.pieces for deposit in open_))
        if alarm.name == OPENS:
            return Decision("balance_opens", {}, (Schedule(seats.own_id, REMIND, remind), _tell("balance_opens", told)), told)
        if alarm.name == REMIND:
            return Decision("reminded", {}, (Schedule(seats.own_id, CLOSES, closes + LATE), _tell("reminded", told)), told)
        if facts.now < closes + LATE:
            return Decision("waits", {}, (Schedule(seats.own_id, CLOSES, closes + LATE),))
        return self._lapse(rules, seats, open_, facts)

    def _lapse(self, rules: Rules, seats: Seats[Seat], open_: Sequence[Deposit], facts: Facts) -> Decision[Seat]:
        """The balance was not paid: the rights go back, and the deposits where the rules say."""
        pieces = sum(deposit.pieces for deposit in open_)
        back = min(pieces, max(0, facts.purse.get(rules.right, 0) - seats.own.held))
        refund = rules.unpaid == "refund"
        because = "not_paid_refunded" if refund else "not_paid_forfeited"
        emits = [
            Emit("Deposit Refund Due" if refund else "Deposit Forfeited", {**rules.told(each.pieces), "order": each.order_id})
            for each in open_
        ]
        told = rules.told(pieces)
        effects = (
            *((Transfer(rules.right, back, PERSON, PLAY),) if back else ()),
            Transfer(LOST, pieces, WORLD, PLAY),
            *emits,
            _tell(because, told),
        )
        after = replace(seats.own, deposits=tuple(each for each in seats.own.deposits if each not in open_), lost=seats.own.lost + pieces)
        return Decision(because, {seats.own_id: after}, effects, told)

    # -------------------------------------------------------------------------------------------------- the rest

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """Everything of both."""
        return Seat(
            held=kept.held + other.held,
            until=max((each.until for each in (kept, other) if each.until), default=None),
            deposits=(*kept.deposits, *(each for each in other.deposits if kept.order(each.order_id) is None)),
            lost=kept.lost + other.lost,
        )

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts)

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)


def _tell(because: str, told: Mapping[str, Any]) -> Send:
    title, body = TITLES[because], fill(WORDS[because], told)
    return Send("inbox", {"zh": title.zh, "en": title.en}, {"zh": body.zh, "en": body.en}, told)
