"""Draws that work out of the box. The points prices follow the usual 100 points a draw, 1,000 points being worth 10 yuan."""

import msgspec

from antiphon.mechanics.draw.collecting_templates import COLLECTING
from antiphon.mechanics.draw.earning import Earn
from antiphon.mechanics.draw.festive_templates import FESTIVE
from antiphon.mechanics.draw.prizes import Losing, Prize
from antiphon.mechanics.draw.rules import Guarantee, Message, Pool, PoolOdds, Rules
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Price, Reward
from antiphon.sdk.words import Text

_NEWCOMER_WHEEL = Rules(
    form="wheel",
    prizes=(
        Prize("points_20", Text(zh="20 积分", en="20 points"), 400_000, "points", 20),
        Prize("voucher_5", Text(zh="5 元新人券", en="Welcome voucher 5"), 250_000, "coupon:welcome-5", stock=5_000),
        Prize("points_50", Text(zh="50 积分", en="50 points"), 150_000, "points", 50),
        Prize("voucher_20", Text(zh="20 元新人券", en="Welcome voucher 20"), 45_000, "coupon:welcome-20", stock=500, rare=True),
        Prize("tote_bag", Text(zh="帆布袋", en="Tote bag"), 5_000, "prize:tote-bag", stock=50, rare=True, tell=True),
    ),
    lose=Losing(150_000),
    per_day=1,
    in_total=3,
    guarantee=Guarantee(after=1, prize="points_20"),
    when_gone="consolation",
    consolation=Reward("points", 10),
    message=Message(),
)

_MEMBER_DAY_BOX = Rules(
    form="blind_box",
    prizes=(
        Prize("points_50", Text(zh="50 积分", en="50 points"), 600_000, "points", 50),
        Prize("voucher_10", Text(zh="10 元券", en="Voucher 10"), 300_000, "coupon:member-10", stock=3_000),
        Prize("mug", Text(zh="会员马克杯", en="Members' mug"), 90_000, "prize:members-mug", stock=200, tell=True),
        Prize("hidden", Text(zh="隐藏款", en="Hidden edition"), 10_000, "prize:hidden-edition", stock=20, rare=True, tell=True),
    ),
    lose=Losing(0),
    price=Price(100),
    per_day=5,
    pools=(
        Pool(
            "high_value",
            (PoolOdds("points_50", 500_000), PoolOdds("voucher_10", 350_000), PoolOdds("mug", 120_000), PoolOdds("hidden", 30_000)),
        ),
    ),
    when_gone="redistribute",
    message=Message(),
)

_CART_DRAW = Rules(
    form="wheel",
    prizes=(
        Prize("voucher_3", Text(zh="3 元券", en="Voucher 3"), 200_000, "coupon:cart-3", stock=5_000),
        Prize("points_10", Text(zh="10 积分", en="10 points"), 300_000, "points", 10),
        Prize("free_delivery", Text(zh="包邮券", en="Free delivery"), 50_000, "coupon:free-delivery", stock=1_000, rare=True),
    ),
    lose=Losing(450_000),
    earn=Earn(per_day=2),
    guarantee=Guarantee(after=4, prize="points_10"),
)

TEMPLATES = (
    Template(
        "newcomer_wheel",
        Text(zh="新人转盘", en="Newcomer wheel"),
        Text(
            zh="每天一次、一共三次，免费；最多空一次，下一次必中。把新人留到第三天。",
            en="One free spin a day, three in all; after one miss the next spin wins. Brings newcomers back until day three.",
        ),
        msgspec.to_builtins(_NEWCOMER_WHEEL),
    ),
    Template(
        "member_day_box",
        Text(zh="会员日盲盒", en="Member-day blind box"),
        Text(
            zh="100 积分开一盒，盒盒有奖；高价值会员的隐藏款概率更高。给积分一个去处。",
            en="100 points a box and every box holds something; high-value members have better odds. Gives points a place to go.",
        ),
        msgspec.to_builtins(_MEMBER_DAY_BOX),
    ),
    Template(
        "cart_draw",
        Text(zh="加购后抽奖", en="Draw after add-to-cart"),
        Text(
            zh="加购一次送一抽，每天两次；四次不中，第五次必中。推一把犹豫的人。",
            en="Each add-to-cart earns a draw, two a day; after four misses the fifth wins. A nudge for those who hesitate.",
        ),
        msgspec.to_builtins(_CART_DRAW),
    ),
    *COLLECTING,
    *FESTIVE,
)
