"""Who counts as a newcomer and until when; which tasks are open to whom, on which of their days."""

from datetime import date, timedelta

from msgspec.structs import replace

from antiphon.mechanics.tasks.moves import Seat
from antiphon.mechanics.tasks.rules import Rules, Task
from antiphon.sdk.mechanic import Event, Facts, Person

ORDERED = "Order Completed"
ORDERS_TAG = "orders"  # how many orders a person has placed so far
TIER_TAG = "tier"


def join(rules: Rules, seat: Seat, facts: Facts, event: Event | None = None) -> Seat | None:
    """The seat of someone who may take part, or None. Who joined once stays in, also after the first order."""
    plan = rules.newcomers
    if plan is None or seat.joined_at is not None:
        return seat
    until = None
    if plan.within_days is not None:
        until = (facts.person.first_seen_at or facts.now) + timedelta(days=plan.within_days)
        if facts.now > until:
            return None
    orders = facts.person.tags.get(ORDERS_TAG)
    if plan.not_bought and isinstance(orders, int | float):
        before = orders - (1 if event is not None and event.name == ORDERED else 0)  # the order that just came in is counted already
        if before > 0:
            return None
    return replace(seat, joined_at=facts.now, until=until)


def first_day(seat: Seat, facts: Facts) -> date:
    """A person's day 1: when they were first seen, else when they began."""
    return facts.day_of(facts.person.first_seen_at or seat.joined_at or facts.now)


def window(task: Task, first: date) -> tuple[date, date | None]:
    """The first and the last day on which a task of a plan is open; None: as long as the plan."""
    opens = first + timedelta(days=(task.opens_on_day or 1) - 1)
    return opens, opens + timedelta(days=task.open_days - 1) if task.open_days else None


def is_open_on(task: Task, first: date, day: date) -> bool:
    """Whether a step on that day counts."""
    if task.opens_on_day is None and task.open_days is None:
        return True
    opens, last = window(task, first)
    return opens <= day and (last is None or day <= last)


def is_for(task: Task, person: Person) -> bool:
    """Whether a person is in one of the segments and on one of the tiers that a task is for."""
    if task.segments and not person.segments.intersection(task.segments):
        return False
    return not task.tiers or person.tags.get(TIER_TAG) in task.tiers


def may_work_on(task: Task, seat: Seat, day: date, facts: Facts) -> bool:
    """Whether a step of this person on that day counts."""
    return is_for(task, facts.person) and is_open_on(task, first_day(seat, facts), day)
