"""The lock files: complete, with hashes, the same versions everywhere, and no address of any registry in them."""

import json
import re
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tools.lock import npm_projects

REPOSITORY = Path(__file__).parents[2]
REQUIREMENTS = sorted((REPOSITORY / "requirements").glob("*.txt"))
PACKAGE_LOCKS = [folder / "package-lock.json" for folder in npm_projects(REPOSITORY)]
PROJECT: dict[str, Any] = tomllib.loads((REPOSITORY / "pyproject.toml").read_text())

ADDRESS = re.compile(r"\w+://|file:|\bindex-url\b|\bfind-links\b|(?<![\w-])(?:/[\w.-]+){2,}")


def test_there_are_locks_for_every_part() -> None:
    assert [path.name for path in REQUIREMENTS] == ["dev.txt", "node.txt", "run.txt"]
    assert {path.parent.name for path in PACKAGE_LOCKS} >= {"console", "storefront"}


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_python_locks_name_no_address(path: Path) -> None:
    assert ADDRESS.findall(path.read_text()) == []


@pytest.mark.parametrize(
    "planted",
    ["--index-url https://registry.example/simple", "--find-links /srv/wheels", "six @ file:///srv/six.whl", "    # from /srv/wheels/x"],
)
def test_a_planted_address_is_seen(planted: str) -> None:
    assert ADDRESS.search(planted)


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_every_python_package_has_a_version_and_a_hash(path: Path) -> None:
    for line, following in pairwise([*path.read_text().splitlines(), ""]):
        if line and line[0] not in " #":
            assert re.match(r"^[a-z0-9._-]+(\[[a-z,]+\])?==[^ ]+( ; .+)? \\$", line), line
            assert following.startswith("    --hash=sha256:"), line


@pytest.mark.parametrize("path", PACKAGE_LOCKS, ids=lambda path: path.parent.name)
def test_npm_locks_have_hashes_and_no_address(path: Path) -> None:
    packages: dict[str, dict[str, Any]] = json.loads(path.read_text())["packages"]
    for name, package in packages.items():
        assert "resolved" not in package, name
        assert not name or "integrity" in package, name
    assert "registry." not in path.read_text()
    assert "omit-lockfile-registry-resolved=true" in (path.parent / ".npmrc").read_text()


@pytest.mark.parametrize("path", PACKAGE_LOCKS, ids=lambda path: path.parent.name)
def test_npm_locks_match_their_package(path: Path) -> None:
    wanted = json.loads((path.parent / "package.json").read_text())
    locked = json.loads(path.read_text())["packages"][""]
    for kind in ("dependencies", "devDependencies"):
        assert locked.get(kind, {}) == wanted.get(kind, {})


def test_every_named_dependency_is_locked() -> None:
    project = PROJECT["project"]
    extras, groups = project["optional-dependencies"], PROJECT["dependency-groups"]
    run = [*project["dependencies"], *extras["demo"], *groups["build"]]
    assert names(run) <= locked("run.txt").keys()
    assert names([*run, *extras["redis"], *groups["test"], *groups["check"]]) <= locked("dev.txt").keys()
    assert names(groups["node"]) == locked("node.txt").keys()


def test_run_is_a_part_of_dev_in_the_same_versions() -> None:
    assert locked("run.txt").items() <= locked("dev.txt").items()


def test_the_locked_versions_are_new_enough() -> None:
    floors = dict(re.findall(r"^([a-z0-9-]+)(?:\[\w+\])?>=([\d.]+)$", "\n".join(PROJECT["project"]["dependencies"]), re.MULTILINE))
    assert len(floors) == len(PROJECT["project"]["dependencies"]), "every dependency has a lower bound"
    for name, floor in floors.items():
        assert all(numbers(version) >= numbers(floor) for version in locked("dev.txt")[name]), name


def locked(name: str) -> dict[str, frozenset[str]]:
    """Versions by package; more than one where they differ by version of Python."""
    found: dict[str, set[str]] = {}
    for package, version in re.findall(
        r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^ ]+)", (REPOSITORY / "requirements" / name).read_text(), re.MULTILINE
    ):
        found.setdefault(package, set()).add(version)
    return {package: frozenset(versions) for package, versions in found.items()}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[><=~ ]", requirement)[0].lower() for requirement in requirements}


def numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))
