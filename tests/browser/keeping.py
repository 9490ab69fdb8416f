"""Where the browser tests keep what they saw, to be looked at."""

import os
from pathlib import Path

from playwright.sync_api import Page

OUT = Path(os.environ.get("ANTIPHON_SCREENSHOTS", Path(__file__).parent / "out"))


def keep(page: Page, name: str) -> None:
    """Keep a picture of the whole page."""
    OUT.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=OUT / f"{name}.png", full_page=True, animations="disabled")
