"""Every page of the console, in both languages, light and dark, wide and narrow: whole, named, accessible, quiet."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.browser.console import Desk, Office, audit, open_desk
from tests.browser.keeping import keep

CJK = re.compile(r"[\u4e00-\u9fff]")
# What may be Chinese on an English page: the name of the language, and the mark beside a Chinese text's field.
FOREIGN = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement, text = walker.currentNode.data.trim();
        if (!/[\u4e00-\u9fff]/.test(text) || text === '中' || element.closest('[lang^=zh], script, style, pre, code')) continue;
        if (element.closest('html') && element.checkVisibility()) found.push(text.slice(0, 60));
    }
    return found.slice(0, 5);
}"""


@dataclass(frozen=True)
class Place:
    """A page of the console: its address in the workspace, and the beginning of its title in both languages."""

    name: str
    path: str
    zh: str
    en: str
    ready: str = ""  # CSS of something that shows that the page is filled


@dataclass(frozen=True)
class Shown:
    """Things of the demo that have pages of their own."""

    person: str
    user_id: str
    play: str
    draft: str
    decision: str
    transfer: str


def _somebody_known_who_won(office: Office) -> tuple[dict[str, Any], dict[str, Any], str]:
    """A win, its person and their user id; visitors of other tests, who have none, are passed over."""
    for transfer in office.read("/ledger/transfers?limit=500")["items"]:
        if transfer["because"] == "won":
            person = office.read(f"/people/{transfer['target'].partition(':')[2]}")
            for identity in person["identities"]:
                if identity["kind"] == "user_id":
                    return transfer, person, identity["value"]
    raise AssertionError("nobody who is known has won anything")


@pytest.fixture(scope="module")
def shown(demo_url: str) -> Iterator[Shown]:
    """Somebody with a story, a live wheel, a draft, and a win that moved points."""
    office = Office(demo_url)
    plays = office.read("/plays")["items"]
    wheel = next(play for play in plays if play["name"]["en"] == "Add-to-cart wheel" and play["state"] == "live")  # others may have one too
    template = next(card for card in office.read("/mechanics") if card["kind"] == "draw")["templates"][0]
    draft = office.ask("POST", "/api/w/demo/plays", {"kind": "draw", "name": template["name"], "rules": template["rules"]})
    won, person, user_id = _somebody_known_who_won(office)
    office.collect({"type": "track", "event": "Product Viewed", "properties": {"note": "nobody is named"}, "messageId": "lost-1"})
    yield Shown(person["id"], user_id, wheel["id"], draft["id"], won["decision_id"], won["id"])
    office.ask("POST", f"/api/w/demo/plays/{draft['id']}/launch")
    office.ask("POST", f"/api/w/demo/plays/{draft['id']}/end")
    for row in office.read("/quarantine")["items"]:
        if row["state"] == "open":  # others may have settled theirs
            office.ask("POST", f"/api/w/demo/quarantine/{row['id']}/discard")
    office.close()


def places(shown: Shown) -> list[Place]:
    person, play = f"/people/{shown.person}", f"/plays/{shown.play}"
    return [
        Place("overview", "/overview", "总览", "Overview", "main svg[role=img]"),
        Place("people", "/people", "全部人", "Everyone", "main tbody tr"),
        Place("people-of-a-segment", "/people?segment=active", "全部人", "Everyone"),
        Place("person-timeline", person, shown.user_id, shown.user_id),
        Place("person-tags", f"{person}?view=tags", shown.user_id, shown.user_id, "main tbody tr"),
        Place("person-identity", f"{person}?view=identity", shown.user_id, shown.user_id),
        Place("person-balances", f"{person}?view=balances", shown.user_id, shown.user_id, "main tbody tr"),
        Place("person-decisions", f"{person}?view=decisions", shown.user_id, shown.user_id),
        Place("segments", "/segments", "人群", "Segments"),
        Place("tags", "/tags", "标签", "Tags", "main tbody tr"),
        Place("events", "/events", "实时事件", "Live events", "main ul li button"),
        Place("quarantine", "/quarantine", "隔离区", "Quarantine", "main tbody tr"),
        Place("collection", "/collection", "采集状况", "Collection"),
        Place("plays", "/plays", "玩法", "Plays", "main tbody tr"),
        Place("gallery", "/plays/new", "选一个玩法", "Choose a play"),
        Place("builder-draw", "/plays/new/draw?template=newcomer_wheel", "新建", "New"),
        Place("builder-check-in", "/plays/new/check_in", "新建", "New"),
        Place("builder-tasks", "/plays/new/tasks", "新建", "New"),
        Place("play-results", play, "加购转盘", "Add-to-cart wheel", "main svg[role=img]"),
        Place("play-decisions", f"{play}?view=decisions", "加购转盘", "Add-to-cart wheel", "main tbody tr"),
        Place("play-rules", f"{play}?view=rules", "加购转盘", "Add-to-cart wheel"),
        Place("play-live-edit", f"{play}/edit", "加购转盘", "Add-to-cart wheel"),
        Place("play-draft-edit", f"/plays/{shown.draft}/edit", "新人转盘", "Newcomer wheel"),
        Place("decision", f"/decisions/{shown.decision}", "一次决定", "A decision"),
        Place("campaigns", "/campaigns", "活动日历", "Calendar"),
        Place("ledger-assets", "/ledger/assets", "资产", "Assets", "main tbody tr"),
        Place("ledger-accounts", "/ledger/accounts", "账户", "Accounts", "main tbody tr"),
        Place("ledger-transfers", "/ledger/transfers", "流水", "Transfers", "main tbody tr"),
        Place("ledger-transfer", f"/ledger/transfers/{shown.transfer}", "流水", "Transfer"),
        Place("connect", "/settings/connect", "接入", "Connect", "main tbody tr"),
        Place("workspace", "/settings/workspace", "工作区", "Workspace"),
        Place("health", "/settings/health", "健康", "Health"),
        Place("nowhere", "/nowhere", "没有这个页面", "No such page"),
    ]


