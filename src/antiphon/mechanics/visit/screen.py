"""What a person sees of a visit play: the shops, where they have been, what the next stamp is worth."""

from typing import Any

from antiphon.mechanics.visit.moves import Seat
from antiphon.mechanics.visit.rules import Place, Rules
from antiphon.sdk.brands import show_brands
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import show_reward
from antiphon.sdk.words import Text


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`{places, visited, stamps, asks_position, waits_until, brands, next_day_at, …}`; a shop's position is no secret."""
    today = seat.on(facts.local_date)
    waits = seat.waits(rules.wrong_per_hour, facts.now)
    return {
        "places": [_place(rules, place, seat, place.key in today, facts) for place in rules.places],
        "visited": len([place for place in rules.places if place.key in seat.places]),
        "stamps": [
            {"places": stamp.places, "reward": show_reward(stamp.reward, facts.left), "paid": stamp.places in seat.stamps_paid}
            for stamp in sorted(rules.stamps, key=lambda stamp: stamp.places)
        ],
        "asks_position": rules.proof == "code_and_position",
        "code_seconds": rules.code_seconds,
        "places_per_day": rules.places_per_day,
        "places_left_today": None if rules.places_per_day is None else max(0, rules.places_per_day - len(today)),
        "rewarded_visits": rules.rewarded_visits,
        "waits_until": waits.isoformat() if waits else None,
        "brands": show_brands(rules.brands),
        "next_day_at": facts.next_local_midnight.isoformat(),
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def _place(rules: Rules, place: Place, seat: Seat, today: bool, facts: Facts) -> dict[str, Any]:  # noqa: FBT001
    been, at = seat.places.get(place.key), place.coordinates
    more = place.reward is not None and (rules.rewarded_visits is None or been is None or been.count < rules.rewarded_visits)
    return {
        "key": place.key,
        "name": _both(place.name),
        "address": _both(place.address),
        "position": [at[0], at[1]] if at is not None and rules.proof == "code_and_position" else None,
        "radius_metres": place.radius_metres,
        "reward": show_reward(place.reward, facts.left) if place.reward is not None and more else None,
        "visits": been.count if been else 0,
        "today": today,
    }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
