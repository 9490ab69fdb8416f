"""The collect API on the wire: paths, keys, packing, cross-origin answers, limits. Each as the six clients were measured to do it."""

import base64
import gzip
import json
import zlib
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from antiphon.features.events.intake import MAX_BODY_BYTES, MAX_EVENT_BYTES, MAX_EVENTS
from antiphon.features.events.wire import PATHS
from tests.features.events.shop import KEY, Shop, basic, batch, post, track

Client = TestClient[Litestar]
SINGLES = [(kind, path) for kind, paths in PATHS.items() if kind != "batch" for path in paths]
BODIES: dict[str, dict[str, Any]] = {
    "track": {"event": "Cart Viewed", "userId": "u1"},
    "identify": {"userId": "u1", "traits": {"email": "a@example.com"}},
    "page": {"anonymousId": "a1", "name": "Home", "properties": {"url": "https://shop.example/"}},
    "screen": {"anonymousId": "a1", "name": "Start"},
    "group": {"userId": "u1", "groupId": "g1", "traits": {"plan": "gold"}},
    "alias": {"userId": "u1", "previousId": "a1"},
}
NAMES = {"track": "Cart Viewed", "identify": "Identified", "page": "Page Viewed", "screen": "Screen Viewed", "group": "Group Joined"}


@pytest.mark.parametrize(("kind", "path"), SINGLES)
def test_every_long_and_short_path_takes_its_kind(client: Client, shop: Shop, kind: str, path: str) -> None:
    answer = post(client, path, BODIES[kind] | {"messageId": "m1"})
    assert (answer.status_code, answer.json()) == (200, {"success": True})
    assert shop.events.digest_all() == 1
    (stored,) = shop.stored()
    assert stored["name"] == NAMES.get(kind, "Aliased")
    assert shop.message_ids() == ["m1"]


@pytest.mark.parametrize("path", PATHS["batch"])
def test_every_batch_path_takes_a_batch(client: Client, shop: Shop, path: str) -> None:
    assert post(client, path, batch([track(message="m1"), track(message="m2")])).json() == {"success": True}
    shop.events.digest_all()
    assert shop.message_ids() == ["m1", "m2"]


@pytest.mark.parametrize(
    "content_type", ["application/json", "text/plain", "application/x-www-form-urlencoded", "application/json;charset=UTF-8", ""]
)
@pytest.mark.parametrize("packed", [False, True])
def test_the_content_type_says_nothing(client: Client, shop: Shop, content_type: str, *, packed: bool) -> None:
    headers = basic() | ({"Content-Type": content_type} if content_type else {})
    assert post(client, "/v1/batch", batch([track()]), headers, packed=packed).status_code == 200
    assert shop.events.digest_all() == 1


def test_gzip_in_several_members_and_without_its_header(client: Client, shop: Shop) -> None:
    text = json.dumps(batch([track()])).encode()
    in_two = gzip.compress(text[:20]) + gzip.compress(text[20:])
    assert post(client, "/v1/batch", in_two, basic() | {"Content-Encoding": "gzip"}).status_code == 200
    assert post(client, "/v1/batch", gzip.compress(text), basic()).status_code == 200
    assert post(client, "/v1/batch", text, basic() | {"Content-Encoding": "gzip"}).status_code == 200  # a proxy unpacked it
    assert shop.events.digest_all() == 3


@pytest.mark.parametrize(
    ("headers", "in_body", "query"),
    [
        (basic(), None, ""),
        ({"Authorization": "Basic " + base64.b64encode(KEY.encode()).decode()}, None, ""),  # without the colon
        ({"Authorization": "Basic " + base64.b64encode(f"{KEY}:secret:more".encode()).decode()}, None, ""),
        ({"Authorization": "basic " + base64.b64encode(f"{KEY}:".encode()).decode()}, "other", ""),
        ({}, KEY, ""),
        ({"Authorization": "Bearer token-of-oauth"}, KEY, ""),
        ({}, None, f"?writeKey={KEY}"),
        ({"Authorization": "Basic Og=="}, KEY, ""),  # an empty user name
    ],
)
def test_the_key_comes_in_three_ways(client: Client, headers: dict[str, str], in_body: str | None, query: str) -> None:
    body = batch([track()]) | ({"writeKey": in_body} if in_body else {})
    assert post(client, f"/v1/batch{query}", body, headers).json() == {"success": True}


