"""Who counts as a newcomer, and until when."""

from datetime import timedelta

from msgspec.structs import replace

from antiphon.mechanics.tasks.moves import Seat
from antiphon.mechanics.tasks.rules import Rules
from antiphon.sdk.mechanic import Event, Facts

ORDERED = "Order Completed"
ORDERS_TAG = "orders"  # how many orders a person has placed so far


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
