"""By itself, with everything running: from an event to a membership within two seconds, and from a moment to a flip within a minute."""

import time
from contextlib import ExitStack
from pathlib import Path

from antiphon.engine.database.sqlite import SqliteDatabase
from antiphon.entry.bootstrap import open_services
from antiphon.kernel.clock import DAY_MS
from tests.conftest import SetClock
from tests.features.segments.telling import Shop

PATIENCE = 20.0  # seconds, so that a loaded machine is not taken for a fault; what was measured is asserted below


def test_an_entry_and_a_flip_by_time_come_by_themselves(tmp_path: Path) -> None:
    with ExitStack() as stack:
        clock = SetClock(time.time_ns() // 1_000_000)
        house = open_services(database=SqliteDatabase(tmp_path / "a.db"), home=tmp_path, clock=clock)
        stack.callback(house.stop)
        house.start()
        house.access.create_workspace("shop", "Shop", "Asia/Shanghai", "CNY", "zh")
        house.access.create_key("shop", "test", "test-key")
        shop = Shop(house)
        shop.order("ann", 10)
        began = time.monotonic()
        shop.send()
        entered = wait_for(shop, "active", entered=True)
        assert entered - began <= 2.0
        clock.at_ms += 31 * DAY_MS
        turned = time.monotonic()
        left = wait_for(shop, "active", entered=False)
        assert left - turned <= 60.0
        wait_for(shop, "dormant", entered=True)


def wait_for(shop: Shop, segment: str, *, entered: bool) -> float:
    """When the log first tells of it."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with shop.house.database.read() as session:
            flips = [flip for _, flip in shop.house.segments.list_flips(session, "shop")]
        if any(flip.segment == segment and flip.entered is entered for flip in flips):
            return time.monotonic()
        time.sleep(0.02)
    raise AssertionError(segment)
