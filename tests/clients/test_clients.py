"""The clients that people already have, unmodified, with nothing set but the host: what they say arrives, once."""

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.clients.forgetful import forgetful
from tests.features.events.shop import KEY, Shop

HERE = Path(__file__).parent
EXPECTED = {
    "Product Viewed": 1,
    "Identified": 1,
    "Page Viewed": 1,
    "Screen Viewed": 1,
    "Group Joined": 1,
    "Aliased": 1,
    "Product Added": 30,
    "Order Completed": 1,
}
CLIENTS = ["segment_python", "segment_python gzip", "rudder_python", "segment_node", "rudder_node"]


@pytest.fixture(params=CLIENTS)
def client(request: pytest.FixtureRequest) -> list[str]:
    """The command of a client's script, and its options."""
    script, *options = request.param.split()
    if script.endswith("_python"):
        return [sys.executable, str(HERE / f"{script}.py"), *options]
    return [request.getfixturevalue("node"), str(HERE / f"{script}.mjs"), *options]


def drive(command: list[str], port: int, key: str = KEY) -> list[str]:
    """Run a client against a port; the failures it was told."""
    program, script, *options = command
    done = subprocess.run(
        [program, script, f"http://127.0.0.1:{port}", key, *options], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.strip().splitlines()[-1])


def check(shop: Shop) -> dict[str, dict[str, Any]]:
    """Everything arrived once, nothing was kept aside; the events by name (the last of each)."""
    shop.events.digest_all()
    assert shop.quarantined() == []
    stored = shop.stored()
    assert Counter(row["name"] for row in stored) == EXPECTED
    now_ms = time.time() * 1000
    assert all(now_ms - 60_000 < row["at"] <= now_ms for row in stored)
    return {row["name"]: row for row in stored}


def test_everything_a_client_says_arrives(client: list[str], shop: Shop, port: int) -> None:
    assert drive(client, port) == []
    rows = check(shop)
    assert rows["Product Viewed"]["person_id"] == "per_a1"
    assert rows["Product Added"]["person_id"] == "per_u1"
    assert rows["Identified"]["properties"]["email"] == "mia@example.com"
    assert rows["Page Viewed"]["properties"]["url"] == "https://shop.example/"
    assert rows["Group Joined"]["properties"] == {"plan": "gold", "group_id": "g1"}
    assert (rows["Order Completed"]["revenue_minor"], rows["Order Completed"]["order_id"]) == (28500, "O1")
    (alias,) = [event for event in shop.witness.shown if event.kind == "alias"]
    assert (alias.user_id, alias.previous_id) == ("u1", "a1")
    assert all(event.user_id or event.anonymous_id for event in shop.witness.shown)


def test_answers_that_were_lost_on_the_way_double_nothing(client: list[str], shop: Shop, port: int) -> None:
    """The client sends the same batch again, because nobody told it that it had arrived."""
    with forgetful(port, losses=2) as (front, seen):
        assert drive(client, front) == []
        assert len(seen.requests) >= 3
    check(shop)
    with shop.database.read() as session:
        assert shop.events.read_health(session, "shop").duplicates > 0


def test_a_wrong_key_is_told_to_the_client_and_to_the_operator(client: list[str], shop: Shop, port: int) -> None:
    drive(client, port, "a-mistyped-key")
    shop.events.keep_house()
    with shop.database.read() as session:
        (refused,) = shop.events.read_health(session, "shop").refused_keys
    assert (refused.key_hint, refused.code) == ("a-mi…key (14)", "unknown_write_key")
    assert refused.count >= 1
    assert shop.events.count_waiting() == 0
