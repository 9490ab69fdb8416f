"""A vote on a phone, in both languages: choose, vote, see the count, find the own ballot on the public list."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from antiphon.mechanics.vote import MECHANIC
from tests.browser.keeping import keep
from tests.browser.stage import Stage

RULES = {template.key: template.rules for template in MECHANIC.templates}
WORDS = {
    "thanks": {"zh": "投票成功", "en": "Your vote counts"},
    "mine": {"zh": "你的选择", "en": "your choice"},
    "rules": {"zh": "活动规则", "en": "How it works"},
    "sealed": {"zh": "1 张密封的选票", "en": "1 sealed ballot,"},
    "found": {"zh": "你的选票在名单上", "en": "Your ballot is on the list"},
    "place_2": {"zh": "第 2 名", "en": "Place 2"},
    "agrees": {"zh": "和公布的票数一致", "en": "They add up to what is shown"},
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_choice_by_touch(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("vote", RULES["next_flavour"], lang, known=True, width=375)
    part = page.locator("antiphon-vote")
    expect(part.locator(".option")).to_have_count(3)
    assert audit(page) == []
    part.locator("label.option").nth(1).tap()
    keep(page, f"play-vote-choose-{lang}")
    part.locator("[data-key=play]").tap()
    expect(part.locator("dialog h3")).to_be_visible()
    part.locator("dialog .cross").tap()
    expect(part.locator(".said")).to_contain_text(WORDS["thanks"][lang])
    expect(part.locator(".on .tag")).to_have_text(WORDS["mine"][lang])
    expect(part.locator(".receipt code")).to_have_text(stage_receipt(part.locator(".said").inner_text()))
    keep(page, f"play-vote-voted-{lang}")
    part.get_by_role("button", name=WORDS["rules"][lang]).tap()
    part.locator("[data-key=check]").tap()
    expect(part.locator("dialog [role=status]")).to_contain_text(WORDS["found"][lang])
    expect(part.locator("dialog [role=status]")).to_contain_text(WORDS["sealed"][lang])
    assert audit(page) == []
    keep(page, f"play-vote-check-{lang}")


def stage_receipt(said: str) -> str:
    """The code in the sentence."""
    return next(word for word in said.replace("：", " ").replace("。", " ").replace(".", " ").replace("是", " ").split() if len(word) == 20)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_ranking_by_keyboard_and_a_change(stage: Stage, lang: str) -> None:
    page = stage.open("vote", RULES["bring_back"], lang, width=375)
    part = page.locator("antiphon-vote")
    for index in (2, 0):
        part.locator("button.option").nth(index).press("Enter")
    expect(part.locator("button.option").nth(0)).to_contain_text(WORDS["place_2"][lang])
    expect(part.locator("button.option").nth(0)).to_be_focused()
    keep(page, f"play-vote-rank-{lang}")
    part.locator("[data-key=play]").press("Enter")
    expect(part.locator(".receipt")).to_be_visible()
    part.locator("button.option").nth(2).press("Enter")
    part.locator("[data-key=play]").press("Enter")
    expect(part.locator(".votes small").nth(0)).to_contain_text("3")
    expect(part.locator(".votes small").nth(2)).to_contain_text("0")
    part.get_by_role("button", name=WORDS["rules"][lang]).click()
    part.locator("[data-key=check]").click()
    expect(part.locator("dialog [role=status]")).to_contain_text(WORDS["agrees"][lang])
