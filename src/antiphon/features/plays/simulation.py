"""A play before anyone plays it: a made-up crowd, the same asking and the same floors, balances in memory.

What it says is what the rules will do, given such a crowd; how people really behave is the mechanic's guess (its `trials`).
"""

import heapq
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from math import ceil
from statistics import median_low
from typing import Any, Final

import msgspec

from antiphon.features.plays.asking import Scene, ask
from antiphon.features.plays.contracts import Play
from antiphon.features.plays.lists import Desk, Nothing, Shelf, look_ups
from antiphon.features.plays.memory_till import MemoryTill
from antiphon.features.plays.naming import name_asset
from antiphon.features.plays.registry import Kind
from antiphon.features.plays.running import Running
from antiphon.kernel.amounts import Asset
from antiphon.kernel.clock import from_ms, to_ms
from antiphon.kernel.errors import Invalid
from antiphon.sdk.charts import is_tally
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.mechanic import IGNORED, Alarm, Event, Move, Person, Refused, Reply, Ruling, Seats, Stimulus, add_teams
from antiphon.sdk.words import Text

MAX_PEOPLE: Final = 100_000
MAX_DAYS: Final = 366
MAX_WORK: Final = 3_000_000  # people x days x runs
MAX_RUNS: Final = 50
PURSE: Final[Mapping[str, int]] = {"points": 500}  # what each person begins with, unless told otherwise


