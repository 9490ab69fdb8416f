"""Why something was decided: in words, made again, and in order for the laws; and the live results beside it."""

import msgspec
import pytest

from antiphon.engine.ident import SystemClock
from antiphon.features.plays.contracts import Heard
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Conflict, NotFound
from antiphon.sdk.mechanic import Event
from tests.conftest import SetClock
from tests.features.plays.games import PRIZE
from tests.features.plays.rig import NAME, SHOP, Rig, View, accepted, refused


def test_a_decision_is_made_again_from_what_was_kept(rig: Rig) -> None:
    play = rig.launch(cups=2, most=2, odds=60, price=1)
    rig.fund("per_1", 50)
    outcomes = [rig.move(play, "per_1", f"k{n}") for n in range(4)]
    rig.plays.pause(SHOP, play.id)  # a later revision changes nothing about what was decided under an earlier one
    with rig.database.read() as session:
        for outcome in outcomes:
            assert rig.plays.replay(session, SHOP, outcome.decision_id).same


def test_a_forged_decision_is_not_the_same(rig: Rig) -> None:
    play = rig.launch(cups=9, odds=50)
    decided = rig.move(play, "per_1", "k").decision_id
    for column, value in (("seed", "another"), ("digest", "0" * 16)):
        with rig.database.read() as session:
            ((old,),) = session.rows(f"SELECT {column} FROM plays_decision WHERE id = ?", (decided,))  # noqa: S608
        seeds = [value, *(f"{value}-{n}" for n in range(20))] if column == "seed" else [value]
        found = False
        for tried in seeds:
            _forge(rig, decided, column, tried)
            with rig.database.read() as session:
                found = found or not rig.plays.replay(session, SHOP, decided).same
        assert found, f"a changed {column} was not noticed"
        _forge(rig, decided, column, old)


def _forge(rig: Rig, decision_id: str, column: str, value: str) -> None:
    with rig.database.begin() as session:
        session.run(f"UPDATE plays_decision SET {column} = ? WHERE id = ?", (value, decision_id))  # noqa: S608


def test_only_the_tags_that_were_looked_at_are_kept(rig: Rig) -> None:
    play = rig.launch()
    rig.people.views["per_1"] = View({"city": "杭州", "age": 33, "secret": "x"}, frozenset({"loyal"}))
    outcome = accepted(rig.move(play, "per_1", "k", do="look"))
    assert outcome.answer == {"tags": {"city": "杭州", "missing": None}}
    with rig.database.read() as session:
        ((facts,),) = session.rows("SELECT facts FROM plays_decision WHERE id = ?", (outcome.decision_id,))
        assert rig.plays.replay(session, SHOP, outcome.decision_id).same
    assert "杭州" in facts
    assert "secret" not in facts


def test_what_no_mechanic_decided_cannot_be_made_again(rig: Rig) -> None:
    play = rig.launch()
    rig.plays.pause(SHOP, play.id)
    no = refused(rig.move(play, "per_1", "k"))
    with rig.database.read() as session:
        with pytest.raises(Conflict):
            rig.plays.replay(session, SHOP, no.decision_id)
        with pytest.raises(NotFound):
            rig.plays.replay(session, "another-shop", no.decision_id)


def test_an_operator_reads_what_was_decided(rig: Rig) -> None:
    play = rig.launch(cups=1)
    for person in ("per_1", "per_2"):
        rig.move(play, person, "my key")
    with rig.database.read() as session:
        second, first, launched = rig.plays.list_decisions(session, SHOP, play_id=play.id).items
        mine = rig.plays.list_decisions(session, SHOP, person_ids=["per_1"]).items
        page = rig.plays.list_decisions(session, SHOP, None, 1, play_id=play.id)
        rest = rig.plays.list_decisions(session, SHOP, page.next_cursor, 50, play_id=play.id)
    assert mine == (first,)
    assert [decided.id for decided in (*page.items, *rest.items)] == [second.id, first.id, launched.id]
    assert (first.outcome, first.because, first.key, first.move) == (
        "accepted",
        "won",
        "my key",
        {"do": "try", "name": "", "amount": 1, "at": None},
    )
    assert first.say.zh == "抓到了1个"
    assert [transfer.asset for transfer in first.transfers] == [PRIZE]
    assert (second.outcome, second.because, second.say.en) == ("refused", "sold_out", "There is none left.")


