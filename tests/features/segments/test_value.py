"""Fifths, layers and ranks, recounted in plain Python; the tags that come of them; the overview."""

import math
import random
from collections import Counter
from pathlib import Path

import pytest

from antiphon.engine.analytics.api import Analytics
from antiphon.entry.bootstrap import Services
from antiphon.features.segments.rfm import LAYERS, layer_of
from antiphon.features.segments.snapshots import ORDER_COLUMNS
from antiphon.features.segments.store_population import Buyer, attach_events, rank_buyers
from antiphon.kernel.clock import DAY_MS, local_day
from tests.conftest import SetClock
from tests.features.segments.telling import Shop

TODAY = 20_700


def make_orders(seed: int, people: int) -> list[tuple[str, str, str, int, int, int | None]]:
    """Orders with many ties: in `ORDER_COLUMNS`."""
    dice = random.Random(seed)
    orders: list[tuple[str, str, str, int, int, int | None]] = []
    for index in range(people * 3):
        day = TODAY - dice.choice((0, 1, 5, 30, 364, 365, 400))
        person = f"per_{dice.randrange(people):04d}"
        orders.append((f"e{index:05d}", "Order Completed", person, day * DAY_MS, day, dice.choice((100, 100, 250, 999, None))))
    orders.append(("e_view", "Product Viewed", "per_viewer", TODAY * DAY_MS, TODAY, None))
    return orders


def fifths(ranked: list[str]) -> dict[str, int]:
    """SQL's ntile(5): the first groups get one more when it does not come out even."""
    size, more = divmod(len(ranked), 5)
    found: dict[str, int] = {}
    start = 0
    for fifth in range(1, 6):
        end = start + size + (fifth <= more)
        found.update(dict.fromkeys(ranked[start:end], fifth))
        start = end
    return found


def recount(orders: list[tuple[str, str, str, int, int, int | None]]) -> dict[str, Buyer]:
    """The same, by hand."""
    last: dict[str, int] = {}
    count: Counter[str] = Counter()
    spent: Counter[str] = Counter()
    for _, name, person, at_ms, day, revenue in orders:
        if name == "Order Completed" and day > TODAY - 365:
            last[person] = max(last.get(person, 0), at_ms)
            count[person] += 1
            spent[person] += revenue or 0
    people = sorted(last)
    recency = fifths(sorted(people, key=lambda one: (last[one], one)))
    frequency = fifths(sorted(people, key=lambda one: (count[one], one)))
    money = fifths(sorted(people, key=lambda one: (spent[one], one)))
    rank = {one: place for place, one in enumerate(sorted(people, key=lambda one: (-spent[one], one)), start=1)}
    mean = sum(spent.values()) / sum(count.values())
    return {
        one: Buyer(
            one,
            recency[one],
            frequency[one],
            money[one],
            math.ceil(100 * rank[one] / len(people)),
            math.floor(100 * spent[one] / count[one] / mean + 1e-9),
            spent[one],
        )
        for one in people
    }


@pytest.mark.parametrize(("seed", "people"), [(1, 1), (2, 4), (3, 7), (4, 123), (5, 400)])
def test_fifths_are_those_of_a_recount(seed: int, people: int, tmp_path: Path) -> None:
    orders = make_orders(seed, people)
    expected = recount(orders)
    for order_of_rows in (orders, orders[::-1], random.Random(seed).sample(orders, len(orders))):
        analytics = Analytics(tmp_path / "events")
        with analytics.open() as analysis:
            attach_events(analysis, ORDER_COLUMNS, [], order_of_rows, [])
            found = {buyer.person: buyer for buyer in rank_buyers(analysis, TODAY, 365)}
        analytics.close()
        assert found == expected


def test_every_score_has_a_layer_and_every_layer_a_name() -> None:
    scores = range(1, 6)
    reached = {layer_of(recency, frequency, money) for recency in scores for frequency in scores for money in scores}
    assert reached == set(LAYERS)
    assert layer_of(5, 5, 5) == "champions"
    assert layer_of(1, 1, 1) == "lost"
    assert layer_of(3, 4, 4) == "keep"


