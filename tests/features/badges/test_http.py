"""Badges over HTTP: the console's routes, a shopper's shelf, the public page, and credentials that anybody can verify."""

import base64
import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from cryptography.hazmat.primitives.hashes import SHA256
from litestar.testing import TestClient

from antiphon.engine.access.http import COOKIE
from antiphon.entry.bootstrap import Services
from tests.features.segments.telling import Shop
from tests.webs import app_over

Browser = TestClient[Any]
GUARD = {"X-Antiphon": "1"}
HOME = "/api/w/shop"
RULES = {
    "key": "orders",
    "name": {"zh": "常客 <b>", "en": "Regular <script>"},
    "description": {"zh": "常来", "en": "Comes & goes"},
    "earning": {"event": "Order Completed"},
    "levels": [{"at": 1}, {"at": 2, "name": {"zh": "银", "en": "silver"}}],
}


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
def ann(house: Services, browser: Browser) -> str:
    """Ann has ordered once; the badge waits for it."""
    assert browser.post(f"{HOME}/badges", json={"rules": RULES}, headers=GUARD).status_code == 201
    shop = Shop(house)
    shop.identify("ann", {"name": "Ann", "email": "ann@example.com"})
    shop.order("ann")
    shop.digest()
    return shop.person("ann")


def shopper(house: Services, person: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {house.access.sign_shopper('shop', person)[0]}"}


def unpad(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def verified_by_hand(token: str, key: dict[str, Any]) -> dict[str, Any]:
    """RFC 7515 with nothing of ours and no JWT library: RSASSA-PKCS1-v1_5 with SHA-256 over header and payload."""
    header, payload, signature = token.split(".")
    assert json.loads(unpad(header))["alg"] == "RS256"
    numbers = RSAPublicNumbers(int.from_bytes(unpad(key["e"])), int.from_bytes(unpad(key["n"])))
    numbers.public_key().verify(unpad(signature), f"{header}.{payload}".encode(), PKCS1v15(), SHA256())
    return json.loads(unpad(payload))


def test_the_consoles_day(browser: Browser, house: Services, ann: str) -> None:
    [info] = browser.get(f"{HOME}/badges").json()
    assert (info["people"], info["revoked"]) == ([1, 0], 0)
    changed = {**RULES, "symbol": "crown"}
    assert browser.put(f"{HOME}/badges/orders", json={"rules": changed, "revision": "old"}, headers=GUARD).status_code == 409
    saved = browser.put(f"{HOME}/badges/orders", json={"rules": changed, "revision": info["revision"]}, headers=GUARD)
    assert saved.json()["rules"]["symbol"] == "crown"
    given = browser.post(f"{HOME}/badges/orders/awards", json={"person_id": ann, "level": 2, "because": "kind"}, headers=GUARD)
    assert given.status_code == 201
    page = browser.get(f"{HOME}/badges/orders/awards", params={"limit": 1}).json()
    assert (page["items"][0]["award"]["because"], page["items"][0]["person_name"]) == ("kind", "Ann")
    rest = browser.get(f"{HOME}/badges/orders/awards", params={"cursor": page["next_cursor"]}).json()
    assert [line["award"]["level"] for line in rest["items"]] == [1]
    taken = browser.post(f"{HOME}/badge-awards/{given.json()['id']}/revoke", json={"because": "slip"}, headers=GUARD)
    assert taken.status_code == 204
    own = browser.get(f"{HOME}/people/{ann}/badges").json()
    assert [(one["level"], one["revoked_because"]) for one in own["awards"]] == [(1, ""), (2, "slip")]
    assert len(browser.get(f"{HOME}/badges/templates").json()) >= 6


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("badges", {"rules": {**RULES, "key": "Bad Key"}}, 400),
        ("badges", {"rules": {**RULES, "key": "x", "levels": []}}, 400),
        ("badges", {"rules": {**RULES, "key": "x", "levels": [{"at": 5}, {"at": 5}]}}, 422),
        ("badges", {"rules": {**RULES, "key": "x", "colour": "red"}}, 400),
        ("badges", {"rules": {**RULES, "key": "x", "unknown": 1}}, 400),
        ("badges", {"rules": RULES}, 409),
        ("badges", [], 400),
        ("badges/none/awards", {"person_id": "per_x", "because": "b"}, 404),
        ("badges/orders/awards", {"person_id": "per_x", "because": "b"}, 404),
        ("badges/orders/awards", {"person_id": "per_x", "because": ""}, 400),
        ("badge-awards/awd_x/revoke", {"because": "b"}, 404),
    ],
)
def test_odd_input_is_refused(browser: Browser, ann: str, path: str, body: Any, status: int) -> None:
    answer = browser.post(f"{HOME}/{path}", json=body, headers=GUARD)
    assert answer.status_code == status or (status == 400 and answer.status_code == 422), answer.text
    assert answer.json()["code"]


def test_a_viewer_may_look_but_not_give(house: Services, ann: str) -> None:
    with signed_in(house, "viewer") as viewer:
        assert viewer.get(f"{HOME}/badges").status_code == 200
        assert viewer.post(f"{HOME}/badges/orders/awards", json={"person_id": ann, "because": "b"}, headers=GUARD).status_code == 403
        assert viewer.get("/api/w/other/badges").status_code == 404


