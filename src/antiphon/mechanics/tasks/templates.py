"""Tasks that work out of the box. Points follow the usual table: check-in 5, review 50."""

import msgspec

from antiphon.mechanics.tasks.rules import Condition, Newcomers, Rules, Task
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_LADDER = Rules(
    ladder=True,
    newcomers=Newcomers(within_days=7, not_bought=True),
    tasks=(
        Task(
            "look_around",
            Text(zh="逛三件商品", en="Look at three products"),
            "Product Viewed",
            Reward(amount=10),
            Text(zh="看看三件不同的商品。", en="Open three different products."),
            count=3,
            distinct="product_id",
        ),
        Task("first_cart", Text(zh="第一次加购", en="Your first add-to-cart"), "Product Added", Reward(amount=20)),
        Task(
            "first_order",
            Text(zh="完成首单", en="Your first order"),
            "Order Completed",
            Reward("coupon:second-order-10", stock=5_000, name=Text(zh="第二单 10 元券", en="Voucher 10 for the next order")),
            claim=True,
        ),
        Task("first_review", Text(zh="写一条评价", en="Write a review"), "Product Reviewed", Reward(amount=50)),
    ),
)

_DAILY = Rules(
    tasks=(
        Task("check_in", Text(zh="签到", en="Check in"), "Checked In", Reward(amount=5), repeat="daily"),
        Task(
            "browse",
            Text(zh="逛五件商品", en="Look at five products"),
            "Product Viewed",
            Reward(amount=5),
            count=5,
            distinct="product_id",
            repeat="daily",
        ),
        Task("share", Text(zh="分享一件好物", en="Share something good"), "Product Shared", Reward(amount=10), repeat="daily", claim=True),
    ),
)

_CHALLENGE = Rules(
    tasks=(
        Task(
            "three_orders",
            Text(zh="下三单", en="Three orders"),
            "Order Completed",
            Reward("coupon:challenge-30", stock=1_000, name=Text(zh="30 元挑战券", en="Challenge voucher 30")),
            Text(zh="每单满 50 才算。", en="Orders of 50 and more count."),
            (Condition("total", ("50",), "at_least"),),
            count=3,
            distinct="order_id",
            claim=True,
        ),
        Task("review", Text(zh="晒单两次", en="Two reviews"), "Product Reviewed", Reward(amount=100), count=2, distinct="product_id"),
    ),
)

TEMPLATES = (
    Template(
        "newcomer_ladder",
        Text(zh="新人七日阶梯", en="Seven-day newcomer ladder"),
        Text(
            zh="逛、加购、首单、评价，一级一级解锁；只给 7 天内、还没下过单的新人。",
            en="Look, add, order, review, one after another; for people first seen within 7 days who have not ordered.",
        ),
        msgspec.to_builtins(_LADDER),
    ),
    Template(
        "daily_tasks",
        Text(zh="每日任务", en="Daily tasks"),
        Text(zh="签到、逛、分享，每天从头来；适合培养习惯。", en="Check in, browse, share, anew every day. For building a habit."),
        msgspec.to_builtins(_DAILY),
    ),
    Template(
        "member_challenge",
        Text(zh="会员挑战", en="Member challenge"),
        Text(
            zh="活动期内下三单、晒两单，拿大券；推动复购。",
            en="Three orders and two reviews during the play earn a large voucher. For buying again.",
        ),
        msgspec.to_builtins(_CHALLENGE),
    ),
)
