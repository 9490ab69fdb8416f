"""Tasks that work out of the box. Points follow the usual table: check-in 5, review 50."""

import msgspec

from antiphon.mechanics.tasks.rules import Condition, Newcomers, Proof, Rules, Stage, Task
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

_SEVEN_DAYS = Rules(
    newcomers=Newcomers(within_days=7),
    tasks=tuple(
        Task(key, name, event, Reward(amount=amount), count=count, distinct=distinct, opens_on_day=day, open_days=2)
        for day, key, name, event, amount, count, distinct in (
            (1, "look", Text(zh="逛三件商品", en="Look at three products"), "Product Viewed", 10, 3, "product_id"),
            (2, "check_in", Text(zh="签到一次", en="Check in"), "Checked In", 10, 1, ""),
            (3, "cart", Text(zh="加购一件", en="Put something in the cart"), "Product Added", 15, 1, ""),
            (4, "share", Text(zh="分享一件好物", en="Share something good"), "Product Shared", 15, 1, ""),
            (5, "wish", Text(zh="收藏两件", en="Save two for later"), "Product Added to Wishlist", 15, 2, "product_id"),
            (6, "order", Text(zh="下一单", en="Place an order"), "Order Completed", 60, 1, ""),
            (7, "review", Text(zh="写一条评价", en="Write a review"), "Product Reviewed", 50, 1, ""),
        )
    ),
)

_GROWTH = Rules(
    ladder=True,
    tasks=(
        Task("check_in", Text(zh="签到三天", en="Check in on three days"), "Checked In", Reward(amount=10), count=3, distinct_days=True),
        Task(
            "look", Text(zh="逛五件商品", en="Look at five products"), "Product Viewed", Reward(amount=10), count=5, distinct="product_id"
        ),
        Task("order", Text(zh="下一单", en="Place an order"), "Order Completed", Reward(amount=30)),
        Task("review", Text(zh="写一条评价", en="Write a review"), "Product Reviewed", Reward(amount=50)),
        Task("share", Text(zh="分享给朋友", en="Share with a friend"), "Product Shared", Reward(amount=20)),
        Task(
            "spend",
            Text(zh="累计消费 500", en="Spend 500 in all"),
            "Order Completed",
            Reward(amount=100),
            count=500,
            sum_of="total",
            distinct="order_id",
        ),
    ),
    stages=(
        Stage("seed", Text(zh="种子期", en="Seedling"), ("check_in", "look"), Reward(amount=20)),
        Stage("sprout", Text(zh="成长期", en="Growing"), ("order", "review"), Reward(amount=50)),
        Stage(
            "bloom",
            Text(zh="盛放期", en="In bloom"),
            ("share", "spend"),
            Reward("coupon:bloom-50", stock=500, name=Text(zh="50 元成长礼券", en="Growth voucher 50")),
        ),
    ),
)

_SHOW = Rules(
    tasks=(
        Task(
            "home",
            Text(zh="晒晒你家的用法", en="Show how you use it at home"),
            "",
            Reward(amount=80),
            proof=Proof(Text(zh="写一句话，附一张照片。", en="Write a sentence and add a photo."), "must"),
        ),
        Task("weekly", Text(zh="本周下一单", en="An order this week"), "Order Completed", Reward(amount=20), repeat="weekly"),
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
    Template(
        "seven_day_plan",
        Text(zh="新人七天计划", en="Seven-day newcomer plan"),
        Text(
            zh="从第一次来那天算起，每天开放一件小事，两天内做完；一步步带到首单和评价。",
            en="A small thing opens each day from the first visit and stays open for two; it leads to the first order and a review.",
        ),
        msgspec.to_builtins(_SEVEN_DAYS),
    ),
    Template(
        "growth_ladder",
        Text(zh="成长任务体系", en="Growth ladder"),
        Text(
            zh="三个阶段逐级解锁，每个任务有积分，每个阶段另有奖励；适合长期培养复购。",
            en="Three stages unlock one another; each task pays points and each stage something extra. For buying again over months.",
        ),
        msgspec.to_builtins(_GROWTH),
    ),
    Template(
        "show_and_tell",
        Text(zh="晒家有礼", en="Show and tell"),
        Text(
            zh="顾客发照片，员工审核通过就有积分；另有每周一单。适合积累真实的使用分享。",
            en="People send a photo, staff look at it, points follow; besides an order a week. For honest pictures of use.",
        ),
        msgspec.to_builtins(_SHOW),
    ),
)
