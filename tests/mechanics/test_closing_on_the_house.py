"""At the real host, on both stores: a vote opens its ballots, a leaderboard rewards its ranks, a call adopts, each after its end."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from antiphon.engine.database.port import Database
from antiphon.features.plays.contracts import Play, PlayDraft
from antiphon.kernel.clock import from_ms
from antiphon.sdk.mechanic import Event
from antiphon.sdk.testing import break_no_law
from tests.conftest import SetClock
from tests.features.plays.rig import NAME, SHOP, Rig, View
from tests.mechanics.kinds import AnyMechanic, list_mechanics
from tests.mechanics.test_on_the_house import hear

MECHANICS = {mechanic.kind: mechanic for mechanic in list_mechanics()}


@pytest.fixture
def rig(database: Database, clock: SetClock, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(database, clock, tmp_path, mechanics=[MECHANICS[kind] for kind in ("vote", "leaderboard", "call")], monotonic=clock.now_ms)
    try:
        yield made
    finally:
        made.close()


def launch(rig: Rig, clock: SetClock, kind: str, **rules: Any) -> Play:
    ends_at = from_ms(clock.now_ms()) + timedelta(days=2)
    return rig.plays.launch(SHOP, rig.plays.create(SHOP, PlayDraft(kind, NAME, rules, ends_at=ends_at)).id)


def move(rig: Rig, play: Play, person: str, **what: Any) -> Any:
    return rig.plays.move(SHOP, play.id, person, f"{person} {what}", msgspec.json.encode(what))


def rule(rig: Rig, play: Play, person: str, **what: Any) -> Any:
    return rig.plays.rule(SHOP, play.id, f"person:{person}", "op_1", f"{person} {what}", msgspec.json.encode(what))


def lists(rig: Rig, play: Play, name: str) -> list[Any]:
    with rig.database.read() as session:
        return list(rig.plays.lists.list_rows(session, SHOP, play.id, name).items)


def keeps_its_laws(rig: Rig, play: Play) -> None:
    mechanic: AnyMechanic = MECHANICS[play.kind]
    with rig.database.read() as session:
        break_no_law(mechanic, rig.plays.read_history(session, SHOP, play.id))
    assert rig.sound()


def test_a_vote(rig: Rig, clock: SetClock) -> None:
    text = {"zh": "选项", "en": "Option"}
    options = [{"key": key, "name": text} for key in "ab"]
    play = launch(rig, clock, "vote", question=text, options=options, results="at_end", winner_reward={"amount": 30})
    for person, key in (("per_1", "a"), ("per_2", "a"), ("per_3", "b")):
        move(rig, play, person, choices=[key])
    assert all("choices" not in row.data and row.person_id is None for row in lists(rig, play, "ballots"))
    clock.advance(hours=49)
    while rig.plays.ring_once():
        pass
    assert sorted(row.data["choices"] for row in lists(rig, play, "ballots")) == [["a"], ["a"], ["b"]]
    assert [rig.has(f"person:per_{number}") for number in (1, 2, 3)] == [30, 30, 0]
    keeps_its_laws(rig, play)


def test_a_leaderboard(rig: Rig, clock: SetClock) -> None:
    bands = [{"first": 1, "last": 1, "reward": {"amount": 100}}, {"first": 2, "last": 3, "reward": {"amount": 10}}]
    groups = [{"key": "loyal", "name": {"zh": "老朋友", "en": "Friends"}}]
    play = launch(rig, clock, "leaderboard", event="Product Shared", season="whole", bands=bands, settle_hours=12, groups=groups)
    rig.people.views |= {"per_1": View(segments=frozenset({"loyal"})), "per_2": View(segments=frozenset({"loyal"}))}
    for number, times in (("1", 3), ("2", 2), ("3", 1)):
        for time in range(times):
            hear(rig, f"per_{number}", Event(f"per_{number}", "", "Product Shared", from_ms(clock.now_ms())), f"evt_{number}_{time}")
    assert [(row.position, row.rank) for row in lists(rig, play, "season:whole")] == [(1, 3), (2, 2), (3, 1)]
    assert [(row.key, row.rank) for row in lists(rig, play, "groups:whole")] == [("loyal", 5)]
    rule(rig, play, "per_1", do="remove", reason="Robot")
    assert [(row.key, row.rank) for row in lists(rig, play, "groups:whole")] == [("loyal", 2)]
    clock.advance(hours=61)
    while rig.plays.ring_once():
        pass
    assert [rig.has(f"person:per_{number}") for number in (1, 2, 3)] == [0, 100, 10]
    keeps_its_laws(rig, play)


def test_a_call(rig: Rig, clock: SetClock) -> None:
    play = launch(rig, clock, "call", brief={"zh": "起个名字", "en": "Name it"}, adopt_reward={"amount": 500}, decide_days=7)
    assert move(rig, play, "per_1", do="enter", text="Cloud Tea").because == "entered"
    assert move(rig, play, "per_2", do="enter", text="cloud-tea!").reason == "similar_entry"
    rule(rig, play, "per_1", do="shortlist")
    assert move(rig, play, "per_2", do="vote", entry="01").because == "vote_counted"
    clock.advance(hours=72)
    assert rule(rig, play, "per_1", do="adopt", product_id="tea-1").because == "adopted"
    assert [(row.person_id, row.data["text"]) for row in lists(rig, play, "adopted")] == [("per_1", "Cloud Tea")]
    assert rig.has("person:per_1") == 500
    keeps_its_laws(rig, play)
