"""Alarms: each rings once, in the transaction that forgets it; a clock that jumps neither doubles nor loses nor hurries them."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from antiphon.engine.database.port import Database, Session
from antiphon.features.plays.alarms import ClockGuard
from antiphon.features.plays.contracts import Play, Woken
from antiphon.features.plays.store import batch as rows
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Problem
from tests.conftest import SetClock
from tests.features.plays.games import POINTS, PRIZE
from tests.features.plays.rig import SHOP, Rig, accepted, asked
from tests.suites.test_host_crash import Counter, Crash

HOUR = 3_600_000


class Machine:
    """A machine with two clocks: one that people set, one that only counts."""

    def __init__(self, wall: SetClock) -> None:
        self.wall = wall
        self.counted = 0

    def monotonic(self) -> int:
        return self.counted

    def pass_time(self, hours: float) -> None:
        """Both clocks go on."""
        self.wall.advance(hours=hours)
        self.counted += int(hours * HOUR)


@pytest.fixture
def machine(clock: SetClock) -> Machine:
    return Machine(clock)


@pytest.fixture
def rig(database: Database, machine: Machine, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(database, machine.wall, tmp_path, monotonic=machine.monotonic)
    try:
        yield made
    finally:
        made.close()


def wake(rig: Rig, play: Play, person: str, key: str, hours: float, name: str = "once") -> None:
    """Ask to be woken."""
    at = from_ms(rig.clock.now_ms()) + timedelta(hours=hours)
    accepted(rig.move(play, person, key, do="wake", name=name, at=at))


def test_an_alarm_rings_when_it_is_due_and_once(rig: Rig, machine: Machine) -> None:
    play = rig.launch()
    wake(rig, play, "per_1", "k", 1)
    assert rig.plays.ring_once() == 0
    machine.pass_time(1)
    assert rig.plays.ring_once() == 1
    assert rig.plays.ring_once() == 0
    assert rig.has("person:per_1") == 1
    assert rig.count("plays_alarm") == 0


def test_the_same_seat_and_name_replaces_the_earlier_alarm(rig: Rig, machine: Machine) -> None:
    play = rig.launch()
    wake(rig, play, "per_1", "a", 1)
    wake(rig, play, "per_1", "b", 3)
    wake(rig, play, "per_1", "c", 2, "other")
    assert rig.count("plays_alarm") == 2
    machine.pass_time(2)
    rig.plays.ring_once()
    assert rig.has("person:per_1") == 1
    machine.pass_time(1)
    rig.plays.ring_once()
    assert rig.has("person:per_1") == 2


def test_an_alarm_that_sets_itself_again_goes_on(rig: Rig, machine: Machine) -> None:
    play = rig.launch()
    wake(rig, play, "per_1", "k", 1, "tick")
    for hour in range(1, 4):
        machine.pass_time(1)
        rig.plays.ring_once()
        assert rig.has("person:per_1") == hour
    assert rig.count("plays_alarm") == 1


def test_a_move_that_puts_it_off_comes_first(rig: Rig, machine: Machine) -> None:
    """Two alarms of a seat are due together; the first puts the second off, so the second must not ring."""
    play = rig.launch()
    wake(rig, play, "per_1", "k", 1, "tick")
    machine.pass_time(1)
    with rig.database.read() as session:
        due = session.rows("SELECT workspace, play_id, id, seat_id, name, due_at, attempts FROM plays_alarm")[0]
    wake(rig, play, "per_1", "later", 5, "tick")
    result = rig.commands.call(lambda session: rig.plays.decide_batch(session, [Woken(*due)]))
    assert result == [None]
    assert rig.has("person:per_1") == 0
    assert rig.count("plays_alarm") == 1


def test_a_paused_play_wakes_nobody_until_it_goes_on(rig: Rig, machine: Machine) -> None:
    play = rig.launch()
    wake(rig, play, "per_1", "k", 1)
    rig.plays.pause(SHOP, play.id)
    machine.pass_time(2)
    rig.plays.ring_once()
    assert rig.has("person:per_1") == 0
    assert rig.plays.ring_once() == 0, "it does not stand in the way of others"
    rig.plays.resume(SHOP, play.id)
    assert rig.plays.ring_once() == 1
    assert rig.has("person:per_1") == 1


def test_an_ended_play_wakes_nobody_any_more(rig: Rig, machine: Machine) -> None:
    play = rig.launch()
    wake(rig, play, "per_1", "k", 1)
    rig.plays.end(SHOP, play.id)
    machine.pass_time(2)
    assert rig.plays.ring_once() == 0
    assert rig.count("plays_alarm") == 0


def test_an_alarm_that_fails_is_tried_again_later_and_then_waits(rig: Rig, machine: Machine) -> None:
    play = rig.launch()
    wake(rig, play, "per_1", "k", 1, "boom")
    wake(rig, play, "per_2", "k", 1)
    machine.pass_time(1)
    rig.plays.ring_once()
    assert rig.has("person:per_2") == 1, "its neighbour rang"
    tries = 1
    for _ in range(60):
        machine.pass_time(0.5)
        tries += rig.plays.ring_once()
    assert tries == 5
    assert rig.plays.health()["alarms_stuck"] == 1
    assert rig.count("plays_decision", "outcome = 'failed'") == 5


def test_a_crash_while_alarms_ring_neither_loses_nor_doubles_them(rig: Rig, machine: Machine) -> None:
    play = rig.launch()
    for number in range(5):
        wake(rig, play, f"per_{number}", "k", 1)
    machine.pass_time(1)
    assert ring_with_crashes(rig) == []


def ring_with_crashes(rig: Rig, people: int = 5) -> list[str]:
    """Die at each statement in turn until the alarms have rung; what went wrong."""
    for dies_at in range(40):
        rig.database.before_statement = Counter(dies_at)
        try:
            rig.plays.ring_once()
        except (Crash, Problem):
            continue
        finally:
            rig.database.before_statement = None
        break
    rig.plays.ring_once()
    return [f"per_{n} was woken {woken} times" for n in range(people) if (woken := rig.has(f"person:per_{n}")) != 1]


def test_alarms_that_are_not_forgotten_are_found(rig: Rig, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    play = rig.launch()
    for number in range(5):
        wake(rig, play, f"per_{number}", "k", 1)
    machine.pass_time(1)
    monkeypatch.setattr(rows, "delete_alarms", not_done)
    keep_keys(monkeypatch)
    assert ring_with_crashes(rig)


def not_done(*_: object) -> None:
    """The planted fault: what should be done is not."""


def never(_: object) -> bool:
    """No guard."""
    return False


def keep_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away the second guard as well: an alarm's own key."""

    def nothing(session: Session, workspace: str, keys: Any) -> list[Any]:
        return []

    plain = rows.KEYS
    monkeypatch.setattr(rows, "read_keys", nothing)
    monkeypatch.setattr(rows, "KEYS", type(plain)(plain.table, plain.columns, "ON CONFLICT (workspace, key) DO NOTHING"))