class Crowd(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who is made up. `budget` is what may be given away of each asset; `purse` what everybody begins with."""

    people: int = 2_000
    days: int = 14
    runs: int = 5
    seed: str = "antiphon"
    purse: Mapping[str, int] = msgspec.field(default_factory=lambda: dict(PURSE))
    budget: Mapping[str, int] = {}


class CostLine(msgspec.Struct, frozen=True):
    """What one asset costs. Totals are the mean of the runs; `p50`, `p90` and `max` are per person who took part in any run."""

    asset: str
    name: Text
    given: int
    taken: int
    p50: int
    p90: int
    max: int
    budget: int | None
    chance_to_overspend: float | None  # the share of runs in which more than the budget was given


class StockForecast(msgspec.Struct, frozen=True):
    """One scarce thing. `runs_out_on_day` is the median over the runs in which it ran out (1 is the first day); None: in none."""

    asset: str
    name: Text
    started: int
    left: int
    chance_to_run_out: float
    runs_out_on_day: int | None


class TallyForecast(msgspec.Struct, frozen=True):
    """Something that is counted up: the mean of the runs."""

    asset: str
    name: Text
    count: int


class ReasonCount(msgspec.Struct, frozen=True):
    """How often something was decided for a reason, all runs together."""

    key: str
    say: Text
    count: int


class Simulation(msgspec.Struct, frozen=True):
    """What would happen. `moves`, `accepted` and `refused` are means of the runs."""

    people: int
    days: int
    runs: int
    took_part: int
    moves: int
    accepted: int
    refused: int
    failed: int
    because: tuple[ReasonCount, ...]
    refusals: tuple[ReasonCount, ...]
    costs: tuple[CostLine, ...]
    stock: tuple[StockForecast, ...]
    tallies: tuple[TallyForecast, ...] = ()


def simulate(kind: Kind, rules: Mapping[str, Any], crowd: Crowd, start: datetime) -> Simulation:
    """Let a made-up crowd play. Raises `Invalid` for rules with a flaw, or a crowd that is too large."""
    check_crowd(kind, rules, crowd)
    running = _make_running(kind, rules, start, crowd.days)
    runs = [Run(running, crowd, start, f"{crowd.seed}/{number}") for number in range(crowd.runs)]
    for run in runs:
        run.play()
    return _sum_up(running, crowd, runs)


def check_crowd(kind: Kind, rules: Mapping[str, Any], crowd: Crowd) -> None:
    """Raises `Invalid` for rules with a flaw, or a crowd that is too large."""
    if not (1 <= crowd.people <= MAX_PEOPLE and 1 <= crowd.days <= MAX_DAYS and 1 <= crowd.runs <= MAX_RUNS):
        raise Invalid(f"people is 1 to {MAX_PEOPLE}, days 1 to {MAX_DAYS}, runs 1 to {MAX_RUNS}.", code="bad_crowd")
    if crowd.people * crowd.days * crowd.runs > MAX_WORK:
        raise Invalid(f"people x days x runs may be at most {MAX_WORK}: take fewer runs, days or people.", code="bad_crowd")
    flaws = kind.mechanic.flaws(kind.parse_rules(rules))
    if flaws:
        raise Invalid(f"The rules must make sense first: {flaws[0].says.en} / {flaws[0].says.zh}", code="play_has_flaws")


def _make_running(kind: Kind, rules: Mapping[str, Any], start: datetime, days: int) -> Running:
    name = kind.mechanic.name
    end = start + timedelta(days=days + 1)
    return Running(
        Play("", "simulated", kind.name, name, "live", rules, 1, start, end, None, None, start, start, None), kind, MADE_UP_SECRET
    )


class Run:
    """One crowd, once through."""

    def __init__(self, running: Running, crowd: Crowd, start: datetime, seed: str) -> None:
        self.till = MemoryTill(running, crowd.purse)
        self.outcomes: Counter[tuple[str, str, str]] = Counter()  # by kind, outcome and reason
        self.took_part: set[str] = set()
        self._running = running
        self._crowd = crowd
        self._start = start
        self._seed = seed
        self._seats: dict[str, Any] = {}
        self._people: dict[int, Person] = {}
        self._alarms: list[tuple[datetime, int, str, str]] = []  # a heap: due, number, seat, name
        self._standing: dict[tuple[str, str], int] = {}  # by seat and name: the number of the alarm that counts
        self._number = 0
        self._shelf = Shelf(Nothing())

    def play(self) -> None:
        """Trials and alarms in the order of time."""
        crowd, running = self._crowd, self._running
        trials = running.mechanic.trials(running.rules, crowd.people, crowd.days, self._start, self._seed)
        for trial in sorted(trials, key=lambda trial: trial.at):
            self._ring(trial.at)
            stimulus = trial.stimulus
            if isinstance(stimulus, Event) and stimulus.name not in running.listens:
                continue
            person = self._people.get(trial.person)
            if person is None:
                person = Person(f"sim_{trial.person}", known=True, first_seen_at=self._start)
                self._people[trial.person] = person
            if isinstance(stimulus, Reply):
                stimulus = stimulus.to(running.rules, self._seats.get(f"person:{person.id}") or running.kind.empty_seat)
            if stimulus is not None:
                self._decide(_addressed(stimulus, person.id), trial.at, msgspec.structs.replace(person, known=trial.known))
        last = self._start + timedelta(days=crowd.days)
        self._ring(last if running.closes_ms == running.ends_ms or running.closes_ms is None else from_ms(running.closes_ms))

    def _ring(self, until: datetime) -> None:
        while self._alarms and self._alarms[0][0] <= until:
            at, number, seat_id, name = heapq.heappop(self._alarms)
            if self._standing.get((seat_id, name)) == number:
                del self._standing[seat_id, name]
                self._decide(Alarm(seat_id, name, at), at, Person(seat_id.removeprefix("person:"), known=True, first_seen_at=self._start))

    def _decide(self, stimulus: Stimulus[Any], at: datetime, person: Person) -> None:
        running, till = self._running, self.till
        self._number += 1
        kind = type(stimulus).__name__.lower()
        person_id = None if ":" in person.id else person.id  # a team's seat is nobody's own
        ids: Sequence[str] = running.mechanic.seats_of(running.rules, stimulus)
        if running.kind.teamed is not None:
            own = self._seats.get(ids[0]) or running.kind.empty_seat
            ids = add_teams(running.kind.teamed, running.rules, ids, own, stimulus)
        seats = {seat_id: self._seats.get(seat_id) or running.kind.empty_seat for seat_id in ids}
        till.sit(f"person:{person.id}")
        sat, rows = Seats(ids[0], seats[ids[0]], seats), self._shelf.mark()
        try:
            desk = Desk(self._shelf, running, look_ups(running, person_id, stimulus), person_id, "", to_ms(at))
            said, _, beyond = ask(Scene(running, stimulus, sat, at, person, f"{self._seed}/{self._number}", desk), till)
        except Exception:  # noqa: BLE001 - a plug-in may raise anything; it is counted, as the host would
            till.undo(0)
            self._shelf.undo(rows)
            self.outcomes[kind, "failed", "decision_failed"] += 1
            return
        if isinstance(said, Refused):
            if said is not IGNORED and said.reason != IGNORED.reason:
                self.outcomes[kind, "refused", said.reason] += 1
            return
        self._seats.update(said.seats)
        for alarm in beyond.schedules:
            self._standing[alarm.seat_id, alarm.name] = self._number
            heapq.heappush(self._alarms, (alarm.at, self._number, alarm.seat_id, alarm.name))
        till.keep((at - self._start).days + 1)
        self._shelf.forget()
        self.outcomes[kind, "accepted", said.because] += 1
        self.took_part.add(person.id)


def _addressed(stimulus: Any, person_id: str) -> Stimulus[Any]:
    """What a made-up person does, or what happens to them."""
    if isinstance(stimulus, Event):
        return Event(person_id, stimulus.id, stimulus.name, stimulus.at, stimulus.properties)
    if isinstance(stimulus, Ruling):
        return Ruling(stimulus.seat_id or f"person:{person_id}", stimulus.ruling, stimulus.by)
    return Move(person_id, stimulus)


def _sum_up(running: Running, crowd: Crowd, runs: Sequence[Run]) -> Simulation:
    outcomes: Counter[tuple[str, str, str]] = Counter()
    for run in runs:
        outcomes.update(run.outcomes)
    moves: Counter[str] = Counter()
    for (kind, outcome, _), count in outcomes.items():
        moves[outcome] += count if kind == "move" else 0
    return Simulation(
        people=crowd.people,
        days=crowd.days,
        runs=crowd.runs,
        took_part=_mean([len(run.took_part) for run in runs]),
        moves=moves.total() // crowd.runs,
        accepted=moves["accepted"] // crowd.runs,
        refused=moves["refused"] // crowd.runs,
        failed=moves["failed"] // crowd.runs,
        because=_reasons(running, outcomes, "accepted"),
        refusals=_reasons(running, outcomes, "refused"),
        costs=tuple(_cost(running, crowd, runs, asset) for asset in running.assets if not is_tally(asset)),
        stock=tuple(
            _forecast(running, runs, asset, amount) for asset, amount in sorted(running.mechanic.stock(running.rules).items()) if amount
        ),
        tallies=tuple(
            TallyForecast(asset, name_asset(running.rules, asset), _mean([run.till.left()[asset] for run in runs]))
            for asset in sorted(running.tallies)
        ),
    )


def _cost(running: Running, crowd: Crowd, runs: Sequence[Run], asset: Asset) -> CostLine:
    totals = [sum(got.get(asset, 0) for got in run.till.given.values()) for run in runs]
    each = sorted(run.till.given[f"person:{person}"].get(asset, 0) for run in runs for person in run.took_part)
    budget = crowd.budget.get(asset)
    return CostLine(
        asset=asset,
        name=name_asset(running.rules, asset),
        given=_mean(totals),
        taken=_mean([run.till.taken[asset] for run in runs]),
        p50=_quantile(each, 0.5),
        p90=_quantile(each, 0.9),
        max=each[-1] if each else 0,
        budget=budget,
        chance_to_overspend=None if budget is None else sum(total > budget for total in totals) / len(totals),
    )


def _forecast(running: Running, runs: Sequence[Run], asset: Asset, started: int) -> StockForecast:
    days = [run.till.out_on[asset] for run in runs if asset in run.till.out_on]
    return StockForecast(
        asset=asset,
        name=name_asset(running.rules, asset),
        started=started,
        left=_mean([run.till.left()[asset] for run in runs]),
        chance_to_run_out=len(days) / len(runs),
        runs_out_on_day=median_low(days) if days else None,
    )


def _reasons(running: Running, outcomes: Mapping[tuple[str, str, str], int], wanted: str) -> tuple[ReasonCount, ...]:
    found: Counter[str] = Counter()
    for (_, outcome, reason), count in outcomes.items():
        if outcome == wanted:
            found[reason] += count
    return tuple(ReasonCount(key, running.say(key), count) for key, count in found.most_common())


def _mean(numbers: Sequence[int]) -> int:
    return round(sum(numbers) / len(numbers))


def _quantile(ordered: Sequence[int], share: float) -> int:
    """Nearest rank: the smallest value that at least this share of the people did not exceed."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)] if ordered else 0
