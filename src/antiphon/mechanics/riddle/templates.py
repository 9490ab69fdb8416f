"""Riddles that work out of the box. The answers are examples: put in your own."""

import msgspec

from antiphon.mechanics.riddle.rules import Clue, Rules
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_PRODUCT = Rules(
    ask=Text(zh="下周上新的是什么？", en="What are we launching next week?"),
    answers=("吹风机", "电吹风", "hair dryer", "hairdryer", "a hair dryer", "blow dryer"),
    clues=(
        Clue(Text(zh="它每天早上都很吵。", en="It makes a noise every morning."), 24),
        Clue(Text(zh="它让湿的变干。", en="It turns wet into dry."), 48),
        Clue(Text(zh="理发店里人手一把。", en="Every salon has one in each hand."), 72),
    ),
    rewards=(Reward(amount=200), Reward(amount=100), Reward(amount=50), Reward(amount=20)),
)

_FIRST = Rules(
    ask=Text(zh="这双鞋的秘密功能是什么？", en="What can these shoes do that others cannot?"),
    answers=("防水", "waterproof", "they are waterproof"),
    clues=(
        Clue(Text(zh="下雨天穿它出门。", en="Wear them on a rainy day.")),
        Clue(Text(zh="踩进水坑也不怕。", en="Step into the puddle."), 12),
    ),
    rewards=(Reward("coupon:shoes-50", stock=100, name=Text(zh="新鞋 50 元券", en="Shoe voucher 50")),),
    winners=100,
    tries=5,
    wait_minutes=30,
)

TEMPLATES = (
    Template(
        "new_product",
        Text(zh="新品猜谜", en="What is the new product?"),
        Text(
            zh="每天公布一条线索，越早猜中积分越多（200、100、50、20）；适合新品预告的一周。",
            en="A clue a day; 200, 100, 50 or 20 points, the sooner the more. For the week before a launch.",
        ),
        msgspec.to_builtins(_PRODUCT),
    ),
    Template(
        "first_hundred",
        Text(zh="前 100 名猜中送券", en="Vouchers for the first hundred"),
        Text(
            zh="每人五次机会，答错等半小时；前 100 名猜中的人得新品券，把注意力变成首批订单。",
            en="Five tries each, half an hour after a wrong one; the first hundred get a voucher. It turns attention into first orders.",
        ),
        msgspec.to_builtins(_FIRST),
    ),
)
