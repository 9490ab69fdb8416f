"""Takes the pictures of README and guides from a running demo: `python -m tools.take_pictures http://127.0.0.1:8000`.

They land in docs/images. Pictures are reduced to 256 colours by Pillow where it is installed; it is no dependency of ours, so
without it they are kept as they are. Needs Chromium, and fails when a picture is larger than it may be.
"""

import importlib
import json
import re
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tools.provide import need_chromium

IMAGES = Path(__file__).parents[1] / "docs/images"
LARGEST = 250_000  # bytes
LOCALES = {"zh": "zh-CN", "en": "en-US"}
ZONE = "America/New_York"
CONSOLE_SIZE = (1440, 900)
PHONE_SIZE = (390, 844)
OPERATOR = {"email": "demo@example.com", "password": "antiphon"}
WHEEL = "Add-to-cart wheel"
SPIN = {"zh": re.compile("开始抽奖"), "en": re.compile("Spin")}


@contextmanager
def visiting(browser: Browser, lang: str, size: tuple[int, int], scale: float = 1) -> Generator[BrowserContext]:
    """Somebody nobody has seen."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        locale=LOCALES[lang],
        timezone_id=ZONE,
        reduced_motion="reduce",
        has_touch=scale > 1,
    )
    try:
        yield context
    finally:
        context.close()


def keep(page: Page, name: str) -> None:
    """Write a picture, as small as can be. Raises `ValueError` when that is not small enough."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    path = IMAGES / f"{name}.png"
    page.screenshot(path=path, animations="disabled")
    _reduce(path)
    size = path.stat().st_size
    sys.stdout.write(f"{path.name:<22}{size / 1000:>7.0f} kB\n")
    if size > LARGEST:
        message = f"{path.name} has {size:,} bytes, more than the {LARGEST:,} that a picture of the guides may have."
        raise ValueError(message)


def _reduce(path: Path) -> None:
    try:
        pillow: Any = importlib.import_module("PIL.Image")
    except ModuleNotFoundError:
        return
    with pillow.open(path) as picture:
        reduced = picture.convert("RGB").quantize(256, dither=0)
    reduced.save(path, optimize=True)


def read(context: BrowserContext, url: str) -> Any:
    """An answer of the API."""
    answer = context.request.get(url)
    if not answer.ok:
        message = f"{url} answered {answer.status}: {answer.text()[:300]}"
        raise ValueError(message)
    return json.loads(answer.body())


def picture_console(browser: Browser, base: str, lang: str) -> None:
    """The console's pages in one language."""
    with visiting(browser, lang, CONSOLE_SIZE) as context:
        signed_in = context.request.post(f"{base}/api/session", data=OPERATOR, headers={"X-Antiphon": "1"})
        if not signed_in.ok:
            message = f"{base} does not let the demo's operator in ({signed_in.status}); is it a demo?"
            raise ValueError(message)
        api = f"{base}/api/w/demo"
        wheel = find_wheel(context, api)
        places = {
            "overview": "overview",
            "play-results": f"plays/{wheel}",
            "builder": "plays/new/draw?template=newcomer_wheel",
            "ledger": f"ledger/transfers/{find_win(context, api, wheel)}",
            "person": f"people/{_somebody(context, api)}?view=tags",
        }
        page = context.new_page()
        for name, place in places.items():
            page.goto(f"{base}/w/demo/{place}")
            page.locator("main h1").wait_for()
            page.wait_for_timeout(2_500)  # figures, charts, relative times
            page.evaluate("document.activeElement.blur()")
            keep(page, f"{name}-{lang}")


def find_wheel(context: BrowserContext, api: str) -> str:
    """The demo's own wheel, whatever else is live. Raises `ValueError` when it is not."""
    for play in walk(context, f"{api}/plays?state=live"):
        if play["kind"] == "draw" and play["name"]["en"] == WHEEL:
            return str(play["id"])
    message = f"The demo's play {WHEEL!r} is not live; start the demo with --fresh."
    raise ValueError(message)


def find_win(context: BrowserContext, api: str, play: str) -> str:
    """A prize that somebody won out of a play's stock, the latest: the way that has most to tell. Raises `ValueError` when nobody has."""
    for transfer in walk(context, f"{api}/ledger/transfers?holder=play:{play}"):
        if transfer["because"] == "won" and transfer["source"] == f"play:{play}":
            return str(transfer["id"])
    message = f"Nobody has won anything in {play} yet; let somebody play, then take the pictures."
    raise ValueError(message)


def walk(context: BrowserContext, url: str) -> Iterator[Any]:
    """Every line of a list, page by page."""
    cursor = ""
    while True:
        page = read(context, url + (f"&cursor={quote(cursor)}" if cursor else ""))
        yield from page["items"]
        cursor = page.get("next_cursor")
        if not cursor:
            return


def _somebody(context: BrowserContext, api: str) -> str:
    """Who spent most."""
    return str(read(context, f"{api}/people?sort=spent&limit=1")["items"][0]["id"])


def picture_shop(browser: Browser, base: str, lang: str) -> None:
    """The demo shop on a desk, and its wheel in a hand."""
    with visiting(browser, lang, CONSOLE_SIZE) as context:
        page = context.new_page()
        page.goto(f"{base}/shop?lang={lang}")
        page.locator(".card").first.wait_for()
        page.wait_for_timeout(2_500)
        keep(page, f"shop-{lang}")
    with visiting(browser, lang, PHONE_SIZE, scale=2) as context:
        page = context.new_page()
        page.goto(f"{base}/shop?lang={lang}")
        page.locator(".card").first.wait_for()
        page.locator(".card .step").last.click()
        page.wait_for_timeout(3_000)  # the event has been digested and has earned a draw
        bar = page.locator(".bar button").nth(1)
        if bar.is_visible():
            bar.click()
        page.locator("#tab-draw").click()
        page.get_by_role("button", name=SPIN[lang]).first.wait_for()
        page.wait_for_timeout(1_000)
        keep(page, f"draw-{lang}")


def main(arguments: list[str]) -> int:
    """Take them all. Exit code 2 when no address is given."""
    if len(arguments) != 1:
        sys.stderr.write("Usage: python -m tools.take_pictures http://127.0.0.1:8000 (a running `make demo`)\n")
        return 2
    base = arguments[0].rstrip("/")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(need_chromium()), args=["--no-sandbox"] if sys.platform == "linux" else [])
        for lang in ("zh", "en"):
            picture_console(browser, base, lang)
            picture_shop(browser, base, lang)
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
