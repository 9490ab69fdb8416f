"""A made-up crowd on a hunt: most begin, some get lost at each clue, some guess, a few walk all the way."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.hunt.moves import HuntMove
from antiphon.mechanics.hunt.places import LATE_STEPS, purpose_of
from antiphon.mechanics.hunt.rules import CODE_SECONDS, Rules, Spot
from antiphon.sdk.codes import rotating_code, signed_code, spaced, step_of
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.mechanic import Event, Trial

_WAKING_MINUTES = 16 * 60
_STEP_MINUTES = 240  # how long the way to the next spot takes at most


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """Everybody walks from spot to spot until they lose the trail or the days are over. In order of time."""
    trials: list[Trial] = []
    end = start + timedelta(days=days)
    for person in range(people):
        if unit(seed, f"{person}/comes") < 0.15:
            continue
        at = start + timedelta(minutes=below(max(1, days * 24 * 60 - 60), seed, f"{person}/begins"))
        trials.append(Trial(person, at, HuntMove("start")))
        wit = unit(seed, f"{person}/wit")
        for number, spot in enumerate(rules.spots):
            label = f"{person}/{spot.key}/{number}"
            opens = start + timedelta(hours=spot.opens_after_hours)
            at = max(at, opens) + timedelta(minutes=1 + below(_STEP_MINUTES, seed, f"{label}/way"))
            if at >= end or unit(seed, label) > 0.6 + 0.4 * wit:
                break
            if unit(seed, f"{label}/strays") < 0.2:
                trials.append(Trial(person, at - timedelta(seconds=40), HuntMove("look", page=f"/somewhere/{number}")))
            if unit(seed, f"{label}/guesses") < 0.1:
                trials.append(Trial(person, at - timedelta(seconds=20), HuntMove("code", code="0000-0000-0000")))
            trials += _reach(spot, person, at)
    return sorted(trials, key=lambda trial: trial.at)


def _reach(spot: Spot, person: int, at: datetime) -> list[Trial]:
    """What somebody does who got there."""
    if spot.way == "page":
        seen = Trial(person, at, HuntMove("look", page=spot.page.replace("*", "anything")))
        return [seen, Trial(person, at + timedelta(seconds=8), HuntMove("take"))]
    if spot.way == "event":
        said = {condition.property: condition.value for condition in spot.conditions}
        return [Trial(person, at, Event("", "", spot.event, at, said))]
    if spot.way == "live_code":
        code = rotating_code(MADE_UP_SECRET, purpose_of(spot.key), step_of(at, CODE_SECONDS) - LATE_STEPS)
        return [Trial(person, at, HuntMove("code", code=code))]
    return [Trial(person, at, HuntMove("code", code=spaced(signed_code(MADE_UP_SECRET, "hunt", spot.key))))]
