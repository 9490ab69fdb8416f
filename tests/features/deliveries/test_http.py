"""Deliveries over HTTP: a shopper, the warehouse, and everybody who should not."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient

from antiphon.entry.bootstrap import Services
from tests.features.deliveries.parcels import HOME, LONDON, SHOP, give, lawful, person
from tests.poison.corpus import bodies, values
from tests.webs import edge_over

Client = TestClient[Any]
OPERATOR = {"X-Antiphon": "1"}
AT = f"/api/w/{SHOP}/deliveries"
THERE = msgspec.to_builtins(LONDON)


@pytest.fixture
def client(house: Services) -> Iterator[Client]:
    for name, role in (("ed", "editor"), ("vi", "viewer")):
        house.access.create_operator(f"{name}@example.com", name, "a long password", "en", {SHOP: role})  # type: ignore[dict-item]
    with TestClient(edge_over(house), raise_server_exceptions=True) as made:
        yield made


def sign_in(client: Client, name: str = "ed") -> None:
    answer = client.post("/api/session", json={"email": f"{name}@example.com", "password": "a long password"}, headers=OPERATOR)
    assert answer.status_code == 200, answer.text


def token(house: Services, who: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {house.access.sign_shopper(SHOP, who)[0]}"}


def test_from_the_address_to_the_door(client: Client, house: Services) -> None:
    ann = person(house)
    give(house, ann, 2)
    give(house, ann)
    shopper = token(house, ann)
    found = client.get("/storefront/deliveries", headers=shopper).json()
    assert [item["state"] for item in found["items"]] == ["waiting", "waiting"]
    first, second = (item["id"] for item in found["items"])
    bad = client.post(f"/storefront/deliveries/{first}/address", json={"address": {**THERE, "postcode": "1"}}, headers=shopper)
    assert (bad.status_code, bad.json()["errors"][0]["path"]) == (422, "postcode")
    assert bad.json()["errors"][0]["says"]["zh"]
    for which in (first, second):
        body = {"address": THERE, "remember": True}
        assert client.post(f"/storefront/deliveries/{which}/address", json=body, headers=shopper).json()["state"] == "ready"
    assert client.get("/storefront/deliveries", headers=shopper).json()["remembered"]["city"] == "London"
    assert client.post("/storefront/deliveries/address/forget", headers=shopper).json()["remembered"] is None
    assert client.get("/storefront/deliveries", headers=shopper).json()["remembered"] is None

    sign_in(client)
    assert client.get(f"{AT}/counts").json()["ready"] == 2
    line = client.get(AT, params={"in_state": "ready"}).json()["items"][0]
    assert line["to"] == {"name": "A**", "phone": "*********0000", "place": "GB London"}
    assert client.post(f"{AT}/pack", json={"ids": [first, "dlv_none"]}, headers=OPERATOR).json() == {"packed": 1}
    sheet = client.get(f"{AT}/sheet.csv", params={"in_state": "packed"})
    assert (sheet.headers["cache-control"], sheet.text.count("\r\n")) == ("no-store", 2)
    assert "Ann Lee" in sheet.text
    lines = [(first, "SF,SF1"), (first, "SF,SF1"), ("dlv_none", "SF,SF9"), (second, "SF,SF2"), (second, "SF,SF3"), (first, ",9")]
    raw = "\r\n".join(["delivery,carrier,tracking", *(f"{which},{more}" for which, more in lines)])
    report = client.post(f"{AT}/tracking", content=raw, headers=OPERATOR | {"Content-Type": "text/csv"}).json()
    assert [line["outcome"] for line in report["lines"]] == ["shipped", "unchanged", "refused", "shipped", "refused", "refused"]
    assert (report["shipped"], report["unchanged"], report["refused"]) == (2, 1, 3)
    done = client.post(f"{AT}/{first}/turns", json={"turn": "deliver"}, headers=OPERATOR).json()
    assert (done["line"]["state"], done["turns"], done["address"]["name"]) == ("delivered", ["return"], "Ann Lee")
    assert client.post(f"{AT}/{first}/turns", json={"turn": "pack"}, headers=OPERATOR).json()["code"] == "wrong_state"
    assert (
        client.post(f"{AT}/{second}/turns", json={"turn": "correct", "tracking": "SF4"}, headers=OPERATOR).json()["code"] == "no_tracking"
    )
    lawful(house)


def test_the_same_sheet_twice_ships_once(client: Client, house: Services) -> None:
    ann = person(house)
    give(house, ann)
    shopper = token(house, ann)
    which = client.get("/storefront/deliveries", headers=shopper).json()["items"][0]["id"]
    client.post(f"/storefront/deliveries/{which}/address", json={"address": msgspec.to_builtins(HOME)}, headers=shopper)
    sign_in(client)
    raw = f"delivery,carrier,tracking\r\n{which},SF,SF1\r\n"
    keyed = OPERATOR | {"Content-Type": "text/csv", "Idempotency-Key": "sheet-1"}
    first = client.post(f"{AT}/tracking", content=raw, headers=keyed)
    assert client.post(f"{AT}/tracking", content=raw, headers=keyed).json() == first.json()
    assert client.post(f"{AT}/tracking", content=raw, headers=OPERATOR).json()["unchanged"] == 1


def test_viewers_and_strangers(client: Client, house: Services) -> None:
    ann, bob = person(house), person(house, "bob")
    give(house, ann)
    which = client.get("/storefront/deliveries", headers=token(house, ann)).json()["items"][0]["id"]
    stolen = client.post(f"/storefront/deliveries/{which}/address", json={"address": THERE}, headers=token(house, bob))
    assert stolen.json()["code"] == "delivery_not_found"
    client.post(f"/storefront/deliveries/{which}/address", json={"address": THERE}, headers=token(house, ann))
    assert client.get("/storefront/deliveries", headers=token(house, bob)).json()["items"] == []
    assert client.get(AT).status_code == 401
    sign_in(client, "vi")
    page = client.get(f"{AT}/{which}").json()
    assert (page["address"], page["address_state"]) == (None, "hidden")
    assert client.get(f"{AT}/sheet.csv").status_code == 403
    for path, body in ((f"/{which}/turns", {"turn": "pack"}), ("/pack", {"ids": [which]})):
        assert client.post(AT + path, json=body, headers=OPERATOR).status_code == 403
    assert client.put(f"{AT}/{which}/address", json=THERE, headers=OPERATOR).status_code == 403
    assert client.put(f"{AT}/settings", json={}, headers=OPERATOR).status_code == 403
    assert client.post(f"{AT}/tracking", content="x", headers=OPERATOR).status_code == 403


def test_staff_correct_an_address_and_the_settings(client: Client, house: Services) -> None:
    ann = person(house)
    give(house, ann)
    sign_in(client)
    house.deliveries.make_chores(house.writer).run_once()
    which = client.get(AT).json()["items"][0]["id"]
    page = client.put(f"{AT}/{which}/address", json=THERE, headers=OPERATOR).json()
    assert (page["line"]["state"], page["history"][0]["by"][:4]) == ("ready", "opr_")
    changed = client.put(f"{AT}/settings", json={"address_days": None, "countries": ["CN"]}, headers=OPERATOR).json()
    assert (changed["address_days"], client.get(f"{AT}/settings").json()["countries"]) == (None, ["CN"])
    refused = client.put(f"{AT}/settings", json={"address_days": 0}, headers=OPERATOR).json()
    assert refused["errors"][0]["path"] == "address_days"


def test_odd_input_never_is_a_fault(client: Client, house: Services) -> None:
    ann = person(house)
    give(house, ann)
    shopper = token(house, ann) | {"Content-Type": "application/json"}
    which = client.get("/storefront/deliveries", headers=shopper).json()["items"][0]["id"]
    sign_in(client)
    json = OPERATOR | {"Content-Type": "application/json"}
    for body in bodies().values():
        for path in (f"/{which}/turns", "/pack", "/tracking"):
            assert client.post(AT + path, content=body, headers=json).status_code < 500
        for path in (f"/{which}/address", "/settings"):
            assert client.put(AT + path, content=body, headers=json).status_code < 500
        assert client.post(f"/storefront/deliveries/{which}/address", content=body, headers=shopper).status_code < 500
    for value in values().values():
        text = value.decode("utf-8", "replace")[:100]
        address = {"name": text, "phone": text, "country": "CN", "city": text, "lines": [text], "region": text, "postcode": text}
        assert client.post(f"/storefront/deliveries/{which}/address", json={"address": address}, headers=shopper).status_code < 500
        turned = {"turn": "ship", "carrier": text, "tracking": text, "note": text}
        assert client.post(f"{AT}/{which}/turns", json=turned, headers=json).status_code < 500
        for query in ({"cursor": text}, {"in_state": text}, {"asset": text}, {"person": text}, {"cursor": text, "in_state": "ready"}):
            assert client.get(AT, params=query).status_code < 500
    lawful(house)
