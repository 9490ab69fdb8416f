"""What a person sees of a draw: prizes, odds as they stand for this person now, what is left, and the own chances."""

from typing import Any

from antiphon.mechanics.draw.moves import Seat
from antiphon.mechanics.draw.rules import Prize, Rules
from antiphon.mechanics.draw.sectors import Sector, is_open, percent, sectors
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import count_left, is_left


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """See the contract of `<antiphon-draw>`; every value is JSON."""
    table = sectors(rules, facts.person.segments, facts.left)
    seat = seat.on(facts.local_date)
    return {
        "form": rules.form,
        "prizes": [_sector(own, sector, facts) for own, sector in zip(rules.prizes, table, strict=False)],
        "lose": {"name": _both(rules.lose.name.zh, rules.lose.name.en), "odds_percent": percent(table[-1].odds_ppm)},
        "price": {"asset": rules.price.asset, "amount": rules.price.amount} if rules.price else None,
        "draws_left_today": None if rules.per_day is None else max(0, rules.per_day - seat.drawn_today),
        "per_day": rules.per_day,
        "in_total": rules.in_total,
        "next_day_at": facts.next_local_midnight.isoformat(),
        "draws_left": None if rules.in_total is None else max(0, rules.in_total - seat.drawn),
        "free_draws": seat.free,
        "earn": _earn(rules, seat),
        "guarantee": _guarantee(rules, seat, facts),
        "sold_out": not is_open(rules, table, facts.left),
        "when_gone": rules.when_gone,
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def show_prize(prize: Prize) -> dict[str, Any]:
    """A prize as the player gets it."""
    told: dict[str, Any] = {"key": prize.key, "name": _both(prize.name.zh, prize.name.en), "asset": prize.asset, "amount": prize.amount}
    if prize.picture:
        told["picture"] = prize.picture
    return told


def _sector(own: Prize, sector: Sector, facts: Facts) -> dict[str, Any]:
    """What stands in a prize's place now: itself, also when it is gone, or the consolation."""
    prize = sector.prize or own
    return {
        **show_prize(prize),
        "odds_percent": percent(sector.odds_ppm),
        "left": count_left(prize, facts.left) if prize.asset else None,
        "rare": prize.rare,
    }


def _earn(rules: Rules, seat: Seat) -> dict[str, Any] | None:
    earn = rules.earn
    if earn is None:
        return None
    left_today = max(0, earn.per_day - seat.earned_today)
    return {"how": _both(earn.how.zh, earn.how.en), "event": earn.event, "per_day": earn.per_day, "left_today": left_today}


def _guarantee(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any] | None:
    """`in` counts the winning draw itself: 1 means the next one wins. None once its prize is gone: what is not kept is not told."""
    guarantee = rules.guarantee
    prize = rules.prize(guarantee.prize) if guarantee else None
    if guarantee is None or prize is None or not is_left(prize, facts.left):
        return None
    return {"after": guarantee.after, "in": max(1, guarantee.after - seat.dry + 1), "prize": show_prize(prize)}


def _both(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}
