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
    if not all(caps):
        weights = [weight if cap else 0 for weight, cap in zip(weights, caps, strict=True)]
    parts = [0] * len(weights)
    while amount > 0:
        total = sum(weights)
        if total == 0:  # only parts without weight have room left, so their room is their weight
            weights = [cap - part for cap, part in zip(caps, parts, strict=True)]
            continue
        dealt = _deal(amount, weights, total, remainder, places)
        parts = [part + extra for part, extra in zip(parts, dealt, strict=True)] if any(parts) else dealt
        amount = sum([part - cap for part, cap in zip(parts, caps, strict=True) if part > cap])
        if amount:
            parts = [min(part, cap) for part, cap in zip(parts, caps, strict=True)]
            weights = [weight if part < cap else 0 for weight, part, cap in zip(weights, parts, caps, strict=True)]
    return parts


def _deal(amount: int, weights: Sequence[int], total: int, remainder: Remainder, places: Sequence[int]) -> list[int]:
    """One round of sharing out, caps not looked at. Parts without weight get nothing."""
    parts = [amount * weight // total for weight in weights]
    left = amount - sum(parts)
    if left == 0:
        return parts
    if remainder == "largest":
        for _, _, at in sorted([(-(amount * weight % total), -weight, at) for at, weight in enumerate(weights)])[:left]:
            parts[at] += 1
        return parts
    weighty = [at for at, weight in enumerate(weights) if weight]
    parts[max(weighty, key=lambda at: places[at]) if remainder == "last" else min(weighty, key=lambda at: (-weights[at], at))] += left
    return parts
