"""The web edge as a whole: who may come in where, and what every error looks like. On both stores."""

import asyncio
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from antiphon.entry.bootstrap import Services
from antiphon.entry.http import make_edge
from tests.webs import app_over

GUARD = {"X-Antiphon": "1"}
Client = TestClient[Litestar]


@pytest.fixture
def client(house: Services) -> Iterator[Client]:
    house.access.create_operator("owner@example.com", "Owner", "correct horse", "en", {"shop": "owner"})
    house.access.create_operator("viewer@example.com", "Viewer", "correct horse", "zh", {"shop": "viewer"})
    house.access.create_workspace("other", "Other", "UTC", "USD", "en")
    with TestClient(app_over(house)) as made:
        yield made


def sign_in(client: Client, name: str) -> None:
    answer = client.post("/api/session", json={"email": f"{name}@example.com", "password": "correct horse"}, headers=GUARD)
    assert answer.status_code == 200, answer.text


def is_problem(answer: Any, status: int, code: str) -> bool:
    body = answer.json()
    fields = {"type", "title", "status", "code", "detail"}
    media = answer.headers["content-type"].startswith("application/problem+json")
    return media and answer.status_code == status and body["status"] == status and body["code"] == code and fields <= set(body)


def operations(client: Client) -> list[tuple[str, str]]:
    """(method, path) of everything in the API document, with made-up ids in the paths."""
    paths = client.get("/openapi.json").json()["paths"]
    named = {"{workspace}": "shop"}
    found: list[tuple[str, str]] = []
    for path, methods in paths.items():
        for part, value in named.items():
            path = path.replace(part, value)  # noqa: PLW2901 - the path grows into a real one
        real = "/".join("none" if part.startswith("{") else part for part in path.split("/"))
        found += [(method.upper(), real) for method in methods]
    return found


def test_nobody_sees_a_workspace_without_signing_in(client: Client) -> None:
    guarded = [(method, path) for method, path in operations(client) if path.startswith("/api/w/")]
    assert len(guarded) > 30
    wrong = [
        (method, path, answer.status_code)
        for method, path in guarded
        if not is_problem(answer := client.request(method, path, headers=GUARD, json={}), 401, "not_signed_in")
        and answer.status_code != 422  # the body is looked at before the door; nothing of the workspace is
    ]
    assert not wrong


def test_a_workspace_of_others_does_not_exist(client: Client) -> None:
    sign_in(client, "owner")
    wrong: list[tuple[str, str, int]] = []
    for method, path in operations(client):
        if path.startswith("/api/w/shop"):
            answer = client.request(method, path.replace("/api/w/shop", "/api/w/other"), headers=GUARD, json={})
            if answer.status_code not in {404, 422}:
                wrong.append((method, path, answer.status_code))
    assert not wrong


def test_a_viewer_looks_but_changes_nothing(client: Client) -> None:
    sign_in(client, "viewer")
    assert client.get("/api/w/shop/overview").status_code == 200
    wrong: list[tuple[str, str, int]] = []
    for method, path in operations(client):
        if path.startswith("/api/w/shop") and method != "GET":
            answer = client.request(method, path, headers=GUARD, json={})
            reads = path.endswith(("/preview", "/check", "/simulate", "/replay")) and "quarantine" not in path
            if not reads and answer.status_code not in {403, 422}:
                wrong.append((method, path, answer.status_code))
    assert not wrong


def test_a_change_needs_the_header_that_other_sites_cannot_send(client: Client) -> None:
    answer = client.post("/api/session", json={"email": "owner@example.com", "password": "correct horse"})
    assert is_problem(answer, 403, "header_missing")


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/api/nothing", 404, "not_found"),
        ("GET", "/v1/nothing", 404, "not_found"),
        ("GET", "/assets/none.js", 404, "not_found"),
        ("PUT", "/health/live", 405, "method_not_allowed"),
        ("GET", "/api/session", 401, "not_signed_in"),
        ("GET", "/storefront/me", 401, "token_missing"),
    ],
)
def test_errors_are_problem_details(client: Client, method: str, path: str, status: int, code: str) -> None:
    assert is_problem(client.request(method, path, headers=GUARD), status, code)


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"email": 1}', b'{"email": "a@b.c", "password": "x", "more": 1}', b"\xff\xfe", b"null"]
)
def test_odd_bodies_are_refused_with_a_word(client: Client, body: bytes) -> None:
    answer = client.post("/api/session", content=body, headers=GUARD)
    assert answer.status_code in {400, 422}
    assert answer.json()["code"] in {"malformed", "invalid"}


