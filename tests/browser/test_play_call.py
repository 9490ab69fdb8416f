"""A call for ideas on a phone, in both languages: send, be told that somebody was faster, be shortlisted, vote, be adopted and named."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from antiphon.mechanics.call import MECHANIC
from tests.browser.keeping import keep
from tests.browser.stage import Stage

RULES = {template.key: template.rules for template in MECHANIC.templates}
IDEA = {"zh": "云雾气泡茶", "en": "Cloud Tea"}
ALIKE = {"zh": "云雾 气泡茶！", "en": "cloud-tea!"}
WORDS = {
    "sent": {"zh": "已收到", "en": "We have"},
    "faster": {"zh": "已经有人提交过很像的", "en": "Somebody was faster"},
    "waiting": {"zh": "等待审核", "en": "being looked at"},
    "votes": {"zh": "1 票", "en": "1 vote"},
    "adopted": {"zh": "创意来自", "en": "An idea by"},
}


def rule(stage: Stage, ruling: dict[str, Any]) -> None:
    entry = stage.office.read(f"/plays/{stage.play_id}/lists/entries")["items"][0]
    body = {"seat_id": entry["seat_id"], "ruling": ruling}
    stage.office.ask("POST", f"/api/w/demo/plays/{stage.play_id}/rulings", body, {"Idempotency-Key": uuid4().hex})


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_from_an_idea_to_the_product(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    author = stage.open("call", RULES["name_it"], lang, width=375)
    part = author.locator("antiphon-call")
    part.locator("textarea").fill(IDEA[lang])
    keep(author, f"play-call-write-{lang}")
    assert audit(author) == []
    part.locator("[data-key=play]").tap()
    expect(part.locator(".said")).to_contain_text(WORDS["sent"][lang])
    expect(part.locator(".tag.waiting")).to_have_text(WORDS["waiting"][lang])

    other = stage.open("call", lang=lang, width=375)
    late = other.locator("antiphon-call")
    late.locator("textarea").fill(ALIKE[lang])
    late.locator("[data-key=play]").press("Enter")
    expect(late.locator(".said")).to_contain_text(WORDS["faster"][lang])
    expect(late.locator("textarea")).to_have_value(ALIKE[lang])

    rule(stage, {"do": "shortlist"})
    other.reload()
    late.locator("[data-key=vote-01]").press("Enter")
    expect(late.locator(".idea.on")).to_contain_text(WORDS["votes"][lang])
    assert audit(other) == []
    keep(other, f"play-call-vote-{lang}")

    rule(stage, {"do": "adopt", "product_id": "tea-1"})
    other.reload()
    expect(late.locator(".idea.won")).to_contain_text(WORDS["adopted"][lang])
    other.evaluate(
        """play => {
            const credit = document.createElement('antiphon-call-credit');
            credit.setAttribute('play', play);
            credit.setAttribute('product', 'tea-1');
            document.querySelector('main').prepend(credit);
        }""",
        stage.play_id,
    )
    expect(other.locator("antiphon-call-credit .credit")).to_contain_text(IDEA[lang])
    assert audit(other) == []
    keep(other, f"play-call-adopted-{lang}")
