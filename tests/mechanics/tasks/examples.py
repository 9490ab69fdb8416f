"""Task plays for the shared suite: rules of every shape, and the same play with one bug planted."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.mechanics.tasks.moves import Approve, Refuse, Seat, TaskMove
from antiphon.mechanics.tasks.play import Tasks
from antiphon.mechanics.tasks.rules import Condition, Newcomers, Proof, Rules, Stage, Task
from antiphon.sdk.mechanic import Decision, Event, Facts, Move, Refused, Ruling, Seats, Stimulus
from antiphon.sdk.rewards import Reward, hand_over
from antiphon.sdk.words import Text
from tests.mechanics.kinds import Examples, Happened, Judged

NAME = Text(zh="任务", en="Task")
EVENTS = ("Product Viewed", "Product Added", "Order Completed")
RED = Condition("colour", ("red",))
DEAR = Condition("total", ("50",), "at_least")
NEAR = Condition("city", ("Hangzhou", "Ningbo"), "one_of")


SHAPES: tuple[dict[str, Any], ...] = (
    {},
    {},
    {"sum_of": "total"},
    {"segments": ("gold",)},
    {"tiers": ("silver",)},
    {"event": "", "proof": Proof(NAME)},
)
EASY: dict[str, Any] = {"count": 1, "conditions": (), "distinct": "", "claim": False, "reward": Reward(amount=3)}
REPEATS: tuple[dict[str, Any], ...] = (
    {"repeat": "daily"},
    {"repeat": "daily", "rounds": 1},
    {"repeat": "daily", "rounds": 1, **EASY},
    {"repeat": "weekly", **EASY},
    {"repeat": "recurring", "every_days": 9, **EASY},
    {"repeat": "daily", "event": "", "proof": Proof(NAME)},
)


@st.composite
def tasks(draw: st.DrawFn, index: int, *, daily: bool) -> Task:
    """One task of any kind."""
    reward = draw(st.sampled_from((Reward(amount=5), Reward(f"prize:p{index}", 2, stock=draw(st.integers(1, 2)), name=NAME))))
    plain = Task(
        key=f"t{index}",
        name=NAME,
        event=draw(st.sampled_from(EVENTS)),
        reward=reward,
        conditions=draw(st.sampled_from(((), (), (RED,), (DEAR,), (NEAR, DEAR)))),
        count=draw(st.integers(1, 3)),
        distinct=draw(st.sampled_from(("", "", "product_id"))),
        claim=draw(st.booleans()),
    )
    return replace(plain, **draw(st.sampled_from(SHAPES + REPEATS if daily else SHAPES)))


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    """One to three tasks, on a ladder or not, for everybody or for newcomers."""
    ladder = draw(st.sampled_from((False, False, True)))
    made = tuple(draw(tasks(index, daily=not ladder)) for index in range(draw(st.integers(1, 3))))
    newcomers = draw(st.sampled_from((None, None, Newcomers(7), Newcomers(7, not_bought=True), Newcomers(None, not_bought=True))))
    if newcomers is not None and newcomers.within_days is not None:
        opens, closes = draw(st.sampled_from(((None, None), (1, 1), (2, None), (3, 2))))
        made = (replace(made[0], opens_on_day=opens, open_days=closes), *made[1:])
    if not made[0].distinct and not made[0].proof:
        made = (replace(made[0], distinct_days=draw(st.booleans())), *made[1:])
    once = tuple(task.key for task in made if task.repeat == "once")
    stages = tuple(Stage(f"s{key}", NAME, (key,), Reward(amount=7)) for key in once[:2]) if draw(st.booleans()) else ()
    return Rules(
        tasks=made,
        stages=stages,
        ladder=ladder,
        newcomers=newcomers,
        signed_in=draw(st.sampled_from((False, False, True))),
        zone=draw(st.sampled_from(("", "", "Asia/Shanghai"))),
    )


def acts(made: Rules) -> SearchStrategy[Any]:
    """Events that fit, events that nearly fit, events heard of late or from the future, claims of all tasks and of none."""
    properties = st.fixed_dictionaries(
        {},
        optional={
            "colour": st.sampled_from(("red", "blue", 5, True, None)),
            "total": st.sampled_from((50, 49.99, "120", "NaN", "1e400", 10**30, [50], "")),
            "city": st.sampled_from(("Hangzhou", "Ningbo", "Paris")),
            "product_id": st.sampled_from(("1", 1, "2", "3", "", None, {"deep": [1]})),
        },
    )
    fitting = st.sampled_from([{"colour": "red", "total": 80, "city": "Ningbo", "product_id": each} for each in "12345"])
    names = st.sampled_from([task.event or "Proof Sent" for task in made.tasks])
    happened = st.builds(Happened, names, st.one_of(fitting, fitting, properties), st.sampled_from((0, 0, 0, 2, 20, 200, -5)))
    keys = st.sampled_from([*(task.key for task in made.tasks), "unknown"])
    claims = keys.map(TaskMove)
    more = [claims]
    if made.stages:
        stages = st.sampled_from([*(stage.key for stage in made.stages), "unknown"])
        more.append(stages.map(lambda key: TaskMove(key, do="claim_stage")))
    proven = [task.key for task in made.tasks if task.proof is not None]
    if proven:
        some = st.sampled_from([*proven, *proven, "unknown"])
        pictures = st.sampled_from(("", *(f"https://pictures.example/{number}.jpg" for number in range(6)), "javascript:alert(1)"))
        more += [st.builds(TaskMove, some, st.just("prove"), st.sampled_from(("done!", "done!", " ")), pictures)] * 2
        more += [some.map(lambda key: Judged(Approve(key))), some.map(lambda key: Judged(Refuse(key, "It is too dark.")))]
    return st.one_of(happened, happened, *more)


class PaysEveryTime(Tasks):
    """Nobody remembers that a task was paid, nor that it was done."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Refused):
            return outcome
        seat = outcome.seats[seats.own_id]
        unpaid = {key: replace(each, paid=False) for key, each in seat.tasks.items()}
        return replace(outcome, seats={seats.own_id: replace(seat, tasks=unpaid)})


