"""The check-in, rule by rule."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.mechanics.check_in import MECHANIC
from antiphon.mechanics.check_in.days import Run, Seat, join
from antiphon.mechanics.check_in.moves import CheckInMove
from antiphon.mechanics.check_in.rules import MakeUp, Milestone, Rules
from antiphon.sdk.laws import Turn, given, taken
from antiphon.sdk.mechanic import Move, Person, Refused
from antiphon.sdk.rewards import Price, Reward
from antiphon.sdk.testing import Table, break_no_law, spoken
from antiphon.sdk.words import Text

START = datetime(2026, 5, 1, tzinfo=UTC)
ANN = Person("ann", "Asia/Shanghai")
TAP = CheckInMove()
WEEK = Rules(points_by_day=(5, 5, 5, 5, 5, 5, 5), after_last="restart", milestones=(Milestone(7, Reward(amount=20)),))
GROWING = Rules(points_by_day=(5, 6, 8), make_up=MakeUp(Price(10), per_month=2, days_back=5))


def table_of(rules: Rules, start: datetime = START) -> Table[Rules, Seat, CheckInMove]:
    assert not MECHANIC.flaws(rules)
    return Table(MECHANIC, rules, starts_at=start)


def on(day: int, hour: int = 4) -> datetime:
    """A moment of May; 4 o'clock UTC is noon in Shanghai."""
    return START + timedelta(days=day - 1, hours=hour)


def make_up(day: int) -> CheckInMove:
    return CheckInMove("make_up", date(2026, 5, day))


def tap_on(table: Table[Rules, Seat, CheckInMove], *days: int) -> list[Turn]:
    return [table.move(ANN, TAP, on(day)) for day in days]


def test_a_week_of_five_points_a_day_and_the_extra() -> None:
    turns = tap_on(table_of(WEEK), *range(1, 9))
    assert [given(turn)["points"] for turn in turns] == [5, 5, 5, 5, 5, 5, 25, 5]
    assert [turn.because for turn in turns[5:]] == ["streak_continued", "milestone_reached", "streak_continued"]
    assert turns[6].answer["extras"] == [{"asset": "points", "amount": 20, "name": {"zh": "积分", "en": "points"}, "left": None}]


def test_points_grow_to_the_ceiling_and_fall_back_after_a_gap() -> None:
    turns = tap_on(table_of(GROWING), 1, 2, 3, 4, 5, 7, 8)
    assert [turn.answer["points"] for turn in turns] == [5, 6, 8, 8, 8, 5, 6]
    assert [turn.answer["tomorrow"] for turn in turns] == [6, 8, 8, 8, 8, 6, 8]
    assert spoken(MECHANIC, turns[1]) == Text(
        zh="已连续签到 2 天，得到 6 积分。明天可得 8 积分。", en="2 days in a row: 6 points. Tomorrow is worth 8."
    )


def test_once_a_day_and_when_again() -> None:
    table = table_of(WEEK)
    table.move(ANN, TAP, on(1))
    seats = table.seated(["person:ann"])
    outcome = MECHANIC.decide(WEEK, seats, Move("ann", TAP), table.facts(ANN, on(1, 15)))
    assert isinstance(outcome, Refused)
    assert (outcome.reason, outcome.again_at) == ("already_checked_in", datetime(2026, 5, 1, 16, tzinfo=UTC))  # Shanghai's midnight
    assert table.move(ANN, TAP, on(1, 16)).accepted


def test_strangers_must_sign_in_where_the_rules_say_so() -> None:
    table = table_of(replace(WEEK, signed_in=True))
    assert table.move(ANN, TAP, on(1)).because == "sign_in_first"
    assert table.move(replace(ANN, known=True), TAP, on(1)).accepted


def test_making_up_a_day_joins_the_streaks() -> None:
    table = table_of(GROWING)
    table.give("ann", "points", 100)
    tap_on(table, 1, 2, 4)
    turn = table.move(ANN, make_up(3), on(4, 5))
    assert (turn.because, turn.answer["streak"], turn.answer["points"], turn.answer["on"]) == ("day_made_up", 4, 0, "2026-05-03")
    assert taken(turn) == {"points": 10}
    assert tap_on(table, 5)[0].answer["streak"] == 5


