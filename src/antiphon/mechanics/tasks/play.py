"""The rules of a task play. Events count by themselves; a reward comes with the last step, or waits for a tap."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.tasks.conditions import counts
from antiphon.mechanics.tasks.flaws import find_flaws
from antiphon.mechanics.tasks.laws import LAWS
from antiphon.mechanics.tasks.moves import Progress, Seat, TaskMove
from antiphon.mechanics.tasks.newcomers import join
from antiphon.mechanics.tasks.progress import is_done, is_locked, merged, moved_on, progress_on
from antiphon.mechanics.tasks.rules import Rules, Task
from antiphon.mechanics.tasks.screen import show
from antiphon.mechanics.tasks.templates import TEMPLATES
from antiphon.mechanics.tasks.trials import make_trials
from antiphon.mechanics.tasks.words import GOOD_FOR, NAME, WORDS
from antiphon.sdk.effects import Effect, Emit
from antiphon.sdk.mechanic import IGNORED, Decision, Event, Facts, Flaw, Move, Refused, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.rewards import hand_over, is_left, stock_of


class Tasks:
    """Do something a few times and be rewarded, once or every day; newcomers climb a ladder."""

    kind = "tasks"
    name = NAME
    good_for = GOOD_FOR
    goals = ("recognise", "decide", "buy_again")
    rules_type = Rules
    seat_type = Seat
    move_type = TaskMove
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return stock_of(task.reward for task in rules.tasks)

    def assets(self, rules: Rules) -> frozenset[Asset]:
        return frozenset(Asset(task.reward.asset) for task in rules.tasks)

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset(task.event for task in rules.tasks)

    def hears(self, rules: Rules, event: Event) -> bool:
        return any(counts(task, event) for task in rules.tasks)

    def seats_of(self, rules: Rules, stimulus: Stimulus[TaskMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        facts = facts.counted_in(rules.zone)
        if isinstance(stimulus, Move):
            return self._claim(rules, seats, stimulus.move.task, facts)
        if isinstance(stimulus, Event):
            return self._count(rules, seats, stimulus, facts)
        return IGNORED

    def _count(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decision[Seat] | Refused:
        seat, moment = join(rules, seats.own, facts, event), min(event.at, facts.now)
        before = facts.starts_at is not None and moment < facts.starts_at
        if seat is None or before or (seat.until is not None and moment > seat.until):
            return IGNORED
        moved = list(moved_on(rules, seat, event, facts.day_of(moment)))
        if not moved:
            return IGNORED
        served = facts.person.known or not rules.signed_in  # else the reward waits until the person signs in and taps
        left, effects, progress = dict(facts.left), list[Effect](), dict(seat.tasks)
        for task, now in moved:
            paid = is_done(task, now) and not task.claim and served and is_left(task.reward, left)
            if paid:
                effects.append(hand_over(task.reward))
                left[Asset(task.reward.asset)] = left.get(Asset(task.reward.asset), 0) - task.reward.amount
            progress[task.key] = replace(now, paid=paid)
        effects += [Emit("Task Completed", {"task": task.key}) for task, now in moved if is_done(task, now)]
        # The most important news first: something that is done, else the first step.
        task = next((task for task, now in moved if is_done(task, now)), moved[0][0])
        now = progress[task.key]
        waits = task.claim or not served
        because = "step_counted" if not is_done(task, now) else "task_done" if now.paid else "task_ready" if waits else "reward_late"
        paid_keys = [task.key for task, _ in moved if progress[task.key].paid]
        return Decision(because, {seats.own_id: replace(seat, tasks=progress)}, effects, self._told(task, now, moved, paid_keys))

    def _claim(self, rules: Rules, seats: Seats[Seat], key: str, facts: Facts) -> Decision[Seat] | Refused:
        task, seat, today = rules.find(key), join(rules, seats.own, facts), facts.local_date
        if task is None:
            return Refused("no_such_task")
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        if seat is None:
            return Refused("not_for_you")
        if is_locked(rules, seat, task, today):
            return Refused("locked")
        progress = progress_on(task, seat, today)
        if not is_done(task, progress):
            return Refused("not_done_yet", values={"steps": progress.steps, "of": task.count})
        if progress.paid:
            again = facts.next_local_midnight if task.repeat == "daily" else None
            return Refused("already_claimed", again)
        if progress.day is not None and today < progress.day:  # done further east, where it was tomorrow already
            return Refused("claim_later", facts.start_of(progress.day))
        if not is_left(task.reward, facts.left):
            return Refused("sold_out")
        paid = replace(progress, paid=True)
        seat = replace(seat, tasks={**seat.tasks, key: paid})
        return Decision("claimed", {seats.own_id: seat}, (hand_over(task.reward),), self._told(task, paid, [], [key]))

    def _told(self, task: Task, now: Progress, moved: Sequence[tuple[Task, Progress]], paid: Sequence[str]) -> dict[str, Any]:
        """`task`, `steps` and `of` are for the sentence; `moved` and `paid` name all tasks that the stimulus touched."""
        return {
            "task": {"key": task.key, "name": {"zh": task.name.zh, "en": task.name.en}},
            "steps": now.steps,
            "of": task.count,
            "moved": [{"key": each.key, "steps": progress.steps, "of": each.count} for each, progress in moved],
            "paid": list(paid),
        }

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """Steps add up; the newcomer's time runs from the earlier start."""
        keys = dict.fromkeys((*kept.tasks, *other.tasks))
        tasks = {key: merged(rules.find(key), kept.tasks.get(key, Progress()), other.tasks.get(key, Progress())) for key in keys}
        joined = min((each.joined_at for each in (kept, other) if each.joined_at is not None), default=None)
        until = min((each.until for each in (kept, other) if each.until is not None), default=None)
        return Seat(tasks, joined, until)

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts.counted_in(rules.zone))

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
