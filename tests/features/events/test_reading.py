"""What becomes of one event: its moment, its ids, its name and properties in the words of Spec V2, its money."""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antiphon.features.events import catalogue
from antiphon.features.events.contracts import Arrived
from antiphon.features.events.opening import read_row
from antiphon.features.events.promoted import OutOfRange, to_minor
from antiphon.features.events.reading import Unreadable, Waiting, event_id, happened_ms, moment_ms
from antiphon.kernel.clock import from_ms
from tests.features.events.shop import NOW

MINUTE = 60_000


def read(event: dict[str, Any], kind: str = "track", zone: str = "UTC", received_ms: int = NOW) -> Arrived:
    row = Waiting(7, "shop", "key", kind, received_ms, 1, 0, json.dumps({"userId": "u", **event}).encode())
    ((_, outcome),) = read_row(row, zone, 1)
    assert isinstance(outcome, Arrived), outcome
    return outcome


def iso(at_ms: int) -> str:
    return from_ms(at_ms).isoformat()


@pytest.mark.parametrize(
    ("timestamp", "sent", "happened"),
    [
        (NOW - 5 * MINUTE, NOW - 2000, NOW - 5 * MINUTE + 2000),  # a true clock, two seconds on the way
        (NOW - 65 * MINUTE, NOW - 60 * MINUTE, NOW - 5 * MINUTE),  # a clock that is an hour slow
        (NOW + 55 * MINUTE, NOW + 60 * MINUTE, NOW - 5 * MINUTE),  # an hour fast
        (NOW - 5 * MINUTE, None, NOW - 5 * MINUTE),  # nobody says when it was sent
        (NOW + 5 * MINUTE, None, NOW),  # never after it was received
        (NOW + 70 * MINUTE, NOW + 60 * MINUTE, NOW),  # dated after it was sent
        (None, NOW - 60 * MINUTE, NOW),
        (NOW - 40 * 86_400_000, NOW - 1000, NOW - 40 * 86_400_000 + 1000),  # kept in a browser for weeks
    ],
)
def test_the_clients_clock_is_taken_out_of_the_sum(timestamp: int | None, sent: int | None, happened: int) -> None:
    event = {"timestamp": iso(timestamp) if timestamp else None} | ({"sentAt": iso(sent)} if sent else {})
    assert happened_ms(event, None, NOW) == happened
    assert happened_ms(event, NOW - 12 * MINUTE if sent else None, NOW) == happened  # the event's own sentAt counts before the batch's


@given(st.integers(-(10**9), 10**9), st.integers(0, 10**9), st.integers(0, 10**9))
def test_skew_does_not_matter(skew: int, age: int, way: int) -> None:
    """However wrong the client's clock, the age of an event when it was sent is what it was."""
    sent = NOW - way + skew
    event = {"timestamp": iso(sent - age), "sentAt": iso(sent)}
    assert happened_ms(event, None, NOW) == NOW - age


def test_original_timestamp_is_rudderstacks_word() -> None:
    assert read({"event": "e", "originalTimestamp": iso(NOW - MINUTE)}).at_ms == NOW - MINUTE
    assert read({"event": "e", "timestamp": iso(NOW - 2 * MINUTE), "originalTimestamp": iso(NOW)}).at_ms == NOW - 2 * MINUTE


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2026-02-01T10:00:00Z", datetime(2026, 2, 1, 10, tzinfo=UTC)),
        ("2026-02-01T10:00:00.123456+00:00", datetime(2026, 2, 1, 10, 0, 0, 123000, tzinfo=UTC)),
        ("2026-02-01T10:00:00+08:00", datetime(2026, 2, 1, 10, tzinfo=timezone(timedelta(hours=8)))),
        ("2026-02-01T10:00:00", datetime(2026, 2, 1, 10, tzinfo=UTC)),
        ("2026-02-01", datetime(2026, 2, 1, tzinfo=UTC)),
        (1_769_940_000, datetime(2026, 2, 1, 10, tzinfo=UTC)),
        (1_769_940_000_000, datetime(2026, 2, 1, 10, tzinfo=UTC)),
        (1_769_940_000.5, datetime(2026, 2, 1, 10, 0, 0, 500000, tzinfo=UTC)),
    ],
)
def test_moments_in_the_forms_clients_write(value: Any, moment: datetime) -> None:
    assert from_ms(moment_ms(value)) == moment


