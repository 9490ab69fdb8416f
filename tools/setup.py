"""Makes .venv and fills it from the lock file: `python3 tools/setup.py run` (or `dev`, which is run and the test tools).

Only the standard library is used, and nothing newer than Python 3.7 in the text, so that an old Python can still read
the sentence that says which one is needed. A second run sees by its stamp that nothing changed and takes no time.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST, NEWEST = (3, 11), (3, 13)
LEVELS = {"run": ["run", "dev"], "dev": ["dev"]}  # whoever wants `run` is served by `dev` as well


class SetupFailed(Exception):
    """The environment could not be made. The text says what to do."""


def find_python() -> str:
    """Find a Python of a version this project is made for: the one that runs this, else one on the path. Raises `SetupFailed`."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        path = shutil.which(f"python3.{minor}")
        if path and subprocess.run([path, "-c", ""], check=False, stderr=subprocess.DEVNULL).returncode == 0:
            return path
    found = ".".join(map(str, sys.version_info[:2]))
    raise SetupFailed(f"Antiphon needs Python 3.11, 3.12 or 3.13; this is {found}. Install one and run this again.")


def fingerprint(level: str) -> str:
    """Say what the environment of a level is made of: the lock and the package's own description."""
    digest = hashlib.sha256()
    for path in (ROOT / "requirements" / f"{level}.txt", ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def is_ready(level: str) -> bool:
    """Whether .venv works and holds at least what `level` asks for, in the locked versions."""
    stamps = [(VENV / f"{name}.stamp", name) for name in LEVELS[level]]
    fresh = any(stamp.exists() and stamp.read_text() == fingerprint(name) for stamp, name in stamps)
    return fresh and _works()


def make(level: str) -> None:
    """Make .venv for `level`. Raises `SetupFailed`."""
    if not _works():
        _create()
    for stamp in VENV.glob("*.stamp"):
        stamp.unlink()
    sys.stderr.write(f"Installing what requirements/{level}.txt locks (the first time only; this may take a minute) …\n")
    _pip("--require-hashes", "--requirement", f"requirements/{level}.txt")
    # hatchling is in the lock too: nothing is fetched that has no hash there.
    _pip("--no-deps", "--no-build-isolation", "--editable", ".")
    (VENV / f"{level}.stamp").write_text(fingerprint(level))


def _create() -> None:
    command = [find_python(), "-m", "venv", "--clear", str(VENV)]
    answer = subprocess.run(command, check=False, capture_output=True, text=True)
    if answer.returncode != 0:
        raise SetupFailed(
            "Python could not make an environment (on Debian or Ubuntu: apt-get install python3-venv).\n" + answer.stdout + answer.stderr
        )


def _works() -> bool:
    if not PYTHON.exists():
        return False
    wanted = f"import pip, sys; sys.exit(not ({OLDEST} <= sys.version_info[:2] <= {NEWEST}))"
    return subprocess.run([str(PYTHON), "-c", wanted], check=False, stderr=subprocess.DEVNULL).returncode == 0


def _pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
    if subprocess.run(command, cwd=str(ROOT), env=dict(os.environ), check=False).returncode != 0:
        raise SetupFailed("pip could not install the locked packages; what it says stands above.")


def main(arguments: list[str]) -> int:
    """Exit code 0 when the environment is ready."""
    level = arguments[0] if arguments and arguments[0] in LEVELS else "dev"
    try:
        if not is_ready(level):
            make(level)
    except SetupFailed as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
