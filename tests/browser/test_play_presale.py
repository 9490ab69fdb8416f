"""A presale on a phone, in both languages: a right is taken, its deposit comes in, and the way to the balance is shown."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keeping import keep
from tests.browser.stage import Stage

WORDS = {
    "take": {"zh": "抢名额 · 定金 ¥50.00", "en": "Take a right · ¥50.00 deposit"},
    "within": {"zh": "内付定金", "en": "Pay the deposit within 29:"},
    "mine": {"zh": "已付定金 1 件", "en": "Deposit paid for 1"},
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_right_and_its_deposit(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    rules = {
        "key": f"coat-{lang}",
        "name": {"zh": "羽绒服：定金 50 抵 100", "en": "A down coat: pay 50 now, it counts for 100"},
        "products": ["down-coat"],
        "stock": 3,
        "price_minor": 59_900,
        "deposit_minor": 5_000,
        "counts_minor": 10_000,
        "link": "/shop",
    }
    page = stage.open("presale", rules, lang, known=True, width=375)
    part = page.locator("antiphon-presale")
    expect(part.locator("[data-key=play]")).to_have_text(WORDS["take"][lang])
    assert audit(page) == []
    keep(page, f"play-presale-open-{lang}")
    part.locator("[data-key=play]").press("Enter")
    expect(part.locator("[role=timer]")).to_contain_text(WORDS["within"][lang])
    keep(page, f"play-presale-right-{lang}")
    order = {"order_id": f"d-{stage.user_id}", "products": [{"product_id": "down-coat", "quantity": 1}]}
    stage.office.collect(
        {"type": "track", "event": "Deposit Paid", "userId": stage.user_id, "messageId": f"m-{stage.user_id}", "properties": order}
    )
    page.evaluate("window.Antiphon.refresh()")
    expect(part.locator(".have").last).to_contain_text(WORDS["mine"][lang])
    expect(part.locator(".steps-of .past")).to_have_count(2)
    assert audit(page) == []
    keep(page, f"play-presale-deposit-{lang}")
