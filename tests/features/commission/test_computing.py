"""What an order earns whom: worked by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antiphon.features.commission.computing import Earned, Standing, bases_of, clawed_of, compute, shares_back
from antiphon.features.commission.contracts import CommissionTerms, Place, RateFixed, RatePercent, RateRule
from antiphon.features.commission.terms import ThirdLevel, check_terms, worst_case
from antiphon.kernel.errors import Invalid
from antiphon.sdk.orders import Line, Order, Refund

ANN, BOB, LEA, ART = "per_ann", "per_bob", "per_lea", "per_art"
ALL = (Standing("direct", ANN, "member"), Standing("second", BOB, "member"), Standing("leader", LEA, "leader"), Standing("area", ART, ""))


def line(name: str, price: int, quantity: int = 1, category: str = "") -> Line:
    return Line(name, name, "", name, category, "", price, quantity)


def order(revenue: int, *lines: Line, currency: str = "CNY") -> Order:
    return Order("A1", currency, revenue, revenue, lines=lines)


def rule(place: Place, basis_points: int, key: str = "", **scope: tuple[str, ...]) -> RateRule:
    return RateRule(key or place, place, RatePercent(basis_points), **scope)  # type: ignore[arg-type]


def terms(*rules: RateRule, cap: int = 10_000, levels: int = 2) -> CommissionTerms:
    return CommissionTerms(rules=rules, levels=levels, cap_basis_points=cap)


def paid(earned: list[Earned]) -> dict[tuple[str, str], int]:
    return {(one.line_id, one.place): one.amount for one in earned}


def test_ten_percent_of_one_line() -> None:
    found = compute(order(19_900, line("mug", 19_900)), ALL[:1], "", terms(rule("direct", 1_000)), "CNY")
    assert paid(found) == {("mug", "direct"): 1_990}


def test_the_base_is_after_discounts_and_split_by_price() -> None:
    """Goods 100.00 + 50.00 less 30.00: bases 80.00 and 40.00; 10 % is 8.00 and 4.00."""
    whole = order(12_000, line("a", 10_000), line("b", 5_000))
    assert [base for _, base in bases_of(whole)] == [8_000, 4_000]
    assert paid(compute(whole, ALL[:1], "", terms(rule("direct", 1_000)), "CNY")) == {("a", "direct"): 800, ("b", "direct"): 400}


def test_bases_sum_to_the_goods_whatever_the_prices() -> None:
    whole = order(1_000, line("a", 333), line("b", 333), line("c", 333))
    assert [base for _, base in bases_of(whole)] == [334, 333, 333]


def test_two_levels_a_leader_and_a_city_sum_exactly() -> None:
    """Base 99.99: 10 + 5 + 3 + 1.5 = 19.5 % = 1949.805, rounded down to 1949; shares 999.9, 499.95, 299.97, 149.985 of 1949.805."""
    rules = terms(rule("direct", 1_000), rule("second", 500), rule("leader", 300), rule("area", 150))
    found = compute(order(9_999, line("mug", 9_999)), ALL, "", rules, "CNY")
    assert sum(one.amount for one in found) == 1_949
    assert [one.amount for one in found] == [999, 500, 300, 150]


def test_the_first_rule_that_fits_counts() -> None:
    rules = terms(
        rule("direct", 0, "none", categories=("gold",)),
        RateRule("tea", "direct", RateFixed(500), products=("tea",)),
        rule("direct", 2_000, "vip", tiers=("gold",)),
        rule("direct", 1_500, "leaders", roles=("leader",)),
        rule("direct", 1_000, "all"),
    )
    whole = order(30_000, line("ring", 10_000, category="gold"), line("tea", 5_000, 2), line("mug", 10_000))
    assert paid(compute(whole, ALL[:1], "", rules, "CNY")) == {("tea", "direct"): 1_000, ("mug", "direct"): 1_000}
    assert paid(compute(whole, ALL[:1], "gold", rules, "CNY"))["mug", "direct"] == 2_000
    leading = (Standing("direct", LEA, "leader"),)
    assert paid(compute(whole, leading, "", rules, "CNY"))["mug", "direct"] == 1_500


def test_nothing_percent_is_nothing_and_there_is_no_fixed_nothing() -> None:
    assert compute(order(100, line("a", 100)), ALL[:1], "", terms(rule("direct", 0)), "CNY") == []
    assert RateFixed(1).minor == 1


def test_a_fixed_amount_is_never_more_than_the_cap() -> None:
    """5.00 a piece on goods of 8.00 with a cap of 30 %: 2.40 in all, split 5 : 0.8 between the two."""
    rules = terms(RateRule("f", "direct", RateFixed(500)), rule("second", 1_000), cap=3_000)
    found = compute(order(800, line("a", 800)), ALL[:2], "", rules, "CNY")
    assert [one.amount for one in found] == [207, 33]


def test_fixed_amounts_are_in_the_workspaces_currency() -> None:
    rules = terms(RateRule("f", "direct", RateFixed(500)))
    assert compute(order(800, line("a", 800), currency="USD"), ALL[:1], "", rules, "CNY") == []


def test_an_order_without_lines_is_one_line() -> None:
    assert paid(compute(order(1_234), ALL[:1], "", terms(rule("direct", 1_000)), "CNY")) == {("order", "direct"): 123}


def test_refunds_add_up_and_take_everything_at_the_end() -> None:
    whole = order(10_000, line("a", 6_000, 1), line("b", 2_000, 2))
    part = Refund("A1", "CNY", 2_500, "revenue")
    assert shares_back(whole, [part]) == {"a": Fraction(1, 4), "b": Fraction(1, 4)}
    assert shares_back(whole, [part, part]) == {"a": Fraction(1, 2), "b": Fraction(1, 2)}
    assert shares_back(whole, [part] * 5) == {"a": Fraction(1), "b": Fraction(1)}
    pieces = Refund("A1", "CNY", lines=(("b", 1),))
    assert shares_back(whole, [pieces]) == {"a": Fraction(0), "b": Fraction(1, 2)}
    assert shares_back(whole, [pieces, pieces, Refund("A1", "CNY", lines=(("a", 1),))]) == {"a": Fraction(1), "b": Fraction(1)}
    assert shares_back(whole, [Refund("A1", "CNY")]) == {"a": Fraction(1), "b": Fraction(1)}


def test_two_fifths_take_two_fifths() -> None:
    assert [clawed_of(199, Fraction(n, 5)) for n in range(6)] == [0, 39, 79, 119, 159, 199]


@given(
    st.lists(st.tuples(st.integers(0, 100_000), st.integers(1, 9)), min_size=1, max_size=8),
    st.integers(0, 300_000),
    st.lists(st.integers(0, 4_000), min_size=4, max_size=4),
    st.integers(0, 10_000),
)
def test_parts_sum_to_the_bounded_total(lines: list[tuple[int, int]], revenue: int, rates: list[int], cap: int) -> None:
    made = order(revenue, *(line(str(n), price, quantity) for n, (price, quantity) in enumerate(lines)))
    rules = terms(*(rule(standing.place, rate) for standing, rate in zip(ALL, rates, strict=True)), cap=cap)
    found = compute(made, ALL, "", rules, "CNY")
    for each, base in bases_of(made):
        mine = [one.amount for one in found if one.line_id == each.id]
        assert sum(mine) == (min(sum(rates), cap) * base // 10_000 if any(rates) and base else 0)
        assert all(amount >= 0 for amount in mine)
    assert sum(base for _, base in bases_of(made)) == revenue


@given(st.integers(0, 10**9), st.lists(st.fractions(0, 1), min_size=1, max_size=6))
def test_what_was_taken_back_only_grows(amount: int, shares: list[Fraction]) -> None:
    taken = [clawed_of(amount, share) for share in [*sorted(shares), Fraction(1)]]
    assert taken == sorted(taken)
    assert taken[-1] == amount


def test_a_third_level_is_refused_with_the_law() -> None:
    with pytest.raises(ThirdLevel) as refused:
        check_terms(CommissionTerms(levels=3))
    assert "444" in refused.value.detail
    assert "禁止传销条例" in refused.value.detail


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        (CommissionTerms(levels=0), "bad_levels"),
        (terms(rule("second", 100), levels=1), "bad_levels"),
        (terms(rule("direct", 100), rule("direct", 200)), "double_rule"),
        (terms(rule("direct", 100, roles=("nobody",))), "unknown_role"),
        (terms(rule("direct", 2_000), rule("second", 1_001), cap=3_000), "over_cap"),
    ],
)
def test_terms_that_cannot_be_are_refused(bad: CommissionTerms, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_terms(bad)
    assert refused.value.code == code


def test_the_worst_case_takes_the_highest_rate_of_each_place() -> None:
    assert worst_case(terms(rule("direct", 100, "a"), rule("direct", 900, "b"), rule("second", 300))) == 1_200
