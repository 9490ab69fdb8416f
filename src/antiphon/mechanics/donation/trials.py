"""A made-up crowd for a donation: many tap now and then, some give points, orders come in and a few go back."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.donation.moves import GiveMove
from antiphon.mechanics.donation.rules import Rules
from antiphon.sdk.mechanic import Event, Trial
from antiphon.sdk.orders import ORDER_COMPLETED, ORDER_REFUNDED

_WAKING_MINUTES = 16 * 60


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """What each person does on the days they come by. In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        heart = unit(seed, f"{person}/heart")
        for day in range(days):
            luck = unit(seed, f"{person}/{day}")
            if luck >= 0.1 + heart * 0.5:
                continue
            at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{person}/{day}/minute"))
            if rules.tap is not None:
                trials.append(Trial(person, at, GiveMove("tap")))
            if rules.gift is not None and unit(seed, f"{person}/{day}/gift") < heart * 0.4:
                trials.append(Trial(person, at + timedelta(seconds=40), GiveMove("give", 1 + below(2, seed, f"{person}/{day}/times"))))
            if rules.sale is not None and unit(seed, f"{person}/{day}/order") < 0.4:
                trials += _order(rules, person, at + timedelta(minutes=5), f"{person}-{day}", luck)
    return sorted(trials, key=lambda trial: trial.at)


def _order(rules: Rules, person: int, at: datetime, mark: str, luck: float) -> list[Trial]:
    """An order of one or two pieces, and for a few of them a refund the same evening."""
    product = rules.sale.products[0] if rules.sale and rules.sale.products else "p-1"
    lines = [{"product_id": product, "price": 39, "quantity": 1 + int(luck * 100) % 2}]
    told = {"order_id": f"trial-{mark}", "currency": rules.currency, "products": lines, "revenue": 39 * lines[0]["quantity"]}
    trials = [Trial(person, at, Event("", f"trial_order_{mark}", ORDER_COMPLETED, at, told))]
    if luck < 0.03:
        later = at + timedelta(minutes=50)
        trials.append(Trial(person, later, Event("", f"trial_refund_{mark}", ORDER_REFUNDED, later, {"order_id": f"trial-{mark}"})))
    return trials
