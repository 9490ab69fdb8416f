"""Commission over HTTP: the operator's way from programme to payment, the earner's own view, odd input, other workspaces."""

from collections.abc import Iterator
from typing import Any

import pytest
from litestar.testing import TestClient

from antiphon.entry.bootstrap import Services
from tests.conftest import SetClock
from tests.features.commission.earning import SHOP, order, party, person
from tests.poison.corpus import bodies, values
from tests.webs import edge_over

Client = TestClient[Any]
API = "/api/w/shop/commission"
OPERATOR = {"X-Antiphon": "1"}
PROGRAMME = {
    "revision": 0,
    "terms": {
        "levels": 2,
        "roles": [{"key": "group_leader", "name": {"zh": "团长", "en": "Group leader"}}],
        "rules": [
            {"key": "d", "place": "direct", "rate": {"kind": "percent", "basis_points": 1000}},
            {"key": "s", "place": "second", "rate": {"kind": "percent", "basis_points": 500}},
        ],
    },
}


@pytest.fixture
def client(house: Services) -> Iterator[Client]:
    house.access.create_workspace("other", "Other", "Asia/Shanghai", "CNY", "zh")
    for name, rights in (("a", {"shop": "editor"}), ("b", {"shop": "editor"}), ("v", {"shop": "viewer"}), ("o", {"other": "owner"})):
        house.access.create_operator(f"{name}@example.com", name, "a long password", "zh", rights)  # type: ignore[arg-type]
    with TestClient(edge_over(house), raise_server_exceptions=True) as made:
        sign_in(made, "a")
        yield made


def sign_in(client: Client, name: str) -> None:
    answer = client.post("/api/session", json={"email": f"{name}@example.com", "password": "a long password"}, headers=OPERATOR)
    assert answer.status_code == 200, answer.text


def post(client: Client, path: str, body: Any = None, status: int = 200) -> Any:
    answer = client.post(f"{API}{path}", json=body, headers=OPERATOR)
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else None


def put(client: Client, path: str, body: Any, status: int = 200) -> Any:
    answer = client.put(f"{API}{path}", json=body, headers=OPERATOR)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_from_programme_to_payment(client: Client, house: Services, clock: SetClock) -> None:
    assert client.get(f"{API}/programme").json()["revision"] == 0
    assert put(client, "/programme", PROGRAMME)["revision"] == 1
    assert put(client, "/programme", PROGRAMME, 409)["code"] == "programme_changed"
    ann, cat = person(house, "ann"), person(house, "cat")
    made = put(client, "/parties", {"person": "ann", "role": "group_leader"})
    assert (made["person_id"], len(made["code"])) == (ann, 8)
    assert post(client, "/relations", {"person": "cat", "code": made["code"]})["outcome"] == "brought"
    assert post(client, "/relations", {"person": "ann", "code": made["code"]})["outcome"] == "self"
    order(house, cat, "A/1", [("mug", 100, 2)])
    assert client.get(f"{API}/orders").json()["items"][0]["parts"][0]["amount"] == 2_000
    assert client.get(f"{API}/order", params={"order_id": "A1"}).json()["code"] == "order_not_found"
    assert client.get(f"{API}/order", params={"order_id": "A/1"}).json()["buyer_id"] == cat
    clock.advance(days=8)
    house.commission_timer.run_once()
    sign_in(client, "a")
    page = client.get(f"{API}/parties/{ann}").json()
    assert page["purses"] == [{"currency": "CNY", "frozen": 0, "available": 2_000, "asked": 0, "debt": 0}]
    assert page["party"]["brought_count"] == 1
    assert client.get(f"{API}/parties/{ann}/brought").json()["items"][0]["person_id"] == cat
    assert client.get(f"{API}/parties/{ann}/orders").json()["items"][0]["order_id"] == "A/1"
    clock.advance(seconds=1)
    run = post(client, "/runs", {"name": "九月", "until": "2026-09-29T22:13:21+08:00"}, 201)
    assert client.get(f"{API}/runs/{run['id']}").json()["totals"][0]["closing"] == 2_000
    assert post(client, f"/runs/{run['id']}/close")["state"] == "closed"
    sheet = client.get(f"{API}/runs/{run['id']}/statements.csv")
    assert sheet.headers["content-type"].startswith("text/csv")
    assert "20.00" in sheet.text
    paper = client.get(f"{API}/runs/{run['id']}/statements/{ann}/pdf")
    assert paper.headers["content-type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")
    assert client.get(f"{API}/runs/{run['id']}/statements/{ann}").json()["lines"][0]["order_id"] == "A/1"
    asked = post(client, "/withdrawals", {"person": ann, "currency": "CNY", "amount": 2_000}, 201)
    assert post(client, f"/withdrawals/{asked['id']}/approve", None, 409)["code"] == "four_eyes"
    sign_in(client, "b")
    assert post(client, f"/withdrawals/{asked['id']}/approve")["state"] == "approved"
    paid = post(client, f"/withdrawals/{asked['id']}/end", {"state": "paid", "reason": "bank 42"})
    assert (paid["state"], paid["reason"]) == ("paid", "bank 42")
    assert client.get(f"{API}/withdrawals", params={"state": "paid"}).json()["items"][0]["id"] == asked["id"]


