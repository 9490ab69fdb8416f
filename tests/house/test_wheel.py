"""The wheel that `pip install .` makes holds everything: code, tables, texts, the console, the storefront script."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "src/antiphon"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """Built from the working tree, with the hatchling of the lock file."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(REPOSITORY)], check=True, timeout=100)
    return ZipFile(next(folder.glob("antiphon-*.whl")))


def test_the_console_and_the_storefront_are_in_the_wheel(wheel: ZipFile) -> None:
    names = wheel.namelist()
    assert "antiphon/web/console/index.html" in names
    assert any(name.startswith("antiphon/web/console/") and name.endswith(".js") for name in names)
    assert len(wheel.read("antiphon/web/storefront/storefront.js")) > 1000


def test_every_file_of_the_package_is_in_the_wheel(wheel: ZipFile) -> None:
    ours = {
        f"antiphon/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours <= set(wheel.namelist())


def test_nothing_of_this_machine_is_in_the_wheel(wheel: ZipFile) -> None:
    for name in wheel.namelist():
        assert name.startswith(("antiphon/", "antiphon-0.1.0.dist-info/"))
        assert str(REPOSITORY).encode() not in wheel.read(name), name


def test_the_licence_and_the_entry_points_are_in_the_wheel(wheel: ZipFile) -> None:
    assert b"Apache License" in wheel.read("antiphon-0.1.0.dist-info/licenses/LICENSE")
    entry_points = wheel.read("antiphon-0.1.0.dist-info/entry_points.txt").decode()
    assert "antiphon = antiphon.entry.cli:main" in entry_points
    for kind in ("check_in", "draw", "tasks"):
        assert f"{kind} = antiphon.mechanics.{kind}:MECHANIC" in entry_points
