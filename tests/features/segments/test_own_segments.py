"""Segments of the operators' own: the past is read for them, they follow events and time, and what they cost to count is seen before."""

import random
from collections.abc import Mapping
from typing import Any

import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.segments.api import NewSegment
from antiphon.kernel.clock import DAY_MS
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from antiphon.sdk.words import Text
from tests.conftest import SetClock
from tests.features.segments.telling import Shop

ZONE = "Asia/Shanghai"
TEA_LOVERS: Mapping[str, Any] = {
    "kind": "measure",
    "event": "Order Completed",
    "where": [{"field": "products.category", "op": "=", "value": "tea"}],
    "days": 60,
    "op": ">=",
    "value": 2,
}


@pytest.fixture
def shop(house: Services) -> Shop:
    return Shop(house)


def named(condition: Mapping[str, Any], key: str | None = None) -> NewSegment:
    return NewSegment(Text("爱茶的人", "Tea lovers"), condition, key=key)


def members(shop: Shop, key: str) -> set[str]:
    with shop.house.database.read() as session:
        return {row.user_id or row.id for row in shop.house.segments.list_members(session, "shop", key).items}


def tell_orders(shop: Shop, clock: SetClock, people: int = 12) -> dict[str, int]:
    """Orders of tea and coffee over a hundred days; how many of tea each has in the last 60."""
    dice = random.Random(7)
    expected: dict[str, int] = {}
    for index in range(people):
        user = f"u{index}"
        expected[user] = 0
        for _ in range(dice.randrange(1, 6)):
            ago, what = dice.randrange(100), dice.choice(("tea", "coffee"))
            shop.order(user, 5, at_ms=clock.now_ms() - ago * DAY_MS, products=[{"category": what}])
            expected[user] += what == "tea" and ago < 60
    return expected


def test_the_past_is_read_for_a_new_segment(shop: Shop, clock: SetClock) -> None:
    expected = tell_orders(shop, clock)
    shop.digest()
    wanted = {user for user, teas in expected.items() if teas >= 2}
    assert 0 < len(wanted) < len(expected)
    preview = shop.house.segments.preview("shop", TEA_LOVERS)
    assert (preview.count, preview.people) == (len(wanted), len(expected))
    key = shop.house.segments.create_segment("shop", ZONE, named(TEA_LOVERS))
    with shop.house.database.read() as session:
        assert shop.house.segments.get_segment(session, "shop", key).state == "filling"
    # While the past is not read yet, the present goes on: it must be counted once.
    for _ in range(2):
        shop.order("late", 5, products=[{"category": "tea"}])
    shop.digest()
    assert members(shop, key) == set()
    shop.house.segments.chores.run_once()
    assert members(shop, key) == wanted | {"late"}
    with shop.house.database.read() as session:
        info = shop.house.segments.get_segment(session, "shop", key)
    assert (info.state, info.count, info.kind, info.condition["days"]) == ("live", len(wanted) + 1, "custom", 60)
    # And from now on by events and by time.
    [other] = sorted(set(expected) - wanted)[:1]
    for _ in range(2):
        shop.order(other, 5, products=[{"category": "tea"}])
    shop.digest()
    assert other in members(shop, key)
    clock.advance(days=61)
    shop.house.segments.chores.judge_due()
    assert members(shop, key) == set()


def test_the_past_is_read_from_the_archive_too(shop: Shop, clock: SetClock) -> None:
    expected = tell_orders(shop, clock)
    shop.digest()
    assert shop.house.events.move_to_archive(keep_days=-1) > 0
    for user in sorted(expected)[:3]:
        shop.order(user, 5, products=[{"category": "tea"}])
        expected[user] += 1
    shop.digest()
    wanted = {user for user, teas in expected.items() if teas >= 2}
    assert shop.house.segments.preview("shop", TEA_LOVERS).count == len(wanted)
    key = shop.house.segments.create_segment("shop", ZONE, named(TEA_LOVERS))
    shop.house.segments.chores.run_once()
    assert members(shop, key) == wanted


