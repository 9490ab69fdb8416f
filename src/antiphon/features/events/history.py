"""Reading what was digested: the latest events, the timeline of a person over store and Parquet, the health of collection."""

from collections.abc import Callable, Sequence

import msgspec

from antiphon.engine.database.port import ReadSession, Row
from antiphon.features.events import places, store, store_quarantine
from antiphon.features.events.contracts import Arrived, EventLine, Health, NameCount, RefusedKey
from antiphon.features.events.setting_aside import DAY_MS, HOUR_MS
from antiphon.kernel.clock import from_ms
from antiphon.kernel.paging import Page, check_limit, encode_cursor

Older = Callable[[ReadSession, str, Sequence[str], tuple[int, str], int], list[Row]]
_KEYS_SHOWN = 50
_NAMES_SHOWN = 1_000


def list_recent(session: ReadSession, workspace: str, name: str, person_id: str, cursor: str | None, limit: int) -> Page[EventLine]:
    """Events that have not moved to the archive yet, the last digested first."""
    rows = store.list_recent(session, workspace, name, person_id, places.place(cursor), check_limit(limit) + 1)
    shown = rows[:limit]
    following = encode_cursor(shown[-1][0]) if len(rows) > limit else None
    return Page(tuple(_line(row) for _, row in shown), following)


def list_timeline(
    session: ReadSession, workspace: str, person_ids: Sequence[str], cursor: str | None, limit: int, older: Older
) -> Page[EventLine]:
    """Everything people did, the latest first, from the store and the archive (`older`) together.

    Give every id that belongs to the person, those of merged persons too.
    """
    before = places.moment_and_id(cursor)
    wanted = check_limit(limit) + 1
    rows = store.list_of_people(session, workspace, person_ids, before, wanted) + older(session, workspace, person_ids, before, wanted)
    rows.sort(key=lambda row: (row[4], row[0]), reverse=True)
    shown = rows[:limit]
    following = encode_cursor(shown[-1][4], shown[-1][0]) if len(rows) > limit else None
    return Page(tuple(_line(row) for row in shown), following)


def list_names(session: ReadSession, workspace: str) -> list[NameCount]:
    """Names of digested events, the most frequent first."""
    return [NameCount(name, int(count), from_ms(last)) for name, count, last in store.list_names(session, workspace, _NAMES_SHOWN)]


def read_health(session: ReadSession, workspace: str, now_ms: int) -> Health:
    """The last 24 hours, by whole hours, and what waits now."""
    sums = store.sum_hours(session, workspace, now_ms // HOUR_MS - 23)
    waiting, oldest = store.count_waiting(session, workspace)
    refusals = store.list_refusals(session, now_ms // DAY_MS - 1, _KEYS_SHOWN)
    return Health(
        received_24h=sums.get("received", 0),
        accepted=sums.get("accepted", 0),
        duplicates=sums.get("duplicate", 0),
        quarantined=sums.get("quarantined", 0),
        quarantine_open=store_quarantine.count_open(session, workspace),
        refused_keys=tuple(RefusedKey(hint, code, int(count), from_ms(last)) for hint, code, count, last in refusals),
        inbox_waiting=waiting,
        oldest_waiting_at=from_ms(oldest) if oldest is not None else None,
    )


def live_line(event: Arrived) -> bytes:
    """An event just digested, as JSON, for those who watch."""
    properties = event.traits if event.kind == "identify" else event.properties
    line = EventLine(
        event.id,
        event.name,
        event.kind,
        event.person_id,
        from_ms(event.at_ms),
        from_ms(event.received_ms),
        msgspec.Raw(msgspec.json.encode(properties)),
        event.revenue_minor,
        event.currency,
        event.source,
        event.decision_id or None,
    )
    return msgspec.json.encode(line)


def _line(row: Row) -> EventLine:
    event_id, name, kind, person_id, at, received_at, properties, revenue, currency, source, decision_id = row
    return EventLine(
        event_id,
        name,
        kind,
        person_id,
        from_ms(at),
        from_ms(received_at),
        msgspec.Raw(properties.encode()),
        revenue,
        currency,
        source,
        decision_id,
    )