def test_no_event_is_from_before_the_floor_or_so_far_off_that_partitions_explode() -> None:
    for given_at, sent in (("1970-01-01", None), (0, None), ("2026-01-01", "9999-12-31T23:59:59Z"), (-5, None), (1e17, None)):
        with pytest.raises(Unreadable) as refused:
            happened_ms({"timestamp": given_at, "sentAt": sent}, None, NOW)
        assert refused.value.code == "bad_timestamp"


@pytest.mark.parametrize(
    ("given_id", "kept"),
    [("u1", "u1"), ("", None), (None, None), (17, "17"), (17.0, "17"), (1.5, "1.5"), (0, "0")],
)
def test_ids(given_id: Any, kept: str | None) -> None:
    assert read({"event": "e", "userId": given_id, "anonymousId": "a"}).user_id == kept


def test_the_id_of_an_event_comes_from_source_and_message_however_long() -> None:
    event = read({"event": "e", "messageId": "m" * 5000})
    assert event.id == event_id("key", "m" * 5000)
    assert len(event.id) == 36
    assert event_id("a", "b") != event_id("a2", "b") != event_id("a", "2b")
    assert event.context["antiphon"]["message_id"] == "m" * 5000


def test_a_message_without_an_id_gets_the_same_one_at_every_reading() -> None:
    assert read({"event": "e"}).id == read({"event": "e"}).id


def test_traits_of_both_places_are_one() -> None:
    event = read({"traits": {"a": 1}, "context": {"traits": {"a": 0, "b": 2}}}, "identify")
    assert event.traits == {"a": 1, "b": 2}
    assert event.name == "Identified"


def test_what_a_batch_says_about_all_holds_for_each() -> None:
    body = {
        "context": {"ip": "1.1.1.1", "library": {"name": "all"}},
        "integrations": {"All": True},
        "batch": [{"type": "track", "event": "e", "userId": "u", "context": {"library": {"name": "own"}}}, {"type": "page", "userId": "u"}],
    }
    row = Waiting(7, "shop", "key", "batch", NOW, 2, 0, json.dumps(body).encode())
    first, second = (outcome for _, outcome in read_row(row, "UTC", 2))
    assert isinstance(first, Arrived)
    assert isinstance(second, Arrived)
    assert first.context["library"] == {"name": "own"}
    assert second.context["library"] == {"name": "all"}
    assert second.context["ip"] == "1.1.1.1"
    assert first.context["antiphon"]["integrations"] == {"All": True}


def test_pages_screens_groups_and_aliases() -> None:
    page = read({"name": "Home", "category": "Docs", "properties": {"url": "/", "name": "own"}}, "page")
    assert (page.name, page.properties) == ("Page Viewed", {"name": "own", "category": "Docs", "url": "/"})
    group = read({"groupId": 5, "traits": {"plan": "gold"}}, "group")
    assert (group.name, group.properties) == ("Group Joined", {"plan": "gold", "group_id": "5"})
    alias = read({"previousId": "a1"}, "alias")
    assert (alias.name, alias.previous_id) == ("Aliased", "a1")


def test_external_ids() -> None:
    entries = [
        {"type": "wechat_openid", "id": "o1", "collection": "users"},
        {"type": "phone", "id": 138},
        {"id": "x"},
        "junk",
        {"type": "a", "id": ""},
    ]
    assert read({"event": "e", "context": {"externalIds": entries}}).external_ids == (("wechat_openid", "o1"), ("phone", "138"))


def test_the_local_day_is_the_workspaces() -> None:
    late = int(datetime(2026, 3, 1, 17, tzinfo=UTC).timestamp() * 1000)
    event = {"event": "e", "timestamp": iso(late)}
    assert read(event, zone="Asia/Shanghai").local_day == read(event, zone="UTC").local_day + 1


# -------------------------------------------------------------------------------------------------------- catalogue


