"""Pictures that shoppers sent: hidden, brought back and deleted by an operator, in both languages."""

import io
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.browser.console import Desk, Office, audit, open_desk
from tests.browser.keeping import keep


@pytest.fixture(params=["zh", "en"])
def desk(request: pytest.FixtureRequest, browser: Browser, demo_url: str) -> Iterator[Desk]:
    with open_desk(browser, demo_url, request.param, 1440 if request.param == "zh" else 1024) as opened:
        yield opened


@pytest.fixture
def office(demo_url: str) -> Iterator[Office]:
    opened = Office(demo_url)
    yield opened
    opened.close()


def status_of(address: str) -> int:
    """What anybody is told who asks for a picture."""
    try:
        with urlopen(address, timeout=10) as answer:  # noqa: S310 - our own server
            return int(answer.status)
    except HTTPError as refused:
        return refused.code


def send_picture(url: str, token: str) -> None:
    """As a shopper's phone sends one."""
    raw = io.BytesIO()
    Image.linear_gradient("L").resize((600, 400)).convert("RGB").save(raw, "JPEG")
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "image/jpeg"}
    with urlopen(Request(f"{url}/storefront/pictures", raw.getvalue(), headers), timeout=10) as answer:  # noqa: S310 - our own server
        assert answer.status == 201


def test_a_picture_is_hidden_brought_back_and_deleted(desk: Desk, office: Office, axe_script: str) -> None:
    person, token = office.shopper()
    send_picture(desk.url, token)
    sent = office.read(f"/pictures?person={person}")["items"][0]["id"]
    address = f"{desk.url}/storefront/pictures/{sent}"
    page = desk.open("/pictures")
    card = page.get_by_role("listitem").filter(has_text=person[-6:])
    expect(card).to_contain_text(desk.say("还没有活动用到", "Not used by a play yet"))
    card.locator("img").evaluate("image => image.decode()")
    card.get_by_role("button", name=desk.say("隐藏", "Hide"), exact=True).click()
    expect(card).to_contain_text(desk.say("已隐藏", "Hidden"))
    assert status_of(address) == 404
    assert audit(page, axe_script) == []
    keep(page, f"pictures-{desk.lang}")
    card.get_by_role("button", name=desk.say("恢复", "Restore"), exact=True).click()
    expect(card.get_by_role("button", name=desk.say("隐藏", "Hide"), exact=True)).to_be_visible()
    assert status_of(address) == 200
    card.get_by_role("button", name=desk.say("删除", "Delete"), exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=desk.say("删除", "Delete"), exact=True).click()
    expect(card).to_have_count(0)
    assert office.read(f"/pictures?person={person}")["items"] == []
