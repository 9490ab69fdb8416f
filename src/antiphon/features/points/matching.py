"""Which events a rule means: tests of their properties, as an operator writes them, and how they are answered."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any, Literal, cast

import msgspec

from antiphon.sdk.orders import read_number
from antiphon.sdk.words import field


class Test(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a property of the event must be. `products.category` asks whether one of the products is so."""

    property: Annotated[
        str,
        field(
            "属性",
            "Property",
            "事件里的属性名，例如 rating；订单里的商品写 products.category。",
            "Its name in the event, such as rating; of the products of an order, products.category.",
            max_length=200,
        ),
    ]
    test: Annotated[
        Literal["equals", "not_equals", "at_least", "at_most", "one_of", "contains", "exists"],
        field(
            "比较",
            "Test",
            "怎样比较属性和值。",
            "How the property is compared.",
            choices={
                "equals": ("等于", "equals"),
                "not_equals": ("不等于", "does not equal"),
                "at_least": ("至少", "at least"),
                "at_most": ("至多", "at most"),
                "one_of": ("其中之一", "one of"),
                "contains": ("包含文字", "contains"),
                "exists": ("有值", "has a value"),
            },
        ),
    ] = "equals"
    values: Annotated[
        tuple[str, ...],
        field("值", "Values", "“其中之一”可填多个；“有值”不填。", "Any number for one of, none for has a value.", max_length=100),
    ] = ()


def passes(tests: Sequence[Test], properties: Mapping[str, Any]) -> bool:
    """Whether an event's properties pass every test."""
    return all(_passes(test, properties) for test in tests)


def _passes(test: Test, properties: Mapping[str, Any]) -> bool:
    found = [value for value in read_path(properties, test.property) if value is not None and value != ""]
    if test.test == "not_equals":  # what is missing does not equal anything
        return not any(_equals(value, wanted) for value in found for wanted in test.values)
    return any(_holds(test, value) for value in found)


def _holds(test: Test, value: object) -> bool:
    compare = _TESTS.get(test.test)
    return compare is None or any(compare(value, wanted) for wanted in test.values)


def _equals(value: object, wanted: str) -> bool:
    if isinstance(value, bool):
        return wanted.strip().casefold() == str(value).casefold()
    if isinstance(value, str):
        return value == wanted
    number = read_number(value)
    return number is not None and number == read_number(wanted)


def _at_least(value: object, wanted: str) -> bool:
    number, least = read_number(value), read_number(wanted)
    return number is not None and least is not None and number >= least


def _at_most(value: object, wanted: str) -> bool:
    number, most = read_number(value), read_number(wanted)
    return number is not None and most is not None and number <= most


def _contains(value: object, wanted: str) -> bool:
    return isinstance(value, str) and wanted.casefold() in value.casefold()


_TESTS: Mapping[str, Callable[[object, str], bool]] = {
    "equals": _equals,
    "one_of": _equals,
    "at_least": _at_least,
    "at_most": _at_most,
    "contains": _contains,
}


def read_path(properties: Mapping[str, Any], path: str) -> list[object]:
    """The values at a path with dots; where a list stands on the way, those of all its entries."""
    found: list[object] = [properties]
    for key in path.split("."):
        nearer: list[object] = []
        for value in found:
            entries = cast("list[object]", value) if isinstance(value, list) else [value]
            nearer.extend(cast("Mapping[str, object]", entry).get(key) for entry in entries if isinstance(entry, Mapping))
        found = nearer
    return [entry for value in found for entry in (cast("list[object]", value) if isinstance(value, list) else [value])]
