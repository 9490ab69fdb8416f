"""What an event earns: worked cases, each figure made by hand."""

from datetime import date
from fractions import Fraction

import pytest

from antiphon.features.points.amounts import Lines, PerMoney, PerPiece
from antiphon.features.points.counting import Counters
from antiphon.features.points.earning import Live, Step, due_back, earn, rounded
from antiphon.features.points.matching import Test as Check
from antiphon.features.points.matching import passes
from antiphon.features.points.occasions import (
    ForSegments,
    ForTiers,
    OnBirthday,
    OnDates,
    OnDaysOfMonth,
    OnWeekdays,
    Who,
    read_birthday,
)
from antiphon.features.points.rules import Cap, Group
from antiphon.features.points.words import say
from tests.features.points.earners import ANA, SOME_DAY, count, day, happened, named, order, points, programme, rule, times, why

GOODS = {
    "products": [
        {"product_id": "tea", "category": "Drinks", "brand": "Kua", "price": 30, "quantity": 2},
        {"product_id": "mug", "category": "Home", "brand": "Lin", "price": 40, "quantity": 1},
    ]
}


# ------------------------------------------------------------------------------------------------------ amounts


@pytest.mark.parametrize(
    ("amount", "revenue", "expected"),
    [
        (10, 99.5, 10),
        (PerMoney(1, 100), 99.5, 99),  # 99.5 points, rounded down
        (PerMoney(3, 100), 99.5, 298),  # 298.5
        (PerMoney(3, 100, whole_units=True), 99.5, 297),  # 99 units
        (PerMoney(1, 1000), 9.99, 0),
        (PerMoney(5, 1000, at_least_minor=10_000), 99.99, 0),
        (PerMoney(5, 1000, at_least_minor=10_000), 100, 50),
    ],
)
def test_amounts(amount: PerMoney | int, revenue: float, expected: int) -> None:
    assert points(rule(amount), order(revenue)) == expected


def test_rounding_half_up_gives_the_half_point() -> None:
    assert points(rule(PerMoney(1, 100), rounding="half_up"), order(99.5)) == 100
    assert points(rule(PerMoney(1, 100), rounding="half_up"), order(99.49)) == 99


def test_total_counts_shipping_and_goods_do_not() -> None:
    event = happened({"order_id": "o", "total": 112, "shipping": 10, "tax": 2})
    assert points(rule(PerMoney(1, 100)), event) == 100
    assert points(rule(PerMoney(1, 100, base="total")), event) == 112


def test_only_some_lines_count_and_discounts_are_spread_over_all() -> None:
    event = order(80, **GOODS)  # lines of 60 and 40, 20 off: 48 and 32
    assert points(rule(PerMoney(1, 100, lines=Lines(categories=("Drinks",)))), event) == 48
    assert points(rule(PerMoney(1, 100, lines=Lines(brands=("Lin",)))), event) == 32
    assert points(rule(PerMoney(1, 100, lines=Lines(products=("tea",), without=True))), event) == 32
    assert points(rule(PerMoney(1, 100, lines=Lines(categories=("Drinks",), brands=("Lin",)))), event) == 0


def test_pieces() -> None:
    event = order(80, **GOODS)
    assert points(rule(PerPiece(7)), event) == 21
    assert points(rule(PerPiece(7, at_most=2)), event) == 14
    assert points(rule(PerPiece(7, lines=Lines(products=("tea",)))), event) == 14
    assert points(rule(PerPiece(7), event="Packaging Returned"), happened({"quantity": 4}, name="Packaging Returned")) == 28


def test_an_order_in_another_currency_earns_nothing_by_money() -> None:
    event = order(80, currency="USD")
    assert why(rule(PerMoney(1, 100)), event) == "other_currency"
    assert points(rule(10), event) == 10


# -------------------------------------------------------------------------------------------------- multipliers


