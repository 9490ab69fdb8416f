"""T1: what was acknowledged survives the death of the process, on the way that real requests take."""

import http.client
import json
import os
import random
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.features.events.served import Nursery, nursery
from tests.features.events.shop import basic, open_shop, track
from tests.stores import Store

KILLS = 20
SENDERS = 4
A_BATCH = 5


@pytest.fixture(scope="module")
def servers() -> Iterator[Nursery]:
    with nursery() as opened:
        yield opened


class Sender(threading.Thread):
    """Sends one batch after another until the server is gone; remembers which were acknowledged, and the one that was on its way."""

    def __init__(self, port: int, name: str) -> None:
        super().__init__(name=name)
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self.acknowledged: list[str] = []
        self.unknown: list[str] = []

    def run(self) -> None:
        for number in range(100_000):
            ids = [f"{self.name}-{number}-{place}" for place in range(A_BATCH)]
            self.unknown = ids
            try:
                self._connection.request("POST", "/v1/batch", json.dumps({"batch": [track(message=one) for one in ids]}), basic())
                answer = self._connection.getresponse()
                answer.read()
            except (OSError, http.client.HTTPException):
                self._connection.close()
                return
            assert answer.status == 200
            self.acknowledged += ids


def kill_often(servers: Nursery, store: Store, home: Path, kills: int, *, careless: bool) -> tuple[set[str], list[str], list[str]]:
    """Start, load and kill a server many times: what was acknowledged, what was on its way, and what is stored in the end."""
    chance = random.Random(11)
    acknowledged: set[str] = set()
    unknown: list[str] = []
    for life in range(kills):
        process, port = servers.start(store.address, home, careless=careless)
        senders = [Sender(port, f"l{life}s{number}") for number in range(SENDERS)]
        for sender in senders:
            sender.start()
        time.sleep(chance.uniform(0.1, 0.4))
        os.kill(process, signal.SIGKILL)
        for sender in senders:
            sender.join()
            acknowledged.update(sender.acknowledged)
            unknown += sender.unknown
    with open_shop(store.open(), home) as shop:
        shop.clock.at_ms = int(time.time() * 1000) + 60_000  # pyright: ignore[reportAttributeAccessIssue] - the dead one's lease has run out
        shop.events.digest_all()
        return acknowledged, unknown, shop.message_ids()


@pytest.mark.timeout(180)
def test_twenty_kills_lose_nothing_and_double_nothing(servers: Nursery, store: Store, tmp_path: Path) -> None:
    acknowledged, unknown, stored = kill_often(servers, store, tmp_path, KILLS, careless=False)
    assert len(acknowledged) > KILLS * SENDERS * A_BATCH
    assert acknowledged - set(stored) == set()
    assert len(stored) == len(set(stored))
    surprising = set(stored) - acknowledged - set(unknown)
    assert surprising == set()


def test_the_check_bites(servers: Nursery, store: Store, tmp_path: Path) -> None:
    """A planted fault: requests are acknowledged before their commit."""
    for attempt in range(8):
        acknowledged, _, stored = kill_often(servers, store, tmp_path / f"{attempt}", 2, careless=True)
        if acknowledged - set(stored):
            return
    pytest.fail("requests that were acknowledged before their commit were never lost, so this test would not notice")
