"""A browser test gets a second try in CI, and nothing else does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STORY = """
from pathlib import Path
import pytest
DONE = Path({marks!r})

@pytest.fixture
def playwright():
    return None

def late(name, tries):
    seen = len(list(DONE.glob(name + "*")))
    (DONE / f"{{name}}{{seen}}").touch()
    assert seen >= tries, "the page was late"

def test_late_once(playwright):
    late("once", 1)

def test_late_for_ever(playwright):
    late("ever", 9)

def test_without_a_browser():
    late("plain", 1)
"""


@pytest.mark.parametrize(
    ("in_ci", "passed", "tries"), [(True, 1, {"once": 2, "ever": 2, "plain": 1}), (False, 0, {"once": 1, "ever": 1, "plain": 1})]
)
def test_who_is_tried_again(tmp_path: Path, passed: int, tries: dict[str, int], *, in_ci: bool) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    (tmp_path / "test_story.py").write_text(STORY.format(marks=str(marks)), encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "CI"} | ({"CI": "true"} if in_ci else {})
    environment["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.second_try", "-c", "pytest.ini", "test_story.py"]
    told = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False).stdout
    assert {name: len(list(marks.glob(f"{name}*"))) for name in tries} == tries
    assert (f"{passed} passed" in told) == bool(passed)
    assert f"{3 - passed} failed" in told
    assert ("played twice: test_story.py::test_late_once" in told) == in_ci
