"""Calls for ideas: what is taken, what is too much alike, how it becomes public, how votes count, and what adoption brings."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given as with_examples
from hypothesis import strategies as st
from msgspec.structs import replace

from antiphon.kernel.amounts import POINTS, Asset
from antiphon.mechanics.call import MECHANIC
from antiphon.mechanics.call.likeness import MARKS, marks, percent_alike, plain
from antiphon.mechanics.call.listing import ADOPTED, ENTRIES, GALLERY, SHORTLIST
from antiphon.mechanics.call.moves import Accept, Adopt, CallMove, Refuse, Seat, Shortlist
from antiphon.mechanics.call.rules import Rules
from antiphon.sdk.effects import Emit, Send
from antiphon.sdk.laws import Turn, given
from antiphon.sdk.lists import Listing
from antiphon.sdk.mechanic import Closing, Person, Ruled
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law, spoken
from antiphon.sdk.words import Text

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
END = NOON + timedelta(days=30)
ANN, BO, CY = (Person(name, known=True) for name in ("ann", "bo", "cy"))
PLAIN = Rules(brief=Text(zh="起个名字", en="Name it"), slots=2, votes_each=1)

CallTable = Table[Rules, Seat, CallMove]


def table_of(**changes: Any) -> CallTable:
    return Table(MECHANIC, replace(PLAIN, **changes), starts_at=NOON, ends_at=END)


def enter(table: CallTable, person: Person, text: str, picture: str = "", at: datetime = NOON) -> Turn:
    return table.move(person, CallMove("enter", text, picture), at)


def rule(table: CallTable, person: Person, ruling: Any, at: datetime = NOON) -> Turn:
    return table.rule(f"person:{person.id}", ruling, at)


def vote(table: CallTable, person: Person, slot: str, *, back: bool = False) -> Turn:
    return table.move(person, CallMove("unvote" if back else "vote", entry=slot), NOON)


def shortlisted(table: CallTable, person: Person, text: str) -> str:
    enter(table, person, text)
    rule(table, person, Shortlist())
    return next(row.key for row in table.listed(SHORTLIST) if row.data.get("text") == text)


def votes(table: CallTable) -> dict[str, int]:
    return {each["text"]: each["votes"] for each in table.look(CY, NOON)["shortlist"]}


def test_it_speaks_all_that_the_host_offers() -> None:
    for protocol in (Listing, Closing, Ruled):
        assert isinstance(MECHANIC, protocol)
    assert isinstance(MECHANIC, Listing)
    assert [name for name, kind in MECHANIC.lists(PLAIN).items() if kind.public] == [GALLERY, SHORTLIST, ADOPTED]


@pytest.mark.parametrize(
    ("text", "picture", "pictures", "reason"),
    [
        ("云雾气泡", "", "none", "entered"),
        ("  Cloud \n Tea ", "", "none", "entered"),
        ("", "", "none", "no_text"),
        ("!!!", "", "none", "no_text"),
        ("x", "", "none", "too_short"),
        ("y" * 31, "", "none", "too_long"),
        ("Cloud Tea", "", "must", "picture_needed"),
        ("Cloud Tea", "https://p.example/1.jpg", "must", "entered"),
        ("Cloud Tea", "https://p.example/1.jpg", "none", "no_pictures"),
        ("Cloud Tea", "javascript:alert(1)", "may", "bad_picture"),
    ],
)
def test_what_is_taken(text: str, picture: str, pictures: Any, reason: str) -> None:
    assert enter(table_of(pictures=pictures), ANN, text, picture).because == reason


def test_limits_by_person_and_time() -> None:
    table = table_of(per_person=1, enter_days=5)
    assert enter(table, ANN, "Cloud Tea").accepted
    assert enter(table, ANN, "Mountain Mist").because == "enough_entries"
    assert enter(table, BO, "Mountain Mist", at=NOON + timedelta(days=5)).because == "entries_closed"
    assert table.look(BO, NOON + timedelta(days=5))["open"] is False


@pytest.mark.parametrize(
    ("earlier", "later", "percent", "refused"),
    [
        ("Cloud Tea", "ｃｌｏｕｄ－ＴＥＡ！", 100, True),
        ("Cloud Tea", "Cloud Tea", 100, True),
        ("桂花乌龙气泡茶", "桂花乌龙气泡水", 60, True),
        ("Sparkling mountain mist", "Sparkling mountain mists", 60, True),
        ("Sparkling mountain mist", "Sparkling mountain mists", 100, False),
        ("桂花乌龙", "月下清风", 60, False),
    ],
)
def test_what_is_too_much_alike_is_refused_and_the_earlier_one_named(earlier: str, later: str, percent: int, refused: bool) -> None:  # noqa: FBT001
    table = table_of(similar_percent=percent)
    first = enter(table, ANN, earlier)
    turn = enter(table, BO, later)
    assert (turn.because == "similar_entry") is refused
    if refused:
        assert turn.answer["entry"] == first.answer["entry"]
        assert earlier in spoken(MECHANIC, turn).en


def test_what_is_alike_can_be_flagged_for_the_staff_instead() -> None:
    table = table_of(similar="flag")
    enter(table, ANN, "Cloud Tea")
    assert enter(table, BO, "cloud tea").accepted
    flags = {row.data["text"]: row.data.get("similar_to") for row in table.listed(ENTRIES)}
    assert flags["Cloud Tea"] is None
    assert (flags["cloud tea"] or {})["percent"] == 100
    assert all(row.person_id is None for row in table.listed(MARKS))


WORD = st.text(st.sampled_from("abcdefghij云雾山茶"), min_size=4, max_size=20)


@with_examples(WORD, WORD)
def test_likeness_is_the_same_both_ways_and_whole_for_itself(one: str, other: str) -> None:
    assert percent_alike(one, other) == percent_alike(other, one)
    assert percent_alike(one, one.upper() + "!") == 100
    assert 0 <= percent_alike(one, other) <= 100


@with_examples(WORD, st.integers(0, 3))
def test_texts_that_are_alike_meet_in_a_row(text: str, place: int) -> None:
    """With 16 bands of 2, what is 80 % alike misses each other once in ten million times."""
    other = f"{text[:place]}{text[place:]}x"
    if percent_alike(text, other) >= 80:
        assert set(marks(text)) & set(marks(other))
    assert len(marks(text)) == 17


def test_plain_texts() -> None:
    assert plain("  Ｃloud-Téa! ") == "cloudtea"
    assert plain("🫖 tea") == "🫖tea"


def test_nothing_is_public_before_the_staff_accepts_it() -> None:
    table = table_of()
    enter(table, ANN, "Cloud Tea")
    assert [row.data["state"] for row in table.listed(ENTRIES)] == ["waiting"]
    assert table.listed(GALLERY) == []
    turn = rule(table, ANN, Accept())
    assert any(isinstance(effect, Send) for effect in turn.effects)
    assert [row.data["text"] for row in table.listed(GALLERY)] == ["Cloud Tea"]
    assert "seat_id" not in table.listed(GALLERY)[0].data
    assert rule(table, ANN, Accept()).because == "not_possible"
    assert table.look(ANN, NOON)["mine"][0]["state"] == "accepted"
    break_no_law(MECHANIC, table.history())


def test_a_refusal_says_why_and_takes_it_out_everywhere() -> None:
    table = table_of()
    slot = shortlisted(table, ANN, "Cloud Tea")
    vote(table, BO, slot)
    assert rule(table, ANN, Refuse("  ")).because == "reason_missing"
    turn = rule(table, ANN, Refuse("Somebody else’s mark"))
    assert spoken(MECHANIC, turn).en == "Your “Cloud Tea” was not taken: Somebody else’s mark"
    assert table.look(CY, NOON)["shortlist"] == []
    assert table.listed(GALLERY) == []
    assert vote(table, CY, slot).because == "no_such_entry"
    assert shortlisted(table, BO, "Mountain Mist") != slot  # its votes are not inherited
    assert table.look(ANN, NOON)["mine"][0]["reason"] == "Somebody else’s mark"


def test_rulings_name_an_entry_or_mean_the_latest() -> None:
    table = table_of()
    first = enter(table, ANN, "Cloud Tea").answer["entry"]
    enter(table, ANN, "Mountain Mist")
    rule(table, ANN, Accept(first))
    assert [entry["state"] for entry in table.look(ANN, NOON)["mine"]] == ["accepted", "waiting"]
    rule(table, ANN, Accept())
    assert [entry["state"] for entry in table.look(ANN, NOON)["mine"]] == ["accepted", "accepted"]
    assert rule(table, ANN, Accept("x")).because == "no_such_entry"
    assert rule(table, BO, Accept()).because == "no_such_entry"


def test_votes_count_once_and_can_be_taken_back() -> None:
    table = table_of()
    mist, tea = shortlisted(table, ANN, "Mountain Mist"), shortlisted(table, BO, "Cloud Tea")
    assert vote(table, ANN, mist).because == "own_entry"
    assert vote(table, CY, mist).because == "vote_counted"
    assert vote(table, CY, mist).because == "voted_already"
    assert vote(table, CY, tea).because == "no_votes_left"
    assert votes(table) == {"Mountain Mist": 1, "Cloud Tea": 0}
    assert vote(table, CY, mist, back=True).because == "vote_taken_back"
    assert vote(table, CY, mist, back=True).because == "not_voted"
    vote(table, CY, tea)
    assert votes(table) == {"Mountain Mist": 0, "Cloud Tea": 1}
    enter(table, CY, "Moonlight")
    assert rule(table, CY, Shortlist()).because == "shortlist_full"
    break_no_law(MECHANIC, table.history())


def test_adoption_is_rewarded_named_and_bounded() -> None:
    tea = Reward("prize:tea", stock=1, name=Text(zh="茶", en="Tea"))
    table = table_of(accept_reward=Reward(amount=10), shortlist_reward=Reward(amount=100), adopt_reward=tea)
    shortlisted(table, ANN, "Mountain Mist")
    shortlisted(table, BO, "Cloud Tea")
    later = END + timedelta(days=3)
    turn = rule(table, ANN, Adopt(product_id="tea-1"), later)
    assert given(turn) == {"prize:tea": 1}
    told = next(effect for effect in turn.effects if isinstance(effect, Emit))
    assert (told.name, told.properties["text"], told.properties["product_id"]) == ("Idea Adopted", "Mountain Mist", "tea-1")
    (row,) = table.listed(ADOPTED)
    assert (row.person_id, row.data["product_id"]) == ("ann", "tea-1")
    assert rule(table, BO, Adopt(), later).because == "all_adopted"
    assert rule(table, ANN, Refuse("too late"), later).because == "not_possible"
    assert (table.purse("ann")[POINTS], table.purse("bo")[POINTS], table.left()[Asset("prize:tea")]) == (110, 110, 0)
    break_no_law(MECHANIC, table.history())


def test_the_first_accepted_entry_is_thanked_once() -> None:
    table = table_of(accept_reward=Reward(amount=10))
    for text in ("Cloud Tea", "Mountain Mist"):
        enter(table, ANN, text)
        rule(table, ANN, Accept())
    assert table.purse("ann")[POINTS] == 10


def test_two_people_who_turn_out_to_be_one_keep_entries_and_votes() -> None:
    table = table_of()
    slot = shortlisted(table, CY, "Moonlight")
    for person in (ANN, BO):
        vote(table, person, slot)
    table.seats["person:ann"] = MECHANIC.merge(table.rules, table.seats["person:ann"], table.seats.pop("person:bo"))
    assert vote(table, ANN, slot).because == "voted_already"
    vote(table, ANN, slot, back=True)
    assert votes(table) == {"Moonlight": 0}


@pytest.mark.parametrize(
    "body", [{}, {"do": "adopt"}, {"do": "enter", "text": 5}, {"do": "enter", "text": "x" * 2001}, {"do": "vote", "as": "bo"}]
)
def test_moves_that_cannot_be_read(body: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, CallMove)
