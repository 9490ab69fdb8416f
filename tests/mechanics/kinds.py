"""Every mechanic that is installed, with the examples of its kind."""

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import entry_points
from typing import Any, Protocol

import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from antiphon.sdk.mechanic import Mechanic

AnyMechanic = Mechanic[Any, Any, Any]


@dataclass(frozen=True)
class Happened:
    """An event of a story: its name, its properties, and how many hours ago it happened when we hear of it."""

    name: str
    properties: dict[str, Any] = field(default_factory=dict[str, Any])
    hours_ago: int = 0


@dataclass(frozen=True)
class Judged:
    """The staff decides about a seat of a story: the acting person's own, or the one that is named."""

    ruling: Any
    seat: str = ""


class Timed(Protocol):
    """An act that depends on when it is done, such as making up the day before yesterday; what it gives may be any act."""

    def at(self, now: datetime) -> Any:
        """The move or the event of that moment."""
        ...


@dataclass(frozen=True)
class Examples:
    """What the shared suite needs to know about a kind; each `tests/mechanics/<kind>/examples.py` has one as `EXAMPLES`."""

    rules: SearchStrategy[Any]  # rules without a flaw
    acts: Callable[[Any], SearchStrategy[Any]]  # for given rules, sensible and odd: moves, `Happened`, `Judged`, `Timed`, `Reply`
    flawed: Sequence[tuple[Any, str]]  # rules that make no sense, and the path where `flaws` must say so
    bugs: Sequence[AnyMechanic] = ()  # the same mechanic with one bug planted; laws must see it
    segments: Sequence[str] = ("gold",)  # segments that the rules may name


def list_mechanics() -> list[AnyMechanic]:
    """What is installed under the entry point group, by name."""
    return [entry.load() for entry in sorted(entry_points(group="antiphon.mechanics"), key=lambda entry: entry.name)]


def find_examples(mechanic: AnyMechanic) -> Examples:
    """The examples of a kind; a kind from another package, which has none here, is tried with its own templates."""
    try:
        return importlib.import_module(f"tests.mechanics.{mechanic.kind}.examples").EXAMPLES
    except ModuleNotFoundError:
        return plain_examples(mechanic)


def plain_examples(mechanic: AnyMechanic) -> Examples:
    """Rules from the templates, moves made up from the move's type, events that the rules listen to without properties."""

    def acts(rules: Any) -> SearchStrategy[Any]:
        names = sorted(mechanic.listens(rules))
        moves = st.from_type(mechanic.move_type)
        return st.one_of(moves, st.sampled_from(names).map(Happened)) if names else moves

    templates = [msgspec.convert(template.rules, mechanic.rules_type) for template in mechanic.templates]
    return Examples(rules=st.sampled_from(templates), acts=acts, flawed=())
