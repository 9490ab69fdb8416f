"""`make new-mechanic`: a copy of the repository gets a fourth mechanic, and the suite runs on it at once."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools.new_mechanic import SECTION, Impossible, check_name, files_for, scaffold, with_entry_point

ROOT = Path(__file__).parents[2]
COPIED = (
    "pyproject.toml",
    "src/antiphon/__init__.py",
    "src/antiphon/py.typed",
    "src/antiphon/kernel",
    "src/antiphon/sdk",
    "src/antiphon/mechanics",
    "tests/__init__.py",
    "tests/mechanics",
    "tests/suites/test_mechanics.py",
    "tools",
)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what a mechanic needs, with a mechanic called photo_vote, installed as far as entry points go."""
    root = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        source, target = ROOT / name, root / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    command = [sys.executable, str(root / "tools/new_mechanic.py"), "photo_vote", "--no-install"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "src/antiphon/mechanics/photo_vote/play.py" in said
    listed = tomllib.loads((root / "pyproject.toml").read_text())["project"]["entry-points"]["antiphon.mechanics"]
    described = root / "src" / "antiphon-0.1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: antiphon\nVersion: 0.1.0\n")
    (described / "entry_points.txt").write_text("[antiphon.mechanics]\n" + "".join(f"{name} = {where}\n" for name, where in listed.items()))
    return root


def run(copy: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A Python module, in the copy and with the copy's packages first."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(copy / "src"), str(copy)))}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=110
    )


def test_the_suite_runs_on_it_at_once(copy: Path) -> None:
    ran = run(
        copy,
        "pytest",
        "-v",
        "-p",
        "no:cacheprovider",
        "tests/suites/test_mechanics.py",
        "tests/mechanics/test_quality.py",
        "-k",
        "photo_vote",
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "passed" in ran.stdout
    assert "failed" not in ran.stdout
    assert "test_laws_hold_whatever_people_do[photo_vote]" in ran.stdout
    assert "test_planted_bugs_are_seen_by_the_laws[photo_vote-ForgetsTheCount]" in ran.stdout


def test_it_keeps_the_rules_of_style_and_types(copy: Path) -> None:
    names = ("photo_vote", "zoo", "the_longest_name_there_can_be")
    for name in names[1:]:
        scaffold(name, copy)
    made = [path for name in names for path, _ in files_for(name) if path.endswith(".py")]
    assert run(copy, "ruff", "check", "--no-cache", *made).stdout.strip() == "All checks passed!"
    assert run(copy, "ruff", "format", "--no-cache", "--check", *made).returncode == 0
    (copy / "pyrightconfig.json").write_text(
        '{"typeCheckingMode": "strict", "include": ["src/antiphon/mechanics/photo_vote", "tests/mechanics/photo_vote"]}'
    )
    checked = run(copy, "pyright", "--pythonpath", sys.executable)
    assert checked.returncode == 0, checked.stdout


def test_its_guides_say_that_they_are_stubs(copy: Path) -> None:
    assert "stub" in (copy / "docs/guides/en/plays/photo-vote.md").read_text()
    assert "还没有写" in (copy / "docs/guides/zh/plays/photo-vote.md").read_text()


def test_nothing_is_written_over(copy: Path) -> None:
    with pytest.raises(Impossible, match="already"):
        scaffold("photo_vote", copy)
    guide = copy / "docs/guides/en/plays/karaoke.md"
    guide.write_text("mine")
    before = (copy / "pyproject.toml").read_text()
    with pytest.raises(Impossible, match="exists already"):
        scaffold("karaoke", copy)
    assert guide.read_text() == "mine"
    assert (copy / "pyproject.toml").read_text() == before
    assert not (copy / "src/antiphon/mechanics/karaoke").exists()


@pytest.mark.parametrize("name", ["", "Quiz", "2048", "photo-vote", "a__b", "_x", "class", "x" * 31, "../evil", "draw"])
def test_names_that_cannot_be(name: str) -> None:
    with pytest.raises(Impossible):
        check_name(name, ROOT)


def test_the_entry_point_stands_in_order() -> None:
    text = f'{SECTION}\na = "antiphon.mechanics.a:MECHANIC"\nc = "antiphon.mechanics.c:MECHANIC"\n\n[next]\nx = 1\n'
    entries = tomllib.loads(with_entry_point(text, "b"))
    assert list(entries["project"]["entry-points"]["antiphon.mechanics"]) == ["a", "b", "c"]
    assert entries["next"] == {"x": 1}
    with pytest.raises(Impossible):
        with_entry_point("[project]\n", "b")
