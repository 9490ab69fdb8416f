"""Made-up histories: a few people, who travel and whose clocks change, do things with any pause between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace as but
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec.structs import replace

from antiphon.sdk.mechanic import Closing, Event, Person, Reply
from antiphon.sdk.testing import Table
from tests.mechanics.kinds import AnyMechanic, Examples, Happened, Judged

# Beginnings just before something odd: clocks go on or back, a leap day, a year's end, a day that Samoa never had.
STARTS = tuple(
    datetime(*day, 9, 30, tzinfo=UTC)
    for day in ((2026, 3, 28), (2026, 10, 24), (2026, 3, 7), (2028, 2, 28), (2026, 12, 30), (2011, 12, 28), (2026, 5, 1))
)
ZONES = ("Asia/Shanghai", "America/New_York", "Pacific/Kiritimati", "Pacific/Apia", "Pacific/Honolulu", "Europe/Berlin", "Nowhere/Atall")
DATE_LINE = ("Pacific/Kiritimati", "Pacific/Honolulu")  # the same hour, always a day apart
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (0, 1, 1, 30, 240, 360, 600, 720, 1440, 1500, 2880, 5760, 12_000))
SPANS = (PAUSES, PAUSES[:4])  # over weeks, or all within a day
TRAVELS = (None, ZONES, DATE_LINE)  # nobody travels, or anywhere, or to and fro across the date line


@dataclass(frozen=True)
class Step:
    """Who does what, after how long, and where."""

    person: int
    pause: timedelta
    zone: str
    act: Any
    stale: bool  # the mechanic is told first that the whole stock is still there


@dataclass(frozen=True)
class Story:
    """Rules, people and what they do."""

    rules: Any
    start: datetime
    people: tuple[Person, ...]
    points: tuple[int, ...]
    steps: tuple[Step, ...]


@st.composite
def stories(draw: st.DrawFn, examples: Examples, *, most: int = 24) -> Story:
    """A story of up to `most` steps by one to three people."""
    rules = draw(examples.rules)
    start = draw(st.sampled_from(STARTS))
    people = tuple(draw(_people(examples, start, number)) for number in range(draw(st.integers(1, 3))))
    points = tuple(draw(st.sampled_from((0, 15, 1000, 1000))) for _ in people)
    acts = examples.acts(rules)
    ways = _ways(people, draw(st.sampled_from(SPANS)), draw(st.sampled_from(TRAVELS)))
    steps = [but(draw(ways), act=draw(acts)) for _ in range(draw(st.integers(1, most)))]
    return Story(rules, start, people, points, tuple(steps))


def _ways(people: tuple[Person, ...], pauses: tuple[timedelta, ...], zones: tuple[str, ...] | None) -> SearchStrategy[Step]:
    """Steps without an act. One number says all of it, as every draw takes its time."""

    def step(number: int) -> Step:
        number, person = divmod(number, len(people))
        number, pause = divmod(number, len(pauses))
        number, zone = divmod(number, len(zones or "-"))
        return Step(person, pauses[pause], zones[zone] if zones else people[person].zone, None, bool(number))

    return st.integers(0, len(people) * len(pauses) * len(zones or "-") * 2 - 1).map(step)


def retell(story: Story, times: int) -> Iterator[Story]:
    """The story, then what else the same people might have done by the same rules: its acts by anyone, in any order, at any pace.

    Making up rules and acts takes far longer than playing them, so each is used more than once. A story is always retold the same way.
    """
    yield story
    for number in range(1, times):
        chance = Random(number)
        pauses, zones, stale = chance.choice(SPANS), chance.choice(TRAVELS), chance.random() / 2
        steps: list[Step] = []
        for _ in range(chance.randint(2, 24)):
            person = chance.randrange(len(story.people))
            zone = chance.choice(zones) if zones else story.people[person].zone
            steps.append(Step(person, chance.choice(pauses), zone, chance.choice(story.steps).act, chance.random() / 2 < stale))
        yield but(story, start=chance.choice(STARTS) if number % 2 else story.start, steps=tuple(steps))


@st.composite
def _people(draw: st.DrawFn, examples: Examples, start: datetime, number: int) -> Person:
    segments = draw(st.frozensets(st.sampled_from(examples.segments)) if examples.segments else st.just(frozenset[str]()))
    seen = draw(st.sampled_from((None, start - timedelta(days=30), start - timedelta(days=3), start)))
    tags = draw(st.sampled_from(({}, {"orders": 0}, {"orders": 3}, {"orders": "many"})))
    return Person(
        f"per_{number}",
        draw(st.sampled_from(ZONES)),
        draw(st.sampled_from((True, True, False))),
        first_seen_at=seen,
        tags=tags,
        segments=segments,
    )


def tell(mechanic: AnyMechanic, story: Story) -> Table[Any, Any, Any]:
    """Play a story on a table with a referee: alarms ring when they are due, and what happens after the end is not told."""
    ends_at = story.start + timedelta(days=60)
    table = Table(mechanic, story.rules, starts_at=story.start, ends_at=ends_at)
    for person, points in zip(story.people, story.points, strict=True):
        if points:
            table.give(person.id, "points", points)
    now = story.start
    for number, step in enumerate(story.steps):
        now += step.pause
        person = replace(story.people[step.person], zone=step.zone)
        table.stale_left = table.started if step.stale else None
        table.ring(now)
        act = step.act.at(now) if hasattr(step.act, "at") else step.act
        if isinstance(act, Reply):
            act = act.to(story.rules, table.seats.get(f"person:{person.id}") or mechanic.seat_type())
        if isinstance(act, Judged):
            table.rule(act.seat or f"person:{person.id}", act.ruling, now)
        elif now >= ends_at:
            continue
        elif isinstance(act, Happened):
            if act.name in table.listens:
                event = Event(person.id, f"evt_{number}", act.name, now - timedelta(hours=act.hours_ago), act.properties)
                table.play(person, event, now, f"seed/{number}")
        else:
            table.move(person, act, now, f"seed/{number}")
    if isinstance(mechanic, Closing):
        table.ring(max(now, ends_at) + mechanic.closing(story.rules))
    return table