class PaysEarly(Tasks):
    """One step less is enough."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        easier = replace(rules, tasks=tuple(replace(task, count=max(1, task.count - 1)) for task in rules.tasks))
        return super().decide(easier, seats, stimulus, facts)


class ClimbsAnywhere(Tasks):
    """Every step of a ladder is open from the start."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, ladder=False), seats, stimulus, facts)


class CountsDaysInLondon(Tasks):
    """The day ends at midnight UTC, wherever the person is."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, zone="UTC"), seats, stimulus, facts)


class CountsAnything(Tasks):
    """Conditions are not looked at."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        anything = replace(rules, tasks=tuple(replace(task, conditions=()) for task in rules.tasks))
        return super().decide(anything, seats, stimulus, facts)


class CountsTheSameTwice(Tasks):
    """What must be different each time counts again."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        again = replace(rules, tasks=tuple(replace(task, distinct="") for task in rules.tasks))
        return super().decide(again, seats, stimulus, facts)


class LetsEverybodyIn(Tasks):
    """A newcomer's plan is open to all, for ever."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, newcomers=None), seats, stimulus, facts)


class CountsWhatWasBefore(Tasks):
    """Events from before the start are steps too."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(rules, seats, stimulus, replace(facts, starts_at=None))


class CountsLateEventsForToday(Tasks):
    """A step belongs to the day we hear of it, so that one day's work is paid on the next day too."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        if isinstance(stimulus, Event):
            stimulus = replace(stimulus, at=max(stimulus.at, facts.now - timedelta(hours=1)))
        return super().decide(rules, seats, stimulus, facts)


class BelievesEveryProof(Tasks):
    """A proof counts as soon as it is sent."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Refused) or outcome.because != "proof_sent" or not isinstance(stimulus, Move):
            return outcome
        sent = Seats(seats.own_id, outcome.seats[seats.own_id], seats.all)
        return super().decide(rules, sent, Ruling(seats.own_id, Approve(stimulus.move.task), "nobody"), facts)


class PaysForRefusedProofs(Tasks):
    """Whatever staff decide, the step counts."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        told = replace(stimulus, ruling=Approve(stimulus.ruling.task)) if isinstance(stimulus, Ruling) else stimulus
        return super().decide(rules, seats, told, facts)