@pytest.mark.parametrize(
    ("day", "reason"),
    [(3, "day_not_missed"), (10, "day_not_missed"), (12, "day_not_missed"), (4, "day_too_old")],
    ids=["done", "today", "tomorrow", "six days ago"],
)
def test_days_that_cannot_be_made_up(day: int, reason: str) -> None:
    table = table_of(GROWING)
    table.give("ann", "points", 100)
    tap_on(table, 3)
    assert table.move(ANN, make_up(day), on(10)).because == reason


def test_days_before_the_play_began_cannot_be_made_up() -> None:
    table = table_of(GROWING, start=on(8))
    table.give("ann", "points", 100)
    assert table.move(ANN, make_up(7), on(10)).because == "day_too_old"
    assert table.move(ANN, make_up(8), on(10)).accepted


def test_make_ups_are_counted_by_the_month_of_the_missed_day() -> None:
    table = table_of(GROWING)
    table.give("ann", "points", 100)
    moves = [CheckInMove("make_up", date(2026, 5, 28) + timedelta(days=days)) for days in range(5)]
    assert [table.move(ANN, move, on(33)).because for move in moves] == [
        "day_made_up",  # 28 May
        "day_made_up",  # 29 May
        "make_up_used_up",  # 30 May
        "make_up_used_up",  # 31 May
        "day_made_up",  # 1 June
    ]


def test_a_make_up_needs_the_points() -> None:
    table = table_of(GROWING)
    turn = table.move(ANN, make_up(2), on(3))
    assert (turn.because, turn.answer) == ("not_enough", {"asset": "points", "price": 10, "has": 0})
    assert table_of(WEEK).move(ANN, make_up(2), on(3)).because == "make_up_off"


def test_making_up_does_not_pay_a_milestone_that_both_halves_were_paid_for() -> None:
    """Seven days, a gap, seven days: the extra was paid twice. Mending the gap makes fifteen days, which are owed it twice."""
    table = table_of(replace(WEEK, make_up=MakeUp(Price(10), days_back=10)))
    table.give("ann", "points", 100)
    tap_on(table, *range(1, 8), *range(9, 16))
    turn = table.move(ANN, make_up(8), on(15, 5))
    assert (turn.answer["streak"], turn.answer["extras"]) == (15, [])
    break_no_law(MECHANIC, table.history())


def test_a_milestone_reached_by_mending_is_paid() -> None:
    table = table_of(replace(WEEK, make_up=MakeUp(Price(10))))
    table.give("ann", "points", 100)
    tap_on(table, 1, 2, 3, 5, 6, 7)
    turn = table.move(ANN, make_up(4), on(7, 5))
    assert given(turn)["points"] == 20
    assert tap_on(table, 8)[0].answer["extras"] == []


def test_an_extra_out_of_stock_stays_owed() -> None:
    mug = Reward("prize:mug", stock=1, name=Text(zh="杯子", en="Mug"))
    rules = Rules(points_by_day=(5,), milestones=(Milestone(2, mug),))
    table = table_of(rules)
    bob = Person("bob", "Asia/Shanghai")
    for day in (1, 2):
        table.move(bob, TAP, on(day))
        last = table.move(ANN, TAP, on(day))
    assert (last.accepted, last.answer["extras"], last.because) == (True, [], "streak_continued")
    table.balances["@play", "prize:mug"] += 1  # pyright: ignore[reportArgumentType]
    assert tap_on(table, 3)[0].answer["extras"][0]["asset"] == "prize:mug"
    assert tap_on(table, 4)[0].answer["extras"] == []


