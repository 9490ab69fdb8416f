"""Who may use a promotion and when: channels, tiers, segments, dates, hours and weekdays on the workspace's clock, uses."""

from datetime import UTC, datetime

import msgspec
import pytest

from antiphon.features.promotions.pricing.cart import Buyer, Cart, CartLine, Presented, Used
from antiphon.features.promotions.pricing.price import PriceBook, price
from antiphon.features.promotions.pricing.priced import NotApplied
from antiphon.features.promotions.pricing.reasons import SENTENCES
from antiphon.features.promotions.pricing.rules import Limits, Needs, Promotion, When, Who
from antiphon.features.promotions.pricing.settings import Settings
from antiphon.features.promotions.pricing.terms import Fixed
from antiphon.kernel.errors import Invalid
from tests.features.promotions.pricing.cases import AT, promo

CART = Cart("CNY", (CartLine("1", "tea", 10_000),))
SHANGHAI = Settings(zone="Asia/Shanghai")


def judge(offer: Promotion, cart: Cart = CART, at: datetime = AT, settings: Settings = SHANGHAI) -> NotApplied | None:
    """Why it does not apply, or None when it does."""
    priced = price(cart, [offer], settings, at)
    return priced.not_applied[0] if priced.not_applied else None


def off(**sides: object) -> Promotion:
    return promo("off", Fixed(100), **sides)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("utc", "reason"),
    [
        ("2026-11-22 10:00", None),  # 18:00 in Shanghai: it begins
        ("2026-11-22 09:59", "wrong_hour"),
        ("2026-11-22 17:59", None),  # 01:59 at night still belongs to Sunday evening
        ("2026-11-22 18:00", "wrong_weekday"),  # 02:00 on Monday: over, and Monday is not a day of it
        ("2026-11-23 10:00", "wrong_weekday"),
    ],
)
def test_hours_past_midnight_belong_to_the_evening_before(utc: str, reason: str | None) -> None:
    offer = off(when=When(weekdays=(7,), from_hour="18:00", until_hour="02:00"))
    found = judge(offer, at=datetime.fromisoformat(utc).replace(tzinfo=UTC))
    assert (found and found.reason) == reason


def test_the_hours_of_a_day_are_those_of_the_workspace() -> None:
    noon = off(when=When(from_hour="12:00", until_hour="14:00"))
    assert judge(noon, settings=Settings(zone="UTC")) is None
    found = judge(noon)  # 20:00 in Shanghai
    assert found is not None
    assert found.says.en == "Available from 12:00 to 14:00 each day."


def test_dates_are_told_on_the_workspace_s_clock() -> None:
    found = judge(off(when=When(starts_at=datetime(2026, 11, 30, 16, tzinfo=UTC))))
    assert found is not None
    assert found.says.zh == "2026-12-01 00:00 开始。"
    assert found.values["starts_at"] == "2026-11-30T16:00:00Z"


@pytest.mark.parametrize(
    ("who", "buyer", "channel", "reason"),
    [
        (Who(channels=("app",)), Buyer(), "web", "wrong_channel"),
        (Who(channels=("app",)), Buyer(), "app", None),
        (Who(tiers=("gold",)), Buyer(tier="silver"), "", "wrong_tier"),
        (Who(tiers=("gold", "silver")), Buyer(tier="silver"), "", None),
        (Who(segments=("vip", "mums")), Buyer(segments=("mums",)), "", None),
        (Who(segments=("vip",)), Buyer(segments=("mums",)), "", "wrong_segment"),
        (Who(not_segments=("staff",)), Buyer(segments=("staff",)), "", "wrong_segment"),
        (Who(first_order=True), Buyer(is_first_order=True), "", None),
    ],
)
def test_who_may_use_it(who: Who, buyer: Buyer, channel: str, reason: str | None) -> None:
    found = judge(off(who=who), msgspec.structs.replace(CART, buyer=buyer, channel=channel))
    assert (found and found.reason) == reason


@pytest.mark.parametrize(
    ("limits", "used", "of"),
    [
        (Limits(per_person=2), Used(by_person=2), "person"),
        (Limits(per_person_day=1), Used(by_person_today=1), "person_day"),
        (Limits(total=10), Used(in_all=10), "total"),
        (Limits(total_day=3), Used(in_all_today=3), "total_day"),
        (Limits(per_person=3, total=11), Used(by_person=2, in_all=10), None),
    ],
)
def test_limits_count_what_was_used(limits: Limits, used: Used, of: str | None) -> None:
    found = judge(off(limits=limits), msgspec.structs.replace(CART, buyer=Buyer("anna", uses={"off": used})))
    assert (found and found.values["of"]) == of


def test_two_vouchers_of_one_coupon_where_the_person_has_one_use_left() -> None:
    offer = off(limits=Limits(per_order=5, per_person=3), code=True)
    cart = msgspec.structs.replace(
        CART,
        buyer=Buyer("anna", uses={"off": Used(by_person=2)}),
        presented=(Presented("late", "off"), Presented("soon", "off", ends_at=datetime(2026, 12, 1, tzinfo=UTC))),
    )
    priced = price(cart, [offer], SHANGHAI, AT)
    assert [each.code for each in priced.applied] == ["soon"]  # the one that ends first is used first
    assert [(each.code, each.reason, each.values["of"]) for each in priced.not_applied] == [("late", "limit_reached", "person")]


def test_a_voucher_has_a_validity_of_its_own() -> None:
    cart = msgspec.structs.replace(CART, presented=(Presented("old", "off", ends_at=datetime(2026, 11, 1, tzinfo=UTC)),))
    found = judge(off(code=True), cart)
    assert found is not None
    assert (found.reason, found.code) == ("expired", "old")


def test_switched_off_other_currency_and_out_of_scope() -> None:
    assert judge(msgspec.structs.replace(off(), live=False)).reason == "switched_off"  # type: ignore[union-attr]
    assert judge(msgspec.structs.replace(off(), currency="USD")).reason == "other_currency"  # type: ignore[union-attr]
    assert judge(off(), Cart("CNY")).reason == "not_in_scope"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("currency", "reach", "en", "zh"),
    [
        ("JPY", 10_500, "Spend 500 JPY more to use it.", "再买 500 JPY 即可使用。"),
        ("CNY", 10_500, "Spend 5.00 CNY more to use it.", "再买 5.00 CNY 即可使用。"),
        ("KWD", 10_500, "Spend 0.500 KWD more to use it.", "再买 0.500 KWD 即可使用。"),
    ],
)
def test_sums_are_written_as_the_currency_is(currency: str, reach: int, en: str, zh: str) -> None:
    found = judge(off(needs=Needs(spend_minor=reach)), msgspec.structs.replace(CART, currency=currency))
    assert found is not None
    assert (found.says.en, found.says.zh) == (en, zh)


def test_every_sentence_is_there_in_both_languages() -> None:
    assert all(sentence.zh and sentence.en for sentence in SENTENCES.values())
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in sentence.zh) for sentence in SENTENCES.values())


def test_what_cannot_be_priced_is_refused_with_a_sentence() -> None:
    with pytest.raises(Invalid, match="one id"):
        price(Cart("CNY", (CartLine("1", "a", 1), CartLine("1", "b", 1))), [], SHANGHAI, AT)
    with pytest.raises(Invalid, match="one key"):
        PriceBook([off(), off()], SHANGHAI)
    with pytest.raises(Invalid, match="time zone"):
        price(CART, [], SHANGHAI, AT.replace(tzinfo=None))
