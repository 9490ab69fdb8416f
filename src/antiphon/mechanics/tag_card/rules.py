"""What the operator sets for a tag card."""

from typing import Annotated

import msgspec

from antiphon.sdk.questions import KEY_FIELD
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, Text, field

MOST_TAGS = 24


class Tag(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something that may fit a person."""

    key: Annotated[str, KEY_FIELD]
    name: Annotated[
        Text, field("标签", "Tag", "顾客看到的，几个字，例如“夜猫子”。", "What shoppers read: a word or two, such as “night owl”.")
    ]
    emoji: Annotated[str, field("表情", "Emoji", "标签前的表情，可不填。", "Stands before the tag; may be empty.", max_length=8)] = ""


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a tag card."""

    question: Annotated[Text, field("问题", "Question", "例如“哪几个像你？”。", "Such as “Which of these are you?”.", group="tags")]
    tags: Annotated[tuple[Tag, ...], field("标签列表", "Tags", "2 到 24 个，按页面顺序。", "2 to 24, in the order shown.", group="tags")]
    least: Annotated[int, field("最少选几个", "At least", "少于这个数不能提交。", "Fewer cannot be sent.", at_least=1, group="tags")] = 1
    most: Annotated[int, field("最多选几个", "At most", "多于这个数不能提交。", "More cannot be sent.", at_least=1, group="tags")] = 3
    change: Annotated[bool, field("可以重选", "Can be changed", "之后还能换标签。", "The tags can be chosen anew later.", group="tags")] = (
        True
    )
    headline: Annotated[
        Text | None,
        field(
            "卡片标题",
            "Headline of the card",
            "写在标签卡上，{tag} 代表第一个标签；留空只显示标签。",
            "On the card; {tag} stands for the first tag. Empty: the tags alone.",
            group="after",
        ),
    ] = None
    show_others: Annotated[
        bool,
        field(
            "显示多少人也选了",
            "Show how many others",
            "选完后看到每个标签的人数占比。",
            "After choosing, each tag tells its share.",
            group="after",
        ),
    ] = True
    remember: Annotated[
        bool,
        field(
            "征求同意",
            "Ask to remember",
            "问顾客是否愿意让店铺记住这些标签；同意后才会变成顾客标签。",
            "Asks whether the shop may remember the tags; only with consent do they become tags of the person.",
            group="after",
        ),
    ] = True
    reward: Annotated[
        Reward | None, field("奖励", "Reward", "第一次选完时发放，每人一次。", "For choosing, once for each person.", group="after")
    ] = None
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False
