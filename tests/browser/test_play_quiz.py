"""A quiz on a phone, in both languages: against the clock, right and wrong, too late, and a ranking."""

from collections.abc import Callable

import msgspec
import pytest
from playwright.sync_api import Locator, Page, expect

from antiphon.mechanics.quiz import MECHANIC
from antiphon.mechanics.quiz.rules import Rules
from tests.browser.keeping import keep
from tests.browser.stage import Stage

RULES = {template.key: template.rules for template in MECHANIC.templates}
POOL = msgspec.convert(RULES["everybody_passes"], Rules).pool
WORDS = {
    "passed": {"zh": "通过了！3 题答对 2 题", "en": "Passed with 2 of 3 right"},
    "wrong": {"zh": "没答对", "en": "Not right"},
    "late": {"zh": "时间到了，这题没算上", "en": "Time was up"},
    "odds": {"zh": "37.5%", "en": "37.5 %"},
}


def answer(part: Locator, lang: str, *, rightly: bool) -> None:
    """Answer the open question by its words, as somebody who knows would."""
    asked = part.locator("legend").inner_text().strip()
    each = next(each for each in POOL if getattr(each.question.text, lang) == asked)
    keys = [option.key for option in each.question.options if (option.key in each.right) == rightly]
    part.locator(f"label:has(input[value='{keys[0]}'])").tap()
    part.locator("[data-key=play]").tap()
    expect(part.locator("[data-key=go]")).to_be_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_two_of_three_pass(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("quiz", RULES["everybody_passes"], lang, known=True, width=375)
    part = page.locator("antiphon-quiz")
    expect(part.locator("legend")).to_have_count(0)  # no question before its clock runs
    for number, rightly in enumerate((True, False, True)):
        part.locator("[data-key=go]").tap()
        expect(part.locator("[role=timer]")).to_be_visible()
        if not number:
            assert audit(page) == []
            keep(page, f"play-quiz-question-{lang}")
        answer(part, lang, rightly=rightly)
        if number == 1:
            expect(part.locator(".said")).to_contain_text(WORDS["wrong"][lang])
    expect(part.locator(".said")).to_contain_text(WORDS["passed"][lang])
    expect(part.locator(".ranks .mine")).to_have_count(1)
    assert audit(page) == []
    keep(page, f"play-quiz-passed-{lang}")
    part.locator("[data-key=rules_only]").tap()
    expect(part.locator("dialog")).to_contain_text(WORDS["odds"][lang])


def test_a_question_that_is_left_open_is_lost(stage: Stage) -> None:
    page = stage.open("quiz", {**RULES["everybody_passes"], "seconds": 3}, "en", width=375)
    part = page.locator("antiphon-quiz")
    part.locator("[data-key=go]").press("Enter")
    expect(part.locator(".said")).to_contain_text(WORDS["late"]["en"])
    expect(part.locator(".marks .wrong")).to_have_count(1)
    expect(part.locator("[data-key=go]")).to_be_focused()
