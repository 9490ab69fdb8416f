"""Leaderboards that work out of the box."""

import msgspec

from antiphon.mechanics.leaderboard.rules import Band, Group, Rules
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_INVITERS = Rules(
    event="Friend Joined",
    unit=Text(zh="位好友", en="friends"),
    per_day=20,
    season="whole",
    bands=(
        Band(1, 10, Reward("prize:annual-vip", stock=10, name=Text(zh="年度 VIP 称号", en="Annual VIP title"))),
        Band(11, 100, Reward(amount=200)),
    ),
    settle_hours=72,
)

_REVIEWERS = Rules(
    event="Product Reviewed",
    measure="distinct",
    property="product_id",
    unit=Text(zh="条评价", en="reviews"),
    per_day=5,
    season="month",
    ties="shared",
    bands=(Band(1, 3, Reward(amount=500)), Band(4, 20, Reward(amount=100))),
    opt_in=True,
)

_POINTS = Rules(
    event="Points Earned",
    measure="sum",
    property="points",
    unit=Text(zh="积分", en="points"),
    per_event=500,
    season="week",
    bands=(Band(1, 1, Reward(amount=300)), Band(2, 10, Reward(amount=50))),
    settle_hours=12,
)

_TEAMS = Rules(
    event="Order Completed",
    measure="sum",
    property="total",
    unit=Text(zh="元", en="yuan"),
    per_event=2_000,
    per_day=5_000,
    season="whole",
    group_by="city",
    groups=(
        Group("Shanghai", Text(zh="上海队", en="Team Shanghai")),
        Group("Beijing", Text(zh="北京队", en="Team Beijing")),
        Group("Guangzhou", Text(zh="广州队", en="Team Guangzhou")),
    ),
)

TEMPLATES = (
    Template(
        "top_inviters",
        Text(zh="邀请达人榜", en="Top inviters"),
        Text(
            zh="整个活动邀请最多的前 10 名得年度 VIP 称号，前 100 名得积分；公示三天。",
            en="The ten who bring most friends become annual VIPs, the next ninety get points; three days to settle.",
        ),
        msgspec.to_builtins(_INVITERS),
    ),
    Template(
        "reviewers_of_the_month",
        Text(zh="月度评价榜", en="Reviewers of the month"),
        Text(
            zh="评价不同商品最多的人，每月一榜、并列同名次、自愿上榜；鼓励认真晒单。",
            en="Most different products reviewed in a month; ties share a rank, and only those who join are listed. For honest reviews.",
        ),
        msgspec.to_builtins(_REVIEWERS),
    ),
    Template(
        "points_of_the_week",
        Text(zh="每周积分榜", en="Points of the week"),
        Text(zh="一周赚的积分排名，周周从头来；提高活跃。", en="Points earned in a week, anew every Monday. For everyday activity."),
        msgspec.to_builtins(_POINTS),
    ),
    Template(
        "city_teams",
        Text(zh="城市对抗赛", en="City against city"),
        Text(zh="按城市分队，订单金额相加；适合大促期间。", en="Orders of a city add up, city against city. For a sale."),
        msgspec.to_builtins(_TEAMS),
    ),
)
