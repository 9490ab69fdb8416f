"""Loads a batch: which plays, which persons, whose seats and accounts; each kind of thing with one statement a workspace."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from antiphon.engine.database.port import Conflicted, Session
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import AccountKey, HoldKey
from antiphon.features.plays import keeping
from antiphon.features.plays.batch import ANSWERED, Batch, Item, KeyUse, SeatCopy, place_of
from antiphon.features.plays.cache import PlayCache
from antiphon.features.plays.contracts import Asked, Heard, Judged, People, Persons, Settled, Stimulus, Woken
from antiphon.features.plays.lists import Entry, Shelf, list_id_of, look_ups, row_id_of
from antiphon.features.plays.running import Running
from antiphon.features.plays.shelving import Locked
from antiphon.features.plays.store import batch as rows
from antiphon.features.plays.store import lists as list_rows
from antiphon.features.plays.store.decisions import CALLERS_KEY, OWN_KEY
from antiphon.kernel.amounts import Asset
from antiphon.kernel.clock import day_start_ms, from_ms, local_day
from antiphon.kernel.errors import Invalid, NotFound
from antiphon.sdk import mechanic as sdk

MOST_PERSONS = 50_000  # remembered as nobody else
PERSON_SEAT = "person:"
MAX_SEAT = 200  # letters of a seat's id, or of an alarm's name
Zones = Callable[[], Mapping[str, str]]


class Neighbours(msgspec.Struct, frozen=True):
    """The features that a batch asks."""

    ledger: Ledger
    people: People
    persons: Persons
    zones: Zones


class Loader:
    """Makes batches. Used from the writer's thread only."""

    def __init__(self, cache: PlayCache, neighbours: Neighbours) -> None:
        self._cache = cache
        self._with = neighbours
        self._learned: dict[str, set[AccountKey]] = defaultdict(set)  # by play: accounts that a decision turned out to touch
        self._holds: set[HoldKey] = set()  # holds that the batch under way turned out to touch
        self._own: dict[tuple[str, str], None] = {}  # persons who were nobody else when last looked at; the batch looks again

    def load(
        self, session: Session, given: Sequence[Stimulus], now_ms: int, new_id: Callable[[str], str]
    ) -> tuple[Batch, list[Item | Settled]]:
        """The batch, and for each stimulus its item, or what is already known to become of it.

        Raises `Conflicted` when a play has changed since it was put in memory: the batch is then tried again with it as it is.
        """
        entries = self._read_items(session, given)
        by_workspace: dict[str, list[Item]] = defaultdict(list)
        for entry in entries:
            if isinstance(entry, Item):
                by_workspace[entry.running.workspace].append(entry)
        batch = Batch(now_ms, new_id)
        batch.zones = self._with.zones()
        self._open_accounts(session, batch, [item for items in by_workspace.values() for item in items])
        batch.lock = Locks(session, batch).take
        for workspace in sorted(by_workspace):
            _lock_seats(session, batch, workspace, by_workspace[workspace])
        _lock_rows(session, batch, by_workspace)
        for workspace, items in by_workspace.items():
            if self._cache.refresh(session, workspace, {item.running.id for item in items}):
                raise Conflicted("a play changed while its moves were waiting")
            _read_keys(session, batch, workspace, items)
            self._read_people(session, batch, workspace, items)
            zone = batch.zones.get(workspace, "UTC")
            batch.day_starts[workspace] = day_start_ms(local_day(now_ms, zone), zone)
        return batch, entries

    def learn(self, running: Running, missing: tuple[str, ...]) -> None:
        """Open this account (or hold) too, next time."""
        if len(missing) == len(HoldKey._fields):
            self._holds.add(HoldKey._make(missing))
        else:
            self._learned[running.id].add(AccountKey._make(missing))

    def forget_holds(self) -> None:
        """The batch that wanted them is done."""
        self._holds.clear()

    # --------------------------------------------------------------------------------------------------- items

    def _read_items(self, session: Session, given: Sequence[Stimulus]) -> list[Item | Settled]:
        plays: dict[str, set[str]] = defaultdict(set)
        persons: dict[str, set[str]] = defaultdict(set)
        for stimulus in given:
            plays[stimulus.workspace].add(stimulus.play_id)
            person_id = _answered(stimulus)
            if person_id is not None and (stimulus.workspace, person_id) not in self._own:
                persons[stimulus.workspace].add(person_id)
        for workspace, play_ids in plays.items():
            self._cache.load(session, workspace, play_ids)
        roots = {
            (workspace, person_id): root
            for workspace, ids in persons.items()
            for person_id, root in self._with.persons.canonical(session, workspace, sorted(ids)).items()
        }
        for name, root in roots.items():
            if root == name[1]:
                self._own[name] = None
        while len(self._own) > MOST_PERSONS:
            del self._own[next(iter(self._own))]
        return [self._read_item(stimulus, roots) for stimulus in given]

    def _read_item(self, given: Stimulus, roots: Mapping[tuple[str, str], str]) -> Item | Settled:
        running = self._cache.find(given.workspace, given.play_id)
        if running is None or running.play.state == "draft":
            return NotFound("There is no such play in this shop.", code="play_not_found") if isinstance(given, Asked | Judged) else None
        item = Item(given, running)
        match given:
            case Asked():
                try:
                    move = running.kind.read_move.decode(given.body)
                except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
                    return Invalid(f"The move does not have the form this play takes: {error}", code="bad_move")
                item.person_id = roots.get((given.workspace, given.person_id), given.person_id)
                item.stimulus = sdk.Move(item.person_id, move)
                item.body = msgspec.json.encode(move)
                item.key = f"{given.person_id}{CALLERS_KEY}{given.key}"  # the caller's own: two people may use the same word
            case Heard():
                item.person_id = given.event.person_id
                item.stimulus = given.event
                item.key = f"{item.person_id}{OWN_KEY}event:{given.play_id}:{given.event.id}"
            case Woken():
                item.person_id = _person_of(given.seat_id)
                item.key = f"{item.person_id or ''}{OWN_KEY}alarm:{given.id}"
                item.stimulus = sdk.Alarm(given.seat_id, given.name, from_ms(given.due_at))
            case Judged():
                refused = _read_ruling(item, given, roots)
                if refused is not None:
                    return refused
        item.holder = f"person:{item.person_id}" if item.person_id is not None else None
        try:
            item.seat_ids = tuple(running.mechanic.seats_of(running.rules, item.stimulus))
            check_names(item.seat_ids)
            item.wanted = look_ups(running, item.person_id, item.stimulus)
        except Exception as error:  # noqa: BLE001 - a plug-in may raise anything; it fails alone
            item.failure = error
        return item

    # ------------------------------------------------------------------------------------------------ accounts

    def _open_accounts(self, session: Session, batch: Batch, items: Sequence[Item]) -> None:
        keys: set[AccountKey] = set()
        plays = {item.running for item in items}
        for running in plays:
            keys.update(running.shared_keys, self._learned.get(running.id, ()))
        owned: dict[tuple[str, str], list[tuple[Asset, AccountKey]]] = {}
        for item in items:
            running = item.running
            for holder in _holders(item):
                if (running.id, holder) not in owned:
                    owned[running.id, holder] = named = [(asset, AccountKey(running.workspace, holder, asset)) for asset in running.purse]
                    keys.update([key for _, key in named])
        book = batch.book = self._with.ledger.open_book(session, keys, self._holds)
        for name, named in owned.items():
            batch.purses[name] = [(asset, book.account(key)) for asset, key in named]
        for running in plays:
            batch.stocks[running.id] = [(asset, book.account(key)) for asset, key in running.stock_keys]

    # -------------------------------------------------------------------------------------------------- people

    def _read_people(self, session: Session, batch: Batch, workspace: str, items: Iterable[Item]) -> None:
        ids = sorted({item.person_id for item in items if item.person_id is not None})
        if not ids:
            return
        for person_id, view in self._with.people.read_people(session, workspace, ids).items():
            batch.views[workspace, person_id] = view
        standings = self._with.persons.read_standings(session, workspace, ids)
        for person_id, standing in standings.items():
            batch.briefs[workspace, person_id] = standing
        movers = {item.person_id for item in items if item.person_id is not None and item.kind in ANSWERED}
        merged = [person_id for person_id in movers if person_id in standings and standings[person_id].merged_into is not None]
        for person_id in merged:
            self._own.pop((workspace, person_id), None)
        if merged:
            raise Conflicted("a person turned out to be another while their move was waiting")


