"""Promotions over HTTP: a shop's server with a token of its own, shoppers with theirs, operators; odd input is answered with a problem."""

from collections.abc import Iterator
from typing import Any

import jwt
import msgspec
import pytest
from litestar.testing import TestClient

from antiphon.engine.access.tokens import sign_shopper, workspace_secret
from antiphon.entry.bootstrap import Services
from antiphon.features.promotions.pricing.rules import Limits
from tests.conftest import SetClock
from tests.features.promotions.shop import draft, launch, person
from tests.poison.corpus import bodies, values
from tests.webs import edge_over

Client = TestClient[Any]
API = "/api/w/shop/promotions"
OPERATOR = {"X-Antiphon": "1"}
CART = {"currency": "CNY", "lines": [{"id": "l1", "product_id": "p1", "price_minor": 10_000}]}
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def client(house: Services) -> Iterator[Client]:
    house.access.create_workspace("other", "Other", "Asia/Shanghai", "CNY", "zh")
    house.access.create_operator("a@example.com", "A", "a long password", "zh", {"shop": "editor"})
    house.access.create_operator("v@example.com", "V", "a long password", "zh", {"shop": "viewer"})
    with TestClient(edge_over(house), raise_server_exceptions=True) as made:
        sign_in(made, "a@example.com")
        yield made


def sign_in(client: Client, email: str) -> None:
    answer = client.post("/api/session", json={"email": email, "password": "a long password"}, headers=OPERATOR)
    assert answer.status_code == 200, answer.text


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def server(house: Services, workspace: str = "shop", seconds: int = 600) -> dict[str, str]:
    return bearer(house.access.sign_shop(workspace, seconds=seconds)[0])


def as_json(value: Any) -> Any:
    return msgspec.to_builtins(value)


def test_a_shops_server_has_a_token_of_its_own(client: Client, house: Services, clock: SetClock) -> None:
    asked = {"cart": CART}
    assert client.post("/shop/cart/price", json=asked).json()["code"] == "token_missing"
    shopper = bearer(house.access.sign_shopper("shop", person(house, "anna"))[0])
    assert client.post("/shop/cart/price", json=asked, headers=shopper).json()["code"] == "server_only"
    secret = workspace_secret(house.access.secret(), "shop")
    both = jwt.encode({"aud": "antiphon", "ws": "shop", "exp": 2**40, "role": "server", "sub": "per_x"}, secret, algorithm="HS256")
    assert client.post("/shop/cart/price", json=asked, headers=bearer(both)).json()["code"] == "server_only"
    foreign = jwt.encode({"aud": "antiphon", "ws": "other", "exp": 2**40, "role": "server"}, secret, algorithm="HS256")
    assert client.post("/shop/cart/price", json=asked, headers=bearer(foreign)).json()["code"] == "bad_token"
    unsigned = jwt.encode({"aud": "antiphon", "ws": "shop", "exp": 2**40, "role": "server"}, "", algorithm="none")
    assert client.post("/shop/cart/price", json=asked, headers=bearer(unsigned)).json()["code"] == "bad_token"
    mine = server(house, seconds=60)
    assert client.post("/shop/cart/price", json=asked, headers=mine).status_code == 200
    clock.advance(seconds=61)
    assert client.post("/shop/cart/price", json=asked, headers=mine).json()["code"] == "token_expired"
    old = sign_shopper(house.access.secret(), "shop", 2**40, person_id="per_x")
    assert client.post("/storefront/cart/price", json=asked, headers=server(house)).json()["code"] == "bad_token"
    assert client.get("/shop/uses/c1", headers=bearer(old)).status_code == 401


def test_the_life_of_a_checkout(client: Client, house: Services) -> None:
    view = launch(house, draft("welcome", code="WELCOME", limits=Limits(total=3, per_person=1)))
    shop = server(house)
    asked = {"cart": CART, "user_id": "anna", "codes": ["welcome", "NOPE"]}
    quote = client.post("/shop/cart/price", json=asked, headers=shop).json()["priced"]
    assert (quote["total_minor"], [each["reason"] for each in quote["not_applied"]]) == (9_000, ["unknown_code"])
    refused = client.post("/shop/uses/reserve", json={**asked, "checkout_id": "c1"}, headers=shop)
    assert (refused.status_code, refused.json()["code"]) == (409, "use_refused")
    assert refused.json()["errors"][0]["says"]["zh"]
    held = client.post("/shop/uses/reserve", json={**asked, "codes": ["WELCOME"], "checkout_id": "c1"}, headers=shop).json()
    assert (held["state"], held["priced"]["total_minor"]) == ("reserved", 9_000)
    assert client.get("/shop/uses/c1", headers=shop).json()["uses"] == held["uses"]
    assert client.get("/shop/uses/c1", headers=server(house, "other")).status_code == 404
    paid = client.post("/shop/uses/redeem", json={"checkout_id": "c1", "order_id": "o1"}, headers=shop).json()
    assert paid["state"] == "redeemed"
    assert client.post("/shop/uses/release", json={"checkout_id": "c1"}, headers=shop).json()["code"] == "use_refused"
    assert client.post("/shop/uses/return", json={"checkout_id": "c1"}, headers=shop).json()["state"] == "returned"
    assert client.post("/shop/uses/redeem", json={"checkout_id": "none"}, headers=shop).json()["code"] == "checkout_not_found"
    uses = client.get(f"{API}/{view.id}/uses").json()["items"]
    assert [(use["state"], use["code"]) for use in uses] == [("returned", "WELCOME")]


