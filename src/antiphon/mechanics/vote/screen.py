"""What a person sees of a vote: the options, the count where it may be seen, and the own ballot with its receipt."""

from typing import Any

from antiphon.mechanics.vote.counting import BALLOTS, CAST, counts, salt_of, weights, winners
from antiphon.mechanics.vote.moves import Seat
from antiphon.mechanics.vote.rules import Option, Rules
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import Reward, show_reward
from antiphon.sdk.words import Text


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`{question, options, form, least, most, places, results, ballots, over, mine, rewards …}`; counts are None while they are hidden."""
    over = is_over(facts)
    seen = over or rules.results == "always" or (rules.results == "after_voting" and seat.ballot is not None)
    counted, won = counts(rules, facts.left), winners(rules, facts.left)
    best = max(counted.values(), default=0)
    return {
        "question": _text(rules.question),
        "options": [_option(option, counted[option.key] if seen else None, best, won if over else frozenset()) for option in rules.options],
        "form": rules.form,
        "least": rules.fewest,
        "most": rules.places,
        "places": [rules.places - place for place in range(rules.places)] if rules.form == "ranked" else None,
        "results": rules.results,
        "seen": seen,
        "over": over,
        "ballots": facts.left.get(CAST, 0),
        "total": sum(counted.values()) if seen else None,
        "change": rules.change,
        "mine": _mine(rules, seat, facts),
        "list": BALLOTS,
        "open_list": over or not rules.is_sealed,
        "reward": _reward(rules.reward, facts),
        "winner_reward": _reward(rules.winner_reward, facts),
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def is_over(facts: Facts) -> bool:
    """Whether the vote has ended."""
    return facts.ends_at is not None and facts.now >= facts.ends_at


def _text(text: Text | None) -> dict[str, str] | None:
    return None if text is None else {"zh": text.zh, "en": text.en}


def _reward(reward: Reward | None, facts: Facts) -> dict[str, Any] | None:
    return None if reward is None else show_reward(reward, facts.left)


def _option(option: Option, votes: int | None, best: int, won: frozenset[str]) -> dict[str, Any]:
    """`share` compares with the option that has most (100), for a bar's length."""
    return {
        "key": option.key,
        "name": _text(option.name),
        "about": _text(option.about),
        "picture": option.picture or None,
        "votes": votes,
        "share": None if votes is None else votes * 100 // best if best else 0,
        "won": option.key in won,
    }


def _mine(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any] | None:
    """The own ballot with all that is needed to find and check it on the public list."""
    if seat.ballot is None:
        return None
    ballot = seat.ballot
    return {
        "choices": list(ballot.choices),
        "receipt": ballot.code,
        "salt": salt_of(facts.secret, ballot),
        "counted": dict(weights(rules, ballot.choices)),
    }
