"""Points over HTTP: rules and the tester for operators, checkout for the shop's server, the shop for shoppers. On both stores."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from antiphon.entry.bootstrap import Services
from antiphon.features.points.amounts import PerMoney
from antiphon.features.points.occasions import OnBirthday
from antiphon.features.points.rules import Cap
from antiphon.features.points.templates import TEMPLATES
from tests.features.points.counter import Counter
from tests.features.points.earners import rule, times
from tests.webs import app_over

API = "/api/w/shop/points"
Client = TestClient[Litestar]


@pytest.fixture
def counter(house: Services) -> Counter:
    return Counter(house)


@pytest.fixture
def client(counter: Counter) -> Iterator[Client]:
    counter.house.access.create_operator("op@example.com", "Op", "correct horse", "en", {"shop": "owner"})
    with TestClient(app_over(counter.house), raise_server_exceptions=True) as made:
        made.headers["X-Antiphon"] = "1"
        assert made.post("/api/session", json={"email": "op@example.com", "password": "correct horse"}).status_code in {200, 201}
        yield made


def ask(client: Client, method: str, path: str, body: Any = None, status: int = 200, token: str = "") -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = client.request(method, path, json=body, headers=headers)
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else None


def test_templates_become_drafts_once_and_can_go_live(client: Client, counter: Counter) -> None:
    cards = ask(client, "GET", f"{API}/templates")
    assert len(cards) >= 20
    made = ask(client, "POST", f"{API}/rules/install", {"keys": []}, 201)
    assert [line["state"] for line in made] == ["draft"] * len(TEMPLATES)
    assert ask(client, "POST", f"{API}/rules/install", {"keys": []}, 201) == []
    for line in made:
        assert ask(client, "POST", f"{API}/rules/check", {"rule": line["rule"]})["flaws"] == [], line["template"]
    checked_in = next(line for line in made if line["template"] == "check_in")
    live = ask(client, "POST", f"{API}/rules/{checked_in['id']}/launch")
    assert (live["state"], live["live_since"] is not None) == ("live", True)
    counter.tell("ana", "Checked In")
    counter.tell("ana", "Checked In")
    assert counter.balance("ana") == 5
    refusal = ask(client, "GET", f"{API}/refusals?rule={checked_in['id']}")["items"][0]
    assert refusal["why"]["says"] == {"zh": "已到上限：每人每天 1 次", "en": "Cap reached: 1 times a day for one person"}
    results = ask(client, "GET", f"{API}/results?days=7")
    assert results["rules"][0] | {"name": None} == {
        "rule_id": checked_in["id"],
        "name": None,
        "grants": 1,
        "points": 5,
        "taken_back": 0,
        "refusals": 1,
    }


def test_a_rule_is_written_checked_changed_and_archived(client: Client) -> None:
    given = msgspec.to_builtins(rule(5, event="Product Shared"))
    made = ask(client, "POST", f"{API}/rules", {"rule": given}, 201)
    path = f"{API}/rules/{made['id']}"
    broken = {**given, "event": "", "segments": ["nobody"], "caps": [{"amount": 0}], "starts_on": "tomorrow"}
    paths = {flaw["path"] for flaw in ask(client, "POST", f"{API}/rules/check", {"rule": broken})["flaws"]}
    assert paths == {"event", "segments", "caps[0].amount", "starts_on"}
    saved = ask(client, "PUT", path, {"rule": broken, "revision": 1})
    assert ask(client, "POST", f"{path}/launch", status=422)["code"] == "flawed"
    assert ask(client, "PUT", path, {"rule": given, "revision": 1}, 409)["code"] == "rule_changed"
    ask(client, "PUT", path, {"rule": given, "revision": saved["revision"]})
    ask(client, "POST", f"{path}/launch")
    assert ask(client, "PUT", path, {"rule": broken}, 422)["code"] == "flawed"
    ask(client, "POST", f"{path}/pause")
    ask(client, "POST", f"{path}/archive")
    assert ask(client, "GET", f"{API}/rules") == []
    assert [line["id"] for line in ask(client, "GET", f"{API}/rules?archived=true")] == [made["id"]]
    assert ask(client, "POST", f"{API}/rules", {"rule": {"name": 5}}, 422)["code"] == "bad_form"
    assert ask(client, "GET", f"{API}/rules/rul_none", status=404)["code"] == "rule_not_found"


def test_the_tester_says_what_really_happens(client: Client, counter: Counter) -> None:
    wanted = rule(PerMoney(1, 100), multipliers=(times(200, OnBirthday("month")),), caps=(Cap(150),), pending_days=0)
    given = msgspec.to_builtins(wanted)
    order = {"order_id": "o-1", "revenue": 99.5}
    at = "2026-11-08T12:00:00Z"
    trial = {"event": "Order Completed", "properties": order, "at": at, "rule": given}
    assert ask(client, "POST", f"{API}/try", trial)["points"] == 99
    born = ask(client, "POST", f"{API}/try", {**trial, "somebody": {"birthday": "1990-11-30"}})
    assert (born["points"], [step["says"]["en"] for step in born["grants"][0]["steps"]]) == (
        150,
        ["99.5 points to begin with", "200 %, ×2", "capped at 150 points a day: 150 this time"],
    )
    assert ask(client, "POST", f"{API}/try", {**trial, "somebody": {"known": False}})["not_given"][0]["why"]["code"] == "not_known"
    counter.live(wanted)
    counter.order("ana", "o-1", 99.5)
    now = {"event": "Order Completed", "properties": {"order_id": "o-2", "revenue": 99.5}, "person": "ana"}
    told = ask(client, "POST", f"{API}/try", now)
    assert told["points"] == 51  # 150 a day less what the order before has earned
    counter.order("ana", "o-2", 99.5)
    assert counter.balance("ana") == 99 + told["points"]
    assert ask(client, "POST", f"{API}/try", {**now, "person": "nobody"}, 404)["code"] == "person_not_found"


def test_checkout_by_the_shops_server(client: Client, counter: Counter) -> None:
    settings = ask(client, "GET", f"{API}/settings")["settings"]
    settings["cash_off"]["on"] = True
    ask(client, "PUT", f"{API}/settings", {"settings": settings})
    counter.gift("ana", 2_000)
    token = counter.house.access.sign_shop("shop")[0]
    order = {"person": "ana", "lines": [{"id": "a", "amount_minor": 3_000}]}
    quote = ask(client, "POST", "/shop/points/quote", order, token=token)
    assert (quote["points"], quote["off_minor"], quote["lines"]) == (1_500, 1_500, [{"id": "a", "off_minor": 1_500}])
    held = ask(client, "POST", "/shop/points/holds", {**order, "order_id": "o-1", "points": 1_000}, token=token)
    assert held["state"] == "open"
    assert ask(client, "GET", "/shop/points/holds/o-1", token=token) == held
    assert ask(client, "POST", "/shop/points/holds/o-1/post", token=token)["state"] == "posted"
    assert ask(client, "POST", "/shop/points/holds/o-1/void", status=409, token=token)["code"] == "checkout_paid"
    assert counter.balance("ana") == 1_000
    shopper = counter.house.access.sign_shopper("shop", counter.person_read("ana"))[0]
    assert ask(client, "POST", "/shop/points/quote", order, 401, token=shopper)["status"] == 401
    assert ask(client, "POST", "/shop/points/quote", {**order, "person": "nobody"}, 404, token=token)["code"] == "person_not_found"


def test_a_shopper_sees_points_and_exchanges(client: Client, counter: Counter) -> None:
    item = {
        "name": {"zh": "杯子", "en": "Mug"},
        "offer": {"kind": "goods"},
        "points": 80,
        "stock": 1,
    }
    made = ask(client, "POST", f"{API}/items", {"item": item}, 201)
    assert ask(client, "POST", f"{API}/items/{made['id']}/launch")["left"] == 1
    counter.live(rule(100, pending_days=0))
    counter.order("ana", "o-1", 10)
    ana = counter.person_read("ana")
    token = counter.house.access.sign_shopper("shop", ana)[0]
    offer = ask(client, "GET", "/storefront/points/items", token=token)[0]
    assert (offer["why"], offer["left"], offer["needs_address"]) == ("", 1, True)
    body = {"key": "k-1", "note": "1 Tea Road"}
    bought = ask(client, "POST", f"/storefront/points/items/{made['id']}/exchange", body, token=token)
    assert ask(client, "POST", f"/storefront/points/items/{made['id']}/exchange", body, token=token) == bought
    refused = ask(client, "POST", f"/storefront/points/items/{made['id']}/exchange", {"key": "k-2"}, 409, token=token)
    assert (refused["code"], refused["errors"][0]["says"]["zh"]) == ("exchange_too_few_points", "积分不够：需要 80，可用 20。")
    assert ask(client, "GET", "/storefront/points", token=token)[0]["spendable"] == 20
    history = ask(client, "GET", "/storefront/points/history", token=token)["items"]
    assert [(line["points"], line["says"]["en"]) for line in history] == [(-80, "Mug"), (100, "rule")]
    exchanges = ask(client, "GET", "/storefront/points/exchanges", token=token)["items"]
    assert [line["state"] for line in exchanges] == ["open"]
    ask(client, "POST", f"{API}/exchanges/{bought['id']}/sent")
    ask(client, "POST", f"{API}/exchanges/{bought['id']}/return")
    assert ask(client, "GET", f"{API}/people/ana")["purses"][0]["spendable"] == 100
    assert ask(client, "GET", f"{API}/people/ana/history")["items"][0]["says"]["en"] == "Exchange returned"
    assert ask(client, "POST", f"{API}/exchanges/{bought['id']}/eat", status=404)["status"] == 404


def test_forms_speak_two_languages(client: Client) -> None:
    forms = ask(client, "GET", f"{API}/forms")
    assert set(forms) == {"rule", "item", "settings", "wallet"}
    assert forms["rule"]["$defs"]["Rule"]["properties"]["tiers"]["items"]["x-widget"] == "tier"
    definitions = forms["rule"]["$defs"]
    assert definitions["Rule"]["properties"]["event"]["x-title"] == {"zh": "事件", "en": "Event"}
