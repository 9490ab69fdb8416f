"""The glossary and the code use the same words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "antiphon"
ROW = re.compile(
    r"^\| (?P<english>[^|]+) \| (?P<chinese>[^|]+) \| `(?P<code>[^`]+)` \| (?P<meaning>[^|]+) \|(?P<banned>[^|]*)\|$", re.MULTILINE
)
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def _rows() -> list[dict[str, str]]:
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    return [{name: value.strip() for name, value in match.groupdict().items()} for match in ROW.finditer(text)]


def _names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every name that the code itself chose: classes, functions, parameters, fields."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, node.lineno


def _banned_names(source: str, banned: set[str]) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for name, line in _names(ast.parse(source)):
        words = {word.lower() for word in WORD.findall(name)} | {name.lower()}
        if words & banned:
            found.append((name, line))
    return found


def test_the_glossary_has_both_languages_and_no_word_twice() -> None:
    rows = _rows()
    assert len(rows) > 40
    for row in rows:
        assert re.search("[\u4e00-\u9fff]|RFM", row["chinese"]), f"{row['english']} has no Chinese word"
    english = [row["english"] for row in rows]
    chinese = [row["chinese"] for row in rows]
    assert len(set(english)) == len(english)
    assert len(set(chinese)) == len(chinese)


def test_every_word_that_names_code_exists_there() -> None:
    everything = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*") if path.suffix in {".py", ".sql"})
    missing = [row["code"] for row in _rows() if not re.search(rf"\b{re.escape(row['code'])}", everything)]
    assert not missing


def test_no_twin_of_a_word_is_used_in_code() -> None:
    banned = {word.strip() for row in _rows() for word in row["banned"].split(",") if word.strip()}
    wrong = [
        f"{path.relative_to(ROOT)}:{line} {name}"
        for path in sorted(SOURCE.rglob("*.py"))
        for name, line in _banned_names(path.read_text(encoding="utf-8"), banned)
    ]
    assert not wrong, "use the glossary's word instead: " + ", ".join(wrong)


@pytest.mark.parametrize("planted", ["class Customer: ...", "def list_contacts(): ...\ndef add_contact(): ...", "def f(tenant: str): ..."])
def test_a_planted_twin_is_found(planted: str) -> None:
    assert _banned_names(planted, {"customer", "contact", "tenant"})
