"""A made-up crowd for a guess: most are a fifth off, a few know better, and some use every guess they have."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.guess.moves import GuessMove
from antiphon.mechanics.guess.numbers import MOST_CENTS, spell
from antiphon.mechanics.guess.rules import Rules
from antiphon.sdk.mechanic import Trial

_WAKING_MINUTES = 16 * 60


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """Guesses spread over the days, each somewhere around the answer. In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        zeal = unit(seed, f"{person}/zeal")
        if zeal < 0.25:
            continue
        times = 1 + below(min(rules.guesses, 3), seed, f"{person}/times")
        for time in range(times):
            day = below(days, seed, f"{person}/{time}/day")
            at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{person}/{time}/minute"))
            spread = (unit(seed, f"{person}/{time}/guess") - 0.5) * (0.1 if zeal > 0.9 else 0.8)
            cents = min(MOST_CENTS, max(0, int(rules.cents * (1 + spread)) // 100 * 100))
            trials.append(Trial(person, at, GuessMove(spell(cents))))
    return sorted(trials, key=lambda trial: trial.at)
