"""The short way of uses over HTTP: many at once, priced and committed together, and as exact as one after the other."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from litestar.testing import TestClient

from antiphon.entry.bootstrap import Services
from antiphon.entry.http import make_edge
from antiphon.features.promotions.pricing.rules import Limits
from tests.features.promotions.shop import draft, launch, left, person, voucher

CALLERS = 24
CART = {"currency": "CNY", "lines": [{"id": "l1", "product_id": "p1", "price_minor": 10_000}]}


@pytest.fixture
def shop(house: Services) -> Iterator[TestClient[Any]]:
    with TestClient(make_edge(house)) as client:
        client.headers["Authorization"] = f"Bearer {house.access.sign_shop('shop', seconds=600)[0]}"
        yield client


def post_all(shop: TestClient[Any], path: str, bodies: list[dict[str, Any]]) -> list[dict[str, Any]]:
    def post(body: dict[str, Any]) -> dict[str, Any]:
        return shop.post(path, json=body).json()

    with ThreadPoolExecutor(len(bodies)) as pool:
        return list(pool.map(post, bodies))


def states(answers: list[dict[str, Any]]) -> Counter[str]:
    """By state, or by the first reason why not."""
    return Counter(answer.get("state") or answer["errors"][0]["reason"] for answer in answers)


def test_the_last_units_at_many_tills(shop: TestClient[Any], house: Services) -> None:
    view = launch(house, draft("hot", code="HOT", limits=Limits(total=5, per_person=1)))
    answers = post_all(shop, "/shop/uses/scan", [{"code": "hot", "checkout_id": f"r{n}", "user_id": f"u{n}"} for n in range(CALLERS)])
    assert states(answers) == {"redeemed": 5, "used_up": CALLERS - 5}
    assert left(house, view) == 0
    with house.database.read() as session:
        assert house.ledger.check(session, "shop") == []


def test_one_voucher_at_many_tills(shop: TestClient[Any], house: Services) -> None:
    view = launch(house, draft("own", coupon={}))
    code = voucher(house, view, person(house, "anna"))
    answers = post_all(shop, "/shop/uses/scan", [{"code": code, "checkout_id": f"r{n}"} for n in range(CALLERS)])
    assert states(answers) == {"redeemed": 1, "already_used": CALLERS - 1}
    assert {answer["person_id"] for answer in answers if "state" in answer} == {person(house, "anna")}


def test_many_carts_are_priced_together(shop: TestClient[Any], house: Services) -> None:
    launch(house, draft("first", limits=Limits(total=5)))  # by itself: whoever comes too late pays the full price
    carts = [{"checkout_id": f"c{n}", "cart": CART, "user_id": f"u{n}"} for n in range(CALLERS)]
    answers = post_all(shop, "/shop/uses/reserve", carts)
    assert Counter(answer["total_minor"] for answer in answers) == {9_000: 5, 10_000: CALLERS - 5}
    again = post_all(shop, "/shop/uses/reserve", carts)
    assert again == answers
    paid = post_all(shop, "/shop/uses/redeem", [{"checkout_id": f"c{n}", "order_id": f"o{n}"} for n in range(CALLERS)])
    assert states(paid) == {"redeemed": CALLERS}
    back = post_all(shop, "/shop/uses/return", [{"checkout_id": f"c{n}"} for n in range(CALLERS)])
    assert states(back) == {"returned": CALLERS}


def test_who_it_is(shop: TestClient[Any], house: Services) -> None:
    launch(house, draft("one", code="ONE", limits=Limits(per_person=1)))
    new = shop.post("/shop/uses/reserve", json={"checkout_id": "a", "cart": CART, "user_id": "new", "codes": ["ONE"]}).json()
    assert new["person_id"] == person(house, "new")
    scanned = shop.post("/shop/uses/scan", json={"checkout_id": "b", "code": "ONE", "user_id": "newer"}).json()
    assert scanned["person_id"] == person(house, "newer")
    for path in ("reserve", "scan"):
        body = {"checkout_id": "c", "person_id": "per_nobody"} | ({"cart": CART} if path == "reserve" else {"code": "ONE"})
        assert shop.post(f"/shop/uses/{path}", json=body).json()["code"] == "person_not_found"
        body["person_id"] = new["person_id"]
        assert shop.post(f"/shop/uses/{path}", json=body | {"checkout_id": path}).status_code == (200 if path == "reserve" else 409)


def test_a_key_and_a_till_with_a_cart_go_the_long_way(shop: TestClient[Any], house: Services) -> None:
    launch(house, draft("ten", code="TEN"))
    body = {"checkout_id": "k", "code": "TEN"}
    first = shop.post("/shop/uses/scan", json=body, headers={"Idempotency-Key": "k1"})
    again = shop.post("/shop/uses/scan", json=body, headers={"Idempotency-Key": "k1"})
    assert (again.headers["Idempotent-Replayed"], again.content) == ("true", first.content)
    priced = shop.post("/shop/uses/scan", json={"checkout_id": "p", "code": "TEN", "cart": CART}).json()
    assert (priced["state"], priced["total_minor"]) == ("redeemed", 9_000)
    assert shop.post("/shop/uses/scan", json={"checkout_id": ""}).status_code == 422
    assert shop.post("/shop/uses/scan", json=body, headers={"Authorization": "Bearer x"}).json()["code"] == "bad_token"
