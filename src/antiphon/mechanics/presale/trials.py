"""A made-up crowd for a presale: rights in the first days, most deposits paid, most balances paid, a few orders cancelled."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.presale.moves import PresaleMove
from antiphon.mechanics.presale.rules import Rules
from antiphon.sdk.mechanic import Event, Trial
from antiphon.sdk.orders import ORDER_CANCELLED


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """In order of time, as far as the days go."""
    trials: list[Trial] = []
    last = min(days, rules.deposit_days)
    ahead = rules.early_hours * 60
    for person in range(people):
        at = start + timedelta(minutes=ahead + below(max(1, last * 24 * 60 - ahead - 60), seed, f"{person}/at"))
        trials.append(Trial(person, at, PresaleMove("take")))
        told = {"order_id": f"trial-{person}", "currency": rules.currency, "products": [{"product_id": rules.products[0]}]}
        if unit(seed, f"{person}/deposit") > 0.8:
            continue
        paid = at + timedelta(seconds=rules.minutes * 30)
        trials.append(Trial(person, paid, Event("", f"trial_deposit_{person}", rules.deposit_event, paid, told)))
        luck = unit(seed, f"{person}/balance")
        balance = start + timedelta(days=rules.balance_after_days, minutes=below(rules.balance_days * 1_200, seed, f"{person}/when"))
        later, name = (paid + timedelta(hours=2), ORDER_CANCELLED) if luck > 0.95 else (balance, rules.balance_event)
        if luck > 0.95 or (luck < 0.8 and later < start + timedelta(days=days)):
            trials.append(Trial(person, later, Event("", f"trial_{name}_{person}", name, later, {"order_id": f"trial-{person}"})))
    return sorted(trials, key=lambda trial: trial.at)
