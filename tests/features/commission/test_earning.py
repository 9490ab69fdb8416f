"""Commission from event to purse: who brought whom, orders, refunds before and after the return period, merges."""

import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.commission.contracts import CommissionTerms, RatePercent, RateRule
from antiphon.features.events.contracts import DigestBatch, Merge
from tests.conftest import NOON, SetClock
from tests.features.commission.earning import (
    ROLES,
    RULES,
    SHOP,
    TERMS,
    amounts,
    bring,
    lawful,
    order,
    party,
    person,
    programme,
    purse,
    refund,
    shown,
    tell,
)

DAY = 86_400_000


def test_an_order_earns_four_parties_line_by_line(house: Services) -> None:
    programme(house)
    bob = party(house, "bob")
    ann = party(house, "ann", "annual_member")
    leader, partner = party(house, "lea", "group_leader"), party(house, "art", "city_partner", "杭州")
    buyer = person(house, "cat")
    assert bring(house, ann, "bob") == "brought"
    assert bring(house, buyer, "ann") == "brought"
    order(house, buyer, "A1", [("mug", 100, 1), ("tea", 50, 2), ("ring", 1000, 1)], leader_code="lea", city="杭州")
    found = shown(house, "A1")
    assert found.base_minor == 120_000
    direct = {entry.line_id: (entry.rule, entry.amount) for entry in found.entries if entry.place == "direct"}
    assert direct == {"mug": ("direct", 1_000), "tea": ("tea-fixed", 1_000)}, "nothing on gold"
    assert amounts(house, "A1") == {"direct": 2_000, "second": 6_000, "leader": 3_600, "area": 1_800}
    assert [purse(house, who).frozen for who in (ann, bob, leader, partner)] == [2_000, 6_000, 3_600, 1_800]
    lawful(house)
    with house.database.read() as session:
        moved = house.ledger.list_transfers(session, SHOP, decision=found.decision).items
        why = house.ledger.explain(session, SHOP, moved[0].id).why
    assert sum(transfer.amount for transfer in moved) == 13_400
    assert why is not None
    assert "A1" in why.say["zh"]


def test_nobody_earns_without_a_programme_or_without_being_a_party(house: Services) -> None:
    cat, dan = person(house, "cat"), person(house, "dan")
    order(house, cat, "A1")
    programme(house)
    assert bring(house, cat, "nobody") == "unknown_code"
    order(house, cat, "A2")
    ann = party(house, "ann")
    bring(house, dan, "ann")
    house.commission.save_party(SHOP, ann, "", active=False)
    order(house, dan, "A3")
    assert bring(house, cat, "ann") == "party_inactive"
    with house.database.read() as session:
        assert house.commission.list_orders(session, SHOP).items == ()


def test_the_same_order_told_twice_earns_once(house: Services) -> None:
    programme(house)
    ann, cat = party(house, "ann"), person(house, "cat")
    bring(house, cat, "ann")
    order(house, cat, "A1")
    order(house, cat, "A1", [("mug", 900, 1)])
    assert purse(house, ann).frozen == 1_000
    lawful(house)


def test_nobody_brings_themselves_and_there_are_no_rings(house: Services) -> None:
    programme(house)
    ann, bob, cat = party(house, "ann"), party(house, "bob"), party(house, "cat")
    assert bring(house, ann, "ann") == "self"
    assert bring(house, bob, "ann") == "brought"
    assert bring(house, ann, "bob") == "cycle"
    assert bring(house, cat, "bob") == "brought"
    assert bring(house, ann, "cat") == "cycle", "over any number of steps"
    with house.database.read() as session:
        assert [(touch.code, touch.outcome) for touch in house.commission.list_touches(session, SHOP, ann)].count(("bob", "cycle")) == 1


def test_a_third_above_gets_nothing(house: Services) -> None:
    programme(house)
    for name in ("top", "mid", "low"):
        party(house, name)
    low, mid, buyer = person(house, "low"), person(house, "mid"), person(house, "cat")
    bring(house, mid, "top")
    bring(house, low, "mid")
    bring(house, buyer, "low")
    order(house, buyer, "A1")
    assert {part.party_id for part in shown(house, "A1").parts} == {low, mid}
    assert purse(house, person(house, "top")).frozen == 0


