"""Puts the house together: which part is given what. Nothing else knows all of them."""

import fcntl
import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any, Literal

from antiphon.engine.access.api import Access
from antiphon.engine.access.contracts import Shop, Shopper
from antiphon.engine.commands import Commands
from antiphon.engine.database.migrations import find_migrations, migrate
from antiphon.engine.database.opening import open_database
from antiphon.engine.database.port import Database, ReadSession, Session
from antiphon.engine.database.writer import Writer
from antiphon.engine.ident import SystemClock
from antiphon.engine.realtime import Hub, make_hub
from antiphon.engine.settings import Settings
from antiphon.entry.goods import HouseGoods
from antiphon.entry.uses import MovesUse
from antiphon.features.alliance.api import Alliance
from antiphon.features.alliance.jobs import AllianceTimer
from antiphon.features.badges.api import Badges
from antiphon.features.budgets.api import Budgets
from antiphon.features.commission.api import Commission
from antiphon.features.commission.jobs import CommissionTimer
from antiphon.features.deliveries.api import Deliveries
from antiphon.features.events.api import Events
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import Why
from antiphon.features.ledger.jobs import HoldTimer
from antiphon.features.membership.api import Membership
from antiphon.features.membership.jobs import TierTimer
from antiphon.features.pictures.api import Pictures
from antiphon.features.plays.api import Plays
from antiphon.features.points.api import Points
from antiphon.features.profiles.api import Profiles
from antiphon.features.promotions.api import Promotions
from antiphon.features.segments.api import Segments
from antiphon.kernel.clock import Clock
from antiphon.kernel.errors import NotSignedIn

PACKAGES = (  # low to high; their migrations run in this order
    "antiphon.engine.once",
    "antiphon.engine.access",
    "antiphon.features.events",
    "antiphon.features.profiles",
    "antiphon.features.ledger",
    "antiphon.features.budgets",
    "antiphon.features.segments",
    "antiphon.features.membership",
    "antiphon.features.badges",
    "antiphon.features.points",
    "antiphon.features.promotions",
    "antiphon.features.commission",
    "antiphon.features.alliance",
    "antiphon.features.deliveries",
    "antiphon.features.pictures",
    "antiphon.features.plays",
)
Role = Literal["all", "web", "worker"]
Job = tuple[Callable[[], object], Callable[[], object]]  # how to start it, and how to stop it


class AlreadyRunning(RuntimeError):
    """Another process has the embedded store open."""


