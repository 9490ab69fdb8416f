"""Presales that work out of the box. Pay 50, count 100 is the usual inflation of a deposit."""

import msgspec

from antiphon.mechanics.presale.rules import Rules
from antiphon.sdk.mechanic import Template
from antiphon.sdk.words import Text

_FESTIVAL = Rules(
    key="festival-coat",
    name=Text(zh="羽绒服预售：定金 50 抵 100", en="A down coat: pay 50 now, it counts for 100"),
    products=("down-coat",),
    stock=500,
    price_minor=59_900,
    deposit_minor=5_000,
    counts_minor=10_000,
    coupon="festival-coat",
    deposit_days=7,
    balance_after_days=10,
    balance_days=2,
)
_MEMBERS = Rules(
    key="new-phone",
    name=Text(zh="新品首发：会员先订", en="New on the shelf: members first"),
    products=("phone-x",),
    stock=200,
    price_minor=399_900,
    deposit_minor=10_000,
    counts_minor=10_000,
    deposit_days=5,
    balance_after_days=5,
    balance_days=3,
    unpaid="refund",
    early_for=("high_value",),
    early_hours=24,
)

TEMPLATES = (
    Template(
        "festival",
        Text(zh="大促定金预售", en="Festival presale"),
        Text(
            zh="定金 50 抵 100，尾款在大促当天付；提前知道要备多少货。",
            en="Pay 50, count 100, and the balance on the day of the sale: you know beforehand how much to stock.",
        ),
        msgspec.to_builtins(_FESTIVAL),
    ),
    Template(
        "members_first",
        Text(zh="会员优先预订", en="Members first"),
        Text(
            zh="高价值会员先订 24 小时，没付尾款退定金；把新品先给最懂你的人。",
            en="Valued members come a day earlier, and an unpaid order gives the deposit back: new things for those who know you best.",
        ),
        msgspec.to_builtins(_MEMBERS),
    ),
)
