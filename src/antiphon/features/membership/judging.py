"""Which tier the facts give, day by day. Pure: the day comes from outside, and what changed goes back as steps.

Time is judged on the days `due_day` names, in their order, so that being late changes nothing.
"""

from typing import NamedTuple

from antiphon.features.membership import paid
from antiphon.features.membership.contracts import Missing, Reason
from antiphon.features.membership.memory import DaySums, Manual, Memory
from antiphon.features.membership.rules import Asks, Ladder
from antiphon.features.membership.windows import NEVER, next_period, period_start


class Step(NamedTuple):
    """A change of what is in force. The same rank twice: a paid tier was renewed."""

    before: int
    after: int
    reason: Reason


def window_on(ladder: Ladder, day: int) -> tuple[int, int]:
    """First and last day of what counts on a day."""
    if ladder.window.kind == "rolling":
        return day - ladder.window.days + 1, day
    return period_start(day, ladder.window.kind), day


def earned_on(ladder: Ladder, tally: DaySums, day: int) -> int:
    """The rank that the window of a day earns."""
    return ladder.reach(*tally.between(*window_on(ladder, day)))


def settle(memory: Memory, ladder: Ladder, day: int, reason: Reason = "earned", tally: DaySums | None = None) -> Step | None:
    """Bring a memory to what a day makes of it; the change of what is in force, if any. `reason` is of a change that time did not make."""
    if ladder.kind == "paid":
        why = paid.settle(memory, ladder, day, reason)
    else:
        why = _settle_earned(memory, ladder, day, reason, tally or DaySums(memory))
    memory.tier = ladder.key_at(memory.rank)
    return show(memory, ladder, day, why)


def show(memory: Memory, ladder: Ladder, day: int, why: Reason) -> Step | None:
    """Bring what is in force in line with what the rules and the operators say."""
    if memory.manual is not None and memory.manual.until <= day:
        memory.manual = None
        why = "manual_ended"
    rank = in_force(memory, ladder)
    before = memory.shown
    memory.shown, memory.shown_tier = rank, ladder.key_at(rank)
    return Step(before, rank, why) if rank != before else None


def in_force(memory: Memory, ladder: Ladder) -> int:
    """The rank with what was set by hand."""
    manual: Manual | None = memory.manual
    if manual is None:
        return memory.rank
    rank = ladder.rank_of(manual.tier)
    return rank if manual.exact else max(rank, memory.rank)


def _settle_earned(memory: Memory, ladder: Ladder, day: int, reason: Reason, tally: DaySums) -> Reason:
    memory.spend, memory.count, memory.grown = counted = tally.between(*window_on(ladder, day))
    now = ladder.reach(*counted)
    if now > memory.rank:
        _hold(memory, ladder, now, day, tally)
        return reason
    if memory.rank <= ladder.open_rank:
        memory.until = NEVER
        return reason
    if ladder.keeping.hold == "while_earned":
        return _while_earned(memory, ladder, day, now, tally)
    if day >= memory.until:
        return _review(memory, ladder, day, now, tally)
    return reason


def _while_earned(memory: Memory, ladder: Ladder, day: int, now: int, tally: DaySums) -> Reason:
    if now >= memory.rank:
        memory.basis, memory.until = day, fall_day(ladder, tally, memory.rank, day)
        return "earned"
    memory.until = min(memory.until, day)
    if day >= memory.until + ladder.keeping.grace_days:
        rank = _dropped(memory, ladder, now)
        _hold(memory, ladder, rank, day, tally)
        if rank > now:
            memory.until = day  # a tier on the way down is not earned either
    return "not_kept"


def _review(memory: Memory, ladder: Ladder, day: int, now: int, tally: DaySums) -> Reason:
    """At the end of a term, and on the days of grace after it."""
    end = memory.until
    earned = max(now, review_rank(memory, ladder, tally, day))
    if earned >= memory.rank:
        memory.basis, memory.until = _renewed(ladder, end, day)
        return "earned"
    if day >= end + ladder.keeping.grace_days:
        rank = _dropped(memory, ladder, earned)
        _hold(memory, ladder, rank, day, tally)
        if rank > ladder.open_rank and ladder.keeping.hold == "next_period":
            memory.basis, memory.until = _renewed(ladder, end, day)
    return "not_kept"