def test_a_page_of_a_wrong_size_is_refused(client: Client) -> None:
    sign_in(client, "owner")
    assert is_problem(client.get("/api/w/shop/people?limit=100000"), 422, "bad_limit")
    assert is_problem(client.get("/api/w/shop/people?limit=many"), 422, "invalid")
    assert is_problem(client.get("/api/w/shop/people?cursor=nonsense"), 422, "bad_cursor")


def test_the_house_says_how_it_is(client: Client) -> None:
    assert client.get("/health/live").json()["status"] == "ok"
    ready = client.get("/health/ready")
    assert ready.status_code == 200
    assert ready.json()["writer"]["alive"] is True
    figures = client.get("/metrics").text
    assert "antiphon_http_requests_total" in figures
    assert "antiphon_inbox_waiting 0.0" in figures


def test_operations_have_names_of_their_own(client: Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    names = [operation["operationId"] for methods in paths.values() for operation in methods.values()]
    assert len(set(names)) == len(names)
    assert all(operation.get("description") for methods in paths.values() for operation in methods.values())


def test_a_visitor_plays_and_the_operator_sees_it(client: Client, house: Services) -> None:
    """The whole street over HTTP: a play from a template, launched, drawn, seen, traced."""
    sign_in(client, "owner")
    mechanics = {card["kind"]: card for card in client.get("/api/w/shop/mechanics").json()}
    template = next(template for template in mechanics["draw"]["templates"] if template["key"] == "newcomer_wheel")
    draft = {"kind": "draw", "name": {"zh": "转盘", "en": "Wheel"}, "rules": template["rules"]}
    dates = {"starts_at": "2026-01-01T00:00:00Z", "ends_at": "2027-01-01T00:00:00Z"}
    play = client.post("/api/w/shop/plays", json=draft | dates, headers=GUARD).json()
    launched = client.post(f"/api/w/shop/plays/{play['id']}/launch", headers=GUARD)
    assert launched.status_code == 200, launched.text

    visit = client.post("/storefront/session", json={"write_key": "test-key", "anonymous_id": "a-1"}).json()
    shopper = {"Authorization": f"Bearer {visit['token']}"}
    shown = client.get(f"/storefront/plays/{play['id']}", headers=shopper).json()
    assert [prize["odds_percent"] for prize in shown["shown"]["prizes"]]
    first = client.post(f"/storefront/plays/{play['id']}/moves", content=b"{}", headers=shopper | {"Idempotency-Key": "k1"}).json()
    assert first["outcome"] == "accepted", first
    again = client.post(f"/storefront/plays/{play['id']}/moves", content=b"{}", headers=shopper | {"Idempotency-Key": "k1"}).json()
    assert again == first | {"replayed": True}
    refused = client.post(f"/storefront/plays/{play['id']}/moves", content=b"{}", headers=shopper | {"Idempotency-Key": "k2"}).json()
    assert refused["outcome"] == "refused"
    assert refused["again_at"] is not None

    decision = client.get(f"/api/w/shop/decisions/{first['decision_id']}").json()
    assert decision["seed"]
    assert client.post(f"/api/w/shop/decisions/{first['decision_id']}/replay", headers=GUARD).json()["same"] is True
    for transfer in decision["transfers"]:
        explained = client.get(f"/api/w/shop/ledger/transfers/{transfer['id']}").json()
        assert explained["why"]["seed"] == decision["seed"]
        assert explained["chain"]
    assert client.get("/api/w/shop/ledger/check").json()["ok"] is True
    house.events.digest_all()
    assert client.get(f"/api/w/shop/plays/{play['id']}/live").json()["today"]["moves"] == 2


@pytest.mark.parametrize(("trusted", "secure"), [(True, True), (False, False)])
def test_behind_a_proxy_with_tls_the_cookie_is_secure_if_the_proxy_is_trusted(house: Services, *, trusted: bool, secure: bool) -> None:
    house.access.create_operator("owner@example.com", "Owner", "correct horse", "en", {"shop": "owner"})

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=make_edge(house, trust_proxy=trusted))  # pyright: ignore[reportArgumentType] - the same ASGI by other names
        async with httpx.AsyncClient(transport=transport, base_url="http://shop.example") as client:
            body = {"email": "owner@example.com", "password": "correct horse"}
            return await client.post("/api/session", json=body, headers=GUARD | {"X-Forwarded-Proto": "https"})

    answer = asyncio.run(ask())
    assert answer.status_code == 200, answer.text
    assert ("Secure" in answer.headers["set-cookie"]) is secure