def test_a_code_is_scanned_at_a_till(client: Client, house: Services) -> None:
    view = launch(house, draft("till", coupon={}))
    anna = person(house, "anna")
    given = client.post(f"{API}/{view.id}/vouchers", json={"person_ids": [anna], "occasion": "opening"}, headers=OPERATOR).json()
    assert given == {"given": 1, "refused": {}}
    code = client.get(f"/api/w/shop/people/{anna}/vouchers").json()[0]["code"]
    shop = server(house)
    assert client.get(f"/shop/vouchers/{code}", headers=shop).json()["usable"] is True
    for _ in range(2):
        used = client.post("/shop/uses/scan", json={"code": code, "checkout_id": "receipt-1"}, headers=shop).json()
        assert (used["state"], used["uses"][0]["because"]) == ("redeemed", "scanned")
    again = client.post("/shop/uses/scan", json={"code": code, "checkout_id": "receipt-2"}, headers=shop).json()
    assert again["errors"][0]["reason"] == "already_used"
    story = client.get(f"/api/w/shop/vouchers/{code}").json()
    assert (story["state"], len(story["uses"])) == ("redeemed", 1)


def test_a_shopper_has_a_wallet(client: Client, house: Services) -> None:
    launch(house, draft("gift", coupon={"claimable": True}))
    anna = bearer(house.access.sign_shopper("shop", person(house, "anna"))[0])
    purse = client.get("/storefront/vouchers", headers=anna).json()
    assert (purse["vouchers"], purse["claimable"][0]["may_claim"]) == ([], True)
    mine = client.post("/storefront/vouchers/claim/gift", headers=anna | {"Idempotency-Key": "k"}).json()
    assert client.post("/storefront/vouchers/claim/gift", headers=anna | {"Idempotency-Key": "k"}).json()["code"] == mine["code"]
    assert client.post("/storefront/vouchers/claim/gift", headers=anna).json()["errors"][0]["reason"] == "already_claimed"
    quote = client.post("/storefront/cart/price", json={"cart": CART, "codes": [mine["code"]]}, headers=anna).json()
    assert quote["priced"]["total_minor"] == 9_000
    berta = bearer(house.access.sign_shopper("shop", person(house, "berta"))[0])
    assert (
        client.post("/storefront/vouchers/enter", json={"code": mine["code"]}, headers=berta).json()["errors"][0]["reason"] == "not_yours"
    )


def test_an_operator_writes_checks_and_launches(client: Client, house: Services) -> None:
    body = as_json(draft("ten", code="TEN"))
    made = client.post(API, json=body, headers=OPERATOR).json()
    preview = client.post(f"{API}/preview", json={"draft": body, "asked": {"cart": CART}}, headers=OPERATOR).json()
    assert preview["not_applied"][0]["reason"] == "needs_code"
    assert client.post(f"{API}/check", json=body, params={"promotion_id": made["id"]}, headers=OPERATOR).json() == {"flaws": []}
    assert client.post(f"{API}/{made['id']}/launch", headers=OPERATOR).json()["state"] == "live"
    changed = {"draft": body | {"note": "n"}, "revision": 1}
    assert client.put(f"{API}/{made['id']}", json=changed, headers=OPERATOR).json()["revision"] == 2
    assert client.put(f"{API}/{made['id']}", json=changed, headers=OPERATOR).json()["code"] == "promotion_changed"
    assert len(client.get(f"{API}/{made['id']}/revisions").json()) == 2
    assert client.post(API, json=body, headers=OPERATOR).json()["code"] == "key_taken"
    run = client.post(f"{API}/{made['id']}/codes", json={"count": 20}, headers=OPERATOR)
    assert run.status_code == 202
    house.promotions.chores.run_once()
    file = client.get(f"/api/w/shop/codes/{run.json()['id']}/file")
    assert (file.status_code, len(file.text.splitlines())) == (200, 21)
    sign_in(client, "v@example.com")
    assert client.get(API).json()["items"][0]["key"] == "ten"
    assert client.post(f"{API}/{made['id']}/end", headers=OPERATOR).json()["code"] == "viewer_only"
    assert client.get(f"/api/w/shop/codes/{run.json()['id']}/file").json()["code"] == "viewer_only"


def test_odd_input_never_is_a_fault(client: Client, house: Services) -> None:
    made = launch(house, draft("odd", code="ODD"))
    shop, anna = server(house), bearer(house.access.sign_shopper("shop", person(house, "anna"))[0])
    paths = [
        *((f"/shop/uses/{name}", shop) for name in ("reserve", "redeem", "release", "return", "scan")),
        ("/shop/cart/price", shop),
        ("/storefront/cart/price", anna),
        ("/storefront/vouchers/enter", anna),
        *((f"{API}{name}", OPERATOR) for name in ("", "/check", "/preview", "/price", f"/{made.id}/codes", f"/{made.id}/vouchers")),
    ]
    for body in bodies().values():
        for path, headers in paths:
            assert client.post(path, content=body, headers=headers | JSON).status_code < 500, path
    for value in values().values():
        text = value.decode("utf-8", "replace")[:200]
        cart = {"currency": "CNY", "lines": [{"id": text, "product_id": text, "price_minor": 100}]}
        asked = {"checkout_id": text, "cart": cart, "user_id": text, "codes": [text]}
        assert client.post("/shop/uses/reserve", json=asked, headers=shop).status_code < 500
        assert client.post("/shop/uses/reserve", json={**asked, "codes": []}, headers=shop).status_code < 500
        assert client.post("/shop/uses/scan", json={"code": text, "checkout_id": "x"}, headers=shop).status_code < 500
        assert client.post("/storefront/vouchers/enter", json={"code": text}, headers=anna).status_code < 500
        assert client.get(API, params={"cursor": text, "state": text}).status_code < 500
        assert client.get(f"{API}/{made.id}/vouchers", params={"cursor": text}).status_code < 500
