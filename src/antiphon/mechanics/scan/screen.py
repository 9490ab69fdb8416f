"""What a person sees of a scan play: the products, what a first scan is worth, the set, and how far they are."""

from datetime import datetime
from typing import Any

from antiphon.mechanics.scan.moves import Seat
from antiphon.mechanics.scan.rules import Rules
from antiphon.sdk.brands import show_brands
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import show_reward
from antiphon.sdk.words import Text


def show(rules: Rules, seat: Seat, facts: Facts, waits_until: datetime | None) -> dict[str, Any]:
    """`{batches, full_set, scanned, rewards_left_today, waits_until, brands, next_day_at, sign_in_first}`."""
    per_day = rules.rewarded_per_day
    return {
        "batches": [
            {
                "key": batch.key,
                "product": _both(batch.product),
                "reward": show_reward(batch.reward, facts.left) if batch.reward else None,
                "scanned": batch.key in seat.batches,
            }
            for batch in rules.batches
        ],
        "full_set": {"reward": show_reward(rules.full_set, facts.left), "paid": seat.set_paid} if rules.full_set else None,
        "scanned": seat.scanned,
        "rewarded_per_day": per_day,
        "rewards_left_today": None if per_day is None else max(0, per_day - seat.rewarded_today),
        "waits_until": waits_until.isoformat() if waits_until else None,
        "brands": show_brands(rules.brands),
        "next_day_at": facts.next_local_midnight.isoformat(),
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
