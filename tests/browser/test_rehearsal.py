"""The phone beside the form: the operator plays a draft with the real parts, and nothing of it is left."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FilePayload, FrameLocator, Page, expect

from tests.browser.console import Desk, open_desk
from tests.browser.keeping import keep

PHOTO: FilePayload = {"name": "home.jpg", "mimeType": "image/jpeg", "buffer": b"never leaves the browser"}


@pytest.fixture(params=["zh", "en"])
def desk(request: pytest.FixtureRequest, browser: Browser, demo_url: str) -> Iterator[Desk]:
    with open_desk(browser, demo_url, request.param) as opened:
        yield opened


def phone(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[src='/rehearsal/']")


def test_a_draft_of_a_wheel_is_spun(desk: Desk) -> None:
    page = desk.open("/plays/new/draw?template=newcomer_wheel")
    screen = phone(page)
    screen.get_by_role("button", name=re.compile(desk.say("开始抽奖", "Spin the wheel"))).click()
    expect(screen.get_by_role("dialog")).to_be_visible()
    keep(page, f"rehearsal-wheel-{desk.lang}")
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('antiphon:')).length") == 0


def test_a_blind_box_is_opened_by_somebody_with_points(desk: Desk) -> None:
    page = desk.open("/plays/new/draw?template=member_day_box")
    screen = phone(page)
    expect(screen.get_by_text("1,000", exact=True)).to_be_visible()
    screen.get_by_role("button", name=re.compile(desk.say("^打开盲盒", "^Open a box"))).click()
    expect(screen.get_by_role("dialog")).to_be_visible()
    keep(page, f"rehearsal-box-{desk.lang}")


def test_what_happens_elsewhere_is_pretended_and_begun_again(desk: Desk) -> None:
    page = desk.open("/plays/new/tasks?template=daily_tasks")
    screen = phone(page)
    none, one = (desk.say(f"{n}/3 已完成", f"{n} of 3 done") for n in (0, 1))
    expect(screen.get_by_text(none)).to_be_visible()
    page.get_by_role("button", name=desk.say("模拟：签到", "Pretend: Checked in"), exact=False).click()
    expect(screen.get_by_text(one)).to_be_visible()
    desk.button("重新开始", "Start over").click()
    expect(screen.get_by_text(none)).to_be_visible()


def test_the_phone_speaks_both_languages_and_waits_while_the_rules_have_a_flaw(desk: Desk) -> None:
    page = desk.open("/plays/new/check_in?template=simple")
    screen = phone(page)
    for language, word in (("English", "Check in"), ("中文", "签到")):
        page.get_by_role("button", name=language, exact=True).click()
        expect(screen.get_by_role("button", name=re.compile(word)).first).to_be_visible()
    page.get_by_role("spinbutton").first.fill("-5")
    expect(page.get_by_text(desk.say("规则改到合理之后", "as soon as they make sense"))).to_be_visible()
    expect(screen.get_by_role("button", name=re.compile("签到")).first).to_be_visible()


def test_time_passes_and_the_play_comes_to_its_end(desk: Desk) -> None:
    page = desk.open("/plays/new/check_in?template=simple")
    screen = phone(page)
    word = re.compile(desk.say("^签到|立即签到", "^Check in"))
    screen.get_by_role("button", name=word).first.click()
    desk.button("到第二天", "The next day").click()
    expect(page.get_by_text(desk.say("模拟：现在是 1 天之后", "Pretended: it is 1 day later"))).to_be_visible()
    desk.button("到活动结束之后", "After the end").click()
    expect(page.get_by_text(desk.say("活动已经结束，收尾", "the play is over"))).to_be_visible()
    desk.button("重新开始", "Start over").click()
    expect(screen.get_by_role("button", name=word).first).to_be_visible()


def test_the_operator_decides_about_what_the_shopper_sent(desk: Desk) -> None:
    page = desk.open("/plays/new/tasks?template=show_and_tell")
    screen = phone(page)
    screen.locator("[data-key^='prove-']").first.click()
    screen.locator("[data-key='proof-text']").fill("收到啦 received")
    screen.locator("[data-key='proof-picture']").set_input_files(PHOTO)
    expect(screen.get_by_text(desk.say("已上传", "Sent"), exact=True)).to_be_visible()
    screen.locator("[data-key='proof-send']").click()
    place = page.get_by_role("region", name=desk.say("运营来决定", "Decided by you"))
    sent = place.get_by_role("listitem").filter(has_text="received")
    sent.get_by_role("button", name=desk.say("处理", "Decide"), exact=True).click()
    keep(page, f"rehearsal-ruling-{desk.lang}")
    page.get_by_role("dialog").get_by_role("button", name=desk.say("确认", "Confirm"), exact=True).click()
    expect(sent).to_have_count(0)
    expect(screen.get_by_text(desk.say("1/2 已完成", "1 of 2 done"))).to_be_visible()
