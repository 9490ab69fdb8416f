"""What README and guides say of the product is so: how many kinds of play there are, what a page links to, what a picture shows."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KINDS = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["entry-points"]["antiphon.mechanics"]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def targets(page: Path, *, pictures: bool) -> set[Path]:
    """The files of the repository that a page links to, or shows."""
    text = re.sub(r"```.*?```|`[^`\n]+`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = [path for shown, path in LINK.findall(text) if bool(shown) == pictures and not re.match(r"[a-z]+:", path)]
    return {(page.parent / path).resolve() for path in found}


@pytest.mark.parametrize(("page", "says"), [("README.md", r"(\d+) kinds"), ("README.zh-CN.md", r"(\d+) 种")])
def test_the_readme_counts_the_kinds_of_play(page: str, says: str) -> None:
    told = re.search(says, (ROOT / page).read_text(encoding="utf-8"))
    assert told, "the README says how many kinds there are"
    assert int(told[1]) == len(KINDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    missing = {path for pictures in (False, True) for path in targets(page, pictures=pictures) if not path.exists()}
    assert not missing


def test_every_picture_is_shown() -> None:
    """A picture nobody sees is one nobody takes again."""
    shown = {path for page in PAGES for path in targets(page, pictures=True)}
    assert set((ROOT / "docs/images").iterdir()) == {path for path in shown if path.parent.name == "images"}


def test_a_dead_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("A [link](gone.md#here), a ![picture](one.png), `[code](not.md)`, and [far](https://example.com).")
    assert targets(page, pictures=False) == {tmp_path / "gone.md"}
    assert targets(page, pictures=True) == {tmp_path / "one.png"}
