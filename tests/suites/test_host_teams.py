"""Seats that people share: the last place goes to one, everybody hears of it, and each decision can be made again."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from antiphon.engine.database.port import Database
from antiphon.engine.database.postgres import PostgresDatabase
from antiphon.engine.database.sqlite import SqliteDatabase
from antiphon.features.plays.contracts import Accepted, DecisionFailed, Heard, Play, Refusal
from antiphon.features.plays.store import batch as rows
from antiphon.kernel.clock import from_ms
from antiphon.sdk.mechanic import Event, Person
from antiphon.sdk.testing import Table
from tests.conftest import SetClock
from tests.features.plays.crews import CUP, Crew, CrewMove, CrewRules
from tests.features.plays.rig import SHOP, Rig, accepted, asked, refused
from tests.suites.test_host_limits import again

_key = count()
SIZE = 3


@pytest.fixture
def rigs(request: pytest.FixtureRequest, database: Database, clock: SetClock, tmp_path: Path) -> Iterator[tuple[Rig, Rig]]:
    """Two processes' worth of hosts over one store."""
    if isinstance(database, PostgresDatabase):
        twin: Database = again(database, request.getfixturevalue("postgres"))
    else:
        twin = SqliteDatabase(tmp_path / "antiphon.db")
    first, second = (Rig(store, clock, tmp_path, mechanics=(Crew(),)) for store in (database, twin))
    try:
        yield first, second
    finally:
        second.close()
        first.close()
        twin.close()


@pytest.fixture
def rig(rigs: tuple[Rig, Rig]) -> Rig:
    return rigs[0]


def join(rig: Rig, play: Play, person: str, crew: str, **move: Any) -> Any:
    return rig.move(play, person, f"k{next(_key)}", crew=crew, **move)


def hear(rig: Rig, play: Play, person: str, name: str = "Order Refunded") -> Heard:
    number = f"evt_{next(_key)}"
    return Heard(SHOP, play.id, Event(person, number, name, from_ms(rig.clock.now_ms())), 0)


def ring(rig: Rig) -> None:
    while rig.plays.ring_once():
        pass


def test_when_a_crew_is_whole_everybody_in_it_is_woken(rig: Rig) -> None:
    play = rig.launch(kind="crew")
    assert [accepted(join(rig, play, person, "a")).answer["members"] for person in ("ann", "bob", "cem")] == [1, 2, 3]
    assert refused(join(rig, play, "dan", "a")).reason == "full"
    assert refused(join(rig, play, "ann", "b")).reason == "one_only"
    ring(rig)
    assert [rig.has(f"person:{person}", CUP) for person in ("ann", "bob", "cem", "dan")] == [1, 1, 1, 0]
    assert rig.sound()


def test_an_event_finds_the_crew_by_the_persons_own_seat(rig: Rig) -> None:
    play = rig.launch(kind="crew")
    for person in ("ann", "bob"):
        join(rig, play, person, "a")
    rig.commands.call(lambda session: rig.plays.decide_batch(session, [hear(rig, play, "ann")]))
    assert accepted(join(rig, play, "cem", "a")).answer["members"] == 2, "ann has left"


def test_a_crew_joined_earlier_in_the_same_batch_is_known(rig: Rig) -> None:
    play = rig.launch(kind="crew")
    join(rig, play, "bob", "a")

    def command(session: Any) -> list[Any]:
        return rig.plays.decide_batch(
            session, [asked(play, "ann", "k-ann", crew="a"), hear(rig, play, "ann"), asked(play, "ann", "k-2", crew="a")]
        )

    joined, _, again_joined = rig.commands.call(command)
    assert [accepted(each).answer["members"] for each in (joined, again_joined)] == [2, 2]


def race(rigs: tuple[Rig, Rig], play: Play, crews: int, people: int) -> list[Any]:
    """So many people at once, through both processes, into crews in which one sits already."""
    for number in range(crews):  # seats that are there already: new ones meet in their key anyhow
        accepted(join(rigs[0], play, f"first{number}", f"c{number}"))

    def call(number: int) -> Any:
        return join(rigs[number % 2], play, f"p{number}", f"c{number % crews}")

    with ThreadPoolExecutor(people) as pool:
        return list(pool.map(call, range(people)))


