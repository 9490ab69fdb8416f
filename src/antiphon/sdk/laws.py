"""What the laws of a mechanic look at: what happened, in order. A law is a plain function over a history that raises `AssertionError`.

The same functions run under Hypothesis in the tests and on live data by `antiphon check`.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from antiphon.kernel.amounts import Asset
from antiphon.sdk.effects import Effect
from antiphon.sdk.facts import Facts


class Turn(msgspec.Struct, frozen=True):
    """One stimulus and what came of it."""

    person_id: str
    kind: str  # "move", "event" or "alarm"
    at: datetime
    local_date: date
    accepted: bool
    because: str  # of a decision, or the reason of a refusal
    effects: Sequence[Effect] = ()
    answer: Mapping[str, Any] = {}
    move: Any = None  # the move struct, or the Event
    seed: str = ""
    facts: Facts | None = None  # what the decision was told; without it, laws that replay chance leave the turn out


class History(msgspec.Struct, frozen=True):
    """All turns of one play, in the order they were decided, with its rules and what its stock began and ended with."""

    rules: Any
    turns: Sequence[Turn]
    stock: Mapping[Asset, int] = {}
    left: Mapping[Asset, int] = {}


Law = Callable[[History], None]
