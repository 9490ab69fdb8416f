"""A small house for the tests of events: the real store, writer, keys and web routes, and subscribers the test can look into."""

import base64
import gzip
import json
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from litestar import Litestar
from litestar.testing import TestClient

from antiphon.engine.access.api import Access
from antiphon.engine.commands import Commands
from antiphon.engine.database.migrations import find_migrations, migrate
from antiphon.engine.database.port import Database, Session
from antiphon.engine.database.writer import Writer
from antiphon.engine.realtime import Hub
from antiphon.entry.bootstrap import PACKAGES
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import Arrived, DigestBatch
from antiphon.features.events.http import hot_routes
from antiphon.kernel.clock import Clock

NOW = 1_790_000_000_000  # 2026-09-21T14:13:20Z
KEY = "test-key"


class Hand:
    """A clock that the test moves."""

    def __init__(self, at_ms: int = NOW) -> None:
        self.at_ms = at_ms

    def now_ms(self) -> int:
        return self.at_ms


class ByName:
    """Finds the person as the simplest shop would: the user id, else the anonymous id. `junk` is nobody."""

    name = "people"

    def take(self, session: Session, batch: DigestBatch) -> None:
        usable: list[Arrived] = []
        for event in batch.events:
            event.person_id = event.person_id or f"per_{event.user_id or event.anonymous_id}"
            if event.user_id == "junk":
                batch.rejects.append((event, "no_usable_id"))
            else:
                usable.append(event)
        batch.events[:] = usable


class Witness:
    """Remembers what was shown to it in transactions that were committed, and raises where the test says so."""

    name = "witness"

    def __init__(self) -> None:
        self.shown: list[Arrived] = []
        self.batches: list[int] = []
        self.fails_for: Callable[[Arrived], bool] = lambda _: False

    def take(self, session: Session, batch: DigestBatch) -> None:
        for event in batch.events:
            if self.fails_for(event):
                raise ValueError(f"cannot stand {event.name}")
        self.shown += batch.events
        self.batches.append(len(batch.events))


class Shop:
    """Everything of one small house, started."""

    def __init__(self, database: Database, home: Path, clock: Clock) -> None:
        migrate(database, find_migrations(PACKAGES))
        self.database = database
        self.clock = clock
        self.home = home
        self.hub = Hub()
        self.writer = Writer(database)
        self.commands = Commands(self.writer)
        self.access = Access(database, self.commands, clock)
        self.events = Events(database=database, writer=self.writer, clock=clock, hub=self.hub, home=home, zones=self.zones)
        self.witness = Witness()
        self.events.subscribe(ByName(), names_people=True)
        self.events.subscribe(self.witness)

    def zones(self) -> Mapping[str, str]:
        return {workspace.id: workspace.zone for workspace in self.access.list_workspaces()}

    def app(self) -> Litestar:
        return Litestar(hot_routes(self.events, self.access), openapi_config=None, logging_config=None)

    def rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        with self.database.read() as session:
            return session.rows(sql, parameters)

    def stored(self) -> list[dict[str, Any]]:
        """Digested events in the store, in the order they were digested."""
        rows = self.rows("SELECT id, name, person_id, at, properties, context, revenue_minor, order_id FROM events_event ORDER BY seq")
        names = ("id", "name", "person_id", "at", "properties", "context", "revenue_minor", "order_id")
        found = [dict(zip(names, row, strict=True)) for row in rows]
        return [row | {"properties": json.loads(row["properties"]), "context": json.loads(row["context"])} for row in found]

    def message_ids(self) -> list[str]:
        return [row["context"]["antiphon"]["message_id"] for row in self.stored()]

    def quarantined(self) -> list[tuple[str, bytes]]:
        return [(row[0], bytes(row[1])) for row in self.rows("SELECT reason, body FROM events_quarantine ORDER BY at, id")]

    def collect(self, *events: Mapping[str, Any] | bytes, key: str = KEY) -> Any:
        """Take events in as one batch, without HTTP."""
        source = self.access.find_write_key(key)
        assert source is not None
        parts = [event if isinstance(event, bytes) else json.dumps(event).encode() for event in events]
        return self.events.collect(source, [b'{"batch":[' + b",".join(parts) + b"]}"])[0]


@contextmanager
def open_shop(database: Database, home: Path, clock: Clock | None = None) -> Generator[Shop]:
    """A shop with a workspace `shop` in Shanghai and the write key `test-key`; its pumps stand still."""
    shop = Shop(database, home, clock or Hand())
    shop.writer.start()
    try:
        if shop.access.find_workspace("shop") is None:
            shop.access.create_workspace("shop", "Shop", "Asia/Shanghai", "CNY", "zh")
            shop.access.create_key("shop", "test", KEY)
        yield shop
    finally:
        shop.writer.stop()
        shop.events.archive.close()


def track(name: str = "Product Viewed", user: str | None = "u1", message: str | None = None, **more: Any) -> dict[str, Any]:
    """A track call as a client writes it."""
    event: dict[str, Any] = {"type": "track", "event": name, "userId": user, "properties": more.pop("properties", {})}
    return event | ({"messageId": message} if message else {}) | more


def basic(key: str = KEY) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(f"{key}:".encode()).decode()}


def post(client: TestClient[Litestar], path: str, body: object, headers: Mapping[str, str] | None = None, *, packed: bool = False) -> Any:
    """Post a body (bytes as they are, anything else as JSON) with the test key unless the headers say otherwise."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    given = dict(basic() if headers is None else headers)
    if packed:
        content, given["Content-Encoding"] = gzip.compress(content), "gzip"
    return client.post(path, content=content, headers=given)


def batch(events: Sequence[Mapping[str, Any]], **more: Any) -> dict[str, Any]:
    return {"batch": list(events), **more}
