"""What an operator sets up of points and coupons, done in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.console import HOME, Desk, Office, audit, open_desk
from tests.browser.keeping import keep
from tests.browser.operating import choose, fill_names, in_chinese, in_english, unique


@pytest.fixture
def desk(request: pytest.FixtureRequest, browser: Browser, demo_url: str) -> Iterator[Desk]:
    """In the language that the test asks for; that every page speaks both is tested in test_console_pages.py."""
    with open_desk(browser, demo_url, request.param) as opened:
        yield opened


@pytest.fixture
def office(demo_url: str) -> Iterator[Office]:
    opened = Office(demo_url)
    yield opened
    opened.close()


@in_chinese
def test_a_rule_for_points_is_tried_before_it_is_launched(desk: Desk, office: Office) -> None:
    page = desk.open("/points/rules/new")
    fill_names(desk, page, "每单有礼", "Thanks for the order")
    page.get_by_label(desk.say("事件", "Event"), exact=True).fill("Order Completed")
    page.keyboard.press("Escape")
    page.get_by_label(desk.say("积分", "Points"), exact=True).fill("25")
    choose(page, page.get_by_label(desk.say("仅限等级", "Only for tiers")), desk.say("钻石会员", "Diamond"))
    page.keyboard.press("Escape")
    expect(page.get_by_text(desk.say("不是规则限定的会员等级", "Not of the tiers")).first).to_be_visible()
    choose(page, page.get_by_label(desk.say("会员等级", "Tiers"), exact=True), desk.say("钻石会员", "Diamond"))
    page.keyboard.press("Escape")
    expect(page.get_by_text("+25")).to_be_visible()
    keep(page, f"value_rule_{desk.lang}")
    desk.button("启用", "Switch on").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(desk.say("生效中", "Live"))
    made = next(rule for rule in office.read("/points/rules") if rule["rule"]["name"]["zh"] == "每单有礼" and rule["state"] == "live")
    assert made["rule"]["tiers"] == ["diamond"]
    office.ask("POST", f"/api{HOME}/points/rules/{made['id']}/archive")


@in_english
def test_a_coupon_is_built_on_a_budget_and_its_codes_are_made(desk: Desk, office: Office) -> None:
    key = unique("ten")
    page = desk.open("/promotions/new")
    page.get_by_label(desk.say("代号", "Key"), exact=True).fill(key)
    fill_names(desk, page, "满减券", "Ten off")
    page.get_by_label(desk.say("凭码使用", "By code")).click()
    choose(page, page.get_by_label(desk.say("预算", "Budget"), exact=True), desk.say("寄送优惠券的成本", "Cost of mailed coupons"))
    keep(page, f"value_coupon_{desk.lang}")
    desk.button("上线", "Launch").click()
    page.get_by_role("dialog").get_by_role("button", name=desk.say("上线", "Launch"), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(desk.say("满减券", "Ten off"))
    page.get_by_role("link", name=desk.say("批量码", "Bulk codes")).click()
    page.get_by_label(desk.say("数量", "How many"), exact=True).fill("20")
    desk.button("生成", "Make codes").click()
    link = page.get_by_role("link", name=desk.say("下载 CSV", "Download CSV"))
    expect(link).to_be_visible()
    file = desk.context.request.get(f"{desk.url}{link.get_attribute('href')}")
    assert len(file.text().splitlines()) == 21
    keep(page, f"value_codes_{desk.lang}")
    made = next(one for one in office.read("/promotions?limit=100")["items"] if one["key"] == key)
    assert made["draft"]["budget_id"].startswith("bud_")
    office.ask("POST", f"/api{HOME}/promotions/{made['id']}/end")


@in_english
def test_a_wallet_and_the_order_of_calculation(desk: Desk, office: Office) -> None:
    page = desk.open("/points/wallets")
    desk.button("新建钱包", "New wallet").click()
    box = page.get_by_role("dialog")
    box.get_by_label(desk.say("代号", "Key"), exact=True).fill("points")
    expect(box.get_by_role("button", name=desk.say("保存", "Save"), exact=True)).to_be_disabled()
    key = unique("stars")
    box.get_by_label(desk.say("代号", "Key"), exact=True).fill(key)
    fill_names(desk, box, "星星", "Stars")
    keep(page, f"value_wallet_{desk.lang}")
    box.get_by_role("button", name=desk.say("保存", "Save"), exact=True).click()
    expect(box).to_have_count(0)
    made = next(one for one in office.read("/points/wallets") if one["key"] == key)
    assert (made["name"]["zh"], made["expiry"], made["notice_days"]) == ("星星", "never", 7)

    before = office.read("/promotions/settings")
    desk.open("/promotions/settings")
    desk.button("下移: 单品活动", "Move down: Item promotions").click()
    desk.button("保存", "Save").click()
    expect(page.get_by_text(desk.say("已保存，从现在起这样计算", "Saved: carts are counted so from now on"))).to_be_visible()
    assert office.read("/promotions/settings")["stages"][:3] == ["member_price", "order", "item"]
    keep(page, f"value_pricing_{desk.lang}")
    office.ask("PUT", f"/api{HOME}/promotions/settings", before)


@pytest.mark.parametrize("desk", ["zh", "en"], indirect=True)
def test_a_coupon_for_a_segment_is_given_out_and_taken_back(desk: Desk, office: Office, axe_script: str) -> None:
    visitor = unique("visitor")
    office.collect({"type": "track", "event": "Product Viewed", "userId": visitor, "properties": {"product_id": "1"}})
    rules = {"key": unique("news"), "title": {"zh": "新客券", "en": "Welcome"}, "terms": {"kind": "fixed", "off_minor": 100}}
    draft = {"rules": rules | {"by_code": True, "currency": "USD"}}
    coupon = office.ask("POST", f"/api{HOME}/promotions", draft)["id"]
    office.ask("POST", f"/api{HOME}/promotions/{coupon}/launch")
    page = desk.open(f"/promotions/{coupon}?view=handouts")
    choose(page, page.get_by_label(desk.say("人群", "Segment"), exact=True), desk.say("新客", "New"))
    desk.button("开始发放", "Give it out").click()
    page.get_by_role("dialog").get_by_role("button", name=desk.say("开始发放", "Give it out"), exact=True).click()
    run = page.get_by_role("row").last
    expect(run).to_contain_text(desk.say("已发完", "Given"))
    run.get_by_role("progressbar").wait_for()
    keep(page, f"value_handout_{desk.lang}")
    given = office.read(f"/promotions/{coupon}/handouts")[0]["given"]
    owners = [voucher["person_id"] for voucher in office.read(f"/promotions/{coupon}/vouchers?limit=100")["items"]]
    assert len(set(owners)) == given > 0
    assert audit(page, axe_script) == []
    run.get_by_role("button", name=desk.say("收回未使用的", "Take back the unused")).click()
    page.get_by_role("dialog").get_by_role("button", name=desk.say("收回未使用的", "Take back the unused"), exact=True).click()
    expect(run).to_contain_text(desk.say("已收回", "Taken back"))
    expect(run.get_by_role("cell").nth(5)).to_have_text(str(given))
    office.ask("POST", f"/api{HOME}/promotions/{coupon}/end")
