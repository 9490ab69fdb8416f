"""Flash sale, rule by rule, on a table; and never oversold, through the real host on both stores."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.engine.database.port import Database
from antiphon.features.plays.contracts import Accepted, Outcome
from antiphon.mechanics.flash_sale import MECHANIC
from antiphon.mechanics.flash_sale.moves import BuyMove, Seat
from antiphon.mechanics.flash_sale.rules import MemberPrice, Rules
from antiphon.sdk.effects import Send
from antiphon.sdk.laws import Turn, given
from antiphon.sdk.mechanic import Person
from antiphon.sdk.testing import Table, break_no_law, spoken
from antiphon.sdk.words import Text
from tests.conftest import SetClock
from tests.features.plays.rig import SHOP, Rig

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ANN, BOB, CAT = Person("ann"), Person("bob"), Person("cat")
RULES = Rules(key="deal", name=Text(zh="坚果", en="Nuts"), products=("p-1",), price_minor=1_990, stock=1, coupon="deal")

Played = Table[Rules, Seat, BuyMove]


def table_of(**changes: Any) -> Played:
    rules = replace(RULES, **changes)
    assert not MECHANIC.flaws(rules)
    return Table(MECHANIC, rules, starts_at=NOON, ends_at=NOON + timedelta(days=1))


def take(table: Played, person: Person, at: datetime = NOON) -> Turn:
    return table.move(person, BuyMove("take"), at)


def order(table: Played, person: Person, at: datetime, order_id: str = "o-1", quantity: int = 1) -> Turn | None:
    told = {"order_id": order_id, "products": [{"product_id": "p-1", "price": 19.9, "quantity": quantity}]}
    return table.event(person, "Order Completed", at, told)


def test_a_right_is_taken_paid_and_bought() -> None:
    table = table_of()
    turn = take(table, ANN)
    assert given(turn) == {"right:deal": 1, "coupon:deal": 1}
    assert spoken(MECHANIC, turn).zh == "抢到了！请在 15 分钟内付款。"
    assert take(table, ANN).because == "limit_reached"
    bought = order(table, ANN, NOON + 3 * MINUTE)
    assert bought is not None
    assert (bought.because, bought.answer["pieces"]) == ("bought", 1)
    assert order(table, ANN, NOON + 4 * MINUTE) is None  # told twice
    assert take(table, BOB, NOON + 5 * MINUTE).because == "sold_out"
    assert [turn.because for turn in table.ring(NOON + 20 * MINUTE)] == ["ignored"]
    shown = table.look(ANN, NOON)
    assert (shown["sold"], shown["sold_out"], shown["mine"]) == (1, True, {"held": 0, "until": None, "bought": 1})
    break_no_law(MECHANIC, table.history())


def test_what_is_not_paid_goes_to_the_next_in_line() -> None:
    table = table_of()
    take(table, ANN)
    assert [take(table, person, NOON + MINUTE).answer for person in (BOB, CAT)] == [{"position": 1}, {"position": 2}]
    assert table.look(CAT, NOON + MINUTE)["queue"] == {"open": True, "waiting": 2, "position": 2}
    assert take(table, CAT, NOON + 2 * MINUTE).because == "in_queue"
    told: list[tuple[str, str]] = []
    for minute in range(3, 20):
        told += [(turn.person_id, turn.because) for turn in table.ring(NOON + minute * MINUTE) if turn.because != "still_waiting"]
    assert told[:2] == [("ann", "timed_out"), ("bob", "offered")]
    offered = next(turn for turn in table.turns if turn.because == "offered")
    assert any(isinstance(effect, Send) for effect in offered.effects)
    assert order(table, BOB, NOON + 20 * MINUTE) is not None
    assert "queue_over" in [turn.because for turn in table.ring(NOON + 25 * MINUTE)]
    late = order(table, ANN, NOON + 26 * MINUTE, "o-2")
    assert late is not None
    assert late.because == "too_late"
    break_no_law(MECHANIC, table.history())


def test_nobody_overtakes_the_queue() -> None:
    table = table_of()
    take(table, ANN)
    take(table, BOB)
    table.move(ANN, BuyMove("release"), NOON + MINUTE)
    assert take(table, CAT, NOON + MINUTE).because == "queued"
    assert take(table, BOB, NOON + MINUTE).because == "taken"
    assert table.move(CAT, BuyMove("leave"), NOON + MINUTE).because == "left_queue"
    assert table.move(CAT, BuyMove("leave"), NOON + MINUTE).because == "not_in_queue"
    assert table.move(CAT, BuyMove("release"), NOON + MINUTE).because == "nothing_held"
    break_no_law(MECHANIC, table.history())


def test_a_cancelled_order_goes_back_into_stock() -> None:
    table = table_of(stock=2, per_person=2)
    take(table, ANN)
    take(table, ANN)
    order(table, ANN, NOON + MINUTE, quantity=2)
    assert table.event(ANN, "Order Refunded", NOON + 2 * MINUTE, {"order_id": "o-1", "refund_amount": 5}) is None
    one = {"order_id": "o-1", "products": [{"product_id": "p-1", "quantity": 1}]}
    first = table.event(ANN, "Order Refunded", NOON + 2 * MINUTE, one)
    rest = table.event(ANN, "Order Cancelled", NOON + 3 * MINUTE, {"order_id": "o-1"})
    assert [turn.answer["pieces"] for turn in (first, rest) if turn] == [1, 1]
    assert table.left()[table.rules.right] == 2
    assert take(table, BOB, NOON + 4 * MINUTE).because == "taken"
    break_no_law(MECHANIC, table.history())


def test_a_payment_a_little_too_late_still_counts_when_there_is_one_left() -> None:
    table = table_of()
    take(table, ANN)
    table.ring(NOON + 18 * MINUTE)
    bought = order(table, ANN, NOON + 20 * MINUTE)
    assert bought is not None
    assert bought.because == "bought"
    assert order(table, BOB, NOON + 20 * MINUTE, "o-2") is None  # an ordinary order is none of this sale's business
    break_no_law(MECHANIC, table.history())


def test_members_have_their_own_price_and_coupon() -> None:
    gold = replace(ANN, segments=frozenset({"gold"}))
    table = table_of(prices=(MemberPrice("gold", 1_490, "gold-deal"),), members_only=True, stock=5, per_person=5)
    turn = take(table, gold)
    assert (turn.answer["price_minor"], given(turn)) == (1_490, {"right:deal": 1, "coupon:gold-deal": 1})
    assert take(table, BOB).because == "members_only"
    table.move(gold, BuyMove("release"), NOON)
    assert given(take(table, gold)) == {"right:deal": 1}  # the coupon of the first is still there


def gift(table: Played, name: str, person: Person, at: datetime, until: datetime | None = None, key: str = "deal") -> Turn | None:
    told = {"promotion": key, "coupon": "ABC", "usable_until": None if until is None else int(until.timestamp() * 1000)}
    return table.event(person, name, at, told)


def test_a_right_goes_with_its_coupon() -> None:
    table = table_of(transferable=True)
    take(table, ANN)
    sent = gift(table, "Coupon Gifted", ANN, NOON + MINUTE)
    assert sent is not None
    assert sent.because == "handed_on"
    assert take(table, CAT, NOON + MINUTE).because == "queued"  # on its way it is nobody's to take
    got = gift(table, "Coupon Received", BOB, NOON + MINUTE, NOON + 15 * MINUTE)
    assert got is not None
    assert (got.because, got.answer["until"]) == ("received", (NOON + 15 * MINUTE).isoformat())
    assert take(table, ANN, NOON + 2 * MINUTE).because == "limit_reached"  # what was given on still counts
    bought = order(table, BOB, NOON + 3 * MINUTE)
    assert bought is not None
    assert bought.because == "bought"
    assert order(table, ANN, NOON + 3 * MINUTE, "o-2") is None


def test_a_right_that_was_received_runs_out_too() -> None:
    table = table_of(transferable=True)
    take(table, ANN)
    gift(table, "Coupon Gifted", ANN, NOON + MINUTE)
    gift(table, "Coupon Received", BOB, NOON + MINUTE, NOON + 5 * MINUTE)
    assert "timed_out" in [turn.because for turn in table.ring(NOON + 8 * MINUTE)]
    assert take(table, CAT, NOON + 9 * MINUTE).because == "taken"


def test_a_gift_brings_no_right_out_of_nothing() -> None:
    table = table_of(transferable=True)
    take(table, ANN)
    table.ring(NOON + 20 * MINUTE)  # it has run out, the coupon is still there
    assert gift(table, "Coupon Gifted", ANN, NOON + 21 * MINUTE) is None
    assert gift(table, "Coupon Received", BOB, NOON + 21 * MINUTE) is None
    bound = table_of()
    take(bound, ANN)
    assert gift(bound, "Coupon Gifted", ANN, NOON + MINUTE) is None
    assert MECHANIC.flaws(replace(RULES, transferable=True, coupon=""))
    assert gift(table_of(transferable=True), "Coupon Gifted", ANN, NOON, key="other") is None


def test_without_a_queue_people_are_told_when_to_look_again() -> None:
    table = table_of(queue=False)
    take(table, ANN)
    assert take(table, BOB).because == "none_now"
    full = table_of(queue_most=1)
    for person in (ANN, BOB):
        take(full, person)
    assert take(full, CAT).because == "queue_full"


def test_two_people_who_turn_out_to_be_one() -> None:
    kept, other = Seat(1, NOON, 1, orders={"o-1": 1}), Seat(1, NOON + MINUTE, 2, coupons=1, orders={"o-2": 2})
    merged = MECHANIC.merge(RULES, kept, other)
    assert (merged.held, merged.until, merged.bought, merged.orders) == (2, NOON + MINUTE, 3, {"o-1": 1, "o-2": 2})


@pytest.mark.parametrize("body", [{"do": "steal"}, {"do": "take", "pieces": 2}, []])
def test_moves_that_cannot_be_read(body: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, BuyMove)


CALLERS, LIMIT = 40, 5


@pytest.fixture
def rig(database: Database, clock: SetClock, tmp_path: Path) -> Iterator[Rig]:
    made = Rig(database, clock, tmp_path, mechanics=(MECHANIC,), monotonic=clock.now_ms)
    try:
        yield made
    finally:
        made.close()


def test_forty_callers_get_exactly_what_there_is_and_what_is_not_paid_goes_round_in_order(rig: Rig, clock: SetClock) -> None:
    """T5 through the host: five rights among forty, thirty-five in line; then all five time out and the next five are offered theirs."""
    rules = msgspec.to_builtins(replace(RULES, stock=LIMIT, coupon=""))
    play = rig.launch(kind="flash_sale", **rules)
    people = [f"per_{number}" for number in range(CALLERS)]

    def take_one(person: str) -> Outcome:
        return rig.move(play, person, "k", do="take")

    with ThreadPoolExecutor(CALLERS) as pool:
        outcomes = list(pool.map(take_one, people))
    assert all(isinstance(outcome, Accepted) for outcome in outcomes)
    assert rig.has(f"play:{play.id}", "right:deal") == 0
    for _ in range(4):
        clock.at_ms += 6 * 60_000
        while rig.plays.ring_once():
            pass
    with rig.database.read() as session:
        history = rig.plays.read_history(session, SHOP, play.id)
    offered = [turn.person_id for turn in history.turns if turn.because == "offered"]
    in_line = [turn.person_id for turn in history.turns if turn.because == "queued"]
    assert [turn.because for turn in history.turns].count("taken") == LIMIT
    assert [turn.answer["position"] for turn in history.turns if turn.because == "queued"] == list(range(1, CALLERS - LIMIT + 1))
    assert offered[:LIMIT] == in_line[:LIMIT]
    assert sum(rig.has(f"person:{person}", "right:deal") for person in people) + rig.has(f"play:{play.id}", "right:deal") == LIMIT
    break_no_law(MECHANIC, history)
    assert rig.sound()
