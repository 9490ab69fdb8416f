"""The door of the segments feature: tags, lifecycle, segments, and lists of people by them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from antiphon.engine.access.contracts import Workspace
from antiphon.engine.analytics.api import Analytics
from antiphon.engine.commands import Commands
from antiphon.engine.database.port import Database, ReadSession, Session
from antiphon.engine.database.writer import Writer
from antiphon.features.events.api import Events
from antiphon.features.events.contracts import DigestBatch
from antiphon.features.ledger.api import Ledger
from antiphon.features.profiles.api import Profiles
from antiphon.features.segments import defining, digesting, reading, store, store_definitions
from antiphon.features.segments.chores import Chores
from antiphon.features.segments.condition import read_condition
from antiphon.features.segments.contracts import Membership, Overview, PersonRow, PersonView, Preview, SegmentInfo, TagInfo, TagShown
from antiphon.features.segments.defining import Counter, NewSegment
from antiphon.features.segments.filling import Filler
from antiphon.features.segments.judging import Flip
from antiphon.features.segments.overview import Overviews
from antiphon.features.segments.plan import Plan
from antiphon.features.segments.plans import Plans
from antiphon.features.segments.populating import Populator
from antiphon.features.segments.reading import PeopleList, Test
from antiphon.features.segments.snapshots import Snapshots
from antiphon.features.segments.state import read_shown
from antiphon.features.segments.tags import SIDES, TAGS
from antiphon.kernel.clock import Clock, from_ms, local_day
from antiphon.kernel.errors import Invalid, NotFound
from antiphon.kernel.paging import DEFAULT_LIMIT, Page, check_limit, decode_cursor, encode_cursor

EVENTS_FOLDER = "events"


class Segments:
    """Subscriber of digests, reader for decisions, and everything the console asks about people as groups."""

    name = "segments"

    def __init__(  # noqa: PLR0913 - every part it works with, by name
        self,
        *,
        database: Database,
        clock: Clock,
        commands: Commands,
        writer: Writer,
        profiles: Profiles,
        ledger: Ledger,
        events: Events,
        home: Path,
        workspaces: Callable[[], Iterable[Workspace]],
    ) -> None:
        self._database = database
        self._clock = clock
        self._commands = commands
        self._profiles = profiles
        self._workspaces = workspaces
        self._plans = Plans()
        self._analytics = Analytics(home / EVENTS_FOLDER)
        snapshots = Snapshots(database, events, self._analytics)
        call = commands.call
        filler = Filler(database, snapshots, self._plans, call)
        populator = Populator(database, snapshots, self._plans, call)
        self._overviews = Overviews(database, snapshots, self._plans, events, profiles, call)
        self._counter = Counter(database, snapshots)
        self.chores = Chores(database, clock, self._plans, filler, populator, self._overviews, call)

    # -------------------------------------------------------------------------------------------------- digest

    def take(self, session: Session, batch: DigestBatch) -> None:
        """Fold a batch into tags and memberships, in the digest's transaction."""
        digesting.take(session, batch, self._plans)

    def start_jobs(self) -> None:
        """Let time flips, population runs and the overview run by themselves."""
        self.chores.start()

    def stop_jobs(self) -> None:
        """Stop them; before the writer stops."""
        self.chores.stop()

    def refresh(self, workspace: str) -> None:
        """Bring everything up to date now: due flips, new slots, RFM, the overview. Waits until it is done."""
        self.chores.refresh(workspace)

    # -------------------------------------------------------------------------------------------------- people

    def read_people(self, session: ReadSession, workspace: str, person_ids: Sequence[str]) -> dict[str, PersonView]:
        """What decisions may know of these people, by one statement. Whoever nothing is known of is seen as a newcomer."""
        plan = self._plans.cached(workspace) or self._plan(session, workspace)
        return reading.read_people(session, workspace, person_ids, plan, self._today(plan))

    def list_people(
        self,
        session: ReadSession,
        workspace: str,
        *,
        query: str | None = None,
        segment: str | None = None,
        tags: Sequence[str] = (),
        sort: str = "last_seen",
        cursor: str | None = None,
        limit: int = DEFAULT_LIMIT,
    ) -> Page[PersonRow]:
        """People with their main tags; `sort` is last_seen, first_seen or spent. A filtered page may be short though more follow.

        `query` searches as profiles do; each of `tags` is `<key>:<value>`, and all must fit. Raises `Invalid`, `NotFound`.
        """
        check_limit(limit)
        plan = self._plan(session, workspace)
        people = PeopleList(session, self._profiles, workspace, plan, self._today(plan))
        tests: list[Test] = [reading.tag_test(tag) for tag in tags]
        among: Sequence[str] | None = None
        if segment:
            self._must_exist(session, workspace, segment)
            members = store.list_members(session, workspace, segment, "", reading.FEW + 1)
            if len(members) <= reading.FEW and sort != "spent":
                among = [person_id for person_id, _ in members]
            else:
                tests.append(reading.in_segment(segment))
        if sort != "spent":
            return people.by_time(sort, query or None, cursor, limit, tests, among)
        if query:
            raise Invalid("A search cannot be sorted by spending; leave sort or query out.", code="bad_sort")
        return people.by_spending(cursor, limit, tests)

    def list_members(
        self, session: ReadSession, workspace: str, segment: str, cursor: str | None = None, limit: int = DEFAULT_LIMIT
    ) -> Page[PersonRow]:
        """Members of a segment, in order of id. Raises `NotFound`, `Invalid`."""
        check_limit(limit)
        self._must_exist(session, workspace, segment)
        after = str(decode_cursor(cursor, 1)[0]) if cursor else ""
        plan = self._plan(session, workspace)
        members = store.list_members(session, workspace, segment, after, limit + 1)
        shown = [person_id for person_id, _ in members[:limit]]
        rows = PeopleList(session, self._profiles, workspace, plan, self._today(plan)).rows(shown)
        return Page(rows, encode_cursor(shown[-1]) if len(members) > limit else None)

    def list_member_ids(self, session: ReadSession, workspace: str, segment: str, after: str, limit: int) -> list[str]:
        """The next members of a segment in order of id, for work that takes them a piece at a time. Raises `NotFound`."""
        self._must_exist(session, workspace, segment)
        return [person_id for person_id, _ in store.list_members(session, workspace, segment, after, limit)]

    def show_person(self, session: ReadSession, workspace: str, person_id: str) -> tuple[tuple[TagShown, ...], tuple[Membership, ...]]:
        """A person's tags, each with its reason, and memberships."""
        plan = self._plan(session, workspace)
        found = store.read_shown(session, workspace, [person_id])
        if not found:
            return (), ()
        shown = read_shown(found[0][1])
        judged_ms = store.find_judged_at(session, workspace, person_id) or 0
        given_ms, _ = store_definitions.find_given(session, workspace)
        tags = reading.list_tags(shown, self._today(plan), judged_ms, given_ms)
        return tags, reading.list_memberships(shown, defining.names_of(session, workspace))

    def list_flips(self, session: ReadSession, workspace: str, after: int = 0, limit: int = 1000) -> list[tuple[int, Flip]]:
        """Entries into and exits from segments after a place in the log, each with its place: what journeys follow."""
        return store.list_flips(session, workspace, after, limit)

    # ------------------------------------------------------------------------------------------------- segments

    def tag_catalogue(self, session: ReadSession, workspace: str) -> list[TagInfo]:
        """Every tag there is, with name and help."""
        given_ms, _ = store_definitions.find_given(session, workspace)
        given_at = None if given_ms is None else from_ms(given_ms)
        return [
            TagInfo(tag.key, tag.name, tag.help, tag.side, SIDES[tag.side], tag.type, tag.live, None if tag.live else given_at)
            for tag in TAGS
        ]

    def list_segments(self, session: ReadSession, workspace: str) -> list[SegmentInfo]:
        """Every segment, with how many people it has now."""
        return defining.list_segments(session, workspace, self._plan(session, workspace), self._clock.now_ms())

    def get_segment(self, session: ReadSession, workspace: str, key: str) -> SegmentInfo:
        """One segment. Raises `NotFound`."""
        found = next((info for info in self.list_segments(session, workspace) if info.key == key), None)
        if found is None:
            raise NotFound(f"There is no segment called {key[:80]}; GET /segments lists them.")
        return found

    def has_segment(self, session: ReadSession, workspace: str, key: str) -> bool:
        """Whether there is a segment of that key: for those who name one as an audience."""
        return key in self._plan(session, workspace).conditions

    def create_segment(self, workspace: str, zone: str, segment: NewSegment) -> str:
        """A new segment; its key. It has members as soon as the past is read. Raises `Invalid`, `Conflict`."""
        now_ms = self._clock.now_ms()
        return self._commands.call(lambda session: defining.create(session, self._plans, workspace, zone, segment, now_ms))

    def update_segment(self, workspace: str, zone: str, key: str, segment: NewSegment) -> None:
        """Change a segment, or a template. Raises `Invalid`, `NotFound`."""
        now_ms = self._clock.now_ms()
        self._commands.call(lambda session: defining.update(session, self._plans, workspace, zone, key, segment, now_ms))

    def remove_segment(self, workspace: str, key: str) -> None:
        """Remove an own segment, or give a template its first form back. Raises `NotFound`, `Conflict`."""
        self._commands.call(lambda session: defining.remove(session, self._plans, workspace, key))

    def preview(self, workspace: str, condition: Any) -> Preview:
        """How many people a condition (JSON values) would take now, and some of them. Raises `Invalid`."""
        read = read_condition(condition)
        with self._database.read() as session:
            plan = self._plan(session, workspace)
            people = store.count_people(session, workspace)
        count, sample = self._counter.count(workspace, plan, read, self._today(plan))
        with self._database.read() as session:
            rows = PeopleList(session, self._profiles, workspace, plan, self._today(plan)).rows(sample)
        return Preview(count, people, rows)

    def overview(self, session: ReadSession, workspace: Workspace, days: int = 365) -> Overview:
        """The figures of the first page."""
        if not 1 <= days <= 730:
            raise Invalid("days must be between 1 and 730.", code="bad_days")
        return self._overviews.show(session, workspace.id, workspace.currency, workspace.zone, self._clock.now_ms(), days)

    # --------------------------------------------------------------------------------------------------- within

    def _plan(self, session: ReadSession, workspace: str) -> Plan:
        known = self._plans.find(session, workspace)
        if known is not None:
            return known
        zone = next((one.zone for one in self._workspaces() if one.id == workspace), "UTC")
        return self._plans.peek(session, workspace, zone)

    def _today(self, plan: Plan) -> int:
        return local_day(self._clock.now_ms(), plan.zone)

    def _must_exist(self, session: ReadSession, workspace: str, segment: str) -> None:
        if not self.has_segment(session, workspace, segment):
            raise NotFound(f"There is no segment called {segment[:80]}; GET /segments lists them.")
