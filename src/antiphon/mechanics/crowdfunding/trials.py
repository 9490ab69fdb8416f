"""A made-up crowd for a crowdfunding: most pledge a share or two on a day they come by, a few think better of it."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.crowdfunding.moves import PledgeMove
from antiphon.mechanics.crowdfunding.rules import Rules
from antiphon.sdk.mechanic import Trial

_WAKING_MINUTES = 16 * 60


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """In order of time; more come at the beginning and on the last day before the deadline."""
    trials: list[Trial] = []
    last = min(days, rules.days)
    for person in range(people):
        mood = unit(seed, f"{person}/mood")
        day = 0 if mood < 0.3 else last - 1 if mood > 0.8 else below(last, seed, f"{person}/day")
        at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{person}/minute"))
        trials.append(Trial(person, at, PledgeMove("pledge", 1 + below(2, seed, f"{person}/shares"))))
        if unit(seed, f"{person}/regret") < 0.1:
            trials.append(Trial(person, at + timedelta(minutes=40), PledgeMove("withdraw")))
    return sorted(trials, key=lambda trial: trial.at)
