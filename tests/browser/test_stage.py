"""The stage that the plays' own browser tests stand on: a play of any rules, an anonymous and a signed-in shopper."""

import pytest
from playwright.sync_api import expect

from tests.browser.stage import Stage

RULES = {"points_by_day": [5], "signed_in": True}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_signed_in_shopper_plays_and_a_stranger_is_asked_to_sign_in(stage: Stage, lang: str) -> None:
    page = stage.open("check_in", RULES, lang, known=True)
    button = page.locator("antiphon-check-in [data-key=play]")
    button.click()
    expect(button).to_contain_text({"zh": "今天已签到", "en": "Checked in today"}[lang])
    stranger = stage.open("check_in", lang=lang)
    expect(stranger.locator("antiphon-check-in .deed")).to_contain_text({"zh": "登录店铺后", "en": "Sign in to the shop"}[lang])
