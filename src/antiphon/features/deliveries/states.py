"""What can be done with a delivery, and what it does to the ledger. Pure."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from antiphon.features.deliveries.contracts import HOLDER, Back, State, Turn
from antiphon.kernel.amounts import WORLD


class Step(NamedTuple):
    """From which states a turn can be made, and where it leads."""

    sources: frozenset[State]
    target: State


def _step(target: State, *sources: State) -> Step:
    return Step(frozenset(sources), target)


STEPS: Final[Mapping[Turn, Step]] = {
    "address": _step("ready", "waiting", "ready"),
    "pack": _step("packed", "ready"),
    "unpack": _step("ready", "packed"),
    "ship": _step("shipped", "ready", "packed"),
    "correct": _step("shipped", "shipped"),
    "deliver": _step("delivered", "shipped"),
    "return": _step("returned", "shipped", "delivered"),
    "cancel": _step("cancelled", "waiting", "ready", "packed"),
    "lapse": _step("cancelled", "waiting"),
}
ENDED: Final[frozenset[State]] = frozenset({"delivered", "returned", "cancelled"})
BY_HAND: Final[tuple[Turn, ...]] = ("pack", "unpack", "ship", "correct", "deliver", "return", "cancel")


def turns_of(state: State) -> tuple[Turn, ...]:
    """What staff can do with a delivery in this state."""
    return tuple(turn for turn in BY_HAND if state in STEPS[turn].sources)


def holder_in(state: State, delivery_id: str, person_id: str) -> str:
    """Who has the units. From shipping on they are out of the house."""
    if state == "waiting":
        return f"person:{person_id}"
    return f"{HOLDER}{delivery_id}" if state in {"ready", "packed"} else WORLD


def holder_after(turn: Turn, back: Back, delivery_id: str, person_id: str, origin: str) -> str:
    """Who has them after a turn. `back` counts for cancelling, lapsing and returning only."""
    if turn in {"cancel", "lapse", "return"}:
        return {"stock": origin, "write_off": WORLD, "shopper": f"person:{person_id}"}[back]
    return holder_in(STEPS[turn].target, delivery_id, person_id)
