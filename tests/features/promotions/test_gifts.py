"""Vouchers that run out by the minute, and vouchers that are given on: by a link, once, never to oneself, and none of it forgotten."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from antiphon.engine.database.port import Session
from antiphon.entry.bootstrap import Services
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.plays.contracts import Accepted, PlayDraft
from antiphon.features.promotions.checkouts import Refused
from antiphon.features.promotions.contracts import PromotionView
from antiphon.kernel.amounts import WORLD, Asset
from antiphon.kernel.clock import from_ms
from antiphon.mechanics.flash_sale.rules import Rules as Sale
from antiphon.sdk.words import Text
from tests.conftest import SetClock
from tests.features.promotions.shop import SHOP, draft, launch, person, reasons, redeem, release, reserve, state_of, tell, voucher


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(Refused) as caught:
        call()
    return reasons(caught.value.errors)[0]


def gift_of(house: Services, *, transferable: bool = True) -> tuple[PromotionView, str, str, str]:
    view = launch(house, draft("gift", coupon={"transferable": transferable, "valid_minutes": 60}))
    anna, berta = person(house, "anna"), person(house, "berta")
    return view, anna, berta, voucher(house, view, anna)


def test_a_right_of_fifteen_minutes(house: Services, clock: SetClock) -> None:
    view = launch(house, draft("right", coupon={"valid_minutes": 15}))
    anna = person(house, "anna")
    code = voucher(house, view, anna)
    clock.advance(seconds=15 * 60 - 1)
    assert reserve(house, "c1", anna, code).state == "reserved"
    release(house, "c1")
    clock.advance(seconds=1)
    assert refusal(lambda: reserve(house, "c2", anna, code)) == "expired"
    assert house.promotions.chores.expire() == 1
    assert state_of(house, code) == "expired"


def test_a_unit_that_was_won_counts_from_the_moment_it_was_won(house: Services, clock: SetClock) -> None:
    view = launch(house, draft("won", coupon={"valid_minutes": 15}))
    anna = person(house, "anna")
    asset = Asset("coupon:won")

    def win(session: Session) -> None:
        key = AccountKey(SHOP, f"person:{anna}", asset)
        book = house.ledger.open_book(session, [key])
        assert book.transfer(SHOP, asset, 1, WORLD, key.holder, "w1", "won", clock.now_ms()) is None
        book.save(session)

    house.commands.call(win)
    until = datetime.fromtimestamp(clock.now_ms() / 1000 + 900, UTC)
    clock.advance(seconds=40)
    house.promotions.chores.run_once()
    with house.database.read() as session:
        mine = house.promotions.vouchers.list_vouchers(session, SHOP, anna)
    assert [(each.promotion_id, each.usable_until) for each in mine] == [(view.id, until)]


def test_days_and_minutes_are_not_both_said(house: Services) -> None:
    flaws = house.promotions.check(SHOP, draft("both", coupon={"valid_days": 1, "valid_minutes": 1}))
    assert [flaw.path for flaw in flaws] == ["coupon.valid_minutes"]


def test_whoever_opens_the_link_first_has_it(house: Services) -> None:
    view, anna, berta, code = gift_of(house)
    gifts = house.promotions.gifts
    link = gifts.offer(SHOP, anna, code)
    assert gifts.offer(SHOP, anna, code) == link
    assert refusal(lambda: gifts.take(SHOP, anna, link.token)) == "gift_to_self"
    got = gifts.take(SHOP, berta, link.token)
    assert (got.code, got.person_id, got.state) == (code, berta, "open")
    assert gifts.take(SHOP, berta, link.token) == got  # the same again
    assert refusal(lambda: gifts.take(SHOP, person(house, "carl"), link.token)) == "gift_taken"
    assert refusal(lambda: gifts.take(SHOP, berta, "no-such-link")) == "gift_unknown"
    assert refusal(lambda: gifts.offer(SHOP, anna, code)) == "not_yours"
    assert refusal(lambda: reserve(house, "c1", anna, code)) == "not_yours"
    assert reserve(house, "c2", berta, code).state == "reserved"
    assert redeem(house, "c2").state == "redeemed"
    with house.database.read() as session:
        story = house.promotions.vouchers.find(session, SHOP, code)
    assert story is not None
    assert [(each.from_person, each.to_person, each.state) for each in story.gifts] == [(anna, berta, "taken")]
    house.events.digest_all()
    with house.database.read() as session:
        rows = session.rows(
            "SELECT name, person_id FROM events_event WHERE workspace = ? AND name IN ('Coupon Gifted', 'Coupon Received')", (SHOP,)
        )
    assert sorted(rows) == [("Coupon Gifted", anna), ("Coupon Received", berta)], view.id


def test_it_may_go_on_and_come_back(house: Services) -> None:
    _, anna, berta, code = gift_of(house)
    gifts = house.promotions.gifts
    gifts.take(SHOP, berta, gifts.offer(SHOP, anna, code).token)
    gifts.take(SHOP, anna, gifts.offer(SHOP, berta, code).token)
    assert reserve(house, "c1", anna, code).state == "reserved"


def test_what_cannot_be_given(house: Services, clock: SetClock) -> None:
    _, anna, berta, code = gift_of(house)
    gifts = house.promotions.gifts
    link = gifts.offer(SHOP, anna, code)
    reserve(house, "c1", anna, code)
    assert refusal(lambda: gifts.offer(SHOP, anna, code)) == "in_other_checkout"
    assert refusal(lambda: gifts.take(SHOP, berta, link.token)) == "gift_gone"
    redeem(house, "c1")
    assert refusal(lambda: gifts.offer(SHOP, anna, code)) == "already_used"
    other = voucher(house, house.promotions.read(SHOP, "gift"), anna, "second")
    link = gifts.offer(SHOP, anna, other)
    gifts.withdraw(SHOP, anna, link.token)
    gifts.withdraw(SHOP, anna, link.token)
    assert refusal(lambda: gifts.take(SHOP, berta, link.token)) == "gift_gone"
    link = gifts.offer(SHOP, anna, other)
    clock.advance(seconds=3_600)
    assert refusal(lambda: gifts.take(SHOP, berta, link.token)) == "gift_gone"
    bound = launch(house, draft("bound", coupon={}))
    assert refusal(lambda: gifts.offer(SHOP, anna, voucher(house, bound, anna))) == "not_transferable"


def test_many_who_open_one_link(house: Services) -> None:
    _, anna, _, code = gift_of(house)
    token = house.promotions.gifts.offer(SHOP, anna, code).token
    people = [person(house, f"u{n}") for n in range(20)]

    def take(who: str) -> bool:
        try:
            return house.promotions.gifts.take(SHOP, who, token).person_id == who
        except Refused:
            return False

    with ThreadPoolExecutor(20) as pool:
        assert sum(pool.map(take, people)) == 1


def test_two_who_are_one_have_given_each_other_nothing(house: Services) -> None:
    _, anna, _, code = gift_of(house)
    token = house.promotions.gifts.offer(SHOP, anna, code).token
    guest = house.commands.call(lambda session: house.profiles.ensure_person(session, SHOP, anonymous_id="phone-1"))
    house.promotions.gifts.take(SHOP, guest, token)
    source = house.access.find_write_key("test-key")
    assert source is not None
    house.events.collect(source, [b'{"batch":[{"type":"identify","userId":"anna","anonymousId":"phone-1","messageId":"m1"}]}'])
    house.events.digest_all()
    assert reserve(house, "c1", anna, code).state == "reserved"
    tell(house, "Page Viewed", "anna", "m2")


def test_a_right_of_a_flash_sale_is_given_on(house: Services, clock: SetClock) -> None:
    """Fifteen minutes to pay, with a coupon that brings the price: the right and the coupon go together, and are sold once."""
    coupon = {"transferable": True, "valid_minutes": 15}
    launch(house, draft("deal", coupon=coupon))
    name = Text(zh="坚果", en="Nuts")
    rules = Sale("sale", name, ("p0",), 9_000, stock=1, coupon="deal", transferable=True)
    now = from_ms(clock.now_ms())
    made = house.plays.create(SHOP, PlayDraft("flash_sale", name, msgspec.to_builtins(rules), now, now + timedelta(days=1)))
    play = house.plays.launch(SHOP, made.id).id
    anna, berta, carl = (person(house, user) for user in ("anna", "berta", "carl"))

    def take(who: str, key: str) -> str:
        outcome = house.plays.move(SHOP, play, who, key, b'{"do":"take"}')
        return outcome.because if isinstance(outcome, Accepted) else outcome.reason

    assert take(anna, "k1") == "taken"
    house.promotions.chores.run_once()
    with house.database.read() as session:
        code = house.promotions.vouchers.list_vouchers(session, SHOP, anna)[0].code
    house.promotions.gifts.take(SHOP, berta, house.promotions.gifts.offer(SHOP, anna, code).token)
    house.events.digest_all()
    assert take(carl, "k2") == "queued"
    held = reserve(house, "c1", berta, code, order_id="o1")
    assert (held.state, held.total_minor) == ("reserved", 9_000)
    redeem(house, "c1", "o1")
    tell(house, "Order Completed", "berta", "m9", order_id="o1", products=[{"product_id": "p0", "price": 90, "quantity": 1}])
    assert take(anna, "k3") == "limit_reached"
    with house.database.read() as session:
        assert house.ledger.check(session, SHOP) == []
        assert house.ledger.read_spendable(session, [AccountKey(SHOP, f"person:{berta}", Asset("right:sale"))]) == {
            AccountKey(SHOP, f"person:{berta}", Asset("right:sale")): 0
        }
