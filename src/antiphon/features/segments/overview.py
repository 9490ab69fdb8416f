"""The figures of the first page, counted by a job and kept, so that the page is there at once."""

from collections.abc import Sequence

import msgspec

from antiphon.engine.database.port import Database, ReadSession
from antiphon.features.events.api import Events
from antiphon.features.profiles.api import Profiles
from antiphon.features.segments import store, store_definitions
from antiphon.features.segments.contracts import Counted, GridCell, OrderDay, OrderFigures, Overview, PeopleFigures
from antiphon.features.segments.filling import Call
from antiphon.features.segments.judging import holds_in
from antiphon.features.segments.matching import NOT_A_VISIT
from antiphon.features.segments.plans import Plans
from antiphon.features.segments.populating import Figures
from antiphon.features.segments.rfm import LAYERS
from antiphon.features.segments.snapshots import ORDER_COLUMNS, Snapshots
from antiphon.features.segments.store_population import count_active, count_orders_by_day
from antiphon.features.segments.templates import ACTIVE, DORMANT, HIGH_VALUE, LIFECYCLE, NEW, OCCASIONAL, PRECEDENCE
from antiphon.kernel.clock import day_to_date, from_ms, local_day

KEPT_DAYS = 730  # of orders by day
_TIERS = (NEW, ACTIVE, DORMANT, HIGH_VALUE)


class Counts(msgspec.Struct, frozen=True):
    """What the job keeps."""

    first_seen_7d: int
    active_30d: int
    days: tuple[tuple[int, int, int, int], ...]  # local day, orders, revenue, people


class Overviews:
    """Counts and shows them."""

    def __init__(self, database: Database, snapshots: Snapshots, plans: Plans, events: Events, profiles: Profiles, call: Call) -> None:
        self._database = database
        self._snapshots = snapshots
        self._plans = plans
        self._events = events
        self._profiles = profiles
        self._call = call

    def count(self, workspace: str, now_ms: int) -> None:
        """Count everything that needs all events, and keep it."""
        with self._database.read() as session:
            plan = self._plans.find(session, workspace)
        if plan is None:
            return
        today = local_day(now_ms, plan.zone)
        with self._snapshots.open(workspace, ORDER_COLUMNS) as analysis:
            first_seen, active = count_active(analysis, today, NOT_A_VISIT)
            days = count_orders_by_day(analysis, today, KEPT_DAYS)
        kept = msgspec.json.encode(Counts(first_seen, active, tuple(days))).decode()
        self._call(lambda session: store_definitions.save_overview(session, workspace, now_ms, kept))

    def show(self, session: ReadSession, workspace: str, currency: str, zone: str, now_ms: int, days: int) -> Overview:
        """The page's figures: what the job kept, and what is counted at once."""
        at_ms, kept = store_definitions.find_overview(session, workspace)
        counts = msgspec.json.decode(kept, type=Counts) if kept else Counts(0, 0, ())
        given_ms, given = store_definitions.find_given(session, workspace)
        figures = msgspec.json.decode(given, type=Figures) if given else Figures(0, (), {})
        people, health = self._profiles.count_people(session, workspace), self._events.read_health(session, workspace)
        return Overview(
            as_of=None if at_ms is None else from_ms(at_ms),
            people=PeopleFigures(people.total, people.known, counts.first_seen_7d, counts.active_30d),
            orders=_orders(counts, currency, local_day(now_ms, zone), days),
            lifecycle=_lifecycle(session, workspace),
            value_grid=tuple(GridCell(*cell) for cell in figures.grid),
            layers=tuple(Counted(key, name, figures.layers.get(key, 0)) for key, name in LAYERS.items()),
            value_as_of=None if given_ms is None else from_ms(given_ms),
            events_24h=health.accepted,
            quarantine_open=health.quarantine_open,
        )


def _orders(counts: Counts, currency: str, today: int, days: int) -> OrderFigures:
    shown = [day for day in counts.days if day[0] > today - days]
    by_day = tuple(OrderDay(day_to_date(on), orders, revenue, people) for on, orders, revenue, people in shown)
    return OrderFigures(sum(day.orders for day in by_day), sum(day.revenue_minor for day in by_day), currency, by_day)


def _lifecycle(session: ReadSession, workspace: str) -> tuple[Counted, ...]:
    """People by the first tier that fits them; whoever is in none is there occasionally."""
    counted = dict.fromkeys(LIFECYCLE, 0)
    for mask, people in store.count_by_membership(session, workspace, _TIERS):
        segments = _segments_of(mask, _TIERS)
        counted[next((key for key, condition in PRECEDENCE if holds_in(condition, segments)), OCCASIONAL)] += people
    counted[OCCASIONAL] += store.count_people(session, workspace) - sum(counted.values())
    return tuple(Counted(key, LIFECYCLE[key], count) for key, count in counted.items())


def _segments_of(mask: int, segments: Sequence[str]) -> dict[str, int]:
    return {segment: 0 for bit, segment in enumerate(segments) if mask >> bit & 1}
