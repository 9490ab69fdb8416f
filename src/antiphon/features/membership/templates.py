"""Ladders to begin with: four earned tiers and a paid year."""

from antiphon.features.membership.privileges import (
    BirthdayMonth,
    DoublePoints,
    FreeShipping,
    MemberPrice,
    PartnerBenefit,
    PersonalBuyer,
    PointsRate,
    PreSale,
    ToolAccess,
)
from antiphon.features.membership.rules import Asks, Keeping, Ladder, Tier, Window
from antiphon.kernel.currency import minor_digits
from antiphon.sdk.words import Text


def earned_template(currency: str, step: int = 1_000) -> Ladder:
    """Bronze, silver, gold, diamond by what was spent in the last 365 days. `step`: what silver asks for, in whole units of money."""
    minor = step * 10 ** minor_digits(currency)
    return Ladder(
        key="main",
        name=Text("会员等级", "Tiers"),
        tiers=(
            Tier("bronze", Text("铜卡会员", "Bronze"), colour="#a9714b", privileges=(MemberPrice(name=Text("会员价", "Member prices")),)),
            Tier(
                "silver",
                Text("银卡会员", "Silver"),
                Asks(spend_minor=minor),
                (
                    BirthdayMonth(
                        name=Text("生日月双倍积分", "Double points in your birthday month"),
                        note=Text("生日当月下单，积分翻倍。", "Orders in the month of your birthday earn twice the points."),
                    ),
                    FreeShipping(name=Text("每月一次免邮", "One free delivery a month"), per_month=1),
                ),
                "#6f7b87",
            ),
            Tier(
                "gold",
                Text("金卡会员", "Gold"),
                Asks(spend_minor=5 * minor),
                (
                    DoublePoints(name=Text("每月 8 日积分翻倍", "Double points on the 8th"), month_days=(8,)),
                    FreeShipping(name=Text("满额免邮", "Free delivery")),
                    ToolAccess(name=Text("免费用 AI 穿搭工具", "Styling by AI, free"), tool="styling"),
                ),
                "#a87d16",
            ),
            Tier(
                "diamond",
                Text("钻石会员", "Diamond"),
                Asks(spend_minor=20 * minor),
                (
                    PointsRate(name=Text("积分多三成", "30 % more points"), percent=130),
                    PreSale(name=Text("新品提前 24 小时买", "New things a day early"), hours_before=24),
                    PersonalBuyer(name=Text("专属买手 1 对 1 选品", "A personal buyer"), answers_within_hours=4),
                    PartnerBenefit(name=Text("联名影音会员", "Films and music from a partner"), partner="—"),
                ),
                "#3f6fb5",
            ),
        ),
        window=Window("rolling", 365),
        keeping=Keeping(hold="days", days=365, grace_days=14, drop="one_tier", notice_days=30),
    )


def paid_template(currency: str, price: int = 199) -> Ladder:
    """A membership bought for a year at a time. `price` in whole units of money."""
    return Ladder(
        key="plus",
        name=Text("付费会员", "Paid membership"),
        kind="paid",
        tiers=(
            Tier(
                "plus",
                Text("年度会员", "Annual member"),
                privileges=(
                    FreeShipping(name=Text("全年免邮", "Free delivery all year")),
                    DoublePoints(name=Text("周三积分翻倍", "Double points on Wednesdays"), weekdays=(3,)),
                ),
                colour="#7a4fb3",
                months=12,
                price_minor=price * 10 ** minor_digits(currency),
            ),
        ),
        keeping=Keeping(grace_days=0, notice_days=30),
    )
