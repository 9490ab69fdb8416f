"""A made-up crowd for a leaderboard: a few do a great deal, most a little."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.leaderboard.moves import LeaderboardMove
from antiphon.mechanics.leaderboard.rules import Rules
from antiphon.sdk.mechanic import Event, Trial

_WAKING_MINUTES = 16 * 60


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """Who wants to be listed joins first; then each scores on the days of their zeal. In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        zeal = unit(seed, f"{person}/zeal") ** 3
        if rules.opt_in and zeal > 0.02:
            trials.append(Trial(person, start, LeaderboardMove("join")))
        for day in range(days):
            if unit(seed, f"{person}/{day}") >= 0.1 + zeal * 0.8:
                continue
            at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{person}/{day}/minute"))
            for number in range(1 + int(zeal * 6)):
                value = 1 + below(300, seed, f"{person}/{day}/{number}/value")
                properties = {rules.property: f"p{value}" if rules.measure == "distinct" else value} if rules.property else {}
                moment = at + timedelta(minutes=number)
                trials.append(Trial(person, moment, Event("", f"trial_{person}_{day}_{number}", rules.event, moment, properties)))
    return sorted(trials, key=lambda trial: trial.at)
