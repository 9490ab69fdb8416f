"""What a person sees of a countdown: the moment, whether a reminder is set, and what being there is worth."""

from typing import Any

from antiphon.mechanics.countdown.moves import Seat
from antiphon.mechanics.countdown.rules import Rules
from antiphon.sdk.charts import tally
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import show_reward

HERE, REMINDERS = "here", "reminders"  # what is counted


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`{what, arrived, zero_at, until, state, reminder, remind_minutes, window_minutes, reward, here, people}`; all JSON.

    `state` is waiting, open (tap now) or over; `reminder` is off, set or sent.
    """
    zero, until = rules.zero_at(facts), rules.until(facts)
    state = "waiting" if facts.now < zero else "open" if facts.now < until else "over"
    return {
        "what": {"zh": rules.what.zh, "en": rules.what.en},
        "arrived": {"zh": rules.arrived.zh, "en": rules.arrived.en},
        "zero_at": zero.isoformat(),
        "until": until.isoformat(),
        "next_day_at": {"waiting": zero, "open": until}.get(state, until).isoformat(),  # when the part looks again by itself
        "state": state,
        "reminder": "sent" if seat.reminded else "set" if seat.wants else "off",
        "remind_minutes": rules.remind_minutes,
        "window_minutes": rules.window_minutes,
        "reward": show_reward(rules.reward, facts.left) if rules.reward else None,
        "here": {"rewarded": seat.rewarded} if seat.here_at else None,
        "people": facts.left.get(tally(HERE), 0),
        "sign_in_first": rules.signed_in and not facts.person.known,
    }
