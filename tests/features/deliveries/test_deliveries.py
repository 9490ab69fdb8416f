"""Goods come home: from the purse to the parcel to the door, back, and never twice."""

import threading

import pytest

from antiphon.engine.database.port import ReadSession
from antiphon.entry.bootstrap import Services
from antiphon.features.deliveries.addresses import Address
from antiphon.features.deliveries.api import Deliveries
from antiphon.features.deliveries.settings import DeliverySettings
from antiphon.features.ledger.contracts import Transfer
from antiphon.kernel.errors import Conflict, Invalid, NotFound
from tests.conftest import SetClock
from tests.features.alliance.allies import person as rich_person
from tests.features.deliveries.parcels import (
    HOME,
    LONDON,
    MUG,
    SHOP,
    address,
    balance,
    give,
    lawful,
    make_item,
    mine,
    names_of_events,
    person,
    the_one,
    turn,
    use_up,
)
from tests.features.segments.telling import Shop

VISITOR = "0f3c9a11-1111-4111-8111-111111111111"


def history(house: Services, which: str) -> list[tuple[str, str, str]]:
    with house.database.read() as session:
        page = house.deliveries.get_delivery(session, SHOP, which, with_address=True)
    return [(change.turn, change.to_state, change.by) for change in page.history]


def test_the_way_home(house: Services) -> None:
    ann = person(house)
    give(house, ann, 2)
    waiting = the_one(house, ann)
    assert (waiting.state, waiting.pieces, waiting.may_change) == ("waiting", 2, True)
    assert balance(house, f"person:{ann}") == 2, "while it waits for an address it is still in the purse"
    ready = address(house, ann)
    assert ready.address == Address("王小明", "13800138000", "CN", "杭州市", ("文三路 1 号 2 单元 301",), "浙江省", "西湖区")
    assert (balance(house, f"person:{ann}"), balance(house, f"delivery:{waiting.id}")) == (0, 2)
    lawful(house)
    address(house, ann, to=HOME)  # the same again changes nothing
    address(house, ann, to=LONDON)
    turn(house, waiting.id, "pack")
    with pytest.raises(Conflict, match="packed"):
        address(house, ann)
    turn(house, waiting.id, "ship")
    assert balance(house, f"delivery:{waiting.id}") == 0
    lawful(house)
    turn(house, waiting.id, "correct", tracking="SF2")
    shipped = the_one(house, ann)
    assert (shipped.state, shipped.carrier, shipped.tracking, shipped.may_change) == ("shipped", "SF", "SF2", False)
    turn(house, waiting.id, "deliver")
    assert history(house, waiting.id) == [
        ("address", "ready", "shopper"), ("address", "ready", "shopper"), ("pack", "packed", "op_1"), ("ship", "shipped", "op_1"),
        ("correct", "shipped", "op_1"), ("deliver", "delivered", "op_1"),
    ]  # fmt: skip
    assert names_of_events(house) == ["Delivery Requested", "Delivery Shipped", "Delivery Delivered"]
    with house.database.read() as session:
        told = [line.say["en"] for line in house.ledger.tell(session, SHOP, house.ledger.list_transfers(session, SHOP).items) if line.say]
    assert told == ["It was handed to the carrier.", "An address was given, and it waits to be sent."]
    lawful(house)


def test_a_gift_is_one_delivery_whoever_looks_and_how_often(house: Services, clock: SetClock) -> None:
    ann, bob = person(house), person(house, "bob")
    for who, pieces in ((ann, 1), (bob, 1), (ann, 3)):
        give(house, who, pieces)
    chores = house.deliveries.make_chores(house.writer)
    assert chores.run_once() == 3
    assert chores.run_once() == 0
    clock.advance(seconds=61)  # now nobody need look at those again
    chores.run_once()
    give(house, ann, 7)
    chores.run_once()
    assert sorted(one.pieces for one in mine(house, ann)) == [1, 3, 7]
    assert [one.pieces for one in mine(house, bob)] == [1]
    with pytest.raises(NotFound):
        address(house, bob, which=mine(house, ann)[0].id)


def test_two_taps_claim_once(house: Services) -> None:
    ann = person(house)
    give(house, ann)
    which = the_one(house, ann).id
    taps = [threading.Thread(target=address, args=(house, ann, which)) for _ in range(6)]
    for tap in taps:
        tap.start()
    for tap in taps:
        tap.join()
    assert balance(house, f"delivery:{which}") == 1
    assert [turned for turned, _, _ in history(house, which)] == ["address"]
    lawful(house)


