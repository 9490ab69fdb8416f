"""Which events a leaf speaks of, and how one value is compared: the Python half. `population_fields.py` says the same in SQL."""

import operator
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol, cast

import msgspec

from antiphon.features.segments.condition import EVERY_EVENT, VISIT, Happened, NumberOp, Op, Scalar, Where

MILLI = 1000  # fields of `properties` are measured in thousandths, so that sums are whole numbers and do not depend on the order
MILLI_LIMIT = 1e12

NUMBER_OPS: Mapping[str, Callable[[float, float], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
}
_TEXT_OPS: Mapping[str, Callable[[str, str], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "contains": operator.contains,
    "starts_with": str.startswith,
}

# What the shop or the system does about a person is no visit of theirs.
NOT_A_VISIT = (
    "Aliased",
    "Coupon Issued",
    "Group Joined",
    "Identified",
    "Message Opened",
    "Message Sent",
    "Order Cancelled",
    "Order Refunded",
    "Order Updated",
)
NAMES_OF: Mapping[str, tuple[str, ...]] = {
    "@order": ("Order Completed",),
    "@play": ("Checked In", "Draw Played", "Task Completed"),
    "@share": ("Product Shared", "Cart Shared", "Content Shared"),
}


class Occurred(Protocol):
    """What the readers need to know of an event; `Arrived` has it, and so has a row read back."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def at_ms(self) -> int: ...
    @property
    def local_day(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def properties(self) -> Mapping[str, Any]: ...
    @property
    def context(self) -> Mapping[str, Any]: ...
    @property
    def revenue_minor(self) -> int | None: ...
    @property
    def currency(self) -> str | None: ...
    @property
    def order_id(self) -> str | None: ...
    @property
    def product_id(self) -> str | None: ...
    @property
    def channel(self) -> str | None: ...
    @property
    def quantity(self) -> int | None: ...


class Matcher(msgspec.Struct, frozen=True):
    """Names that count, or (`excludes`) names that do not."""

    names: tuple[str, ...] = ()
    excludes: bool = True

    def takes(self, name: str) -> bool:
        """Whether events of that name count."""
        return (name in self.names) is not self.excludes


EVERY = Matcher()


def matcher_of(happened: Happened) -> Matcher:
    """The names a leaf means, groups resolved."""
    given = (happened.event,) if isinstance(happened.event, str) else happened.event
    if EVERY_EVENT in given:
        return EVERY
    if given == (VISIT,):
        return Matcher(NOT_A_VISIT, excludes=True)
    names = {name for event in given for name in NAMES_OF.get(event, (event,))}
    return Matcher(tuple(sorted(names)), excludes=False)


_WHOLE = 2**53  # whole numbers below it are the same as floats
_FROM_THE_OTHER_SIDE: Mapping[str, NumberOp] = {"=": "=", "!=": "!=", ">": "<", ">=": "<=", "<": ">", "<=": ">="}


def number_test(op: NumberOp, wanted: float) -> Callable[[float], bool]:
    """A comparison with a number, as floats compare."""
    if float(wanted).is_integer() and abs(wanted) < _WHOLE:  # then whole numbers of any size compare alike, without a call into Python
        return partial(NUMBER_OPS[_FROM_THE_OTHER_SIDE[op]], int(wanted))
    compare, wanted = NUMBER_OPS[op], float(wanted)
    return lambda actual: compare(float(actual), wanted)


def value_test(op: Op, wanted: Scalar | Sequence[Scalar] | None) -> Callable[[object], bool]:
    """A comparison with whatever stands in a field. A missing value, or one of another type, is false."""
    if op == "exists":
        return lambda actual: actual is not None and actual != ""
    if op == "in":
        choices = cast("Sequence[Scalar]", wanted)
        texts = frozenset(choice for choice in choices if isinstance(choice, str))
        numbers = frozenset(float(choice) for choice in choices if not isinstance(choice, str))
        return lambda actual: actual in texts if isinstance(actual, str) else as_number(actual) in numbers
    if isinstance(wanted, bool):
        return lambda actual: isinstance(actual, bool) and (actual is wanted) is (op == "=")
    if isinstance(wanted, str):
        compare_text = _TEXT_OPS[op]
        return lambda actual: isinstance(actual, str) and compare_text(actual, wanted)
    compare, number = NUMBER_OPS[op], float(cast("float", wanted))

    def test(actual: object) -> bool:
        value = as_number(actual)
        return value is not None and compare(value, number)

    return test


def as_number(value: object) -> float | None:
    """A JSON number as a float; true and false are no numbers."""
    if type(value) is int or type(value) is float:
        try:
            return float(value)
        except OverflowError:
            return None
    return None


def field_of(field: str) -> Callable[[Occurred], object]:
    """How to read a field of an event; None where it is missing."""
    head, *path = field.split(".")
    if head == "products":
        key = path[0]
        return lambda event: _of_products(event, key)
    if not path:
        return cast("Callable[[Occurred], object]", operator.attrgetter(head))
    first, *rest = path
    if head == "properties":
        if not rest:
            return lambda event: event.properties.get(first)
        return lambda event: _dig(event.properties, path)
    if not rest:
        return lambda event: event.context.get(first)
    return lambda event: _dig(event.context, path)


def _dig(value: object, path: Sequence[str]) -> object:
    for key in path:
        if not isinstance(value, dict):
            return None
        value = cast("dict[str, object]", value).get(key)
    return value


def _of_products(event: Occurred, key: str) -> list[str]:
    products: object = event.properties.get("products")
    if not isinstance(products, list):
        return []
    values = [_dig(product, (key,)) for product in cast("list[object]", products)]
    return [value for value in values if isinstance(value, str)]


def amount_of(field: str) -> Callable[[Occurred], int | None]:
    """How to read a field that is measured: whole numbers as they are, those of `properties` in thousandths."""
    read = field_of(field)
    if "." not in field:
        return cast("Callable[[Occurred], int | None]", read)

    def milli(event: Occurred) -> int | None:
        value = as_number(read(event))
        return None if value is None or abs(value) > MILLI_LIMIT else round(value * MILLI)

    return milli


def scale_of(field: str | None) -> int:
    """What the value of a condition is multiplied with before it is compared."""
    return MILLI if field is not None and "." in field else 1


def event_test(where: Sequence[Where]) -> Callable[[Occurred], bool] | None:
    """Whether an event passes every test; None when there is none."""
    tests = [_field_test(test) for test in where]
    if not tests:
        return None
    if len(tests) == 1:
        return tests[0]
    return lambda event: all(test(event) for test in tests)


def _field_test(where: Where) -> Callable[[Occurred], bool]:
    read, test = field_of(where.field), value_test(where.op, where.value)
    if where.field.startswith("products."):
        return lambda event: any(test(value) for value in cast("list[str]", read(event)))
    return lambda event: test(read(event))
