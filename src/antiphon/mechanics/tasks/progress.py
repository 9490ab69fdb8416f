"""Counting steps: which tasks an event moves on, and what they have come to."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from antiphon.mechanics.tasks.conditions import cents_of, counts, mark_of
from antiphon.mechanics.tasks.moves import Progress, Proving, Seat
from antiphon.mechanics.tasks.newcomers import may_work_on
from antiphon.mechanics.tasks.rules import Rules, Stage, Task
from antiphon.sdk.mechanic import Event, Facts

MOST_MARKS = 200  # the oldest is forgotten first; a task without a sum needs fewer


def start_of_round(task: Task, day: date) -> date:
    """The day that a round would bear which begins on a day: for weekly tasks the Monday before."""
    return day - timedelta(days=day.weekday()) if task.repeat == "weekly" else day


def progress_on(task: Task, seat: Seat, day: date) -> Progress:
    """How far a task is; a repeated one starts anew with each round, and never goes back to a round that is over."""
    progress = seat.tasks.get(task.key) or Progress()
    if task.repeat == "once":
        return progress
    start = start_of_round(task, day)
    pause = timedelta(days=task.every_days if task.repeat == "recurring" else 1)
    if progress.day is not None and start < progress.day + pause:
        return progress
    refused = progress.proof if progress.proof and progress.proof.refused else None
    return Progress(day=start, rounds=progress.rounds + is_done(task, progress), proof=refused)


def is_done(task: Task, progress: Progress) -> bool:
    """All steps are there."""
    return progress.steps >= task.count


def is_over(task: Task, progress: Progress) -> bool:
    """A repeated task that was done as often as it may be."""
    return task.repeat != "once" and task.rounds is not None and progress.rounds >= task.rounds


def is_stage_done(rules: Rules, seat: Seat, stage: Stage) -> bool:
    """All of its tasks are done. They are done once, so that no day matters."""
    tasks = (rules.find(key) for key in stage.tasks)
    return all(task is not None and is_done(task, seat.tasks.get(task.key) or Progress()) for task in tasks)


def is_locked(rules: Rules, seat: Seat, task: Task, day: date) -> bool:
    """On a ladder, whether an earlier task is not done yet; on one of stages, an earlier stage."""
    if not rules.ladder:
        return False
    if rules.stages:
        place = rules.stage_of(task)
        return place is not None and not all(is_stage_done(rules, seat, stage) for stage in rules.stages[:place])
    before = rules.tasks[: rules.tasks.index(task)]
    return not all(is_done(each, progress_on(each, seat, day)) for each in before)


def moved_on(rules: Rules, seat: Seat, event: Event, day: date, facts: Facts) -> Iterator[tuple[Task, Progress]]:
    """The tasks that an event brings a step further. What is locked or closed when it happens does not count it."""
    for task in rules.tasks:
        if not counts(task, event) or is_locked(rules, seat, task, day) or not may_work_on(task, seat, day, facts):
            continue
        progress = progress_on(task, seat, day)
        late = progress.day is not None and start_of_round(task, day) < progress.day
        if late or is_done(task, progress) or is_over(task, progress):
            continue
        if (further := _further(task, progress, event, day)) is not None:
            yield task, further


def _further(task: Task, progress: Progress, event: Event, day: date) -> Progress | None:
    """One event more; None when it is the same again, or nothing to be summed."""
    mark = day.isoformat() if task.distinct_days else mark_of(task, event) if task.distinct else ""
    if mark is None or mark in progress.marks:
        return None
    marks = (*progress.marks, mark)[-MOST_MARKS:] if mark else progress.marks
    if not task.sum_of:
        return replace(progress, steps=progress.steps + 1, marks=marks)
    more = cents_of(task, event)
    cents = min(progress.cents + more, task.count * 100)
    return replace(progress, steps=cents // 100, cents=cents, marks=marks) if more else None


def merged(task: Task | None, kept: Progress, other: Progress) -> Progress:
    """One person's progress out of two: steps add up, what either was paid is paid."""
    proof = _merged_proof(kept.proof, other.proof)
    rounds = kept.rounds + other.rounds
    if kept.day != other.day:
        later = max(kept, other, key=lambda each: each.day or date.min)
        return replace(later, proof=proof, rounds=rounds)
    marks = tuple(dict.fromkeys((*kept.marks, *other.marks)))
    cents = kept.cents + other.cents
    steps = cents // 100 if cents else len(marks) if marks else kept.steps + other.steps
    if task is not None:
        steps, cents = min(steps, task.count), min(cents, task.count * 100)
    return Progress(steps, kept.paid or other.paid, kept.day, marks, cents, rounds, proof)


def _merged_proof(kept: Proving | None, other: Proving | None) -> Proving | None:
    """Both may wait; one decision settles them together."""
    if kept is None or other is None:
        return kept or other
    rows = tuple(dict.fromkeys((*kept.rows, *other.rows)))
    pictures = tuple(dict.fromkeys((*kept.pictures, *other.pictures)))
    return Proving(rows, "" if rows else kept.refused or other.refused, pictures)
