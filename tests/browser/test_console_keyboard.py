"""The console without a mouse: everything is reached in order, seen when it is reached, and left with Escape."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.console import Desk, open_desk

# Whether the element in focus looks different from how it looks without focus: an outline, or a ring as a shadow.
SEEN = """() => {
    const element = document.activeElement;
    const looks = () => [element, element.parentElement, element.closest('.ant-select, .ant-input-affix-wrapper, .ant-picker')]
        .filter(Boolean).map(one => { const s = getComputedStyle(one);
            return [s.outlineStyle === 'none' ? '' : s.outline, s.boxShadow, s.borderColor, s.backgroundColor].join('|'); }).join();
    const focused = looks();
    element.blur();
    const plain = looks();
    element.focus({focusVisible: true});
    return focused !== plain;
}"""

STILL = """document.addEventListener('DOMContentLoaded', () => document.head.insertAdjacentHTML(
    'beforeend', '<style>* { transition: none !important; animation: none !important }</style>'))"""


@pytest.fixture
def desk(browser: Browser, demo_url: str) -> Iterator[Desk]:
    with open_desk(browser, demo_url) as opened:
        opened.context.add_init_script(STILL)
        yield opened


def focused(page: Page) -> str:
    """The name of what is in focus."""
    name: str = page.evaluate(
        "() => { const e = document.activeElement; return (e.getAttribute('aria-label') || e.innerText || e.id || e.tagName).trim(); }"
    )
    return name


def test_the_main_action_is_reached_by_tab_and_each_stop_is_seen(desk: Desk) -> None:
    page = desk.open("/plays")
    expect(page.get_by_role("heading", level=1)).to_be_focused()  # a page opens at its title; from the very top it is:
    page.evaluate("document.querySelector('a, button, input').focus()")
    stops: list[str] = []
    unseen: list[str] = []
    for _ in range(30):
        stops.append(focused(page))
        if not page.evaluate(SEEN):
            unseen.append(stops[-1])
        if stops[-1] == "New play":
            break
        page.keyboard.press("Tab")
    assert stops[0] == "Skip to content"
    assert stops[-1] == "New play", stops
    assert not unseen, f"no visible focus on {unseen}"
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose a play")
    page.goto(f"{desk.url}/w/demo/people")
    desk.settle()
    page.get_by_role("link", name="Skip to content").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main#content")).to_be_focused()


def test_seeing_the_focus_can_fail(desk: Desk) -> None:
    page = desk.open("/plays")
    page.add_style_tag(content="*, *:focus-visible { outline: none !important; box-shadow: none !important; transition: none !important }")
    page.get_by_role("link", name="People", exact=True).first.focus()
    page.keyboard.press("Tab")
    assert not page.evaluate(SEEN)


def test_the_command_palette_by_keyboard_only(desk: Desk) -> None:
    page = desk.open("/overview")
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox", name="Command palette")
    expect(field).to_be_focused()
    page.keyboard.type("household-1")
    expect(page.get_by_role("option", name=re.compile("household-1")).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)
    page.keyboard.press("Control+k")
    page.keyboard.type("quarantine")
    first = page.get_by_role("option").first
    expect(first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "false")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quarantine")
    expect(field).to_have_count(0)
    page.keyboard.press("Control+k")
    page.keyboard.type("Add-to-cart wheel")
    expect(page.get_by_role("option", name=re.compile("Add-to-cart wheel"))).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Add-to-cart wheel")
    page.keyboard.press("Control+k")
    page.keyboard.type("zzzz")
    expect(page.get_by_text("Nothing found for “zzzz”")).to_be_visible()


def test_escape_closes_dialogs_and_gives_the_focus_back(desk: Desk) -> None:
    page = desk.open("/settings/connect")
    button = desk.button("新建写入密钥", "New write key")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Name")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)

    page.get_by_role("button", name=re.compile("^Account")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem").first).to_be_focused()
    page.keyboard.press("End")
    expect(page.get_by_role("menuitem", name="Sign out")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("^Account"))).to_be_focused()

    desk.open("/plays/new/draw?template=newcomer_wheel")
    desk.button("模拟", "Simulate").focus()
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(desk.button("模拟", "Simulate")).to_be_focused()