@pytest.mark.parametrize(("combine", "expected"), [("largest", 300), ("product", 600), ("sum", 400)])
def test_how_multipliers_combine_is_declared(combine: str, expected: int) -> None:
    both = (times(200, OnWeekdays((3,))), times(300, ForTiers(("gold",))))
    gold = Who("per_g", tiers=frozenset({"gold"}))
    assert points(rule(100, multipliers=both, combine=combine), order(1), gold) == expected


@pytest.mark.parametrize(
    ("occasion", "who", "holds"),
    [
        (OnDates("2026-11-01", "2026-11-04"), ANA, True),
        (OnDates("2026-11-05", ""), ANA, False),
        (OnDates("", "2026-11-03"), ANA, False),
        (OnWeekdays((1, 3)), ANA, True),
        (OnWeekdays((7,)), ANA, False),
        (OnDaysOfMonth((4, 8)), ANA, True),
        (OnDaysOfMonth((8,)), ANA, False),
        (OnBirthday("month"), Who("a", birthday=(11, 30)), True),
        (OnBirthday("month"), Who("a", birthday=(11, 0)), True),
        (OnBirthday("day"), Who("a", birthday=(11, 30)), False),
        (OnBirthday("day"), Who("a", birthday=(11, 4)), True),
        (OnBirthday("day"), Who("a", birthday=(11, 0)), False),
        (OnBirthday("month"), ANA, False),
        (ForSegments(("vip", "new")), Who("a", segments=frozenset({"new"})), True),
        (ForSegments(("vip",)), Who("a", segments=frozenset({"new"})), False),
        (ForTiers(("gold",)), ANA, False),
    ],
)
def test_occasions(occasion: OnDates, who: Who, holds: bool) -> None:  # noqa: FBT001 - a case's answer
    assert points(rule(100, multipliers=(times(200, occasion),)), order(1), who) == (200 if holds else 100)


def test_a_birthday_on_the_29th_of_february_is_kept_on_the_28th() -> None:
    leap = Who("a", birthday=(2, 29))
    double = rule(100, multipliers=(times(200, OnBirthday("day")),))
    assert points(double, order(1, on=date(2026, 2, 28)), leap) == 200
    assert points(double, order(1, on=date(2028, 2, 28)), leap) == 100
    assert points(double, order(1, on=date(2028, 2, 29)), leap) == 200


def test_birthdays_are_read_from_traits() -> None:
    assert read_birthday("1990-05-17") == (5, 17)
    assert read_birthday("02-29") == (2, 29)
    assert read_birthday("1990-05-17T00:00:00Z") == (5, 17)
    assert read_birthday("May", 5) == (5, 0)
    assert read_birthday(None) is None


def test_privileges_of_a_tier_multiply_where_the_rule_says_so() -> None:
    gold = Who("g", privileges={"more": {"kind": "points_multiplier", "percent": 150, "name": {"zh": "金卡", "en": "Gold"}}})
    assert points(rule(100), order(1), gold) == 100
    assert points(rule(100, privileges=True), order(1), gold) == 150
    on_the_4th = Who("g", privileges={"d": {"kind": "double_points_day", "percent": 200, "month_days": [4], "weekdays": []}})
    assert points(rule(100, privileges=True), order(1), on_the_4th) == 200
    assert points(rule(100, privileges=True), order(1, on=day(1)), on_the_4th) == 100


def test_fractions_are_rounded_once_at_the_end() -> None:
    # 33.33 -> 33.33 points, times 1.5 = 49.995: rounding before multiplying would give 49.5, so 49 as well; 0.67 shows it.
    assert points(rule(PerMoney(1, 100), multipliers=(times(300, OnDates()),)), order(0.67)) == 2
    assert points(rule(PerMoney(1, 100), rounding="half_up", multipliers=(times(150, OnDates()),)), order(33.33)) == 50


# ------------------------------------------------------------------------------------------------ whom and when


