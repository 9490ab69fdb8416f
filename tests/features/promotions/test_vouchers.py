"""Vouchers: claimed, typed in, issued by an event, made from what was won; valid to the end of a local day; merged with their owners."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from antiphon.entry.bootstrap import Services
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.promotions.birthdays import is_today
from antiphon.features.promotions.checkouts import Refused
from antiphon.features.promotions.contracts import IssueRule, PromotionView, ReturnAsked
from antiphon.features.promotions.pricing.rules import Limits, When
from antiphon.features.promotions.runs import BatchAsked
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Conflict, Invalid
from tests.conftest import SetClock
from tests.features.promotions.shop import SHOP, draft, launch, person, reasons, redeem, reserve, state_of, tell, voucher


def wallet(house: Services, who: str) -> list[tuple[str, str]]:
    """(promotion, state) of somebody's vouchers."""
    with house.database.read() as session:
        return [(each.promotion, each.state) for each in house.promotions.vouchers.list_vouchers(session, SHOP, who)]


def events_named(house: Services, who: str, name: str) -> int:
    """How many events of a name a person has."""
    house.events.digest_all()
    with house.database.read() as session:
        return sum(event.name == name for event in house.events.list_timeline(session, SHOP, [who]).items)


def test_a_claim_has_limits(house: Services) -> None:
    launch(house, draft("gift", coupon={"claimable": True, "issue_total": 2}))
    anna, berta, carl = (person(house, name) for name in ("anna", "berta", "carl"))
    assert house.promotions.vouchers.claim(SHOP, anna, "gift").usable
    with pytest.raises(Refused) as caught:
        house.promotions.vouchers.claim(SHOP, anna, "gift")
    assert reasons(caught.value.errors) == ["already_claimed"]
    house.promotions.vouchers.claim(SHOP, berta, "gift")
    with pytest.raises(Refused) as caught:
        house.promotions.vouchers.claim(SHOP, carl, "gift")
    assert reasons(caught.value.errors) == ["used_up"]
    with house.database.read() as session:
        shown = house.promotions.vouchers.list_claimable(session, SHOP, carl)[0]
    assert (shown.left, shown.may_claim) == (0, False)


def test_the_same_key_is_the_same_voucher(house: Services) -> None:
    launch(house, draft("gift", coupon={"claimable": True, "claims_per_person": 5}))
    anna = person(house, "anna")
    first = house.promotions.vouchers.claim(SHOP, anna, "gift", "k1")
    assert house.promotions.vouchers.claim(SHOP, anna, "gift", "k1").code == first.code
    assert house.promotions.vouchers.claim(SHOP, anna, "gift", "k2").code != first.code


def test_days_after_claim_end_at_local_midnight(house: Services, clock: SetClock) -> None:
    clock.set(datetime(2026, 9, 21, 15, 30, tzinfo=UTC))  # 23:30 in Shanghai
    launch(house, draft("days", coupon={"claimable": True, "valid_days": 1}))
    anna = person(house, "anna")
    mine = house.promotions.vouchers.claim(SHOP, anna, "days")
    assert mine.usable_until == datetime(2026, 9, 21, 16, 0, tzinfo=UTC)
    clock.advance(seconds=1_799)
    reserve(house, "c1", anna, mine.code)
    redeem(house, "c1")


def test_an_expired_voucher_is_refused_and_told(house: Services, clock: SetClock) -> None:
    view = launch(house, draft("days", coupon={"valid_days": 1}))
    anna = person(house, "anna")
    code = voucher(house, view, anna)
    clock.advance(days=1)
    with pytest.raises(Refused) as caught:
        reserve(house, "c1", anna, code)
    assert reasons(caught.value.errors) == ["expired"]
    assert house.promotions.chores.expire() == 1
    assert house.promotions.chores.expire() == 0
    assert state_of(house, code) == "expired"
    assert events_named(house, anna, "Coupon Expired") == 1


def test_an_event_brings_a_voucher_once(house: Services) -> None:
    rule = IssueRule("Tier Entered", {"tier": "gold"}, "ever")
    launch(house, draft("gold", coupon={"issue": (rule,)}))
    tell(house, "Tier Entered", "anna", "m1", tier="silver")
    tell(house, "Tier Entered", "anna", "m2", tier="gold")
    tell(house, "Tier Entered", "anna", "m3", tier="gold")
    anna = person(house, "anna")
    assert wallet(house, anna) == [("gold", "open")]
    assert events_named(house, anna, "Coupon Issued") == 1


