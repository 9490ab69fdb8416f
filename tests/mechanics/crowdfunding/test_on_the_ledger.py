"""Pledges through the whole house, on both stores: what comes back are the very lots, with the same expiry."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.entry.bootstrap import Services
from antiphon.features.plays.contracts import Accepted, Play, PlayDraft
from antiphon.kernel.clock import DAY_MS
from antiphon.mechanics.crowdfunding import MECHANIC
from antiphon.mechanics.crowdfunding.rules import Rules
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import break_no_law
from antiphon.sdk.words import Text
from tests.conftest import SetClock
from tests.features.points.desk import SHOP, Desk

WISH = Text(zh="请它回来", en="Bring it back")
RULES = Rules(wish=WISH, goal=3, share=100, days=3, reward=Reward("prize:mug", stock=4, name=Text(zh="杯子", en="Mug")))


@pytest.fixture
def desk(house: Services, clock: SetClock) -> Desk:
    made = Desk(house, clock)
    made.save()
    house.plays.guard.__init__(clock, clock.now_ms)  # days pass here without the machine's own clock
    return made


def launch(desk: Desk, rules: Rules = RULES) -> Play:
    draft = PlayDraft("crowdfunding", WISH, msgspec.to_builtins(rules))
    return desk.house.plays.launch(SHOP, desk.house.plays.create(SHOP, draft).id)


def move(desk: Desk, play: Play, person: str, key: str, **move: Any) -> Any:
    return desk.house.plays.move(SHOP, play.id, person, key, msgspec.json.encode(move))


def ring(desk: Desk, clock: SetClock, after: timedelta) -> None:
    """Let time pass, and the timer work until nothing is due."""
    clock.at_ms += int(after.total_seconds() * 1_000)
    while desk.house.plays.ring_once():
        pass


def shown_to(desk: Desk, play: Play, person: str) -> Any:
    with desk.house.database.read() as session:
        return desk.house.plays.show(session, SHOP, play.id, person).shown


def lots(desk: Desk, person: str) -> list[Any]:
    with desk.house.database.read() as session:
        return [msgspec.to_builtins(lot) for lot in desk.house.ledger.list_lots(session, SHOP, f"person:{person}", "points")]


def test_a_goal_that_is_missed_gives_back_the_very_lots(desk: Desk, clock: SetClock) -> None:
    play, ann = launch(desk), desk.person("ann")
    desk.give(ann, 150, "early", expires_at_ms=clock.at_ms + 2 * DAY_MS)
    desk.give(ann, 150, "late", expires_at_ms=clock.at_ms + 30 * DAY_MS)
    before = lots(desk, ann)
    assert isinstance(move(desk, play, ann, "1", do="pledge", shares=2), Accepted)
    assert desk.has(ann)[0] == 100
    assert isinstance(move(desk, play, ann, "2", do="withdraw"), Accepted)
    assert (desk.has(ann)[0], lots(desk, ann)) == (300, before)
    assert isinstance(move(desk, play, ann, "3", do="pledge", shares=1), Accepted)
    ring(desk, clock, timedelta(days=3, minutes=1))
    # The early lot ran out on day two as it always would have; what the pledge had set aside of it ran out when it came back.
    assert desk.has(ann)[0] == 150
    assert [lot for lot in lots(desk, ann) if lot["ref"] == "late"] == [lot for lot in before if lot["ref"] == "late"]
    with desk.house.database.read() as session:
        history = desk.house.plays.read_history(session, SHOP, play.id)
    assert history.turns[-1].because == "failed"
    break_no_law(MECHANIC, history)
    assert desk.is_right()


def test_a_goal_that_is_reached_takes_everything_and_gives_what_was_promised(desk: Desk, clock: SetClock) -> None:
    play, ann, bob = launch(desk), desk.person("ann"), desk.person("bob")
    for person in (ann, bob):
        desk.give(person, 200, f"gift-{person}")
    move(desk, play, ann, "1", do="pledge", shares=2)
    assert move(desk, play, bob, "2", do="pledge").because == "goal_reached_by_you"
    shown = shown_to(desk, play, bob)
    assert (shown["state"], shown["pledged"]) == ("reached", 3)
    ring(desk, clock, timedelta(days=3, minutes=1))
    assert (desk.has(ann)[0], desk.has(bob)[0]) == (0, 100)
    with desk.house.database.read() as session:
        balances = {account.asset: account.balance for account in desk.house.ledger.list_balances(session, SHOP, f"person:{ann}")}
        history = desk.house.plays.read_history(session, SHOP, play.id)
    assert balances["prize:mug"] == 2
    break_no_law(MECHANIC, history)
    assert desk.is_right()


def test_pledges_that_come_together_all_count(desk: Desk) -> None:
    """More than one hold is new in one batch: each of them stands afterwards."""
    play = launch(desk, replace(RULES, goal=30, reward=None))
    people = [desk.person(f"p{number}") for number in range(12)]
    for person in people:
        desk.give(person, 100, f"gift-{person}")

    def pledge(person: str) -> Any:
        return move(desk, play, person, f"key-{person}", do="pledge")

    with ThreadPoolExecutor(len(people)) as pool:
        outcomes = list(pool.map(pledge, people))
    assert all(isinstance(outcome, Accepted) for outcome in outcomes)
    assert shown_to(desk, play, people[0])["pledged"] == 12
    assert all(desk.has(person)[0] == 0 for person in people)
    assert desk.is_right()
