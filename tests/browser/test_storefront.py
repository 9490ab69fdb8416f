"""The storefront parts in the demo shop, played for real on a phone, by touch and by keyboard, in both languages."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Locator, Page, Route, expect

Visit = Callable[..., Page]
Audit = Callable[[Page], list[str]]
KeepPicture = Callable[[Page, str], None]
LANGS = ("zh", "en")

WORDS = {
    "spin": {"zh": "开始抽奖 · 免费", "en": "Spin the wheel · free"},
    "spin_paid": {"zh": "还差 20 积分", "en": "20 points short"},
    "check_in": {"zh": "签到", "en": "Check in"},
    "done_today": {"zh": "今天已签到", "en": "Checked in today"},
    "claim": {"zh": "领取", "en": "Claim"},
    "rules": {"zh": "概率与规则", "en": "Odds and rules"},
    "wins": {"zh": "我的奖品", "en": "My wins"},
    "earned": {"zh": "到手一次免费抽奖！", "en": "You have earned a free draw!"},
    "ask": {"zh": "问一下结果", "en": "Ask what happened"},
}
SETTLED = 20_000  # milliseconds until an event has been digested and a part has noticed


def shop(demo_url: str, lang: str) -> str:
    return f"{demo_url}/shop?lang={lang}"


def add_products(page: Page, count: int) -> None:
    """Different ones, a tap each."""
    page.locator(".card").first.wait_for()
    for index in range(count):
        page.locator(".card").nth(index).locator(".step").last.click()


def to_play(page: Page, tab: str) -> Locator:
    """The panel of one play, opened as a shopper would."""
    page.locator("#plays").wait_for(state="attached")
    bar = page.locator(".bar button").nth(1)
    if bar.is_visible():
        bar.click()
    page.locator(f"#tab-{tab}").click()
    return page.locator(f"#panel-{tab}")


def chances(panel: Locator) -> str:
    return panel.locator(".chips").inner_text()


def main_button(panel: Locator) -> Locator:
    return panel.locator("[data-key=play]")


def ask_server(page: Page, path: str) -> Any:
    """The same question as the part asks, with the visitor's own token."""
    session = json.loads(page.evaluate("localStorage.getItem('antiphon:session')"))
    url = page.url.split("/shop")[0] + path
    with urlopen(Request(url, headers={"Authorization": f"Bearer {session['token']}"}), timeout=10) as answer:  # noqa: S310 - our own server
        return json.load(answer)


