"""How Odoo's loyalty programmes price, in figures of our own.

What it publishes: buy some get one free counts the free ones among those in the cart; a discount may be on the order, on given
products, or on the cheapest product, with a cap; of several discounts on the whole order the best one counts; an amount off goods
with several tax rates is shared out over them. Where ours differs: Odoo's "cheapest product" is one unit of the cheapest line,
which is also what `which: cheapest` with one unit means here.
"""

from antiphon.features.promotions.pricing.rules import Needs, Stacking
from antiphon.features.promotions.pricing.settings import Group, Settings
from antiphon.features.promotions.pricing.terms import BuyGet, Fixed, Percent, Pick, ShippingOff, Step, Threshold
from tests.features.promotions.pricing.cases import Case, m, pc, promo

CABINETS = Pick(products=("cabinet",))
ONE_OF = Settings(groups=(Group("global", "best_of"),))
GLOBAL = Stacking(group="global")

CASES = [
    Case(
        "buy three get one free",
        "4 cabinets make one set: 3 x 320.00 = 960.00",
        ["4 cabinet @ 320.00"],
        [promo("b3g1", BuyGet(3, 1), on=CABINETS)],
        {"cabinet": "960.00"},
    ),
    Case(
        "three bought are not yet a set",
        "the fourth is missing",
        ["3 cabinet @ 320.00"],
        [promo("b3g1", BuyGet(3, 1), on=CABINETS)],
        {"cabinet": "960.00"},
        not_applied={"b3g1": "add_more"},
        values={"missing_count": 1},
    ),
    Case(
        "seven are one set, eight are two",
        "8 = 2 x (3 + 1): 6 x 320.00 = 1920.00",
        ["8 cabinet @ 320.00"],
        [promo("b3g1", BuyGet(3, 1), on=CABINETS)],
        {"cabinet": "1920.00"},
        off={"b3g1": "640.00"},
    ),
    Case(
        "at most one set",
        "8 cabinets, but once only: 7 x 320.00 = 2240.00",
        ["8 cabinet @ 320.00"],
        [promo("b3g1", BuyGet(3, 1, at_most_times=1), on=CABINETS)],
        {"cabinet": "2240.00"},
    ),
    Case(
        "a share of the order does not count what is free",
        "960.00 + 16.50 = 976.50, 10 % = 97.65: 96.00 off the cabinets, 1.65 off the chair",
        ["4 cabinet @ 320.00", "1 chair @ 16.50"],
        [promo("b3g1", BuyGet(3, 1), on=CABINETS), promo("ten", Percent(pc("10")))],
        {"cabinet": "864.00", "chair": "14.85"},
        total="878.85",
    ),
    Case(
        "a share of the cheapest product",
        "20 % of 16.50 = 3.30",
        ["2 chair @ 16.50", "1 drawer @ 25.00"],
        [promo("cheap", Percent(pc("20"), which="cheapest"))],
        {"chair": "29.70", "drawer": "25.00"},
    ),
    Case(
        "a share of some products with a cap",
        "10 % of 320.00 = 32.00, at most 30.00",
        ["1 cabinet @ 320.00", "1 bin @ 47.00"],
        [promo("capped", Percent(pc("10"), cap_minor=m("30.00")), on=CABINETS)],
        {"cabinet": "290.00", "bin": "47.00"},
    ),
    Case(
        "of two discounts on the order the better one: the amount",
        "10 % of 200.00 = 20.00, less than 25.00",
        ["1 table @ 200.00"],
        [promo("share", Percent(pc("10")), stacking=GLOBAL), promo("amount", Fixed(m("25.00")), stacking=GLOBAL)],
        {"table": "175.00"},
        settings=ONE_OF,
    ),
    Case(
        "of two discounts on the order the better one: the share",
        "10 % of 300.00 = 30.00, more than 25.00",
        ["1 table @ 300.00"],
        [promo("share", Percent(pc("10")), stacking=GLOBAL), promo("amount", Fixed(m("25.00")), stacking=GLOBAL)],
        {"table": "270.00"},
        settings=ONE_OF,
    ),
    Case(
        "of two that save the same the one with the higher priority",
        "10 % of 250.00 = 25.00 on both sides; the amount has priority 1",
        ["1 table @ 250.00"],
        [promo("share", Percent(pc("10")), stacking=GLOBAL), promo("amount", Fixed(m("25.00")), stacking=GLOBAL, priority=1)],
        {"table": "225.00"},
        settings=ONE_OF,
        off={"amount": "25.00"},
        not_applied={"share": "better_offer"},
    ),
    Case(
        "an amount over goods with two tax rates",
        "prices without tax: 30.00 on 100.00 and 50.00 = 20.00 and 10.00; 80.00 x 15 % = 12.00, 40.00 x 5.5 % = 2.20; 120.00 + 14.20",
        ["1 desk @ 100.00 tax 15", "1 book @ 50.00 tax 5.5"],
        [promo("thirty", Fixed(m("30.00")))],
        {"desk": "80.00", "book": "40.00"},
        settings=Settings(tax="excluded"),
        total="134.20",
    ),
    Case(
        "shipping does not count towards a minimum",
        "145.00 of 150.00: 5.00 are missing, although 20.00 of shipping come on top",
        ["1 lamp @ 145.00"],
        [promo("ship", ShippingOff(), needs=Needs(spend_minor=m("150.00")))],
        {"lamp": "145.00", "shipping": "20.00"},
        shipping="20.00",
        not_applied={"ship": "spend_more"},
        values={"missing_minor": 500},
    ),
    Case(
        "ten per cent twice, each on what is left",
        "100.00 - 10.00 = 90.00, 90.00 - 9.00 = 81.00",
        ["1 lamp @ 100.00"],
        [promo("one", Percent(pc("10"))), promo("two", Percent(pc("10")))],
        {"lamp": "81.00"},
    ),
    Case(
        "ten per cent twice, each on the first price",
        "base initial: 100.00 - 10.00 - 10.00 = 80.00",
        ["1 lamp @ 100.00"],
        [promo("one", Percent(pc("10"))), promo("two", Percent(pc("10")))],
        {"lamp": "80.00"},
        settings=Settings(base="initial"),
    ),
    Case(
        "buy one thing, get another free",
        "4 chairs are 2 x 2, 3 bins are there: 2 bins free, 47.00 to pay for the third",
        ["4 chair @ 16.50", "3 bin @ 47.00"],
        [promo("bins", BuyGet(2, 1, of=Pick(products=("bin",))), on=Pick(products=("chair",)))],
        {"chair": "66.00", "bin": "47.00"},
        off={"bins": "94.00"},
    ),
    Case(
        "an amount for each hundred spent",
        "347.00 holds 100.00 three times: 3 x 5.00 = 15.00",
        ["1 table @ 347.00"],
        [promo("each", Threshold((Step(m("100.00"), m("5.00")),), each=True))],
        {"table": "332.00"},
        off={"each": "15.00"},
    ),
]
