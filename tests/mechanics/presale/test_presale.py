"""Presale, rule by rule, on a table; and never oversold, through the real host on both stores."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.engine.database.port import Database
from antiphon.features.plays.contracts import Outcome
from antiphon.mechanics.presale import MECHANIC
from antiphon.mechanics.presale.moves import Deposit, PresaleMove, Seat
from antiphon.mechanics.presale.rules import Rules
from antiphon.sdk.effects import Emit, Send
from antiphon.sdk.laws import Turn, given
from antiphon.sdk.mechanic import Person
from antiphon.sdk.testing import Table, break_no_law, spoken
from antiphon.sdk.words import Text
from tests.conftest import SetClock
from tests.features.plays.rig import SHOP, Rig

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
ANN, BOB = Person("ann"), Person("bob")
RULES = Rules(
    key="coat",
    name=Text(zh="羽绒服", en="A coat"),
    products=("p-1",),
    stock=2,
    price_minor=59_900,
    deposit_minor=5_000,
    counts_minor=10_000,
    coupon="coat",
)

Played = Table[Rules, Seat, PresaleMove]


def table_of(**changes: Any) -> Played:
    rules = replace(RULES, **changes)
    assert not MECHANIC.flaws(rules)
    return Table(MECHANIC, rules, starts_at=NOON)


def take(table: Played, person: Person = ANN, at: datetime = NOON) -> Turn:
    return table.move(person, PresaleMove("take"), at)


def tell(table: Played, name: str, at: datetime, person: Person = ANN, order_id: str = "o-1", **more: Any) -> Turn | None:
    return table.event(person, name, at, {"order_id": order_id, **more})


def emitted(turn: Turn) -> list[str]:
    return [effect.name for effect in turn.effects if isinstance(effect, Emit)]


def test_from_the_right_to_the_balance() -> None:
    table = table_of()
    assert spoken(MECHANIC, take(table)).en == "It is kept for you. Pay the deposit within 30 minutes."
    deposit = tell(table, "Deposit Paid", NOON + 5 * MINUTE)
    assert deposit is not None
    assert spoken(MECHANIC, deposit).en == "Your deposit is in. It counts for CNY 100.00 when you pay the balance."
    assert given(deposit) == {"coupon:coat": 1}
    assert tell(table, "Deposit Paid", NOON + 6 * MINUTE) is None
    assert take(table, at=NOON + DAY).because == "limit_reached"
    rung = [turn for turn in table.ring(NOON + 10 * DAY) if turn.accepted]
    assert [turn.because for turn in rung] == ["balance_opens"]
    assert spoken(MECHANIC, rung[0]).zh == "可以付尾款了：还需 CNY 499.00。"
    assert any(isinstance(effect, Send) for effect in rung[0].effects)
    paid = tell(table, "Balance Paid", NOON + 11 * DAY)
    assert paid is not None
    assert (paid.because, emitted(paid)) == ("completed", ["Presale Completed"])
    assert tell(table, "Balance Paid", NOON + 11 * DAY) is None
    assert not [turn for turn in table.ring(NOON + 20 * DAY) if turn.accepted]
    assert table.look(ANN, NOON + 11 * DAY)["mine"]["paid"] == 1
    break_no_law(MECHANIC, table.history())


@pytest.mark.parametrize(
    ("unpaid", "because", "event"),
    [
        ("forfeit", "not_paid_forfeited", "Deposit Forfeited"),
        ("refund", "not_paid_refunded", "Deposit Refund Due"),
    ],
)
def test_a_balance_that_is_not_paid(unpaid: str, because: str, event: str) -> None:
    table = table_of(unpaid=unpaid)
    take(table)
    tell(table, "Deposit Paid", NOON + MINUTE)
    told = [turn for turn in table.ring(NOON + 14 * DAY) if turn.accepted]
    assert [turn.because for turn in told] == ["balance_opens", "reminded", because]
    assert emitted(told[-1]) == [event]
    assert table.left()[table.rules.right] == 2
    assert tell(table, "Balance Paid", NOON + 14 * DAY) is None
    break_no_law(MECHANIC, table.history())


def test_a_right_without_a_deposit_goes_back() -> None:
    table = table_of(stock=1)
    take(table)
    assert take(table, BOB).because == "sold_out"
    assert [turn.because for turn in table.ring(NOON + 32 * MINUTE)] == ["timed_out"]
    assert take(table, BOB, NOON + 33 * MINUTE).accepted
    assert tell(table, "Deposit Paid", NOON + 34 * MINUTE) is None  # Ann's right is gone
    assert table.move(BOB, PresaleMove("release"), NOON + 35 * MINUTE).because == "released"
    assert table.move(BOB, PresaleMove("release"), NOON + 35 * MINUTE).because == "nothing_held"
    break_no_law(MECHANIC, table.history())


def test_members_come_a_day_earlier_and_nobody_after_the_deposits() -> None:
    table = table_of(early_for=("gold",), early_hours=24)
    gold = replace(ANN, segments=frozenset({"gold"}))
    refused = take(table, BOB)
    assert refused.because == "too_early"
    assert table.look(BOB, NOON)["opens_at"] == (NOON + DAY).isoformat()
    assert take(table, gold).accepted
    assert take(table, BOB, NOON + DAY).accepted
    assert take(table, Person("cat"), NOON + 7 * DAY).because == "over"


def test_cancelled_orders() -> None:
    table = table_of(per_person=2)
    take(table)
    take(table)
    lines = [{"product_id": "p-1", "quantity": 2}]
    tell(table, "Deposit Paid", NOON + MINUTE, products=lines)
    kept = tell(table, "Order Cancelled", NOON + 2 * MINUTE)
    assert kept is not None
    assert (kept.because, emitted(kept), table.left()[table.rules.right]) == ("cancelled_refunded", ["Deposit Refund Due"], 2)
    take(table, BOB, NOON + 3 * MINUTE)
    tell(table, "Deposit Paid", NOON + 4 * MINUTE, BOB)
    tell(table, "Balance Paid", NOON + 5 * MINUTE, BOB)
    back = tell(table, "Order Refunded", NOON + 6 * MINUTE, BOB)
    assert back is not None
    assert (back.because, table.left()[table.rules.right]) == ("returned", 2)
    break_no_law(MECHANIC, table.history())


def test_two_people_who_turn_out_to_be_one() -> None:
    kept, other = Seat(deposits=(Deposit("o-1", 1),)), Seat(1, NOON, (Deposit("o-1", 1), Deposit("o-2", 1, "paid")), 1)
    assert MECHANIC.merge(RULES, kept, other) == Seat(1, NOON, (Deposit("o-1", 1), Deposit("o-2", 1, "paid")), 1)


@pytest.mark.parametrize("body", [{"do": "steal"}, {"do": "take", "for": "bob"}, []])
def test_moves_that_cannot_be_read(body: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, PresaleMove)


CALLERS, LIMIT = 40, 5


@pytest.fixture
def rig(database: Database, clock: SetClock, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(database, clock, tmp_path, mechanics=(MECHANIC,), monotonic=clock.now_ms)
    try:
        yield made
    finally:
        made.close()


def test_forty_callers_get_exactly_what_there_is(rig: Rig) -> None:
    """T5 through the host."""
    play = rig.launch(kind="presale", **msgspec.to_builtins(replace(RULES, stock=LIMIT)))
    people = [f"per_{number}" for number in range(CALLERS)]

    def take_one(person: str) -> Outcome:
        return rig.move(play, person, "k", do="take")

    with ThreadPoolExecutor(CALLERS) as pool:
        list(pool.map(take_one, people))
    with rig.database.read() as session:
        history = rig.plays.read_history(session, SHOP, play.id)
    assert sorted(turn.because for turn in history.turns) == ["sold_out"] * (CALLERS - LIMIT) + ["taken"] * LIMIT
    assert sum(rig.has(f"person:{person}", "right:coat") for person in people) == LIMIT
    break_no_law(MECHANIC, history)
    assert rig.sound()
