"""What a browser really fetches until the first page after sign-in is there, compressed."""

from playwright.sync_api import Browser

from tests.browser.console import open_desk

LIMIT = 250_000  # bytes; promised are 400,000 (S11)
WEIGH = """() => performance.getEntriesByType('resource')
    .filter(entry => /[.](js|css)$/.test(new URL(entry.name).pathname))
    .map(entry => [new URL(entry.name).pathname.split('/').pop(), entry.encodedBodySize])"""


def test_the_first_page_is_light_and_has_its_charts(browser: Browser, demo_url: str) -> None:
    with open_desk(browser, demo_url, "zh") as desk:
        page = desk.open("/overview")
        page.locator("main figure svg").first.wait_for()
        page.wait_for_load_state("networkidle")
        fetched: list[tuple[str, int]] = page.evaluate(WEIGH)
        total = sum(size for _, size in fetched)
        assert len(fetched) > 5
        assert 100_000 < total < LIMIT, sorted(fetched, key=lambda pair: -pair[1])[:10]
