"""The routes of plays: what operators and shoppers get, and that odd input is answered with a problem, never a fault."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from litestar.testing import TestClient

from antiphon.entry.bootstrap import Services
from antiphon.features.plays.contracts import PlayDraft
from antiphon.features.plays.registry import load_registry
from antiphon.sdk.words import Text
from tests.poison.corpus import bodies, values
from tests.webs import edge_over

Client = TestClient[Any]
API = "/api/w/shop"
OPERATOR = {"X-Antiphon": "1"}
NAME = {"zh": "转盘", "en": "Wheel"}


@pytest.fixture
def client(house: Services) -> Iterator[Client]:
    house.access.create_operator("a@example.com", "A", "a long password", "zh", {"shop": "editor"})
    house.access.create_operator("v@example.com", "V", "a long password", "zh", {"shop": "viewer"})
    with TestClient(edge_over(house), raise_server_exceptions=True) as made:
        sign_in(made, "a@example.com")
        yield made


def sign_in(client: Client, email: str) -> None:
    answer = client.post("/api/session", json={"email": email, "password": "a long password"}, headers=OPERATOR)
    assert answer.status_code == 200, answer.text


def template(kind: str, key: str) -> dict[str, Any]:
    """Rules that work out of the box."""
    found = next(one for one in load_registry().get(kind).mechanic.templates if one.key == key)
    return dict(found.rules)


def live(house: Services, kind: str = "draw", key: str = "cart_draw", **changes: Any) -> str:
    """A play that runs; without the price of an event, so that everybody may move at once."""
    rules = template(kind, key) | changes
    made = house.plays.create("shop", PlayDraft(kind, Text(**NAME), rules))
    return house.plays.launch("shop", made.id).id


def visitor(client: Client, name: str = "anon-1") -> dict[str, str]:
    """Headers of somebody nobody knows."""
    answer = client.post("/storefront/session", json={"write_key": "test-key", "anonymous_id": name})
    assert answer.status_code == 200, answer.text
    assert answer.json()["person"]["known"] is False
    return {"Authorization": f"Bearer {answer.json()['token']}"}


def problem(answer: Any, status: int, code: str) -> dict[str, Any]:
    """The problem details of an answer."""
    assert answer.status_code == status, answer.text
    told = answer.json()
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert told["code"] == code, told
    assert told["detail"]
    return told


def test_an_operator_makes_and_launches_a_play(client: Client) -> None:
    cards = client.get(f"{API}/mechanics").json()
    draw = next(card for card in cards if card["kind"] == "draw")
    assert draw["schema"]["$defs"]["Rules"]["properties"]["prizes"]["x-title"]["zh"]
    assert draw["quality"]["level"] in {"bronze", "silver", "gold"}
    rules = draw["templates"][0]["rules"]
    draft = {"kind": "draw", "name": NAME, "rules": rules}
    assert client.post(f"{API}/plays/check", json={"kind": "draw", "rules": rules}, headers=OPERATOR).json() == {"flaws": []}
    made = client.post(f"{API}/plays", json=draft, headers=OPERATOR).json()
    assert (made["state"], made["revision"]) == ("draft", 1)
    assert client.put(f"{API}/plays/{made['id']}", json={**draft, "revision": 1}, headers=OPERATOR).json()["revision"] == 2
    problem(client.put(f"{API}/plays/{made['id']}", json={**draft, "revision": 1}, headers=OPERATOR), 409, "play_changed")
    assert client.post(f"{API}/plays/{made['id']}/launch", headers=OPERATOR).json()["state"] == "live"
    problem(client.post(f"{API}/plays/{made['id']}/launch", headers=OPERATOR), 409, "wrong_state")
    assert client.get(f"{API}/plays/{made['id']}/live").json()["stock"]
    assert [play["id"] for play in client.get(f"{API}/plays?state=live").json()["items"]] == [made["id"]]
    assert client.get(f"{API}/plays?kind=tasks").json()["items"] == []
    for step, state in (("pause", "paused"), ("resume", "live"), ("end", "ended")):
        assert client.post(f"{API}/plays/{made['id']}/{step}", headers=OPERATOR).json()["state"] == state
    assert client.post(f"{API}/plays/{made['id']}/copy", headers=OPERATOR).json()["state"] == "draft"


def test_rules_that_do_not_add_up_are_told_in_both_languages(client: Client) -> None:
    rules = template("draw", "cart_draw") | {"lose": {"odds_ppm": 1}}
    made = client.post(f"{API}/plays", json={"kind": "draw", "name": NAME, "rules": rules}, headers=OPERATOR).json()
    flaws = client.post(f"{API}/plays/{made['id']}/check", headers=OPERATOR).json()["flaws"]
    assert flaws[0]["says"]["zh"]
    told = problem(client.post(f"{API}/plays/{made['id']}/launch", headers=OPERATOR), 422, "play_has_flaws")
    assert told["errors"][0]["zh"]
    assert told["errors"][0]["en"]


def test_a_crowd_is_made_up_on_request(client: Client) -> None:
    body = {"kind": "draw", "rules": template("draw", "newcomer_wheel"), "people": 100, "days": 3, "runs": 2, "budget": {"points": 10}}
    told = client.post(f"{API}/plays/simulate", json=body, headers=OPERATOR)
    assert told.status_code == 200, told.text
    assert told.json()["moves"] > 0
    problem(client.post(f"{API}/plays/simulate", json={**body, "people": 0}, headers=OPERATOR), 422, "bad_crowd")


def test_a_viewer_may_look_and_a_stranger_may_not(client: Client, house: Services) -> None:
    play = live(house)
    sign_in(client, "v@example.com")
    assert client.get(f"{API}/plays/{play}").status_code == 200
    for path in (f"/plays/{play}/pause", f"/plays/{play}/end", f"/plays/{play}/copy", f"/plays/{play}/launch", f"/plays/{play}/resume"):
        problem(client.post(API + path, headers=OPERATOR), 403, "viewer_only")
    problem(client.post(f"{API}/plays", json={"kind": "draw", "name": NAME, "rules": {}}, headers=OPERATOR), 403, "viewer_only")
    house.access.create_workspace("other", "Other", "UTC", "CNY", "zh")
    assert client.get(f"/api/w/other/plays/{play}").status_code == 404
    client.cookies.clear()
    problem(client.get(f"{API}/plays/{play}"), 401, "not_signed_in")


def test_a_shopper_plays_from_any_page(client: Client, house: Services) -> None:
    play = live(house, earn=None)
    person = visitor(client)
    assert [line["id"] for line in client.get("/storefront/plays?kind=draw", headers=person).json()] == [play]
    shown = client.get(f"/storefront/plays/{play}", headers=person)
    assert shown.headers["access-control-allow-origin"] == "*"
    assert shown.json()["shown"]["prizes"]
    moves = f"/storefront/plays/{play}/moves"
    first = client.post(moves, json={}, headers={**person, "Idempotency-Key": "k1"})
    assert first.status_code == 200, first.text
    assert first.json()["outcome"] == "accepted"
    assert first.headers["access-control-allow-origin"] == "*"
    again = client.post(moves, json={}, headers={**person, "Idempotency-Key": "k1"}).json()
    assert again == {**first.json(), "replayed": True}
    bare = client.post(moves, headers={**person, "Idempotency-Key": "k1"})
    assert bare.request.headers["content-length"] == "0"
    assert bare.json() == again, "a move without choices needs no body"
    streamed = client.post(moves, content=iter([b"{", b"}"]), headers={**person, "Idempotency-Key": "k1"})
    assert streamed.json() == again
    me = client.get("/storefront/me", headers=person).json()
    assert set(me) == {"person_id", "balances", "wins"}
    assert client.get("/storefront/inbox", headers=person).json()["items"] == []
    assert client.get(f"/storefront/rules/{play}").json()["shown"]["prizes"]
    decided = client.get(f"{API}/plays/{play}/decisions?person={me['person_id']}").json()["items"]
    assert [line["id"] for line in decided] == [first.json()["decision_id"]]
    assert client.get(f"{API}/people/{me['person_id']}/decisions").json()["items"] == decided
    decision = client.get(f"{API}/decisions/{first.json()['decision_id']}").json()
    assert decision["seed"]
    assert client.post(f"{API}/decisions/{decision['id']}/replay", headers=OPERATOR).json()["same"] is True


def test_a_browser_may_ask_first(client: Client, house: Services) -> None:
    play = live(house)
    for path in (f"/storefront/plays/{play}/moves", f"/storefront/plays/{play}", "/storefront/me", "/storefront/session"):
        answer = client.options(path, headers={"Origin": "https://shop.example", "Access-Control-Request-Method": "POST"})
        assert answer.status_code == 204, path
        assert "Idempotency-Key" in answer.headers["access-control-allow-headers"]


def test_a_known_person_cannot_be_borrowed_by_their_browsers_id(client: Client, house: Services) -> None:
    source = house.access.find_write_key("test-key")
    assert source is not None
    body = b'{"batch":[{"type":"identify","messageId":"m1","userId":"ann","anonymousId":"anon-9","traits":{}}]}'
    house.events.collect(source, [body])
    house.events.digest_all()
    with house.database.read() as session:
        ann = house.profiles.find_by_user_id(session, "shop", "ann")
    assert ann is not None
    me = client.get("/storefront/me", headers=visitor(client, "anon-9")).json()
    assert me["person_id"] != ann.id
    problem(client.post("/storefront/session", json={"write_key": "nobody's", "anonymous_id": "a"}), 401, "unknown_write_key")


def test_a_move_needs_a_token_and_a_key(client: Client, house: Services) -> None:
    moves = f"/storefront/plays/{live(house, earn=None)}/moves"
    person = visitor(client)
    problem(client.post(moves, json={}, headers={"Idempotency-Key": "k"}), 401, "token_missing")
    problem(client.post(moves, json={}, headers={"Authorization": "Bearer forged", "Idempotency-Key": "k"}), 401, "bad_token")
    problem(client.post(moves, json={}, headers=person), 400, "key_missing")
    for key in ("x" * 256, "tab\there"):
        problem(client.post(moves, json={}, headers={**person, "Idempotency-Key": key}), 422, "bad_key")
    problem(client.post("/storefront/plays/ply_nobody/moves", json={}, headers={**person, "Idempotency-Key": "k"}), 404, "play_not_found")
    problem(client.post(moves, json={"surprise": 1}, headers={**person, "Idempotency-Key": "k"}), 422, "bad_move")
    assert client.post(moves, json={}, headers={**person, "Idempotency-Key": "k"}).json()["outcome"] == "accepted"


def test_another_move_with_the_same_key_is_refused(client: Client, house: Services) -> None:
    moves = f"/storefront/plays/{live(house, 'check_in', 'growing')}/moves"
    person = {**visitor(client), "Idempotency-Key": "k"}
    client.post(moves, json={"do": "check_in"}, headers=person)
    problem(client.post(moves, json={"do": "make_up", "on": "2026-09-01"}, headers=person), 409, "key_reused")


def test_odd_moves_are_answered_with_a_problem(client: Client, house: Services) -> None:
    play = live(house, "check_in", "growing")
    person = visitor(client)
    wrong: list[str] = []
    odd = {f"body {name}": body for name, body in bodies().items()}
    odd |= {f"value {name}": b'{"do":"check_in","on":%s}' % value for name, value in values().items()}
    odd |= {f"name {name}": b'{"do":%s}' % value for name, value in values().items()}
    for number, (name, body) in enumerate(odd.items()):
        headers = {**person, "Idempotency-Key": f"k{number}", "Content-Type": "application/json"}
        answer = client.post(f"/storefront/plays/{play}/moves", content=body, headers=headers)
        if answer.status_code == 200:
            continue  # odd, but it says one thing
        told = answer.json()
        if not 400 <= answer.status_code < 500 or not told.get("code") or not told.get("detail"):
            wrong.append(f"{name}: {answer.status_code} {told}")
    assert wrong == [], "\n".join(wrong)


def test_odd_plays_and_odd_paths_are_answered_with_a_problem(client: Client, house: Services) -> None:
    wrong: list[str] = []
    drafts = [b'{"kind":"draw","name":{"zh":"a","en":"b"},"rules":{"prizes":%s}}' % value for value in values().values()]
    drafts += [b'{"kind":"draw","name":{"zh":%s,"en":"b"},"rules":{}}' % value for value in values().values()]
    drafts += [body for name, body in bodies().items() if not name.startswith("20_mb")]
    for path in ("/plays", "/plays/check", "/plays/simulate"):
        for body in drafts:
            answer = client.post(API + path, content=body, headers={**OPERATOR, "Content-Type": "application/json"})
            if answer.status_code >= 500:
                wrong.append(f"{path} {body[:80]!r}: {answer.status_code} {answer.text[:200]}")
    person = visitor(client)
    for name in ("%00", "%ff", "a%00b", "x" * 3_000, "..%2f", "%e2%80%ae"):
        paths = [f"{API}/plays/{name}", f"{API}/decisions/{name}", f"{API}/plays/{name}/live", f"{API}/people/{name}/decisions"]
        paths += [f"{API}/plays?cursor={name}", f"{API}/plays?state={name}", f"{API}/messages?state={name}"]
        paths += [f"/storefront/plays/{name}", f"/storefront/rules/{name}", f"/storefront/plays?ids={name}&kind={name}"]
        for path in paths:
            answer = client.get(path, headers=person)
            if answer.status_code >= 500:
                wrong.append(f"GET {path[:80]}: {answer.status_code} {answer.text[:200]}")
        answer = client.post(f"/storefront/plays/{name}/moves", json={}, headers={**person, "Idempotency-Key": "k"})
        if answer.status_code >= 500:
            wrong.append(f"POST move {name[:20]}: {answer.status_code} {answer.text[:200]}")
    assert wrong == [], "\n".join(wrong)


def test_the_answer_to_a_move_is_described(client: Client) -> None:
    document = client.get("/openapi.json").json()
    assert "/storefront/plays/{play_id}/moves" in document["paths"]
    assert msgspec.json.encode(document)


def test_a_draft_is_tried_out_without_a_trace(client: Client, house: Services) -> None:
    asked = {"kind": "draw", "name": NAME, "rules": template("draw", "newcomer_wheel"), "move": {}}
    told = client.post(f"{API}/plays/rehearse", json=asked, headers=OPERATOR).json()
    assert told["outcome"]["outcome"] == "accepted"
    again = client.post(f"{API}/plays/rehearse", json=asked | {"kept": told["kept"], "move": None}, headers=OPERATOR).json()
    assert again["kept"] == told["kept"]
    assert client.get(f"{API}/plays").json()["items"] == []
    assert client.get(f"{API}/ledger/transfers").json()["items"] == []
    problem(client.post(f"{API}/plays/rehearse", json=asked | {"kind": "nonsense"}, headers=OPERATOR), 404, "mechanic_not_found")
    half: dict[str, Any] = asked | {"kept": {"seat": None}}
    assert client.post(f"{API}/plays/rehearse", json=half, headers=OPERATOR).status_code in {400, 422}


def test_a_list_of_transfers_says_why_with_nothing_left_blank(client: Client, house: Services) -> None:
    play = live(house, "check_in", "simple")
    shopper = visitor(client)
    answer = client.post(f"/storefront/plays/{play}/moves", json={}, headers=shopper | {"Idempotency-Key": "one"})
    assert answer.json()["outcome"] == "accepted", answer.text
    (transfer,) = client.get(f"{API}/ledger/transfers?asset=points").json()["items"]
    assert transfer["say"] == answer.json()["say"]
    assert not any("{" in words for words in transfer["say"].values())
    chain = client.get(f"{API}/ledger/transfers/{transfer['id']}").json()["chain"]
    assert chain[0]["transfer"]["say"] == transfer["say"]