def test_what_is_cancelled_goes_where_staff_say(house: Services) -> None:
    ann = person(house)
    for pieces in (1, 2, 4):
        give(house, ann, pieces, source="world")
    by_pieces = {one.pieces: one.id for one in mine(house, ann)}
    for which in by_pieces.values():
        address(house, ann, which)
    turn(house, by_pieces[1], "cancel", back="write_off", note="broken")
    turn(house, by_pieces[2], "cancel", back="shopper", note="we do not send there")
    turn(house, by_pieces[4], "pack")
    turn(house, by_pieces[4], "unpack")
    turn(house, by_pieces[4], "cancel")
    again = [one for one in mine(house, ann) if one.state == "waiting"]
    assert [one.pieces for one in again] == [2], "what came back to the shopper waits for an address anew"
    address(house, ann, again[0].id, LONDON)
    turn(house, again[0].id, "ship")
    turn(house, again[0].id, "return", back="shopper", note="nobody at home")
    assert [one.pieces for one in mine(house, ann) if one.state == "waiting"] == [2]
    lawful(house)
    with pytest.raises(Conflict, match="cancelled"):
        turn(house, by_pieces[1], "pack")


def test_claims_lapse_after_people_were_told(house: Services, clock: SetClock) -> None:
    house.deliveries.change_settings(SHOP, DeliverySettings(address_days=10, remind_days=3))
    ann, bob = person(house), person(house, "bob")
    give(house, ann)
    give(house, bob)
    chores = house.deliveries.make_chores(house.writer)
    chores.run_once()
    clock.advance(days=6.9)
    chores.run_once()
    assert names_of_events(house) == []
    clock.advance(days=0.2)
    chores.run_once()
    chores.run_once()
    assert names_of_events(house) == ["Delivery Address Due", "Delivery Address Due"]
    address(house, bob)
    clock.advance(days=3)
    late = the_one(house, ann).id
    with pytest.raises(Conflict, match="over"):
        address(house, ann, late)
    chores.run_once()
    over = the_one(house, ann)
    assert (over.state, over.why, balance(house, f"person:{ann}")) == ("cancelled", "lapsed", 0)
    assert [one.state for one in mine(house, bob)] == ["ready"]
    assert names_of_events(house)[2:] == ["Delivery Requested", "Delivery Cancelled"]
    lawful(house)


def test_goods_of_the_points_shop(house: Services) -> None:
    ann = rich_person(house, SHOP, "ann", 100)
    item = make_item(house)
    exchange = house.points.exchange(SHOP, item, ann, 1, "k1")
    first = the_one(house, ann)
    assert first.name.zh == "茶杯"
    address(house, ann)
    with pytest.raises(Conflict, match="used already"):
        house.points.settle_exchange(SHOP, exchange.id, "returned")
    turn(house, first.id, "cancel", back="stock", note="out of stock")
    assert balance(house, f"points_item:{item}", f"prize:{item}") == 5, "while it is on sale its stock takes units back"
    second = house.points.exchange(SHOP, item, ann, 1, "k2")
    address(house, ann, next(one.id for one in mine(house, ann) if one.state == "waiting"))
    which = mine(house, ann)[0].id
    turn(house, which, "ship")
    assert _exchange_state(house, ann, second.id) == "sent"
    turn(house, which, "deliver")
    assert _exchange_state(house, ann, second.id) == "done"
    third = house.points.exchange(SHOP, item, ann, 1, "k3")
    waiting = next(one.id for one in mine(house, ann) if one.state == "waiting")
    house.points.settle_exchange(SHOP, third.id, "returned")
    assert all(one.state != "waiting" for one in mine(house, ann)), "what the purse no longer has is not asked about"
    assert address(house, ann, waiting).why == "gone"
    lawful(house)


def _exchange_state(house: Services, who: str, exchange_id: str) -> str:
    with house.database.read() as session:
        page = house.points.list_exchanges(session, SHOP, person_id=who)
    return next(one.state for one in page.items if one.id == exchange_id)


def test_what_is_handed_over_is_not_sent(house: Services, clock: SetClock) -> None:
    ann = rich_person(house, SHOP, "ann", 100)
    house.points.exchange(SHOP, make_item(house, needs_address=False), ann, 1, "k1")
    house.deliveries.change_settings(SHOP, DeliverySettings(not_sent=(MUG,)))
    give(house, ann)
    assert mine(house, ann) == []
    clock.advance(seconds=61)
    chores = house.deliveries.make_chores(house.writer)
    chores.run_once()
    with house.database.read() as session:
        assert chores.run_once() == 0
        assert not house.deliveries.list_deliveries(session, SHOP).items


def test_units_that_left_the_purse_cannot_be_claimed(house: Services) -> None:
    ann = person(house)
    give(house, ann, 3)
    which = the_one(house, ann).id
    use_up(house, ann, 1)
    assert address(house, ann, which).pieces == 2
    give(house, ann)
    other = next(one.id for one in mine(house, ann) if one.state == "waiting")
    use_up(house, ann)
    gone = address(house, ann, other)
    assert (gone.state, gone.why) == ("cancelled", "gone")
    lawful(house)


