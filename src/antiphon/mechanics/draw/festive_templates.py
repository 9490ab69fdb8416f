"""Draws for an occasion: a rain of red packets every evening, and an unboxing in the live room."""

import msgspec

from antiphon.mechanics.draw.prizes import Losing, Prize
from antiphon.mechanics.draw.rules import Message, Rules
from antiphon.mechanics.draw.windows import Window
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_EVENING_RAIN = Rules(
    form="red_packet_rain",
    prizes=(
        Prize("points_5", Text(zh="5 积分红包", en="5 points"), 500_000, "points", 5),
        Prize("points_20", Text(zh="20 积分红包", en="20 points"), 150_000, "points", 20),
        Prize("voucher_6", Text(zh="6 元红包券", en="Voucher 6"), 100_000, "coupon:rain-6", stock=5_000),
        Prize("voucher_66", Text(zh="66 元大红包", en="Voucher 66"), 2_000, "coupon:rain-66", stock=66, rare=True, tell=True),
    ),
    lose=Losing(248_000, Text(zh="空红包，再接再厉", en="An empty one. Catch the next")),
    windows=(Window("12:00", 5), Window("20:00", 10)),
    per_window=3,
    message=Message(),
    winners="rare",
    zone="Asia/Shanghai",
)

_LIVE_UNBOXING = Rules(
    form="unboxing",
    prizes=(
        Prize("points_30", Text(zh="30 积分", en="30 points"), 500_000, "points", 30),
        Prize("voucher_12", Text(zh="12 元直播券", en="Live-room voucher 12"), 300_000, "coupon:live-12", stock=2_000),
        Prize(
            "new_product",
            Text(zh="新品正装一件", en="The new product, full size"),
            10_000,
            "prize:new-product",
            stock=30,
            rare=True,
            tell=True,
        ),
        Prize("lucky_star", Text(zh="“欧气之星”称号", en="The title Lucky Star"), 5_000, title="lucky_star", rare=True),
    ),
    lose=Losing(185_000, Text(zh="箱子里是谢谢参与", en="Nothing but packing paper")),
    per_day=1,
    when_gone="consolation",
    consolation=Reward("points", 10),
    message=Message(),
    winners="rare",
)

FESTIVE = (
    Template(
        "evening_rain",
        Text(zh="整点红包雨", en="Red-packet rain"),
        Text(
            zh="每天 12:00 下 5 分钟、20:00 下 10 分钟，每场每人抢 3 个，其余时间倒计时。让大家准时来。",
            en="Five minutes at 12:00 and ten at 20:00 every day, three packets each, a countdown in between. Brings people back on time.",
        ),
        msgspec.to_builtins(_EVENING_RAIN),
    ),
    Template(
        "live_unboxing",
        Text(zh="直播间拆箱", en="Unboxing in the live room"),
        Text(
            zh="每天免费拆一箱：割胶带、掀盖子、看里面，可能是新品，也可能是一个称号。直播时放上，延长停留。",
            en="One free box a day: cut the tape, lift the flaps, look inside. It may be the new product, or a title. "
            "Keeps viewers in the live room.",
        ),
        msgspec.to_builtins(_LIVE_UNBOXING),
    ),
)
