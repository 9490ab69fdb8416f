"""The catalogue, every tag against a plain count over raw events, and tags as conditions."""

import operator
import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, cast

import pytest

from antiphon.features.segments.cities import tier_of
from antiphon.features.segments.condition import Happened, Op, TagIs
from antiphon.features.segments.evaluate import next_anniversary
from antiphon.features.segments.judging import Cause, judge_all
from antiphon.features.segments.leaves import Surroundings, compile_condition
from antiphon.features.segments.plan import Definition, Plan
from antiphon.features.segments.state import Person
from antiphon.features.segments.tag_meaning import expand, present, why
from antiphon.features.segments.tag_words import WORDS
from antiphon.features.segments.tags import BY_KEY, SIDES, TAGS
from antiphon.features.segments.templates import TEMPLATES
from antiphon.kernel.clock import EPOCH_DAY
from antiphon.kernel.errors import Invalid
from tests.features.segments.brute import dig, is_meant, trait
from tests.features.segments.made_up import Happening, make_history
from tests.features.segments.readers import stamp_days

ZONE = "Asia/Shanghai"
PLAN = Plan(ZONE, [Definition(template.key, template.condition) for template in TEMPLATES])


def make_person(seed: int) -> tuple[list[Happening], int, dict[str, Any]]:
    """Events, the day, and every tag that has a value then."""
    dice = random.Random(seed)
    events = [event for _ in range(2) for event in make_history(dice, "per_1", ZONE)]
    for event in events:
        if event.name == "Product Viewed" and dice.random() < 0.3:
            event.name = "Product Reviewed"
            event.properties["rating"] = dice.randrange(1, 6)
    stamp_days(events, ZONE)
    today = max(event.local_day for event in events) + dice.choice((0, 1, 40))
    person = Person("per_1")
    for event in events:
        PLAN.folder.fold(person, event, today)
    judge_all(person, PLAN, today, Cause(0, 0))
    return events, today, {tag.key: present(tag, value, today) for tag, value in zip(TAGS, person.shown.tags, strict=True)}


def recount(events: Sequence[Happening], today: int) -> dict[str, Any]:
    """The same by hand, for the tags that can be said in a line."""

    def of(name: str, days: int | None = None) -> list[Happening]:
        return [one for one in events if is_meant(Happened(name), one) and (days is None or today - one.local_day < days)]

    def most(values: Sequence[Any]) -> Any:
        several = [one for value in values for one in (cast("list[Any]", value) if isinstance(value, list) else [value])]
        counted = Counter(value for value in several if isinstance(value, str) and value)
        return min(counted, key=lambda value: (-counted[value], value)) if counted else None

    def iso(day: int | None) -> str | None:
        return None if day is None else (date(1970, 1, 1) + timedelta(days=day)).isoformat()

    orders, days = of("@order"), sorted(one.local_day for one in of("@order"))
    spent = [one.revenue_minor for one in orders if one.revenue_minor is not None]
    listed: list[Any] = [one.properties.get("products") for one in orders]
    bought = [dig(item, ("category",)) for products in listed if isinstance(products, list) for item in cast("list[Any]", products)]
    ratings = [one.properties["rating"] for one in of("Product Reviewed")]
    return {
        "first_seen_on": iso(min(one.local_day for one in events)),
        "days_since_first_seen": today - min(one.local_day for one in events),
        "days_since_seen": today - max((one.local_day for one in of("@visit")), default=0) if of("@visit") else None,
        "channel": most([one.channel for one in events]),
        "orders": len(orders),
        "orders_30d": len(of("@order", 30)),
        "orders_90d": len(of("@order", 90)),
        "spent": sum(spent),
        "spent_30d": sum(one.revenue_minor or 0 for one in of("@order", 30)),
        "average_basket": sum(spent) // len(spent) if spent else None,
        "largest_order": max(spent, default=None),
        "first_order_on": iso(days[0] if days else None),
        "last_order_on": iso(days[-1] if days else None),
        "days_since_order": today - days[-1] if days else None,
        "repurchase_cycle_days": (days[-1] - days[0]) // (len(days) - 1) if len(days) > 1 else None,
        "items_bought": sum(one.quantity or 0 for one in orders),
        "visits_30d": len({one.local_day for one in of("@visit", 30)}),
        "product_views_30d": len(of("Product Viewed", 30)),
        "products_seen_30d": len({one.product_id for one in of("Product Viewed", 30) if one.product_id}),
        "favourite_category": most(bought),
        "viewed_category": most([one.properties.get("category") for one in of("Product Viewed")]),
        "reviews": len(ratings),
        "average_rating": round(sum(ratings) / len(ratings), 1) if ratings else None,
        "refunds": len(of("Order Refunded")),
        "city": _city(events),
    }


