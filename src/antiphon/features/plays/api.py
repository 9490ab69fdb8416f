"""The door of plays: moves, the life of a play, what shoppers and operators see of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, ReadSession, Session
from antiphon.engine.database.writer import Writer
from antiphon.engine.ident import new_id, new_seed
from antiphon.features.events.contracts import DigestBatch
from antiphon.features.ledger.api import Ledger
from antiphon.features.ledger.contracts import Why
from antiphon.features.plays import inbox
from antiphon.features.plays.alarms import BATCH, Alarms, ClockGuard, monotonic_ms
from antiphon.features.plays.cache import PlayCache
from antiphon.features.plays.cards import MechanicCard, make_card
from antiphon.features.plays.checking import check_dates, check_rules
from antiphon.features.plays.contracts import (
    Asked,
    Campaign,
    Channel,
    Decided,
    EventStream,
    Judged,
    Outcome,
    People,
    Persons,
    Play,
    PlayDraft,
    Replay,
    Settled,
    Stimulus,
)
from antiphon.features.plays.course import Course, read_course
from antiphon.features.plays.displaying import Screens
from antiphon.features.plays.explaining import Explainer, Remade
from antiphon.features.plays.host import Host
from antiphon.features.plays.inbox import InboxLine, OutboxLine
from antiphon.features.plays.lifecycle import BY_TIME, Lifecycle
from antiphon.features.plays.listening import Listener
from antiphon.features.plays.listing import ListLine, ListRow, Lists, PublicList, Window
from antiphon.features.plays.loading import Loader, Neighbours, Zones
from antiphon.features.plays.printing import print_codes
from antiphon.features.plays.reading import Reader
from antiphon.features.plays.registry import Registry, load_registry
from antiphon.features.plays.rehearsal import rehearse
from antiphon.features.plays.rehearsing import Rehearsed, Rehearsing
from antiphon.features.plays.relay import InboxChannel, Relay
from antiphon.features.plays.results import Live, read_live
from antiphon.features.plays.sharing import Sharing
from antiphon.features.plays.showing import Me, PlayLine, ShownPlay, Shows
from antiphon.features.plays.simulating import simulate_well
from antiphon.features.plays.simulation import Crowd, Simulation
from antiphon.features.plays.store import alarms as alarm_rows
from antiphon.features.plays.store import lists as list_rows
from antiphon.features.plays.store import outbox as outbox_rows
from antiphon.features.plays.store import plays as play_rows
from antiphon.features.plays.ticker import Ticker
from antiphon.features.plays.wire import check_body, check_key, check_play_id
from antiphon.features.plays.wording import encode, milliseconds
from antiphon.features.plays.writing import RETRIES
from antiphon.kernel.clock import Clock, from_ms
from antiphon.kernel.errors import Problem
from antiphon.kernel.paging import DEFAULT_LIMIT, Page
from antiphon.sdk.laws import History
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.words import Text

__all__ = [
    "Course",
    "Crowd",
    "InboxLine",
    "ListLine",
    "ListRow",
    "Live",
    "Me",
    "MechanicCard",
    "OutboxLine",
    "PlayLine",
    "Plays",
    "PublicList",
    "Rehearsed",
    "Rehearsing",
    "ShownPlay",
    "Simulation",
    "Window",
]

CAP = 256  # moves in one transaction; the queue fills it only when the host is busy
ALARM_SECONDS, RELAY_SECONDS, CLOSING_SECONDS = 0.5, 0.5, 30.0  # between two looks when there was nothing to do


class Plays:
    """Everything about plays. Give it the registry of a test, or none for what is installed."""

    name = "plays"

    def __init__(  # noqa: PLR0913 - the composition root names each part
        self,
        *,
        database: Database,
        writer: Writer,
        commands: Commands,
        clock: Clock,
        ledger: Ledger,
        segments: People,
        profiles: Persons,
        events: EventStream,
        zones: Zones,
        registry: Registry | None = None,
        channels: Sequence[Channel] = (),
        make_seed: Callable[[], str] = new_seed,
        monotonic: Callable[[], int] = monotonic_ms,
    ) -> None:
        self.registry = registry or load_registry()
        self._installed = registry is None  # another process finds the same mechanics
        self._database = database
        self._commands = commands
        self._clock = clock
        self._ledger = ledger
        self._zones = zones
        self._cache = PlayCache(self.registry)
        neighbours = Neighbours(ledger, segments, profiles, zones)
        self._host = Host(Loader(self._cache, neighbours), events, clock, new_id, make_seed)
        self._life = Lifecycle(self.registry, ledger, segments, clock, new_id, _new_secret)
        self._listener = Listener(self._host, self._cache)
        self._shows = Shows(self._cache, neighbours)
        self._explainer = Explainer(self.registry, self._cache, profiles)
        self.sharing = Sharing(database=database, commands=commands, clock=clock, shows=self._shows, persons=profiles, events=events)
        self._reader = Reader(ledger, self._explainer)
        self.lists = Lists(self._cache, profiles)
        self.screens = Screens(self._cache, clock)
        self.guard = ClockGuard(clock, monotonic)
        self._relay = Relay(database, commands, clock, [InboxChannel(commands), *channels], new_id, monotonic)
        self._lane = writer.lane("host", self._host.decide_batch, cap=CAP)
        self._alarm_lane = writer.lane("alarms", Alarms(self._host, self._cache, clock, self.guard).ring, cap=1)
        self._ticker: Ticker | None = None

    # --------------------------------------------------------------------------------------------------- moves

    def move(self, workspace: str, play_id: str, person_id: str, key: str, body: bytes) -> Outcome:
        """A person acts; returns after the commit. Raises `NotFound`, `Invalid`, `Malformed`, `KeyReused`, `DecisionFailed`."""
        return _outcome(self._lane.call(self._asked(workspace, play_id, person_id, key, body)))

    async def ask(self, workspace: str, play_id: str, person_id: str, key: str | None, body: bytes) -> Outcome:
        """The same for the event loop."""
        return _outcome(await self._lane.ask(self._asked(workspace, play_id, person_id, key, body)))

    def _asked(self, workspace: str, play_id: str, person_id: str, key: str | None, body: bytes) -> Asked:
        return Asked(workspace, check_play_id(play_id), person_id, check_key(key), check_body(body))

    def rule(self, workspace: str, play_id: str, seat_id: str, by: str, key: str | None, body: bytes) -> Outcome:
        """Staff decides about a seat; `by` is the operator. Returns after the commit; raises what a move raises."""
        judged = Judged(workspace, check_play_id(play_id), seat_id, by, check_key(key), check_body(body))
        return _outcome(self._lane.call(judged))

    def decide_batch(self, session: Session, stimuli: Sequence[Stimulus]) -> list[Settled]:
        """Decide many stimuli inside somebody's transaction. From the writer's thread only."""
        return self._host.decide_batch(session, stimuli)

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Plays' part in a digest: events that live plays listen to, persons who turned out to be one."""
        self._listener.take(session, batch)

    # ------------------------------------------------------------------------------------------- by itself

    def start_jobs(self) -> None:
        """Ring alarms, hand over messages and close plays that are over, in threads of their own."""
        self._commands.call(_give_secrets)
        self._ticker = Ticker(
            {
                "plays-alarms": (self.ring_once, ALARM_SECONDS),
                "plays-relay": (self.relay_once, RELAY_SECONDS),
                "plays-closing": (self.close_once, CLOSING_SECONDS),
            }
        )
        self._ticker.start()

    def stop_jobs(self) -> None:
        """Stop them; what is due stays due."""
        if self._ticker:
            self._ticker.stop()

    def ring_once(self) -> int:
        """Ring what is due; how many alarms were looked at."""
        if self.guard.holds():
            return 0
        with self._database.read() as session:
            if not alarm_rows.has_due(session, self._clock.now_ms()):
                return 0
        return self._alarm_lane.call(BATCH)

    def relay_once(self) -> int:
        """Hand waiting messages over; how many were taken."""
        return self._relay.relay_once()

    def close_once(self) -> int:
        """End the plays whose date has passed and whose last alarm has rung; how many."""
        with self._database.read() as session:
            over = play_rows.list_over(session, self._clock.now_ms(), 100)
        for workspace, play_id in over:
            self.end(workspace, play_id, BY_TIME)
        return len(over)

    def health(self) -> dict[str, Any]:
        """What an engineer on duty looks at."""
        with self._database.read() as session:
            stuck = alarm_rows.count_stuck(session, RETRIES)
            messages = outbox_rows.count_by_state(session)
        return {
            "alarms_held_back": self.guard.holds(),
            "clock_ahead_ms": self.guard.ahead_ms(),
            "alarms_stuck": stuck,
            "messages": messages,
        }

    # ------------------------------------------------------------------------------------- the life of a play

    def create(self, workspace: str, draft: PlayDraft, by: str = "") -> Play:
        """A new draft; `by` is the operator. Raises `NotFound` for an unknown kind, `Invalid` for rules that cannot be read."""
        return self._commands.call(lambda session: self._life.create(session, workspace, draft, by))

    def update(self, workspace: str, play_id: str, draft: PlayDraft, by: str = "") -> Play:
        """Change a draft; of a play that runs only what is in its players' favour. Raises `RulesFixed`, `Conflict`."""
        return self._commands.call(lambda session: self._life.update(session, workspace, play_id, draft, by))

    def check(self, session: ReadSession, play: Play) -> list[Flaw]:
        """What stands in the way of launching it."""
        return self._life.check(session, play)

    def check_rules(self, kind: str, rules: Mapping[str, Any], starts_at: datetime | None, ends_at: datetime | None) -> list[Flaw]:
        """What is wrong with rules and dates that nobody has saved yet."""
        now = from_ms(self._clock.now_ms())
        return [*check_dates(starts_at, ends_at, now), *check_rules(self.registry.get(kind), rules)]

    def launch(self, workspace: str, play_id: str, by: str = "") -> Play:
        """Let it run. Raises `Invalid` that names every flaw, `WrongState` unless it is a draft."""
        return self._commands.call(lambda session: self._life.launch(session, workspace, play_id, by))

    def pause(self, workspace: str, play_id: str, by: str = "") -> Play:
        """Take no moves for now."""
        return self._commands.call(lambda session: self._life.pause(session, workspace, play_id, by))

    def resume(self, workspace: str, play_id: str, by: str = "") -> Play:
        """Go on after a pause; alarms that failed too often are tried again."""
        return self._commands.call(lambda session: self._life.resume(session, workspace, play_id, by))

    def end(self, workspace: str, play_id: str, by: str = "") -> Play:
        """Over, for good; what is left of the stock goes back to the world."""
        return self._commands.call(lambda session: self._life.end(session, workspace, play_id, by))

    def copy(self, workspace: str, play_id: str, by: str = "") -> Play:
        """A new draft with the same rules."""
        return self._commands.call(lambda session: self._life.copy(session, workspace, play_id, by))

    def simulate(self, kind: str, rules: Mapping[str, Any], crowd: Crowd) -> Simulation:
        """Let a made-up crowd play by these rules, in memory."""
        return simulate_well(self.registry.get(kind), rules, crowd, from_ms(self._clock.now_ms()), aside=self._installed)

    def rehearse(self, workspace: str, asked: Rehearsing) -> Rehearsed:
        """Try out rules that nobody plays yet, as one made-up shopper. Nothing is stored."""
        return rehearse(self.registry.get(asked.kind), asked, self._clock.now_ms(), self._zones().get(workspace, "UTC"))

    def create_campaign(self, workspace: str, name: Text, note: str, starts_at: datetime | None, ends_at: datetime | None) -> Campaign:
        """A campaign: a name and dates that plays can belong to."""
        now_ms = self._clock.now_ms()
        campaign = Campaign(new_id("cmp"), name, note, starts_at, ends_at, from_ms(now_ms))
        row = (workspace, campaign.id, encode(name), note, milliseconds(starts_at), milliseconds(ends_at), now_ms)
        self._commands.call(lambda session: play_rows.insert_campaigns(session, [row]))
        return campaign

    # --------------------------------------------------------------------------------------- for shoppers

    def list_on(self, session: ReadSession, workspace: str, person_id: str, kind: str | None, ids: Sequence[str]) -> list[PlayLine]:
        """The plays a person can move in now."""
        return self._shows.list_on(session, workspace, person_id, kind, ids, self._clock.now_ms())

    def show(self, session: ReadSession, workspace: str, play_id: str, person_id: str, link: str = "") -> ShownPlay:
        """A play as a person sees it before the next move; `link` is what a link they followed says, such as a friend's group."""
        return self._shows.show(session, workspace, play_id, person_id, self._clock.now_ms(), link)

    def show_rules(self, session: ReadSession, play_id: str) -> ShownPlay:
        """Odds and conditions of a play, in public."""
        return self._shows.show_rules(session, play_id, self._clock.now_ms())

    def read_me(self, session: ReadSession, workspace: str, person_id: str) -> Me:
        """What a person has, and what they won lately."""
        return self._shows.read_me(session, workspace, person_id)

    def list_inbox(
        self, session: ReadSession, workspace: str, person_ids: Sequence[str], cursor: str | None, limit: int
    ) -> Page[InboxLine]:
        """Messages to a person, the newest first."""
        return inbox.list_inbox(session, workspace, person_ids, cursor, limit)

    def mark_read(self, workspace: str, person_ids: Sequence[str], ids: Sequence[str]) -> int:
        """Messages have been seen; how many had not."""
        return self._commands.call(lambda session: inbox.mark_read(session, workspace, person_ids, ids, self._clock.now_ms()))

    # -------------------------------------------------------------------------------------- for operators

    def get_play(self, session: ReadSession, workspace: str, play_id: str) -> Play:
        """One play. Raises `NotFound`."""
        return self._reader.get_play(session, workspace, play_id)

    def list_mechanics(self) -> list[MechanicCard]:
        """The kinds of play that are installed."""
        return [make_card(kind) for kind in self.registry.list_kinds()]

    def list_plays(
        self,
        session: ReadSession,
        workspace: str,
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
        *,
        state: str | None = None,
        kind: str | None = None,
    ) -> Page[Play]:
        """The newest first; only those in a state or of a kind, if one is given."""
        return self._reader.list_plays(session, workspace, cursor, limit, state, kind)

    def print_codes(self, workspace: str, play_id: str, batch: str, count: int, by: str) -> Iterator[bytes]:
        """Codes to print, as CSV in pieces. Raises `NotFound`, `Invalid`."""
        with self._database.read() as session:
            running = self._cache.get(session, workspace, play_id)
        pieces = print_codes(running, batch, count)
        self._commands.call(lambda session: self._life.note_print(session, workspace, play_id, batch, count, by))
        return pieces

    def read_live(self, session: ReadSession, workspace: str, play_id: str) -> Live:
        """Live results. Raises `NotFound`."""
        running, zone = self._cache.get(session, workspace, play_id), self._zones().get(workspace, "UTC")
        return read_live(session, self._ledger, running, self._clock.now_ms(), zone)

    def read_course(self, session: ReadSession, workspace: str, play_id: str, days: int) -> Course:
        """Results over days. Raises `NotFound`, `Invalid`."""
        running = self._cache.get(session, workspace, play_id)
        return read_course(session, running, days, self._clock.now_ms(), self._zones().get(workspace, "UTC"))

    def list_decisions(
        self,
        session: ReadSession,
        workspace: str,
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
        *,
        play_id: str | None = None,
        person_ids: Sequence[str] = (),
    ) -> Page[Decided]:
        """Decisions of a play, about persons, or both; the newest first."""
        return self._reader.list_decisions(session, workspace, cursor, limit, play_id=play_id, person_ids=person_ids)

    def get_decision(self, session: ReadSession, workspace: str, decision_id: str) -> Decided:
        """One decision with its transfers. Raises `NotFound`."""
        return self._reader.get_decision(session, workspace, decision_id)

    def replay(self, session: ReadSession, workspace: str, decision_id: str) -> Replay:
        """Make a decision again from what was kept."""
        return self._explainer.replay(session, workspace, decision_id)

    def remake(self, session: ReadSession, workspace: str, decision_id: str) -> Remade:
        """The same, with everything it was made from."""
        return self._explainer.remake(session, workspace, decision_id)

    def find_whys(self, session: ReadSession, workspace: str, decision_ids: Sequence[str]) -> dict[str, Why]:
        """What stands behind decision ids, for the ledger."""
        return self._explainer.find_whys(session, workspace, decision_ids)

    def read_history(self, session: ReadSession, workspace: str, play_id: str) -> History:
        """Everything a play decided, for the laws of its mechanic."""
        return self._explainer.read_history(session, workspace, play_id)

    def list_campaigns(self, session: ReadSession, workspace: str, cursor: str | None = None, limit: int = DEFAULT_LIMIT) -> Page[Campaign]:
        """The latest start first."""
        return self._reader.list_campaigns(session, workspace, cursor, limit)

    def list_outbox(self, session: ReadSession, workspace: str, state: str, cursor: str | None, limit: int) -> Page[OutboxLine]:
        """Messages in a state (waiting, claimed, handed, failed, unknown), the newest first."""
        return inbox.list_outbox(session, workspace, state, cursor, limit)


def _give_secrets(session: Session) -> None:
    """Plays of an earlier version get a secret too."""
    while found := list_rows.list_without_secret(session, 1_000):
        for workspace, play_id in found:
            list_rows.insert_secret(session, workspace, play_id, _new_secret())


def _new_secret() -> str:
    """256 bits in 64 hex digits."""
    return new_seed() + new_seed()


def _outcome(settled: Settled) -> Outcome:
    if isinstance(settled, Problem):
        raise settled
    assert settled is not None  # a move is always answered
    return settled
