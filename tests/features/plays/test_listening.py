"""Plays in the digest: events become stimuli, once; persons who turn out to be one have one seat."""

from datetime import timedelta
from typing import Any

import pytest

from antiphon.features.events.contracts import Arrived, DigestBatch, Merge
from antiphon.features.plays.contracts import MAX_HOPS, Play
from antiphon.kernel.clock import from_ms
from tests.conftest import SetClock
from tests.features.plays.games import PRIZE, Claw
from tests.features.plays.rig import SHOP, Rig, View, accepted, refused


def arrived(rig: Rig, person: str, event_id: str, name: str = "Order Completed", **more: Any) -> Arrived:
    """An event as it comes out of the digest's earlier steps."""
    now = rig.clock.now_ms()
    fields: dict[str, Any] = {"properties": {}, "at_ms": now, **more}
    return Arrived(
        workspace=SHOP,
        id=event_id,
        kind="track",
        name=name,
        received_ms=now,
        source="key_1",
        user_id=None,
        anonymous_id=None,
        previous_id=None,
        external_ids=(),
        traits={},
        context={},
        person_id=person,
        **fields,
    )


def take(rig: Rig, *events: Arrived, merges: tuple[Merge, ...] = ()) -> None:
    """One digest transaction, plays' part of it."""
    batch = DigestBatch(rig.clock.now_ms(), list(events), list(merges), rig.zones)
    rig.commands.call(lambda session: rig.plays.take(session, batch))


def merged(rig: Rig, old: str, new: str) -> Merge:
    return Merge(SHOP, old, new, rig.clock.now_ms(), "same_user")


def test_an_event_that_a_play_listens_to_is_decided_about(rig: Rig) -> None:
    play = rig.launch(gift=5)
    take(rig, arrived(rig, "per_1", "evt_1"), arrived(rig, "per_2", "evt_2", "Product Viewed"))
    assert rig.has("person:per_1") == 5
    with rig.database.read() as session:
        (decided,) = rig.plays.list_decisions(session, SHOP, play_id=play.id, person_ids=["per_1"]).items
        assert rig.plays.replay(session, SHOP, decided.id).same
    assert (decided.kind, decided.outcome, decided.move["name"]) == ("event", "accepted", "Order Completed")


def test_the_same_event_counts_once_however_often_it_comes(rig: Rig) -> None:
    rig.launch(gift=5)
    take(rig, arrived(rig, "per_1", "evt_1"), arrived(rig, "per_1", "evt_1"))
    take(rig, arrived(rig, "per_1", "evt_1"))
    assert rig.has("person:per_1") == 5


def test_an_event_that_does_not_concern_it_leaves_nothing(rig: Rig) -> None:
    rig.launch(gift=5)
    take(rig, arrived(rig, "per_1", "evt_1", properties={"ignore": True}))
    assert rig.count("plays_decision", "kind = 'event'") == 0
    assert rig.count("plays_key") == rig.count("plays_seat") == rig.count("plays_hour") == 0


def test_only_live_plays_of_the_workspace_within_their_dates_hear_it(rig: Rig, clock: SetClock) -> None:
    paused = rig.launch(gift=1)
    rig.plays.pause(SHOP, paused.id)
    rig.plays.end(SHOP, rig.launch(gift=2).id)
    rig.launch("another-shop", gift=4)
    rig.launch(gift=8)
    clock.advance(hours=1)
    take(rig, arrived(rig, "per_1", "evt_old", at_ms=clock.now_ms() - 2 * 3_600_000))
    assert rig.has("person:per_1") == 0, "it happened before the play began"
    take(rig, arrived(rig, "per_1", "evt_1"))
    assert rig.has("person:per_1") == 8


def test_only_its_audience_is_heard(rig: Rig) -> None:
    rig.launch(gift=5, audience="loyal")
    rig.people.views["per_2"] = View(segments=frozenset({"loyal"}))
    take(rig, arrived(rig, "per_1", "evt_1"), arrived(rig, "per_2", "evt_2"))
    assert (rig.has("person:per_1"), rig.has("person:per_2")) == (0, 5)


def test_a_play_does_not_hear_itself_and_a_circle_of_plays_ends(rig: Rig) -> None:
    play = rig.launch(gift=5)
    own = {"play_id": play.id, "hops": 1}
    far = {"play_id": "ply_other", "hops": MAX_HOPS}
    near = {"play_id": "ply_other", "hops": 1}
    take(rig, *(arrived(rig, "per_1", f"evt_{n}", properties=told, decision_id="dec_1") for n, told in enumerate((own, far, near))))
    assert rig.has("person:per_1") == 5


