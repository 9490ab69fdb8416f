"""What an order gives, and what its refund takes back. The row of an order remembers as much of it as a refund may need."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from antiphon.kernel.clock import DAY_MS, to_ms
from antiphon.mechanics.donation.rules import WHOLE, Rules, Sale
from antiphon.sdk.mechanic import Event
from antiphon.sdk.orders import (
    ORDER_CANCELLED,
    ORDER_COMPLETED,
    ORDER_REFUNDED,
    Line,
    Order,
    Refund,
    read_order,
    read_refund,
    share_refunded,
)

ORDERS: Final = "orders"  # the list, for staff only
NAMES: Final = frozenset({ORDER_COMPLETED, ORDER_REFUNDED, ORDER_CANCELLED})
_MOST_LINES: Final = 20  # remembered of an order
_LONGEST: Final = 60  # letters of a line's names that are remembered


def key_of(order_id: str) -> str:
    """The row of an order."""
    return order_id if len(order_id) <= 64 else sha256(order_id.encode()).hexdigest()


def order_id_of(event: Event) -> str:
    """The order that an event speaks of; "" for none."""
    refund = read_refund(event.properties, "CNY")
    return refund.order_id if refund is not None else ""


def units_of(rules: Rules, sale: Sale, event: Event) -> tuple[int, Order] | None:
    """What an order gives before any cap; None when it gives nothing."""
    order = read_order(event.properties, rules.currency)
    if order is None:
        return None
    lines = [line for line in order.lines if not sale.products or {line.id, line.product_id, line.sku} & set(sale.products)]
    if sale.products and not lines:
        return None
    match sale.per:
        case "order":
            units = sale.gives
        case "piece":
            units = sale.gives * sum(line.quantity for line in lines)
        case "value":
            if order.currency != rules.currency:
                return None
            worth = sum(line.amount_minor for line in lines) if sale.products else order.revenue_minor
            units = min(worth, order.revenue_minor) * sale.share_ppm // WHOLE
    return (units, order) if units > 0 else None


def remember(order: Order, units: int, event: Event) -> dict[str, Any]:
    """The row of an order that has just given."""
    lines = [
        [line.id[:_LONGEST], line.product_id[:_LONGEST], line.sku[:_LONGEST], line.price_minor, line.quantity]
        for line in order.lines[:_MOST_LINES]
    ]
    return {
        "units": units,
        "back": 0,
        "at": to_ms(event.at),
        "currency": order.currency,
        "total": order.total_minor,
        "revenue": order.revenue_minor,
        "lines": lines,
    }


def is_settled(sale: Sale, row: Mapping[str, Any], event: Event) -> bool:
    """Whether the donation of an order stays, whatever happens to the order."""
    return to_ms(event.at) >= row["at"] + sale.settle_days * DAY_MS


def units_back(row: Mapping[str, Any], event: Event) -> int:
    """What a refund takes back: its part of the order, rounded down, never more than is still there; a cancelled order takes all."""
    left = row["units"] - row["back"]
    refund = read_refund(event.properties, row["currency"])
    if event.name == ORDER_CANCELLED or refund is None:
        return left
    share = share_refunded(_order(refund, row), [refund])
    return left if share == 1 else min(left, int(row["units"] * share))


def _order(refund: Refund, row: Mapping[str, Any]) -> Order:
    lines = tuple(Line(id_, product, sku, "", "", "", price, pieces) for id_, product, sku, price, pieces in row["lines"])
    return Order(refund.order_id, row["currency"], row["total"], row["revenue"], lines=lines)
