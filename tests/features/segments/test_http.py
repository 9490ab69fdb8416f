"""People as groups over HTTP: lists with filters, one person's page, segments, previews, the overview; and how requests are refused."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from litestar.testing import TestClient

from antiphon.engine.access.http import COOKIE
from antiphon.entry.bootstrap import Services
from antiphon.kernel.clock import DAY_MS
from tests.conftest import SetClock
from tests.features.segments.telling import Shop
from tests.webs import app_over

Browser = TestClient[Any]
HOME = "/api/w/shop"
GUARD = {"X-Antiphon": "1"}


def signed_in(house: Services, role: Any) -> Browser:
    house.access.create_operator(f"{role}@example.com", role, "a long password", "en", {"shop": role})
    token, _ = house.access.sign_in(f"{role}@example.com", "a long password")
    client: Browser = TestClient(app_over(house), raise_server_exceptions=False)
    client.cookies.set(COOKIE, token)
    return client


@pytest.fixture
def browser(house: Services) -> Iterator[Browser]:
    with signed_in(house, "owner") as client:
        yield client


@pytest.fixture
def shop(house: Services, clock: SetClock) -> Shop:
    """Ten people: u0 … u9 ordered for 10, 20 … on successive days, one is a stranger."""
    shop = Shop(house)
    for index in range(9):
        shop.identify(f"u{index}", {"name": f"Person {index}", "city": "兰州" if index % 2 else "天水"})
        shop.order(f"u{index}", 10 * (index + 1), at_ms=clock.now_ms() - index * DAY_MS)
    shop.say(type="track", anonymousId="d-1f9", event="Product Viewed", properties={"product_id": "p1"})
    shop.digest()
    return shop


def users(page: Any) -> list[str | None]:
    return [row["user_id"] for row in page["items"]]


def test_people_sorted_by_spending_page_by_page(browser: Browser, shop: Shop) -> None:
    seen: list[str | None] = []
    cursor = None
    while True:
        page = browser.get(f"{HOME}/people", params={"sort": "spent", "limit": 4} | ({"cursor": cursor} if cursor else {})).json()
        seen += users(page)
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == [*(f"u{index}" for index in range(8, -1, -1)), None]
    first = browser.get(f"{HOME}/people", params={"sort": "spent", "limit": 1}).json()["items"][0]
    assert (first["name"], first["orders"], first["spent_minor"], first["lifecycle"], first["rfm_layer"]) == (
        "Person 8",
        1,
        9000,
        "active",
        None,
    )


@pytest.mark.parametrize("sort", ["last_seen", "spent"])
def test_people_by_segment_and_by_tag(browser: Browser, shop: Shop, sort: str) -> None:
    def found(**params: str) -> set[str | None]:
        return set(users(browser.get(f"{HOME}/people", params={"sort": sort, **params}).json()))

    everybody = {f"u{index}" for index in range(9)}
    assert found(segment="active") == everybody
    assert found(segment="new") == {None}
    assert found(segment="high_value") == set()
    assert found(tag="city_tier:3") == {"u0", "u2", "u4", "u6", "u8"}
    assert found(tag="city:兰州", segment="active") == {"u1", "u3", "u5", "u7"}
    assert found(tag="orders:1") == everybody
    assert found(tag="email_reachable:true") == set()


def test_a_filtered_list_shows_everybody_once(browser: Browser, shop: Shop) -> None:
    seen: list[str | None] = []
    params: dict[str, Any] = {"tag": "city_tier:3", "limit": 2}
    while True:
        page = browser.get(f"{HOME}/people", params=params).json()
        assert len(page["items"]) <= 2
        seen += users(page)
        if page["next_cursor"] is None:
            break
        params["cursor"] = page["next_cursor"]
    assert sorted(seen, key=str) == ["u0", "u2", "u4", "u6", "u8"]


def test_people_are_searched(browser: Browser, shop: Shop) -> None:
    assert users(browser.get(f"{HOME}/people", params={"query": "person 3"}).json()) == ["u3"]
    assert browser.get(f"{HOME}/people", params={"query": "u3", "sort": "spent"}).json()["code"] == "bad_sort"


def test_one_persons_page(browser: Browser, shop: Shop) -> None:
    page = browser.get(f"{HOME}/people/{shop.person('u3')}").json()
    assert (page["name"], page["user_id"], page["known"], page["traits"]["city"]) == ("Person 3", "u3", True, "兰州")
    tags = {tag["key"]: tag for tag in page["tags"]}
    assert tags["spent"]["value"] == 4000
    assert tags["spent"]["why"] == {"zh": "至今“Order Completed”的 revenue_minor 之和", "en": "sum of revenue_minor of Order Completed"}
    assert tags["orders_30d"]["why"]["en"] == "count of Order Completed in the last 30 days"
    assert tags["last_order_on"]["value"] == "2026-09-18"
    assert {one["key"] for one in page["segments"]} == {"active"}
    assert page["segments"][0]["name"]["zh"] == "活跃"
    assert page["balances"] == []


def test_segments_are_listed_made_changed_and_removed(browser: Browser, shop: Shop) -> None:
    listed = {one["key"]: one for one in browser.get(f"{HOME}/segments").json()}
    assert {"new", "active", "dormant", "high_value", "loyal_top20", "potential_new", "sleeping_90", "lower_tier_city"} == set(listed)
    assert (listed["active"]["count"], listed["lower_tier_city"]["count"], listed["active"]["kind"]) == (9, 5, "lifecycle")
    form = {"name": {"zh": "大单", "en": "Big orders"}, "condition": {"kind": "tag", "tag": "largest_order", "op": ">=", "value": 8000}}
    preview = browser.post(f"{HOME}/segments/preview", json={"condition": form["condition"]}, headers=GUARD).json()
    assert (preview["count"], preview["people"], {row["user_id"] for row in preview["sample"]}) == (2, 10, {"u7", "u8"})
    made = browser.post(f"{HOME}/segments", json=form, headers=GUARD)
    assert made.status_code == 201
    key = made.json()["key"]
    shop.house.segments.chores.run_once()
    assert users(browser.get(f"{HOME}/segments/{key}/people").json()) == ["u7", "u8"]
    form["condition"] = {"kind": "tag", "tag": "largest_order", "op": ">=", "value": 9000}
    assert browser.put(f"{HOME}/segments/{key}", json=form, headers=GUARD).status_code == 200
    shop.house.segments.chores.run_once()
    assert users(browser.get(f"{HOME}/segments/{key}/people").json()) == ["u8"]
    assert browser.delete(f"{HOME}/segments/{key}", headers=GUARD).status_code == 204
    assert browser.get(f"{HOME}/segments/{key}/people").status_code == 404


def test_members_come_page_by_page(browser: Browser, shop: Shop) -> None:
    first = browser.get(f"{HOME}/segments/active/people", params={"limit": 5}).json()
    rest = browser.get(f"{HOME}/segments/active/people", params={"limit": 5, "cursor": first["next_cursor"]}).json()
    assert sorted(str(one) for one in users(first) + users(rest)) == [f"u{index}" for index in range(9)]
    assert rest["next_cursor"] is None


def test_tags_and_overview(browser: Browser, shop: Shop) -> None:
    tags = {tag["key"]: tag for tag in browser.get(f"{HOME}/tags").json()}
    assert len(tags) >= 40
    assert tags["spent"]["type"] == "money"
    assert tags["rfm_layer"]["as_of"] is None
    shop.house.segments.refresh("shop")
    overview = browser.get(f"{HOME}/overview", params={"days": 30}).json()
    assert overview["people"] == {"total": 10, "known": 9, "new_7d": 9, "active_30d": 10}
    assert (overview["orders"]["count"], overview["orders"]["revenue_minor"], len(overview["orders"]["by_day"])) == (9, 45_000, 9)
    assert sum(cell["count"] for cell in overview["value_grid"]) == 9
    assert {layer["key"]: layer["count"] for layer in overview["layers"]}["champions"] >= 0
    assert browser.get(f"{HOME}/tags").json()[36]["as_of"] is not None


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("people?sort=height", 422, "bad_sort"),
        ("people?limit=0", 422, "bad_limit"),
        ("people?limit=many", 422, None),
        ("people?cursor=nonsense", 422, "bad_cursor"),
        ("people?sort=spent&cursor=nonsense", 422, "bad_cursor"),
        ("people?tag=shoe_size:42", 422, "bad_filter"),
        ("people?tag=orders:many", 422, "bad_filter"),
        ("people?tag=orders", 422, "bad_filter"),
        ("people?segment=nobody", 404, "not_found"),
        ("people/per_nobody", 404, None),
        ("segments/nobody/people", 404, "not_found"),
        ("segments/active/people?cursor=nonsense", 422, "bad_cursor"),
        ("overview?days=0", 422, "bad_days"),
        ("overview?days=100000", 422, "bad_days"),
    ],
)
def test_what_cannot_be_asked_is_refused(browser: Browser, path: str, status: int, code: str | None) -> None:
    response = browser.get(f"{HOME}/{path}")
    assert response.status_code == status, response.text
    assert response.headers["content-type"].startswith("application/problem+json")
    assert code is None or response.json()["code"] == code


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"condition": 3},
        {"condition": {"kind": "all"}},
        {"condition": {"kind": "tag", "tag": "orders", "op": ">=", "value": 1e400}},
        {"condition": {"kind": "measure", "event": "x\x00", "op": ">=", "value": 1}, "more": 1},
    ],
)
def test_bodies_that_make_no_sense_are_refused(browser: Browser, body: Any) -> None:
    content = json.dumps(body)
    response = browser.post(f"{HOME}/segments/preview", content=content, headers=GUARD | {"Content-Type": "application/json"})
    assert 400 <= response.status_code < 500, response.text
    assert response.headers["content-type"].startswith("application/problem+json")


def test_a_viewer_may_look_but_not_change(house: Services, shop: Shop) -> None:
    with signed_in(house, "viewer") as client:
        assert client.get(f"{HOME}/segments").status_code == 200
        form = {"name": {"zh": "x", "en": "x"}, "condition": {"kind": "segment", "segment": "new"}}
        assert client.post(f"{HOME}/segments", json=form, headers=GUARD).status_code == 403
        assert client.put(f"{HOME}/segments/new", json=form, headers=GUARD).status_code == 403
        assert client.delete(f"{HOME}/segments/new", headers=GUARD).status_code == 403


def test_another_workspace_is_not_seen(house: Services, browser: Browser, shop: Shop) -> None:
    house.access.create_workspace("other", "Other", "UTC", "EUR", "en")
    for path in ("people", "segments", "tags", "overview", f"people/{shop.person('u1')}", "segments/active/people"):
        assert browser.get(f"/api/w/other/{path}").status_code == 404
