"""What a person sees of a call: the brief, the own ideas and what became of them, the shortlist with its votes, and what was adopted."""

from typing import Any

from antiphon.mechanics.call.entering import is_closed
from antiphon.mechanics.call.listing import ADOPTED, ADOPTED_COUNT, GALLERY, SHORTLIST, slot_tally
from antiphon.mechanics.call.moves import Seat
from antiphon.mechanics.call.rules import Rules
from antiphon.sdk.lists import row_name
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import Reward, show_reward


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`{brief, shortest, longest, pictures, entries_left, open, mine, shortlist, votes_left, lists, rewards …}`."""
    over = facts.ends_at is not None and facts.now >= facts.ends_at
    return {
        "brief": {"zh": rules.brief.zh, "en": rules.brief.en},
        "shortest": rules.shortest,
        "longest": rules.longest,
        "pictures": rules.pictures,
        "per_person": rules.per_person,
        "entries_left": max(0, rules.per_person - len(seat.entries)),
        "open": not over and not is_closed(rules, facts),
        "over": over,
        "mine": [
            {
                "entry": entry.code,
                "text": entry.text,
                "picture": entry.picture or None,
                "state": entry.state,
                "reason": entry.reason or None,
            }
            for entry in seat.entries
        ],
        "shortlist": _shortlist(rules, seat, facts),
        "votes_each": rules.votes_each,
        "votes_left": max(0, rules.votes_each - len(seat.votes)),
        "similar": rules.similar,
        "gallery": GALLERY if rules.gallery else None,
        "shortlist_list": SHORTLIST,
        "adopted_list": ADOPTED,
        "adopted": facts.left.get(ADOPTED_COUNT, 0),
        "adopted_most": rules.adopted,
        "accept_reward": _reward(rules.accept_reward, facts),
        "shortlist_reward": _reward(rules.shortlist_reward, facts),
        "adopt_reward": _reward(rules.adopt_reward, facts),
        "decide_days": rules.decide_days,
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def _reward(reward: Reward | None, facts: Facts) -> dict[str, Any] | None:
    return None if reward is None else show_reward(reward, facts.left)


def _shortlist(rules: Rules, seat: Seat, facts: Facts) -> list[dict[str, Any]]:
    """In the order of places; whoever looks may sort it by votes."""
    own = {entry.slot for entry in seat.entries if entry.slot}
    found = ((slot, facts.rows.get(row_name(SHORTLIST, slot))) for slot in rules.places())
    return [
        {
            "slot": slot,
            "entry": row.data["entry"],
            "text": row.data["text"],
            "picture": row.data.get("picture"),
            "votes": facts.left.get(slot_tally(slot), 0),
            "voted": slot in seat.votes,
            "mine": slot in own,
        }
        for slot, row in found
        if row is not None and "text" in row.data
    ]
