"""Mini-games that work out of the box."""

import msgspec

from antiphon.mechanics.mini_game.rules import Band, Rules
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_SLIDE = Rules("slide", (Band(200, Reward(amount=10)), Band(500, Reward(amount=20)), Band(1_000, Reward(amount=40))), seconds=60)

_CATCH = Rules(
    "catch",
    (
        Band(8, Reward(amount=10)),
        Band(14, Reward("coupon:catch-10", stock=500, name=Text(zh="满 100 减 10 券", en="Voucher 10 off 100"))),
    ),
)

_UNBOX = Rules("unbox", (Band(10, Reward(amount=15)), Band(20, Reward(amount=30))), speed="fast", runs_per_day=5)

TEMPLATES = (
    Template(
        "slide_and_join",
        Text(zh="滑一滑，合一合", en="Slide and join"),
        Text(
            zh="一分钟合并滑块，按分数得 10 到 40 积分；适合新品预热时把人留住。",
            en="A minute of joining tiles for 10 to 40 points. Keeps people around before a launch.",
        ),
        msgspec.to_builtins(_SLIDE),
    ),
    Template(
        "catch_the_bags",
        Text(zh="接福袋", en="Catch the lucky bags"),
        Text(
            zh="节日里接从天而降的福袋，接得多送优惠券；适合大促当天。",
            en="Catch what falls from the sky for a voucher. For the day of a festival.",
        ),
        msgspec.to_builtins(_CATCH),
    ),
    Template(
        "quick_unboxing",
        Text(zh="快手拆盒", en="Quick unboxing"),
        Text(zh="比谁拆得快，空盒扣分；适合会员日每天来几局。", en="Who opens boxes fastest? Empty ones cost. A few runs on member day."),
        msgspec.to_builtins(_UNBOX),
    ),
)
