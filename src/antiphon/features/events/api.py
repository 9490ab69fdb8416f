"""The door of the events feature."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from antiphon.engine.database.port import Database, ReadSession, Row, Session
from antiphon.engine.database.writer import Writer
from antiphon.engine.ident import new_id
from antiphon.features.events import history, quarantine, store, store_archive
from antiphon.features.events.archive import KEEP_DAYS, Archive
from antiphon.features.events.contracts import (
    Emitted,
    EventLine,
    Fanout,
    Health,
    NameCount,
    Quarantined,
    Receipt,
    Replayed,
    Source,
    Subscriber,
)
from antiphon.features.events.digest import Digest, Outcome
from antiphon.features.events.pump import BATCH, Housekeeper, Pump
from antiphon.features.events.service import Collector
from antiphon.kernel.clock import Clock
from antiphon.kernel.paging import DEFAULT_LIMIT, Page

LIVE_AT_ONCE = 20  # of one digest; who watches cannot read more
_PLACE = {name: place for place, name in enumerate(store.COLUMNS)}


class Events:
    """Collecting, digesting, keeping and showing events. Subscribe everybody before `start_pumps`."""

    def __init__(
        self, *, database: Database, writer: Writer, clock: Clock, hub: Fanout, home: Path, zones: Callable[[], Mapping[str, str]]
    ) -> None:
        owner = new_id("own")
        self._database = database
        self._clock = clock
        self._hub = hub
        self._digest = Digest(clock, zones, owner)
        self._pump = Pump(database, writer, clock, self._digest, self._show)
        self._collector = Collector(writer, clock, self._pump.wake)
        self._house = Housekeeper(database, writer, clock, self._collector, owner)
        self.archive = Archive(database, self._house.run, clock, home / "events")

    # --------------------------------------------------------------------------------------------------- coming in

    def subscribe(self, subscriber: Subscriber, *, names_people: bool = False) -> None:
        """Show every event to a subscriber, after those that were added before.

        `names_people`: it runs before the rows are stored, because it finds out whose events they are.
        """
        self._digest.subscribe(subscriber, names_people=names_people)

    async def accept(self, source: Source, kind: str, body: bytes) -> Receipt:
        """Take a request of a client in ("batch", "track", …); returns after the commit. Raises as `Collector.accept` says."""
        return await self._collector.accept(source, kind, body)

    def collect(self, source: Source, bodies: Sequence[bytes], kind: str = "batch") -> list[Receipt]:
        """The same from a thread, for many requests at once: each `{"batch": [ … ]}` of up to 500 KB and 2,500 events."""
        return self._collector.collect(source, kind, bodies)

    def append(self, session: Session, events: Sequence[Emitted]) -> None:
        """Put events of the house into the stream; they are digested after `session` is committed."""
        self._collector.append(session, events)

    def turn_away(self, key_hint: str, code: str) -> None:
        """Count a request that was refused before it was read. From the event loop only."""
        self._collector.turn_away(key_hint, code)

    # --------------------------------------------------------------------------------------------------- by itself

    def start_pumps(self) -> None:
        """Digest and keep house in threads of their own."""
        self._pump.start(self._collector)
        self._house.start(self.archive)

    def stop_pumps(self) -> None:
        """Stop them; what waits stays in the inbox."""
        self._pump.stop()
        self._house.stop()
        self.archive.close()

    def digest_once(self, limit: int = BATCH) -> int:
        """Digest up to `limit` events now; how many left the inbox."""
        return self._pump.digest_once(limit)

    def digest_all(self) -> int:
        """Digest until nothing waits; how many events left the inbox."""
        total = 0
        while taken := self.digest_once():
            total += taken
        return total

    def move_to_archive(self, keep_days: float = KEEP_DAYS) -> int:
        """Move events received more than `keep_days` ago to Parquet; how many moved."""
        return self.archive.move(keep_days)

    def keep_house(self) -> None:
        """Write the counts that wait, forget what is out of its window, move old events to the archive."""
        self._house.flush()
        self._house.archive(self.archive)

    def _show(self, outcome: Outcome) -> None:
        """Show new events to those who watch their workspace."""
        for event in outcome.events[-LIVE_AT_ONCE:]:
            channel = live_channel(event.workspace)
            if self._hub.has_listeners(channel):
                self._hub.publish(channel, history.live_line(event))

    # ----------------------------------------------------------------------------------------------------- reading

    def list_recent(
        self,
        session: ReadSession,
        workspace: str,
        *,
        name: str = "",
        person_id: str = "",
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> Page[EventLine]:
        """Events digested lately, the last first; those of the archive are not among them."""
        return history.list_recent(session, workspace, name, person_id, cursor, limit)

    def list_timeline(
        self, session: ReadSession, workspace: str, person_ids: Sequence[str], cursor: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Page[EventLine]:
        """Everything a person did, the latest first, from store and archive. Give the ids of merged persons too."""
        return history.list_timeline(session, workspace, person_ids, cursor, limit, self.archive.list_of_people)

    def list_names(self, session: ReadSession, workspace: str) -> list[NameCount]:
        """Names of events, the most frequent first."""
        return history.list_names(session, workspace)

    def read_health(self, session: ReadSession, workspace: str) -> Health:
        """How collection is doing."""
        return history.read_health(session, workspace, self._clock.now_ms())

    def count_waiting(self) -> int:
        """Events that are acknowledged and not digested yet, of all workspaces."""
        with self._database.read() as session:
            return store.count_waiting(session, None)[0]

    def listen(self, workspace: str) -> AsyncIterator[bytes]:
        """New events as JSON from now on, as they are digested; a sample when there are many."""
        return self._hub.listen(live_channel(workspace))

    def list_archived(self, session: ReadSession, workspace: str) -> list[Path]:
        """The Parquet files whose rows have left the store as of this session. Their columns are `store.COLUMNS`."""
        return self.archive.list_files(session, workspace)

    def list_tail(self, session: ReadSession, workspace: str, columns: Sequence[str], person_ids: Sequence[str] | None = None) -> list[Row]:
        """Rows that have not moved to the archive as of this session: these columns, in this order."""
        places = [_PLACE[column] for column in columns]
        return [tuple(row[place] for place in places) for row in store_archive.list_tail(session, workspace, person_ids)]

    # -------------------------------------------------------------------------------------------------- quarantine

    def list_quarantine(
        self,
        session: ReadSession,
        workspace: str,
        *,
        reason: str = "",
        state: str = "",
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> Page[Quarantined]:
        """Events that were kept aside, the latest first. `total_count` is how many are open."""
        return quarantine.list_page(session, workspace, reason, state, cursor, limit)

    def replay(self, workspace: str, quarantine_id: str, corrected: str | None = None) -> None:
        """Send one through again. Raises `NotFound`, `Conflict`, `Invalid`."""
        self._change(lambda session: quarantine.replay(session, self._clock, workspace, quarantine_id, corrected))

    def replay_many(self, workspace: str, *, reason: str = "", ids: Sequence[str] | None = None) -> Replayed:
        """Send up to 500 through again as they came; those that would be refused again stay, and are named."""
        found: Replayed = self._change(lambda session: quarantine.replay_many(session, self._clock, workspace, reason, ids))
        return found

    def discard(self, workspace: str, quarantine_id: str) -> None:
        """Let one go; it stays readable. Raises `NotFound`, `Conflict`."""
        self._change(lambda session: quarantine.discard(session, self._clock, workspace, quarantine_id))

    def _change(self, work: Callable[[Session], Any]) -> Any:
        try:
            return self._house.run(work)
        finally:
            self._pump.wake()


def live_channel(workspace: str) -> str:
    """Where the hub shows a workspace's new events."""
    return f"events.{workspace}"
