"""The alliance over HTTP: two owners, one shopper, and everybody who should not."""

from collections.abc import Iterator
from typing import Any

import pytest
from litestar.testing import TestClient

from antiphon.entry.bootstrap import Services
from tests.conftest import SetClock
from tests.features.alliance.allies import INN, TEA, person, points, shops
from tests.poison.corpus import bodies, values
from tests.webs import edge_over

Client = TestClient[Any]
OPERATOR = {"X-Antiphon": "1"}
PROPOSAL = {
    "name": {"zh": "茶与客栈", "en": "Tea and inn"},
    "terms": {"currency": "CNY", "sides": [{"workspace": TEA, "price": 1000}, {"workspace": INN, "price": 2000}], "limits": {"most": 500}},
}


@pytest.fixture
def client(house: Services) -> Iterator[Client]:
    shops(house)
    house.access.create_workspace("third", "Third", "Asia/Shanghai", "CNY", "zh")
    for name, rights in (("tea", {TEA: "owner"}), ("inn", {INN: "owner"}), ("ed", {TEA: "editor"}), ("x", {"third": "owner"})):
        house.access.create_operator(f"{name}@example.com", name, "a long password", "zh", rights)  # type: ignore[arg-type]
    with TestClient(edge_over(house), raise_server_exceptions=True) as made:
        yield made


def sign_in(client: Client, name: str) -> None:
    answer = client.post("/api/session", json={"email": f"{name}@example.com", "password": "a long password"}, headers=OPERATOR)
    assert answer.status_code == 200, answer.text


def at(workspace: str, path: str = "") -> str:
    return f"/api/w/{workspace}/alliance/agreements{path}"


def agree(client: Client) -> str:
    sign_in(client, "tea")
    made = client.post(at(TEA), json=PROPOSAL, headers=OPERATOR)
    assert made.status_code == 201, made.text
    sign_in(client, "inn")
    assert client.get(at(INN)).json()[0]["state"] == "proposed"
    assert client.post(at(INN, f"/{made.json()['id']}/accept"), headers=OPERATOR).json()["state"] == "active"
    return made.json()["id"]


def test_from_agreement_to_clearing(client: Client, house: Services, clock: SetClock) -> None:
    agreement = agree(client)
    ann, anna = person(house, TEA, "ann", 100), person(house, INN, "anna")

    def post(workspace: str, who: str, path: str, body: Any, status: int = 201) -> Any:
        token = {"Authorization": f"Bearer {house.access.sign_shopper(workspace, who)[0]}"}
        answer = client.post(f"/storefront/alliance{path}", json=body, headers=token)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    assert post(TEA, ann, "/code", {"agreement_id": agreement, "i_agree": False}, 422)["code"] == "no_consent"
    code = post(TEA, ann, "/code", {"agreement_id": agreement, "i_agree": True})["code"]
    made = post(INN, anna, "/links", {"code": code, "i_agree": True})
    assert (made["person_id"], made["partner"]) == (anna, TEA), "the other side's person is the other side's business"
    wish = {"agreement_id": agreement, "partner": INN, "direction": "out", "amount": 40, "key": "k1"}
    first = post(TEA, ann, "/exchanges", wish)
    assert post(TEA, ann, "/exchanges", wish)["id"] == first["id"]
    post(INN, anna, "/exchanges", {**wish, "partner": TEA, "direction": "in", "key": "k2"})
    assert (points(house, TEA, ann), points(house, INN, anna)) == (20, 40)
    assert post(TEA, ann, "/exchanges", {**wish, "amount": 501, "key": "k3"}, 409)["code"] == "alliance_limit"
    assert post(TEA, ann, "/exchanges", {**wish, "partner": "third", "key": "k4"}, 403)["code"] == "not_linked"
    sign_in(client, "inn")
    assert {line["person_id"] for line in client.get(at(INN, f"/{agreement}/exchanges")).json()["items"]} == {anna}
    clock.advance(seconds=1)
    body = {"until": "2026-09-21T14:13:21Z"}
    cleared = client.post(at(INN, f"/{agreement}/clearings"), json=body, headers=OPERATOR).json()
    assert {line["workspace"]: line["owes"] for line in cleared["lines"]} == {TEA: 80, INN: -80}
    confirm = f"/{agreement}/clearings/{cleared['id']}/confirm"
    assert client.post(at(INN, confirm), headers=OPERATOR).json()["code"] == "four_eyes"
    sign_in(client, "tea")
    assert client.post(at(TEA, confirm), headers=OPERATOR).json()["state"] == "confirmed"
    assert client.post(at(TEA, f"/{agreement}/end"), json={"reason": "enough"}, headers=OPERATOR).json()["state"] == "ended"
    post(INN, anna, f"/links/{made['id']}/end", None, 204)


def test_owners_agree_and_strangers_see_nothing(client: Client) -> None:
    agreement = agree(client)
    sign_in(client, "ed")
    assert client.get(at(TEA, f"/{agreement}")).status_code == 200
    assert client.post(at(TEA), json=PROPOSAL, headers=OPERATOR).json()["code"] == "owner_only"
    assert client.post(at(TEA, f"/{agreement}/end"), json={"reason": "no right"}, headers=OPERATOR).status_code == 403
    sign_in(client, "x")
    assert client.get(at("third")).json() == []
    for path in ("", "/exchanges", "/clearings"):
        assert client.get(at("third", f"/{agreement}{path}")).json()["code"] == "agreement_not_found"
    assert client.post(at("third", f"/{agreement}/clearings"), json={"until": "2026-09-01T00:00:00Z"}, headers=OPERATOR).status_code == 404
    assert client.post(at("third", f"/{agreement}/accept"), headers=OPERATOR).status_code == 404


def test_odd_input_never_is_a_fault(client: Client, house: Services) -> None:
    agreement = agree(client)
    token = {"Authorization": f"Bearer {house.access.sign_shopper(TEA, person(house, TEA, 'ann', 100))[0]}"}
    json = {"Content-Type": "application/json"}
    sign_in(client, "tea")
    for body in bodies().values():
        for path in ("", f"/{agreement}/end", f"/{agreement}/clearings"):
            assert client.post(at(TEA, path), content=body, headers=OPERATOR | json).status_code < 500
        for path in ("/code", "/links", "/exchanges"):
            assert client.post(f"/storefront/alliance{path}", content=body, headers=token | json).status_code < 500
    for value in values().values():
        text = value.decode("utf-8", "replace")[:100]
        wish = {"agreement_id": text, "partner": text, "direction": "out", "amount": 1, "key": text}
        assert client.post("/storefront/alliance/exchanges", json=wish, headers=token).status_code < 500
        assert client.post("/storefront/alliance/links", json={"code": text, "i_agree": True}, headers=token).status_code < 500
        assert client.get(at(TEA, f"/{agreement}/exchanges"), params={"cursor": text}).status_code < 500
