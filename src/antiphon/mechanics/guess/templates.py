"""Guesses that work out of the box. The answers are examples: put in your own."""

import msgspec

from antiphon.mechanics.guess.rules import Places, Rules
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_PRICE = Rules(
    ask=Text(zh="这款新耳机的首发价是多少？", en="What will the new headphones cost at launch?"),
    answer="399",
    hint=Text(zh="在 200 到 800 元之间。", en="Somewhere between 200 and 800."),
    places=(
        Places(Reward("prize:headphones", stock=1, name=Text(zh="新耳机一副", en="the new headphones")), 1, 1),
        Places(Reward("coupon:launch-100", stock=9, name=Text(zh="首发 100 元券", en="Launch voucher 100")), 2, 10),
        Places(Reward(amount=20), 11),
    ),
    guesses=3,
)

_NEARLY = Rules(
    ask=Text(zh="新品礼盒卖多少钱？", en="What is the price of the new gift box?"),
    answer="128",
    win="within",
    tolerance="10",
    places=(Places(Reward("coupon:gift-box-10", stock=2_000, name=Text(zh="礼盒 10 元券", en="Gift-box voucher 10"))),),
)

_FASTEST = Rules(
    ask=Text(zh="直播间今晚的神秘价是多少？", en="What is tonight's mystery price?"),
    answer="88",
    win="fastest",
    guesses=10,
    places=(
        Places(Reward("prize:mystery", stock=3, name=Text(zh="神秘商品", en="the mystery product")), 1, 3),
        Places(Reward(amount=50), 4, 100),
    ),
)

TEMPLATES = (
    Template(
        "launch_price",
        Text(zh="新品猜价", en="Guess the launch price"),
        Text(
            zh="每人三次，最接近的十位得奖，其余人各得 20 积分；配合预告海报，给新品造势。",
            en="Three guesses each; the ten closest win and everybody else gets 20 points. For the weeks before a launch.",
        ),
        msgspec.to_builtins(_PRICE),
    ),
    Template(
        "nearly_right",
        Text(zh="猜得差不多就有券", en="Nearly right is enough"),
        Text(
            zh="一次机会，差 10 元以内都送券，早猜的先得；把好奇心变成首批订单。",
            en="One guess; within 10 of the price earns a voucher, the earliest first. It turns curiosity into first orders.",
        ),
        msgspec.to_builtins(_NEARLY),
    ),
    Template(
        "mystery_price",
        Text(zh="直播间神秘价", en="Mystery price"),
        Text(
            zh="正好猜中，先到先得；最多十次，适合直播间一场之内的互动。",
            en="Exactly right, first come first served, ten guesses each. For an evening in a live room.",
        ),
        msgspec.to_builtins(_FASTEST),
    ),
)