class RepeatsTooSoon(Tasks):
    """What comes every so many days comes every day."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        often = tuple(replace(task, every_days=1) for task in rules.tasks)
        return super().decide(replace(rules, tasks=often), seats, stimulus, facts)


class RepeatsForEver(Tasks):
    """Nobody counts the rounds."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        endless = tuple(replace(task, rounds=None) for task in rules.tasks)
        return super().decide(replace(rules, tasks=endless), seats, stimulus, facts)


class BeginsTheWeekAnyDay(Tasks):
    """A week is any seven days."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        weeks = tuple(replace(task, repeat="recurring", every_days=7) if task.repeat == "weekly" else task for task in rules.tasks)
        return super().decide(replace(rules, tasks=weeks), seats, stimulus, facts)


class PaysStagesEarly(Tasks):
    """A stage is done with its first step."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        if isinstance(outcome, Refused) or not rules.stages or not outcome.answer.get("moved") or outcome.answer.get("stages"):
            return outcome
        told = {**outcome.answer, "stages": [rules.stages[-1].key]}
        return replace(outcome, effects=(*outcome.effects, hand_over(rules.stages[-1].reward)), answer=told)


class PaysStagesAgain(Tasks):
    """Nobody remembers which stages were paid."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        forgetful = replace(seats, own=replace(seats.own, stages=()))
        return super().decide(rules, forgetful, stimulus, facts)


class ServesEveryTier(Tasks):
    """Segments and tiers are not looked at."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        anybody = tuple(replace(task, segments=(), tiers=()) for task in rules.tasks)
        return super().decide(replace(rules, tasks=anybody), seats, stimulus, facts)


class OpensEverythingAtOnce(Tasks):
    """The days on which tasks open and close are not looked at."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        opened = tuple(replace(task, opens_on_day=None, open_days=None) for task in rules.tasks)
        return super().decide(replace(rules, tasks=opened), seats, stimulus, facts)


class CountsTimesInsteadOfMoney(Tasks):
    """Each order counts as one, whatever it was worth."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        times = tuple(replace(task, sum_of="") for task in rules.tasks)
        return super().decide(replace(rules, tasks=times), seats, stimulus, facts)


class GivesWhatIsGone(Tasks):
    """The stock of a reward is not looked at."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(rules, seats, stimulus, replace(facts, left=dict.fromkeys(facts.left, 99)))


class SaysPaidAndPaysNothing(Tasks):
    """A claim is answered kindly, and nothing is handed over."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        outcome = super().decide(rules, seats, stimulus, facts)
        return replace(outcome, effects=()) if isinstance(outcome, Decision) and isinstance(stimulus, Move) else outcome


class ServesStrangers(Tasks):
    """An anonymous visitor gets what only signed-in people may have."""

    def decide(self, rules: Rules, seats: Seats[Seat], stimulus: Stimulus[TaskMove], facts: Facts) -> Decision[Seat] | Refused:
        return super().decide(replace(rules, signed_in=False), seats, stimulus, facts)


_TASK = Task("look", NAME, "Product Viewed", Reward(amount=5))


def _one(**changes: Any) -> Rules:
    return Rules(tasks=(replace(_TASK, **changes),))


