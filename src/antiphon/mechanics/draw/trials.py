"""A made-up crowd for a draw: most people come once, some every day, and those who come fill carts and spend their points."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.draw.moves import DrawMove
from antiphon.mechanics.draw.rules import Rules
from antiphon.mechanics.draw.windows import open_now, opens_next
from antiphon.sdk.mechanic import Event, Trial

_WAKING_MINUTES = 16 * 60
_MOST_TRIES = 8  # nobody in the crowd taps more often on one visit


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """Visits, what people do there to earn draws, and draws until the luck or the wish runs out. In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        loyalty = unit(seed, f"{person}/loyalty") ** 3  # few come often
        first = below(days, seed, f"{person}/first")
        for day in range(first, days):
            if day != first and unit(seed, f"{person}/{day}") >= loyalty:
                continue
            at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{person}/{day}/minute"))
            trials += _earning(rules, person, f"{person}/{day}", at, seed)
            tries = 1 + below(min(rules.per_day or _MOST_TRIES, _MOST_TRIES), seed, f"{person}/{day}/tries")
            open_at = _when_open(rules, at, below(60, seed, f"{person}/{day}/late"))
            if open_at is not None and open_at < start + timedelta(days=days):
                trials.extend(Trial(person, open_at + timedelta(seconds=30 + count * 5), DrawMove()) for count in range(tries))
    return sorted(trials, key=lambda trial: trial.at)


def _earning(rules: Rules, person: int, visit: str, at: datetime, seed: str) -> list[Trial]:
    trials: list[Trial] = []
    for index, way in enumerate(rules.ways):
        for count in range(below(4, seed, f"{visit}/cart" if index == 0 else f"{visit}/way/{index}")):
            name = f"trial_{visit.replace('/', '_')}_{index}_{count}"
            half = (way.at_least or 0) // 2
            properties = {way.amount_in: half + below(half * 2 + 1, seed, f"{name}/amount")} if way.at_least else {}
            event = Event("", name, way.event, at + timedelta(seconds=count), properties)
            trials.append(Trial(person, event.at, event))
    return trials


def _when_open(rules: Rules, at: datetime, late: int) -> datetime | None:
    """When somebody who looks in at `at` can draw: now, or some seconds after it opens."""
    if not rules.windows or open_now(rules.windows, rules.zone, at):
        return at
    opens = opens_next(rules.windows, rules.zone, at)
    return None if opens is None else opens + timedelta(seconds=late % 30)
