"""What came of a play, and its printed codes, as an operator sees and takes them away, in both languages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.console import Desk, audit, open_desk
from tests.browser.keeping import keep
from tests.browser.stage import Stage
from tests.browser.test_play_scan import RULES, print_codes


@pytest.fixture(params=["zh", "en"])
def desk(request: pytest.FixtureRequest, browser: Browser, demo_url: str) -> Iterator[Desk]:
    with open_desk(browser, demo_url, request.param, 1440 if request.param == "zh" else 1024) as opened:
        yield opened


def take(page: Page, button: Locator) -> tuple[str, list[str]]:
    """A file that a button saves: its name and its lines."""
    with page.expect_download() as waiting:
        button.click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    return waiting.value.suggested_filename, text.splitlines()


def test_results_of_a_play_and_their_table(desk: Desk, stage: Stage, axe_script: str) -> None:
    play = stage.launch("scan", RULES | {"wrong_per_hour": 1})
    code = print_codes(stage, "plum")[0]
    _, shopper = stage.office.shopper()
    for typed in (code, "1234-5678-9ABC-DEFG", "1234-5678-9ABC-DEFG"):
        stage.office.move(play, shopper, {"code": typed})
    page = desk.open(f"/plays/{play}")
    given = page.get_by_role("table", name=desk.say("发出的奖励和成本", "Rewards and cost"))
    expect(given.get_by_role("row").last).to_contain_text(desk.say("积分", "Points"))
    expect(given.get_by_role("row").last).to_contain_text("10")
    expect(page.get_by_text(desk.say("3 次里成功 2 次", "2 of 3"))).to_be_visible()
    page.get_by_text(desk.say("近 7 天", "7 days"), exact=True).click()
    name, lines = take(page, desk.button("下载 CSV", "Download CSV"))
    assert name.startswith(play)
    assert len(lines) == 8
    assert lines[-1].split(",")[1:] == ["1", "3", "2", "1", "1", "10"]
    assert audit(page, axe_script) == []
    keep(page, f"results-{desk.lang}")


def test_codes_are_printed_again_and_stopped(desk: Desk, stage: Stage, axe_script: str) -> None:
    page = desk.open(f"/plays/{stage.launch('scan', RULES)}?view=prints")
    batch = page.get_by_role("textbox", name=desk.say("批次", "Batch"))
    many = page.get_by_role("spinbutton", name=desk.say("数量", "How many"))
    make = desk.button("生成并下载", "Make and download")
    expect(make).to_be_disabled()
    batch.fill("plum")
    many.fill("30")
    name, codes = take(page, make)
    assert name == "codes-plum.csv"
    assert len(set(codes)) >= 30
    line = page.get_by_role("row").filter(has_text="plum")
    expect(line).to_contain_text("30")
    assert take(page, line.get_by_role("button"))[1] == codes
    desk.allow("answer 4")
    batch.fill("plumm")
    make.click()
    expect(page.get_by_text(desk.say("规则里没有这个批次", "no such batch"))).to_be_visible()
    batch.fill("bamboo")
    many.fill("1000000")
    make.click()
    stop = desk.button("停止", "Stop")
    expect(stop).to_be_visible()
    keep(page, f"prints-{desk.lang}")
    stop.click()
    expect(make).to_be_enabled()
    assert audit(page, axe_script) == []
