"""A trial on a phone, in both languages: apply, be picked, give an address, get it, report with a picture, be read, wear the title."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from antiphon.mechanics.trial import MECHANIC
from tests.browser.console import HOME, open_desk
from tests.browser.keeping import keep
from tests.browser.stage import Stage
from tests.features.pictures.samples import with_place

TEMPLATES: Mapping[str, Mapping[str, Any]] = {template.key: template.rules for template in MECHANIC.templates}
REASON = {"zh": "你写得很用心。", "en": "You asked with care."}
ANSWER = {"zh": "想早上第一杯喝它", "en": "It shall be my first cup of the day"}
TEXT = {
    "zh": "第一泡清香，第二泡回甘，第三泡淡了一些。早上喝不涩，下午配点心也合适。包装好拆，量刚好够三个人。",
    "en": "The first cup is bright, the second sweet, the third a little thin. Not bitter in the morning, and fine beside a cake.",
}
WORDS = {
    "places": {"zh": "名额 20 个", "en": "20 places"},
    "applied": {"zh": "申请已收到", "en": "We have your application"},
    "give": {"zh": "填写收货地址", "en": "Give an address"},
    "known": {"zh": "地址收到了", "en": "We have your address"},
    "try": {"zh": "慢慢用", "en": "Take your time"},
    "least": {"zh": "至少写 30 个字", "en": "Write 30 characters or more"},
    "sent": {"zh": "报告已收到", "en": "We have your report"},
    "good": {"zh": "写得很好（5/5）", "en": "A very good report (5 of 5)"},
    "average": {"zh": "平均 4.0 星 · 1 份报告", "en": "4.0 stars · 1 report"},
    "picture": {"zh": "第 1 张图片", "en": "Picture 1"},
    "full": {"zh": "候补第 1 位", "en": "number 1 in line"},
    "up": {"zh": "慢慢用", "en": "Take your time"},
}
ADDRESS = {
    "zh": {"name": "王小明", "phone": "13800138000", "city": "杭州市", "district": "西湖区", "lines": "文三路 1 号"},
    "en": {"name": "Ann Lee", "phone": "+442079460000", "lines": "10 Downing Street", "city": "London", "postcode": "SW1A 2AA"},
}
Audit = Callable[[Page], list[str]]
both_languages = pytest.mark.parametrize("lang", ["zh", "en"])


def rule(stage: Stage, ruling: Mapping[str, Any]) -> None:
    """The operator decides about the only one who applied."""
    (row,) = stage.office.read(f"/plays/{stage.play_id}/lists/applications")["items"]
    body = {"seat_id": row["data"]["seat_id"], "ruling": ruling}
    stage.office.ask("POST", f"/api{HOME}/plays/{stage.play_id}/rulings", body, {"Idempotency-Key": uuid4().hex})


def give_address(part: Locator, lang: str) -> None:
    parcels = part.locator("antiphon-deliveries")
    parcels.get_by_role("button", name=WORDS["give"][lang]).tap()
    form = parcels.locator("dialog form")
    form.locator("#country").select_option("CN" if lang == "zh" else "GB")
    for field, text in ADDRESS[lang].items():
        form.locator(f"#{field}").fill(text)
    if lang == "zh":
        form.locator("#region").select_option("浙江省")
    form.locator("#lines").press("Enter") if lang == "en" else parcels.locator("dialog [type=submit]").tap()


def ship(stage: Stage, asset: str) -> None:
    (row,) = stage.office.read(f"/deliveries?asset={asset.replace(':', '%3A')}&state=ready")["items"]
    turn = {"turn": "ship", "carrier": "SF", "tracking": uuid4().hex[:10]}
    stage.office.ask("POST", f"/api{HOME}/deliveries/{row['id']}/turns", turn)


def write(part: Locator, lang: str) -> None:
    """Too short first; nothing that was typed is lost."""
    part.locator("[data-key=star-4]").check(force=True)
    part.locator("[data-key=report-text]").fill("好" if lang == "zh" else "Nice")
    photo = {"name": "cup.jpg", "mimeType": "image/jpeg", "buffer": with_place()}
    part.get_by_label(WORDS["picture"][lang]).set_input_files([photo])  # type: ignore[list-item]
    expect(part.locator(".report-form img")).to_be_visible()
    part.locator("[data-key=play]").tap()
    expect(part.locator(".said")).to_contain_text(WORDS["least"][lang])
    part.locator("[data-key=report-text]").fill(TEXT[lang])


@both_languages
def test_from_an_application_to_the_title(stage: Stage, browser: Browser, audit: Audit, lang: str) -> None:
    key, asset = f"taster_{uuid4().hex[:8]}", f"prize:tea-{uuid4().hex[:8]}"
    name = {"zh": "首席体验官", "en": "Chief taster"}
    earning = {"event": "Title Won", "where": [{"property": "title", "value": key}]}
    badge = {"key": key, "name": name, "description": name, "kind": "title", "earning": earning}
    stage.office.ask("POST", f"/api{HOME}/badges", {"rules": badge})
    tea: Mapping[str, Any] = TEMPLATES["hand_picked"]["item"]
    rules = {**TEMPLATES["hand_picked"], "title": key, "title_after": 1, "item": {**tea, "asset": asset}}
    page = stage.open("trial", rules, lang, known=True, width=375)
    part = page.locator("antiphon-trial")
    expect(part.locator(".item")).to_contain_text(WORDS["places"][lang])
    part.locator("textarea").fill(ANSWER[lang])
    assert audit(page) == []
    keep(page, f"play-trial-apply-{lang}")
    part.locator("[data-key=play]").tap()
    expect(part.locator(".standing.applied")).to_contain_text(WORDS["applied"][lang])

    rule(stage, {"do": "pick", "reason": REASON[lang]})
    page.reload()
    expect(part.locator(".standing.picked")).to_be_visible()
    expect(part.locator("antiphon-deliveries").get_by_role("button", name=WORDS["give"][lang])).to_be_visible()
    assert audit(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    keep(page, f"play-trial-picked-{lang}")
    give_address(part, lang)
    expect(part.locator(".standing.addressed")).to_contain_text(WORDS["known"][lang])

    ship(stage, asset)
    expect(until(page, part.locator(".standing.testing"))).to_contain_text(WORDS["try"][lang])
    write(part, lang)
    assert audit(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    keep(page, f"play-trial-report-{lang}")
    part.locator("[data-key=play]").tap()
    expect(part.locator(".standing.reported")).to_contain_text(WORDS["sent"][lang])

    rule(stage, {"do": "review", "quality": 5})
    page.reload()
    expect(part.locator(".standing.done")).to_contain_text(WORDS["good"][lang])
    expect(part.locator(".average")).to_have_text(WORDS["average"][lang])
    expect(part.locator(".reports img")).to_have_count(1)
    assert part.locator(".reports img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    assert audit(page) == []
    keep(page, f"play-trial-done-{lang}")
    page.evaluate("document.body.append(document.createElement('antiphon-badges'))")
    expect(page.locator("antiphon-badges")).to_contain_text(name[lang])
    look_at_the_results(stage, browser, lang)


def until(page: Page, found: Locator) -> Locator:
    """What an event brings about a moment later."""
    for _ in range(10):
        if found.count():
            break
        page.wait_for_timeout(500)
        page.reload()
        page.locator("antiphon-trial .standing").wait_for()
    return found


def look_at_the_results(stage: Stage, browser: Browser, lang: str) -> None:
    with open_desk(browser, stage.url, lang) as desk:
        desk.sign_in()
        page = desk.open(f"/plays/{stage.play_id}")
        title = {"zh": "从申请到好报告", "en": "From applying to a good report"}[lang]
        expect(page.get_by_role("heading", name=title)).to_be_visible()
        keep(page, f"play-trial-results-{lang}")
        page.get_by_text({"zh": "申请", "en": "Applications"}[lang]).first.click()
        expect(page.locator("table tbody tr").first).to_be_visible()
        keep(page, f"play-trial-applications-{lang}")


@both_languages
def test_a_place_that_is_given_back_goes_to_the_next_in_line(stage: Stage, audit: Audit, lang: str) -> None:
    cup: Mapping[str, Any] = TEMPLATES["first_come"]["item"]
    rules = {**TEMPLATES["first_come"], "item": {**cup, "asset": f"prize:cup-{uuid4().hex[:8]}", "stock": 1}}
    first = stage.open("trial", rules, lang, width=375)
    part = first.locator("antiphon-trial")
    part.locator("[data-key=play]").press("Enter")
    expect(part.locator(".standing.picked")).to_be_visible()
    second = stage.open("trial", lang=lang, width=375).locator("antiphon-trial")
    second.locator("[data-key=play]").tap()
    expect(second.locator(".standing.waiting")).to_contain_text(WORDS["full"][lang])
    keep(second.page, f"play-trial-waiting-{lang}")
    part.locator("[data-key=decline]").press("Enter")
    part.locator("[data-key=decline-yes]").press("Enter")
    expect(part.locator(".standing.declined")).to_be_visible()
    expect(until(second.page, second.locator(".standing.picked"))).to_be_visible()
    part.locator("[data-key=rules_only]").press("Enter")
    expect(part.locator("dialog")).to_be_visible()
    assert audit(first) == []
    keep(first, f"play-trial-rules-{lang}")


def test_an_operator_sees_it_on_the_phone_beside_the_form(stage: Stage, browser: Browser) -> None:
    with open_desk(browser, stage.url, "zh") as desk:
        desk.sign_in()
        page = desk.open("/plays/new/trial?template=seven_days")
        phone = page.frame_locator("iframe[src='/rehearsal/']")
        expect(phone.locator(".item")).to_contain_text("名额 50 个")
        keep(page, "play-trial-builder-zh")
