"""Parts of whole numbers: a share in parts per million, and an amount shared out so that the parts sum to it exactly."""

from collections.abc import Sequence

from antiphon.features.promotions.pricing.settings import Remainder, Way
from antiphon.features.promotions.pricing.terms import WHOLE


def divide(numerator: int, denominator: int, way: Way) -> int:
    """A quotient of whole numbers that are not negative, rounded the declared way."""
    quotient, rest = divmod(numerator, denominator)
    if rest == 0 or way == "down":
        return quotient
    if way == "up":
        return quotient + 1
    twice = 2 * rest
    if twice == denominator and way == "half_even":
        return quotient + (quotient & 1)
    return quotient + (twice >= denominator)


def share(amount: int, ppm: int, way: Way) -> int:
    """So many parts per million of an amount, rounded the declared way."""
    return amount if ppm >= WHOLE else divide(amount * ppm, WHOLE, way) if ppm > 0 else 0


def share_out(amount: int, weights: Sequence[int], caps: Sequence[int], remainder: Remainder, places: Sequence[int]) -> list[int]:
    """Split an amount in proportion to weights, no part above its cap; what a full part cannot take goes to the others.

    The parts sum to the amount, or to all the caps when those are less. Each part is rounded down first; the units left over go
    one each to the largest remainders (the heavier one first on a tie, then the earlier), or to the last place, or to the heaviest.
    """
    if amount >= sum(caps):
        return list(caps)
    parts = [0] * len(weights)
    open_parts = [index for index, cap in enumerate(caps) if cap > 0]
    while amount > 0:
        total = sum(weights[index] for index in open_parts)
        if total == 0:  # only parts without weight have room left, so their room is their weight
            weights = [cap - part for cap, part in zip(caps, parts, strict=True)]
            total = sum(weights[index] for index in open_parts)
        dealt = _deal(amount, weights, open_parts, total, remainder, places)
        amount = 0
        for index, extra in dealt:
            part = parts[index] + extra
            if part > caps[index]:
                amount += part - caps[index]
                part = caps[index]
            parts[index] = part
        if amount:
            open_parts = [index for index in open_parts if parts[index] < caps[index]]
    return parts


def _deal(
    amount: int, weights: Sequence[int], indexes: Sequence[int], total: int, remainder: Remainder, places: Sequence[int]
) -> list[tuple[int, int]]:
    """One round of sharing out, caps not looked at: (index, part)."""
    dealt: list[tuple[int, int]] = []
    rests: list[tuple[int, int, int]] = []
    left = amount
    for at, index in enumerate(indexes):
        part, rest = divmod(amount * weights[index], total)
        left -= part
        dealt.append((index, part))
        rests.append((-rest, -weights[index], at))
    if left == 0:
        return dealt
    if remainder == "largest":
        rests.sort()
        for _, _, at in rests[:left]:
            index, part = dealt[at]
            dealt[at] = (index, part + 1)
        return dealt
    if remainder == "last":
        at = max(range(len(dealt)), key=lambda at: places[dealt[at][0]])
    else:
        at = min(range(len(dealt)), key=lambda at: (-weights[dealt[at][0]], at))
    index, part = dealt[at]
    dealt[at] = (index, part + left)
    return dealt
