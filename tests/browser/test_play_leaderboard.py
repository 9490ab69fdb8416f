"""A leaderboard on a phone, in both languages: join, score, see the own rank, be taken off with a reason, come back."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keeping import keep
from tests.browser.stage import Stage

RULES = {
    "event": "Product Shared",
    "season": "week",
    "unit": {"zh": "次", "en": "shares"},
    "bands": [{"first": 1, "last": 3, "reward": {"asset": "points", "amount": 50}}],
    "groups": [{"key": "everybody", "name": {"zh": "红队", "en": "Team Red"}}],
    "per_day": 20,
    "opt_in": True,
}
WORDS = {
    "nobody": {"zh": "还没有人上榜", "en": "Nobody is on the list yet"},
    "joined": {"zh": "你已上榜", "en": "You are on the list now"},
    "rank": {"zh": "你是第 1 名，2 次", "en": "You are number 1 with 2 shares"},
    "rules": {"zh": "活动规则", "en": "How it works"},
    "band": {"zh": "第 1–3 名", "en": "Ranks 1–3"},
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_join_and_climb(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("leaderboard", RULES, lang, width=375)
    part = page.locator("antiphon-leaderboard")
    expect(part.locator(".notice")).to_contain_text(WORDS["nobody"][lang])
    keep(page, f"play-leaderboard-empty-{lang}")
    part.locator("[data-key=play]").tap()
    expect(part.locator(".said")).to_contain_text(WORDS["joined"][lang])
    page.evaluate("Antiphon.track('Product Shared', {}); Antiphon.track('Product Shared', {})")
    expect(part.locator(".me")).to_contain_text(WORDS["rank"][lang], timeout=20_000)
    expect(part.locator(".rank.on").first).to_be_visible()
    expect(part.locator(".groups .points")).to_contain_text("0")  # nobody of that segment has scored
    assert audit(page) == []
    keep(page, f"play-leaderboard-first-{lang}")
    part.get_by_role("button", name=WORDS["rules"][lang]).press("Enter")
    expect(part.locator("dialog .odds")).to_contain_text(WORDS["band"][lang])
    keep(page, f"play-leaderboard-rules-{lang}")


def test_a_cheat_is_taken_off_and_reads_why(stage: Stage) -> None:
    page = stage.open("leaderboard", {**RULES, "opt_in": False}, width=375)
    part = page.locator("antiphon-leaderboard")
    expect(part.locator(".notice")).to_be_visible()
    page.evaluate("Antiphon.track('Product Shared', {})")
    expect(part.locator(".rank.on").first).to_be_visible(timeout=20_000)
    season = page.evaluate("document.querySelector('antiphon-leaderboard').view.shown.list")
    row = stage.office.read(f"/plays/{stage.play_id}/lists/{season}")["items"][0]
    body = {"seat_id": row["seat_id"], "ruling": {"do": "remove", "reason": "Shared with a robot"}}
    stage.office.ask("POST", f"/api/w/demo/plays/{stage.play_id}/rulings", body, {"Idempotency-Key": uuid4().hex})
    page.reload()
    expect(page.locator("antiphon-leaderboard .me.bad")).to_contain_text("Shared with a robot")
    keep(page, "play-leaderboard-removed")
