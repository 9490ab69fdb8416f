"""How Saleor prices, in figures of our own.

What it publishes: a catalogue promotion discounts the price of a unit, rounded there, and a product takes the best one only;
a voucher comes after promotions, for the whole order, some products, or once for the cheapest unit; minimum spent, minimum
number of items, uses in all and per customer. A difference of one cent between rounding units and rounding the order is in its
own tests, so here the level of rounding is a setting.
"""

from datetime import UTC, datetime

from antiphon.features.promotions.pricing.cart import Buyer, Used
from antiphon.features.promotions.pricing.rules import Limits, Needs, Stacking, When
from antiphon.features.promotions.pricing.settings import Group, Rounding, Settings
from antiphon.features.promotions.pricing.terms import Fixed, Gift, GiftItem, Percent, Pick, ShippingOff
from antiphon.sdk.words import Text
from tests.features.promotions.pricing.cases import Case, m, pc, promo

FOUR = ["1 a @ 1.15", "1 b @ 2.25", "1 c @ 3.35", "1 d @ 4.45"]
BEST = Settings(groups=(Group("catalogue", "best_of"),))
IN_CATALOGUE = Stacking(group="catalogue", stage="item")

CASES = [
    Case(
        "a percentage rounded for each unit",
        "10 % of 1.15 2.25 3.35 4.45 = .115 .225 .335 .445, each half up: .12 + .23 + .34 + .45 = 1.14",
        FOUR,
        [promo("ten", Percent(pc("10")))],
        {"a": "1.03", "b": "2.02", "c": "3.01", "d": "4.00"},
        off={"ten": "1.14"},
        settings=Settings(rounding=Rounding(level="unit")),
    ),
    Case(
        "the same percentage rounded once for the order",
        "10 % of 11.20 = 1.12: 11 + 22 + 33 + 44 = 110, two over, all remainders .5: to the heaviest, d and c",
        FOUR,
        [promo("ten", Percent(pc("10")))],
        {"a": "1.04", "b": "2.03", "c": "3.01", "d": "4.00"},
        off={"ten": "1.12"},
    ),
    Case(
        "three units rounded one by one",
        "10 % of 0.35 = .035, half up .04, three times .12",
        ["3 gum @ 0.35"],
        [promo("ten", Percent(pc("10")))],
        {"gum": "0.93"},
        settings=Settings(rounding=Rounding(level="unit")),
    ),
    Case(
        "three units rounded as a line",
        "10 % of 1.05 = .105, half up .11",
        ["3 gum @ 0.35"],
        [promo("ten", Percent(pc("10")))],
        {"gum": "0.94"},
        settings=Settings(rounding=Rounding(level="line")),
    ),
    Case(
        "a voucher for the whole order, largest remainder",
        "6.00 on 5.00 and 40.00: 66.67 and 533.33 cents: .67 and 5.33",
        ["1 card @ 5.00", "1 lamp @ 40.00"],
        [promo("six", Fixed(m("6.00")), code=True)],
        {"card": "4.33", "lamp": "34.67"},
        codes={"SIX": "six"},
    ),
    Case(
        "a voucher for the whole order, remainder to the last line",
        "6.00 on 5.00 and 40.00: 66 and 533, the one over to the lamp",
        ["1 card @ 5.00", "1 lamp @ 40.00"],
        [promo("six", Fixed(m("6.00")), code=True)],
        {"card": "4.34", "lamp": "34.66"},
        codes={"SIX": "six"},
        settings=Settings(rounding=Rounding(remainder="last")),
    ),
    Case(
        "once for the cheapest unit",
        "half of one pen: 1.50 off 2 x 3.00",
        ["2 pen @ 3.00", "1 book @ 20.00"],
        [promo("once", Percent(pc("50"), which="cheapest"), code=True)],
        {"pen": "4.50", "book": "20.00"},
        codes={"ONCE": "once"},
    ),
    Case(
        "once for the cheapest unit of some products",
        "books only: the cheaper one costs 12.00, half of it 6.00",
        ["2 pen @ 3.00", "1 novel @ 12.00 [books]", "1 atlas @ 40.00 [books]"],
        [promo("once", Percent(pc("50"), which="cheapest"), on=Pick(categories=("books",)), code=True)],
        {"pen": "6.00", "novel": "6.00", "atlas": "40.00"},
        codes={"ONCE": "once"},
    ),
    Case(
        "a minimum number of items",
        "2 of 3 items: one more",
        ["2 pen @ 3.00"],
        [promo("three", Percent(pc("10")), needs=Needs(count=3), code=True)],
        {"pen": "6.00"},
        codes={"THREE": "three"},
        not_applied={"three": "add_more"},
        values={"missing_count": 1, "reach_count": 3},
    ),
    Case(
        "a minimum spent is counted after promotions",
        "110.00 - 20 % = 88.00; 12.00 are missing",
        ["1 lamp @ 110.00"],
        [
            promo("sale", Percent(pc("20")), stacking=Stacking(stage="item")),
            promo("ten", Fixed(m("10.00")), needs=Needs(spend_minor=m("100.00")), code=True),
        ],
        {"lamp": "88.00"},
        codes={"TEN": "ten"},
        not_applied={"ten": "spend_more"},
        values={"missing_minor": 1200},
    ),
    Case(
        "or before promotions, if that is the declared base",
        "base initial: 110.00 reaches 100.00; 88.00 - 10.00 = 78.00",
        ["1 lamp @ 110.00"],
        [
            promo("sale", Percent(pc("20")), stacking=Stacking(stage="item")),
            promo("ten", Fixed(m("10.00")), needs=Needs(spend_minor=m("100.00")), code=True, stacking=Stacking(base="initial")),
        ],
        {"lamp": "78.00"},
        codes={"TEN": "ten"},
    ),
    Case(
        "a product takes the best promotion only: the amount",
        "15 % of 50.00 = 7.50, less than 10.00",
        ["1 lamp @ 50.00"],
        [promo("share", Percent(pc("15")), stacking=IN_CATALOGUE), promo("amount", Fixed(m("10.00"), each=True), stacking=IN_CATALOGUE)],
        {"lamp": "40.00"},
        settings=BEST,
        not_applied={"share": "better_offer"},
    ),
    Case(
        "a product takes the best promotion only: the share",
        "15 % of 80.00 = 12.00, more than 10.00",
        ["1 lamp @ 80.00"],
        [promo("share", Percent(pc("15")), stacking=IN_CATALOGUE), promo("amount", Fixed(m("10.00"), each=True), stacking=IN_CATALOGUE)],
        {"lamp": "68.00"},
        settings=BEST,
        not_applied={"amount": "better_offer"},
    ),
    Case(
        "a gift that is worth more than the discount",
        "8.00 off against a gift worth 12.00: the gift, and nothing off",
        ["1 lamp @ 80.00"],
        [
            promo("off", Percent(pc("10")), stacking=Stacking(group="catalogue")),
            promo(
                "gift",
                Gift((GiftItem("bulb", Text(zh="灯泡", en="Bulb"), worth_minor=m("12.00")),)),
                stacking=Stacking(group="catalogue"),
            ),
        ],
        {"lamp": "80.00"},
        settings=BEST,
        gifts={"bulb": 1},
        not_applied={"off": "better_offer"},
    ),
    Case(
        "a voucher for shipping up to an amount",
        "8.00 - 5.00 = 3.00",
        ["1 lamp @ 80.00"],
        [promo("ship", ShippingOff(up_to_minor=m("5.00")), code=True)],
        {"lamp": "80.00", "shipping": "3.00"},
        codes={"SHIP": "ship"},
        shipping="8.00",
    ),
    Case(
        "once for each customer",
        "anna used it before",
        ["1 lamp @ 80.00"],
        [promo("hello", Fixed(m("8.00")), limits=Limits(per_person=1), code=True)],
        {"lamp": "80.00"},
        codes={"HELLO": "hello"},
        buyer=Buyer("anna", uses={"hello": Used(by_person=1, in_all=9)}),
        not_applied={"hello": "limit_reached"},
    ),
    Case(
        "a voucher whose time has not come",
        "it starts tomorrow",
        ["1 lamp @ 80.00"],
        [promo("soon", Fixed(m("8.00")), when=When(starts_at=datetime(2026, 11, 23, tzinfo=UTC)), code=True)],
        {"lamp": "80.00"},
        codes={"SOON": "soon"},
        not_applied={"soon": "not_yet_valid"},
    ),
    Case(
        "a voucher is over at the very moment it ends",
        "it ended at 12:00, and it is 12:00",
        ["1 lamp @ 80.00"],
        [promo("late", Fixed(m("8.00")), when=When(ends_at=datetime(2026, 11, 22, 12, tzinfo=UTC)), code=True)],
        {"lamp": "80.00"},
        codes={"LATE": "late"},
        not_applied={"late": "expired"},
    ),
]
