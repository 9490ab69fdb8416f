"""A visible series: which of its items a person has, what a second one is worth, and what the whole set gives."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

import msgspec

from antiphon.kernel.amounts import Asset, split_by_weight
from antiphon.mechanics.draw.prizes import Prize
from antiphon.sdk.rewards import Reward, is_left
from antiphon.sdk.words import Text, field


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What people collect: all prizes that are marked as part of the series."""

    name: Annotated[Text, field("系列名称", "Name", "顾客看到的系列名。", "What shoppers read.")]
    duplicates: Annotated[
        Literal["keep", "points", "none"],
        field(
            "抽到重复的",
            "A second one",
            "抽到已有的款时怎么办；页面上的概率会跟着变。",
            "What happens when somebody draws what they have; the odds shown change with it.",
            choices={
                "keep": ("照样发放", "It is given again"),
                "points": ("换成积分", "It is exchanged for points"),
                "none": ("集齐之前不重复", "Not before the set is complete"),
            },
        ),
    ] = "keep"
    exchange: Annotated[
        int | None,
        field("重复款换积分", "Points for a second one", "选“换成积分”时填写。", "Needed when it is exchanged for points.", at_least=1),
    ] = None
    reward: Annotated[
        Reward | None,
        field("集齐奖励", "Reward for the set", "集齐全套时发一次。", "Given once, when the set is complete."),
    ] = None


def members(prizes: Sequence[Prize]) -> tuple[Prize, ...]:
    """The prizes that belong to the series, in their order."""
    return tuple(prize for prize in prizes if prize.collect)


def is_complete(prizes: Sequence[Prize], have: Mapping[str, int]) -> bool:
    """Whether every item of the series is there."""
    return all(have.get(prize.key) for prize in members(prizes))


def swapped(prize: Prize, points: int) -> Prize:
    """What stands in the place of an item that the person has: points."""
    name = Text(zh=f"{points} 积分（“{prize.name.zh}”重复）", en=f"{points} points (for a second {prize.name.en})")
    return Prize(prize.key, name, prize.odds_ppm, "points", points, rare=prize.rare)


def without_duplicates(prizes: Sequence[Prize], odds: Sequence[int], have: Mapping[str, int], left: Mapping[Asset, int]) -> list[int]:
    """Odds with those of owned items shared out among the ones that are missing, in proportion; the rest is as it was.

    When the set is complete, or nothing that is missing can be drawn, everything stays as it is. `odds` has one entry more than `prizes`.
    """
    missing = [prize.collect and not have.get(prize.key) and is_left(prize, left) for prize in prizes]
    weights = [part if out else 0 for part, out in zip(odds, missing, strict=False)]
    if not any(weights):
        return list(odds)
    owned = [bool(prize.collect and have.get(prize.key)) for prize in prizes]
    freed = sum(part for part, out in zip(odds, owned, strict=False) if out)
    extra = split_by_weight(freed, weights)
    return [*(0 if out else part + more for part, out, more in zip(odds, owned, extra, strict=False)), odds[-1]]
