"""Crowdfunding, rule by rule, on a table."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.mechanics.crowdfunding import MECHANIC
from antiphon.mechanics.crowdfunding.moves import Pledge, PledgeMove, Seat
from antiphon.mechanics.crowdfunding.rules import Rules
from antiphon.sdk.effects import Send
from antiphon.sdk.laws import Turn
from antiphon.sdk.mechanic import Person
from antiphon.sdk.public_account import ACCOUNT, STATEMENTS, Statement
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law, spoken
from antiphon.sdk.words import Text

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
END = NOON + timedelta(days=3)
ANN, BOB = Person("ann", known=True), Person("bob", known=True)
WISH = Text(zh="请它回来", en="Bring it back")
MUG = Reward("prize:mug", stock=4, name=Text(zh="杯子", en="Mug"))

Played = Table[Rules, Seat, PledgeMove]


def table_of(points: int = 1_000, **changes: Any) -> Played:
    rules = replace(Rules(wish=WISH, goal=3, share=100, days=3, signed_in=True), **changes)
    assert not MECHANIC.flaws(rules)
    table = Table(MECHANIC, rules, starts_at=NOON)
    for person in (ANN, BOB):
        table.give(person.id, "points", points)
    return table


def pledge(table: Played, person: Person, shares: int = 1, at: datetime = NOON) -> Turn:
    return table.move(person, PledgeMove("pledge", shares), at)


def points(table: Played, person: Person) -> int:
    return table.purse(person.id)["points"]  # pyright: ignore[reportArgumentType]


def test_a_goal_that_is_reached_takes_every_pledge_and_rewards_it() -> None:
    table = table_of(reward=MUG)
    assert spoken(MECHANIC, pledge(table, ANN, 2)).en == "You pledged 2. 200 points are set aside for it."
    assert points(table, ANN) == 800
    assert table.left()["prize:mug"] == 2  # pyright: ignore[reportArgumentType]
    assert pledge(table, BOB).because == "goal_reached_by_you"
    assert table.look(ANN, NOON)["state"] == "reached"
    rung = table.ring(END)
    assert [turn.because for turn in rung] == ["succeeded", "succeeded"]
    assert any(isinstance(effect, Send) for effect in rung[0].effects)
    assert (points(table, ANN), points(table, BOB)) == (800, 900)
    assert table.balances["person:ann", "prize:mug"] == 2  # pyright: ignore[reportArgumentType]
    assert table.look(ANN, END)["state"] == "succeeded"
    break_no_law(MECHANIC, table.history())


def test_a_goal_that_is_missed_gives_everything_back() -> None:
    table = table_of(reward=MUG)
    pledge(table, ANN, 2)
    assert [turn.because for turn in table.ring(END)] == ["failed"]
    assert points(table, ANN) == 1_000
    assert table.left()["prize:mug"] == 4  # pyright: ignore[reportArgumentType]
    assert table.look(ANN, END)["mine"] == {"set_aside": 0, "taken": 0, "returned": 2}
    assert pledge(table, ANN, at=END).because == "over"
    break_no_law(MECHANIC, table.history())


def test_until_the_deadline_a_pledge_can_be_withdrawn_and_the_account_shows_it() -> None:
    table = table_of()
    pledge(table, ANN, 3)
    pledge(table, BOB)
    assert table.move(ANN, PledgeMove("withdraw"), NOON).because == "withdrawn"
    assert table.move(ANN, PledgeMove("withdraw"), NOON).because == "nothing_pledged"
    assert points(table, ANN) == 1_000
    lines = [(row.data["amount"], row.data["total"]) for row in reversed(table.listed(ACCOUNT))]
    assert lines == [(300, 300), (100, 400), (-300, 100)]
    assert [turn.because for turn in table.ring(END)] == ["ignored", "failed"]
    assert points(table, BOB) == 1_000
    break_no_law(MECHANIC, table.history())


def test_where_reaching_it_is_enough_nobody_waits_and_nobody_leaves() -> None:
    table = table_of(success="at_goal", reward=Reward("coupon:back", name=WISH))
    pledge(table, ANN, 2)
    assert table.move(ANN, PledgeMove("collect"), NOON).because == "not_yet"
    assert pledge(table, BOB, 2).because == "goal_reached_by_you"
    assert table.balances["person:bob", "coupon:back"] == 2  # pyright: ignore[reportArgumentType]
    assert table.look(ANN, NOON)["can_collect"]
    assert table.move(ANN, PledgeMove("withdraw"), NOON).because == "stays"
    assert table.move(ANN, PledgeMove("collect"), NOON).because == "succeeded"
    assert table.balances["person:ann", "coupon:back"] == 2  # pyright: ignore[reportArgumentType]
    assert {turn.because for turn in table.ring(END)} <= {"ignored"}
    break_no_law(MECHANIC, table.history())


def test_limits() -> None:
    table = table_of(goal=4, beyond="closed", per_person=3, reward=MUG, points=250)
    assert pledge(table, ANN, 4).because == "limit_reached"
    assert pledge(table, ANN, 3).because == "not_enough"
    assert pledge(table, ANN, 2).accepted
    assert pledge(table, BOB, 3).because == "only_left"
    assert pledge(table, Person("stranger"), 1).because == "sign_in_first"
    assert pledge(table, BOB, 2).accepted
    assert pledge(table, BOB, 1).because == "goal_reached"
    assert table.look(BOB, NOON)["most"] == 0


def test_rewards_that_are_promised_are_there() -> None:
    table = table_of(reward=MUG)
    assert pledge(table, ANN, 4).accepted
    turn = pledge(table, BOB)
    assert (turn.because, turn.answer) == ("rewards_gone", {"left": 0})


def test_too_many_pledges_are_joined_by_withdrawing_them() -> None:
    table = table_of(share=1)
    for _ in range(20):
        assert pledge(table, ANN).accepted
    assert pledge(table, ANN).because == "too_many"
    table.move(ANN, PledgeMove("withdraw"), NOON)
    assert pledge(table, ANN, 20).accepted


def test_what_the_organiser_says_is_public() -> None:
    table = table_of()
    assert table.rule("organiser", Statement(WISH, "https://example.org/receipt.pdf"), NOON).because == "statement_made"
    assert table.rule("organiser", Statement(Text(zh=" ", en="x")), NOON).because == "say_something"
    (row,) = table.listed(STATEMENTS)
    assert row.data == {"text": {"zh": "请它回来", "en": "Bring it back"}, "link": "https://example.org/receipt.pdf"}


def test_two_people_who_turn_out_to_be_one_keep_all_pledges() -> None:
    kept, other = Seat((Pledge("ann/0", 1),), 1), Seat((Pledge("bob/0", 2),), 3, taken=1)
    assert MECHANIC.merge(Rules(WISH, 3), kept, other) == Seat((Pledge("ann/0", 1), Pledge("bob/0", 2)), 4, taken=1)


@pytest.mark.parametrize("body", [{"shares": 0}, {"shares": 1_001}, {"shares": 1.5}, {"do": "steal"}, {"do": "pledge", "for": "bob"}])
def test_moves_that_cannot_be_read(body: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, PledgeMove)
