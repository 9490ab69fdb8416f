"""What a person sees of a guess: the question, the seal, the own guesses; after the end the answer and what opens the seal."""

from typing import Any

from antiphon.mechanics.guess.moves import Seat
from antiphon.mechanics.guess.numbers import salt_of, spell
from antiphon.mechanics.guess.rules import Rules
from antiphon.sdk.charts import tally
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import show_reward


def is_over(facts: Facts) -> bool:
    """Whether the answer may be told."""
    return facts.ends_at is not None and facts.now >= facts.ends_at


def best_of(rules: Rules, seat: Seat) -> int | None:
    """The guess that counts: the nearest, of equal ones the first."""
    return min((made.cents for made in seat.made), key=rules.off, default=None)


def show(rules: Rules, seat: Seat, facts: Facts, seal: str) -> dict[str, Any]:
    """`{ask, unit, hint, win, tolerance, places, guesses, left, mine, people, seal, opened, result}`; all JSON.

    `opened` is None until the end, then `{answer, salt, same}`: the seal is SHA-256 of `answer|salt`, and `same` says whether it is
    the seal under which the person guessed.
    """
    opened = None
    if is_over(facts):
        opened = {"answer": spell(rules.cents), "salt": salt_of(facts.secret), "same": not seat.seal or seat.seal == seal}
    allowed = rules.allowed
    return {
        "ask": {"zh": rules.ask.zh, "en": rules.ask.en},
        "unit": {"zh": rules.unit.zh, "en": rules.unit.en},
        "hint": {"zh": rules.hint.zh, "en": rules.hint.en} if rules.hint else None,
        "win": rules.win,
        "tolerance": None if allowed is None else spell(allowed),
        "places": [
            {"first": places.first, "last": places.end, "reward": show_reward(places.reward, facts.left)} for places in rules.places
        ],
        "guesses": rules.guesses,
        "left": max(0, rules.guesses - len(seat.made)),
        "mine": [{"number": spell(made.cents), "at": made.at.isoformat()} for made in seat.made],
        "people": facts.left.get(tally("people"), 0),
        "seal": seal,
        "opened": opened,
        "result": {"place": seat.place, "won": seat.won} if seat.closed else None,
        "sign_in_first": rules.signed_in and not facts.person.known,
    }
