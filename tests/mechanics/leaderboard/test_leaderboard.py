"""Leaderboards: what scores, when a season begins and settles, who stands where, and what happens to cheats."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.kernel.amounts import POINTS, Asset
from antiphon.mechanics.leaderboard import MECHANIC
from antiphon.mechanics.leaderboard.moves import LeaderboardMove, Remove, Restore, Score, Seat
from antiphon.mechanics.leaderboard.play import Leaderboard
from antiphon.mechanics.leaderboard.rules import Band, Group, Rules
from antiphon.mechanics.leaderboard.scoring import group_tally, joined, key_of, worth
from antiphon.mechanics.leaderboard.season import season_named, season_of
from antiphon.sdk.laws import Turn, given
from antiphon.sdk.lists import Listing
from antiphon.sdk.mechanic import Choosy, Closing, Event, Person, Ruled
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law, spoken
from antiphon.sdk.words import Text

NOON = datetime(2026, 5, 6, 4, tzinfo=UTC)  # a Wednesday, noon in Shanghai
ANN, BO, CY, DI = (Person(name, "Asia/Shanghai", known=True) for name in ("ann", "bo", "cy", "di"))
ORDERED = "Order Completed"
BANDS = (Band(1, 1, Reward(amount=100)), Band(2, 3, Reward(amount=10)))
PLAIN = Rules(event=ORDERED, season="day", bands=BANDS, settle_hours=12)
MIDNIGHT = datetime(2026, 5, 6, 16, tzinfo=UTC)
SETTLED = MIDNIGHT + timedelta(hours=12)

Board = Table[Rules, Seat, LeaderboardMove]


def table_of(**changes: Any) -> Board:
    return Table(MECHANIC, replace(PLAIN, **changes), starts_at=NOON - timedelta(days=10), ends_at=NOON + timedelta(days=60))


def order(table: Board, person: Person, at: datetime = NOON, **properties: Any) -> Turn | None:
    return table.event(person, ORDERED, at, properties)


def score(table: Board, *scores: tuple[Person, int], at: datetime = NOON) -> None:
    for person, count in scores:
        for number in range(count):
            order(table, person, at + timedelta(minutes=number))


def ranks(table: Board, list_name: str = "season:2026-05-06") -> list[tuple[str | None, int, int | None]]:
    return [(row.person_id, row.rank, row.position) for row in table.listed(list_name)]


def test_it_speaks_all_that_the_host_offers() -> None:
    for protocol in (Listing, Closing, Ruled, Choosy):
        assert isinstance(MECHANIC, protocol)


@pytest.mark.parametrize(
    ("measure", "value", "points"),
    [
        ("count", None, 1),
        ("sum", 12, 12),
        ("sum", "12.9", 12),
        ("sum", 0.4, 0),
        ("sum", -3, 0),
        ("sum", True, 0),
        ("sum", "many", 0),
        ("sum", float("inf"), 0),
        ("sum", 10**30, 50),
        ("distinct", "a", 1),
        ("distinct", "", 0),
        ("distinct", None, 0),
    ],
)
def test_what_an_event_is_worth(measure: Any, value: Any, points: int) -> None:
    rules = replace(PLAIN, measure=measure, property="x", per_event=50)
    event = Event("ann", "e", ORDERED, NOON, {"x": value})
    assert worth(rules, event) == points
    assert Leaderboard().hears(rules, event) is (points > 0)
    assert worth(rules, replace(event, name="Order Cancelled")) == 0


def test_whoever_is_first_to_a_score_stands_higher() -> None:
    table = table_of()
    score(table, (CY, 3))
    score(table, (BO, 2), at=NOON + timedelta(minutes=10))
    score(table, (ANN, 2), at=NOON + timedelta(minutes=20))
    assert ranks(table) == [("cy", 3, 1), ("bo", 2, 2), ("ann", 2, 3)]


def test_equal_scores_share_a_rank_where_the_rules_say_so() -> None:
    table = table_of(ties="shared")
    score(table, (ANN, 3), (BO, 2), (CY, 2), (DI, 1))
    assert [position for _, _, position in ranks(table)] == [1, 2, 2, 4]
    assert {turn.person_id: given(turn)[POINTS] for turn in table.ring(SETTLED)} == {"ann": 100, "bo": 10, "cy": 10, "di": 0}


@pytest.mark.parametrize(
    ("season", "label", "first", "after"),
    [
        ("day", "2026-05-06", date(2026, 5, 6), date(2026, 5, 7)),
        ("week", "2026-W19", date(2026, 5, 4), date(2026, 5, 11)),
        ("month", "2026-05", date(2026, 5, 1), date(2026, 6, 1)),
        ("whole", "whole", None, None),
    ],
)
def test_seasons(season: Any, label: str, first: date | None, after: date | None) -> None:
    rules = replace(PLAIN, season=season)
    found = season_of(rules, date(2026, 5, 6))
    assert (found.label, found.first_on, found.next_on) == (label, first, after)
    assert season_named(rules, label) == found
    assert season_named(rules, "2026-13-77") is None


@pytest.mark.parametrize(("day", "label"), [(date(2027, 1, 1), "2026-W53"), (date(2029, 12, 31), "2030-W01")])
def test_weeks_at_the_turn_of_the_year(day: date, label: str) -> None:
    rules = replace(PLAIN, season="week")
    assert season_of(rules, day).label == label
    found = season_named(rules, label)
    assert found is not None
    assert found.first_on is not None
    assert found.first_on <= day


def test_midnight_is_that_of_the_play_for_everybody() -> None:
    table = table_of()
    traveller = replace(ANN, zone="America/New_York")
    for at in (MIDNIGHT - timedelta(seconds=1), MIDNIGHT):
        order(table, traveller, at)
    assert [len(table.listed(f"season:2026-05-0{day}")) for day in (6, 7)] == [1, 1]


def test_rewards_come_once_after_the_season_has_settled() -> None:
    table = table_of()
    score(table, (ANN, 3), (BO, 2), (CY, 1), (DI, 1))
    assert table.ring(SETTLED - timedelta(minutes=1)) == []
    assert {turn.person_id: turn.because for turn in table.ring(SETTLED)}["ann"] == "season_won"
    assert [table.purse(person.id)[POINTS] for person in (ANN, BO)] == [100, 10]
    assert sum(table.purse(person.id)[POINTS] for person in (CY, DI)) == 10
    assert table.look(ANN, SETTLED)["last"] == {"season": "2026-05-06", "position": 1, "score": 3, "count": 4, "rewarded": True}
    assert spoken(MECHANIC, next(turn for turn in table.turns if turn.because == "season_won")).en.startswith("The season is over")
    assert table.ring(SETTLED + timedelta(days=30)) == []
    break_no_law(MECHANIC, table.history())


def test_an_event_that_comes_late_counts_where_it_belongs_until_the_season_has_settled() -> None:
    table = table_of()
    order(table, ANN)
    late = Event("bo", "late", ORDERED, NOON, {})
    assert table.play(BO, late, SETTLED - timedelta(hours=1), "").answer["season"] == "2026-05-06"
    table.ring(SETTLED)
    assert table.play(CY, replace(late, person_id="cy"), SETTLED + timedelta(hours=1), "").because == "ignored"
    break_no_law(MECHANIC, table.history())


def test_a_removed_cheat_moves_everybody_up_and_can_come_back() -> None:
    table = table_of()
    score(table, (ANN, 5), (BO, 2), (CY, 1))
    turn = table.rule("person:ann", Remove("Orders to oneself"), MIDNIGHT)
    assert spoken(MECHANIC, turn).en == "Taken off the list: Orders to oneself"
    assert ranks(table) == [("bo", 2, 1), ("cy", 1, 2)]
    assert table.rule("person:ann", Remove("again"), MIDNIGHT).because == "already_removed"
    assert order(table, ANN, MIDNIGHT + timedelta(hours=1)) is not None
    assert len(table.listed("season:2026-05-07")) == 0
    assert table.move(ANN, LeaderboardMove("join"), MIDNIGHT + timedelta(hours=1)).because == "you_were_removed"
    assert table.look(ANN, MIDNIGHT)["mine"]["removed"] == "Orders to oneself"
    table.rule("person:ann", Restore("They were gifts"), MIDNIGHT + timedelta(hours=2))
    assert [rank for _, rank, _ in ranks(table)] == [5, 2, 1]
    assert len(table.listed("season:2026-05-07")) == 1
    table.ring(SETTLED)
    assert table.purse("ann")[POINTS] == 100
    break_no_law(MECHANIC, table.history())


def test_who_stays_removed_gets_nothing_and_the_others_their_new_rank() -> None:
    table = table_of()
    score(table, (ANN, 5), (BO, 2))
    table.rule("person:ann", Remove("Orders to oneself"), MIDNIGHT)
    assert {turn.person_id: turn.because for turn in table.ring(SETTLED)} == {"ann": "season_unlisted", "bo": "season_won"}
    assert [table.purse(person.id)[POINTS] for person in (ANN, BO)] == [0, 100]
    assert table.rule("person:bo", Remove("too late for that day"), SETTLED).accepted
    assert len(table.listed("season:2026-05-06")) == 1
    break_no_law(MECHANIC, table.history())


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_ruling_says_why(reason: str) -> None:
    assert table_of().rule("person:ann", Remove(reason), NOON).because == "reason_missing"
    assert table_of().rule("person:ann", Restore("x"), NOON).because == "not_removed"


def test_limits_against_farming() -> None:
    table = table_of(measure="sum", property="total", per_event=50, per_day=120, season="month")
    gained = [turn.answer["gained"] if turn else 0 for turn in (order(table, ANN, total=total) for total in (80, 30, 70, 70))]
    assert gained == [50, 30, 40, 0]
    assert table.look(ANN, NOON)["mine"]["left_today"] == 0
    tomorrow = order(table, ANN, MIDNIGHT, total=10)
    assert tomorrow is not None
    assert tomorrow.answer["score"] == 130


def test_only_those_who_join_are_listed_and_whoever_leaves_is_not() -> None:
    table = table_of(opt_in=True)
    score(table, (ANN, 2), (BO, 1))
    assert ranks(table) == []
    assert table.move(ANN, LeaderboardMove("join"), NOON).because == "joined"
    assert ranks(table) == [("ann", 2, 1)]
    assert table.move(ANN, LeaderboardMove("join"), NOON).because == "already_joined"
    table.move(ANN, LeaderboardMove("leave"), NOON + timedelta(minutes=5))
    assert ranks(table) == []
    assert {turn.because for turn in table.ring(SETTLED)} == {"season_unlisted"}


def test_groups_add_up_and_lose_what_a_cheat_brought() -> None:
    teams = (Group("red", Text(zh="红队", en="Red")), Group("蓝", Text(zh="蓝队", en="Blue")))
    table = table_of(group_by="team", groups=teams, bands=())
    red, blue = (replace(person, tags={"team": team}) for person, team in ((ANN, "red"), (BO, "蓝")))
    score(table, (red, 3), (blue, 2), (replace(CY, tags={"team": "red"}), 1), (DI, 4))
    assert [(group["key"], group["score"], group["position"]) for group in table.look(red, NOON)["groups"]] == [("red", 4, 1), ("蓝", 2, 2)]
    table.rule("person:ann", Remove("Robot"), NOON + timedelta(hours=1))
    assert table.left() == {group_tally("red"): 1, group_tally("蓝"): 2}
    break_no_law(MECHANIC, table.history())


def test_the_rows_do_not_say_whose_they_are() -> None:
    table = table_of()
    order(table, ANN)
    (row,) = table.listed("season:2026-05-06")
    assert row.key == key_of("ann")
    assert "ann" not in msgspec.json.encode([row.key, row.data]).decode()


def test_a_small_stock_is_given_as_far_as_it_goes() -> None:
    vip = Reward("prize:vip", stock=1, name=Text(zh="年度 VIP", en="Annual VIP"))
    table = table_of(bands=(Band(1, 10, vip),))
    score(table, (ANN, 2), (BO, 1))
    assert sorted(turn.because for turn in table.ring(SETTLED)) == ["season_late", "season_won"]
    assert table.left() == {Asset("prize:vip"): 0}
    break_no_law(MECHANIC, table.history())


def test_two_people_who_turn_out_to_be_one_have_one_row() -> None:
    table = table_of(per_day=3, bands=(Band(1, 9, Reward(amount=5)),))
    score(table, (ANN, 2), (BO, 3), (CY, 1))
    table.merge(ANN, BO, NOON + timedelta(hours=1))
    assert [(key, points) for key, points, _ in ranks(table)] == [("ann", 3), ("cy", 1)]
    assert sorted(turn.because for turn in table.ring(SETTLED) if turn.accepted) == ["season_won", "season_won"]
    assert table.purse("ann") == {POINTS: 5}
    break_no_law(MECHANIC, table.history())


def test_who_scored_as_a_visitor_is_ranked_and_rewarded_after_signing_in() -> None:
    """The account was never here: it takes the visitor's seat and row as they are."""
    table = table_of(bands=(Band(1, 1, Reward(amount=5)),))
    score(table, (BO, 2))
    table.merge(ANN, BO, NOON + timedelta(hours=1))
    assert [turn.because for turn in table.ring(SETTLED)] == ["season_won"]
    assert table.purse("ann") == {POINTS: 5}


