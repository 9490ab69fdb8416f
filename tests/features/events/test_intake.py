"""The verdict on a request, without HTTP: both ways to it, event by event."""

import json
import random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antiphon.features.events import catalogue, intake, pieces
from antiphon.features.events.intake import MAX_DEPTH, BadRequest, Intake, look
from antiphon.features.events.opening import read_row
from antiphon.features.events.reading import Unreadable, Waiting
from tests.features.events.shop import NOW, track

GOOD = json.dumps(track(message="good")).encode()


def row_of(found: Intake) -> Waiting:
    return Waiting(1, "shop", "key", found.kind, NOW, found.count, 0, found.body)


def verdicts(*events: bytes) -> list[str]:
    """The code of each event of one batch, at the door or when it is read; "" for those that enter the stream."""
    found = look("batch", b'{"batch":[' + b",".join(events) + b"]}", NOW)
    codes = {aside.refused.index: aside.refused.code for aside in found.aside}
    assert found.count == len(events) - len(codes)
    passed = iter([outcome for _, outcome in read_row(row_of(found), "UTC", found.count)] if found.count else [])
    for index in range(len(events)):
        if index not in codes:
            outcome = next(passed)
            codes[index] = outcome.code if isinstance(outcome, Unreadable) else ""
    return [codes[index] for index in range(len(events))]


def refused(event: bytes) -> str:
    """The code of an event that stands between two good ones, which pass."""
    before, code, after = verdicts(GOOD, event, GOOD)
    assert before == after == ""
    return code


def with_property(value: str) -> bytes:
    return b'{"type":"track","event":"e","userId":"u","properties":{"p":' + value.encode() + b"}}"


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (with_property("NaN"), "bad_number"),
        (with_property("-Infinity"), "bad_number"),
        (with_property("1e400"), "bad_number"),
        (with_property("9" * 5000), "bad_number"),
        (with_property('"\\ud800"'), "bad_text"),
        (with_property('"a\\udc00b"'), "bad_text"),
        (with_property('"\\u0000"'), "bad_text"),
        (with_property('{"\\u0000":1}'), "bad_text"),
        (with_property('"\x00"'), "malformed_json"),
        (with_property('{"a":1,"a":2}'), "duplicate_key"),
        (with_property('{"a":1,"\\u0061":2}'), "duplicate_key"),
        (with_property('{"a:b":"\\u003a","a" : 1,"a" :2}'), "duplicate_key"),
        (with_property("[" * 500 + "]" * 500), "too_deep"),
        (with_property("[" * 5000 + "]" * 5000), "too_deep"),
        (with_property('{"a":' * 70 + "1" + "}" * 70), "too_deep"),
        (with_property("01"), "malformed_json"),
        (with_property("'a'"), "malformed_json"),
        (b'{"type":"track","event":"e","userId":"u","properties":{"p":"\xff"}}', "not_utf8"),
        (b'{"type":"track","event":"e","userId":"\xed\xa0\x80"}', "not_utf8"),
        (b"17", "malformed_event"),
        (b"null", "malformed_event"),
        (b"[]", "malformed_event"),
        (b'{"type":"track" "event":"e"}', "malformed_json"),
        (b'{"type":"trick","event":"e","userId":"u"}', "unknown_type"),
        (b'{"event":"e","userId":"u"}', "unknown_type"),
        (b'{"type":["track"],"event":"e","userId":"u"}', "unknown_type"),
        (b'{"type":"track","userId":"u"}', "no_name"),
        (b'{"type":"track","event":"  ","userId":"u"}', "no_name"),
        (b'{"type":"track","event":7,"userId":"u"}', "no_name"),
        (b'{"type":"track","event":"' + b"x" * 256 + b'","userId":"u"}', "no_name"),
        (b'{"type":"track","event":"e"}', "no_person"),
        (b'{"type":"track","event":"e","userId":null,"anonymousId":""}', "no_person"),
        (b'{"type":"alias","userId":"u"}', "no_person"),
        (b'{"type":"track","event":"e","userId":{"a":1}}', "bad_id"),
        (b'{"type":"track","event":"e","userId":true}', "bad_id"),
        (b'{"type":"track","event":"e","userId":"' + b"x" * 256 + b'"}', "bad_id"),
        (b'{"type":"track","event":"e","userId":' + b"9" * 400 + b"}", "bad_id"),
        (b'{"type":"track","event":"e","userId":"u","timestamp":' + b"9" * 400 + b"}", "bad_timestamp"),
        (b'{"type":"track","event":"Order Completed","userId":"u","properties":{"revenue":' + b"9" * 400 + b"}}", "wrong_type"),
        (b'{"type":"track","event":"e","userId":"u","messageId":{}}', "bad_message_id"),
        (b'{"type":"track","event":"e","userId":"u","messageId":false}', "bad_message_id"),
        (b'{"type":"track","event":"e","userId":"u","timestamp":"yesterday"}', "bad_timestamp"),
        (b'{"type":"track","event":"e","userId":"u","timestamp":{}}', "bad_timestamp"),
        (b'{"type":"track","event":"e","userId":"u","timestamp":"1970-01-01T00:00:00Z"}', "bad_timestamp"),
        (b'{"type":"track","event":"e","userId":"u","timestamp":1e300}', "bad_timestamp"),
        (b'{"type":"track","event":"e","userId":"u","properties":[1]}', "wrong_type"),
        (b'{"type":"track","event":"e","userId":"u","context":"c"}', "wrong_type"),
        (b'{"type":"identify","userId":"u","traits":7}', "wrong_type"),
        (b'{"type":"track","event":"Order Completed","userId":"u","properties":{"revenue":"abc"}}', "wrong_type"),
        (b'{"type":"track","event":"purchase","userId":"u","properties":{"items":[{"price":[]}]}}', "wrong_type"),
        (b'{"type":"track","event":"Product Added","userId":"u","properties":{"quantity":true}}', "wrong_type"),
    ],
)
def test_one_bad_event_is_named_and_its_neighbours_pass(event: bytes, code: str) -> None:
    assert refused(event) == code


