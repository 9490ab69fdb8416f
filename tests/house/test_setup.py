"""Set-up: what is there is used, what is missing is named in one sentence, and a stamp tells what is already done."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import provide, setup

REPOSITORY = Path(__file__).parents[2]


def test_the_tools_are_found_here() -> None:
    assert provide.main() == 0
    assert (provide.need_postgres() / "initdb").exists()
    assert os.access(provide.need_redis(), os.X_OK)
    assert os.access(provide.need_chromium(), os.X_OK)


def test_what_is_missing_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = provide.Tool("Redis (the server)", lambda: None, ["redis-server"])
    monkeypatch.setattr(provide, "TOOLS", (nowhere,))
    monkeypatch.setattr(provide, "_can_install", lambda: False)
    assert provide.main() == 1
    said = capsys.readouterr().err
    assert said == "The tests need Redis (the server): install it (on Debian or Ubuntu: apt-get install redis-server) and run this again.\n"


def test_what_is_missing_is_installed_when_that_can_be_done(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    there = tmp_path / "redis-server"
    monkeypatch.setattr(
        provide, "TOOLS", (provide.Tool("Redis", lambda: there if there.exists() else None, ["redis-server", "redis-other"]),)
    )
    monkeypatch.setattr(provide, "_can_install", lambda: True)
    # An apt-get that knows the second name only, as on Ubuntu.
    apt = tmp_path / "apt-get"
    apt.write_text(f'#!/bin/sh\ncase "$*" in *redis-other) touch {there};; *update*) ;; *) exit 100;; esac\n')
    apt.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert provide.main() == 0
    assert there.exists()


def test_a_postgres_that_is_too_old_is_not_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("initdb", "postgres"):
        (tmp_path / name).write_text("#!/bin/sh\necho 'postgres (PostgreSQL) 13.4'\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setattr(provide, "_postgres_folders", lambda: iter([tmp_path]))
    assert provide.find_postgres() is None
    with pytest.raises(provide.Missing, match="PostgreSQL 15 or newer"):
        provide.need_postgres()


def test_a_stamp_says_what_is_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(setup, "VENV", tmp_path)
    monkeypatch.setattr(setup, "PYTHON", Path(sys.executable))
    assert not setup.is_ready("run")
    (tmp_path / "dev.stamp").write_text(setup.fingerprint("dev"))
    assert setup.is_ready("dev")
    assert setup.is_ready("run"), "dev is run and more"
    (tmp_path / "dev.stamp").write_text("of another lock")
    assert not setup.is_ready("run")


def test_an_environment_that_does_not_work_is_not_ready(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(setup, "VENV", tmp_path)
    monkeypatch.setattr(setup, "PYTHON", tmp_path / "bin/python")
    (tmp_path / "run.stamp").write_text(setup.fingerprint("run"))
    assert not setup.is_ready("run")


def test_an_old_python_is_told_which_one_is_needed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 1, "final", 0))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(setup.SetupFailed, match=r"needs Python 3\.11, 3\.12 or 3\.13; this is 3\.9\."):
        setup.find_python()


def test_set_up_needs_nothing_but_python() -> None:
    program = "import sys; sys.path.insert(0, '.'); import tools.setup, tools.provide, tools.build_web"
    subprocess.run([sys.executable, "-I", "-S", "-c", program], cwd=REPOSITORY, check=True)
