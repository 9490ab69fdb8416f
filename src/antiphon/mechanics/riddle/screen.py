"""What a person sees of a riddle: the question, the clues that are out, what solving it is worth now. Never the answer before the end."""

from datetime import datetime, timedelta
from typing import Any

from antiphon.mechanics.riddle.moves import Seat
from antiphon.mechanics.riddle.rules import Rules
from antiphon.sdk.charts import tally
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import show_reward

SOLVED, REWARDED, WRONG = "solved", "rewarded", "wrong"  # what is counted


def places_left(rules: Rules, facts: Facts) -> int | None:
    """How many more are rewarded; None: everybody."""
    return None if rules.winners is None else max(0, rules.winners - facts.left.get(tally(REWARDED), 0))


def show(rules: Rules, seat: Seat, facts: Facts, again_at: datetime | None) -> dict[str, Any]:
    """`{ask, clues, clue_count, next_clue_at, rewards, reward_now, places_left, tries_left, again_at, solved, answer, …}`; all JSON."""
    out = rules.clues_out(facts)
    coming = rules.clues[out].after_hours if out < len(rules.clues) else None
    next_clue_at = facts.starts_at + timedelta(hours=coming) if coming is not None and facts.starts_at else None
    over = facts.ends_at is not None and facts.now >= facts.ends_at
    waits = again_at is not None and facts.now < again_at and seat.solved_at is None
    return {
        "ask": {"zh": rules.ask.zh, "en": rules.ask.en},
        "clues": [{"zh": clue.text.zh, "en": clue.text.en} for clue in rules.clues[:out]],
        "clue_count": len(rules.clues),
        "next_clue_at": next_clue_at.isoformat() if next_clue_at else None,
        "next_day_at": next_clue_at.isoformat() if next_clue_at else None,  # when the part looks again by itself
        "rewards": [show_reward(reward, facts.left) for reward in rules.rewards],
        "reward_now": min(out, len(rules.rewards) - 1),
        "winners": rules.winners,
        "places_left": places_left(rules, facts),
        "tries": rules.tries,
        "tries_left": None if rules.tries is None else max(0, rules.tries - seat.wrong),
        "wait_minutes": rules.wait_minutes,
        "again_at": again_at.isoformat() if waits and again_at else None,
        "solvers": facts.left.get(tally(SOLVED), 0),
        "solved": {"clues": seat.clues, "rewarded": seat.rewarded} if seat.solved_at else None,
        "answer": rules.answers[0] if over and rules.reveal else None,
        "sign_in_first": rules.signed_in and not facts.person.known,
    }
