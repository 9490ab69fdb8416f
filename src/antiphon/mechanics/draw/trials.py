"""A made-up crowd for a draw: most people come once, some every day, and those who come fill carts and spend their points."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.draw.moves import DrawMove
from antiphon.mechanics.draw.rules import Rules
from antiphon.sdk.mechanic import Event, Trial

_WAKING_MINUTES = 16 * 60
_MOST_TRIES = 8  # nobody in the crowd taps more often on one visit


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """Visits, what is put into the cart, and draws until the luck or the wish runs out. In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        loyalty = unit(seed, f"{person}/loyalty") ** 3  # few come often
        first = below(days, seed, f"{person}/first")
        for day in range(first, days):
            if day != first and unit(seed, f"{person}/{day}") >= loyalty:
                continue
            at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{person}/{day}/minute"))
            if rules.earn is not None:
                for count in range(below(4, seed, f"{person}/{day}/cart")):
                    event = Event("", f"trial_{person}_{day}_{count}", rules.earn.event, at + timedelta(seconds=count))
                    trials.append(Trial(person, event.at, event))
            tries = 1 + below(min(rules.per_day or _MOST_TRIES, _MOST_TRIES), seed, f"{person}/{day}/tries")
            trials.extend(Trial(person, at + timedelta(seconds=30 + count * 5), DrawMove()) for count in range(tries))
    return sorted(trials, key=lambda trial: trial.at)
