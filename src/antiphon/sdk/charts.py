"""What a play's results show beyond the counts that every play has: where people leave, what they chose, how likely they recommend.

A chart is made from tallies, the assets that a play counts up (`stock` names each with 0): each count is a transfer that can be traced.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal, Protocol, runtime_checkable

import msgspec

from antiphon.kernel.amounts import Asset
from antiphon.sdk.effects import PLAY, WORLD, Transfer
from antiphon.sdk.words import Text

TALLY: Final = "tally:"


class Bar(msgspec.Struct, frozen=True):
    """One bar: what is counted, how often, and of how many (None: of all bars together)."""

    name: Text
    count: int
    of: int | None = None


class Chart(msgspec.Struct, frozen=True):
    """Bars below one another. In a `funnel` each is part of the one before; `shares` are parts of a whole. `figure` sums it up."""

    key: str
    title: Text
    form: Literal["funnel", "shares"]
    bars: tuple[Bar, ...]
    figure: Text | None = None


@runtime_checkable
class Charting(Protocol):
    """A mechanic whose results have charts of their own. Optional."""

    def charts(self, rules: Any, left: Mapping[Asset, int]) -> Sequence[Chart]:
        """Every chart, from what the play has of each asset in its stock, tallies among them."""
        ...


def tally(name: str) -> Asset:
    """The asset that counts something."""
    return Asset(TALLY + name)


def is_tally(asset: str) -> bool:
    """Whether an asset counts something, as opposed to being owned."""
    return asset.startswith(TALLY)


def count(name: str) -> Transfer:
    """One more."""
    return Transfer(tally(name), 1, WORLD, PLAY)


def no_tallies_yet(names: Iterable[str]) -> dict[Asset, int]:
    """For `stock`: everything that will be counted, from nothing."""
    return {tally(name): 0 for name in names}
