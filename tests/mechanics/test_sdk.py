"""What plug-ins are given: words, facts, findings, rewards, and a table to play on."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from antiphon.kernel.amounts import Asset
from antiphon.sdk.effects import PERSON, PLAY, WORLD, Emit, Hold, Post, Schedule, Transfer, Void, grant, spend
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.laws import History, Turn, day_of, from_stock, never_more_than_the_stock, refused_changes_nothing, time_never_runs_back
from antiphon.sdk.mechanic import IGNORED, Alarm, Decision, Event, Facts, Move, Person, Refused, Seats, Stimulus, person_seat
from antiphon.sdk.rewards import Price, Reward, check_price, check_rewards, count_left, is_left, stock_of
from antiphon.sdk.testing import Table
from antiphon.sdk.words import Text, field, fill

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
ANN, BOB = Person("ann"), Person("bob")
POINTS, MUG = Asset("points"), Asset("prize:mug")


class TestWords:
    """Sentences with values in them."""

    def test_values_are_filled_in_for_each_language(self) -> None:
        text = Text(zh="{who}赢得{prize}，共 {count} 份", en="{who} won {prize}, {count} of it")
        values = {"who": "Ann", "prize": {"name": {"zh": "杯子", "en": "a mug"}}, "count": 2, "unused": 1}
        assert fill(text, values) == Text(zh="Ann赢得杯子，共 2 份", en="Ann won a mug, 2 of it")

    def test_texts_and_missing_values(self) -> None:
        assert fill(Text(zh="{a}{b}", en="{a}{b}"), {"a": Text(zh="甲", en="A")}) == Text(zh="甲{b}", en="A{b}")
        assert fill(Text(zh="{a}", en="{a}"), {"a": None}) == Text(zh="", en="")

    @given(st.text(), st.dictionaries(st.text(max_size=5), st.text()))
    def test_no_text_breaks_it(self, sentence: str, values: dict[str, str]) -> None:
        fill(Text(zh=sentence, en=sentence), values)

    def test_a_field_tells_the_form_what_it_needs(self) -> None:
        odds = field("概率", "Odds", "说明", "Help", group="prizes", widget="percent", at_least=0, at_most=9, choices={"a": ("甲", "A")})

        class Rules(msgspec.Struct):
            odds_ppm: Annotated[int | None, odds] = None

        told = msgspec.json.schema(Rules)["$defs"]["Rules"]["properties"]["odds_ppm"]
        assert told["x-title"] == {"zh": "概率", "en": "Odds"}
        assert told["x-help"] == {"zh": "说明", "en": "Help"}
        assert (told["x-group"], told["x-widget"], told["minimum"], told["maximum"]) == ("prizes", "percent", 0, 9)
        assert told["x-choices"] == {"a": {"zh": "甲", "en": "A"}}
        assert msgspec.json.decode(b'{"odds_ppm": -5}', type=Rules).odds_ppm == -5  # a draft may hold it; `flaws` says what is wrong


class TestFacts:
    """Days and moments where the person is."""

    @pytest.mark.parametrize(
        ("zone", "day", "start"),
        [
            ("UTC", date(2026, 5, 2), datetime(2026, 5, 2, tzinfo=UTC)),
            ("Asia/Shanghai", date(2026, 5, 2), datetime(2026, 5, 1, 16, tzinfo=UTC)),
            ("America/Sao_Paulo", date(2018, 11, 4), datetime(2018, 11, 4, 3, tzinfo=UTC)),  # midnight did not exist
            ("Pacific/Apia", date(2011, 12, 30), datetime(2011, 12, 30, 10, tzinfo=UTC)),  # the day did not exist
            ("Nowhere/Atall", date(2026, 5, 2), datetime(2026, 5, 2, tzinfo=UTC)),
        ],
    )
    def test_the_first_moment_of_a_day(self, zone: str, day: date, start: datetime) -> None:
        facts = Facts(NOW, Person("ann", zone), "s")
        assert facts.start_of(day) == start
        assert facts.day_of(start) >= day
        assert facts.day_of(start - timedelta(seconds=1)) < day

    def test_days_can_be_counted_elsewhere(self) -> None:
        facts = Facts(datetime(2026, 5, 1, 20, tzinfo=UTC), Person("ann", "America/New_York"), "s")
        assert (facts.local_date, facts.counted_in("Asia/Shanghai").local_date) == (date(2026, 5, 1), date(2026, 5, 2))
        assert facts.counted_in("") is facts
        assert facts.zone == ZoneInfo("America/New_York")


class TestFindings:
    """What makes no sense, in two languages."""

    def test_checks_say_yes_or_no_and_remember(self) -> None:
        flaws = Flaws()
        assert flaws.whole("a", 5, 1, 9)
        assert flaws.whole("b", None, 1)
        assert not flaws.whole("c", 10**12, 1)
        assert not flaws.text("d", Text(zh="好", en=" "))
        assert not flaws.different([("e[0]", "x"), ("e[1]", "x"), ("e[2]", "")])
        assert not flaws.zone("f", "Mars")
        assert [flaw.path for flaw in flaws.found] == ["c", "d", "e[1]", "e[2]", "f"]

    def test_rewards_and_prices(self) -> None:
        flaws = Flaws()
        check_rewards(flaws, [("a", Reward("prize:Mug")), ("b", Reward("coupon:x", stock=1, name=Text(zh="券", en="Voucher")))])
        check_price(flaws, "c", Price(1, "growth"))
        assert [flaw.path for flaw in flaws.found] == ["a.asset", "a.name", "c.asset"]


def test_stock_counts_how_often_and_the_ledger_counts_units() -> None:
    pair = Reward("prize:mug", 2, stock=3)
    assert stock_of([pair, Reward(), None]) == {"prize:mug": 6}
    assert [count_left(pair, {MUG: units}) for units in (6, 5, 1, 0, -3)] == [3, 2, 0, 0, 0]
    assert not is_left(pair, {})
    assert is_left(Reward(), {})


class Kept(msgspec.Struct, frozen=True):
    """The seat of the mechanic below."""

    turns: int = 0


class Do(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Its move: what to answer."""

    effects: tuple[Any, ...] = ()
    because: str = "done"


