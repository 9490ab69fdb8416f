"""Recency, frequency, money: fifths of the buyers of a year, and eight named layers.

A buyer has a completed order in the last 365 local days. Each measure cuts the buyers into five groups of equal size (`ntile`), ties
by the person's id, 5 is best. A score of 4 or 5 is high; the layer says which of the three are high.
"""

from collections.abc import Mapping
from typing import Final

from antiphon.sdk.words import Text

WINDOW_DAYS: Final = 365
HIGH_FROM: Final = 4

LAYERS: Final[Mapping[str, Text]] = {
    "champions": Text("重要价值客户", "Champions"),
    "keep": Text("重要保持客户", "Slipping champions"),
    "grow": Text("重要发展客户", "Big spenders to win"),
    "rescue": Text("重要挽留客户", "Big spenders at risk"),
    "loyal": Text("一般价值客户", "Loyal, small baskets"),
    "fading": Text("一般保持客户", "Fading regulars"),
    "fresh": Text("一般发展客户", "Recent, occasional"),
    "lost": Text("一般挽留客户", "Nearly lost"),
}
_LAYER_OF: Final = {  # (recency, frequency, money) high
    (True, True, True): "champions",
    (False, True, True): "keep",
    (True, False, True): "grow",
    (False, False, True): "rescue",
    (True, True, False): "loyal",
    (False, True, False): "fading",
    (True, False, False): "fresh",
    (False, False, False): "lost",
}


def layer_of(recency: int, frequency: int, money: int) -> str:
    """The layer of three scores from 1 to 5."""
    return _LAYER_OF[recency >= HIGH_FROM, frequency >= HIGH_FROM, money >= HIGH_FROM]
