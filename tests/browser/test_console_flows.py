"""What an operator does all day, done in a real browser against a real server, and checked from the other side."""

import json
import re
import time
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.console import EMAIL, PASSWORD, Desk, Office, open_desk
from tests.browser.keeping import keep

LIVE_MS = 2_000  # an event sent must be on the page within this time


@pytest.fixture
def desk(browser: Browser, demo_url: str) -> Iterator[Desk]:
    with open_desk(browser, demo_url) as opened:
        yield opened


@pytest.fixture(scope="module")
def office(demo_url: str) -> Iterator[Office]:
    opened = Office(demo_url)
    yield opened
    opened.close()


def unique(word: str) -> str:
    return f"{word}-{uuid4().hex[:10]}"


# ------------------------------------------------------------------------------------------------ coming and going


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_signing_in_wrong_then_right_where_one_wanted_to_go_and_out_again(browser: Browser, demo_url: str, lang: str) -> None:
    with open_desk(browser, demo_url, lang, signed_in=False) as desk:
        desk.allow(r"answer 401: (GET|POST) .*/api/session$")
        page = desk.open("/people?segment=active")
        expect(page).to_have_url(re.compile(r"/sign-in\?next="))
        page.get_by_label(desk.say("邮箱", "E-mail")).fill(EMAIL)
        password = page.get_by_label(desk.say("密码", "Password"), exact=True)
        password.fill("a wrong one")
        password.press("Enter")
        expect(page.get_by_role("alert")).to_have_text(
            desk.say("邮箱或密码不对，请核对后再试。", "E-mail and password do not match. Check both and try again.")
        )
        expect(page).to_have_url(re.compile("/sign-in"))
        password.fill(PASSWORD)
        desk.button("登录", "Sign in").click()
        expect(page).to_have_url(re.compile(r"/w/demo/people\?segment=active$"))
        expect(page.get_by_role("heading", level=1)).to_have_text(desk.say("全部人", "Everyone"))

        page.get_by_role("button", name=re.compile(desk.say("^账户", "^Account"))).click()
        page.get_by_role("menuitem", name=desk.say("退出登录", "Sign out")).click()
        expect(page).to_have_url(re.compile("/sign-in"))
        page.goto(f"{demo_url}/w/demo/people")
        expect(page).to_have_url(re.compile("/sign-in"))
        assert desk.context.request.get(f"{demo_url}/api/w/demo/people").status == 401


def test_the_language_that_was_chosen_stays(desk: Desk) -> None:
    page = desk.open("/plays")
    expect(page.get_by_role("heading", level=1)).to_have_text("Plays")
    desk.choose_language("zh")
    expect(page.get_by_role("heading", level=1)).to_have_text("玩法")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("玩法")
    page.get_by_role("link", name="设置").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("接入")
    assert desk.context.request.get(f"{desk.url}/api/session").json()["operator"]["locale"] == "zh"
    desk.choose_language("en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Connect")


# ---------------------------------------------------------------------------------------------------------- people


def test_somebody_is_found_and_their_tags_say_why(desk: Desk, office: Office) -> None:
    user = unique("shopper")
    orders = [
        {
            "type": "track",
            "event": "Order Completed",
            "userId": user,
            "messageId": unique("order"),
            "properties": {
                "order_id": unique("o"),
                "total": total,
                "currency": "USD",
                "products": [{"product_id": "7", "price": total, "quantity": 1}],
            },
        }
        for total in (12.5, 30)
    ]
    office.collect(*orders, {"type": "identify", "userId": user, "traits": {"name": f"Ada {user}"}})
    page = desk.open("/people")
    search = page.get_by_role("searchbox")
    row = page.get_by_role("row", name=re.compile(user))
    deadline = time.monotonic() + 20
    while not office.read(f"/people?query={user}")["items"] and time.monotonic() < deadline:
        time.sleep(0.1)
    search.fill(user)
    expect(row).to_contain_text("$42.50")
    expect(page.get_by_role("row")).to_have_count(2)  # the head and the one
    row.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Ada {user}")
    page.get_by_role("navigation", name="About this person").get_by_role("link", name=re.compile("^Tags")).click()
    person = office.read(f"/people?query={user}")["items"][0]["id"]
    told = {tag["key"]: tag for tag in office.read(f"/people/{person}")["tags"]}
    assert told["orders"]["value"] == 2
    for key, shown in (("orders", "2"), ("spent", "$42.50")):
        line = page.get_by_role("row").filter(has=page.get_by_role("cell", name=told[key]["name"]["en"], exact=True)).first
        expect(line).to_contain_text(shown)
        assert told[key]["why"]["en"], f"no reason is given for {key}"
        expect(line).to_contain_text(told[key]["why"]["en"])
    desk.choose_language("zh")
    line = page.get_by_role("row").filter(has=page.get_by_role("cell", name=told["orders"]["name"]["zh"], exact=True)).first
    expect(line).to_contain_text(told["orders"]["why"]["zh"])
    page.get_by_role("navigation", name="这个人的资料").get_by_role("link", name="时间线").click()
    expect(page.locator("main").get_by_text("完成订单")).to_have_count(2)


