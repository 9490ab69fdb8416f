"""A list of a play in the console: who stands on it, and a ruling by keyboard alone, in both languages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.console import open_desk
from tests.browser.keeping import keep
from tests.browser.stage import Stage

RULES = {"event": "Product Shared", "season": "week", "unit": {"zh": "次", "en": "shares"}, "per_day": 20}
REASON = {"zh": "用脚本刷分", "en": "Shared by a script"}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_row_is_ruled_on_from_its_list(stage: Stage, browser: Browser, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("leaderboard", RULES, lang, width=375)
    expect(page.locator("antiphon-leaderboard .notice")).to_be_visible()
    page.evaluate("Antiphon.track('Product Shared', {})")
    expect(page.locator("antiphon-leaderboard .rank.on").first).to_be_visible(timeout=20_000)
    with open_desk(browser, stage.url, lang) as desk:
        office = desk.open(f"/plays/{stage.play_id}")
        office.get_by_role("link", name=desk.say("榜单", "Ranking")).first.press("Enter")
        expect(office.locator("tbody tr")).to_have_count(1)
        expect(office.locator("tbody a[href*='/people/']")).to_be_visible()
        assert audit(office) == []
        keep(office, f"console-list-{lang}")
        office.locator("tbody button").press("Enter")
        form = office.get_by_role("dialog")
        form.get_by_role("textbox").first.fill(REASON[lang])
        keep(office, f"console-ruling-{lang}")
        form.get_by_role("textbox").first.press("Enter")
        expect(form).to_have_count(0)
        expect(office.locator("tbody tr")).to_have_count(0)
        keep(office, f"console-list-empty-{lang}")
        decided = desk.open(f"/plays/{stage.play_id}?view=decisions")
        expect(decided.locator("tbody tr").first).to_contain_text(REASON[lang])
