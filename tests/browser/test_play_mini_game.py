"""The three mini-games on a phone, played for real by touch and by keys; the server plays them again."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keeping import keep
from tests.browser.stage import Stage

REWARD = {"asset": "points", "amount": 10}
WORDS = {
    "start": {"zh": "开始一局", "en": "Play"},
    "hand_in": {"zh": "交卷", "en": "Hand in now"},
    "left": {"zh": "今天还可玩 1 局", "en": "1 run left today"},
    "how": {"zh": "活动规则", "en": "How it works"},
    "fair": {"zh": "成绩改不了", "en": "no score can be made up"},
}


def rules(game: str, **more: Any) -> dict[str, Any]:
    return {"game": game, "bands": [{"score": 1, "reward": REWARD}], "seconds": 10, "speed": "easy", "runs_per_day": 2, **more}


def start(page: Page, lang: str) -> None:
    page.locator("[data-key=play]").filter(has_text=WORDS["start"][lang]).click()
    expect(page.locator(".table")).to_be_visible()


def finished(page: Page) -> str:
    """The sheet that says how it went."""
    sheet = page.get_by_role("dialog")
    expect(sheet).to_be_visible()
    return sheet.locator("h3").inner_text()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_tiles_are_joined_by_keys_and_the_run_is_handed_in(stage: Stage, lang: str) -> None:
    page = stage.open("mini_game", rules("slide", seconds=90), lang)
    start(page, lang)
    for _ in range(6):
        for key in ("ArrowLeft", "ArrowDown", "ArrowLeft", "ArrowUp"):
            page.keyboard.press(key)
            page.wait_for_timeout(110)
    keep(page, f"mini-game-slide-{lang}")
    page.get_by_role("button", name=WORDS["hand_in"][lang]).click()
    assert re.search(r"\d+", finished(page))
    keep(page, f"mini-game-slide-done-{lang}")
    page.get_by_role("dialog").get_by_role("button").last.click()
    expect(page.locator(".chips")).to_contain_text(WORDS["left"][lang])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_boxes_are_tapped_as_they_open(stage: Stage, lang: str) -> None:
    page = stage.open("mini_game", rules("unbox", seconds=90), lang)
    start(page, lang)
    score = page.locator(".counters b").first
    while int(score.inner_text()) < 1:  # a tap on a box that has just closed costs a point
        page.locator(".box.open.plain, .box.open.gold").first.tap()
        page.wait_for_timeout(150)
    keep(page, f"mini-game-unbox-{lang}")
    page.get_by_role("button", name=WORDS["hand_in"][lang]).click()
    finished(page)
    expect(page.get_by_role("dialog")).to_contain_text(re.compile("10 积分|10 points"))


def test_a_basket_is_moved_and_the_rules_say_that_it_is_fair(stage: Stage) -> None:
    page = stage.open("mini_game", rules("catch"), "en")
    page.get_by_role("button", name=WORDS["how"]["en"]).click()
    expect(page.get_by_role("dialog")).to_contain_text(WORDS["fair"]["en"])
    page.keyboard.press("Escape")
    start(page, "en")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".thing").first).to_be_visible()
    keep(page, "mini-game-catch-en")
    expect(page.get_by_role("dialog")).to_be_visible(timeout=30_000)


def test_a_score_cannot_be_sent(stage: Stage) -> None:
    """Somebody who knows the API hands in a run that nobody played: refused, and counted among the refusals."""
    play_id = stage.launch("mini_game", rules("catch"))
    _, token = stage.office.shopper()
    run = json.loads(stage.office.move(play_id, token, {"do": "start"}).text)["answer"]["run"]
    for hands, reason in (([[0, 7]], "forged"), ([[180, 1]], "too_fast")):
        answer = json.loads(stage.office.move(play_id, token, {"do": "finish", "run": run, "hands": hands}).text)
        assert (answer["outcome"], answer["reason"]) == ("refused", reason)
