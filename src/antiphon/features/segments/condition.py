"""The one condition tree: what it means to be in a segment. Values only; two readers understand it.

`evaluate.py` judges one person when an event arrives or time passes, `population.py` says the same in SQL for everybody at once.

What holds for both (the guide promises it):
- "The last N days" are N calendar days in the workspace's zone, today included.
- A value that is missing is false at every leaf; `not` makes it true.
- A sum or count of nothing is 0; min, max and avg of nothing are false.
- Money is in minor units. An average is compared as `sum` against `value x count`, so nothing is rounded.
- Events are ordered by (moment, event id). Texts are compared letter for letter, numbers only with numbers.
"""

import math
import re
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal

import msgspec

from antiphon.kernel.errors import Invalid

Scalar = str | int | float | bool
NumberOp = Literal["=", "!=", ">", ">=", "<", "<="]
Op = Literal["=", "!=", ">", ">=", "<", "<=", "in", "contains", "starts_with", "exists"]
Measure = Literal["count", "days", "sum", "min", "max", "avg", "distinct"]

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Days = Annotated[int, msgspec.Meta(ge=1, le=3650)]
Number = int | float

MAX_NODES = 200
MAX_DEPTH = 12
MAX_TESTS = 10
MAX_CHOICES = 1000
EVERY_EVENT = "*"
VISIT = "@visit"
GROUPS = (VISIT, "@order", "@play", "@share")  # what they stand for: matching.py

_COLUMNS = ("source", "channel", "currency", "order_id", "product_id", "revenue_minor", "quantity")
NUMBER_COLUMNS = frozenset({"revenue_minor", "quantity"})
_PRODUCT = ("product_id", "sku", "category", "name", "brand", "variant", "coupon")
_KEY = r'[^."\\\x00-\x1f\[\]*]{1,64}'
_FIELD = re.compile(rf"(?:{'|'.join(_COLUMNS)}|products\.(?:{'|'.join(_PRODUCT)})|(?:properties|context)(?:\.{_KEY}){{1,4}})\Z")
_TRAIT = re.compile(rf"{_KEY}(?:\.{_KEY}){{0,3}}\Z")
_TEXT_ONLY = frozenset({"contains", "starts_with"})


