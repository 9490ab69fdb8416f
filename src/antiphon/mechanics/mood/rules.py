"""What the operator sets for a mood vote."""

from typing import Annotated, Literal

import msgspec

from antiphon.sdk.questions import KEY_FIELD
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, Text, field

MOST_MOODS = 10


class Mood(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A way to feel."""

    key: Annotated[str, KEY_FIELD]
    name: Annotated[Text, field("心情", "Mood", "顾客看到的，例如“开心”。", "What shoppers read, such as “happy”.")]
    emoji: Annotated[str, field("表情", "Emoji", "大大地显示在按钮上。", "Stands large on the button.", max_length=8)] = ""
    picture: Annotated[
        str, field("图片", "Picture", "代替表情，可不填。", "Instead of the emoji; may be empty.", widget="picture", max_length=500)
    ] = ""


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a mood vote."""

    question: Annotated[Text, field("问题", "Question", "例如“今天心情怎么样？”。", "Such as “How are you today?”.", group="moods")]
    moods: Annotated[
        tuple[Mood, ...], field("心情列表", "Moods", "2 到 10 个，按页面顺序。", "2 to 10, in the order shown.", group="moods")
    ]
    every: Annotated[
        Literal["once", "day", "week"],
        field(
            "多久一次",
            "How often",
            "每人在一期里只算一次；每期从零开始数。",
            "A person counts once in each period, and each period is counted from nothing.",
            group="counting",
            choices={"once": ("只一次", "Once"), "day": ("每天", "Every day"), "week": ("每周", "Every week")},
        ),
    ] = "day"
    zone: Annotated[
        str,
        field(
            "时区",
            "Time zone",
            "一天、一周从哪里的零点算起；所有人同一个时区，才数得到一起。周一是一周的第一天。",
            "Whose midnight begins a day or a week: one for everybody, so that all are counted together. Weeks begin on Monday.",
            widget="zone",
            max_length=64,
            group="counting",
        ),
    ] = "UTC"
    change: Annotated[
        bool, field("可以改", "Can be changed", "同一期里可以换心情。", "Within its period a mood can be changed.", group="counting")
    ] = True
    results: Annotated[
        Literal["always", "after"],
        field(
            "何时看到分布",
            "The count is shown",
            "随时，或选完之后。",
            "Always, or to those who have told theirs.",
            group="counting",
            choices={"always": ("随时", "Always"), "after": ("选完之后", "After telling")},
        ),
    ] = "after"
    comment: Annotated[
        bool,
        field(
            "可以留一句话",
            "With a few words",
            "选完可写一句，只有店家看得到。",
            "A sentence may be added; only the shop reads it.",
            group="counting",
        ),
    ] = False
    reward: Annotated[
        Reward | None, field("奖励", "Reward", "第一次参与时发放，每人一次。", "For the first mood, once for each person.", group="rewards")
    ] = None
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False
