"""A prize comes home: the address form on a phone in both languages, then the console sends it and the phone says so."""

import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from antiphon.engine.access.tokens import sign_shopper
from tests.browser.console import WORKSPACE, open_desk
from tests.browser.keeping import keep
from tests.browser.stage import SECRET, Stage

RULES: dict[str, Any] = {
    "prizes": [
        {"key": "mug", "name": {"zh": "会员马克杯", "en": "Members' mug"}, "odds_ppm": 1_000_000, "asset": "prize:browser-mug", "stock": 50}
    ],
}
WORDS = {
    "give": {"zh": "填写收货地址", "en": "Give an address"},
    "change": {"zh": "修改地址", "en": "Change the address"},
    "saved": {"zh": "收到了，店铺会寄到这个地址。", "en": "Got it. The shop sends it there."},
    "phone": {"zh": "请填写 11 位手机号，或带区号的座机。", "en": "Write the phone number with its country code"},
    "shipped": {"zh": "已发货", "en": "On its way"},
}
CHINA = {"name": "王小明", "phone": "12", "city": "杭州市", "district": "西湖区", "lines": "文三路 1 号 2 单元 301"}
ABROAD = {"name": "Ann Lee", "phone": "12", "lines": "10 Downing Street", "city": "London", "postcode": "SW1A 2AA"}


def win(stage: Stage) -> None:
    """The shopper of the page wins a mug."""
    token = sign_shopper(SECRET, WORKSPACE, int(time.time()) + 3_600, user_id=stage.user_id)
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": f"win-{stage.user_id}"}
    answer = httpx.post(f"{stage.url}/storefront/plays/{stage.play_id}/moves", headers=headers, timeout=20)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_address_on_a_phone_and_a_parcel_in_the_console(
    stage: Stage, browser: Browser, audit: Callable[[Page], list[str]], lang: str
) -> None:
    stage.launch("draw", RULES)
    page = stage.open("wins", lang=lang, known=True, width=375, allow="422")
    win(stage)
    page.reload()
    part = page.locator("antiphon-wins antiphon-deliveries")
    part.get_by_role("button", name=WORDS["give"][lang]).tap()
    form = part.locator("dialog form")
    form.locator("#country").select_option("CN" if lang == "zh" else "GB")
    for field, text in (CHINA if lang == "zh" else ABROAD).items():
        form.locator(f"#{field}").fill(text)
    if lang == "zh":
        form.locator("#region").select_option("浙江省")
    part.locator("dialog [type=submit]").tap()
    expect(form.locator("#phone-wrong")).to_contain_text(WORDS["phone"][lang])
    expect(form.locator("#phone")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    assert audit(page) == []
    keep(page, f"deliveries-form-{lang}")
    form.locator("#phone").fill("138 0013 8000" if lang == "zh" else "+44 20 7946 0000")
    form.locator("#remember").check()
    form.locator("#phone").press("Enter")
    expect(part.locator(".said")).to_have_text(WORDS["saved"][lang])
    expect(part.get_by_role("button", name=WORDS["change"][lang])).to_be_focused()
    keep(page, f"deliveries-mine-{lang}")
    send(stage, browser, lang)
    page.reload()
    expect(part.locator("li.shipped .chip")).to_have_text(WORDS["shipped"][lang])
    expect(part.locator("li.shipped .tracking")).to_contain_text("SF1234567")
    assert audit(page) == []


def send(stage: Stage, browser: Browser, lang: str) -> None:
    """The operator finds the parcel and ships it."""
    with open_desk(browser, stage.url, lang) as desk:
        desk.sign_in()
        page = desk.open("/deliveries?asset=prize%3Abrowser-mug")
        row = page.locator("table tbody tr").filter(has_text="王**" if lang == "zh" else "A**")
        expect(row).to_have_count(1)
        assert "王小明" not in page.content()
        keep(page, f"deliveries-list-{lang}")
        row.get_by_role("link").first.click()
        expect(page.locator("address b")).to_have_text(CHINA["name"] if lang == "zh" else ABROAD["name"])
        desk.button("发货", "Ship").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label(desk.say("快递公司", "Carrier")).fill("SF")
        dialog.get_by_label(desk.say("快递单号", "Tracking number")).fill("SF1234567")
        dialog.get_by_role("button", name=desk.say("发货", "Ship"), exact=True).click()
        expect(desk.button("标为已签收", "Mark as delivered")).to_be_visible()
        expect(dialog).to_be_hidden()
        keep(page, f"deliveries-one-{lang}")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_win_asks_where_to_send_it(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("draw", RULES, lang, known=True)
    page.locator("[data-key=play]").tap()
    moment = page.locator("antiphon-draw dialog.moment")
    ask = moment.get_by_role("button", name={"zh": "寄到哪里？", "en": "Where shall we send it?"}[lang])
    expect(ask).to_be_visible()
    assert audit(page) == []
    keep(page, f"deliveries-win-{lang}")
    ask.tap()
    part = page.locator("antiphon-draw antiphon-deliveries")
    form = part.locator("dialog form")
    form.locator("#country").select_option("CN" if lang == "zh" else "GB")
    for field, text in ((CHINA if lang == "zh" else ABROAD) | {"phone": "138 0013 8000" if lang == "zh" else "+44 20 7946 0000"}).items():
        form.locator(f"#{field}").fill(text)
    if lang == "zh":
        form.locator("#region").select_option("浙江省")
    keep(page, f"deliveries-win-form-{lang}")
    part.locator("dialog [type=submit]").tap()
    expect(part.locator(".said")).to_have_text(WORDS["saved"][lang])
    assert audit(page) == []
    keep(page, f"deliveries-win-saved-{lang}")
    page.keyboard.press("Escape")
    expect(part).to_be_hidden()


def test_tracking_numbers_by_a_sheet(stage: Stage, browser: Browser) -> None:
    with open_desk(browser, stage.url, "en") as desk:
        desk.sign_in()
        page = desk.open("/deliveries")
        desk.button("导入快递单号", "Import tracking numbers").click()
        sheet = {"name": "sheet.csv", "mimeType": "text/csv", "buffer": b"delivery,carrier,tracking\r\ndlv_nobody,SF,SF1\r\n"}
        page.locator("input[type=file]").set_input_files([sheet])  # type: ignore[list-item]
        expect(page.get_by_role("dialog")).to_contain_text("There is no such delivery")
        keep(page, "deliveries-sheet-en")
        page.keyboard.press("Escape")
        desk.button("发货设置", "Settings").click()
        page.get_by_label("Days to give an address").fill("45")
        keep(page, "deliveries-settings-en")
        desk.button("保存", "Save").click()
        expect(page.get_by_role("dialog")).to_be_hidden()
