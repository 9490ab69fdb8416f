"""The quarantine: an operator reads it, corrects, replays, discards. Whatever is done to it, an event takes effect once."""

import base64
import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from antiphon.features.events.contracts import Quarantined
from antiphon.features.events.intake import MAX_EVENTS
from antiphon.features.events.setting_aside import MAY_PASS_UNCHANGED, REASONS
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from tests.features.events.shop import NOW, Hand, Shop, track

BAD = b'{"type":"track","event":"Order Completed","userId":"u1","messageId":"m1","properties":{"revenue":"abc"}}'
GOOD = BAD.replace(b'"abc"', b"12.5").decode()


def shown(shop: Shop, reason: str = "", state: str = "") -> list[Quarantined]:
    with shop.database.read() as session:
        return list(shop.events.list_quarantine(session, "shop", reason=reason, state=state).items)


def test_an_operator_reads_what_was_kept_and_why(shop: Shop) -> None:
    shop.collect(track(message="ok"), BAD, b'{"type":"track","event":"\xff"}')
    by_reason = {item.reason: item for item in shown(shop)}
    wrong, foreign = by_reason["wrong_type"], by_reason["not_utf8"]
    assert wrong.body == BAD.decode()
    assert wrong.says == {"en": "A known field has the wrong type", "zh": "已知字段的类型不对"}
    assert "revenue" in wrong.detail
    assert foreign.body is None
    assert base64.b64decode(foreign.body_base64 or "") == b'{"type":"track","event":"\xff"}'
    assert (wrong.state, wrong.replayable) == ("open", False)
    assert shown(shop, reason="not_utf8") == [foreign]


def test_a_corrected_event_enters_the_stream_once(shop: Shop) -> None:
    shop.collect(BAD)
    (item,) = shown(shop)
    with pytest.raises(Invalid) as refused:
        shop.events.replay("shop", item.id)
    assert (refused.value.code, refused.value.errors[0]["code"]) == ("still_refused", "wrong_type")
    shop.events.replay("shop", item.id, GOOD)
    with pytest.raises(Conflict):
        shop.events.replay("shop", item.id, GOOD)
    with pytest.raises(Conflict):
        shop.events.discard("shop", item.id)
    shop.events.digest_all()
    (stored,) = shop.stored()
    assert (stored["revenue_minor"], shop.message_ids()) == (1250, ["m1"])
    assert [(one.state, one.replayed_at is not None) for one in shown(shop)] == [("replayed", True)]
    shop.collect(json.loads(GOOD))  # the client has mended it too, and sends it again
    shop.events.digest_all()
    assert len(shop.stored()) == 1


def test_a_replayed_event_keeps_its_moment_and_what_its_batch_said(shop: Shop, hand: Hand) -> None:
    source = shop.access.find_write_key("test-key")
    assert source
    body = (
        b'{"sentAt":"2026-09-21T15:00:00Z","context":{"ip":"1.2.3.4"},"batch":['
        + BAD.replace(b'"messageId":"m1"', b'"timestamp":"2026-09-21T14:59:00Z"')
        + b"]}"
    )
    shop.events.collect(source, [body])
    hand.at_ms += 86_400_000
    (item,) = shown(shop)
    shop.events.replay("shop", item.id, item.body.replace('"abc"', "1") if item.body else None)
    shop.events.digest_all()
    (stored,) = shop.stored()
    assert stored["at"] == NOW - 60_000  # a minute before it was sent, by our clock of then
    assert stored["context"]["ip"] == "1.2.3.4"


@pytest.mark.parametrize(("kind", "name"), [("track", "Cart Viewed"), ("page", "Page Viewed")])
def test_a_single_call_is_replayed_as_what_it_was(shop: Shop, kind: str, name: str) -> None:
    source = shop.access.find_write_key("test-key")
    assert source
    shop.events.collect(source, [b'{"event":"Cart Viewed"}'], kind)
    (item,) = shown(shop)
    assert (item.reason, item.kind) == ("no_person", kind)
    shop.events.replay("shop", item.id, '{"event":"Cart Viewed","anonymousId":"a1"}')
    shop.events.digest_all()
    assert [(row["name"], row["person_id"]) for row in shop.stored()] == [(name, "per_a1")]


