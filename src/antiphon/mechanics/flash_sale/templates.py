"""Flash sales that work out of the box."""

import msgspec

from antiphon.mechanics.flash_sale.rules import MemberPrice, Rules
from antiphon.sdk.mechanic import Template
from antiphon.sdk.words import Text

_EVENING = Rules(
    key="evening-deal",
    name=Text(zh="晚八点秒杀：坚果礼盒", en="Tonight's deal: a box of nuts"),
    products=("nuts-box",),
    price_minor=1_990,
    was_minor=4_990,
    stock=100,
    per_person=1,
    minutes=15,
    coupon="evening-deal",
)
_MEMBERS = Rules(
    key="member-day",
    name=Text(zh="会员日：电热水壶", en="Members' day: a kettle"),
    products=("kettle",),
    price_minor=12_900,
    was_minor=16_900,
    stock=300,
    per_person=2,
    minutes=30,
    prices=(
        MemberPrice("high_value", 9_900, "member-day-gold"),
        MemberPrice("active", 10_900, "member-day"),
    ),
)
_LAST = Rules(
    key="last-pieces",
    name=Text(zh="断码清仓：跑步鞋", en="Last sizes: running shoes"),
    products=("shoes-last",),
    price_minor=19_900,
    stock=40,
    per_person=1,
    minutes=10,
    queue=False,
)

TEMPLATES = (
    Template(
        "evening_deal",
        Text(zh="晚间秒杀", en="Tonight's deal"),
        Text(
            zh="定点开抢，15 分钟付款，排队补位；把人聚到同一时刻。",
            en="Starts at a given hour, 15 minutes to pay, a queue for the rest: brings people together at one moment.",
        ),
        msgspec.to_builtins(_EVENING),
    ),
    Template(
        "members_day",
        Text(zh="会员价", en="A price for members"),
        Text(
            zh="会员按等级更便宜；勾选“仅限会员”就只卖给会员。给会员一个留下来的理由。",
            en="Better tiers pay less; tick members only to sell to nobody else. A reason to stay a member.",
        ),
        msgspec.to_builtins(_MEMBERS),
    ),
    Template(
        "last_pieces",
        Text(zh="清仓限量", en="Last pieces"),
        Text(zh="数量不多、先到先得、不排队；清库存不打扰别人。", en="A few pieces, first come, no queue: clears the shelf."),
        msgspec.to_builtins(_LAST),
    ),
)
