"""What the operator sets for a personal test."""

from typing import Annotated, Literal

import msgspec

from antiphon.sdk.questions import KEY_FIELD, Question
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import SIGNED_IN_FIELD, Text, field

_QUESTION = field("题目", "Question", "哪一题的代号。", "The key of a question.", max_length=40)
_OPTIONS = field("选了这些", "Options", "选中其中任何一个就算。", "Choosing any of them counts.", max_length=30)
_AT_LEAST = field("不低于", "At least", "打分题：分数不低于。", "For numbers: this much or more.")
_AT_MOST = field("不高于", "At most", "打分题：分数不高于。", "For numbers: this much or less.")
_POINTS = field("分值", "Points", "算几分。", "How much it counts.", at_least=1, at_most=100)


class Property(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something a product can be, such as fragrance-free."""

    key: Annotated[str, KEY_FIELD]
    name: Annotated[Text, field("名称", "Name", "写给顾客看，例如“不含香精”。", "What shoppers read, such as “fragrance-free”.")]


class Outcome(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A result that the test can have."""

    key: Annotated[str, KEY_FIELD]
    name: Annotated[Text, field("结果", "Outcome", "例如“干性肌”。", "Such as “dry skin”.")]
    text: Annotated[Text, field("说明", "Explanation", "这个结果意味着什么、怎么做。", "What it means and what to do.")]
    properties: Annotated[
        tuple[str, ...],
        field("适合的属性", "Suits", "适合这个结果的商品属性代号。", "Keys of the product properties that suit it.", max_length=20),
    ] = ()
    picture: Annotated[str, field("图片", "Picture", "可不填。", "May be empty.", widget="picture", max_length=500)] = ""


class Score(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Answers that speak for an outcome, and how loudly."""

    question: Annotated[str, _QUESTION]
    outcome: Annotated[str, field("结果", "Outcome", "加给哪个结果的代号。", "The key of the outcome they speak for.", max_length=40)]
    options: Annotated[tuple[str, ...], _OPTIONS] = ()
    at_least: Annotated[int | None, _AT_LEAST] = None
    at_most: Annotated[int | None, _AT_MOST] = None
    points: Annotated[int, _POINTS] = 1


class Wish(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Answers that ask for products with a property, insist on it, or rule it out."""

    question: Annotated[str, _QUESTION]
    property: Annotated[str, field("属性", "Property", "商品属性的代号。", "The key of a product property.", max_length=40)]
    options: Annotated[tuple[str, ...], _OPTIONS] = ()
    at_least: Annotated[int | None, _AT_LEAST] = None
    at_most: Annotated[int | None, _AT_MOST] = None
    effect: Annotated[
        Literal["prefer", "must", "never"],
        field(
            "作用",
            "Effect",
            "优先：加分；必须：没有的不推荐；排除：有的不推荐。",
            "Prefer: it counts. Must: nothing without it. Never: nothing with it.",
            choices={"prefer": ("优先", "Prefer"), "must": ("必须有", "Must have"), "never": ("不能有", "Must not have")},
        ),
    ] = "prefer"
    points: Annotated[int, _POINTS] = 1


class Product(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something of the shop that can be recommended."""

    key: Annotated[str, field("商品编号", "Product id", "店铺里的商品编号。", "Its id in the shop.", max_length=80)]
    name: Annotated[Text, field("名称", "Name", "顾客看到的商品名。", "What shoppers read.")]
    properties: Annotated[
        tuple[str, ...], field("属性", "Properties", "它有哪些属性，填代号。", "Keys of the properties it has.", max_length=20)
    ] = ()
    link: Annotated[str, field("链接", "Link", "商品页地址，可不填。", "Its page in the shop; may be empty.", max_length=500)] = ""
    picture: Annotated[str, field("图片", "Picture", "可不填。", "May be empty.", widget="picture", max_length=500)] = ""


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a personal test."""

    questions: Annotated[
        tuple[Question, ...],
        field("题目", "Questions", "从第一题开始，一次一题。", "Asked one at a time, from the first.", group="questions"),
    ]
    outcomes: Annotated[
        tuple[Outcome, ...],
        field(
            "结果",
            "Outcomes",
            "得分最高的就是结果；同分时排在前面的优先。",
            "The one with most points wins; of equals the one further up.",
            group="outcomes",
        ),
    ]
    scores: Annotated[
        tuple[Score, ...], field("计分", "Scores", "哪些答案给哪个结果加分。", "Which answers speak for which outcome.", group="outcomes")
    ]
    properties: Annotated[
        tuple[Property, ...],
        field("商品属性", "Properties", "推荐商品时看哪些属性。", "What products are told apart by.", group="products"),
    ] = ()
    products: Annotated[
        tuple[Product, ...],
        field("商品", "Products", "可以推荐的商品，最多 200 个。", "What can be recommended, 200 at most.", group="products"),
    ] = ()
    wishes: Annotated[
        tuple[Wish, ...],
        field("偏好", "Wishes", "哪些答案想要、必须或排除哪种属性。", "Which answers ask for which property.", group="products"),
    ] = ()
    pick_count: Annotated[
        int,
        field(
            "推荐几个",
            "Products shown",
            "结果里最多推荐几个商品。",
            "How many are recommended at most.",
            group="products",
            at_least=1,
            at_most=10,
        ),
    ] = 3
    share_text: Annotated[
        Text | None,
        field(
            "分享文字",
            "Share text",
            "可用 {outcome} 代表结果；留空则不能分享。",
            "{outcome} stands for the outcome; empty: no sharing.",
            group="after",
        ),
    ] = None
    remember: Annotated[
        bool,
        field(
            "征求同意",
            "Ask to remember",
            "结果页问顾客是否愿意让店铺记住答案；同意后答案才会变成标签。",
            "Asks whether the shop may remember the answers; only with consent do they become tags.",
            group="after",
        ),
    ] = True
    reward: Annotated[
        Reward | None,
        field("完成奖励", "Reward", "第一次做完时发放，每人一次。", "Given once, for the first time to the end.", group="after"),
    ] = None
    retake_after_days: Annotated[
        int | None,
        field(
            "几天后可重测",
            "Retake after days",
            "0 表示随时可以重测；留空则不能重测。",
            "0: at any time; empty: never.",
            group="after",
            at_least=0,
            at_most=3650,
        ),
    ] = 0
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False

    def outcome(self, key: str) -> Outcome | None:
        """The outcome of a key."""
        return next((outcome for outcome in self.outcomes if outcome.key == key), None)
