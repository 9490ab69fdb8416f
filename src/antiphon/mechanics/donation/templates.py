"""Donations that work out of the box."""

import msgspec

from antiphon.mechanics.donation.rules import Gift, Rules, Sale, Tap
from antiphon.sdk.mechanic import Template
from antiphon.sdk.words import Text

_TAPS = Rules(
    cause=Text(
        zh="你每天点一下，我们就给乡村小学的孩子捐一份午餐。",
        en="Tap once a day, and we give a lunch to a child at a village school.",
    ),
    unit=Text(zh="份午餐", en="lunches"),
    unit_one=Text(zh="份午餐", en="lunch"),
    goal=10_000,
    tap=Tap(1),
    gift=Gift(points=200, gives=1, match_percent=100),
    brand_cap=10_000,
)
_SALES = Rules(
    cause=Text(
        zh="每卖出一袋联名零食，就给流浪动物救助站捐 1 元。",
        en="For every bag of the co-branded snack we give 1 yuan to an animal shelter.",
    ),
    unit=Text(zh="元", en="yuan"),
    counted_in="money",
    goal=5_000_000,
    sale=Sale(per="piece", gives=100, products=("snack-charity",)),
)
_SHARE = Rules(
    cause=Text(
        zh="本月每一单的 1% 捐给山区图书室，最多 100,000 元；你也可以再捐积分。",
        en="1 % of every order this month goes to libraries in the mountains, up to 100,000 yuan; you can add points.",
    ),
    unit=Text(zh="元", en="yuan"),
    counted_in="money",
    sale=Sale(per="value", share_ppm=10_000),
    gift=Gift(points=100, gives=100),
    brand_cap=10_000_000,
    days=30,
)

TEMPLATES = (
    Template(
        "daily_lunch",
        Text(zh="每日公益打卡", en="A tap a day"),
        Text(
            zh="天天点一下，品牌出午餐；积分捐一配一。成本有上限，天天有人来。",
            en="A tap a day and the brand pays for a lunch; points are doubled. The cost has a cap, and people come back daily.",
        ),
        msgspec.to_builtins(_TAPS),
    ),
    Template(
        "every_bag",
        Text(zh="每袋零食都是希望", en="Every bag counts"),
        Text(
            zh="联名款每售出一份就捐一笔，退款扣回，进度公开；给购买一个理由。",
            en="A sum for every piece of a co-branded product, taken back with refunds, in public: a reason to buy.",
        ),
        msgspec.to_builtins(_SALES),
    ),
    Template(
        "one_percent",
        Text(zh="每单捐 1%", en="One per cent"),
        Text(zh="按销售额捐，有上限；顾客还能用积分加一把力。", en="A share of all sales up to a cap; shoppers can add their points."),
        msgspec.to_builtins(_SHARE),
    ),
)
