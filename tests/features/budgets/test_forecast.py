"""When a budget runs out: the interval says what it promises, and nothing is said without ground."""

import random

import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.budgets.forecast import run_out
from tests.conftest import SetClock
from tests.features.budgets.spending import SHOP, charge, give_back, made, show


def test_an_even_rate_is_a_point() -> None:
    found = run_out(100, [10] * 10)
    assert found is not None
    assert found == pytest.approx((10, 10, 10))


def test_a_worked_case() -> None:
    """Five steps 8, 12, 10, 14, 6: m = 10, s2 = 10. The upper tenth of n steps, 10 n + 1.2816 sqrt(10 n + 2 n^2), crosses 100 at 8.06."""
    found = run_out(100, [8, 12, 10, 14, 6])
    assert found is not None
    assert found.middle == 10
    early = found.early
    assert 10 * early + 1.2815515655 * (10 * early + 2 * early**2) ** 0.5 == pytest.approx(100, abs=1e-6)
    assert found.late is not None
    assert 10 * found.late - 1.2815515655 * (10 * found.late + 2 * found.late**2) ** 0.5 == pytest.approx(100, abs=1e-6)
    assert early < 10 < found.late


@pytest.mark.parametrize(("left", "spent"), [(100, [1, 2, 3, 4]), (0, [5] * 9), (100, [0] * 9), (100, [5, -5] * 4)])
def test_nothing_is_said_without_ground(left: int, spent: list[int]) -> None:
    assert run_out(left, spent) is None


def test_a_rate_that_may_be_nothing_has_no_latest_moment() -> None:
    found = run_out(1_000, [0, 0, 0, 0, 40, 0, 0])
    assert found is not None
    assert found.late is None


def test_eight_of_ten_run_out_within_the_interval() -> None:
    """Made-up campaigns whose steps are alike: the share that falls inside must be near 0.8 (5 to 14 steps to go by)."""
    chance = random.Random(7)
    inside = total = 0
    for _ in range(1_500):
        steps = [max(0, round(chance.gauss(100, 40))) for _ in range(chance.randint(7, 14))]
        found = run_out(1_200, steps)
        assert found is not None
        left, taken = 1_200, 0
        while left > 0:
            left -= max(0, round(chance.gauss(100, 40)))
            taken += 1
        total += 1
        inside += found.early - 0.5 <= taken - 0.5 <= (found.late or 1e9) + 0.5
    assert 0.75 <= inside / total <= 0.92


def test_the_burn_down_counts_local_days_and_forecasts_from_whole_ones(house: Services, clock: SetClock) -> None:
    budget = made(house, 10_000)
    for day in range(10):
        assert charge(house, budget, f"d{day}", 500) is None
        clock.advance(days=1)
    assert give_back(house, "d8", "r", 100) == 100
    with house.database.read() as session:
        down = house.budgets.read_burn_down(session, SHOP, budget)
    assert down.step == "day"
    assert len(down.steps) == 11
    assert [step.charged for step in down.steps] == [500] * 10 + [0]
    assert [step.left for step in down.steps][:3] == [9_500, 9_000, 8_500]
    assert down.steps[-1].returned == 100
    assert down.steps[-1].left == show(house, budget).left == 5_100
    assert down.forecast.because == "rate"
    assert down.forecast.per_step == 500
    assert down.forecast.at is not None
    assert round((down.forecast.at.timestamp() * 1000 - clock.now_ms()) / 86_400_000, 2) == 10.2


def test_a_young_budget_is_shown_by_the_hour(house: Services, clock: SetClock) -> None:
    budget = made(house, 100)
    assert charge(house, budget, "a", 30) is None
    clock.advance(hours=3)
    assert charge(house, budget, "b", 10) is None
    with house.database.read() as session:
        down = house.budgets.read_burn_down(session, SHOP, budget)
    assert (down.step, [step.charged for step in down.steps]) == ("hour", [30, 0, 0, 10])
    assert (down.forecast.because, down.forecast.at) == ("too_little_history", None)
