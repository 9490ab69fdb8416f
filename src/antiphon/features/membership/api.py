"""The door of membership: where people stand, and what operators do about it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from antiphon.engine.access.contracts import Workspace
from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, ReadSession, Session
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import DigestBatch
from antiphon.features.ledger.api import Ledger
from antiphon.features.membership import changing, counting, digesting, reading, store, store_counts, store_ladders, templates, timing
from antiphon.features.membership.applying import Applier
from antiphon.features.membership.changing import Hands, Lower
from antiphon.features.membership.contracts import LadderStanding, TierChange, TierStanding
from antiphon.features.membership.counting import CensusLine, Heads
from antiphon.features.membership.growth import Growth
from antiphon.features.membership.ladders import Ladders, Placed
from antiphon.features.membership.rules import Ladder, check_ladder
from antiphon.features.profiles.api import Profiles
from antiphon.features.profiles.contracts import PersonBrief
from antiphon.kernel.clock import Clock, from_ms, local_day
from antiphon.kernel.errors import Invalid, NotFound
from antiphon.kernel.paging import DEFAULT_LIMIT, Page, check_limit, decode_cursor, encode_cursor

CENSUS_DAYS = 400


class Job(msgspec.Struct, frozen=True):
    """How far a ladder has been applied. `state`: waiting, filling (reading the past), judging."""

    state: str
    done: int
    total: int


class LadderInfo(msgspec.Struct, frozen=True):
    """A ladder, how many people are in each tier, and the job that applies it (None when it is applied)."""

    rules: Ladder
    revision: str
    changed_at: str
    people: Mapping[str, int]
    job: Job | None


class TierMember(msgspec.Struct, frozen=True):
    """One line of the list of a tier."""

    person: PersonBrief
    tier: str
    since_at: str
    until_at: str | None
    spend_minor: int
    orders: int
    growth: int


class Membership:
    """Subscriber of digests, reader for decisions, and everything the console asks about tiers."""

    name = "membership"

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        commands: Commands,
        events: Events,
        profiles: Profiles,
        ledger: Ledger,
        home: Path,
        workspaces: Callable[[], Iterable[Workspace]],
    ) -> None:
        self._database = database
        self.clock = clock
        self._commands = commands
        self._profiles = profiles
        self._append = events.append
        self._ladders = Ladders(workspaces)
        call = commands.call
        self._applier = Applier(database, self._ladders, events, profiles, home / "events", call)
        self._growth = Growth(database, self._ladders, ledger, profiles, events.append, call)

    # ------------------------------------------------------------------------------------------------- decisions

    def read_tiers(self, session: ReadSession, workspace: str, person_ids: Sequence[str]) -> dict[str, TierStanding]:
        """Where these people stand now, everybody asked about, by two short statements. Exact at day borders, whatever the timer does.

        Merges are not followed: give the ids of those who go on.
        """
        shelf = self._ladders.find(session, workspace)
        if shelf is None:
            return {person_id: TierStanding(person_id) for person_id in person_ids}
        return reading.read_tiers(session, workspace, shelf, person_ids, self.clock.now_ms())

    def has_privilege(self, session: ReadSession, workspace: str, person_id: str, key: str) -> bool:
        """Whether a person's tiers entitle to something, by the key of the privilege."""
        return key in self.read_tiers(session, workspace, [person_id])[person_id].privileges

    def has_tier(self, session: ReadSession, workspace: str, tier: str) -> bool:
        """Whether there is a tier of that key: for those who name one in their rules."""
        return tier in changing.keys_of(self._ladders.list_all(session, workspace))

    # ---------------------------------------------------------------------------------------------------- digest

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Count orders and refunds, in the digest's transaction."""
        digesting.take(session, batch, self._ladders, self._append)

    # --------------------------------------------------------------------------------------------------- by time

    def run_due(self, stopping: Callable[[], bool] = lambda: False) -> None:
        """Everything that time, the ledger or an operator has made due: falls, notices, growth, jobs, the census."""
        self.judge_due(stopping)
        with self._database.read() as session:
            workspaces = store_ladders.list_workspaces(session)
            jobs = store_ladders.list_jobs(session)
        for workspace, seq, counted_on in workspaces:
            if stopping():
                return
            self._growth.follow(workspace, seq, self.clock.now_ms())
            self._take_census(workspace, counted_on)
        for workspace, ladder in jobs:
            self._applier.run(workspace, ladder, self.clock.now_ms(), stopping)

    def judge_due(self, stopping: Callable[[], bool] = lambda: False) -> int:
        """Judge everybody whose time has come; how many rows."""
        done = 0
        while not stopping():
            now_ms = self.clock.now_ms()
            with self._database.read() as session:
                if not store.has_due(session, now_ms):
                    return done
            done += self._commands.call(lambda session, at_ms=now_ms: timing.judge_due(session, self._ladders, self._append, at_ms))
        return done

    def _take_census(self, workspace: str, counted_on: int) -> None:
        with self._database.read() as session:
            zone = self._ladders.get(session, workspace).zone
        today = local_day(self.clock.now_ms(), zone)
        if counted_on < today:
            self._commands.call(lambda session: timing.take_census(session, self._ladders, workspace, today))

    # --------------------------------------------------------------------------------------------------- ladders

    def list_ladders(self, session: ReadSession, workspace: str) -> tuple[LadderInfo, ...]:
        """Every ladder, with heads and jobs."""
        shelf = self._ladders.get(session, workspace)
        rows = {row.key: row for row in store_ladders.list_ladders(session, workspace)}
        return tuple(self._info(session, workspace, msgspec.structs.replace(one, row=rows[one.ladder.key])) for one in shelf.placed)

    def get_ladder(self, session: ReadSession, workspace: str, key: str) -> LadderInfo:
        """One. Raises `NotFound`."""
        self._ladders.get(session, workspace).get(key)
        return next(one for one in self.list_ladders(session, workspace) if one.rules.key == key)

    def list_templates(self, workspace: Workspace) -> tuple[Ladder, ...]:
        """Ladders to begin with, in the workspace's currency."""
        return templates.earned_template(workspace.currency), templates.paid_template(workspace.currency)

    def save_ladder(self, workspace: str, ladder: Ladder, *, expected: str | None, lower: Lower = "at_review", by: str = "") -> None:
        """Write a ladder (a new one when `expected` is None) and start applying it. Raises `Invalid`, `Conflict`."""
        now_ms = self.clock.now_ms()
        self._commands.call(lambda session: changing.save_ladder(session, self._ladders, workspace, ladder, expected, lower, by, now_ms))

    def remove_ladder(self, workspace: str, key: str) -> None:
        """Remove a ladder; the history stays. Raises `NotFound`."""
        self._commands.call(lambda session: changing.remove_ladder(session, self._ladders, workspace, key))

    def preview(self, session: ReadSession, workspace: str, ladder: Ladder) -> Heads:
        """How many people a ladder that is being edited would have in each tier today. Raises `Invalid`."""
        shelf = self._ladders.get(session, workspace)
        check_ladder(ladder, [one.ladder for one in shelf.placed])
        stored = shelf.find(ladder.key)
        today = local_day(self.clock.now_ms(), shelf.zone)
        if any(one.key == ladder.key and one.job_state for one in store_ladders.list_ladders(session, workspace)):
            stored = None  # the sums are on their way: count from the orders
        return counting.preview(session, workspace, ladder, stored.ladder if stored else None, today)

    def recast_census(self, workspace: str, key: str) -> None:
        """Count the last year's heads anew, by the rules of now over the facts of then: after a past was imported. Raises `NotFound`."""
        with self._database.read() as session:
            shelf = self._ladders.get(session, workspace)
        ladder = shelf.get(key).ladder
        rows = counting.recast(self._database, workspace, ladder, shelf.zone, local_day(self.clock.now_ms(), shelf.zone))

        def command(session: Session) -> None:
            store_counts.forget_recast(session, workspace, key)
            store_counts.save_census(session, rows)

        self._commands.call(command)

    def list_census(self, session: ReadSession, workspace: str, key: str, days: int = CENSUS_DAYS) -> list[CensusLine]:
        """Heads by tier over time. Raises `NotFound`, `Invalid`."""
        if not 1 <= days <= 3_660:
            raise Invalid("days must be between 1 and 3660.", code="bad_days")
        shelf = self._ladders.get(session, workspace)
        today = local_day(self.clock.now_ms(), shelf.zone)
        return counting.list_census(session, workspace, shelf.get(key).ladder, today, today - days)

    # ---------------------------------------------------------------------------------------------------- people

    def list_people(
        self, session: ReadSession, workspace: str, key: str, tier: str, cursor: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Page[TierMember]:
        """Who is in a tier, by id. Raises `NotFound`, `Invalid`."""
        check_limit(limit)
        ladder = self._ladders.get(session, workspace).get(key).ladder
        rank = ladder.rank_of(tier)
        if not rank:
            raise NotFound(f"There is no tier called {tier[:80]} on this ladder.", code="tier_not_found")
        after = str(decode_cursor(cursor, 1)[0]) if cursor else ""
        rows = store.list_people(session, workspace, key, rank, after, limit + 1)
        briefs = self._profiles.read_briefs(session, workspace, [row[0] for row in rows[:limit]])
        items = tuple(
            TierMember(briefs[person], at, _iso(since), None if until is None else _iso(until), spend, orders, growth)
            for person, at, since, until, spend, orders, growth in rows[:limit]
            if person in briefs
        )
        return Page(items, encode_cursor(rows[limit - 1][0]) if len(rows) > limit else None)

    def show_person(self, session: ReadSession, workspace: str, person_id: str) -> tuple[LadderStanding, ...]:
        """One person on every ladder, in full. Follows merges; raises `NotFound`."""
        person = self._profiles.get_person(session, workspace, person_id)
        return reading.show_person(session, workspace, self._ladders.get(session, workspace), person.id, self.clock.now_ms())

    def find_person(self, session: ReadSession, workspace: str, person_id: str) -> str:
        """The id of the one who goes on after merges. Raises `NotFound`."""
        return self._profiles.get_person(session, workspace, person_id).id

    def read_rules(self, session: ReadSession, workspace: str) -> tuple[str, str, tuple[Ladder, ...]]:
        """The workspace's currency and zone, and its ladders."""
        shelf = self._ladders.get(session, workspace)
        return shelf.currency, shelf.zone, tuple(one.ladder for one in shelf.placed)

    def list_changes(
        self,
        session: ReadSession,
        workspace: str,
        *,
        person_id: str | None = None,
        ladder: str | None = None,
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> Page[TierChange]:
        """What changed, the latest first, for one person or on one ladder. Raises `NotFound`, `Invalid`."""
        check_limit(limit)
        place = decode_cursor(cursor, 1)[0] if cursor else reading.NEWEST
        if not isinstance(place, int):
            raise Invalid("The cursor belongs to another list; start again without it.", code="bad_cursor")
        if person_id is not None:
            person_id = self._profiles.get_person(session, workspace, person_id).id
        found = reading.list_changes(session, workspace, person_id, ladder, place, limit + 1)
        after = encode_cursor(int(found[limit - 1].id.removeprefix("tch_"))) if len(found) > limit else None
        return Page(tuple(found[:limit]), after)

    def change_person(self, workspace: str, person_id: str, by: str, change: Callable[[Hands], None]) -> None:
        """Do something to one person by hand, in one transaction: `change` is given `Hands`. Raises what that raises, and `NotFound`."""
        now_ms = self.clock.now_ms()

        def command(session: Session) -> None:
            person = self._profiles.get_person(session, workspace, person_id)
            change(Hands(session, self._ladders, workspace, person.id, self._append, now_ms, by))

        self._commands.call(command)

    def set_tier(
        self,
        workspace: str,
        person_id: str,
        ladder: str,
        tier: str,
        *,
        because: str,
        until_on: date | None = None,
        exact: bool = False,
        by: str = "",
    ) -> None:
        """Set a tier by hand, until a day or until further notice. Raises `NotFound`, `Invalid`, `Conflict`."""
        self.change_person(workspace, person_id, by, lambda hands: hands.set_tier(ladder, tier, until_on, because, exact=exact))

    # ---------------------------------------------------------------------------------------------------- within

    def _info(self, session: ReadSession, workspace: str, placed: Placed) -> LadderInfo:
        row = placed.row
        people = store_counts.count_ranks(session, workspace, row.key)
        job = Job(row.job_state, row.job_done, row.job_total) if row.job_state else None
        return LadderInfo(placed.ladder, placed.revision, _iso(row.changed_at), people, job)


def _iso(at_ms: int) -> str:
    return from_ms(at_ms).isoformat().replace("+00:00", "Z")