def test_a_whole_request_can_be_mended(shop: Shop) -> None:
    source = shop.access.find_write_key("test-key")
    assert source
    broken = json.dumps({"batch": [track(message="m1"), track(message="m2")]})[:-1].encode()
    with pytest.raises(Exception, match="not JSON"):
        shop.events.collect(source, [broken])
    (item,) = shown(shop)
    assert (item.kind, item.reason, item.replayable) == ("batch", "malformed_json", False)
    with pytest.raises(Invalid):
        shop.events.replay("shop", item.id)
    with pytest.raises(Invalid):
        shop.events.replay("shop", item.id, '{"batch":[{"type":"x"}]}')
    shop.events.replay("shop", item.id, broken.decode() + "}")
    shop.events.digest_all()
    assert shop.message_ids() == ["m1", "m2"]


def test_many_at_once_and_those_that_stay(shop: Shop) -> None:
    shop.witness.fails_for = lambda event: event.name.startswith("Cursed")
    shop.collect(BAD, *(track("Cursed", message=f"m{n}") for n in range(5)))
    shop.events.digest_all()
    shop.witness.fails_for = lambda _: False
    assert {item.reason for item in shown(shop) if item.replayable} == {"digest_failed"}
    everything = [item.id for item in shown(shop)]
    done = shop.events.replay_many("shop", ids=[*everything, "qua_nothing", everything[0]])
    assert done.replayed_count == 5
    assert sorted(one.code for one in done.left) == ["quarantine_not_found", "still_refused"]
    assert shop.events.replay_many("shop", reason="digest_failed").replayed_count == 0
    shop.events.digest_all()
    assert len(shop.stored()) == 5


def test_replayed_by_many_operators_at_once_it_is_one_event(shop: Shop) -> None:
    shop.collect(b'{"type":"track","event":"e","properties":{}}')  # without a message id
    (item,) = shown(shop)

    def replay(_: int) -> bool:
        try:
            shop.events.replay("shop", item.id, '{"type":"track","event":"e","userId":"u1"}')
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(replay, range(8))) == 1
    shop.events.digest_all()
    assert len(shop.stored()) == 1


def test_what_fails_again_is_open_again_and_still_one_event(shop: Shop) -> None:
    shop.witness.fails_for = lambda event: event.name == "Cursed"
    shop.collect(track("Cursed"))
    for _ in range(3):
        shop.events.digest_all()
        (item,) = shown(shop)
        assert (item.state, item.reason) == ("open", "digest_failed")
        shop.events.replay("shop", item.id)
    shop.witness.fails_for = lambda _: False
    shop.events.digest_all()
    assert [item.state for item in shown(shop)] == ["replayed"]
    assert len(shop.stored()) == 1


def test_events_over_the_count_pass_when_they_are_replayed(shop: Shop) -> None:
    shop.collect(*({"type": "track", "event": "e", "userId": "u", "messageId": f"m{n}"} for n in range(MAX_EVENTS + 3)))
    assert shop.events.replay_many("shop").replayed_count == 3
    assert shop.events.digest_all() == MAX_EVENTS + 3


def test_discarded_is_let_go_and_stays_readable(shop: Shop) -> None:
    shop.collect(BAD)
    (item,) = shown(shop)
    shop.events.discard("shop", item.id)
    (gone,) = shown(shop, state="discarded")
    assert gone.body == BAD.decode()
    with pytest.raises(Conflict):
        shop.events.replay("shop", item.id, GOOD)
    shop.collect(BAD)  # the same bytes again do not come back to bother
    assert [one.state for one in shown(shop)] == ["discarded"]


def test_another_workspace_sees_and_touches_nothing(shop: Shop) -> None:
    shop.access.create_workspace("other", "Other", "UTC", "EUR", "en")
    shop.collect(BAD)
    (item,) = shown(shop)
    with shop.database.read() as session:
        assert shop.events.list_quarantine(session, "other").items == ()
    for attempt in (lambda: shop.events.replay("other", item.id, GOOD), lambda: shop.events.discard("other", item.id)):
        with pytest.raises(NotFound):
            attempt()
    assert shop.events.replay_many("other", ids=[item.id]).replayed_count == 0


def test_pages(shop: Shop, hand: Hand) -> None:
    for number in range(25):
        hand.at_ms += number % 2
        shop.collect(BAD.replace(b"m1", b"m%d" % number))
    found: list[str] = []
    cursor = None
    with shop.database.read() as session:
        while True:
            page = shop.events.list_quarantine(session, "shop", cursor=cursor, limit=4)
            assert page.total_count == 25
            found += [item.id for item in page.items]
            cursor = page.next_cursor
            if cursor is None:
                break
    assert len(found) == len(set(found)) == 25


def test_every_reason_is_said_in_both_languages() -> None:
    for says in REASONS.values():
        assert set(says) == {"en", "zh"}
        assert all(says.values())
    assert set(REASONS) >= MAY_PASS_UNCHANGED
