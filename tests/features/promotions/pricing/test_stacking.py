"""Which promotions get along: groups, named others, and the search for the best combination."""

import pytest

from antiphon.features.promotions.pricing.cart import Cart, CartLine
from antiphon.features.promotions.pricing.price import price
from antiphon.features.promotions.pricing.priced import Priced
from antiphon.features.promotions.pricing.rules import Promotion, Stacking
from antiphon.features.promotions.pricing.settings import Group, Mode, Settings
from antiphon.features.promotions.pricing.terms import Fixed, Percent, Pick, Step, Threshold
from tests.features.promotions.pricing.cases import AT, pc, promo

CART = Cart("CNY", (CartLine("1", "tea", 10_000), CartLine("2", "cup", 5_000)))


def grouped(mode: Mode, *offers: Promotion, base: str = "discounted") -> Priced:
    return price(CART, offers, Settings(base=base, groups=(Group("g", mode),)), AT)  # type: ignore[arg-type]


def one(key: str, ppm: int, priority: int = 0, group: str = "g", **stacking: object) -> Promotion:
    return promo(key, Percent(ppm), priority=priority, stacking=Stacking(group=group, **stacking))  # type: ignore[arg-type]


def test_all_apply_each_on_its_own_base() -> None:
    priced = grouped("all", one("a", pc("10")), one("b", pc("20")), base="initial")
    assert [each.amount_minor for each in priced.applied] == [1_500, 3_000]


def test_ordered_ones_look_at_what_the_one_before_left_whatever_their_base() -> None:
    priced = grouped("ordered", one("a", pc("10"), 1), one("b", pc("20")), base="initial")
    assert [each.amount_minor for each in priced.applied] == [1_500, 2_700]


def test_exclusive_is_the_first_by_priority_that_gives_something() -> None:
    nothing = promo("vip", Percent(pc("50")), on=Pick(products=("hat",)), priority=9, stacking=Stacking(group="g"))
    priced = grouped("exclusive", one("a", pc("10"), 1), one("b", pc("20")), nothing)
    assert [each.promotion for each in priced.applied] == ["a"]
    assert {each.promotion: each.reason for each in priced.not_applied} == {"vip": "not_in_scope", "b": "excluded_by_group"}


def test_exclusive_steps_aside_when_the_threshold_is_missed() -> None:
    high = promo("high", Threshold((Step(99_999, 5_000),)), priority=9, stacking=Stacking(group="g"))
    priced = grouped("exclusive", high, one("b", pc("20")))
    assert [each.promotion for each in priced.applied] == ["b"]
    assert [(each.promotion, each.reason) for each in priced.not_applied] == [("high", "spend_more")]


def test_the_sentence_names_what_was_used_instead() -> None:
    priced = grouped("exclusive", one("a", pc("10"), 1), one("b", pc("20")))
    assert priced.not_applied[0].values == {"by": "a"}
    assert priced.not_applied[0].says.en == "Only one offer of this kind can be used: a."


def test_best_of_looks_at_the_whole_cart_not_at_the_discount_alone() -> None:
    """The larger discount would lose the ladder behind it: 150 - 30 % = 105 (no ladder), 150 - 25 % = 112.5 - 20 = 92.5."""
    ladder = promo("ladder", Threshold((Step(11_000, 2_000),)), stacking=Stacking(stage="coupon"))
    priced = grouped("best_of", one("thirty", pc("30")), one("less", pc("25")), ladder)
    assert {each.promotion: each.amount_minor for each in priced.applied} == {"less": 3_750, "ladder": 2_000}
    assert priced.total_minor == 9_250


def test_best_of_may_be_none_of_them() -> None:
    """1 % off would lose 20.00 of the ladder."""
    ladder = promo("ladder", Threshold((Step(15_000, 2_000),)), stacking=Stacking(stage="coupon"))
    priced = grouped("best_of", one("one", pc("1")), ladder)
    assert priced.total_minor == 13_000
    assert [(each.promotion, each.reason, each.values["by"]) for each in priced.not_applied] == [("one", "better_offer", "")]


@pytest.mark.parametrize(
    ("combines", "names", "together"),
    [
        ("all", (), True),
        ("none", (), False),
        ("only", ("b",), True),
        ("only", ("c",), False),
        ("not", ("b",), False),
        ("not", ("c",), True),
        ("only", ("group:g",), True),
        ("not", ("group:g",), False),
        ("only", ("stage:order",), True),
        ("not", ("stage:order",), False),
    ],
)
def test_two_combine_when_each_allows_the_other(combines: str, names: tuple[str, ...], together: bool) -> None:  # noqa: FBT001
    offers = [one("a", pc("10"), 1, "", combines=combines, names=names), one("b", pc("20"))]
    assert (len(price(CART, offers, Settings(groups=(Group("g"),)), AT).applied) == 2) is together
    swapped = [one("a", pc("10"), 1, ""), one("b", pc("20"))]
    assert len(price(CART, swapped, Settings(groups=(Group("g"),)), AT).applied) == 2


def test_coupons_that_do_not_combine_leave_the_best_pair() -> None:
    """A excludes b and c, which combine: 20 % alone, or 15 % and then 15 %: 27.75 %."""
    settings = Settings(conflicts="best")
    offers = [one("a", pc("20"), 1, "", combines="not", names=("b", "c")), one("b", pc("15"), 0, ""), one("c", pc("15"), 0, "")]
    priced = price(CART, offers, settings, AT)
    assert [each.promotion for each in priced.applied] == ["b", "c"]
    assert priced.search.exact
    assert priced.search.compared == 5  # none, a, b, c, b and c


def test_above_the_bound_the_answer_says_that_it_is_not_exact() -> None:
    offers = [promo(f"k{number:02}", Fixed(100 + number), stacking=Stacking(group=f"g{number % 4}")) for number in range(16)]
    groups = tuple(Group(f"g{number}", "best_of") for number in range(4))
    exact = price(CART, offers, Settings(groups=groups, search_at_most=625), AT)
    bounded = price(CART, offers, Settings(groups=groups, search_at_most=624), AT)
    assert exact.search.exact
    assert exact.search.compared == 625  # five ways in each of four groups
    assert not bounded.search.exact
    assert bounded.total_minor == exact.total_minor == 15_000 - 112 - 113 - 114 - 115
    assert bounded.search.compared < 50


def test_a_thousand_of_one_group_are_bounded_too() -> None:
    offers = [promo(f"k{number:04}", Fixed(100), stacking=Stacking(group="g")) for number in range(1_100)]
    priced = price(CART, offers, Settings(groups=(Group("g", "best_of"),), search_at_most=32), AT)
    assert len(priced.applied) == 1
    assert not priced.search.exact
    assert len(priced.not_applied) == 1_099
