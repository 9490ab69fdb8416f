"""A real year of a real shop (UCI Online Retail) through both readers and a count of its own. Skipped where the data are not there."""

from collections import Counter, defaultdict
from pathlib import Path

import duckdb
import pytest

from antiphon.engine.analytics.api import Analytics
from antiphon.features.segments.judging import Cause, judge_all
from antiphon.features.segments.plan import Definition, Plan
from antiphon.features.segments.population import Population
from antiphon.features.segments.rfm import WINDOW_DAYS, layer_of
from antiphon.features.segments.state import Person
from antiphon.features.segments.store_population import EVENT_COLUMNS, attach_events, count_people, rank_buyers
from antiphon.features.segments.tags import POSITION
from antiphon.features.segments.templates import TEMPLATES
from tests.features.segments.made_up import Happening

DATA = Path(__file__).parents[4] / "shared" / "data" / "online-retail" / "online_retail.parquet"
ORDERS = """SELECT 'per_' || CAST(CAST(CustomerID AS BIGINT) AS VARCHAR) AS person, CAST(InvoiceNo AS VARCHAR) AS invoice,
        epoch_ms(min(InvoiceDate)::TIMESTAMP) AS at_ms, CAST(round(sum(Quantity * UnitPrice) * 100) AS BIGINT) AS revenue
    FROM read_parquet($file) WHERE CustomerID IS NOT NULL AND InvoiceNo NOT LIKE 'C%' GROUP BY person, invoice ORDER BY at_ms, invoice"""
EVENT_TAGGED = [
    template for template in TEMPLATES if template.key in {"new", "active", "dormant", "high_value", "potential_new", "sleeping_90"}
]


@pytest.fixture(scope="module")
def orders() -> list[Happening]:
    if not DATA.exists():
        pytest.skip("the UCI Online Retail data are not beside the project (../shared/data)")
    with duckdb.connect(":memory:") as outside:
        rows = outside.execute(ORDERS, {"file": str(DATA)}).fetchall()
    return [
        Happening(f"evt_{invoice}", "Order Completed", "track", person, at_ms, at_ms // 86_400_000, revenue_minor=revenue, order_id=invoice)
        for person, invoice, at_ms, revenue in rows
    ]


def test_a_year_of_orders_is_counted_alike(orders: list[Happening], tmp_path: Path) -> None:
    plan = Plan("UTC", [Definition(template.key, template.condition) for template in TEMPLATES])
    today = max(order.local_day for order in orders)
    people: dict[str, Person] = defaultdict()
    for order in orders:
        if order.person_id not in people:
            people[order.person_id] = Person(order.person_id)
        plan.folder.fold(people[order.person_id], order, today)
    for person in people.values():
        judge_all(person, plan, today, Cause(0, 0))
    assert len(people) == 4339
    counted, spent = Counter(order.person_id for order in orders), Counter[str]()
    for order in orders:
        spent[order.person_id] += order.revenue_minor or 0
    tagged = {person.id: (person.shown.tags[POSITION["orders"]], person.shown.tags[POSITION["spent"]]) for person in people.values()}
    assert tagged == {person_id: (counted[person_id], spent[person_id]) for person_id in people}
    analytics = Analytics(tmp_path / "events")
    with analytics.open() as analysis:
        attach_events(analysis, list(EVENT_COLUMNS), [], [order.row() for order in orders], [])
        population = Population(today, plan.conditions)
        tests = [population.test(plan.conditions[template.key]) for template in EVENT_TAGGED]
        sizes = count_people(analysis, population, tests)
        buyers = rank_buyers(analysis, today, WINDOW_DAYS)
    analytics.close()
    assert sizes == [sum(template.key in person.shown.since for person in people.values()) for template in EVENT_TAGGED]
    layers = Counter(layer_of(buyer.recency, buyer.frequency, buyer.money) for buyer in buyers)
    assert len(layers) == 8
    assert layers["champions"] > layers["rescue"], "whoever buys a lot mostly came lately and often"
    fifths = Counter(buyer.money for buyer in buyers)
    assert max(fifths.values()) - min(fifths.values()) <= 1
