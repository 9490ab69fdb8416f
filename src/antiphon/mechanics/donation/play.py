"""The rules of a donation. What people give leaves their points; what the brand gives leaves its fund, so it never promises too much."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import POINTS, Asset
from antiphon.mechanics.donation.flaws import find_flaws
from antiphon.mechanics.donation.laws import LAWS
from antiphon.mechanics.donation.moves import GiveMove, Seat
from antiphon.mechanics.donation.rules import BACK, CAME_IN, FUND, GIFTS, MATCHED, PEOPLE, SALES, TAPS, Rules
from antiphon.mechanics.donation.sales import NAMES, ORDERS, is_settled, key_of, order_id_of, remember, units_back, units_of
from antiphon.mechanics.donation.screen import chart, show
from antiphon.mechanics.donation.templates import TEMPLATES
from antiphon.mechanics.donation.trials import make_trials
from antiphon.mechanics.donation.words import EXAMPLE, GOOD_FOR, NAME, WORDS
from antiphon.sdk.charts import Chart
from antiphon.sdk.effects import PLAY, WORLD, Effect, Emit, Enlist, Transfer, spend
from antiphon.sdk.lists import ListKind, LookUp, row_name
from antiphon.sdk.mechanic import IGNORED, Alarm, Decision, Event, Facts, Flaw, Refused, Ruling, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.orders import ORDER_COMPLETED
from antiphon.sdk.public_account import ENTRIES, PUBLIC_LISTS, Statement, publish, write_down
from antiphon.sdk.words import Text

LISTS = {**PUBLIC_LISTS, ORDERS: ListKind(Text(zh="已捐订单", en="Orders that gave"))}


class Donation:
    """Give points, tap once a day, or buy: everything stands on one public account."""

    kind = "donation"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("interest", "buy_again", "recommend")
    rules_type = Rules
    seat_type = Seat
    move_type = GiveMove
    ruling_type = Statement
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        fund = {FUND: rules.brand_cap} if rules.brand_cap is not None else {}
        return {**dict.fromkeys((*CAME_IN, BACK, PEOPLE, ENTRIES), 0), **fund}

    def assets(self, rules: Rules) -> frozenset[Asset]:
        fund = {FUND} if rules.has_fund() else set[Asset]()
        return frozenset({POINTS, *CAME_IN, BACK, PEOPLE, ENTRIES, *fund})

    def listens(self, rules: Rules) -> frozenset[str]:
        return NAMES if rules.sale else frozenset()

    def hears(self, rules: Rules, event: Event) -> bool:
        """Only events that name an order matter."""
        return rules.sale is not None and event.name in NAMES and bool(order_id_of(event))

    def seats_of(self, rules: Rules, stimulus: Stimulus[GiveMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return LISTS

    def looks_up(self, rules: Rules, person_id: str, stimulus: Any) -> Sequence[LookUp]:
        order_id = order_id_of(stimulus) if isinstance(stimulus, Event) else ""
        return (LookUp(ORDERS, key_of(order_id)),) if order_id else ()

    def charts(self, rules: Rules, left: Mapping[Asset, int]) -> Sequence[Chart]:
        return (chart(rules, left),)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[GiveMove], facts: Facts) -> Decision[Seat] | Refused:
        facts = facts.counted_in(rules.zone)
        if isinstance(stimulus, Ruling):
            return publish(stimulus.ruling, facts)
        if isinstance(stimulus, Alarm):
            return IGNORED
        if isinstance(stimulus, Event):
            return self._hear(rules, seats, stimulus, facts)
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        if rules.is_over(facts):
            return Refused("over")
        return self._give(rules, seats, stimulus.move.times, facts) if stimulus.move.do == "give" else self._tap(rules, seats, facts)

    # ---------------------------------------------------------------------------------------------------- people

    def _give(self, rules: Rules, seats: Seats[Seat], times: int, facts: Facts) -> Decision[Seat] | Refused:
        gift = rules.gift
        if gift is None:
            return Refused("no_gifts")
        price, units = gift.points * times, gift.gives * times
        if (has := facts.purse.get(POINTS, 0)) < price:
            return Refused("not_enough", values={"price": price, "has": has})
        matched = rules.within_fund(units * gift.match_percent // 100, facts) if gift.match_percent else 0
        seat = replace(seats.own, points=seats.own.points + price, units=seats.own.units + units + matched)
        effects = [spend(POINTS, price, PLAY), Transfer(GIFTS, units, WORLD, PLAY)]
        if matched:
            effects += [Transfer(FUND, matched, PLAY, WORLD), Transfer(MATCHED, matched, WORLD, PLAY)]
        line = write_down(facts, units + matched, rules.total(facts) + units + matched, by="gift", matched=matched)
        told = {"amount": rules.spell(units), "matched": rules.spell(matched), "units": units, "matched_units": matched, "points": price}
        emit = Emit("Donation Made", {"by": "gift", "points": price, "units": units, "matched": matched})
        return self._joined(seats.own_id, seat, (*effects, *line, emit), "gave_matched" if matched else "gave", told)

    def _tap(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        if rules.tap is None:
            return Refused("no_taps")
        seat, today = seats.own, facts.local_date
        if seat.last_on is not None and today <= seat.last_on:
            return Refused("already_tapped", again_at=facts.start_of(seat.last_on + timedelta(days=1)))
        units = rules.within_fund(rules.tap.gives, facts)
        if not units:
            return Refused("brand_gave_all")
        seat = replace(seat, last_on=today, taps=seat.taps + 1, units=seat.units + units)
        effects = (
            *self._from_brand(rules, TAPS, units),
            *write_down(facts, units, rules.total(facts) + units, by="tap"),
            Emit("Donation Made", {"by": "tap", "units": units}),
        )
        told = {"amount": rules.spell(units), "units": units, "taps": seat.taps, "on": today.isoformat()}
        return self._joined(seats.own_id, seat, effects, "tapped", told)

    def _joined(self, seat_id: str, seat: Seat, effects: Sequence[Effect], because: str, told: Mapping[str, Any]) -> Decision[Seat]:
        """Whoever gives for the first time is counted."""
        first = () if seat.joined else (Transfer(PEOPLE, 1, WORLD, PLAY),)
        return Decision(because, {seat_id: replace(seat, joined=True)}, (*effects, *first), told)

    def _from_brand(self, rules: Rules, counted: Asset, units: int) -> tuple[Effect, ...]:
        fund = (Transfer(FUND, units, PLAY, WORLD),) if rules.has_fund() else ()
        return (*fund, Transfer(counted, units, WORLD, PLAY))

    # ----------------------------------------------------------------------------------------------------- sales

    def _hear(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decision[Seat] | Refused:
        order_id = order_id_of(event)
        if rules.sale is None or not order_id or event.name not in NAMES:
            return IGNORED
        row = facts.rows.get(row_name(ORDERS, key_of(order_id)))
        if event.name == ORDER_COMPLETED:
            return IGNORED if row is not None else self._sold(rules, seats, event, facts)
        if row is None or is_settled(rules.sale, row.data, event):
            return IGNORED
        return self._refunded(rules, row.data, event, facts)

    def _sold(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decision[Seat] | Refused:
        early = facts.starts_at is not None and event.at < facts.starts_at
        found = units_of(rules, rules.sale, event) if rules.sale and not early and not rules.is_over(facts) else None
        units = rules.within_fund(found[0], facts) if found else 0
        if found is None or not units:
            return IGNORED
        order = found[1]
        effects = (
            *self._from_brand(rules, SALES, units),
            *write_down(facts, units, rules.total(facts) + units, by="sale"),
            Enlist(ORDERS, key_of(order.order_id), data=remember(order, units, event), new=True),
            Emit("Donation Made", {"by": "sale", "units": units, "order_id": order.order_id}),
        )
        told = {"amount": rules.spell(units), "units": units, "order": order.order_id}
        return self._joined(seats.own_id, seats.own, effects, "sale_counted", told)

    def _refunded(self, rules: Rules, row: Mapping[str, Any], event: Event, facts: Facts) -> Decision[Seat] | Refused:
        units, order_id = units_back(row, event), order_id_of(event)
        if not units:
            return IGNORED
        fund = (Transfer(FUND, units, WORLD, PLAY),) if rules.has_fund() else ()  # the brand may give it for another order
        effects = (
            *fund,
            Transfer(BACK, units, WORLD, PLAY),
            *write_down(facts, -units, rules.total(facts) - units, by="sale_back"),
            Enlist(ORDERS, key_of(order_id), data={**row, "back": row["back"] + units}),
        )
        return Decision("sale_back", {}, effects, {"amount": rules.spell(units), "units": units, "order": order_id})

    # -------------------------------------------------------------------------------------------------- the rest

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """What both gave; of two days the later one counts."""
        return Seat(
            joined=kept.joined or other.joined,
            last_on=max((each.last_on for each in (kept, other) if each.last_on), default=None),
            taps=kept.taps + other.taps,
            points=kept.points + other.points,
            units=kept.units + other.units,
        )

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts.counted_in(rules.zone))

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
