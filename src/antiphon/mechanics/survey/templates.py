"""Surveys that work out of the box."""

import msgspec

from antiphon.mechanics.survey.rules import Quota, Rules
from antiphon.sdk.mechanic import Template
from antiphon.sdk.questions import Branch, Option, Question
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text


def _option(key: str, zh: str, en: str, *, alone: bool = False) -> Option:
    return Option(key, Text(zh=zh, en=en), alone=alone)


_NPS = Rules(
    questions=(
        Question(
            "recommend",
            Text(zh="你有多愿意把我们推荐给朋友？", en="How likely are you to recommend us to a friend?"),
            "nps",
            low=Text(zh="完全不愿意", en="Not at all"),
            high=Text(zh="非常愿意", en="Very likely"),
            branches=(Branch("mend", at_most=6), Branch("love", at_least=9)),
        ),
        Question("better", Text(zh="怎样才能让你更愿意？", en="What would make it a ten?"), "text", optional=True, otherwise="end"),
        Question("mend", Text(zh="哪里让你失望了？", en="What let you down?"), "text", optional=True, otherwise="end"),
        Question("love", Text(zh="最喜欢我们哪一点？", en="What do you like most?"), "text", optional=True),
    ),
    reward=Reward(amount=10),
)

_AFTER_ORDER = Rules(
    questions=(
        Question(
            "satisfied",
            Text(zh="这次购物，你满意吗？", en="How satisfied are you with your order?"),
            "scale",
            low=Text(zh="很不满意", en="Not at all"),
            high=Text(zh="很满意", en="Very"),
        ),
        Question(
            "parts",
            Text(zh="各方面怎么样？", en="How was each part of it?"),
            "matrix",
            options=(_option("poor", "不好", "Poor"), _option("fair", "一般", "Fair"), _option("good", "好", "Good")),
            rows=(
                _option("product", "商品", "The product"),
                _option("delivery", "物流", "Delivery"),
                _option("service", "客服", "Service"),
            ),
        ),
        Question(
            "why_us",
            Text(zh="为什么选我们？", en="Why did you choose us?"),
            "multiple",
            options=(
                _option("price", "价格", "The price"),
                _option("quality", "品质", "Quality"),
                _option("speed", "送得快", "Fast delivery"),
                _option("friend", "朋友推荐", "A friend"),
                _option("none", "都不是", "None of these", alone=True),
            ),
        ),
        Question("more", Text(zh="还想说什么？", en="Anything else?"), "text", optional=True),
    ),
    reward=Reward(amount=20),
)

_CANDID = Rules(
    anonymous=True,
    questions=(
        Question(
            "age",
            Text(zh="你的年龄段？", en="How old are you?"),
            options=(
                _option("young", "25 岁以下", "Under 25"),
                _option("middle", "25 到 40 岁", "25 to 40"),
                _option("older", "40 岁以上", "Over 40"),
            ),
        ),
        Question(
            "stays_away",
            Text(zh="上次看了没买，是因为什么？", en="Last time you looked and did not buy, why was that?"),
            "multiple",
            options=(
                _option("price", "太贵", "Too dear"),
                _option("trust", "不放心", "I was not sure of it"),
                _option("elsewhere", "在别处买了", "I bought it elsewhere"),
                _option("later", "还在考虑", "I am still thinking"),
            ),
        ),
        Question("tell", Text(zh="有什么话平时不好意思说？", en="What have you never liked to tell us?"), "text", optional=True, most=300),
    ),
    quotas=(
        Quota("young", Text(zh="25 岁以下", en="Under 25"), "age", 200, ("young",)),
        Quota("middle", Text(zh="25 到 40 岁", en="25 to 40"), "age", 200, ("middle",)),
        Quota("older", Text(zh="40 岁以上", en="Over 40"), "age", 200, ("older",)),
    ),
    reward=Reward(amount=30),
    signed_in=True,
)

TEMPLATES = (
    Template(
        "nps",
        Text(zh="推荐意愿（NPS）", en="Would you recommend us? (NPS)"),
        Text(
            zh="一道 0 到 10 分的题，再按分数追问一句；送 10 积分。适合定期看口碑走势。",
            en="One question from 0 to 10 and one more that depends on it; 10 points. For watching word of mouth.",
        ),
        msgspec.to_builtins(_NPS),
    ),
    Template(
        "after_order",
        Text(zh="购物满意度", en="After the order"),
        Text(
            zh="满意度、各方面评价、选择原因，四题说清；送 20 积分。适合收货之后。",
            en="Satisfaction, each part of it, and why they chose you: four questions, 20 points. For after delivery.",
        ),
        msgspec.to_builtins(_AFTER_ORDER),
    ),
    Template(
        "candid",
        Text(zh="匿名心里话", en="Say it without a name"),
        Text(
            zh="不记名，每个年龄段收 200 份；想听真话时用。",
            en="No names, 200 replies from each age group. For when you want the truth.",
        ),
        msgspec.to_builtins(_CANDID),
    ),
)
