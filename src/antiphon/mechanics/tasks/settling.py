"""What follows when tasks come further: rewards of tasks and stages, what is told, what is remembered."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.tasks.moves import Progress, Seat
from antiphon.mechanics.tasks.progress import is_done, is_stage_done
from antiphon.mechanics.tasks.rules import Rules, Stage, Task
from antiphon.sdk.effects import Effect, Emit
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import Reward, hand_over, is_left

Moved = Sequence[tuple[Task, Progress]]


class Settled(msgspec.Struct, frozen=True):
    """A decision's parts."""

    because: str
    seat: Seat
    effects: tuple[Effect, ...]
    answer: dict[str, Any]


def settle(rules: Rules, seat: Seat, moved: Moved, facts: Facts) -> Settled:
    """Tasks came a step further: those that are done now are paid, unless the reward waits for a tap, and so are their stages."""
    served = facts.person.known or not rules.signed_in  # else the reward waits until the person signs in and taps
    left, effects, progress = dict(facts.left), list[Effect](), dict(seat.tasks)
    for task, now in moved:
        paid = is_done(task, now) and not task.claim and served and is_left(task.reward, left)
        if paid:
            effects.append(_give(task.reward, left))
        progress[task.key] = replace(now, paid=paid)
    effects += [Emit("Task Completed", {"task": task.key}) for task, now in moved if is_done(task, now)]
    seat = replace(seat, tasks=progress)
    reached = [stage for stage in rules.stages if stage.key not in seat.stages and _is_new(rules, seat, stage, moved)]
    given = [stage for stage in reached if served and is_left(stage.reward, left)]
    for stage in given:
        effects.append(_give(stage.reward, left))
    effects += [Emit("Stage Completed", {"stage": stage.key}) for stage in reached]
    seat = replace(seat, stages=(*seat.stages, *(stage.key for stage in given)))
    # The most important news first: something that is done, else the first step.
    task = next((task for task, now in moved if is_done(task, now)), moved[0][0])
    now = progress[task.key]
    waits = task.claim or not served
    because = "step_counted" if not is_done(task, now) else "task_done" if now.paid else "task_ready" if waits else "reward_late"
    paid_tasks = [task for task, _ in moved if progress[task.key].paid]
    answer = tell(task, now, moved=moved, paid=paid_tasks, stages=given)
    return Settled("stage_done" if given else because, seat, tuple(effects), answer)


def _give(reward: Reward, left: dict[Asset, int]) -> Effect:
    asset = Asset(reward.asset)
    left[asset] = left.get(asset, 0) - reward.amount
    return hand_over(reward)


def _is_new(rules: Rules, seat: Seat, stage: Stage, moved: Moved) -> bool:
    """Whether the stage was finished by what came further just now."""
    return any(task.key in stage.tasks and is_done(task, now) for task, now in moved) and is_stage_done(rules, seat, stage)


def tell(
    task: Task, now: Progress, *, moved: Moved = (), paid: Sequence[Task] = (), stages: Sequence[Stage] = (), **more: Any
) -> dict[str, Any]:
    """`task`, `steps`, `of` and `stage` are for the sentence; `moved`, `paid` and `stages` name all that the stimulus touched.

    `rounds` says for each repeated task which round that was, by its first day.
    """
    touched = {each.key: progress for each, progress in moved} | {task.key: now}
    told: dict[str, Any] = {
        "task": {"key": task.key, "name": {"zh": task.name.zh, "en": task.name.en}},
        "steps": now.steps,
        "of": task.count,
        "moved": [{"key": each.key, "steps": progress.steps, "of": each.count} for each, progress in moved],
        "paid": [each.key for each in paid],
        "rounds": {key: _iso(progress.day) for key, progress in touched.items() if progress.day is not None},
        **more,
    }
    if stages:
        told |= {"stage": tell_stage(stages[0]), "stages": [each.key for each in stages]}
    return told


def tell_stage(stage: Stage) -> dict[str, Any]:
    """A stage by its key and name."""
    return {"key": stage.key, "name": {"zh": stage.name.zh, "en": stage.name.en}}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
