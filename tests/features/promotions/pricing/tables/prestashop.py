"""How PrestaShop's cart rules price, in figures of our own.

What it publishes: rules run by priority and cumulate, percentages on what is left; rounding by item, line or total in several
ways; a rule may be for the cheapest product, skip discounted products, give a gift, free the shipping, and not be combinable with
named others. Where ours differs: prices here are whole cents, its tests price in thousandths and compare with a tolerance.
"""

from antiphon.features.promotions.pricing.rules import Limits, Needs, Scope, Stacking
from antiphon.features.promotions.pricing.settings import Rounding, Settings
from antiphon.features.promotions.pricing.terms import Fixed, Gift, GiftItem, Percent, Pick, ShippingOff
from antiphon.sdk.words import Text
from tests.features.promotions.pricing.cases import Case, m, pc, promo

THREE = ["2 rug @ 32.40", "3 cup @ 19.80", "1 jar @ 31.20"]
TWO = ["3 a @ 1.15", "2 b @ 2.05"]
EQUAL = ["1 x @ 20.00", "1 y @ 20.00", "1 z @ 20.00"]


def rounded(way: str, level: str = "order") -> Settings:
    return Settings(rounding=Rounding(level=level, way=way))  # type: ignore[arg-type]


CASES = [
    Case(
        "two percentages cumulate",
        "19.80 - 9.90 = 9.90; 10 % of 9.90 = .99; 8.91",
        ["1 cup @ 19.80"],
        [promo("half", Percent(pc("50")), priority=2), promo("ten", Percent(pc("10")), priority=1)],
        {"cup": "8.91"},
        off={"half": "9.90", "ten": "0.99"},
    ),
    Case(
        "an amount before a percentage",
        "(20.00 - 5.00) / 2 = 7.50",
        ["1 cup @ 20.00"],
        [promo("five", Fixed(m("5.00")), priority=2), promo("half", Percent(pc("50")), priority=1)],
        {"cup": "7.50"},
    ),
    Case(
        "a percentage before an amount",
        "20.00 / 2 - 5.00 = 5.00",
        ["1 cup @ 20.00"],
        [promo("five", Fixed(m("5.00")), priority=1), promo("half", Percent(pc("50")), priority=2)],
        {"cup": "5.00"},
    ),
    Case(
        "half of the cheapest product",
        "64.80 + 59.40 + 31.20 = 155.40, less half of one cup, 9.90: 145.50",
        THREE,
        [promo("cheap", Percent(pc("50"), which="cheapest"))],
        {"rug": "64.80", "cup": "49.50", "jar": "31.20"},
        total="145.50",
    ),
    Case(
        "half of the cheapest product that is not discounted yet",
        "cups 3 x 16.80 = 50.40 are out; the jar is the cheapest then: 15.60; 64.80 + 50.40 + 15.60 = 130.80",
        THREE,
        [
            promo("cups", Fixed(m("3.00"), each=True), on=Pick(products=("cup",)), stacking=Stacking(stage="item")),
            promo("cheap", Percent(pc("50"), which="cheapest"), scope=Scope(undiscounted_only=True), code=True),
        ],
        {"rug": "64.80", "cup": "50.40", "jar": "15.60"},
        codes={"CHEAP": "cheap"},
        total="130.80",
    ),
    Case(
        "rounded for each item",
        "15 %: 1.15 -> .1725 = .17, three times .51; 2.05 -> .3075 = .31, twice .62",
        TWO,
        [promo("p", Percent(pc("15")))],
        {"a": "2.94", "b": "3.48"},
        settings=rounded("half_up", "unit"),
    ),
    Case(
        "rounded for each line",
        "15 %: 3.45 -> .5175 = .52; 4.10 -> .615 = .62",
        TWO,
        [promo("p", Percent(pc("15")))],
        {"a": "2.93", "b": "3.48"},
        settings=rounded("half_up", "line"),
    ),
    Case(
        "rounded for the total",
        "15 % of 7.55 = 1.1325 = 1.13: 51.64 + 61.36 cents: .52 and .61",
        TWO,
        [promo("p", Percent(pc("15")))],
        {"a": "2.93", "b": "3.49"},
        settings=rounded("half_up"),
    ),
    Case(
        "rounded up", "5 % of 10.42 = .521, up .53", ["1 a @ 10.42"], [promo("p", Percent(pc("5")))], {"a": "9.89"}, settings=rounded("up")
    ),
    Case(
        "rounded down",
        "5 % of 10.58 = .529, down .52",
        ["1 a @ 10.58"],
        [promo("p", Percent(pc("5")))],
        {"a": "10.06"},
        settings=rounded("down"),
    ),
    Case(
        "rounded half up",
        "5 % of 10.50 = .525, half up .53",
        ["1 a @ 10.50"],
        [promo("p", Percent(pc("5")))],
        {"a": "9.97"},
        settings=rounded("half_up"),
    ),
    Case(
        "rounded half to even, down",
        "5 % of 10.50 = .525, to even .52",
        ["1 a @ 10.50"],
        [promo("p", Percent(pc("5")))],
        {"a": "9.98"},
        settings=rounded("half_even"),
    ),
    Case(
        "rounded half to even, up",
        "5 % of 10.70 = .535, to even .54",
        ["1 a @ 10.70"],
        [promo("p", Percent(pc("5")))],
        {"a": "10.16"},
        settings=rounded("half_even"),
    ),
    Case(
        "a gift and free shipping",
        "nothing off the goods; a towel on top, 7.00 of shipping off",
        ["1 rug @ 60.00"],
        [
            promo("gift", Gift((GiftItem("towel", Text(zh="毛巾", en="Towel")),)), needs=Needs(spend_minor=m("50.00"))),
            promo("ship", ShippingOff()),
        ],
        {"rug": "60.00", "shipping": "0.00"},
        gifts={"towel": 1},
        shipping="7.00",
        off={"gift": "0.00", "ship": "7.00"},
    ),
    Case(
        "an amount on one product stays on that product",
        "50.00 off cups, of which there are 30.00: 30.00 off, the rug untouched",
        ["1 cup @ 30.00", "1 rug @ 80.00"],
        [promo("fifty", Fixed(m("50.00")), on=Pick(products=("cup",)))],
        {"cup": "0.00", "rug": "80.00"},
        off={"fifty": "30.00"},
    ),
    Case(
        "two rules that may not be combined",
        "10 % (priority 5) excludes the 20 % by name: 90.00",
        ["1 rug @ 100.00"],
        [
            promo("ten", Percent(pc("10")), priority=5, stacking=Stacking(combines="not", names=("twenty",))),
            promo("twenty", Percent(pc("20"))),
            promo("one", Fixed(m("1.00")), priority=-1),
        ],
        {"rug": "89.00"},
        not_applied={"twenty": "does_not_combine"},
    ),
    Case(
        "a third of an amount that cannot be divided: to the first",
        "10.00 on three times 20.00: 333.33 cents each, all remainders equal, so the one over goes to the first",
        EQUAL,
        [promo("tenner", Fixed(m("10.00")))],
        {"x": "16.66", "y": "16.67", "z": "16.67"},
    ),
    Case(
        "a third of an amount that cannot be divided: to the last",
        "remainder last: 333 + 333 + 334",
        EQUAL,
        [promo("tenner", Fixed(m("10.00")))],
        {"x": "16.67", "y": "16.67", "z": "16.66"},
        settings=Settings(rounding=Rounding(remainder="last")),
    ),
    Case(
        "what cannot be divided goes to the dearest line",
        "remainder dearest: 10.00 on 10.00, 10.00 and 40.00: 166 + 166 + 666 = 998, two over to c",
        ["1 a @ 10.00", "1 b @ 10.00", "1 c @ 40.00"],
        [promo("tenner", Fixed(m("10.00")))],
        {"a": "8.34", "b": "8.34", "c": "33.32"},
        settings=Settings(rounding=Rounding(remainder="dearest")),
    ),
    Case(
        "two codes of one rule in one order",
        "the rule allows one code an order: 5.00 off once",
        ["1 rug @ 100.00"],
        [promo("five", Fixed(m("5.00")), code=True)],
        {"rug": "95.00"},
        codes={"A1": "five", "A2": "five"},
        not_applied={"five": "limit_reached"},
    ),
    Case(
        "three codes of one rule where two are allowed",
        "2 x 5.00 off",
        ["1 rug @ 100.00"],
        [promo("five", Fixed(m("5.00")), limits=Limits(per_order=2), code=True)],
        {"rug": "90.00"},
        codes={"A1": "five", "A2": "five", "A3": "five"},
        not_applied={"five": "limit_reached"},
    ),
]
