"""The life of a play: what can be launched, what may change afterwards, and where the stock goes."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from antiphon.features.plays.contracts import Play, PlayDraft
from antiphon.features.plays.lifecycle import RulesFixed, WrongState
from antiphon.features.plays.registry import BadMechanic, Registry, load_registry
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from antiphon.sdk.words import Text
from tests.conftest import SetClock
from tests.features.plays.games import PRIZE, Claw
from tests.features.plays.rig import NAME, SHOP, Rig, accepted, refused


def draft(rig: Rig, rules: Mapping[str, Any] | None = None, *, starts: float | None = None, ends: float | None = None) -> PlayDraft:
    """A draft with dates in hours from now."""
    now = from_ms(rig.clock.now_ms())
    at = [None if hours is None else now + timedelta(hours=hours) for hours in (starts, ends)]
    return PlayDraft("claw", NAME, rules or {"cups": 5}, at[0], at[1])


def created(rig: Rig, **dates: Any) -> Play:
    return rig.plays.create(SHOP, draft(rig, **dates))


def test_launching_puts_the_stock_in_and_says_why(rig: Rig) -> None:
    play = rig.launch(cups=7)
    assert play.state == "live"
    assert rig.left(play) == 7
    with rig.database.read() as session:
        (transfer,) = rig.ledger.list_transfers(session, SHOP, holder=f"play:{play.id}").items
        (decided,) = rig.plays.list_decisions(session, SHOP, play_id=play.id).items
    assert (transfer.source, transfer.amount, transfer.decision_id) == ("world", 7, decided.id)
    assert (decided.kind, decided.because, decided.answer) == ("launch", "launched", {"stock": {PRIZE: 7}})
    assert decided.transfers == (transfer,)


@pytest.mark.parametrize(
    ("rules", "dates", "path"),
    [
        ({"odds": 120}, {}, "odds"),
        ({"cups": 0}, {}, "rules"),
        ({}, {"starts": 2, "ends": 1}, "ends_at"),
        ({}, {"ends": -1}, "ends_at"),
    ],
)
def test_what_makes_no_sense_cannot_be_launched_and_says_why_in_both_languages(
    rig: Rig, rules: Mapping[str, Any], dates: Mapping[str, float], path: str
) -> None:
    play = rig.plays.create(SHOP, draft(rig, {"cups": 5, **rules}, **dates))
    assert path in rig.flaws(play)
    with pytest.raises(Invalid) as caught:
        rig.plays.launch(SHOP, play.id)
    assert caught.value.code == "play_has_flaws"
    assert all(error["zh"] and error["en"] for error in caught.value.errors)
    assert path in {error["field"] for error in caught.value.errors}
    assert rig.count("ledger_transfer") == 0


def test_a_name_is_needed_in_both_languages(rig: Rig) -> None:
    play = rig.plays.create(SHOP, PlayDraft("claw", Text(zh="娃娃机", en=" "), {"cups": 1}))
    assert rig.flaws(play) == ["name"]


def test_its_audience_must_exist(rig: Rig) -> None:
    play = rig.plays.create(SHOP, PlayDraft("claw", NAME, {"cups": 1}, audience="nobody-has-heard-of"))
    assert rig.flaws(play) == ["audience"]
    with pytest.raises(Invalid):
        rig.plays.launch(SHOP, play.id)


@pytest.mark.parametrize("rules", [{"cups": "many"}, {"cups": 1, "surprise": 2}, {"cups": 1.5}])
def test_rules_that_cannot_be_read_are_not_saved(rig: Rig, rules: Mapping[str, Any]) -> None:
    with pytest.raises(Invalid) as caught:
        rig.plays.create(SHOP, draft(rig, rules))
    assert caught.value.code == "bad_rules"
    assert [flaw.path for flaw in rig.plays.check_rules("claw", rules, None, None)] == ["rules"]


def test_an_unknown_kind_and_an_unknown_play(rig: Rig) -> None:
    with pytest.raises(NotFound):
        rig.plays.create(SHOP, PlayDraft("roulette", NAME, {}))
    with pytest.raises(NotFound):
        rig.plays.launch(SHOP, "ply_nobody")
    play = created(rig)
    with pytest.raises(NotFound):
        rig.plays.launch("another-shop", play.id)


def test_it_goes_from_draft_to_the_end_and_never_back(rig: Rig) -> None:
    play = created(rig)
    for step in (rig.plays.pause, rig.plays.resume, rig.plays.end):
        with pytest.raises(WrongState):
            step(SHOP, play.id)
    rig.plays.launch(SHOP, play.id)
    with pytest.raises(WrongState):
        rig.plays.launch(SHOP, play.id)
    assert rig.plays.pause(SHOP, play.id).state == "paused"
    assert refused(rig.move(play, "per_1", "a")).values == {"why": "paused"}
    assert rig.plays.resume(SHOP, play.id).state == "live"
    assert rig.plays.end(SHOP, play.id).state == "ended"
    assert refused(rig.move(play, "per_1", "b")).values == {"why": "ended"}
    for step in (rig.plays.pause, rig.plays.resume, rig.plays.end, rig.plays.launch):
        with pytest.raises(WrongState):
            step(SHOP, play.id)


def test_what_is_left_at_the_end_goes_back(rig: Rig) -> None:
    play = rig.launch(cups=5)
    accepted(rig.move(play, "per_1", "a"))
    rig.plays.end(SHOP, play.id)
    assert rig.left(play) == 0
    assert rig.has("world", PRIZE) == -1
    assert rig.sound()


def test_dates_are_kept(rig: Rig, clock: SetClock) -> None:
    play = rig.plays.launch(SHOP, created(rig, starts=1, ends=3).id)
    early = refused(rig.move(play, "per_1", "a"))
    assert (early.values, early.again_at) == ({"why": "not_started"}, play.starts_at)
    clock.advance(hours=1)
    accepted(rig.move(play, "per_1", "b"))
    clock.advance(hours=2)
    assert refused(rig.move(play, "per_1", "c")).values == {"why": "ended"}


def test_a_play_whose_date_has_passed_is_closed(rig: Rig, clock: SetClock) -> None:
    play = rig.plays.launch(SHOP, created(rig, ends=2).id)
    accepted(rig.move(play, "per_1", "a", do="wake", name="once", at=from_ms(clock.now_ms()) + timedelta(hours=3)))
    assert rig.plays.close_once() == 0
    clock.advance(hours=2)
    assert rig.plays.close_once() == 0, "somebody was promised to be woken"
    clock.advance(hours=1)
    with rig.database.begin() as session:
        session.run("DELETE FROM plays_alarm")
    assert rig.plays.close_once() == 1
    assert rig.plays.close_once() == 0
    assert rig.left(play) == 0


def test_a_draft_may_change_in_everything(rig: Rig) -> None:
    play = created(rig)
    changed = rig.plays.update(SHOP, play.id, draft(rig, {"cups": 1, "odds": 3}, ends=5))
    assert (changed.rules["odds"], changed.revision) == (3, 2)
    with pytest.raises(Conflict) as caught:
        rig.plays.update(SHOP, play.id, PlayDraft("claw", NAME, {"cups": 2}, revision=1))
    assert caught.value.code == "play_changed"


def test_after_launch_only_what_is_in_the_players_favour(rig: Rig) -> None:
    play = rig.plays.launch(SHOP, created(rig, ends=5).id)
    rules = {"cups": 5}
    renamed = PlayDraft("claw", Text(zh="新名字", en="New name"), rules, None, play.ends_at)
    assert rig.plays.update(SHOP, play.id, renamed).name.en == "New name"
    later = draft(rig, {"cups": 8}, ends=9)
    assert rig.plays.update(SHOP, play.id, later).rules == {"cups": 8}
    assert rig.left(play) == 8
    for worse in ({"cups": 7}, {"cups": 8, "odds": 99}, {"cups": 9, "most": 4}, {"cups": 9, "price": 1}):
        with pytest.raises(RulesFixed):
            rig.plays.update(SHOP, play.id, draft(rig, worse, ends=9))
    for dates in ({"ends": 8}, {"starts": 1, "ends": 9}):
        with pytest.raises(RulesFixed):
            rig.plays.update(SHOP, play.id, draft(rig, {"cups": 8}, **dates))
    assert rig.left(play) == 8
    with rig.database.read() as session:
        kinds = [decided.kind for decided in rig.plays.list_decisions(session, SHOP, play_id=play.id).items]
    assert kinds == ["top_up", "launch"]
    assert rig.sound()


def test_a_copy_is_a_draft_of_its_own(rig: Rig) -> None:
    play = rig.launch(cups=3)
    copy = rig.plays.copy(SHOP, play.id)
    assert (copy.state, copy.rules, copy.name.zh, copy.ends_at) == ("draft", play.rules, NAME.zh + "（副本）", None)
    assert copy.id != play.id


def test_two_kinds_of_one_name_are_refused() -> None:
    with pytest.raises(BadMechanic):
        Registry([Claw(), Claw()])
    installed = {kind.name for kind in load_registry().list_kinds()}
    assert {"draw", "check_in", "tasks"} <= installed
