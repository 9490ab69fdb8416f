"""Every piece of the poison corpus on every collect route: 4xx or kept whole, never 5xx, never in silence, and nobody else suffers."""

import json
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from antiphon.features.events import service
from antiphon.features.events.intake import Intake
from antiphon.features.events.wire import PATHS
from tests.features.events.shop import KEY, Shop, basic, open_shop, post, track
from tests.poison.corpus import bodies, values
from tests.stores import Store

Client = TestClient[Litestar]
ROUTES = [*(path for paths in PATHS.values() for path in paths), "/v1/m"]
SINGLE = {"type": "track", "event": "e", "userId": "u1", "previousId": "a1"}
GOOD = json.dumps(track(message="good", user="neighbour")).encode()


def with_value(value: bytes, where: str, message: str | None = None) -> bytes:
    """An event with poison in one of its fields."""
    fields = {name: json.dumps(content).encode() for name, content in (SINGLE | {"messageId": message}).items()} | {where: value}
    return b"{" + b",".join(b'"%s":%s' % (name.encode(), content) for name, content in fields.items()) + b"}"


def lost(shop: Shop, sent: list[bytes], before: int) -> list[bytes]:
    """Events that are neither digested (by their number) nor in the quarantine."""
    kept = [body for _, body in shop.quarantined()]
    digested = shop.rows("SELECT COUNT(*) FROM events_event")[0][0] - before
    missing = [event for event in sent if event.strip() not in kept]
    return missing[digested:]


@pytest.mark.parametrize("where", ["properties", "event", "userId", "messageId", "timestamp", "context", "traits", "type", "unknown"])
def test_poison_in_any_field_of_one_event_is_kept_or_digested_and_its_neighbours_pass(client: Client, shop: Shop, where: str) -> None:
    for name, value in values().items():
        before = shop.rows("SELECT COUNT(*) FROM events_event")[0][0]
        event = with_value(b'{"p":' + value + b"}" if where in {"properties", "context", "traits"} else value, where, name)
        neighbours = [GOOD.replace(b"good", f"{name}-{place}".encode()) for place in (0, 1)]
        answer = post(client, "/v1/batch", b'{"batch":[' + neighbours[0] + b"," + event + b"," + neighbours[1] + b"]}")
        assert answer.status_code in {200, 400}, (name, answer.text)
        shop.events.digest_all()
        if answer.status_code == 400:  # nothing could be told apart: the whole request is kept
            assert any(event in body for _, body in shop.quarantined()), name
            continue
        # a message id of poison may make two events one; that is what message ids are for
        expected = [*neighbours] if where == "messageId" else [*neighbours, event]
        assert lost(shop, expected, before) == [], name
        assert [n for n in (f"{name}-0", f"{name}-1") if n not in shop.message_ids()] == [], name


def test_every_body_on_every_route(client: Client, shop: Shop) -> None:
    for name, body in bodies().items():
        for route in ROUTES if len(body) < 1_000_000 else ROUTES[:2]:
            for headers in (basic(), basic() | {"Content-Encoding": "gzip"}) if body[:2] == b"\x1f\x8b" else (basic(),):
                answer = post(client, route, body, headers)
                assert answer.status_code in {200, 400, 413}, (name, route, answer.status_code, answer.text[:200])
                if answer.status_code != 200:
                    problem: dict[str, Any] = answer.json()
                    assert problem["code"], name
                    assert problem["message"] == problem["detail"], name
                    assert "Traceback" not in answer.text
    shop.events.digest_all()
    assert shop.events.count_waiting() == 0
    assert post(client, "/v1/batch", {"batch": [track(message="after")]}).status_code == 200
    shop.events.digest_all()
    assert "after" in shop.message_ids()


def test_what_is_refused_with_400_is_kept_whole(client: Client, shop: Shop) -> None:
    for name, body in bodies().items():
        if len(body) > 500_000 or body[:2] == b"\x1f\x8b":
            continue
        answer = post(client, "/v1/batch", body)
        if answer.status_code == 400:
            kept = [kept for _, kept in shop.quarantined()]
            assert body.removeprefix(b"\xef\xbb\xbf") in kept or body in kept, name


def test_poison_as_a_key_is_refused(client: Client) -> None:
    for name, value in values().items():
        answer = post(client, "/v1/batch", b'{"batch":[],"writeKey":' + value + b"}", {})
        assert answer.status_code == 401, (name, answer.text)
    for key in ("\x00", "ü" * 50, "x" * 9000, "' OR 1=1 --"):
        assert post(client, "/v1/batch", b"{}", basic(key)).status_code == 401
    for header in ("Basic", "Basic ", "Basic //79", "Basic " + "A" * 9000, "Digest x"):
        assert post(client, "/v1/batch", b"{}", {"Authorization": header}).status_code == 401


def test_both_stores_keep_the_same(store: Store, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The state after the whole corpus does not depend on the store: written down once, compared by both."""
    with open_shop(store.open(), tmp_path_factory.mktemp("home")) as shop:
        source = shop.access.find_write_key(KEY)
        assert source
        for value in values().values():
            shop.events.collect(source, [b'{"batch":[' + with_value(b'{"p":' + value + b"}", "properties") + b"]}"])
        shop.events.digest_all()
        reasons = sorted(shop.rows("SELECT reason, COUNT(*) FROM events_quarantine GROUP BY reason"))
        stored = sorted(json.dumps(row["properties"]) for row in shop.stored())
    assert reasons == EXPECTED_REASONS
    assert len(stored) + sum(count for _, count in reasons) == len(values())


EXPECTED_REASONS = [
    ("bad_number", 6),
    ("bad_text", 6),
    ("duplicate_key", 3),
    ("event_too_large", 1),
    ("malformed_json", 12),
    ("not_utf8", 5),
    ("too_deep", 3),
]


def test_the_check_bites(client: Client, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A planted fault: events that cannot be used are dropped without a word."""
    look = service.look

    def forgetful(kind: str, body: bytes, received_ms: int) -> Intake:
        found = look(kind, body, received_ms)
        found.aside.clear()
        return found

    monkeypatch.setattr(service, "look", forgetful)
    event = with_value(b'{"p":NaN}', "properties")
    post(client, "/v1/batch", b'{"batch":[' + GOOD + b"," + event + b"]}")
    shop.events.digest_all()
    assert lost(shop, [GOOD, event], 0) == [event]
