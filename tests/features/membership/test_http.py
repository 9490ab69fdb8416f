"""Membership over HTTP: building a ladder, heads, people, hands; a shopper's own view; odd input and other workspaces."""

from collections.abc import Iterator
from typing import Any

import pytest
from litestar.testing import TestClient

from antiphon.engine.access.http import COOKIE
from antiphon.entry.bootstrap import Services
from tests.features.segments.telling import Shop
from tests.webs import app_over

Browser = TestClient[Any]
GUARD = {"X-Antiphon": "1"}
HOME = "/api/w/shop/membership"


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
def people(house: Services, browser: Browser) -> dict[str, str]:
    """Three people who ordered before there was a ladder; the template ladders are made over HTTP and read the past."""
    shop = Shop(house)
    for user, amount in (("ann", 1_500), ("bob", 6_000), ("cho", 10)):
        shop.identify(user, {"name": user.title()})
        shop.order(user, amount)
    shop.digest()
    for rules in browser.get(f"{HOME}/templates").json():
        made = browser.post(f"{HOME}/ladders", json={"rules": rules}, headers=GUARD)
        assert made.status_code == 201, made.text
        assert made.json()["job"]["state"] == "waiting"
    house.membership.run_due()
    return {user: shop.person(user) for user in ("ann", "bob", "cho")}


def main(browser: Browser) -> Any:
    return browser.get(f"{HOME}/ladders/main").json()


def test_the_operators_day(browser: Browser, house: Services, people: dict[str, str]) -> None:
    info = main(browser)
    assert (info["people"], info["job"]) == ({"bronze": 1, "silver": 1, "gold": 1}, None)
    rules = info["rules"]
    rules["tiers"][1]["asks"]["spend_minor"] = 200_000
    heads = browser.post(f"{HOME}/preview", json={"rules": rules}, headers=GUARD).json()
    assert heads["from_sums"] is True
    assert {one["tier"]: (one["now"], one["would"]) for one in heads["counts"]}["silver"] == (1, 0)
    saved = browser.put(f"{HOME}/ladders/main", json={"rules": rules, "revision": info["revision"], "lower": "at_once"}, headers=GUARD)
    assert saved.status_code == 200
    house.membership.run_due()
    assert main(browser)["people"] == {"bronze": 2, "gold": 1}
    stale = browser.put(f"{HOME}/ladders/main", json={"rules": rules, "revision": info["revision"]}, headers=GUARD)
    assert (stale.status_code, stale.json()["code"]) == (409, "ladder_changed")
    page = browser.get(f"{HOME}/ladders/main/people", params={"tier": "bronze", "limit": 1}).json()
    rest = browser.get(f"{HOME}/ladders/main/people", params={"tier": "bronze", "cursor": page["next_cursor"]}).json()
    assert {line["person"]["name"] for line in page["items"] + rest["items"]} == {"Ann", "Cho"}
    changes = browser.get(f"{HOME}/ladders/main/changes").json()["items"]
    assert (changes[0]["from_tier"], changes[0]["to_tier"], changes[0]["reason"]) == ("silver", "bronze", "rules_changed")
    assert {line["tier"] for line in browser.get(f"{HOME}/ladders/main/census").json() if not line["recast"]} == {"bronze", "gold"}


def test_one_person_by_hand(browser: Browser, people: dict[str, str]) -> None:
    path = f"{HOME}/people/{people['cho']}"
    body = {"ladder": "main", "tier": "diamond", "because": "won our contest", "until_on": "2099-01-01"}
    assert browser.put(f"{path}/tier", json=body, headers=GUARD).status_code == 204
    told = browser.get(path).json()
    assert (told["standings"][0]["tier"], told["standings"][0]["manual_because"]) == ("diamond", "won our contest")
    assert told["changes"]["items"][0]["by"].startswith("opr_")
    assert "personal_buyer" in told["privileges"]
    assert browser.post(f"{path}/tier/end", json={"ladder": "main", "because": "over"}, headers=GUARD).status_code == 204
    assert browser.post(f"{path}/tier/end", json={"ladder": "main", "because": "over"}, headers=GUARD).status_code == 409
    term = {"ladder": "plus", "tier": "plus", "reference": "r1", "because": "till"}
    assert browser.post(f"{path}/terms", json=term, headers=GUARD).status_code == 204
    assert [one["tier"] for one in browser.get(path).json()["standings"]] == ["bronze", "plus"]
    assert browser.post(f"{path}/terms/end", json={"ladder": "plus", "reference": "r1", "because": "x"}, headers=GUARD).status_code == 204
    assert [one["tier"] for one in browser.get(path).json()["standings"]] == ["bronze", ""]