class Free(msgspec.Struct, frozen=True):
    """Its rules: none."""


class Anything:
    """A mechanic that does what the move says, to try the table with."""

    kind = "anything"
    name = good_for = example = Text(zh="什么都行", en="Anything")
    goals = ("interest",)
    rules_type, seat_type, move_type = Free, Kept, Do
    words: Mapping[str, Text] = {"done": Text(zh="好", en="Done"), "gone": Text(zh="没了", en="Gone")}
    templates = laws = ()

    def stock(self, rules: Free) -> Mapping[Asset, int]:
        return {MUG: 2}

    def assets(self, rules: Free) -> frozenset[Asset]:
        return frozenset({POINTS, MUG})

    def listens(self, rules: Free) -> frozenset[str]:
        return frozenset({"Product Added"})

    def seats_of(self, rules: Free, stimulus: Stimulus[Do]) -> Sequence[str]:
        return person_seat(stimulus)

    def decide(self, rules: Free, seats: Seats[Kept], stimulus: Stimulus[Do], facts: Facts) -> Decision[Kept] | Refused:
        if isinstance(stimulus, Move):
            wants_mug = any(getattr(effect, "asset", "") == MUG and effect.source == PLAY for effect in stimulus.move.effects)
            if wants_mug and not facts.left[MUG]:
                return Refused("gone")
            return Decision(stimulus.move.because, {seats.own_id: Kept(seats.own.turns + 1)}, stimulus.move.effects)
        return Decision("done", effects=(Emit("Rung"),)) if isinstance(stimulus, Alarm) else IGNORED

    def merge(self, rules: Free, kept: Kept, other: Kept) -> Kept:
        return Kept(kept.turns + other.turns)

    def flaws(self, rules: Free) -> Sequence[Any]:
        return ()

    def shown(self, rules: Free, seats: Seats[Kept], facts: Facts) -> Mapping[str, Any]:
        return {"turns": seats.own.turns, "left": facts.left[MUG]}

    def trials(self, rules: Free, people: int, days: int, start: datetime, seed: str) -> Sequence[Any]:
        return ()


