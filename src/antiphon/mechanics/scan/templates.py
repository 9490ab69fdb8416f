"""Scans that work out of the box."""

import msgspec

from antiphon.mechanics.scan.rules import Batch, Rules
from antiphon.sdk.brands import Brand
from antiphon.sdk.mechanic import Template
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text

_PACKAGE = Rules((Batch("spring", Text(zh="春季新茶", en="Spring tea"), 100_000, Reward(amount=20)),))

_SET = Rules(
    (
        Batch("plum", Text(zh="梅", en="Plum"), 20_000, Reward(amount=10)),
        Batch("orchid", Text(zh="兰", en="Orchid"), 20_000, Reward(amount=10)),
        Batch("bamboo", Text(zh="竹", en="Bamboo"), 20_000, Reward(amount=10)),
        Batch("chrysanthemum", Text(zh="菊", en="Chrysanthemum"), 5_000, Reward(amount=30)),
    ),
    full_set=Reward("coupon:set-50", stock=1_000, name=Text(zh="集齐礼券 50 元", en="Set voucher 50")),
)

_CO_BRANDED = Rules(
    (
        Batch(
            "together",
            Text(zh="联名礼盒", en="Co-branded gift box"),
            5_000,
            Reward("coupon:together-20", name=Text(zh="联名券 20 元", en="Voucher 20")),
        ),
    ),
    brands=(
        Brand(
            Text(zh="茶坊", en="The tea house"),
            Text(zh="券可在茶坊任意门店使用。", en="The voucher is good in every tea house."),
            colour="#2f5d3a",
            keeps_data=True,
            gives_prizes=True,
            reach=Text(zh="茶坊客服", en="The tea house’s service desk"),
        ),
        Brand(
            Text(zh="陶社", en="The pottery"),
            Text(zh="凭礼盒可免费参加一次拉坯体验。", en="The box is a ticket to one pottery class."),
            colour="#9a4a2c",
        ),
    ),
)

TEMPLATES = (
    Template(
        "package_code",
        Text(zh="一物一码", en="A code on every package"),
        Text(
            zh="首扫送 20 积分，同时验真；适合把线下买的人变成会员。",
            en="20 points for the first scan, and proof that it is genuine. Turns buyers from elsewhere into members.",
        ),
        msgspec.to_builtins(_PACKAGE),
    ),
    Template(
        "collect_the_set",
        Text(zh="集齐一套", en="Collect the set"),
        Text(
            zh="四款各有一批码，集齐送 50 元券；适合系列包装。",
            en="Four designs, a voucher for the whole set. For packages that come as a series.",
        ),
        msgspec.to_builtins(_SET),
    ),
    Template(
        "co_branded",
        Text(zh="联名发售", en="Co-branded release"),
        Text(
            zh="礼盒里一张卡，两家的条款都写在页面上。",
            en="A card in every box, and the terms of both brands on the page.",
        ),
        msgspec.to_builtins(_CO_BRANDED),
    ),
)
