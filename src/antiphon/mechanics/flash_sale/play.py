"""The rules of a flash sale. A right to buy is a unit of the ledger: it leaves the play's stock, and is bought, or goes back."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.flash_sale.laws import LAWS
from antiphon.mechanics.flash_sale.moves import BuyMove, Seat
from antiphon.mechanics.flash_sale.rules import GONE, HANDED, JOINED, RETURNED, SOLD, Rules, find_flaws
from antiphon.mechanics.flash_sale.screen import show
from antiphon.mechanics.flash_sale.selling import GIFTED, GIFTS, NAMES, gift_until, order_of, pieces_back, pieces_of
from antiphon.mechanics.flash_sale.templates import TEMPLATES
from antiphon.mechanics.flash_sale.trials import make_trials
from antiphon.mechanics.flash_sale.words import EXAMPLE, GOOD_FOR, NAME, TITLES, WORDS
from antiphon.sdk.effects import PERSON, PLAY, WORLD, Delist, Effect, Emit, Enlist, Schedule, Send, Transfer, grant
from antiphon.sdk.lists import ListKind, LookUp, Row, row_name
from antiphon.sdk.mechanic import IGNORED, Alarm, Decision, Event, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.orders import ORDER_COMPLETED
from antiphon.sdk.words import Text, fill

QUEUE = "queue"
UNPAID = "unpaid"
FORGIVEN = timedelta(minutes=30)  # so long after its time an order may still claim a right that nobody else has
LATE = timedelta(minutes=2)  # an order paid in the last second is told of a little later
NEAR, SOON, LATER = 20, timedelta(seconds=30), timedelta(minutes=2)  # how often those near the front, and the others, look again


class FlashSale:
    """Take a right to buy, or a place in line; pay in time, or the next one may."""

    kind = "flash_sale"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("interest", "decide")
    rules_type = Rules
    seat_type = Seat
    move_type = BuyMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return {rules.right: rules.stock, SOLD: 0, RETURNED: 0, JOINED: 0, GONE: 0, **({HANDED: 0} if rules.transferable else {})}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        coupons = {Asset(f"coupon:{key}") for key in rules.coupons}
        return frozenset({*self.stock(rules), *coupons})

    def listens(self, rules: Rules) -> frozenset[str]:
        return NAMES | GIFTS if rules.transferable else NAMES

    def hears(self, rules: Rules, event: Event) -> bool:
        """Only orders with the product matter, and what is told of orders later; and gifts of its own coupons."""
        if event.name in GIFTS:
            return rules.transferable and event.properties.get("promotion") in rules.coupons
        if event.name not in NAMES:
            return False
        return pieces_of(rules, event)[1] > 0 if event.name == ORDER_COMPLETED else bool(order_of(event))

    def seats_of(self, rules: Rules, stimulus: Stimulus[BuyMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return {QUEUE: ListKind(Text(zh="排队", en="Queue"))}

    def looks_up(self, rules: Rules, person_id: str, stimulus: Any) -> Sequence[LookUp]:
        return (LookUp(QUEUE, person_id, position=True),) if person_id and not isinstance(stimulus, Event) else ()

    def closing(self, rules: Rules) -> timedelta:
        """Rights that were given run their time also after the end."""
        return timedelta(minutes=rules.minutes) + 2 * LATE

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[BuyMove], facts: Facts) -> Decision[Seat] | Refused:
        if isinstance(stimulus, Event):
            return self._hear(rules, seats, stimulus, facts)
        row = facts.rows.get(row_name(QUEUE, facts.person.id))
        if isinstance(stimulus, Alarm):
            return self._lapse(rules, seats, facts) if stimulus.name == UNPAID else self._look(rules, seats, row, stimulus, facts)
        if not isinstance(stimulus, Move):
            return IGNORED
        match stimulus.move.do:
            case "take":
                return self._take(rules, seats, row, facts)
            case "release":
                return self._release(rules, seats, facts, "released") if seats.own.held else Refused("nothing_held")
            case "leave":
                return Decision("left_queue", effects=_out(facts)) if row is not None else Refused("not_in_queue")

    # ---------------------------------------------------------------------------------------------------- rights

    def _take(self, rules: Rules, seats: Seats[Seat], row: Row | None, facts: Facts) -> Decision[Seat] | Refused:
        seat, free = seats.own, rules.free(facts)
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        if rules.members_only and rules.price_for(facts.person.segments) is None:
            return Refused("members_only")
        if seat.bought + seat.held + seat.handed >= rules.per_person:
            return Refused("limit_reached", values={"per_person": rules.per_person})
        if row is not None:
            place = row.position or 1
            return self._give(rules, seats, row, facts, "taken") if place <= free else Refused("in_queue", values={"position": place})
        waiting = rules.waiting(facts)
        if free > waiting:
            return self._give(rules, seats, None, facts, "taken")
        if rules.is_sold_out(facts):
            return Refused("sold_out")
        if not rules.queue:
            return Refused("none_now", facts.now + timedelta(minutes=rules.minutes))
        if rules.queue_most is not None and waiting >= rules.queue_most:
            return Refused("queue_full")
        joined = facts.left.get(JOINED, 0) + 1
        effects = (
            Transfer(JOINED, 1, WORLD, PLAY),
            Enlist(QUEUE, facts.person.id, -joined, new=True),
            Schedule(seats.own_id, QUEUE, facts.now + SOON),
        )
        return Decision("queued", {}, effects, {"position": waiting + 1})

    def _give(self, rules: Rules, seats: Seats[Seat], row: Row | None, facts: Facts, because: str) -> Decision[Seat]:
        seat, member = seats.own, rules.price_for(facts.person.segments)
        until = facts.now + timedelta(minutes=rules.minutes)
        coupon = member.coupon if member is not None else rules.coupon
        new_coupon = bool(coupon) and seat.coupons < seat.held + 1
        told = {
            "product": rules.products[0],
            "price_minor": member.price_minor if member is not None else rules.price_minor,
            "currency": rules.currency,
            "until": until.isoformat(),
            "coupon": coupon,
            "minutes": rules.minutes,
        }
        effects: list[Effect] = [
            grant(rules.right, 1, PLAY),
            *((grant(Asset(f"coupon:{coupon}"), 1),) if new_coupon else ()),
            *(_out(facts) if row is not None else ()),
            Schedule(seats.own_id, UNPAID, until + LATE),
            Emit("Purchase Right Given", told),
        ]
        if because == "offered":
            effects.append(_tell(because, told))
        after = replace(seat, held=seat.held + 1, until=until, coupons=seat.coupons + new_coupon)
        return Decision(because, {seats.own_id: after}, effects, told)

    def _release(self, rules: Rules, seats: Seats[Seat], facts: Facts, because: str) -> Decision[Seat]:
        seat = seats.own
        back = min(seat.held, facts.purse.get(rules.right, 0))
        told = {"pieces": back}
        effects: list[Effect] = [Transfer(rules.right, back, PERSON, PLAY)] if back else []
        effects.append(Emit("Purchase Right Released", {**told, "product": rules.products[0], "because": because}))
        lapsed = seat.held if because == "timed_out" else 0
        if lapsed:
            effects.append(_tell(because, told))
        return Decision(because, {seats.own_id: _without(seat, lapsed, facts)}, effects, told)

    def _lapse(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        seat = seats.own
        if not seat.held or seat.until is None:
            return IGNORED
        if facts.now < seat.until + LATE:  # two persons turned out to be one, and the later right counts
            return Decision("still_waiting", {}, (Schedule(seats.own_id, UNPAID, seat.until + LATE),), {"position": 0})
        return self._release(rules, seats, facts, "timed_out")

    def _look(self, rules: Rules, seats: Seats[Seat], row: Row | None, alarm: Alarm, facts: Facts) -> Decision[Seat] | Refused:
        """Somebody in the queue looks whether it is their turn."""
        if alarm.name != QUEUE or row is None:
            return IGNORED
        place = row.position or 1
        ended = facts.ends_at is not None and facts.now >= facts.ends_at
        if ended or rules.is_sold_out(facts) or seats.own.bought + seats.own.held + seats.own.handed >= rules.per_person:
            return Decision("queue_over", {}, (*_out(facts), _tell("queue_over", {})))
        if place <= rules.free(facts):
            return self._give(rules, seats, row, facts, "offered")
        again = facts.now + (SOON if place <= NEAR else LATER)
        return Decision("still_waiting", {}, (Schedule(seats.own_id, QUEUE, again),), {"position": place})

    # ----------------------------------------------------------------------------------------------------- gifts

    def _hand_on(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        """The coupon was given to somebody, and the right goes with it. On its way it is nobody's, so nobody else can take it."""
        seat = seats.own
        if not seat.held or not facts.purse.get(rules.right, 0):
            return IGNORED  # the right was over before; what is left of the coupon brings none
        held = seat.held - 1
        until = seat.until if held else None
        after = replace(seat, held=held, until=until, handed=seat.handed + 1, coupons=max(0, seat.coupons - 1))
        effects = (Transfer(rules.right, 1, PERSON, WORLD), Transfer(HANDED, 1, WORLD, PLAY))
        return Decision("handed_on", {seats.own_id: after}, effects, {"pieces": 1})

    def _receive(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decision[Seat] | Refused:
        """The other end of a gift. There is one only for a right that is on its way."""
        if facts.left.get(HANDED, 0) < 1:
            return IGNORED
        seat = seats.own
        until = gift_until(event, facts.now + timedelta(minutes=rules.minutes))
        later = max(until, seat.until) if seat.until is not None else until
        told = {"product": rules.products[0], "until": until.isoformat(), "pieces": 1}
        effects = (
            Transfer(HANDED, 1, PLAY, WORLD),
            Transfer(rules.right, 1, WORLD, PERSON),
            Schedule(seats.own_id, UNPAID, later + LATE),
            Emit("Purchase Right Given", told),
        )
        after = replace(seat, held=seat.held + 1, until=later, coupons=seat.coupons + 1)
        return Decision("received", {seats.own_id: after}, effects, told)

    # ---------------------------------------------------------------------------------------------------- orders

    def _hear(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decision[Seat] | Refused:
        if event.name in GIFTS:
            return self._hand_on(rules, seats, facts) if event.name == GIFTED else self._receive(rules, seats, event, facts)
        if event.name == ORDER_COMPLETED:
            order_id, pieces = pieces_of(rules, event)
            known = order_id in seats.own.orders
            return self._sell(rules, seats, order_id, pieces, facts) if pieces and order_id and not known else IGNORED
        order_id = order_of(event)
        bought = seats.own.orders.get(order_id, 0)
        back = pieces_back(rules, event, bought) if event.name in NAMES else 0
        return self._take_back(rules, seats, order_id, back) if back else IGNORED

    def _sell(self, rules: Rules, seats: Seats[Seat], order_id: str, pieces: int, facts: Facts) -> Decision[Seat] | Refused:
        """Rights that are held are used; one that has just run out is taken from the stock again, if nobody waits for it."""
        seat = seats.own
        used = min(pieces, seat.held, facts.purse.get(rules.right, 0))
        room = max(0, rules.free(facts) - rules.waiting(facts))
        lapsed = seat.lapsed if seat.lapsed_until is not None and facts.now < seat.lapsed_until else 0
        late = min(pieces - used, lapsed, room, max(0, rules.per_person - seat.bought - seat.held - seat.handed))
        if not used and not late:
            if not lapsed:
                return IGNORED
            told = {"order": order_id, "pieces": pieces}
            effects = (Emit("Purchase Right Missed", told), _tell("too_late", told))
            return Decision("too_late", {seats.own_id: replace(seat, lapsed=0)}, effects, told)
        effects = (
            *((Transfer(rules.right, used, PERSON, WORLD),) if used else ()),
            *((Transfer(rules.right, late, PLAY, WORLD),) if late else ()),
            Transfer(SOLD, used + late, WORLD, PLAY),
            Emit("Flash Sale Bought", {"order_id": order_id, "pieces": used + late, "product": rules.products[0]}),
        )
        after = replace(
            seat,
            held=seat.held - used,
            until=seat.until if seat.held > used else None,
            bought=seat.bought + used + late,
            lapsed=lapsed - late,
            coupons=max(0, seat.coupons - used - late),
            orders={**seat.orders, order_id: used + late},
        )
        return Decision("bought", {seats.own_id: after}, effects, {"order": order_id, "pieces": used + late})

    def _take_back(self, rules: Rules, seats: Seats[Seat], order_id: str, back: int) -> Decision[Seat]:
        seat = seats.own
        rest = seat.orders[order_id] - back
        orders = {key: count for key, count in seat.orders.items() if key != order_id} | ({order_id: rest} if rest else {})
        effects = (
            Transfer(rules.right, back, WORLD, PLAY),
            Transfer(RETURNED, back, WORLD, PLAY),
            Emit("Flash Sale Returned", {"order_id": order_id, "pieces": back, "product": rules.products[0]}),
        )
        after = replace(seat, bought=max(0, seat.bought - back), orders=orders)
        return Decision("returned", {seats.own_id: after}, effects, {"order": order_id, "pieces": back})

    # -------------------------------------------------------------------------------------------------- the rest

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """Everything adds up; of two times to pay the later one counts."""
        return Seat(
            held=kept.held + other.held,
            until=max((each.until for each in (kept, other) if each.until), default=None),
            bought=kept.bought + other.bought,
            lapsed=kept.lapsed + other.lapsed,
            lapsed_until=max((each.lapsed_until for each in (kept, other) if each.lapsed_until), default=None),
            coupons=kept.coupons + other.coupons,
            handed=kept.handed + other.handed,
            orders={**other.orders, **kept.orders},
        )

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts.rows.get(row_name(QUEUE, facts.person.id)), facts)

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)


def _without(seat: Seat, lapsed: int, facts: Facts) -> Seat:
    """A seat that holds nothing any more."""
    until = facts.now + FORGIVEN if lapsed else seat.lapsed_until
    return replace(seat, held=0, until=None, lapsed=seat.lapsed + lapsed, lapsed_until=until)


def _out(facts: Facts) -> tuple[Effect, ...]:
    """Out of the queue."""
    return Delist(QUEUE, facts.person.id), Transfer(GONE, 1, WORLD, PLAY)


def _tell(because: str, told: Mapping[str, Any]) -> Send:
    title, body = TITLES[because], fill(WORDS[because], told)
    return Send("inbox", {"zh": title.zh, "en": title.en}, {"zh": body.zh, "en": body.en}, told)