TEAMS = (Group("red", Text(zh="红队", en="Red")), Group("blue", Text(zh="蓝队", en="Blue")))


def teams(table: Board, season: str) -> dict[str, int]:
    return {row.key: row.rank for row in table.listed(f"groups:{season}")}


def test_groups_begin_every_season_from_nothing() -> None:
    table = table_of(groups=TEAMS)
    red, blue = (replace(person, segments=frozenset({key})) for person, key in ((ANN, "red"), (BO, "blue")))
    score(table, (red, 2), (blue, 1))
    tomorrow = NOON + timedelta(days=1)
    order(table, blue, tomorrow)
    assert (teams(table, "2026-05-06"), teams(table, "2026-05-07")) == ({"red": 2, "blue": 1}, {"blue": 1})
    shown = table.look(red, tomorrow)
    assert (shown["groups_list"], [group["score"] for group in shown["groups"]]) == ("groups:2026-05-07", [2, 2]), "the whole play beside"
    table.move(blue, LeaderboardMove("leave"), tomorrow)
    assert teams(table, "2026-05-07") == {"blue": 0}
    table.move(blue, LeaderboardMove("join"), tomorrow)
    assert teams(table, "2026-05-07") == {"blue": 1}
    break_no_law(MECHANIC, table.history())


@pytest.mark.parametrize("cheat", [BO, ANN])
def test_a_cheat_who_turns_out_to_be_somebody_takes_both_out_of_the_groups(cheat: Person) -> None:
    table = table_of(groups=TEAMS)
    ann, bo = (replace(person, segments=frozenset({"red"})) for person in (ANN, BO))
    score(table, (ann, 2), (bo, 3))
    table.rule(f"person:{cheat.id}", Remove("a script"), NOON + timedelta(hours=1))
    assert table.left()[group_tally("red")] == teams(table, "2026-05-06")["red"] == (2 if cheat is BO else 3)
    table.merge(ann, bo, NOON + timedelta(hours=2))
    assert (ranks(table), table.left()[group_tally("red")], teams(table, "2026-05-06")) == ([], 0, {"red": 0})
    table.rule("person:ann", Restore("it was a mistake"), NOON + timedelta(hours=3))
    assert [points for _, points, _ in ranks(table)] == [5]
    assert (table.left()[group_tally("red")], teams(table, "2026-05-06")) == (5, {"red": 5})


def test_scores_that_join_keep_the_limits() -> None:
    rules = replace(PLAIN, measure="distinct", property="x", per_day=3)
    day = date(2026, 5, 6)
    one, other = Score(2, {day: 2}, ("a", "b")), Score(2, {day: 2}, ("b", "c"))
    assert joined(rules, one, other) == Score(2, {day: 3}, ("a", "b", "c"))


def test_a_play_that_is_ended_early_settles_from_then() -> None:
    table = table_of(season="whole")
    score(table, (ANN, 2))
    table.ends_at = NOON + timedelta(days=1)
    table.alarms = dict.fromkeys(table.alarms, NOON + timedelta(days=1))  # the host hurries them
    assert [turn.because for turn in table.ring(NOON + timedelta(days=1))] == ["not_yet"]
    assert [turn.because for turn in table.ring(NOON + timedelta(days=1, hours=12))] == ["season_won"]


@pytest.mark.parametrize("body", [{}, {"do": "win"}, {"do": "join", "as": "bo"}])
def test_moves_that_cannot_be_read(body: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, LeaderboardMove)
