"""A real shop's year and a bit (UCI Online Retail, 541,909 lines): every line accounted for, every penny reconciled."""

from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

import duckdb
import pytest

from antiphon.engine.database.port import Database
from tests.connectors.tabular.door import open_door

FILE = Path(__file__).parents[4] / "shared" / "data" / "online-retail" / "online_retail.parquet"
TOTAL = Decimal("9747747.934")  # as the data's own page says
MAPPING = {
    "name": "online-retail",
    "form": "orders",
    "currency": "GBP",
    "zone": "Europe/London",
    "columns": {
        "order_id": "InvoiceNo",
        "user_id": "CustomerID",
        "at": "InvoiceDate",
        "product_id": "StockCode",
        "product_name": "Description",
        "quantity": "Quantity",
        "price": "UnitPrice",
    },
    "traits": {"country": "Country"},
    "refunds": {"prefix": "C"},
}

needs_data = pytest.mark.skipif(not FILE.exists(), reason="the real data is not here: ../shared/data/online-retail/online_retail.parquet")


def told_again() -> tuple[int, int, int, int]:
    """Orders, refunds, pence taken and pence given back, counted in another way: in Python, invoice by invoice."""
    rows = duckdb.execute("SELECT InvoiceNo, Quantity, CAST(UnitPrice AS VARCHAR), CustomerID FROM read_parquet(?)", [str(FILE)]).fetchall()
    invoices: dict[str, list[tuple[int, Decimal, int | None]]] = {}
    for number, quantity, price, customer in rows:
        invoices.setdefault(number, []).append((quantity, Decimal(price), customer))
    orders = refunds = taken = given = 0
    for number, lines in invoices.items():
        total = sum(quantity * price for quantity, price, _ in lines)
        if not total and all(customer is None for *_, customer in lines):
            continue  # a correction of the stock
        back = [q * p for q, p, _ in lines if number.startswith("C") or q * p < 0 or (q < 0 and not p)]
        kept = [q * p for q, p, _ in lines if not (number.startswith("C") or q * p < 0 or (q < 0 and not p))]
        for amounts, sign in ((kept, 1), (back, -1)):
            if amounts:
                pence = int((abs(sum(amounts, Decimal(0))) * 100).to_integral_value(ROUND_HALF_EVEN))
                orders, taken = (orders + 1, taken + pence) if sign > 0 else (orders, taken)
                refunds, given = (refunds + 1, given + pence) if sign < 0 else (refunds, given)
    return orders, refunds, taken, given


@needs_data
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)  # the file is read alike for both stores; the next test has both
@pytest.mark.timeout(170)
def test_every_line_and_every_penny(database: Database, tmp_path: Path) -> None:
    with open_door(database, tmp_path) as door:
        report = door.take(FILE, MAPPING)
        orders, refunds, taken, given = told_again()

        assert report.row_count == 541_909 == report.used_count + sum(report.rejected.values()) + sum(report.left_out.values())
        assert report.rejected == report.refused == {}
        assert report.net == TOTAL
        assert (report.orders_minor, report.refunds_minor) == (taken, given)
        assert report.rounding == Decimal(taken - given) / 100 - TOTAL
        assert report.event_counts["Order Completed"] == orders
        assert report.event_counts["Order Refunded"] == refunds

        by_name = dict(door.rows("SELECT name, SUM(revenue_minor) FROM events_event GROUP BY name"))
        assert (by_name["Order Completed"], by_name["Order Refunded"]) == (taken, given)
        assert door.rows("SELECT COUNT(*) FROM events_event") == [(sum(report.event_counts.values()),)]
        assert door.rows("SELECT COUNT(*) FROM events_quarantine") == [(0,)]
        with database.read() as session:
            assert door.profiles.count_people(session, "shop").known == 4_372


@needs_data
def test_a_second_import_adds_nothing_and_a_later_export_adds_what_is_new(database: Database, tmp_path: Path) -> None:
    early, late = tmp_path / "early.parquet", tmp_path / "late.parquet"
    duckdb.execute(f"COPY (FROM '{FILE}' WHERE InvoiceDate < DATE '2010-12-04') TO '{early}'")
    duckdb.execute(f"COPY (FROM '{FILE}' WHERE InvoiceDate < DATE '2010-12-06') TO '{late}'")
    with open_door(database, tmp_path) as door:
        first = door.take(early, MAPPING)
        stored = door.rows("SELECT id, revenue_minor FROM events_event ORDER BY id")
        assert len(stored) == sum(first.event_counts.values())
        assert door.take(early, MAPPING) == first
        assert door.rows("SELECT id, revenue_minor FROM events_event ORDER BY id") == stored
        more = door.take(late, MAPPING)
        assert len(door.rows("SELECT id FROM events_event")) == sum(more.event_counts.values()) > len(stored)
        assert door.rows("SELECT seen_day FROM events_message WHERE seen_day < 1000000") == []  # remembered for good
