"""The kinds that the tables of other systems do not have: exchange, n-th item, bundle, member price, gifts by amount, points."""

import pytest

from antiphon.features.promotions.pricing.cart import Buyer, Cart, CartLine, PointsOff
from antiphon.features.promotions.pricing.price import price
from antiphon.features.promotions.pricing.rules import Needs, Scope, Stacking
from antiphon.features.promotions.pricing.settings import STAGES, Group, Rounding, Settings
from antiphon.features.promotions.pricing.terms import (
    Bundle,
    BuyGet,
    Exchange,
    ExchangeItem,
    Fixed,
    Gift,
    GiftItem,
    MemberPrices,
    NthItem,
    Percent,
    Pick,
    ShippingOff,
    Step,
    Threshold,
    TierPrice,
)
from antiphon.sdk.words import Text
from tests.features.promotions.pricing.cases import AT, Case, check, m, pc, promo

SWAP = Exchange(m("100.00"), (ExchangeItem("mug", m("1.00")), ExchangeItem("pen", m("0.50"))))
GIFTS = (GiftItem("soap", Text(zh="香皂", en="Soap")), GiftItem("tea", Text(zh="茶包", en="Tea"), quantity=2))

CASES = [
    Case(
        "exchange: one unit gets the set price once the rest reaches the amount",
        "coat 120.00 >= 100.00: one mug for 1.00, the other for 12.00",
        ["1 coat @ 120.00", "2 mug @ 12.00"],
        [promo("swap", SWAP)],
        {"coat": "120.00", "mug": "13.00"},
        off={"swap": "11.00"},
    ),
    Case(
        "exchange: the item that saves most is exchanged",
        "mug saves 11.00, pen 2.50: one only, the mug",
        ["1 coat @ 120.00", "1 mug @ 12.00", "1 pen @ 3.00"],
        [promo("swap", SWAP)],
        {"coat": "120.00", "mug": "1.00", "pen": "3.00"},
    ),
    Case(
        "exchange: the exchanged unit does not count towards the amount",
        "95.00 + 12.00 = 107.00 reaches it only with the mug itself: 5.00 are missing",
        ["1 coat @ 95.00", "1 mug @ 12.00"],
        [promo("swap", SWAP)],
        {"coat": "95.00", "mug": "12.00"},
        not_applied={"swap": "spend_more"},
        values={"missing_minor": 500},
    ),
    Case(
        "exchange: the amount holds and nothing is chosen yet",
        "offers come with the answer",
        ["1 coat @ 120.00"],
        [promo("swap", SWAP)],
        {"coat": "120.00"},
        not_applied={"swap": "choose_item"},
    ),
    Case(
        "second item at half price, from the dearest down",
        "40.00, 30.00 | 20.00, 10.00: half of 30.00 and of 10.00 = 20.00",
        ["1 a @ 10.00", "1 b @ 40.00", "1 c @ 30.00", "1 d @ 20.00"],
        [promo("half", NthItem(2, pc("50")))],
        {"a": "5.00", "b": "40.00", "c": "15.00", "d": "20.00"},
    ),
    Case(
        "second item of the same product",
        "a: 3 units, the second is half; b: 2 units, the second is half; c: one unit",
        ["3 a @ 10.00", "2 b @ 8.00", "1 c @ 30.00"],
        [promo("half", NthItem(2, pc("50"), same_product=True))],
        {"a": "25.00", "b": "12.00", "c": "30.00"},
    ),
    Case(
        "third item for a set price, once",
        "20, 20, 20 | 20, 20, 20: only the first third one for 5.00",
        ["6 a @ 20.00"],
        [promo("third", NthItem(3, price_minor=m("5.00"), repeat=False))],
        {"a": "105.00"},
    ),
    Case(
        "any three for a price, from the dearest down",
        "40 + 30 + 20 = 90.00 for 60.00: 30.00 off as 4:3:2, so 13.33 + 10.00 + 6.67; 10.00 is left alone",
        ["1 a @ 10.00", "1 b @ 40.00", "1 c @ 30.00", "1 d @ 20.00"],
        [promo("three", Bundle(3, m("60.00")))],
        {"a": "10.00", "b": "26.67", "c": "20.00", "d": "13.33"},
        off={"three": "30.00"},
    ),
    Case(
        "a bundle that saves nothing is left out",
        "3 x 10.00 = 30.00 for 35.00: no",
        ["3 a @ 10.00"],
        [promo("three", Bundle(3, m("35.00")))],
        {"a": "30.00"},
        not_applied={"three": "nothing_left"},
    ),
    Case(
        "many equal units make many sets at once",
        "10 units: 3 sets of 3 for 25.00 instead of 30.00 each, one unit over: 85.00",
        ["10 a @ 10.00"],
        [promo("three", Bundle(3, m("25.00")))],
        {"a": "85.00"},
    ),
    Case(
        "a price for any tier, and a better one for gold",
        "silver pays the price for all: 90.00",
        ["1 a @ 100.00"],
        [promo("member", MemberPrices((TierPrice("gold", price_minor=m("80.00")), TierPrice("*", pc("10")))))],
        {"a": "90.00"},
        buyer=Buyer("li", tier="silver"),
    ),
    Case(
        "no tier, no member price",
        "a guest pays 100.00",
        ["1 a @ 100.00"],
        [promo("member", MemberPrices((TierPrice("*", pc("10")),)))],
        {"a": "100.00"},
        not_applied={"member": "wrong_tier"},
    ),
    Case(
        "a gift for every hundred, three times at most",
        "450.00 holds 100.00 four times, three count: 3 soaps, 6 tea bags",
        ["1 a @ 450.00"],
        [promo("gift", Gift(GIFTS, every_minor=m("100.00"), at_most_times=3))],
        {"a": "450.00"},
        gifts={"soap": 3, "tea": 6},
    ),
    Case(
        "got for half the price, the dearest first",
        "buy one, the dearer one at half: 40.00 -> 20.00",
        ["1 a @ 10.00", "1 b @ 40.00"],
        [promo("b1", BuyGet(1, 1, pc("50"), which="dearest"))],
        {"a": "10.00", "b": "20.00"},
    ),
    Case(
        "the cheapest of each set, not of all",
        "40 30 | 20 10: 30.00 and 10.00 are free, where cheapest of all would be 20.00 and 10.00",
        ["1 a @ 10.00", "1 b @ 40.00", "1 c @ 30.00", "1 d @ 20.00"],
        [promo("b1", BuyGet(1, 1, which="each_set"))],
        {"a": "0.00", "b": "40.00", "c": "0.00", "d": "20.00"},
    ),
    Case(
        "what is bought and what is got may overlap, but no unit is both",
        "buy 2 of a or b, get one a: 3 a, no b: one a is free",
        ["3 a @ 10.00"],
        [promo("b2", BuyGet(2, 1, of=Pick(products=("a",))), on=Pick(products=("a", "b")))],
        {"a": "20.00"},
    ),
    Case(
        "a cap over each time",
        "10 x 5.00 = 50.00, at most 30.00",
        ["1 a @ 1000.00"],
        [promo("each", Threshold((Step(m("100.00"), m("5.00")),), each=True, cap_minor=m("30.00")))],
        {"a": "970.00"},
    ),
    Case(
        "an amount off the two dearest items",
        "5.00 off c and off b",
        ["1 a @ 10.00", "1 b @ 20.00", "2 c @ 30.00"],
        [promo("two", Fixed(m("5.00"), each=True, at_most_items=3))],
        {"a": "10.00", "b": "15.00", "c": "50.00"},
    ),
    Case(
        "base stage: promotions of one step do not see each other",
        "10 % and 20 % of the 90.00 that the member pays: 9.00 + 18.00",
        ["1 a @ 100.00"],
        [
            promo("member", MemberPrices((TierPrice("gold", pc("10")),))),
            promo("ten", Percent(pc("10"))),
            promo("twenty", Percent(pc("20"))),
        ],
        {"a": "63.00"},
        buyer=Buyer("li", tier="gold"),
        settings=Settings(base="stage"),
    ),
    Case(
        "the declared order: coupons before order promotions",
        "coupon 60.00 - 20.00 = 40.00, under the 50.00 of the ladder",
        ["1 a @ 60.00"],
        [promo("ladder", Threshold((Step(m("50.00"), m("10.00")),))), promo("coupon", Fixed(m("20.00")), code=True)],
        {"a": "40.00"},
        codes={"C": "coupon"},
        settings=Settings(stages=("member_price", "item", "coupon", "order", "points", "shipping")),
        not_applied={"ladder": "spend_more"},
        values={"missing_minor": 1000},
    ),
    Case(
        "a discount on the first price never takes more than is left, and finds it elsewhere",
        "a is free already; 20.00 by first prices would be 10.00 each, so b gives all 20.00",
        ["1 a @ 50.00", "1 b @ 50.00"],
        [
            promo("free", Percent(pc("100")), on=Pick(products=("a",)), stacking=Stacking(stage="item")),
            promo("twenty", Fixed(m("20.00")), stacking=Stacking(base="initial")),
        ],
        {"a": "0.00", "b": "30.00"},
        off={"twenty": "20.00"},
    ),
    Case(
        "only some ways of sending",
        "the cart is sent by no method that is named",
        ["1 a @ 50.00"],
        [promo("ship", ShippingOff(methods=("post",)))],
        {"a": "50.00", "shipping": "8.00"},
        shipping="8.00",
        not_applied={"ship": "wrong_method"},
    ),
    Case(
        "nothing to ship",
        "shipping costs nothing",
        ["1 a @ 50.00"],
        [promo("ship", ShippingOff())],
        {"a": "50.00"},
        not_applied={"ship": "nothing_to_ship"},
    ),
    Case(
        "all goods but some",
        "food but not food/baby: 10 % of 10.00",
        ["1 apple @ 10.00 [food/fruit]", "1 pulp @ 10.00 [food/baby]", "1 foodie @ 10.00 [foodies]"],
        [promo("food", Percent(pc("10")), scope=Scope(Pick(categories=("food",)), Pick(categories=("food/baby",))))],
        {"apple": "9.00", "pulp": "10.00", "foodie": "10.00"},
    ),
    Case(
        "exchange: fewer units when the rest would not reach the amount",
        "both mugs exchanged leave 95.00, one leaves 95.00 + 12.00: one",
        ["1 coat @ 95.00", "2 mug @ 12.00"],
        [promo("swap", Exchange(m("100.00"), (ExchangeItem("mug", m("1.00")),), at_most_items=2))],
        {"coat": "95.00", "mug": "13.00"},
    ),
    Case(
        "of goods that have to be bought only the spare ones may be got",
        "buy one of a, b, d, get any: two sets of 4 units; two of a, b, d are bought, so one (a) is spare, and c is the other",
        ["1 a @ 1.00 [x]", "1 b @ 2.00 [x]", "1 d @ 3.00 [x]", "1 c @ 9.00"],
        [promo("b1", BuyGet(1, 1, of=Pick()), on=Pick(categories=("x",)))],
        {"a": "0.00", "b": "2.00", "d": "3.00", "c": "0.00"},
        off={"b1": "10.00"},
    ),
    Case(
        "units of one line that cost a cent more are rounded for themselves",
        "2 x .53 - .01 = 1.05: units of .53 and .52; half of each: .265 -> .27, .26",
        ["2 a @ 0.53"],
        [promo("cent", Fixed(1), stacking=Stacking(stage="item")), promo("half", Percent(pc("50")))],
        {"a": "0.52"},
        settings=Settings(rounding=Rounding(level="unit")),
    ),
    Case(
        "points count as paid when the best is looked for",
        "8 % off: 46.00 in money and 46.00 in points = 92.00; the gift: 50.00 + 50.00 - 5.00 = 95.00",
        ["1 a @ 100.00"],
        [
            promo("share", Percent(pc("8")), stacking=Stacking(group="one")),
            promo(
                "gift",
                Gift((GiftItem("soap", Text(zh="香皂", en="Soap"), worth_minor=m("5.00")),)),
                stacking=Stacking(group="one"),
                priority=1,
            ),
        ],
        {"a": "46.00"},
        settings=Settings(groups=(Group("one", "best_of"),)),
        points=PointsOff(99_999, at_most_ppm=pc("50")),
        points_used=4_600,
        not_applied={"gift": "better_offer"},
    ),
    Case(
        "of one brand",
        "only Acme: 10 % of 10.00",
        ["1 a @ 10.00 by Acme", "1 b @ 10.00 by Bolt"],
        [promo("acme", Percent(pc("10")), on=Pick(brands=("Acme",)), needs=Needs(spend_minor=m("10.00")))],
        {"a": "9.00", "b": "10.00"},
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_kind(case: Case) -> None:
    check(case)


def test_what_may_still_be_exchanged_or_picked_comes_with_the_answer() -> None:
    case = CASES[3]
    offers = price(case.make_cart(), [promo("swap", SWAP), promo("gift", Gift(GIFTS, pick=1))], Settings(), AT)
    assert [(offer.product_id, offer.price_minor, offer.count) for offer in offers.offers] == [("mug", 100, 1), ("pen", 50, 1)]
    assert [(choice.count, len(choice.items)) for choice in offers.gift_choices] == [(1, 2)]
    assert not offers.gifts


def test_a_ladder_tells_its_next_rung() -> None:
    ladder = Threshold((Step(m("100.00"), m("10.00")), Step(m("200.00"), m("25.00"))))
    priced = price(Case("", "", ["1 a @ 180.00"], [], {}).make_cart(), [promo("ladder", ladder)], Settings(), AT)
    upcoming = priced.applied[0].next
    assert upcoming is not None
    assert (upcoming.missing_minor, upcoming.off_minor) == (2000, 2500)


def test_points_that_buy_less_than_a_cent_stay_where_they_are() -> None:
    case = Case("", "", ["1 a @ 0.99"], [], {}, points=PointsOff(1999, rate_points=100, rate_minor=7))
    priced = price(case.make_cart(), [], Settings(), AT)
    assert priced.points_minor == 99
    assert priced.points_used == 1415  # 1414 points are 98.98 cents, 1415 are 99.05: the least that are worth 99


def test_the_steps_are_as_many_as_the_house_knows() -> None:
    assert Settings().stages == STAGES


def test_which_of_two_like_lines_bears_the_odd_cent_does_not_depend_on_their_order() -> None:
    lines = (CartLine("l1", "a", 100, 3), CartLine("l2", "a", 100, 3))
    one, other = (price(Cart("EUR", some), [promo("cent", Fixed(1))], Settings(), AT) for some in (lines, lines[::-1]))
    assert [each.discount_minor for each in one.lines] == [1, 0]
    assert [each.discount_minor for each in other.lines] == [0, 1]
