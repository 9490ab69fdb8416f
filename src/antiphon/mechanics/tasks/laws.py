"""What a task play promises, as plain functions over what happened."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from antiphon.kernel.clock import get_zone
from antiphon.mechanics.tasks.conditions import counts, mark_of
from antiphon.mechanics.tasks.rules import Rules, Task
from antiphon.sdk.laws import History, Turn, accepted_by_person, day_of, given, only_signed_in_people_get_anything

Period = tuple[str, date | None]  # a task, and for a daily one its day


def _period(rules: Rules, task: Task, turn: Turn) -> Period:
    """A step belongs to the day it happened on, however late we heard of it; a claim to the day it was made on."""
    if task.repeat == "once":
        return task.key, None
    if turn.kind != "event" or turn.move.at >= turn.at:
        return task.key, day_of(turn, rules.zone)
    zone = get_zone(rules.zone) if rules.zone else turn.facts.zone if turn.facts else turn.at.tzinfo
    return task.key, turn.move.at.astimezone(zone).date()


def _paid(rules: Rules, turn: Turn) -> Iterator[Task]:
    for key in turn.answer["paid"]:
        task = rules.find(key)
        assert task is not None, f"{key} was paid and is no task"
        yield task


def what_is_told_is_given(history: History) -> None:
    """The rewards of the tasks that an answer calls paid are handed over, no more and no less."""
    for person, turns in accepted_by_person(history).items():
        for turn in turns:
            told: Counter[str] = Counter()
            for task in _paid(history.rules, turn):
                told[task.reward.asset] += task.reward.amount
            assert given(turn) == told, f"{person} was told {dict(told)} and given {dict(given(turn))}"


def a_task_pays_once_a_period(history: History) -> None:
    """A task pays at most once, a daily one at most once for each local day."""
    for person, turns in accepted_by_person(history).items():
        periods = Counter(_period(history.rules, task, turn) for turn in turns for task in _paid(history.rules, turn))
        for (key, day), times in periods.items():
            assert times == 1, f"{person} was paid {times} times for {key}" + (f" on {day}" if day else "")


def nothing_is_paid_before_it_is_done(history: History) -> None:
    """Before a reward there were as many steps as the task asks for: the right events, different where they must be."""
    for person, turns in accepted_by_person(history).items():
        steps: Counter[Period] = Counter()
        marks: defaultdict[Period, set[str]] = defaultdict(set)
        for turn in turns:
            for each in turn.answer["moved"]:
                task = history.rules.find(each["key"])
                period = _period(history.rules, task, turn)
                assert counts(task, turn.move), f"{person} got a step of {task.key} for {turn.move.name}"
                if task.distinct:
                    mark = mark_of(task, turn.move)
                    assert mark is not None, f"{person} got a step of {task.key} without {task.distinct}"
                    marks[period].add(mark)
                steps[period] += 1
                assert steps[period] == each["steps"], f"{person} was told {each['steps']} steps of {task.key}, not {steps[period]}"
            for task in _paid(history.rules, turn):
                period = _period(history.rules, task, turn)
                done = len(marks[period]) if task.distinct else steps[period]
                assert done >= task.count, f"{person} was paid for {task.key} after {done} of {task.count}"


def a_ladder_is_climbed_in_order(history: History) -> None:
    """No step of a task counts before all earlier ones are done."""
    if not history.rules.ladder:
        return
    for person, turns in accepted_by_person(history).items():
        steps: Counter[str] = Counter()
        for turn in turns:
            for each in turn.answer["moved"]:
                for before in history.rules.tasks[: history.rules.tasks.index(history.rules.find(each["key"]))]:
                    assert steps[before.key] >= before.count, f"{person} got a step of {each['key']} before {before.key} was done"
            steps.update(each["key"] for each in turn.answer["moved"])


def newcomers_only(history: History) -> None:
    """Whoever takes part in a newcomer's plan was new when they began, and earns no step after their time."""
    plan = history.rules.newcomers
    if plan is None or plan.within_days is None:
        return
    for person, turns in accepted_by_person(history).items():
        for turn in turns:
            seen = turn.facts.person.first_seen_at if turn.facts else None
            if seen is not None and turn.answer["moved"]:
                assert turn.move.at <= seen + timedelta(days=plan.within_days), (
                    f"{person}, first seen at {seen}, got a step at {turn.move.at}"
                )


def what_was_before_the_play_does_not_count(history: History) -> None:
    """An event from before the start is no step."""
    for person, turns in accepted_by_person(history).items():
        for turn in turns:
            start = turn.facts.starts_at if turn.facts else None
            if start is not None and turn.kind == "event":
                assert turn.move.at >= start, f"{person} got a step for something at {turn.move.at}"


LAWS = (
    what_is_told_is_given,
    a_task_pays_once_a_period,
    nothing_is_paid_before_it_is_done,
    a_ladder_is_climbed_in_order,
    newcomers_only,
    what_was_before_the_play_does_not_count,
    only_signed_in_people_get_anything,
)
