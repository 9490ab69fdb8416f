"""What an order earns whom: pure, exact, explained line by line.

Base of a line: its share of the order's goods after discounts, without shipping and tax, split by the lines' own prices so that
the bases sum to the goods. What all parties get of a line is the sum of their rates, rounded down once and never above the cap;
it is split among them in proportion, so that the parts sum to it exactly.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from antiphon.features.commission.contracts import POINT, CommissionTerms, Place, RatePercent, RateRule
from antiphon.kernel.amounts import split_by_weight
from antiphon.sdk.orders import Line, Order, Refund, share_refunded


class Standing(NamedTuple):
    """A party in its place to an order."""

    place: Place
    party_id: str
    role: str


class Earned(NamedTuple):
    """What one party earns by one line."""

    line_id: str
    place: Place
    party_id: str
    rule: str
    base_minor: int
    amount: int


def bases_of(order: Order) -> tuple[tuple[Line, int], ...]:
    """Each line with its share of the goods; an order without lines is one line."""
    lines = order.lines or (Line("order", "", "", "", "", "", order.revenue_minor, 1),)
    return tuple(zip(lines, split_by_weight(order.revenue_minor, [line.amount_minor for line in lines]), strict=True))


def compute(order: Order, standings: Sequence[Standing], tier: str, terms: CommissionTerms, currency: str) -> list[Earned]:
    """Every part of every line. Fixed amounts count only in the workspace's own `currency`, in which they are meant."""
    earned: list[Earned] = []
    for line, base in bases_of(order):
        weights: list[tuple[Standing, RateRule, int]] = []
        for standing in standings:
            rule = find_rule(terms.rules, standing, line, tier)
            if rule is None:
                continue
            weight = _weight(rule, line, base, in_own_currency=order.currency == currency)
            if weight > 0:
                weights.append((standing, rule, weight))
        if not weights:
            continue
        most = base * terms.cap_basis_points
        total = min(sum(weight for _, _, weight in weights), most) // POINT
        parts = split_by_weight(total, [weight for _, _, weight in weights])
        for (standing, rule, _), part in zip(weights, parts, strict=True):
            earned.append(Earned(line.id, standing.place, standing.party_id, rule.key, base, part))
    return earned


def _weight(rule: RateRule, line: Line, base: int, *, in_own_currency: bool) -> int:
    """What a rule gives of a line, in ten-thousandths of a minor unit."""
    if isinstance(rule.rate, RatePercent):
        return base * rule.rate.basis_points
    return rule.rate.minor * line.quantity * POINT if in_own_currency else 0


def find_rule(rules: Iterable[RateRule], standing: Standing, line: Line, tier: str) -> RateRule | None:
    """The first rule of the list that fits."""
    for rule in rules:
        if rule.place != standing.place or (rule.roles and standing.role not in rule.roles) or (rule.tiers and tier not in rule.tiers):
            continue
        if rule.products and not {line.product_id, line.sku} & set(rule.products):
            continue
        if rule.categories and line.category not in rule.categories:
            continue
        return rule
    return None


def shares_back(order: Order, refunds: Sequence[Refund]) -> Mapping[str, Fraction]:
    """How much of each line has gone back after all these refunds: pieces of the lines they name, an equal share where they name money."""
    whole = share_refunded(order, refunds)
    lines = [line for line, _ in bases_of(order)]
    if whole == 1:
        return {line.id: Fraction(1) for line in lines}
    even = share_refunded(order, [refund for refund in refunds if not refund.lines])
    pieces = dict.fromkeys((line.id for line in lines), 0)
    for name, count in (pair for refund in refunds for pair in refund.lines):
        wanted = count
        for line in lines:
            if name in {line.id, line.product_id, line.sku}:
                taken = min(wanted, line.quantity - pieces[line.id])
                pieces[line.id] += taken
                wanted -= taken
    return {line.id: min(Fraction(1), even + Fraction(pieces[line.id], line.quantity)) for line in lines}


def clawed_of(amount: int, share: Fraction) -> int:
    """How much of an amount has gone back by now: rounded down, so that it only grows, and is everything when everything went back."""
    return amount * share.numerator // share.denominator
