"""Every form of a draw on a phone: scratched, unpacked, caught in the rain, chosen from a shelf, and checked by anybody."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import msgspec
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from antiphon.mechanics.draw.rules import WHOLE, Guarantee, Losing, Prize, Rules, Series, Window
from antiphon.sdk.rewards import Reward
from antiphon.sdk.words import Text
from tests.browser.console import HOME, open_desk
from tests.browser.keeping import keep
from tests.browser.stage import Stage

Audit = Callable[[Page], list[str]]
PHONE: dict[str, Any] = {"width": 375, "height": 812}
TEA = Prize("tea", Text(zh="凤凰单丛", en="Oolong tea"), WHOLE, "points", 30)
CATS = tuple(
    Prize(key, Text(zh=zh, en=en), odds, None, collect=True, rare=key == "moon")
    for key, zh, en, odds in (
        ("spring", "青团猫", "Spring cat", 500_000),
        ("autumn", "栗子猫", "Autumn cat", 400_000),
        ("moon", "月光猫", "Moonlight cat", 100_000),
    )
)
both_languages = pytest.mark.parametrize("lang", ["zh", "en"])


def rules(**changes: Any) -> Mapping[str, Any]:
    return msgspec.to_builtins(msgspec.structs.replace(Rules(prizes=(TEA,)), **changes))


def button(page: Page) -> Locator:
    return page.locator("[data-key=play]")


def ready(page: Page) -> Locator:
    """The button, as soon as it can be pressed: forms other than the wheel come in a script of their own."""
    expect(button(page)).not_to_have_attribute("aria-disabled", "true")
    return button(page)


def won(page: Page, lang: str) -> None:
    """The moment of the win is there, and read out first."""
    heading = page.get_by_role("dialog").get_by_role("heading")
    expect(heading).to_contain_text({"zh": "凤凰单丛", "en": "Oolong tea"}[lang])
    expect(heading).to_be_focused()


def test_a_card_is_scratched_by_hand(stage: Stage, audit: Audit) -> None:
    page = stage.open("draw", rules(form="scratch_card"), "zh", **PHONE)
    ready(page).tap()
    expect(button(page)).to_have_text("一下刮开")
    coat = page.locator("canvas.coat")
    box = coat.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 4, box["y"] + box["height"] * 0.15)
    page.mouse.down()
    for line in range(3):
        y = box["y"] + box["height"] * (0.15 + line * 0.17)
        page.mouse.move(box["x"] + (box["width"] - 4 if line % 2 == 0 else 4), y, steps=6)
        if line == 1:
            keep(page, "draw-scratch-zh")
            assert audit(page) == []
    page.mouse.move(box["x"] + 4, box["y"] + box["height"] * 0.68, steps=6)
    page.mouse.up()
    won(page, "zh")
    keep(page, "draw-scratch-won-zh")


def test_a_card_is_scratched_by_keyboard(stage: Stage) -> None:
    page = stage.open("draw", rules(form="scratch_card", per_day=1), "en", **PHONE)
    expect(button(page)).to_have_text("Take a scratch card · free")
    ready(page).focus()
    page.keyboard.press("Enter")
    expect(button(page)).to_have_text("Rub it all off")
    expect(button(page)).to_be_focused()
    keep(page, "draw-scratch-en")
    page.keyboard.press("Enter")
    won(page, "en")


@both_languages
def test_a_parcel_is_unpacked_step_by_step(stage: Stage, audit: Audit, lang: str) -> None:
    page = stage.open("draw", rules(form="unboxing"), lang, **PHONE)
    ready(page).focus()
    page.keyboard.press("Enter")
    for zh, en in (("割开胶带", "Cut the tape"), ("掀开箱盖", "Lift the flaps"), ("看看里面", "Look inside")):
        expect(button(page)).to_have_text({"zh": zh, "en": en}[lang])
        if en == "Look inside":
            keep(page, f"draw-unboxing-{lang}")
            assert lang == "zh" or audit(page) == []
        page.keyboard.press("Enter")
    won(page, lang)


@both_languages
def test_red_packets_rain_and_one_is_caught(stage: Stage, audit: Audit, lang: str) -> None:
    began = datetime.now(UTC) - timedelta(hours=1)  # so that no round ends during the test, whenever it is run
    all_day = rules(form="red_packet_rain", windows=(Window(f"{began:%H:%M}", 1440),), per_window=1, zone="UTC")
    page = stage.open("draw", all_day, lang, **PHONE)
    expect(page.locator(".hours")).to_contain_text({"zh": "本场还可抽 1 次", "en": "1 draw left this round"}[lang])
    ready(page).tap()
    packet = page.locator(".raining > .packet").first
    expect(packet).to_be_visible()
    keep(page, f"draw-rain-{lang}")
    assert lang == "zh" or audit(page) == []
    packet.tap()
    won(page, lang)
    page.get_by_role("dialog").get_by_role("button", name={"zh": "知道了", "en": "Done"}[lang]).tap()
    expect(button(page)).to_have_text({"zh": "这一场的机会用完了", "en": "That was your last one this round"}[lang])


def test_between_two_rains_it_counts_down(stage: Stage) -> None:
    later = rules(form="red_packet_rain", windows=(Window("20:00", 1, "2099-11-11"),), zone="Asia/Shanghai")
    page = stage.open("draw", later, "zh", **PHONE)
    expect(page.locator(".hours")).to_contain_text("下一场2099年11月11日")
    expect(button(page)).to_have_attribute("aria-disabled", "true")
    keep(page, "draw-countdown-zh")


@both_languages
def test_a_series_fills_its_album_and_the_set_is_rewarded(stage: Stage, audit: Audit, lang: str) -> None:
    name = Text(zh="四季猫", en="Cats of the seasons")
    series = Series(name, "none", reward=Reward("points", 88))
    page = stage.open("draw", rules(form="blind_box", prizes=CATS, series=series, winners="all"), lang, **PHONE)
    for count in range(3):
        expect(page.locator(".album h3")).to_have_text({"zh": f"四季猫：{count}/3", "en": f"Cats of the seasons: {count} of 3"}[lang])
        page.get_by_role("radio").nth(count).check(force=True)
        ready(page).tap()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        if count == 2:
            expect(dialog).to_contain_text({"zh": "整套集齐了", "en": "The set is complete"}[lang])
        dialog.locator(".cross").tap()
        expect(button(page)).to_be_focused()  # the shelf is put in order for the next one
    expect(page.locator(".album .reward")).to_have_text({"zh": "已集齐", "en": "Complete"}[lang])
    expect(page.locator(".items .has")).to_have_count(3)
    expect(page.locator(".winners li")).to_have_count(3)
    keep(page, f"draw-album-{lang}")
    assert lang == "en" or audit(page) == []


def test_a_title_that_is_drawn_can_be_worn(stage: Stage) -> None:
    """The badges hear of it, and the part beside the draw shows it."""
    key, name = f"lucky_{uuid4().hex[:8]}", {"zh": "欧气之星", "en": "Lucky Star"}
    earning = {"event": "Title Won", "where": [{"property": "title", "value": key}]}
    badge = {"key": key, "name": name, "description": name, "kind": "title", "earning": earning}
    stage.office.ask("POST", f"/api{HOME}/badges", {"rules": badge})
    star = Prize("star", Text(**name), WHOLE, title=key, rare=True)
    page = stage.open("draw", rules(prizes=(star,)), known=True, **PHONE)
    ready(page).tap()
    expect(page.get_by_role("dialog")).to_contain_text("The title is yours.")
    page.get_by_role("dialog").locator(".cross").tap()
    page.evaluate("document.body.append(document.createElement('antiphon-badges'))")
    expect(page.locator("antiphon-badges")).to_contain_text("Lucky Star")


def test_an_operator_tries_a_series_on_the_phone_beside_the_form(browser: Browser, demo_url: str) -> None:
    with open_desk(browser, demo_url, "zh") as desk:
        page = desk.open("/plays/new/draw?template=hidden_series")
        phone = page.frame_locator("iframe[src='/rehearsal/']")
        expect(phone.locator(".album h3")).to_have_text("四季猫：0/5")
        phone.get_by_role("button", name="打开盲盒").click()
        expect(phone.get_by_role("dialog")).to_be_visible()
        phone.locator("dialog .cross").click()
        expect(phone.locator(".album h3")).to_have_text("四季猫：1/5")
        keep(page, "draw-series-builder-zh")


@both_languages
def test_anybody_can_check_a_draw(stage: Stage, audit: Audit, lang: str) -> None:
    """The page works the draw out again, also one that the guarantee decided."""
    few = (msgspec.structs.replace(TEA, odds_ppm=1),)
    sure = rules(prizes=few, lose=Losing(WHOLE - 1), guarantee=Guarantee(1, "tea"))
    page = stage.open("draw", sure, lang, **PHONE, allow="404")
    address = ""
    for _ in range(2):
        ready(page).tap()
        link = page.get_by_role("dialog").get_by_role("link", name={"zh": "这次是怎么抽的", "en": "How this was drawn"}[lang])
        address = str(link.get_attribute("href"))
        page.get_by_role("dialog").locator(".cross").tap()
    page.goto(address)
    expect(page.locator(".check.fine")).to_have_count(2)
    expect(page.locator(".check").first).to_contain_text(
        {"zh": "一致：你的浏览器算出来也是“下次好运”", "en": "It agrees: your browser"}[lang]
    )
    expect(page.locator(".instead")).to_contain_text({"zh": "保底：连续 1 次没中", "en": "The guarantee: 1 draw without a win"}[lang])
    expect(page.locator("tr.here")).to_contain_text("99.9999%")
    keep(page, f"draw-check-{lang}")
    assert lang == "zh" or audit(page) == []
    page.goto(address.replace("draw=dec_", "draw=dec_x"))
    expect(page.get_by_role("status")).to_contain_text({"zh": "没有可以核对的抽奖", "en": "There is no draw to check"}[lang])
