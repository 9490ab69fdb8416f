"""What a shopper sees of value on a phone: points and the shop for them, coupons, tier, badges, commission. In both languages."""

import re
import time
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from antiphon.engine.access.tokens import sign_shopper
from tests.browser.console import HOME, WORKSPACE, Office
from tests.browser.keeping import keep
from tests.browser.stage import SECRET, Stage
from tests.browser.test_storefront_pages import OVERFLOW, TARGETS

Visit = Callable[..., Page]
Audit = Callable[[Page], list[str]]
PARTS = ("points", "points-shop", "vouchers", "tier", "badges", "commission", "alliance")
PAGE = """<!doctype html><html lang="{lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Mine</title><style>body {{ margin: 0; padding: 12px; background: #f4f2ee; display: grid; gap: 16px }}</style>
<script src="/storefront.js" data-write-key="demo" data-token="{token}" async></script>
<main><h1 style="font:600 20px system-ui">Mine</h1>{parts}</main></html>"""


@pytest.fixture
def office(demo_url: str) -> Iterator[Office]:
    opened = Office(demo_url)
    yield opened
    opened.close()


def open_mine(demo_url: str, visit: Visit, person: str, lang: str, parts: tuple[str, ...] = PARTS, at: str = "", **more: object) -> Page:
    """A page with these parts, as the person sees it; `at` this address, where there is one."""
    token = sign_shopper(SECRET, WORKSPACE, int(time.time()) + 3_600, person_id=person)
    html = PAGE.format(
        lang={"zh": "zh-CN", "en": "en"}[lang], token=token, parts="".join(f"<antiphon-{part}></antiphon-{part}>" for part in parts)
    )

    def serve(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page = visit(at or f"{demo_url}/mine-{uuid4().hex[:8]}", lang=lang, stage=serve, width=375, height=812, **more)
    expect(page.locator(f"antiphon-{parts[-1]} h2, antiphon-{parts[-1]} h3").first).to_be_visible()
    return page


def somebody_rich(stage: Stage) -> tuple[str, int]:
    """A member who has just been given points to spend, and how many."""
    sure = {"key": "points", "name": {"zh": "积分", "en": "points"}, "odds_ppm": 1_000_000, "asset": "points", "amount": 250}
    play = stage.launch("draw", {"prizes": [sure]})  # no rule of the demo gives points for a draw
    token = sign_shopper(SECRET, WORKSPACE, int(time.time()) + 3_600, user_id=f"rich-{uuid4().hex[:12]}")
    assert stage.office.move(play, token).status_code == 200
    mine = {"Authorization": f"Bearer {token}"}
    me = stage.office.ask("GET", "/storefront/me", headers=mine)
    assert stage.office.ask("GET", "/storefront/points/history", headers=mine)["items"][0]["says"]["en"] == "Won in a play"
    return me["person_id"], me["balances"]["points"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_everything_of_value_fits_a_phone(demo_url: str, visit: Visit, audit: Audit, office: Office, lang: str) -> None:
    earner = next(one["person_id"] for one in office.read("/commission/parties")["items"] if one["brought_count"])
    page = open_mine(demo_url, visit, earner, lang)
    for part in PARTS:
        expect(page.locator(f"antiphon-{part} h2").first).not_to_be_empty()
    expect(page.locator("antiphon-commission .code")).to_be_visible()
    expect(page.locator("antiphon-points-shop [data-key], antiphon-points-shop .got").first).to_be_visible()
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(TARGETS) == []
    assert audit(page) == []
    keep(page, f"value_phone_{lang}")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_points_are_spent_and_a_coupon_is_claimed(demo_url: str, visit: Visit, office: Office, stage: Stage, lang: str) -> None:
    person, before = somebody_rich(stage)
    assert before >= 100
    page = open_mine(demo_url, visit, person, lang, ("points-shop", "vouchers"))
    meal = page.get_by_role("button", name={"zh": "给社区食物银行捐一餐", "en": "A meal for the food bank"}[lang])
    meal.click()
    keep(page, f"value_exchange_{lang}")
    sheet = page.locator("antiphon-points-shop dialog")
    sheet.get_by_role("button", name={"zh": "确认", "en": "Confirm"}[lang]).dblclick()  # a double tap costs once
    expect(sheet.locator("button.main")).to_have_text({"zh": "好", "en": "OK"}[lang])
    assert office.read(f"/points/people/{person}")["purses"][0]["spendable"] == before - 100
    sheet.locator("button.main").click()
    vouchers = page.locator("antiphon-vouchers")
    vouchers.get_by_role("button", name={"zh": "领取", "en": "Claim"}[lang]).first.click()
    expect(vouchers.get_by_text({"zh": "周末九折券", "en": "10 % off at the weekend"}[lang]).first).to_be_visible()
    keep(page, f"value_claimed_{lang}")


@pytest.fixture
def gift(office: Office) -> Iterator[tuple[str, str]]:
    """A coupon that may be given on, and somebody who has a voucher of it: the voucher's promotion and the person."""
    rules = {"key": f"gift-{uuid4().hex[:8]}", "title": {"zh": "满百减十", "en": "Ten off"}, "terms": {"kind": "fixed", "off_minor": 1_000}}
    made = office.ask("POST", f"/api{HOME}/promotions", {"rules": rules | {"by_code": True}, "coupon": {"transferable": True}})["id"]
    office.ask("POST", f"/api{HOME}/promotions/{made}/launch")
    giver, _ = office.shopper()
    office.ask("POST", f"/api{HOME}/promotions/{made}/vouchers", {"person_ids": [giver], "occasion": "a test"})
    yield made, giver
    office.ask("POST", f"/api{HOME}/promotions/{made}/end")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_coupon_is_given_to_a_friend(demo_url: str, visit: Visit, audit: Audit, office: Office, gift: tuple[str, str], lang: str) -> None:
    made, giver = gift
    say = {
        key: text[lang == "en"]
        for key, text in {
            "give": ("送人", "Give it"),
            "copied": ("链接已复制", "The link is copied"),
            "take": ("收下", "Take it"),
            "yours": ("收下了", "It is yours now"),
            "own": ("不能送给自己", "cannot go to yourself"),
            "offline": ("没连上店铺", "cannot be reached"),
            "late": ("已经被别人领走了", "Somebody else has taken"),
        }.items()
    }

    def look(person: str, at: str = "") -> Locator:
        return open_mine(demo_url, visit, person, lang, ("vouchers",), at, allow="409|net::ERR").locator("antiphon-vouchers")

    mine = look(giver)
    mine.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    mine.get_by_role("button", name=say["give"]).tap()
    link = mine.locator("dialog input.link").input_value()
    assert audit(mine.page) == []
    keep(mine.page, f"value_gift_give_{lang}")
    mine.locator("dialog button.main").tap()
    expect(mine.locator(".told")).to_contain_text(say["copied"])
    keep(mine.page, f"value_gift_given_{lang}")
    for person, told, has in ((giver, "own", 1), (office.shopper()[0], "yours", 1), (office.shopper()[0], "late", 0)):
        theirs = look(person, link)
        take = theirs.get_by_role("button", name=say["take"], exact=True)
        if told == "yours":  # no answer: the gift is still there to be taken
            theirs.page.route("**/take", lambda route: route.abort(), times=1)
            take.tap()
            expect(theirs.locator(".told")).to_contain_text(say["offline"])
            assert theirs.page.url == link
        take.tap()
        expect(theirs.locator(".told")).to_contain_text(say[told])
        expect(theirs.locator(".offered")).to_have_count(0)
        expect(theirs.locator(".voucher .give")).to_have_count(has)
        assert "antiphon-gift" not in theirs.page.url
        assert theirs.page.evaluate(OVERFLOW) <= 0
        assert theirs.page.evaluate(TARGETS) == []
        assert audit(theirs.page) == []
        keep(theirs.page, f"value_gift_{told}_{lang}")
    owners = [one["person_id"] for one in office.read(f"/promotions/{made}/vouchers")["items"]]
    assert len(owners) == 1
    assert owners != [giver]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_points_go_to_a_partner_shop(demo_url: str, visit: Visit, audit: Audit, office: Office, lang: str) -> None:
    agreement = office.read("/alliance/agreements")[0]["id"]
    person = office.read(f"/alliance/agreements/{agreement}/exchanges")["items"][0]["person_id"]
    page = open_mine(demo_url, visit, person, lang, ("alliance",))
    part = page.locator("antiphon-alliance")
    balance = int(part.locator(".side b").first.inner_text().replace(",", ""))
    part.get_by_role("button", name={"zh": "换积分", "en": "Exchange points"}[lang]).click()
    sheet = part.locator("dialog")
    amount = sheet.get_by_label({"zh": "换多少分", "en": "How many to exchange"}[lang])
    amount.fill("9")
    expect(sheet.locator("button.main")).to_have_attribute("aria-disabled", "true")  # at least ten
    amount.fill("20")
    expect(sheet.get_by_role("status")).to_contain_text("9")
    assert audit(page) == []
    keep(page, f"value_alliance_{lang}")
    sheet.locator("button.main").dblclick()  # a double tap exchanges once
    expect(part.locator(".said")).to_contain_text("9")
    expect(part.locator(".side b").first).to_have_text(f"{balance - 20:,}")
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(TARGETS) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_two_accounts_are_linked_by_a_code(demo_url: str, visit: Visit, office: Office, lang: str) -> None:
    person, _ = office.shopper()
    page = open_mine(demo_url, visit, person, lang, ("alliance",), allow="Failed to load resource")
    part = page.locator("antiphon-alliance")
    part.get_by_role("button", name={"zh": "关联我的账户", "en": "Link my account"}[lang]).click()
    sheet = part.locator("dialog")
    sheet.get_by_role("textbox").fill("no-such-code")
    sheet.get_by_role("button", name={"zh": "同意并关联", "en": "Agree and link"}[lang]).click()
    expect(sheet.get_by_role("alert")).to_contain_text({"zh": "关联码不对", "en": "wrong, used or too old"}[lang])
    sheet.get_by_role("button", name={"zh": "同意并生成关联码", "en": "Agree and make a code"}[lang]).click()
    expect(sheet.locator(".show-code b")).to_have_text(re.compile(r"^[2-9a-z]{8}$"))
    keep(page, f"value_alliance_code_{lang}")


def test_a_payment_that_got_no_answer_is_asked_for_once(demo_url: str, visit: Visit, office: Office) -> None:
    parties = [office.read(f"/commission/parties/{one['person_id']}") for one in office.read("/commission/parties")["items"]]
    able = [one for one in parties if any(purse["available"] >= 1_000 and not purse["debt"] for purse in one["purses"])]
    assert able, "nobody in the demo has enough to be paid"
    person = able[0]["party"]["person_id"]
    before = len(office.read(f"/commission/withdrawals?person={person}")["items"])
    page = open_mine(demo_url, visit, person, "en", ("commission",), allow="Failed to load resource|net::ERR")
    lost: list[str] = []

    def lose(route: Route) -> None:
        answer = route.fetch()
        assert answer.status == 201, answer.text()
        lost.append(route.request.headers["idempotency-key"])
        route.abort()

    page.route("**/storefront/commission/withdrawals", lose, times=1)
    page.get_by_role("button", name="Ask for").click()
    expect(page.get_by_text("That did not work")).to_be_visible()
    assert len(lost) == 1
    assert len(office.read(f"/commission/withdrawals?person={person}")["items"]) == before + 1
    keep(page, "value_payment_lost")
