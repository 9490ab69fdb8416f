"""What a person sees of a task play: each task with its steps, its state and its reward."""

from typing import Any

from antiphon.mechanics.tasks.moves import Seat
from antiphon.mechanics.tasks.newcomers import join
from antiphon.mechanics.tasks.progress import is_done, is_locked, progress_on
from antiphon.mechanics.tasks.rules import Rules, Task
from antiphon.sdk.mechanic import Facts
from antiphon.sdk.rewards import is_left, show_reward


def show(rules: Rules, seat: Seat, facts: Facts) -> dict[str, Any]:
    """`{tasks, ladder, ends_at, for_you}`; `for_you` is False for someone who is no newcomer any more."""
    mine = join(rules, seat, facts)
    ends = [moment for moment in (facts.ends_at, mine.until if mine else None) if moment is not None]
    return {
        "tasks": [_task(rules, mine or seat, task, facts) for task in rules.tasks],
        "ladder": rules.ladder,
        "next_day_at": facts.next_local_midnight.isoformat() if any(task.repeat == "daily" for task in rules.tasks) else None,
        "ends_at": min(ends).isoformat() if ends else None,
        "for_you": mine is not None,
        "sign_in_first": rules.signed_in and not facts.person.known,
    }


def _task(rules: Rules, seat: Seat, task: Task, facts: Facts) -> dict[str, Any]:
    """`state` is locked, open, done (all steps, no reward yet) or claimed; `claimable` says whether a tap would pay now."""
    today = facts.local_date
    progress = progress_on(task, seat, today)
    served = facts.person.known or not rules.signed_in
    locked, done = is_locked(rules, seat, task, today), is_done(task, progress)
    waits = progress.day is not None and today < progress.day
    return {
        "key": task.key,
        "name": {"zh": task.name.zh, "en": task.name.en},
        "help": {"zh": task.help.zh, "en": task.help.en} if task.help else None,
        "steps_done": min(progress.steps, task.count),
        "steps": task.count,
        "state": "claimed" if progress.paid else "locked" if locked else "done" if done else "open",
        "claimable": done and served and not progress.paid and not locked and not waits and is_left(task.reward, facts.left),
        "repeat": task.repeat,
        "reward": show_reward(task.reward, facts.left),
        "link": task.link or None,
    }
