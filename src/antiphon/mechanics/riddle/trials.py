"""A made-up crowd for a riddle: everybody tries now and then, and each clue makes it likelier to be solved."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.riddle.moves import RiddleMove
from antiphon.mechanics.riddle.rules import Rules
from antiphon.sdk.mechanic import Trial

_WAKING_MINUTES = 16 * 60


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """One or two tries on a day that somebody comes; once they have it they stop. In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        wit = unit(seed, f"{person}/wit")
        for day in range(days):
            if unit(seed, f"{person}/{day}") >= 0.2 + wit * 0.4:
                continue
            at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{person}/{day}/minute"))
            out = sum(clue.after_hours <= 24 * day for clue in rules.clues)
            knows = unit(seed, f"{person}/{day}/knows") < 0.05 + wit * 0.2 + out * 0.12
            trials.append(Trial(person, at, RiddleMove(rules.answers[0] if knows else f"guess {day}")))
            if knows:
                break
    return sorted(trials, key=lambda trial: trial.at)