def test_people_who_are_one_get_all_their_parcels(house: Services) -> None:
    ann, anna = person(house), house.commands.call(lambda session: house.profiles.ensure_person(session, SHOP, anonymous_id=VISITOR))
    give(house, ann)
    give(house, anna)
    address(house, anna, remember=True)
    house.deliveries.make_chores(house.writer).run_once()
    from_both = {one.id for who in (ann, anna) for one in mine(house, who)}
    shop = Shop(house)
    shop.identify("ann", {}, anonymousId=VISITOR)
    shop.digest()
    assert {one.id for one in mine(house, ann)} == from_both
    assert {one.id for one in mine(house, anna)} == from_both
    kept = house.deliveries.list_mine(SHOP, ann).remembered
    assert kept is not None
    assert kept.name == HOME.name
    lawful(house)


def test_addresses_are_sealed_remembered_by_consent_and_forgotten(house: Services, clock: SetClock) -> None:
    ann = person(house)
    give(house, ann)
    give(house, ann)
    first, second = (one.id for one in mine(house, ann))
    address(house, ann, first)
    assert house.deliveries.list_mine(SHOP, ann).remembered is None, "without a yes nothing is kept"
    address(house, ann, second, LONDON, remember=True)
    kept = house.deliveries.list_mine(SHOP, ann).remembered
    assert kept is not None
    assert kept.postcode == "SW1A 2AA"
    with house.database.read() as session:
        raw = session.rows("SELECT address FROM deliveries_delivery UNION ALL SELECT address FROM deliveries_remembered")
        lines = house.deliveries.list_deliveries(session, SHOP, state="ready").items
        hidden = house.deliveries.get_delivery(session, SHOP, first, with_address=False)
    assert not any(word.encode() in bytes(row[0]) for row in raw for word in ("王小明", "Ann Lee", "13800138000", "London"))
    assert {(line.to.name, line.to.phone) for line in lines if line.to} == {("王**", "138****8000"), ("A**", "*********0000")}
    assert (hidden.address, hidden.address_state) == (None, "hidden")
    address(house, ann, second, LONDON, remember=False)
    address(house, ann, second, HOME, remember=False)
    assert house.deliveries.list_mine(SHOP, ann).remembered is None
    turn(house, first, "ship")
    turn(house, first, "deliver")
    chores = house.deliveries.make_chores(house.writer)
    clock.advance(days=89)
    chores.run_once()
    assert _address_state(house, first) == "kept"
    clock.advance(days=2)
    chores.run_once()
    assert (_address_state(house, first), _address_state(house, second)) == ("forgotten", "kept")
    assert history(house, first)[-1] == ("forget", "delivered", "system")
    turn(house, first, "return", note="came back late")


def _address_state(house: Services, which: str) -> str:
    with house.database.read() as session:
        return house.deliveries.get_delivery(session, SHOP, which, with_address=True).address_state


def test_another_secret_reads_nothing_and_breaks_nothing(house: Services) -> None:
    ann = person(house)
    give(house, ann)
    which = the_one(house, ann).id
    address(house, ann, remember=True)
    parts = {"database": house.database, "commands": house.commands, "clock": house.clock, "ledger": house.ledger, "events": house.events}
    other = Deliveries(**parts, profiles=house.profiles, points=house.points, workspaces=lambda: [SHOP], secret=lambda: "another")  # type: ignore[arg-type]
    with house.database.read() as session:
        page = other.get_delivery(session, SHOP, which, with_address=True)
        assert (page.address, page.address_state, page.line.to) == (None, "unreadable", None)
    assert other.list_mine(SHOP, ann).remembered is None
    assert other.give_address(SHOP, ann, which, HOME, remember=None).address is not None, "it can be typed in again"


def test_settings_that_make_no_sense(house: Services) -> None:
    for settings in (
        DeliverySettings(address_days=5, remind_days=5),
        DeliverySettings(forget_days=-1),
        DeliverySettings(countries=("XX",)),
        DeliverySettings(not_sent=("points",)),
    ):
        with pytest.raises(Invalid):
            house.deliveries.change_settings(SHOP, settings)
    house.deliveries.change_settings(SHOP, DeliverySettings(countries=("CN",)))
    ann = person(house)
    give(house, ann)
    with pytest.raises(Invalid, match="does not send"):
        address(house, ann, to=LONDON)


def test_each_gift_of_the_last_moments_is_looked_at_once(house: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = person(house)
    for n in range(450):
        give(house, ann, decision=f"dec_{n}")
    pages: list[int] = []
    ask = house.ledger.list_goods_after

    def counted(session: ReadSession, workspace: str, after: int, limit: int) -> list[tuple[int, Transfer]]:
        pages.append(len(found := ask(session, workspace, after, limit)))
        return found

    monkeypatch.setattr(house.ledger, "list_goods_after", counted)
    chores = house.deliveries.make_chores(house.writer)
    assert chores.run_once() == 450
    assert sum(pages) == 450, "a busy play's gifts are not read again for each two hundred of them"
    pages.clear()
    assert chores.run_once() == 0
    assert sum(pages) == 450, "a lower number may still be committed by another process"
    lawful(house)
