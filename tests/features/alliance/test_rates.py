"""What points are worth across shops: worked by hand, and never more than was given."""

from hypothesis import given
from hypothesis import strategies as st

from antiphon.features.alliance.contracts import AllianceSide, AllianceTerms
from antiphon.features.alliance.rates import Leg, Net, net, received_for
from tests.features.alliance.allies import INN, TEA, terms


def test_two_for_one_rounds_down() -> None:
    made = terms(1_000, 2_000)
    assert [received_for(made, amount, TEA, INN) for amount in (1, 2, 3, 101)] == [0, 1, 1, 50]
    assert received_for(made, 7, INN, TEA) == 14


def test_the_fee_is_taken_before_rounding() -> None:
    """100 points at 1 fen to points at 0.3 fen, less 2.5 %: 100 * 1000 * 0.975 / 300 = 325."""
    assert received_for(terms(1_000, 300, fee=250), 100, TEA, INN) == 325


def test_the_giver_owes_what_arrived_at_the_takers_price() -> None:
    """Tea gave 101 (1.01) and 50 inn points arrived (1.00): tea owes 100. Inn gave 7 and 14 tea points arrived: inn owes 14. Net: 86."""
    made = terms(1_000, 2_000)
    found = net(made, [Leg(TEA, INN, 101, 50), Leg(INN, TEA, 7, 14)])
    assert found == {TEA: Net(101, 14, 86), INN: Net(7, 50, -86)}


def test_three_sides_sum_to_zero() -> None:
    made = AllianceTerms("CNY", (AllianceSide("a", 1_000), AllianceSide("b", 333), AllianceSide("c", 77)))
    found = net(made, [Leg("a", "b", 10, 30), Leg("b", "c", 100, 432), Leg("c", "a", 999, 76)])
    assert sum(each.owes for each in found.values()) == 0
    assert {name: each.owes for name, each in found.items()} == {"a": 9 - 76, "b": 33 - 9, "c": 76 - 33}


@given(st.integers(1, 10**9), st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 5_000))
def test_what_arrives_is_never_worth_more_than_what_was_given(amount: int, tea: int, inn: int, fee: int) -> None:
    made = terms(tea, inn, fee)
    received = received_for(made, amount, TEA, INN)
    assert received * inn <= amount * tea
    assert (received + 1) * inn * 10_000 > amount * tea * (10_000 - fee) or received == 2**53 - 1


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc"), st.integers(1, 10**6)), max_size=20))
def test_positions_always_sum_to_zero(moves: list[tuple[str, str, int]]) -> None:
    made = AllianceTerms("CNY", (AllianceSide("a", 1_000), AllianceSide("b", 333), AllianceSide("c", 77)))
    legs = [Leg(a, b, n, received_for(made, n, a, b)) for a, b, n in moves if a != b]
    assert sum(each.owes for each in net(made, legs).values()) == 0
