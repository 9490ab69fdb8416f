"""An operator at the console: a browser that notices everything that goes wrong, and the API for what is not on a page."""

import re
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Response, expect

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "src/antiphon/web/console/index.html"
ZONE = "America/New_York"
LOCALES = {"zh": "zh-CN", "en": "en-US"}
EMAIL = "demo@example.com"
PASSWORD = "antiphon"
WORKSPACE = "demo"
HOME = f"/w/{WORKSPACE}"
WAIT = 20_000  # milliseconds a page may take on a busy machine
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# A page is there when its title is, nothing is loading and nothing is being fetched.
LOADED = """() => document.querySelectorAll('h1').length > 0
    && ![...document.querySelectorAll('main [role=status]')].some(e => ['Loading', '正在载入'].includes(e.innerText.trim()))"""


def need_console() -> None:
    """Fails when there is no built console to look at."""
    assert BUILT.is_file(), "The console is not built, so there is nothing to test: run `make web` first, then this again."


class Desk:
    """One operator's browser. Script errors, refused resources and failed requests are kept in `wrong`."""

    def __init__(self, context: BrowserContext, url: str, lang: str) -> None:
        self.context = context
        self.url = url
        self.lang = lang
        self.wrong: list[str] = []
        self.allowed: list[str] = []
        self.page = context.new_page()
        self.page.set_default_timeout(WAIT)
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self._note(f"script error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("response", self._answered)

    def sign_in(self) -> None:
        """By the API, as most tests are about what comes after."""
        answer = self.context.request.post(
            f"{self.url}/api/session", data={"email": EMAIL, "password": PASSWORD}, headers={"X-Antiphon": "1"}
        )
        assert answer.ok, answer.text()

    def open(self, path: str) -> Page:
        """Open an address of the workspace and wait until it is all there."""
        self.page.goto(f"{self.url}{path if path.startswith(('/w/', '/sign-in')) else HOME + path}")
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until nothing on the page says that it is loading."""
        self.page.wait_for_function(LOADED)

    def allow(self, pattern: str) -> None:
        """What this test makes go wrong on purpose."""
        self.allowed.append(pattern)

    def say(self, zh: str, en: str) -> str:
        """The words of the desk's language."""
        return zh if self.lang == "zh" else en

    def button(self, zh: str, en: str) -> Locator:
        """A button by its whole name."""
        return self.page.get_by_role("button", name=self.say(zh, en), exact=True)

    def choose_language(self, lang: str) -> None:
        """By the menu, as an operator does."""
        self.page.get_by_role("button", name=re.compile(self.say("^语言: ", "^Language: "))).click()
        self.page.get_by_role("menuitemradio", name={"zh": "中文", "en": "English"}[lang]).click()
        self.lang = lang
        expect(self.page.locator("html")).to_have_attribute("lang", {"zh": "zh-CN", "en": "en"}[lang])

    def _note(self, what: str) -> None:
        if not any(re.search(pattern, what) for pattern in self.allowed):
            self.wrong.append(f"{what} (on {self.page.url})")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith("Failed to load resource"):  # those are heard as answers
            self._note(f"console {message.type}: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a page left unfinished when it was left
            self._note(f"request failed: {request.method} {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self._note(f"answer {response.status}: {response.request.method} {response.url}")


@contextmanager
def open_desk(
    browser: Browser, url: str, lang: str = "en", width: int = 1440, scheme: str = "light", *, signed_in: bool = True
) -> Generator[Desk]:
    """A desk in a fresh browser profile. On leaving, everything that went wrong on its pages fails the test."""
    need_console()
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        locale=LOCALES[lang],
        timezone_id=ZONE,
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    try:
        desk = Desk(context, url, lang)
        if signed_in:
            desk.sign_in()
        yield desk
        assert not desk.wrong, "\n".join(desk.wrong)
    finally:
        context.close()


class Office:
    """The same operator, and shoppers, through the API."""

    def __init__(self, url: str) -> None:
        self._http = httpx.Client(base_url=url, headers={"X-Antiphon": "1"}, timeout=20)
        self.ask("POST", "/api/session", {"email": EMAIL, "password": PASSWORD})

    def ask(self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None) -> Any:
        """An answer's body; any refusal fails the test."""
        answer = self._http.request(method, path, json=body, headers=dict(headers or {}))
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def download(self, path: str, body: Any) -> str:
        """A file that is made for the asking."""
        answer = self._http.post(path, json=body)
        assert answer.is_success, f"{path}: {answer.status_code} {answer.text}"
        return answer.text

    def read(self, path: str) -> Any:
        """Something of the workspace."""
        return self.ask("GET", f"/api{HOME}{path}")

    def collect(self, *events: Mapping[str, Any], key: str = "demo") -> Any:
        """Events sent as a shop's page sends them; what the collector answered."""
        answer = self._http.post("/v1/batch", json={"batch": events}, auth=(key, ""))
        assert answer.status_code == 200, answer.text
        return answer.json()

    def shopper(self) -> tuple[str, str]:
        """Somebody nobody has seen: person's id and token."""
        visit = self.ask("POST", "/storefront/session", {"write_key": "demo", "anonymous_id": f"visitor-{uuid4().hex}"})
        return visit["person"]["id"], visit["token"]

    def move(self, play: str, token: str, move: Mapping[str, Any] | None = None) -> httpx.Response:
        """One move of a shopper."""
        headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": uuid4().hex}
        return self._http.post(f"/storefront/plays/{play}/moves", json=dict(move or {}), headers=headers)

    def close(self) -> None:
        """Hang up."""
        self._http.close()


def audit(page: Page, axe: str) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA that is serious or critical, a line for each element."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", WCAG)
    return [
        f"{violation['id']} ({violation['impact']}) at {node['target']}: {' '.join(node['failureSummary'].split())[:240]}"
        for violation in found["violations"]
        if violation["impact"] in {"serious", "critical"}
        for node in violation["nodes"][:3]
    ]
