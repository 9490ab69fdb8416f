"""The real door of events and persons over a store, for files to come in through, and ways to make files."""

import csv
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from antiphon.connectors.tabular.api import import_file
from antiphon.connectors.tabular.mapping import Mapping, check_mapping
from antiphon.engine.database.port import Database
from antiphon.engine.database.writer import Writer
from antiphon.engine.realtime import Hub
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import IMPORT, Receipt
from antiphon.features.profiles.api import Profiles
from antiphon.sdk.connector import ImportReport, ImportStep

NOW = datetime(2026, 9, 21, 14, 13, tzinfo=UTC)


class NoonClock:
    """A clock that stands."""

    def now_ms(self) -> int:
        """The moment of these tests."""
        return int(NOW.timestamp() * 1000)


class ImportSource(msgspec.Struct, frozen=True):
    """Who sends: the file."""

    id: str
    workspace: str
    name: str


class Door:
    """Takes bodies as the command line does: through collect, as durable as a client's."""

    def __init__(self, database: Database, home: Path, workspace: str = "shop") -> None:
        self.database = database
        self.writer = Writer(database)
        self.events = Events(
            database=database, writer=self.writer, clock=NoonClock(), hub=Hub(), home=home, zones=lambda: {workspace: "Europe/London"}
        )
        self.profiles = Profiles(clock=NoonClock())
        self.events.subscribe(self.profiles, names_people=True)
        self.source = ImportSource(f"{IMPORT}test", workspace, "test")
        self.sent: list[dict[str, Any]] = []
        self.breaks_after: int | None = None

    def send(self, bodies: Sequence[bytes]) -> list[Receipt]:
        """The sink of an import."""
        if self.breaks_after is not None and len(self.sent) >= self.breaks_after:
            raise ConnectionError("pulled the plug")
        for body in bodies:
            self.sent += msgspec.json.decode(body)["batch"]
        return self.events.collect(self.source, bodies)

    def rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """What is stored."""
        with self.database.read() as session:
            return session.rows(sql, parameters)

    def take(self, path: Path, mapping: Mapping | dict[str, Any], **more: Any) -> ImportReport:
        """Import a file and digest it."""
        mapping = mapping if isinstance(mapping, Mapping) else check_mapping(mapping)
        report = import_file(path, mapping, self, more.pop("progress", ignore), now=NOW, **more)
        self.events.digest_all()
        return report


def ignore(step: ImportStep) -> None:
    """Nobody watches."""


@contextmanager
def open_door(database: Database, home: Path) -> Generator[Door]:
    """A door whose writer runs."""
    door = Door(database, home)
    door.writer.start()
    try:
        yield door
    finally:
        door.writer.stop()


def write_csv(path: Path, rows: Iterable[Sequence[object]], *, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    """A file as a shop exports it."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def orders(**changes: Any) -> dict[str, Any]:
    """A mapping of plain orders."""
    plain: dict[str, Any] = {
        "name": "till",
        "form": "orders",
        "currency": "GBP",
        "zone": "Europe/London",
        "columns": {"order_id": "order", "user_id": "customer", "at": "at", "product_id": "item", "quantity": "qty", "price": "price"},
    }
    return plain | changes


HEADER = ("order", "customer", "at", "item", "qty", "price")