def test_first_touch_keeps_and_last_touch_takes(house: Services, clock: SetClock) -> None:
    programme(house)
    party(house, "ann")
    party(house, "bob")
    cat = person(house, "cat")
    assert bring(house, cat, "ann") == "brought"
    assert [bring(house, cat, "ann"), bring(house, cat, "bob")] == ["kept", "brought_before"]
    clock.advance(days=30)
    assert bring(house, cat, "bob") == "brought", "the window of 30 days is over"
    last = CommissionTerms(roles=ROLES, rules=RULES, levels=2, touch="last")
    programme(house, last, 1)
    assert bring(house, cat, "ann") == "brought"
    order(house, cat, "A1")
    assert shown(house, "A1").parts[0].party_id == person(house, "ann")


def test_a_link_brings_by_an_event_and_the_window_ends(house: Services, clock: SetClock) -> None:
    programme(house)
    ann, cat = party(house, "ann"), person(house, "cat")
    tell(house, cat, "Referral Link Opened", {"referral_code": "ann"})
    order(house, cat, "A1")
    clock.advance(days=31)
    order(house, cat, "A2")
    order(house, cat, "A3", referral_code="ann")
    assert purse(house, ann).frozen == 2_000, "A1 and, brought again by the order itself, A3"


def test_an_order_from_before_the_link_earns_nothing(house: Services) -> None:
    programme(house)
    ann, cat = party(house, "ann"), person(house, "cat")
    bring(house, cat, "ann")
    told: dict[str, object] = {"order_id": "A0", "revenue": 100}
    tell(house, cat, "Order Completed", told, at_ms=NOON - DAY)
    assert purse(house, ann).frozen == 0


def test_leaders_do_not_earn_on_their_own_orders_unless_told_so(house: Services) -> None:
    programme(house)
    lea = party(house, "lea", "group_leader")
    order(house, lea, "A1", leader_code="lea")
    assert purse(house, lea).frozen == 0
    programme(house, CommissionTerms(roles=ROLES, rules=RULES, levels=2, own_orders=True), 1)
    order(house, lea, "A2", leader_code="lea")
    assert purse(house, lea).frozen == 300


def test_what_is_frozen_goes_back_with_the_goods_and_the_rest_becomes_available(house: Services, clock: SetClock) -> None:
    programme(house)
    ann, cat = party(house, "ann"), person(house, "cat")
    bring(house, cat, "ann")
    order(house, cat, "A1", [("mug", 199.99, 1)])
    assert purse(house, ann).frozen == 1_999
    refund(house, cat, "A1", 40)
    refund(house, cat, "A1", 40)
    assert purse(house, ann).frozen == 1_999 - 799, "80.00 of 199.99 of 19.99 is 7.996..., rounded down"
    clock.advance(days=7, seconds=-1)
    assert house.commission_timer.run_once() == 0
    clock.advance(seconds=1)
    assert house.commission_timer.run_once() == 1
    assert (purse(house, ann).frozen, purse(house, ann).available) == (0, 1_200)
    assert house.commission_timer.run_once() == 0
    lawful(house)


def test_a_cancelled_order_takes_all_back(house: Services) -> None:
    programme(house)
    ann, cat = party(house, "ann"), person(house, "cat")
    bring(house, cat, "ann")
    order(house, cat, "A1")
    tell(house, cat, "Order Cancelled", {"order_id": "A1"})
    refund(house, cat, "A1", 50)
    assert purse(house, ann).frozen == 0
    assert shown(house, "A1").refunded_basis_points == 10_000
    lawful(house)


def test_a_refund_that_comes_before_its_order_counts(house: Services) -> None:
    programme(house)
    ann, cat = party(house, "ann"), person(house, "cat")
    bring(house, cat, "ann")
    refund(house, cat, "A1", 50)
    order(house, cat, "A1")
    assert purse(house, ann).frozen == 500
    lawful(house)


def test_goods_that_come_back_later_become_a_debt_that_the_next_order_pays(house: Services, clock: SetClock) -> None:
    programme(house)
    ann, cat = party(house, "ann"), person(house, "cat")
    bring(house, cat, "ann")
    order(house, cat, "A1")
    clock.advance(days=8)
    house.commission_timer.run_once()
    asked = house.commission.ask_withdrawal(SHOP, ann, "CNY", 1_000)
    house.commission.approve_withdrawal(SHOP, asked.id, "opr_1")
    house.commission.end_withdrawal(SHOP, asked.id, "paid", "bank 42", "opr_1")
    refund(house, cat, "A1", 60)
    assert (purse(house, ann).available, purse(house, ann).debt) == (0, 600)
    order(house, cat, "A2", [("mug", 50, 1)])
    clock.advance(days=8)
    house.commission_timer.run_once()
    assert (purse(house, ann).available, purse(house, ann).debt) == (0, 100)
    order(house, cat, "A3", [("mug", 50, 1)])
    clock.advance(days=8)
    house.commission_timer.run_once()
    assert (purse(house, ann).available, purse(house, ann).debt) == (400, 0)
    lawful(house)


