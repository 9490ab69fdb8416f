"""Moves that fit into a link: one tap in a message, and the move is made. Only moves that cost nothing and say one thing."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, runtime_checkable

import msgspec

from antiphon.sdk.words import Text


class Tap(msgspec.Struct, frozen=True):
    """One move of a link. `key` names it in the link and stays the same while the play runs; `name` is what the button says."""

    key: str
    name: Text
    move: Mapping[str, Any]  # as a shopper's body would say it


@runtime_checkable
class Tappable(Protocol):
    """A mechanic some of whose moves may be made from a link. Optional."""

    def taps(self, rules: Any) -> Sequence[Tap]:
        """Every such move; never one that takes something from the person, or that gives consent in their name."""
        ...
