"""Open hours: which of them a moment lies in, when the next begins, and draws in and out of them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from antiphon.mechanics.draw import MECHANIC
from antiphon.mechanics.draw.moves import DrawMove, Seat
from antiphon.mechanics.draw.rules import WHOLE, Earn, Prize, Rules, Window
from antiphon.mechanics.draw.windows import Span, open_now, opens_next, overlap
from antiphon.sdk.laws import Turn
from antiphon.sdk.mechanic import Move, Person, Refused
from antiphon.sdk.testing import Table, break_no_law
from antiphon.sdk.words import Text

SHANGHAI = "Asia/Shanghai"
EVENING = (Window("20:00", 10),)
POINTS = Prize("few", Text(zh="5 积分", en="5 points"), WHOLE, "points", 5)
RAIN = Rules(prizes=(POINTS,), form="red_packet_rain", windows=(Window("12:00", 5), *EVENING), per_window=2, zone=SHANGHAI)
AT_EIGHT = datetime(2026, 5, 1, 12, tzinfo=UTC)  # 20:00 in Shanghai
ANN = Person("ann", "America/New_York")


def table_of(rules: Rules, ends_at: datetime | None = None) -> Table[Rules, Seat, DrawMove]:
    assert not MECHANIC.flaws(rules)
    return Table(MECHANIC, rules, starts_at=AT_EIGHT, ends_at=ends_at)


def draw_at(table: Table[Rules, Seat, DrawMove], *moments: datetime) -> list[Turn]:
    return [table.move(ANN, DrawMove(), moment) for moment in moments]


def test_a_window_begins_on_the_dot_and_its_end_is_outside() -> None:
    end = AT_EIGHT + timedelta(minutes=10)
    assert open_now(EVENING, SHANGHAI, AT_EIGHT) == Span(AT_EIGHT, end)
    assert open_now(EVENING, SHANGHAI, end - timedelta(microseconds=1)) is not None
    assert open_now(EVENING, SHANGHAI, end) is None
    assert open_now(EVENING, SHANGHAI, AT_EIGHT - timedelta(microseconds=1)) is None
    assert opens_next(EVENING, SHANGHAI, AT_EIGHT) == AT_EIGHT + timedelta(days=1)


def test_a_window_over_midnight_belongs_to_the_day_it_began_on() -> None:
    late = (Window("23:30", 60),)
    start = datetime(2026, 5, 1, 15, 30, tzinfo=UTC)
    assert open_now(late, SHANGHAI, start + timedelta(minutes=59)) == Span(start, start + timedelta(minutes=60))


def test_a_dated_window_comes_once() -> None:
    once = (Window("20:00", 10, "2026-11-11"),)
    start = datetime(2026, 11, 11, 12, tzinfo=UTC)
    assert opens_next(once, SHANGHAI, AT_EIGHT) == start
    assert opens_next(once, SHANGHAI, AT_EIGHT, ends_at=start) is None
    assert opens_next(once, SHANGHAI, start) is None
    assert open_now(once, SHANGHAI, start) is not None


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)), st.sampled_from((SHANGHAI, "Europe/Berlin")))  # noqa: DTZ001
def test_whoever_waits_until_it_opens_finds_it_open(now: datetime, zone: str) -> None:
    """Also on the nights when clocks change."""
    windows = (Window("02:30", 20), Window("20:00", 10))
    start = opens_next(windows, zone, now)
    assert start is not None
    assert now < start <= now + timedelta(hours=26)
    span = open_now(windows, zone, start)
    assert span is not None
    assert span.start == start


def test_draws_outside_are_told_when_it_opens() -> None:
    table = table_of(RAIN)
    early = AT_EIGHT - timedelta(hours=1)
    outcome = MECHANIC.decide(RAIN, table.seated(["person:ann"]), Move("ann", DrawMove()), table.facts(ANN, early))
    assert outcome == Refused("closed_now", AT_EIGHT)
    shown = table.look(ANN, early)["hours"]
    assert (shown["open_until"], shown["next_at"]) == (None, AT_EIGHT.isoformat())
    turns = draw_at(table, AT_EIGHT, AT_EIGHT + timedelta(minutes=9), AT_EIGHT + timedelta(minutes=10))
    assert [turn.because for turn in turns] == ["won", "won", "closed_now"]
    break_no_law(MECHANIC, table.history())


def test_each_round_has_its_own_limit() -> None:
    table = table_of(RAIN)
    noon = AT_EIGHT + timedelta(hours=16)  # the next day, 12:00 in Shanghai
    first = draw_at(table, *(AT_EIGHT + timedelta(seconds=each) for each in range(3)))
    assert table.look(ANN, AT_EIGHT)["hours"]["draws_left"] == 0
    second = draw_at(table, *(noon + timedelta(seconds=each) for each in range(3)))
    assert [turn.because for turn in (*first, *second)] == ["won", "won", "limit_window"] * 2
    refused = MECHANIC.decide(RAIN, table.seated(["person:ann"]), Move("ann", DrawMove()), table.facts(ANN, noon))
    assert isinstance(refused, Refused)
    assert refused.again_at == AT_EIGHT + timedelta(days=1)


def test_after_its_last_hour_it_says_so() -> None:
    table = table_of(RAIN, ends_at=AT_EIGHT + timedelta(hours=2))
    assert draw_at(table, AT_EIGHT + timedelta(hours=1))[0].because == "closed_for_good"
    assert table.look(ANN, AT_EIGHT + timedelta(hours=1))["hours"]["next_at"] is None


def test_draws_are_earned_also_while_it_is_closed() -> None:
    table = table_of(replace(RAIN, earn=Earn()))
    assert table.event(ANN, "Product Added", AT_EIGHT - timedelta(hours=1)) is not None
    turns = draw_at(table, AT_EIGHT, AT_EIGHT)
    assert [turn.because for turn in turns] == ["won", "earn_first"]


def test_seats_of_two_rounds_make_one_of_the_later() -> None:
    later = AT_EIGHT + timedelta(days=1)
    kept, other = Seat(window=AT_EIGHT, drawn_in_window=2), Seat(window=later, drawn_in_window=1)
    merged = MECHANIC.merge(RAIN, kept, other)
    assert (merged.window, merged.drawn_in_window) == (later, 1)
    assert MECHANIC.merge(RAIN, other, other).drawn_in_window == 2


@pytest.mark.parametrize(
    ("windows", "do"),
    [
        ((Window("20:00", 10), Window("20:10", 10)), False),
        ((Window("20:00", 10), Window("20:09", 10)), True),
        ((Window("23:50", 20), Window("00:05", 10)), True),
        ((Window("23:50", 10), Window("00:00", 10)), False),
        ((Window("20:00", 10, "2026-11-11"), Window("20:05", 10, "2026-11-12")), False),
        ((Window("20:00", 10, "2026-11-11"), Window("20:05", 10)), True),
        ((Window("23:30", 90, "2026-11-11"), Window("00:30", 10, "2026-11-12")), True),
        ((Window("00:00", 1440),), False),
    ],
)
def test_windows_that_overlap_are_found(windows: tuple[Window, ...], do: bool) -> None:  # noqa: FBT001
    assert overlap(windows) == do
