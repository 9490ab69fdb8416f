"""A riddle on a phone, in both languages: a wrong answer, the wait, and the right one in another spelling."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from antiphon.mechanics.riddle import MECHANIC
from tests.browser.keeping import keep
from tests.browser.stage import Stage

TEMPLATE: Mapping[str, Any] = next(template.rules for template in MECHANIC.templates if template.key == "new_product")
WORDS = {
    "label": {"zh": "你的答案", "en": "Your answer"},
    "worth": {"zh": "现在猜中得 200 积分", "en": "Solve it now for 200 points"},
    "wrong": {"zh": "不对，再想想。", "en": "That is not it."},
    "closed": {"zh": "还没公布", "en": "not out yet"},
    "solved": {"zh": "你猜中了！", "en": "You solved it!"},
    "wait": {"zh": "可以再答", "en": "You can answer again"},
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_riddle_is_solved(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("riddle", {**TEMPLATE, "wait_minutes": 0}, lang, known=True, width=375)
    part = page.locator("antiphon-riddle")
    expect(part.locator(".clues li")).to_have_count(3)
    expect(part.locator(".clues li").first).to_contain_text(WORDS["closed"][lang])
    expect(part.locator(".worth-now")).to_have_text(WORDS["worth"][lang])
    assert audit(page) == []
    keep(page, f"play-riddle-{lang}")
    line = part.get_by_label(WORDS["label"][lang])
    line.fill("a kettle")
    line.press("Enter")
    expect(part.locator(".said")).to_contain_text(WORDS["wrong"][lang])
    assert "吹风机" not in page.content()
    line.fill("Ｈａｉｒ－Dryer!")
    line.press("Enter")
    expect(part.locator("dialog h3")).to_be_visible()
    keep(page, f"play-riddle-solved-{lang}")
    part.locator("dialog .cross").tap()
    expect(part.locator(".closed-note")).to_have_text(WORDS["solved"][lang])


def test_after_a_wrong_answer_one_waits(stage: Stage) -> None:
    page = stage.open("riddle", TEMPLATE, "en", width=375)
    part = page.locator("antiphon-riddle")
    part.get_by_label(WORDS["label"]["en"]).fill("a kettle")
    part.locator("[data-key=play]").tap()
    expect(part.locator(".closed-note")).to_contain_text(WORDS["wait"]["en"])
