"""Agreeing, linking, exchanging, clearing: two ledgers that each hold their own laws."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.alliance.contracts import AllianceSide, AllianceTerms
from antiphon.features.events.contracts import DigestBatch, Merge
from antiphon.kernel.errors import Conflict, Forbidden, Invalid, NotFound, Problem
from tests.conftest import SetClock
from tests.features.alliance.allies import INN, NAME, TEA, agreed, give, lawful, linked, person, points, shops, terms


@pytest.fixture(autouse=True)
def two_shops(house: Services) -> None:
    shops(house)


def test_both_sides_must_agree(house: Services) -> None:
    agreement = house.alliance.propose(TEA, NAME, terms())
    ann = person(house, TEA, "ann", 10)
    with pytest.raises(Conflict):
        house.alliance.make_code(TEA, ann, agreement)
    with house.database.read() as session:
        assert house.alliance.get_agreement(session, INN, agreement).state == "proposed"
    house.alliance.accept(INN, agreement)
    with house.database.read() as session:
        shown = house.alliance.get_agreement(session, INN, agreement)
        assert (shown.state, [member.workspace for member in shown.members]) == ("active", [INN, TEA])
    with pytest.raises(Conflict):
        house.alliance.accept(INN, agreement)
    house.access.create_workspace("third", "Third", "Asia/Shanghai", "CNY", "zh")
    with house.database.read() as session, pytest.raises(NotFound):
        house.alliance.get_agreement(session, "third", agreement)


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (AllianceTerms("CNY", (AllianceSide(TEA, 1), AllianceSide(TEA, 2))), "double_member"),
        (AllianceTerms("CNY", (AllianceSide(INN, 1), AllianceSide("x", 2))), "not_a_side"),
        (AllianceTerms("CNY", (AllianceSide(TEA, 1), AllianceSide("nowhere", 2))), "workspace_not_found"),
        (AllianceTerms("CNY", (AllianceSide(TEA, 1, "gold"), AllianceSide(INN, 2))), "wallet_not_found"),
        (terms(least=5, most=4), "bad_limits"),
    ],
)
def test_terms_that_cannot_be_are_refused(house: Services, made: AllianceTerms, code: str) -> None:
    with pytest.raises(Problem) as refused:
        house.alliance.propose(TEA, NAME, made)
    assert refused.value.code == code


def test_points_go_over_and_both_ledgers_hold(house: Services) -> None:
    agreement = agreed(house)
    ann, anna = linked(house, agreement, tea=500, inn=10)
    made = give(house, agreement, ann, 101, "k1")
    assert (made.given, made.received, made.direction, made.person_id) == (101, 50, "out", ann)
    assert (points(house, TEA, ann), points(house, INN, anna)) == (399, 60)
    back = give(house, agreement, anna, 7, "k2", giver=INN)
    assert (back.received, points(house, TEA, ann), points(house, INN, anna)) == (14, 413, 53)
    with house.database.read() as session:
        for workspace in (TEA, INN):
            assert [leg.decision_id for leg in house.ledger.list_transfers(session, workspace, decision=made.id).items] == [made.id]
    lawful(house)


def test_the_partners_points_can_be_used_here(house: Services) -> None:
    agreement = agreed(house)
    ann, anna = linked(house, agreement, tea=100)
    made = give(house, agreement, anna, 40, "k1", giver=TEA, asking=INN)
    assert (made.direction, made.person_id, made.received) == ("in", anna, 20)
    assert (points(house, TEA, ann), points(house, INN, anna)) == (60, 20)
    lawful(house)


def test_the_same_key_is_the_same_exchange(house: Services) -> None:
    agreement = agreed(house)
    ann, _ = linked(house, agreement, tea=100)
    assert give(house, agreement, ann, 10, "k1").id == give(house, agreement, ann, 10, "k1").id
    with pytest.raises(Conflict):
        give(house, agreement, ann, 11, "k1")
    assert points(house, TEA, ann) == 90


def test_without_consent_on_both_sides_nothing_goes(house: Services, clock: SetClock) -> None:
    agreement = agreed(house)
    ann, anna, bob = person(house, TEA, "ann", 100), person(house, INN, "ann"), person(house, INN, "bob")
    with pytest.raises(Forbidden):
        give(house, agreement, ann, 10, "k1")
    code = house.alliance.make_code(TEA, ann, agreement).code
    with pytest.raises(Invalid):
        house.alliance.link(TEA, ann, code)
    with pytest.raises(NotFound):
        house.alliance.link(INN, anna, "wrong")
    code = house.alliance.make_code(TEA, ann, agreement).code
    clock.advance(seconds=15 * 60)
    with pytest.raises(NotFound):
        house.alliance.link(INN, anna, code)
    code = house.alliance.make_code(TEA, ann, agreement).code
    made = house.alliance.link(INN, anna, code)
    with pytest.raises(NotFound):
        house.alliance.link(INN, bob, code)
    with pytest.raises(Conflict):
        house.alliance.link(INN, bob, house.alliance.make_code(TEA, ann, agreement).code)
    give(house, agreement, ann, 10, "k1")
    with pytest.raises(NotFound):
        house.alliance.unlink(INN, bob, made.id)
    house.alliance.unlink(INN, anna, made.id)
    with pytest.raises(Forbidden):
        give(house, agreement, ann, 10, "k2")
    lawful(house)


def test_limits_hold_by_exchange_person_and_day(house: Services, clock: SetClock) -> None:
    agreement = agreed(house, terms(least=10, most=50, per_person_day=60, per_person=100, per_day=90))
    ann, _ = linked(house, agreement, "ann", tea=1_000)
    bob, _ = linked(house, agreement, "bob", tea=1_000)
    for amount, key in ((9, "least"), (51, "most")):
        with pytest.raises(Conflict):
            give(house, agreement, ann, amount, key)
    give(house, agreement, ann, 50, "a1")
    with pytest.raises(Conflict, match="Only 10 more"):
        give(house, agreement, ann, 11, "a2")
    give(house, agreement, bob, 40, "b1")
    with pytest.raises(Conflict, match="Only 0 more"):
        give(house, agreement, bob, 10, "b2")
    clock.advance(days=1)
    give(house, agreement, ann, 50, "a3")
    clock.advance(days=1)
    with pytest.raises(Conflict, match="under this agreement"):
        give(house, agreement, ann, 10, "a4")
    lawful(house)


def test_what_is_not_there_or_worth_nothing_does_not_go(house: Services) -> None:
    agreement = agreed(house, terms(1, 1_000))
    ann, _ = linked(house, agreement, tea=100)
    with pytest.raises(Conflict, match="worth less"):
        give(house, agreement, ann, 100, "k1")
    with pytest.raises(Conflict):
        give(house, agreement, ann, 2_000, "k2")
    assert points(house, TEA, ann) == 100
    lawful(house)


def test_clearing_nets_once_and_also_after_the_end(house: Services, clock: SetClock) -> None:
    agreement = agreed(house)
    ann, anna = linked(house, agreement, tea=500, inn=100)
    give(house, agreement, ann, 101, "k1")
    give(house, agreement, anna, 7, "k2", giver=INN)
    with pytest.raises(Conflict):
        house.alliance.clear(TEA, agreement, clock.now_ms())
    clock.advance(seconds=1)
    with pytest.raises(Invalid):
        house.alliance.clear(TEA, agreement, clock.now_ms() + 1)
    first = house.alliance.clear(TEA, agreement, clock.now_ms())
    with pytest.raises(Conflict):
        house.alliance.clear(INN, agreement, clock.now_ms())
    with house.database.read() as session:
        (shown,) = house.alliance.list_clearings(session, INN, agreement)
        held = house.ledger.list_accounts(session, TEA, holder=f"alliance:{agreement}").items
    assert [(line.workspace, line.given, line.received, line.owes) for line in shown.lines] == [(INN, 7, 50, -86), (TEA, 101, 14, 86)]
    assert [account.balance for account in held] == [0]
    with pytest.raises(Conflict):
        house.alliance.confirm_clearing(TEA, agreement, first)
    house.alliance.confirm_clearing(INN, agreement, first)
    with pytest.raises(Conflict):
        house.alliance.confirm_clearing(INN, agreement, first)
    give(house, agreement, ann, 20, "k3")
    house.alliance.end(INN, agreement, "moving on")
    with pytest.raises(Conflict):
        give(house, agreement, ann, 20, "k4")
    clock.advance(seconds=1)
    house.alliance.clear(INN, agreement, clock.now_ms())
    with house.database.read() as session:
        owes = {line.workspace: line.owes for line in house.alliance.list_clearings(session, TEA, agreement)[0].lines}
    assert owes == {TEA: 20, INN: -20}
    lawful(house)


def test_links_follow_people_who_turn_out_to_be_one(house: Services) -> None:
    agreement = agreed(house)
    ann, anna = linked(house, agreement, "ann", tea=100)
    bob, bobby = linked(house, agreement, "bob", tea=100)
    batch = DigestBatch(house.clock.now_ms(), [], [Merge(TEA, bob, ann, house.clock.now_ms(), "test")], {})

    def merged(session: object) -> None:
        house.ledger.take(session, batch)  # type: ignore[arg-type]
        house.alliance.take(session, batch)  # type: ignore[arg-type]

    house.commands.call(merged)
    give(house, agreement, ann, 150, "k1")
    assert (points(house, INN, anna), points(house, INN, bobby)) == (75, 0)
    with pytest.raises(Forbidden):
        give(house, agreement, bobby, 1, "k2", giver=INN)
    lawful(house)


def test_forty_at_once_for_the_last_points(house: Services) -> None:
    agreement = agreed(house)
    ann, anna = linked(house, agreement, tea=100)
    start = threading.Barrier(40)

    def work(number: int) -> bool:
        start.wait()
        try:
            give(house, agreement, ann, 20, f"k{number}")
        except Conflict:
            return False
        return True

    with ThreadPoolExecutor(40) as pool:
        assert sum(pool.map(work, range(40))) == 5
    assert (points(house, TEA, ann), points(house, INN, anna)) == (0, 50)
    lawful(house)
