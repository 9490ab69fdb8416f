"""Codes on packages: nobody can guess one, each is unlocked once, copies and guessers are seen."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antiphon.engine.database.port import Database
from antiphon.features.plays.contracts import PlayDraft
from antiphon.mechanics.scan import MECHANIC
from antiphon.mechanics.scan.codes import ALPHABET, LENGTH, Printed, make_codes, read_code, spaced, tidy
from antiphon.mechanics.scan.moves import ScanMove
from antiphon.mechanics.scan.play import GUESSING, SCANNED
from antiphon.mechanics.scan.rules import Batch, Rules
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.mechanic import Person
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table
from antiphon.sdk.words import Text
from tests.conftest import SetClock
from tests.features.plays.rig import NAME, SHOP, Rig

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
TEA = Text(zh="茶", en="Tea")
ANA, BEN = Person("per_1", "Asia/Shanghai", known=True), Person("per_2", "Asia/Shanghai", known=True)
RULES = Rules((Batch("spring", TEA, 1_000, Reward(amount=20)),), wrong_per_hour=3)
CODES = [spaced(code) for code in islice(make_codes(MADE_UP_SECRET, "spring", 1_001), 1_001)]


def test_codes_differ_and_say_what_they_are() -> None:
    codes = list(make_codes("secret", "a", 20_000))
    assert len(set(codes)) == 20_000
    assert all(len(code) == LENGTH and set(code) <= set(ALPHABET) for code in codes)
    assert [read_code("secret", ["b", "a"], code) for code in codes[:50]] == [Printed("a", serial) for serial in range(50)]
    assert codes == list(make_codes("secret", "a", 20_000))
    assert not set(codes) & set(make_codes("secret", "b", 20_000))
    assert not set(codes) & set(make_codes("another", "a", 20_000))


def test_neighbours_do_not_look_like_neighbours() -> None:
    """Whoever holds a hundred codes in a row sees no counter: every place of the code takes many letters."""
    codes = list(make_codes("secret", "a", 100))
    assert all(len({code[place] for code in codes}) > 15 for place in range(LENGTH))


@settings(max_examples=300, deadline=None)
@given(place=st.integers(0, LENGTH - 1), letter=st.sampled_from(ALPHABET), number=st.integers(0, 500))
def test_one_wrong_letter_makes_it_no_code(place: int, letter: str, number: int) -> None:
    code = tidy(CODES[number])
    changed = code[:place] + letter + code[place + 1 :]
    assert changed == code or read_code(MADE_UP_SECRET, ["spring"], changed) is None


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40))
def test_reading_never_fails(text: str) -> None:
    assert read_code("secret", ["a"], tidy(text)) is None


def test_how_a_code_is_written_does_not_matter() -> None:
    code = tidy(CODES[7])
    alike = code.replace("0", "o").replace("1", "l").lower()
    for written in (
        CODES[7],
        code.lower(),
        f" {CODES[7].replace('-', ' ')} ",
        f"https://shop.example/s?c={CODES[7]}",
        f"https://shop.example/#{code}",
        alike,
    ):
        assert tidy(written) == code


def test_the_first_scan_is_worth_something_and_later_ones_tell_when_that_was() -> None:
    table = Table(MECHANIC, RULES)
    first = table.move(ANA, ScanMove(CODES[0]), NOON)
    assert (first.because, table.purse("per_1")) == ("unlocked", {"points": 20})
    assert table.move(ANA, ScanMove(CODES[0]), NOON).because == "yours_already"
    copy = table.move(BEN, ScanMove(CODES[0].lower()), NOON + timedelta(days=2))
    assert (copy.because, copy.answer["first_on"], copy.answer["times"]) == ("scanned_before", "2026-05-01", 2)
    assert [(row.key, row.rank, row.person_id) for row in table.listed(SCANNED)] == [(CODES[0], 2, "per_1")]


def test_a_code_that_was_not_printed_yet_is_no_code() -> None:
    table = Table(MECHANIC, RULES)
    assert table.move(ANA, ScanMove(CODES[1_000]), NOON).because == "not_a_code"
    assert table.move(ANA, ScanMove(CODES[999]), NOON).because == "unlocked"


def test_who_guesses_waits_for_an_hour_and_is_listed() -> None:
    table = Table(MECHANIC, RULES)
    told = [table.move(ANA, ScanMove(f"0000-0000-0000-{number:04}"), NOON + timedelta(minutes=number)) for number in range(4)]
    assert [turn.because for turn in told] == ["not_a_code"] * 3 + ["too_many_tries"]
    assert [turn.answer.get("tries_left") for turn in told[:3]] == [2, 1, 0]
    assert table.move(ANA, ScanMove(CODES[0]), NOON + timedelta(minutes=59)).because == "too_many_tries"
    assert [row.key for row in table.listed(GUESSING)] == ["per_1"]
    assert table.move(ANA, ScanMove(CODES[0]), NOON + timedelta(minutes=60)).because == "unlocked"


@pytest.fixture
def rig(database: Database, clock: SetClock, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(database, clock, tmp_path, mechanics=[MECHANIC])
    try:
        yield made
    finally:
        made.close()


def test_what_is_printed_is_what_is_scanned(rig: Rig) -> None:
    """The codes of the export are good at the host, each for one of two callers who hold the same."""
    rules = {"batches": [{"key": "spring", "product": {"zh": "茶", "en": "Tea"}, "count": 50, "reward": {"asset": "points", "amount": 5}}]}
    play = rig.plays.launch(SHOP, rig.plays.create(SHOP, PlayDraft("scan", NAME, rules)).id)
    text = b"".join(rig.plays.print_codes(SHOP, play.id, "spring", 50, "op_1")).decode()
    codes = [line.split(",")[-1] for line in text.splitlines() if line.count("-") >= 3]
    assert len(codes) == len(set(codes)) == 50
    for number, code in enumerate(codes[:5]):
        said = [rig.plays.move(SHOP, play.id, f"per_{who}", f"key {number}", f'{{"code":"{code}"}}'.encode()) for who in (1, 2)]
        assert [getattr(each, "because", None) for each in said] == ["unlocked", "scanned_before"]
    assert rig.has("person:per_1") == 25
    assert rig.sound()