def test_people_merged_before_are_read_as_one(shop: Shop, clock: SetClock) -> None:
    shop.say(type="track", anonymousId="d-81", event="Order Completed", properties={"order_id": "a", "products": [{"category": "tea"}]})
    shop.digest()
    shop.house.events.move_to_archive(keep_days=-1)
    shop.order("ann", 5, products=[{"category": "tea"}])
    shop.say(type="identify", userId="ann", anonymousId="d-81", traits={})
    shop.digest()
    assert shop.house.segments.preview("shop", TEA_LOVERS).count == 1
    key = shop.house.segments.create_segment("shop", ZONE, named(TEA_LOVERS))
    shop.house.segments.chores.run_once()
    assert members(shop, key) == {"ann"}


def test_previews_take_tags_traits_and_segments(shop: Shop, clock: SetClock) -> None:
    shop.order("ann", 50)
    shop.identify("ann", {"city": "兰州"})
    shop.identify("bob", {"city": "天水"})
    shop.digest()

    def count(condition: Mapping[str, Any]) -> int:
        return shop.house.segments.preview("shop", condition).count

    assert count({"kind": "tag", "tag": "orders", "op": ">=", "value": 1}) == 1
    assert count({"kind": "tag", "tag": "city_tier", "op": "=", "value": 3}) == 1
    assert count({"kind": "tag", "tag": "lifecycle", "op": "in", "value": ["new", "active"]}) == 2
    assert count({"kind": "tag", "tag": "last_order_on", "op": ">=", "value": "2026-09-01"}) == 1
    assert count({"kind": "trait", "trait": "city", "op": "starts_with", "value": "天"}) == 1
    assert count({"kind": "segment", "segment": "active"}) == 1
    assert count({"kind": "not", "of": {"kind": "segment", "segment": "active"}}) == 1
    assert count({"kind": "tag", "tag": "days_since_order", "op": "<", "value": 1}) == 1


def test_segments_may_refer_to_each_other_but_not_in_a_circle(shop: Shop) -> None:
    shop.order("ann", 50)
    shop.digest()
    segments = shop.house.segments
    segments.create_segment("shop", ZONE, named({"kind": "tag", "tag": "orders", "op": ">=", "value": 1}, "buyers"))
    segments.create_segment("shop", ZONE, named({"kind": "not", "of": {"kind": "segment", "segment": "buyers"}}, "others"))
    segments.chores.run_once()
    assert (members(shop, "buyers"), members(shop, "others")) == ({"ann"}, set())
    with pytest.raises(Invalid, match="circle"):
        segments.update_segment("shop", ZONE, "buyers", named({"kind": "segment", "segment": "others"}))
    with pytest.raises(Conflict, match="others"):
        segments.remove_segment("shop", "buyers")
    segments.update_segment("shop", ZONE, "buyers", named({"kind": "tag", "tag": "orders", "op": ">=", "value": 2}))
    segments.chores.run_once()
    assert (members(shop, "buyers"), members(shop, "others")) == (set(), {"ann"})
    segments.remove_segment("shop", "others")
    segments.remove_segment("shop", "buyers")
    segments.chores.run_once()
    assert shop.segments("ann") == {"active"}
    with pytest.raises(NotFound):
        members(shop, "buyers")


def test_a_template_can_be_changed_and_given_back(shop: Shop) -> None:
    shop.order("ann", 50)
    shop.digest()
    segments = shop.house.segments
    segments.update_segment("shop", ZONE, "high_value", named({"kind": "tag", "tag": "spent", "op": ">=", "value": 5000}))
    segments.chores.run_once()
    assert shop.tags("ann")["lifecycle"] == "high_value"
    segments.remove_segment("shop", "high_value")
    segments.chores.run_once()
    assert shop.tags("ann")["lifecycle"] == "active"
    with pytest.raises(NotFound):
        segments.remove_segment("shop", "high_value")


