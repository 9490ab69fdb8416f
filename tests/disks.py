"""A disk for SQLite that remembers what was written and what was synced, and that can fail at a chosen call.

`Disk` is a VFS of apsw over the machine's own. From its journal `power_cut` makes the files as they could look after the
power went at some moment: what was synced is there; of the rest each sector may be there or not.
"""

# pyright: reportUnknownMemberType=false
# The types of apsw's bytes are unknown.

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import apsw

SECTOR = 512
ALL = frozenset({"open", "delete", "read", "write", "truncate", "sync"})
_numbers = count()


@dataclass(frozen=True)
class Change:
    """Something a file went through: write, truncate (offset is the new size), sync, delete. Or `ack`: a caller was answered."""

    what: str
    file: str
    offset: int = 0
    data: bytes = b""


class Disk(apsw.VFS):
    """Register it by making one; give `name` to whoever opens a database on it."""

    def __init__(self) -> None:
        self.name = f"disk{next(_numbers)}"
        self.journal: list[Change] = []
        self.calls = 0
        self.fail_at: int | None = None
        self.fail_with: type[apsw.Error] = apsw.IOError
        self.failed: str | None = None
        self.counted: Container[str] = ALL  # which calls may fail
        super().__init__(self.name, base="")

    def xOpen(self, name: Any, flags: list[int]) -> apsw.VFSFile:  # noqa: N802 - apsw's name
        self.call("open")
        return DiskFile(self, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802, FBT001 - apsw's
        self.call("delete")
        super().xDelete(filename, syncdir)
        self.journal.append(Change("delete", Path(filename).name))

    def call(self, what: str) -> None:
        """Count a call, and fail when it is the one."""
        self.calls += what in self.counted
        if what in self.counted and self.calls == self.fail_at:
            self.failed = what
            raise self.fail_with(f"planted in {what}")

    def acknowledge(self, what: str) -> None:
        """Note that a caller was answered now."""
        self.journal.append(Change("ack", what))


class DiskFile(apsw.VFSFile):
    """One open file."""

    def __init__(self, disk: Disk, name: Any, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._disk = disk
        self._file = Path(str(name.filename() if isinstance(name, apsw.URIFilename) else name)).name

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 - apsw's name, as below
        self._disk.call("read")
        return super().xRead(amount, offset)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._disk.call("write")
        super().xWrite(data, offset)
        self._disk.journal.append(Change("write", self._file, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._disk.call("truncate")
        super().xTruncate(newsize)
        self._disk.journal.append(Change("truncate", self._file, newsize))

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._disk.call("sync")
        super().xSync(flags)
        self._disk.journal.append(Change("sync", self._file))


def power_cut(journal: Sequence[Change], at: int, random: Random, folder: Path) -> set[str]:
    """Write the files into `folder` as a cut after `at` changes could leave them; who had been answered by then."""
    safe: dict[str, bytearray] = {}
    loose: dict[str, list[Change]] = {}
    answered: set[str] = set()
    for change in journal[:at]:
        if change.what == "ack":
            answered.add(change.file)
        elif change.what == "sync":
            for waiting in loose.pop(change.file, []):
                _apply(safe.setdefault(change.file, bytearray()), waiting)
        elif change.what == "delete":
            safe.pop(change.file, None)
            loose.pop(change.file, None)
        else:
            safe.setdefault(change.file, bytearray())
            loose.setdefault(change.file, []).append(change)
    for file, changes in loose.items():
        for change in changes:
            _apply_some(safe[file], change, random)
    for file, content in safe.items():
        (folder / file).write_bytes(content)
    return answered


def _apply(content: bytearray, change: Change) -> None:
    if change.what == "truncate":
        del content[change.offset :]
        return
    if len(content) < change.offset:
        content.extend(bytes(change.offset - len(content)))
    content[change.offset : change.offset + len(change.data)] = change.data


def _apply_some(content: bytearray, change: Change, random: Random) -> None:
    """Whole, not at all, or some of its sectors."""
    fate = random.choice(("whole", "lost", "torn"))
    if fate == "whole":
        _apply(content, change)
    elif fate == "torn":
        end = change.offset + len(change.data)
        start = change.offset
        while start < end:
            stop = min((start // SECTOR + 1) * SECTOR, end)
            if random.random() < 0.5:
                _apply(content, Change("write", change.file, start, change.data[start - change.offset : stop - change.offset]))
            start = stop