def test_a_credential_is_verified_without_anything_of_ours(browser: Browser, house: Services, ann: str) -> None:
    mine = browser.get("/storefront/badges", headers=shopper(house, ann)).json()
    award = mine["awards"][0]["id"]
    exported = browser.get(f"/storefront/badges/{award}/credential", headers=shopper(house, ann)).json()
    [key] = browser.get("/public/badges/shop/keys").json()["keys"]
    claims = verified_by_hand(exported["jwt"], key)
    kid = json.loads(unpad(exported["jwt"].split(".")[0]))["kid"]
    assert browser.get(kid.removeprefix(str(browser.base_url).rstrip("/"))).json()["n"] == key["n"]
    assert {name: claims[name] for name in exported["credential"]} == exported["credential"]
    assert claims["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert claims["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert claims["iss"] == claims["issuer"]["id"]
    issuer = browser.get("/public/badges/shop/issuer").json()
    assert (issuer["id"], issuer["name"]) == (claims["iss"], "Shop")
    identity = claims["credentialSubject"]["identifier"][0]
    assert identity["identityHash"] == "sha256$" + sha256(f"ann@example.com{identity['salt']}".encode()).hexdigest()
    assert "ann@example.com" not in json.dumps(claims)
    about = browser.get("/public/badges/shop/achievements/orders/1").json()
    assert about["id"] == claims["credentialSubject"]["achievement"]["id"]
    header, payload, signature = exported["jwt"].split(".")
    forged = json.loads(unpad(payload)) | {"name": "Emperor"}
    other = base64.urlsafe_b64encode(json.dumps(forged).encode()).decode().rstrip("=")
    with pytest.raises(InvalidSignature):
        verified_by_hand(f"{header}.{other}.{signature}", key)

    def verify(token: str) -> Any:
        return browser.post("/public/badges/verify", json={"jwt": token}).json()

    assert verify(exported["jwt"])["valid"] is True
    assert verify(f"{header}.{other}.{signature}")["reason"] == "changed"
    assert verify("a.b.c")["reason"] == "not_ours"
    assert browser.post("/public/badges/verify", json={}).status_code in {400, 422}
    browser.post(f"{HOME}/badge-awards/{award}/revoke", json={"because": "b"}, headers=GUARD)
    assert verify(exported["jwt"]) == verify(exported["jwt"]) | {"valid": False, "reason": "revoked"}
    assert browser.get("/public/badges/shop/revocations").json()["revokedCredential"] == [claims["id"]]
    assert browser.get(f"/storefront/badges/{award}/credential", headers=shopper(house, ann)).status_code == 404


def test_the_public_page_is_there_by_consent_only(browser: Browser, house: Services, ann: str) -> None:
    award = browser.get("/storefront/badges", headers=shopper(house, ann)).json()["awards"][0]["id"]
    name = 'Ann "><script>alert(1)</script>\u202e'
    opened = browser.post(f"/storefront/badges/{award}/share", json={"name": name}, headers=shopper(house, ann)).json()
    path = "/b/" + opened["link"].rsplit("/", 1)[1]
    assert len(path) > 30
    page = browser.get(path, headers={"Accept-Language": "zh-CN"})
    assert page.status_code == 200
    assert "<script" not in page.text
    assert "&lt;script&gt;" in page.text
    assert "\u202e" not in page.text
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"
    for lang in ("zh", "en"):
        card = browser.get(f"{path}/picture.png", params={"lang": lang})
        assert (card.headers["content-type"], card.content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
    picture = browser.get(f"{path}/picture.svg", params={"lang": "en"})
    assert picture.headers["content-type"].startswith("image/svg+xml")
    tree = ET.fromstring(picture.text)  # noqa: S314 - our own picture
    texts = [str(node.text) for node in tree.iter() if node.text]
    assert any("Ann" in text and "<script>" in text for text in texts)  # as text, not as an element
    assert {node.tag.rpartition("}")[2] for node in tree.iter()} <= {"svg", "title", "rect", "circle", "path", "text"}
    assert browser.get(f"{path}/credential.json").json()["jwt"].count(".") == 2
    assert ET.fromstring(browser.get("/public/badges/shop/achievements/orders/2/picture.svg").text) is not None  # noqa: S314
    assert browser.get("/public/badges/shop/achievements/orders/9/picture.svg").status_code == 404
    closed = browser.post(f"/storefront/badges/{award}/share", json={"name": None}, headers=shopper(house, ann)).json()
    assert closed == {"link": None, "picture": None}
    for address in (path, f"{path}/picture.svg", f"{path}/picture.png", f"{path}/credential.json", "/b/x", "/b/" + "a" * 32):
        assert browser.get(address).status_code == 404


def test_a_shoppers_shelf_answers_any_origin_and_strangers_get_nothing(browser: Browser, house: Services, ann: str) -> None:
    answer = browser.get("/storefront/badges", headers=shopper(house, ann))
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.json()["headway"][0]["next_at"] == 2
    assert browser.get("/storefront/badges").status_code == 401
    award = answer.json()["awards"][0]["id"]
    shop = Shop(house)
    shop.order("bob")
    shop.digest()
    bob = shopper(house, shop.person("bob"))
    assert browser.post(f"/storefront/badges/{award}/share", json={"name": "x"}, headers=bob).status_code == 404
    assert browser.get(f"/storefront/badges/{award}/credential", headers=bob).status_code == 404
    assert browser.post("/storefront/badges/worn", json={"award": award}, headers=bob).status_code == 404
    assert browser.post("/storefront/badges/worn", json={"award": None}, headers=bob).status_code == 200