def test_money_asked_for_is_not_taken_from_under_the_request(house: Services, clock: SetClock) -> None:
    programme(house)
    ann, cat = party(house, "ann"), person(house, "cat")
    bring(house, cat, "ann")
    order(house, cat, "A1", [("mug", 200, 1)])
    clock.advance(days=8)
    house.commission_timer.run_once()
    asked = house.commission.ask_withdrawal(SHOP, ann, "CNY", 1_500)
    assert (purse(house, ann).available, purse(house, ann).asked) == (500, 1_500)
    refund(house, cat, "A1", 100)
    assert (purse(house, ann).available, purse(house, ann).asked, purse(house, ann).debt) == (0, 1_500, 500)
    house.commission.approve_withdrawal(SHOP, asked.id, "opr_1")
    with pytest.raises(Exception, match="owed"):
        house.commission.end_withdrawal(SHOP, asked.id, "paid", "bank", "opr_1")
    house.commission.end_withdrawal(SHOP, asked.id, "refused", "goods went back", "opr_1")
    assert (purse(house, ann).available, purse(house, ann).asked, purse(house, ann).debt) == (1_000, 0, 0)
    lawful(house)


def test_two_people_who_are_one_earn_as_one(house: Services, clock: SetClock) -> None:
    programme(house)
    ann, nina, cat, dan = party(house, "ann"), party(house, "nina"), person(house, "cat"), person(house, "dan")
    bring(house, cat, "ann")
    bring(house, dan, "nina")
    bring(house, nina, "ann")
    order(house, cat, "A1")
    order(house, dan, "A2")
    assert amounts(house, "A2") == {"direct": 1_000, "second": 500}
    clock.advance(days=8)
    house.commission_timer.run_once()
    order(house, dan, "A3")
    batch = DigestBatch(house.clock.now_ms(), [], [Merge(SHOP, nina, ann, house.clock.now_ms(), "test")], {})

    def merged(session: object) -> None:
        house.ledger.take(session, batch)  # type: ignore[arg-type]
        house.commission.take(session, batch)  # type: ignore[arg-type]

    house.commands.call(merged)
    assert (purse(house, ann).available, purse(house, ann).frozen) == (2_500, 1_500)
    assert (purse(house, nina).available, purse(house, nina).frozen) == (0, 0)
    refund(house, dan, "A3")
    refund(house, dan, "A2")
    assert (purse(house, ann).available, purse(house, ann).frozen) == (1_000, 0)
    order(house, dan, "A4")
    assert amounts(house, "A4") == {"direct": 1_000}, "nobody stands above themselves"
    lawful(house)


def test_a_new_programme_does_not_change_what_was_earned(house: Services) -> None:
    programme(house)
    ann, cat = party(house, "ann"), person(house, "cat")
    bring(house, cat, "ann")
    order(house, cat, "A1")
    half = CommissionTerms(roles=ROLES, rules=(RateRule("direct", "direct", RatePercent(500)),))
    programme(house, half, 1)
    order(house, cat, "A2")
    assert (amounts(house, "A1"), amounts(house, "A2")) == ({"direct": 1_000}, {"direct": 500})
    refund(house, cat, "A1", 50)
    assert purse(house, ann).frozen == 1_000
    assert TERMS.levels == 2


def test_orders_in_other_currencies_have_purses_of_their_own(house: Services) -> None:
    programme(house)
    ann, cat = party(house, "ann"), person(house, "cat")
    bring(house, cat, "ann")
    order(house, cat, "A1", [("mug", 100, 1)], currency="USD")
    order(house, cat, "A2", [("mug", 100, 1)], currency="JPY")
    assert (purse(house, ann, "USD").frozen, purse(house, ann, "JPY").frozen, purse(house, ann).frozen) == (1_000, 10, 0)
    lawful(house)


@pytest.mark.parametrize(
    "told", [{}, {"order_id": "A\x01"}, {"order_id": 7, "revenue": "x", "products": "y"}, {"order_id": "A1", "products": [1]}]
)
def test_events_that_make_no_sense_are_no_fault(house: Services, told: dict[str, object]) -> None:
    programme(house)
    party(house, "ann")
    cat = person(house, "cat")
    bring(house, cat, "ann")
    for name in ("Order Completed", "Order Refunded", "Order Cancelled", "Signed Up"):
        tell(house, cat, name, told | {"referral_code": "a\x01b", "leader_code": ["x"], "city": {}})
    with house.database.read() as session:
        assert house.events.list_quarantine(session, SHOP).items == ()
    lawful(house)
