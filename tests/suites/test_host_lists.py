"""Lists: rows change with the decisions that change them, positions are exact, and what must be new is given once."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest

from antiphon.engine.database.port import Database
from antiphon.engine.database.postgres import PostgresDatabase
from antiphon.engine.database.sqlite import SqliteDatabase
from antiphon.features.plays import shelving
from antiphon.features.plays.contracts import Accepted, Play, Refusal
from antiphon.features.plays.lists import list_id_of
from antiphon.features.plays.store import lists as rows
from tests.conftest import SetClock
from tests.features.plays.boards import Board
from tests.features.plays.rig import SHOP, Rig, accepted, asked, refused
from tests.suites.test_host_limits import again

_key = count()


@pytest.fixture
def rigs(request: pytest.FixtureRequest, database: Database, clock: SetClock, tmp_path: Path) -> Iterator[tuple[Rig, Rig]]:
    """Two processes' worth of hosts over one store."""
    if isinstance(database, PostgresDatabase):
        twin: Database = again(database, request.getfixturevalue("postgres"))
    else:
        twin = SqliteDatabase(tmp_path / "antiphon.db")
    first, second = (Rig(store, clock, tmp_path, mechanics=(Board(),)) for store in (database, twin))
    try:
        yield first, second
    finally:
        second.close()
        first.close()
        twin.close()


@pytest.fixture
def rig(database: Database, clock: SetClock, tmp_path: Path) -> Any:
    made = Rig(database, clock, tmp_path, mechanics=(Board(),))
    try:
        yield made
    finally:
        made.close()


def do(rig: Rig, play: Play, person: str, **move: Any) -> Any:
    return rig.move(play, person, f"k{next(_key)}", **move)


def standing(rig: Rig, play: Play, list_name: str = "ranking") -> list[tuple[str, int]]:
    """(key, rank) from the top, as the store's index has them."""
    with rig.database.read() as session:
        found = rows.list_from(session, SHOP, list_id_of(play.id, list_name), "", 10_000)
    return [(row[2], row[3]) for row in found]


def positions(rig: Rig, play: Play, list_name: str = "ranking") -> list[int]:
    """What the store counts for each row, from the top."""
    list_id = list_id_of(play.id, list_name)
    with rig.database.read() as session:
        found = rows.list_from(session, SHOP, list_id, "", 10_000)
        assert rows.read_lists(session, SHOP, [list_id]).get(list_id, 0) == len(found)
        assert sum(count for _, count in rows.list_stretches(session, SHOP, list_id)) == len(found)
        return [1 + rows.count_above(session, SHOP, list_id, row[5]) for row in found]


def test_a_list_shows_the_highest_rank_first_and_of_equals_the_earliest(rig: Rig, clock: SetClock) -> None:
    play = rig.launch(kind="board")
    for person, rank in (("ann", 5), ("bob", 9), ("cleo", 5), ("dan", -2)):
        accepted(do(rig, play, person, rank=rank))
        clock.advance(seconds=1)
    assert standing(rig, play) == [("bob", 9), ("ann", 5), ("cleo", 5), ("dan", -2)]
    accepted(do(rig, play, "ann", rank=0, data={"note": "same rank, other data"}))  # keeps its place in time
    assert [key for key, _ in standing(rig, play)] == ["bob", "ann", "cleo", "dan"]
    told = accepted(do(rig, play, "cleo", do="look"))
    assert told.answer == {"position": 3, "count": 4, "score": 5}
    accepted(do(rig, play, "bob", do="drop", list="ranking", row="bob"))
    assert positions(rig, play) == [1, 2, 3]
    accepted(do(rig, play, "bob", do="drop", list="ranking", row="bob"))  # it is gone already: nothing happens


def test_a_batch_sees_what_its_earlier_decisions_wrote(rig: Rig) -> None:
    play = rig.launch(kind="board")
    do(rig, play, "zoe", rank=7)
    batch = rig.batch(
        *(asked(play, f"p{number}", f"b{number}", rank=number) for number in range(20)),
        asked(play, "p3", "again", do="look"),
        asked(play, "p3", "up", rank=100),
        asked(play, "p3", "top", do="look"),
        asked(play, "zoe", "zoe", do="look"),
    )
    assert batch[20].answer == {"position": 18, "count": 21, "score": 3}
    assert batch[22].answer == {"position": 1, "count": 21, "score": 103}
    assert batch[23].answer["position"] == 15
    assert positions(rig, play) == list(range(1, 22))


def test_what_must_be_new_is_given_once_and_the_mechanic_is_asked_again(rig: Rig) -> None:
    play = rig.launch(kind="board")
    batch = rig.batch(*(asked(play, f"p{number}", "c", do="blind", list="words", row="hello") for number in range(3)))
    assert [getattr(outcome, "because", getattr(outcome, "reason", "")) for outcome in batch] == ["did", "taken", "taken"]
    assert batch[1].values == {"by": "p0"}
    later = refused(do(rig, play, "p9", do="claim", list="words", row="hello"))
    assert later.values == {"by": "p0"}
    assert rig.has("person:p0") == 1
    assert rig.has("person:p1") == 0
    assert rig.sound()


