"""One snapshot of everything that happened in a workspace: what is archived and what is not, no row twice, none missing."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from antiphon.engine.analytics.api import Analysis, Analytics
from antiphon.engine.database.port import Database, ReadSession
from antiphon.features.events.api import Events
from antiphon.features.segments import store
from antiphon.features.segments.store_population import EVENT_COLUMNS, attach_events

ORDER_COLUMNS = ("id", "name", "person_id", "at", "local_day", "revenue_minor")


class Snapshots:
    """Opens them. The files and the rows come from one read of the store, so the archive may go on moving rows meanwhile."""

    def __init__(self, database: Database, events: Events, analytics: Analytics) -> None:
        self._database = database
        self._events = events
        self._analytics = analytics

    @contextmanager
    def open(self, workspace: str, columns: Sequence[str] = tuple(EVENT_COLUMNS)) -> Generator[Analysis]:
        """An analysis in which `segments_event` has these columns."""
        with self._database.read() as session:
            files = self._events.list_archived(session, workspace)
            rows = self._events.list_tail(session, workspace, columns)
            merged = store.list_merges(session, workspace)
        with self._analytics.open() as analysis:
            attach_events(analysis, columns, files, rows, merged)
            yield analysis

    @contextmanager
    def open_archive(self, session: ReadSession, workspace: str) -> Generator[tuple[Analysis, list[str]]]:
        """Only what is archived as of a session, and the names of its files."""
        files = self._events.list_archived(session, workspace)
        with self._analytics.open() as analysis:
            analysis.attach_files("segments_archived", EVENT_COLUMNS, files)
            yield analysis, sorted(str(file) for file in files)

    def names_of_archive(self, session: ReadSession, workspace: str) -> list[str]:
        """The files of the archive as of a session."""
        return sorted(str(file) for file in self._events.list_archived(session, workspace))

    def tail_of(self, session: ReadSession, workspace: str, person_ids: Sequence[str]) -> list[tuple[Any, ...]]:
        """What is not archived of some persons, in the order of `EVENT_COLUMNS`."""
        return self._events.list_tail(session, workspace, tuple(EVENT_COLUMNS), person_ids)


class Recalled:
    """An event read back from the store. Its JSON is opened when it is asked for."""

    __slots__ = (
        "_context",
        "_properties",
        "at_ms",
        "channel",
        "currency",
        "id",
        "kind",
        "local_day",
        "name",
        "order_id",
        "person_id",
        "product_id",
        "quantity",
        "revenue_minor",
        "source",
    )

    def __init__(self, row: Sequence[Any]) -> None:
        (
            self.id,
            self.name,
            self.kind,
            self.person_id,
            self.at_ms,
            self.local_day,
            self.source,
            self.revenue_minor,
            self.currency,
            self.order_id,
            self.product_id,
            self.channel,
            self.quantity,
            self._properties,
            self._context,
        ) = row

    @property
    def properties(self) -> dict[str, Any]:
        if isinstance(self._properties, str):
            self._properties = msgspec.json.decode(self._properties, type=dict[str, Any])
        return self._properties

    @property
    def context(self) -> dict[str, Any]:
        if isinstance(self._context, str):
            self._context = msgspec.json.decode(self._context, type=dict[str, Any])
        return self._context
