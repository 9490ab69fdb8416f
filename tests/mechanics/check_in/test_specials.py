"""Special days and whole months."""

from datetime import UTC, datetime, timedelta

import msgspec

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.check_in import MECHANIC
from antiphon.mechanics.check_in.days import Seat
from antiphon.mechanics.check_in.moves import CheckInMove
from antiphon.mechanics.check_in.rules import MakeUp, Rules, SpecialDay
from antiphon.sdk.effects import PLAY
from antiphon.sdk.laws import given
from antiphon.sdk.mechanic import Person
from antiphon.sdk.rewards import Price, Reward
from antiphon.sdk.testing import Table, break_no_law
from antiphon.sdk.words import Text

START = datetime(2026, 5, 1, 4, tzinfo=UTC)  # noon in Shanghai
BORN_IN_MAY = Person("ann", "Asia/Shanghai", tags={"birthday_month": 5})
TAP = CheckInMove()
VOUCHER = Reward("coupon:whole", stock=1, name=Text(zh="全勤券", en="Whole-month voucher"))


def table_of(rules: Rules) -> Table[Rules, Seat, CheckInMove]:
    assert not MECHANIC.flaws(rules)
    return Table(MECHANIC, rules, starts_at=START)


def test_the_eighth_is_member_day() -> None:
    table = table_of(Rules(points_by_day=(5,), specials=(SpecialDay("month_day", Reward(amount=88), day=8),)))
    turns = [table.move(BORN_IN_MAY, TAP, START + timedelta(days=day)) for day in range(10)]
    assert [given(turn)["points"] for turn in turns] == [5] * 7 + [93] + [5] * 2
    assert turns[7].because == "special_day"
    assert turns[7].answer["specials"][0]["why"] == "month_day"
    shown = table.look(BORN_IN_MAY, START)
    assert [cell["on"] for cell in shown["calendar"] if cell["special"]] == ["2026-05-08"]
    break_no_law(MECHANIC, table.history())


def test_a_birthday_comes_once_a_year_and_only_where_it_is_known() -> None:
    table = table_of(Rules(points_by_day=(5,), specials=(SpecialDay("birthday_month", Reward(amount=50)),)))
    assert table.look(BORN_IN_MAY, START)["specials"][0]["yours"] is True
    assert [given(table.move(BORN_IN_MAY, TAP, START + timedelta(days=day)))["points"] for day in (0, 1, 365, 366)] == [55, 5, 55, 5]
    assert table.look(BORN_IN_MAY, START + timedelta(days=367))["specials"][0]["yours"] is False
    moved_it = msgspec.structs.replace(BORN_IN_MAY, tags={"birthday_month": 6})
    assert given(table.move(moved_it, TAP, START + timedelta(days=400)))["points"] == 5, "a birthday that moves is still one a year"
    assert given(table.move(Person("bo"), TAP, START))["points"] == 5
    break_no_law(MECHANIC, table.history())


def test_a_whole_month_is_paid_with_its_last_missing_day_and_stays_owed_without_stock() -> None:
    table = table_of(Rules(points_by_day=(5,), full_month=VOUCHER, make_up=MakeUp(Price(1), per_month=3, days_back=7)))
    for day in range(31):
        if day != 29:
            assert not given(table.move(BORN_IN_MAY, TAP, START + timedelta(days=day)))["coupon:whole"]
    assert table.look(BORN_IN_MAY, START + timedelta(days=30))["full_month"]["missed"] == 1
    mended = table.move(BORN_IN_MAY, CheckInMove("make_up", (START + timedelta(days=29)).date()), START + timedelta(days=31))
    assert (given(mended)["coupon:whole"], mended.because) == (1, "day_made_up")
    bo = Person("bo", "Asia/Shanghai")
    turns = [table.move(bo, TAP, START + timedelta(days=day)) for day in range(31)]
    assert not any(given(turn)["coupon:whole"] for turn in turns)
    table.balances[PLAY, Asset("coupon:whole")] = 1  # the operator adds one more
    assert given(table.move(bo, TAP, START + timedelta(days=31)))["coupon:whole"] == 1
    assert not given(table.move(bo, TAP, START + timedelta(days=32)))["coupon:whole"]


def test_two_purses_of_one_person_are_honoured_once() -> None:
    kept, other = Seat(birthday_year=2025, whole=(START.date(),)), Seat(birthday_year=2026)
    merged = MECHANIC.merge(Rules(points_by_day=(5,)), kept, other)
    assert (merged.birthday_year, merged.whole) == (2026, (START.date(),))