def test_a_shoppers_own_view(browser: Browser, house: Services, people: dict[str, str]) -> None:
    browser.put(f"{HOME}/people/{people['ann']}/tier", json={"ladder": "main", "tier": "gold", "because": "secret reason"}, headers=GUARD)
    bearer = {"Authorization": f"Bearer {house.access.sign_shopper('shop', people['ann'])[0]}"}
    answer = browser.get("/storefront/tier", headers=bearer)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "secret reason" not in answer.text
    [earned, paid] = answer.json()["ladders"]
    assert (earned["standing"]["tier"], earned["progress_percent"], paid["standing"]["rank"]) == ("gold", 7, 0)
    assert earned["standing"]["next"]["spend_minor"] == 1_850_000
    assert [len(tier["privileges"]) for tier in earned["tiers"]] == [1, 3, 5, 9]
    assert browser.get("/storefront/tier").status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("post", "ladders", {"rules": {"key": "x", "name": {"zh": "a", "en": "a"}, "tiers": []}}, 400),
        (
            "post",
            "ladders",
            {"rules": {"key": "X y", "name": {"zh": "a", "en": "a"}, "tiers": [{"key": "a", "name": {"zh": "a", "en": "a"}}]}},
            400,
        ),
        (
            "post",
            "ladders",
            {"rules": {"key": "x", "name": {"zh": "a", "en": "a"}, "tiers": [{"key": "gold", "name": {"zh": "a", "en": "a"}}]}},
            422,
        ),
        (
            "post",
            "ladders",
            {"rules": {"key": "x", "name": {"zh": "", "en": "a"}, "tiers": [{"key": "a", "name": {"zh": "a", "en": "a"}}]}},
            422,
        ),
        ("post", "preview", {"rules": 5}, 400),
        ("post", "preview", {}, 400),
        (
            "put",
            "ladders/none",
            {
                "rules": {"key": "none", "name": {"zh": "a", "en": "a"}, "tiers": [{"key": "a", "name": {"zh": "a", "en": "a"}}]},
                "revision": "r",
            },
            409,
        ),
        ("get", "ladders/none", None, 404),
        ("get", "ladders/main/people?tier=none", None, 404),
        ("get", "ladders/main/people?tier=gold&limit=0", None, 422),
        ("get", "ladders/main/people?tier=gold&cursor=zzz", None, 422),
        ("get", "ladders/main/census?days=0", None, 422),
        ("get", "ladders/main/changes?cursor=!!", None, 422),
        ("get", "people/nobody", None, 404),
        ("put", "people/nobody/tier", {"ladder": "main", "tier": "gold", "because": "x"}, 404),
        ("put", "people/nobody/tier", {"ladder": "main", "tier": "gold", "because": ""}, 400),
        ("put", "people/nobody/tier", {"ladder": "main", "tier": "gold", "because": "x", "until_on": "soon"}, 400),
        ("post", "people/nobody/terms", {"ladder": "plus", "tier": "plus", "reference": "r", "because": "x", "months": 0}, 400),
    ],
)
def test_odd_input_is_refused(browser: Browser, people: dict[str, str], method: str, path: str, body: Any, status: int) -> None:
    answer = browser.request(method, f"{HOME}/{path}", headers=GUARD, **({} if body is None else {"json": body}))
    assert answer.status_code == status or {answer.status_code, status} == {400, 422}, answer.text
    assert answer.json()["code"]


def test_viewers_look_and_strangers_see_nothing(house: Services, browser: Browser, people: dict[str, str]) -> None:
    house.access.create_workspace("other", "Other", "UTC", "EUR", "en")
    assert browser.get("/api/w/other/membership/ladders").status_code == 404
    with signed_in(house, "viewer") as viewer:
        rules = main(viewer)["rules"]
        assert viewer.post(f"{HOME}/preview", json={"rules": rules}, headers=GUARD).status_code == 200
        assert viewer.post(f"{HOME}/ladders", json={"rules": rules}, headers=GUARD).status_code == 403
        assert viewer.delete(f"{HOME}/ladders/main", headers=GUARD).status_code == 403
        body = {"ladder": "main", "tier": "gold", "because": "x"}
        assert viewer.put(f"{HOME}/people/{people['ann']}/tier", json=body, headers=GUARD).status_code == 403
    with signed_in(house, "editor") as editor:
        assert editor.delete(f"{HOME}/ladders/main", headers=GUARD).status_code == 403