def test_events_of_decisions_come_out_of_the_stream_again(rig: Rig) -> None:
    play = rig.launch(cups=1)
    person = rig.commands.call(lambda session: rig.profiles.ensure_person(session, SHOP, user_id="ann"))
    accepted(rig.move(play, person, "k"))
    assert rig.events.digest_once() == 1
    with rig.database.read() as session:
        (event,) = rig.events.list_timeline(session, SHOP, [person]).items
    assert (event.name, event.person_id) == ("Cup Won", person)
    assert event.decision_id


def test_a_seat_moves_with_its_person(rig: Rig) -> None:
    play = rig.launch(cups=9, most=3)
    for key in "ab":
        accepted(rig.move(play, "per_old", key))
    take(rig, merges=(merged(rig, "per_old", "per_new"),))
    accepted(rig.move(play, "per_new", "c"))
    assert refused(rig.move(play, "per_new", "d")).reason == "no_tries_left"


def test_two_seats_become_one(rig: Rig) -> None:
    play = rig.launch(cups=9, most=3)
    for person in ("per_old", "per_new"):
        accepted(rig.move(play, person, "k"))
    take(rig, merges=(merged(rig, "per_old", "per_new"),))
    accepted(rig.move(play, "per_new", "c"))
    assert refused(rig.move(play, "per_new", "d")).reason == "no_tries_left"
    assert rig.count("plays_seat") == 1


def test_a_chain_of_merges_in_one_digest(rig: Rig) -> None:
    play = rig.launch(cups=9, most=3)
    for person in ("per_a", "per_b", "per_c"):
        accepted(rig.move(play, person, "k"))
    take(rig, merges=(merged(rig, "per_a", "per_b"), merged(rig, "per_b", "per_c")))
    assert refused(rig.move(play, "per_c", "d")).reason == "no_tries_left"


def test_a_merge_that_the_mechanic_cannot_make_does_not_stop_the_stream(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> Any:
        raise RuntimeError

    play = rig.launch(cups=9, most=2)
    for person in ("per_old", "per_new"):
        accepted(rig.move(play, person, "k"))
    monkeypatch.setattr(Claw, "merge", fail)
    take(rig, merges=(merged(rig, "per_old", "per_new"),))
    accepted(rig.move(play, "per_new", "c"))
    assert refused(rig.move(play, "per_new", "d")).reason == "no_tries_left"


def test_alarms_move_with_their_person(rig: Rig, clock: SetClock) -> None:
    play = rig.launch()
    wake(rig, play, "per_old", "a", 1)
    wake(rig, play, "per_old", "b", 2, "other")
    wake(rig, play, "per_new", "c", 3)
    take(rig, merges=(merged(rig, "per_old", "per_new"),))
    assert rig.count("plays_alarm") == 2
    assert rig.count("plays_alarm", "seat_id = 'person:per_new'") == 2
    with rig.database.read() as session:
        due = dict(session.rows("SELECT name, due_at FROM plays_alarm"))
    assert due["once"] == clock.now_ms() + 3_600_000, "the earlier of the two stays"


def wake(rig: Rig, play: Play, person: str, key: str, hours: int, name: str = "once") -> None:
    accepted(rig.move(play, person, key, do="wake", name=name, at=from_ms(rig.clock.now_ms()) + timedelta(hours=hours)))


def test_who_was_merged_keeps_playing_with_the_old_token(rig: Rig) -> None:
    """The whole way: an anonymous visitor plays, signs in, and goes on in the same page."""
    play = rig.launch(cups=9, most=2)
    visitor = rig.commands.call(lambda session: rig.profiles.ensure_person(session, SHOP, anonymous_id="anon-1"))
    first = accepted(rig.move(play, visitor, "a"))
    rig.events.collect(Key(), [b'{"batch":[{"type":"identify","messageId":"m1","userId":"ann","anonymousId":"anon-1","traits":{}}]}'])
    rig.events.digest_all()
    again = accepted(rig.move(play, visitor, "a"))
    assert (again.decision_id, again.replayed) == (first.decision_id, True)
    accepted(rig.move(play, visitor, "b"))
    assert refused(rig.move(play, visitor, "c")).reason == "no_tries_left"
    with rig.database.read() as session:
        known = rig.profiles.find_by_user_id(session, SHOP, "ann")
    assert known is not None
    assert rig.has(f"person:{known.id}", PRIZE) == 2


class Key:
    """A write key of the shop."""

    id = "key_1"
    workspace = SHOP
    name = "test"
