"""Events and quarantine as an operator's browser sees them, over the whole house."""

import asyncio
import http.client
import json
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from litestar.testing import TestClient

from antiphon.entry.bootstrap import Services
from antiphon.features.events.api import live_channel
from antiphon.kernel.paging import encode_cursor
from tests.conftest import SetClock
from tests.features.events.served import served_app
from tests.features.events.shop import basic, batch, post, track
from tests.webs import edge_over

GUARD = {"X-Antiphon": "1"}
BAD = track("Order Completed", message="bad", properties={"revenue": "abc"})


@pytest.fixture
def browser(house: Services) -> Iterator[TestClient[Any]]:
    """Signed in as an editor of `shop`; `other` is somebody else's."""
    house.access.create_workspace("other", "Other", "UTC", "EUR", "en")
    house.access.create_operator("edit@example.com", "Ed", "long-password", "en", {"shop": "editor"})
    house.access.create_operator("view@example.com", "Vi", "long-password", "en", {"shop": "viewer"})
    with TestClient(edge_over(house), base_url="http://testserver.local") as client:
        sign_in(client, "edit@example.com")
        yield client


def sign_in(client: TestClient[Any], email: str) -> None:
    answer = client.post("/api/session", json={"email": email, "password": "long-password"}, headers=GUARD)
    assert answer.status_code == 200, answer.text


