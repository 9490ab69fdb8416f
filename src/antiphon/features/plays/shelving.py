"""Lists in the store: reads what stood on them, counts positions, and writes what a batch changed.

A list is kept in stretches of some hundred rows with their counts (docs/adr/0010), so a position costs the sum of some hundred
counts and a count of some hundred rows, whatever the length of the list. Whoever changes a list holds its lock.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import accumulate
from typing import Final

from antiphon.engine.database.port import ReadSession, Session
from antiphon.features.plays.lists import Desk, Entry, Name, Shelf, look_ups
from antiphon.features.plays.running import Running
from antiphon.features.plays.store import lists as rows
from antiphon.sdk.lists import Row

MOST: Final = 1_024  # rows in a stretch before it is cut in two
FEW: Final = 256  # fewer, and it joins the one before if both fit
SEVERAL: Final = 4  # positions asked of one list before all its counts are read at once
Step = tuple[Name, Entry | None, Entry | None]


class Stored:
    """What stands on lists, to look at."""

    def __init__(self, session: ReadSession) -> None:
        self._session = session
        self._counts: dict[Name, int] = {}

    def find(self, name: Name, list_id: str, key: str) -> Entry | None:
        found = rows.read_rows(self._session, name[0], [name[1]])
        return Entry._make(found[0]) if found else None

    def count(self, list_name: Name) -> int:
        if list_name not in self._counts:
            workspace, list_id = list_name
            self._counts[list_name] = rows.read_lists(self._session, workspace, [list_id]).get(list_id, 0)
        return self._counts[list_name]

    def count_above(self, list_name: Name, place: str) -> int:
        return rows.count_above(self._session, list_name[0], list_name[1], place)


class Locked(Stored):
    """The same for a batch, which locks what it reads: what it decides from stays true until its commit."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._writing = session
        self._asked: Counter[Name] = Counter()
        self._sums: dict[Name, tuple[list[str], list[int]]] = {}  # by list: where each stretch starts, and how many rows stand above it

    def find(self, name: Name, list_id: str, key: str) -> Entry | None:
        found = rows.lock_rows(self._writing, name[0], [name[1]])
        return Entry._make(found[0]) if found else None

    def lock_lists(self, workspace: str, list_ids: Iterable[str]) -> None:
        """Nobody else changes them until the batch is through, so positions and counts stay true."""
        ids = sorted(list_ids)
        found = rows.lock_lists(self._writing, workspace, ids)
        self._counts.update({(workspace, list_id): found.get(list_id, 0) for list_id in ids})

    def count_above(self, list_name: Name, place: str) -> int:
        if list_name not in self._counts:
            self.lock_lists(list_name[0], [list_name[1]])
        self._asked[list_name] += 1
        if self._asked[list_name] <= SEVERAL:
            return super().count_above(list_name, place)
        starts, sums = self._sums.get(list_name) or self._read_sums(list_name)
        stretch = max(0, bisect_right(starts, place) - 1)
        return sums[stretch] + rows.count_between(self._session, *list_name, starts[stretch], place) if starts else 0

    def _read_sums(self, list_name: Name) -> tuple[list[str], list[int]]:
        found = rows.list_stretches(self._session, *list_name)
        starts = [start for start, _ in found]
        sums = [0, *accumulate(count for _, count in found)][: len(found)]
        self._sums[list_name] = (starts, sums)
        return starts, sums


def look(session: ReadSession, running: Running, person_id: str) -> dict[str, Row]:
    """The rows that `shown` wants to know about for a person. Raises what a plug-in raises."""
    wanted = look_ups(running, person_id, None)
    return Desk(Shelf(Stored(session)), running, wanted, person_id, "", 0).rows(()) if wanted else {}


def save_lists(session: Session, shelf: Shelf) -> None:
    """Write every row that a batch changed, and the counts that tell where rows stand."""
    by_workspace: defaultdict[str, list[Step]] = defaultdict(list)
    for step in shelf.changes():
        by_workspace[step[0][0]].append(step)
    for workspace, steps in sorted(by_workspace.items()):
        _save(session, workspace, steps)