def test_a_clock_set_back_wakes_nobody_twice(rig: Rig, machine: Machine) -> None:
    play = rig.launch()
    wake(rig, play, "per_1", "k", 1, "tick")
    machine.pass_time(1)
    rig.plays.ring_once()
    machine.wall.advance(hours=-1)  # daylight saving done wrong, say
    assert rig.plays.ring_once() == 0
    machine.pass_time(1)
    assert rig.plays.ring_once() == 0, "the next slot is counted from the logical time of the seat, which has not gone back"
    machine.pass_time(1)
    assert rig.plays.ring_once() == 1
    assert rig.has("person:per_1") == 2


def test_a_clock_set_ahead_by_mistake_hurries_nobody(rig: Rig, machine: Machine) -> None:
    play = rig.launch()
    wake(rig, play, "per_1", "k", 24)
    machine.wall.advance(days=3)
    assert rig.plays.ring_once() == 0
    assert rig.plays.health()["alarms_held_back"]
    machine.wall.advance(days=-3)
    assert rig.plays.ring_once() == 0
    machine.pass_time(24)
    assert rig.plays.ring_once() == 1


def test_without_the_guard_they_would_be_hurried(rig: Rig, machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ClockGuard, "holds", never)
    play = rig.launch()
    wake(rig, play, "per_1", "k", 24)
    machine.wall.advance(days=3)
    assert rig.plays.ring_once() == 1


def test_small_corrections_of_the_clock_hold_nothing_back(rig: Rig, machine: Machine) -> None:
    play = rig.launch()
    wake(rig, play, "per_1", "k", 1)
    machine.pass_time(1)
    machine.wall.advance(seconds=100)
    assert rig.plays.ring_once() == 1


def test_time_never_runs_backwards_for_a_seat(rig: Rig, machine: Machine) -> None:
    play = rig.launch()
    first = accepted(rig.move(play, "per_1", "a", do="earn"))
    machine.wall.advance(hours=-2)
    second = accepted(rig.move(play, "per_1", "b", do="earn"))
    with rig.database.read() as session:
        told = [rig.plays.get_decision(session, SHOP, outcome.decision_id).at for outcome in (first, second)]
    assert told[0] == told[1]


def test_two_processes_ring_each_alarm_once(rig: Rig, machine: Machine) -> None:
    """Both have read the same alarms as due; the second finds them gone once it has the locks."""
    play = rig.launch()
    for number in range(20):
        wake(rig, play, f"per_{number}", "k", 1)
    machine.pass_time(1)
    with rig.database.read() as session:
        due = session.rows("SELECT workspace, play_id, id, seat_id, name, due_at, attempts FROM plays_alarm")
    for _ in range(2):
        rig.commands.call(lambda session: rig.plays.decide_batch(session, [Woken(*row) for row in due]))
    assert [rig.has(f"person:per_{n}") for n in range(20)] == [1] * 20
    rig.batch(asked(play, "per_1", "after"))
    assert rig.has("person:per_1", PRIZE) == 1
    assert rig.has("person:per_1", POINTS) == 1