def test_who_may_earn() -> None:
    assert why(rule(10), order(1), Who("x", known=False)) == "not_known"
    assert points(rule(10, known_only=False), order(1), Who("x", known=False)) == 10
    assert why(rule(10, segments=("vip",)), order(1)) == "not_in_segment"
    assert why(rule(10, not_segments=("staff",)), order(1), Who("x", segments=frozenset({"staff"}))) == "in_segment"
    assert why(rule(10, tiers=("gold", "diamond")), order(1), Who("x", tiers=frozenset({"silver"}))) == "wrong_tier"
    assert points(rule(10, tiers=("gold", "diamond")), order(1), Who("x", tiers=frozenset({"diamond"}))) == 10


def test_the_days_of_a_rule_include_both_ends() -> None:
    some = rule(10, starts_on="2026-11-04", ends_on="2026-11-05")
    assert [points(some, order(1, on=day(number))) for number in (-1, 0, 1, 2)] == [0, 10, 10, 0]
    assert why(some, order(1, on=day(2))) == "not_running"


def test_conditions_on_properties() -> None:
    properties = {
        "rating": 5,
        "text": "Very good tea",
        "photos": ["a.jpg"],
        "verified": True,
        "products": [{"category": "Tea"}, {"category": "Home"}],
    }
    good = [
        Check("rating", "at_least", ("4",)),
        Check("rating", "equals", ("5",)),
        Check("text", "contains", ("GOOD",)),
        Check("photos", "exists"),
        Check("verified", "equals", ("true",)),
        Check("products.category", "one_of", ("Home", "Toys")),
        Check("brand", "not_equals", ("Kua",)),
    ]
    bad = [
        Check("rating", "at_most", ("4",)),
        Check("rating", "equals", ("5 stars",)),
        Check("missing", "exists"),
        Check("text", "at_least", ("1",)),
        Check("products.category", "not_equals", ("Tea",)),
        Check("products.price", "at_least", ("1",)),
    ]
    assert passes(good, properties)
    assert [passes((test,), properties) for test in bad] == [False] * len(bad)


# ------------------------------------------------------------------------------------------------------- limits


def test_caps_by_day_week_month_and_life() -> None:
    capped = rule(10, caps=(Cap(2, "day", "times"), Cap(50, "week", "points"), Cap(95, "month", "points"), Cap(130, "life", "points")))
    counters = Counters()
    given: list[int] = []
    for number in range(40):  # 4 November is a Wednesday
        for minute in range(3):
            event = order(1, on=day(number), minute=minute)
            verdict = earn(programme(capped), event, ANA, counters)
            count(counters, verdict, event.at_ms)
            given.append(verdict.points)
    by_day = [sum(given[number * 3 : number * 3 + 3]) for number in range(40)]
    # Week 1: Wed 20, Thu 20, Fri 10. Week 2: 20, 20, 5 (95 in November). December begins on the 27th day: 20, 15 (130 in all).
    assert by_day[:8] == [20, 20, 10, 0, 0, 20, 20, 5]
    assert by_day[27:30] == [20, 15, 0]
    assert sum(by_day) == 130


def test_a_cap_nearly_reached_gives_the_rest_or_nothing() -> None:
    for mode, expected in (("rest", 4), ("nothing", 0)):
        counters, near = Counters(), rule(8, caps=(Cap(20),), when_short=mode)
        total = 0
        for minute in range(3):
            verdict = earn(programme(near), order(1, minute=minute), ANA, counters)
            count(counters, verdict, 0)
            total += verdict.points
        assert total == 16 + expected


def test_a_group_caps_its_rules_together() -> None:
    group = Group("main", named("daily"), caps=(Cap(25, "day"),))
    verdict = earn(programme(rule(10), rule(10), rule(10), groups=(group,)), order(1), ANA, Counters())
    assert [grant.points for grant in verdict.grants] == [10, 10, 5]
    again = earn(programme(rule(10), rule(10), rule(5), rule(1), groups=(group,)), order(1), ANA, Counters())
    assert again.points == 25
    assert again.not_given[0].why.code == "group_cap"


