"""Whether an event counts as a step, and which of several equal ones it is."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Any

from antiphon.mechanics.tasks.rules import Condition, Task
from antiphon.sdk.mechanic import Event

MOST_SUMMED = 1_000_000_000


def counts(task: Task, event: Event) -> bool:
    """The right event, and every condition holds. A task that is shown by proof waits for no event."""
    return task.proof is None and event.name == task.event and all(_holds(condition, event.properties) for condition in task.conditions)


def mark_of(task: Task, event: Event) -> str | None:
    """A short mark of the value that must be different each time; None when the event has no such value."""
    value = event.properties.get(task.distinct)
    return None if value is None or value == "" else sha256(_spell(value).encode(errors="replace")).hexdigest()[:12]


def cents_of(task: Task, event: Event) -> int:
    """Hundredths of the number that is summed, rounded down; 0 for what is no number, not positive, or beyond belief."""
    number = as_number(event.properties.get(task.sum_of))
    return int(number * 100) if number is not None and 0 < number <= MOST_SUMMED else 0


def as_number(value: object) -> Decimal | None:
    """A number, also one that was written as text; None for anything else, including NaN and infinity."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _holds(condition: Condition, properties: Mapping[str, Any]) -> bool:
    value = properties.get(condition.property)
    if value is None:
        return False
    if condition.test in {"at_least", "at_most"}:
        number, bound = as_number(value), as_number(condition.values[0]) if condition.values else None
        if number is None or bound is None:
            return False
        return number >= bound if condition.test == "at_least" else number <= bound
    return any(_same(value, wanted) for wanted in condition.values)


def _same(value: object, wanted: str) -> bool:
    """Equal as numbers where both are numbers (5 is "5.0"), else letter by letter."""
    number, other = as_number(value), as_number(wanted)
    return number == other if number is not None and other is not None else _spell(value) == wanted


def _spell(value: object) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