@pytest.mark.parametrize("cups", [100, 0])
def test_the_last_place_of_many_crews_goes_to_exactly_one_each(rigs: tuple[Rig, Rig], cups: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "lock_seats", slowly(rows.lock_seats))
    play = rigs[0].launch(kind="crew", size=SIZE, cups=cups)
    outcomes = race(rigs, play, crews=5, people=40)
    assert sum(isinstance(each, Accepted) for each in outcomes) == 5 * (SIZE - 1)
    assert {each.reason for each in outcomes if isinstance(each, Refusal)} == {"full"}
    ring(rigs[0])
    ring(rigs[1])
    assert rigs[0].has(f"play:{play.id}", CUP) == max(0, cups - 5 * SIZE), "each of them was rewarded once"


def test_without_locks_on_shared_seats_the_race_is_lost(rigs: tuple[Rig, Rig], monkeypatch: pytest.MonkeyPatch) -> None:
    if isinstance(rigs[0].database, SqliteDatabase):
        return  # one writer at a time holds every lock there is
    monkeypatch.setattr(rows, "lock_seats", slowly(rows.read_seats))
    play = rigs[0].launch(kind="crew", size=SIZE, cups=0)
    outcomes = race(rigs, play, crews=5, people=40)
    assert sum(isinstance(each, Accepted) for each in outcomes) > 5 * (SIZE - 1), "the planted fault was not seen"


def slowly(read: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
    """The same a little later, so that two processes surely meet."""

    def late(*given: Any) -> list[Any]:
        found = read(*given)
        time.sleep(0.03)
        return found

    return late


def test_each_decision_can_be_made_again(rig: Rig) -> None:
    play = rig.launch(kind="crew")
    made = [accepted(join(rig, play, person, "a")).decision_id for person in ("ann", "bob", "cem")]
    ring(rig)
    with rig.database.read() as session:
        assert all(rig.plays.replay(session, SHOP, decision_id).same for decision_id in made)
        history = rig.plays.read_history(session, SHOP, play.id)
    assert [turn.because for turn in history.turns] == ["joined"] * 3 + ["rewarded"] * 3


def test_whoever_follows_a_link_sees_the_crew_behind_it(rig: Rig) -> None:
    play = rig.launch(kind="crew")
    join(rig, play, "ann", "a")
    with rig.database.read() as session:
        assert rig.plays.show(session, SHOP, play.id, "bob", "a").shown == {"crew:a": 1}
        assert rig.plays.show(session, SHOP, play.id, "bob", "nobody").shown == {"crew:nobody": 0}
        assert rig.plays.show(session, SHOP, play.id, "ann").shown == {"crew:a": 1}, "one's own is always there"
        with pytest.raises(DecisionFailed):
            rig.plays.show(session, SHOP, play.id, "bob", "x" * 300)


@pytest.mark.parametrize("do", ["fail", "steal"])
def test_a_mechanic_that_cannot_name_its_crews_fails_alone(rig: Rig, do: str) -> None:
    play = rig.launch(kind="crew")
    outcomes = rig.batch(asked(play, "ann", "k1", crew="a"), asked(play, "bob", "k2", crew="a", do=do), asked(play, "cem", "k3", crew="a"))
    assert isinstance(outcomes[1], DecisionFailed)
    assert [accepted(outcomes[index]).answer["members"] for index in (0, 2)] == [1, 2]
    assert rig.sound()


def test_a_table_and_a_simulation_share_seats_too(clock: SetClock) -> None:
    table, now = Table(Crew(), CrewRules()), from_ms(clock.now_ms())
    for number, person in enumerate("abc"):
        assert table.move(Person(person), CrewMove("a"), now + timedelta(seconds=number)).accepted
    assert [turn.because for turn in table.ring(now)] == ["rewarded"] * 3
    assert table.look(Person("d"), now, "a") == {"crew:a": 3}
    assert table.event(Person("a"), "Order Refunded", now) is not None
    assert table.look(Person("d"), now, "a") == {"crew:a": 2}