def test_a_removed_segment_comes_back_complete(shop: Shop, clock: SetClock) -> None:
    """What was not fed while nobody asked is read anew, not taken for complete."""
    segments = shop.house.segments
    shop.order("ann", 5, products=[{"category": "tea"}])
    shop.digest()
    segments.create_segment("shop", ZONE, named(TEA_LOVERS, "tea"))
    segments.chores.run_once()
    segments.remove_segment("shop", "tea")
    shop.order("ann", 5, products=[{"category": "tea"}])
    shop.digest()
    segments.create_segment("shop", ZONE, named(TEA_LOVERS, "tea"))
    segments.chores.run_once()
    assert members(shop, "tea") == {"ann"}


def test_a_change_that_was_undone_leaves_no_trace(shop: Shop) -> None:
    """A plan made inside a transaction that failed is not taken for a later one."""
    segments = shop.house.segments
    shop.order("ann", 50)
    shop.digest()
    fails = {"on": True}

    def before(sql: str) -> None:
        if sql == "COMMIT" and fails["on"]:
            fails["on"] = False
            raise Conflict("planted")

    shop.house.database.before_statement = before
    with pytest.raises(Conflict, match="planted"):
        segments.create_segment("shop", ZONE, named({"kind": "tag", "tag": "orders", "op": ">=", "value": 1}, "one"))
    shop.house.database.before_statement = None
    segments.create_segment("shop", ZONE, named({"kind": "tag", "tag": "orders", "op": ">=", "value": 2}, "two"))
    segments.chores.run_once()
    assert shop.segments("ann") == {"active"}
    with shop.house.database.read() as session:
        assert "one" not in {one.key for one in segments.list_segments(session, "shop")}


@pytest.mark.parametrize(
    "condition",
    [
        {"kind": "all", "of": []},
        {"kind": "nothing"},
        {"kind": "tag", "tag": "shoe_size", "op": "=", "value": 1},
        {"kind": "tag", "tag": "orders", "op": "contains", "value": "1"},
        {"kind": "tag", "tag": "orders", "op": ">=", "value": "many"},
        {"kind": "tag", "tag": "lifecycle", "op": "=", "value": "asleep"},
        {"kind": "tag", "tag": "days_since_order", "op": ">=", "value": -1},
        {"kind": "segment", "segment": "nobody"},
        {"kind": "measure", "event": "Order Completed", "measure": "sum", "op": ">=", "value": 1},
        {"kind": "measure", "event": "Order Completed", "measure": "sum", "field": "channel", "op": ">=", "value": 1},
        {"kind": "measure", "event": "@nothing", "op": ">=", "value": 1},
        {"kind": "measure", "event": "Order Completed", "days": 0, "op": ">=", "value": 1},
        {"kind": "measure", "event": "x", "where": [{"field": "secrets", "op": "exists"}], "op": ">=", "value": 1},
        {"kind": "measure", "event": "x", "where": [{"field": 'properties.a"b', "op": "exists"}], "op": ">=", "value": 1},
        {"kind": "trait", "trait": 'a"b', "op": "exists"},
        {"kind": "share", "salt": "x", "above": 50, "to": 50},
    ],
)
def test_conditions_that_make_no_sense_are_refused(shop: Shop, condition: Mapping[str, Any]) -> None:
    with pytest.raises(Invalid) as refused:
        shop.house.segments.preview("shop", condition)
    assert refused.value.code == "bad_condition"
    with pytest.raises(Invalid):
        shop.house.segments.create_segment("shop", ZONE, named(condition))


def test_a_condition_nested_too_deep_is_refused(shop: Shop) -> None:
    condition: dict[str, Any] = {"kind": "segment", "segment": "new"}
    for _ in range(5_000):
        condition = {"kind": "not", "of": condition}
    with pytest.raises(Invalid):
        shop.house.segments.preview("shop", condition)
