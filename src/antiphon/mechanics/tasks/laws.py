"""What a task play promises, as plain functions over what happened."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from antiphon.kernel.clock import get_zone
from antiphon.mechanics.tasks.conditions import cents_of, counts, mark_of
from antiphon.mechanics.tasks.moves import Approve
from antiphon.mechanics.tasks.newcomers import is_for, is_open_on
from antiphon.mechanics.tasks.rules import Rules, Task
from antiphon.sdk.laws import History, Turn, accepted_by_person, day_of, given, only_signed_in_people_get_anything

Period = tuple[str, date | None]  # a task, and for a daily one its day


def _day(rules: Rules, turn: Turn) -> date:
    """A step belongs to the day it happened on, however late we heard of it; a claim to the day it was made on."""
    if turn.kind != "event" or turn.move.at >= turn.at:
        return day_of(turn, rules.zone)
    zone = get_zone(rules.zone) if rules.zone else turn.facts.zone if turn.facts else turn.at.tzinfo
    return turn.move.at.astimezone(zone).date()


def _period(rules: Rules, task: Task, turn: Turn) -> Period:
    """The round that a turn was counted for: as it was told, and for older turns by its day."""
    if task.repeat == "once":
        return task.key, None
    told = turn.answer.get("rounds", {}).get(task.key)
    return task.key, date.fromisoformat(told) if told else _day(rules, turn)


def _paid(rules: Rules, turn: Turn) -> Iterator[Task]:
    for key in turn.answer["paid"]:
        task = rules.find(key)
        assert task is not None, f"{key} was paid and is no task"
        yield task


def _moved(rules: Rules, turn: Turn) -> Iterator[tuple[Task, Mapping[str, Any]]]:
    for each in turn.answer["moved"]:
        task = rules.find(each["key"])
        assert task is not None, f"a step was told of {each['key']}, which is no task"
        yield task, each


def what_is_told_is_given(history: History) -> None:
    """The rewards of the tasks and stages that an answer calls paid are handed over, no more and no less."""
    for person, turns in accepted_by_person(history).items():
        for turn in turns:
            told: Counter[str] = Counter()
            for task in _paid(history.rules, turn):
                told[task.reward.asset] += task.reward.amount
            for key in turn.answer.get("stages", ()):
                stage = history.rules.find_stage(key)
                assert stage is not None, f"{key} was paid and is no stage"
                told[stage.reward.asset] += stage.reward.amount
            assert given(turn) == told, f"{person} was told {dict(told)} and given {dict(given(turn))}"


def a_task_pays_once_a_period(history: History) -> None:
    """A task pays at most once, a repeated one at most once a round and in no more rounds than the rules allow."""
    for person, turns in accepted_by_person(history).items():
        periods = Counter(_period(history.rules, task, turn) for turn in turns for task in _paid(history.rules, turn))
        for (key, day), times in periods.items():
            assert times == 1, f"{person} was paid {times} times for {key}" + (f" on {day}" if day else "")
        for key, rounds in Counter(key for key, _ in periods).items():
            most = history.rules.find(key).rounds
            assert most is None or history.rules.find(key).repeat == "once" or rounds <= most, f"{person} did {rounds} rounds of {key}"


def a_round_begins_when_it_should(history: History) -> None:
    """A daily round bears its own day, a weekly one the Monday before, and between two recurring ones lie so many days."""
    for person, turns in accepted_by_person(history).items():
        begun: dict[str, date] = {}
        for turn in turns:
            today = _day(history.rules, turn)
            for key in turn.answer.get("rounds", {}):
                task = history.rules.find(key)
                if task is None or task.repeat == "once":
                    continue
                _, first = _period(history.rules, task, turn)
                assert first is not None
                if turn.kind != "ruling":  # that one is about the round in which the proof was sent
                    apart = {"daily": 1, "weekly": 7, "recurring": task.every_days}[task.repeat]
                    assert first <= today < first + timedelta(days=apart), f"{person}: {key} on {today} for the round of {first}"
                assert task.repeat != "weekly" or first.weekday() == 0, f"{person}: a week of {key} began on {first}"
                before = begun.get(key)
                if task.repeat == "recurring" and before is not None and first != before:
                    assert first >= before + timedelta(days=task.every_days), f"{person}: {key} again on {first} after {before}"
                begun[key] = first


def nothing_is_paid_before_it_is_done(history: History) -> None:
    """Before a reward there were as many steps as the task asks for: the right events, different where they must be."""
    for person, turns in accepted_by_person(history).items():
        steps: Counter[Period] = Counter()
        cents: Counter[Period] = Counter()
        marks: defaultdict[Period, set[str]] = defaultdict(set)
        for turn in turns:
            for task, each in _moved(history.rules, turn):
                period = _period(history.rules, task, turn)
                if task.proof is None:
                    mark = _mark(history.rules, task, turn, person)
                    assert mark is None or mark not in marks[period], f"{person} got a step of {task.key} for the same again"
                    marks[period] |= {mark} if mark else set()
                if task.sum_of:
                    cents[period] = min(cents[period] + cents_of(task, turn.move), task.count * 100)
                    steps[period] = cents[period] // 100
                else:
                    steps[period] += 1
                assert steps[period] == each["steps"], f"{person} was told {each['steps']} steps of {task.key}, not {steps[period]}"
            for task in _paid(history.rules, turn):
                done = steps[_period(history.rules, task, turn)]
                assert done >= task.count, f"{person} was paid for {task.key} after {done} of {task.count}"


def _mark(rules: Rules, task: Task, turn: Turn, person: str) -> str | None:
    """What has to be different each time; None when nothing has to be."""
    assert turn.kind == "event", f"{person} got a step of {task.key} without an event"
    assert counts(task, turn.move), f"{person} got a step of {task.key} for {turn.move.name}"
    if task.distinct_days:
        return _day(rules, turn).isoformat()
    if not task.distinct:
        return None
    mark = mark_of(task, turn.move)
    assert mark is not None, f"{person} got a step of {task.key} without {task.distinct}"
    return mark


def every_proof_was_looked_at(history: History) -> None:
    """A step of a task shown by proof comes from staff who agreed to a proof that was sent and not decided yet."""
    for person, turns in accepted_by_person(history).items():
        waiting: set[str] = set()
        for turn in turns:
            for task, _ in _moved(history.rules, turn):
                if task.proof is not None:
                    fine = turn.kind == "ruling" and isinstance(turn.move.ruling, Approve) and turn.move.ruling.task == task.key
                    agreed = fine and task.key in waiting
                    assert agreed, f"{person} got a step of {task.key} that nobody agreed to"
            if turn.because == "proof_sent":
                waiting.add(turn.move.task)
            elif turn.kind == "ruling":
                waiting.discard(turn.move.ruling.task)


def a_stage_pays_once_when_all_is_done(history: History) -> None:
    """The reward of a stage is given once, when each of its tasks had all its steps."""
    for person, turns in accepted_by_person(history).items():
        done: set[str] = set()
        paid: set[str] = set()
        for turn in turns:
            done |= {task.key for task, each in _moved(history.rules, turn) if each["steps"] >= task.count}
            for key in turn.answer.get("stages", ()):
                missing = set(history.rules.find_stage(key).tasks) - done
                assert not missing, f"{person} was paid for stage {key} without {sorted(missing)}"
                assert key not in paid, f"{person} was paid twice for stage {key}"
                paid.add(key)


def tasks_are_for_whom_and_when_they_say(history: History) -> None:
    """A step counts only for members of the segment or tier that a task names, and on the days on which it is open."""
    for person, turns in accepted_by_person(history).items():
        for turn in turns:
            if turn.facts is None or turn.kind != "event":
                continue
            facts = turn.facts.counted_in(history.rules.zone)
            for task, _ in _moved(history.rules, turn):
                assert is_for(task, facts.person), f"{person} got a step of {task.key}, which is for others"
                if (seen := facts.person.first_seen_at) is not None:
                    day = _day(history.rules, turn)
                    assert is_open_on(task, facts.day_of(seen), day), f"{person} got a step of {task.key} on {day}, when it was not open"


def a_ladder_is_climbed_in_order(history: History) -> None:
    """No step of a task counts before all earlier ones, or all of the earlier stages, are done."""
    if not history.rules.ladder:
        return
    rules = history.rules
    for person, turns in accepted_by_person(history).items():
        steps: Counter[str] = Counter()
        for turn in turns:
            for task, _ in _moved(rules, turn):
                for before in _before(rules, task):
                    assert steps[before.key] >= before.count, f"{person} got a step of {task.key} before {before.key} was done"
            steps.update({task.key: each["steps"] - steps[task.key] for task, each in _moved(rules, turn)})


def _before(rules: Rules, task: Task) -> Sequence[Task]:
    """What has to be done before it."""
    if not rules.stages:
        return rules.tasks[: rules.tasks.index(task)]
    place = rules.stage_of(task)
    keys = {key for stage in rules.stages[: place or 0] for key in stage.tasks}
    return [each for each in rules.tasks if each.key in keys]


def newcomers_only(history: History) -> None:
    """Whoever takes part in a newcomer's plan was new when they began, and earns no step after their time."""
    plan = history.rules.newcomers
    if plan is None or plan.within_days is None:
        return
    for person, turns in accepted_by_person(history).items():
        for turn in turns:
            seen = turn.facts.person.first_seen_at if turn.facts else None
            if seen is not None and turn.kind == "event" and turn.answer["moved"]:
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
    a_round_begins_when_it_should,
    every_proof_was_looked_at,
    a_stage_pays_once_when_all_is_done,
    tasks_are_for_whom_and_when_they_say,
    nothing_is_paid_before_it_is_done,
    a_ladder_is_climbed_in_order,
    newcomers_only,
    what_was_before_the_play_does_not_count,
    only_signed_in_people_get_anything,
)
