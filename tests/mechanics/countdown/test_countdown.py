"""The countdown, rule by rule."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from antiphon.mechanics.countdown import MECHANIC
from antiphon.mechanics.countdown.moves import CountdownMove, Seat
from antiphon.mechanics.countdown.rules import Rules
from antiphon.sdk.effects import Send
from antiphon.sdk.laws import given
from antiphon.sdk.mechanic import Person
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law
from antiphon.sdk.words import Text

START = datetime(2026, 6, 1, 4, tzinfo=UTC)
ZERO = START + timedelta(hours=5)
ANN, BO = Person("ann", known=True), Person("bo", known=True)
MUG = Reward("prize:mug", stock=1, name=Text(zh="杯子", en="a mug"))
RULES = Rules(
    what=Text(zh="开播", en="The show"),
    arrived=Text(zh="开始了", en="It is on"),
    after_hours=5,
    reward=MUG,
    window_minutes=30,
    remind_minutes=10,
)
REMIND, FORGET, HERE = CountdownMove("remind"), CountdownMove("forget"), CountdownMove("here")


def table_of(rules: Rules = RULES) -> Table[Rules, Seat, CountdownMove]:
    assert not MECHANIC.flaws(rules)
    return Table(MECHANIC, rules, starts_at=START, ends_at=START + timedelta(days=7))


def minutes(count: int) -> datetime:
    """So many minutes after zero."""
    return ZERO + timedelta(minutes=count)


def test_being_there_counts_in_the_window_once_and_while_stock_lasts() -> None:
    table = table_of()
    early = table.move(ANN, HERE, minutes(-1))
    assert early.because == "not_yet"
    turns = [table.move(person, HERE, minutes(minute)) for person, minute in ((ANN, 0), (ANN, 1), (BO, 29), (Person("cy", known=True), 30))]
    assert [turn.because for turn in turns] == ["here", "was_here", "here_late", "too_late"]
    assert given(turns[0]) == {"prize:mug": 1}
    shown = table.look(ANN, minutes(5))
    assert (shown["state"], shown["here"], shown["people"]) == ("open", {"rewarded": True}, 2)
    assert [table.look(ANN, minutes(minute))["state"] for minute in (-1, 30)] == ["waiting", "over"]
    break_no_law(MECHANIC, table.history())


def test_whoever_asks_is_reminded_once() -> None:
    table = table_of()
    assert [table.move(ANN, REMIND, START).because for _ in range(2)] == ["reminder_set", "reminder_is_set"]
    assert table.ring(minutes(-11)) == []
    (sent,) = table.ring(minutes(-10))
    (message,) = [effect for effect in sent.effects if isinstance(effect, Send)]
    assert message.body == {"zh": "开播", "en": "The show"}
    assert table.look(ANN, minutes(-5))["reminder"] == "sent"
    assert table.move(ANN, FORGET, minutes(-5)).because == "no_reminder"
    assert table.move(ANN, REMIND, minutes(1)).because == "time_has_come"
    break_no_law(MECHANIC, table.history())


def test_a_reminder_can_be_taken_back_and_set_again() -> None:
    table = table_of()
    assert [table.move(ANN, move, START).because for move in (FORGET, REMIND, FORGET)] == ["no_reminder", "reminder_set", "reminder_off"]
    assert table.look(ANN, START)["reminder"] == "off"
    assert [turn.accepted for turn in table.ring(minutes(0))] == [False], "the alarm finds that nobody wants it"
    table = table_of()
    assert [table.move(ANN, move, START).because for move in (REMIND, FORGET, REMIND)] == ["reminder_set", "reminder_off", "reminder_set"]
    assert len(table.ring(minutes(0))) == 1


def test_who_asks_in_the_last_minutes_hears_at_zero() -> None:
    table = table_of()
    assert table.move(ANN, REMIND, minutes(-3)).answer["at"] == ZERO.isoformat()


def test_without_a_reward_it_is_a_welcome() -> None:
    table = table_of(replace(RULES, reward=None))
    assert table.move(ANN, HERE, ZERO).because == "here_only"


def test_a_moment_of_its_own() -> None:
    table = table_of(replace(RULES, after_hours=None, at=START + timedelta(days=1)))
    assert table.look(ANN, START)["zero_at"] == (START + timedelta(days=1)).isoformat()


def test_two_persons_who_are_one_were_there_once() -> None:
    there, reminded = Seat(here_at=ZERO, rewarded=True), Seat(wants=True, reminded=True, here_at=minutes(3))
    assert MECHANIC.merge(RULES, reminded, there) == Seat(wants=True, reminded=True, here_at=ZERO, rewarded=True)


def test_only_those_who_signed_in() -> None:
    assert table_of(replace(RULES, signed_in=True)).move(Person("per_1"), HERE, ZERO).because == "sign_in_first"
