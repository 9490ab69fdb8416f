"""The list of exceptions to the rules of the house. It may only shrink.

tools/ratchet.toml has one entry for a file and a rule:

    [[exception]]
    rule = "H03"
    path = "src/antiphon/…"
    count = 1
    reason = "why it cannot be otherwise yet"

More findings than `count` are refused, and so are fewer: then the entry is lowered or removed, so that nobody can fall
back. The total of each rule may never be higher than in any earlier commit.
"""

import shutil
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

LIST = "tools/ratchet.toml"


class Finding(NamedTuple):
    """One place where a rule is broken."""

    rule: str
    path: str
    line: int
    message: str


class Exceptions(NamedTuple):
    """What the list allows: how many findings for each rule and path, and entries that are wrong in themselves."""

    allowed: Mapping[tuple[str, str], int]
    faults: tuple[str, ...]

    def totals(self) -> Counter[str]:
        totals: Counter[str] = Counter()
        for (rule, _), count in self.allowed.items():
            totals[rule] += count
        return totals


def read_exceptions(root: Path) -> Exceptions:
    """The list of the working tree; no file is an empty list."""
    path = root / LIST
    return parse_exceptions(path.read_text(encoding="utf-8") if path.exists() else "")


def parse_exceptions(text: str) -> Exceptions:
    """Read the list from its text."""
    allowed: dict[tuple[str, str], int] = {}
    faults: list[str] = []
    for entry in tomllib.loads(text).get("exception", []):
        key = (str(entry.get("rule")), str(entry.get("path")))
        if key in allowed:
            faults.append(f"{LIST}: {key[0]} {key[1]} is listed twice.")
        if len(str(entry.get("reason", ""))) < 10:
            faults.append(f"{LIST}: {key[0]} {key[1]} has no reason.")
        allowed[key] = int(entry.get("count", 0))
    return Exceptions(allowed, tuple(faults))


def judge(findings: Iterable[Finding], exceptions: Exceptions) -> list[str]:
    """What is wrong, one line each: findings beyond what is allowed, and exceptions that are no longer needed."""
    by_place: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        by_place.setdefault((finding.rule, finding.path), []).append(finding)
    problems = list(exceptions.faults)
    for key, found in by_place.items():
        allowed = exceptions.allowed.get(key, 0)
        if len(found) > allowed:
            listed = f" (the list allows {allowed} here)" if allowed else ""
            problems += [f"{item.path}:{item.line}: {item.rule} {item.message}{listed}" for item in found]
    for key, allowed in exceptions.allowed.items():
        count = len(by_place.get(key, []))
        if count < allowed:
            do = f"set its count to {count}" if count else "remove the entry"
            problems.append(f"{LIST}: {key[0]} {key[1]} is down from {allowed} to {count}; {do}, so that it stays there.")
    return problems


def growth(now: Exceptions, earlier: Mapping[str, Exceptions]) -> list[str]:
    """Rules with more exceptions now than in an earlier commit."""
    return [
        f"{LIST}: {rule} has {count} exceptions, in {commit} it had {then.totals()[rule]}; the list may only shrink."
        for commit, then in earlier.items()
        for rule, count in now.totals().items()
        if count > then.totals()[rule]
    ]


def read_history(root: Path) -> dict[str, Exceptions]:
    """The list in each commit that changed it. Empty outside of a git checkout: there is nothing to compare with."""
    commits = _git(root, "log", "--format=%h", "--", LIST).split()
    return {commit: parse_exceptions(_git(root, "show", f"{commit}:{LIST}")) for commit in commits}


def _git(root: Path, *arguments: str) -> str:
    if shutil.which("git") is None or not (root / ".git").exists():
        return ""
    answer = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    return answer.stdout if answer.returncode == 0 else ""