def _holders(item: Item) -> Iterable[str]:
    """The persons whose accounts a stimulus may touch."""
    own = (item.holder,) if item.holder is not None else ()
    if item.seat_ids == own:
        return own
    return {*own, *(seat_id for seat_id in item.seat_ids if seat_id.startswith("person:"))}


class Locks:
    """Locks seats for a batch, each once."""

    def __init__(self, session: Session, batch: Batch) -> None:
        self._session = session
        self._seats = batch.seats
        self._held: set[tuple[str, str]] = set()

    def take(self, workspace: str, keys: Iterable[str]) -> None:
        """Lock those that are not yet, in one order everywhere, and put them into the batch."""
        wanted = {key for key in keys if (workspace, key) not in self._held}
        if not wanted:
            return
        self._held.update((workspace, key) for key in wanted)
        for key, text, decided_at in rows.lock_seats(self._session, workspace, sorted(wanted)):
            self._seats[workspace, key] = SeatCopy(text.encode(), decided_at)


def teams_of(batch: Batch, item: Item) -> tuple[str, ...]:
    """The shared seats of a stimulus as its own seat knows them now; none when that cannot be said, which then fails with the decision."""
    running = item.running
    if running.kind.teamed is None or not item.seat_ids:
        return ()
    try:
        own = batch.seat(running, item.seat_ids[0]).read(running)
        found = sdk.add_teams(running.kind.teamed, running.rules, item.seat_ids, own, item.stimulus)[len(item.seat_ids) :]
        check_names((*item.seat_ids, *found))
    except Exception as error:  # noqa: BLE001 - a plug-in may raise anything; it fails alone
        item.failure = error
        return ()
    return found


