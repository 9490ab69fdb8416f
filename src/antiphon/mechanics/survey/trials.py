"""A made-up crowd for a survey: some leave on the way, more on texts, and whoever is done is done."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.survey.moves import SurveyMove
from antiphon.mechanics.survey.rules import Rules
from antiphon.sdk.answers import Answer, invent_answer
from antiphon.sdk.mechanic import Trial
from antiphon.sdk.questions import walk

_WAKING_MINUTES = 16 * 60
_LEAVES = {"text": 0.1, "matrix": 0.08}
_LEAVES_ELSE = 0.04


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """Everybody replies once, some day. In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        day = below(days, seed, f"{person}/day")
        at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{person}/minute"))
        answers: dict[str, Answer] = {}
        while (now := walk(rules.questions, answers).now) is not None:
            mark = f"{seed}/{person}/{now.key}"
            if unit(mark, "leaves") < _LEAVES.get(now.kind, _LEAVES_ELSE):
                break
            at += timedelta(seconds=3 + below(25, mark, "thinks"))
            answers[now.key] = invent_answer(now, mark)
            trials.append(Trial(person, at, SurveyMove("answer", now.key, answers[now.key]), known=not rules.anonymous))
    return sorted(trials, key=lambda trial: trial.at)