def plays_of(demo_url: str) -> dict[str, str]:
    with urlopen(f"{demo_url}/shop/products.json", timeout=10) as answer:  # noqa: S310 - our own server
        return json.load(answer)["plays"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_cart_earns_a_draw_and_the_wheel_is_spun_by_touch(demo_url: str, visit: Visit, keep_picture: KeepPicture, lang: str) -> None:
    page = visit(shop(demo_url, lang), lang=lang)
    add_products(page, 1)
    expect(page.locator(".toast")).to_contain_text(WORDS["earned"][lang], timeout=SETTLED)
    keep_picture(page, f"shop-{lang}")
    panel = to_play(page, "draw")
    expect(main_button(panel)).to_have_text(WORDS["spin"][lang])
    keep_picture(page, f"wheel-{lang}")
    main_button(panel).tap()
    heading = panel.locator("dialog h3")
    expect(heading).to_be_visible()
    expect(heading).to_be_focused()
    keep_picture(page, f"wheel-result-{lang}")
    panel.locator("dialog .cross").tap()
    expect(panel.locator("dialog")).not_to_be_visible()
    decided = ask_server(page, f"/storefront/plays/{plays_of(demo_url)['draw']}")
    assert decided["shown"]["free_draws"] == 0
    assert decided["shown"]["draws_left_today"] == 4
    assert str(decided["balances"]["points"]) in panel.locator(".purse").inner_text()


@pytest.mark.parametrize("lang", LANGS)
def test_the_wheel_turns_to_what_the_server_decided(demo_url: str, visit: Visit, keep_picture: KeepPicture, lang: str) -> None:
    page = visit(shop(demo_url, lang), lang=lang, still=False)
    add_products(page, 1)
    panel = to_play(page, "draw")
    expect(main_button(panel)).to_have_text(WORDS["spin"][lang], timeout=SETTLED)
    with page.expect_response("**/moves") as answered:
        main_button(panel).click()
    page.wait_for_timeout(600)
    keep_picture(page, f"wheel-turning-{lang}")
    expect(panel.locator("dialog h3")).to_be_visible()
    answer = answered.value.json()["answer"]
    expected = answer["prize"]["name"][lang] if answer["prize"] else None
    # The sector under the pointer: the one whose middle is nearest to the top of the page's wheel.
    under = panel.evaluate(
        """element => {
            const root = element.querySelector('antiphon-draw').shadowRoot;
            const wheel = root.querySelector('.wheel').getBoundingClientRect();
            const y = wheel.top + 40, x = wheel.left + wheel.width / 2;
            const paths = [...root.querySelectorAll('.sector')];
            const hit = paths.find(sector => {
                const path = sector.querySelector('.slice');
                const point = new DOMPoint(x, y).matrixTransform(path.getScreenCTM().inverse());
                return path.isPointInFill(point);
            });
            return paths.indexOf(hit);
        }"""
    )
    names = [prize["name"][lang] for prize in ask_server(page, f"/storefront/plays/{plays_of(demo_url)['draw']}")["shown"]["prizes"]]
    assert under == (names.index(expected) if expected else len(names))


@pytest.mark.parametrize("lang", LANGS)
def test_everything_can_be_played_by_keyboard(demo_url: str, visit: Visit, lang: str) -> None:
    page = visit(shop(demo_url, lang), lang=lang, width=1_280, height=900, touch=False)
    page.locator(".card .step").first.wait_for()
    for index in range(3):
        page.locator(".card").nth(index).locator(".step").last.focus()
        page.keyboard.press("Enter")
    page.locator("#tab-draw").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-check_in")).to_be_focused()
    check_in = main_button(page.locator("#panel-check_in"))
    check_in.focus()
    page.keyboard.press("Enter")
    expect(check_in).to_have_text(WORDS["done_today"][lang])
    expect(check_in).to_be_focused()
    page.locator("#tab-check_in").focus()
    page.keyboard.press("ArrowRight")
    claim = page.locator("#panel-tasks .task button")
    expect(claim).to_have_count(1, timeout=SETTLED)
    claim.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel-tasks dialog h3")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#panel-tasks .task.claimed")).to_have_count(2, timeout=SETTLED)
    page.locator("#tab-tasks").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    spin = main_button(page.locator("#panel-draw"))
    expect(spin).to_have_text(WORDS["spin"][lang], timeout=SETTLED)
    spin.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel-draw dialog h3")).to_be_focused()
    page.keyboard.press("Escape")
    expect(spin).to_be_focused()


@pytest.mark.parametrize("lang", LANGS)
def test_a_check_in_is_told_stays_and_is_refused_kindly_the_second_time(
    demo_url: str, visit: Visit, keep_picture: KeepPicture, lang: str
) -> None:
    page = visit(shop(demo_url, lang), lang=lang)
    panel = to_play(page, "check_in")
    expect(main_button(panel)).to_have_text(re.compile(f"^{WORDS['check_in'][lang]}"))
    other = page.context.new_page()
    other.goto(shop(demo_url, lang))
    stale = to_play(other, "check_in")
    expect(main_button(stale)).to_have_text(re.compile(f"^{WORDS['check_in'][lang]}"))
    page.bring_to_front()
    main_button(panel).tap()
    expect(main_button(panel)).to_have_text(WORDS["done_today"][lang])
    expect(panel.locator(".day.done")).to_have_count(1)
    expect(panel.locator(".purse")).to_contain_text("10", timeout=SETTLED)  # 5 for the day, and 5 for the task to check in
    keep_picture(page, f"check-in-{lang}")
    other.bring_to_front()
    main_button(stale).click()
    said = stale.locator(".said")
    expect(said).to_contain_text("明天 00:00" if lang == "zh" else "tomorrow at 00:00")
    keep_picture(other, f"check-in-refused-{lang}")


