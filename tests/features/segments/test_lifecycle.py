"""From an event to a tag and a segment, and from the passing of time, through the whole house on both stores."""

from collections.abc import Mapping

import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.segments.api import NewSegment
from antiphon.kernel.clock import DAY_MS
from antiphon.sdk.words import Text
from tests.conftest import SetClock
from tests.features.segments.telling import Shop


@pytest.fixture
def shop(house: Services) -> Shop:
    return Shop(house)


def test_an_order_makes_tags_and_memberships(shop: Shop) -> None:
    shop.track("ann", "Product Viewed", {"product_id": "p1", "category": "茶"})
    shop.digest()
    assert shop.segments("ann") == {"new"}
    assert shop.tags("ann")["lifecycle"] == "new"
    assert shop.tags("ann")["orders"] == 0
    products = [{"product_id": "p1", "category": "茶", "brand": "龙井", "price": 25, "quantity": 2}]
    shop.order("ann", 50.5, products=products, coupon="WELCOME")
    shop.digest()
    tags = shop.tags("ann")
    assert shop.segments("ann") == {"active"}
    assert tags["orders"] == tags["orders_30d"] == 1
    assert tags["spent"] == tags["spent_365d"] == tags["average_basket"] == 5050
    assert tags["items_bought"] == 2
    assert tags["coupon_share"] == 100
    assert tags["discount_share"] == 0
    assert tags["favourite_category"] == "茶"
    assert tags["favourite_brand"] == "龙井"
    assert tags["viewed_category"] == "茶"
    assert tags["days_since_order"] == 0
    assert tags["last_order_on"] == "2026-09-21"
    assert tags["lifecycle"] == "active"
    assert tags["stage"] == "growth"
    assert tags["visits_30d"] == 1


def test_traits_become_tags(shop: Shop, clock: SetClock) -> None:
    traits = {"city": "兰州市", "gender": "女", "birthday": "1996-02-29", "email": "ann@example.com", "phone": ""}
    shop.identify("ann", traits)
    shop.digest()
    tags = shop.tags("ann")
    assert tags["city"] == "兰州市"
    assert tags["city_tier"] == 2
    assert tags["gender"] == "female"
    assert tags["birthday_month"] == 2
    assert tags["age_band"] == "25_34"
    assert tags["email_reachable"] is True
    assert tags["sms_reachable"] is False
    assert tags["visits_30d"] == 0, "what the shop says about somebody is no visit"
    clock.advance(seconds=1)
    shop.identify("ann", {"city": "天水", "gender": None})
    shop.digest()
    assert shop.tags("ann")["city_tier"] == 3
    assert shop.tags("ann")["gender"] == "female", "null is no answer"
    assert "lower_tier_city" in shop.segments("ann")


def test_time_alone_moves_people_through_the_lifecycle(shop: Shop, clock: SetClock) -> None:
    for _ in range(4):
        shop.order("bob", 100)
    shop.digest()
    assert shop.segments("bob") == {"active", "high_value"}
    assert shop.tags("bob")["lifecycle"] == "high_value"
    seen: list[tuple[int, frozenset[str], str]] = []
    for day in range(1, 400):
        clock.advance(days=1)
        shop.house.segments.chores.judge_due()
        now = (frozenset(shop.segments("bob")), str(shop.tags("bob")["lifecycle"]))
        if not seen or seen[-1][1:] != now:
            seen.append((day, *now))
    assert seen == [
        (1, frozenset({"active", "high_value"}), "high_value"),
        (30, frozenset({"high_value", "dormant"}), "dormant"),
        (90, frozenset({"high_value", "dormant", "sleeping_90"}), "dormant"),
        (365, frozenset({"dormant", "sleeping_90"}), "dormant"),
    ]
    assert shop.tags("bob")["days_since_order"] == 399
    assert shop.tags("bob")["orders_365d"] == 0
    assert shop.tags("bob")["stage"] == "lost"


def test_a_pause_is_caught_up_day_by_day(shop: Shop, clock: SetClock) -> None:
    """Three weeks down: a segment that was entered and left meanwhile is in the log as both, in order."""
    condition = {"kind": "age", "event": "*", "of": "first", "op": "=", "days": 5}
    shop.house.segments.create_segment("shop", "Asia/Shanghai", _named("fifth_day", condition))
    shop.track("cat", "Product Viewed")
    shop.digest()
    clock.advance(days=21)
    shop.house.segments.chores.judge_due()
    with shop.house.database.read() as session:
        flips = [flip for _, flip in shop.house.segments.list_flips(session, "shop")]
    told = [(flip.segment, flip.entered, flip.because) for flip in flips if flip.because == "time"]
    assert told == [("fifth_day", True, "time"), ("fifth_day", False, "time"), ("new", False, "time")]
    caused = [flip.caused_ms for flip in flips if flip.because == "time"]
    assert [(at_ms - caused[0]) // DAY_MS for at_ms in caused] == [0, 1, 3]


def test_late_events_count_on_their_own_day(shop: Shop, clock: SetClock) -> None:
    now = clock.now_ms()
    shop.order("dee", 10)
    shop.digest()
    shop.order("dee", 20, at_ms=now - 40 * DAY_MS)
    shop.digest()
    tags = shop.tags("dee")
    assert (tags["orders"], tags["orders_30d"], tags["orders_90d"], tags["spent"]) == (2, 1, 2, 3000)
    assert tags["days_since_first_seen"] == 40
    assert tags["repurchase_cycle_days"] == 40
    assert "new" not in shop.segments("dee")


def test_two_persons_who_are_one_have_one_memory(shop: Shop, clock: SetClock) -> None:
    shop.say(type="track", anonymousId="d-7f3a91", event="Product Viewed", properties={"product_id": "p1"})
    shop.say(type="track", anonymousId="d-7f3a91", event="Product Added", properties={"product_id": "p1"})
    shop.digest()
    shop.order("eve", 30)
    shop.digest()
    shop.say(type="identify", userId="eve", anonymousId="d-7f3a91", traits={"city": "上海"})
    shop.digest()
    tags = shop.tags("eve")
    assert (tags["orders"], tags["product_views_30d"], tags["cart_adds_30d"], tags["city_tier"]) == (1, 1, 1, 1)
    with shop.house.database.read() as session:
        rows = session.rows("SELECT person_id FROM segments_state WHERE workspace = 'shop'")
        members = session.rows("SELECT DISTINCT person_id FROM segments_member WHERE workspace = 'shop'")
    assert rows == members == [(shop.person("eve"),)]


def _named(key: str, condition: Mapping[str, object]) -> NewSegment:
    return NewSegment(Text("试", "Try"), condition, key=key)
