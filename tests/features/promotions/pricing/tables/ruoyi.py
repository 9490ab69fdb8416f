"""How ruoyi's mall prices, in figures of our own.

What it publishes: amounts in fen; timed discount or member discount (the larger counts), then threshold ladders by amount or by
number, then one coupon, then points, then shipping; a discount of several lines is rounded down for each but the last, which
takes the rest; goods of a flash sale, a bargain or a group buy take no part in ladders. So `remainder: last` where it matters.
"""

from antiphon.features.promotions.pricing.cart import Buyer, PointsOff
from antiphon.features.promotions.pricing.rules import Needs, Stacking
from antiphon.features.promotions.pricing.settings import Group, Rounding, Settings
from antiphon.features.promotions.pricing.terms import (
    Fixed,
    Gift,
    GiftItem,
    MemberPrices,
    Percent,
    Pick,
    ShippingOff,
    Step,
    Threshold,
    TierPrice,
)
from antiphon.sdk.words import Text
from tests.features.promotions.pricing.cases import Case, m, pc, promo

LAST = Settings(rounding=Rounding(remainder="last"))
TWO = ["2 tea @ 100.00", "2 cup @ 75.00"]
TEA_LADDER = Threshold((Step(m("300.00"), m("50.00")),))
LARGER = Settings(groups=(Group("price", "best_of"),))

