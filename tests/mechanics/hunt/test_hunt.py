"""A hunt: clue by clue, only by who was there, and the first get more."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from antiphon.engine.database.port import Database
from antiphon.features.plays.contracts import PlayDraft
from antiphon.kernel.amounts import POINTS, Asset
from antiphon.kernel.errors import Invalid, NotFound
from antiphon.mechanics.hunt import MECHANIC
from antiphon.mechanics.hunt.moves import HuntMove, Seat
from antiphon.mechanics.hunt.places import is_page, path_of
from antiphon.mechanics.hunt.play import Hunt
from antiphon.mechanics.hunt.rules import Rules
from antiphon.sdk.codes import signed_code
from antiphon.sdk.facts import MADE_UP_SECRET
from antiphon.sdk.mechanic import Person
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law
from tests.conftest import SetClock
from tests.features.plays.rig import NAME, SHOP, Rig
from tests.mechanics.hunt.examples import AR, LIVE, PAGE, SHOP_CODE
from tests.mechanics.hunt.examples import SHOP as COUNTER

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
ANA, BEN = Person("per_1", "Asia/Shanghai", known=True), Person("per_2", "Asia/Shanghai", known=True)
START, TAKE = HuntMove("start"), HuntMove("take")
HERE = HuntMove("look", page="https://shop.example/tea/oolong/?from=mail")


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("/tea/*", "/tea/oolong", True),
        ("/tea/*", "/tea", False),
        ("/tea*", "/tea", True),
        ("/a*b*c", "/a-b-c", True),
        ("/a*b*c", "/acb", False),
        ("/a*a", "/a", False),
        ("/about/", "/about", True),
        ("/about", "/about-us", False),
        ("/[x]", "/x", False),
    ],
)
def test_a_page_is_matched_by_its_path(pattern: str, path: str, fits: bool) -> None:  # noqa: FBT001
    assert is_page(pattern, path) is fits


def test_the_path_of_an_address() -> None:
    for address in ("https://shop.example/tea/?a=1#b", "/tea/", "/tea?x", "/tea#y"):
        assert path_of(address) == "/tea"
    assert path_of("https://shop.example") == path_of("/") == path_of("") == "/"


def test_clue_after_clue() -> None:
    table = Table(MECHANIC, Rules((PAGE, COUNTER), full_reward=Reward(amount=50)), starts_at=NOON)
    before = table.look(ANA, NOON)
    assert [spot["clue"] for spot in before["spots"]] == [None, None]
    assert table.move(ANA, HERE, NOON).because == "start_first"
    table.move(ANA, START, NOON)
    clues = [spot["clue"] is not None for spot in table.look(ANA, NOON)["spots"]]
    assert clues == [True, False]
    assert table.move(ANA, HuntMove("code", code=SHOP_CODE), NOON).because == "not_yet"
    assert table.move(ANA, TAKE, NOON).because == "nothing_seen"
    assert table.move(ANA, HuntMove("look", page="/about"), NOON).because == "nothing_here"
    assert table.move(ANA, HERE, NOON).because == "something_here"
    assert table.move(BEN, TAKE, NOON).because == "nothing_seen"
    assert table.move(ANA, TAKE, NOON + timedelta(minutes=31)).because == "nothing_seen"
    table.move(ANA, HERE, NOON + timedelta(minutes=32))
    assert table.move(ANA, TAKE, NOON + timedelta(minutes=33)).because == "found"
    last = table.move(ANA, HuntMove("code", code=SHOP_CODE), NOON + timedelta(minutes=40))
    assert (last.because, table.purse("per_1")[POINTS], table.purse("per_1")[Asset("prize:cup")]) == ("found_all", 55, 1)
    assert table.look(ANA, NOON + timedelta(minutes=41))["place"] == 1


def test_a_hint_comes_to_who_is_stuck() -> None:
    table = Table(MECHANIC, Rules((PAGE,)), starts_at=NOON)
    table.move(ANA, START, NOON)
    early, late = table.look(ANA, NOON + timedelta(minutes=59))["spots"][0], table.look(ANA, NOON + timedelta(minutes=60))["spots"][0]
    assert (early["hint"], early["hint_at"] is not None) == (None, True)
    assert (late["hint"] is not None, late["hint_at"]) == (True, None)


def test_an_ar_trigger_counts_from_the_start_on() -> None:
    table = Table(MECHANIC, Rules((AR,)), starts_at=NOON)
    bottle = {"target": "bottle"}
    assert table.event(ANA, "AR Triggered", NOON, bottle) is None
    table.move(ANA, START, NOON)
    assert table.event(ANA, "AR Triggered", NOON, {"target": "can"}) is None
    found = table.event(ANA, "AR Triggered", NOON + timedelta(minutes=1), bottle)
    assert found is not None
    assert found.because == "found_all"


def test_the_code_of_a_live_room_is_on_its_screen_only() -> None:
    table = Table(MECHANIC, Rules((LIVE,)), starts_at=NOON)
    shown = Hunt().display(table.rules, MADE_UP_SECRET, "live", NOON)
    assert shown is not None
    assert (shown.since, shown.until) == (NOON, NOON + timedelta(seconds=60))
    assert table.move(BEN, HuntMove("code", code=shown.code), NOON + timedelta(seconds=120)).because == "wrong_code"
    assert table.move(ANA, HuntMove("code", code=shown.code), NOON + timedelta(seconds=119)).because == "found_all"


def test_what_is_shown_never_tells_where_it_is() -> None:
    """Before it is found: no key, no name, no page, no event, no code, in any order of clues."""
    for order in ("free", "sequence"):
        table = Table(MECHANIC, Rules((PAGE, COUNTER, AR, LIVE), order=order), starts_at=NOON)
        table.move(ANA, START, NOON)
        told = msgspec.json.encode(table.look(ANA, NOON + timedelta(days=1))).decode()
        secrets = ("/tea", "AR Triggered", "bottle", SHOP_CODE, SHOP_CODE.replace("-", ""), '"shop"', '"page"', '"live"')
        assert [secret for secret in secrets if secret in told] == []


def test_the_first_get_more_and_others_do_not() -> None:
    table = Table(MECHANIC, Rules((COUNTER,), first_reward=Reward(amount=100), first=1), starts_at=NOON)
    for person in (ANA, BEN):
        table.move(person, HuntMove("code", code=SHOP_CODE), NOON)
    assert [table.purse(person)[POINTS] for person in ("per_1", "per_2")] == [100, 0]
    assert [row.person_id for row in table.listed("finishers")] == ["per_1", "per_2"]


def test_two_who_are_one_and_have_it_all_are_paid_once() -> None:
    rules = Rules((COUNTER, AR), order="free", full_reward=Reward(amount=50))
    table = Table(MECHANIC, rules, starts_at=NOON)
    table.move(ANA, HuntMove("code", code=SHOP_CODE), NOON)
    table.move(BEN, START, NOON)
    table.event(BEN, "AR Triggered", NOON, {"target": "bottle"})
    table.seats["person:per_1"] = MECHANIC.merge(rules, table.seats["person:per_1"], table.seats.pop("person:per_2"))
    assert table.move(ANA, START, NOON).because == "completed"
    assert table.move(ANA, START, NOON).because == "started_before"
    assert table.purse("per_1")[POINTS] == 50


def test_pages_an_hour_are_bounded() -> None:
    table = Table(MECHANIC, Rules((PAGE,), looks_per_hour=10), starts_at=NOON)
    table.move(ANA, START, NOON)
    told = [table.move(ANA, HuntMove("look", page=f"/p/{number}"), NOON).because for number in range(11)]
    assert told == ["nothing_here"] * 10 + ["too_many_looks"]
    assert table.move(ANA, HERE, NOON + timedelta(hours=1)).because == "something_here"


def test_a_crowd_finds_its_way() -> None:
    """The simulation of every template gets some people to the end, and breaks no law."""
    for template in MECHANIC.templates:
        rules = msgspec.convert(template.rules, Rules)
        table = Table(MECHANIC, rules, starts_at=NOON)
        for trial in MECHANIC.trials(rules, 40, 5, NOON, "crowd"):
            person = Person(f"per_{trial.person}")
            if isinstance(trial.stimulus, HuntMove):
                table.move(person, trial.stimulus, trial.at)
            else:
                table.event(person, trial.stimulus.name, trial.at, trial.stimulus.properties)
        break_no_law(MECHANIC, table.history())
        assert table.listed("finishers")


@pytest.fixture
def rig(database: Database, clock: SetClock, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(database, clock, tmp_path, mechanics=[MECHANIC])
    try:
        yield made
    finally:
        made.close()


def test_what_is_printed_and_shown_is_what_is_found(rig: Rig, clock: SetClock) -> None:
    """The printed code and the screen of the house are good there, and only there."""
    rules: dict[str, Any] = msgspec.to_builtins(Rules((COUNTER, LIVE), order="free"))
    play = rig.plays.launch(SHOP, rig.plays.create(SHOP, PlayDraft("hunt", NAME, rules)).id)
    text = b"".join(rig.plays.print_codes(SHOP, play.id, "shop", 1, "op_1")).decode()
    code = text.splitlines()[-1]
    assert code.replace("-", "") != signed_code(MADE_UP_SECRET, "hunt", "shop")
    with pytest.raises(Invalid, match="no such batch"):
        rig.plays.print_codes(SHOP, play.id, "live", 1, "op_1")
    with rig.database.read() as session:
        assert [screen.key for screen in rig.plays.screens.list_screens(session, SHOP, play.id)] == ["live"]
        screen = rig.plays.screens.read_screen(session, SHOP, play.id, "live")
        with pytest.raises(NotFound):
            rig.plays.screens.read_screen(session, SHOP, play.id, "shop")
    moves = (HuntMove("code", code=code), HuntMove("code", code=screen.code))
    said = [rig.plays.move(SHOP, play.id, "per_1", f"key {n}", msgspec.json.encode(move)) for n, move in enumerate(moves)]
    assert [getattr(each, "because", None) for each in said] == ["found", "found_all"]
    clock.at_ms += 120_000
    late = rig.plays.move(SHOP, play.id, "per_2", "late", msgspec.json.encode(moves[1]))
    assert getattr(late, "because", None) == "wrong_code"
    assert rig.sound()


def test_an_empty_seat_changes_nothing() -> None:
    seat = Seat(started_at=NOON)
    assert MECHANIC.merge(Rules((PAGE,)), seat, Seat()) == seat
