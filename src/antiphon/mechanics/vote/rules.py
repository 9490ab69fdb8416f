"""What the operator sets for a vote."""

from typing import Annotated, Literal

import msgspec

from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, Text, field

MOST_OPTIONS = 50

Form = Literal["single", "multiple", "ranked"]


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that can be voted for."""

    key: Annotated[
        str,
        field(
            "代号",
            "Key",
            "在本投票里唯一的短代号，上线后不要改；只用小写字母、数字和 - _。",
            "A short word, unique in this vote; keep it once live. Small letters, digits, - and _.",
            max_length=40,
        ),
    ]
    name: Annotated[Text, field("名称", "Name", "顾客看到的选项。", "What shoppers read.")]
    about: Annotated[Text | None, field("说明", "About", "一句话介绍，可不填。", "One sentence about it; may be empty.")] = None
    picture: Annotated[
        str, field("图片", "Picture", "图片地址，可不填。", "Address of a picture; may be empty.", widget="picture", max_length=500)
    ] = ""


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a vote."""

    question: Annotated[Text, field("问题", "Question", "请顾客投票的问题。", "What people are asked to decide.", group="options")]
    options: Annotated[tuple[Option, ...], field("选项", "Options", "顺序就是页面上的顺序。", "In the order shown.", group="options")]
    form: Annotated[
        Form,
        field(
            "投票方式",
            "Form",
            "单选、多选，或按喜欢程度排序。",
            "One choice, several, or a ranking.",
            group="counting",
            choices={"single": ("单选", "One choice"), "multiple": ("多选", "Several"), "ranked": ("排序", "A ranking")},
        ),
    ] = "single"
    least: Annotated[
        int, field("最少选几个", "At least", "多选和排序时最少选几个。", "How many a ballot must name.", at_least=1, group="counting")
    ] = 1
    most: Annotated[
        int,
        field(
            "最多选几个",
            "At most",
            "多选和排序时最多选几个；排序时第一名得这么多分，往后各少一分。",
            "How many a ballot may name; in a ranking the first place is worth this many points, each later one a point less.",
            at_least=1,
            group="counting",
        ),
    ] = 1
    change: Annotated[
        bool, field("可以改票", "Votes can be changed", "结束前可以改投。", "Until the end a ballot can be changed.", group="counting")
    ] = False
    results: Annotated[
        Literal["always", "after_voting", "at_end"],
        field(
            "何时公布结果",
            "Results are shown",
            "随时、投票之后，或结束以后。",
            "Always, to those who have voted, or at the end.",
            group="counting",
            choices={
                "always": ("随时", "Always"),
                "after_voting": ("投票后", "After voting"),
                "at_end": ("结束后", "At the end"),
            },
        ),
    ] = "after_voting"
    reward: Annotated[Reward | None, field("投票奖励", "For voting", "投票即得，每人一次。", "For every voter, once.", group="rewards")] = (
        None
    )
    winner_reward: Annotated[
        Reward | None,
        field(
            "选中奖励",
            "For the winner’s voters",
            "结束时，选中最高票的人每人一份。",
            "At the end, for those who chose the winner.",
            group="rewards",
        ),
    ] = None
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False

    @property
    def places(self) -> int:
        """How many a ballot may name."""
        return 1 if self.form == "single" else self.most

    @property
    def fewest(self) -> int:
        """How many a ballot must name."""
        return 1 if self.form == "single" else self.least

    @property
    def is_sealed(self) -> bool:
        """Whether the public list keeps quiet about choices until the end: with it anybody could add up what is not to be shown yet."""
        return self.results != "always"
