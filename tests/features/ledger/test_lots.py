"""Lots by themselves: which units a debit takes, what runs out, and how long things last."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antiphon.features.ledger.contracts import LotRule
from antiphon.features.ledger.lots import FOREVER, Lot, choose, expires_at, idle_at, ran_out, rule_at, soonest_first
from antiphon.kernel.clock import day_start_ms, from_ms, local_date, local_day, to_ms

MOMENTS = st.integers(1, 20)
lots_of_any_kind = st.lists(st.tuples(st.integers(1, 9), st.integers(0, 9), st.none() | MOMENTS), max_size=6)
ZONES = st.sampled_from(["Asia/Shanghai", "America/New_York", "Europe/Berlin", "Pacific/Apia", "UTC"])


def make(*sums: tuple[int, int, int | None]) -> list[Lot]:
    """Lots of (given, used, runs out at), born in this order."""
    return [
        Lot(f"lot_{n}", "shop", "a", "points", None, None, max(left, used), min(left, used), 0, 0, 0, 0, n, None, over, is_new=True)
        for n, (left, used, over) in enumerate(sums)
    ]


@given(lots_of_any_kind, st.integers(1, 60), MOMENTS)
def test_a_debit_takes_what_it_wants_or_all_there_is(sums: list[tuple[int, int, int | None]], amount: int, at: int) -> None:
    lots = make(*sums)
    parts = choose(lots, amount, at)
    assert sum(part.amount for part in parts) == min(amount, sum(lot.remaining for lot in lots))
    assert all(0 < part.amount <= part.lot.remaining for part in parts)
    assert len({part.lot.id for part in parts}) == len(parts)


@given(lots_of_any_kind, st.integers(1, 60), MOMENTS)
def test_nothing_that_runs_out_sooner_is_left_behind(sums: list[tuple[int, int, int | None]], amount: int, at: int) -> None:
    lots = make(*sums)
    taken = {part.lot.id: part.amount for part in choose(lots, amount, at)}
    alive = [lot for lot in lots if not lot.is_over(at)]
    for lot in alive:
        for later in alive:
            if (lot.expires_at or FOREVER) < (later.expires_at or FOREVER) and taken.get(later.id):
                assert taken.get(lot.id, 0) == lot.remaining
    if any(lot.is_over(at) and lot.id in taken for lot in lots):
        assert all(taken.get(lot.id, 0) == lot.remaining for lot in alive), "what is over gives only when nothing else is left"


@given(lots_of_any_kind, st.integers(1, 30), st.integers(0, 30), MOMENTS)
def test_spending_and_giving_back_a_part_is_spending_less(sums: list[tuple[int, int, int | None]], spent: int, back: int, at: int) -> None:
    """The last taken is refilled first, so nobody gains or loses a day by a partial refund."""
    first, second = make(*sums), make(*sums)
    parts = choose(first, spent, at)
    for part in parts:
        part.lot.used += part.amount
    rest = min(back, sum(part.amount for part in parts))
    net = sum(part.amount for part in parts) - rest
    for part in reversed(parts):
        refill = min(part.amount, rest)
        part.lot.used -= refill
        rest -= refill
    for part in choose(second, net, at) if net else []:
        part.lot.used += part.amount
    assert [lot.remaining for lot in first] == [lot.remaining for lot in second]


@given(lots_of_any_kind, st.lists(st.tuples(MOMENTS, st.integers(1, 6)), max_size=3), MOMENTS)
def test_what_runs_out_is_over_and_never_what_a_hold_needs(
    sums: list[tuple[int, int, int | None]], holds: list[tuple[int, int]], now: int
) -> None:
    lots = make(*sums)
    parts = ran_out(lots, holds, now)
    assert all(part.lot.is_over(now) and part.amount <= part.lot.remaining for part in parts)
    gone = {part.lot.id: part.amount for part in parts}
    over = [lot for lot in lots if lot.is_over(now)]
    kept = sum(lot.remaining for lot in over) - sum(gone.values())
    assert kept <= sum(amount for at, amount in holds if any(not lot.is_over(at) for lot in over))
    assert {lot.id for lot in over if lot.remaining} == {lot.id for lot in over if lot.remaining} | gone.keys()
    if not holds:
        assert kept == 0


def test_the_soonest_first_then_the_oldest() -> None:
    lots = make((1, 0, None), (1, 0, 9), (1, 0, 5), (1, 0, 9))
    assert [lot.id for lot in soonest_first(reversed(lots))] == ["lot_2", "lot_1", "lot_3", "lot_0"]


# --------------------------------------------------------------------------------------------------------- rules


def moment(zone: str, *parts: int) -> int:
    return to_ms(datetime(*parts, tzinfo=ZoneInfo(zone)).astimezone(UTC))  # type: ignore[arg-type]


def last_day(rule: LotRule, *given_on: int) -> date | None:
    """The last usable local day of what was given at noon of a day."""
    over = expires_at(rule, moment(rule.zone, *given_on, 12))
    return None if over is None else local_date(over - 1, rule.zone)


SHANGHAI = "Asia/Shanghai"
CASES: list[tuple[dict[str, Any], tuple[int, int, int], date | None]] = [
    ({"expiry": "never"}, (2026, 1, 31), None),
    ({"expiry": "days", "count": 1}, (2026, 2, 28), date(2026, 3, 1)),
    ({"expiry": "days", "count": 365}, (2026, 1, 1), date(2027, 1, 1)),
    ({"expiry": "months", "count": 1}, (2026, 1, 31), date(2026, 2, 28)),
    ({"expiry": "months", "count": 1}, (2028, 1, 31), date(2028, 2, 29)),
    ({"expiry": "months", "count": 12, "round_to": "month"}, (2026, 3, 5), date(2027, 3, 31)),
    ({"expiry": "months", "count": 12, "round_to": "year"}, (2026, 3, 5), date(2027, 12, 31)),
    ({"expiry": "months", "count": 0, "round_to": "year"}, (2026, 12, 31), date(2026, 12, 31)),
    ({"expiry": "months", "count": 24, "round_to": "day"}, (2024, 2, 29), date(2026, 2, 28)),
    ({"expiry": "yearly", "month": 3, "day": 31}, (2026, 3, 31), date(2026, 3, 31)),
    ({"expiry": "yearly", "month": 3, "day": 31}, (2026, 4, 1), date(2027, 3, 31)),
    ({"expiry": "yearly", "month": 2, "day": 29}, (2026, 1, 1), date(2026, 2, 28)),
    ({"expiry": "yearly", "month": 2, "day": 29}, (2027, 6, 1), date(2028, 2, 29)),
]


@pytest.mark.parametrize(("rule", "given_on", "last"), CASES)
def test_how_long_things_last(rule: dict[str, Any], given_on: tuple[int, int, int], last: date | None) -> None:
    assert last_day(LotRule(SHANGHAI, **rule), *given_on) == last


@given(
    ZONES,
    st.sampled_from(["days", "months", "yearly"]),
    st.integers(0, 40),
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1)),  # noqa: DTZ001 - made aware below
)
def test_time_is_over_at_the_first_moment_of_a_local_day_never_before_it_began(
    zone: str, expiry: Literal["days", "months", "yearly"], count: int, at: datetime
) -> None:
    given_at = to_ms(at.replace(tzinfo=UTC))
    over = expires_at(LotRule(zone, expiry, count), given_at)
    assert over is not None
    assert over > given_at
    assert over == day_start_ms(local_day(over, zone), zone)
    if expiry == "days":
        assert local_date(over, zone) - local_date(given_at, zone) == timedelta(days=count + 1)


def test_a_rule_is_for_what_is_given_while_it_is_in_force() -> None:
    first, second = LotRule("UTC", "days", 1, since_ms=10), LotRule("UTC", "days", 2, since_ms=20)
    found = [rule_at((first, second), at) for at in (9, 10, 19, 20, 99)]
    assert found == [None, first, first, second, second]


def test_inactivity_counts_whole_local_days() -> None:
    rules = (LotRule(SHANGHAI, inactivity_days=30),)
    over = idle_at(rules, moment(SHANGHAI, 2026, 1, 1, 23))
    assert over is not None
    assert from_ms(over).astimezone(ZoneInfo(SHANGHAI)) == datetime(2026, 2, 1, tzinfo=ZoneInfo(SHANGHAI))
    assert idle_at((), 0) is None
    assert idle_at((LotRule(SHANGHAI),), 0) is None
