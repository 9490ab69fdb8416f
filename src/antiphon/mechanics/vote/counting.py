"""How ballots are counted.

A choice is one vote. A ranking is a Borda count with fixed points: of `most` places the first is worth `most`, the last one. Points
are whole, they add up as ballots come in, and whoever has the public list can check the sum by hand. (An instant run-off can
be counted only when all ballots are in, and one ballot less may turn its winner into a loser.) Because each place has
its points however many are named, leaving places empty earns the first one nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from hmac import new as hmac
from typing import Any, Final

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.vote.moves import Ballot
from antiphon.mechanics.vote.rules import Rules
from antiphon.sdk.charts import tally
from antiphon.sdk.effects import PLAY, WORLD, Transfer

BALLOTS: Final = "ballots"  # the public list
CAST: Final = tally("ballots")  # how many ballots there are


def option_tally(key: str) -> Asset:
    """The asset that counts the votes of an option."""
    return tally(f"option-{key}")


def weights(rules: Rules, choices: Sequence[str]) -> Counter[str]:
    """What a ballot adds to each option."""
    if rules.form == "ranked":
        return Counter({key: rules.places - place for place, key in enumerate(choices)})
    return Counter(dict.fromkeys(choices, 1))


def recount(rules: Rules, before: Iterable[Ballot], after: Iterable[Ballot]) -> tuple[Transfer, ...]:
    """The transfers that take some ballots out of the count and put others in; what stays the same is not moved."""
    change: Counter[Asset] = Counter()
    for sign, ballots in ((-1, before), (1, after)):
        for ballot in ballots:
            change[CAST] += sign
            for key, weight in weights(rules, ballot.choices).items():
                change[option_tally(key)] += sign * weight
    moved = sorted((asset, amount) for asset, amount in change.items() if amount)
    return tuple(Transfer(asset, abs(amount), *((WORLD, PLAY) if amount > 0 else (PLAY, WORLD))) for asset, amount in moved)


def counts(rules: Rules, left: Mapping[Asset, int]) -> dict[str, int]:
    """Votes, or points, of each option."""
    return {option.key: left.get(option_tally(option.key), 0) for option in rules.options}


def winners(rules: Rules, left: Mapping[Asset, int]) -> frozenset[str]:
    """The options with the most votes; several where they are equal, none without a vote."""
    counted = counts(rules, left)
    most = max(counted.values(), default=0)
    return frozenset(key for key, votes in counted.items() if most and votes == most)


def chosen_winner(rules: Rules, choices: Sequence[str], won: frozenset[str]) -> str | None:
    """The winner that a ballot is for; in a ranking, the one in the first place if it won."""
    named = choices[:1] if rules.form == "ranked" else choices
    return next((key for key in named if key in won), None)


def receipt_code(secret: str, seat_id: str) -> str:
    """The code of a person's ballot: always the same, and only the play's own secret leads from the one to the other."""
    return hmac(secret.encode(), f"receipt/{seat_id}".encode(), sha256).hexdigest()[:20]


def salt_of(secret: str, ballot: Ballot) -> str:
    """What is mixed into a seal so that nobody can try out the choices; its owner has it from the start, everybody at the end."""
    return hmac(secret.encode(), f"salt/{ballot.code}/{ballot.times}".encode(), sha256).hexdigest()[:20]


def seal(code: str, choices: Sequence[str], salt: str) -> str:
    """SHA-256 of `code|choice,choice|salt`: says nothing, and cannot be opened to anything else later."""
    return sha256(f"{code}|{','.join(choices)}|{salt}".encode()).hexdigest()


def public_row(ballot: Ballot, salt: str, *, is_open: bool) -> dict[str, Any]:
    """What the public list says of a ballot."""
    told: dict[str, Any] = {"seal": seal(ballot.code, ballot.choices, salt)}
    return {**told, "choices": list(ballot.choices), "salt": salt} if is_open else told


def public_rank(code: str) -> int:
    """A place on the list that has nothing to do with when somebody voted."""
    return int(code[:8], 16)
