"""Reading lists: the staff's pages of every row, and what every shopper may see of a public list."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any, Final, NamedTuple

import msgspec

from antiphon.engine.database.port import ReadSession
from antiphon.features.plays.cache import PlayCache
from antiphon.features.plays.contracts import Persons
from antiphon.features.plays.lists import LIST_SEPARATOR, NOBODY, Entry, list_id_of, name_of_list, place_of_row
from antiphon.features.plays.running import Running
from antiphon.features.plays.store import lists as rows
from antiphon.kernel.clock import from_ms
from antiphon.kernel.errors import Invalid, NotFound
from antiphon.kernel.paging import DEFAULT_LIMIT, Page, check_limit, decode_cursor, encode_cursor
from antiphon.sdk.lists import MAX_LIST, ListKind, kind_of
from antiphon.sdk.masking import mask_name
from antiphon.sdk.words import Text

MOST_LISTS: Final = 500
AFTER_SEPARATOR: Final = chr(ord(LIST_SEPARATOR) + 1)


class ListLine(msgspec.Struct, frozen=True):
    """A list of a play. `key` is `season:2026-05` for one of several of the kind `season`."""

    key: str
    name: Text
    public: bool
    anonymous: bool
    row_count: int


class ListRow(msgspec.Struct, frozen=True):
    """A row as staff sees it. `seat_id` is whose seat a ruling about it decides; None when it is nobody's."""

    position: int
    key: str
    rank: int
    data: Mapping[str, Any]
    person_id: str | None
    person_name: str | None
    seat_id: str | None
    decision_id: str | None
    at: datetime


class PublicRow(msgspec.Struct, frozen=True):
    """A row as every shopper sees it: `name` is masked; a key that names a person stands as some letters that mean nothing."""

    position: int
    key: str
    rank: int
    name: str | None
    mine: bool
    data: Mapping[str, Any]
    at: datetime | None


class PublicList(msgspec.Struct, frozen=True):
    """A stretch of a public list. `me` is the caller's own row, wherever it stands; `next` is the cursor of what follows."""

    items: tuple[PublicRow, ...]
    count: int
    me: PublicRow | None
    next: str | None


class Window(NamedTuple):
    """Which part of a list: after a cursor, or around the caller's own row."""

    cursor: str | None
    limit: int
    around_me: bool


