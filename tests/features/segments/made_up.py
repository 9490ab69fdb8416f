"""Made-up people, histories and condition trees: small numbers and near misses, so that trees are true for some and false for others."""

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from antiphon.features.segments.condition import (
    Age,
    All,
    Anniversary,
    Any_,
    Condition,
    Happened,
    InSegment,
    Last,
    Measured,
    Not,
    RandomShare,
    Sequence_,
    TraitIs,
    Where,
)
from antiphon.features.segments.store_population import EVENT_COLUMNS

NAMES = ("Order Completed", "Product Viewed", "Product Added", "Page Viewed", "Order Refunded")
CATEGORIES = ("tea", "Tea", "茶", "te", "a'b", "")
CITIES = ("上海", "Lyon", "", "Shanghai")
FIRST = datetime(2026, 1, 20, tzinfo=UTC)  # histories cover a leap-free February and, in most zones, a change of the clock
DAYS = 90
ONE_MS = timedelta(milliseconds=1)


@dataclass
class Happening:
    """One event, as the fold and the SQL see it."""

    id: str
    name: str
    kind: str
    person_id: str
    at_ms: int
    local_day: int = 0
    source: str = "web"
    properties: dict[str, Any] = field(default_factory=dict[str, Any])
    context: dict[str, Any] = field(default_factory=dict[str, Any])
    revenue_minor: int | None = None
    currency: str | None = None
    order_id: str | None = None
    product_id: str | None = None
    channel: str | None = None
    quantity: int | None = None

    def row(self) -> tuple[Any, ...]:
        """As it is read back from the store."""
        told = {
            "at": self.at_ms,
            "properties": msgspec.json.encode(self.properties).decode(),
            "context": msgspec.json.encode(self.context).decode(),
        }
        return tuple(told[column] if column in told else getattr(self, column) for column in EVENT_COLUMNS)


def make_moment(dice: random.Random, zone: str, first: datetime = FIRST, days: int = DAYS) -> int:
    """A moment, often a hair's breadth from a local midnight."""
    place = ZoneInfo(zone)
    day = (first + timedelta(days=dice.randrange(days))).date()
    midnight = datetime(day.year, day.month, day.day, tzinfo=place)
    choice = dice.random()
    if choice < 0.3:
        moment = midnight.astimezone(UTC) + dice.choice((-ONE_MS, 0 * ONE_MS, ONE_MS))
    elif choice < 0.5:
        moment = midnight.astimezone(UTC) + timedelta(minutes=dice.randrange(-90, 90))
    else:
        moment = midnight.astimezone(UTC) + timedelta(seconds=dice.randrange(86_400))
    return round(moment.timestamp() * 1000)


def make_properties(dice: random.Random) -> dict[str, Any]:
    """Present, missing, null, of the wrong type."""
    made: dict[str, Any] = {}
    if dice.random() < 0.8:
        made["price"] = dice.choice((0, 1, 2.5, 9.999, 10, 12.3456, -3, "12", None, True, 1e13, [1], 0.1 + 0.2))
    if dice.random() < 0.8:
        made["category"] = dice.choice((*CATEGORIES, None, 5, False, ["tea"]))
    if dice.random() < 0.3:
        made["deep"] = dice.choice(({"er": dice.choice(CATEGORIES)}, {"er": {"er": 1}}, "tea", None))
    if dice.random() < 0.5:
        made["products"] = dice.choice(
            (
                [{"category": dice.choice(CATEGORIES)}, {"category": dice.choice(CATEGORIES), "brand": "b"}],
                [{"category": None}, {"brand": "b"}, 3],
                {"category": "tea"},
                [],
                None,
            )
        )
    return made


