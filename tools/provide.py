"""Find PostgreSQL, Redis and Chromium for the tests, or install them, or say in one sentence what is missing.

Only the standard library is used: this runs on a fresh machine before anything is installed.
As a program (`python tools/provide.py`) it makes sure that all three are there and exits with 1 when they are not.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

OLDEST_POSTGRES = 15


class Missing(Exception):
    """A program that the tests need is not on this machine. The text says which, and what to do."""


def find_postgres() -> Path | None:
    """Find the folder that holds `initdb` and `postgres` of version 15 or newer; the newest one wins."""
    version, folder = max(((_postgres_version(folder), folder) for folder in _postgres_folders()), default=(0, Path()))
    return folder if version >= OLDEST_POSTGRES else None


def find_redis() -> Path | None:
    """Find a Redis server, or its successor Valkey, which speaks the same protocol."""
    return _first_program(["redis-server", "valkey-server"], ["/usr/local/bin", "/opt/homebrew/bin", "/opt/local/bin", "/usr/sbin"])


def find_chromium() -> Path | None:
    """Find Chromium or Chrome: on the path, in the usual places of each system, or where Playwright keeps its own."""
    names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
    on_path = _first_program(names, ["/usr/lib/chromium", "/opt/google/chrome", "/snap/bin"])
    if on_path is not None:
        return on_path
    home = Path.home()
    patterns = [
        (Path("/Applications"), "Chromium.app/Contents/MacOS/Chromium"),
        (Path("/Applications"), "Google Chrome.app/Contents/MacOS/Google Chrome"),
        (home / ".cache/ms-playwright", "chromium-*/chrome-linux*/chrome"),
        (home / "Library/Caches/ms-playwright", "chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium"),
    ]
    for folder, pattern in patterns:
        for path in sorted(folder.glob(pattern), reverse=True):
            if os.access(path, os.X_OK):
                return path
    return None


def need_postgres() -> Path:
    """The folder with PostgreSQL's programs. Raises `Missing`."""
    return _need(POSTGRES)


def need_redis() -> Path:
    """The Redis server's program. Raises `Missing`."""
    return _need(REDIS)


def need_chromium() -> Path:
    """The browser's program. Raises `Missing`."""
    return _need(CHROMIUM)


@dataclass(frozen=True)
class Tool:
    """One program the tests need: its name for people, how to find it, and the packages that bring it, the first that exists will do."""

    name: str
    find: Callable[[], Path | None]
    packages: Sequence[str]


POSTGRES = Tool(f"PostgreSQL {OLDEST_POSTGRES} or newer (the server)", find_postgres, ["postgresql"])
REDIS = Tool("Redis (the server)", find_redis, ["redis-server"])
CHROMIUM = Tool("Chromium", find_chromium, ["chromium", "chromium-browser"])  # Debian's name, Ubuntu's name
TOOLS = (POSTGRES, REDIS, CHROMIUM)


def _need(tool: Tool) -> Path:
    path = tool.find()
    if path is None:
        raise Missing(_sentence([tool]))
    return path


def _sentence(missing: Sequence[Tool]) -> str:
    names = " and ".join(tool.name for tool in missing)
    packages = " ".join(tool.packages[0] for tool in missing)
    return f"The tests need {names}: install it (on Debian or Ubuntu: apt-get install {packages}) and run this again."


def _first_program(names: Sequence[str], folders: Sequence[str]) -> Path | None:
    search = os.pathsep.join([os.environ.get("PATH", os.defpath), *folders])
    for name in names:
        path = shutil.which(name, path=search)
        if path is not None:
            return Path(path)
    return None


def _postgres_folders() -> Iterator[Path]:
    # Debian keeps every major version in a folder of its own and off the path; Homebrew, Fedora and the
    # upstream packages each have their own habit.
    initdb = shutil.which("initdb")
    if initdb is not None:
        yield Path(initdb).resolve().parent
    for root, pattern in [
        ("/usr/lib/postgresql", "*/bin"),
        ("/usr", "pgsql-*/bin"),
        ("/usr/local", "pgsql*/bin"),
        ("/opt/homebrew/opt", "postgresql@*/bin"),
        ("/usr/local/opt", "postgresql@*/bin"),
        ("/Applications/Postgres.app/Contents/Versions", "*/bin"),
    ]:
        yield from Path(root).glob(pattern)


def _postgres_version(folder: Path) -> int:
    programs = [folder / "initdb", folder / "postgres"]
    if not all(os.access(program, os.X_OK) for program in programs):
        return 0
    # A file named initdb may be a wrapper that refuses; asking for the version shows that it is the real one.
    answer = subprocess.run([programs[1], "--version"], capture_output=True, text=True, check=False)
    match = re.search(r"\(PostgreSQL\) (\d+)", answer.stdout)
    return int(match[1]) if match else 0


def _can_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def _install(tools: Sequence[Tool]) -> None:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # A machine image has often no package list at all, so the list comes first. Its failure alone is no reason
    # to stop: an old list may do.
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    for tool in tools:
        for package in tool.packages:
            sys.stderr.write(f"Installing {package} with apt-get: the tests need {tool.name}.\n")
            subprocess.run(
                ["apt-get", "install", "-y", "-qq", "--no-install-recommends", package], env=quiet, stdout=sys.stderr, check=False
            )
            if tool.find() is not None:
                break


def main() -> int:
    """Provide every tool. Returns the exit code: 0 when all are there, 1 when something is missing."""
    missing = [tool for tool in TOOLS if tool.find() is None]
    if missing and _can_install():
        _install(missing)
        missing = [tool for tool in missing if tool.find() is None]
    if missing:
        sys.stderr.write(_sentence(missing) + "\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
