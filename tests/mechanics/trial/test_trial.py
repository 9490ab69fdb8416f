"""Trials: the whole story, every way to pick, the waiting list, being late, and what one trial remembers for the next."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from antiphon.kernel.amounts import POINTS, Asset
from antiphon.mechanics.trial import MECHANIC
from antiphon.mechanics.trial.choosing import draw_lot, told_chances
from antiphon.mechanics.trial.laws import who_never_reported_sits_one_out
from antiphon.mechanics.trial.listing import APPLICATIONS, GOOD, LOTS, MISSED, REPORTS, REVIEWS
from antiphon.mechanics.trial.moves import Exclude, Extend, Forgive, HandOver, PassOver, Pick, Review, Seat, SendBack, TrialMove, Unpublish
from antiphon.mechanics.trial.rules import Rules, Wish
from antiphon.sdk.chances import Verifiable
from antiphon.sdk.charts import Charting, tally
from antiphon.sdk.effects import Emit, Schedule, Send
from antiphon.sdk.laws import Turn, given
from antiphon.sdk.lists import Listing
from antiphon.sdk.mechanic import Closing, Person, Ruled
from antiphon.sdk.questions import Option, Question
from antiphon.sdk.rewards import Reward
from antiphon.sdk.testing import Table, break_no_law, spoken
from antiphon.sdk.words import Text

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
END = NOON + timedelta(days=60)
DAY = timedelta(days=1)
CLOSED = NOON + 2 * DAY
PICKED = CLOSED + timedelta(minutes=10)
PEOPLE = tuple(Person(f"p{number}", known=True) for number in range(8))
ANN, BO, CY, *_ = PEOPLE
SAYS = Text(zh="试一试", en="Try it")
CREAM = Reward("prize:cream", stock=2, name=Text(zh="面霜", en="the cream"))
SKIN = Question("skin", SAYS, options=(Option("dry", SAYS), Option("oily", SAYS)))
PLAIN = Rules(
    about=SAYS,
    item=CREAM,
    apply_days=2,
    waiting=2,
    address_days=3,
    report_days=7,
    remind_days=2,
    late_days=3,
    shortest=5,
    pictures=0,
    report_reward=Reward(amount=10),
    good_reward=Reward(amount=50),
    title="officer",
    title_after=2,
)

TrialTable = Table[Rules, Seat, TrialMove]


def table_of(**changes: Any) -> TrialTable:
    return Table(MECHANIC, replace(PLAIN, **changes), starts_at=NOON, ends_at=END)


def apply(table: TrialTable, person: Person, skin: str = "", at: datetime = NOON) -> Turn:
    return table.move(person, TrialMove("answer", "skin", skin) if skin else TrialMove("apply"), at)


def rule(table: TrialTable, person: Person, ruling: Any, at: datetime) -> Turn:
    return table.rule(f"person:{person.id}", ruling, at)


def hear(table: TrialTable, person: Person, name: str, at: datetime, asset: str = "prize:cream") -> Turn | None:
    return table.event(person, f"Delivery {name}", at, {"asset": asset})


def report(table: TrialTable, person: Person, at: datetime, stars: int = 4, text: str = "Soft and kind.", *pictures: str) -> Turn:
    return table.move(person, TrialMove("report", stars=stars, text=text, pictures=pictures), at)


def states(table: TrialTable, at: datetime = PICKED) -> dict[str, str]:
    return {person.id: table.look(person, at)["state"] for person in PEOPLE if f"person:{person.id}" in table.seats}


def drawn(*, people: int = 6, **changes: Any) -> TrialTable:
    """Everybody applied, and the lots were drawn and looked at."""
    table = table_of(**changes)
    for person in PEOPLE[:people]:
        apply(table, person)
    table.ring(CLOSED)
    table.ring(PICKED)
    return table


def in_use(**changes: Any) -> TrialTable:
    """Ann came first and has got it."""
    table = table_of(way="first", **changes)
    apply(table, ANN)
    hear(table, ANN, "Shipped", NOON + DAY)
    return table


DUE = NOON + 8 * DAY


def test_it_speaks_all_that_the_host_offers() -> None:
    for protocol in (Listing, Closing, Ruled, Charting, Verifiable):
        assert isinstance(MECHANIC, protocol)


def test_from_an_application_to_the_title() -> None:
    table = drawn(people=1)
    assert table.look(ANN, PICKED)["state"] == "picked"
    assert table.purse("p0")[Asset("prize:cream")] == 1
    hear(table, ANN, "Requested", PICKED)
    hear(table, ANN, "Shipped", PICKED + DAY)
    hear(table, ANN, "Delivered", PICKED + 3 * DAY)
    assert table.look(ANN, PICKED + 3 * DAY)["due_at"] == (PICKED + 10 * DAY).isoformat()
    table.ring(PICKED + 8 * DAY + timedelta(minutes=1))
    assert table.turns[-1].because == "reminded"
    assert report(table, ANN, PICKED + 9 * DAY).because == "report_sent"
    assert [row.data["stars"] for row in table.listed(REVIEWS)] == [4]
    assert table.listed(REPORTS) == []
    table.give("p0", GOOD, 1)  # from an earlier trial
    turn = rule(table, ANN, Review(5), PICKED + 10 * DAY)
    assert turn.because == "reviewed_title"
    assert Emit("Title Won", {"title": "officer", "reports": 2}) in turn.effects
    assert table.purse("p0")[POINTS] == 60
    assert [row.data["quality"] for row in table.listed(REPORTS)] == [5]
    assert table.listed(REVIEWS) == []
    shown = table.look(BO, PICKED + 10 * DAY)
    assert (shown["average"], shown["average_of"]) == ("4.0", 1)
    break_no_law(MECHANIC, table.history())


def test_lots_are_drawn_after_the_close_and_decide_in_order() -> None:
    table = table_of()
    for person in PEOPLE[:6]:
        apply(table, person)
    assert table.listed(LOTS) == []  # nobody can know beforehand, and nobody can end the trial at a good moment
    table.ring(CLOSED)
    table.ring(PICKED)
    order = [row.person_id or "" for row in table.listed(LOTS)]
    found = states(table)
    assert [found[person] for person in order] == ["picked", "picked", "waiting", "waiting", "passed_over", "passed_over"]
    last = next(person for person in PEOPLE if person.id == order[-1])
    assert "number 6 of 6, for 2 places" in table.look(last, PICKED)["why"]["en"]
    break_no_law(MECHANIC, table.history())


def test_a_lot_can_be_worked_out_from_its_seed() -> None:
    table = drawn()
    turn = next(turn for turn in table.turns if turn.because == "lot_drawn")
    told = told_chances(0, turn.seed)
    assert "".join(str(chance.chosen) for chance in told) == turn.answer["lot"] == f"{draw_lot(0, turn.seed):06}"


def test_more_points_are_more_lots() -> None:
    """With three lots against one, the first is ahead three times in four."""
    ahead = sum(draw_lot(2, f"a{number}") > draw_lot(0, f"b{number}") for number in range(2_000))
    assert 1_420 < ahead < 1_580


def test_points_decide_and_the_earlier_one_of_equals() -> None:
    wishes = (Wish("dry", SAYS, "skin", ("dry",), points=2),)
    table = table_of(way="points", questions=(SKIN,), wishes=wishes, waiting=1)
    for number, skin in enumerate(("oily", "dry", "oily", "dry")):
        apply(table, PEOPLE[number], skin, NOON + timedelta(minutes=number))
    table.ring(PICKED)
    assert states(table) == {"p0": "waiting", "p1": "picked", "p2": "passed_over", "p3": "picked"}
    assert table.look(CY, PICKED)["why"]["en"].startswith("Thank you for asking!")
    assert next(row.data["answers"] for row in table.listed(APPLICATIONS)) == {"skin": "试一试"}
    break_no_law(MECHANIC, table.history())


def test_whoever_does_not_suit_is_told_kindly_and_cannot_try_another_answer() -> None:
    must = Wish("dry", Text(zh="干性皮肤", en="dry skin"), "skin", ("dry",), must=True)
    table = table_of(questions=(SKIN,), wishes=(must,))
    turn = apply(table, ANN, "oily")
    assert turn.because == "not_suited"
    assert "dry skin" in spoken(MECHANIC, turn).en
    assert apply(table, ANN, "dry").because == "applied_already"
    assert "dry skin" in table.look(ANN, NOON)["why"]["en"]


def test_operators_pick_with_a_reason_and_the_others_hear_at_the_latest_date() -> None:
    table = table_of(way="operators", decide_days=3)
    for person in PEOPLE[:3]:
        apply(table, person)
    assert rule(table, ANN, Pick(" "), NOON).because == "reason_missing"
    turn = rule(table, ANN, Pick("You asked so well."), NOON)
    assert "You asked so well." in spoken(MECHANIC, turn).en
    assert any(isinstance(effect, Send) for effect in turn.effects)
    assert rule(table, BO, PassOver("You have it already."), NOON).because == "passed_over"
    hear(table, ANN, "Requested", NOON + DAY)
    table.ring(CLOSED + 3 * DAY)
    assert states(table) == {"p0": "addressed", "p1": "passed_over", "p2": "passed_over"}
    assert "few places" in table.look(CY, CLOSED + 3 * DAY)["why"]["en"]
    assert rule(table, CY, Pick("A place came free."), CLOSED + 4 * DAY).because == "picked_by_us"
    assert rule(table, BO, Pick("One more."), CLOSED + 4 * DAY).because == "no_place_left"
    assert rule(drawn(), ANN, Pick("A friend."), PICKED).because == "picked_by_rule"
    break_no_law(MECHANIC, table.history())


def test_first_come_first_served_and_the_line_behind() -> None:
    table = table_of(way="first")
    because = [apply(table, person).because for person in PEOPLE[:5]]
    assert because == ["picked_first", "picked_first", "on_the_list", "on_the_list", "places_gone"]
    table.move(CY, TrialMove("withdraw"), NOON)
    table.move(ANN, TrialMove("decline"), NOON)
    table.ring(NOON)
    assert states(table) == {"p0": "declined", "p1": "picked", "p2": "withdrawn", "p3": "picked", "p4": "passed_over"}
    assert table.turns[-1].because == "moved_up"
    break_no_law(MECHANIC, table.history())


def test_without_an_address_in_time_the_place_goes_on() -> None:
    table = drawn()
    first, second = (row.person_id for row in table.listed(LOTS)[:2])
    hear(table, Person(second or "", known=True), "Requested", PICKED)
    table.ring(PICKED + 3 * DAY)
    found = states(table)
    assert (found[first or ""], found[second or ""]) == ("lapsed", "addressed")
    assert sorted(found.values()).count("picked") == 1
    assert table.left()[Asset("prize:cream")] == 0
    break_no_law(MECHANIC, table.history())


def test_an_address_that_was_given_this_moment_counts() -> None:
    """The goods have left the purse, and the news has not come yet."""
    table = drawn(people=1)
    table._shift(Asset("prize:cream"), 1, "person:p0", "delivery:1")  # type: ignore[arg-type]  # noqa: SLF001 - what deliveries do
    table.ring(PICKED + 3 * DAY)
    assert states(table) == {"p0": "addressed"}
    assert table.move(ANN, TrialMove("decline"), PICKED + 3 * DAY).because == "on_its_way"


def test_withdrawing_while_places_are_given_out_frees_one() -> None:
    table = table_of(waiting=1)
    for person in PEOPLE[:4]:
        apply(table, person)
    table.ring(CLOSED)
    (
        first,
        *_,
    ) = (row.person_id or "" for row in table.listed(LOTS))
    table.move(Person(first, known=True), TrialMove("withdraw"), CLOSED + timedelta(minutes=1))
    table.ring(PICKED)
    table.ring(PICKED + timedelta(minutes=5))
    table.ring(PICKED + timedelta(minutes=10))
    assert sorted(states(table).values()) == ["passed_over", "picked", "picked", "withdrawn"]
    break_no_law(MECHANIC, table.history())


def test_ended_early_nobody_is_picked_and_nobody_owes() -> None:
    table = table_of()
    apply(table, ANN)
    table.ends_at = NOON + DAY
    table.ring(PICKED)
    assert table.turns[-1].because == "called_off"
    other = in_use()
    other.ends_at = NOON + 4 * DAY
    other.ring(DUE + 4 * DAY)
    assert other.turns[-1].because == "released"
    assert other.purse("p0")[MISSED] == 0


def test_late_is_still_welcome_and_missed_sits_the_next_one_out() -> None:
    table = in_use()
    table.ring(DUE)
    assert table.turns[-1].because == "report_late"
    table.ring(DUE + 3 * DAY)
    assert table.turns[-1].because == "missed_held"
    assert table.purse("p0")[MISSED] == 1
    after = table_of()
    after.give("p0", MISSED, 1)
    assert after.look(ANN, NOON)["state"] == "held_back"
    assert apply(after, ANN).because == "held_back"
    assert after.purse("p0")[MISSED] == 0  # once
    assert apply(after, ANN).because == "applied_already"
    assert apply(table_of(), ANN).accepted
    assert report(table, ANN, DUE + 5 * DAY).accepted
    assert table.purse("p0")[MISSED] == 0  # it came after all
    break_no_law(MECHANIC, table.history())
    break_no_law(MECHANIC, after.history())


def test_the_law_sees_somebody_taken_who_owes_a_report() -> None:
    table = table_of(hold_back=False)
    table.give("p0", MISSED, 1)
    apply(table, ANN)
    with pytest.raises(AssertionError, match="never reported"):
        who_never_reported_sits_one_out(replace(table.history(), rules=PLAIN))


def test_operators_give_more_time_or_let_it_go() -> None:
    table = in_use()
    assert rule(table, ANN, Extend(5, "Ill"), NOON + 2 * DAY).because == "extended"
    table.ring(DUE + 4 * DAY)
    assert table.look(ANN, DUE + 4 * DAY)["state"] == "testing"
    table.ring(DUE + 9 * DAY)
    assert table.turns[-1].because == "missed_held"
    assert rule(table, ANN, Extend(5, "In hospital"), DUE + 9 * DAY).accepted
    assert table.purse("p0")[MISSED] == 0
    table.ring(DUE + 30 * DAY)
    assert rule(table, ANN, Forgive("Lost in the post"), DUE + 30 * DAY).because == "forgiven"
    assert (table.purse("p0")[MISSED], table.left()[tally("missed")]) == (0, 0)
    break_no_law(MECHANIC, table.history())


@pytest.mark.parametrize(
    ("stars", "text", "pictures", "reason"),
    [
        (4, "Soft.", (), "pictures_missing"),
        (4, "Soft.", ("/p/1",), "report_sent"),
        (0, "Soft.", ("/p/1",), "stars_missing"),
        (6, "Soft.", ("/p/1",), "stars_missing"),
        (4, "  So ", ("/p/1",), "too_short"),
        (4, "x" * 1001, ("/p/1",), "too_long"),
        (4, "Soft.", ("javascript:alert(1)",), "picture_odd"),
    ],
)
def test_what_a_report_needs(stars: int, text: str, pictures: tuple[str, ...], reason: str) -> None:
    table = in_use(pictures=1)
    assert report(table, ANN, NOON + 2 * DAY, stars, text, *pictures).because == reason


def test_one_star_is_paid_like_five() -> None:
    paid: list[dict[str, int]] = []
    for stars in (1, 5):
        table = in_use(title="")
        report(table, ANN, NOON + 2 * DAY, stars)
        paid.append(dict(given(rule(table, ANN, Review(4), NOON + 3 * DAY))))
    assert paid[0] == paid[1] == {"points": 60, GOOD: 1}


def test_a_report_can_be_sent_back_kept_off_the_page_and_taken_down() -> None:
    table = in_use()
    report(table, ANN, NOON + 2 * DAY)
    turn = rule(table, ANN, SendBack("Tell us how it smells."), NOON + 7 * DAY)
    assert max(each.at for each in turn.effects if isinstance(each, Schedule) and each.name == "due") == NOON + 10 * DAY
    table.ring(DUE + 30 * DAY)
    assert table.look(ANN, DUE)["state"] == "sent_back"  # a report did come: nothing is owed
    report(table, ANN, NOON + 40 * DAY, 2)
    assert table.left()[tally("reported")] == 1
    assert rule(table, ANN, Review(2, publish=False), NOON + 41 * DAY).because == "reason_missing"
    rule(table, ANN, Review(2), NOON + 41 * DAY)
    assert (table.look(BO, END)["average"], table.purse("p0")[POINTS]) == ("2.0", 10)
    assert rule(table, ANN, Unpublish("Somebody else’s picture"), NOON + 42 * DAY).accepted
    assert (table.look(BO, END)["average"], table.listed(REPORTS)) == (None, [])
    assert rule(table, ANN, Review(5), NOON + 43 * DAY).because == "not_possible"
    break_no_law(MECHANIC, table.history())


def test_what_is_handed_over_by_hand_leaves_the_purse() -> None:
    table = drawn(people=1)
    assert rule(table, ANN, HandOver("In the shop"), PICKED + DAY).because == "handed_over"
    assert table.purse("p0")[Asset("prize:cream")] == 0
    assert table.look(ANN, PICKED + DAY)["due_at"] == (PICKED + 8 * DAY).isoformat()


def test_a_parcel_that_came_back_owes_no_report() -> None:
    table = in_use()
    assert hear(table, ANN, "Shipped", NOON + DAY, "prize:other") is None
    hear(table, ANN, "Returned", NOON + 3 * DAY)
    table.ring(DUE + 30 * DAY)
    assert table.look(ANN, DUE)["state"] == "came_back"
    assert report(table, ANN, DUE).because == "nothing_to_report"


def test_vouchers_are_tried_at_once() -> None:
    free = Reward("coupon:free", stock=1, name=Text(zh="券", en="a voucher"))
    table = table_of(way="first", item=free)
    assert apply(table, ANN).because == "picked_first_now"
    assert MECHANIC.listens(table.rules) == frozenset()
    assert table.look(ANN, NOON)["state"] == "testing"
    assert report(table, ANN, NOON + DAY).accepted


def test_exclusion_says_why_and_the_others_move_up() -> None:
    table = table_of(way="points", questions=(SKIN,), wishes=(Wish("dry", SAYS, "skin", ("dry",)),), waiting=0)
    for person in PEOPLE[:3]:
        apply(table, person, "dry")
    assert rule(table, ANN, Exclude("Three accounts, one address"), NOON).accepted
    table.ring(PICKED)
    assert states(table) == {"p0": "excluded", "p1": "picked", "p2": "picked"}
    assert "one address" in table.look(ANN, PICKED)["why"]["en"]


def test_charts_and_odds() -> None:
    table = drawn()
    assert isinstance(MECHANIC, Charting)
    charts = {chart.key: chart for chart in MECHANIC.charts(table.rules, table.left())}
    assert [bar.count for bar in charts["way"].bars] == [6, 2, 0, 0, 0, 0]
    fresh = table_of()
    assert fresh.look(ANN, NOON)["odds_percent"] == "100"
    for person in PEOPLE[:3]:
        apply(fresh, person)
    assert fresh.look(CY, NOON)["odds_percent"] == "66.7"


def test_two_people_who_turn_out_to_be_one_have_one_place() -> None:
    table = table_of(way="first")
    apply(table, ANN)
    apply(table, BO)
    hear(table, BO, "Shipped", NOON + DAY)
    kept = MECHANIC.merge(table.rules, table.seats["person:p0"], table.seats["person:p1"])
    assert kept.state == "testing"


@pytest.mark.parametrize(
    "body", [{}, {"do": "pick"}, {"do": "report", "stars": "5"}, {"do": "report", "pictures": ["x"] * 10}, {"do": "apply", "as": 1}]
)
def test_moves_that_cannot_be_read(body: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(body, TrialMove)