def make_history(dice: random.Random, person_id: str, zone: str) -> list[Happening]:
    """A person's events; some happen in the same millisecond."""
    size = dice.choice((1, 1, 2, 3, 5, 8, 13, 25))
    names = dice.sample(NAMES, dice.randrange(1, len(NAMES) + 1))
    moments = [make_moment(dice, zone) for _ in range(max(1, size * 3 // 4))]
    events: list[Happening] = []
    for _ in range(size):
        identify = dice.random() < 0.12
        event = Happening(
            id=f"evt_{dice.getrandbits(40):010x}",
            name="Identified" if identify else dice.choice(names),
            kind="identify" if identify else "track",
            person_id=person_id,
            at_ms=dice.choice(moments),
            source=dice.choice(("web", "app")),
            properties=make_traits(dice) if identify else make_properties(dice),
            context={"app": {"name": dice.choice(("shop", "mini"))}} if dice.random() < 0.5 else {},
            channel=dice.choice(("douyin", None)),
            quantity=dice.choice((1, 2, None)),
        )
        if event.name == "Order Completed":
            event.revenue_minor = dice.choice((0, 100, 999, 1000, 1001, 5000, None))
            event.order_id = f"o{dice.randrange(3)}"
        if not identify:
            event.product_id = dice.choice(("p1", "p2", "p3", None))
        events.append(event)
    return events


def make_traits(dice: random.Random) -> dict[str, Any]:
    """What identify says."""
    traits = {
        "city": dice.choice((*CITIES, None, 7, {"name": "Lyon"})),
        "score": dice.choice((1, 2.0, 3, "3", True, None)),
        "birthday": dice.choice(("1990-02-29", "02-28", "2000-02-29T00:00:00Z", "1985-03-01", "13-01", "x", "1999-04-31", None, "12-31")),
        "address": dice.choice(({"city": "Lyon"}, {"city": None}, "Lyon", None)),
    }
    return {key: value for key, value in traits.items() if dice.random() < 0.7}


def make_where(dice: random.Random) -> tuple[Where, ...]:
    """Tests of fields, mostly none."""
    pool = (
        Where("properties.category", dice.choice(("=", "!=", "contains", "starts_with", ">", "<=")), dice.choice(("tea", "te", "", "茶"))),
        Where("properties.category", "in", ("tea", "a'b", 5)),
        Where("properties.category", "exists"),
        Where("properties.category", dice.choice(("=", "!=")), dice.choice((True, False))),
        Where("properties.price", dice.choice(("=", "!=", ">", ">=", "<", "<=")), dice.choice((0, 2.5, 10, 9.999))),
        Where("properties.price", "exists"),
        Where("properties.deep.er", "=", "tea"),
        Where("products.category", dice.choice(("=", "contains")), dice.choice(("tea", "a"))),
        Where("products.category", "in", ("Tea", "茶")),
        Where("products.category", "exists"),
        Where("context.app.name", "=", "mini"),
        Where("channel", dice.choice(("=", "!=")), "douyin"),
        Where("channel", "exists"),
        Where("source", "in", ("app", 3)),
        Where("revenue_minor", dice.choice((">", "<=", "=")), 1000),
        Where("quantity", "in", (2, "2")),
        Where("order_id", "=", 3),
    )
    count = dice.choice((0, 0, 0, 1, 1, 2))
    return tuple(dice.choice(pool) for _ in range(count))


def make_happened(dice: random.Random) -> Happened:
    """Which events."""
    event = dice.choice((*NAMES, "Order Completed", "*", "@visit", "@order", ("Product Viewed", "Product Added")))
    return Happened(event, make_where(dice))


def make_leaf(dice: random.Random, segments: tuple[str, ...] = ()) -> Condition:
    """One leaf; thresholds are small, so that answers differ from person to person."""
    happened = make_happened(dice)
    days = dice.choice((None, 1, 2, 7, 14, 30, 60))
    op = dice.choice(("=", "!=", ">", ">=", ">=", "<", "<="))
    choice = dice.randrange(12)
    if choice <= 4:
        measure = dice.choice(("count", "days", "sum", "min", "max", "avg", "distinct"))
        fields = (
            ("properties.category", "product_id", "properties.price")
            if measure == "distinct"
            else ("revenue_minor", "properties.price", "quantity")
        )
        field_name = None if measure in {"count", "days"} else dice.choice(fields)
        if field_name == "revenue_minor":
            happened, value = Happened("Order Completed", happened.where[:1]), dice.choice((0, 999, 1000, 1500, 2000))
        else:
            value = dice.choice((0, 1, 2, 3, 2.5, 10))
        return Measured(happened.event, happened.where, measure=measure, field=field_name, days=days, op=op, value=value)
    if choice == 5:
        return Last(happened.event, happened.where, days=days or 45, within=dice.random() < 0.5)
    if choice == 6:
        return Age(happened.event, happened.where, of=dice.choice(("first", "last")), op=op, days=dice.choice((0, 1, 7, 30, 45)))
    if choice == 7:
        return Sequence_(first=happened, then=make_happened(dice), within_days=dice.choice((1, 2, 7, 30)), days=days)
    if choice == 8:
        wanted = (
            TraitIs("city", "=", "上海"),
            TraitIs("city", "!=", "Lyon"),
            TraitIs("city", "in", ("Lyon", 7)),
            TraitIs("score", ">=", 2),
            TraitIs("score", "=", True),
            TraitIs("address.city", "exists"),
        )
        return dice.choice(wanted)
    if choice == 9:
        return Anniversary("birthday", dice.choice((1, 7, 30, 200)))
    if choice == 10 and segments:
        return InSegment(dice.choice(segments))
    low = dice.choice((0.0, 20.0, 50.0))
    return RandomShare(dice.choice(("a", "b")), low, low + 40.0)


def make_tree(dice: random.Random, depth: int = 3, segments: tuple[str, ...] = ()) -> Condition:
    """A tree of at most `depth` levels."""
    choice = dice.random()
    if depth <= 1 or choice < 0.25:
        return make_leaf(dice, segments)
    if choice < 0.45:
        return Not(make_tree(dice, depth - 1, segments))
    children = tuple(make_tree(dice, depth - 1, segments) for _ in range(dice.choice((2, 2, 3))))
    return All(children) if choice < 0.72 else Any_(children)
