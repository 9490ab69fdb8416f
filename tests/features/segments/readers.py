"""Both readers over the same made-up people, and where they differ."""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from antiphon.engine.analytics.api import Analytics
from antiphon.features.segments.condition import Condition
from antiphon.features.segments.evaluate import Answer
from antiphon.features.segments.fold import Folder, widest
from antiphon.features.segments.leaves import BIRTH, Leaf, Surroundings, compile_condition
from antiphon.features.segments.population import Population
from antiphon.features.segments.state import Person
from antiphon.features.segments.store_population import EVENT_COLUMNS, attach_events, judge_people
from antiphon.kernel.clock import local_day
from tests.features.segments.brute import holds
from tests.features.segments.made_up import Happening, make_history, make_tree

LocalDay = Callable[[int, str], int]


@dataclass
class World:
    """People with their histories, and trees to judge them by."""

    zone: str
    people: dict[str, list[Happening]]
    trees: list[Condition]

    @property
    def events(self) -> list[Happening]:
        return [event for events in self.people.values() for event in events]


def make_world(seed: int, zone: str, people: int = 40, trees: int = 12) -> World:
    """The same seed makes the same world. Trees that everybody passes, or nobody, are mostly thrown away: they prove little."""
    dice = random.Random(seed)
    made = {f"per_{index:03d}": make_history(dice, f"per_{index:03d}", zone) for index in range(people)}
    world = World(zone, made, [])
    stamp_days(world.events, zone)
    today = max(event.local_day for event in world.events)
    days = {event.at_ms: event.local_day for event in world.events}
    while len(world.trees) < trees:
        tree = make_tree(dice)
        true = sum(holds(tree, person_id, events, today, days.__getitem__) for person_id, events in made.items())
        if 0 < true < people or dice.random() < 0.2:
            world.trees.append(tree)
    return world


def stamp_days(events: Iterable[Happening], zone: str, day_of: LocalDay = local_day) -> None:
    """Give each event its local day, as the digest does."""
    for event in events:
        event.local_day = day_of(event.at_ms, zone)


def fold_world(world: World, compiled: Sequence[Leaf], today: int, dice: random.Random) -> dict[str, Person]:
    """Every person's memory, the events arriving in any order."""
    slots = widest([BIRTH, *(slot for leaf in compiled for slot in leaf.slots)])
    folder = Folder(slots.values(), world.zone)
    people: dict[str, Person] = {}
    for person_id, events in world.people.items():
        person = people[person_id] = Person(person_id)
        for event in dice.sample(events, len(events)):
            folder.fold(person, event, today)
    return {person_id: reopened(person) for person_id, person in people.items()}


def reopened(person: Person) -> Person:
    """The person as read back from the store."""
    return Person(person.id, person.write_memory(), person.write_shown())


def judge_each(people: Mapping[str, Person], compiled: Sequence[Leaf], today: int) -> list[dict[str, Answer]]:
    """The first reader: for each tree, each person's answer."""
    return [{person_id: leaf.judge(person, today) for person_id, person in people.items()} for leaf in compiled]


def compile_trees(trees: Sequence[Condition]) -> list[Leaf]:
    """The judges of trees that refer to no tags and no segments."""
    return [compile_condition(tree, Surroundings()) for tree in trees]


class Crowd:
    """The second reader over one world."""

    def __init__(self, folder: Path) -> None:
        self._analytics = Analytics(folder, memory_limit="512MB")

    def members(
        self,
        world: World,
        todays: Sequence[int],
        make_population: type[Population] = Population,
        day_of: Callable[[Happening], int] | None = None,
    ) -> dict[int, list[set[str]]]:
        """For each day, the members of each tree. `day_of` may give events other local days than they have."""
        told = world.events if day_of is None else [replace(event, local_day=day_of(event)) for event in world.events]
        with self._analytics.open() as analysis:
            attach_events(analysis, list(EVENT_COLUMNS), [], [event.row() for event in told], [])
            found: dict[int, list[set[str]]] = {}
            for today in todays:
                population = make_population(today, {})
                tests = [population.test(tree) for tree in world.trees]
                rows = judge_people(analysis, population, tests)
                found[today] = [{row[0] for row in rows if row[place]} for place in range(1, len(tests) + 1)]
            return found

    def close(self) -> None:
        self._analytics.close()
