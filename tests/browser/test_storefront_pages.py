"""The storefront parts and the demo shop as pages: accessible, the right size everywhere, at home on a stranger's site."""

import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import jwt
import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
Audit = Callable[[Page], list[str]]
KeepPicture = Callable[[Page, str], None]
LANGS = ("zh", "en")
TABS = ("draw", "check_in", "tasks", "wins")

# What can be tapped, with its size; what lies over a whole card or box counts as that.
TARGETS = """() => {
    const small = [];
    const walk = root => {
        for (const element of root.querySelectorAll('*')) {
            if (element.shadowRoot) walk(element.shadowRoot);
            if (!element.matches('button, a[href], input, [role=tab]')) continue;
            const box = element.getBoundingClientRect();
            if (!box.width || !element.checkVisibility({visibilityProperty: true})) continue;
            if (box.width < 43.5 || box.height < 43.5) small.push(`${element.outerHTML.slice(0, 90)} ${box.width}x${box.height}`);
        }
    };
    walk(document);
    return small;
}"""
OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def open_tab(page: Page, tab: str) -> None:
    page.locator("#plays").wait_for(state="attached")
    bar = page.locator(".bar button").nth(1)
    if bar.is_visible():
        bar.click()
    page.locator(f"#tab-{tab}").click()
    expect(page.locator(f"#panel-{tab} .bone")).to_have_count(0)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [390, 1_440])
def test_axe_finds_nothing_serious(demo_url: str, visit: Visit, audit: Audit, lang: str, width: int) -> None:
    page = visit(f"{demo_url}/shop?lang={lang}", lang=lang, width=width, touch=width < 500)
    page.locator(".card").first.wait_for()
    found: dict[str, list[str]] = {"shelf": audit(page)}
    page.locator(".card .look").first.click()
    found["product"] = audit(page)
    page.locator(".dialog-foot .buy").click()
    page.keyboard.press("Escape")
    page.locator(".person").click()
    found["account"] = audit(page)
    page.keyboard.press("Escape")
    page.locator(".bar button").nth(2).click() if width < 500 else page.locator(".wide").click()
    found["cart"] = audit(page)
    page.keyboard.press("Escape")
    for tab in TABS:
        open_tab(page, tab)
        found[tab] = audit(page)
    for tab in TABS[:3]:
        open_tab(page, tab)
        page.locator(f"#panel-{tab} .foot .link").first.click()
        found[f"{tab} rules"] = audit(page)
        page.keyboard.press("Escape")
    open_tab(page, "draw")
    expect(page.locator("#panel-draw .chips .good")).to_be_visible(timeout=20_000)
    page.locator("#panel-draw [data-key=play]").click()
    expect(page.locator("#panel-draw dialog h3")).to_be_visible()
    found["moment"] = audit(page)
    assert {place: what for place, what in found.items() if what} == {}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [360, 430, 768, 1_024, 1_440])
def test_everything_fits_and_can_be_hit_with_a_thumb(demo_url: str, visit: Visit, keep_picture: KeepPicture, lang: str, width: int) -> None:
    page = visit(f"{demo_url}/shop?lang={lang}", lang=lang, width=width, height=900, touch=width < 1_000)
    page.locator(".card .step").first.wait_for()
    page.locator(".card .step").first.click()
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(TARGETS) == []
    for tab in TABS:
        open_tab(page, tab)
        assert page.evaluate(OVERFLOW) <= 0, tab
        assert page.evaluate(TARGETS) == [], tab
    page.locator("#tab-draw").click()
    page.locator("#panel-draw .foot .link").first.click()
    assert page.evaluate(TARGETS) == []
    keep_picture(page, f"shop-{width}-{lang}")


@pytest.mark.parametrize("lang", LANGS)
def test_a_shop_without_goods_says_what_belongs_there(
    demo_url: str, visit: Visit, audit: Audit, keep_picture: KeepPicture, lang: str
) -> None:
    page = visit(f"{demo_url}/shop/no-such-file", lang=lang, allow="404")
    page.route("**/shop/products.json", lambda route: route.fulfill(status=404, content_type="application/problem+json", body="{}"))
    page.goto(f"{demo_url}/shop?lang={lang}")
    expect(page.get_by_text("make demo")).to_be_visible()
    expect(page.get_by_role("heading")).to_have_text("货架还是空的" if lang == "zh" else "The shelves are still empty")
    assert audit(page) == []
    keep_picture(page, f"shop-empty-{lang}")


@pytest.mark.parametrize("state", ["paused", "ended", "not_started", "gone", "down"])
def test_a_play_that_cannot_be_played_says_so(demo_url: str, visit: Visit, audit: Audit, keep_picture: KeepPicture, state: str) -> None:
    page = visit(f"{demo_url}/shop/no-such-file", allow="404|503")

    def answer(route: Any) -> None:
        if state in {"gone", "down"}:
            code = 404 if state == "gone" else 503
            route.fulfill(status=code, content_type="application/problem+json", body='{"code": "play_not_found"}')
            return
        told = route.fetch().json()
        later = "2099-01-01T00:00:00Z"
        route.fulfill(json=told | {"state": state, "starts_at": later if state == "not_started" else told["starts_at"]})

    page.route("**/storefront/plays/*", answer)
    page.goto(f"{demo_url}/shop?lang=en")
    open_tab(page, "check_in")
    words = {
        "paused": "Taking a short break",
        "ended": "This has ended",
        "not_started": "Not open yet",
        "gone": "no longer here",
        "down": "not available right now",
    }
    expect(page.locator("#panel-check_in")).to_contain_text(words[state])
    assert page.locator("#panel-check_in [data-key=play]").count() == 0
    assert audit(page) == []
    keep_picture(page, f"check-in-{state}")