def test_a_third_level_is_refused_with_the_law_and_its_source(client: Client) -> None:
    terms: dict[str, Any] = {**PROGRAMME["terms"], "levels": 3}  # type: ignore[dict-item]
    refused = put(client, "/programme", {"revision": 0, "terms": terms}, 422)
    assert refused["code"] == "third_level"
    assert "State Council Order 444" in refused["detail"]


def test_an_earner_sees_their_own_and_nobody_elses(client: Client, house: Services, clock: SetClock) -> None:
    put(client, "/programme", PROGRAMME)
    ann, cat = party(house, "ann"), person(house, "cat")
    house.commission.bring(SHOP, cat, "ann")
    order(house, cat, "A1", [("mug", 100, 1)])
    clock.advance(days=8)
    house.commission_timer.run_once()

    def headers(who: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {house.access.sign_shopper(SHOP, who)[0]}"}

    mine = client.get("/storefront/commission", headers=headers(ann)).json()
    assert (mine["code"], mine["purses"][0]["available"], mine["orders"][0]["order_id"]) == ("ann", 1_000, "A1")
    wish = client.post("/storefront/commission/withdrawals", json={"currency": "CNY", "amount": 1_000}, headers=headers(ann))
    assert wish.status_code == 201, wish.text
    assert (
        client.post("/storefront/commission/withdrawals", json={"currency": "CNY", "amount": 1_000}, headers=headers(ann)).status_code
        == 409
    )
    assert client.get("/storefront/commission", headers=headers(cat)).json()["code"] == "party_not_found"
    assert client.get("/storefront/commission").status_code == 401


def test_a_viewer_looks_and_a_stranger_does_not(client: Client, house: Services) -> None:
    put(client, "/programme", PROGRAMME)
    ann = party(house, "ann")
    run = post(client, "/runs", {"name": "x", "until": "2026-09-01T00:00:00Z"}, 201)["id"]
    sign_in(client, "v")
    assert client.get(f"{API}/parties/{ann}").status_code == 200
    for path in ("/relations", "/runs", "/withdrawals", f"/runs/{run}/close"):
        bodies_of = {"/relations": {"person": "ann", "code": "x"}, "/runs": {"name": "y", "until": "2026-09-01T00:00:00Z"}}
        body = bodies_of.get(path, {"person": ann, "currency": "CNY", "amount": 5})
        assert client.post(f"{API}{path}", json=body, headers=OPERATOR).status_code == 403
    sign_in(client, "o")
    other = "/api/w/other/commission"
    assert client.get(f"{other}/parties/{ann}").json()["code"] == "party_not_found"
    assert client.get(f"{other}/runs/{run}").json()["code"] == "run_not_found"
    assert client.post(f"{other}/runs/{run}/close", headers=OPERATOR).status_code == 404
    assert client.get(f"{API}/parties").status_code in {401, 404}


def test_odd_input_never_is_a_fault(client: Client, house: Services) -> None:
    put(client, "/programme", PROGRAMME)
    ann = party(house, "ann")
    json = OPERATOR | {"Content-Type": "application/json"}
    for body in bodies().values():
        for path in ("/relations", "/runs", "/withdrawals", "/withdrawals/wdr_x/end"):
            assert client.post(f"{API}{path}", content=body, headers=json).status_code < 500
        for path in ("/programme", "/parties"):
            assert client.put(f"{API}{path}", content=body, headers=json).status_code < 500
    for value in values().values():
        text = value.decode("utf-8", "replace")[:200]
        for path in ("/parties", f"/parties/{ann}/brought", f"/parties/{ann}/orders", "/orders", "/runs", "/withdrawals"):
            assert client.get(f"{API}{path}", params={"cursor": text, "state": text, "person": text}).status_code < 500
        assert client.post(f"{API}/relations", json={"person": text, "code": text}, headers=OPERATOR).status_code < 500
        assert client.post(f"{API}/runs", json={"name": text, "until": "2026-09-01T00:00:00Z"}, headers=OPERATOR).status_code < 500
