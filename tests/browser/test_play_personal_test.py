"""A personal test on a phone, in both languages: five questions, one of them taken back, a result with its reasons, consent and its end."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from antiphon.mechanics.personal_test import MECHANIC
from tests.browser.keeping import keep
from tests.browser.stage import Stage

RULES = {template.key: template.rules for template in MECHANIC.templates}
WORDS = {
    "pick": {"zh": "先选一个答案", "en": "Choose an answer first"},
    "second": {"zh": "第 2 题，最多 5 题", "en": "Question 2 of 5 at most"},
    "result": {"zh": "敏感肌", "en": "sensitive skin"},
    "because": {"zh": "滋润：你选了“干燥起皮、细纹”", "en": "rich: you said “Dry patches, Fine lines”"},
    "remembered": {"zh": "店铺已记住你的答案", "en": "The shop remembers your answers"},
    "later": {"zh": "可以重测", "en": "You can take it again"},
}


def answer(part: Locator, *values: str) -> None:
    """Tap the answers and go on."""
    for value in values:
        part.locator(f"label:has(input[value='{value}'])").tap()
    part.locator("[data-key=play]").tap()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_skin_test_by_touch(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("personal_test", RULES["skin_test"], lang, known=True, width=375)
    part = page.locator("antiphon-personal-test")
    part.locator("[data-key=play]").tap()
    expect(part.locator(".said")).to_contain_text(WORDS["pick"][lang])
    assert audit(page) == []
    keep(page, f"play-personal-test-question-{lang}")
    answer(part, "tight")
    expect(part.locator(".progress small")).to_have_text(WORDS["second"][lang])
    expect(part.locator("legend").first).to_be_focused()
    part.locator("[data-key=back]").tap()
    expect(part.locator("input[value=tight]")).to_be_checked()
    for values in (("tight",), ("1",), ("often",), ("fragrance",), ("dryness", "lines")):
        legend = part.locator("legend").first.inner_text()
        answer(part, *values)
        expect(part.locator("legend").first.or_(part.locator(".result h3"))).not_to_have_text(legend)
    expect(part.locator(".result h3")).to_have_text(WORDS["result"][lang])
    expect(part.locator(".product")).to_have_count(3)
    expect(part.locator(".product").first).to_contain_text(WORDS["because"][lang])
    assert audit(page) == []
    keep(page, f"play-personal-test-result-{lang}")
    part.locator("[data-key=agree]").tap()
    expect(part.locator(".remember")).to_contain_text(WORDS["remembered"][lang])
    part.locator("[data-key=withdraw]").tap()
    expect(part.locator("[data-key=agree]")).to_be_visible()
    expect(part.locator(".deed")).to_contain_text(WORDS["later"][lang])


def test_presents_are_found_by_keyboard(stage: Stage) -> None:
    page = stage.open("personal_test", RULES["gift_finder"], "en", width=375)
    part = page.locator("antiphon-personal-test")
    for value in ("child", "small", "high"):
        part.locator(f"input[value='{value}']").press("Space")
        part.locator("[data-key=play]").press("Enter")
        expect(part.locator(f"input[value='{value}']")).to_have_count(0)
    expect(part.locator(".result h3")).to_be_focused()
    expect(part.locator(".product")).to_have_count(1)  # the bricks have small parts
    part.locator("[data-key=again]").press("Enter")
    expect(part.locator("legend").first).to_be_focused()
