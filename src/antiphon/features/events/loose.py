"""What came over the wire has no type until somebody looks: these look."""

from typing import Any, cast


def mapping(value: object) -> dict[str, Any]:
    """The value when it is an object, else an empty one."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def sequence(value: object) -> list[Any]:
    """The value when it is a list, else an empty one."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def number(value: object) -> int | float | None:
    """The value when it is a number. JSON's true is none, although Python's is."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None
