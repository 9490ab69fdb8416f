"""A code from the printing house is typed on a phone, in both languages; a friend types it again; somebody guesses."""

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.console import HOME
from tests.browser.keeping import keep
from tests.browser.stage import Stage

NAMES = (("plum", "梅", "Plum"), ("bamboo", "竹", "Bamboo"))
RULES: dict[str, Any] = {
    "batches": [
        {"key": key, "product": {"zh": zh, "en": en}, "count": 10, "reward": {"asset": "points", "amount": 10}} for key, zh, en in NAMES
    ],
    "full_set": {"asset": "coupon:set", "amount": 1, "stock": 5, "name": {"zh": "集齐券", "en": "Set voucher"}},
    "wrong_per_hour": 3,
}
WORDS = {
    "unlocked": {"zh": "你是第一个扫的", "en": "you are the first"},
    "complete": {"zh": "集齐了", "en": "your set is complete"},
    "seen": {"zh": "第 2 次", "en": "scan number 2"},
    "left": {"zh": "还可以再试 2 次", "en": "2 tries left"},
    "empty": {"zh": "先输入", "en": "Type the code"},
}


def print_codes(stage: Stage, batch: str) -> list[str]:
    """As the console downloads them."""
    answer = stage.office.download(f"/api{HOME}/plays/{stage.play_id}/prints", {"batch": batch, "count": 3})
    return re.findall(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", answer)


def scan(page: Page, code: str) -> None:
    page.locator("#code").fill(code)
    page.locator("[data-key=play]").click()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_package_is_unlocked_copied_and_guessed(stage: Stage, lang: str) -> None:
    page = stage.open("scan", RULES, lang)
    plum, bamboo = print_codes(stage, "plum")[0], print_codes(stage, "bamboo")[0]
    page.locator("[data-key=play]").click()
    expect(page.locator(".said")).to_contain_text(WORDS["empty"][lang])
    scan(page, f"https://shop.example/?code={plum.lower()}")
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text(WORDS["unlocked"][lang])
    keep(page, f"scan-unlocked-{lang}")
    sheet.get_by_role("button").last.click()
    scan(page, bamboo)
    expect(sheet).to_contain_text(WORDS["complete"][lang])
    sheet.get_by_role("button").last.click()
    expect(page.locator(".album .have")).to_have_count(2)
    keep(page, f"scan-album-{lang}")
    friend = stage.open("scan", lang=lang)
    scan(friend, plum)
    expect(friend.get_by_role("dialog")).to_contain_text(WORDS["seen"][lang])
    friend.get_by_role("dialog").get_by_role("button").last.click()
    scan(friend, "1234-5678-9ABC-DEFG")
    expect(friend.locator(".said")).to_contain_text(WORDS["left"][lang])
    keep(friend, f"scan-wrong-{lang}")


def test_staff_sees_what_was_copied_and_who_guesses(stage: Stage) -> None:
    stage.launch("scan", RULES)
    code = print_codes(stage, "plum")[1]
    for _ in range(2):
        _, token = stage.office.shopper()
        stage.office.move(stage.play_id, token, {"code": code})
    _, guesser = stage.office.shopper()
    told = [json.loads(stage.office.move(stage.play_id, guesser, {"code": f"wrong-{number}"}).text) for number in range(4)]
    assert told[-1]["reason"] == "too_many_tries"
    scanned = stage.office.read(f"/plays/{stage.play_id}/lists/scanned")["items"]
    assert [(row["key"], row["rank"]) for row in scanned] == [(code, 2)]
    assert [row["rank"] for row in stage.office.read(f"/plays/{stage.play_id}/lists/guessing")["items"]] == [3]
