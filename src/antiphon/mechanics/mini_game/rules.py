"""What the operator sets for a mini-game."""

from typing import Annotated, Final, Literal

import msgspec

from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.rewards import Price, Reward, check_price, check_rewards
from antiphon.sdk.words import SIGNED_IN_FIELD, ZONE_FIELD, field

SHORTEST: Final = 10
LONGEST: Final = 120  # seconds of a run


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From this score on a run is worth this reward."""

    score: Annotated[int, field("分数达到", "Score from", "达到这个分数就得到奖励。", "A run with this score or more gets it.", at_least=1)]
    reward: Annotated[Reward, field("奖励", "Reward", "这一档的奖励。", "What it is worth.")]


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a mini-game."""

    game: Annotated[
        Literal["slide", "catch", "unbox"],
        field(
            "游戏",
            "Game",
            "顾客玩哪一种。",
            "Which one people play.",
            group="game",
            choices={"slide": ("滑块合并", "Slide and join"), "catch": ("接福袋", "Catch"), "unbox": ("快手拆盒", "Unbox")},
        ),
    ]
    bands: Annotated[
        tuple[Band, ...],
        field(
            "分数与奖励",
            "Scores and rewards",
            "一局只拿达到的最高一档；先用“模拟”看看成本。",
            "A run gets the highest one it reaches. Simulate to see what it costs.",
            group="rewards",
        ),
    ]
    seconds: Annotated[
        int,
        field("一局时长（秒）", "Seconds a run", "一局多长。", "How long a run lasts.", group="game", at_least=SHORTEST, at_most=LONGEST),
    ] = 30
    speed: Annotated[
        Literal["easy", "normal", "fast"],
        field(
            "节奏",
            "Pace",
            "东西来得多快；滑块合并没有节奏。",
            "How fast things come; sliding has no pace.",
            group="game",
            choices={"easy": ("轻松", "Easy"), "normal": ("适中", "Normal"), "fast": ("紧张", "Fast")},
        ),
    ] = "normal"
    runs_per_day: Annotated[
        int | None, field("每天最多玩几局", "Runs a day", "留空不限。", "Empty: no limit.", group="limits", at_least=1)
    ] = 3
    rewarded_per_day: Annotated[
        int,
        field(
            "每天最多得几次奖",
            "Rewards a day",
            "超过后仍可玩，只记分。",
            "After that runs count for the score only.",
            group="limits",
            at_least=1,
        ),
    ] = 1
    price: Annotated[Price | None, field("每局价格", "Price a run", "留空为免费。", "Empty: free.", group="limits")] = None
    ranking: Annotated[
        bool,
        field(
            "公开排行", "Public ranking", "公开每人最好成绩，名字打码。", "Everybody sees the best scores, with masked names.", group="game"
        ),
    ] = True
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False
    zone: Annotated[str, ZONE_FIELD] = ""

    def band_of(self, score: int) -> Band | None:
        """The highest band that a score reaches."""
        return max((band for band in self.bands if band.score <= score), key=lambda band: band.score, default=None)


def find_flaws(rules: Rules) -> list[Flaw]:
    """What makes no sense in these rules."""
    flaws = Flaws()
    flaws.whole("seconds", rules.seconds, SHORTEST, LONGEST)
    flaws.whole("runs_per_day", rules.runs_per_day, 1)
    flaws.whole("rewarded_per_day", rules.rewarded_per_day, 1)
    for index, band in enumerate(rules.bands):
        flaws.whole(f"bands[{index}].score", band.score, 1)
    scores = [band.score for band in rules.bands]
    for index, score in enumerate(scores):
        flaws.need(
            score not in scores[:index],
            f"bands[{index}].score",
            f"{score} 分写了两档，请合并。",
            f"There are two rewards for a score of {score}.",
        )
    check_rewards(flaws, [(f"bands[{index}].reward", band.reward) for index, band in enumerate(rules.bands)])
    if rules.price is not None:
        check_price(flaws, "price", rules.price)
    flaws.zone("zone", rules.zone)
    return flaws.found