def _city(events: Sequence[Happening]) -> Any:
    told = trait("city", events)
    told = trait("address.city", events) if told is None else told
    return None if told is None or isinstance(told, bool) else str(told)


@pytest.mark.parametrize("block", range(4))
def test_tags_are_a_recount(block: int) -> None:
    for seed in range(block * 50, block * 50 + 50):
        events, today, tags = make_person(seed)
        expected = recount(events, today)
        assert {key: tags[key] for key in expected} == expected, seed


OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    ">=": operator.ge,
    "<": operator.lt,
    "!=": operator.ne,
    ">": operator.gt,
}


def test_a_tag_as_a_condition_says_what_the_tag_shows() -> None:
    """Whether it is said by events or read as it is stored."""
    checked = 0
    for seed in range(40):
        dice = random.Random(seed)
        events, today, tags = make_person(seed)
        person = Person("per_1")
        for event in events:
            PLAN.folder.fold(person, event, today)
        judge_all(person, PLAN, today, Cause(0, 0))
        for tag in TAGS:
            value = tags[tag.key]
            if tag.type == "boolean" or tag.key in {"average_basket", "average_rating"}:
                continue  # averages are shown rounded and compared exactly
            numeric = tag.type in {"number", "money", "percent"}
            op = dice.choice(tuple(OPERATORS)) if numeric else dice.choice(("=", "!="))
            wanted = dice.choice((0, 1, 2, 7, value if isinstance(value, int) else 3)) if numeric else str(value)
            if tag.key == "lifecycle" and value is None:
                continue
            if tag.key.startswith("days_since"):
                wanted = max(0, int(wanted))
            plan = Plan(
                ZONE, [*(Definition(one.key, one.condition) for one in TEMPLATES), Definition("it", TagIs(tag.key, cast("Op", op), wanted))]
            )
            judge_all(person, plan, today, Cause(0, 0))
            expected = value is not None and OPERATORS[op](value, wanted)
            assert ("it" in person.shown.since) is expected, (seed, tag.key, value, op, wanted)
            checked += 1
    assert checked > 1_500


def test_the_catalogue_is_whole() -> None:
    assert len(TAGS) >= 40
    assert len(BY_KEY) == len(TAGS)
    assert set(WORDS) == set(BY_KEY)
    assert {tag.side for tag in TAGS} == set(SIDES)
    for tag in TAGS:
        reason = why(tag)
        for text in (tag.name, tag.help, reason):
            assert text.zh
            assert text.en
            assert text.zh != text.en


@pytest.mark.parametrize(
    ("city", "tier"), [("上海", 1), ("上海市", 1), ("Shanghai", 1), (" 成都 ", 2), ("兰州", 2), ("天水", 3), ("Lyon", None), ("", None)]
)
def test_cities_have_tiers(city: str, tier: int | None) -> None:
    assert tier_of(city) == tier


def test_leap_days_are_kept_on_the_28th() -> None:
    def day(year: int, month: int, on: int) -> int:
        return date(year, month, on).toordinal() - EPOCH_DAY

    assert next_anniversary((2, 29), day(2026, 1, 1)) == day(2026, 2, 28)
    assert next_anniversary((2, 29), day(2028, 1, 1)) == day(2028, 2, 29)
    assert next_anniversary((2, 29), day(2026, 3, 1)) == day(2027, 2, 28)
    assert next_anniversary((12, 31), day(2026, 12, 31)) == day(2026, 12, 31)


def test_unknown_tags_are_refused() -> None:
    with pytest.raises(Invalid, match="no tag"):
        expand(TagIs("shoe_size", "=", 42))
    assert compile_condition(expand(TagIs("orders", ">=", 1)), Surroundings()).slots
