"""What the operator sets for a leaderboard."""

from typing import Annotated, Literal

import msgspec

from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, Text, field

MOST_DIFFERENT = 200  # each different value is remembered for the season

Period = Literal["day", "week", "month", "whole"]


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """People who score together."""

    key: Annotated[
        str,
        field("标签值或人群", "Value or segment", "标签的值，或人群的代号。", "The tag’s value, or the key of a segment.", max_length=60),
    ]
    name: Annotated[Text, field("名称", "Name", "顾客看到的队名。", "What shoppers read.")]


class Band(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What those from one rank to another get."""

    first: Annotated[int, field("从第几名", "From rank", "这一档从第几名开始。", "The first rank of the band.", at_least=1)]
    last: Annotated[int, field("到第几名", "To rank", "这一档到第几名为止。", "The last rank of the band.", at_least=1)]
    reward: Annotated[Reward, field("奖励", "Reward", "这一档每人得什么。", "What each of them gets.")]


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a leaderboard."""

    event: Annotated[
        str,
        field(
            "事件",
            "Event",
            "什么事件算分；积分榜用 Points Earned。",
            "What scores; Points Earned for points.",
            widget="event",
            max_length=120,
            group="score",
        ),
    ]
    measure: Annotated[
        Literal["count", "sum", "distinct"],
        field(
            "怎么算分",
            "Score",
            "次数、某个属性的合计，或不同值的个数。",
            "How often, the sum of a property, or how many different values.",
            group="score",
            choices={
                "count": ("次数", "How often"),
                "sum": ("属性合计", "Sum of a property"),
                "distinct": ("不同值个数", "Different values"),
            },
        ),
    ] = "count"
    property: Annotated[
        str,
        field(
            "属性",
            "Property",
            "合计或数不同值时用哪个属性，例如 total、product_id。",
            "Which property is summed or must differ, such as total or product_id.",
            max_length=80,
            group="score",
        ),
    ] = ""
    unit: Annotated[
        Text, field("单位", "Unit", "分数后面的字，例如“单”“积分”。", "What follows the score, such as orders.", group="score")
    ] = Text(zh="分", en="points")
    per_event: Annotated[
        int | None,
        field(
            "单次上限",
            "Most per event",
            "一次事件最多算多少分；留空不限。",
            "What one event can bring at most; empty: any.",
            at_least=1,
            group="limits",
        ),
    ] = None
    per_day: Annotated[
        int | None,
        field(
            "每天上限",
            "Most per day",
            "每人每天最多算多少分；留空不限。",
            "What a day can bring a person at most; empty: any.",
            at_least=1,
            group="limits",
        ),
    ] = None
    season: Annotated[
        Period,
        field(
            "赛季",
            "Season",
            "多久重新开始一次。",
            "When everybody starts again from nothing.",
            group="season",
            choices={
                "day": ("每天", "Each day"),
                "week": ("每周", "Each week"),
                "month": ("每月", "Each month"),
                "whole": ("整个活动", "The whole play"),
            },
        ),
    ] = "month"
    zone: Annotated[
        str,
        field(
            "时区",
            "Time zone",
            "赛季按这个时区的零点开始，对所有人一样。",
            "Seasons begin at midnight here, for everybody.",
            widget="zone",
            max_length=64,
            group="season",
        ),
    ] = "Asia/Shanghai"
    ties: Annotated[
        Literal["first", "shared"],
        field(
            "同分",
            "Ties",
            "先到者在前，或并列同名次。",
            "Whoever got there first stands higher, or equal scores share a rank.",
            group="season",
            choices={"first": ("先到者在前", "First come"), "shared": ("并列", "Shared rank")},
        ),
    ] = "first"
    bands: Annotated[
        tuple[Band, ...],
        field("名次奖励", "Rewards by rank", "赛季结束后按名次发放。", "Given by rank when a season is over.", group="rewards"),
    ] = ()
    settle_hours: Annotated[
        int,
        field(
            "公示时间（小时）",
            "Hours to settle",
            "赛季结束后等这么久再发奖，期间可以核查、剔除作弊。",
            "How long after a season rewards wait, so that cheats can be taken out.",
            at_least=0,
            at_most=336,
            group="rewards",
        ),
    ] = 24
    group_by: Annotated[
        str,
        field(
            "分组标签",
            "Grouped by tag",
            "按哪个标签分组；留空则下面填的是人群。",
            "The tag that names a person’s group; empty: groups are segments.",
            max_length=80,
            group="groups",
        ),
    ] = ""
    groups: Annotated[
        tuple[Group, ...],
        field("小组", "Groups", "组员得分相加，每个赛季重新开始。", "Members’ scores add up, anew each season.", group="groups"),
    ] = ()
    opt_in: Annotated[
        bool, field("自愿上榜", "Only those who join", "只列出自己选择上榜的人。", "Lists only people who chose to be listed.", group="who")
    ] = False
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False

    def band(self, position: int) -> Band | None:
        """What a rank gets."""
        return next((band for band in self.bands if band.first <= position <= band.last), None)
