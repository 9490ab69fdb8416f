"""Lock every dependency to a version and its hashes: Python into requirements/, npm into each project's package-lock.json.

Run by `make lock` after pyproject.toml or a package.json changed. The files name packages, versions and hashes, and
no address: where packages come from is the business of the machine that installs them.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.build_web import need_node

ROOT = Path(__file__).parents[1]
REQUIREMENTS = ROOT / "requirements"

# What each file holds. Later files take the versions of earlier ones, so that dev.txt is run.txt and more.
SETS = {
    "dev.txt": ["pyproject.toml", "--extra", "demo", "--extra", "redis", "--group", "dev"],
    "run.txt": ["pyproject.toml", "--extra", "demo", "--group", "build"],
    "node.txt": ["--group", "node"],
}


def lock_python(*, upgrade: bool) -> None:
    """Write requirements/*.txt with uv, for Python 3.11 and newer and every system at once."""
    uv = shutil.which("uv")
    if uv is None:
        raise SystemExit("Locking needs uv: install it (pip install uv) and run this again.")
    # Without this machine's own settings: its mirrors and folders must not find their way into the files.
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("UV_", "PIP_"))}
    earlier: list[str] = []
    for name, sources in SETS.items():
        command = [uv, "pip", "compile", *sources, "--output-file", f"requirements/{name}", "--quiet"]
        command += [
            "--universal",
            "--python-version",
            "3.11",
            "--generate-hashes",
            "--no-emit-index-url",
            "--no-emit-find-links",
            "--custom-compile-command",
            "make lock",
        ]
        command += [*earlier, *(["--upgrade"] if upgrade else [])]
        subprocess.run(command, cwd=ROOT, env=clean, check=True)
        earlier += ["--constraints", f"requirements/{name}"]


def lock_npm() -> None:
    """Write the package-lock.json of each npm project here; its .npmrc keeps addresses out of it."""
    node = need_node()
    for folder in npm_projects(ROOT):
        command = [*node.npm, "install", "--package-lock-only", "--ignore-scripts", "--no-fund", "--no-audit"]
        subprocess.run(command, cwd=folder, env=node.environment(), check=True)


def npm_projects(root: Path) -> list[Path]:
    """Every folder with a package.json of our own: the web parts, and the Node programs that tests and benchmarks drive."""
    found = [path.parent for folder in ("web", "tests", "bench") for path in (root / folder).rglob("package.json")]
    return sorted(path for path in found if not {"node_modules", "dist"}.intersection(path.parts))


if __name__ == "__main__":
    lock_python(upgrade="--upgrade" in sys.argv[1:])
    lock_npm()