def _lock_seats(session: Session, batch: Batch, workspace: str, items: Sequence[Item]) -> None:
    named = [(item, seat_id) for item in items for seat_id in item.seat_ids]
    batch.lock(workspace, [item.running.seat_key(seat_id) for item, seat_id in named if seat_id.startswith(PERSON_SEAT)])
    shared = [item.running.seat_key(seat_id) for item, seat_id in named if not seat_id.startswith(PERSON_SEAT)]
    batch.lock(workspace, [*shared, *(item.running.seat_key(name) for item in items for name in teams_of(batch, item))])
    places = [place_of(item.given.play_id, item.given.seat_id, item.given.name) for item in items if isinstance(item.given, Woken)]
    if places:
        for place, alarm_id in rows.read_standing(session, workspace, sorted(places)):
            batch.standing.add(alarm_id)
            batch.alarm_ids[workspace, place] = alarm_id


def _lock_rows(session: Session, batch: Batch, by_workspace: Mapping[str, Sequence[Item]]) -> None:
    """The rows of lists that decisions want to know about; the lists themselves too, when a position is wanted."""
    kept = {workspace: [item for item in items if item.running.kind.listing] for workspace, items in by_workspace.items()}
    if not any(kept.values()):
        return
    stored = Locked(session)
    batch.shelf = Shelf(stored)
    for workspace, items in sorted(kept.items()):
        asked = [(list_id_of(item.running.id, each.list), each) for item in items for each in item.wanted]
        ids = sorted({row_id_of(list_id, each.key) for list_id, each in asked})
        if ids:
            batch.shelf.put_in(workspace, ids, [Entry._make(row) for row in list_rows.lock_rows(session, workspace, ids)])
        if any(each.position for _, each in asked):
            stored.lock_lists(workspace, {list_id for list_id, _ in asked})


def _read_ruling(item: Item, given: Judged, roots: Mapping[tuple[str, str], str]) -> Invalid | None:
    """What staff decided, as the mechanic knows it; why it cannot be read, if so."""
    kind = item.running.kind
    if kind.read_ruling is None:
        return Invalid("There is nothing for staff to decide in this kind of play.", code="no_rulings")
    try:
        ruling = kind.read_ruling.decode(given.body)
        check_names([given.seat_id])
    except (ValueError, RecursionError) as error:  # msgspec's own errors are such
        return Invalid(f"The ruling does not have the form this play takes: {error}", code="bad_ruling")
    person_id = _person_of(given.seat_id)
    if person_id is not None:
        item.person_id = roots.get((given.workspace, person_id), person_id)
    seat_id = given.seat_id if item.person_id is None else f"person:{item.person_id}"
    item.stimulus = sdk.Ruling(seat_id, ruling, given.by)
    item.body = keeping.encode(item.stimulus)
    item.key = f"{OWN_KEY}ruling:{given.by}:{given.key}"  # the operator's own word, for whatever seat
    return None


def _answered(stimulus: Stimulus) -> str | None:
    """The person whose name an outsider gave: they may have turned out to be somebody else."""
    if type(stimulus) is Asked:
        return stimulus.person_id
    return _person_of(stimulus.seat_id) if type(stimulus) is Judged else None


def _person_of(seat_id: str) -> str | None:
    """Whose seat it is; None for one that is not a single person's."""
    return seat_id.removeprefix("person:") if seat_id.startswith("person:") else None


def _read_keys(session: Session, batch: Batch, workspace: str, items: Sequence[Item]) -> None:
    keys = sorted({item.key for item in items if item.key is not None})
    found = rows.read_keys(session, workspace, keys) if keys else []
    if not found:
        return
    told = {row[0]: row for row in rows.read_told(session, workspace, [decision_id for _, _, decision_id in found])}
    for key, hashed, decision_id in found:
        batch.used[workspace, key] = KeyUse(hashed, row=told.get(decision_id))


def check_names(names: Iterable[str]) -> None:
    """Seats' ids and alarms' names go into columns. Raises `ValueError` for what does not fit there."""
    empty = True
    for name in names:
        empty = False
        if not name or len(name) > MAX_SEAT or not name.isprintable():
            message = f"{name!r:.80} cannot be the id of a seat or the name of an alarm"
            raise ValueError(message)
    if empty:
        message = "a stimulus must touch at least one seat"
        raise ValueError(message)
