"""A request that is sent twice with one Idempotency-Key acts once: over HTTP, on both stores, at once and after a fault half way."""

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from litestar.testing import TestClient

from antiphon.engine.database.port import Session
from antiphon.entry.bootstrap import Services
from tests.conftest import SetClock
from tests.features.commission.earning import SHOP, TERMS, order, party, person
from tests.webs import edge_over

Client = TestClient[Any]
GUARD = {"X-Antiphon": "1"}
ADJUSTMENTS = "/api/w/shop/points/adjustments"
WITHDRAWALS = "/api/w/shop/commission/withdrawals"


@pytest.fixture
def client(house: Services) -> Iterator[Client]:
    for name in ("a", "b"):
        house.access.create_operator(f"{name}@example.com", name, "a long password", "zh", {"shop": "editor"})
    with TestClient(edge_over(house)) as made:
        sign_in(made, "a")
        yield made


def sign_in(client: Client, name: str) -> None:
    answer = client.post("/api/session", json={"email": f"{name}@example.com", "password": "a long password"}, headers=GUARD)
    assert answer.status_code == 200, answer.text


def post(client: Client, path: str, body: Any, key: str | None = "one", **headers: str) -> Any:
    return client.post(path, json=body, headers=GUARD | headers | ({} if key is None else {"Idempotency-Key": key}))


def adjustment(who: str, amount: int = 100) -> dict[str, Any]:
    return {"wallet": "points", "person": who, "amount": amount, "reason": "Sorry for the wait"}


def points_of(house: Services, who: str) -> int:
    with house.database.read() as session:
        return next((purse.spendable for purse in house.points.list_purses(session, "shop", who) if purse.wallet == "points"), 0)


def earner(house: Services, clock: SetClock) -> str:
    """Somebody with 20,000 of commission to be paid."""
    house.commission.save_programme(SHOP, 0, TERMS)
    leader, buyer = party(house, "ann"), person(house, "cat")
    house.commission.bring(SHOP, "cat", "ann")
    order(house, buyer, "A1", [("mug", 1000, 2)])
    clock.advance(days=8)
    house.commission_timer.run_once()
    return leader


def test_a_double_click_adjusts_once_and_answers_twice(client: Client, house: Services) -> None:
    ann = person(house, "ann")
    first, second = (post(client, ADJUSTMENTS, adjustment("ann")) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert second.headers["idempotent-replayed"] == "true"
    assert second.headers["content-type"] == first.headers["content-type"]
    assert points_of(house, ann) == 100


def test_without_a_key_each_request_is_its_own(client: Client, house: Services) -> None:
    ann = person(house, "ann")
    for _ in range(2):
        assert post(client, ADJUSTMENTS, adjustment("ann"), None).status_code == 201
    assert points_of(house, ann) == 200


def test_a_key_belongs_to_one_request(client: Client, house: Services) -> None:
    ann = person(house, "ann")
    person(house, "ben")
    assert post(client, ADJUSTMENTS, adjustment("ann")).status_code == 201
    for path, body in ((ADJUSTMENTS, adjustment("ann", 101)), (ADJUSTMENTS, adjustment("ben")), (f"{ADJUSTMENTS}?x=1", adjustment("ann"))):
        other = post(client, path, body)
        assert (other.status_code, other.json()["code"]) == (409, "key_reused")
    assert points_of(house, ann) == 100


def test_a_key_belongs_to_whoever_sent_it(client: Client, house: Services) -> None:
    ann = person(house, "ann")
    assert post(client, ADJUSTMENTS, adjustment("ann")).status_code == 201
    sign_in(client, "b")
    assert post(client, ADJUSTMENTS, adjustment("ann")).status_code == 201
    assert points_of(house, ann) == 200


def test_what_was_refused_may_be_sent_again(client: Client, house: Services) -> None:
    ann = person(house, "ann")
    refused = post(client, ADJUSTMENTS, adjustment("ann", -50))
    assert (refused.status_code, refused.json()["code"]) == (409, "too_few_points")
    assert post(client, ADJUSTMENTS, adjustment("ann", 80), "two").status_code == 201
    assert post(client, ADJUSTMENTS, adjustment("ann", -50)).status_code == 201
    assert points_of(house, ann) == 30


def test_a_key_is_1_to_255_plain_characters(client: Client, house: Services) -> None:
    ann = person(house, "ann")
    for key in ("", " ", "a" * 256, "caf\u00e9", "a\tb"):
        raw: list[tuple[bytes, bytes]] = [(b"x-antiphon", b"1"), (b"idempotency-key", key.encode())]
        answer = client.post(ADJUSTMENTS, json=adjustment("ann"), headers=raw)
        assert (answer.status_code, answer.json()["code"]) == (422, "bad_key")
    assert points_of(house, ann) == 0


def test_operators_and_earners_withdraw_once(client: Client, house: Services, clock: SetClock) -> None:
    leader = earner(house, clock)
    sign_in(client, "a")
    wish = {"person": leader, "currency": "CNY", "amount": 5_000}
    asked = [post(client, WITHDRAWALS, wish) for _ in range(2)]
    assert asked[0].status_code == 201
    assert asked[0].json() == asked[1].json()
    token, _ = house.access.sign_shopper("shop", user_id="ann")
    mine = {"currency": "CNY", "amount": 3_000}
    answers = [post(client, "/storefront/commission/withdrawals", mine, Authorization=f"Bearer {token}") for _ in range(2)]
    assert answers[0].status_code == 201
    assert answers[0].json() == answers[1].json()
    assert answers[1].headers["access-control-allow-origin"] == "*"
    with house.database.read() as session:
        assert sorted(each.amount for each in house.commission.list_withdrawals(session, SHOP).items) == [3_000, 5_000]


def test_two_clicks_at_the_same_moment_act_once(client: Client, house: Services) -> None:
    ann = person(house, "ann")
    with ThreadPoolExecutor(4) as pool:
        sent = [pool.submit(post, client, ADJUSTMENTS, adjustment("ann")) for _ in range(4)]
        answers = [each.result() for each in sent]
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.text for answer in answers}) == 1
    assert points_of(house, ann) == 100


