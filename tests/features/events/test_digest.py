"""The digest: each event once, in order, whole transactions, and one bad event never takes its neighbours with it."""

import itertools
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from antiphon.engine.database.port import Session
from antiphon.features.events.contracts import DigestBatch, Emitted
from antiphon.features.events.digest import DEDUPE_DAYS
from antiphon.features.events.intake import BadRequest
from antiphon.features.events.reading import event_id
from antiphon.kernel.clock import DAY_MS
from tests.features.events.shop import KEY, NOW, Hand, Shop, open_shop, track
from tests.stores import Store


def test_events_are_stored_in_the_order_they_came(shop: Shop) -> None:
    for start in range(0, 30, 10):
        shop.collect(*(track(message=f"m{number}") for number in range(start, start + 10)))
    assert shop.events.count_waiting() == 30
    assert [shop.events.digest_once(12), shop.events.digest_once(12), shop.events.digest_once(12), shop.events.digest_once()] == [
        12,
        12,
        6,
        0,
    ]
    assert shop.message_ids() == [f"m{number}" for number in range(30)]
    assert [event.context["antiphon"]["message_id"] for event in shop.witness.shown] == shop.message_ids()
    assert shop.rows("SELECT COUNT(*) FROM events_inbox") == [(0,)]


def test_what_subscribers_and_the_table_see_is_the_same(shop: Shop) -> None:
    shop.collect(
        track("purchase", properties={"transaction_id": "T", "value": 5}), {"type": "identify", "userId": "u1", "traits": {"vip": True}}
    )
    shop.events.digest_all()
    order, identified = shop.stored()
    seen = shop.witness.shown
    assert (order["name"], order["person_id"], order["revenue_minor"], order["order_id"]) == ("Order Completed", "per_u1", 500, "T")
    assert (order["id"], order["at"], order["revenue_minor"]) == (seen[0].id, seen[0].at_ms, seen[0].revenue_minor)
    assert identified["properties"] == {"vip": True}  # traits, so that they can be counted again from the events


@pytest.mark.parametrize("times", [3])
def test_the_same_message_three_times_is_one_event(shop: Shop, times: int) -> None:
    events = [track(message=f"m{number}") for number in range(20)]
    for _ in range(times):
        shop.collect(*events)
        shop.events.digest_once(7)  # so that some of them meet in one digest and some do not
    shop.collect(*events[:3], *events[:3])
    shop.events.digest_all()
    assert sorted(shop.message_ids()) == sorted(event["messageId"] for event in events)
    assert len(shop.witness.shown) == 20
    with shop.database.read() as session:
        health = shop.events.read_health(session, "shop")
    assert (health.received_24h, health.accepted, health.duplicates, health.quarantined) == (66, 20, 46, 0)


def test_many_senders_at_once_with_the_same_messages(shop: Shop) -> None:
    events = [track(message=f"m{number}") for number in range(50)]
    with ThreadPoolExecutor(8) as pool:
        [sent.result() for sent in [pool.submit(shop.collect, *events) for _ in range(8)]]
    shop.events.digest_all()
    assert sorted(shop.message_ids()) == sorted(event["messageId"] for event in events)


def test_the_window_of_message_ids_is_thirty_days(shop: Shop, hand: Hand) -> None:
    shop.collect(track(message="m1"))
    shop.events.digest_all()
    hand.at_ms += (DEDUPE_DAYS - 1) * DAY_MS
    shop.events.keep_house()
    shop.collect(track(message="m1"))
    shop.events.digest_all()
    assert len(shop.witness.shown) == 1
    hand.at_ms += 2 * DAY_MS
    shop.events.keep_house()
    shop.collect(track(message="m1"))
    shop.events.digest_all()
    assert len(shop.witness.shown) == 2


