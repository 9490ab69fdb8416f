"""A made-up crowd for a personal test: most finish, a few leave on each question, some go back once, some agree."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.personal_test.moves import PersonalTestMove
from antiphon.mechanics.personal_test.rules import Rules
from antiphon.sdk.answers import Answer, invent_answer
from antiphon.sdk.mechanic import Trial
from antiphon.sdk.questions import walk

_WAKING_MINUTES = 16 * 60
_LEAVES = 0.03  # on each question: with five of them 86 of 100 finish
_GOES_BACK = 0.05
_AGREES = 0.4


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """Everybody comes once, some day. In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        day = below(days, seed, f"{person}/day")
        at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{person}/minute"))
        trials += _take(rules, person, at, f"{seed}/{person}")
    return sorted(trials, key=lambda trial: trial.at)


def _take(rules: Rules, person: int, at: datetime, seed: str) -> list[Trial]:
    trials: list[Trial] = []
    answers: dict[str, Answer] = {}
    while (now := walk(rules.questions, answers).now) is not None:
        if unit(seed, f"{now.key}/leaves") < _LEAVES:
            return trials
        at += timedelta(seconds=4 + below(20, seed, f"{now.key}/thinks"))
        answers[now.key] = invent_answer(now, f"{seed}/{now.key}")
        trials.append(Trial(person, at, PersonalTestMove("answer", now.key, answers[now.key])))
        open_still = walk(rules.questions, answers).now is not None
        if open_still and unit(seed, f"{now.key}/back") < _GOES_BACK:
            trials.append(Trial(person, at + timedelta(seconds=2), PersonalTestMove("back")))
            trials.append(Trial(person, at + timedelta(seconds=4), PersonalTestMove("answer", now.key, answers[now.key])))
            at += timedelta(seconds=4)
    if rules.remember and unit(seed, "agrees") < _AGREES:
        trials.append(Trial(person, at + timedelta(seconds=10), PersonalTestMove("agree")))
    return trials
