"""The routes of the ledger: what an operator sees, and that odd questions are answered with a problem, never a fault."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from litestar import Litestar
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.testing import TestClient

from antiphon.engine.access.contracts import Member, Operator, Workspace
from antiphon.engine.database.port import Database
from antiphon.entry import problems
from antiphon.features.ledger import http
from antiphon.features.ledger.api import Ledger
from antiphon.kernel.errors import Problem
from tests.features.ledger.purses import ANN, BOB, PLAY, PRIZE, WORLD, desk

ROOT = "/api/w/shop/ledger"
NOW = datetime(2026, 9, 21, tzinfo=UTC)
MEMBER = Member(Operator("opr_1", "a@example.com", "A", "en"), Workspace("shop", "Shop", "UTC", "CNY", "zh", NOW), "viewer")


class NoonClock:
    """Stands."""

    def now_ms(self) -> int:
        return 1_790_000_000_000


@pytest.fixture
def client(database: Database) -> Iterator[TestClient[Litestar]]:
    def given(value: Any) -> Provide:
        return Provide(lambda: value, sync_to_thread=False)

    dependencies = {"database": given(database), "ledger": given(Ledger(NoonClock())), "member": given(MEMBER)}
    edge: Any = problems
    handlers: Any = {Problem: edge.on_problem, HTTPException: edge.on_http_exception, Exception: edge.on_unexpected}
    with TestClient(Litestar(http.routes, dependencies=dependencies, exception_handlers=handlers)) as made:
        yield made


@pytest.fixture(autouse=True)
def some_trade(database: Database) -> None:
    with desk(database) as till:
        till.give(WORLD, PLAY, 3, PRIZE)
        till.give(WORLD, ANN, 10, decision="dec_a")
        till.give(PLAY, ANN, 1, PRIZE, decision="dec_b")
        till.give(ANN, WORLD, 4, decision="dec_b")
    with desk(database, workspace="theirs") as till:
        till.give(WORLD, BOB, 77)


def test_assets(client: TestClient[Litestar]) -> None:
    assert client.get(f"{ROOT}/assets").json() == [
        {"asset": "points", "issued": 10, "spent": 4, "accounts": 1, "sum": 0},
        {"asset": "prize:mug", "issued": 3, "spent": 0, "accounts": 2, "sum": 0},
    ]


def test_accounts_by_kind_of_holder_and_page_by_page(client: TestClient[Litestar]) -> None:
    body = client.get(f"{ROOT}/accounts", params={"holder": "person:"}).json()
    assert [(one["holder"], one["asset"], one["balance"], one["spendable"]) for one in body["items"]] == [
        (ANN, "points", 6, 6),
        (ANN, "prize:mug", 1, 1),
    ]
    seen: list[tuple[str, str]] = []
    cursor = None
    while True:
        body = client.get(f"{ROOT}/accounts", params={"limit": 2} | ({"cursor": cursor} if cursor else {})).json()
        seen += [(one["holder"], one["asset"]) for one in body["items"]]
        cursor = body["next_cursor"]
        if cursor is None:
            break
    assert seen == sorted(seen)
    assert len(seen) == 5
    assert [one["floor"] for one in client.get(f"{ROOT}/accounts", params={"holder": WORLD}).json()["items"]] == [None, None]


def test_transfers_newest_first_with_filters(client: TestClient[Litestar]) -> None:
    def amounts(**filters: str | int) -> list[int]:
        return [one["amount"] for one in client.get(f"{ROOT}/transfers", params=filters).json()["items"]]

    assert amounts() == [4, 1, 10, 3]
    assert amounts(holder=ANN) == [4, 1, 10]
    assert amounts(holder=WORLD, asset="points") == [4, 10]
    assert amounts(decision="dec_b") == [4, 1]
    assert amounts(decision="dec_b", asset=PRIZE, holder=PLAY) == [1]
    first = client.get(f"{ROOT}/transfers", params={"holder": ANN, "limit": 2}).json()
    assert amounts(holder=ANN, limit=2, cursor=first["next_cursor"]) == [10]


def test_one_transfer_explained(client: TestClient[Litestar]) -> None:
    (newest, won, *_) = client.get(f"{ROOT}/transfers").json()["items"]
    body = client.get(f"{ROOT}/transfers/{won['id']}").json()
    assert body["transfer"] == won
    assert body["why"] is None
    assert [(link["step"], link["amount"]) for link in body["chain"]] == [(-1, 1), (0, 1)]
    assert body["owners"] == [{"holder": ANN, "amount": 1}]
    assert newest["at"].startswith("1970-01-01T00:00:01")


def test_check_adds_everything_up(client: TestClient[Litestar], database: Database) -> None:
    body = client.get(f"{ROOT}/check").json()
    assert (body["ok"], body["violations"], len(body["assets"])) == (True, [], 2)
    assert body["checked_at"] == "2026-09-21T14:13:20Z"
    with database.begin() as session:
        session.run("UPDATE ledger_account SET balance = balance + 1 WHERE workspace = 'shop' AND holder = 'merchant'")
        session.run("UPDATE ledger_account SET balance = balance + 1 WHERE workspace = 'shop' AND holder = 'person:ann'")
    body = client.get(f"{ROOT}/check").json()
    assert body["ok"] is False
    assert {one["law"] for one in body["violations"]} == {"zero_sum", "replay"}


ODD = ["\x00", "\x1f", "\ud800", "'; DROP TABLE ledger_account; --", "%", "x" * 5_000, "", "٣", "🙂"]


FORGED = ["WzFlOTld", "Wy0xXQ", "WzEyMzQ1Njc4OTAxMjM0NTY3ODkwXQ", "WyJcdTAwMDAiLCJhIl0", "bnVsbA", "W251bGxd", "WyJhIl0", "%%%"]


def test_odd_questions_are_never_a_fault(client: TestClient[Litestar]) -> None:
    asked = [(name, odd) for name in ("asset", "holder", "decision", "cursor", "limit") for odd in ODD]
    asked += [("cursor", forged) for forged in FORGED] + [("limit", str(limit)) for limit in (0, -1, 501, 10**30)]
    for path in ("accounts", "transfers"):
        for name, odd in asked:
            answer = client.get(f"{ROOT}/{path}", params={name: odd.encode("utf-8", "surrogatepass")})
            assert answer.status_code < 500, (path, name, odd, answer.text)
            if answer.status_code >= 400:
                assert answer.headers["content-type"] == "application/problem+json"
                assert answer.json()["code"]
                assert answer.json()["detail"]
            else:
                assert set(answer.json()) >= {"items", "next_cursor"}


def test_an_unknown_transfer_is_a_problem(client: TestClient[Litestar]) -> None:
    answer = client.get(f"{ROOT}/transfers/trf_999")
    assert (answer.status_code, answer.json()["code"]) == (404, "transfer_not_found")
    theirs = client.get(f"{ROOT}/transfers/trf_5")
    assert theirs.status_code == 404
