"""What a person sees of a draw: prizes, odds as they stand for this person now, what is left, and the own chances."""

from typing import Any

from antiphon.mechanics.draw.moves import Seat
from antiphon.mechanics.draw.prizes import Prize
from antiphon.mechanics.draw.rules import Rules
from antiphon.mechanics.draw.sectors import LABEL, Sector, is_open, land, percent, sectors
from antiphon.mechanics.draw.series import members
from antiphon.mechanics.draw.windows import Span, open_now, opens_next
from antiphon.sdk.brands import show_brands
from antiphon.sdk.chances import Chance, Weighted
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import count_left, is_left, show_reward
from antiphon.sdk.words import Text


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """See the contract of `<antiphon-draw>`; every value is JSON."""
    span = open_now(rules.windows, rules.zone, facts.now)
    seat = seat.on(facts.local_date).within(span.start if span else None)
    table = sectors(rules, facts.person.segments, facts.left, seat.have)
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
        "earn": next(iter(_ways(rules, seat)), None),
        "earn_also": _ways(rules, seat)[1:],
        "hours": _hours(rules, seat, span, facts),
        "series": _series(rules, seat, facts),
        "winners": rules.winners,
        "brands": show_brands(rules.brands),
        "guarantee": _guarantee(rules, seat, facts),
        "sold_out": not is_open(rules, table, facts.left),
        "when_gone": rules.when_gone,
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def tell_chances(rules: Rules, seat: Seat, facts: Facts) -> tuple[Chance]:
    """The one number of a draw, and the guarantee when it stood above it: for whoever checks a draw."""
    table = sectors(rules, facts.person.segments, facts.left, seat.have)
    place = land(table, facts.seed)
    guarantee = rules.guarantee
    prize = rules.prize(guarantee.prize) if guarantee else None
    due = guarantee is not None and prize is not None and seat.dry >= guarantee.after and is_left(prize, facts.left)
    instead = None
    if due and guarantee is not None and prize is not None and not table[place].wins:
        instead = Text(
            zh=f"保底：连续 {guarantee.after} 次没中，所以给“{prize.name.zh}”",
            en=f"The guarantee: {guarantee.after} {'draw' if guarantee.after == 1 else 'draws'} without a win, so it gives {prize.name.en}",
        )
    names = [sector.prize.name if sector.prize else rules.lose.name for sector in table]
    return (Chance(LABEL, tuple(Weighted(name, sector.odds_ppm) for name, sector in zip(names, table, strict=True)), place, instead),)


def show_prize(prize: Prize) -> dict[str, Any]:
    """A prize as the player gets it."""
    told: dict[str, Any] = {"key": prize.key, "name": _both(prize.name.zh, prize.name.en), "asset": prize.asset, "amount": prize.amount}
    if prize.picture:
        told["picture"] = prize.picture
    if prize.title:
        told["title"] = prize.title
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


def _ways(rules: Rules, seat: Seat) -> list[dict[str, Any]]:
    return [
        {
            "how": _both(way.how.zh, way.how.en),
            "event": way.event,
            "per_day": way.per_day,
            "left_today": max(0, way.per_day - used),
            "draws": way.draws,
        }
        for way, used in zip(rules.ways, seat.used(len(rules.ways)), strict=True)
    ]


def _hours(rules: Rules, seat: Seat, span: Span | None, facts: Facts) -> dict[str, Any] | None:
    """When it is open: until when now, or from when on; None for a draw that is always open."""
    if not rules.windows:
        return None
    again = opens_next(rules.windows, rules.zone, facts.now, facts.ends_at)
    return {
        "open_until": span.end.isoformat() if span else None,
        "next_at": again.isoformat() if again else None,
        "zone": rules.zone,
        "windows": [{"at": window.at, "minutes": window.minutes, "on": window.on or None} for window in rules.windows],
        "per_window": rules.per_window,
        "draws_left": None if rules.per_window is None or span is None else max(0, rules.per_window - seat.drawn_in_window),
    }


def _series(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any] | None:
    """The album: every item with how many of it the person has."""
    series = rules.series
    if series is None:
        return None
    items = members(rules.prizes)
    return {
        "name": _both(series.name.zh, series.name.en),
        "items": [{**show_prize(prize), "rare": prize.rare, "count": seat.have.get(prize.key, 0)} for prize in items],
        "have": sum(1 for prize in items if seat.have.get(prize.key)),
        "duplicates": series.duplicates,
        "exchange": series.exchange if series.duplicates == "points" else None,
        "reward": show_reward(series.reward, facts.left) if series.reward else None,
        "completed": seat.completed,
    }


def _guarantee(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any] | None:
    """`in` counts the winning draw itself: 1 means the next one wins. None once its prize is gone: what is not kept is not told."""
    guarantee = rules.guarantee
    prize = rules.prize(guarantee.prize) if guarantee else None
    if guarantee is None or prize is None or not is_left(prize, facts.left):
        return None
    return {"after": guarantee.after, "in": max(1, guarantee.after - seat.dry + 1), "prize": show_prize(prize)}


def _both(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}