class TestTable:
    """The host's duties in memory."""

    def table(self) -> Table[Free, Kept, Do]:
        return Table(Anything(), Free())

    def do(self, table: Table[Free, Kept, Do], *effects: Any, at: datetime = NOW, because: str = "done") -> Turn:
        return table.move(ANN, Do(effects, because), at)

    def test_value_moves_between_purse_stock_and_world(self) -> None:
        table = self.table()
        table.give("ann", "points", 10)
        self.do(table, spend(POINTS, 4), grant(MUG, 1, PLAY))
        assert (table.purse("ann"), table.left()) == ({POINTS: 6, MUG: 1}, {MUG: 1})
        assert table.look(ANN, NOW) == {"turns": 1, "left": 1}
        assert table.balances[WORLD, POINTS] == -6

    def test_a_decision_that_does_not_fit_leaves_no_trace_and_is_asked_again(self) -> None:
        table = self.table()
        self.do(table, grant(MUG, 2, PLAY))
        table.stale_left = {MUG: 2}
        turn = self.do(table, grant(POINTS, 5), grant(MUG, 1, PLAY))
        assert (turn.accepted, turn.because) == (False, "gone")
        assert turn.facts is not None
        assert turn.facts.left == {MUG: 0}
        assert table.purse("ann") == {POINTS: 0, MUG: 2}

    def test_who_insists_on_what_is_not_there_is_stopped(self) -> None:
        table = self.table()
        with pytest.raises(AssertionError, match="asked again"):
            self.do(table, spend(POINTS, 1))
        table.strict = False
        assert self.do(table, spend(POINTS, 1)).because == "sold_out"

    def test_holds_are_posted_in_part_or_given_back(self) -> None:
        table = self.table()
        table.give("ann", "points", 10)
        self.do(table, Hold("a", POINTS, 6, PERSON, WORLD, NOW), Hold("b", POINTS, 4, PERSON, WORLD, NOW))
        assert table.purse("ann")[POINTS] == 0
        self.do(table, Post("a", 5), Void("b"))
        assert table.purse("ann")[POINTS] == 5
        assert not table.holds

    def test_a_hold_taken_back_by_a_floor_stays(self) -> None:
        table = self.table()
        table.strict = False
        table.give("ann", "points", 3)
        self.do(table, Hold("a", POINTS, 3, PERSON, WORLD, NOW))
        assert not self.do(table, Void("a"), spend(POINTS, 9)).accepted
        assert set(table.holds) == {"a"}

    def test_alarms_ring_once_in_order_and_the_later_wish_counts(self) -> None:
        table = self.table()
        wishes = [Schedule("person:ann", name, NOW + timedelta(hours=hours)) for name, hours in (("b", 2), ("a", 9), ("a", 1), ("c", 5))]
        self.do(table, *wishes)
        assert [turn.move.name for turn in table.ring(NOW + timedelta(hours=3))] == ["a", "b"]
        assert [turn.move.name for turn in table.ring(NOW + timedelta(hours=9))] == ["c"]
        assert table.ring(NOW + timedelta(days=9)) == []

    def test_events_that_do_not_concern_the_play_leave_nothing(self) -> None:
        table = self.table()
        assert table.event(ANN, "Product Removed", NOW) is None
        assert table.event(ANN, "Product Added", NOW) is None
        assert table.turns == []

    @pytest.mark.parametrize(
        ("effects", "because", "says"),
        [
            ((grant(Asset("gold"), 1),), "done", "not declared"),
            ((grant(POINTS, 0),), "done", "a transfer of 0"),
            ((Transfer(POINTS, -1, WORLD, PERSON),), "done", "a transfer of -1"),
            ((), "unheard_of", "no words"),
        ],
    )
    def test_the_referee_sees_a_broken_contract(self, effects: tuple[Any, ...], because: str, says: str) -> None:
        with pytest.raises(AssertionError, match=says):
            self.do(self.table(), *effects, because=because)

    def test_the_referee_sees_dice(self) -> None:
        class Dice(Anything):
            def decide(self, rules: Free, seats: Seats[Kept], stimulus: Stimulus[Do], facts: Facts) -> Decision[Kept] | Refused:
                self.count = getattr(self, "count", 0) + 1
                return Decision("done", answer={"count": self.count})

        with pytest.raises(AssertionError, match="two answers"):
            Table(Dice(), Free()).move(ANN, Do(), NOW)

    def test_the_referee_sees_an_answer_that_is_not_json(self) -> None:
        class Odd(Anything):
            def decide(self, rules: Free, seats: Seats[Kept], stimulus: Stimulus[Do], facts: Facts) -> Decision[Kept] | Refused:
                return Decision("done", answer={"at": facts.now})

        with pytest.raises(AssertionError, match="plain JSON"):
            Table(Odd(), Free()).move(ANN, Do(), NOW)


class TestLaws:
    """The laws that hold for every mechanic."""

    def turn(self, **changes: Any) -> Turn:
        return msgspec.structs.replace(Turn("ann", "move", NOW, NOW.date(), accepted=True, because="done"), **changes)

    def test_more_than_the_stock(self) -> None:
        turns = [self.turn(effects=(grant(MUG, 2, PLAY), grant(POINTS, 9)))] * 2
        assert from_stock(turns[0]) == {MUG: 2}
        never_more_than_the_stock(History(None, turns, {MUG: 4}))
        with pytest.raises(AssertionError, match="left a stock of 3"):
            never_more_than_the_stock(History(None, turns, {MUG: 3}))

    def test_time_and_refusals(self) -> None:
        with pytest.raises(AssertionError):
            time_never_runs_back(History(None, [self.turn(), self.turn(at=NOW - timedelta(seconds=1))]))
        with pytest.raises(AssertionError):
            refused_changes_nothing(History(None, [self.turn(accepted=False, effects=(grant(POINTS, 1),))]))

    def test_the_day_a_turn_counts_for(self) -> None:
        late = self.turn(at=datetime(2026, 5, 1, 20, tzinfo=UTC), local_date=date(2026, 5, 1))
        assert (day_of(late), day_of(late, "Asia/Shanghai")) == (date(2026, 5, 1), date(2026, 5, 2))


def test_a_person_is_the_seat_of_what_they_do() -> None:
    stimuli = (Move("ann", Do()), Event("ann", "e", "Product Added", NOW), Alarm("team:7", "a", NOW))
    assert [person_seat(stimulus) for stimulus in stimuli] == [("person:ann",), ("person:ann",), ("team:7",)]
