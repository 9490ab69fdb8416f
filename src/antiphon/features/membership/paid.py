"""Paid tiers: terms follow one another, a refund takes back the term it paid for. Pure."""

from typing import TYPE_CHECKING

from antiphon.features.membership.memory import Memory
from antiphon.features.membership.rules import Ladder
from antiphon.features.membership.windows import NEVER, add_months

if TYPE_CHECKING:
    from antiphon.features.membership.contracts import Reason


def terms_of(memory: Memory, ladder: Ladder, tier: str) -> list[tuple[int, int]]:
    """(first day, months) of every term of a tier that was paid for and not taken back, in order."""
    months = ladder.tiers[ladder.rank_of(tier) - 1].months
    bought = [
        (fact.day, months * fact.buys[tier])
        for fact in memory.orders.values()
        if fact.buys and tier in fact.buys and fact.revenue is not None and fact.worth()[1]
    ]
    given = [(term.day, term.months) for term in memory.terms.values() if term.tier == tier and not term.ended]
    return sorted(bought + given)


def paid_until(terms: list[tuple[int, int]]) -> int:
    """The first day after terms of which each begins when it was bought, or at the end of the one before it."""
    until = 0
    for day, months in terms:
        until = add_months(max(day, until), months)
    return until


def settle(memory: Memory, ladder: Ladder, day: int, reason: "Reason") -> "Reason":
    """The highest tier that is paid for on a day, its end, and why it changed."""
    before = memory.rank
    memory.rank, memory.until = 0, NEVER
    for rank in range(len(ladder.tiers), 0, -1):
        until = paid_until(terms_of(memory, ladder, ladder.tiers[rank - 1].key))
        if day < until + (ladder.keeping.grace_days if until else 0):
            memory.rank, memory.until = rank, until
            break
    memory.basis = day
    if memory.rank >= before:
        return "paid" if reason == "earned" else reason
    return "paid_ended" if reason == "earned" else reason
