"""What a person sees of a crowdfunding: how far it is, until when, what they pledged, and what they can do."""

from typing import Any

from antiphon.mechanics.crowdfunding.moves import MOST_SHARES, Seat
from antiphon.mechanics.crowdfunding.rules import Rules
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.public_account import ENTRIES
from antiphon.sdk.rewards import count_left, show_reward


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """See the contract of `<antiphon-crowdfunding>`; every value is JSON."""
    deadline, pledged, reached = rules.deadline(facts), rules.pledged(facts), rules.is_reached(facts)
    over = facts.now >= deadline
    kept = reached and rules.success == "at_goal"
    state = ("succeeded" if reached else "failed") if over else "reached" if reached else "open"
    return {
        "wish": {"zh": rules.wish.zh, "en": rules.wish.en},
        "share": rules.share,
        "goal": rules.goal,
        "pledged": pledged,
        "entries": facts.left.get(ENTRIES, 0),
        "deadline": deadline.isoformat(),
        "state": state,
        "success": rules.success,
        "beyond": rules.beyond,
        "reward": show_reward(rules.reward, facts.left) if rules.reward else None,
        "per_person": rules.per_person,
        "mine": {"set_aside": seat.shares, "taken": seat.taken, "returned": seat.returned},
        "most": 0 if over else _most(rules, seat, facts),
        "can_withdraw": bool(seat.pledges) and not over and not kept,
        "can_collect": bool(seat.pledges) and not over and kept,
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def _most(rules: Rules, seat: Seat, facts: Facts) -> int:
    """How many shares a pledge of this person could be for, were there enough points; the purse is another matter."""
    limits = [MOST_SHARES]
    if rules.beyond == "closed":
        limits.append(max(0, rules.goal - rules.pledged(facts)))
    if rules.per_person is not None:
        limits.append(max(0, rules.per_person - seat.shares - seat.taken))
    left = count_left(rules.reward, facts.left) if rules.reward else None
    if left is not None:
        limits.append(left)
    return min(limits)