def get(client: TestClient[Any], path: str) -> Any:
    answer = client.get(f"/api/w/shop/{path}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def collect(client: TestClient[Any], house: Services, *events: dict[str, Any]) -> None:
    assert post(client, "/v1/batch", batch(events)).status_code == 200
    house.events.digest_all()


def test_the_latest_events_by_pages_and_by_name(browser: TestClient[Any], house: Services) -> None:
    collect(browser, house, *(track("Cart Viewed" if n % 3 else "Product Added", message=f"m{n}", properties={"n": n}) for n in range(10)))
    first = get(browser, "events/recent?limit=4")
    assert [item["properties"]["n"] for item in first["items"]] == [9, 8, 7, 6]
    second = get(browser, f"events/recent?limit=4&cursor={first['next_cursor']}")
    assert [item["properties"]["n"] for item in second["items"]] == [5, 4, 3, 2]
    assert [item["properties"]["n"] for item in get(browser, "events/recent?name=Product Added")["items"]] == [9, 6, 3, 0]
    person = first["items"][0]["person_id"]
    assert len(get(browser, f"events/recent?person={person}")["items"]) == 10
    assert get(browser, "events/recent?person=per_nobody")["items"] == []


def test_names_and_health(browser: TestClient[Any], house: Services) -> None:
    collect(browser, house, track("Cart Viewed", message="a"), track("Cart Viewed", message="b"), track("view_cart", message="c"), BAD)
    collect(browser, house, track("Cart Viewed", message="a"))
    post(browser, "/v1/batch", batch([]), basic("nobody-knows"))
    house.events.keep_house()
    assert [(name["name"], name["count"]) for name in get(browser, "events/names")] == [("Cart Viewed", 3)]
    health = get(browser, "events/health")
    assert {
        name: health[name] for name in ("received_24h", "accepted", "duplicates", "quarantined", "quarantine_open", "inbox_waiting")
    } == {
        "received_24h": 5,
        "accepted": 3,
        "duplicates": 1,
        "quarantined": 1,
        "quarantine_open": 1,
        "inbox_waiting": 0,
    }
    assert [(one["key_hint"], one["code"], one["count"]) for one in health["refused_keys"]] == [("nobo…ows (12)", "unknown_write_key", 1)]


def test_the_day_passes(browser: TestClient[Any], house: Services, clock: SetClock) -> None:
    collect(browser, house, track())
    clock.advance(hours=30)
    sign_in(browser, "edit@example.com")
    assert get(browser, "events/health")["received_24h"] == 0


def test_a_quarantined_event_is_mended_in_the_console(browser: TestClient[Any], house: Services) -> None:
    collect(browser, house, BAD)
    (item,) = get(browser, "quarantine?reason=wrong_type")["items"]
    assert item["says"]["zh"] == "已知字段的类型不对"
    again = browser.post(f"/api/w/shop/quarantine/{item['id']}/replay", json={}, headers=GUARD)
    assert (again.status_code, again.json()["code"]) == (422, "still_refused")
    assert again.headers["content-type"] == "application/problem+json"
    mended = json.dumps(BAD | {"properties": {"revenue": 5}})
    assert browser.post(f"/api/w/shop/quarantine/{item['id']}/replay", json={"body": mended}, headers=GUARD).json() == {
        "replayed_count": 1,
        "left": [],
    }
    assert browser.post(f"/api/w/shop/quarantine/{item['id']}/replay", json={"body": mended}, headers=GUARD).status_code == 409
    house.events.digest_all()
    assert [event["revenue_minor"] for event in get(browser, "events/recent")["items"]] == [500]


def test_many_are_replayed_and_one_is_discarded(browser: TestClient[Any], house: Services) -> None:
    collect(browser, house, *(track(user="null", message=f"m{n}") for n in range(3)))
    items = get(browser, "quarantine")["items"]
    assert {item["reason"] for item in items} == {"no_usable_id"}
    assert browser.post(f"/api/w/shop/quarantine/{items[0]['id']}/discard", headers=GUARD).status_code == 204
    done = browser.post("/api/w/shop/quarantine/replay", json={"reason": "no_usable_id"}, headers=GUARD)
    assert done.json()["replayed_count"] == 2
    assert len(get(browser, "quarantine?quarantine_state=discarded")["items"]) == 1


def test_who_may_not(browser: TestClient[Any], house: Services) -> None:
    collect(browser, house, BAD)
    (item,) = get(browser, "quarantine")["items"]
    changes: list[tuple[str, dict[str, str] | None]] = [
        ("quarantine/replay", {}),
        (f"quarantine/{item['id']}/replay", {}),
        (f"quarantine/{item['id']}/discard", None),
    ]
    for path, body in changes:
        assert browser.post(f"/api/w/shop/{path}", json=body).status_code == 403  # without the header that other sites cannot send
        assert browser.post(f"/api/w/other/{path}", json=body, headers=GUARD).status_code == 404
    for path in ("events/recent", "events/names", "events/health", "events/live", "quarantine"):
        assert browser.get(f"/api/w/other/{path}").status_code == 404
    sign_in(browser, "view@example.com")
    for path, body in changes:
        assert browser.post(f"/api/w/shop/{path}", json=body, headers=GUARD).status_code == 403
    browser.cookies.clear()
    assert browser.get("/api/w/shop/quarantine").status_code == 401


CURSORS = [encode_cursor(*place) for place in (("x",), (None,), (-1,), (2**70,), (1, 2), ("x", "y"), (1, "a\0b"), (1, "a", 3), ())]


@pytest.mark.parametrize("query", ["cursor=nonsense", "cursor=%00", "limit=0", "limit=501", *(f"cursor={cursor}" for cursor in CURSORS)])
def test_bad_parameters_are_told(browser: TestClient[Any], query: str) -> None:
    for path in ("events/recent", "quarantine"):
        answer = browser.get(f"/api/w/shop/{path}?{query}")
        assert answer.status_code == 422, answer.text
        assert answer.json()["code"] in {"bad_cursor", "bad_limit", "bad_text"}


@pytest.mark.parametrize("odd", ["%00", "%ed%a0%80", "x" * 9000, "' OR 1=1 --", "%F0%9F%98%80"])
def test_odd_words_in_filters_find_nothing_or_are_told(browser: TestClient[Any], odd: str) -> None:
    for path in (
        f"events/recent?name={odd}",
        f"events/recent?person={odd}",
        f"quarantine?reason={odd}",
        f"quarantine?quarantine_state={odd}",
    ):
        answer = browser.get(f"/api/w/shop/{path}")
        assert answer.status_code in {200, 422}, (path, answer.text)
        if answer.status_code == 200:
            assert answer.json()["items"] == []
    word = unquote(odd, errors="replace")
    bodies: list[Any] = [{"ids": [word]}, {"reason": word}, {"ids": "x"}, {"unknown": 1}, []]
    for body in bodies:
        assert browser.post("/api/w/shop/quarantine/replay", json=body, headers=GUARD).status_code == 422
    for path in (f"quarantine/{odd}/discard", f"quarantine/{odd}/replay"):
        assert browser.post(f"/api/w/shop/{path}", json={}, headers=GUARD).status_code in {404, 422}


def test_the_live_stream_over_a_real_server(house: Services) -> None:
    house.access.create_operator("view@example.com", "Vi", "long-password", "en", {"shop": "viewer"})
    channel = live_channel("shop")
    with served_app(edge_over(house)) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.request("POST", "/api/session", json.dumps({"email": "view@example.com", "password": "long-password"}), GUARD)
        signed_in = connection.getresponse()
        signed_in.read()
        cookie = (signed_in.getheader("Set-Cookie") or "").partition(";")[0]
        connection.request("GET", "/api/w/shop/events/live", headers={"Cookie": cookie})
        stream = connection.getresponse()
        assert (stream.getheader("Content-Type") or "").startswith("text/event-stream")
        until(lambda: house.hub.has_listeners(channel))
        sender = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        sender.request("POST", "/v1/track", json.dumps(track("Cart Viewed", message="m1")), basic())
        assert sender.getresponse().read() == b'{"success":true}'
        house.events.digest_all()
        line = b""
        while not line.startswith(b"data:"):
            line = stream.readline()
        assert json.loads(line.removeprefix(b"data:"))["name"] == "Cart Viewed"
        stream.close()
        connection.close()
        sender.close()
        collected = track("Cart Viewed")
        for _ in range(3):  # who has gone is noticed when there is something to tell them
            source = house.access.find_write_key("test-key")
            assert source
            house.events.collect(source, [json.dumps(batch([collected])).encode()])
            house.events.digest_all()
        until(lambda: not house.hub.has_listeners(channel))


def until(holds: Callable[[], bool], seconds: float = 10) -> None:
    """Wait for something that another thread does."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_new_events_are_shown_to_those_who_watch_their_workspace(house: Services) -> None:
    source = house.access.find_write_key("test-key")
    assert source

    async def watch() -> list[dict[str, Any]]:
        lines = house.events.listen("shop")
        waiting = asyncio.ensure_future(anext(lines))
        foreign = asyncio.ensure_future(anext(house.events.listen("other")))
        await asyncio.sleep(0.01)
        assert house.hub.has_listeners(live_channel("shop"))
        await house.events.accept(source, "track", json.dumps(track("Cart Viewed", message="m1")).encode())
        await asyncio.to_thread(house.events.digest_all)
        line = await asyncio.wait_for(waiting, 5)
        assert not foreign.done()
        foreign.cancel()
        return [json.loads(line)]

    ((event),) = asyncio.run(watch())
    assert (event["name"], event["kind"], event["at"]) == ("Cart Viewed", "track", event["received_at"])