# ----------------------------------------------------------------------------------------------------------- plays


def test_a_draw_from_template_to_its_end(desk: Desk, office: Office) -> None:
    """Broken odds block the launch and lead to the field; mended it is simulated, launched, played, paused, resumed and ended."""
    page = desk.open("/plays/new")
    page.get_by_role("link", name=re.compile("Newcomer wheel")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("New")
    name = unique("Wheel")
    page.get_by_label("Name (English)").first.fill(name)
    expect(page.get_by_text("Checked: ready to launch")).to_be_visible()
    launch = desk.button("上线", "Launch")
    expect(launch).to_be_enabled()
    _break_and_mend(desk, page)
    _simulate(page)
    launch.click()
    page.get_by_role("dialog").get_by_role("button", name="Launch").click()
    expect(page).to_have_url(re.compile(r"/plays/ply_\w+$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Live")
    play = page.url.rpartition("/")[2]
    assert office.read(f"/plays/{play}")["state"] == "live"
    _play_and_watch(desk, page, office, play)
    _stop_and_go(page, office, play, name)


def _break_and_mend(desk: Desk, page: Page) -> None:
    launch = desk.button("上线", "Launch")
    page.get_by_role("button", name=re.compile(r"20 points.*40%|40%.*20 points")).click()
    odds = page.locator('[id="field-prizes[0].odds_ppm"]')
    odds.fill("30")
    odds.press("Tab")
    expect(page.get_by_text("1 thing to mend before launch")).to_be_visible()
    expect(launch).to_be_disabled()
    expect(page.get_by_text("10% missing")).to_be_visible()
    desk.button("看问题", "Show").click()
    told = page.locator("#blockers li")
    expect(told).to_have_count(1)
    english = told.inner_text()
    page.evaluate("scrollTo(0, 0); document.activeElement.blur()")
    told.get_by_role("button").click()
    expect(page.locator("[id^=field-prizes]:focus, [id=field-prizes]:focus, [id^=field-lose]:focus")).to_be_visible()
    keep(page, "flow-blocked-en")
    desk.choose_language("zh")
    expect(page.get_by_text("上线前还有 1 处要改")).to_be_visible()
    expect(desk.button("上线", "Launch")).to_be_disabled()
    assert re.search("[\u4e00-\u9fff]", told.inner_text().replace("去修改", ""))
    assert told.inner_text() != english
    told.get_by_role("button", name=re.compile("去修改")).click()
    expect(page.locator("[id^=field-prizes]:focus, [id^=field-lose]:focus")).to_be_visible()
    keep(page, "flow-blocked-zh")
    desk.choose_language("en")
    odds.fill("40")
    odds.press("Tab")
    expect(page.get_by_text("Checked: ready to launch")).to_be_visible()
    expect(desk.button("上线", "Launch")).to_be_enabled()


def _simulate(page: Page) -> None:
    page.get_by_role("button", name="Simulate", exact=True).click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_label("People").fill("300")
    drawer.get_by_label("Runs").fill("2")
    drawer.get_by_role("button", name="Simulate", exact=True).click()
    expect(drawer.get_by_role("heading", name="Whether stock lasts")).to_be_visible(timeout=40_000)
    expect(drawer.get_by_text("Took part", exact=True)).to_be_visible()
    keep(page, "flow-simulation-en")
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)


def _play_and_watch(desk: Desk, page: Page, office: Office, play: str) -> None:
    expect(page.get_by_text("Nobody has taken part yet.")).to_be_visible()
    wins = 0
    for _ in range(12):
        _, token = office.shopper()
        answer = office.move(play, token)
        assert answer.json()["outcome"] == "accepted", answer.text
        wins += answer.json()["answer"]["prize"] is not None
    assert 0 < wins <= 12  # by these odds twelve misses come once in 10^9
    expect(page.locator("main")).to_contain_text(re.compile(r"Participants\s*12"), timeout=15_000)  # the page looks again by itself
    live = office.read(f"/plays/{play}/live")
    assert live["totals"]["moves"] == 12
    assert sum(line["count"] for line in live["because"]) == 12
    for stock in live["stock"]:
        expect(page.get_by_role("row", name=re.compile(re.escape(stock["name"]["en"]))).first).to_contain_text(f"{stock['left']:,}")
    keep(page, "flow-results-en")


def _stop_and_go(page: Page, office: Office, play: str, name: str) -> None:
    heading = page.get_by_role("heading", level=1)
    _, token = office.shopper()
    page.get_by_role("button", name="Pause", exact=True).click()
    with page.expect_response(lambda answer: answer.url.endswith("/pause")) as paused:
        page.get_by_role("dialog").get_by_role("button", name="Pause").click()
    assert paused.value.ok, paused.value.text()
    expect(heading).to_contain_text("Paused")
    assert office.move(play, token).json()["outcome"] == "refused", "a paused play took a move"
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(heading).to_contain_text("Live")
    assert office.move(play, token).json()["outcome"] == "accepted"
    page.get_by_role("button", name="End", exact=True).click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text(f"End “{name}”?")
    expect(asked).to_contain_text("Goes back:")
    asked.get_by_role("button", name="End").click()
    expect(heading).to_contain_text("Ended")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_have_count(0)
    assert office.move(play, token).json()["outcome"] == "refused", "an ended play took a move"
    assert office.read("/ledger/check")["ok"], "ending the play broke the ledger"


def test_a_pause_is_shown_though_asking_again_takes_long(desk: Desk, office: Office) -> None:
    """What was answered is what the page shows; it does not wait until everything on it has been asked for again."""
    template = next(card for card in office.read("/mechanics") if card["kind"] == "check_in")["templates"][0]
    draft = {"kind": "check_in", "name": {"zh": "停一停", "en": unique("Stop")}, "rules": template["rules"]}
    play = office.ask("POST", "/api/w/demo/plays", draft)["id"]
    office.ask("POST", f"/api/w/demo/plays/{play}/launch")
    page = desk.open(f"/plays/{play}")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Live")
    page.route(re.compile(rf"/plays/{play}$"), lambda _: None)  # no answer will ever come
    page.get_by_role("button", name="Pause", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Pause").click()
    expect(heading).to_contain_text("Paused")
    page.unroute_all()
    office.ask("POST", f"/api/w/demo/plays/{play}/end")


# ---------------------------------------------------------------------------------------------------------- ledger


def test_a_prize_is_followed_from_its_source_to_its_owner(desk: Desk, office: Office) -> None:
    rules = {
        "prizes": [{"key": "mug", "name": {"zh": "马克杯", "en": "Mug"}, "odds_ppm": 1_000_000, "asset": "prize:mug", "stock": 5}],
        "lose": {"odds_ppm": 0, "name": {"zh": "下次", "en": "Next time"}},
    }
    play = office.ask("POST", "/api/w/demo/plays", {"kind": "draw", "name": {"zh": "杯", "en": unique("Mugs")}, "rules": rules})["id"]
    office.ask("POST", f"/api/w/demo/plays/{play}/launch")
    person, token = office.shopper()
    assert office.move(play, token).json()["outcome"] == "accepted"
    page = desk.open("/ledger/transfers")
    page.get_by_label("Holder, such as person:per_…").fill(f"person:{person}")
    expect(page.get_by_role("row")).to_have_count(2)
    page.get_by_role("row").nth(1).get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Transfer of 1 Prize · ")
    way = page.get_by_role("region", name="Every transfer these units went along").locator("ol > li")
    expect(way).to_have_count(2)
    expect(way.nth(0)).to_contain_text("Launched; the stock was put in.")
    expect(way.nth(0)).to_contain_text(re.compile("Outside world|Merchant"))
    expect(way.nth(1)).to_contain_text("This transfer")
    expect(way.nth(1).locator(f'a[href="/w/demo/plays/{play}"]')).to_be_visible()
    expect(way.nth(1).locator(f'a[href="/w/demo/people/{person}"]')).to_be_visible()
    owners = page.locator("section").filter(has=page.get_by_role("heading", name="Who has them now"))
    expect(owners.locator(f'a[href="/w/demo/people/{person}"]')).to_be_visible()
    decision = office.read(f"/people/{person}/decisions")["items"][0]
    seed = office.read(f"/decisions/{decision['id']}")["seed"]
    why = page.locator("section").filter(has=page.get_by_role("heading", name="Why"))
    assert seed
    expect(why).to_contain_text(seed)
    expect(why).to_contain_text(decision["say"]["en"])
    keep(page, "flow-ledger-en")
    page.get_by_role("link", name="See and replay the decision").click()
    desk.button("重放核对", "Replay and compare").click()
    expect(page.get_by_text("every detail came out the same")).to_be_visible()
    office.ask("POST", f"/api/w/demo/plays/{play}/end")


# ---------------------------------------------------------------------------------------------------------- events


def test_a_malformed_event_is_mended_and_replayed(desk: Desk, office: Office) -> None:
    user, message = unique("lost"), unique("message")
    answer = office.collect({"type": "track", "userId": user, "messageId": message, "properties": {"product_id": "1"}})
    assert answer["rejected"][0]["code"] == "no_name"
    page = desk.open("/quarantine")
    row = page.get_by_role("row", name=re.compile(message))
    expect(row).to_contain_text("no name")
    row.get_by_role("button", name="Open").click()
    drawer = page.get_by_role("dialog")
    replay = drawer.get_by_role("button", name="Replay this event")
    expect(replay).to_be_disabled()  # as it is, it would be refused again
    body = drawer.get_by_label("Event", exact=True)
    event = json.loads(body.input_value())
    body.fill('{"type": "track",')
    expect(drawer.get_by_role("alert")).to_contain_text("not valid JSON")
    expect(replay).to_be_disabled()
    body.fill(json.dumps(event | {"event": "Product Viewed"}))
    replay.click()
    expect(drawer).to_have_count(0)
    expect(row).to_have_count(0)
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Quarantine")
    desk.settle()
    expect(row).to_have_count(0)
    deadline = time.monotonic() + 20
    while not (found := office.read(f"/people?query={user}")["items"]) and time.monotonic() < deadline:
        time.sleep(0.1)
    timeline = office.read(f"/people/{found[0]['id']}/timeline")["items"]
    assert [(line["name"], line["properties"]["product_id"]) for line in timeline] == [("Product Viewed", "1")]


def test_an_event_is_on_the_live_page_within_two_seconds(desk: Desk, office: Office) -> None:
    page = desk.open("/events")
    expect(page.get_by_text("Live", exact=True)).to_be_visible()
    stream = page.get_by_role("list", name="Live events")
    first = unique("Sighting")
    office.collect({"type": "track", "event": first, "userId": "live-1", "properties": {"shelf": "north"}})
    sent = time.monotonic()
    expect(stream.get_by_text(first)).to_be_visible(timeout=LIVE_MS)
    assert time.monotonic() - sent < LIVE_MS / 1000 + 0.5
    stream.get_by_role("button", name=re.compile(first)).click()
    expect(page.get_by_role("heading", name="Event").locator("xpath=ancestor::section")).to_contain_text("north")
    desk.button("暂停", "Pause").click()
    second = unique("Sighting")
    office.collect({"type": "track", "event": second, "userId": "live-1"})
    expect(page.get_by_text("Paused; 1 more")).to_be_visible()
    expect(stream.get_by_text(second)).to_have_count(0)
    desk.button("继续", "Go on").click()
    expect(stream.get_by_text(second)).to_be_visible()


# -------------------------------------------------------------------------------------------------------- settings


def test_a_write_key_is_made_used_and_revoked(desk: Desk, office: Office, demo_url: str) -> None:
    page = desk.open("/settings/connect")
    name = unique("Kiosk")
    desk.button("新建写入密钥", "New write key").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Name")).to_be_focused()
    expect(dialog.get_by_role("button", name="Create")).to_be_disabled()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    row = page.get_by_role("row", name=re.compile(name))
    key = row.locator("code").inner_text()
    user = unique("kiosk-user")
    event = {"type": "track", "event": "Product Viewed", "userId": user, "messageId": unique("m")}
    assert office.collect(event, key=key)["success"]
    row.get_by_role("button", name="Revoke").click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text(name)
    asked.get_by_role("button", name="Revoke").click()
    expect(row).to_contain_text("Revoked")
    expect(row.get_by_role("button", name="Revoke")).to_have_count(0)
    request = desk.context.request.post(f"{demo_url}/v1/batch", data={"batch": [event], "writeKey": key})
    assert request.status == 401, request.text()
    deadline = time.monotonic() + 10
    while not office.read("/events/health")["refused_keys"] and time.monotonic() < deadline:
        time.sleep(0.1)
    page.goto(f"{demo_url}/w/demo/collection")
    expect(page.get_by_role("row", name=re.compile(re.escape(f"…{key[-3:]}")))).to_be_visible()  # refused, and counted where it is seen
