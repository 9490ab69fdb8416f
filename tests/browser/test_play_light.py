"""Tag cards, mood votes, cards to share and one-tap links on a phone, in both languages."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from antiphon.mechanics.mood import MECHANIC as MOOD
from antiphon.mechanics.tag_card import MECHANIC as TAG_CARD
from tests.browser.keeping import keep
from tests.browser.stage import Stage

TAGS = {template.key: template.rules for template in TAG_CARD.templates}
MOODS = {template.key: template.rules for template in MOOD.templates}
WORDS = {
    "ready": {"zh": "标签卡做好了", "en": "Your tag card is ready"},
    "kept": {"zh": "店铺记住了你的标签", "en": "The shop remembers your tags"},
    "thanks": {"zh": "谢谢", "en": "Thank you"},
    "total": {"zh": "已有 1 人投了心情", "en": "1 person has told their mood"},
    "chosen": {"zh": "你选的是", "en": "You chose"},
    "changed": {"zh": "改好了", "en": "Changed"},
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_few_taps_make_a_card_to_share(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("tag_card", TAGS["shopper_type"], lang, known=True, width=375)
    part = page.locator("antiphon-tag-card")
    expect(part.locator(".tagpill")).to_have_count(8)
    part.locator("[data-key=tag-looks]").tap()
    part.locator("[data-key=tag-gift]").tap()
    part.locator("[data-key=agree]").check()
    assert audit(page) == []
    keep(page, f"play-tag-card-choose-{lang}")
    part.locator("[data-key=play]").tap()
    expect(part.locator("dialog h3").first).to_be_visible()
    part.locator("dialog .cross").first.tap()
    expect(part.locator(".said").first).to_contain_text(WORDS["ready"][lang])
    expect(part).to_contain_text(WORDS["kept"][lang])
    part.locator(".deed [data-key=share-card]").tap()
    card = part.locator(".deed [data-key=card]")
    expect(card).to_be_visible()
    card.evaluate("image => image.decode()")
    assert card.evaluate("image => image.naturalWidth") == 1080
    assert audit(page) == []
    keep(page, f"play-tag-card-card-{lang}")
    drawn = card.get_attribute("src")
    part.locator(".deed [data-key=named]").check()
    expect(part.locator(".deed [data-key=card]")).to_have_attribute("src", drawn or "")  # this shopper has no name to put on it


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_tap_shows_how_everybody_feels(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("mood", MOODS["parcel"], lang, width=375)
    part = page.locator("antiphon-mood")
    expect(part.locator("button.mood")).to_have_count(4)
    assert audit(page) == []
    keep(page, f"play-mood-ask-{lang}")
    part.locator("[data-key=mood-good]").press("Enter")
    expect(part.locator(".said").first).to_contain_text(WORDS["thanks"][lang])
    expect(part.locator(".total")).to_have_text(WORDS["total"][lang])
    expect(part.locator("[data-key=mood-good]")).to_be_focused()
    part.locator("[data-key=words]").fill("Lovely")
    part.locator("[data-key=words]").press("Enter")
    expect(part.locator("[data-key=words]")).to_have_value("")
    part.locator("[data-key=mood-love]").tap()
    expect(part.locator(".said").first).to_contain_text(WORDS["changed"][lang])
    assert audit(page) == []
    keep(page, f"play-mood-told-{lang}")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_link_confirms_for_a_reader_and_waits_for_a_program(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("mood", MOODS["today"], lang, width=375)
    expect(page.locator("antiphon-mood button.mood")).to_have_count(5)
    person = stage.office.read("/people?limit=1")["items"][0]["id"]
    links = stage.office.read(f"/plays/{stage.play_id}/taps/of/{person}?lang={lang}")
    page.goto(f"{stage.url}{links[0]['path']}")
    expect(page.get_by_text(WORDS["chosen"][lang])).to_be_visible()
    assert audit(page) == []
    keep(page, f"tap-ask-{lang}")
    page.wait_for_timeout(1_000)
    expect(page.locator("form button")).to_be_visible()  # a browser that a program drives does not confirm by itself
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false })")
    page.reload()
    expect(page.locator("[role=status]")).to_contain_text(WORDS["thanks"][lang])
    page.locator("img").evaluate("image => image.decode()")
    assert audit(page) == []
    keep(page, f"tap-done-{lang}")


def test_without_script_there_is_one_button(stage: Stage, visit: Callable[..., Page]) -> None:
    stage.launch("mood", MOODS["today"])
    person = stage.office.read("/people?limit=1")["items"][0]["id"]
    path = stage.office.read(f"/plays/{stage.play_id}/taps/of/{person}?lang=en")[1]["path"]
    page = visit(stage.url + path, java_script_enabled=False)
    page.get_by_role("button", name="Confirm").click()
    expect(page.locator("[role=status]")).to_contain_text("Thank you")
