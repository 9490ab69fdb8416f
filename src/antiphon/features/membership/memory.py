"""What is remembered of one person on one ladder: the facts that count, and the tier with its term.

Facts are kept so that hearing of one again changes nothing and the order of hearing does not matter: an order by its id, each of its
refunds by the id of its event, growth by the number of its transfer. So reading the past again beside the live stream is safe.
"""

from bisect import bisect_left, bisect_right
from fractions import Fraction
from typing import Literal

import msgspec

from antiphon.features.membership.windows import NEVER
from antiphon.sdk.orders import Order, Refund

FOREIGN = -1  # the total of an order in another currency: it counts as an order, its money does not
Took = tuple[Literal["whole", "total", "revenue", "pieces"], int]


class OrderFact(msgspec.Struct, array_like=True):
    """One order. `revenue` is None as long as only refunds of it were heard of; `day` is then the first refund's."""

    day: int
    revenue: int | None = None
    total: int = 0
    pieces: int = 0
    taken: dict[str, Took] | None = None
    buys: dict[str, int] | None = None  # paid tiers by key, and how many terms of each

    def share_taken(self) -> Fraction:
        """How much of it has gone back, 0 to 1. Goods named without prices count by the piece."""
        share = Fraction(0)
        for kind, amount in (self.taken or {}).values():
            if kind == "whole":
                return Fraction(1)
            if self.total == FOREIGN and kind != "pieces":
                continue
            whole = {"total": self.total, "revenue": self.revenue or 0, "pieces": self.pieces}[kind]
            share += Fraction(min(amount, whole), whole) if whole else Fraction(int(amount > 0))
        return min(share, Fraction(1))

    def worth(self) -> tuple[int, int]:
        """What it counts for: minor units of the workspace's currency, and orders (1, or 0 when all of it has gone back)."""
        if self.revenue is None:
            return 0, 0
        if not self.taken:
            return self.revenue, 1
        share = self.share_taken()
        return (0, 0) if share == 1 else (int(self.revenue * (1 - share)), 1)


class Term(msgspec.Struct, array_like=True):
    """A paid tier given through the console or a call: from a day on, for so many months."""

    tier: str
    day: int
    months: int
    ended: bool = False


class Manual(msgspec.Struct, array_like=True):
    """A tier set by hand: at least this one (or exactly), before the day `until`."""

    tier: str
    exact: bool
    until: int
    because: str
    by: str


class Memory(msgspec.Struct, array_like=True):
    """The `memory` column. `rank` is what the rules gave, `shown` what is in force with what was set by hand."""

    orders: dict[str, OrderFact] = {}
    growth: dict[int, tuple[int, int]] = {}  # number of the transfer -> (local day, amount; negative when it was taken back)
    terms: dict[str, Term] = {}
    rank: int = 0
    tier: str = ""  # the key of `rank`, by which it is found again after the ladder was changed
    basis: int = 0  # the last day whose window is known to earn the tier
    until: int = NEVER  # the day of the review; without a term, the first day that does not earn the tier any more
    noticed: int = 0  # the `until` that was told about
    manual: Manual | None = None
    shown: int = 0
    shown_tier: str = ""
    since: int = 0  # milliseconds since 1970: when `shown` began
    spend: int = 0
    count: int = 0
    grown: int = 0
    reached: list[str] = []  # tiers that were ever entered
    ranked: str = ""  # revision of the ladder it was judged by


_read = msgspec.msgpack.Decoder(Memory).decode
write_memory = msgspec.msgpack.Encoder().encode


def read_memory(blob: bytes) -> Memory:
    """From the column."""
    return _read(blob)


def note_order(
    memory: Memory, order: Order, day: int, *, foreign: bool, pieces: int | None = None, buys: dict[str, int] | None = None
) -> bool:
    """Remember an order; whether it is news. The first telling of an order stands. `pieces` where the lines were not read."""
    fact = memory.orders.get(order.order_id)
    if fact is not None and fact.revenue is not None:
        return False
    revenue, total = (0, FOREIGN) if foreign else (order.revenue_minor, order.total_minor)
    taken = None if fact is None else fact.taken
    memory.orders[order.order_id] = OrderFact(day, revenue, total, order.quantity or pieces or 1, taken, buys)
    return True


def note_refund(memory: Memory, refund: Refund, event_id: str, day: int) -> bool:
    """Remember what went back; whether it is news."""
    fact = memory.orders.get(refund.order_id)
    if fact is None:
        fact = memory.orders[refund.order_id] = OrderFact(day)
    if fact.taken is None:
        fact.taken = {}
    if event_id in fact.taken:
        return False
    fact.taken[event_id] = _took(refund)
    return True


def _took(refund: Refund) -> Took:
    if refund.is_whole:
        return "whole", 0
    if refund.amount_minor is not None:
        return refund.base, refund.amount_minor
    return "pieces", sum(pieces for _, pieces in refund.lines)


def join(into: Memory, other: Memory) -> None:
    """Add another person's facts. Both may know of one order (told under two names): what is known of it is put together."""
    for order_id, theirs in other.orders.items():
        mine = into.orders.get(order_id)
        if mine is None:
            into.orders[order_id] = theirs
            continue
        taken = {**(theirs.taken or {}), **(mine.taken or {})} or None
        kept = mine if mine.revenue is not None else theirs
        into.orders[order_id] = OrderFact(kept.day, kept.revenue, kept.total, kept.pieces, taken, kept.buys)
    into.growth = {**other.growth, **into.growth}
    into.terms = {**other.terms, **into.terms}


class DaySums:
    """What counts, by day, ready to be asked for any window. Built anew after a fact was added."""

    def __init__(self, memory: Memory) -> None:
        days: dict[int, list[int]] = {}
        for fact in memory.orders.values():
            spend, count = (fact.revenue or 0, int(fact.revenue is not None)) if fact.taken is None else fact.worth()
            if count:
                cell = days.get(fact.day)
                if cell is None:
                    days[fact.day] = [spend, count, 0]
                else:
                    cell[0] += spend
                    cell[1] += count
        self.falls_only = True  # whether time can only lessen what counts
        for day, amount in memory.growth.values():
            self.falls_only &= amount >= 0
            days.setdefault(day, [0, 0, 0])[2] += amount
        self.days = sorted(days)
        self._sums: list[tuple[int, int, int]] = [(0, 0, 0)]
        spend = count = growth = 0
        for day in self.days:
            more = days[day]
            spend, count, growth = spend + more[0], count + more[1], growth + more[2]
            self._sums.append((spend, count, growth))

    def between(self, first: int, last: int) -> tuple[int, int, int]:
        """Spend in minor units, orders and growth of the days from `first` to `last`."""
        before, upto = self._sums[bisect_left(self.days, first)], self._sums[bisect_right(self.days, last)]
        return upto[0] - before[0], upto[1] - before[1], max(0, upto[2] - before[2])
