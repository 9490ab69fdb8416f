"""Amounts are whole numbers of an asset's smallest unit: a point, a prize, a cent. There are no fractions anywhere."""

from collections.abc import Sequence
from typing import Final, NewType

Asset = NewType("Asset", str)  # "points", "growth", "tickets", "prize:<name>", "coupon:<name>", "money:<currency>"
Holder = NewType("Holder", str)  # "person:<id>", "play:<id>", "campaign:<id>", "merchant", "world"

POINTS: Final = Asset("points")
WORLD: Final = Holder("world")  # where value comes from and goes to; the only holder without a floor
MAX_AMOUNT: Final = 2**53 - 1  # the largest whole number that JavaScript holds exactly; also far below 2**63


def split_by_weight(amount: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Share `amount` out in proportion to `weights`, exactly: the parts sum to the amount.

    Largest remainder (Hamilton): each part is rounded down, then the units left over go one each to the largest remainders,
    the earlier one first on a tie. All weights zero: everything to the first. Raises `ValueError` without weights.
    """
    if not weights or min(weights) < 0:
        message = "weights must be whole, not negative, and at least one"
        raise ValueError(message)
    total = sum(weights)
    if total == 0:
        return (amount, *(0 for _ in weights[1:]))
    sign = -1 if amount < 0 else 1
    shares = [divmod(abs(amount) * weight, total) for weight in weights]
    parts = [share[0] for share in shares]
    for index in sorted(range(len(parts)), key=lambda i: (-shares[i][1], i))[: abs(amount) - sum(parts)]:
        parts[index] += 1
    return tuple(sign * part for part in parts)
