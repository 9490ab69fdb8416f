"""The three plays of the demo, and the retailer's own campaigns, as an operator would have made them in the console."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from antiphon.entry.demo.journey import PastCampaign
from antiphon.features.plays.contracts import PlayDraft
from antiphon.mechanics.check_in.rules import MakeUp, Milestone
from antiphon.mechanics.check_in.rules import Rules as CheckInRules
from antiphon.mechanics.draw.rules import Earn, Guarantee, Losing, Message, Pool, PoolOdds, Prize
from antiphon.mechanics.draw.rules import Rules as DrawRules
from antiphon.mechanics.tasks.rules import Rules as TaskRules
from antiphon.mechanics.tasks.rules import Task
from antiphon.sdk.rewards import Price, Reward
from antiphon.sdk.words import Text

DAYS = 60

_WHEEL = DrawRules(
    form="wheel",
    prizes=(
        Prize("points_20", Text(zh="20 积分", en="20 points"), 300_000, "points", 20),
        Prize("coupon_1", Text(zh="1 元生鲜券", en="$1 off fresh food"), 200_000, "coupon:fresh-1", stock=2_000),
        Prize("points_50", Text(zh="50 积分", en="50 points"), 120_000, "points", 50),
        Prize("coupon_5", Text(zh="5 元券", en="$5 off"), 50_000, "coupon:five-off", stock=400, rare=True, tell=True),
        Prize("basket", Text(zh="一篮水果", en="A basket of fruit"), 10_000, "prize:fruit-basket", stock=60, rare=True, tell=True),
    ),
    lose=Losing(320_000),
    price=Price(20),
    per_day=5,
    earn=Earn(per_day=3),
    guarantee=Guarantee(after=4, prize="points_20"),
    pools=(
        Pool(
            "high_value",
            (
                PoolOdds("points_20", 250_000),
                PoolOdds("coupon_1", 250_000),
                PoolOdds("points_50", 150_000),
                PoolOdds("coupon_5", 80_000),
                PoolOdds("basket", 20_000),
            ),
            lose_ppm=250_000,
        ),
    ),
    when_gone="redistribute",
    message=Message(),
)
_CHECK_IN = CheckInRules(
    points_by_day=(5, 6, 7, 8, 9, 10, 15),
    milestones=(Milestone(3, Reward(amount=5)), Milestone(7, Reward(amount=20))),
    make_up=MakeUp(Price(20), per_month=3, days_back=7),
)
_TASKS = TaskRules(
    tasks=(
        Task("check_in", Text(zh="今天签到", en="Check in today"), "Checked In", Reward(amount=5), repeat="daily"),
        Task(
            "cart",
            Text(zh="把三件商品加入购物车", en="Put three products in your cart"),
            "Product Added",
            Reward(amount=10),
            Text(zh="三件不同的商品。", en="Three different products."),
            count=3,
            distinct="product_id",
            repeat="daily",
            claim=True,
        ),
        Task(
            "order",
            Text(zh="下一单", en="Place an order"),
            "Order Completed",
            Reward("coupon:next-order-2", stock=5_000, name=Text(zh="下一单减 2 元", en="$2 off your next order")),
            claim=True,
        ),
    ),
)


def make_drafts(now: datetime) -> Sequence[PlayDraft]:
    """A wheel, a check-in and daily tasks, live for two months from now."""
    ends_at = now + timedelta(days=DAYS)
    return (
        PlayDraft("draw", Text(zh="加购转盘", en="Add-to-cart wheel"), msgspec.to_builtins(_WHEEL), now, ends_at),
        PlayDraft("check_in", Text(zh="每日签到", en="Daily check-in"), msgspec.to_builtins(_CHECK_IN), now, ends_at),
        PlayDraft("tasks", Text(zh="今日任务", en="Today's tasks"), msgspec.to_builtins(_TASKS), now, ends_at),
    )


def campaign_name(campaign: PastCampaign) -> Text:
    """How a past campaign is called in the console."""
    kind = campaign.type.rpartition(" ")[2]
    return Text(zh=f"第 {campaign.id} 期优惠券寄送（{kind} 类）", en=f"Coupon mailing {campaign.id} (type {kind})")


def campaign_note(campaign: PastCampaign) -> str:
    """What the data says of it."""
    return f"reached {campaign.reached_count:,} households with {campaign.coupon_count:,} coupons; {campaign.redeemed_count:,} redemptions"