def test_two_sources_may_number_alike(shop: Shop) -> None:
    shop.access.create_key("shop", "second", "second-key")
    shop.access.create_workspace("other", "Other", "UTC", "EUR", "en")
    shop.access.create_key("other", "third", "third-key")
    for key in (KEY, "second-key", "third-key"):
        shop.collect(track(message="order-1"), key=key)
    shop.events.digest_all()
    assert len({row["id"] for row in shop.stored()}) == 3
    assert sorted(shop.rows("SELECT workspace, COUNT(*) FROM events_event GROUP BY workspace")) == [("other", 1), ("shop", 2)]


def test_orders_of_arrival_end_in_the_same_state(store: Store, tmp_path: Path) -> None:
    events = [track(message=f"m{number}", timestamp=f"2026-09-0{number + 1}T00:00:00Z") for number in range(4)]
    states: set[str] = set()
    with open_shop(store.open(), tmp_path) as shop:
        for turn, order in enumerate(itertools.permutations(events)):
            workspace = f"w{turn}"
            shop.access.create_workspace(workspace, "W", "UTC", "EUR", "en")
            shop.access.create_key(workspace, "k", f"key-{turn}")
            for event in order:
                shop.collect(event, key=f"key-{turn}")
            shop.events.digest_all()
            rows = shop.rows("SELECT at, name, person_id, context FROM events_event WHERE workspace = ? ORDER BY at", workspace)
            states.add(json.dumps(rows))
    assert len(states) == 1


@pytest.mark.parametrize("place", [0, 1, 57, 99])
def test_one_event_that_cannot_be_digested_stands_aside(shop: Shop, place: int) -> None:
    shop.witness.fails_for = lambda event: event.name == "Cursed"
    events = [track("Cursed" if number == place else "Fine", message=f"m{number}") for number in range(100)]
    shop.collect(*events[:60])
    shop.collect(*events[60:])
    shop.events.digest_all()
    assert shop.message_ids() == [f"m{number}" for number in range(100) if number != place]
    ((reason, body),) = shop.quarantined()
    assert (reason, json.loads(body)) == ("digest_failed", events[place])
    assert shop.events.count_waiting() == 0


def test_what_raised_left_nothing_behind_and_passes_when_it_is_mended(shop: Shop) -> None:
    shop.witness.fails_for = lambda event: event.name == "Cursed"
    shop.collect(track("Cursed", message="m1"))
    shop.events.digest_all()
    assert shop.stored() == []
    assert shop.rows("SELECT COUNT(*) FROM events_message") == [(0,)]
    (row,) = shop.rows("SELECT id, detail FROM events_quarantine")
    assert row[1] == "ValueError: cannot stand Cursed"
    shop.witness.fails_for = lambda _: False
    assert shop.events.replay_many("shop").replayed_count == 1
    shop.events.digest_all()
    assert shop.message_ids() == ["m1"]


def test_an_unusable_person_goes_aside_in_one_pass(shop: Shop) -> None:
    shop.collect(*(track(user="junk" if number % 2 else "u", message=f"m{number}") for number in range(10)))
    assert shop.events.digest_once() == 10
    assert [reason for reason, _ in shop.quarantined()] == ["no_usable_id"] * 5
    assert shop.witness.batches == [5]


def test_a_poison_that_only_shows_when_it_is_read(shop: Shop) -> None:
    """Things the quick look at the door leaves to the digest: they go aside with their bytes, their neighbours pass."""
    double = b'{"type":"track","event":"e","userId":"u","messageId":"d","properties":{"a":1,"a":2}}'
    deep = b'{"type":"track","event":"e","userId":"u","messageId":"t","properties":{"a":' + b"[" * 80 + b"]" * 80 + b"}}"
    assert shop.collect(json.dumps(track(message="a")).encode(), double, deep, json.dumps(track(message="b")).encode()).accepted == 4
    shop.events.digest_all()
    assert shop.message_ids() == ["a", "b"]
    assert sorted(shop.quarantined()) == [("duplicate_key", double), ("too_deep", deep)]


