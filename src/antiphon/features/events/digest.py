"""The digest: events that were acknowledged are read, each once, shown to the subscribers, and stored, in one transaction."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from antiphon.engine.database.port import Session
from antiphon.features.events import setting_aside, store, store_quarantine
from antiphon.features.events.contracts import Arrived, DigestBatch, Subscriber
from antiphon.features.events.intake import Aside
from antiphon.features.events.opening import cut_out, read_row
from antiphon.features.events.reading import Unreadable, Waiting
from antiphon.features.events.setting_aside import DAY_MS, HOUR_MS
from antiphon.kernel.clock import Clock

LEASE = "digest"
LEASE_MS = 10_000
DEDUPE_DAYS = 30  # a message id that comes again within these days is the same event
MAX_ROWS = 500


class Outcome(msgspec.Struct):
    """What one digest did: how many events left the inbox, and those that were new."""

    taken: int
    events: Sequence[Arrived] = ()


class Fault(msgspec.Struct, frozen=True):
    """The next event in line makes a subscriber raise: it goes to the quarantine with this explanation."""

    detail: str


class _Place(msgspec.Struct):
    """Where an event stands in the inbox."""

    row: Waiting
    index: int


class Digest:
    """Calls the subscribers in the order they were added, those that find the person before the rows are stored."""

    def __init__(self, clock: Clock, zones: Callable[[], Mapping[str, str]], owner: str) -> None:
        self._clock = clock
        self._zones = zones
        self.owner = owner
        self._naming: list[Subscriber] = []
        self._others: list[Subscriber] = []
        self.last_taken = 0  # events in the transaction that was tried last, for whoever must make it smaller

    def subscribe(self, subscriber: Subscriber, *, names_people: bool) -> None:
        """Add a subscriber after those that are there."""
        (self._naming if names_people else self._others).append(subscriber)

    def run(self, session: Session, limit: int) -> Outcome:
        """Digest the next `limit` events of the inbox, oldest request first. What a subscriber raises goes through."""
        now_ms = self._clock.now_ms()
        if not store.hold_lease(session, LEASE, self.owner, now_ms, LEASE_MS):
            return Outcome(0)
        rows = _next_rows(session, limit)
        self.last_taken = sum(take for _, take in rows)
        if not rows:
            return Outcome(0)
        zones = self._zones()
        places, unreadable = _read(rows, zones)
        fresh = _not_seen(session, places)
        batch = DigestBatch(now_ms, fresh, [], zones, [])
        if fresh:
            self._show(session, batch)
        self._count(session, places, batch, unreadable, now_ms)
        _quarantine(session, [*_asides(batch.rejects, places), *unreadable], now_ms)
        _leave(session, rows)
        return Outcome(self.last_taken, batch.events)

    def set_aside_next(self, session: Session, fault: Fault) -> Outcome:
        """Move the next event in line to the quarantine."""
        now_ms = self._clock.now_ms()
        rows = _next_rows(session, 1)
        if not rows or not store.hold_lease(session, LEASE, self.owner, now_ms, LEASE_MS):
            return Outcome(0)
        row = rows[0][0]
        aside, gone = cut_out(row, row.done, "digest_failed", fault.detail)
        _quarantine(session, [(row, aside)], now_ms)
        store.add_hours(session, _hours(now_ms, {(row.workspace, "received"): gone, (row.workspace, "quarantined"): gone}))
        _leave(session, [(row, gone)])
        return Outcome(gone)

    def _show(self, session: Session, batch: DigestBatch) -> None:
        for subscriber in self._naming:
            subscriber.take(session, batch)
        store.insert_events(session, batch.events, batch.now_ms // DAY_MS)
        for subscriber in self._others:
            subscriber.take(session, batch)

    def _count(
        self,
        session: Session,
        places: Sequence[tuple[Arrived, _Place]],
        batch: DigestBatch,
        unreadable: Sequence[tuple[Waiting, Aside]],
        now_ms: int,
    ) -> None:
        counts: Counter[tuple[str, str]] = Counter((event.workspace, "accepted") for event in batch.events)
        for event, _ in places:
            counts[event.workspace, "received"] += 1
        for row, _ in unreadable:
            counts[row.workspace, "received"] += 1
            counts[row.workspace, "quarantined"] += 1
        for event, _ in batch.rejects:
            counts[event.workspace, "quarantined"] += 1
        for workspace in {workspace for workspace, _ in counts}:
            doubles = counts[workspace, "received"] - counts[workspace, "accepted"] - counts[workspace, "quarantined"]
            counts[workspace, "duplicate"] = doubles
        store.add_hours(session, _hours(now_ms, counts))
        store.add_names(session, _names(batch.events))


def _next_rows(session: Session, limit: int) -> list[tuple[Waiting, int]]:
    """The rows next in line and how many events to take of each, `limit` together."""
    takes: dict[int, int] = {}
    left = limit
    for row_id, waiting in store.list_heads(session, min(limit, MAX_ROWS)):
        takes[row_id] = min(waiting, left)
        left -= takes[row_id]
        if left == 0:
            break
    return [(row, takes[row.id]) for row in store.read_waiting(session, list(takes))] if takes else []


def _read(
    rows: Sequence[tuple[Waiting, int]], zones: Mapping[str, str]
) -> tuple[list[tuple[Arrived, _Place]], list[tuple[Waiting, Aside]]]:
    """Every event of the rows, and those that cannot be read after all."""
    places: list[tuple[Arrived, _Place]] = []
    unreadable: list[tuple[Waiting, Aside]] = []
    for row, take in rows:
        for index, outcome in read_row(row, zones.get(row.workspace, "UTC"), take):
            if isinstance(outcome, Unreadable):
                unreadable.append((row, cut_out(row, index, outcome.code, outcome.detail)[0]))
            else:
                places.append((outcome, _Place(row, index)))
    return places, unreadable


def _not_seen(session: Session, places: Sequence[tuple[Arrived, _Place]]) -> list[Arrived]:
    """Each event once: without those digested before, and without its own doubles in this batch."""
    ids: dict[str, list[str]] = {}
    for event, _ in places:
        ids.setdefault(event.workspace, []).append(event.id)
    known = {(workspace, event_id) for workspace, asked in ids.items() for event_id in store.list_seen(session, workspace, asked)}
    fresh: list[Arrived] = []
    for event, _ in places:
        key = (event.workspace, event.id)
        if key not in known:
            known.add(key)
            fresh.append(event)
    return fresh


def _asides(rejects: Iterable[tuple[Arrived, str]], places: Sequence[tuple[Arrived, _Place]]) -> list[tuple[Waiting, Aside]]:
    """What subscribers could not use, with the bytes it came in."""
    place_of = {id(event): place for event, place in places}
    found: list[tuple[Waiting, Aside]] = []
    for event, reason in rejects:
        place = place_of[id(event)]
        found.append((place.row, cut_out(place.row, place.index, reason, setting_aside.says(reason)["en"] + ".")[0]))
    return found


def _quarantine(session: Session, asides: Iterable[tuple[Waiting, Aside]], now_ms: int) -> None:
    rows = [setting_aside.row(row.workspace, row.source, row.received_ms, now_ms, aside) for row, aside in asides]
    store_quarantine.keep(session, rows)


def _leave(session: Session, rows: Sequence[tuple[Waiting, int]]) -> None:
    """Events that were taken leave the inbox; only the last row can have some left."""
    finished = [row.id for row, take in rows if row.done + take >= row.event_count]
    store.delete_inbox(session, finished)
    last, take = rows[-1]
    if last.done + take < last.event_count:
        store.set_done(session, last.id, last.done + take)


def _hours(now_ms: int, counts: Mapping[tuple[str, str], int]) -> list[tuple[str, int, str, int]]:
    return [(workspace, now_ms // HOUR_MS, what, count) for (workspace, what), count in counts.items()]


def _names(events: Sequence[Arrived]) -> list[tuple[str, str, int, int]]:
    counts: dict[tuple[str, str], tuple[int, int]] = {}
    for event in events:
        key = (event.workspace, event.name)
        count, last = counts.get(key, (0, 0))
        counts[key] = (count + 1, max(last, event.at_ms))
    return [(workspace, name, count, last) for (workspace, name), (count, last) in counts.items()]