EXAMPLES = Examples(
    rules=rules(),
    acts=acts,
    segments=("gold",),
    flawed=(
        (Rules(tasks=()), "tasks"),
        (Rules(tasks=(_TASK, _TASK)), "tasks[1].key"),
        (_one(key=" "), "tasks[0].key"),
        (_one(name=Text(zh="", en="Look")), "tasks[0].name"),
        (_one(help=Text(zh="看看", en="")), "tasks[0].help"),
        (_one(event=" "), "tasks[0].event"),
        (_one(count=0), "tasks[0].count"),
        (_one(count=101, distinct="product_id"), "tasks[0].count"),
        (_one(count=3, distinct="colour", conditions=(Condition("colour", ("red", "blue"), "one_of"),)), "tasks[0].count"),
        (_one(conditions=(Condition(" ", ("1",)),)), "tasks[0].conditions[0].property"),
        (_one(conditions=(Condition("total", ()),)), "tasks[0].conditions[0].values"),
        (_one(conditions=(Condition("total", ("5", "6")),)), "tasks[0].conditions[0].values"),
        (_one(conditions=(Condition("total", ("a lot",), "at_least"),)), "tasks[0].conditions[0].values"),
        (_one(conditions=(Condition("total", (), "one_of"),)), "tasks[0].conditions[0].values"),
        (_one(reward=Reward(amount=0)), "tasks[0].reward.amount"),
        (_one(reward=Reward("prize:mug", name=NAME)), "tasks[0].reward.stock"),
        (_one(reward=Reward("coupon:ten")), "tasks[0].reward.name"),
        (Rules(tasks=(replace(_TASK, repeat="daily"),), ladder=True), "tasks[0].repeat"),
        (_one(proof=Proof(NAME)), "tasks[0].event"),
        (_one(event="", proof=Proof(Text(zh="照片", en=""))), "tasks[0].proof.ask"),
        (_one(event="", proof=Proof(NAME), sum_of="total"), "tasks[0].sum_of"),
        (_one(every_days=0), "tasks[0].every_days"),
        (_one(rounds=0), "tasks[0].rounds"),
        (_one(sum_of="total", count=10_000_001), "tasks[0].count"),
        (_one(distinct="product_id", distinct_days=True), "tasks[0].distinct_days"),
        (_one(opens_on_day=2), "tasks[0].opens_on_day"),
        (Rules(tasks=(replace(_TASK, opens_on_day=8),), newcomers=Newcomers(7)), "tasks[0].opens_on_day"),
        (Rules(tasks=(replace(_TASK, open_days=0),), newcomers=Newcomers(7)), "tasks[0].open_days"),
        (_one(conditions=(Condition("total", ("a lot",), "at_most"),)), "tasks[0].conditions[0].values"),
        (Rules(tasks=(_TASK,), stages=(Stage("a", NAME, (), Reward()),)), "stages[0].tasks"),
        (Rules(tasks=(_TASK,), stages=(Stage("a", NAME, ("other",), Reward()),)), "stages[0].tasks"),
        (Rules(tasks=(_TASK,), stages=(Stage("a", NAME, ("look",), Reward()), Stage("a", NAME, ("look",), Reward()))), "stages[1].key"),
        (Rules(tasks=(_TASK,), stages=(Stage("a", NAME, ("look", "look"), Reward()),)), "stages[0].tasks"),
        (Rules(tasks=(replace(_TASK, repeat="weekly"),), stages=(Stage("a", NAME, ("look",), Reward()),)), "stages[0].tasks"),
        (Rules(tasks=(_TASK,), stages=(Stage("a", Text(zh="", en="A"), ("look",), Reward()),)), "stages[0].name"),
        (Rules(tasks=(_TASK,), stages=(Stage("a", NAME, ("look",), Reward("coupon:ten")),)), "stages[0].reward.name"),
        (Rules(tasks=(_TASK,), newcomers=Newcomers(0)), "newcomers.within_days"),
        (Rules(tasks=(_TASK,), newcomers=Newcomers(None)), "newcomers"),
        (Rules(tasks=(_TASK,), zone="Mars/Olympus"), "zone"),
    ),
    bugs=(
        BelievesEveryProof(),
        PaysForRefusedProofs(),
        RepeatsTooSoon(),
        RepeatsForEver(),
        BeginsTheWeekAnyDay(),
        PaysStagesEarly(),
        PaysStagesAgain(),
        ServesEveryTier(),
        OpensEverythingAtOnce(),
        CountsTimesInsteadOfMoney(),
        ServesStrangers(),
        PaysEveryTime(),
        PaysEarly(),
        ClimbsAnywhere(),
        CountsDaysInLondon(),
        CountsAnything(),
        CountsTheSameTwice(),
        LetsEverybodyIn(),
        CountsWhatWasBefore(),
        CountsLateEventsForToday(),
        GivesWhatIsGone(),
        SaysPaidAndPaysNothing(),
    ),
)
