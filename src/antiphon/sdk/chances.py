"""What a decision left to chance, told so that anybody can work it out again from the seed.

The number is `kernel.chance.pick`: SHA-256 of `seed/label`, its first 128 bits times the sum of the weights, divided by 2**128
and rounded down; it lies in the part of exactly one outcome.
"""

from collections.abc import Sequence
from typing import Any, Protocol, runtime_checkable

import msgspec

from antiphon.sdk.words import Text


class Weighted(msgspec.Struct, frozen=True):
    """One thing that could come, and its part of the whole."""

    name: Text
    weight: int


class Chance(msgspec.Struct, frozen=True):
    """One choice by chance: among what, which came, and what was given instead if something stands above chance."""

    label: str
    outcomes: tuple[Weighted, ...]
    chosen: int  # the place of the outcome that the seed gives
    instead: Text | None = None  # such as what a guarantee gave, and why


@runtime_checkable
class Verifiable(Protocol):
    """A mechanic whose chance can be checked by anybody. Optional. What it tells is public: nothing about the person."""

    def chances(self, rules: Any, seats: Any, stimulus: Any, facts: Any) -> Sequence[Chance]:
        """Every choice by chance in the decision about this stimulus, in order; empty when there was none."""
        ...
