"""A coupon for a whole segment: each person once, out of the same total, resumed where it stopped, undone as far as it is unused."""

import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.promotions import handouts
from antiphon.features.promotions.runs import Handout
from antiphon.features.segments.api import NewSegment
from antiphon.kernel.errors import Conflict, NotFound
from antiphon.sdk.words import Text
from tests.features.promotions.shop import SHOP, draft, launch, person, redeem, reserve, tell

BUYERS = 7


@pytest.fixture
def buyers(house: Services, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(handouts, "PIECE", 3)
    for n in range(BUYERS):
        tell(house, "Order Completed", f"buyer-{n}", f"m{n}", order_id=f"o{n}", total=100, currency="CNY")
    condition = {"kind": "tag", "tag": "orders", "op": ">=", "value": 1}
    house.segments.create_segment(SHOP, "Asia/Shanghai", NewSegment(Text(zh="买家", en="Buyers"), condition, key="buyers"))
    house.segments.refresh(SHOP)
    return [person(house, f"buyer-{n}") for n in range(BUYERS)]


def codes_of(house: Services, who: str) -> list[str]:
    with house.database.read() as session:
        return [each.code for each in house.promotions.vouchers.list_vouchers(session, SHOP, who) if each.state == "open"]


def last(house: Services, promotion_id: str) -> Handout:
    with house.database.read() as session:
        return house.promotions.list_handouts(session, SHOP, promotion_id)[0]


def test_everybody_gets_one(house: Services, buyers: list[str]) -> None:
    view = launch(house, draft("thanks", coupon={}))
    run = house.promotions.start_handout(SHOP, view.id, "buyers")
    assert (run.state, run.people, run.given) == ("giving", BUYERS, 0)
    house.promotions.chores.run_once()
    done = last(house, view.id)
    assert (done.state, done.given, done.refused) == ("given", BUYERS, 0)
    assert [len(codes_of(house, who)) for who in buyers] == [1] * BUYERS
    house.promotions.start_handout(SHOP, view.id, "buyers")  # another occasion
    house.promotions.chores.run_once()
    assert [len(codes_of(house, who)) for who in buyers] == [2] * BUYERS


def test_a_piece_that_is_done_again_gives_nobody_a_second_one(house: Services, buyers: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    view = launch(house, draft("thanks", coupon={}))
    house.promotions.start_handout(SHOP, view.id, "buyers")
    died = RuntimeError("the process ended here")

    def die(*_: object, **__: object) -> None:
        raise died

    with monkeypatch.context() as patched:
        patched.setattr(handouts.Handouts, "_move", die)
        with pytest.raises(RuntimeError):
            house.promotions.handouts.work()
    assert sum(len(codes_of(house, who)) for who in buyers) == 3
    house.promotions.chores.run_once()
    assert last(house, view.id).given == BUYERS
    assert [len(codes_of(house, who)) for who in buyers] == [1] * BUYERS


def test_it_stops_when_the_total_is_given_out(house: Services, buyers: list[str]) -> None:
    view = launch(house, draft("few", coupon={"issue_total": 5}))
    house.promotions.start_handout(SHOP, view.id, "buyers")
    house.promotions.chores.run_once()
    done = last(house, view.id)
    assert (done.state, done.given) == ("stopped", 5)
    assert done.because is not None
    assert sum(len(codes_of(house, who)) for who in buyers) == 5


def test_undone_the_unused_come_back(house: Services, buyers: list[str]) -> None:
    view = launch(house, draft("undo", coupon={"issue_total": BUYERS}))
    run = house.promotions.start_handout(SHOP, view.id, "buyers")
    house.promotions.chores.run_once()
    reserve(house, "used", buyers[0], codes_of(house, buyers[0])[0])
    redeem(house, "used")
    reserve(house, "held", buyers[1], codes_of(house, buyers[1])[0])
    assert house.promotions.withdraw_handout(SHOP, run.id).state == "withdrawing"
    house.promotions.chores.run_once()
    done = last(house, view.id)
    assert (done.state, done.withdrawn) == ("withdrawn", BUYERS - 2)
    assert redeem(house, "held").state == "redeemed"
    assert sum(len(codes_of(house, who)) for who in buyers) == 0
    house.promotions.start_handout(SHOP, view.id, "buyers")  # what came back may be given again, no more
    house.promotions.chores.run_once()
    assert last(house, view.id).given == BUYERS - 2
    with house.database.read() as session:
        assert house.ledger.check(session, SHOP) == []


def test_what_cannot_be_started(house: Services, buyers: list[str]) -> None:
    assert buyers
    made = house.promotions.create(SHOP, draft("draft", coupon={}))
    with pytest.raises(Conflict):
        house.promotions.start_handout(SHOP, made.id, "buyers")
    with pytest.raises(NotFound):
        house.promotions.start_handout(SHOP, launch(house, draft("live", coupon={})).id, "nobody-such")
    with pytest.raises(Conflict):
        house.promotions.start_handout(SHOP, launch(house, draft("auto")).id, "buyers")
    view = launch(house, draft("gone", coupon={}))
    house.promotions.start_handout(SHOP, view.id, "buyers")
    house.segments.remove_segment(SHOP, "buyers")
    house.promotions.chores.run_once()
    assert last(house, view.id).state == "stopped"
