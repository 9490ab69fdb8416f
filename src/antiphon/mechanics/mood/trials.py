"""A made-up crowd for a mood vote: some come every day, most now and then; a few change their mind."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, pick, unit
from antiphon.mechanics.mood.moves import MoodMove
from antiphon.mechanics.mood.rules import Rules
from antiphon.sdk.mechanic import Trial

_WAKING_MINUTES = 15 * 60
_CHANGES, _WRITES = 0.05, 0.15


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        faithful = 0.05 + 0.6 * unit(seed, f"{person}/faithful") ** 2
        for day in range(days):
            label = f"{person}/{day}"
            if unit(seed, f"{label}/comes") >= faithful:
                continue
            at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{label}/minute"))
            words = "🙂" if rules.comment and unit(seed, f"{label}/writes") < _WRITES else ""
            trials.append(Trial(person, at, MoodMove(_mood(rules, seed, label), words)))
            if unit(seed, f"{label}/changes") < _CHANGES:
                trials.append(Trial(person, at + timedelta(minutes=1), MoodMove(_mood(rules, seed, f"{label}/second"))))
    return sorted(trials, key=lambda trial: trial.at)


def _mood(rules: Rules, seed: str, label: str) -> str:
    """The earlier ones a little more often."""
    weights = [len(rules.moods) - index + 2 for index in range(len(rules.moods))]
    return rules.moods[pick(weights, seed, f"{label}/mood")].key
