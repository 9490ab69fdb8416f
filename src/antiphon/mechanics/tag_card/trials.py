"""A made-up crowd for a tag card: most choose once, some agree, a few change their mind."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, pick, unit
from antiphon.mechanics.tag_card.moves import TagCardMove
from antiphon.mechanics.tag_card.rules import Rules
from antiphon.sdk.mechanic import Trial

_WAKING_MINUTES = 16 * 60
_COMES, _AGREES, _CHANGES = 0.85, 0.45, 0.08


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        if unit(seed, f"{person}/comes") >= _COMES:
            continue
        day = below(days, seed, f"{person}/day")
        at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{person}/minute"))
        agrees = rules.remember and unit(seed, f"{person}/agrees") < _AGREES
        trials.append(Trial(person, at, TagCardMove("choose", _tags(rules, seed, f"{person}/first"), agrees)))
        if unit(seed, f"{person}/changes") < _CHANGES:
            trials.append(Trial(person, at + timedelta(minutes=2), TagCardMove("choose", _tags(rules, seed, f"{person}/second"))))
    return sorted(trials, key=lambda trial: trial.at)


def _tags(rules: Rules, seed: str, label: str) -> tuple[str, ...]:
    """Tags without repetition, the earlier ones a little more often."""
    keys = [tag.key for tag in rules.tags]
    chosen: list[str] = []
    for place in range(rules.least + below(rules.most - rules.least + 1, seed, f"{label}/count")):
        weights = [len(keys) - index + 2 for index in range(len(keys))]
        chosen.append(keys.pop(pick(weights, seed, f"{label}/{place}")))
    return tuple(chosen)