def test_the_history_of_a_play_is_read_for_its_laws(rig: Rig) -> None:
    play = rig.launch(cups=3, most=9)
    for turn in range(4):
        rig.move(play, f"per_{turn}", "k")
    with rig.database.read() as session:
        history = rig.plays.read_history(session, SHOP, play.id)
    assert [(turn.person_id, turn.accepted, turn.because) for turn in history.turns] == [
        ("per_0", True, "won"),
        ("per_1", True, "won"),
        ("per_2", True, "won"),
        ("per_3", False, "sold_out"),
    ]
    assert (history.stock, history.left) == ({PRIZE: 3}, {PRIZE: 0})
    assert history.turns[0].effects
    assert history.turns[0].facts is not None


def test_live_results_count_by_the_hour(rig: Rig, clock: SetClock) -> None:
    play = rig.launch(cups=3, most=2)
    for key in "ab":
        rig.move(play, "per_1", key)
    clock.advance(hours=1)
    for person, key in (("per_1", "c"), ("per_2", "a"), ("per_3", "a")):
        rig.move(play, person, key)
    with rig.database.read() as session:
        live = rig.plays.read_live(session, SHOP, play.id)
    assert msgspec.structs.asdict(live.today) == {"moves": 5, "people": 2, "accepted": 3, "refused": 2, "failed": 0}
    assert [(line.moves, line.accepted) for line in live.by_hour[-2:]] == [(2, 2), (3, 1)]
    assert [(line.asset, line.started, line.left) for line in live.stock] == [(PRIZE, 3, 0)]
    assert [(line.key, line.count) for line in live.because if line.key == "won"] == [("won", 3)]
    assert {line.key: line.count for line in live.refusals} == {"no_tries_left": 1, "sold_out": 1}
    clock.advance(days=1)
    with rig.database.read() as session:
        tomorrow = rig.plays.read_live(session, SHOP, play.id)
    assert (tomorrow.today.moves, tomorrow.totals.moves, tomorrow.totals.people) == (0, 5, 2)


def test_a_shopper_sees_the_play_and_what_is_theirs(rig: Rig) -> None:
    play = rig.launch(cups=3, price=2)
    rig.fund("per_1", 9)
    accepted(rig.move(play, "per_1", "k"))
    with rig.database.read() as session:
        shown = rig.plays.show(session, SHOP, play.id, "per_1")
        public = rig.plays.show_rules(session, play.id)
        me = rig.plays.read_me(session, SHOP, "per_1")
        on = rig.plays.list_on(session, SHOP, "per_1", "claw", [])
    assert (shown.state, shown.for_you, shown.shown) == ("live", True, {"tries_left": 2, "left": 2, "purse": 7})
    assert shown.words["won"].zh == "抓到了{cups}个"
    assert public.shown == {"tries_left": 3, "left": 2, "purse": 0}
    assert me.balances == {"points": 7, PRIZE: 1}
    assert [(win.asset, win.amount, win.play_id) for win in me.wins] == [(PRIZE, 1, play.id)]
    assert [(line.id, line.name) for line in on] == [(play.id, NAME)]


def test_plays_that_are_not_for_somebody_are_not_offered(rig: Rig) -> None:
    play = rig.launch(audience="loyal")
    draft = rig.plays.copy(SHOP, play.id)
    with rig.database.read() as session:
        assert rig.plays.list_on(session, SHOP, "per_1", None, []) == []
        assert not rig.plays.show(session, SHOP, play.id, "per_1").for_you
        for hidden in (draft.id, "ply_nobody"):
            with pytest.raises(NotFound):
                rig.plays.show(session, SHOP, hidden, "per_1")
        with pytest.raises(NotFound):
            rig.plays.show_rules(session, draft.id)


def test_health_says_what_is_stuck(rig: Rig) -> None:
    told = rig.plays.health()
    assert told["alarms_stuck"] == 0
    assert told["messages"] == {}
    assert abs(told["clock_ahead_ms"]) < SystemClock().now_ms()


def test_what_another_version_kept_is_said_to_be_unreadable(rig: Rig) -> None:
    play = rig.launch()
    decided = rig.move(play, "per_1", "k").decision_id
    _forge(rig, decided, "facts", "[1,2]")
    with rig.database.read() as session, pytest.raises(Conflict) as caught:
        rig.plays.replay(session, SHOP, decided)
    assert caught.value.code == "not_replayable"


def test_who_took_part_by_an_event_is_counted_once(rig: Rig) -> None:
    play = rig.launch(gift=1)
    event = Event("per_1", "evt_1", "Order Completed", from_ms(rig.clock.now_ms()))
    rig.commands.call(lambda session: rig.plays.decide_batch(session, [Heard(SHOP, play.id, event)]))
    rig.move(play, "per_1", "k")
    with rig.database.read() as session:
        today = rig.plays.read_live(session, SHOP, play.id).today
    assert (today.moves, today.people) == (1, 1)