CASES = [
    Case(
        "满减: the last line takes the rest",
        "350.00 reaches 300.00; 5000 x 200/350 = 2857.1 -> 28.57, the cups 50.00 - 28.57 = 21.43",
        TWO,
        [promo("ladder", TEA_LADDER)],
        {"tea": "171.43", "cup": "128.57"},
        settings=LAST,
        currency="CNY",
    ),
    Case(
        "满减 in a currency without cents: the last line takes the rest",
        "50 on 200 and 150: 28.57 -> 28, the rest 22",
        ["2 tea @ 100", "2 cup @ 75"],
        [promo("ladder", Threshold((Step(300, 50),)))],
        {"tea": "172", "cup": "128"},
        settings=LAST,
        currency="JPY",
    ),
    Case(
        "满减 in a currency without cents: largest remainder",
        "50 on 200 and 150: 28.57 and 21.43: 29 and 21",
        ["2 tea @ 100", "2 cup @ 75"],
        [promo("ladder", Threshold((Step(300, 50),)))],
        {"tea": "171", "cup": "129"},
        currency="JPY",
    ),
    Case(
        "满件减: the highest rung that is reached",
        "4 items reach 2 (5.00 off), not 5 (20.00 off): 120.00 - 5.00",
        ["4 cup @ 30.00"],
        [promo("count", Threshold((Step(2, m("5.00")), Step(5, m("20.00"))), measure="count"))],
        {"cup": "115.00"},
    ),
    Case(
        "满减 not reached",
        "350.00 of 351.00: 1.00 is missing",
        TWO,
        [promo("ladder", Threshold((Step(m("351.00"), m("70.00")),)))],
        {"tea": "200.00", "cup": "150.00"},
        not_applied={"ladder": "spend_more"},
        values={"missing_minor": 100, "reach_minor": 35100},
    ),
    Case(
        "a percentage coupon with a cap",
        "20 % of 350.00 = 70.00, at most 50.00: 28.57 and 21.43",
        TWO,
        [promo("coupon", Percent(pc("20"), cap_minor=m("50.00")), code=True)],
        {"tea": "171.43", "cup": "128.57"},
        codes={"C": "coupon"},
        settings=LAST,
    ),
    Case(
        "a coupon looks at the amount after the ladder",
        "205.00 - 30.00 = 175.00; 180.00 are needed, 5.00 missing",
        ["1 pot @ 205.00"],
        [
            promo("ladder", Threshold((Step(m("200.00"), m("30.00")),))),
            promo("coupon", Fixed(m("20.00")), needs=Needs(spend_minor=m("180.00")), code=True),
        ],
        {"pot": "175.00"},
        codes={"C": "coupon"},
        not_applied={"coupon": "spend_more"},
        values={"missing_minor": 500},
    ),
    Case(
        "points are money off, rounded down but for the last line",
        "80 points = 80 fen on 2.00 and 1.50: 45.7 -> 45, the rest 35",
        ["2 tea @ 1.00", "3 cup @ 0.50"],
        [],
        {"tea": "1.55", "cup": "1.15"},
        settings=LAST,
        points=PointsOff(80),
        points_used=80,
        off={"@points": "0.80"},
        currency="CNY",
    ),
    Case(
        "points have a largest amount",
        "at most 50 fen, so 50 points: 28.6 -> 28 and 22",
        ["2 tea @ 1.00", "3 cup @ 0.50"],
        [],
        {"tea": "1.72", "cup": "1.28"},
        settings=LAST,
        points=PointsOff(80, at_most_minor=50),
        points_used=50,
        currency="CNY",
    ),
    Case(
        "points never pay more than the goods, nor for shipping",
        "350 fen of goods: 350 of 1000 points; 6.00 of shipping stay",
        ["2 tea @ 1.00", "3 cup @ 0.50"],
        [],
        {"tea": "0.00", "cup": "0.00", "shipping": "6.00"},
        points=PointsOff(1000),
        points_used=350,
        shipping="6.00",
    ),
    Case(
        "ten points are one fen, in steps of a hundred, up to half of the price",
        "half of 3.50 = 1.75 = 1750 points; 100 a step: 1700 points = 1.70; 97.1 and 72.9 fen: .97 and .73",
        ["2 tea @ 1.00", "3 cup @ 0.50"],
        [],
        {"tea": "1.03", "cup": "0.77"},
        points=PointsOff(5000, rate_points=10, rate_minor=1, step=100, at_most_ppm=pc("50")),
        points_used=1700,
    ),
    Case(
        "timed discount or member discount, the larger",
        "20 % of 100.00 against 10 % for gold: 80.00",
        ["1 tea @ 100.00"],
        [
            promo("timed", Percent(pc("20")), stacking=Stacking(group="price", stage="item")),
            promo("gold", MemberPrices((TierPrice("gold", pc("10")),)), stacking=Stacking(group="price")),
        ],
        {"tea": "80.00"},
        settings=LARGER,
        buyer=Buyer("li", tier="gold"),
        not_applied={"gold": "better_offer"},
    ),
    Case(
        "a set price for members, never above the shop's",
        "gold pays 88.00 for tea; the cup costs 75.00 anyway",
        ["2 tea @ 100.00", "1 cup @ 75.00"],
        [promo("gold", MemberPrices((TierPrice("gold", price_minor=m("88.00")),)))],
        {"tea": "176.00", "cup": "75.00"},
        buyer=Buyer("li", tier="gold"),
    ),
    Case(
        "goods of a flash sale take no part",
        "only 120.00 count towards 200.00: 80.00 are missing",
        ["1 flash @ 99.00 untouchable", "1 tea @ 120.00"],
        [promo("ladder", Threshold((Step(m("200.00"), m("20.00")),)))],
        {"flash": "99.00", "tea": "120.00"},
        not_applied={"ladder": "spend_more"},
        values={"missing_minor": 8000},
    ),
    Case(
        "the whole order of calculation",
        "tea 200.00 - 10 % = 180.00. 30.00 on 180 + 150: 16.36 + 13.64 -> 163.64 + 136.36. 20.00: 10.91 + 9.09 -> 152.73 + 127.27. "
        "5.00 of points: 2.73 + 2.27 -> 150.00 + 125.00. 275.00 frees the shipping",
        ["2 tea @ 100.00", "1 pot @ 150.00"],
        [
            promo("ship", ShippingOff(), needs=Needs(spend_minor=m("200.00"))),
            promo("coupon", Fixed(m("20.00")), code=True),
            promo("ladder", Threshold((Step(m("300.00"), m("30.00")),))),
            promo("timed", Percent(pc("10")), on=Pick(products=("tea",)), stacking=Stacking(stage="item")),
        ],
        {"tea": "150.00", "pot": "125.00", "shipping": "0.00"},
        off={"timed": "20.00", "ladder": "30.00", "coupon": "20.00", "@points": "5.00", "ship": "10.00"},
        codes={"C": "coupon"},
        points=PointsOff(500),
        points_used=500,
        shipping="10.00",
        total="275.00",
        currency="CNY",
    ),
    Case(
        "满减送: an amount off, a gift and shipping at one threshold",
        "220.00 reaches 200.00: 15.00 off. The gift and shipping, after it, look at the first amount: base initial",
        ["2 tea @ 110.00"],
        [
            promo("off", Threshold((Step(m("200.00"), m("15.00")),)), priority=1),
            promo(
                "gift",
                Gift((GiftItem("box", Text(zh="茶盒", en="Tea box"), quantity=2),)),
                needs=Needs(spend_minor=m("210.00")),
                stacking=Stacking(base="initial"),
            ),
            promo("ship", ShippingOff(), needs=Needs(spend_minor=m("210.00")), stacking=Stacking(base="initial")),
        ],
        {"tea": "205.00", "shipping": "0.00"},
        gifts={"box": 2},
        shipping="8.00",
    ),
]
