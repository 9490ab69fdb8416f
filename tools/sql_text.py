"""Reads SQL out of source text, just well enough for the rules of the house: which strings are SQL, and which tables they name.

Not a parser. It knows the SQL this project writes (two engines, plain statements, common table expressions), and the
tests in tests/house/test_house_rules.py say what it understands.
"""

import ast
import re
from collections.abc import Iterator

# Keywords are written large or small throughout, never as the first word of a sentence: "Select a play from the list".
_STATEMENT = re.compile(
    r"""^\s*(?:--[^\n]*\n\s*)*(?:
        (?:SELECT|select)\s.*?\b(?:FROM|from)\b
      | (?:SELECT|select)\s+[\w.]+\s*\(
      | (?:INSERT|insert)\s+(?:OR\s+\w+\s+)?(?:INTO|into)\b
      | (?:UPDATE|update)\s+(?:\w+|\{\})\s+(?:AS\s+\w+\s+)?(?:SET|set)\b
      | (?:DELETE|delete)\s+(?:FROM|from)\b
      | (?:CREATE|create|DROP|drop|ALTER|alter)\s+(?:UNIQUE\s+|TEMP\s+|TEMPORARY\s+|UNLOGGED\s+|OR\s+REPLACE\s+)*
        (?:TABLE|INDEX|VIEW|SCHEMA|TRIGGER|MACRO|table|index|view|schema|trigger|macro)\b
      | (?:WITH|with)\s+(?:RECURSIVE\s+)?\w+\s*(?:\([^)]*\)\s*)?(?:AS|as)\s
    )""",
    re.VERBOSE | re.DOTALL,
)
_TABLE_AFTER = re.compile(
    r"""(?P<before>\b(?:FOR|DISTINCT|EXTRACT\s*\(\s*\w+)\s+)?
        \b(?P<word>FROM|JOIN|INTO|UPDATE|REFERENCES|(?:TABLE|VIEW)(?:\s+IF\s+(?:NOT\s+)?EXISTS)?|INDEX\s+(?:IF\s+NOT\s+EXISTS\s+)?\w+\s+ON)
        \s+(?:ONLY\s+)?(?P<table>[A-Za-z_][\w.]*|\{\})(?P<call>\s*\()?""",
    re.VERBOSE | re.IGNORECASE,
)
_NEXT_IN_LIST = re.compile(r"(?:\s+(?:AS\s+)?[A-Za-z_]\w*)?\s*,\s*(?P<table>[A-Za-z_][\w.]*)(?P<call>\s*\()?", re.IGNORECASE)
_COMMON_TABLE = re.compile(
    r"(?:\bWITH\s+(?:RECURSIVE\s+)?|,\s*|\)\s*)([A-Za-z_]\w*)\s*(?:\([^)]*\)\s*)?AS\s+(?:NOT\s+)?(?:MATERIALIZED\s*)?\(", re.IGNORECASE
)
_NO_TABLE = {"set", "select", "values", "lateral", "skip", "nowait", "of", "unnest", "excluded", "where"}
_COMMENT = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)

UNNAMED = "{}"
"""What `tables_in` gives for a table whose name is only known at run time."""


def strings_in(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every string in the code, docstrings left out; what an f-string fills in reads `{}`."""
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            skipped.add(id(node.value))
        if isinstance(node, ast.JoinedStr):
            skipped.update(id(part) for part in node.values)
            yield node.lineno, "".join(_part(part) for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


def is_sql(text: str) -> bool:
    """Whether a string is a statement of SQL."""
    return _STATEMENT.match(text) is not None


def tables_in(sql: str) -> list[str]:
    """The tables a piece of SQL names, in order; its own common table expressions and table functions left out."""
    plain = re.sub(r"'(?:[^']|'')*'", "''", _COMMENT.sub(" ", sql))
    own = {name.lower() for name in _COMMON_TABLE.findall(plain)}
    found: list[str] = []
    for match in _TABLE_AFTER.finditer(plain):
        if match["before"]:
            continue
        reads = match["word"].upper() in {"FROM", "JOIN"}
        _take(found, own, match, is_function=reads and bool(match["call"]))
        following = _NEXT_IN_LIST.match(plain, match.end()) if reads else None
        while following:
            _take(found, own, following, is_function=bool(following["call"]))
            following = _NEXT_IN_LIST.match(plain, following.end())
    return found


def _take(found: list[str], own: set[str], match: re.Match[str], *, is_function: bool) -> None:
    name = match["table"].lower()
    if not is_function and name not in own and name not in _NO_TABLE:
        found.append(name)


def _part(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else UNNAMED
