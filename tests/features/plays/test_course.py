"""Results over days: real counts from the store, compared with the days before, with rewards and cost."""

import pytest

from antiphon.features.plays.course import Course
from antiphon.kernel.errors import Invalid, NotFound
from tests.conftest import SetClock
from tests.features.plays.games import PRIZE
from tests.features.plays.rig import SHOP, Rig


def course(rig: Rig, play_id: str, days: int = 7) -> Course:
    with rig.database.read() as session:
        return rig.plays.read_course(session, SHOP, play_id, days)


def test_days_are_compared_and_rewards_and_cost_are_counted(rig: Rig, clock: SetClock) -> None:
    play = rig.launch(cups=3, most=2, price=5)
    rig.fund("per_1", 100)
    rig.fund("per_2", 100)
    for key in "abc":
        rig.move(play, "per_1", key)
    first = course(rig, play.id)
    assert (first.now.people, first.now.moves, first.now.accepted, first.now.refused) == (1, 3, 2, 1)
    assert (first.now.rewards, first.now.points_taken) == (2, 10)
    assert first.before is None
    assert [(line.asset, line.given, line.times) for line in first.rewards if line.given] == [(PRIZE, 2, 2)]
    assert sum(line.moves for line in first.by_clock) == 3
    assert (len(first.by_day), first.by_day[-1].moves, first.by_day[-1].rewards) == (7, 3, 2)
    assert [line.key for line in first.refusals] == ["no_tries_left"]
    clock.advance(days=8)
    rig.move(play, "per_2", "later")
    later = course(rig, play.id)
    assert later.before == first.now
    assert (later.now.people, later.now.moves, later.now.rewards) == (1, 1, 1)
    assert len(course(rig, play.id, 0).by_day) == 9
    with rig.database.read() as session:
        assert rig.plays.read_live(session, SHOP, play.id).totals.moves == 4


def test_odd_questions(rig: Rig) -> None:
    play = rig.launch()
    assert course(rig, play.id).now.moves == 0
    with pytest.raises(Invalid):
        course(rig, play.id, 1_000)
    with pytest.raises(NotFound):
        course(rig, "ply_none")