def test_the_first_that_gives_wins_where_the_group_says_so() -> None:
    first = Group("main", named("best"), "first")
    verdict = earn(programme(rule(10, tiers=("gold",)), rule(7), rule(5), groups=(first,)), order(1), ANA, Counters())
    assert [grant.rule_id for grant in verdict.grants] == ["r2"]
    assert [(one.rule_id, one.why.code) for one in verdict.not_given] == [("r1", "wrong_tier"), ("r3", "first_won")]


def test_once_a_person_and_once_a_value() -> None:
    counters = Counters()
    event = happened({"product_id": "tea"}, name="Product Reviewed")
    review = rule(50, event="Product Reviewed", once="value", once_property="product_id")
    count(counters, earn(programme(review), event, ANA, counters), 0)
    assert why(review, event, counters=counters) == "once"
    assert points(review, happened({"product_id": "mug"}, name="Product Reviewed"), counters=counters) == 50
    assert why(review, happened({}, name="Product Reviewed"), counters=counters) == "no_value"
    single = rule(50, event="Product Reviewed", once="person")
    fresh = Counters()
    count(fresh, earn(programme(single), event, ANA, fresh), 0)
    assert why(single, happened({"product_id": "mug"}, name="Product Reviewed"), counters=fresh) == "once"


def test_a_cool_down_counts_in_both_directions() -> None:
    counters, slow = Counters(), rule(10, cooldown_minutes=60)
    event = order(1, minute=100)
    count(counters, earn(programme(slow), event, ANA, counters), event.at_ms)
    assert why(slow, order(1, minute=159), counters=counters) == "cooling_down"
    assert why(slow, order(1, minute=41), counters=counters) == "cooling_down"  # it came late, but happened shortly before
    assert points(slow, order(1, minute=160), counters=counters) == 10


def test_who_pays_is_asked_last_and_may_say_no() -> None:
    asked: list[int] = []

    def may(live: Live, points: int) -> Step | None:
        asked.append(points)
        return Step("budget", {"reason": "budget_spent"}) if len(asked) > 1 else None

    verdict = earn(programme(rule(10), rule(20, caps=(Cap(15),)), rule(5, tiers=("gold",))), order(1), ANA, Counters(), may)
    assert asked == [10, 15]
    assert verdict.points == 10
    told = say(verdict.not_given[0].why.code, verdict.not_given[0].why.values)
    assert told.en == "The budget does not pay (it is used up)"
    assert told.zh == "预算不给了（预算用完了）"


# --------------------------------------------------------------------------------------------------- back again


def test_parts_of_a_refund_take_back_step_by_step() -> None:
    taken = 0
    steps: list[int] = []
    for share in (Fraction(1, 3), Fraction(2, 3), Fraction(1)):
        due = due_back(100, share, taken, "down")
        taken += due
        steps.append(due)
    assert steps == [33, 33, 34]
    assert due_back(15, Fraction(1, 2), 0, "down") == 7
    assert due_back(15, Fraction(1, 2), 0, "half_up") == 8
    assert due_back(15, Fraction(1, 10), 7, "down") == 0  # never gives again what was taken


def test_rounding() -> None:
    assert [rounded(Fraction(number, 2), "down") for number in (0, 1, 3)] == [0, 0, 1]
    assert [rounded(Fraction(number, 2), "half_up") for number in (0, 1, 3)] == [0, 1, 2]
    assert rounded(Fraction(4999, 10_000), "half_up") == 0


def test_steps_read_well() -> None:
    verdict = earn(
        programme(rule(PerMoney(1, 100), multipliers=(times(200, OnWeekdays((3,))),), caps=(Cap(150),))), order(99.5), ANA, Counters()
    )
    grant = verdict.grants[0]
    assert grant.points == 150
    assert [say(step.code, step.values).en for step in grant.steps] == [
        "99.5 points to begin with",
        "200 %, ×2",
        "capped at 150 points a day: 150 this time",
    ]
    assert say(grant.steps[2].code, grant.steps[2].values).zh == "上限每天 150 积分，这次给 150"
    assert SOME_DAY.isoweekday() == 3
