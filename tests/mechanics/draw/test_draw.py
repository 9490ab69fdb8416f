"""The draw, rule by rule."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from antiphon.kernel.amounts import Asset
from antiphon.mechanics.draw import MECHANIC
from antiphon.mechanics.draw.moves import DrawMove, Seat
from antiphon.mechanics.draw.play import Draw
from antiphon.mechanics.draw.rules import WHOLE, Earn, Guarantee, Losing, Message, Pool, PoolOdds, Prize, Rules
from antiphon.mechanics.draw.sectors import percent, sectors
from antiphon.sdk.effects import Emit, Send
from antiphon.sdk.laws import Turn, taken
from antiphon.sdk.mechanic import Event, Facts, Move, Person, Refused, Seats
from antiphon.sdk.rewards import Price, Reward
from antiphon.sdk.testing import Table, break_no_law, spoken
from antiphon.sdk.words import Text
from tests.mechanics.draw.examples import rules as any_rules

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
ANN = Person("ann", "Asia/Shanghai")
MUG = Prize("mug", Text(zh="杯子", en="a mug"), 100_000, "prize:mug", stock=3)
FEW = Prize("few", Text(zh="10 积分", en="10 points"), 400_000, "points", 10)
RULES = Rules(prizes=(MUG, FEW), lose=Losing(500_000))


def table_of(rules: Rules) -> Table[Rules, Seat, DrawMove]:
    assert not MECHANIC.flaws(rules)
    return Table(MECHANIC, rules, starts_at=NOW)


def draws(table: Table[Rules, Seat, DrawMove], count: int, person: Person = ANN, at: datetime = NOW) -> list[Turn]:
    return [table.move(person, DrawMove(), at + timedelta(seconds=number), f"{person.id}/{at}/{number}") for number in range(count)]


def test_what_is_left_is_given_out_to_the_last_and_not_one_more() -> None:
    table = table_of(RULES)
    turns = draws(table, 200)
    won = [turn for turn in turns if turn.accepted and turn.answer["prize"] and turn.answer["prize"]["key"] == "mug"]
    assert len(won) == 3
    assert table.left() == {"prize:mug": 0}
    break_no_law(MECHANIC, table.history())


def test_a_draw_for_a_stock_that_is_gone_meanwhile_is_decided_again() -> None:
    """The host asks again with what is left; the answer is then true for the stock as it is."""
    table = table_of(replace(RULES, when_gone="consolation", consolation=Reward(amount=1)))
    table.stale_left = table.started
    turns = draws(table, 200)
    assert sum(turn.because == "consolation" for turn in turns) > 5
    assert table.left() == {"prize:mug": 0}
    break_no_law(MECHANIC, table.history())


def test_lose_turns_what_is_gone_into_losing() -> None:
    table = sectors(RULES, (), {Asset("prize:mug"): 0})
    assert [sector.odds_ppm for sector in table] == [0, 400_000, 600_000]


def test_redistribute_shares_what_is_gone_among_the_rest() -> None:
    table = sectors(replace(RULES, when_gone="redistribute"), (), {Asset("prize:mug"): 0})
    assert [sector.odds_ppm for sector in table] == [0, 444_444, 555_556]


def test_consolation_stands_in_the_place_of_what_is_gone() -> None:
    rules = replace(RULES, when_gone="consolation", consolation=Reward(amount=2))
    shown = MECHANIC.shown(rules, *seat_and_facts(rules, left=0))
    assert shown["prizes"][0] == {
        "key": "consolation",
        "name": {"zh": "积分", "en": "points"},
        "asset": "points",
        "amount": 2,
        "odds_percent": "10",
        "left": None,
        "rare": False,
    }


def test_close_ends_the_draw_with_its_first_empty_prize() -> None:
    table = table_of(replace(RULES, when_gone="close"))
    turns = draws(table, 300)
    closed = next(number for number, turn in enumerate(turns) if turn.because == "sold_out")
    assert all(turn.because == "sold_out" for turn in turns[closed:])
    assert table.look(ANN, NOW)["sold_out"] is True
    assert sum(turn.accepted and turn.answer["index"] == 0 for turn in turns) == 3


def test_when_everything_is_gone_nobody_pays_for_nothing() -> None:
    table = table_of(Rules(prizes=(replace(MUG, odds_ppm=WHOLE, stock=2),), price=Price(100)))
    table.give("ann", "points", 1000)
    assert [turn.because for turn in draws(table, 4)] == ["won", "won", "sold_out", "sold_out"]
    assert table.purse("ann")[Asset("points")] == 800


@given(any_rules(), st.data())
def test_odds_shown_always_make_100_percent(rules: Rules, data: st.DataObject) -> None:
    left = {asset: data.draw(st.integers(0, 2)) for asset in MECHANIC.stock(rules)}
    segments = data.draw(st.frozensets(st.sampled_from(("gold", "silver"))))
    table = sectors(rules, segments, left)
    assert sum(sector.odds_ppm for sector in table) == WHOLE
    assert all(sector.odds_ppm >= 0 for sector in table)


@given(st.integers(0, WHOLE))
def test_percentages_are_exact(odds_ppm: int) -> None:
    assert round(float(percent(odds_ppm)) * 10_000) == odds_ppm
    assert not percent(odds_ppm).endswith(".")


def test_members_of_a_segment_draw_with_their_own_odds_and_see_them() -> None:
    pools = (Pool("gold", (PoolOdds("mug", WHOLE),)), Pool("silver", (PoolOdds("few", WHOLE),)))
    rules = replace(RULES, pools=pools)
    for segments, odds in (((), ["10", "40", "50"]), (("silver",), ["0", "100", "0"]), (("silver", "gold"), ["100", "0", "0"])):
        person = replace(ANN, segments=frozenset(segments))
        shown = table_of(rules).look(person, NOW)
        assert [*(prize["odds_percent"] for prize in shown["prizes"]), shown["lose"]["odds_percent"]] == odds


def test_after_so_many_losses_the_next_draw_wins() -> None:
    rules = replace(RULES, prizes=(replace(MUG, odds_ppm=1), FEW), lose=Losing(599_999), guarantee=Guarantee(2, "few"))
    table = table_of(rules)
    dry, guaranteed = 0, 0
    for number in range(300):
        assert table.look(ANN, NOW)["guarantee"]["in"] == 3 - dry
        turn = draws(table, 1, at=NOW + timedelta(minutes=number))[0]
        guaranteed += turn.answer["guaranteed"]
        assert not turn.answer["guaranteed"] or dry == 2
        dry = dry + 1 if turn.because == "not_this_time" else 0
        assert dry <= 2
    assert guaranteed > 20


def test_a_guaranteed_draw_never_gives_less_than_chance_would() -> None:
    """Who hits the mug on a guaranteed draw gets the mug."""
    prizes = (replace(MUG, odds_ppm=100_000, stock=900), replace(FEW, odds_ppm=1))
    table = table_of(Rules(prizes=prizes, lose=Losing(899_999), guarantee=Guarantee(1, "few")))
    turns = draws(table, 400)
    after_loss = [turns[n + 1] for n, turn in enumerate(turns[:-1]) if turn.because == "not_this_time"]
    assert {turn.answer["prize"]["key"] for turn in after_loss} == {"few", "mug"}
    assert all(not turn.answer["guaranteed"] for turn in after_loss if turn.answer["prize"]["key"] == "mug")


def test_a_guarantee_whose_prize_is_gone_is_neither_given_nor_shown() -> None:
    rules = replace(RULES, prizes=(replace(MUG, odds_ppm=1, stock=1), FEW), lose=Losing(599_999), guarantee=Guarantee(1, "mug"))
    table = table_of(rules)
    assert table.look(ANN, NOW)["guarantee"] is not None
    turns = draws(table, 60)
    assert sum(turn.because == "won_by_guarantee" for turn in turns) == 1
    assert table.look(ANN, NOW)["guarantee"] is None
    assert any(before.because == after.because == "not_this_time" for before, after in pairwise(turns))


def test_add_to_cart_earns_draws_up_to_the_daily_cap() -> None:
    table = table_of(replace(RULES, earn=Earn(per_day=2)))
    assert draws(table, 1)[0].because == "earn_first"
    earned = [table.event(ANN, "Product Added", NOW + timedelta(minutes=n)) for n in range(4)]
    assert [turn.because if turn else None for turn in earned] == ["draw_earned", "draw_earned", None, None]
    shown = table.look(ANN, NOW)
    assert (shown["free_draws"], shown["earn"]["left_today"]) == (2, 0)
    assert [turn.accepted for turn in draws(table, 3, at=NOW + timedelta(hours=1))] == [True, True, False]
    tomorrow = NOW + timedelta(days=1)
    assert table.event(ANN, "Product Added", tomorrow) is not None
    assert draws(table, 1, at=tomorrow)[0].accepted


def test_several_ways_earn_draws_each_with_its_own_cap() -> None:
    review = Earn("Product Reviewed", per_day=1)
    order = Earn("Order Completed", per_day=2, draws=2, at_least=99)
    table = table_of(replace(RULES, earn=Earn(per_day=1), earn_also=(review, order)))
    told = [
        table.event(ANN, name, NOW, properties)
        for name, properties in (
            ("Product Added", {}),
            ("Product Reviewed", {}),
            ("Product Reviewed", {}),
            ("Order Completed", {"total": 98.99}),
            ("Order Completed", {"total": "99"}),
            ("Order Completed", {}),
            ("Order Completed", {"total": 300}),
            ("Order Completed", {"total": 300}),
        )
    ]
    assert [turn.answer["free"] if turn else None for turn in told] == [1, 2, None, None, 4, None, 6, None]
    shown = table.look(ANN, NOW)
    assert [way["left_today"] for way in (shown["earn"], *shown["earn_also"])] == [0, 0, 0]
    assert [turn.accepted for turn in draws(table, 7)] == [True] * 6 + [False]
    break_no_law(MECHANIC, table.history())


def test_an_event_may_count_for_two_ways_and_is_heard_only_where_it_fits() -> None:
    ways = (Earn("Order Completed", at_least=99), Earn("Order Completed", draws=3, at_least=500))
    rules = replace(RULES, earn_also=ways)
    table = table_of(rules)
    told = [table.event(ANN, "Order Completed", NOW, {"total": total}) for total in (50, 100, 600)]
    assert [turn.answer["free"] if turn else None for turn in told] == [None, 1, 5]
    assert [Draw().hears(rules, Event("ann", "e", "Order Completed", NOW, {"total": n})) for n in (50, 100)] == [False, True]


def test_a_draw_is_bought_with_a_ticket_of_another_play() -> None:
    table = table_of(replace(RULES, price=Price(1, "tickets")))
    table.give("ann", "tickets", 2)
    assert [turn.because == "not_enough" for turn in draws(table, 3)] == [False, False, True]
    assert table.purse("ann")[Asset("tickets")] == 0


def test_a_free_draw_is_used_before_points_are_taken() -> None:
    table = table_of(replace(RULES, price=Price(100), earn=Earn()))
    table.give("ann", "points", 150)
    table.event(ANN, "Product Added", NOW)
    turns = draws(table, 3)
    spent = [taken(turn)["points"] for turn in turns]
    assert spent[:2] == [0, 100]
    assert turns[2].because == "not_enough" or table.purse("ann")[Asset("points")] >= 0


def test_limits_say_when_they_open_again() -> None:
    rules = replace(RULES, per_day=1, in_total=2)
    table = table_of(rules)
    draws(table, 1)
    outcome = MECHANIC.decide(rules, table.seated(["person:ann"]), Move("ann", DrawMove()), table.facts(ANN, NOW))
    assert isinstance(outcome, Refused)
    assert (outcome.reason, outcome.again_at) == ("limit_today", datetime(2026, 5, 1, 16, tzinfo=UTC))  # midnight in Shanghai
    assert draws(table, 1, at=NOW + timedelta(days=1))[0].accepted
    assert draws(table, 1, at=NOW + timedelta(days=2))[0].because == "limit_reached"


def test_strangers_may_earn_and_must_sign_in_to_draw() -> None:
    table = table_of(replace(RULES, signed_in=True, earn=Earn()))
    assert table.event(ANN, "Product Added", NOW) is not None
    assert draws(table, 1)[0].because == "sign_in_first"
    assert table.look(ANN, NOW)["sign_in_first"] is True
    assert draws(table, 1, person=replace(ANN, known=True))[0].accepted


def test_winners_of_marked_prizes_get_a_message_in_both_languages() -> None:
    rules = Rules(prizes=(replace(MUG, odds_ppm=WHOLE, tell=True),), message=Message())
    turn = draws(table_of(rules), 1)[0]
    sent = next(effect for effect in turn.effects if isinstance(effect, Send))
    assert sent.title == {"zh": "恭喜中奖：杯子", "en": "You won: a mug"}
    assert sent.channel == "inbox"
    assert spoken(MECHANIC, turn) == Text(zh="恭喜，抽中“杯子”！", en="You won a mug!")


def test_the_first_draw_of_a_day_is_an_event_and_so_is_every_win() -> None:
    table = table_of(Rules(prizes=(replace(FEW, odds_ppm=WHOLE),)))
    names = [[effect.name for effect in turn.effects if isinstance(effect, Emit)] for turn in draws(table, 2)]
    assert names == [["Prize Won", "Draw Played"], ["Prize Won"]]


def test_two_people_who_turn_out_to_be_one_share_their_limits() -> None:
    day = NOW.date()
    kept, other = Seat(3, 1, 0, day, 2, 1), Seat(2, 4, 1, day - timedelta(days=1), 2, 2)
    assert MECHANIC.merge(RULES, kept, other) == Seat(5, 4, 1, day, 2, 1)


@pytest.mark.parametrize("body", ['{"prize": "mug"}', '{"do": "draw"}', "[]", "null"])
def test_a_draw_takes_no_wishes(body: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(body, type=DrawMove)


def seat_and_facts(rules: Rules, *, left: int) -> tuple[Seats[Seat], Facts]:
    table = table_of(rules)
    return table.seated(["person:ann"]), replace(table.facts(ANN, NOW), left={Asset("prize:mug"): left})


ORDER = Earn("Order Completed", per_day=9, draws=2, at_least=99)


@pytest.mark.parametrize(
    ("name", "refund", "left"),
    [
        ("Order Cancelled", {}, 0),
        ("Order Refunded", {}, 0),
        ("Order Refunded", {"refund_amount": 120}, 0),
        ("Order Refunded", {"refund_amount": 22}, 0),
        ("Order Refunded", {"refund_amount": 20}, 2),
        ("Order Refunded", {"products": [{"product_id": "tea", "quantity": 2}]}, 0),
        ("Order Refunded", {"products": [{"product_id": "tea"}]}, 0),
        ("Order Refunded", {"order_id": "another"}, 2),
    ],
)
def test_a_refund_takes_back_what_its_order_earned(name: str, refund: dict[str, object], left: int) -> None:
    """All of it, or so much that the order would not have earned it; less leaves the draws."""
    table = table_of(replace(RULES, earn=ORDER))
    bought = {"order_id": "o1", "total": 120, "products": [{"product_id": "tea", "quantity": 2, "price": 60}]}
    assert table.event(ANN, "Order Completed", NOW, bought)
    assert table.event(ANN, "Order Completed", NOW, bought) is None, "told of twice, it earns once"
    turn = table.event(ANN, name, NOW, {"order_id": "o1", **refund})
    assert table.look(ANN, NOW)["free_draws"] == left
    assert (turn is not None and turn.because == "draw_taken_back") is (left == 0)
    table.event(ANN, "Order Cancelled", NOW, {"order_id": "o1"})
    assert table.look(ANN, NOW)["free_draws"] == 0
    break_no_law(MECHANIC, table.history())


def test_what_was_drawn_stays_drawn() -> None:
    table = table_of(replace(RULES, earn=ORDER, earn_also=(Earn("Product Added"),)))
    table.event(ANN, "Order Completed", NOW, {"order_id": "o1", "total": 120})
    draws(table, 1)
    turn = table.event(ANN, "Order Cancelled", NOW, {"order_id": "o1"})
    assert turn is not None
    assert turn.answer == {"free": 0, "taken": 1, "order": "o1"}
    assert spoken(MECHANIC, turn).en == "Order o1 was refunded: 1 of its free draws went back. You have 0 now."
    break_no_law(MECHANIC, table.history())


def test_a_shop_may_leave_the_draws_of_a_refunded_order() -> None:
    table = table_of(replace(RULES, earn=replace(ORDER, take_back=False)))
    table.event(ANN, "Order Completed", NOW, {"order_id": "o1", "total": 120})
    assert table.event(ANN, "Order Cancelled", NOW, {"order_id": "o1"}) is None
    assert table.look(ANN, NOW)["free_draws"] == 2