def review_rank(memory: Memory, ladder: Ladder, tally: DaySums, day: int) -> int:
    """What counts at a review: the window of the day; for a calendar term, the period that ended, and the days of grace."""
    return ladder.reach(*tally.between(*review_window(memory, ladder, day)))


def review_window(memory: Memory, ladder: Ladder, day: int) -> tuple[int, int]:
    """First and last day of what the review of the present term looks at, as far as `day`."""
    if ladder.keeping.hold == "next_period" and ladder.window.kind != "rolling":
        return period_start(memory.until - 1, ladder.window.kind), day
    first, _ = window_on(ladder, max(day, memory.until))
    return first, day


def _renewed(ladder: Ladder, end: int, day: int) -> tuple[int, int]:
    """Basis and end of the term that follows the one that ended."""
    if ladder.keeping.hold == "next_period" and ladder.window.kind != "rolling":
        return end - 1, next_period(end, ladder.window.kind)
    return day, end + ladder.keeping.days


def _dropped(memory: Memory, ladder: Ladder, earned: int) -> int:
    return max(earned, memory.rank - 1 if ladder.keeping.drop == "one_tier" else 0, ladder.open_rank)


def _hold(memory: Memory, ladder: Ladder, rank: int, day: int, tally: DaySums) -> None:
    """Give a rank its term, from a day on."""
    memory.rank, memory.basis, memory.noticed = rank, day, 0
    memory.until = term_end(ladder, rank, day, tally)


def term_end(ladder: Ladder, rank: int, day: int, tally: DaySums) -> int:
    """The day on which a tier that begins on a day is reviewed."""
    if rank <= ladder.open_rank:
        return NEVER
    if ladder.keeping.hold == "while_earned":
        return fall_day(ladder, tally, rank, day)
    if ladder.keeping.hold == "next_period" and ladder.window.kind != "rolling":
        return next_period(next_period(day, ladder.window.kind), ladder.window.kind)
    return day + ladder.keeping.days


def fall_day(ladder: Ladder, tally: DaySums, rank: int, day: int) -> int:
    """The first day after `day` on which, without new facts, the window no longer earns a rank."""
    if rank <= ladder.open_rank:
        return NEVER
    if ladder.window.kind != "rolling":
        return next_period(day, ladder.window.kind)
    leaving = [gone for one in tally.days if (gone := one + ladder.window.days) > day]
    if not tally.falls_only:
        return next((gone for gone in leaving if earned_on(ladder, tally, gone) < rank), NEVER)
    low, high = 0, len(leaving)
    while low < high:  # what counts only grows less, so the days before the fall come first
        middle = (low + high) // 2
        if earned_on(ladder, tally, leaving[middle]) < rank:
            high = middle
        else:
            low = middle + 1
    return leaving[low] if low < len(leaving) else NEVER


# ------------------------------------------------------------------------------------------------------ refunds


def earned_at_basis(memory: Memory, ladder: Ladder, tally: DaySums, day: int) -> int:
    """What the window that earned the present tier earns by the facts as they are."""
    basis = min(day, memory.until - 1) if ladder.keeping.hold == "while_earned" else min(day, memory.basis)
    return earned_on(ladder, tally, basis)


def take_back(memory: Memory, ladder: Ladder, day: int, before: int) -> Step | None:
    """After a refund was noted: a tier that the window only earned (`before`) with what went back is taken, where the rules say so."""
    tally = DaySums(memory)
    if ladder.kind == "earned" and ladder.keeping.on_refund == "at_once" and memory.rank > ladder.open_rank:
        left = earned_at_basis(memory, ladder, tally, day)
        if before >= memory.rank > left:
            rank = max(left, earned_on(ladder, tally, day), ladder.open_rank)
            if rank < memory.rank:
                _hold(memory, ladder, rank, day, tally)
    return settle(memory, ladder, day, "refunded" if ladder.kind == "earned" else "paid_refunded", tally)


# -------------------------------------------------------------------------------------------- what time will do


def due_day(memory: Memory, ladder: Ladder, day: int, tally: DaySums | None = None) -> int:
    """The next day after `day` on which time alone changes something: what counts, the tier, a notice, what was set by hand."""
    days = [NEVER] if memory.manual is None else [memory.manual.until]
    until, keeping = memory.until, ladder.keeping
    if until < NEVER:
        days += [until, until + keeping.grace_days]
        if keeping.notice_days and memory.noticed != until:
            days.append(max(until - keeping.notice_days, day + 1) if until - keeping.notice_days > day else NEVER)
    if ladder.kind == "earned":
        days.append(_next_loss(memory, ladder, day, tally))
    return min((one for one in days if one > day), default=NEVER)


