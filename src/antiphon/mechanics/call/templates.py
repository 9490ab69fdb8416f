"""Calls that work out of the box."""

import msgspec

from antiphon.mechanics.call.rules import Rules
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_NAME = Rules(
    brief=Text(
        zh="我们的第一款气泡茶要上市了，请你给它起个名字！采纳的名字会印在瓶身上。",
        en="Our first sparkling tea is coming. Give it a name! The one we choose is printed on the bottle.",
    ),
    shortest=2,
    longest=12,
    accept_reward=Reward(amount=10),
    shortlist_reward=Reward(amount=100),
    adopt_reward=Reward("prize:year-of-tea", stock=1, name=Text(zh="一整年的气泡茶", en="A year of sparkling tea")),
)

_PACKAGE = Rules(
    brief=Text(
        zh="中秋礼盒由你来设计：说说你的想法，附上草图。入围作品由大家投票。",
        en="Design our Mid-Autumn box: tell us the idea and add a sketch. Everybody votes on the shortlist.",
    ),
    shortest=10,
    longest=200,
    pictures="must",
    per_person=2,
    similar="flag",
    slots=12,
    votes_each=3,
    shortlist_reward=Reward("coupon:designer-50", stock=12, name=Text(zh="50 元设计师券", en="Designer’s voucher 50")),
    adopt_reward=Reward(amount=5_000),
    signed_in=False,
)

_SLOGAN = Rules(
    brief=Text(zh="用一句话说说你为什么喜欢我们。", en="Say in one sentence why you like us."),
    shortest=4,
    longest=40,
    per_person=5,
    similar_percent=70,
    votes_each=5,
    adopted=3,
    adopt_reward=Reward(amount=500),
)

TEMPLATES = (
    Template(
        "name_it",
        Text(zh="给新品起名", en="Name the product"),
        Text(
            zh="12 个字以内，太像的不收；入围投票，采纳一个，送一整年产品。适合新品上市前造势。",
            en="Up to 12 characters, nothing too alike; a vote on the shortlist, one is adopted. For talk before a launch.",
        ),
        msgspec.to_builtins(_NAME),
    ),
    Template(
        "design_the_box",
        Text(zh="设计礼盒", en="Design the box"),
        Text(
            zh="想法加草图，相似的标记给店员看；12 件入围有券，采纳得 5,000 积分。适合让老顾客参与设计。",
            en="An idea and a sketch; what is alike is flagged. Twelve on the shortlist, 5,000 points for the one. For regulars.",
        ),
        msgspec.to_builtins(_PACKAGE),
    ),
    Template(
        "one_sentence",
        Text(zh="一句话征集", en="In one sentence"),
        Text(zh="最省力的参与：写一句话，采纳三句。", en="The least to ask of anybody: one sentence; three are adopted."),
        msgspec.to_builtins(_SLOGAN),
    ),
)
