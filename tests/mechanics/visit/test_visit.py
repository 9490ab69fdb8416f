"""A visit: the code of the screen, near enough, once a day and shop, one phone for one person."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from antiphon.engine.database.port import Database
from antiphon.features.plays.contracts import PlayDraft
from antiphon.kernel.amounts import POINTS
from antiphon.mechanics.visit import MECHANIC
from antiphon.mechanics.visit.moves import VisitMove
from antiphon.mechanics.visit.play import purpose_of
from antiphon.mechanics.visit.rules import Place, Rules
from antiphon.sdk.codes import rotating_code, step_of
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.mechanic import Person
from antiphon.sdk.testing import Table
from tests.conftest import SetClock
from tests.features.plays.rig import NAME, SHOP, Rig
from tests.mechanics.visit.examples import ONE, STAMPS, TWO

NOON = datetime(2026, 5, 1, 4, tzinfo=UTC)
DAY = timedelta(days=1)
ANA, BEN = Person("per_1", "Asia/Shanghai", known=True), Person("per_2", "Asia/Shanghai", known=True)
RULES = Rules((ONE, TWO), stamps=STAMPS)


def here(at: datetime, place: str = "one", ago: int = 0, **more: Any) -> VisitMove:
    """With the code that the shop's screen shows then, or showed some minutes ago."""
    code = rotating_code(MADE_UP_SECRET, purpose_of(place), step_of(at, 60) - ago)
    return msgspec.structs.replace(VisitMove(place, code, device="phone-a"), **more)


def test_a_visit_a_day_and_stamps_for_two_shops() -> None:
    table = Table(MECHANIC, RULES)
    first = table.move(ANA, here(NOON), NOON)
    assert (first.because, table.purse("per_1")[POINTS]) == ("stamped", 12)
    assert table.move(ANA, here(NOON), NOON + timedelta(seconds=1)).because == "been_today"
    assert table.move(ANA, here(NOON + DAY), NOON + DAY).because == "visited"
    both = table.move(ANA, here(NOON + DAY, "two"), NOON + DAY)
    assert (both.because, both.answer["stamps"]) == ("stamped", 2)
    assert dict(table.purse("per_1")) == {"prize:mug": 1, "coupon:both": 1, "points": 17}
    assert [(row.key, row.rank) for row in table.listed("visitors")] == [("per_1", 2)]


def test_old_codes_and_those_of_another_shop_are_wrong() -> None:
    table = Table(MECHANIC, RULES)
    assert table.move(ANA, here(NOON, ago=2), NOON).because == "wrong_code"
    other = here(NOON, "two")
    assert table.move(ANA, msgspec.structs.replace(other, place="one"), NOON).because == "wrong_code"
    assert table.move(ANA, here(NOON, ago=1), NOON).because == "stamped"


def test_who_guesses_waits_and_a_good_code_does_not_help_then() -> None:
    table = Table(MECHANIC, RULES)
    told = [table.move(ANA, VisitMove("one", "12345", device="phone-a"), NOON).because for _ in range(6)]
    assert told == ["wrong_code"] * 5 + ["too_many_tries"]
    assert table.move(ANA, here(NOON), NOON).because == "too_many_tries"
    assert [row.key for row in table.listed("guessing")] == ["per_1"]
    assert table.move(ANA, here(NOON + timedelta(hours=1)), NOON + timedelta(hours=1)).because == "stamped"


@pytest.mark.parametrize(
    ("metres", "accuracy", "because"),
    [
        (None, 0, "where_are_you"),
        (100, 0, "stamped"),
        (101, 0, "too_far"),
        (180, 90, "stamped"),
        (210, 90_000, "too_far"),
    ],
)
def test_near_enough(metres: int | None, accuracy: int, because: str) -> None:
    table = Table(MECHANIC, msgspec.structs.replace(RULES, proof="code_and_position"))
    assert table.move(ANA, here(NOON, metres=metres, accuracy=accuracy), NOON).because == because


def test_one_phone_is_one_person_a_day() -> None:
    table = Table(MECHANIC, RULES)
    table.move(ANA, here(NOON), NOON)
    assert table.move(BEN, here(NOON), NOON).because == "device_used"
    assert table.move(BEN, here(NOON, device="phone-b"), NOON).because == "stamped"
    assert table.move(ANA, here(NOON, "two"), NOON).because == "stamped"
    assert table.move(BEN, here(NOON + DAY), NOON + DAY).because == "visited"
    assert table.move(BEN, here(NOON, device=""), NOON + DAY).because == "been_today"
    assert table.move(Person("per_3"), here(NOON, device=""), NOON).because == "no_device"


def test_a_photographed_code_runs_out() -> None:
    table = Table(MECHANIC, msgspec.structs.replace(RULES, people_per_code=1))
    table.move(ANA, here(NOON), NOON)
    assert table.move(BEN, here(NOON, device="phone-b"), NOON).because == "code_used_up"
    later = NOON + timedelta(minutes=1)
    assert table.move(BEN, here(later, device="phone-b"), later).because == "stamped"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("31.2397, 121.4908", (31.2397, 121.4908)),
        ("-33.86，151.21", (-33.86, 151.21)),
        ("31.2 121.4", (31.2, 121.4)),
        ("91, 0", None),
        ("0, 181", None),
        ("the Bund", None),
        ("", None),
    ],
)
def test_positions_are_copied_from_a_map(text: str, found: tuple[float, float] | None) -> None:
    assert Place("one", NAME, NAME, text).coordinates == found


@pytest.fixture
def rig(database: Database, clock: SetClock, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(database, clock, tmp_path, mechanics=[MECHANIC])
    try:
        yield made
    finally:
        made.close()


def test_the_screen_of_the_house_is_good_there_and_nothing_is_kept_of_a_position(rig: Rig, clock: SetClock) -> None:
    rules: dict[str, Any] = msgspec.to_builtins(msgspec.structs.replace(RULES, proof="code_and_position"))
    play = rig.plays.launch(SHOP, rig.plays.create(SHOP, PlayDraft("visit", NAME, rules)).id)
    with rig.database.read() as session:
        assert [screen.key for screen in rig.plays.screens.list_screens(session, SHOP, play.id)] == ["one", "two"]
        screen = rig.plays.screens.read_screen(session, SHOP, play.id, "one")
    assert screen.since <= screen.now < screen.until
    body = msgspec.json.encode(VisitMove("one", screen.code, 40, 20, "phone-a"))
    said = [rig.plays.move(SHOP, play.id, person, f"key {person}", body) for person in ("per_1", "per_2")]
    assert [getattr(each, "because", getattr(each, "reason", None)) for each in said] == ["stamped", "device_used"]
    clock.at_ms += 120_000
    late = rig.plays.move(SHOP, play.id, "per_3", "late", body.replace(b"phone-a", b"phone-c"))
    assert getattr(late, "because", None) == "wrong_code"
    assert rig.sound()