class Lists:
    """Reads what stands on the lists of plays."""

    def __init__(self, cache: PlayCache, persons: Persons) -> None:
        self._cache = cache
        self._persons = persons

    # ------------------------------------------------------------------------------------------------ for staff

    def list_lists(self, session: ReadSession, workspace: str, play_id: str) -> list[ListLine]:
        """The lists that a play keeps, in the order its mechanic names them; of several of a kind, the latest name first."""
        running = self._get(session, workspace, play_id)
        begun = rows.list_lists(session, workspace, play_id + LIST_SEPARATOR, play_id + AFTER_SEPARATOR, MOST_LISTS)
        counts = {name_of_list(list_id): count for list_id, count in reversed(begun)}
        found: list[ListLine] = []
        for key, kind in running.lists.items():
            names = [name for name in counts if kind_of(name) == key] or [key]
            found += [ListLine(name, kind.name, kind.public, kind.anonymous, counts.get(name, 0)) for name in names]
        return found

    def list_rows(
        self, session: ReadSession, workspace: str, play_id: str, list_name: str, cursor: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Page[ListRow]:
        """A list from the top, for staff. Raises `NotFound` for a list that the play does not keep."""
        running = self._get(session, workspace, play_id)
        kind = _kind(running, list_name)
        list_id = list_id_of(play_id, list_name)
        after = "" if cursor is None else str(decode_cursor(cursor, 1)[0])
        found = _entries(rows.list_from(session, workspace, list_id, after, check_limit(limit) + 1))
        shown = found[:limit]
        places = self._number(session, running, kind, shown)
        names = self._names(session, workspace, shown)
        lines = tuple(_read_line(entry, place, names.get(entry.person_id)) for entry, place in zip(shown, places, strict=True))
        count = rows.read_lists(session, workspace, [list_id]).get(list_id, 0)
        return Page(lines, encode_cursor(shown[-1].place) if len(found) > limit else None, count)

    # --------------------------------------------------------------------------------------------- for shoppers

    def show(self, session: ReadSession, workspace: str, play_id: str, list_name: str, person_id: str, window: Window) -> PublicList:
        """A public list from a position on, or around the caller's own row. Raises `NotFound` for one that is not public."""
        running = self._get(session, workspace, play_id)
        kind = _kind(running, list_name)
        if not kind.public or running.play.state == "draft":
            raise _no_list()
        list_id = list_id_of(play_id, list_name)
        person_id = self._persons.canonical(session, workspace, [person_id]).get(person_id, person_id)
        mine = [] if kind.anonymous else _entries(rows.read_rows_of_person(session, workspace, person_id))
        own = min((entry for entry in mine if entry.list_id == list_id), key=lambda entry: entry.place, default=None)
        above, limit = _read_start(window.cursor), check_limit(window.limit)
        if window.around_me and own is not None:  # the neighbours are found from the row itself: nobody counts to them
            before = rows.list_before(session, workspace, list_id, own.place, limit // 2)
            above = rows.count_above(session, workspace, list_id, own.place) - len(before)
            found = _entries([*before, *rows.list_at(session, workspace, list_id, own.place, limit - len(before))])
        else:
            found = _entries(rows.list_nth(session, workspace, list_id, above, limit))
        count = rows.read_lists(session, workspace, [list_id]).get(list_id, 0)
        places = self._number(session, running, kind, found, above)
        names = self._names(session, workspace, [*found, *([own] if own else [])])
        lines = [_public_row(running, kind, entry, place, names, person_id) for entry, place in zip(found, places, strict=True)]
        me = None if own is None else next((line for line in lines if line.mine and line.key == own.key), None)
        if own is not None and me is None:
            me = _public_row(running, kind, own, self._position(session, running, kind, own), names, person_id)
        end = above + len(found)
        return PublicList(tuple(lines), count, me, encode_cursor(end) if end < count and found else None)

    # --------------------------------------------------------------------------------------------------- inside

    def _get(self, session: ReadSession, workspace: str, play_id: str) -> Running:
        running = self._cache.current(session, workspace, play_id)
        if running is None:
            raise NotFound("There is no such play.", code="play_not_found")
        return running

    def _number(
        self, session: ReadSession, running: Running, kind: ListKind, entries: Sequence[Entry], above: int | None = None
    ) -> list[int]:
        """Where rows stand that follow each other; `above` is how many stand above the first, where that is known."""
        if not entries:
            return []
        first = entries[0]
        start = 1 + (rows.count_above(session, running.workspace, first.list_id, first.place) if above is None else above)
        found = [*range(start, start + len(entries))]
        if kind.shared:
            found[0] = self._position(session, running, kind, first)
            for index in range(1, len(entries)):
                if entries[index].rank == entries[index - 1].rank:
                    found[index] = found[index - 1]
        return found

    def _position(self, session: ReadSession, running: Running, kind: ListKind, entry: Entry) -> int:
        place = place_of_row(entry.rank, 0, "") if kind.shared else entry.place
        return 1 + rows.count_above(session, running.workspace, entry.list_id, place)

    def _names(self, session: ReadSession, workspace: str, entries: Sequence[Entry]) -> dict[str, str]:
        """What the persons of rows are called, as far as anybody knows."""
        ids = sorted({entry.person_id for entry in entries if entry.person_id != NOBODY})
        briefs = self._persons.read_briefs(session, workspace, ids)
        return {person_id: brief.name for person_id, brief in briefs.items() if brief.name}


def _kind(running: Running, list_name: str) -> ListKind:
    kind = running.lists.get(kind_of(list_name))
    if kind is None or len(list_name) > MAX_LIST or not list_name.isprintable():
        raise _no_list()
    return kind


def _no_list() -> NotFound:
    return NotFound("The play keeps no such list.", code="list_not_found")


def _entries(found: Sequence[Sequence[Any]]) -> list[Entry]:
    return [Entry._make(row) for row in found]


def _read_start(cursor: str | None) -> int:
    """How many rows the caller has seen."""
    start = 0 if cursor is None else decode_cursor(cursor, 1)[0]
    if not isinstance(start, int) or start < 0:
        raise Invalid("The cursor is not one of ours; start again without it.", code="bad_cursor")
    return start


def _read_line(entry: Entry, position: int, name: str | None) -> ListRow:
    data = msgspec.json.decode(entry.data)
    person_id = entry.person_id or None
    named = data.get("seat_id")
    seat_id = named if isinstance(named, str) and named else f"person:{person_id}" if person_id else None
    at = from_ms(entry.ranked_at)
    return ListRow(position, entry.key, entry.rank, data, person_id, name, seat_id, entry.decision_id or None, at)


def _public_row(running: Running, kind: ListKind, entry: Entry, position: int, names: Mapping[str, str], person_id: str) -> PublicRow:
    mine = not kind.anonymous and entry.person_id == person_id
    name = names.get(entry.person_id) if not kind.anonymous else None
    key = entry.key
    if entry.person_id and entry.person_id in key and not mine:
        key = blake2b(f"{running.secret}/{key}".encode(), digest_size=8).hexdigest()
    shown = None if name is None else mask_name(name)
    at = None if kind.anonymous else from_ms(entry.ranked_at)
    return PublicRow(position, key, entry.rank, shown, mine, msgspec.json.decode(entry.data), at)