def _save(session: Session, workspace: str, steps: list[Step]) -> None:
    grown: Counter[str] = Counter()
    for _, before, now in steps:
        list_id = (before or now or _nobody()).list_id
        grown[list_id] += (now is not None) - (before is not None)
    _lock(session, workspace, grown)
    moved = [(name, before, now) for name, before, now in steps if before is None or now is None or before.place != now.place]
    left = rows.find_starts(session, workspace, [name[1] for name, before, _ in moved if before is not None])
    gone = [name[1] for name, _, now in steps if now is None]
    if gone:
        rows.delete_rows(session, workspace, gone)
    session.write_many(rows.NEW_ROWS, [(workspace, *now) for _, before, now in steps if now is not None and before is None])
    session.write_many(rows.ROWS, [(workspace, *now) for _, before, now in steps if now is not None and before is not None])
    entered = rows.find_starts(session, workspace, [name[1] for name, _, now in moved if now is not None])
    by_list: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (_, row_id), before, now in moved:
        if before is not None:
            by_list[before.list_id][left[row_id]] -= 1
        if now is not None:
            by_list[now.list_id][entered[row_id]] += 1
    for list_id, shifts in sorted(by_list.items()):
        _count(session, workspace, list_id, shifts)
        if grown[list_id]:
            rows.grow_list(session, workspace, list_id, grown[list_id])


def _nobody() -> Entry:
    message = "a row that neither was nor is"
    raise AssertionError(message)


def _lock(session: Session, workspace: str, list_ids: Iterable[str]) -> None:
    """Take the locks of lists in one order; a list that begins gets its first stretch. Raises `Conflicted` when two begin it at once."""
    ids = sorted(list_ids)
    here = rows.lock_lists(session, workspace, ids)
    fresh = [list_id for list_id in ids if list_id not in here]
    session.write_many(rows.LISTS, [(workspace, list_id, 0) for list_id in fresh])
    session.write_many(rows.STRETCHES, [(workspace, list_id, "", 0) for list_id in fresh])


def _count(session: Session, workspace: str, list_id: str, shifts: Mapping[str, int]) -> None:
    """Bring the counts of a list's stretches up to date; cut those that grew too long, join those that became short."""
    touched = sorted(start for start, shift in shifts.items() if shift)
    counts = rows.read_stretches(session, workspace, list_id, touched) if touched else {}
    for start in touched:
        counts[start] += shifts[start]
    session.write_many(rows.STRETCHES, [(workspace, list_id, start, counts[start]) for start in touched])
    for start in touched:
        if counts[start] > MOST:
            _cut(session, workspace, list_id, start, counts[start])
        elif counts[start] < FEW and shifts[start] < 0 and start:
            _join(session, workspace, list_id, start)


def _cut(session: Session, workspace: str, list_id: str, start: str, count: int) -> None:
    """Cut a stretch into pieces of half the length that is too much."""
    piece = MOST // 2
    written: list[tuple[str, str, str, int]] = []
    while count > MOST:
        written.append((workspace, list_id, start, piece))
        start, count = rows.find_nth(session, workspace, list_id, start, piece), count - piece
    written.append((workspace, list_id, start, count))
    session.write_many(rows.STRETCHES, written)


def _join(session: Session, workspace: str, list_id: str, start: str) -> None:
    """Let a short stretch join the one before when both fit into one."""
    count = rows.read_stretches(session, workspace, list_id, [start])[start]
    before = rows.find_stretch_before(session, workspace, list_id, start)
    assert before is not None, "the first stretch starts with nothing"
    if before[1] + count <= MOST:
        rows.delete_stretch(session, workspace, list_id, start)
        session.write_many(rows.STRETCHES, [(workspace, list_id, before[0], before[1] + count)])
