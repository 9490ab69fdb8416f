"""Rulings of staff, plays that close in their own time, tallies, secrets and printed codes."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from antiphon.engine.database.port import Database
from antiphon.features.events.contracts import Merge
from antiphon.features.plays.contracts import DecisionFailed, KeyReused, Outcome, Play, PlayDraft
from antiphon.features.plays.lifecycle import RulesFixed
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Invalid, NotFound
from tests.conftest import SetClock
from tests.features.plays.boards import NO, YES, Board
from tests.features.plays.games import Claw
from tests.features.plays.rig import NAME, SHOP, Rig, accepted, refused
from tests.features.plays.test_listening import take

APPROVE, REJECT, BANISH = b'{"type":"approve","points":7}', b'{"type":"reject","note":"blurred"}', b'{"type":"banish"}'
_key = count()


@pytest.fixture
def rig(database: Database, clock: SetClock, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(database, clock, tmp_path, mechanics=(Board(), Claw()), monotonic=clock.now_ms)
    try:
        yield made
    finally:
        made.close()


def board(rig: Rig, *, days: float | None = None, **rules: Any) -> Play:
    """A board that runs, for so many days."""
    ends_at = None if days is None else from_ms(rig.clock.now_ms()) + timedelta(days=days)
    made = rig.plays.create(SHOP, PlayDraft("board", NAME, rules, ends_at=ends_at))
    return rig.plays.launch(SHOP, made.id)


def do(rig: Rig, play: Play, person: str, **move: Any) -> Outcome:
    return rig.move(play, person, f"k{next(_key)}", **move)


def rule(rig: Rig, play: Play, person: str, body: bytes = APPROVE, key: str = "") -> Outcome:
    return rig.plays.rule(SHOP, play.id, f"person:{person}", "op_1", key or f"r{next(_key)}", body)


def state_of(rig: Rig, play: Play) -> Play:
    with rig.database.read() as session:
        return rig.plays.get_play(session, SHOP, play.id)


def test_staff_rules_on_a_seat_once_however_often_it_is_sent(rig: Rig) -> None:
    play = board(rig)
    do(rig, play, "ann", list="proofs")
    first = accepted(rule(rig, play, "ann", key="r1"))
    again = accepted(rule(rig, play, "ann", key="r1"))
    assert (first.because, first.answer, again.replayed, again.decision_id) == ("approved", {"by": "op_1"}, True, first.decision_id)
    assert rig.has("person:ann") == 7
    assert rig.count("plays_row") == 0, "an approved proof waits no longer"
    for person, body in (("ann", REJECT), ("bob", APPROVE)):
        with pytest.raises(KeyReused):
            rule(rig, play, person, body, key="r1")
    no = refused(rule(rig, play, "ann", REJECT, key="r2"))
    assert (no.reason, no.values) == ("rejected", {"note": "blurred"})
    assert refused(rule(rig, play, "ann", REJECT, key="r2")).replayed


def test_a_ruling_is_a_decision_like_any_other(rig: Rig) -> None:
    play = board(rig)
    do(rig, play, "ann", rank=3)
    told = accepted(rule(rig, play, "ann", BANISH))
    with rig.database.read() as session:
        decided = rig.plays.get_decision(session, SHOP, told.decision_id)
        listed = rig.plays.list_decisions(session, SHOP, person_ids=["ann"])
        assert rig.plays.replay(session, SHOP, told.decision_id).same
        history = rig.plays.read_history(session, SHOP, play.id)
    assert (decided.kind, decided.person_id) == ("ruling", "ann")
    assert decided.move == {"seat_id": "person:ann", "ruling": {"type": "banish"}, "by": "op_1"}
    assert [one.kind for one in listed.items] == ["ruling", "move"]
    assert [turn.kind for turn in history.turns] == ["move", "ruling"]


def test_what_staff_cannot_rule_on(rig: Rig) -> None:
    play = board(rig)
    with pytest.raises(Invalid, match="form this play takes"):
        rule(rig, play, "ann", b'{"type":"praise"}')
    with pytest.raises(Invalid, match="nothing for staff"):
        rule(rig, rig.launch(), "ann")
    with pytest.raises(NotFound):
        rule(rig, rig.plays.create(SHOP, PlayDraft("board", NAME, {})), "ann")
    rig.plays.pause(SHOP, play.id)
    accepted(rule(rig, play, "ann"))
    rig.plays.end(SHOP, play.id)
    rig.plays.end(SHOP, play.id)  # again, while it closes: over for good
    assert refused(rule(rig, play, "ann")).values == {"why": "ended"}


def test_a_play_closes_in_its_own_time_and_rewards_each_once(rig: Rig, clock: SetClock) -> None:
    play = board(rig, days=1, hours=12)
    for number in range(5):
        do(rig, play, f"p{number}", rank=number + 1)
    clock.advance(hours=25)
    assert refused(do(rig, play, "p0", rank=9)).values == {"why": "ended"}
    assert rig.plays.ring_once() == 5
    assert rig.plays.ring_once() == 0
    assert [rig.has(f"person:p{number}", "prize:cup") for number in range(5)] == [0, 0, 1, 1, 1]
    assert rig.plays.close_once() == 0
    accepted(rule(rig, play, "p0"))
    clock.advance(hours=12)
    assert rig.plays.close_once() == 1
    assert state_of(rig, play).state == "ended"
    assert rig.sound()


@pytest.mark.parametrize("days", [7, None])
def test_end_now_lets_it_close_first(rig: Rig, clock: SetClock, days: float | None) -> None:
    play = board(rig, days=days, hours=12)
    do(rig, play, "ann", rank=1)
    clock.advance(hours=1)
    rig.plays.pause(SHOP, play.id)
    closing = rig.plays.end(SHOP, play.id, "op_1")
    assert (closing.state, closing.closes_at) == ("live", from_ms(clock.now_ms()) + timedelta(hours=12))
    clock.advance(seconds=1)
    assert refused(do(rig, play, "ann", rank=1)).values == {"why": "ended"}
    assert rig.plays.ring_once() == 1
    assert rig.has("person:ann", "prize:cup") == 1
    draft = PlayDraft("board", NAME, {"hours": 12}, ends_at=from_ms(clock.now_ms()) + timedelta(days=3))
    with pytest.raises(RulesFixed):
        rig.plays.update(SHOP, play.id, draft)
    clock.advance(hours=12)
    assert rig.plays.close_once() == 1
    assert rig.has(f"play:{play.id}", "prize:cup") == 0


def test_alarms_for_the_end_go_along_when_it_moves(rig: Rig, clock: SetClock) -> None:
    play = board(rig, days=1)
    do(rig, play, "ann", rank=1)
    later = from_ms(clock.now_ms()) + timedelta(days=2)
    rig.plays.update(SHOP, play.id, PlayDraft("board", NAME, {}, ends_at=later))
    clock.advance(days=1)
    assert rig.plays.ring_once() == 0
    clock.advance(days=1)
    assert rig.plays.ring_once() == 1


def test_tallies_count_and_outlive_the_end(rig: Rig) -> None:
    play = board(rig, hours=0)
    for number in range(5):
        do(rig, play, f"p{number}", do="yes" if number else "no")
    with rig.database.read() as session:
        live = rig.plays.read_live(session, SHOP, play.id)
        history = rig.plays.read_history(session, SHOP, play.id)
    assert [(line.asset, line.count) for line in live.tallies] == [(NO, 1), (YES, 4)]
    assert [line.asset for line in live.stock] == ["prize:cup"]
    assert (history.left[YES], history.left[NO]) == (4, 1)
    rig.plays.end(SHOP, play.id)
    assert (rig.has(f"play:{play.id}", YES), rig.has(f"play:{play.id}", "prize:cup")) == (4, 0)
    assert rig.sound()


def test_the_secret_is_the_play_s_own_and_stays_its_own(rig: Rig) -> None:
    play, other = board(rig), board(rig)
    secret = secret_of(rig, play)
    assert len(secret) == 64
    assert secret != secret_of(rig, other)
    for move in ("tell", "boom"):
        with pytest.raises(DecisionFailed):
            do(rig, play, "ann", do=move)
    sealed = accepted(do(rig, play, "ann", do="seal"))
    with rig.database.read() as session:
        shown = rig.plays.show(session, SHOP, play.id, "ann")
        assert rig.plays.replay(session, SHOP, sealed.decision_id).same, "it is there when a decision is made again"
        kept = session.rows("SELECT stimulus, told, facts FROM plays_decision")
    assert sealed.answer["hash"] == shown.shown["seal"]
    assert not any(secret in text for row in kept for text in row)


def secret_of(rig: Rig, play: Play) -> str:
    with rig.database.read() as session:
        row = session.row("SELECT secret FROM plays_secret WHERE play_id = ?", (play.id,))
    assert row is not None
    return row[0]


def test_a_play_of_an_earlier_version_gets_its_secret_at_the_start(rig: Rig) -> None:
    play = board(rig)
    rig.commands.call(lambda session: session.run("DELETE FROM plays_secret WHERE play_id = ?", (play.id,)))
    rig.plays.start_jobs()
    rig.plays.stop_jobs()
    assert len(secret_of(rig, play)) == 64


def test_codes_are_printed_as_they_are_made(rig: Rig) -> None:
    play = board(rig)
    pieces = rig.plays.print_codes(SHOP, play.id, "b1", 12_000, "op_1")
    assert next(pieces) == b"code\r\n"
    codes = b"".join(pieces).decode().splitlines()
    assert len(set(codes)) == 12_000
    again = b"".join(rig.plays.print_codes(SHOP, play.id, "b1", 2, "op_1")).decode().splitlines()
    assert again[1:] == codes[:2], "the same batch has the same codes"
    with rig.database.read() as session:
        page = rig.plays.list_decisions(session, SHOP, play_id=play.id)
    assert [(one.kind, one.answer) for one in page.items[:1]] == [("print", {"batch": "b1", "count": 2, "by": "op_1"})]
    with pytest.raises(Invalid):
        rig.plays.print_codes(SHOP, rig.launch().id, "b1", 1, "op_1")


def test_rows_follow_persons_who_turn_out_to_be_one(rig: Rig, clock: SetClock) -> None:
    play = board(rig)
    for person, rank in (("per_a", 5), ("per_b", 9), ("per_c", 7)):
        do(rig, play, person, rank=rank)
        clock.advance(seconds=1)
    do(rig, play, "per_a", do="claim", list="words", row="hello")
    take(
        rig, merges=(Merge(SHOP, "per_a", "per_d", clock.now_ms(), "same_user"), Merge(SHOP, "per_b", "per_c", clock.now_ms(), "same_user"))
    )
    with rig.database.read() as session:
        ranking = rig.plays.lists.list_rows(session, SHOP, play.id, "ranking").items
        words = rig.plays.lists.list_rows(session, SHOP, play.id, "words").items
    assert [(row.key, row.rank, row.person_id, row.position) for row in ranking] == [("per_c", 9, "per_c", 1), ("per_d", 5, "per_d", 2)]
    assert [(row.key, row.person_id) for row in words] == [("hello", "per_d")]
