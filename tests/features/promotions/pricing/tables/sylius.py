"""How Sylius prices, in figures of our own.

What it publishes: promotions run by priority, each on what the ones before left; a discount of the order is shared out to the
units; actions on items come with filters by taxon, price range or "not discounted yet"; an exclusive promotion stands alone.
Where ours differs: Sylius lets an exclusive promotion win whatever its priority; here the priority decides ("When two do not
combine"), so an exclusive one is given the highest.
"""

from antiphon.features.promotions.pricing.cart import Buyer, Used
from antiphon.features.promotions.pricing.rules import Limits, Needs, Scope, Stacking, Who
from antiphon.features.promotions.pricing.settings import Rounding, Settings
from antiphon.features.promotions.pricing.terms import Fixed, Percent, Pick, ShippingOff
from tests.features.promotions.pricing.cases import Case, m, pc, promo

JACKETS, TROUSERS = Pick(categories=("jackets",)), Pick(categories=("trousers",))
ALONE = Stacking(combines="none")

CASES = [
    Case(
        "an amount off the order", "80.00 - 15.00 = 65.00", ["1 hoodie @ 80.00"], [promo("autumn", Fixed(m("15.00")))], {"hoodie": "65.00"}
    ),
    Case(
        "an amount larger than the order takes what is there",
        "80.00 + 7.00 = 87.00, and 300.00 is more: 87.00 off",
        ["1 hoodie @ 80.00", "1 mug @ 7.00"],
        [promo("thanks", Fixed(m("300.00")))],
        {"hoodie": "0.00", "mug": "0.00"},
        off={"thanks": "87.00"},
        total="0.00",
    ),
    Case(
        "an amount off the goods leaves shipping alone",
        "80.00 - 10.00 + 9.50 = 79.50",
        ["1 hoodie @ 80.00"],
        [promo("autumn", Fixed(m("10.00")))],
        {"hoodie": "70.00", "shipping": "9.50"},
        total="79.50",
        shipping="9.50",
    ),
    Case(
        "two amounts in the order of priority share out exactly",
        "3 x 11.57 + 50.00 = 84.71. 60.00: 6000 x 3471/8471 = 2458.5 and 3541.5 (remainders .505, .494): 24.59 + 35.41. "
        "Left 10.12 + 14.59 = 24.71, less than 25.00: all of it",
        ["3 shirt @ 11.57", "1 mug @ 50.00"],
        [promo("small", Fixed(m("25.00")), priority=0), promo("large", Fixed(m("60.00")), priority=1)],
        {"shirt": "0.00", "mug": "0.00"},
        off={"large": "60.00", "small": "24.71"},
        split={"large shirt": "24.59", "large mug": "35.41", "small shirt": "10.12", "small mug": "14.59"},
    ),
    Case(
        "a threshold looks at what an earlier promotion left",
        "120.00 / 2 = 60.00; 100.00 - 60.00 = 40.00 are missing for free shipping: 60.00 + 10.00",
        ["1 coat @ 120.00"],
        [promo("half", Percent(pc("50")), priority=1), promo("ship", ShippingOff(), needs=Needs(spend_minor=m("100.00")))],
        {"coat": "60.00", "shipping": "10.00"},
        not_applied={"ship": "spend_more"},
        values={"missing_minor": 4000, "reach_minor": 10000},
        total="70.00",
        shipping="10.00",
    ),
    Case(
        "with two coats both apply",
        "240.00 / 2 = 120.00, over 100.00: shipping free",
        ["2 coat @ 120.00"],
        [promo("half", Percent(pc("50")), priority=1), promo("ship", ShippingOff(), needs=Needs(spend_minor=m("100.00")))],
        {"coat": "120.00", "shipping": "0.00"},
        total="120.00",
        shipping="10.00",
    ),
    Case(
        "a threshold on the amount before any discount",
        "base initial: 120.00 reaches 100.00 although 60.00 are left",
        ["1 coat @ 120.00"],
        [
            promo("half", Percent(pc("50")), priority=1),
            promo("ship", ShippingOff(), needs=Needs(spend_minor=m("100.00")), stacking=Stacking(base="initial")),
        ],
        {"coat": "60.00", "shipping": "0.00"},
        shipping="10.00",
    ),
    Case(
        "a percentage of the order is shared out by largest remainder",
        "15 % of 100.00 = 15.00: 499.95 + 999.90 + 0.15 cents = 499 + 999 + 0, two over: to .95 and .90",
        ["1 a @ 33.33", "1 b @ 66.66", "1 c @ 0.01"],
        [promo("fifteen", Percent(pc("15")))],
        {"a": "28.33", "b": "56.66", "c": "0.01"},
        off={"fifteen": "15.00"},
    ),
    Case(
        "items first, then the order",
        "jacket 100.00 - 10 % = 90.00; 20.00 on 80.00 and 90.00: 941.18 and 1058.82 cents: 9.41 and 10.59",
        ["1 trousers @ 80.00 [trousers]", "1 jacket @ 100.00 [jackets]"],
        [promo("jackets", Percent(pc("10")), on=JACKETS, stacking=Stacking(stage="item")), promo("twenty", Fixed(m("20.00")))],
        {"trousers": "70.59", "jacket": "79.41"},
        total="150.00",
    ),
    Case(
        "a discount of some goods because there are others",
        "10 % of 120.00 = 12.00 as there are trousers",
        ["1 jacket @ 120.00 [jackets/long]", "1 jeans @ 60.00 [trousers]"],
        [promo("pack", Percent(pc("10")), on=JACKETS, needs=Needs(count=1, of=TROUSERS))],
        {"jacket": "108.00", "jeans": "60.00"},
    ),
    Case(
        "and none because there are none",
        "one pair of trousers is missing",
        ["1 jacket @ 120.00 [jackets]"],
        [promo("pack", Percent(pc("10")), on=JACKETS, needs=Needs(count=1, of=TROUSERS))],
        {"jacket": "120.00"},
        not_applied={"pack": "add_more"},
        values={"missing_count": 1},
    ),
    Case(
        "an amount off each unit of a taxon, and shipping free above a sum",
        "7 x (100.00 - 10.00) = 630.00, over 500.00",
        ["7 jacket @ 100.00 [jackets]"],
        [
            promo("ten", Fixed(m("10.00"), each=True), on=JACKETS, stacking=Stacking(stage="item")),
            promo("ship", ShippingOff(), needs=Needs(spend_minor=m("500.00"))),
        ],
        {"jacket": "630.00", "shipping": "0.00"},
        shipping="12.00",
    ),
    Case(
        "an amount off each unit never makes a unit cost less than nothing",
        "mugs: 3 x min(6.00, 10.00) = 18.00 off; book 25.00 - 10.00 = 15.00",
        ["3 mug @ 6.00", "1 book @ 25.00"],
        [promo("ten", Fixed(m("10.00"), each=True))],
        {"mug": "0.00", "book": "15.00"},
        off={"ten": "28.00"},
    ),
    Case(
        "only goods in a range of prices",
        "25 % of 40.00 = 10.00; 8.00 is below 10.00, 90.00 above 50.00",
        ["1 mug @ 8.00", "1 shirt @ 40.00", "1 coat @ 90.00"],
        [promo("middle", Percent(pc("25")), scope=Scope(price_from_minor=m("10.00"), price_to_minor=m("50.00")))],
        {"mug": "8.00", "shirt": "30.00", "coat": "90.00"},
    ),
    Case(
        "only goods that are not discounted yet",
        "shirt 100.00 - 20 % = 80.00, left out; mug 50.00 - 10 % = 45.00",
        ["1 shirt @ 100.00", "1 mug @ 50.00"],
        [
            promo("shirts", Percent(pc("20")), on=Pick(products=("shirt",)), stacking=Stacking(stage="item")),
            promo("ten", Percent(pc("10")), scope=Scope(undiscounted_only=True), code=True),
        ],
        {"shirt": "80.00", "mug": "45.00"},
        codes={"TEN": "ten"},
    ),
    Case(
        "an exclusive promotion of the highest priority stands alone",
        "100.00 - 30 % = 70.00, without the 10 %",
        ["1 coat @ 100.00"],
        [promo("vip", Percent(pc("30")), priority=2, stacking=ALONE), promo("ten", Percent(pc("10")), priority=1)],
        {"coat": "70.00"},
        not_applied={"ten": "does_not_combine"},
    ),
    Case(
        "an exclusive promotion of a lower priority steps back",
        "the 10 % has the higher priority and stays (Sylius would keep the exclusive one)",
        ["1 coat @ 100.00"],
        [promo("vip", Percent(pc("30")), priority=1, stacking=ALONE), promo("ten", Percent(pc("10")), priority=2)],
        {"coat": "90.00"},
        not_applied={"vip": "does_not_combine"},
    ),
    Case(
        "or whichever is best for the buyer",
        "conflicts best: 70.00 is less than 90.00",
        ["1 coat @ 100.00"],
        [promo("vip", Percent(pc("30")), priority=1, stacking=ALONE), promo("ten", Percent(pc("10")), priority=2)],
        {"coat": "70.00"},
        settings=Settings(conflicts="best"),
        not_applied={"ten": "better_offer"},
    ),
    Case(
        "an exclusive promotion that gives nothing is in nobody's way",
        "its goods are not in the cart: 100.00 - 10 %",
        ["1 coat @ 100.00"],
        [promo("vip", Percent(pc("30")), on=JACKETS, priority=2, stacking=ALONE), promo("ten", Percent(pc("10")))],
        {"coat": "90.00"},
        not_applied={"vip": "not_in_scope"},
    ),
    Case(
        "only a first order",
        "second order: nothing off",
        ["1 dress @ 50.00"],
        [promo("welcome", Percent(pc("20")), who=Who(first_order=True))],
        {"dress": "50.00"},
        not_applied={"welcome": "first_order_only"},
    ),
    Case(
        "a first order gets it",
        "50.00 - 20 % = 40.00",
        ["1 dress @ 50.00"],
        [promo("welcome", Percent(pc("20")), who=Who(first_order=True))],
        {"dress": "40.00"},
        buyer=Buyer("anna", is_first_order=True),
    ),
    Case(
        "half off shipping, half up",
        "50 % of 9.97 = 4.985, half up 4.99: 4.98 to pay",
        ["1 dress @ 50.00"],
        [promo("ship", ShippingOff(pc("50")))],
        {"dress": "50.00", "shipping": "4.98"},
        shipping="9.97",
    ),
    Case(
        "half off shipping, half to even",
        "50 % of 9.97 = 4.985, half to even 4.98: 4.99 to pay",
        ["1 dress @ 50.00"],
        [promo("ship", ShippingOff(pc("50")))],
        {"dress": "50.00", "shipping": "4.99"},
        shipping="9.97",
        settings=Settings(rounding=Rounding(way="half_even")),
    ),
    Case(
        "a code that is used up",
        "5 of 5 uses are gone",
        ["1 dress @ 50.00"],
        [promo("five", Fixed(m("5.00")), limits=Limits(total=5), code=True)],
        {"dress": "50.00"},
        codes={"FIVE": "five"},
        buyer=Buyer("anna", uses={"five": Used(in_all=5)}),
        not_applied={"five": "limit_reached"},
        values={"limit": 5, "used": 5},
    ),
]
