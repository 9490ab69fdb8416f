"""A flash sale on two phones, in both languages: one takes the last right, the other waits in line and gets it when it is given back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keeping import keep
from tests.browser.stage import Stage

Audit = Callable[[Page], list[str]]
WORDS = {
    "take": {"zh": "立即抢购 · ¥19.90", "en": "Buy now · ¥19.90"},
    "pay": {"zh": "去付款", "en": "Pay"},
    "within": {"zh": "内付款", "en": "Pay within 14:"},
    "line": {"zh": "你排第 1 位", "en": "You are number 1 in line"},
    "bought": {"zh": "已买到 1 件", "en": "1 bought"},
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_last_one_is_taken_and_goes_to_the_next_in_line(stage: Stage, audit: Audit, lang: str) -> None:
    rules = {
        "key": f"deal-{lang}",
        "name": {"zh": "坚果礼盒", "en": "A box of nuts"},
        "products": ["nuts-box"],
        "price_minor": 1_990,
        "was_minor": 4_990,
        "stock": 1,
        "link": "/shop",
    }
    first = stage.open("flash_sale", rules, lang, known=True, width=375)
    buyer = stage.user_id
    mine = first.locator("antiphon-flash-sale")
    expect(mine.locator("[data-key=play]")).to_have_text(WORDS["take"][lang])
    assert audit(first) == []
    keep(first, f"play-flash-sale-open-{lang}")
    mine.locator("[data-key=play]").tap()
    expect(mine.locator("[role=timer]")).to_contain_text(WORDS["within"][lang])
    expect(mine.locator("a[data-key=play]")).to_have_text(WORDS["pay"][lang])
    keep(first, f"play-flash-sale-right-{lang}")
    second = stage.open("flash_sale", lang=lang, known=True, width=375)
    other = second.locator("antiphon-flash-sale")
    other.locator("[data-key=play]").press("Enter")
    expect(other.locator(".line b")).to_have_text(WORDS["line"][lang])
    assert audit(second) == []
    keep(second, f"play-flash-sale-line-{lang}")
    order = {"order_id": f"o-{buyer}", "currency": "CNY", "products": [{"product_id": "nuts-box", "price": 19.9, "quantity": 1}]}
    stage.office.collect({"type": "track", "event": "Order Completed", "userId": buyer, "messageId": f"m-{buyer}", "properties": order})
    first.evaluate("window.Antiphon.refresh()")
    expect(mine.locator(".have")).to_contain_text(WORDS["bought"][lang])
    assert audit(first) == []
    keep(first, f"play-flash-sale-bought-{lang}")