def test_every_name_of_the_catalogue_leads_to_spec_v2() -> None:
    for name in (*catalogue.SPEC_V2, *catalogue.V1, *catalogue.GA4):
        for spelling in (name, name.lower(), name.upper(), f" {name} "):
            known = catalogue.find(spelling)
            assert known
            assert known.name in catalogue.SPEC_V2
    assert catalogue.find("order_completed") == catalogue.Known("Order Completed", "spec")
    assert catalogue.find("My Own Event") is None


def test_a_purchase_of_ga4_is_an_order() -> None:
    event = read(
        {
            "event": "purchase",
            "properties": {
                "transaction_id": "T1",
                "value": 72.05,
                "tax": 3.6,
                "shipping": "5.99",
                "currency": "usd",
                "items": [
                    {"item_id": "S1", "item_name": "Tee", "item_category": "Wear", "index": 0, "price": 10.01, "quantity": 3},
                    {"item_id": "S2", "price": "21.01", "quantity": 2},
                ],
            },
        }
    )
    assert event.name == "Order Completed"
    assert event.context["antiphon"]["name"] == "purchase"
    assert event.properties == {
        "order_id": "T1",
        "value": 72.05,
        "revenue": 72.05,
        "tax": 3.6,
        "shipping": 5.99,
        "currency": "usd",
        "products": [
            {"product_id": "S1", "name": "Tee", "category": "Wear", "position": 0, "price": 10.01, "quantity": 3},
            {"product_id": "S2", "price": 21.01, "quantity": 2},
        ],
    }
    assert (event.revenue_minor, event.currency, event.order_id, event.product_id, event.quantity) == (7205, "USD", "T1", "S1", 5)


def test_one_item_of_ga4_is_the_product_of_the_event() -> None:
    event = read(
        {
            "event": "add_to_cart",
            "properties": {"currency": "EUR", "value": 7.77, "items": [{"item_id": "S1", "price": 7.77, "quantity": 1}]},
        }
    )
    assert event.name == "Product Added"
    assert event.properties["product_id"] == "S1"
    assert (event.product_id, event.quantity, event.revenue_minor) == ("S1", 1, 777)


def test_the_older_names_and_words() -> None:
    event = read({"event": "Completed Order", "properties": {"orderId": "O1", "total": "12.5"}})
    assert (event.name, event.order_id, event.revenue_minor) == ("Order Completed", "O1", 1250)
    assert read({"event": "Viewed Product", "properties": {"id": "P1"}}).product_id == "P1"


def test_an_order_without_its_number_is_flagged_not_refused() -> None:
    assert read({"event": "Order Completed", "properties": {"revenue": 1}}).context["antiphon"]["flags"] == ["order_id_missing"]
    assert "flags" not in read({"event": "Order Completed", "properties": {"order_id": 9}}).context["antiphon"]


def test_names_of_their_own_are_left_alone() -> None:
    event = read({"event": "My Own", "properties": {"value": "XL", "items": [1], "total": 5, "products": "none"}})
    assert event.properties == {"value": "XL", "items": [1], "total": 5, "products": "none"}
    assert (event.revenue_minor, event.quantity) == (None, None)


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        (12.5, "EUR", 1250),
        (0.1 + 0.2, "EUR", 30),
        (1.005, "EUR", 100),
        (1.015, "USD", 102),
        (1234, "JPY", 1234),
        (0.5, "JPY", 0),
        (1.5, "KRW", 2),
        (1.2345, "KWD", 1234),
        (-3.1, None, -310),
        (19.99, None, 1999),
    ],
)
def test_money_in_minor_units_half_to_even(amount: float, currency: str | None, minor: int) -> None:
    assert to_minor(amount, currency) == minor


def test_money_beyond_counting_is_refused() -> None:
    with pytest.raises(OutOfRange):
        to_minor(1e300, "EUR")
    row = Waiting(7, "shop", "key", "track", NOW, 1, 0, b'{"event":"e","userId":"u","properties":{"revenue":1e300}}')
    ((_, outcome),) = read_row(row, "UTC", 1)
    assert isinstance(outcome, Unreadable)
    assert outcome.code == "wrong_type"


def test_the_channel() -> None:
    assert read({"event": "e", "context": {"campaign": {"source": "wechat"}}}).channel == "wechat"
    assert read({"event": "e", "properties": {"channel": "store"}, "context": {"campaign": {"source": "wechat"}}}).channel == "store"