@pytest.mark.parametrize("lang", LANGS)
def test_tasks_count_by_themselves_and_pay_when_claimed(demo_url: str, visit: Visit, keep_picture: KeepPicture, lang: str) -> None:
    page = visit(shop(demo_url, lang), lang=lang)
    add_products(page, 3)
    page.locator(".bar button").nth(2).tap()
    page.locator("[data-key=order]").tap()
    page.locator(".dialog-foot .buy").tap()
    panel = page.locator("#panel-tasks")
    expect(panel.locator(".task button")).to_have_count(2, timeout=SETTLED)
    keep_picture(page, f"tasks-{lang}")
    panel.locator(".task button").last.tap()
    expect(panel.locator("dialog h3")).to_be_visible()
    keep_picture(page, f"tasks-claimed-{lang}")
    panel.locator("dialog .main").tap()
    expect(panel.locator(".task.claimed")).to_have_count(1)
    wins = to_play(page, "wins")
    expect(wins.locator(".wins li")).to_have_count(1, timeout=SETTLED)
    expect(wins).to_contain_text("下一单减 2 元" if lang == "zh" else "$2 off your next order")
    keep_picture(page, f"wins-{lang}")


@pytest.mark.parametrize("lang", LANGS)
def test_the_rules_tell_the_odds_that_the_server_draws_with(demo_url: str, visit: Visit, keep_picture: KeepPicture, lang: str) -> None:
    page = visit(shop(demo_url, lang), lang=lang)
    panel = to_play(page, "draw")
    panel.get_by_role("button", name=WORDS["rules"][lang]).tap()
    table = panel.locator("table.odds")
    shown = ask_server(page, f"/storefront/plays/{plays_of(demo_url)['draw']}")["shown"]
    for prize in (*shown["prizes"], shown["lose"]):
        row = table.locator("tr", has_text=prize["name"][lang]).first
        expect(row.locator("td")).to_contain_text(f"{prize['odds_percent']}%")
    expect(table.locator("tfoot td")).to_have_text("100%")
    keep_picture(page, f"rules-{lang}")


def test_a_lost_answer_is_asked_for_with_the_same_key_and_counts_once(demo_url: str, visit: Visit) -> None:
    page = visit(shop(demo_url, "en"), allow="ERR_FAILED")
    add_products(page, 2)
    panel = to_play(page, "draw")
    expect(panel.locator(".chips")).to_contain_text("2 free draws", timeout=SETTLED)
    keys: list[str] = []

    def lose_the_first_answer(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) == 1:
            route.fetch()  # the server has done it; its answer is lost on the way
            route.abort()
        else:
            route.continue_()

    page.route("**/moves", lose_the_first_answer)
    main_button(panel).tap()
    expect(panel.locator("dialog h3")).to_be_visible()
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert ask_server(page, f"/storefront/plays/{plays_of(demo_url)['draw']}")["shown"]["free_draws"] == 1