# ---------------------------------------------------------------------------------------------- on another site


class Stranger(BaseHTTPRequestHandler):
    """A shop of its own, on its own address, with a policy that allows as little as possible."""

    page = ""
    policy = ""

    def do_GET(self) -> None:
        body = self.page.encode() if self.path == "/" else b""
        self.send_response(200 if body else 204)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", self.policy)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's own name
        """Say nothing."""


@pytest.fixture
def stranger() -> Iterator[tuple[str, type[Stranger]]]:
    """Another origin, and the handler whose page it serves."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stranger)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", Stranger
    server.shutdown()
    server.server_close()
    thread.join()


def shopper_token(demo_url: str, user_id: str) -> str:
    """As the shop's own server would sign it (see the guide)."""
    with httpx.Client(base_url=demo_url, headers={"X-Antiphon": "1"}) as console:
        console.post("/api/session", json={"email": "demo@example.com", "password": "antiphon"}).raise_for_status()
        secret = console.get("/api/w/demo/shopper-secret").raise_for_status().json()["secret"]
    claims = {"aud": "antiphon", "ws": "demo", "uid": user_id, "exp": int(time.time()) + 3600}
    return jwt.encode(claims, secret, algorithm="HS256")


def test_parts_live_on_another_site_under_a_strict_policy_with_a_signed_shopper(
    demo_url: str, visit: Visit, stranger: tuple[str, type[Stranger]], keep_picture: KeepPicture
) -> None:
    address, handler = stranger
    handler.policy = f"default-src 'none'; script-src {demo_url}; connect-src {demo_url}"
    handler.page = f"""<!doctype html><html lang="zh-CN"><title>别人的店</title>
        <meta name="viewport" content="width=device-width">
        <meta name="antiphon-token" content="{shopper_token(demo_url, "stranger-1")}">
        <script src="{demo_url}/storefront.js" data-write-key="demo" async></script>
        <antiphon-check-in use-link="/coupons">…</antiphon-check-in></html>"""
    page = visit("about:blank", lang="zh")
    page.add_init_script(
        "window.heard = []; for (const name of ['win', 'moved', 'refused'])"
        " document.addEventListener('antiphon:' + name, event => heard.push([name, event.detail.kind, event.detail.outcome?.outcome]))"
    )
    page.goto(address)
    part = page.locator("antiphon-check-in")
    button = part.locator("[data-key=play]")
    expect(button).to_contain_text("签到")
    button.tap()
    expect(button).to_have_text("今天已签到")
    assert page.evaluate("heard") == [["moved", "check_in", "accepted"], ["win", "check_in", None]]
    assert page.evaluate("Object.keys(localStorage).filter(name => name.includes('session'))") == []
    keep_picture(page, "another-site-zh")
    # The same customer on another device.
    again = visit(address, lang="zh")
    expect(again.locator("antiphon-check-in [data-key=play]")).to_have_text("今天已签到")


def test_a_shop_can_dress_the_parts_and_fill_their_slots(
    demo_url: str, visit: Visit, stranger: tuple[str, type[Stranger]], audit: Audit, keep_picture: KeepPicture
) -> None:
    address, handler = stranger
    handler.policy = f"script-src {demo_url} 'unsafe-inline'; connect-src {demo_url}"
    handler.page = f"""<!doctype html><html lang="en"><title>Tea house</title><meta name="viewport" content="width=device-width">
        <style>body {{ background: #10151b; margin: 12px }}
        * {{ --antiphon-color: #ffb4a2; --antiphon-on-color: #3a0d02; --antiphon-radius: 6px; --antiphon-font: Georgia, serif }}
        h2, button {{ all: unset; font: 40px fantasy !important }}</style>
        <script>window.Antiphon = [["track", "Product Added", {{product_id: "t1"}}]]</script>
        <script src="{demo_url}/storefront.js" data-write-key="demo" async></script>
        <antiphon-draw theme="dark"><b slot="title">Tea wheel</b><small slot="hub">Tea</small></antiphon-draw></html>"""
    page = visit(address)
    part = page.locator("antiphon-draw")
    expect(part.locator(".chips")).to_contain_text("1 free draw", timeout=20_000)
    expect(page.get_by_role("heading", name="Tea wheel", level=2)).to_be_visible()
    style = "element => { const style = getComputedStyle(element); return [style.backgroundColor, style.fontSize] }"
    assert part.locator("[data-key=play]").evaluate(style) == ["rgb(255, 180, 162)", "17px"]
    assert audit(page) == []
    keep_picture(page, "dressed-dark-en")


def test_where_nothing_may_be_kept_everything_still_works(demo_url: str, visit: Visit) -> None:
    page = visit("about:blank")
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }})")
    page.goto(f"{demo_url}/shop?lang=en")
    open_tab(page, "check_in")
    page.locator("#panel-check_in [data-key=play]").tap()
    expect(page.locator("#panel-check_in [data-key=play]")).to_have_text("Checked in today")
