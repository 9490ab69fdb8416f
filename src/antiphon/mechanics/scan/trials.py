"""A made-up crowd with packages in their hands, printed with the secret that a play has while nobody plays it."""

from datetime import datetime, timedelta
from itertools import islice

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.scan.codes import make_codes, spaced
from antiphon.mechanics.scan.moves import ScanMove
from antiphon.mechanics.scan.rules import Rules
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.mechanic import Trial

_WAKING_MINUTES = 16 * 60


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """One package every few days for most people, now and then a typing error or a code that a friend has scanned. In order of time."""
    codes = {batch.key: islice(make_codes(MADE_UP_SECRET, batch.key, min(batch.count, people * days)), None) for batch in rules.batches}
    keys = [batch.key for batch in rules.batches]
    trials: list[Trial] = []
    last = ""
    for day in range(days):
        for person in range(people):
            label = f"{person}/{day}"
            if unit(seed, label) >= 0.3 * unit(seed, f"{person}/habit"):
                continue
            at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{label}/minute"))
            luck = unit(seed, f"{label}/luck")
            code = (
                "0000-0000-0000-0000"
                if luck < 0.05
                else last
                if luck < 0.1 and last
                else next(codes[keys[below(len(keys), seed, f"{label}/batch")]], None)
            )
            if code is not None:
                last = code
                trials.append(Trial(person, at, ScanMove(spaced(code) if len(code) == 16 else code)))
    return sorted(trials, key=lambda trial: trial.at)