def test_a_decision_that_fails_leaves_no_row(rig: Rig) -> None:
    play = rig.launch(kind="board")
    long = {"text": "x" * 5_000}
    for move in ({"do": "put", "list": "nowhere", "row": "a"}, {"do": "put", "list": "words", "row": "a", "data": long}, {"do": "boom"}):
        with pytest.raises(Exception, match="could not decide"):
            do(rig, play, "ann", **move)
    with pytest.raises(Exception, match="could not decide"):
        do(rig, play, "ann", do="put", list="words", row="a", rank=2**63 - 1)
    assert rig.count("plays_row") == 0
    assert positions(rig, play, "words") == []


def test_every_decision_with_rows_is_made_again_exactly(rig: Rig) -> None:
    play = rig.launch(kind="board")
    for number in range(6):
        do(rig, play, f"p{number % 3}", rank=number, data={"n": number, "nested": {"a": [1, None, "二"]}})
        do(rig, play, f"p{number}", do="blind", list="words", row=f"w{number % 2}")
    with rig.database.read() as session:
        page = rig.plays.list_decisions(session, SHOP, play_id=play.id)
        made = [rig.plays.replay(session, SHOP, decided.id) for decided in page.items if decided.kind == "move"]
    assert len(made) == 12
    assert all(replay.same for replay in made), [replay.difference for replay in made]


@pytest.mark.parametrize("seed", [1, 2])
def test_positions_are_those_of_a_plain_sort_whatever_happens(
    rig: Rig, clock: SetClock, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(shelving, "MOST", 8)  # short stretches: they are cut and joined all the time
    monkeypatch.setattr(shelving, "FEW", 3)
    dice, play = Random(seed), rig.launch(kind="board")
    model: dict[str, tuple[int, int]] = {}  # rank and moment
    for turn in range(30):
        batch: list[Any] = []
        wanted: list[dict[str, int] | None] = []
        for step in range(dice.randint(1, 25)):
            key, what = f"p{dice.randint(0, 60):02}", dice.random()
            move: dict[str, Any] = {"do": "put", "list": "ranking", "row": key, "rank": dice.randint(-3, 3) if what < 0.5 else turn}
            if what > 0.8:
                move = {"do": "drop", "list": "ranking", "row": key}
            wanted.append(_place(model, key))
            batch.append(asked(play, key, f"{turn}/{step}", **move))
            if move["do"] == "drop":
                model.pop(key, None)
            elif key not in model or model[key][0] != move["rank"]:
                model[key] = (move["rank"], clock.now_ms())
        told = rig.batch(*batch)
        assert [dict(outcome.answer) or None for outcome in told] == wanted
        order = sorted(model, key=lambda key: (-model[key][0], model[key][1], key))
        assert [key for key, _ in standing(rig, play)] == order
        assert positions(rig, play) == list(range(1, len(order) + 1))
        clock.advance(seconds=1)
        if dice.random() < 0.2:  # a sweep: long lists become short
            gone: Sequence[str] = order[: len(order) * 3 // 4]
            rig.batch(*(asked(play, key, f"{turn}/gone", do="drop", list="ranking", row=key) for key in gone))
            for key in gone:
                del model[key]


def _place(model: dict[str, tuple[int, int]], key: str) -> dict[str, int] | None:
    if key not in model:
        return None
    order = sorted(model, key=lambda each: (-model[each][0], model[each][1], each))
    return {"position": order.index(key) + 1, "count": len(order), "score": model[key][0]}


def test_what_a_shopper_is_shown_knows_their_place(rig: Rig) -> None:
    play = rig.launch(kind="board")
    for number in range(5):
        do(rig, play, f"p{number}", rank=number)
    with rig.database.read() as session:
        shown = rig.plays.show(session, SHOP, play.id, "p1").shown
        public = rig.plays.show_rules(session, play.id).shown
    assert shown["place"] == (4, 5) or shown["place"] == [4, 5]
    assert public["place"] is None
    assert msgspec.json.encode(public)


def test_two_processes_keep_one_list_and_give_each_word_once(rigs: tuple[Rig, Rig], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelving, "MOST", 16)
    monkeypatch.setattr(shelving, "FEW", 5)
    play = rigs[0].launch(kind="board")

    def act(n: int) -> Any:
        rig, person = rigs[n % 2], f"p{n % 40}"
        if n % 4:
            return rig.move(play, person, f"k{n}", do="put", list="ranking", row=f"r{n * 7 % 90:02}", rank=n % 11)
        return rig.move(play, person, f"k{n}", do="blind", list="words", row=f"w{n // 8}")

    with ThreadPoolExecutor(12) as pool:
        told = list(pool.map(act, range(320)))
    words = [outcome for n, outcome in enumerate(told) if n % 4 == 0]
    assert sum(isinstance(outcome, Accepted) for outcome in words) == 40
    assert {outcome.reason for outcome in words if isinstance(outcome, Refusal)} == {"taken"}
    found = standing(rigs[1], play)
    assert [rank for _, rank in found] == sorted((rank for _, rank in found), reverse=True)
    assert positions(rigs[0], play) == list(range(1, len(found) + 1))
    assert positions(rigs[0], play, "words") == list(range(1, 41))
    assert rigs[0].sound()
