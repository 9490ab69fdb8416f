"""A made-up crowd for a check-in: a few never miss a day, most come now and then, some mend a day they missed."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.check_in.moves import CheckInMove
from antiphon.mechanics.check_in.rules import Rules
from antiphon.sdk.mechanic import Trial

_WAKING_MINUTES = 16 * 60


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """One tap on each day a person remembers; habit is skewed towards forgetting. In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        habit = unit(seed, f"{person}/habit") ** 0.7
        came_before = True
        for day in range(days):
            luck = unit(seed, f"{person}/{day}")
            if luck >= habit:
                came_before = False
                continue
            at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{person}/{day}/minute"))
            trials.append(Trial(person, at, CheckInMove()))
            if rules.make_up and not came_before and day and luck < habit * 0.2:
                missed_on = (at - timedelta(days=1)).date()
                trials.append(Trial(person, at + timedelta(minutes=1), CheckInMove("make_up", missed_on)))
            came_before = True
    return sorted(trials, key=lambda trial: trial.at)
