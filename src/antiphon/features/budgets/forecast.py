"""When a budget runs out at the present rate, with an interval that says how sure that is."""

from collections.abc import Callable, Sequence
from math import sqrt
from typing import Final, NamedTuple

LEAST: Final = 5  # complete steps to go by
Z80: Final = 1.2815515655446004  # standard normal quantile at 0.9: eight of ten lie between -Z80 and Z80
FARTHEST: Final = 100_000.0  # steps; beyond that nothing is said


Reach = Callable[[float, float], float]  # how far spending is after n steps, at a tenth (1: the upper, -1: the lower)


class RunsOut(NamedTuple):
    """Steps from now; `late` is None when it may as well never happen."""

    middle: float
    early: float
    late: float | None


def run_out(left: int, spent: Sequence[int]) -> RunsOut | None:
    """Steps until `left` is gone, by what was `spent` net in each of the last complete steps; None when nobody can say.

    Spending is taken as a walk whose steps are alike: mean m and variance s2 estimated from k steps, so what is spent in n steps has
    mean n m and variance n s2 + n^2 s2 / k (the steps' own scatter, and not knowing m). `early` and `late` are where its upper and
    its lower tenth cross `left`.
    """
    k = len(spent)
    if k < LEAST or left <= 0:
        return None
    mean = sum(spent) / k
    if mean <= 0:
        return None
    variance = sum((each - mean) ** 2 for each in spent) / (k - 1)

    def reach(n: float, side: float) -> float:
        return n * mean + side * Z80 * sqrt(n * variance + n * n * variance / k)

    middle = left / mean
    if middle > FARTHEST:
        return None
    return RunsOut(middle, _crossing(left, reach, 1.0, middle), _late(left, reach, middle, mean, variance, k))


def _late(left: int, reach: Reach, middle: float, mean: float, variance: float, k: int) -> float | None:
    if mean <= Z80 * sqrt(variance / k):
        return None  # the lower tenth of the rate is not above zero
    high = middle
    while reach(high, -1.0) < left:
        high *= 2
        if high > FARTHEST:
            return None
    return _crossing(left, reach, -1.0, high)


def _crossing(left: int, reach: Reach, side: float, high: float) -> float:
    low = 0.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if reach(middle, side) < left else (low, middle)
    return high