@pytest.mark.parametrize(
    "event",
    [
        with_property("12345678901234567890123"),
        with_property('"\\ud83d\\ude00 \U0001f468‍\U0001f469‍\U0001f467"'),
        with_property('"\\u003a \\\\u0000 {[\\" "'),
        with_property("[" * 60 + "]" * 60),
        with_property("-0.0"),
        b'{"type":"track","event":"e","userId":0}',
        b'{"type":"track","event":"e","userId":12.5}',
        b'{"type":"track","event":"e","anonymousId":7,"userId":""}',
        b'{"type":"track","event":"e","userId":"u","messageId":"' + b"m" * 300 + b'"}',
        b'{"type":"track","event":"e","userId":"u","messageId":17}',
        b'{"type":"track","event":"e","userId":"u","timestamp":1700000000}',
        b'{"type":"track","event":"e","userId":"u","timestamp":1700000000000}',
        b'{"type":"track","event":"e","userId":"u","timestamp":"2026-02-01"}',
        b'{"type":"track","event":"e","userId":"u","timestamp":"2026-02-01 10:00:00.5+08:00"}',
        b'{"type":"track","event":"e","userId":"u","timestamp":"","originalTimestamp":null}',
        b'{"type":"track","event":"e","userId":"u","sentAt":"nonsense"}',
        b'{"type":"track","event":"e","userId":"u","properties":null,"context":null,"traits":null}',
        b'{"type":"track","event":"My Own","userId":"u","properties":{"revenue":"abc","value":"XL","products":7}}',
        b'{"type":"track","event":"Order Completed","userId":"u","properties":{"revenue":"12.50","total":"","currency":"EUR"}}',
        b' {"type" : "track" , "event":"e" ,"userId" :"u"} ',
    ],
)
def test_odd_but_whole_events_pass(event: bytes) -> None:
    assert verdicts(event, with_property("NaN"), event) == ["", "bad_number", ""]
    assert verdicts(event) == [""]


def test_a_clock_that_was_never_set_is_corrected_by_sent_at() -> None:
    body = b'{"sentAt":"1970-01-01T00:01:00Z","batch":[{"type":"track","event":"e","userId":"u","timestamp":"1970-01-01T00:00:00Z"}]}'
    assert look("batch", body, NOW).count == 1


def test_bytes_are_kept_as_they_came() -> None:
    bad = b' {"type":"track","event":"e",  "userId":"u","properties":{"p":NaN, "p":"\xff"}}'
    found = look("batch", b'{"batch":[' + GOOD + b"," + bad + b'],"context":{"ip":"1.2.3.4"},"sentAt":"2026-01-01T00:00:00Z"}', NOW)
    (aside,) = found.aside
    assert aside.body == bad.strip()
    assert json.loads(aside.envelope) == {"context": {"ip": "1.2.3.4"}, "sentAt": "2026-01-01T00:00:00Z"}
    assert json.loads(found.body) == json.loads(aside.envelope) | {"batch": [json.loads(GOOD)]}


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert look("batch", b'\xef\xbb\xbf{"batch":[' + GOOD + b"]}", NOW).count == 1
    assert look("track", b"\xef\xbb\xbf" + GOOD, NOW).count == 1


