"""The mappings that the guides show are ones that work."""

import re
import tomllib
from pathlib import Path

import pytest

from antiphon.connectors.tabular.mapping import FIELDS, check_mapping

GUIDES = Path(__file__).parents[3] / "docs" / "guides"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_mapping_of_the_guide_can_be_used(language: str) -> None:
    text = (GUIDES / language / "import.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    mapping = check_mapping(tomllib.loads(shown))
    assert mapping.form == "orders"
    named = set(re.findall(r"`([a-z_]+)`", text))
    assert {field for fields in FIELDS.values() for field in fields} <= named, "a field is not in the guide"