class Where(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A test of one field of an event.

    `field` is a column (`revenue_minor`, `channel` …), `properties.<key>`, `context.<key>` or `products.<key>`: of
    the products of an order one that passes is enough.
    """

    field: str
    op: Op
    value: Scalar | tuple[Scalar, ...] | None = None


class All(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="all"):
    """Every one of them holds."""

    of: Annotated[tuple["Condition", ...], msgspec.Meta(min_length=1, max_length=50)]


class Any_(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="any"):  # noqa: N801 - `Any` is typing's
    """At least one of them holds."""

    of: Annotated[tuple["Condition", ...], msgspec.Meta(min_length=1, max_length=50)]


class Not(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="not"):
    """It does not hold."""

    of: "Condition"


class TagIs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="tag"):
    """A tag of the catalogue, compared."""

    tag: Name
    op: Op
    value: Scalar | tuple[Scalar, ...] | None = None


class TraitIs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="trait"):
    """What a person (or the shop) said about them with `identify`, the last word by the time of the event. Empty is missing."""

    trait: Name
    op: Op
    value: Scalar | tuple[Scalar, ...] | None = None


class Anniversary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="anniversary"):
    """A date among the traits (`YYYY-MM-DD` or `MM-DD`) comes round within the next `days` days, today included.

    29 February is kept on the 28th in common years.
    """

    trait: Name
    days: Annotated[int, msgspec.Meta(ge=1, le=366)]


class Happened(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which events: a name, several names, a group (`@visit`), or `*` for every event; and what must be true of each of them."""

    event: Name | Annotated[tuple[Name, ...], msgspec.Meta(min_length=1, max_length=50)]
    where: Annotated[tuple[Where, ...], msgspec.Meta(max_length=MAX_TESTS)] = ()


class Measured(Happened, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="measure"):
    """A measure of such events in the last `days` days (None: ever), compared with a number.

    `count` of events, `days` on which there was one, `sum`, `min`, `max`, `avg` or `distinct` values of `field`. Fields of
    `properties` are read with three decimals.
    """

    measure: Measure = "count"
    field: str | None = None
    days: Days | None = None
    op: NumberOp
    value: Number


class Last(Happened, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="last"):
    """`within`: the last such event is in the last `days` days. Not within: neither it nor the person's first event is.

    So somebody who came yesterday is not called away for a year for want of a purchase.
    """

    days: Days
    within: bool = True


class Age(Happened, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="age"):
    """Days since the first (or last) such event, compared; missing when there was none. With `*` and `first`: the person's age here."""

    of: Literal["first", "last"] = "first"
    op: NumberOp
    days: Annotated[int, msgspec.Meta(ge=0, le=36500)]


class Sequence_(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="kind", tag="sequence"):  # noqa: N801
    """`first`, and after it `then`, on one of the `within_days` days that begin with the day of `first` (1: the same day).

    With `days`, `then` must fall in the last `days` days.
    """

    first: Happened
    then: Happened
    within_days: Days
    days: Days | None = None


class InSegment(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="segment"):
    """Membership of another segment."""

    segment: Name


class RandomShare(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="share"):
    """A fixed random part of all people: those between two percentages of a salted hash of the person's id."""

    salt: Name
    above: Annotated[float, msgspec.Meta(ge=0, le=100)] = 0.0
    to: Annotated[float, msgspec.Meta(ge=0, le=100)] = 100.0


Leaf = TagIs | TraitIs | Anniversary | Measured | Last | Age | Sequence_ | InSegment | RandomShare
Condition = All | Any_ | Not | TagIs | TraitIs | Anniversary | Measured | Last | Age | Sequence_ | InSegment | RandomShare


def read_condition(data: object) -> Condition:
    """A condition from JSON values. Raises `Invalid`, whose errors name the place."""
    try:
        condition = msgspec.convert(data, Condition, strict=True)
    except (msgspec.ValidationError, RecursionError) as error:
        raise Invalid(f"The condition cannot be read: {str(error) or 'it is nested too deep'}.", code="bad_condition") from error
    check(condition)
    return condition


def read_condition_json(text: str | bytes) -> Condition:
    """A condition from JSON text. Raises `Invalid`."""
    try:
        data: Any = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise Invalid("The condition is not JSON.", code="bad_condition") from error
    return read_condition(data)


def write_condition(condition: Condition) -> str:
    """The JSON text of a condition; the same condition gives the same text."""
    return msgspec.json.encode(condition).decode()


def walk(condition: Condition, path: str = "condition", depth: int = 0) -> Iterator[tuple[str, Condition, int]]:
    """Every node with its place and depth, the root first."""
    yield path, condition, depth
    if isinstance(condition, All | Any_):
        for index, child in enumerate(condition.of):
            yield from walk(child, f"{path}.of[{index}]", depth + 1)
    elif isinstance(condition, Not):
        yield from walk(condition.of, f"{path}.of", depth + 1)


def check(condition: Condition) -> None:
    """Raises `Invalid` when the tree is too large or a leaf makes no sense by itself."""
    errors: list[dict[str, str]] = []
    for count, (path, node, depth) in enumerate(walk(condition), start=1):
        if count > MAX_NODES or depth > MAX_DEPTH:
            raise Invalid(f"A condition has at most {MAX_NODES} parts, nested {MAX_DEPTH} deep.", code="bad_condition")
        errors.extend({"path": path, "detail": sentence} for sentence in _flaws(node))
    if errors:
        raise Invalid(f"The condition makes no sense at {errors[0]['path']}: {errors[0]['detail']}", code="bad_condition", errors=errors)


def _flaws(node: Condition) -> Iterator[str]:
    if isinstance(node, TagIs | TraitIs):
        yield from _comparison_flaws(node.op, node.value)
    if isinstance(node, TraitIs | Anniversary) and not is_trait(node.trait):
        yield f"{node.trait[:80]} is no name of a trait; use a key such as city, or address.city for a nested one."
    if isinstance(node, Measured):
        needs = node.measure in {"sum", "min", "max", "avg", "distinct"}
        if needs and (node.field is None or not is_field(node.field) or node.field.startswith("products.")):
            yield f"{node.measure} needs a field such as revenue_minor or properties.price."
        elif needs and node.measure != "distinct" and "." not in str(node.field) and node.field not in NUMBER_COLUMNS:
            yield f"{node.field} holds texts; only distinct ones can be counted."
        if needs is False and node.field is not None:
            yield f"{node.measure} takes no field."
        if not math.isfinite(node.value):
            yield "The value is not a number."
    if isinstance(node, Measured | Last | Age):
        yield from _event_flaws(node)
    if isinstance(node, Sequence_):
        yield from _event_flaws(node.first)
        yield from _event_flaws(node.then)
    if isinstance(node, RandomShare) and node.above >= node.to:
        yield "above must be less than to."


def _event_flaws(happened: Happened) -> Iterator[str]:
    names = (happened.event,) if isinstance(happened.event, str) else happened.event
    if any(name.startswith("@") and name not in GROUPS for name in names):
        yield f"Groups of events are {', '.join(GROUPS)}."
    if VISIT in names and len(names) > 1:
        yield f"{VISIT} stands alone."
    for test in happened.where:
        if not is_field(test.field):
            yield f"{test.field[:80]} is no field of an event; use properties.<key>, context.<key>, products.<key>, {', '.join(_COLUMNS)}."
        elif test.field.startswith("products.") and not _fits_products(test):
            yield "Fields of products can be compared with texts by =, in, contains and exists."
        yield from _comparison_flaws(test.op, test.value)


def _fits_products(test: Where) -> bool:
    choices = test.value if isinstance(test.value, tuple) else (test.value,)
    return test.op == "exists" or (test.op in {"=", "in", "contains"} and all(isinstance(choice, str) for choice in choices))


def _comparison_flaws(op: Op, value: Scalar | Sequence[Scalar] | None) -> Iterator[str]:
    if op == "exists":
        if value is not None:
            yield "exists takes no value."
    elif op == "in":
        if not isinstance(value, tuple) or not 1 <= len(value) <= MAX_CHOICES or any(isinstance(choice, bool) for choice in value):
            yield f"in takes a list of 1 to {MAX_CHOICES} texts or numbers."
    elif value is None or isinstance(value, tuple):
        yield f"{op} takes one value."
    elif op in _TEXT_ONLY and not isinstance(value, str):
        yield f"{op} takes a text."
    elif isinstance(value, bool) and op not in {"=", "!="}:
        yield "true and false can only be compared by = and !=."


def is_field(field: str) -> bool:
    """Whether an event has such a field."""
    return _FIELD.match(field) is not None


def is_trait(trait: str) -> bool:
    """Whether a trait can have such a name."""
    return _TRAIT.match(trait) is not None
