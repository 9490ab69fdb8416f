"""A made-up crowd that comes to the shops, types what the screen shows, and now and then types it wrong or stands outside."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.visit.moves import VisitMove
from antiphon.mechanics.visit.rules import Rules
from antiphon.sdk.codes import rotating_code, step_of
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.mechanic import Trial

_OPEN_MINUTES = 11 * 60


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """Each has a habit of coming by; one in twenty uses somebody else's phone. In order of time."""
    trials: list[Trial] = []
    for day in range(days):
        for person in range(people):
            label = f"{person}/{day}"
            if unit(seed, label) >= 0.25 * unit(seed, f"{person}/habit") + 0.03:
                continue
            place = rules.places[below(len(rules.places), seed, f"{label}/place")]
            at = start + timedelta(days=day, minutes=below(_OPEN_MINUTES, seed, f"{label}/minute"))
            code = rotating_code(MADE_UP_SECRET, f"visit/{place.key}", step_of(at, rules.code_seconds))
            luck = unit(seed, f"{label}/luck")
            if luck < 0.06:
                code = f"{(int(code) + 1) % 1_000_000:06}"
            metres = 5_000 if luck > 0.96 else below(max(1, place.radius_metres), seed, f"{label}/metres")
            device = f"phone-{person - 1 if unit(seed, f'{label}/phone') < 0.05 and person else person}"
            trials.append(Trial(person, at, VisitMove(place.key, code, metres, 20, device)))
    return sorted(trials, key=lambda trial: trial.at)
