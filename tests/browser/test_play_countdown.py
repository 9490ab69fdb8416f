"""A countdown on a phone, in both languages: a reminder is set and taken back, zero comes, and being there is rewarded."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from antiphon.mechanics.countdown import MECHANIC
from tests.browser.keeping import keep
from tests.browser.stage import Stage

TEMPLATES: Mapping[str, Mapping[str, Any]] = {template.key: template.rules for template in MECHANIC.templates}
WORDS = {
    "remind": {"zh": "提醒我", "en": "Remind me"},
    "off": {"zh": "取消提醒", "en": "Take the reminder back"},
    "set": {"zh": "已设提醒", "en": "You will get a message"},
    "here": {"zh": "我来了", "en": "I am here"},
    "done": {"zh": "你准时到了", "en": "You were here in time"},
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_reminder_is_set_and_taken_back(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("countdown", TEMPLATES["launch"], lang, width=375)
    part = page.locator("antiphon-countdown")
    expect(part.locator(".clock .cell")).to_have_count(4)
    assert audit(page) == []
    keep(page, f"play-countdown-{lang}")
    part.get_by_role("button", name=WORDS["remind"][lang]).tap()
    expect(part.locator(".closed-note")).to_contain_text(WORDS["set"][lang])
    part.get_by_role("button", name=WORDS["off"][lang]).press("Enter")
    expect(part.get_by_role("button", name=WORDS["remind"][lang])).to_be_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_zero_comes_and_being_there_is_rewarded(stage: Stage, lang: str) -> None:
    at = (datetime.now(UTC) + timedelta(seconds=4)).isoformat()
    page = stage.open("countdown", {**TEMPLATES["live_show"], "after_hours": None, "at": at}, lang, known=True, width=375)
    part = page.locator("antiphon-countdown")
    part.get_by_role("button", name=WORDS["here"][lang]).tap()
    expect(part.locator("dialog h3")).to_be_visible()
    keep(page, f"play-countdown-here-{lang}")
    part.locator("dialog .cross").tap()
    expect(part.locator(".closed-note")).to_have_text(WORDS["done"][lang])
