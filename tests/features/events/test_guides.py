"""The guides say what the code does."""

from pathlib import Path

import pytest

from antiphon.features.events import catalogue, digest, intake
from antiphon.features.events.setting_aside import REASONS
from antiphon.features.events.wire import PATHS

GUIDES = Path(__file__).parents[3] / "docs/guides"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_names_reasons_and_limits_stand_in_the_guide(language: str) -> None:
    text = (GUIDES / language / "collect.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line.startswith("|")]
    told = {row[0]: row[1:] for row in rows}
    for old, new in catalogue.V1.items():
        assert old in told[new][0]
    for old, new in catalogue.GA4.items():
        assert f"`{old}`" in told[new][1]
    assert set(catalogue.SPEC_V2) <= told.keys()
    for reason, says in REASONS.items():
        assert told[f"`{reason}`"] == [says[language]]
    for number in (intake.MAX_BODY_BYTES, intake.MAX_EVENT_BYTES, intake.MAX_EVENTS):
        assert f"{number:,}" in text
    for number in (intake.MAX_DEPTH, intake.MAX_ID, digest.DEDUPE_DAYS):
        assert f"{number} " in text
    for path in PATHS["track"] + PATHS["batch"][:1]:
        assert f"`{path}`" in text or f"`POST {path}`" in text
    for old, new in (catalogue.GA4_ITEM | {"transaction_id": "order_id", "search_term": "query"}).items():
        assert f"`{old}`" in text
        assert f"`{new}`" in text
