"""A price guess on a phone, in both languages: guess under the seal, and see the seal checked when it is over."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from antiphon.mechanics.guess import MECHANIC
from tests.browser.keeping import keep
from tests.browser.stage import Stage

RULES = {template.key: template.rules for template in MECHANIC.templates}
WORDS = {
    "label": {"zh": "你猜多少？", "en": "Your guess"},
    "noted": {"zh": "已记下：399.00。还可以再猜 2 次。", "en": "Noted: 399.00. Guesses left: 2."},
    "no_number": {"zh": "请输入一个数", "en": "Give a number"},
    "sealed": {"zh": "答案已封存", "en": "The answer is sealed"},
    "opened": {"zh": "答案是 399 元", "en": "The answer is 399 yuan"},
    "checked": {"zh": "已核对", "en": "Checked"},
    "place": {"zh": "你排第 1 名，获奖了！", "en": "You came in at place 1 and won!"},
    "me": {"zh": "第 1 名 · 我", "en": "Place 1 · You"},
    "rules": {"zh": "活动规则", "en": "How it works"},
}
SETTLED = 20_000  # milliseconds until alarms that are due have rung


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_price_is_guessed_and_the_seal_is_opened(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("guess", RULES["launch_price"], lang, known=True, width=375)
    part = page.locator("antiphon-guess")
    expect(part.locator(".seal")).to_contain_text(WORDS["sealed"][lang])
    assert audit(page) == []
    keep(page, f"play-guess-{lang}")
    line = part.get_by_label(WORDS["label"][lang])
    line.fill("a lot")
    line.press("Enter")
    expect(part.locator(".said")).to_contain_text(WORDS["no_number"][lang])
    line.fill("３９９")
    line.press("Enter")
    expect(part.locator(".said")).to_contain_text(WORDS["noted"][lang])
    expect(part.locator(".chip")).to_have_text("399")
    part.get_by_role("button", name=WORDS["rules"][lang]).tap()
    expect(part.locator("dialog .hash")).to_have_text(re.compile("^[0-9a-f]{64}$"))
    part.locator("dialog .cross").tap()
    stage.end_all()
    page.reload()
    expect(part.locator(".opened b")).to_have_text(WORDS["opened"][lang])
    expect(part.locator(".opened small")).to_contain_text(WORDS["checked"][lang])
    expect(part.locator(".opened")).to_contain_text(WORDS["place"][lang], timeout=SETTLED)
    expect(part.locator(".honours li")).to_contain_text(WORDS["me"][lang])
    assert audit(page) == []
    keep(page, f"play-guess-opened-{lang}")
