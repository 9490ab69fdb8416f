"""Scaffold a new kind of play: `make new-mechanic name=trivia`.

Writes a small mechanic that works (everybody can take a gift, so many times), its examples for the shared suite, a stub of
its guide in both languages that says it is one, and the entry point in pyproject.toml; then installs the entry point, so
that `make test` runs the suite on it at once. Nothing that exists is overwritten.
"""

import argparse
import keyword
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from string import Template

ROOT = Path(__file__).resolve().parent.parent
PATTERNS = Path(__file__).resolve().parent / "mechanic_template"
SECTION = '[project.entry-points."antiphon.mechanics"]'
NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST = 30


class Impossible(Exception):
    """The mechanic cannot be made. The text says why, and what to do."""


def check_name(name: str, root: Path) -> None:
    """A name that Python, the API and a file can bear, and that nobody has. Raises `Impossible`."""
    if not NAME.fullmatch(name) or len(name) > LONGEST or keyword.iskeyword(name):
        raise Impossible(f"{name!r} is not a name for a mechanic; use small letters, digits and single underscores, such as photo_vote.")
    if (root / "src/antiphon/mechanics" / name).exists():
        raise Impossible(f"There is a mechanic called {name!r} already.")


def words_for(name: str) -> Mapping[str, str]:
    """What stands for the placeholders of the patterns."""
    parts = name.split("_")
    return {"kind": name, "Class": "".join(map(str.capitalize, parts)), "Title": " ".join(parts).capitalize(), "tag": "-".join(parts)}


def files_for(name: str) -> Iterator[tuple[str, str]]:
    """(path, text) of every file of the new mechanic."""
    words = words_for(name)
    for folder, target in (("mechanic", f"src/antiphon/mechanics/{name}"), ("tests", f"tests/mechanics/{name}")):
        for pattern in sorted((PATTERNS / folder).iterdir()):
            yield f"{target}/{pattern.stem}", _fill_in(pattern, words)
    for language in ("en", "zh"):
        yield f"docs/guides/{language}/plays/{words['tag']}.md", _fill_in(PATTERNS / "guides" / f"{language}.md", words)


def _fill_in(pattern: Path, words: Mapping[str, str]) -> str:
    # `$ClassMove` is `$Class` and then a word, which string.Template would read as one name.
    text = pattern.read_text(encoding="utf-8").replace("$Class", "${Class}")
    return Template(text).substitute(words)


def with_entry_point(pyproject: str, name: str) -> str:
    """pyproject.toml with one more line among the mechanics, in alphabetical order. Raises `Impossible` without that section."""
    lines = pyproject.split("\n")
    if SECTION not in lines:
        raise Impossible(f"pyproject.toml has no section {SECTION}.")
    first = lines.index(SECTION) + 1
    last = first
    while last < len(lines) and " = " in lines[last]:
        last += 1
    entries = sorted([*lines[first:last], f'{name} = "antiphon.mechanics.{name}:MECHANIC"'])
    return "\n".join([*lines[:first], *entries, *lines[last:]])


def scaffold(name: str, root: Path) -> list[str]:
    """Write everything; gives the paths. Raises `Impossible` before anything is written."""
    check_name(name, root)
    pyproject = root / "pyproject.toml"
    listed = with_entry_point(pyproject.read_text(encoding="utf-8"), name)
    files = dict(files_for(name))
    taken = [path for path in files if (root / path).exists()]
    if taken:
        raise Impossible(f"{taken[0]} exists already; move it away or choose another name.")
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    pyproject.write_text(listed, encoding="utf-8")
    _tidy(root, [path for path in files if path.endswith(".py")])
    return [*files, "pyproject.toml"]


def _tidy(root: Path, paths: Sequence[str]) -> None:
    """Names of other lengths and letters wrap lines and sort imports differently."""
    for command in (["check", "--select", "I", "--fix"], ["format"]):
        subprocess.run([sys.executable, "-m", "ruff", *command, "--quiet", "--no-cache", *paths], cwd=root, check=True)


def main() -> int:
    """Scaffold, install, and say what comes next."""
    parser = argparse.ArgumentParser(description="Scaffold a new kind of play whose tests run at once.")
    parser.add_argument("name", nargs="?", help="its name in small letters, such as photo_vote")
    parser.add_argument("--root", type=Path, default=ROOT, help="the repository to write into")
    parser.add_argument("--no-install", action="store_true", help="leave the environment as it is")
    wanted = parser.parse_args()
    if not wanted.name:
        parser.error("it needs a name: make new-mechanic name=photo_vote")
    try:
        made = scaffold(wanted.name, wanted.root)
    except Impossible as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("".join(f"  {path}\n" for path in made))
    if not wanted.no_install:
        subprocess.run([sys.executable, str(wanted.root / "tools" / "setup.py"), "dev"], check=True)
    sys.stdout.write(
        f"\n{wanted.name} is a small mechanic that works. Now make it yours: play.py first, then laws.py.\n"
        f"The shared suite runs on it: make test ARGS='tests/suites/test_mechanics.py -k {wanted.name}'\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
