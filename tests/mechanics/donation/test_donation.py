"""Donation, rule by rule, on a table."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.mechanics.donation import MECHANIC
from antiphon.mechanics.donation.moves import GiveMove, Seat
from antiphon.mechanics.donation.rules import Gift, Rules, Sale, Tap
from antiphon.sdk.charts import Charting
from antiphon.sdk.laws import Turn, given, taken
from antiphon.sdk.mechanic import Person
from antiphon.sdk.public_account import ACCOUNT
from antiphon.sdk.testing import Table, break_no_law, spoken
from antiphon.sdk.words import Text

NOW = datetime(2026, 5, 1, 4, tzinfo=UTC)  # noon in Shanghai
DAY = timedelta(days=1)
ANN, BOB = Person("ann", "Asia/Shanghai"), Person("bob", "Asia/Shanghai")
LUNCH = Rules(
    cause=Text(zh="给孩子一份午餐", en="A lunch for a child"),
    unit=Text(zh="份午餐", en="lunches"),
    tap=Tap(1),
    gift=Gift(points=200, gives=2, match_percent=150),
    brand_cap=10,
)
MONEY = Rules(
    cause=LUNCH.cause, unit=Text(zh="元", en="yuan"), counted_in="money", sale=Sale("value", share_ppm=10_000, settle_days=15), days=30
)

Played = Table[Rules, Seat, GiveMove]


def table_of(rules: Rules = LUNCH, **changes: Any) -> Played:
    rules = replace(rules, **changes)
    assert not MECHANIC.flaws(rules)
    table = Table(MECHANIC, rules, starts_at=NOW)
    for person in (ANN, BOB):
        table.give(person.id, "points", 1_000)
    return table


def tap(table: Played, person: Person = ANN, at: datetime = NOW) -> Turn:
    return table.move(person, GiveMove("tap"), at)


def order(table: Played, order_id: str = "o-1", revenue: float = 250, at: datetime = NOW, **more: Any) -> Turn | None:
    return table.event(ANN, "Order Completed", at, {"order_id": order_id, "revenue": revenue, "currency": "CNY", **more})


def refund(table: Played, at: datetime, name: str = "Order Refunded", **more: Any) -> Turn | None:
    return table.event(ANN, name, at, {"order_id": "o-1", **more})


def account(table: Played) -> list[tuple[int, int, str]]:
    return [(row.data["amount"], row.data["total"], row.data["by"]) for row in reversed(table.listed(ACCOUNT))]


def test_points_are_given_and_the_brand_adds_its_part_while_it_lasts() -> None:
    table = table_of()
    turn = table.move(ANN, GiveMove("give", 2), NOW)
    assert (turn.because, taken(turn)) == ("gave_matched", {"points": 400})
    assert spoken(MECHANIC, turn).en == "Thank you! You gave 4 lunches, and the brand added 6 lunches."
    again = table.move(BOB, GiveMove("give", 2), NOW)
    assert (again.answer["units"], again.answer["matched_units"]) == (4, 4)
    last = table.move(BOB, GiveMove("give"), NOW)
    assert (last.because, spoken(MECHANIC, last).zh) == ("gave", "谢谢你！捐出了 2 份午餐。")
    assert tap(table).because == "brand_gave_all"
    assert account(table) == [(10, 10, "gift"), (8, 18, "gift"), (2, 20, "gift")]
    shown = table.look(BOB, NOW)
    assert (shown["total"], shown["people"], shown["mine"]) == (20, 2, {"points": 600, "taps": 0, "units": 10})
    assert shown["from"] == {"gifts": 10, "matched": 10, "taps": 0, "sales": 0}
    assert table.move(ANN, GiveMove("give", 4), NOW).because == "not_enough"
    break_no_law(MECHANIC, table.history())


def test_a_tap_a_day_where_the_person_is() -> None:
    table = table_of()
    assert tap(table).because == "tapped"
    assert tap(table).because == "already_tapped"
    assert table.look(ANN, NOW)["tapped_today"]
    midnight = NOW + timedelta(hours=12)
    assert tap(table, at=midnight).accepted
    west = replace(ANN, zone="America/New_York")
    assert tap(table, west, midnight + timedelta(hours=1)).because == "already_tapped"
    assert given(tap(table, BOB, midnight)) == {}
    assert table.left()["fund:brand"] == 7  # pyright: ignore[reportArgumentType]
    break_no_law(MECHANIC, table.history())


def test_a_share_of_every_order_and_its_refund() -> None:
    table = table_of(MONEY)
    turn = order(table)
    assert turn is not None
    assert spoken(MECHANIC, turn).en == "Your order brought a donation of 2.50 yuan."
    assert order(table) is None  # told twice
    assert order(table, "o-2", 0.5) is None  # less than a cent
    assert order(table, "o-3", 100, currency="USD") is None
    half = refund(table, NOW + DAY, revenue=100)
    assert half is not None
    assert (half.because, half.answer["units"]) == ("sale_back", 100)
    rest = refund(table, NOW + 2 * DAY)
    assert rest is not None
    assert rest.answer["units"] == 150
    assert refund(table, NOW + 3 * DAY) is None
    assert account(table) == [(250, 250, "sale"), (-100, 150, "sale_back"), (-150, 0, "sale_back")]
    break_no_law(MECHANIC, table.history())


def test_after_the_settlement_a_donation_stays_and_after_its_days_nothing_is_collected() -> None:
    table = table_of(MONEY)
    order(table)
    assert refund(table, NOW + 15 * DAY) is None
    late = NOW + 30 * DAY
    assert order(table, "o-9", at=late) is None
    assert table.move(ANN, GiveMove("give"), late).because == "over"
    assert table.look(ANN, late)["over"]
    assert refund(table, late, "Order Cancelled") is None
    assert table.look(ANN, late)["total"] == 250


def test_a_cap_covers_sales_and_what_comes_back_can_be_given_again() -> None:
    table = table_of(MONEY, brand_cap=300)
    order(table)
    second = order(table, "o-2")
    assert second is not None
    assert second.answer["units"] == 50
    assert order(table, "o-3") is None
    refund(table, NOW + DAY, "Order Cancelled")
    third = order(table, "o-3", at=NOW + DAY)
    assert third is not None
    assert third.answer["units"] == 250
    break_no_law(MECHANIC, table.history())


def test_pieces_of_some_products() -> None:
    table = table_of(MONEY, counted_in="things", sale=Sale("piece", 3, products=("p-1", "sku-9")))
    lines = [
        {"product_id": "p-1", "price": 10, "quantity": 2},
        {"sku": "sku-9", "price": 5},
        {"product_id": "p-2", "price": 1, "quantity": 7},
    ]
    turn = order(table, products=lines)
    assert turn is not None
    assert turn.answer["units"] == 9
    assert order(table, "o-2", products=lines[2:]) is None
    back = refund(table, NOW + DAY, products=[{"product_id": "p-1", "quantity": 2}])
    assert back is not None
    assert back.answer["units"] == 5  # 20 of the 32 that the goods cost, of 9, rounded down
    break_no_law(MECHANIC, table.history())


def test_ways_that_are_not_offered() -> None:
    table = table_of(MONEY, signed_in=True)
    assert tap(table).because == "sign_in_first"
    known = replace(ANN, known=True)
    assert tap(table, known).because == "no_taps"
    assert table.move(known, GiveMove("give"), NOW).because == "no_gifts"


def test_results_show_where_it_came_from() -> None:
    table = table_of()
    table.move(ANN, GiveMove("give"), NOW)
    tap(table)
    assert isinstance(MECHANIC, Charting)
    (chart,) = MECHANIC.charts(table.rules, table.left())
    assert [(bar.name.en, bar.count) for bar in chart.bars] == [
        ("Points given", 2),
        ("Matched by the brand", 3),
        ("Daily taps", 1),
        ("Sales", 0),
    ]
    assert chart.figure == Text(zh="合计 6 份午餐", en="6 lunches in all")


def test_two_people_who_turn_out_to_be_one() -> None:
    kept, other = Seat(True, date(2026, 5, 1), 1, 200, 5), Seat(True, date(2026, 5, 2), 2, 100, 3)
    assert MECHANIC.merge(LUNCH, kept, other) == Seat(True, date(2026, 5, 2), 3, 300, 8)


@pytest.mark.parametrize("body", [{"times": 0}, {"times": 1_001}, {"do": "steal"}, {"do": "tap", "for": "bob"}])
def test_moves_that_cannot_be_read(body: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, GiveMove)
