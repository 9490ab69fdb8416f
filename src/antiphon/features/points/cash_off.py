"""Points as money off an order: how many may be used, what they are worth, and what each line gets of it. Pure.

Rounding is down: money off is the whole minor units that the points pay for. The parts of the lines sum to it exactly.
"""

from collections.abc import Sequence
from typing import Annotated, Final

import msgspec

from antiphon.features.points.settings import CashOff
from antiphon.kernel.amounts import MAX_AMOUNT, split_by_weight

WHOLE: Final = 1_000_000
Money = Annotated[int, msgspec.Meta(ge=0, le=MAX_AMOUNT)]


class CheckoutLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of the order as it stands after all other discounts: its id and what it costs in all."""

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    amount_minor: Money


class LineOff(msgspec.Struct, frozen=True):
    """What a line gets off."""

    id: str
    off_minor: int


class PointsQuote(msgspec.Struct, frozen=True):
    """What points can do for an order. `reason` says why fewer are used than were asked for, or none; "" when nothing stands in the way."""

    points: int
    off_minor: int
    lines: tuple[LineOff, ...]
    max_points: int
    max_off_minor: int
    balance: int
    reason: str = ""


def quote(terms: CashOff, lines: Sequence[CheckoutLine], balance: int, wanted: int | None = None) -> PointsQuote:
    """The most that may be used, or as many as are wanted. Reasons: off, no_goods, too_few_points, too_few_wanted, over_limit."""
    goods = sum(line.amount_minor for line in lines)
    cap = min(goods * terms.max_ppm // WHOLE, goods if terms.max_minor is None else terms.max_minor)
    affordable = max(0, balance)
    most = min(affordable, points_for(terms, cap))
    most -= most % terms.step
    if not terms.on:
        return _none(balance, 0, 0, "off")
    if most < max(terms.at_least, 1) or money_for(terms, most) == 0:
        reason = "no_goods" if goods == 0 else "too_few_points" if affordable <= points_for(terms, cap) else "over_limit"
        return _none(balance, 0, 0, reason)
    asked = most if wanted is None else wanted - wanted % terms.step
    used = min(asked, most)
    max_off = money_for(terms, most)
    if used < max(terms.at_least, 1) or money_for(terms, used) == 0:
        return _none(balance, most, max_off, "too_few_wanted" if wanted else "")
    reason = "" if asked <= most else "too_few_points" if asked > affordable else "over_limit"
    off = money_for(terms, used)
    parts = split_by_weight(off, [line.amount_minor for line in lines])
    return PointsQuote(
        used, off, tuple(LineOff(line.id, part) for line, part in zip(lines, parts, strict=True)), most, max_off, balance, reason
    )


def money_for(terms: CashOff, points: int) -> int:
    """What points are worth, rounded down."""
    return points * terms.money_minor // terms.points


def points_for(terms: CashOff, off_minor: int) -> int:
    """The most points that are worth no more than that."""
    return ((off_minor + 1) * terms.points - 1) // terms.money_minor


def _none(balance: int, most: int, max_off: int, reason: str) -> PointsQuote:
    return PointsQuote(0, 0, (), most, max_off, balance, reason)
