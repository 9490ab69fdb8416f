"""Chinese is written with Chinese punctuation, wherever a person will read it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:?!]|[,;:?!][\u4e00-\u9fff]")
CODE = re.compile(r"```.*?```|`[^`]*`", re.DOTALL)
PLACES = ("src/antiphon/**/*.py", "web/*/src/**/*.ts", "web/*/src/**/*.tsx", "docs/guides/zh/**/*.md", "README.zh-CN.md")


def _wrong(text: str) -> list[str]:
    found: list[str] = []
    for number, line in enumerate(CODE.sub("", text).splitlines(), 1):
        found.extend(f"{number}: …{line[max(0, m.start() - 8) : m.end() + 8]}…" for m in HALF_WIDTH.finditer(line))
    return found


def test_no_half_width_punctuation_beside_chinese() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{place}"
        for pattern in PLACES
        for path in sorted(ROOT.glob(pattern))
        if "node_modules" not in path.parts
        for place in _wrong(path.read_text(encoding="utf-8"))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("planted", ["每天签到,连续有奖", "还剩:3 次", "注意;不可补签", "好!"])
def test_a_planted_comma_is_found(planted: str) -> None:
    assert _wrong(planted)
