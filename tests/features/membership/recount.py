"""An independent recount: what counts for a person and which tier it earns, from the stored events alone, in plain steps.

Shares nothing with the product but the reading of orders; local days come from `zoneinfo` by another way.
"""

import json
from collections import defaultdict
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from antiphon.entry.bootstrap import Services
from antiphon.sdk.orders import Order, Refund, read_order, read_refund, share_refunded

Story = dict[str, list[tuple[str, int, dict[str, Any]]]]
COLUMNS = ("id", "name", "person_id", "at", "properties")


def day_of(at_ms: int, zone: str) -> int:
    """The local day, by the wall clock of the zone."""
    local = datetime.fromtimestamp(at_ms / 1000, ZoneInfo(zone))
    return local.date().toordinal() - date(1970, 1, 1).toordinal()


def told(house: Services, workspace: str = "shop") -> Story:
    """Every stored order event by the person of today: (name, moment, properties), in order of time."""
    with house.database.read() as session:
        rows = house.events.list_tail(session, workspace, COLUMNS)
        people = house.profiles.canonical(session, workspace, list({row[2] for row in rows}))
    found: dict[str, list[tuple[str, int, dict[str, Any]]]] = defaultdict(list)
    for event_id, name, person, at_ms, properties in sorted(rows, key=lambda row: (row[3], row[0])):
        if name in {"Order Completed", "Order Refunded", "Order Cancelled"}:
            found[people[person]].append((name, at_ms, {**json.loads(properties), "_id": event_id}))
    return found


def amounts(events: list[tuple[str, int, dict[str, Any]]], zone: str, first: int, last: int, currency: str = "CNY") -> tuple[int, int]:
    """Spend in minor units, and orders, of the days from `first` to `last`."""
    orders: dict[str, tuple[Order, int]] = {}
    refunds: dict[str, list[Refund]] = defaultdict(list)
    for name, at_ms, properties in events:
        if name == "Order Completed":
            order = read_order(properties, currency)
            if order is not None and order.order_id not in orders:
                orders[order.order_id] = (order, day_of(at_ms, zone))
        elif name == "Order Refunded":
            refund = read_refund(properties, currency)
            if refund is not None:
                refunds[refund.order_id].append(refund)
        elif properties.get("order_id"):
            refunds[str(properties["order_id"])].append(Refund(str(properties["order_id"]), currency))
    spend = count = 0
    for order_id, (order, day) in orders.items():
        if first <= day <= last:
            share = share_refunded(order, refunds[order_id]) if refunds[order_id] else Fraction(0)
            if share < 1:
                spend += int(order.revenue_minor * (1 - share))
                count += 1
    return spend, count
