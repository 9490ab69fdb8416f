"""A made-up crowd for tasks: people do what the tasks ask for, some more eagerly than others, and most claim what they earned."""

from datetime import datetime, timedelta

from antiphon.kernel.chance import below, unit
from antiphon.mechanics.tasks.moves import Approve, Refuse, TaskMove
from antiphon.mechanics.tasks.rules import Condition, Rules, Task
from antiphon.sdk.mechanic import Event, Ruling, Trial

_WAKING_MINUTES = 16 * 60


def make_trials(rules: Rules, people: int, days: int, start: datetime, seed: str) -> list[Trial]:
    """On a day that a person comes, each task is worked on with the person's own zeal. In order of time."""
    trials: list[Trial] = []
    for person in range(people):
        zeal = unit(seed, f"{person}/zeal") ** 2
        for day in range(days):
            if unit(seed, f"{person}/{day}") >= 0.15 + zeal * 0.7:
                continue
            at = start + timedelta(days=day, minutes=below(_WAKING_MINUTES, seed, f"{person}/{day}/minute"))
            for index, task in enumerate(rules.tasks):
                luck = unit(seed, f"{person}/{day}/{task.key}")
                if luck < 0.2 + zeal * 0.6:
                    trials += _work(task, person, at + timedelta(minutes=2 * index), f"{person}_{day}", luck)
    return sorted(trials, key=lambda trial: trial.at)


def _work(task: Task, person: int, at: datetime, mark: str, luck: float) -> list[Trial]:
    """Some steps of one task, and the claim; or a proof, which staff mostly agree to an hour later."""
    if task.proof is not None:
        picture = "" if task.proof.picture == "no" else f"https://pictures.example/{mark}-{task.key}.jpg"
        ruling = Approve(task.key) if luck < 0.7 else Refuse(task.key, "This is a made-up crowd.")
        sent = Trial(person, at, TaskMove(task.key, do="prove", text="Done", picture=picture))
        return [sent, Trial(person, at + timedelta(hours=1), Ruling("", ruling, "trial"))]
    steps = 1 + int(luck * 97) % min(task.count, 5)
    trials = list[Trial]()
    for step in range(steps):
        properties = {condition.property: _fitting(condition) for condition in task.conditions}
        if task.sum_of:
            properties[task.sum_of] = str(20 + int(luck * 997) % 180)
        if task.distinct and task.distinct not in properties:
            properties[task.distinct] = f"{mark}_{step}"
        event = Event("", f"trial_{task.key}_{mark}_{step}", task.event, at + timedelta(seconds=step), properties)
        trials.append(Trial(person, event.at, event))
    if task.claim and luck < 0.9:
        trials.append(Trial(person, at + timedelta(seconds=90), TaskMove(task.key)))
    return trials


def _fitting(condition: Condition) -> str:
    return condition.values[0] if condition.values else ""