@pytest.mark.parametrize(
    "body", [b"\xff\xfe{", b"[" * 400_000, b'{"a":' * 90_000, b'{"batch":[' + b"[" * 400_000, b'{"batch":["' + b"\\" * 9999, b"{}}"]
)
def test_bombs_and_other_scripts_are_no_json(body: bytes) -> None:
    with pytest.raises(BadRequest):
        look("batch", body, NOW)


def test_a_hundred_thousand_keys_are_too_large_for_one_event_and_fine_for_its_neighbours() -> None:
    wide = b'{"type":"track","event":"e","userId":"u","properties":{' + b",".join(b'"k%d":1' % n for n in range(30_000)) + b"}}"
    assert verdicts(GOOD, wide, GOOD) == ["", "event_too_large", ""]


values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=True)
    | st.text()
    | st.sampled_from(["u", "track", "{", '"', ":", "2026-01-01"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=3) | st.sampled_from(["a", "properties", "userId", "type"]), inner, max_size=3)
    ),
    max_leaves=8,
)
events = st.fixed_dictionaries(
    {"type": st.sampled_from(["track", "identify", "alias", "x", 1])},
    optional={
        "event": st.sampled_from(["e", "Order Completed", "purchase", " "]) | values,
        "userId": values,
        "anonymousId": st.sampled_from(["a", "", None]),
        "previousId": st.sampled_from(["b", None]),
        "messageId": values,
        "timestamp": st.sampled_from(["2026-01-01T00:00:00Z", "1999-01-01", 1_700_000_000]) | values,
        "properties": st.dictionaries(st.sampled_from(["revenue", "price", "products", "x"]), values, max_size=3) | values,
        "context": values,
    },
)


@settings(max_examples=300, deadline=None)
@given(st.lists(events, max_size=4))
def test_both_ways_agree(drawn: list[dict[str, Any]]) -> None:
    """What the quick look over the whole passes, the close look passes too, event for event."""
    body = json.dumps({"batch": drawn}).encode()
    with_poison = json.dumps({"batch": [*drawn, {"type": "nothing"}]}).encode()  # forces the close look
    quick = look("batch", body, NOW)
    close = look("batch", with_poison, NOW)
    assert close.aside[-1].refused.code == "unknown_type"
    assert [one.refused for one in quick.aside] == [one.refused for one in close.aside[:-1]]
    assert quick.count == close.count


@settings(max_examples=200, deadline=None)
@given(st.lists(values, max_size=5), st.sampled_from([None, 2]))
def test_pieces_are_the_pieces(drawn: list[Any], indent: int | None) -> None:
    text = json.dumps(drawn, indent=indent).encode()
    found = pieces.parts(text, b"[]")
    assert [json.dumps(json.loads(part)) for part in found] == [json.dumps(value) for value in drawn]
    try:
        decoded = msgspec.json.decode(text)
    except (msgspec.DecodeError, UnicodeError):
        return
    assert pieces.is_flat(text, MAX_DEPTH) or pieces.depth_of(decoded) > MAX_DEPTH or any(bracket in text for bracket in b"[]{}")


def test_no_mutation_of_a_sound_batch_escapes() -> None:
    """Flipped, cut and doubled bytes: a verdict for every body, never another error."""
    chance = random.Random(7)
    whole = json.dumps(
        {"batch": [track(message=f"m{n}", properties={"p": "é😀", "n": 1.5}) for n in range(3)], "sentAt": "2026-01-01T00:00:00Z"}
    ).encode()
    for _ in range(3000):
        body = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(body))
            if chance.random() < 0.5:
                body[place] = chance.randrange(256)
            else:
                body[place:place] = body[chance.randrange(len(body)) :][: chance.randint(0, 9)]
        try:
            found = look("batch", bytes(body), NOW)
        except BadRequest:
            continue
        assert not found.count or len(list(read_row(row_of(found), "UTC", found.count))) == found.count


def test_known_numbers_are_the_fields_that_hold_numbers() -> None:
    assert {"revenue", "price", "quantity", "value"} <= catalogue.NUMBERS
    assert not {"name", "order_id", "products"} & catalogue.NUMBERS
    assert intake.MAX_EVENTS == 2_500
