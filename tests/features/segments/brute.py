"""A third reader, slow and plain: it goes through a person's raw events with the promised semantics in hand.

It shares nothing with the two readers of the product.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, cast

from antiphon.features.segments.condition import (
    Age,
    All,
    Anniversary,
    Any_,
    Condition,
    Happened,
    Last,
    Measured,
    Not,
    RandomShare,
    Sequence_,
    TraitIs,
    Where,
)
from tests.features.segments.made_up import Happening

NOT_VISITS = {
    "Identified",
    "Aliased",
    "Group Joined",
    "Order Refunded",
    "Order Cancelled",
    "Order Updated",
    "Message Sent",
    "Message Opened",
    "Coupon Issued",
}


def holds(condition: Condition, person_id: str, events: Sequence[Happening], today: int, day_of: Callable[[int], int]) -> bool:
    """Whether the condition holds for the person at the end of the local day `today`."""
    if isinstance(condition, All):
        return all(holds(child, person_id, events, today, day_of) for child in condition.of)
    if isinstance(condition, Any_):
        return any(holds(child, person_id, events, today, day_of) for child in condition.of)
    if isinstance(condition, Not):
        return not holds(condition.of, person_id, events, today, day_of)
    return _leaf(condition, person_id, events, today, day_of)


def _leaf(condition: Condition, person_id: str, events: Sequence[Happening], today: int, day_of: Callable[[int], int]) -> bool:
    if isinstance(condition, RandomShare):
        digest = hashlib.sha256(f"{condition.salt}/{person_id}".encode()).hexdigest()
        return condition.above <= int(digest[:8], 16) / 2**32 * 100 < condition.to
    if isinstance(condition, TraitIs):
        return passes(condition.op, trait(condition.trait, events), condition.value)
    if isinstance(condition, Anniversary):
        return _comes_round(trait(condition.trait, events), today, condition.days)
    ordered = sorted(events, key=lambda event: (event.at_ms, event.id))
    if isinstance(condition, Sequence_):
        return _in_sequence(condition, ordered, today, day_of)
    assert isinstance(condition, Measured | Last | Age)
    meant = [event for event in ordered if is_meant(condition, event)]
    if isinstance(condition, Measured):
        if condition.days is not None:
            meant = [event for event in meant if 0 <= today - day_of(event.at_ms) < condition.days]
        return _measured(condition, meant, day_of)
    if isinstance(condition, Age):
        if not meant:
            return False
        edge = min if condition.of == "first" else max
        return passes(condition.op, today - edge(day_of(event.at_ms) for event in meant), condition.days)
    last = max((day_of(event.at_ms) for event in meant), default=None)
    if condition.within:
        return last is not None and today - last < condition.days
    since = max(min(day_of(event.at_ms) for event in events), last if last is not None else -(10**9))
    return today - since >= condition.days


def is_meant(happened: Happened, event: Happening) -> bool:
    """Whether the leaf speaks of this event."""
    names = [happened.event] if isinstance(happened.event, str) else list(happened.event)
    if "@visit" in names:
        named = event.name not in NOT_VISITS
    else:
        named = "*" in names or event.name in names or ("@order" in names and event.name == "Order Completed")
    return named and all(_where(test, event) for test in happened.where)


def _where(test: Where, event: Happening) -> bool:
    head, *path = test.field.split(".")
    if head == "products":
        products = event.properties.get("products")
        found = [dig(one, path) for one in cast("list[Any]", products)] if isinstance(products, list) else []
        return any(isinstance(value, str) and passes(test.op, value, test.value) for value in found)
    return passes(test.op, dig(getattr(event, head), path), test.value)


def dig(value: Any, path: Sequence[str]) -> Any:
    """A value inside nested objects; None where the way ends."""
    for key in path:
        value = cast("dict[str, Any]", value).get(key) if isinstance(value, dict) else None
    return value


def passes(op: str, actual: Any, wanted: Any) -> bool:
    """One comparison: missing, or of another type, is false."""
    if actual is None:
        return False
    if op == "exists":
        return actual != ""
    if op == "in":
        return any(passes("=", actual, choice) for choice in wanted)

    def kind(value: Any) -> str:
        if isinstance(value, bool):
            return "bool"
        if isinstance(value, int | float):
            return "number"
        return "text" if isinstance(value, str) else "other"

    if kind(actual) != kind(wanted) or kind(actual) == "other":
        return False
    return {
        "=": lambda: actual == wanted,
        "!=": lambda: actual != wanted,
        ">": lambda: actual > wanted,
        ">=": lambda: actual >= wanted,
        "<": lambda: actual < wanted,
        "<=": lambda: actual <= wanted,
        "contains": lambda: wanted in actual,
        "starts_with": lambda: actual.startswith(wanted),
    }[op]()


def _value(event: Happening, field: str) -> Any:
    head, *path = field.split(".")
    return dig(getattr(event, head), path)


def _measured(leaf: Measured, meant: Sequence[Happening], day_of: Callable[[int], int]) -> bool:
    if leaf.measure == "count":
        return passes(leaf.op, len(meant), leaf.value)
    if leaf.measure == "days":
        return passes(leaf.op, len({day_of(event.at_ms) for event in meant}), leaf.value)
    values = [_value(event, leaf.field or "") for event in meant]
    if leaf.measure == "distinct":
        return passes(
            leaf.op,
            len(
                {
                    (isinstance(value, str), value)
                    for value in values
                    if isinstance(value, str | int | float) and not isinstance(value, bool)
                }
            ),
            leaf.value,
        )
    thousandths = "." in (leaf.field or "")
    numbers = [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    exact = [round(float(value) * 1000) for value in numbers if abs(value) <= 1e12] if thousandths else numbers
    wanted = leaf.value * (1000 if thousandths else 1)
    if leaf.measure == "sum":
        return passes(leaf.op, float(sum(exact)), float(wanted))
    if not exact:
        return False
    if leaf.measure == "avg":
        return passes(leaf.op, float(sum(exact)), float(wanted) * len(exact))
    return passes(leaf.op, float(min(exact) if leaf.measure == "min" else max(exact)), float(wanted))


def _in_sequence(leaf: Sequence_, ordered: Sequence[Happening], today: int, day_of: Callable[[int], int]) -> bool:
    for index, later in enumerate(ordered):
        day = day_of(later.at_ms)
        if not is_meant(leaf.then, later) or (leaf.days is not None and today - day >= leaf.days):
            continue
        if any(is_meant(leaf.first, earlier) and day - day_of(earlier.at_ms) < leaf.within_days for earlier in ordered[:index]):
            return True
    return False


def trait(name: str, events: Sequence[Happening]) -> Any:
    """The last word about a trait."""
    told = None
    for event in sorted(events, key=lambda event: (event.at_ms, event.id)):
        if event.kind == "identify":
            value = dig(event.properties, name.split("."))
            if isinstance(value, str | int | float | bool) and value != "":
                told = value
    return told


def _comes_round(told: Any, today: int, days: int) -> bool:
    on = date(1970, 1, 1) + timedelta(days=today)
    text = told[:10] if isinstance(told, str) and len(told) > 5 else told
    if not isinstance(text, str):
        return False
    try:
        birthday = date.fromisoformat(text if len(text) == 10 else f"2000-{text}")
    except ValueError:
        birthday = None
        if text.endswith("-02-29"):  # a leap day told with a common year
            birthday = date(2000, 2, 29)
    if birthday is None:
        return False
    for step in range(days):
        day = on + timedelta(days=step)
        leap = day.year % 4 == 0 and (day.year % 100 != 0 or day.year % 400 == 0)
        kept = (2, 28) if (birthday.month, birthday.day) == (2, 29) and not leap else (birthday.month, birthday.day)
        if (day.month, day.day) == kept:
            return True
    return False
