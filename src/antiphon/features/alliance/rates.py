"""What points are worth across shops, and who owes whom. Pure."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from antiphon.features.alliance.contracts import POINT, THOUSAND, AllianceSide, AllianceTerms
from antiphon.kernel.amounts import MAX_AMOUNT
from antiphon.kernel.clock import day_to_date
from antiphon.kernel.errors import Invalid


class Leg(NamedTuple):
    """An exchange, as far as clearing is concerned."""

    giver: str
    taker: str
    given: int
    received: int


class Net(NamedTuple):
    """A member's position: points given and received, and what it owes in minor units."""

    given: int
    received: int
    owes: int


def check_terms(terms: AllianceTerms, own: str) -> None:
    """Raises `Invalid` for terms that make no sense."""
    names = [side.workspace for side in terms.sides]
    if len(set(names)) != len(names):
        raise Invalid("A workspace stands in the agreement twice.", code="double_member")
    if own not in names:
        raise Invalid("Your own workspace must be one of the sides.", code="not_a_side")
    limits = terms.limits
    if limits.most is not None and limits.most < limits.least:
        raise Invalid("The most of an exchange is less than the least.", code="bad_limits")


def side_of(terms: AllianceTerms, workspace: str) -> AllianceSide:
    """A member's side of the terms. Raises `KeyError`."""
    return next(side for side in terms.sides if side.workspace == workspace)


def received_for(terms: AllianceTerms, given: int, giver: str, taker: str) -> int:
    """Points that arrive: rounded down once, after the fee, so that they are never worth more than what was given."""
    there, here = side_of(terms, giver).price, side_of(terms, taker).price
    return min(given * there * (POINT - terms.fee_basis_points) // (here * POINT), MAX_AMOUNT)


def period_start(every: str, today: int) -> int | None:
    """The first day of the week (a Monday) or month that a local day lies in; None where nothing is cleared by the calendar."""
    if every == "hand":
        return None
    on = day_to_date(today)
    return today - (on.weekday() if every == "week" else on.day - 1)


def net(terms: AllianceTerms, legs: Iterable[Leg]) -> Mapping[str, Net]:
    """Everybody's position. The giver owes the taker what arrived, at the taker's price; the positions sum to zero.

    Each pair of members is summed in thousandths and rounded once, towards what is owed less.
    """
    given = {side.workspace: 0 for side in terms.sides}
    received = dict(given)
    owed: dict[tuple[str, str], int] = {}
    for leg in legs:
        given[leg.giver] += leg.given
        received[leg.taker] += leg.received
        pair, sign = ((leg.giver, leg.taker), 1) if leg.giver < leg.taker else ((leg.taker, leg.giver), -1)
        owed[pair] = owed.get(pair, 0) + sign * leg.received * side_of(terms, leg.taker).price
    owes = dict.fromkeys(given, 0)
    for (first, second), thousandths in owed.items():
        minor = abs(thousandths) // THOUSAND * (1 if thousandths >= 0 else -1)
        owes[first] += minor
        owes[second] -= minor
    return {name: Net(given[name], received[name], owes[name]) for name in given}
