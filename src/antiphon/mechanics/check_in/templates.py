"""Check-ins that work out of the box."""

import msgspec

from antiphon.mechanics.check_in.rules import MakeUp, Milestone, Rules, SpecialDay
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Price, Reward
from antiphon.sdk.words import Text

_SEVEN_DAYS = Rules(
    points_by_day=(5, 5, 5, 5, 5, 5, 5),
    after_last="restart",
    milestones=(Milestone(3, Reward(amount=5)), Milestone(7, Reward(amount=20))),
    make_up=MakeUp(Price(20), per_month=3, days_back=7),
)

_GROWING = Rules(
    points_by_day=(5, 6, 7, 8, 9, 10, 15),
    milestones=(
        Milestone(7, Reward(amount=10)),
        Milestone(14, Reward(amount=30)),
        Milestone(30, Reward("coupon:checkin-30", stock=500, name=Text(zh="满月签到礼券", en="30-day streak voucher"))),
    ),
    make_up=MakeUp(Price(30), per_month=2, days_back=3),
)

_MEMBER_DAY = Rules(
    points_by_day=(5,),
    milestones=(Milestone(7, Reward(amount=30)),),
    specials=(
        SpecialDay("month_day", Reward(amount=88), day=8),
        SpecialDay("birthday_month", Reward("coupon:birthday-20", name=Text(zh="生日礼券 20 元", en="Birthday voucher 20"))),
    ),
    full_month=Reward("coupon:full-month-15", name=Text(zh="全勤礼券 15 元", en="Whole-month voucher 15")),
    make_up=MakeUp(Price(30), per_month=3, days_back=7),
)

_SIMPLE = Rules(points_by_day=(5,))

TEMPLATES = (
    Template(
        "seven_days",
        Text(zh="七天签到", en="Seven-day check-in"),
        Text(
            zh="每天 5 积分，第 3 天和第 7 天有惊喜，七天一轮；适合日常活跃。",
            en="5 points a day, something extra on days 3 and 7, then round again. For everyday activity.",
        ),
        msgspec.to_builtins(_SEVEN_DAYS),
    ),
    Template(
        "growing",
        Text(zh="越签越多", en="Growing streak"),
        Text(
            zh="从 5 积分涨到 15 积分封顶，连续 30 天送礼券；适合培养习惯。",
            en="From 5 up to 15 points a day, and a voucher for 30 days in a row. For building a habit.",
        ),
        msgspec.to_builtins(_GROWING),
    ),
    Template(
        "member_day",
        Text(zh="会员日签到", en="Member-day check-in"),
        Text(
            zh="平时每天 5 积分，每月 8 号会员日 88 积分，生日月和全月不断签各有礼券；适合会员日常经营。",
            en="5 points a day, 88 on the 8th, a voucher in the birthday month and one for a whole month. For looking after members.",
        ),
        msgspec.to_builtins(_MEMBER_DAY),
    ),
    Template(
        "simple",
        Text(zh="每天 5 积分", en="5 points a day"),
        Text(zh="不讲连续，来一次得一次；最省心。", en="No streaks: every visit counts the same. The least to explain."),
        msgspec.to_builtins(_SIMPLE),
    ),
)
