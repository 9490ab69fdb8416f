"""Giving together on a phone, in both languages: a pledge and its withdrawal, a tap and a gift, and the account that anyone can add up."""

import json
import re
import time
from collections.abc import Callable
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from antiphon.engine.access.tokens import sign_shopper
from tests.browser.console import HOME, WORKSPACE
from tests.browser.keeping import keep
from tests.browser.stage import SECRET, Stage

Audit = Callable[[Page], list[str]]
RULES_OF_CROWD = {
    "wish": {"zh": "请桂花味回来，达成就上架。", "en": "Bring back the osmanthus flavour: it returns if we reach it."},
    "goal": 3,
    "share": 100,
    "reward": {"asset": "coupon:welcome-back", "name": {"zh": "回归券", "en": "Welcome-back coupon"}},
    "success": "at_goal",
}
RULES_OF_LUNCH = {
    "cause": {"zh": "你点一下，我们给孩子捐一份午餐。", "en": "Tap, and we give a lunch to a child."},
    "unit": {"zh": "份午餐", "en": "lunches"},
    "goal": 20,
    "tap": {"gives": 1},
    "gift": {"points": 200, "gives": 2, "match_percent": 100},
    "brand_cap": 10,
}
WORDS = {
    "pledge": {"zh": "支持 2 份 · 200 积分", "en": "Pledge 2 shares · 200 points"},
    "pledged": {"zh": "已支持 2 份", "en": "You pledged 2"},
    "withdrawn": {"zh": "已撤回 2 份", "en": "2 withdrawn"},
    "reached": {"zh": "目标已达成", "en": "The goal is reached"},
    "tap": {"zh": "点一下，品牌捐 1 份午餐", "en": "Tap: the brand gives 1 lunches"},
    "tapped": {"zh": "今天已打卡", "en": "Done for today"},
    "you": {"zh": "你", "en": "You"},
    "receipt": {"zh": "查看凭证", "en": "See the receipt"},
}


def fund(stage: Stage, page: Page, points: int) -> None:
    """The shopper of this page earns points by a check-in that is worth as many."""
    gift = stage.office.ask(
        "POST", f"/api{HOME}/plays", {"kind": "check_in", "name": {"zh": "送分", "en": "Points"}, "rules": {"points_by_day": [points]}}
    )["id"]
    stage.office.ask("POST", f"/api{HOME}/plays/{gift}/launch")
    token = sign_shopper(SECRET, WORKSPACE, int(time.time()) + 3_600, user_id=stage.user_id)
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": uuid4().hex, "Content-Type": "application/json"}
    with urlopen(Request(f"{stage.url}/storefront/plays/{gift}/moves", b"{}", headers), timeout=10) as answer:  # noqa: S310 - our own server
        assert json.load(answer)["outcome"] == "accepted"
    stage.office.ask("POST", f"/api{HOME}/plays/{gift}/end")
    page.evaluate("window.Antiphon.refresh()")


def add_up(part: Locator) -> list[tuple[int, int]]:
    """(amount, total) of every line of the account that is on the screen, the first one first."""
    lines: list[tuple[int, int]] = []
    for row in part.locator(".lines tbody tr").all():
        amount, total = (int(re.sub(r"[^-\d]", "", cell)) for cell in row.locator("td").all_inner_texts())
        lines.append((amount, total))
    return lines[::-1]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_pledge_is_made_withdrawn_and_made_again_until_the_goal_is_reached(stage: Stage, audit: Audit, lang: str) -> None:
    page = stage.open("crowdfunding", RULES_OF_CROWD, lang, known=True, width=375)
    play_id = stage.play_id
    part = page.locator("antiphon-crowdfunding")
    expect(part.locator(".wish")).to_have_text(RULES_OF_CROWD["wish"][lang])  # pyright: ignore[reportArgumentType, reportIndexIssue]
    fund(stage, page, 500)
    part.locator("[data-key=one_more]").press("Enter")
    expect(part.locator("[data-key=play]")).to_have_text(WORDS["pledge"][lang])
    keep(page, f"play-crowdfunding-open-{lang}")
    part.locator("[data-key=play]").tap()
    expect(part.locator(".said")).to_contain_text(WORDS["pledged"][lang])
    expect(part.locator(".own-part")).to_contain_text("200")
    assert audit(page) == []
    part.locator("[data-key=withdraw]").tap()
    expect(part.locator(".said")).to_contain_text(WORDS["withdrawn"][lang])
    part.locator("[data-key=one_more]").tap()
    part.locator("[data-key=play]").tap()
    expect(part.locator("dialog h3")).to_be_visible()
    keep(page, f"play-crowdfunding-reached-{lang}")
    part.locator("dialog .cross").tap()
    expect(part.locator(".chip")).to_contain_text(WORDS["reached"][lang])
    said = {"text": {"zh": "已下单生产。", "en": "It has been ordered."}, "link": "https://example.org/receipt.pdf"}
    stage.office.ask(
        "POST", f"/api{HOME}/plays/{play_id}/rulings", {"seat_id": "organiser", "ruling": said}, {"Idempotency-Key": uuid4().hex}
    )
    part.locator("[data-key=account]").tap()
    expect(part.locator(".lines tbody tr")).to_have_count(3)
    assert add_up(part) == [(200, 200), (-200, 0), (300, 300)]
    expect(part.locator(".lines tbody th").first).to_contain_text(WORDS["you"][lang])
    expect(part.locator(".statement a")).to_have_text(WORDS["receipt"][lang])
    assert audit(page) == []
    keep(page, f"play-crowdfunding-account-{lang}")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_tap_and_a_gift_that_the_brand_doubles(stage: Stage, audit: Audit, lang: str) -> None:
    page = stage.open("donation", RULES_OF_LUNCH, lang, known=True, width=375)
    part = page.locator("antiphon-donation")
    expect(part.locator("[data-key=play]")).to_have_text(WORDS["tap"][lang])
    part.locator("[data-key=play]").tap()
    expect(part.locator("[data-key=play]")).to_have_text(WORDS["tapped"][lang])
    fund(stage, page, 500)
    part.locator("[data-key=give]:not([aria-disabled])").press("Enter")
    expect(part.locator(".sources div")).to_have_count(3)
    expect(part.locator(".far b")).to_contain_text("5")
    assert audit(page) == []
    keep(page, f"play-donation-{lang}")
    part.locator("[data-key=account]").tap()
    expect(part.locator(".lines tbody tr")).to_have_count(2)
    assert add_up(part) == [(1, 1), (4, 5)]
    assert audit(page) == []
    keep(page, f"play-donation-account-{lang}")
