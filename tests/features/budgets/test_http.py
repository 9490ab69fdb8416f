"""Budgets over HTTP: what an operator does, and that odd input and other workspaces are answered with a problem."""

from collections.abc import Iterator
from typing import Any

import pytest
from litestar.testing import TestClient

from antiphon.entry.bootstrap import Services
from tests.features.budgets.spending import charge
from tests.poison.corpus import bodies, values
from tests.webs import edge_over

Client = TestClient[Any]
API = "/api/w/shop/budgets"
OPERATOR = {"X-Antiphon": "1"}
DRAFT = {
    "name": {"zh": "双十一红包", "en": "Red packets"},
    "measure": "money",
    "amount": 10_000,
    "campaign": "1111",
    "terms": {"limits": {"per_person": 500, "rewards": {"mug": 2_000}}, "burn_rule": {"amount": 5_000, "minutes": 10}},
}


@pytest.fixture
def client(house: Services) -> Iterator[Client]:
    house.access.create_workspace("other", "Other", "Asia/Shanghai", "CNY", "zh")
    house.access.create_operator("a@example.com", "A", "a long password", "zh", {"shop": "editor"})
    house.access.create_operator("v@example.com", "V", "a long password", "zh", {"shop": "viewer"})
    house.access.create_operator("o@example.com", "O", "a long password", "zh", {"other": "owner"})
    with TestClient(edge_over(house), raise_server_exceptions=True) as made:
        sign_in(made, "a@example.com")
        yield made


def sign_in(client: Client, email: str) -> None:
    answer = client.post("/api/session", json={"email": email, "password": "a long password"}, headers=OPERATOR)
    assert answer.status_code == 200, answer.text


def create(client: Client) -> dict[str, Any]:
    answer = client.post(API, json=DRAFT, headers=OPERATOR)
    assert answer.status_code == 201, answer.text
    return answer.json()


def test_the_life_of_a_budget(client: Client, house: Services) -> None:
    made = create(client)
    one = f"{API}/{made['id']}"
    assert (made["state"], made["given"], made["currency"], made["terms"]["alerts"]) == ("running", 10_000, "CNY", [50, 80, 95])
    assert charge(house, made["id"], "a", 500, person_id="per_a") is None
    move = {"amount": 1_000, "reason": "more guests"}
    assert client.post(f"{one}/top-up", json=move, headers=OPERATOR).json()["given"] == 11_000
    assert client.post(f"{one}/reduce", json={**move, "amount": 500}, headers=OPERATOR).json()["left"] == 10_000
    refused = client.post(f"{one}/reduce", json={**move, "amount": 10_001}, headers=OPERATOR)
    assert (refused.status_code, refused.json()["code"]) == (409, "below_spent")
    assert client.post(f"{one}/stop", json={"reason": "mistake"}, headers=OPERATOR).json()["state"] == "stopped"
    assert client.post(f"{one}/resume", json={"reason": "corrected"}, headers=OPERATOR).json()["state"] == "running"
    edit = {"name": DRAFT["name"], "revision": 3, "campaign": "1111", "terms": {"limits": {"per_day": 10}}}
    assert client.put(one, json=edit, headers=OPERATOR).json()["terms"]["limits"]["per_day"] == 10
    assert client.put(one, json=edit, headers=OPERATOR).json()["code"] == "budget_changed"
    assert [line["amount"] for line in client.get(f"{one}/charges").json()["items"]] == [500]
    assert client.get(f"{one}/charges", params={"person": "per_b"}).json()["items"] == []
    kinds = [line["kind"] for line in client.get(f"{one}/changes").json()["items"]]
    assert kinds == ["edited", "resumed", "stopped", "reduced", "topped_up", "created"]
    assert client.get(f"{one}/changes", params={"limit": 2}).json()["next_cursor"]
    assert client.get(f"{one}/burn-down").json()["forecast"]["because"] == "too_little_history"
    assert client.get("/api/w/shop/campaign-costs").json()[0]["cost_minor"] == 500
    assert [line["id"] for line in client.get(API, params={"campaign": "1111"}).json()["items"]] == [made["id"]]
    assert client.get(API, params={"campaign": "618"}).json()["items"] == []


def test_pages_keep_their_place(client: Client) -> None:
    ids = [create(client)["id"] for _ in range(3)]
    first = client.get(API, params={"limit": 2}).json()
    rest = client.get(API, params={"limit": 2, "cursor": first["next_cursor"]}).json()
    assert [line["id"] for line in [*first["items"], *rest["items"]]] == ids[::-1]


def test_a_viewer_looks_and_a_stranger_does_not(client: Client) -> None:
    made = create(client)["id"]
    sign_in(client, "v@example.com")
    assert client.get(f"{API}/{made}").status_code == 200
    assert client.post(API, json=DRAFT, headers=OPERATOR).json()["code"] == "viewer_only"
    assert client.post(f"{API}/{made}/stop", json={"reason": "no right"}, headers=OPERATOR).status_code == 403
    sign_in(client, "o@example.com")
    assert client.get(f"{API}/{made}").status_code in {401, 404}
    other = f"/api/w/other/budgets/{made}"
    assert client.get(other).json()["code"] == "budget_not_found"
    for path in ("stop", "resume"):
        assert client.post(f"{other}/{path}", json={"reason": "not mine"}, headers=OPERATOR).status_code == 404
    assert client.post(f"{other}/top-up", json={"amount": 1, "reason": "not mine"}, headers=OPERATOR).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"amount": -1},
        {"amount": 2**53},
        {"amount": 1.5},
        {"measure": "gold"},
        {"name": {"zh": "", "en": "x"}},
        {"more": 1},
        {"starts_at": "2026-11-01T00:00:00"},
        {"starts_at": "2026-11-02T00:00:00Z", "ends_at": "2026-11-01T00:00:00Z"},
        {"terms": {"alerts": [0]}},
        {"terms": {"burn_rule": {"amount": 1, "minutes": 0}}},
        {"terms": {"limits": {"rewards": {"a\u0000b": 1}}}},
        {"terms": {"limits": {"per_person": 0}}},
    ],
)
def test_a_draft_that_makes_no_sense_is_refused(client: Client, change: dict[str, Any]) -> None:
    answer = client.post(API, json={**DRAFT, **change}, headers=OPERATOR)
    assert answer.status_code in {400, 422}, answer.text
    assert answer.json()["code"]


def test_odd_input_never_is_a_fault(client: Client) -> None:
    one = f"{API}/{create(client)['id']}"
    for body in bodies().values():
        for path in (API, f"{one}/top-up", f"{one}/stop"):
            assert client.post(path, content=body, headers=OPERATOR | {"Content-Type": "application/json"}).status_code < 500
    for value in values().values():
        for path, word in ((API, "campaign"), (API, "cursor"), (f"{one}/charges", "person"), (f"{one}/changes", "cursor")):
            assert client.get(path, params={word: value.decode("utf-8", "replace")[:200]}).status_code < 500