def test_a_birthday_brings_a_voucher_once_a_year(house: Services, clock: SetClock) -> None:
    launch(house, draft("cake", coupon={"issue": (IssueRule("Birthday", every="year"),)}))
    source = house.access.find_write_key("test-key")
    assert source is not None
    for user, born in (("anna", "1990-09-21"), ("berta", "1990-09-22"), ("carl", "none")):
        body = f'{{"batch":[{{"type":"identify","userId":"{user}","messageId":"{user}","traits":{{"birthday":"{born}"}}}}]}}'
        house.events.collect(source, [body.encode()])
    house.events.digest_all()
    assert house.promotions.chores.wish() == 1
    assert house.promotions.chores.wish() == 0
    clock.advance(hours=1)
    house.promotions.chores.wish()
    anna, berta = person(house, "anna"), person(house, "berta")
    assert (wallet(house, anna), wallet(house, berta)) == ([("cake", "open")], [])
    clock.advance(days=1)
    house.promotions.chores.wish()
    assert (wallet(house, anna), wallet(house, berta)) == ([("cake", "open")], [("cake", "open")])


@pytest.mark.parametrize(
    ("told", "on", "is_it"),
    [
        ("2000-02-29", "2027-02-28", True),
        ("02-29", "2028-02-29", True),
        ("02-29", "2028-02-28", False),
        ("13-40", "2027-01-01", False),
        (7, "2027-01-01", False),
    ],
)
def test_birthdays_are_read(told: object, on: str, *, is_it: bool) -> None:
    assert is_today(told, date.fromisoformat(on)) == is_it


def test_units_that_were_won_become_vouchers(house: Services) -> None:
    view = launch(house, draft("fresh", coupon={}))
    anna = person(house, "anna")

    def win(times: int) -> None:
        def command(session: object) -> None:
            key = AccountKey(SHOP, f"person:{anna}", "coupon:fresh")
            book = house.ledger.open_book(session, [key])  # pyright: ignore[reportArgumentType]
            book.transfer(SHOP, "coupon:fresh", times, "world", key.holder, "d1", "won", house.clock.now_ms())
            book.save(session)  # pyright: ignore[reportArgumentType]

        house.commands.call(command)

    win(2)
    assert house.promotions.chores.follow_units() == 2
    assert house.promotions.chores.follow_units() == 0
    win(1)
    assert house.promotions.chores.follow_units() == 1
    assert wallet(house, anna) == [("fresh", "open")] * 3
    with house.database.read() as session:
        assert house.ledger.read_spendable(session, [AccountKey(SHOP, f"person:{anna}", "coupon:fresh")]).popitem()[1] == 0
        assert house.ledger.check(session, SHOP) == []
    assert house.promotions.read(SHOP, view.id).burn.issued == 3


def test_bulk_codes_are_made_streamed_and_used(house: Services) -> None:
    view = launch(house, draft("bulk", coupon={}, limits=Limits(per_person=1)))
    run = house.promotions.start_codes(SHOP, view.id, BatchAsked(7_000, prefix="vip"))
    assert (run.made, run.finished_at) == (0, None)
    assert house.promotions.chores.make_codes() == 7_000
    with house.database.read() as session:
        assert house.promotions.get_codes(session, SHOP, run.id).made == 7_000
    name, pieces = house.promotions.stream_codes(SHOP, run.id)
    lines = b"".join(pieces).decode().splitlines()
    assert (len(lines), lines[0], name.endswith(".csv")) == (7_001, "code,state,person_id", True)
    code = lines[1].split(",")[0]
    assert code.startswith("VIP")
    anna, berta = person(house, "anna"), person(house, "berta")
    kept = house.promotions.vouchers.enter(SHOP, anna, f" {code.lower()} ")
    assert kept.person_id == anna
    with pytest.raises(Refused) as caught:
        house.promotions.vouchers.enter(SHOP, berta, code)
    assert reasons(caught.value.errors) == ["not_yours"]
    reserve(house, "c1", anna, code)
    redeem(house, "c1")
    reserve(house, "c2", berta, lines[2].split(",")[0])


