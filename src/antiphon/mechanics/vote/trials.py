"""A made-up crowd for a vote: some options are more liked than others, a few people change their minds, some try twice."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, pick, unit
from antiphon.mechanics.vote.moves import VoteMove
from antiphon.mechanics.vote.rules import Rules
from antiphon.sdk.mechanic import Trial

_WAKING_MINUTES = 16 * 60


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """Most vote on one of the days; every tenth comes again. In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        if unit(seed, f"{person}/comes") >= 0.8:
            continue
        day = below(days, seed, f"{person}/day")
        at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{person}/minute"))
        trials.append(Trial(person, at, VoteMove(_choices(rules, seed, f"{person}/first"))))
        if unit(seed, f"{person}/again") < 0.1:
            trials.append(Trial(person, at + timedelta(minutes=3), VoteMove(_choices(rules, seed, f"{person}/second"))))
    return sorted(trials, key=lambda trial: trial.at)


def _choices(rules: Rules, seed: str, label: str) -> tuple[str, ...]:
    """Options without repetition, the earlier ones a little more often."""
    keys = [option.key for option in rules.options]
    count = rules.fewest + below(rules.places - rules.fewest + 1, seed, f"{label}/count")
    chosen: list[str] = []
    for place in range(count):
        weights = [len(keys) - index + 2 for index in range(len(keys))]
        chosen.append(keys.pop(pick(weights, seed, f"{label}/{place}")))
    return tuple(chosen)
