"""The screen of a shop in the console, and a phone that checks in with its code and its distance, in both languages."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.console import open_desk
from tests.browser.keeping import keep
from tests.browser.stage import Stage

RULES: dict[str, Any] = {
    "places": [
        {"key": "bund", "name": {"zh": "外滩快闪店", "en": "On the Bund"}, "address": {"zh": "中山东一路", "en": "Zhongshan East 1st Road"}}
        | {"position": "31.2397, 121.4908", "radius_metres": 300, "reward": {"asset": "points", "amount": 30}},
        {"key": "wukang", "name": {"zh": "武康路店", "en": "Wukang Road"}, "address": {"zh": "武康路 1 号", "en": "1 Wukang Road"}}
        | {"position": "31.2110, 121.4390", "reward": {"asset": "points", "amount": 10}},
    ],
    "proof": "code_and_position",
    "code_seconds": 600,
    "stamps": [
        {"places": 2, "reward": {"asset": "coupon:both", "amount": 1, "stock": 5, "name": {"zh": "双城券", "en": "Both-shops voucher"}}}
    ],
}
WORDS = {
    "in": {"zh": "打卡成功", "en": "Checked in"},
    "far": {"zh": "到店里再打卡", "en": "Check in when you are there"},
    "wrong": {"zh": "码不对", "en": "not the code on the screen"},
    "one": {"zh": "集章 1 / 2", "en": "1 of 2 stamps"},
}


def code_of(stage: Stage, place: str) -> str:
    """What the shop's screen shows."""
    return str(stage.office.read(f"/plays/{stage.play_id}/screens/{place}")["code"])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_phone_in_the_shop_checks_in_and_one_at_home_does_not(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("visit", RULES, lang)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 31.2105, "longitude": 121.4392, "accuracy": 20})
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.post_data or "") if request.url.endswith("/moves") else None)
    button = page.locator("[data-key=play]")
    page.locator("[data-key=place-bund]").check()
    page.locator("#code").fill(code_of(stage, "bund"))
    button.click()
    expect(page.locator(".said")).to_contain_text(WORDS["far"][lang])
    keep(page, f"visit-far-{lang}")
    assert audit(page) == []
    page.context.set_geolocation({"latitude": 31.2398, "longitude": 121.4910, "accuracy": 20})
    page.locator("#code").fill("000000" if code_of(stage, "bund") != "000000" else "111111")
    button.click()
    expect(page.locator(".said")).to_contain_text(WORDS["wrong"][lang])
    page.locator("#code").fill(code_of(stage, "bund"))
    button.click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text(WORDS["in"][lang])
    keep(page, f"visit-in-{lang}")
    assert audit(page) == []
    sheet.get_by_role("button").last.click()
    expect(page.locator(".album")).to_contain_text(WORDS["one"][lang])
    keep(page, f"visit-album-{lang}")
    assert audit(page) == []
    assert len(sent) == 3
    assert all("31.2" not in each and "121.4" not in each for each in sent)  # where somebody stands stays on the phone


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_shop_has_a_screen(stage: Stage, browser: Browser, lang: str) -> None:
    stage.launch("visit", RULES)
    with open_desk(browser, stage.url, lang) as desk:
        page = desk.open(f"/plays/{stage.play_id}")
        page.get_by_role("button", name=re.compile("外滩|Bund")).click()
        expect(page.get_by_role("heading", name=re.compile("外滩|Bund"))).to_be_visible()
        code = code_of(stage, "bund")
        expect(page.get_by_text(f"{code[:3]} {code[3:]}")).to_be_visible()
        keep(page, f"visit-screen-{lang}")
