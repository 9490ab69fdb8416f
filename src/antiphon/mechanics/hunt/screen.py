"""What a person sees of a hunt: the clue before them, what they found, how many there are; never where anything is."""

from datetime import timedelta
from typing import Any

from antiphon.mechanics.hunt.finding import FINISHED, FINISHERS
from antiphon.mechanics.hunt.moves import Seat
from antiphon.mechanics.hunt.places import closes_at, due, is_over, opens_at, time_is_up_at
from antiphon.mechanics.hunt.rules import Rules, Spot
from antiphon.sdk.brands import show_brands
from antiphon.sdk.charts import tally
from antiphon.sdk.lists import row_name
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import show_reward
from antiphon.sdk.words import Text


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`{started, order, spots, found, count, full_reward, first_reward, first_left, place, until, waits_until, brands, …}`."""
    before = {spot.key for spot in due(rules, seat, facts.starts_at, facts.now)} if seat.started_at is not None else set[str]()
    found_at = {each.spot: each.at for each in seat.found}
    row = facts.rows.get(row_name(FINISHERS, facts.person.id))
    waits, until = seat.wrong.waits(rules.wrong_per_hour, facts.now), time_is_up_at(rules, seat)
    finished = facts.left.get(tally(FINISHED), 0)
    return {
        "started": seat.started_at is not None,
        "finished": seat.finished,
        "order": rules.order,
        "spots": [_spot(spot, seat, facts, found_at.get(spot.key), spot.key in before) for spot in rules.spots],
        "found": len(seat.found),
        "count": len(rules.spots),
        "asks_code": any(spot.way in ("code", "live_code") for spot in rules.spots),
        "asks_page": any(spot.way == "page" and not seat.has(spot.key) for spot in rules.spots),
        "full_reward": show_reward(rules.full_reward, facts.left) if rules.full_reward else None,
        "first_reward": show_reward(rules.first_reward, facts.left) if rules.first_reward else None,
        "first": rules.first,
        "first_left": None if rules.first is None else max(0, rules.first - finished),
        "finishers": finished,
        "place": row.position if row is not None else None,
        "until": until.isoformat() if until else None,
        "waits_until": waits.isoformat() if waits else None,
        "hours_each": rules.hours_each,
        "brands": show_brands(rules.brands),
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def _spot(spot: Spot, seat: Seat, facts: Facts, found_at: Any, is_before: bool) -> dict[str, Any]:  # noqa: FBT001
    """A spot tells its name when it was found, its clue when it is due; its page, code and event never."""
    hint_at = seat.last_at + timedelta(minutes=spot.hint_after_minutes) if spot.hint is not None and seat.last_at is not None else None
    opens, closes = opens_at(spot, facts.starts_at), closes_at(spot, facts.starts_at)
    open_now = found_at is None and is_before
    hinted = open_now and hint_at is not None and facts.now >= hint_at
    return {
        "name": _both(spot.name) if found_at is not None else None,
        "clue": _both(spot.clue) if found_at is not None or is_before else None,
        "hint": _both(spot.hint) if hinted and spot.hint is not None else None,
        "hint_at": hint_at.isoformat() if open_now and hint_at is not None and not hinted else None,
        "by_code": spot.way in ("code", "live_code") if open_now else None,
        "reward": show_reward(spot.reward, facts.left) if spot.reward else None,
        "found_at": found_at.isoformat() if found_at is not None else None,
        "opens_at": opens.isoformat() if opens is not None and opens > facts.now else None,
        "closes_at": closes.isoformat() if closes is not None and open_now else None,
        "over": found_at is None and is_over(spot, facts.starts_at, facts.now),
    }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
