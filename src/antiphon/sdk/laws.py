"""What the laws of a mechanic look at: what happened, in order. A law is a plain function over a history that raises `AssertionError`.

The same functions run under Hypothesis in the tests and on live data by `antiphon check`. A history begins with the play's
first turn and holds one revision of its rules.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from antiphon.kernel.amounts import Asset
from antiphon.kernel.clock import get_zone
from antiphon.sdk.effects import PERSON, PLAY, Effect, Transfer
from antiphon.sdk.facts import Facts


class Turn(msgspec.Struct, frozen=True):
    """One stimulus and what came of it."""

    person_id: str
    kind: str  # "move", "event", "alarm" or "ruling"
    at: datetime
    local_date: date
    accepted: bool
    because: str  # of a decision, or the reason of a refusal
    effects: Sequence[Effect] = ()
    answer: Mapping[str, Any] = {}
    move: Any = None  # the move struct, the Event, the Alarm or the Ruling
    seed: str = ""
    facts: Facts | None = None  # what the decision was told; without it, laws that replay chance leave the turn out


class History(msgspec.Struct, frozen=True):
    """All turns of one play, in the order they were decided, with its rules and what its stock began and ended with."""

    rules: Any
    turns: Sequence[Turn]
    stock: Mapping[Asset, int] = {}
    left: Mapping[Asset, int] = {}
    merged: frozenset[str] = frozenset()  # persons who turned out to be one with another: until then their limits were counted apart


Law = Callable[[History], None]


def accepted_by_person(history: History) -> dict[str, list[Turn]]:
    """What was decided for each person, in order, without what was refused, and without persons who were merged."""
    turns: defaultdict[str, list[Turn]] = defaultdict(list)
    for turn in history.turns:
        if turn.accepted and turn.person_id not in history.merged:
            turns[turn.person_id].append(turn)
    return turns


def day_of(turn: Turn, zone: str = "") -> date:
    """The day a turn counts for: in `zone`, or where the person was."""
    return turn.at.astimezone(get_zone(zone)).date() if zone else turn.local_date


def transfers(turn: Turn) -> list[Transfer]:
    """What changed hands."""
    return [effect for effect in turn.effects if isinstance(effect, Transfer)]


def given(turn: Turn) -> Counter[str]:
    """Units of each asset that the person got."""
    got: Counter[str] = Counter()
    for transfer in transfers(turn):
        if transfer.target == PERSON:
            got[transfer.asset] += transfer.amount
    return got


def taken(turn: Turn) -> Counter[str]:
    """Units of each asset that the person paid."""
    paid: Counter[str] = Counter()
    for transfer in transfers(turn):
        if transfer.source == PERSON:
            paid[transfer.asset] += transfer.amount
    return paid


def from_stock(turn: Turn) -> Counter[str]:
    """Units of each asset that left the play's own stock."""
    out: Counter[str] = Counter()
    for transfer in transfers(turn):
        if transfer.source == PLAY:
            out[transfer.asset] += transfer.amount
    return out


def never_more_than_the_stock(history: History) -> None:
    """What a play hands out of its stock is never more than the stock it began with. What comes back may be handed out again."""
    out: Counter[str] = Counter()
    for turn in history.turns:
        for transfer in transfers(turn):
            out[transfer.asset] += transfer.amount * ((transfer.source == PLAY) - (transfer.target == PLAY))
            stock = history.stock.get(transfer.asset, 0)
            assert out[transfer.asset] <= stock, f"{out[transfer.asset]} of {transfer.asset} left a stock of {stock}"


def only_signed_in_people_get_anything(history: History) -> None:
    """Where the rules say `signed_in`, an anonymous visitor is given nothing. For mechanics whose rules have that field."""
    for turn in history.turns:
        if history.rules.signed_in and turn.facts is not None and given(turn):
            assert turn.facts.person.known, f"{turn.person_id} got {dict(given(turn))} without signing in"


def time_never_runs_back(history: History) -> None:
    """Turns come in the order of their moments."""
    for before, after in zip(history.turns, history.turns[1:], strict=False):
        assert before.at <= after.at, f"{after.at} came after {before.at}"


def refused_changes_nothing(history: History) -> None:
    """A refusal has no effect."""
    for turn in history.turns:
        assert turn.accepted or not turn.effects, f"a refusal ({turn.because}) had effects"


COMMON_LAWS: tuple[Law, ...] = (never_more_than_the_stock, refused_changes_nothing)  # of every mechanic, besides its own
