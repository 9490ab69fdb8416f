"""A made-up crowd for a flash sale: most come in the first minutes, most of those who get a right pay, a few cancel."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.flash_sale.moves import BuyMove
from antiphon.mechanics.flash_sale.rules import Rules
from antiphon.sdk.mechanic import Event, Trial
from antiphon.sdk.orders import ORDER_CANCELLED, ORDER_COMPLETED


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """In order of time. Whoever did not get a right orders as well: such an order is an ordinary one."""
    trials: list[Trial] = []
    for person in range(people):
        rush = unit(seed, f"{person}/rush")
        late = below(days * 24 * 60, seed, f"{person}/late")
        at = start + timedelta(seconds=below(300, seed, f"{person}/second")) if rush < 0.8 else start + timedelta(minutes=late)
        trials.append(Trial(person, at, BuyMove("take")))
        if unit(seed, f"{person}/pays") < 0.75:
            paid = at + timedelta(seconds=60 + below(rules.minutes * 50, seed, f"{person}/paid"))
            told = {
                "order_id": f"trial-{person}",
                "currency": rules.currency,
                "products": [{"product_id": rules.products[0], "quantity": 1}],
            }
            trials.append(Trial(person, paid, Event("", f"trial_order_{person}", ORDER_COMPLETED, paid, told)))
            if unit(seed, f"{person}/cancels") < 0.05:
                later = paid + timedelta(minutes=20)
                cancelled = Event("", f"trial_cancel_{person}", ORDER_CANCELLED, later, {"order_id": f"trial-{person}"})
                trials.append(Trial(person, later, cancelled))
    return sorted(trials, key=lambda trial: trial.at)
