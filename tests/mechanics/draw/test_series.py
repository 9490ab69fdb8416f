"""Collecting a series: the album, second ones, the reward for the set, titles, and the winners' list."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.draw import MECHANIC
from antiphon.mechanics.draw.moves import DrawMove, Seat
from antiphon.mechanics.draw.play import Draw
from antiphon.mechanics.draw.rules import WHOLE, Losing, Prize, Rules, Series
from antiphon.mechanics.draw.sectors import sectors
from antiphon.sdk.effects import Emit
from antiphon.sdk.laws import Turn, given
from antiphon.sdk.mechanic import Person
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law, spoken
from antiphon.sdk.words import Text

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
ANN = Person("ann", "Asia/Shanghai")


def cat(key: str, odds: int, **more: object) -> Prize:
    prize = Prize(key, Text(zh=f"猫 {key}", en=f"cat {key}"), odds, f"prize:{key}", stock=900, collect=True)
    return replace(prize, **more)


CATS = (cat("a", 500_000), cat("b", 300_000), cat("c", 150_000, rare=True))
SET = Series(Text(zh="猫", en="Cats"), reward=Reward("coupon:set", 1, 5, Text(zh="集齐券", en="set voucher")))
RULES = Rules(prizes=CATS, lose=Losing(50_000), form="blind_box", series=SET)


def with_series(**changes: object) -> Rules:
    return replace(RULES, series=replace(SET, **changes))


def table_of(rules: Rules) -> Table[Rules, Seat, DrawMove]:
    assert not MECHANIC.flaws(rules)
    return Table(MECHANIC, rules, starts_at=NOW)


def draws(table: Table[Rules, Seat, DrawMove], count: int, person: Person = ANN) -> list[Turn]:
    return [table.move(person, DrawMove(), NOW + timedelta(seconds=number), f"{person.id}/{number}") for number in range(count)]


def test_the_album_shows_what_somebody_has() -> None:
    table = table_of(RULES)
    assert [item["count"] for item in table.look(ANN, NOW)["series"]["items"]] == [0, 0, 0]
    turns = draws(table, 12)
    drawn = [turn.answer["prize"]["key"] for turn in turns if turn.answer["prize"]]
    series = table.look(ANN, NOW)["series"]
    assert {item["key"]: item["count"] for item in series["items"]} == {key: drawn.count(key) for key in "abc"}
    assert series["have"] == len(set(drawn))


@pytest.mark.parametrize("duplicates", ["keep", "points", "none"])
def test_the_set_is_rewarded_once(duplicates: str) -> None:
    table = table_of(with_series(duplicates=duplicates, exchange=7))
    turns = draws(table, 80)
    complete = [number for number, turn in enumerate(turns) if turn.answer["set"]]
    assert len(complete) == 1
    turn = turns[complete[0]]
    assert given(turn)["coupon:set"] == 1
    assert Emit("Series Completed", {"items": 3}) in turn.effects
    assert table.purse("ann")[Asset("coupon:set")] == 1
    assert table.look(ANN, NOW)["series"]["completed"] is True
    break_no_law(MECHANIC, table.history())


def test_a_set_that_is_complete_when_its_reward_has_run_out_says_so() -> None:
    reward = replace(SET.reward, stock=1) if SET.reward else None
    table = table_of(with_series(duplicates="none", reward=reward))
    first = draws(table, 20)
    second = draws(table, 20, Person("bob"))
    told = [turn.answer["set"] for turn in (*first, *second) if turn.answer["set"]]
    assert [each["reward"] is not None for each in told] == [True, False]
    assert table.look(Person("eve"), NOW)["series"]["reward"]["left"] == 0


def test_a_second_one_becomes_points_and_leaves_the_stock_alone() -> None:
    table = table_of(with_series(duplicates="points", exchange=7))
    turns = draws(table, 30)
    second = [turn for turn in turns if turn.answer["duplicate"]]
    assert len(second) > 20
    assert {turn.because for turn in second} == {"won_duplicate"}
    assert all(given(turn)["points"] == 7 and not given(turn)[f"prize:{turn.answer['prize']['key']}"] for turn in second)
    assert spoken(MECHANIC, second[0]).en == f"You have that one already, so here are {second[0].answer['prize']['name']['en']}."
    assert sum(table.left().values()) == 900 * 3 + 5 - 3 - 1
    assert table.look(ANN, NOW)["prizes"][0]["name"]["en"] == "7 points (for a second cat a)"


def test_no_second_one_comes_before_the_set_is_complete() -> None:
    rules = with_series(duplicates="none")
    table = table_of(rules)
    drawn = [turn.answer["prize"]["key"] for turn in draws(table, 40) if turn.answer["prize"]]
    assert sorted(drawn[:3]) == ["a", "b", "c"]
    assert len(drawn) > 30


def test_the_odds_of_what_is_missing_grow_in_proportion() -> None:
    odds = [sector.odds_ppm for sector in sectors(with_series(duplicates="none"), (), MECHANIC.stock(RULES), {"a": 1})]
    assert odds == [0, 300_000 + 333_333, 150_000 + 166_667, 50_000]
    assert sum(odds) == WHOLE


def test_when_what_is_missing_is_gone_the_odds_are_those_of_the_rules() -> None:
    left = {**MECHANIC.stock(RULES), Asset("prize:b"): 0, Asset("prize:c"): 0}
    odds = [sector.odds_ppm for sector in sectors(with_series(duplicates="none"), (), left, {"a": 1})]
    assert odds == [500_000, 0, 0, 500_000]


def test_a_series_may_be_of_cards_that_are_nothing_else() -> None:
    cards = tuple(replace(each, asset=None, stock=None) for each in CATS)
    table = table_of(replace(RULES, prizes=cards))
    turns = draws(table, 40)
    assert {turn.because for turn in turns} == {"won", "not_this_time"}
    assert table.purse("ann")[Asset("coupon:set")] == 1
    break_no_law(MECHANIC, table.history())


def test_two_people_who_turn_out_to_be_one_put_their_albums_together() -> None:
    kept, other = Seat(have={"a": 1, "b": 2}), Seat(have={"b": 1, "c": 1}, completed=True)
    merged = MECHANIC.merge(RULES, kept, other)
    assert (merged.have, merged.completed) == ({"a": 1, "b": 3, "c": 1}, True)


def test_a_title_is_awarded_by_an_event_that_badges_hear() -> None:
    star = Prize("star", Text(zh="欧气之星", en="Lucky Star"), WHOLE, title="lucky_star")
    turn = draws(table_of(Rules(prizes=(star,))), 1)[0]
    assert turn.because == "won"
    assert Emit("Title Won", {"title": "lucky_star", "prize": "star"}) in turn.effects
    assert turn.answer["prize"]["title"] == "lucky_star"


def test_winners_stand_on_a_public_list_only_where_the_rules_say_so() -> None:
    for winners, keys in (("none", set[str]()), ("rare", {"cat c"}), ("all", {"cat a", "cat b", "cat c"})):
        rules = msgspec.convert({**msgspec.to_builtins(RULES), "winners": winners}, Rules)
        table = table_of(rules)
        draws(table, 60)
        rows = table.listed("winners")
        assert {row.data["prize"]["en"] for row in rows} == keys
        assert [row.at for row in rows] == sorted((row.at for row in rows), reverse=True)
        assert all("ann" not in row.key for row in rows)
        assert [kind.public for kind in Draw().lists(rules).values()] == [True] * bool(keys)
