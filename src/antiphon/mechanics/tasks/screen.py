"""What a person sees of a task play: each task with its steps, its state and its reward."""

from datetime import datetime, timedelta
from typing import Any

from antiphon.mechanics.tasks.moves import Progress, Seat
from antiphon.mechanics.tasks.newcomers import first_day, is_for, is_open_on, join, window
from antiphon.mechanics.tasks.progress import is_done, is_locked, is_over, is_stage_done, progress_on, start_of_round
from antiphon.mechanics.tasks.rules import Rules, Stage, Task
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import is_left, show_reward


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`{tasks, stages, ladder, ends_at, for_you}`; `for_you` is False for someone who is no newcomer any more."""
    mine = join(rules, seat, facts)
    ends = [moment for moment in (facts.ends_at, mine.until if mine else None) if moment is not None]
    return {
        "tasks": [_task(rules, mine or seat, task, facts) for task in rules.tasks],
        "ladder": rules.ladder,
        "stages": [_stage(rules, mine or seat, stage, facts) for stage in rules.stages],
        "next_day_at": facts.next_local_midnight.isoformat() if any(_changes_daily(task) for task in rules.tasks) else None,
        "ends_at": min(ends).isoformat() if ends else None,
        "for_you": mine is not None,
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def _changes_daily(task: Task) -> bool:
    """Whether it may look different tomorrow."""
    return task.repeat != "once" or task.opens_on_day is not None or task.open_days is not None


def next_round_at(task: Task, progress: Progress, facts: Facts) -> datetime | None:
    """When a repeated task that is done can be done again; None when it cannot."""
    if task.repeat == "once" or progress.day is None or (task.rounds is not None and progress.rounds + 1 >= task.rounds):
        return None
    days = {"daily": 1, "weekly": 7, "recurring": task.every_days}[task.repeat]
    return facts.start_of(progress.day + timedelta(days=days))


def _task(rules: Rules, seat: Seat, task: Task, facts: Facts) -> dict[str, Any]:
    """`state` is locked, open, done (all steps, no reward yet), claimed, waiting (for staff), early, closed, reserved or over.

    `claimable` says whether a tap would pay now; `again_at` when a repeated task begins anew.
    """
    today = facts.local_date
    progress = progress_on(task, seat, today)
    served = facts.person.known or not rules.signed_in
    locked, done = is_locked(rules, seat, task, today), is_done(task, progress)
    waits = progress.day is not None and start_of_round(task, today) < progress.day
    again_at = next_round_at(task, progress, facts) if done else None
    opens, last = window(task, first_day(seat, facts))
    return {
        "key": task.key,
        "name": {"zh": task.name.zh, "en": task.name.en},
        "help": {"zh": task.help.zh, "en": task.help.en} if task.help else None,
        "steps_done": min(progress.steps, task.count),
        "steps": task.count,
        "state": _state(task, seat, progress, facts, locked=locked),
        "claimable": done and served and not progress.paid and not locked and not waits and is_left(task.reward, facts.left),
        "repeat": task.repeat,
        "every_days": task.every_days if task.repeat == "recurring" else None,
        "again_at": again_at.isoformat() if again_at else None,
        "opens_on": opens.isoformat() if task.opens_on_day else None,
        "closes_on": last.isoformat() if last else None,
        "is_sum": bool(task.sum_of),
        "proof": _proof(task, seat.tasks.get(task.key) or progress),
        "reward": show_reward(task.reward, facts.left),
        "link": task.link or None,
    }


def _state(task: Task, seat: Seat, progress: Progress, facts: Facts, *, locked: bool) -> str:
    if progress.paid:
        return "claimed"
    if is_done(task, progress):
        return "locked" if locked else "done"
    if is_over(task, progress):
        return "over"
    if locked:
        return "locked"
    if not is_for(task, facts.person):
        return "reserved"
    kept = seat.tasks.get(task.key)
    if task.proof and kept and kept.proof and kept.proof.waits:
        return "waiting"
    first = first_day(seat, facts)
    if is_open_on(task, first, facts.local_date):
        return "open"
    return "early" if facts.local_date < window(task, first)[0] else "closed"


def _proof(task: Task, progress: Progress) -> dict[str, Any] | None:
    """What to send, and why the last one was refused."""
    if task.proof is None:
        return None
    refused = progress.proof.refused if progress.proof else ""
    return {"ask": {"zh": task.proof.ask.zh, "en": task.proof.ask.en}, "picture": task.proof.picture, "refused": refused or None}


def _stage(rules: Rules, seat: Seat, stage: Stage, facts: Facts) -> dict[str, Any]:
    """`state` is open, done (reward not given yet) or claimed."""
    tasks = [task for task in rules.tasks if task.key in stage.tasks]
    done = sum(is_done(task, seat.tasks.get(task.key) or Progress()) for task in tasks)
    got, all_done = stage.key in seat.stages, is_stage_done(rules, seat, stage)
    served = facts.person.known or not rules.signed_in
    return {
        "key": stage.key,
        "name": {"zh": stage.name.zh, "en": stage.name.en},
        "tasks": list(stage.tasks),
        "done": done,
        "of": len(stage.tasks),
        "state": "claimed" if got else "done" if all_done else "open",
        "claimable": all_done and not got and served and is_left(stage.reward, facts.left),
        "reward": show_reward(stage.reward, facts.left),
    }
