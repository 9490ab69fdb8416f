"""What an operator says about a badge: what it is called, what earns it, and its flaws. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any, Literal, cast

import msgspec

from antiphon.kernel.errors import Invalid
from antiphon.sdk.orders import read_number
from antiphon.sdk.words import Text

MILLI = 1_000  # sums are kept in thousandths, so that 12.50 is exact
MAX_LEVELS = 10
MAX_VALUE = 2**53 - 1
Key = Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9_]{0,39}$")]
Path = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_$-]{1,60}(\.[A-Za-z0-9_$-]{1,60}){0,4}$")]
Scalar = str | int | float | bool


class Where(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A condition on a property of the event; `property` may go down with dots. Lists fit when one of their values does."""

    property: Path
    op: Literal["is", "is_not", "at_least", "at_most", "contains", "exists"] = "is"
    value: Annotated[str, msgspec.Meta(max_length=255)] | int | float | bool = ""

    def fits(self, properties: Mapping[str, Any]) -> bool:
        """Whether an event's properties fit."""
        found = values_at(properties, self.property.split("."))
        if self.op == "exists":
            return bool(found)
        if self.op == "is_not":
            return not any(_equal(one, self.value) for one in found)
        return any(self._holds(one) for one in found)

    def _holds(self, found: object) -> bool:
        if self.op == "is":
            return _equal(found, self.value)
        if self.op == "contains":
            return isinstance(found, str) and str(self.value).casefold() in found.casefold()
        number, bound = read_number(found), read_number(self.value)
        if number is None or bound is None:
            return False
        return number >= bound if self.op == "at_least" else number <= bound


class Earning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is counted: events, the different days on which they happened, or the sum of a number they carry."""

    event: Annotated[str, msgspec.Meta(min_length=1, max_length=255)]
    measure: Literal["count", "days", "sum"] = "count"
    property: Annotated[str, msgspec.Meta(max_length=300)] = ""  # of a sum
    where: Annotated[tuple[Where, ...], msgspec.Meta(max_length=10)] = ()

    def worth(self, properties: Mapping[str, Any]) -> int:
        """What an event adds: 0 when it does not fit; thousandths for a sum, else 1."""
        if not all(one.fits(properties) for one in self.where):
            return 0
        if self.measure != "sum":
            return 1
        numbers = [read_number(one) for one in values_at(properties, self.property.split("."))]
        total = sum((one for one in numbers if one is not None and one > 0), Decimal(0)) * MILLI
        return int(min(total, MAX_VALUE))


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A level and how much of what is counted it takes. `name` is shown beside the badge's, for example “gold”."""

    at: Annotated[int, msgspec.Meta(ge=1, le=10**12)]
    name: Text | None = None


class Badge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A badge, a title that one can wear, or a certificate. Without `earning` it is only given by hand."""

    key: Key
    name: Text
    description: Text
    kind: Literal["badge", "title", "certificate"] = "badge"
    earning: Earning | None = None
    levels: Annotated[tuple[Level, ...], msgspec.Meta(min_length=1, max_length=MAX_LEVELS)] = (Level(1),)
    criteria: Text | None = None  # in words, for the public page; left out, made from the rule
    symbol: Literal["star", "heart", "leaf", "flame", "crown", "bolt", "gift", "medal", "book", "bag"] = "star"
    colour: Annotated[str, msgspec.Meta(pattern="^#[0-9a-f]{6}$")] = "#3f6fb5"
    live: bool = True  # counts and is shown; else only what was earned remains

    def level_for(self, value: int) -> int:
        """The level that a value reaches; 0 for none."""
        scale = MILLI if self.earning is not None and self.earning.measure == "sum" else 1
        return sum(1 for level in self.levels if value >= level.at * scale)


def values_at(properties: object, path: Sequence[str]) -> list[object]:
    """The values at a path; a list on the way fans out."""
    if isinstance(properties, list):
        return [found for one in cast("list[object]", properties)[:1_000] for found in values_at(one, path)]
    if not path:
        return [] if properties is None else [properties]
    if not isinstance(properties, Mapping):
        return []
    return values_at(cast("Mapping[str, object]", properties).get(path[0]), path[1:])


def _equal(found: object, wanted: Scalar) -> bool:
    if isinstance(found, bool) or isinstance(wanted, bool):
        return found is wanted
    if isinstance(wanted, str):
        return found == wanted
    return isinstance(found, int | float) and found == wanted


def check_badge(badge: Badge) -> None:
    """Raises `Invalid` with everything that makes no sense, each with the field it is about."""
    errors = [{"field": place, "message": message} for place, message in _flaws(badge)]
    if errors:
        raise Invalid("The badge does not make sense yet; errors says where.", code="bad_badge", errors=errors)


def _flaws(badge: Badge) -> Iterator[tuple[str, str]]:
    for place, text in (("name", badge.name), ("description", badge.description)):
        if not text.zh.strip() or not text.en.strip():
            yield place, "Write it in both languages."
    steps = [level.at for level in badge.levels]
    if any(later <= earlier for earlier, later in pairwise(steps)):
        yield "levels", "Each level asks for more than the one before it."
    earning = badge.earning
    if earning is not None and earning.measure == "sum" and not earning.property:
        yield "earning.property", "Name the property whose numbers are added up."
    if earning is not None and earning.event.startswith("Badge "):
        yield "earning.event", "A badge for badges could go round for ever; count what people do."
