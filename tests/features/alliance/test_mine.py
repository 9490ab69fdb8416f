"""What a shopper sees of the alliance, and what the calendar clears by itself. On both stores."""

from datetime import date

import msgspec
import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.alliance.contracts import AllianceMine, AlliancePartner
from antiphon.features.alliance.rates import period_start
from antiphon.kernel.clock import EPOCH_DAY, local_date
from tests.conftest import SetClock
from tests.features.alliance.allies import INN, TEA, agreed, give, lawful, linked, person, shops, terms


@pytest.fixture(autouse=True)
def two_shops(house: Services) -> None:
    shops(house)


def mine(house: Services, workspace: str, who: str) -> AllianceMine:
    with house.database.read() as session:
        return house.alliance.show_mine(session, workspace, who)


def partner(house: Services, workspace: str, who: str) -> AlliancePartner:
    (only,) = mine(house, workspace, who).partners
    return only


def test_a_shopper_sees_partners_rates_and_what_can_go(house: Services) -> None:
    agreement = agreed(house, terms(fee=200, least=10, most=300, per_person_day=350))
    ann = person(house, TEA, "ann", 1_000)
    stranger = partner(house, TEA, ann)
    assert (stranger.partner, stranger.name, stranger.link_id, stranger.there) == (INN, "Inn", None, None)
    assert (stranger.balance, stranger.out.least, stranger.out.most, stranger.back.most) == (1_000, 10, 300, 0)
    _, anna = linked(house, agreement, tea=0, inn=40)
    assert (partner(house, TEA, ann).there, partner(house, TEA, ann).back.most) == (40, 40)
    for amount in (101, 150):
        way = partner(house, TEA, ann).out
        made = give(house, agreement, ann, amount, f"k{amount}")
        assert made.received == amount * way.numerator // way.denominator, "the part works out what arrives by the same figures"
    seen = partner(house, TEA, ann)
    assert (seen.balance, seen.out.most, seen.there) == (749, 99, 40 + 49 + 73)
    there = partner(house, INN, anna)
    assert (there.partner, there.balance, there.there, there.back.most) == (TEA, 162, 749, 99)
    assert [(one.direction, one.given) for one in mine(house, TEA, ann).exchanges] == [("out", 150), ("out", 101)]
    assert {one.person_id for one in mine(house, INN, anna).exchanges} == {anna}


def test_the_least_is_what_makes_one_point(house: Services) -> None:
    agreed(house, terms(1, 3))
    assert partner(house, TEA, person(house, TEA, "ann", 10)).out.least == 3


def test_what_is_not_in_force_is_not_shown(house: Services) -> None:
    agreement = agreed(house)
    ann, _ = linked(house, agreement, tea=100)
    give(house, agreement, ann, 10, "k1")
    house.alliance.end(INN, agreement, "enough")
    seen = mine(house, TEA, ann)
    assert (seen.partners, len(seen.exchanges)) == ((), 1)


@pytest.mark.parametrize(("every", "days"), [("week", 7), ("month", 31)])
def test_a_period_is_cleared_by_itself_up_to_its_own_end(house: Services, clock: SetClock, every: str, days: int) -> None:
    made = msgspec.structs.replace(terms(), clear_every=every)
    agreement = agreed(house, made)
    ann, anna = linked(house, agreement, tea=1_000, inn=100)
    give(house, agreement, ann, 100, "k1")
    assert house.alliance.run_due() == 0, "the period is not over"
    clock.advance(days=days)
    give(house, agreement, anna, 10, "k2", giver=INN)
    assert house.alliance.run_due() == 1
    assert house.alliance.run_due() == 0
    with house.database.read() as session:
        (clearing,) = house.alliance.list_clearings(session, INN, agreement)
        flow = house.alliance.read_flow(session, TEA, agreement, 60)
    assert (clearing.made_by, clearing.state) == ("", "made")
    assert {line.workspace: line.owes for line in clearing.lines} == {TEA: 100, INN: -100}
    first = local_date(clock.now_ms(), "Asia/Shanghai")
    first = date.fromordinal(first.toordinal() - (first.weekday() if every == "week" else first.day - 1))
    assert local_date(int(clearing.until.timestamp() * 1000), "Asia/Shanghai") == first
    assert {line.workspace: line.owes for line in flow.pending} == {TEA: -20, INN: 20}, "what came after waits for the next"
    assert [(day.given, day.received) for day in flow.days if day.given or day.received] == [(100, 0), (0, 20)]
    assert flow.days[-1].on == local_date(clock.now_ms(), "Asia/Shanghai")
    house.alliance.confirm_clearing(TEA, agreement, clearing.id)
    lawful(house)


def test_by_hand_nothing_is_cleared_by_itself(house: Services, clock: SetClock) -> None:
    agreement = agreed(house)
    ann, _ = linked(house, agreement, tea=100)
    give(house, agreement, ann, 10, "k1")
    clock.advance(days=400)
    assert house.alliance.run_due() == 0


def test_periods_begin_on_mondays_and_firsts() -> None:
    wednesday = date(2026, 9, 23).toordinal() - EPOCH_DAY
    starts = [period_start(every, wednesday) for every in ("week", "month", "hand")]
    assert [None if day is None else date.fromordinal(day + EPOCH_DAY) for day in starts] == [date(2026, 9, 21), date(2026, 9, 1), None]
