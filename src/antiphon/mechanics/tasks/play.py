"""The rules of a task play. Events count by themselves; a reward comes with the last step, or waits for a tap."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.tasks.conditions import counts
from antiphon.mechanics.tasks.flaws import find_flaws
from antiphon.mechanics.tasks.laws import LAWS
from antiphon.mechanics.tasks.moves import Progress, Seat, TaskMove, TaskRuling
from antiphon.mechanics.tasks.newcomers import join
from antiphon.mechanics.tasks.progress import is_done, is_locked, is_stage_done, merged, moved_on, progress_on, start_of_round
from antiphon.mechanics.tasks.proofs import PICTURES, PROOFS, proof_key, rule_on, send_proof
from antiphon.mechanics.tasks.rules import Rules
from antiphon.mechanics.tasks.screen import next_round_at, show
from antiphon.mechanics.tasks.settling import settle, tell, tell_stage
from antiphon.mechanics.tasks.templates import TEMPLATES
from antiphon.mechanics.tasks.trials import make_trials
from antiphon.mechanics.tasks.words import EXAMPLE, GOOD_FOR, NAME, PICTURES_NAME, PROOFS_NAME, WORDS
from antiphon.sdk.lists import ListKind, LookUp
from antiphon.sdk.mechanic import IGNORED, Decision, Event, Facts, Flaw, Move, Refused, Ruling, Seats, Stimulus, Trial, person_seat
from antiphon.sdk.pictures import look_ups
from antiphon.sdk.rewards import hand_over, is_left, stock_of


class Tasks:
    """Do something a few times and be rewarded, once or every day; newcomers climb a ladder."""

    kind = "tasks"
    name = NAME
    good_for = GOOD_FOR
    example = EXAMPLE
    goals = ("recognise", "decide", "buy_again")
    rules_type = Rules
    seat_type = Seat
    move_type = TaskMove
    ruling_type = TaskRuling
    words = WORDS
    templates = TEMPLATES
    laws = LAWS

    def stock(self, rules: Rules) -> Mapping[Asset, int]:
        return stock_of(reward for _, reward in rules.rewards())

    def assets(self, rules: Rules) -> frozenset[Asset]:
        return frozenset(Asset(reward.asset) for _, reward in rules.rewards())

    def listens(self, rules: Rules) -> frozenset[str]:
        return frozenset(task.event for task in rules.tasks if task.event and task.proof is None)

    def lists(self, rules: Rules) -> Mapping[str, ListKind]:
        return {PROOFS: ListKind(PROOFS_NAME), PICTURES: ListKind(PICTURES_NAME)}

    def looks_up(self, rules: Rules, person_id: str, stimulus: Stimulus[TaskMove] | None) -> Sequence[LookUp]:
        task = ""
        if isinstance(stimulus, Move):
            task = stimulus.move.task
        elif isinstance(stimulus, Ruling):
            task = str(stimulus.ruling.task)
        if rules.find(task) is None:
            return ()
        picture = stimulus.move.picture if isinstance(stimulus, Move) and stimulus.move.do == "prove" else ""
        return (LookUp(PROOFS, proof_key(person_id, task)), *look_ups(PICTURES, picture))

    def hears(self, rules: Rules, event: Event) -> bool:
        return any(counts(task, event) for task in rules.tasks)

    def seats_of(self, rules: Rules, stimulus: Stimulus[TaskMove]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        facts = facts.counted_in(rules.zone)
        match stimulus:
            case Move(person_id, move):
                return self._move(rules, seats, person_id, move, facts)
            case Event():
                return self._count(rules, seats, stimulus, facts)
            case Ruling(_, ruling):
                return rule_on(rules, seats, ruling, facts)
            case _:
                return IGNORED

    def _move(self, rules: Rules, seats: Seats[Seat], person_id: str, move: TaskMove, facts: Facts) -> Decision[Seat] | Refused:
        if move.do == "prove":
            return send_proof(rules, seats, person_id, move, facts)
        if move.do == "claim_stage":
            return self._claim_stage(rules, seats, move.task, facts)
        return self._claim(rules, seats, move.task, facts)

    def _count(self, rules: Rules, seats: Seats[Seat], event: Event, facts: Facts) -> Decision[Seat] | Refused:
        seat, moment = join(rules, seats.own, facts, event), min(event.at, facts.now)
        before = facts.starts_at is not None and moment < facts.starts_at
        if seat is None or before or (seat.until is not None and moment > seat.until):
            return IGNORED
        moved = list(moved_on(rules, seat, event, facts.day_of(moment), facts))
        if not moved:
            return IGNORED
        settled = settle(rules, seat, moved, facts)
        return Decision(settled.because, {seats.own_id: settled.seat}, settled.effects, settled.answer)

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
            return Refused("already_claimed", next_round_at(task, progress, facts))
        if progress.day is not None and start_of_round(task, today) < progress.day:  # done further east, where it was tomorrow already
            return Refused("claim_later", facts.start_of(progress.day))
        if not is_left(task.reward, facts.left):
            return Refused("sold_out")
        paid = replace(progress, paid=True)
        seat = replace(seat, tasks={**seat.tasks, key: paid})
        return Decision("claimed", {seats.own_id: seat}, (hand_over(task.reward),), tell(task, paid, paid=[task]))

    def _claim_stage(self, rules: Rules, seats: Seats[Seat], key: str, facts: Facts) -> Decision[Seat] | Refused:
        """For stages that could not be paid when they were done: nobody was signed in, or nothing was left."""
        stage, seat = rules.find_stage(key), seats.own
        if stage is None:
            return Refused("no_such_stage")
        if rules.signed_in and not facts.person.known:
            return Refused("sign_in_first")
        if stage.key in seat.stages:
            return Refused("already_claimed")
        if not is_stage_done(rules, seat, stage):
            return Refused("stage_open")
        if not is_left(stage.reward, facts.left):
            return Refused("sold_out")
        told = {"stage": tell_stage(stage), "stages": [stage.key], "moved": [], "paid": []}
        return Decision("stage_claimed", {seats.own_id: replace(seat, stages=(*seat.stages, key))}, (hand_over(stage.reward),), told)

    def merge(self, rules: Rules, kept: Seat, other: Seat) -> Seat:
        """Steps add up; the newcomer's time runs from the earlier start."""
        keys = dict.fromkeys((*kept.tasks, *other.tasks))
        tasks = {key: merged(rules.find(key), kept.tasks.get(key, Progress()), other.tasks.get(key, Progress())) for key in keys}
        joined = min((each.joined_at for each in (kept, other) if each.joined_at is not None), default=None)
        until = min((each.until for each in (kept, other) if each.until is not None), default=None)
        return Seat(tasks, joined, until, tuple(dict.fromkeys((*kept.stages, *other.stages))))

    def flaws(self, rules: Rules) -> Sequence[Flaw]:
        return find_flaws(rules)

    def shown(self, rules: Rules, seats: Seats[Seat], facts: Facts) -> Mapping[str, Any]:
        return show(rules, seats.own, facts.counted_in(rules.zone))

    def trials(self, rules: Rules, people: int, days: int, start: datetime, seed: str) -> Sequence[Trial]:
        return make_trials(rules, people, days, start, seed)
