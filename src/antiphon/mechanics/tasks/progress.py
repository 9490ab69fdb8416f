"""Counting steps: which tasks an event moves on, and what they have come to."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from antiphon.mechanics.tasks.conditions import counts, mark_of
from antiphon.mechanics.tasks.moves import Progress, Seat
from antiphon.mechanics.tasks.rules import Rules, Task
from antiphon.sdk.mechanic import Event


def progress_on(task: Task, seat: Seat, day: date) -> Progress:
    """How far a task is; a daily one starts anew each day, and never goes back to a day that is over."""
    progress = seat.tasks.get(task.key) or Progress()
    if task.repeat == "daily" and (progress.day is None or day > progress.day):
        return Progress(day=day)
    return progress


def is_done(task: Task, progress: Progress) -> bool:
    """All steps are there."""
    return progress.steps >= task.count


def is_locked(rules: Rules, seat: Seat, task: Task, day: date) -> bool:
    """On a ladder, whether an earlier task is not done yet."""
    if not rules.ladder:
        return False
    before = rules.tasks[: rules.tasks.index(task)]
    return not all(is_done(each, progress_on(each, seat, day)) for each in before)


def moved_on(rules: Rules, seat: Seat, event: Event, day: date) -> Iterator[tuple[Task, Progress]]:
    """The tasks that an event brings a step further. What is locked when it happens does not count it."""
    for task in rules.tasks:
        if not counts(task, event) or is_locked(rules, seat, task, day):
            continue
        progress = progress_on(task, seat, day)
        late = progress.day is not None and day < progress.day
        if late or is_done(task, progress):
            continue
        if not task.distinct:
            yield task, replace(progress, steps=progress.steps + 1)
        elif (mark := mark_of(task, event)) is not None and mark not in progress.marks:
            yield task, replace(progress, steps=progress.steps + 1, marks=(*progress.marks, mark))


def merged(task: Task | None, kept: Progress, other: Progress) -> Progress:
    """One person's progress out of two: steps add up, what either was paid is paid."""
    if kept.day != other.day:
        return max(kept, other, key=lambda each: each.day or date.min)
    marks = tuple(dict.fromkeys((*kept.marks, *other.marks)))
    steps = len(marks) if marks else kept.steps + other.steps
    return Progress(min(steps, task.count) if task else steps, kept.paid or other.paid, kept.day, marks)
