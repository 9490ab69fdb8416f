"""A made-up crowd for a trial: people apply, those who are picked get it, most report, and operators read what came."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.trial.moves import Pick, Review, Seat, TrialMove
from antiphon.mechanics.trial.rules import Rules
from antiphon.mechanics.trial.trying import SHIPPED
from antiphon.sdk.answers import Answer, invent_answer
from antiphon.sdk.mechanic import Event, Reply, Ruling, Trial
from antiphon.sdk.questions import walk

_WAKING_MINUTES = 16 * 60
_LAZY = 0.15  # of those who were picked, who never report
_LOOKS = 6  # times that something can go on after applying


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """Everybody may apply while one can; later each does what is next, if anything. In order of time."""
    trials: list[Trial] = []
    until = min(rules.apply_days, days)
    for person in range(people):
        mark = f"{seed}/{person}"
        at = start + timedelta(days=below(until, mark, "day"), minutes=below(_WAKING_MINUTES, mark, "minute"))
        answers: dict[str, Answer] = {}
        while (now := walk(rules.questions, answers).now) is not None:
            answers[now.key] = invent_answer(now, f"{mark}/{now.key}")
            trials.append(Trial(person, at, TrialMove("answer", now.key, answers[now.key])))
            at += timedelta(seconds=5 + below(30, mark, now.key))
        if not rules.questions:
            trials.append(Trial(person, at, TrialMove("apply")))
        close = start + timedelta(days=rules.apply_days, hours=1)
        for look in range(_LOOKS):
            later = close + timedelta(days=look, minutes=below(_WAKING_MINUTES, mark, f"look/{look}"))
            if later <= start + timedelta(days=days):
                trials.append(Trial(person, later, Reply(_Next(mark, later, person))))
    return sorted(trials, key=lambda trial: trial.at)


class _Next(msgspec.Struct, frozen=True):
    """What somebody does next, from wherever they stand; equal to another that is made the same way."""

    mark: str
    at: datetime
    person: int

    def __call__(self, rules: Rules, seat: Seat) -> Any:
        luck = unit(self.mark, f"{seat.state}/luck")
        match seat.state:
            case "applied" if rules.way == "operators" and luck < 0.5:
                return Ruling("", Pick("Suits us well."), "operator")
            case "picked" | "addressed" if rules.is_sent and luck > 0.08:
                return Event("", f"sent_{self.person}_{self.at.isoformat()}", SHIPPED, self.at, {"asset": rules.item.asset})
            case "picked":
                return TrialMove("decline") if luck < 0.04 else None
            case "testing" if luck > _LAZY:
                text = "好用，味道清淡，会再买。" * (rules.shortest // 10 + 1)
                pictures = tuple(f"/storefront/pictures/made-up-{number}" for number in range(rules.pictures))
                stars = 5 - min(below(5, self.mark, "a"), below(5, self.mark, "b"))
                return TrialMove("report", stars=stars, text=text[:900], pictures=pictures)
            case "reported":
                return Ruling("", Review(2 + below(4, self.mark, "quality")), "operator")
            case _:
                return None
