"""Mood votes, rule by rule."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from msgspec.structs import replace

from antiphon.mechanics.mood import MECHANIC
from antiphon.mechanics.mood.moves import MoodMove, Seat
from antiphon.mechanics.mood.play import MoodVote
from antiphon.mechanics.mood.rules import Rules
from antiphon.sdk.laws import Turn, given
from antiphon.sdk.mechanic import Person
from antiphon.sdk.testing import Table, break_no_law
from tests.mechanics.mood.examples import BASE

NOON = datetime(2026, 5, 1, 4, tzinfo=UTC)  # a Friday, noon in Shanghai
ANN, BO = Person("ann"), Person("bo")
RULES = {each.key: msgspec.convert(each.rules, Rules) for each in MECHANIC.templates}


def tell(table: Table[Any, Any, Any], mood: str, person: Person = ANN, at: datetime = NOON, words: str = "") -> Turn:
    return table.move(person, MoodMove(mood, words), at)


def seen(table: Table[Any, Any, Any], person: Person, at: datetime) -> dict[str, int | None]:
    return {mood["key"]: mood["count"] for mood in table.look(person, at)["moods"] if mood["count"] is None or mood["count"]}


def test_a_day_begins_at_the_midnight_of_its_zone_with_nothing() -> None:
    table = Table(MECHANIC, RULES["today"])
    assert (tell(table, "happy").because, given(tell(table, "tired", BO))) == ("told_rewarded", {"points": 5})
    assert seen(table, ANN, NOON) == {"happy": 1, "tired": 1}
    late = datetime(2026, 5, 1, 15, 59, tzinfo=UTC)  # 23:59 in Shanghai
    refused = tell(table, "happy", at=late)
    assert (refused.because, refused.accepted) == ("same_mood", False)
    midnight = late + timedelta(minutes=1)
    assert table.look(ANN, midnight)["mine"] is None
    turn = tell(table, "calm", at=midnight)
    assert (turn.because, given(turn)) == ("told", {})
    assert seen(table, ANN, midnight) == {"calm": 1}
    shares, now = MoodVote().charts(RULES["today"], table.history().left)
    assert {bar.name.en: bar.count for bar in shares.bars if bar.count} == {"😊 Happy": 1, "😌 Calm": 1, "😴 Tired": 1}
    assert (now.title.en, sum(bar.count for bar in now.bars)) == ("The latest period (from 2026-05-02)", 1)
    break_no_law(MECHANIC, table.history())


def test_a_week_begins_on_monday_and_a_mood_may_stand() -> None:
    table = Table(MECHANIC, RULES["friday"])
    tell(table, "power")
    turn = tell(table, "free", at=NOON + timedelta(days=2))  # Sunday
    assert (turn.because, turn.accepted) == ("already_told", False)
    assert tell(table, "free", at=NOON + timedelta(days=3)).because == "told"
    assert table.look(ANN, NOON + timedelta(days=3))["period"] == date(2026, 5, 4).isoformat()


def test_a_change_moves_one_count_to_the_other() -> None:
    table = Table(MECHANIC, replace(BASE, every="once"))
    tell(table, "a")
    assert tell(table, "b").because == "changed"
    assert seen(table, ANN, NOON) == {"b": 1}
    assert tell(table, "b", at=NOON + timedelta(days=400)).because == "same_mood"


def test_words_are_for_the_shop() -> None:
    table = Table(MECHANIC, RULES["parcel"])
    tell(table, "bad")
    assert tell(table, "bad", words="It was broken").because == "words_added"
    assert "broken" not in str(table.look(ANN, NOON))
    assert tell(Table(MECHANIC, BASE), "a", words="hello").because == "no_words"
    break_no_law(MECHANIC, table.history())


def test_the_count_is_hidden_until_one_has_told() -> None:
    table = Table(MECHANIC, BASE)
    tell(table, "a")
    assert set(seen(table, BO, NOON).values()) == {None}
    assert seen(Table(MECHANIC, replace(BASE, results="always")), BO, NOON) == {}


def test_two_people_who_turn_out_to_be_one_are_thanked_once() -> None:
    merged = MECHANIC.merge(BASE, Seat("a", 5, 2, thanked=True), Seat("b", 7, 1))
    assert merged == Seat("b", 7, 3, thanked=True)
