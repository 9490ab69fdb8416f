"""What a person sees of a mini-game: the game, what scores are worth, what is left, and where they stand."""

from typing import Any, Final

from antiphon.mechanics.mini_game.moves import Seat
from antiphon.mechanics.mini_game.rules import Rules
from antiphon.sdk.lists import row_name
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import show_reward

BEST: Final = "best"  # the list of best scores


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`{game, seconds, speed, bands, price, runs_left_today, rewards_left_today, best, position, count, …}`."""
    today = seat.on(facts.local_date)
    row = facts.rows.get(row_name(BEST, facts.person.id))
    return {
        "game": rules.game,
        "seconds": rules.seconds,
        "speed": rules.speed,
        "bands": [
            {"score": band.score, "reward": show_reward(band.reward, facts.left)}
            for band in sorted(rules.bands, key=lambda each: each.score)
        ],
        "price": {"asset": rules.price.asset, "amount": rules.price.amount} if rules.price else None,
        "runs_per_day": rules.runs_per_day,
        "runs_left_today": None if rules.runs_per_day is None else max(0, rules.runs_per_day - today.runs_today),
        "rewarded_per_day": rules.rewarded_per_day,
        "rewards_left_today": max(0, rules.rewarded_per_day - today.rewarded_today),
        "best": seat.best,
        "position": row.position if row is not None and rules.ranking else None,
        "count": row.count if row is not None and rules.ranking else None,
        "ranking": rules.ranking,
        "next_day_at": facts.next_local_midnight.isoformat(),
        "sign_in_first": rules.signed_in and not facts.person.known,
    }
