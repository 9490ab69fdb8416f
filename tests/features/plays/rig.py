"""A house without its upper floors: real store, writer, events, profiles, ledger and plays, with mechanics that a test chooses."""

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import msgspec

from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, ReadSession
from antiphon.engine.database.writer import Writer
from antiphon.engine.realtime import Hub
from antiphon.features.events.api import Events
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import AccountKey
from antiphon.features.plays.api import Plays
from antiphon.features.plays.contracts import Accepted, Asked, Channel, Outcome, Play, PlayDraft, Refusal
from antiphon.features.plays.registry import AnyMechanic, Registry
from antiphon.features.profiles.api import Profiles
from antiphon.kernel.clock import Clock
from antiphon.sdk.mechanic import Tag
from antiphon.sdk.words import Text
from tests.features.plays.games import POINTS, PRIZE, Claw

SHOP = "shop"
NAME = Text(zh="娃娃机", en="Claw machine")


class View(msgspec.Struct):
    """What segments would say of a person."""

    tags: Mapping[str, Tag] = {}
    segments: frozenset[str] = frozenset()


class Crowd:
    """Persons and what is known of them, set by the test."""

    def __init__(self) -> None:
        self.views: dict[str, View] = {}
        self.segments = {"loyal"}

    def has_segment(self, session: ReadSession, workspace: str, key: str) -> bool:
        return key in self.segments

    def read_people(self, session: ReadSession, workspace: str, person_ids: Sequence[str]) -> Mapping[str, View]:
        return {person_id: self.views.get(person_id, View()) for person_id in person_ids}


class Rig:
    """Everything a test of plays needs. The writer runs; pumps and alarms are worked by hand."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        home: Path,
        *,
        channels: Callable[[Commands], Sequence[Channel]] = lambda _: (),
        monotonic: Callable[[], int] | None = None,
        mechanics: Sequence[AnyMechanic] = (Claw(),),
        writing: bool = True,
    ) -> None:
        self.database = database
        self.clock = clock
        self.writer = Writer(database)
        self.commands = Commands(self.writer)
        self.ledger = Ledger(clock=clock)
        self.profiles = Profiles(clock=clock)
        self.people = Crowd()
        self.zones = {SHOP: "Asia/Shanghai"}
        self.events = Events(database=database, writer=self.writer, clock=clock, hub=Hub(), home=home, zones=lambda: self.zones)
        self.seeds = count()
        still: dict[str, Any] = {} if monotonic is None else {"monotonic": monotonic}
        self.plays = Plays(
            database=database,
            writer=self.writer,
            commands=self.commands,
            clock=clock,
            ledger=self.ledger,
            segments=self.people,
            profiles=self.profiles,
            events=self.events,
            zones=lambda: self.zones,
            registry=Registry(mechanics),
            channels=channels(self.commands),
            make_seed=lambda: f"seed-{next(self.seeds)}",
            **still,
        )
        for subscriber in (self.profiles, self.ledger, self.plays):
            self.events.subscribe(subscriber, names_people=subscriber is self.profiles)
        if writing:
            self.writer.start()

    def close(self) -> None:
        """Stop the writer; whoever opened the store closes it."""
        if self.writer.alive:
            self.writer.stop()

    # ---------------------------------------------------------------------------------------------------- plays

    def launch(self, workspace: str = SHOP, *, audience: str | None = None, kind: str = "claw", **rules: Any) -> Play:
        """A claw machine that runs."""
        made = self.plays.create(workspace, PlayDraft(kind, NAME, rules, audience=audience))
        return self.plays.launch(workspace, made.id)

    def move(self, play: Play, person: str, key: str, **move: Any) -> Outcome:
        """One move, through the lane."""
        return self.plays.move(play.workspace, play.id, person, key, msgspec.json.encode(move))

    def batch(self, *asked: Asked) -> list[Any]:
        """Several moves in one transaction."""

        def command(session: Any) -> list[Any]:
            return self.plays.decide_batch(session, asked)

        return self.commands.call(command)

    def fund(self, person: str, amount: int, workspace: str = SHOP, asset: str = POINTS) -> None:
        """Give somebody something."""

        def command(session: Any) -> None:
            book = self.ledger.open_book(session, [AccountKey(workspace, f"person:{person}", asset)])
            book.transfer(workspace, asset, amount, "world", f"person:{person}", "dec_gift", "gift", self.clock.now_ms())
            book.save(session)

        self.commands.call(command)

    def flaws(self, play: Play) -> list[str]:
        """Where something stands in the way of launching it."""
        with self.database.read() as session:
            return [flaw.path for flaw in self.plays.check(session, play)]

    # --------------------------------------------------------------------------------------------------- looking

    def has(self, holder: str, asset: str = POINTS, workspace: str = SHOP) -> int:
        """What a holder has."""
        with self.database.read() as session:
            found = {account.asset: account.balance for account in self.ledger.list_balances(session, workspace, holder)}
        return found.get(asset, 0)

    def left(self, play: Play) -> int:
        """Cups in the machine."""
        return self.has(f"play:{play.id}", PRIZE, play.workspace)

    def count(self, table: str, where: str = "1 = 1") -> int:
        """Rows of a table, for tests that look under the hood."""
        with self.database.read() as session:
            row = session.row(f"SELECT COUNT(*) FROM {table} WHERE {where}")  # noqa: S608 - a test's own words
        assert row is not None
        return row[0]

    def sound(self) -> bool:
        """Whether the ledger keeps all its laws."""
        with self.database.read() as session:
            return self.ledger.check(session) == []


def asked(play: Play, person: str, key: str, **move: Any) -> Asked:
    """A move for a batch."""
    return Asked(play.workspace, play.id, person, key, msgspec.json.encode(move))


def accepted(outcome: Any) -> Accepted:
    """The outcome, which must be a yes."""
    assert isinstance(outcome, Accepted), outcome
    return outcome


def refused(outcome: Any) -> Refusal:
    """The outcome, which must be a no."""
    assert isinstance(outcome, Refusal), outcome
    return outcome
