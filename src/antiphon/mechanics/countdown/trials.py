"""A made-up crowd for a countdown: some ask to be reminded, most of those come, others come by chance."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.countdown.moves import CountdownMove
from antiphon.mechanics.countdown.rules import Rules
from antiphon.sdk.mechanic import Trial


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """Reminders in the time before, arrivals in the window and a little after; none for a moment beyond the days. In order of time."""
    trials: list[Trial] = []
    zero = rules.at or start + timedelta(hours=rules.after_hours or 0)
    before, last = int((zero - start).total_seconds() // 60), start + timedelta(days=days)
    for person in range(people):
        asks = before > 0 and unit(seed, f"{person}/asks") < 0.5
        if asks:
            at = start + timedelta(minutes=below(before, seed, f"{person}/asks at"))
            trials.append(Trial(person, at, CountdownMove("remind")))
        if unit(seed, f"{person}/comes") < (0.7 if asks else 0.2):
            at = zero + timedelta(minutes=below(rules.window_minutes + 10, seed, f"{person}/comes at"))
            trials.append(Trial(person, at, CountdownMove("here")))
    return sorted((trial for trial in trials if start <= trial.at <= last), key=lambda trial: trial.at)
