"""The commands: `make` lists them, and the pages name none that do not exist."""

import os
import re
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
MAKEFILE = (REPOSITORY / "Makefile").read_text()
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
PAGES = ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", ".ci/run"]
COMMAND = re.compile(r"(?:^|`|\s)make (?:--no-print-directory )?([a-z][a-z-]*(?: [a-z][a-z-]*(?![\w=-]))*)", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)


def test_make_alone_lists_every_command_with_a_sentence() -> None:
    answer = subprocess.run(["make"], cwd=REPOSITORY, capture_output=True, text=True, check=True, env=_clean())
    listed = dict(re.findall(r"^  make ([a-z-]+) +(\S.*)$", answer.stdout, re.MULTILINE))
    assert set(listed) == {"demo", "test", "check", "bench", "web", "new-mechanic", "lock", "clean"}
    assert all(sentence.endswith(".") for sentence in listed.values())


@pytest.mark.parametrize("page", PAGES)
def test_a_page_names_only_commands_that_exist(page: str) -> None:
    named = commands_in((REPOSITORY / page).read_text(), is_script=page == ".ci/run")
    assert named <= TARGETS
    assert named, "a page about the repository names at least one command"


def test_a_command_that_does_not_exist_is_seen() -> None:
    page = "Type `make demo` and\n```\nmake fly name=high\n```\nto make it work."
    assert commands_in(page, is_script=False) == {"demo", "fly"}


def test_the_continuous_build_runs_the_tests_last() -> None:
    last = (REPOSITORY / ".ci/run").read_text().rstrip().splitlines()[-1]
    assert last == "exec make --no-print-directory check test"
    assert os.access(REPOSITORY / ".ci/run", os.X_OK)


def test_pytest_speaks_last() -> None:
    recipe = MAKEFILE.partition("\ntest:")[2].split("\n\n")[0]
    assert recipe.splitlines()[-1].startswith("\t@$(BIN)/python -m pytest")


def commands_in(text: str, *, is_script: bool) -> set[str]:
    """Targets of `make` that a text names in its code; in prose, "make" is a word like any other."""
    code = text if is_script else "\n".join(CODE.findall(text))
    return {target for match in COMMAND.findall(code) for target in match.split()}


def _clean() -> dict[str, str]:
    # Under `make test` the outer make hands its own settings down; here they would change what is printed.
    return {key: value for key, value in os.environ.items() if key not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
