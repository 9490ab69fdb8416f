"""Countdowns that work out of the box."""

import msgspec

from antiphon.mechanics.countdown.rules import Rules
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_LAUNCH = Rules(
    what=Text(zh="秋季新品首发", en="The autumn collection goes on sale"),
    arrived=Text(zh="新品上架了，快来看！", en="It is here. Have a look!"),
    after_hours=72,
    remind_minutes=10,
    reward=Reward("coupon:first-hour-20", stock=500, name=Text(zh="首发 20 元券", en="First-hour voucher 20")),
    window_minutes=60,
)

_SHOW = Rules(
    what=Text(zh="今晚的直播", en="Tonight's show"),
    arrived=Text(zh="开播啦，进来坐。", en="We are live. Come in."),
    after_hours=8,
    remind_minutes=5,
    reminder=Text(zh="直播还有 5 分钟开始，准时到的人有 30 积分。", en="The show begins in 5 minutes. Be there in time for 30 points."),
    reward=Reward(amount=30),
    window_minutes=15,
)

_PLAIN = Rules(
    what=Text(zh="新品功能揭晓", en="We tell what is new"),
    arrived=Text(zh="谜底揭晓了。", en="Now you can see it."),
    after_hours=24,
    remind_minutes=0,
)

TEMPLATES = (
    Template(
        "launch",
        Text(zh="新品首发倒计时", en="Countdown to a launch"),
        Text(
            zh="三天倒计时，可设提醒；首发后一小时内到场的前 500 人得券，把关注变成首批订单。",
            en="Three days with reminders; the first 500 who are there within an hour get a voucher. For first orders.",
        ),
        msgspec.to_builtins(_LAUNCH),
    ),
    Template(
        "live_show",
        Text(zh="开播倒计时", en="Countdown to a show"),
        Text(
            zh="开播前 5 分钟提醒，15 分钟内到的人都有积分；给直播间聚人气。",
            en="A reminder 5 minutes before, points for whoever comes within 15. Fills the room.",
        ),
        msgspec.to_builtins(_SHOW),
    ),
    Template(
        "reveal",
        Text(zh="悬念揭晓", en="The reveal"),
        Text(zh="没有奖励，只有期待：一天倒计时，到点提醒。", en="No reward, only suspense: a day to go, and a message when it is time."),
        msgspec.to_builtins(_PLAIN),
    ),
)