def test_a_run_gives_tags_and_moves_people(house: Services, clock: SetClock) -> None:
    shop = Shop(house)
    for index in range(10):
        for _ in range(index + 1):
            shop.order(f"u{index}", 10 * (index + 1), at_ms=clock.now_ms() - (10 - index) * DAY_MS)
    shop.track("viewer", "Product Viewed")
    shop.digest()
    assert "rfm_layer" not in shop.tags("u9")
    house.segments.refresh("shop")
    best, worst = shop.tags("u9"), shop.tags("u0")
    assert (best["rfm_recency"], best["rfm_frequency"], best["rfm_money"], best["rfm_layer"]) == (5, 5, 5, "champions")
    assert (worst["rfm_recency"], worst["rfm_frequency"], worst["rfm_money"], worst["rfm_layer"]) == (1, 1, 1, "lost")
    assert best["spend_rank_percent"] == 10
    assert "rfm_layer" not in shop.tags("viewer")
    total, orders = sum((index + 1) ** 2 * 1000 for index in range(10)), sum(range(1, 11))
    assert best["basket_percent_of_mean"] == math.floor(100 * 10_000 / (total / orders))
    assert "loyal_top20" not in shop.segments("u9"), "her basket is not twice the mean"
    with house.database.read() as session:
        catalogue = {tag.key: tag for tag in house.segments.tag_catalogue(session, "shop")}
    assert catalogue["rfm_layer"].as_of is not None
    assert catalogue["rfm_layer"].live is False
    assert catalogue["orders"].live is True


def test_the_loyal_are_found(house: Services, clock: SetClock) -> None:
    shop = Shop(house)
    for index in range(9):
        shop.order(f"small{index}", 5)
        shop.order(f"small{index}", 5, at_ms=clock.now_ms() - 60 * DAY_MS)
    for days in (0, 10, 20):
        shop.order("loyal", 100, at_ms=clock.now_ms() - days * DAY_MS)
    shop.digest()
    house.segments.refresh("shop")
    assert "loyal_top20" in shop.segments("loyal")
    with house.database.read() as session:
        counts = {one.key: one.count for one in house.segments.list_segments(session, "shop")}
        flips = [flip for _, flip in house.segments.list_flips(session, "shop") if flip.segment == "loyal_top20"]
    assert counts["loyal_top20"] == 1
    assert [(flip.entered, flip.because) for flip in flips] == [(True, "population")]


def test_the_overview_counts_what_is_there(house: Services, clock: SetClock) -> None:
    shop = Shop(house)
    now = clock.now_ms()
    shop.order("ann", 10)
    shop.order("ann", 20, at_ms=now - 3 * DAY_MS)
    shop.order("bob", 30, at_ms=now - 3 * DAY_MS)
    shop.order("old", 40, at_ms=now - 200 * DAY_MS)
    shop.say(type="track", anonymousId="d-1f9", event="Product Viewed", properties={})
    shop.digest()
    workspace = house.access.find_workspace("shop")
    assert workspace is not None
    with house.database.read() as session:
        before = house.segments.overview(session, workspace)
    assert before.as_of is None
    house.segments.refresh("shop")
    with house.database.read() as session:
        overview = house.segments.overview(session, workspace)
        month = house.segments.overview(session, workspace, days=30)
    assert (overview.people.total, overview.people.known, overview.people.new_7d, overview.people.active_30d) == (4, 3, 3, 3)
    assert (overview.orders.count, overview.orders.revenue_minor, overview.orders.currency) == (4, 10_000, "CNY")
    today = local_day(now, workspace.zone)
    by_day = [(day.on.toordinal() - 719_163, day.orders, day.revenue_minor, day.people) for day in month.orders.by_day]
    assert by_day == [(today - 3, 2, 5_000, 2), (today, 1, 1_000, 1)]
    lifecycle = {one.key: one.count for one in overview.lifecycle}
    assert lifecycle == {"new": 1, "active": 2, "high_value": 0, "dormant": 1, "occasional": 0}
    assert sum(cell.count for cell in overview.value_grid) == 3
    assert sum(cell.revenue_minor for cell in overview.value_grid) == 10_000
    assert sum(one.count for one in overview.layers) == 3
    assert overview.as_of is not None
