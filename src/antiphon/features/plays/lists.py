"""Rows of lists while decisions are tried out on them: what stands where, after everything decided so far, and a way back.

Where a row stands is one text, `place_of_row`, that sorts as the list shows it; so a position is a count of smaller texts.
"""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple, Protocol

import msgspec

from antiphon.features.plays.asking import Misdecided
from antiphon.features.plays.running import Running
from antiphon.kernel.clock import from_ms
from antiphon.sdk.effects import Delist, Enlist
from antiphon.sdk.lists import MAX_DATA, MAX_KEY, MAX_LIST, LookUp, Row, kind_of, row_name

MAX_RANK: Final = 2**62  # a rank lies between this and its negative
LIST_SEPARATOR: Final = "/"
KEY_SEPARATOR: Final = "\x1f"  # no key has it: keys are printable
NOBODY: Final = ""
encode: Final = msgspec.json.Encoder().encode


class Entry(NamedTuple):
    """One row as it is stored, in the order of its columns. `data` is JSON, `ranked_at` milliseconds."""

    id: str
    list_id: str
    key: str
    rank: int
    ranked_at: int
    place: str
    person_id: str
    decision_id: str
    data: str


Name = tuple[str, str]  # of a row: workspace and id; of a list: workspace and its id


def list_id_of(play_id: str, list_name: str) -> str:
    """The id of a list of a play."""
    return play_id + LIST_SEPARATOR + list_name


def row_id_of(list_id: str, key: str) -> str:
    """The id of a row of a list."""
    return list_id + KEY_SEPARATOR + key


def place_of_row(rank: int, ranked_at: int, key: str) -> str:
    """A text that sorts by bytes as the list does: rank descending, then moment, then key."""
    return f"{MAX_RANK - rank:016x}{ranked_at:012x}{key}"


def name_of_list(list_id: str) -> str:
    """What the mechanic calls it."""
    return list_id.partition(LIST_SEPARATOR)[2]


def read_row(entry: Entry, position: int | None = None, count: int | None = None) -> Row:
    """A row as a mechanic sees it."""
    data = msgspec.json.decode(entry.data)
    at = from_ms(entry.ranked_at)
    return Row(name_of_list(entry.list_id), entry.key, entry.rank, data, entry.person_id or None, at, position, count)


class Source(Protocol):
    """What stood on the lists before."""

    def find(self, name: Name, list_id: str, key: str) -> Entry | None:
        """One row."""
        ...

    def count(self, list_name: Name) -> int:
        """Rows of a list."""
        ...

    def count_above(self, list_name: Name, place: str) -> int:
        """Rows of a list that stand above a place."""
        ...


