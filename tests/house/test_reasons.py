"""Nobody reads a bare key in the ledger: what features write as a reason, and who holds units for them, has words in the console."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from antiphon.features.points.showing import BECAUSE as POINTS

ROOT = Path(__file__).parents[2]
FEATURES = ROOT / "src/antiphon/features"
REASON_AT = {"transfer": 6, "hold": 8}  # which argument of Book.transfer and Book.hold says why


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
            yield name, node


def reasons_of(source: str) -> set[str]:
    """Every reason that is written out, or is a constant of the same file."""
    tree = ast.parse(source)
    named = {
        node.target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }
    found: set[str] = set()
    for name, call in calls(tree):
        at = REASON_AT.get(name)
        if at is None or len(call.args) <= at:
            continue
        reason = call.args[at]
        for part in [reason.body, reason.orelse] if isinstance(reason, ast.IfExp) else [reason]:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                found.add(part.value)
            elif isinstance(part, ast.Name) and part.id in named:
                found.add(named[part.id])
    return found


def words(lang: str, section: str) -> set[str]:
    text = (ROOT / f"web/console/src/words/{lang}/kit.ts").read_text(encoding="utf-8")
    body = text[re.search(rf"\b{section}\b[^{{\n]*\{{\n", text).end() :]  # pyright: ignore[reportOptionalMemberAccess] - it is there
    return set(re.findall(r"(\w+): \"", body[: body.index("}")]))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_reason_has_words(lang: str) -> None:
    written = {reason for path in FEATURES.rglob("*.py") for reason in reasons_of(path.read_text(encoding="utf-8"))}
    assert {"voucher_issued", "budget_given", "people_merged"} <= written
    assert (written | set(POINTS)) - words(lang, "because") == set()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_whoever_holds_units_for_a_feature_has_a_name(lang: str) -> None:
    assert {"units", "waiting", "promotion", "points_item", "budget", "frozen", "payout", "alliance"} <= words(lang, "holders")


def test_a_reason_is_seen_wherever_it_stands() -> None:
    source = 'WHY: Final = "two"\nb.transfer(w, a, 1, s, t, d, "one", now)\nb.hold(w, n, a, 1, s, t, u, d, WHY if x else "three", now)'
    assert reasons_of(source) == {"one", "two", "three"}
