"""What an operator sets up of budgets, badges, tiers and commission, done in a real browser."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.console import HOME, Desk, Office, open_desk
from tests.browser.keeping import keep
from tests.browser.operating import in_chinese, in_english, unique


@pytest.fixture
def desk(request: pytest.FixtureRequest, browser: Browser, demo_url: str) -> Iterator[Desk]:
    """In the language that the test asks for; that every page speaks both is tested in test_console_pages.py."""
    with open_desk(browser, demo_url, request.param) as opened:
        yield opened


@pytest.fixture
def office(demo_url: str) -> Iterator[Office]:
    opened = Office(demo_url)
    yield opened
    opened.close()


@in_chinese
def test_a_budget_is_made_and_topped_up_once_by_a_double_click(desk: Desk, office: Office) -> None:
    page = desk.open("/budgets")
    desk.button("新建预算", "New budget").click()
    box = page.get_by_role("dialog")
    name = unique("budget")
    box.get_by_label(desk.say("中文名", "Chinese name")).fill(name)
    box.get_by_label(desk.say("英文名", "English name")).fill(name)
    box.get_by_role("spinbutton").first.fill("100")
    box.get_by_role("button", name=desk.say("新建", "Create"), exact=True).click()
    page.get_by_role("link", name=name).click()
    desk.button("追加", "Top up").click()
    box.get_by_role("spinbutton").fill("50")
    box.get_by_role("textbox").last.fill("More guests")
    keep(page, f"value_topup_{desk.lang}")
    box.get_by_role("button", name=desk.say("追加", "Top up"), exact=True).dblclick()
    expect(box).to_have_count(0)
    made = next(one for one in office.read("/budgets?limit=100")["items"] if one["name"]["en"] == name)
    assert made["given"] == 15_000
    keep(page, f"value_budget_{desk.lang}")


@in_english
def test_a_badge_is_made(desk: Desk, office: Office) -> None:
    page = desk.open("/badges")
    desk.button("新建徽章", "New badge").click()
    box = page.get_by_role("dialog")
    key = unique("fan")
    box.get_by_label(desk.say("中文名", "Chinese name"), exact=True).fill("老朋友")
    box.get_by_label(desk.say("英文名", "English name"), exact=True).fill("Old friend")
    box.get_by_label(desk.say("代号", "Key"), exact=True).fill(key)
    expect(box.get_by_role("button", name=desk.say("保存", "Save"), exact=True)).to_be_disabled()  # it must be said what it is for
    box.get_by_label(desk.say("中文说明", "About it, Chinese"), exact=True).fill("下过单的老朋友")
    box.get_by_label(desk.say("英文说明", "About it, English"), exact=True).fill("Has ordered before")
    box.get_by_role("button", name=desk.say("保存", "Save"), exact=True).click()
    expect(box).to_have_count(0)
    made = office.read(f"/badges/{key}")
    assert made["rules"]["name"] == {"zh": "老朋友", "en": "Old friend"}
    keep(page, f"value_badge_{desk.lang}")
    office.ask("DELETE", f"/api{HOME}/badges/{key}")


@in_chinese
def test_a_tier_is_made_harder_and_one_sees_for_how_many(desk: Desk, office: Office) -> None:
    before = office.read("/membership/ladders")[0]
    page = desk.open("/tiers")
    desk.button("调整等级", "Edit ladder").first.click()
    desk.settle()
    heads = page.locator("aside").last.get_by_role("row").filter(has_text=desk.say("钻石会员", "Diamond")).last
    then = heads.get_by_role("cell").nth(1)  # after now
    expect(then).to_have_text(re.compile("^[1-9]"))
    page.get_by_label(desk.say("消费满", "Spend")).last.fill("900000")
    expect(then).to_have_text("0")
    keep(page, f"value_tiers_{desk.lang}")
    desk.button("保存并应用", "Save and apply").click()
    expect(page.get_by_text(desk.say("已保存，正在逐人应用", "Saved; being applied to everybody"))).to_be_visible()
    after = office.read("/membership/ladders")[0]
    assert after["rules"]["tiers"][-1]["asks"]["spend_minor"] == 90_000_000
    path = f"/api{HOME}/membership/ladders/{before['rules']['key']}"
    office.ask("PUT", path, {"rules": before["rules"], "revision": after["revision"], "lower": "at_once"})


@in_english
def test_commission_is_settled(desk: Desk, office: Office) -> None:
    page = desk.open("/commission?view=runs")
    desk.button("新建结算", "New settlement").click()
    name = unique("run")
    box = page.get_by_role("dialog")
    box.get_by_role("textbox").first.fill(name)
    box.get_by_role("button", name=desk.say("新建结算", "New settlement"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    desk.button("定稿", "Close").click()
    page.get_by_role("dialog").get_by_role("button", name=desk.say("定稿", "Close"), exact=True).last.click()
    expect(page.get_by_text(desk.say("已定稿", "Closed")).first).to_be_visible()
    made = next(one for one in office.read("/commission/runs")["items"] if one["name"] == name)
    assert made["state"] == "closed"
    keep(page, f"value_run_{desk.lang}")