@pytest.mark.parametrize("headers", [{}, basic("nobody"), {"Authorization": "Basic ???"}, {"Authorization": "Bearer x"}])
def test_a_wrong_key_is_refused_and_an_operator_sees_it(client: Client, shop: Shop, headers: dict[str, str]) -> None:
    answer = post(client, "/v1/batch", batch([track()]), headers)
    assert answer.status_code == 401
    assert answer.json()["code"] == "unknown_write_key"
    assert answer.json()["message"]  # what the Segment clients print
    assert answer.headers["content-type"] == "application/problem+json"
    shop.events.keep_house()
    with shop.database.read() as session:
        (refused,) = shop.events.read_health(session, "shop").refused_keys
    assert (refused.code, refused.count) == ("unknown_write_key", 1)
    assert refused.key_hint == ("no… (6)" if headers == basic("nobody") else "(none)")
    assert shop.events.count_waiting() == 0


def test_a_revoked_key_is_refused(client: Client, shop: Shop) -> None:
    assert post(client, "/v1/track", track()).status_code == 200
    (key,) = shop.access.list_keys("shop")
    shop.access.revoke_key("shop", key.id)
    assert post(client, "/v1/track", track()).status_code == 401


def test_a_preflight_may_ask_for_any_header(client: Client) -> None:
    asked = {
        "Origin": "https://shop.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,sentat,x-new",
    }
    for path in ("/v1/t", "/v1/batch", "/beacon/v1/batch", "/v1/m", "/v1/projects/k/settings", "/sourceConfig/"):
        answer = client.options(path, headers=asked)
        assert answer.status_code == 200
        assert answer.headers["access-control-allow-origin"] == "https://shop.example"
        assert answer.headers["access-control-allow-credentials"] == "true"
        assert answer.headers["access-control-allow-headers"] == "authorization,sentat,x-new"
        assert "POST" in answer.headers["access-control-allow-methods"]


@pytest.mark.parametrize("key", [KEY, "nobody"])
def test_answers_and_refusals_can_be_read_by_the_page_that_asked(client: Client, key: str) -> None:
    answer = post(client, "/v1/t", track(), basic(key) | {"Origin": "https://shop.example"})
    assert answer.headers["access-control-allow-origin"] == "https://shop.example"
    assert answer.headers["vary"] == "Origin"


def test_settings_of_segments_browser_client(client: Client) -> None:
    answer = client.get(f"/v1/projects/{KEY}/settings", headers={"Origin": "https://shop.example", "Host": "collect.example:8443"})
    assert answer.status_code == 200
    assert answer.json() == {
        "integrations": {"Segment.io": {"apiKey": KEY, "apiHost": "collect.example:8443/v1", "protocol": "http"}},
        "metrics": {"sampleRate": 0},
    }
    assert answer.headers["access-control-allow-origin"] == "https://shop.example"
    assert client.get("/v1/projects/nobody/settings").status_code == 401


def test_settings_behind_a_proxy_name_https_and_never_a_made_up_host(client: Client) -> None:
    answer = client.get(f"/v1/projects/{KEY}/settings", headers={"X-Forwarded-Proto": "https", "Host": "a_b"})
    assert answer.json()["integrations"]["Segment.io"] == {"apiKey": KEY, "apiHost": "localhost/v1", "protocol": "https"}


@pytest.mark.parametrize("path", ["/sourceConfig", "/sourceConfig/"])
def test_settings_of_rudderstacks_browser_client(client: Client, path: str) -> None:
    answer = client.get(f"{path}?p=npm&v=3.34.1&build=modern&writeKey={KEY}&lockIntegrationsVersion=true")
    source = answer.json()["source"]
    assert (source["writeKey"], source["enabled"], source["name"], source["destinations"]) == (KEY, True, "test", [])
    assert source["config"] == {"statsCollection": {"errors": {"enabled": False}, "metrics": {"enabled": False}}}
    assert client.get(path, headers=basic()).status_code == 200
    assert client.get(f"{path}?writeKey=nobody").status_code == 401


