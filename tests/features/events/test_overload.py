"""Too much, a full disk, a failing disk: a prompt answer that says what to do, and nothing acknowledged is lost or doubled."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import apsw
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from antiphon.engine.database.sqlite import SqliteDatabase
from antiphon.features.events import service
from tests.disks import Disk
from tests.features.events.shop import Shop, batch, open_shop, post, track

Client = TestClient[Litestar]


@pytest.fixture
def held(shop: Shop) -> Iterator[threading.Event]:
    """The writer is busy with something else until the test sets this."""
    released, busy = threading.Event(), threading.Event()

    def hold(_: object) -> None:
        busy.set()
        released.wait(20)

    thread = threading.Thread(target=lambda: shop.commands.call(hold))
    thread.start()
    assert busy.wait(10)
    yield released
    released.set()
    thread.join()


def test_more_than_can_wait_is_told_to_wait(client: Client, shop: Shop, held: threading.Event) -> None:
    (lane,) = [lane for lane in shop.writer.lanes if lane.name == "collect"]
    lane.depth = 3
    with ThreadPoolExecutor(3) as pool:
        waiting = [pool.submit(post, client, "/v1/batch", batch([track(message=f"m{n}")])) for n in range(3)]
        while len(lane.waiting) < 3:
            time.sleep(0.005)
        started = time.monotonic()
        answer = post(client, "/v1/batch", batch([track(message="too many")]))
        assert time.monotonic() - started < 1.0
        assert (answer.status_code, answer.json()["code"], answer.headers["retry-after"]) == (429, "overloaded", "1")
        held.set()
        assert [one.result().status_code for one in waiting] == [200, 200, 200]
    shop.events.digest_all()
    assert sorted(shop.message_ids()) == ["m0", "m1", "m2"]


def test_memory_of_what_waits_is_bounded(client: Client, shop: Shop, held: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MAX_WAITING_BYTES", 3_000)
    (lane,) = [lane for lane in shop.writer.lanes if lane.name == "collect"]
    with ThreadPoolExecutor(2) as pool:
        waiting = pool.submit(post, client, "/v1/batch", batch([track(properties={"text": "x" * 2_000})]))
        while not lane.waiting:
            time.sleep(0.005)
        assert post(client, "/v1/batch", batch([track(properties={"text": "x" * 2_000})])).status_code == 429
        held.set()
        assert waiting.result().status_code == 200
    assert post(client, "/v1/batch", batch([track(properties={"text": "x" * 2_000})])).status_code == 200


@pytest.mark.parametrize(("fault", "status", "code"), [(apsw.FullError, 507, "storage_full"), (apsw.IOError, 503, None)])
@pytest.mark.parametrize("what", ["write", "sync"])
def test_a_failing_disk(tmp_path: Path, fault: type[apsw.Error], status: int, code: str | None, what: str) -> None:
    """At the n-th write or sync of a request, for many n: an answer that is true, the same request sent again, one event."""
    disk = Disk()
    database = SqliteDatabase(tmp_path / "antiphon.db", vfs=disk.name)
    refused = 0
    with open_shop(database, tmp_path) as shop, TestClient(shop.app()) as client:
        disk.counted, disk.fail_with = {what}, fault
        for turn in range(1, 9):
            body = batch([track(message=f"t{turn}-{n}", properties={"text": "x" * 1_000}) for n in range(5)])
            disk.calls, disk.fail_at = 0, turn
            answer = post(client, "/v1/batch", body)
            disk.fail_at = None
            assert answer.status_code in {200, status, 503}, answer.text
            if answer.status_code != 200:
                refused += 1
                assert code is None or answer.json()["code"] in {code, "outcome_unknown"}
            assert post(client, "/v1/batch", body).status_code == 200
        shop.events.digest_all()
        assert sorted(shop.message_ids()) == sorted(f"t{turn}-{n}" for turn in range(1, 9) for n in range(5))
    database.close()
    assert refused > 0
