"""The console's client is generated from the API document; the two must not drift apart."""

import json
from pathlib import Path

from antiphon.entry.openapi import render

KEPT = Path(__file__).parents[2] / "web" / "console" / "openapi.json"


def test_the_console_was_generated_from_this_api() -> None:
    assert json.loads(KEPT.read_text(encoding="utf-8")) == json.loads(render()), "run: antiphon openapi --output web/console/openapi.json"
