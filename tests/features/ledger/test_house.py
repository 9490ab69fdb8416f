"""The ledger inside the whole house: a purse follows its person through sign-in, and a hold ends by the house's own timer."""

import msgspec

from antiphon.engine.database.port import Session
from antiphon.entry.bootstrap import Services
from antiphon.features.ledger.contracts import AccountKey, HoldKey
from antiphon.kernel.clock import from_ms
from tests.conftest import SetClock
from tests.features.ledger.purses import broken_laws

SHOP, POINTS = "shop", "points"


def tell(house: Services, number: int, **event: object) -> None:
    """One event through the real collect and the real digest."""
    body = {"messageId": f"m{number}", "timestamp": from_ms(house.clock.now_ms()).isoformat(), **event}
    source = house.access.find_write_key("test-key")
    assert source is not None
    house.events.collect(source, [msgspec.json.encode({"batch": [body]})])
    house.events.digest_all()


def purse(house: Services, person: str) -> dict[str, int]:
    with house.database.read() as session:
        return {account.asset: account.balance for account in house.ledger.list_balances(session, SHOP, f"person:{person}")}


def test_what_an_unknown_visitor_won_is_theirs_after_signing_in(house: Services) -> None:
    tell(house, 1, type="track", event="Product Viewed", anonymousId="visitor-1")
    tell(house, 2, type="identify", userId="ann", anonymousId="another-device")

    def win(session: Session) -> tuple[str, str]:
        visitor = house.profiles.ensure_person(session, SHOP, anonymous_id="visitor-1")
        known = house.profiles.ensure_person(session, SHOP, user_id="ann")
        book = house.ledger.open_book(session, [AccountKey(SHOP, f"person:{one}", POINTS) for one in (visitor, known)])
        book.transfer(SHOP, POINTS, 7, "world", f"person:{visitor}", "dec_1", "won", house.clock.now_ms())
        book.transfer(SHOP, POINTS, 2, "world", f"person:{known}", "dec_2", "won", house.clock.now_ms())
        book.save(session)
        return visitor, known

    visitor, known = house.commands.call(win)
    assert visitor != known
    tell(house, 3, type="identify", userId="ann", anonymousId="visitor-1")
    with house.database.read() as session:
        goes_on = house.profiles.canonical(session, SHOP, [visitor, known])
    assert len(set(goes_on.values())) == 1
    assert purse(house, goes_on[known]) == {POINTS: 9}
    assert not broken_laws(house.database)


def test_the_houses_timer_gives_back_what_ran_out(house: Services, clock: SetClock) -> None:
    def set_aside(session: Session) -> None:
        now = house.clock.now_ms()
        book = house.ledger.open_book(
            session, [AccountKey(SHOP, holder, POINTS) for holder in ("person:x", "merchant")], [HoldKey(SHOP, "h")]
        )
        book.transfer(SHOP, POINTS, 7, "world", "person:x", "dec_1", "won", now)
        assert book.hold(SHOP, "h", POINTS, 5, "person:x", "merchant", now + 1, "dec_2", "pledged", now) is None
        book.save(session)

    house.commands.call(set_aside)
    assert house.hold_timer.run_once() == 0
    clock.advance(seconds=1)
    assert house.hold_timer.run_once() == 1
    with house.database.read() as session:
        (hold,) = house.ledger.list_holds(session, SHOP, ["h"])
    assert hold.state == "expired"
    assert purse(house, "x") == {POINTS: 7}