def test_the_clients_own_metrics_are_answered_and_not_kept(client: Client, shop: Shop) -> None:
    assert post(client, "/v1/m", {"series": [{"type": "Counter"}]}, {}).json() == {"success": True}
    assert shop.events.count_waiting() == 0


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_told_which_one(client: Client, method: str) -> None:
    answer = client.request(method, "/v1/batch")
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST, OPTIONS")
    assert answer.json()["code"] == "method_not_allowed"


def test_malformed_json_is_told_and_kept(client: Client, shop: Shop) -> None:
    body = b'{"batch":[{"type":"track"'
    for _ in range(3):
        answer = post(client, "/v1/batch", body)
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed_json")
    assert shop.quarantined() == [("malformed_json", body)]  # once, however often it is sent


@pytest.mark.parametrize("body", [b"[]", b"{}", b'"text"', b'{"batch":{}}', b'{"batch":[],"batch":[]}', b'{"batch":[],"context":[1]}', b""])
def test_what_is_no_batch_is_told(client: Client, body: bytes) -> None:
    assert post(client, "/v1/batch", body).status_code == 400


def test_an_empty_batch_is_fine(client: Client, shop: Shop) -> None:
    assert post(client, "/v1/batch", batch([])).json() == {"success": True}
    assert shop.events.count_waiting() == 0


def test_a_body_over_the_limit_is_told_and_counted(client: Client, shop: Shop) -> None:
    fits = batch([track(properties={"text": "x" * 30_000}) for _ in range(16)])
    assert len(json.dumps(fits)) < MAX_BODY_BYTES
    assert post(client, "/v1/batch", fits).status_code == 200
    for packed in (False, True):
        answer = post(client, "/v1/batch", batch([track(properties={"text": "x" * 30_000}) for _ in range(18)]), packed=packed)
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    shop.events.keep_house()
    with shop.database.read() as session:
        assert [(one.code, one.count) for one in shop.events.read_health(session, "shop").refused_keys] == [("too_large", 2)]
    assert shop.events.count_waiting() == 16


def test_a_bomb_is_not_unpacked(client: Client) -> None:
    bomb = gzip.compress(b" " * 100_000_000)
    answer = post(client, "/v1/batch", bomb, basic() | {"Content-Encoding": "gzip"})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(  # packed without the time of day, which would be in the test's name
    "body", [b"\x1f\x8b\x08broken", gzip.compress(b'{"batch":[]}', mtime=0)[:-6]], ids=["broken", "cut short"]
)
def test_broken_gzip_is_told(client: Client, body: bytes) -> None:
    answer = post(client, "/v1/batch", body, basic() | {"Content-Encoding": "gzip"})
    assert (answer.status_code, answer.json()["code"]) == (400, "bad_gzip")


def test_another_packing_is_told(client: Client) -> None:
    answer = post(client, "/v1/batch", zlib.compress(b"{}"), basic() | {"Content-Encoding": "deflate"})
    assert (answer.status_code, answer.json()["code"]) == (415, "unsupported_encoding")


def test_an_event_over_the_limit_is_named_and_the_others_pass(client: Client, shop: Shop) -> None:
    large = track(message="large", properties={"text": "x" * MAX_EVENT_BYTES})
    answer = post(client, "/v1/batch", batch([track(message="a"), large, track(message="b")]))
    assert answer.status_code == 200
    (rejected,) = answer.json()["rejected"]
    assert (rejected["index"], rejected["message_id"], rejected["code"]) == (1, "large", "event_too_large")
    shop.events.digest_all()
    assert shop.message_ids() == ["a", "b"]
    assert [(reason, json.loads(body)) for reason, body in shop.quarantined()] == [("event_too_large", large)]


def test_events_over_the_count_are_named_and_kept(client: Client, shop: Shop) -> None:
    events = [{"type": "track", "event": "x", "userId": "u", "messageId": f"m{number}"} for number in range(MAX_EVENTS + 2)]
    answer = post(client, "/v1/batch", batch(events))
    assert [(one["index"], one["code"]) for one in answer.json()["rejected"]] == [
        (MAX_EVENTS, "too_many_events"),
        (MAX_EVENTS + 1, "too_many_events"),
    ]
    assert shop.events.digest_all() == MAX_EVENTS
    assert len(shop.quarantined()) == 2


def test_an_answer_comes_after_the_commit(client: Client, shop: Shop) -> None:
    assert post(client, "/v1/track", track()).status_code == 200
    assert shop.rows("SELECT event_count FROM events_inbox") == [(1,)]