class Shelf:
    """All lists of a batch, a simulation or a rehearsal, as they are after the decisions so far."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._before: dict[Name, Entry | None] = {}
        self._now: dict[Name, Entry | None] = {}
        self._come: defaultdict[Name, list[str]] = defaultdict(list)  # by list: places where somebody stands who did not before
        self._gone: defaultdict[Name, list[str]] = defaultdict(list)  # and places where nobody stands any more
        self._journal: list[tuple[Name, Entry | None]] = []

    def put_in(self, workspace: str, ids: Iterable[str], found: Iterable[Entry]) -> None:
        """Rows that were read together: those of `ids` that were not found are not there."""
        for row_id in ids:
            self._begin((workspace, row_id), None)
        for entry in found:
            self._begin((workspace, entry.id), entry)

    def _begin(self, name: Name, entry: Entry | None) -> None:
        self._before[name] = self._now[name] = entry

    def find(self, workspace: str, list_id: str, key: str) -> Entry | None:
        """A row as it is now."""
        name = (workspace, row_id_of(list_id, key))
        if name not in self._now:
            self._begin(name, self._source.find(name, list_id, key))
        return self._now[name]

    def position(self, workspace: str, list_id: str, place: str) -> int:
        """Where a row with that place stands, from 1."""
        name = (workspace, list_id)
        above = self._source.count_above(name, place)
        return 1 + above + bisect_left(self._come[name], place) - bisect_left(self._gone[name], place)

    def count(self, workspace: str, list_id: str) -> int:
        """How many stand on a list."""
        name = (workspace, list_id)
        return self._source.count(name) + len(self._come[name]) - len(self._gone[name])

    def write(self, workspace: str, row_id: str, entry: Entry | None) -> None:
        """A row changes, comes or goes; it has been looked for before."""
        name = (workspace, row_id)
        self._journal.append((name, self._now[name]))
        self._set(name, entry)

    def _set(self, name: Name, entry: Entry | None) -> None:
        before, then = self._before[name], self._now[name]
        stood = before.place if before else None
        for each, sign in ((then, -1), (entry, 1)):
            place = each.place if each else None
            if place == stood:
                continue
            if each is not None:
                _shift(self._come[name[0], each.list_id], each.place, sign)
            if before is not None:
                _shift(self._gone[name[0], before.list_id], before.place, sign)
        self._now[name] = entry

    def mark(self) -> int:
        """A point to come back to."""
        return len(self._journal)

    def undo(self, mark: int) -> None:
        """Come back to it."""
        while len(self._journal) > mark:
            self._set(*self._journal.pop())

    def all(self) -> list[Entry]:
        """Every row that was ever looked for and is there, by its id."""
        return [entry for _, entry in sorted(self._now.items()) if entry is not None]

    def forget(self) -> None:
        """What was decided so far stands, and nobody will ask what changed."""
        self._journal.clear()

    def changes(self) -> list[tuple[Name, Entry | None, Entry | None]]:
        """(name, before, now) of every row that is not as it was, sorted by name."""
        touched = sorted({name for name, _ in self._journal})
        return [(name, self._before[name], self._now[name]) for name in touched if self._before[name] != self._now[name]]


def _shift(places: list[str], place: str, sign: int) -> None:
    if sign > 0:
        insort(places, place)
    else:
        del places[bisect_left(places, place)]


class Nothing:
    """Lists that nobody stood on before."""

    def find(self, name: Name, list_id: str, key: str) -> None:
        return None

    def count(self, list_name: Name) -> int:
        return 0

    def count_above(self, list_name: Name, place: str) -> int:
        return 0


class Desk:
    """The lists of one play, for one stimulus."""

    __slots__ = ("_at_ms", "_decision_id", "_person_id", "_running", "_shelf", "_wanted")

    def __init__(
        self, shelf: Shelf, running: Running, wanted: Sequence[LookUp], person_id: str | None, decision_id: str, at_ms: int
    ) -> None:
        self._shelf = shelf
        self._running = running
        self._wanted = wanted
        self._person_id = person_id
        self._decision_id = decision_id
        self._at_ms = at_ms

    def rows(self, taken: Sequence[tuple[str, str]]) -> dict[str, Row]:
        """What was asked for, by `list/key`, and rows that turned out to be there already."""
        found: dict[str, Row] = {}
        for wanted in (*self._wanted, *(LookUp(list_name, key) for list_name, key in taken)):
            name = row_name(wanted.list, wanted.key)
            row = self._read(wanted)
            if row is not None and (name not in found or wanted.position):
                found[name] = row
        return found

    def _read(self, wanted: LookUp) -> Row | None:
        workspace = self._running.workspace
        entry = self._shelf.find(workspace, list_id_of(self._running.id, wanted.list), wanted.key)
        if entry is None:
            return None
        if not wanted.position:
            return read_row(entry)
        is_shared = self._running.lists[kind_of(wanted.list)].shared  # then it stands where the first of its rank does
        place = place_of_row(entry.rank, 0, "") if is_shared else entry.place
        return read_row(entry, self._shelf.position(workspace, entry.list_id, place), self._shelf.count(workspace, entry.list_id))

    def enlist(self, effect: Enlist) -> bool:
        """Put a row on a list; False when it must be new and is not. Raises `Misdecided`."""
        check_row(self._running, effect)
        data = encode(effect.data)
        if len(data) > MAX_DATA:
            raise Misdecided(f"the data of a row takes {len(data)} bytes, more than {MAX_DATA}")
        workspace, list_id = self._running.workspace, list_id_of(self._running.id, effect.list)
        before = self._shelf.find(workspace, list_id, effect.key)
        if before is not None and effect.new:
            return False
        rank = effect.rank + (before.rank if before is not None and effect.adds else 0)
        if not -MAX_RANK <= rank <= MAX_RANK:
            raise Misdecided(f"{rank!r:.80} cannot be a rank")
        is_anonymous = self._running.lists[kind_of(effect.list)].anonymous  # then nothing may lead from the row to a person
        owner = before.person_id if before is not None else NOBODY if is_anonymous else self._person_id or NOBODY
        since = before.ranked_at if before is not None and before.rank == rank else self._at_ms
        row_id, place = row_id_of(list_id, effect.key), place_of_row(rank, since, effect.key)
        entry = Entry(row_id, list_id, effect.key, rank, since, place, owner, "" if is_anonymous else self._decision_id, data.decode())
        self._shelf.write(workspace, row_id, entry)
        return True

    def delist(self, effect: Delist) -> None:
        """Take a row off a list. Raises `Misdecided`."""
        check_row(self._running, effect)
        workspace, list_id = self._running.workspace, list_id_of(self._running.id, effect.list)
        if self._shelf.find(workspace, list_id, effect.key) is not None:
            self._shelf.write(workspace, row_id_of(list_id, effect.key), None)

    def mark(self) -> int:
        """A point to come back to."""
        return self._shelf.mark()

    def undo(self, mark: int) -> None:
        """Come back to it."""
        self._shelf.undo(mark)


def check_row(running: Running, effect: Enlist | Delist | LookUp) -> None:
    """A row belongs to a list that was declared, and its name can be kept. Raises `Misdecided`."""
    if kind_of(effect.list) not in running.lists:
        raise Misdecided(f"{effect.list!r:.100} is not among the lists the play said it keeps")
    for text, most in ((effect.list, MAX_LIST), (effect.key, MAX_KEY)):
        if not 0 < len(text) <= most or not text.isprintable():
            raise Misdecided(f"{text!r:.80} cannot be the name of a list or the key of a row")
    if isinstance(effect, Enlist) and not (type(effect.rank) is int and -MAX_RANK <= effect.rank <= MAX_RANK):
        raise Misdecided(f"{effect.rank!r:.80} cannot be a rank")


def look_ups(running: Running, person_id: str | None, stimulus: Any) -> tuple[LookUp, ...]:
    """The rows a decision wants to know about; with None for the stimulus, those that `shown` wants. Raises what a plug-in raises."""
    if running.kind.listing is None:
        return ()
    wanted = tuple(running.kind.listing.looks_up(running.rules, person_id or NOBODY, stimulus))
    for each in wanted:
        check_row(running, each)
    return wanted
