"""The rules of a draw. All chance comes from the seed, so that any draw can be done again before an inspector."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.draw.flaws import find_flaws
from antiphon.mechanics.draw.laws import LAWS
from antiphon.mechanics.draw.moves import DrawMove, Seat
from antiphon.mechanics.draw.rules import Prize, Rules
from antiphon.mechanics.draw.screen import show, show_prize
from antiphon.mechanics.draw.sectors import is_open, land, sectors
from antiphon.mechanics.draw.templates import TEMPLATES
from antiphon.mechanics.draw.trials import make_trials
from antiphon.mechanics.draw.words import GOOD_FOR, NAME, WORDS
from antiphon.sdk.effects import Effect, Emit, Send, spend
from antiphon.sdk.mechanic import IGNORED, Decision, Event, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import hand_over, is_left, stock_of
from antiphon.sdk.words import fill


class Draw:
    """Pay or use a free draw, land somewhere by chance, win what is there; after a row of losses, win for sure."""

    kind = "draw"
    name = NAME
    good_for = GOOD_FOR
    goals = ("interest", "decide", "buy_again")
    rules_type = Rules
    seat_type = Seat
    move_type = DrawMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return stock_of(rules.prizes)

    def assets(self, rules: Rules) -> frozenset[Asset]:
        others = (rules.price, rules.consolation)
        return frozenset(Asset(each.asset) for each in (*rules.prizes, *others) if each is not None and each.asset)

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset({rules.earn.event}) if rules.earn else frozenset()

    def seats_of(self, rules: Rules, stimulus: Stimulus[DrawMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[DrawMove], facts: Facts) -> Decision[Seat] | Refused:
        facts = facts.counted_in(rules.zone)
        if isinstance(stimulus, Move):
            return self._draw(rules, seats, facts)
        if isinstance(stimulus, Event):
            return self._earn(rules, seats, facts)
        return IGNORED

    def _earn(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        seat, today = seats.own.on(facts.local_date), facts.local_date
        if rules.earn is None or seat.earned_today >= rules.earn.per_day or seat.day != today:
            return IGNORED
        seat = replace(seat, free=seat.free + 1, earned_today=seat.earned_today + 1)
        return Decision("draw_earned", {seats.own_id: seat}, answer={"free": seat.free})

    def _draw(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Decision[Seat] | Refused:
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        seat = seats.own.on(facts.local_date)
        if refused := self._limits(rules, seat, facts):
            return refused
        table, pity = sectors(rules, facts.person.segments, facts.left), self._pity(rules, seat, facts)
        if not is_open(rules, table, facts.left):
            return Refused("sold_out")
        payment = self._payment(rules, seat, facts)
        if isinstance(payment, Refused):
            return payment
        index = land(table, facts.seed)
        prize, won, guaranteed = table[index].prize, table[index].wins, False
        if pity is not None and not won:
            index, prize, won, guaranteed = rules.prizes.index(pity), pity, True, True
        consoled = not won and table[index].gives
        first = () if seat.drawn_today else (Emit("Draw Played", {"form": rules.form}),)  # who took part, not every spin
        seat = replace(
            seat,
            drawn=seat.drawn + 1,
            drawn_today=seat.drawn_today + 1,
            dry=0 if won else seat.dry + 1,
            free=max(0, seat.free - 1),
        )
        return Decision(
            because="won_by_guarantee" if guaranteed else "won" if won else "consolation" if consoled else "not_this_time",
            seats={seats.own_id: seat},
            effects=(*payment, *self._handed(rules, prize, won=won), *first),
            answer={
                "prize": show_prize(prize) if prize else None,
                "index": index,
                "guaranteed": guaranteed,
                "consolation": consoled,
            },
        )

    def _limits(self, rules: Rules, seat: Seat, facts: Facts) -> Refused | None:
        if rules.in_total is not None and seat.drawn >= rules.in_total:
            return Refused("limit_reached", values={"in_total": rules.in_total})
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
            how = rules.earn.how if rules.earn else None
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

    def _handed(self, rules: Rules, prize: Prize | None, *, won: bool) -> tuple[Effect, ...]:
        if prize is None or prize.asset is None:
            return ()
        if not won:
            return (hand_over(prize),)
        told = Emit("Prize Won", {"prize": prize.key, "asset": prize.asset, "amount": prize.amount})
        if not prize.tell or rules.message is None:
            return (hand_over(prize), told)
        title, body = (fill(text, {"prize": prize.name}) for text in (rules.message.title, rules.message.body))
        inbox = Send("inbox", {"zh": title.zh, "en": title.en}, {"zh": body.zh, "en": body.en}, {"prize": prize.key})
        return (hand_over(prize), told, inbox)

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """Counts add up; of two days the later one is under way."""
        day = max((each.day for each in (kept, other) if each.day), default=None)
        both = [each.on(day) if day else each for each in (kept, other)]
        return Seat(
            drawn=sum(each.drawn for each in both),
            dry=max(each.dry for each in both),
            free=sum(each.free for each in both),
            day=day,
            drawn_today=sum(each.drawn_today for each in both),
            earned_today=sum(each.earned_today for each in both),
        )

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts.counted_in(rules.zone))

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
