"""Surveys on a phone, in both languages: a score and its question, a matrix, and a reply that bears no name."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from antiphon.mechanics.survey import MECHANIC
from tests.browser.keeping import keep
from tests.browser.stage import Stage

RULES = {template.key: template.rules for template in MECHANIC.templates}
WORDS = {
    "let_down": {"zh": "哪里让你失望了？", "en": "What let you down?"},
    "skip": {"zh": "跳过", "en": "Skip"},
    "finish": {"zh": "提交", "en": "Finish"},
    "thanks": {"zh": "谢谢你的反馈！", "en": "Thank you for telling us!"},
    "row": {"zh": "每一行都要选", "en": "Choose one in every row"},
    "nameless": {"zh": "匿名问卷", "en": "No names"},
    "claimed": {"zh": "答谢已领取", "en": "You have claimed the reward"},
}


def go_on(part: Locator) -> None:
    """On to the next question, which is another one."""
    legend = part.locator("legend").first.inner_text()
    part.locator("[data-key=play]").tap()
    expect(part.locator("legend").first.or_(part.locator(".thanks h3"))).not_to_have_text(legend)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_score_leads_to_its_question(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("survey", RULES["nps"], lang, known=True, width=375)
    part = page.locator("antiphon-survey")
    part.locator("label:has(input[value='3'])").tap()
    assert audit(page) == []
    keep(page, f"play-survey-nps-{lang}")
    go_on(part)
    expect(part.locator("legend")).to_contain_text(WORDS["let_down"][lang])
    expect(part.locator("[data-key=play]")).to_have_text(WORDS["skip"][lang])
    part.locator("textarea").fill("包装" if lang == "zh" else "The box")
    expect(part.locator("[data-key=play]")).to_have_text(WORDS["finish"][lang])
    go_on(part)
    expect(part.locator(".thanks h3")).to_have_text(WORDS["thanks"][lang])
    expect(part.locator(".purse")).to_contain_text("10")
    assert audit(page) == []


def test_every_row_of_a_matrix_by_keyboard(stage: Stage, audit: Callable[[Page], list[str]]) -> None:
    page = stage.open("survey", RULES["after_order"], "en", width=375)
    part = page.locator("antiphon-survey")
    part.locator("input[value='4']").press("Space")
    part.locator("[data-key=play]").press("Enter")
    part.locator("[data-key='parts/product/good']").press("Space")
    part.locator("[data-key=play]").press("Enter")
    expect(part.locator(".said")).to_contain_text(WORDS["row"]["en"])
    for row in ("delivery", "service"):
        part.locator(f"[data-key='parts/{row}/fair']").press("Space")
    assert audit(page) == []
    keep(page, "play-survey-matrix-en")
    part.locator("[data-key=play]").press("Enter")
    part.locator("input[value=none]").press("Space")
    part.locator("input[value=price]").press("Space")
    expect(part.locator("input[value=none]")).not_to_be_checked()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_reply_without_a_name_and_a_reward_with_one(stage: Stage, lang: str) -> None:
    page = stage.open("survey", RULES["candid"], lang, known=True, width=375)
    part = page.locator("antiphon-survey")
    expect(part.locator(".nameless")).to_contain_text(WORDS["nameless"][lang])
    for value in ("middle", "trust"):
        part.locator(f"label:has(input[value='{value}'])").tap()
        go_on(part)
    go_on(part)
    part.locator("[data-key=claim]").tap()
    expect(part.locator(".deed")).to_contain_text(WORDS["claimed"][lang])
    expect(part.locator(".purse")).to_contain_text("30")
    keep(page, f"play-survey-candid-{lang}")
    decisions = stage.office.read(f"/plays/{stage.play_id}/decisions?limit=50")["items"]
    by_person: dict[str, set[str]] = {}
    for each in (each for each in decisions if each["kind"] == "move"):
        by_person.setdefault(each["person_id"], set()).add(each["because"])
    assert sorted(map(sorted, by_person.values())) == [["answered", "done"], ["claimed"]], json.dumps(decisions)[:500]