def look(desk: Desk, place: Place, axe: str, label: str) -> list[str]:
    """Everything that is wrong with one page, a sentence each, with the page's name before it."""
    before = len(desk.wrong)
    found: list[str] = []
    try:
        page = desk.open(place.path)
        if place.ready:
            page.locator(place.ready).first.wait_for()
            desk.settle()
        found = [*_named(desk, page, place), *_wide(page), *audit(page, axe)]
        keep(page, f"console-{place.name}-{label}")
    except Error as error:
        keep(desk.page, f"console-{place.name}-{label}-broken")
        found.append(f"did not open: {error.message.splitlines()[0]}")
    found += desk.wrong[before:]
    del desk.wrong[before:]
    return [f"{place.name} ({label}): {flaw}" for flaw in found]


def _named(desk: Desk, page: Page, place: Place) -> list[str]:
    found: list[str] = []
    titles = page.locator("h1").all_inner_texts()
    expected = desk.say(place.zh, place.en)
    if len(titles) != 1:
        found.append(f"has {len(titles)} h1: {titles}")
    if not page.title().startswith(expected) or "Antiphon" not in page.title():
        found.append(f"its title is {page.title()!r}, not {expected!r}")
    language = page.locator("html").get_attribute("lang")
    if language != {"zh": "zh-CN", "en": "en"}[desk.lang]:
        found.append(f"says it is in {language}")
    if desk.lang == "en" and (foreign := page.evaluate(FOREIGN)):
        found.append(f"Chinese on an English page: {foreign}")
    alerts = [text for text in page.locator("main [role=alert]").all_inner_texts() if text.strip()]
    if alerts and place.name not in {"play-live-edit", "play-draft-edit"}:
        found.append(f"shows an error: {alerts}")
    return found


def _wide(page: Page) -> list[str]:
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"scrolls sideways by {over} px at {page.evaluate('innerWidth')} px"] if over > 0 else []


@pytest.mark.timeout(400)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_is_whole_named_and_accessible(browser: Browser, demo_url: str, axe_script: str, shown: Shown, lang: str) -> None:
    flaws: list[str] = []
    with open_desk(browser, demo_url, lang) as desk:
        for place in places(shown):
            flaws += look(desk, place, axe_script, lang)
    assert not flaws, "\n".join(flaws)


@pytest.mark.timeout(200)
@pytest.mark.parametrize(("lang", "scheme", "width"), [("zh", "dark", 1440), ("en", "light", 1024)])
def test_dark_and_narrow_pages_too(
    browser: Browser, demo_url: str, axe_script: str, shown: Shown, lang: str, scheme: str, width: int
) -> None:
    chosen = {"overview", "play-results", "builder-draw"} if scheme == "dark" else {"overview", "people", "builder-draw", "ledger-transfer"}
    flaws: list[str] = []
    with open_desk(browser, demo_url, lang, width, scheme) as desk:
        for place in places(shown):
            if place.name in chosen:
                flaws += look(desk, place, axe_script, f"{lang}-{scheme}-{width}")
        assert desk.page.locator("html").get_attribute("data-mode") == scheme
    assert not flaws, "\n".join(flaws)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_sign_in_is_whole_named_and_accessible(browser: Browser, demo_url: str, axe_script: str, lang: str) -> None:
    with open_desk(browser, demo_url, lang, signed_in=False) as desk:
        desk.allow(r"answer 401: GET .*/api/session$")
        place = Place("sign-in", "/sign-in", "登录", "Sign in", "main form button")
        assert not look(desk, place, axe_script, lang)


def test_the_looking_itself_sees_what_is_wrong(browser: Browser, demo_url: str, axe_script: str) -> None:
    with open_desk(browser, demo_url) as desk:
        page = desk.open("/tags")
        place = Place("planted", "/tags", "标签", "Tags")
        assert [*_named(desk, page, place), *_wide(page), *audit(page, axe_script)] == []
        page.evaluate(
            """() => {
                document.querySelector('main').insertAdjacentHTML('beforeend',
                    '<h1>Two</h1><input style="width: 3000px"><p style="color: #ccc; background: #fff">pale 标签</p>'
                    + '<i role="alert">broken</i>');
                document.title = 'Nameless';
                document.documentElement.lang = 'fr';
                console.error('planted');
                fetch('/api/planted');
            }"""
        )
        page.wait_for_event("response")
        deadline = time.monotonic() + 5
        while len(desk.wrong) < 2 and time.monotonic() < deadline:
            page.wait_for_timeout(50)
        told = "\n".join([*_named(desk, page, place), *_wide(page), *audit(page, axe_script), *desk.wrong])
        desk.wrong.clear()
        for sign in (
            "has 2 h1",
            "Nameless",
            "in fr",
            "Chinese on",
            "shows an error",
            "sideways",
            "color-contrast",
            "label (",
            "planted",
            "404",
        ):
            assert sign in told, f"{sign!r} was not seen in: {told}"
