"""At the real host, on both stores: lots are drawn for all at once, a place that is given back finds the next in line."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from antiphon.engine.database.port import Database
from antiphon.features.plays.contracts import Play, PlayDraft
from antiphon.features.plays.verifying import verify
from antiphon.kernel.clock import from_ms
from antiphon.mechanics.trial import MECHANIC
from antiphon.mechanics.trial.listing import MISSED
from antiphon.sdk.mechanic import Event
from antiphon.sdk.testing import break_no_law
from tests.conftest import SetClock
from tests.features.plays.rig import NAME, SHOP, Rig
from tests.mechanics.test_on_the_house import hear

CREAM = {"asset": "prize:cream", "stock": 2, "name": {"zh": "面霜", "en": "Cream"}}
PEOPLE = tuple(f"per_{number}" for number in range(6))


@pytest.fixture
def rig(database: Database, clock: SetClock, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(database, clock, tmp_path, mechanics=[MECHANIC], monotonic=clock.now_ms)
    try:
        yield made
    finally:
        made.close()


def launch(rig: Rig, **rules: Any) -> Play:
    whole = {"about": {"zh": "试一试", "en": "Try it"}, "item": CREAM, "apply_days": 2, "waiting": 2, "pictures": 0, "shortest": 1, **rules}
    return rig.plays.launch(SHOP, rig.plays.create(SHOP, PlayDraft("trial", NAME, whole)).id)


def move(rig: Rig, play: Play, person: str, **what: Any) -> Any:
    return rig.plays.move(SHOP, play.id, person, f"{play.id} {person} {what}", msgspec.json.encode(what))


def ring(rig: Rig, clock: SetClock, **after: int) -> None:
    clock.advance(**after)
    while rig.plays.ring_once():
        pass


def rows(rig: Rig, play: Play, name: str) -> list[Any]:
    with rig.database.read() as session:
        return list(rig.plays.lists.list_rows(session, SHOP, play.id, name).items)


def states(rig: Rig, play: Play) -> dict[str, str]:
    return {row.key: row.data["state"] for row in rows(rig, play, "applications")}


def keeps_its_laws(rig: Rig, play: Play) -> None:
    with rig.database.read() as session:
        break_no_law(MECHANIC, rig.plays.read_history(session, SHOP, play.id))
    assert rig.sound()


def test_lots_are_drawn_looked_at_and_can_be_checked(rig: Rig, clock: SetClock) -> None:
    play = launch(rig)
    for person in PEOPLE:
        assert move(rig, play, person, do="apply").because == "applied"
    ring(rig, clock, hours=48)
    assert rows(rig, play, "lots")[0].position == 1
    ring(rig, clock, seconds=600)
    order = rows(rig, play, "lots")
    found = states(rig, play)
    assert [found[row.key] for row in order] == ["picked", "picked", "waiting", "waiting", "passed_over", "passed_over"]
    with rig.database.read() as session:
        shown = verify(rig.plays, session, play.id, order[0].decision_id)
    assert shown.same
    assert "".join(str(chance.chosen) for chance in shown.chances) == order[0].data["lot"]
    first, third = order[0].key, order[2].key
    assert move(rig, play, first, do="decline").because == "declined"
    ring(rig, clock, seconds=1)
    ring(rig, clock, seconds=1)
    assert (states(rig, play)[first], states(rig, play)[third]) == ("declined", "picked")
    keeps_its_laws(rig, play)


def test_who_never_reports_sits_the_next_trial_out(rig: Rig, clock: SetClock) -> None:
    play = launch(rig, way="first")
    assert move(rig, play, "per_1", do="apply").because == "picked_first"
    hear(rig, "per_1", Event("per_1", "", "Delivery Shipped", from_ms(clock.now_ms()), {"asset": "prize:cream"}), "evt_1")
    ring(rig, clock, hours=24 * 14)
    assert states(rig, play) == {"per_1": "testing"}
    ring(rig, clock, hours=24 * 7)
    assert states(rig, play) == {"per_1": "missed"}
    assert rig.has("person:per_1", MISSED) == 1
    after = launch(rig, way="first", item={**CREAM, "asset": "prize:soap"})
    assert move(rig, after, "per_1", do="apply").because == "held_back"
    assert rig.has("person:per_1", MISSED) == 0
    third = launch(rig, way="first", item={**CREAM, "asset": "prize:oil"})
    assert move(rig, third, "per_1", do="apply").because == "picked_first"
    assert move(rig, play, "per_1", do="report", stars=4, text="Late, and lovely").because == "report_sent"
    for each in (play, after, third):
        keeps_its_laws(rig, each)


def test_the_line_moves_behind_somebody_who_came_first(rig: Rig, clock: SetClock) -> None:
    play = launch(rig, way="first", item={**CREAM, "stock": 1}, waiting=20)
    assert [move(rig, play, person, do="apply").because for person in PEOPLE[:2]] == ["picked_first", "on_the_list"]
    move(rig, play, PEOPLE[0], do="decline")
    ring(rig, clock, seconds=1)
    ring(rig, clock, seconds=1)
    assert states(rig, play) == {"per_0": "declined", "per_1": "picked"}
    keeps_its_laws(rig, play)
