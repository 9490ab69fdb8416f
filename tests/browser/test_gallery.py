"""The gallery: every kind alive and small, by goal, and from there to a live play within minutes."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from antiphon.features.plays.registry import load_registry
from tests.browser.console import Desk, audit, open_desk
from tests.browser.keeping import keep

KINDS = load_registry().list_kinds()


@pytest.fixture(params=["zh", "en"])
def desk(request: pytest.FixtureRequest, browser: Browser, demo_url: str) -> Iterator[Desk]:
    with open_desk(browser, demo_url, request.param, 1440 if request.param == "zh" else 1024) as opened:
        yield opened


def test_every_kind_stands_there_alive_with_an_example_and_its_templates(desk: Desk, axe_script: str) -> None:
    page = desk.open("/plays/new")
    for kind in KINDS:
        card = page.get_by_role("article", name=getattr(kind.mechanic.name, desk.lang), exact=True)
        card.scroll_into_view_if_needed()
        expect(card.locator("[data-drawn]")).to_be_attached()
        expect(card).to_contain_text(getattr(kind.mechanic.example, desk.lang))
        expect(card.get_by_role("listitem")).to_have_count(len(kind.mechanic.templates))
    assert audit(page, axe_script) == []
    keep(page, f"gallery-{desk.lang}")


def test_a_goal_leaves_the_kinds_that_serve_it(desk: Desk) -> None:
    page = desk.open("/plays/new?goal=recommend")
    names = [getattr(kind.mechanic.name, desk.lang) for kind in KINDS if "recommend" in kind.mechanic.goals]
    expect(page.get_by_role("article")).to_have_count(len(names))
    page.get_by_text(desk.say("全部目标", "Every goal"), exact=True).click()
    expect(page.get_by_role("article")).to_have_count(len(KINDS))


def test_from_the_gallery_to_a_live_play_takes_four_clicks(desk: Desk) -> None:
    page = desk.open("/plays/new?goal=interest")
    page.get_by_role("article", name=desk.say("知识竞答", "Knowledge quiz"), exact=True).get_by_role("link").first.click()
    launch = desk.button("上线", "Launch")
    expect(launch).to_be_enabled()
    launch.click()
    page.get_by_role("dialog").get_by_role("button", name=desk.say("上线", "Launch"), exact=True).click()
    expect(page.get_by_text(desk.say("已上线", "is live"), exact=False).first).to_be_visible()
    desk.button("结束", "End").click()
    page.get_by_role("dialog").get_by_role("button", name=desk.say("结束", "End"), exact=True).click()
