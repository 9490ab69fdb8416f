"""What the operator sets for a survey."""

from typing import Annotated

import msgspec

from antiphon.sdk.questions import KEY_FIELD, Question
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, Text, field


class Quota(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How many replies of one group are wanted."""

    key: Annotated[str, KEY_FIELD]
    name: Annotated[Text, field("名称", "Name", "这一组叫什么，写给运营人员看。", "What this group is called, for operators.")]
    question: Annotated[str, field("题目", "Question", "哪一题的代号。", "The key of a question.", max_length=40)]
    places: Annotated[int, field("份数", "Places", "这一组最多收几份。", "How many replies of this group are counted.", at_least=1)]
    options: Annotated[
        tuple[str, ...],
        field("选了这些", "Options", "选中其中任何一个就属于这一组。", "Choosing any of them is this group.", max_length=30),
    ] = ()
    at_least: Annotated[int | None, field("不低于", "At least", "打分题：分数不低于。", "For numbers: this much or more.")] = None
    at_most: Annotated[int | None, field("不高于", "At most", "打分题：分数不高于。", "For numbers: this much or less.")] = None


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a survey."""

    questions: Annotated[
        tuple[Question, ...],
        field("题目", "Questions", "从第一题开始，一次一题。", "Asked one at a time, from the first.", group="questions"),
    ]
    thanks: Annotated[Text, field("结束语", "Thanks", "交卷之后显示的话。", "What is said at the end.", group="questions")] = Text(
        zh="谢谢你的反馈！", en="Thank you for telling us!"
    )
    anonymous: Annotated[
        bool,
        field(
            "匿名",
            "Anonymous",
            "勾选后，答卷不带顾客身份提交，谁也看不出是谁答的。",
            "Replies are sent without the person's identity, so nobody can tell whose they are.",
            group="who",
        ),
    ] = False
    quotas: Annotated[
        tuple[Quota, ...],
        field(
            "配额",
            "Quotas",
            "每一组最多收几份，满了就不再收这一组。",
            "How many replies of each group; a full group is closed.",
            group="who",
        ),
    ] = ()
    reward: Annotated[
        Reward | None, field("答谢", "Reward", "交卷后发放，每人一次。", "Given at the end, once for each person.", group="after")
    ] = None
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False
