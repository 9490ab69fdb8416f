"""Made-up histories: a few people, who travel and whose clocks change, do things with any pause between them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import strategies as st
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
    pauses = draw(st.sampled_from((PAUSES, PAUSES[:4])))  # over weeks, or all within a day
    zones = draw(st.sampled_from((None, ZONES, DATE_LINE)))  # nobody travels, or anywhere, or to and fro across the date line
    steps: list[Step] = []
    for _ in range(draw(st.integers(1, most))):
        person = draw(st.integers(0, len(people) - 1))
        zone = draw(st.sampled_from(zones)) if zones else people[person].zone
        steps.append(Step(person, draw(st.sampled_from(pauses)), zone, draw(acts), draw(st.booleans())))
    return Story(rules, start, people, points, tuple(steps))


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
