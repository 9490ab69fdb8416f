"""Votes: what counts, what is hidden until when, what the end brings, and that anybody can add it up."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.kernel.amounts import POINTS, Asset
from antiphon.mechanics.vote import MECHANIC
from antiphon.mechanics.vote.counting import BALLOTS, CAST, counts, recount
from antiphon.mechanics.vote.moves import Ballot, Seat, VoteMove
from antiphon.mechanics.vote.rules import Option, Rules
from antiphon.sdk.charts import Charting
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.laws import Turn, given, transfers
from antiphon.sdk.lists import Listing
from antiphon.sdk.mechanic import Closing, Person
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law, spoken
from antiphon.sdk.words import Text

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
END = NOON + timedelta(days=3)
ANN, BO, CY = (Person(name, known=True) for name in ("ann", "bo", "cy"))
OPTIONS = tuple(Option(key, Text(zh=f"选项{key}", en=f"Option {key}")) for key in "abc")
PLAIN = Rules(question=Text(zh="选哪个？", en="Which one?"), options=OPTIONS)

VoteTable = Table[Rules, Seat, VoteMove]


def table_of(**changes: Any) -> VoteTable:
    return Table(MECHANIC, replace(PLAIN, **changes), starts_at=NOON, ends_at=END)


def vote(table: VoteTable, person: Person, *choices: str, at: datetime = NOON) -> Turn:
    return table.move(person, VoteMove(choices), at)


def counted(table: VoteTable) -> dict[str, int]:
    return counts(table.rules, table.left())


def test_it_keeps_a_list_and_has_a_closing() -> None:
    assert isinstance(MECHANIC, Listing)
    assert isinstance(MECHANIC, Closing)
    assert MECHANIC.lists(PLAIN)[BALLOTS].anonymous


def test_one_person_one_vote() -> None:
    table = table_of()
    first, again = vote(table, ANN, "a"), vote(table, ANN, "b")
    assert (first.because, again.because) == ("voted", "already_voted")
    assert counted(table) == {"a": 1, "b": 0, "c": 0}
    assert spoken(MECHANIC, again).en == "You have voted already; everybody has one ballot."


@pytest.mark.parametrize(
    ("form", "choices", "reason"),
    [
        ("single", (), "too_few"),
        ("single", ("a", "b"), "too_many"),
        ("single", ("x",), "no_such_option"),
        ("multiple", ("a",), "too_few"),
        ("multiple", ("a", "b", "c"), None),
        ("multiple", ("a", "a"), "chosen_twice"),
        ("ranked", ("c", "a"), None),
    ],
)
def test_what_a_ballot_may_name(form: str, choices: tuple[str, ...], reason: str | None) -> None:
    turn = vote(table_of(form=form, least=2, most=3), ANN, *choices)
    assert turn.because == (reason or "voted")


def test_a_ranking_gives_points_by_place_however_many_places_are_filled() -> None:
    table = table_of(form="ranked", most=3)
    vote(table, ANN, "a", "b", "c")
    vote(table, BO, "b")
    assert counted(table) == {"a": 3, "b": 5, "c": 1}
    assert table.look(CY, NOON)["places"] == [3, 2, 1]


def test_a_change_takes_back_what_it_said_before_and_no_more() -> None:
    table = table_of(form="multiple", most=2, change=True, results="always")
    vote(table, ANN, "a", "b")
    turn = vote(table, ANN, "b", "c")
    assert counted(table) == {"a": 0, "b": 1, "c": 1}
    assert [(each.asset, each.amount) for each in transfers(turn)] == [("tally:option-a", 1), ("tally:option-c", 1)]
    assert vote(table, ANN, "c", "b").because == "same_vote"
    assert [row.data["choices"] for row in table.listed(BALLOTS)] == [["b", "c"]]
    break_no_law(MECHANIC, table.history())


@pytest.mark.parametrize(("results", "before", "after"), [("always", True, True), ("after_voting", False, True), ("at_end", False, False)])
def test_when_the_count_is_seen(results: str, before: bool, after: bool) -> None:  # noqa: FBT001
    table = table_of(results=results)
    vote(table, BO, "b")
    assert (table.look(ANN, NOON)["options"][1]["votes"] is not None) is before
    vote(table, ANN, "a")
    assert (table.look(ANN, NOON)["total"] is not None) is after
    assert table.look(ANN, END)["total"] == 2
    assert all(("choices" in row.data) is (results == "always") for row in table.listed(BALLOTS))


def test_the_end_opens_the_ballots_and_anybody_can_add_them_up() -> None:
    table = table_of(results="at_end", change=True)
    receipts = [vote(table, person, key).answer for person, key in ((ANN, "a"), (BO, "a"), (CY, "b"))]
    sealed = {row.key: row.data["seal"] for row in table.listed(BALLOTS)}
    assert [turn.because for turn in table.ring(END)] == ["ballot_opened"] * 3
    rows = {row.key: row.data for row in table.listed(BALLOTS)}
    assert sorted(row["choices"] for row in rows.values()) == [["a"], ["a"], ["b"]]
    for told in receipts:
        row = rows[told["receipt"]]
        text = f"{told['receipt']}|{','.join(row['choices'])}|{row['salt']}"
        assert row["seal"] == sealed[told["receipt"]] == sha256(text.encode()).hexdigest()
    assert {option["key"] for option in table.look(ANN, END)["options"] if option["won"]} == {"a"}
    break_no_law(MECHANIC, table.history())


def test_ballots_are_nobodys_and_stand_in_no_order_of_time() -> None:
    table = table_of(results="always")
    people = [Person(f"per_{number}", known=True) for number in range(30)]
    codes = [vote(table, person, "a", at=NOON + timedelta(minutes=number)).answer["receipt"] for number, person in enumerate(people)]
    rows = table.listed(BALLOTS)
    assert all(row.person_id is None for row in rows)
    assert [row.key for row in rows] not in (codes, codes[::-1])
    assert not any(person.id in msgspec.json.encode([row.key, row.data]).decode() for row in rows for person in people)
    assert MADE_UP_SECRET not in str(table.turns[0].answer)


def test_voting_and_choosing_the_winner_are_rewarded_once() -> None:
    table = table_of(reward=Reward(amount=10), winner_reward=Reward(amount=30), change=True)
    assert [given(vote(table, ANN, key))["points"] for key in "ab"] == [10, 0]
    vote(table, BO, "b")
    vote(table, CY, "c")
    assert {turn.person_id: turn.because for turn in table.ring(END)} == {
        "ann": "winner_chosen",
        "bo": "winner_chosen",
        "cy": "ballot_opened",
    }
    assert [table.purse(person.id)[POINTS] for person in (ANN, BO, CY)] == [40, 40, 10]
    assert spoken(MECHANIC, table.turns[-3]).en == "Option b won, and you chose it. Your reward is here."
    assert table.ring(END + timedelta(days=7)) == []
    break_no_law(MECHANIC, table.history())


def test_equal_options_win_together_and_a_small_stock_goes_round_as_far_as_it_goes() -> None:
    mug = Reward("prize:mug", stock=1, name=Text(zh="杯子", en="Mug"))
    table = table_of(winner_reward=mug)
    vote(table, ANN, "a")
    vote(table, BO, "b")
    assert sorted(turn.because for turn in table.ring(END)) == ["winner_chosen", "winner_late"]
    assert table.left()[Asset("prize:mug")] == 0
    break_no_law(MECHANIC, table.history())


def test_a_vote_that_is_prolonged_waits_for_the_new_end() -> None:
    table = table_of(winner_reward=Reward(amount=30))
    vote(table, ANN, "a")
    table.ends_at = END + timedelta(days=2)
    assert [turn.because for turn in table.ring(END)] == ["not_yet"]
    assert [turn.because for turn in table.ring(END + timedelta(days=2))] == ["winner_chosen"]


def test_a_vote_without_an_end_looks_now_and_then_whether_it_has_one() -> None:
    table = table_of(winner_reward=Reward(amount=30))
    table.ends_at = None
    vote(table, ANN, "a")
    table.ring(NOON + timedelta(days=8))
    table.ends_at = NOON + timedelta(days=9)
    assert [turn.because for turn in table.ring(NOON + timedelta(days=30))] == ["winner_chosen"]


def test_two_people_who_turn_out_to_be_one_have_one_ballot() -> None:
    """The one cast first counts; the other leaves the count and the list, and the vote adds up as before."""
    table = table_of(results="always")
    vote(table, ANN, "a", at=NOON + timedelta(hours=1))
    vote(table, BO, "b")
    vote(table, CY, "b", at=NOON + timedelta(hours=1))
    (mended,) = table.merge(ANN, BO, NOON + timedelta(hours=2))
    assert mended.because == "one_ballot_stands"
    assert counted(table) == {"a": 0, "b": 2, "c": 0}
    assert table.left()[CAST] == len(table.listed(BALLOTS)) == 2
    assert vote(table, ANN, "c", at=NOON + timedelta(hours=2)).because == "already_voted"
    break_no_law(MECHANIC, table.history())


def test_where_a_vote_can_be_changed_the_last_ballot_of_the_two_stands() -> None:
    table = table_of(change=True, results="always")
    vote(table, ANN, "a")
    vote(table, BO, "b", at=NOON + timedelta(hours=1))
    table.merge(ANN, BO, NOON + timedelta(hours=2))
    assert counted(table) == {"a": 0, "b": 1, "c": 0}
    assert vote(table, ANN, "c", at=NOON + timedelta(hours=2)).because == "vote_changed"
    assert counted(table) == {"a": 0, "b": 0, "c": 1}
    assert [row.data["choices"] for row in table.listed(BALLOTS)] == [["c"]]


def test_a_sealed_ballot_that_left_is_not_opened_at_the_end() -> None:
    table = table_of(results="at_end", winner_reward=Reward(amount=30))
    vote(table, ANN, "a")
    vote(table, BO, "b", at=NOON + timedelta(hours=1))
    table.merge(ANN, BO, NOON + timedelta(hours=2))
    assert [turn.because for turn in table.ring(END)] == ["winner_chosen"]
    assert [row.data["choices"] for row in table.listed(BALLOTS)] == [["a"]]
    break_no_law(MECHANIC, table.history())


def test_what_was_counted_at_the_end_stays_counted() -> None:
    """Two who turn out to be one after the result was read do not change it."""
    table = table_of(results="always")
    vote(table, ANN, "a")
    vote(table, BO, "b")
    assert not any(turn.accepted for turn in table.merge(ANN, BO, END + timedelta(hours=1)))
    assert counted(table) == {"a": 1, "b": 1, "c": 0}


def test_a_recount_moves_only_what_differs() -> None:
    rules = replace(PLAIN, form="ranked", most=3)
    moved = recount(rules, (Ballot("x", ("a", "b", "c")),), (Ballot("x", ("b", "a", "c")),))
    assert [(each.asset, each.amount, each.target) for each in moved] == [("tally:option-a", 1, "world"), ("tally:option-b", 1, "@play")]


def test_charts_say_the_count() -> None:
    table = table_of()
    vote(table, ANN, "a")
    assert isinstance(MECHANIC, Charting)
    (chart,) = MECHANIC.charts(PLAIN, table.left())
    assert [bar.count for bar in chart.bars] == [1, 0, 0]


@pytest.mark.parametrize("body", [{}, {"choices": "a"}, {"choices": [1]}, {"choices": ["a"], "as": "bo"}, {"choices": ["a"], "do": "win"}])
def test_moves_that_cannot_be_read(body: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, VoteMove)
