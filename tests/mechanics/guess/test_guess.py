"""The guess, rule by rule."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.mechanics.guess import MECHANIC
from antiphon.mechanics.guess.moves import GuessMove, Made, Seat
from antiphon.mechanics.guess.numbers import read_number, spell
from antiphon.mechanics.guess.rules import Places, Rules
from antiphon.sdk.effects import Send
from antiphon.sdk.laws import given
from antiphon.sdk.mechanic import Person
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law, spoken
from antiphon.sdk.words import Text

START = datetime(2026, 6, 1, 4, tzinfo=UTC)
END = START + timedelta(days=3)
ANN, BO, CY = (Person(name, "Asia/Shanghai", known=True) for name in ("ann", "bo", "cy"))
MUG = Reward("prize:mug", stock=1, name=Text(zh="杯子", en="a mug"))
RULES = Rules(ask=Text(zh="多少钱？", en="How much?"), answer="199", places=(Places(MUG, 1, 1), Places(Reward(amount=5), 2, 2)), guesses=2)


def table_of(rules: Rules = RULES, ends_at: datetime | None = END) -> Table[Rules, Seat, GuessMove]:
    assert not MECHANIC.flaws(rules)
    return Table(MECHANIC, rules, starts_at=START, ends_at=ends_at)


def guess(table: Table[Rules, Seat, GuessMove], person: Person, number: str, minute: int = 0) -> str:
    return table.move(person, GuessMove(number), START + timedelta(minutes=minute)).because


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("199", 19_900),
        ("１９９．５", 19_950),
        ("¥1,299.05", 129_905),
        ("88 元", 8_800),
        ("", None),
        ("-1", None),
        ("1.234", None),
        ("1e3", None),
    ],
)
def test_a_number_is_read_as_people_type_it(text: str, cents: int | None) -> None:
    assert read_number(text) == cents
    assert cents is None or read_number(spell(cents)) == cents


def test_the_closest_win_and_the_earliest_of_equals() -> None:
    table = table_of()
    assert [guess(table, ANN, "150"), guess(table, BO, "198", 1), guess(table, CY, "200", 2)] == ["guessed"] * 3
    assert [guess(table, ANN, "150", 3), guess(table, ANN, "210", 4), guess(table, ANN, "211", 5)] == [
        "guessed_that",
        "guessed",
        "guesses_used",
    ]
    assert [row.key for row in table.listed("guesses")] == ["bo", "cy", "ann"]
    turns = {turn.person_id: turn for turn in table.ring(END)}
    assert {person: dict(given(turn)) for person, turn in turns.items()} == {"bo": {"prize:mug": 1}, "cy": {"points": 5}, "ann": {}}
    assert spoken(MECHANIC, turns["bo"]).en == "The answer is 199.00. You guessed 198.00: place 1, and the reward is yours."
    assert turns["ann"].because == "guess_lost"
    assert any(isinstance(effect, Send) for effect in turns["bo"].effects)
    assert [(row.key, row.data["place"]) for row in table.listed("winners")] == [("bo", 1), ("cy", 2)]
    assert table.look(BO, END)["result"] == {"place": 1, "won": True}
    break_no_law(MECHANIC, table.history())


def test_whoever_is_nearly_right_wins_while_stock_lasts() -> None:
    voucher = Reward("coupon:ten", stock=2, name=Text(zh="券", en="Voucher"))
    table = table_of(replace(RULES, win="within", tolerance="1", places=(Places(voucher),)))
    for minute, (person, number) in enumerate(((ANN, "197.99"), (BO, "198"), (CY, "200"), (Person("dee", known=True), "199"))):
        guess(table, person, number, minute)
    assert [turn.person_id for turn in table.ring(END) if given(turn)] == ["bo", "cy"]
    break_no_law(MECHANIC, table.history())


def test_the_fastest_exact_guess_wins() -> None:
    table = table_of(replace(RULES, win="fastest"))
    for minute, (person, number) in enumerate(((ANN, "198.99"), (BO, "199"), (CY, "199.00"))):
        guess(table, person, number, minute)
    assert {turn.person_id: turn.answer["place"] for turn in table.ring(END)} == {"bo": 1, "cy": 2, "ann": 3}
    assert [row.key for row in table.listed("winners")] == ["bo", "cy"]
    break_no_law(MECHANIC, table.history())


def test_the_seal_is_shown_first_and_opened_at_the_end() -> None:
    table = table_of()
    before = table.look(ANN, START)
    assert (before["opened"], len(before["seal"])) == (None, 64)
    assert "199" not in str({**before, "seal": ""})
    guess(table, ANN, "150")
    after = table.look(ANN, END)
    opened = after["opened"]
    assert sha256(f"{opened['answer']}|{opened['salt']}".encode()).hexdigest() == before["seal"] == after["seal"]
    assert (opened["answer"], opened["same"]) == ("199.00", True)
    table.rules = replace(RULES, answer="250")
    assert table.look(ANN, END)["opened"]["same"] is False, "an answer that was changed afterwards is seen"


def test_without_an_end_it_waits_for_one() -> None:
    table = table_of(ends_at=None)
    guess(table, ANN, "199")
    assert table.ring(START + timedelta(days=400)) == []
    table.ends_at = START + timedelta(days=401)
    table.alarms = dict.fromkeys(table.alarms, table.ends_at)  # as the host does when a play is ended by hand
    (turn,) = table.ring(table.ends_at)
    assert turn.because == "guess_won"


def test_an_end_that_moved_is_waited_for() -> None:
    table = table_of()
    guess(table, ANN, "199")
    table.ends_at = END + timedelta(days=1)
    assert [turn.because for turn in table.ring(END)] == ["not_over"]
    assert [turn.because for turn in table.ring(END + timedelta(days=1))] == ["guess_won"]


def test_two_persons_who_are_one_are_paid_once_and_for_the_better_guess() -> None:
    table = table_of(replace(RULES, places=(Places(Reward(amount=5)),)))
    guess(table, ANN, "150")
    guess(table, BO, "198", 1)
    table.merge(ANN, BO, START + timedelta(hours=3))
    turns = table.ring(END)
    assert [(turn.because, turn.answer["number"]) for turn in turns if turn.accepted] == [("guess_won", "198.00")]
    assert [row.data["number"] for row in table.listed("winners")] == ["198.00"]
    assert MECHANIC.merge(RULES, Seat(), Seat((Made(5, START),))).made == (Made(5, START),)


def test_who_lost_before_the_two_became_one_is_still_paid_for_the_other_guess() -> None:
    """The moment between two alarms of the end: one of the two had lost already."""
    table = table_of(replace(RULES, places=(Places(Reward(amount=5), last=1),)))
    guess(table, ANN, "150")
    guess(table, BO, "198", 1)
    later = {key: at for key, at in table.alarms.items() if key[0] == "person:bo"}
    for key in later:
        del table.alarms[key]
    assert [turn.because for turn in table.ring(END)] == ["guess_lost"]
    table.alarms.update(later)
    table.merge(ANN, BO, START)
    assert [given(turn)["points"] for turn in table.ring(END)] == [5]


def test_only_those_who_signed_in() -> None:
    table = table_of(replace(RULES, signed_in=True))
    assert guess(table, Person("per_1"), "199") == "sign_in_first"
    assert table.look(Person("per_1"), START)["sign_in_first"] is True


def test_the_example_in_the_guide() -> None:
    rules = msgspec.convert(next(each.rules for each in MECHANIC.templates if each.key == "launch_price"), Rules)
    table = table_of(rules)
    for day, person, number in ((0, ANN, "450"), (1, BO, "393"), (2, ANN, "405")):
        guess(table, person, number, day * 60)
    guess(table, CY, "400", 240)
    turns = {turn.person_id: turn for turn in table.ring(END)}
    assert {person: turn.answer["place"] for person, turn in turns.items()} == {"cy": 1, "bo": 2, "ann": 3}
    assert given(turns["cy"]) == {"prize:headphones": 1}
    assert rules.reward_for(11) == rules.reward_for(5_000) == Reward(amount=20)