def test_a_batch_that_says_something_twice_is_kept_whole(shop: Shop) -> None:
    source = shop.access.find_write_key(KEY)
    assert source
    event = json.dumps(track(message="m1")).encode()
    twice = b'{"context":{"a":1},"context":{"a":2},"batch":[' + event + b"," + event.replace(b"m1", b"m2") + b"]}"
    shop.events.collect(source, [twice])
    shop.events.digest_all()
    assert shop.quarantined() == [("duplicate_key", twice)]
    for name in (b'"batch"', b'"b\\u0061tch"'):
        hiding = b'{"batch":[' + event + b"]," + name + b":[" + event.replace(b"m1", b"m3") + b"]}"
        with pytest.raises(BadRequest):
            shop.events.collect(source, [hiding])
        assert ("duplicate_key", hiding) in shop.quarantined()
    assert shop.stored() == []


def test_emitted_events_enter_with_the_transaction_that_made_them(shop: Shop) -> None:
    emitted = [Emitted("shop", f"evt_{number}", "Prize Won", "per_9", NOW - 1000, {"prize": "tea"}, "dec_1") for number in range(3)]

    def emit(session: Session) -> None:
        shop.events.append(session, emitted)

    def emit_and_fail(session: Session) -> None:
        shop.events.append(session, [Emitted("shop", "evt_lost", "Never", "per_9", NOW)])
        raise LookupError

    shop.commands.call(emit)
    with pytest.raises(LookupError):
        shop.commands.call(emit_and_fail)
    shop.events.digest_all()
    assert [(row["id"], row["person_id"], row["at"]) for row in shop.stored()] == [(f"evt_{n}", "per_9", NOW - 1000) for n in range(3)]
    assert {event.decision_id for event in shop.witness.shown} == {"dec_1"}


def test_a_client_cannot_speak_for_the_house(shop: Shop) -> None:
    shop.collect(track(message="m1", personId="per_victim", decisionId="dec_1", antiphon={"kind": "x", "id": "y"}))
    shop.events.digest_all()
    (row,) = shop.stored()
    assert row["person_id"] == "per_u1"
    assert shop.witness.shown[0].decision_id == ""


def test_a_subscriber_added_first_runs_before_the_rows_are_stored_and_the_others_after(shop: Shop) -> None:
    counts: list[int] = []

    class Counting:
        name = "counting"

        def take(self, session: Session, batch: DigestBatch) -> None:
            row = session.row("SELECT COUNT(*) FROM events_event")
            counts.append(row[0] if row else -1)

    shop.events.subscribe(Counting(), names_people=True)
    shop.events.subscribe(Counting())
    shop.collect(track(), track())
    shop.events.digest_all()
    assert counts == [0, 2]


def test_only_one_process_digests_and_another_takes_over(store: Store, tmp_path: Path, hand: Hand) -> None:
    with open_shop(store.open(), tmp_path / "a", hand) as first, open_shop(store.open(), tmp_path / "b", hand) as second:
        first.collect(track(message="m1"))
        assert first.events.digest_once() == 1
        second.collect(track(message="m2"))
        assert second.events.digest_once() == 0  # the first has it
        assert first.events.digest_once() == 1
        second.collect(track(message="m3"))
        hand.at_ms += 11_000  # the first has died
        assert second.events.digest_once() == 1
        assert second.message_ids() == ["m1", "m2", "m3"]


def test_the_pump_runs_by_itself_and_stops(shop: Shop) -> None:
    arrived = threading.Event()

    class Ringing:
        name = "ringing"

        def take(self, session: Session, batch: DigestBatch) -> None:
            arrived.set()

    shop.events.subscribe(Ringing())
    shop.events.start_pumps()
    try:
        shop.collect(track(message="m1"))
        assert arrived.wait(10)
    finally:
        shop.events.stop_pumps()
    assert shop.message_ids() == ["m1"]
    shop.collect(track(message="m2"))
    assert shop.events.count_waiting() == 1


def test_message_ids_are_found_again(shop: Shop) -> None:
    shop.collect(track(message="m1"))
    shop.events.digest_all()
    (key,) = shop.access.list_keys("shop")
    assert shop.stored()[0]["id"] == event_id(key.id, "m1")
