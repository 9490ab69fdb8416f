"""The browsers' clients, unmodified, in a real browser on a page of another origin: settings, preflights, events."""

import time
from collections import Counter
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.features.events.shop import KEY, Shop

HERE = Path(__file__).parent
COMMON = {"Page Viewed": 1, "Product Viewed": 1, "Identified": 1, "Group Joined": 1, "Aliased": 1, "Product Added": 5, "Order Completed": 1}
PAGES = {"segment_browser": COMMON | {"Screen Viewed": 1}, "rudder_browser": COMMON}
SECONDS = 20


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Silence."""


@pytest.fixture(scope="module")
def pages(packages: Path) -> Iterator[str]:
    """The address of the test pages, another origin than the collect API's."""
    assert packages.is_dir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(HERE)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join(5)


@pytest.mark.parametrize("batching", ["", "yes"])
@pytest.mark.parametrize("name", list(PAGES))
def test_everything_a_page_says_arrives(browser: Browser, pages: str, shop: Shop, port: int, name: str, batching: str) -> None:
    page = browser.new_context().new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.goto(f"{pages}/{name}.html?key={KEY}&collect=127.0.0.1:{port}&batching={batching}&utm_source=wechat&utm_campaign=spring")
    page.wait_for_function("window.done || window.failures.length", timeout=SECONDS * 1000)
    assert page.evaluate("window.failures") == []
    anonymous = page.evaluate("window.anonymousId")
    deadline = time.monotonic() + SECONDS
    while len(shop.witness.shown) < sum(PAGES[name].values()) and time.monotonic() < deadline:
        shop.events.digest_all()
        page.wait_for_timeout(50)
    page.context.close()
    assert shop.quarantined() == []
    assert told == []
    events = shop.witness.shown
    assert Counter(event.name for event in events) == PAGES[name]
    by_name = {event.name: event for event in events}
    assert by_name["Page Viewed"].channel == "wechat"
    assert by_name["Page Viewed"].user_id is None  # RudderStack sends "" here
    assert by_name["Page Viewed"].anonymous_id == anonymous
    assert by_name["Identified"].traits == {"email": "mia@example.com"}
    assert (by_name["Order Completed"].revenue_minor, by_name["Order Completed"].user_id) == (28500, "u1")
    assert by_name["Aliased"].previous_id == "old-id"
    now_ms = time.time() * 1000
    assert all(now_ms - 60_000 < event.at_ms <= now_ms for event in events)


@pytest.mark.parametrize("name", list(PAGES))
def test_a_wrong_key_is_seen_by_the_operator(browser: Browser, pages: str, shop: Shop, port: int, name: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{pages}/{name}.html?key=a-mistyped-key&collect=127.0.0.1:{port}")
    deadline = time.monotonic() + SECONDS
    hints: set[str] = set()
    while not hints and time.monotonic() < deadline:
        page.wait_for_timeout(100)
        shop.events.keep_house()
        with shop.database.read() as session:
            hints = {refused.key_hint for refused in shop.events.read_health(session, "shop").refused_keys}
    page.context.close()
    assert hints == {"a-mi…key (14)"}
