"""A hunt on a phone, in both languages: a treasure that shows itself, a code before the camera, what the source does not tell."""

import base64
import io
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from antiphon.engine.drawing.codes import draw_code
from tests.browser.console import HOME
from tests.browser.keeping import keep
from tests.browser.stage import Stage

BRANDS = [
    {"name": {"zh": "汽水社", "en": "The soda works"}, "terms": {"zh": "奖品由汽水社发放。", "en": "Prizes come from the soda works."}}
    | {"colour": "#9a3412", "keeps_data": True, "gives_prizes": True},
    {
        "name": {"zh": "狐狸漫画", "en": "Fox comics"},
        "terms": {"zh": "形象请勿商用。", "en": "The drawings may not be sold."},
        "colour": "#1e3a8a",
    },
]
RULES: dict[str, Any] = {
    "spots": [
        {
            "key": "teapot",
            "name": {"zh": "小茶壶", "en": "The little teapot"},
            "clue": {"zh": "名字里有一种鸟。", "en": "Named after a bird."},
        }
        | {"page": "/stage-*", "reward": {"asset": "points", "amount": 5}},
        {"key": "counter", "name": {"zh": "柜台印章", "en": "The counter’s seal"}, "clue": {"zh": "看收银台。", "en": "Look at the till."}}
        | {"way": "code", "reward": {"asset": "points", "amount": 30}},
    ],
    "full_reward": {"asset": "coupon:hunt", "amount": 1, "stock": 5, "name": {"zh": "寻宝券", "en": "Hunt voucher"}},
    "brands": BRANDS,
}
WORDS = {
    "here": {"zh": "这里藏着东西", "en": "Something is hidden here"},
    "found": {"zh": "找到了：小茶壶", "en": "You found it: The little teapot"},
    "half": {"zh": "找到 1 / 2", "en": "Found 1 of 2"},
    "wrong": {"zh": "没有这个码", "en": "no such code"},
    "all": {"zh": "全部找齐", "en": "That was the last one"},
    "data": {"zh": "负责个人信息", "en": "answers for what you tell about yourself"},
}
FAKE_CAMERA = """text => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
  const pen = canvas.getContext("2d");
  const image = new Image();
  image.src = text;
  setInterval(() => { pen.fillStyle = "#999"; pen.fillRect(0, 0, 640, 480);
    if (image.complete) pen.drawImage(image, 170, 90, 300, 300); }, 60);
  Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia: async () => canvas.captureStream(15) }, configurable: true });
  delete window.BarcodeDetector;
}"""


def picture_of(text: str) -> str:
    """A QR code as a picture that a page can draw."""
    kept = io.BytesIO()
    draw_code(text, 300).convert("RGB").save(kept, "PNG")
    return "data:image/png;base64," + base64.b64encode(kept.getvalue()).decode()


def print_code(stage: Stage, spot: str) -> str:
    """As the console downloads it."""
    answer = stage.office.download(f"/api{HOME}/plays/{stage.play_id}/prints", {"batch": spot, "count": 1})
    return re.findall(r"(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}", answer)[0]


def hide_treasure(page: Page, play: str) -> None:
    """What the shop has in the frame of its pages."""
    page.evaluate("document.querySelector('main').append(document.createElement('antiphon-treasure'))")
    page.evaluate("play => document.querySelector('antiphon-treasure').setAttribute('play', play)", play)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_treasure_on_a_page_and_a_code_before_the_camera(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("hunt", RULES, lang)
    code = print_code(stage, "counter")
    hide_treasure(page, stage.play_id)
    button = page.locator("antiphon-hunt [data-key=play]")
    expect(button).to_be_visible()
    expect(page.locator("antiphon-hunt .brands")).to_contain_text("×")
    treasure = page.locator("antiphon-treasure .treasure")
    expect(treasure).to_be_empty()  # nobody is on the hunt yet
    keep(page, f"hunt-before-{lang}")
    button.click()
    expect(treasure).to_contain_text(WORDS["here"][lang])
    keep(page, f"hunt-here-{lang}")
    assert audit(page) == []
    treasure.get_by_role("button").click()
    expect(treasure).to_contain_text(WORDS["found"][lang])
    expect(page.locator("antiphon-hunt .way")).to_contain_text(WORDS["half"][lang])
    page.locator("#code").fill("0000-0000-0000")
    button.click()
    expect(page.locator("antiphon-hunt .said")).to_contain_text(WORDS["wrong"][lang])
    keep(page, f"hunt-half-{lang}")
    page.evaluate(FAKE_CAMERA, picture_of(f"https://shop.example/hunt?code={code}"))
    page.locator("[data-key=camera]").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text(WORDS["all"][lang])
    keep(page, f"hunt-all-{lang}")
    assert audit(page) == []
    sheet.get_by_role("button").last.click()
    page.locator("[data-key=rules_only]").click()
    expect(page.get_by_role("dialog")).to_contain_text(WORDS["data"][lang])
    keep(page, f"hunt-rules-{lang}")
    assert audit(page) == []


def test_what_a_phone_is_told_says_neither_where_nor_which_code(stage: Stage) -> None:
    stage.launch("hunt", RULES)
    code = print_code(stage, "counter")
    _, token = stage.office.shopper()
    stage.office.move(stage.play_id, token, {"do": "start"})
    headers = {"Authorization": f"Bearer {token}"}
    told = json.dumps(stage.office.ask("GET", f"/storefront/plays/{stage.play_id}", headers=headers))
    assert "teapot" not in told
    assert "/stage-" not in told
    assert code not in told
    assert code.replace("-", "") not in told
    afar = json.loads(stage.office.move(stage.play_id, token, {"do": "take"}).text)
    assert afar["reason"] == "nothing_seen"
