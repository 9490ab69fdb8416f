"""Tasks shown by proof and tasks in stages on a phone, in both languages; a member day in a check-in."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from antiphon.mechanics.check_in import MECHANIC as CHECK_IN
from antiphon.mechanics.tasks import MECHANIC as TASKS
from tests.browser.console import HOME
from tests.browser.keeping import keep
from tests.browser.stage import Stage
from tests.features.pictures.samples import with_place

TEMPLATES: Mapping[str, Mapping[str, Any]] = {template.key: template.rules for template in (*TASKS.templates, *CHECK_IN.templates)}
WORDS = {
    "prove": {"zh": "发证明", "en": "Send proof"},
    "text": {"zh": "说明", "en": "In your words"},
    "picture": {"zh": "图片", "en": "Picture"},
    "waiting": {"zh": "等待店铺查看", "en": "With the shop"},
    "refused": {"zh": "上次没通过：看不清", "en": "Not accepted: 看不清"},
    "yours": {"zh": "已领取", "en": "Yours"},
    "rules": {"zh": "活动规则", "en": "How it works"},
    "eighth": {"zh": "每月 8 号", "en": "Day 8 of every month"},
}


def rule(stage: Stage, ruling: Mapping[str, Any]) -> None:
    """Staff decide about the only proof that waits."""
    (row,) = stage.office.read(f"/plays/{stage.play_id}/lists/proofs")["items"]
    body = {"seat_id": f"person:{row['person_id']}", "ruling": ruling}
    stage.office.ask("POST", f"/api{HOME}/plays/{stage.play_id}/rulings", body, {"Idempotency-Key": f"{row['key']}-{ruling['do']}"})


def prove(part: Locator, lang: str) -> None:
    part.get_by_role("button", name=WORDS["prove"][lang]).tap()
    part.get_by_label(WORDS["text"][lang]).fill("Here it is")
    photo = {"name": "home.jpg", "mimeType": "image/jpeg", "buffer": with_place()}
    part.get_by_label(WORDS["picture"][lang], exact=True).set_input_files([photo])  # type: ignore[list-item]
    expect(part.locator("dialog img")).to_be_visible()
    assert part.locator("dialog img").evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    keep(part.page, f"play-tasks-proof-{lang}")
    part.locator("[data-key=proof-send]").tap()
    expect(part.locator(".task.waiting")).to_contain_text(WORDS["waiting"][lang])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_proof_is_sent_refused_and_sent_again(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("tasks", TEMPLATES["show_and_tell"], lang, known=True, width=375)
    part = page.locator("antiphon-tasks")
    prove(part, lang)
    rule(stage, {"do": "refuse", "task": "home", "why": "看不清"})
    page.reload()
    expect(part.locator(".refused")).to_have_text(WORDS["refused"][lang])
    assert audit(page) == []
    keep(page, f"play-tasks-refused-{lang}")
    prove(part, lang)
    rule(stage, {"do": "approve", "task": "home"})
    page.reload()
    expect(part.locator(".task.claimed")).to_contain_text(WORDS["yours"][lang])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_stages_and_special_days_are_shown(stage: Stage, audit: Callable[[Page], list[str]], lang: str) -> None:
    page = stage.open("tasks", TEMPLATES["growth_ladder"], lang, width=375)
    part = page.locator("antiphon-tasks")
    expect(part.locator(".part-of")).to_have_count(3)
    expect(part.locator(".task.locked")).to_have_count(4)
    assert audit(page) == []
    keep(page, f"play-tasks-stages-{lang}")
    page = stage.open("check_in", TEMPLATES["member_day"], lang, width=375)
    part = page.locator("antiphon-check-in")
    part.get_by_role("button", name=WORDS["rules"][lang]).tap()
    expect(part.locator("dialog")).to_contain_text(WORDS["eighth"][lang])
    keep(page, f"play-check-in-special-{lang}")
