"""The rules of a draw. All chance comes from the seed, so that any draw can be done again before an inspector."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.draw.earning import REFUNDS, earned, order_of, remember, take_back
from antiphon.mechanics.draw.flaws import find_flaws
from antiphon.mechanics.draw.laws import LAWS
from antiphon.mechanics.draw.moves import DrawMove, Seat, merge_seats
from antiphon.mechanics.draw.prizes import Prize
from antiphon.mechanics.draw.rules import Rules
from antiphon.mechanics.draw.screen import show, show_prize, tell_chances
from antiphon.mechanics.draw.sectors import Landing, Sector, is_open, land, sectors
from antiphon.mechanics.draw.templates import TEMPLATES
from antiphon.mechanics.draw.trials import make_trials
from antiphon.mechanics.draw.windows import Span, open_now, opens_next
from antiphon.mechanics.draw.winning import WINNERS, Collected, announced, collect, completed, handed
from antiphon.mechanics.draw.words import EXAMPLE, GOOD_FOR, NAME, WINNERS_NAME, WORDS
from antiphon.sdk.cards import ResultCard
from antiphon.sdk.chances import Chance
from antiphon.sdk.effects import Effect, Emit, spend
from antiphon.sdk.lists import ListKind, LookUp
from antiphon.sdk.mechanic import IGNORED, Decision, Event, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import is_left, show_reward, stock_of
from antiphon.sdk.words import Text


class Draw:
    """Pay or use a free draw, land somewhere by chance, win what is there; after a row of losses, win for sure."""

    kind = "draw"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("interest", "decide", "buy_again")
    rules_type = Rules
    seat_type = Seat
    move_type = DrawMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return stock_of((*rules.prizes, rules.series.reward if rules.series else None))

    def assets(self, rules: Rules) -> frozenset[Asset]:
        series = rules.series
        points = {Asset("points")} if series is not None and series.duplicates == "points" else set[Asset]()
        others = (rules.price, rules.consolation, series.reward if series else None)
        return frozenset({Asset(each.asset) for each in (*rules.prizes, *others) if each is not None and each.asset} | points)

    def listens(self, rules: Rules) -> frozenset[str]:
        back = REFUNDS if any(way.may_be_taken_back for way in rules.ways) else frozenset[str]()
        return frozenset(way.event for way in rules.ways) | back

    def hears(self, rules: Rules, event: Event) -> bool:
        if any(way.fits(event) for way in rules.ways):
            return True
        return event.name in REFUNDS and bool(order_of(event)) and any(way.may_be_taken_back for way in rules.ways)

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return {} if rules.winners == "none" else {WINNERS: ListKind(WINNERS_NAME, public=True)}

    def looks_up(self, rules: Rules, person_id: str, stimulus: Any) -> Sequence[LookUp]:
        return ()

    def chances(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[DrawMove], facts: Facts) -> Sequence[Chance]:
        return tell_chances(rules, seats.own, facts) if isinstance(stimulus, Move) else ()

    def seats_of(self, rules: Rules, stimulus: Stimulus[DrawMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[DrawMove], facts: Facts) -> Decision[Seat] | Refused:
        facts = facts.counted_in(rules.zone)
        if isinstance(stimulus, Move):
            return self._draw(rules, seats, facts)
        if isinstance(stimulus, Event):
            return self._earn(rules, seats, stimulus, facts)
        return IGNORED

    def _earn(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decision[Seat] | Refused:
        if event.name in REFUNDS and order_of(event) in seats.own.orders:
            return self._take_back(rules, seats, event)
        seat, today = seats.own.on(facts.local_date), facts.local_date
        got = earned(rules.ways, seat.used(len(rules.ways)), event)
        if not got.draws or seat.day != today or got.order_id in seat.orders:  # an order that is told of twice counts once
            return IGNORED
        orders = remember(seat.orders, got.order_id, got.bought) if got.bought is not None else seat.orders
        seat = replace(seat, free=seat.free + got.draws, earned_today=got.used[0], earned_also=got.used[1:], orders=orders)
        return Decision("draw_earned", {seats.own_id: seat}, answer={"free": seat.free})

    def _take_back(self, rules: Rules, seats: Seats[Seat], event: Event) -> Decision[Seat] | Refused:
        """What an order gave goes with its refund, as far as the person has it unused; what was drawn stays drawn."""
        seat, order_id = seats.own, order_of(event)
        due, after = take_back(rules.ways, seat.orders[order_id], event)
        if after == seat.orders[order_id]:
            return IGNORED
        taken = min(due, seat.free)
        seat = replace(seat, free=seat.free - taken, orders=remember(seat.orders, order_id, after))
        told = {"free": seat.free, "taken": taken, "order": order_id}
        return Decision("draw_taken_back" if taken else "nothing_taken_back", {seats.own_id: seat}, answer=told)

    def _draw(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        span = self._open(rules, facts)
        if isinstance(span, Refused):
            return span
        seat = seats.own.on(facts.local_date).within(span.start if span else None)
        if refused := self._limits(rules, seat, facts):
            return refused
        table, pity = sectors(rules, facts.person.segments, facts.left, seat.have), self._pity(rules, seat, facts)
        if not is_open(rules, table, facts.left):
            return Refused("sold_out")
        payment = self._payment(rules, seat, facts)
        if isinstance(payment, Refused):
            return payment
        place = land(table, facts.seed)
        landing = Landing(place, table[place])
        if pity is not None and not landing.sector.wins:
            landing = Landing(rules.prizes.index(pity), Sector(pity, 0), guaranteed=True)
        return self._landed(rules, seats.own_id, self._count(rules, seat, landing.sector), landing, facts, payment)

    def _landed(self, rules: Rules, own_id: str, seat: Seat, landing: Landing, facts: Facts, payment: tuple[Effect, ...]) -> Decision[Seat]:
        place, sector, guaranteed = landing
        prize, won = sector.prize, sector.wins
        consoled = not won and sector.gives
        got = self._collect(rules, seat, sector, facts)
        first = () if seat.drawn_today > 1 else (Emit("Draw Played", {"form": rules.form}),)  # who took part, not every spin
        answer: dict[str, Any] = {
            "prize": show_prize(prize) if prize else None,
            "index": place,
            "guaranteed": guaranteed,
            "consolation": consoled,
        }
        if rules.series is not None:
            reward = show_reward(got.reward, {}) if got.reward else None
            answer |= {"duplicate": sector.duplicate, "set": {"reward": reward} if got.complete else None}
        lucky = "won_by_guarantee" if guaranteed else "won_duplicate" if sector.duplicate else "won"
        return Decision(
            because=lucky if won else "consolation" if consoled else "not_this_time",
            seats={own_id: got.seat},
            effects=(
                *payment,
                *self._handed(rules, prize, won=won),
                *completed(rules, got),
                *self._announced(rules, sector, facts),
                *first,
            ),
            answer=answer,
        )

    def _count(self, rules: Rules, seat: Seat, sector: Sector) -> Seat:
        return replace(
            seat,
            drawn=seat.drawn + 1,
            drawn_today=seat.drawn_today + 1,
            drawn_in_window=seat.drawn_in_window + 1 if rules.windows else 0,
            dry=0 if sector.wins else seat.dry + 1,
            free=max(0, seat.free - 1),
        )

    def _open(self, rules: Rules, facts: Facts) -> Span | Refused | None:
        """The open hours under way; None when the rules have none."""
        if not rules.windows:
            return None
        span = open_now(rules.windows, rules.zone, facts.now)
        if span is not None:
            return span
        again = opens_next(rules.windows, rules.zone, facts.now, facts.ends_at)
        return Refused("closed_now" if again else "closed_for_good", again)

    def _limits(self, rules: Rules, seat: Seat, facts: Facts) -> Refused | None:
        if rules.in_total is not None and seat.drawn >= rules.in_total:
            return Refused("limit_reached", values={"in_total": rules.in_total})
        if rules.per_window is not None and rules.windows and seat.drawn_in_window >= rules.per_window:
            again = opens_next(rules.windows, rules.zone, facts.now, facts.ends_at)
            return Refused("limit_window", again, {"per_window": rules.per_window})
        if rules.per_day is None:
            return None
        if seat.day is not None and facts.local_date < seat.day:  # flown west: that day is already under way
            return Refused("limit_today", facts.start_of(seat.day), {"per_day": rules.per_day})
        if seat.drawn_today >= rules.per_day:
            return Refused("limit_today", facts.next_local_midnight, {"per_day": rules.per_day})
        return None

    def _payment(self, rules: Rules, seat: Seat, facts: Facts) -> tuple[Effect, ...] | Refused:
        """A free draw is used first; without a price, free draws are the only way in where they can be earned."""
        if seat.free:
            return ()
        if rules.price is None:
            how = rules.ways[0].how if rules.ways else None
            return Refused("earn_first", values={"how": {"zh": how.zh, "en": how.en}}) if how else ()
        asset, price = Asset(rules.price.asset), rules.price.amount
        if (has := facts.purse.get(asset, 0)) < price:
            return Refused("not_enough", values={"asset": asset, "price": price, "has": has})
        return (spend(asset, price),)

    def _pity(self, rules: Rules, seat: Seat, facts: Facts) -> Prize | None:
        """The prize that a loss would turn into, if the guarantee is due and it is in stock."""
        if rules.guarantee is None or seat.dry < rules.guarantee.after:
            return None
        prize = rules.prize(rules.guarantee.prize)
        return prize if prize is not None and is_left(prize, facts.left) else None

    def _collect(self, rules: Rules, seat: Seat, sector: Sector, facts: Facts) -> Collected:
        return collect(rules, seat, None if sector.duplicate else sector.prize, facts.left)

    def _handed(self, rules: Rules, prize: Prize | None, *, won: bool) -> tuple[Effect, ...]:
        return handed(rules, prize, won=won)

    def _announced(self, rules: Rules, sector: Sector, facts: Facts) -> tuple[Effect, ...]:
        return announced(rules, sector, facts)

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        return merge_seats(kept, other)

    def card(self, rules: Rules, seat: Seat, facts: Facts) -> ResultCard | None:
        """The first prize of the table that the person has; points are nobody else's business."""
        owned = (prize for prize in rules.prizes if prize.asset and prize.asset != "points" and facts.purse.get(Asset(prize.asset), 0))
        best = next(owned, None)
        if best is None or not seat.drawn:
            return None
        return ResultCard(
            best.name, figure="🎁", lines=(Text(zh="我抽中了！", en="I won it!"),), invite=Text(zh="扫码来抽", en="Scan to draw")
        )

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts.counted_in(rules.zone))

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
