"""What a person sees of a mood vote: the moods, how everybody feels now, and their own."""

from typing import Any

from antiphon.mechanics.mood.moves import LONGEST, Seat
from antiphon.mechanics.mood.periods import counts, next_begins, period_of, spelled
from antiphon.mechanics.mood.rules import Mood, Rules
from antiphon.sdk.cards import percent_of
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import show_reward
from antiphon.sdk.words import Text


def name_of(mood: Mood) -> Text:
    """A mood with its emoji."""
    return Text(zh=f"{mood.emoji} {mood.name.zh}".strip(), en=f"{mood.emoji} {mood.name.en}".strip())


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`{question, moods: [{key, name, emoji, picture, mine, count, percent}], mine, seen, total, every, next_at, …}`; all JSON.

    `count` and `percent` are of the period under way, and None while they are hidden from this person.
    """
    period = period_of(rules, facts.now)
    mine = seat.mood if seat.period >= period else None
    seen = rules.results == "always" or mine is not None
    counted = counts(rules.moods, facts.left, period)
    total = sum(counted.values())
    next_at = next_begins(rules, facts)
    return {
        "question": {"zh": rules.question.zh, "en": rules.question.en},
        "moods": [
            {
                "key": mood.key,
                "name": {"zh": mood.name.zh, "en": mood.name.en},
                "emoji": mood.emoji,
                "picture": mood.picture or None,
                "mine": mood.key == mine,
                "count": counted[mood.key] if seen else None,
                "percent": percent_of(counted[mood.key], total) if seen else None,
            }
            for mood in rules.moods
        ],
        "mine": mine,
        "seen": seen,
        "total": total if seen else None,
        "every": rules.every,
        "period": spelled(rules, period),
        "next_at": next_at.isoformat() if next_at else None,
        "change": rules.change,
        "comment": LONGEST if rules.comment else None,
        "reward": show_reward(rules.reward, facts.left) if rules.reward else None,
        "rewarded": seat.thanked,
        "told_count": seat.count,
        "card": mine is not None,
        "sign_in_first": rules.signed_in and not facts.person.known,
    }
