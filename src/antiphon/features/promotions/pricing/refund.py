"""What a return is worth: exact, cumulative, and never more than was paid.

The discount of a line is spread evenly on its units. Returned one by one or all at once, the units of a line give back exactly
what the line cost, and each promotion's part of it comes to exactly its discount.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec

from antiphon.features.promotions.pricing.priced import POINTS, LineDiscount, Priced, PricedLine
from antiphon.kernel.errors import Invalid


class Returned(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Units of one line that come back."""

    line: str
    quantity: Annotated[int, msgspec.Meta(ge=1)]


class LineRefund(msgspec.Struct, frozen=True):
    """What goes back for one line: money (tax on top included), and what its discounts had been."""

    line: str
    quantity: int
    amount_minor: int
    tax_minor: int
    discounts: tuple[LineDiscount, ...]


class Refund(msgspec.Struct, frozen=True):
    """What goes back to the buyer: money, and the points that had been turned into money off."""

    amount_minor: int
    shipping_minor: int
    tax_minor: int
    points: int
    lines: tuple[LineRefund, ...]


def refund_split(priced: Priced, returned: Sequence[Returned], before: Sequence[Returned] = (), *, with_shipping: bool = False) -> Refund:
    """What returning these units gives back when `before` was returned already.

    However an order is returned, in whatever steps, the refunds sum to what was paid for it. `with_shipping` gives back the
    shipping too, with the step that returns the last unit. Raises `Invalid` for a line that is not in the order, or more units
    than were bought.
    """
    lines = {line.id: line for line in priced.lines}
    earlier, now = _count(before), _count(returned)
    for line in {*earlier, *now}:
        if line not in lines:
            raise Invalid(f"There is no line {line!r} in this order.", code="line_not_found")
        if earlier.get(line, 0) + now.get(line, 0) > lines[line].quantity:
            raise Invalid(f"More of line {line!r} would be returned than was bought.", code="more_than_bought")
    parts = [_line(lines[line], earlier.get(line, 0), quantity, priced.tax == "excluded") for line, quantity in sorted(now.items())]
    bought = sum(line.quantity for line in priced.lines)
    is_last = sum(earlier.values()) < bought == sum(earlier.values()) + sum(now.values())
    shipping = priced.shipping.total_minor + (priced.shipping.tax_minor if priced.tax == "excluded" else 0)
    shipping = shipping if is_last and with_shipping else 0
    return Refund(
        amount_minor=sum(part.amount_minor for part in parts) + shipping,
        shipping_minor=shipping,
        tax_minor=sum(part.tax_minor for part in parts) + (priced.shipping.tax_minor if is_last and with_shipping else 0),
        points=_points(priced, lines, earlier, now),
        lines=tuple(parts),
    )


def _count(returned: Sequence[Returned]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for each in returned:
        if each.quantity < 1:
            raise Invalid("A return is of at least one unit.", code="bad_quantity")
        counts[each.line] = counts.get(each.line, 0) + each.quantity
    return counts


def _line(line: PricedLine, before: int, quantity: int, tax_on_top: bool) -> LineRefund:  # noqa: FBT001 - a fact about prices
    """The difference between what the first `before + quantity` units cost and what the first `before` did."""
    after = before + quantity
    tax = _until(line.tax_minor, after, line.quantity) - _until(line.tax_minor, before, line.quantity)
    off = _until(line.discount_minor, after, line.quantity) - _until(line.discount_minor, before, line.quantity)
    amount = line.price_minor * quantity - off
    return LineRefund(line.id, quantity, amount + (tax if tax_on_top else 0), tax, _discounts(line, before, after))


def _until(amount: int, units: int, of: int) -> int:
    """The part of an amount that belongs to the first units; all of it belongs to all."""
    return amount * units // of


def _discounts(line: PricedLine, before: int, after: int) -> tuple[LineDiscount, ...]:
    """The discounts of these units by promotion. Running sums are split, so that the parts sum to the whole discount of the step."""
    found: list[LineDiscount] = []
    running = 0
    for discount in line.discounts:
        start, running = running, running + discount.amount_minor
        part = sum(
            sign * _until(amount, units, line.quantity)
            for sign, amount, units in ((1, running, after), (-1, start, after), (-1, running, before), (1, start, before))
        )
        if part:
            found.append(LineDiscount(discount.promotion, part, discount.code))
    return tuple(found)


def _points(priced: Priced, lines: Mapping[str, PricedLine], before: Mapping[str, int], now: Mapping[str, int]) -> int:
    """The points that these units had been paid with: in proportion to the money they took off, cumulative."""
    if not priced.points_minor:
        return 0
    after = {line: before.get(line, 0) + now.get(line, 0) for line in {*before, *now}}
    worth_before, worth_after = (_points_worth(lines, counts) for counts in (before, after))
    return priced.points_used * worth_after // priced.points_minor - priced.points_used * worth_before // priced.points_minor


def _points_worth(lines: Mapping[str, PricedLine], counts: Mapping[str, int]) -> int:
    """The money that points took off the first so many units of the lines."""
    return sum(
        _until(discount.amount_minor, count, lines[line].quantity)
        for line, count in counts.items()
        for discount in lines[line].discounts
        if discount.promotion == POINTS
    )


def refund_repriced(paid: Priced, kept: Priced, refunded_minor: int = 0) -> int:
    """The other policy: what was paid, less what the kept lines cost when they are priced anew without the returned ones.

    A promotion whose threshold no longer holds is thereby taken back. `refunded_minor` is what earlier returns gave back. Never
    negative: a buyer who kept goods that cost more alone gets nothing back, and owes nothing.
    """
    return max(0, paid.total_minor - kept.total_minor - refunded_minor)