def test_an_answer_that_was_lost_is_not_made_up(client: Client, house: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process ends between the commit and keeping the answer: nothing is done twice, and the caller is told."""
    ann = person(house, "ann")
    with forgetting(monkeypatch):
        assert post(client, ADJUSTMENTS, adjustment("ann")).status_code == 201
    monkeypatch.setattr("antiphon.engine.once.api.PATIENCE_SECONDS", 0.1)
    again = post(client, ADJUSTMENTS, adjustment("ann"))
    assert (again.status_code, again.json()["code"]) == (409, "answer_lost")
    assert points_of(house, ann) == 100


@contextmanager
def forgetting(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """A house that cannot keep answers."""

    def fail(session: Session, *_: object) -> None:
        raise RuntimeError("the power went")

    with monkeypatch.context() as patch:
        patch.setattr("antiphon.engine.once.store.keep_answer", fail)
        yield


def test_a_key_is_forgotten_after_three_days(client: Client, house: Services, clock: SetClock) -> None:
    ann = person(house, "ann")
    assert post(client, ADJUSTMENTS, adjustment("ann")).status_code == 201
    clock.advance(days=4)
    sign_in(client, "a")
    assert post(client, ADJUSTMENTS, adjustment("ann"), "other").status_code == 201
    assert post(client, ADJUSTMENTS, adjustment("ann")).status_code == 201
    assert points_of(house, ann) == 300


def test_what_makes_things_is_made_once(client: Client, house: Services) -> None:
    """Drafts, budgets and moves of budgets, runs of codes: the mechanism is one for all of them."""
    draft = {"name": {"zh": "秋季", "en": "Autumn"}, "campaign": "autumn", "measure": "money", "amount": 10_000}
    made = [post(client, "/api/w/shop/budgets", draft, "b") for _ in range(2)]
    assert made[0].status_code == 201, made[0].text
    assert made[0].json() == made[1].json()
    path = f"/api/w/shop/budgets/{made[0].json()['id']}/top-up"
    more = [post(client, path, {"amount": 500, "reason": "More guests"}, "m") for _ in range(2)]
    assert more[0].status_code == 200, more[0].text
    assert more[0].json() == more[1].json()
    with house.database.read() as session:
        assert house.budgets.get_budget(session, "shop", made[0].json()["id"]).given == 10_500
