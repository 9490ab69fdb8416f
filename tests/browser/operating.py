"""What the tests of operators have in common: names that nobody has, texts in two languages, selects."""

from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.console import Desk

in_chinese = pytest.mark.parametrize("desk", ["zh"], indirect=True)
in_english = pytest.mark.parametrize("desk", ["en"], indirect=True)


def unique(word: str) -> str:
    return f"{word}_{uuid4().hex[:8]}"


def fill_names(desk: Desk, inside: Page | Locator, zh: str, en: str) -> None:
    """The two fields of one text."""
    inside.get_by_label(desk.say("名称 (中文)", "Name (Chinese)")).fill(zh)
    inside.get_by_label(desk.say("名称 (英文)", "Name (English)")).fill(en)


def choose(page: Page, box: Locator, name: str) -> None:
    """One option of a select, found by what it is called."""
    box.click()
    box.fill(name)
    expect(page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)").get_by_text(name, exact=True)).to_be_visible()
    box.press("Enter")
    expect(page.locator(".ant-select", has=box)).to_contain_text(name)
