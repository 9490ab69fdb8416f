"""What only the whole population tells: fifths, layers, ranks.

Recomputed at once after an import, every night, and after many new orders.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from antiphon.engine.database.port import Database, Session
from antiphon.features.segments import store, store_definitions
from antiphon.features.segments.digesting import Crowd
from antiphon.features.segments.filling import Call
from antiphon.features.segments.judging import Cause, is_stale, judge, judge_all
from antiphon.features.segments.plan import Plan
from antiphon.features.segments.plans import Plans
from antiphon.features.segments.rfm import WINDOW_DAYS, layer_of
from antiphon.features.segments.snapshots import ORDER_COLUMNS, Snapshots
from antiphon.features.segments.store_definitions import WorkspaceRow
from antiphon.features.segments.store_population import Buyer, count_orders, rank_buyers
from antiphon.kernel.clock import local_day

CHUNK = 200
SCAN = 5_000
NEW_ORDERS_PERCENT = 5  # of all orders; so many new ones since the last run are reason enough for another


class Figures(msgspec.Struct, frozen=True):
    """What a run counted, for the overview."""

    buyers: int
    grid: tuple[tuple[int, int, int, int], ...]  # recency, frequency, people, spent
    layers: Mapping[str, int]


Given = Mapping[str, Any]


class Populator:
    """One run: rank everybody in DuckDB, then put what changed into people's memories, a few at a time."""

    def __init__(self, database: Database, snapshots: Snapshots, plans: Plans, call: Call) -> None:
        self._database = database
        self._snapshots = snapshots
        self._plans = plans
        self._call = call

    def run(self, workspace: str, now_ms: int) -> int:
        """Recompute; how many people's tags changed."""
        with self._database.read() as session:
            plan = self._plans.find(session, workspace)
        if plan is None:
            return 0
        today = local_day(now_ms, plan.zone)
        with self._snapshots.open(workspace, ORDER_COLUMNS) as analysis:
            buyers = rank_buyers(analysis, today, WINDOW_DAYS)
            orders = count_orders(analysis)
        given = {buyer.person: _given(buyer) for buyer in buyers}
        changed = self._apply(workspace, given, now_ms)
        figures = msgspec.json.encode(_figures(buyers)).decode()
        self._call(lambda session: store_definitions.save_given(session, workspace, now_ms, orders, figures))
        return changed

    def _apply(self, workspace: str, given: Mapping[str, Given], now_ms: int) -> int:
        changed, after = 0, ""
        while True:
            with self._database.read() as session:
                person_ids = store.list_ids(session, workspace, after, SCAN)
            if not person_ids:
                return changed
            after = person_ids[-1]
            for start in range(0, len(person_ids), CHUNK):
                chunk = person_ids[start : start + CHUNK]

                def work(session: Session, chunk: Sequence[str] = chunk) -> int:
                    return self._give(session, workspace, chunk, given, now_ms)

                changed += self._call(work)

    def _give(self, session: Session, workspace: str, person_ids: Sequence[str], given: Mapping[str, Given], now_ms: int) -> int:
        plan = self._plans.find(session, workspace)
        assert plan is not None
        crowd = Crowd(session, workspace, plan, now_ms)
        crowd.load(person_ids)
        cause = Cause(now_ms, now_ms, "population")
        changed = 0
        for person in crowd.each():
            wanted = dict(given.get(person.id, {}))
            if person.is_new or person.given == wanted:
                crowd.leave(person)
                continue
            changed += 1
            crowd.catch_up(person)
            person.given = wanted
            if is_stale(person, plan):
                crowd.take_flips(judge_all(person, plan, crowd.today, cause))
            else:
                crowd.take_flips(judge(person, plan, plan.given_at, crowd.today, cause))
        crowd.save()
        return changed


def is_wanted(row: WorkspaceRow, plan: Plan, now_ms: int) -> bool:
    """Whether another run is due: never done, done on an earlier day, or many new orders since."""
    if row.given_at is None:
        return row.new_orders > 0
    if local_day(row.given_at, plan.zone) < local_day(now_ms, plan.zone):
        return True
    return row.new_orders * 100 > row.counted_orders * NEW_ORDERS_PERCENT


def _given(buyer: Buyer) -> Given:
    return {
        "rfm_recency": buyer.recency,
        "rfm_frequency": buyer.frequency,
        "rfm_money": buyer.money,
        "rfm_layer": layer_of(buyer.recency, buyer.frequency, buyer.money),
        "spend_rank_percent": buyer.rank_percent,
        "basket_percent_of_mean": buyer.basket_percent,
    }


def _figures(buyers: Sequence[Buyer]) -> Figures:
    people: Counter[tuple[int, int]] = Counter()
    spent: Counter[tuple[int, int]] = Counter()
    layers: Counter[str] = Counter()
    for buyer in buyers:
        cell = (buyer.recency, buyer.frequency)
        people[cell] += 1
        spent[cell] += buyer.spent
        layers[layer_of(buyer.recency, buyer.frequency, buyer.money)] += 1
    grid = tuple((recency, frequency, people[recency, frequency], spent[recency, frequency]) for recency, frequency in sorted(people))
    return Figures(len(buyers), grid, dict(layers))