@pytest.mark.parametrize("lang", LANGS)
def test_an_outcome_nobody_knows_is_called_unknown_and_found_out_after_a_reload(
    demo_url: str, visit: Visit, keep_picture: KeepPicture, lang: str
) -> None:
    page = visit(shop(demo_url, lang), lang=lang, allow="ERR_FAILED")
    add_products(page, 2)
    panel = to_play(page, "draw")
    expect(main_button(panel)).to_have_text(WORDS["spin"][lang], timeout=SETTLED)
    keys: list[str] = []

    def lose_every_answer(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        route.fetch()
        route.abort()

    page.route("**/moves", lose_every_answer)
    main_button(panel).tap()
    expect(panel.get_by_role("button", name=WORDS["ask"][lang])).to_be_visible(timeout=SETTLED)  # after four tries
    keep_picture(page, f"unknown-{lang}")
    page.unroute("**/moves")
    page.reload()
    panel = to_play(page, "draw")
    with page.expect_request("**/moves") as asked:
        panel.get_by_role("button", name=WORDS["ask"][lang]).tap()
    expect(panel.locator("dialog h3")).to_be_visible()
    assert {*keys, asked.value.headers["idempotency-key"]} == set(keys[:1])
    assert ask_server(page, f"/storefront/plays/{plays_of(demo_url)['draw']}")["shown"]["free_draws"] == 1


def test_events_of_a_shop_that_cannot_be_reached_are_sent_later(demo_url: str, visit: Visit) -> None:
    page = visit(shop(demo_url, "en"), allow="ERR_FAILED")
    page.route("**/v1/batch", lambda route: route.abort())
    add_products(page, 1)
    page.wait_for_timeout(600)
    assert page.evaluate("JSON.parse(localStorage.getItem('antiphon:events')).length") == 1
    page.unroute("**/v1/batch")
    page.reload()
    panel = to_play(page, "draw")
    expect(panel.locator(".chips")).to_contain_text("1 free draw", timeout=SETTLED)
    assert page.evaluate("localStorage.getItem('antiphon:events')") is None


def test_signing_in_plays_as_the_household_and_brings_along_what_the_guest_earned(
    demo_url: str, visit: Visit, keep_picture: KeepPicture
) -> None:
    page = visit(shop(demo_url, "en"))
    panel = to_play(page, "check_in")
    main_button(panel).tap()
    expect(panel.locator(".purse")).to_contain_text("10", timeout=SETTLED)
    page.locator(".person").tap()
    keep_picture(page, "account-en")
    with page.expect_request("**/v1/batch") as told:
        page.locator(".dialog-foot .buy").tap()
    event = json.loads(told.value.post_data or "{}")["batch"][0]
    assert event["type"] == "identify"
    assert event["userId"].startswith("household-")
    expect(main_button(panel)).to_have_text(WORDS["done_today"]["en"])
    page.reload()
    panel = to_play(page, "draw")
    expect(panel.locator(".purse")).to_be_visible()
    with page.expect_request("**/v1/batch") as tracked:
        page.locator(".bar button").first.tap()
        add_products(page, 1)
    assert json.loads(tracked.value.post_data or "{}")["batch"][-1]["userId"] == event["userId"]


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_moves_for_those_who_asked_for_less_motion(demo_url: str, visit: Visit, lang: str) -> None:
    page = visit(shop(demo_url, lang), lang=lang)
    add_products(page, 1)
    panel = to_play(page, "draw")
    expect(main_button(panel)).to_have_text(WORDS["spin"][lang], timeout=SETTLED)
    main_button(panel).tap()
    expect(panel.locator("dialog h3")).to_be_visible(timeout=2_000)
    running = page.evaluate("document.querySelector('#panel-draw antiphon-draw').shadowRoot.getAnimations().length")
    assert running == 0


def test_the_language_follows_the_page_and_an_attribute_goes_first(demo_url: str, visit: Visit) -> None:
    page = visit(shop(demo_url, "en"))
    panel = to_play(page, "draw")
    expect(panel.get_by_role("button", name=WORDS["rules"]["en"])).to_be_visible()
    page.get_by_role("button", name="切换到中文").tap()
    expect(panel.get_by_role("button", name=WORDS["rules"]["zh"])).to_be_visible()
    page.evaluate("document.querySelector('#panel-draw antiphon-draw').setAttribute('lang', 'en')")
    expect(panel.get_by_role("button", name=WORDS["rules"]["en"])).to_be_visible()