class Services:
    """Every part of a running house, by name."""

    def __init__(self, database: Database, home: Path, clock: Clock, hub: Hub, secret: str | None, lock: IO[str] | None = None) -> None:
        self._lock = lock
        self.database = database
        self.home = home
        self.clock = clock
        self.hub = hub
        self.writer = Writer(database)
        self.commands = Commands(self.writer, clock)
        self.access = Access(database, self.commands, clock, secret)
        self._workspaces = self.access.list_workspaces
        self._open_ground()
        self._open_people()
        self._open_value()
        self._open_plays()
        # Low to high: each sees what those before found out.
        lower = (self.profiles, self.ledger, self.budgets, self.segments, self.membership, self.badges)
        higher = (self.points, self.promotions, self.commission, self.alliance, self.deliveries, self.pictures, self.plays)
        for subscriber in (*lower, *higher):
            self.events.subscribe(subscriber, names_people=subscriber is self.profiles)
        self._started: list[Job] = []

    def _open_ground(self) -> None:
        """What happened, to whom, and everything countable."""
        self.events = Events(database=self.database, writer=self.writer, clock=self.clock, hub=self.hub, home=self.home, zones=self._zones)
        self.profiles = Profiles(clock=self.clock)
        self.ledger = Ledger(clock=self.clock, find_decisions=self._find_decisions)
        self.hold_timer = HoldTimer(self.ledger, self.writer)
        self.budgets = Budgets(commands=self.commands, clock=self.clock, ledger=self.ledger, events=self.events, zones=self._zones)

    def _open_people(self) -> None:
        """What is known of people, where they stand, and what they are honoured with."""
        self.segments = Segments(
            database=self.database,
            clock=self.clock,
            commands=self.commands,
            writer=self.writer,
            profiles=self.profiles,
            ledger=self.ledger,
            events=self.events,
            home=self.home,
            workspaces=self._workspaces,
        )
        self.membership = Membership(
            database=self.database,
            clock=self.clock,
            commands=self.commands,
            events=self.events,
            profiles=self.profiles,
            ledger=self.ledger,
            home=self.home,
            workspaces=self._workspaces,
        )
        self.tier_timer = TierTimer(self.membership)
        self.badges = Badges(
            commands=self.commands, clock=self.clock, events=self.events, profiles=self.profiles, workspaces=self._workspaces
        )

    def _open_value(self) -> None:
        """What people earn, save and are paid."""
        self.points = Points(
            database=self.database,
            commands=self.commands,
            clock=self.clock,
            profiles=self.profiles,
            segments=self.segments,
            ledger=self.ledger,
            events=self.events,
            budgets=self.budgets,
            membership=self.membership,
            zones=self._zones,
            workspaces=self._workspaces,
        )
        self.promotions = Promotions(
            database=self.database,
            writer=self.writer,
            commands=self.commands,
            clock=self.clock,
            ledger=self.ledger,
            budgets=self.budgets,
            profiles=self.profiles,
            segments=self.segments,
            events=self.events,
            find_tiers=self._find_tiers,
            zones=self._zones,
        )
        self.commission = Commission(
            database=self.database,
            commands=self.commands,
            clock=self.clock,
            ledger=self.ledger,
            events=self.events,
            profiles=self.profiles,
            workspaces=self._workspaces,
            find_tiers=self._find_tiers,
        )
        self.commission_timer = CommissionTimer(self.commission, self.writer)
        self.alliance = Alliance(
            database=self.database, commands=self.commands, clock=self.clock, points=self.points, workspaces=self.access.list_workspaces
        )
        self.alliance_timer = AllianceTimer(self.alliance)

    def _open_plays(self) -> None:
        """What people play, and how what they win comes home."""
        self.plays = Plays(
            database=self.database,
            writer=self.writer,
            commands=self.commands,
            clock=self.clock,
            ledger=self.ledger,
            segments=self.segments,
            profiles=self.profiles,
            events=self.events,
            zones=self._zones,
        )
        self.deliveries = Deliveries(
            database=self.database,
            commands=self.commands,
            clock=self.clock,
            ledger=self.ledger,
            events=self.events,
            profiles=self.profiles,
            points=self.points,
            workspaces=lambda: [workspace.id for workspace in self._workspaces()],
            secret=self.access.secret,
            goods=HouseGoods(self.plays, self.points),
        )
        self.pictures = Pictures(
            database=self.database,
            commands=self.commands,
            clock=self.clock,
            profiles=self.profiles,
            home=self.home,
            uses=MovesUse(self.plays),
        )

    def _zones(self) -> Mapping[str, str]:
        return {workspace.id: workspace.zone for workspace in self.access.list_workspaces()}

    def _find_tiers(self, session: ReadSession, workspace: str, person_ids: Sequence[str]) -> Mapping[str, str]:
        return {person: standing.tier for person, standing in self.membership.read_tiers(session, workspace, person_ids).items()}

    def _find_decisions(self, session: ReadSession, workspace: str, decision_ids: Sequence[str]) -> Mapping[str, Why]:
        earned = dict(self.points.find_whys(session, workspace, decision_ids))
        earned |= self.commission.find_whys(session, workspace, decision_ids)
        earned |= self.deliveries.find_whys(session, workspace, decision_ids)
        rest = [decision_id for decision_id in decision_ids if decision_id not in earned]
        return earned | dict(self.plays.find_whys(session, workspace, rest)) if rest else earned

    def _jobs(self) -> tuple[Job, ...]:
        """What runs by itself, each as (start, stop), in the order of starting: digest, time flips, timers, alarms, archive."""
        return (
            (self.events.start_pumps, self.events.stop_pumps),
            (self.segments.start_jobs, self.segments.stop_jobs),
            (self.tier_timer.start, self.tier_timer.stop),
            (partial(self.points.start_jobs, self.writer), self.points.stop_jobs),
            (self.promotions.start_jobs, self.promotions.stop_jobs),
            (self.plays.start_jobs, self.plays.stop_jobs),
            (self.hold_timer.start, self.hold_timer.stop),
            (self.commission_timer.start, self.commission_timer.stop),
            (self.alliance_timer.start, self.alliance_timer.stop),
            (partial(self.deliveries.start_jobs, self.writer), self.deliveries.stop_jobs),
            (partial(self.pictures.start_jobs, self.writer), self.pictures.stop_jobs),
        )

    def start(self, *, pumps: bool = True) -> None:
        """Start the writer, and what runs by itself unless told not to."""
        if not self.writer.alive:
            self.writer.start()
        self.access.secret()
        for job in self._jobs() if pumps else ():
            job[0]()
            self._started.append(job)

    def stop(self) -> None:
        """Finish what waits and close everything, what was started last first."""
        while self._started:
            self._started.pop()[1]()
        if self.writer.alive:
            self.writer.stop()
        self.hub.close()
        self.database.close()
        if self._lock:
            self._lock.close()

    def read_shopper(self, authorization: str) -> Shopper:
        """The person behind an Authorization header. Raises `NotSignedIn`."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise NotSignedIn("Send the shopper token as Authorization: Bearer <token>.", code="token_missing")
        claims = self.access.read_shopper(token.strip())
        if claims.person_id is not None:
            return Shopper(claims.workspace, claims.person_id)
        return Shopper(claims.workspace, self._person_of(claims.workspace, claims.user_id or ""))

    def read_shop(self, authorization: str) -> Shop:
        """The shop whose server sent an Authorization header. Raises `NotSignedIn`."""
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise NotSignedIn("Send the server's token as Authorization: Bearer <token>.", code="token_missing")
        return self.access.read_shop(token.strip())

    def _person_of(self, workspace: str, user_id: str) -> str:
        """The person with the shop's user id; made when the shop's token is the first we hear of them."""
        with self.database.read() as session:
            found = self.profiles.find_by_user_id(session, workspace, user_id)
        if found is not None:
            return found.id

        def command(session: Session) -> str:
            return self.profiles.ensure_person(session, workspace, user_id=user_id)

        return self.commands.call(command)

    def health(self) -> dict[str, Any]:
        """What an engineer on duty looks at first."""
        try:
            with self.database.read() as session:
                session.row("SELECT 1")
            store: dict[str, Any] = dict(self.database.describe())
            readable = True
        except Exception as error:  # noqa: BLE001 - whatever keeps the store from answering is the news
            store = {"error": type(error).__name__}
            readable = False
        well = readable and self.writer.alive
        return {
            "status": "ok" if well else "failing",
            "store": store,
            "writer": {"alive": self.writer.alive, "commits": self.writer.commits, "waiting": self.writer.waiting()},
            "inbox_waiting": self.events.count_waiting() if readable else None,
        }


def open_services(
    *,
    database: Database,
    home: Path,
    clock: Clock | None = None,
    hub: Hub | None = None,
    secret: str | None = None,
    lock: IO[str] | None = None,
) -> Services:
    """A house over an open store, its schema brought up to date. Nothing runs before `start`. `lock` is closed with it."""
    migrate(database, find_migrations(PACKAGES))
    return Services(database, home, clock or SystemClock(), hub or Hub(), secret, lock)


def open_house(settings: Settings) -> Services:
    """The house that the settings describe. Raises `AlreadyRunning` when another process has the embedded store open."""
    settings.home.mkdir(parents=True, exist_ok=True)
    lock = None if settings.database else _lock(settings.home)
    database = open_database(settings.database, settings.home)
    return open_services(database=database, home=settings.home, hub=make_hub(settings.redis), secret=settings.secret, lock=lock)


def _lock(home: Path) -> IO[str]:
    """One process for one embedded store: a second writer would wait for the first at every step."""
    handle = (home / "antiphon.lock").open("a+")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        handle.close()
        message = f"Another Antiphon is running on {home}. Stop it, choose another ANTIPHON_HOME, or use PostgreSQL for several processes."
        raise AlreadyRunning(message) from error
    handle.truncate(0)
    handle.write(str(os.getpid()))
    handle.flush()
    return handle