def test_the_month_as_it_is_shown() -> None:
    table = table_of(GROWING, start=on(3))
    table.give("ann", "points", 100)
    tap_on(table, 4, 5, 7)
    table.move(ANN, make_up(6), on(7, 5))
    shown = table.look(ANN, on(10))
    states = [each["state"] for each in shown["calendar"]]
    assert states[:12] == [
        "outside",
        "outside",
        "missed",
        "done",
        "done",
        "made_up",
        "done",
        "missed",
        "missed",
        "today",
        "future",
        "future",
    ]
    assert [each["on"][-2:] for each in shown["calendar"] if each["mendable"]] == ["08", "09"]
    assert shown["make_up"] == {
        "price": {"asset": "points", "amount": 10},
        "left": 1,
        "days_back": 5,
        "per_month": 2,
        "days": ["2026-05-08", "2026-05-09"],
        "enough": True,
    }
    assert [each["points"] for each in shown["calendar"]][8:13] == [None, 5, 6, 8, 8]
    assert (shown["today"], shown["streak"], shown["checked_in_today"], len(shown["calendar"])) == ("2026-05-10", 0, False, 31)
    assert shown["rewards"][2] == {"day": 3, "points": 8, "extra": None}


def test_what_is_shown_for_today_is_what_is_paid() -> None:
    table = table_of(GROWING)
    for day in (1, 2, 3, 5, 6):
        told = next(each for each in table.look(ANN, on(day))["calendar"] if each["state"] == "today")["points"]
        assert tap_on(table, day)[0].answer["points"] == told


def test_two_people_who_turn_out_to_be_one_have_all_their_days() -> None:
    kept = Seat((Run(date(2026, 5, 1), date(2026, 5, 3), {3: 1}),), (date(2026, 5, 2),))
    other = Seat((Run(date(2026, 5, 3), date(2026, 5, 5), {3: 1}), Run(date(2026, 5, 8), date(2026, 5, 8))))
    merged = MECHANIC.merge(WEEK, kept, other)
    assert merged.runs == (Run(date(2026, 5, 1), date(2026, 5, 5), {3: 2}), Run(date(2026, 5, 8), date(2026, 5, 8)))
    assert merged.made_up == (date(2026, 5, 2),)


def test_two_months_are_remembered_and_no_more() -> None:
    table = table_of(WEEK)
    for day in range(1, 200, 2):
        tap_on(table, day)
    seat = table.seats["person:ann"]
    assert len(seat.runs) <= 32
    assert len(msgspec.json.encode(seat)) < 2_200
    tap_on(table, *range(201, 300))
    assert table.seats["person:ann"].runs[-1].days == 99  # one long run stays whole


def test_runs_that_touch_are_one() -> None:
    days = [Run(date(2026, 2, 28), date(2026, 2, 28)), Run(date(2026, 3, 1), date(2026, 3, 2)), Run(date(2026, 3, 4), date(2026, 3, 4))]
    assert join(reversed(days)) == (Run(date(2026, 2, 28), date(2026, 3, 2)), Run(date(2026, 3, 4), date(2026, 3, 4)))


@pytest.mark.parametrize("body", [{"do": "draw"}, {"do": "make_up", "on": "yesterday"}, {"on": "2026-02-30"}, {"extra": 1}])
def test_moves_that_cannot_be_read(body: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, CheckInMove)


def test_a_day_taken_further_east_counts_in_the_streak() -> None:
    """Found by Hypothesis: two days in Kiritimati, then a flight back into the first of them, and the day before made up."""
    start = datetime(2026, 3, 28, 9, 30, tzinfo=UTC)
    later = start + timedelta(minutes=30)
    table = table_of(Rules(points_by_day=(1,), make_up=MakeUp(Price(1), per_month=1, days_back=1)), start=start)
    east, west = Person("ann", zone="Pacific/Kiritimati", known=True), Person("ann", zone="Pacific/Honolulu", known=True)
    table.move(east, CheckInMove(), start)
    table.move(east, CheckInMove(), later)
    told = table.move(west, CheckInMove("make_up", date(2026, 3, 27)), later)
    assert told.accepted
    assert told.answer["streak"] == 3
    break_no_law(MECHANIC, table.history())
