"""A real house with a small demo, started as a process as a newcomer would start it, and browsers to look at it with."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.browser.console import Office
from tests.browser.stage import SECRET, Stage
from tools.build_web import install_packages, need_node

ROOT = Path(__file__).parents[2]
OUT = Path(os.environ.get("ANTIPHON_SCREENSHOTS", Path(__file__).parent / "out"))
READY_SECONDS = 90
PATIENCE = 15_000  # milliseconds: tests share few cores with many others
expect.set_options(timeout=PATIENCE)
ZONE = "America/New_York"
LOCALES = {"zh": "zh-CN", "en": "en-US"}


@pytest.fixture(scope="session")
def demo_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where `antiphon demo` serves thirty households of the year. One process for the whole run."""
    home = tmp_path_factory.mktemp("demo")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ANTIPHON_")}
    environment |= {"ANTIPHON_HOME": str(home), "ANTIPHON_PORT": str(port), "ANTIPHON_SECRET": SECRET}
    command = [str(Path(sys.executable).parent / "antiphon"), "demo", "--households", "30"]
    with (home / "log").open("wb") as log, subprocess.Popen(command, cwd=home, env=environment, stdout=log, stderr=log) as server:
        try:
            _wait_until_ready(server, home / "log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(20)


def _wait_until_ready(server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not re.search(rb"(?m)^ready http://", log.read_bytes()):
        told = log.read_text(errors="replace")[-2_000:]
        assert server.poll() is None, f"antiphon demo ended: {told}"
        assert time.monotonic() < deadline, f"antiphon demo is not ready after {READY_SECONDS} s: {told}"
        time.sleep(0.1)


Visit = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens a page as a new visitor; a script error or a refused resource on any of them fails the test.

    `visit(url, lang="zh", width=390, height=844, touch=True, still=False, allow="words of console errors that are expected")`; with
    `stage` (an answer to that address) the page is the test's own.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(
        url: str, *, lang: str = "en", width: int = 390, height: int = 844, touch: bool = True, still: bool = True, **more: Any
    ) -> Page:
        allowed = str(more.pop("allow", "")) or None
        stage = more.pop("stage", None)
        context = browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=2 if touch else 1,
            has_touch=touch,
            is_mobile=touch,
            locale=LOCALES[lang],
            timezone_id=ZONE,
            reduced_motion="reduce" if still else "no-preference",
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)

        def hear(message: ConsoleMessage) -> None:
            if message.type == "error" and not (allowed and re.search(allowed, message.text)):
                wrong.append(f"{message.text} {message.location.get('url', '')}")

        page.on("console", hear)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        if stage:
            page.route(url, stage)
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong, wrong


@pytest.fixture
def stage(demo_url: str, visit: Visit) -> Iterator[Stage]:
    """Launches a play and opens a page with it; the play ends with the test."""
    office = Office(demo_url)
    opened = Stage(demo_url, office, visit)
    yield opened
    opened.end_all()
    office.close()


@pytest.fixture(scope="session")
def axe_script() -> str:
    """axe-core, which knows the rules of accessible pages."""
    return (install_packages(ROOT / "web/storefront", need_node()) / "axe-core/axe.min.js").read_text(encoding="utf-8")


Audit = Callable[[Page], list[str]]


@pytest.fixture
def audit(axe_script: str) -> Audit:
    """What axe finds on a page that is serious or critical; shadow roots are looked into."""

    def look(page: Page) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(axe_script)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{violation['id']} ({violation['impact']}): {node['target']} {node['failureSummary']}"
            for violation in found["violations"]
            if violation["impact"] in {"serious", "critical"}
            for node in violation["nodes"]
        ]

    return look


@pytest.fixture
def keep_picture() -> Callable[[Page, str], None]:
    """Keeps a screenshot, to be looked at."""

    def keep(page: Page, name: str) -> None:
        OUT.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=OUT / f"{name}.png")

    return keep