def test_codes_that_could_be_guessed_are_refused(house: Services) -> None:
    view = launch(house, draft("bulk", coupon={}))
    with pytest.raises(Invalid) as caught:
        house.promotions.start_codes(SHOP, view.id, BatchAsked(100_000, letters=6))
    assert caught.value.code == "guessable_codes"


def test_a_limit_counts_for_the_person_after_a_merge(house: Services) -> None:
    launch(house, draft("once", code="ONCE", limits=Limits(per_person=2)))
    source = house.access.find_write_key("test-key")
    assert source is not None
    tell(house, "Product Viewed", "anna", "m0")
    house.events.collect(source, [b'{"batch":[{"type":"track","event":"Product Viewed","anonymousId":"phone-7","messageId":"m1"}]}'])
    house.events.digest_all()
    anna = person(house, "anna")
    guest = house.commands.call(lambda session: house.profiles.ensure_person(session, SHOP, anonymous_id="phone-7"))
    assert guest != anna
    reserve(house, "c1", guest, "ONCE")
    redeem(house, "c1")
    reserve(house, "c2", anna, "ONCE")
    redeem(house, "c2")
    house.events.collect(source, [b'{"batch":[{"type":"identify","userId":"anna","anonymousId":"phone-7","messageId":"m2"}]}'])
    house.events.digest_all()
    for who in (anna, guest):
        with pytest.raises(Refused) as caught:
            reserve(house, "c3", who, "ONCE")
        assert reasons(caught.value.errors) == ["limit_reached"]
    house.promotions.checkouts.give_back(SHOP, ReturnAsked("c1"))
    assert reserve(house, "c3", guest, "ONCE").person_id == anna


def test_a_changed_e_mail_resets_nothing(house: Services) -> None:
    launch(house, draft("once", code="ONCE", limits=Limits(per_person=1)))
    source = house.access.find_write_key("test-key")
    assert source is not None
    anna = person(house, "anna")
    reserve(house, "c1", anna, "ONCE")
    redeem(house, "c1")
    body = b'{"batch":[{"type":"identify","userId":"anna","messageId":"m1","traits":{"email":"new@example.com"}}]}'
    house.events.collect(source, [body])
    house.events.digest_all()
    with pytest.raises(Refused):
        reserve(house, "c2", person(house, "anna"), "ONCE")


def test_revisions_leave_what_was_reserved(house: Services) -> None:
    made = draft("rev", code="REV", limits=Limits(total=5))
    view = launch(house, made)
    held = reserve(house, "c1", "", "REV")
    less = draft("rev", code="REV", limits=Limits(total=1))
    changed = house.promotions.update(SHOP, view.id, less, view.revision)
    assert changed.burn.left == 0
    with pytest.raises(Refused):
        reserve(house, "c2", "", "REV")
    assert redeem(house, "c1").discount_minor == held.discount_minor
    more = house.promotions.update(SHOP, view.id, draft("rev", code="REV", limits=Limits(total=2)), changed.revision)
    assert more.burn.left == 1
    with pytest.raises(Conflict):
        house.promotions.update(SHOP, view.id, made, view.revision)


def test_what_makes_no_sense_is_not_launched(house: Services) -> None:
    made = house.promotions.create(SHOP, draft("Bad Key", coupon={"valid_until": from_ms(0)}))
    with pytest.raises(Invalid) as caught:
        house.promotions.launch(SHOP, made.id)
    found: list[dict[str, Any]] = [dict(error) for error in caught.value.errors]
    assert {"rules.key", "coupon.valid_until"} <= {error["field"] for error in found}
    assert all(error["says"]["zh"] and error["says"]["en"] for error in found)


def test_a_promotion_whose_end_has_passed_is_over(house: Services, clock: SetClock) -> None:
    ends = from_ms(clock.at_ms + 60_000)
    view: PromotionView = launch(house, draft("short", limits=Limits(total=4), rules={"when": When(ends_at=ends)}))
    clock.advance(seconds=61)
    assert house.promotions.chores.end_promotions() == 1
    assert house.promotions.read(SHOP, view.id).state == "ended"
    with house.database.read() as session:
        assert house.ledger.check(session, SHOP) == []