def _next_loss(memory: Memory, ladder: Ladder, day: int, tally: DaySums | None) -> int:
    """The next day on which something leaves the window."""
    if not (memory.spend or memory.count or memory.grown):
        return NEVER
    if ladder.window.kind != "rolling":
        return next_period(day, ladder.window.kind)
    days = (tally or DaySums(memory)).days
    first = day - ladder.window.days + 1
    return next((one + ladder.window.days for one in days if one >= first), NEVER)


def to_notice(memory: Memory, ladder: Ladder, day: int) -> Missing | None:
    """What to tell a person whose tier is about to end and would not be kept as things are; None when there is nothing to tell."""
    keeping = ladder.keeping
    near = memory.until < NEVER and memory.until - keeping.notice_days <= day < memory.until + keeping.grace_days
    if not keeping.notice_days or not near or memory.noticed == memory.until or memory.manual is not None or not memory.rank:
        return None
    if ladder.kind == "paid":
        tier = ladder.tiers[memory.rank - 1]
        return Missing(tier.key, tier.name, "all")
    return to_keep(memory, ladder, DaySums(memory), day)


def to_keep(memory: Memory, ladder: Ladder, tally: DaySums, day: int) -> Missing | None:
    """What is still missing at the end of the term; None when nothing is, or the tier has no end."""
    if memory.until >= NEVER or memory.rank <= ladder.open_rank:
        return None
    have = tally.between(*review_window(memory, ladder, day))
    return missing(ladder, memory.rank, have)


def missing(ladder: Ladder, rank: int, have: tuple[int, int, int]) -> Missing | None:
    """What these amounts lack for a rank; None when they are enough."""
    tier = ladder.tiers[rank - 1]
    asks: Asks = tier.asks
    if asks.met(*have):
        return None
    lacks = [None if wanted is None or wanted <= got else wanted - got for wanted, got in zip(_wanted(asks), have, strict=True)]
    return Missing(tier.key, tier.name, asks.match, *lacks)


def _wanted(asks: Asks) -> tuple[int | None, int | None, int | None]:
    return asks.spend_minor, asks.orders, asks.growth


# -------------------------------------------------------------------------------------------------- a new ladder


def judge_anew(memory: Memory, ladder: Ladder, day: int, *, lower: bool) -> Step | None:
    """After the ladder was changed. Who reaches more rises; who reaches less keeps the tier to its end, or drops now (`lower`)."""
    tally = DaySums(memory)
    if memory.tier:
        memory.rank = ladder.rank_of(memory.tier) or min(memory.rank, len(ladder.tiers))
    memory.shown = ladder.rank_of(memory.shown_tier) or min(memory.shown, len(ladder.tiers))
    if memory.manual is not None and not ladder.rank_of(memory.manual.tier):
        memory.manual = None
    now = earned_on(ladder, tally, day) if ladder.kind == "earned" else memory.rank
    if ladder.kind == "earned" and now < memory.rank and lower:
        _hold(memory, ladder, max(now, ladder.open_rank), day, tally)
    elif ladder.kind == "earned" and memory.rank > ladder.open_rank and memory.until >= NEVER:
        memory.until = term_end(ladder, memory.rank, day, tally)
    return settle(memory, ladder, day, "rules_changed", tally)


def forget_old(memory: Memory, ladder: Ladder, day: int) -> None:
    """Drop facts that no window can look at any more."""
    if ladder.kind == "paid":
        return
    first = horizon(ladder, min(day, memory.basis or day))
    if any(fact.day < first for fact in memory.orders.values()):
        memory.orders = {order_id: fact for order_id, fact in memory.orders.items() if fact.day >= first}
    if memory.growth and min(one for one, _ in memory.growth.values()) < first:
        memory.growth = {seq: fact for seq, fact in memory.growth.items() if fact[0] >= first}


def horizon(ladder: Ladder, day: int) -> int:
    """The first day that may still count for somebody whose tier rests on a day: two windows, so that late refunds find their orders."""
    if ladder.window.kind == "rolling":
        return day - 2 * ladder.window.days
    return period_start(period_start(day, ladder.window.kind) - 1, ladder.window.kind)
