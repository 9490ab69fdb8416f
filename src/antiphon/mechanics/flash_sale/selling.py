"""What orders and refunds say about the product of a flash sale."""

from datetime import UTC, datetime
from typing import Final

from antiphon.mechanics.flash_sale.rules import Rules
from antiphon.sdk.mechanic import Event
from antiphon.sdk.orders import ORDER_CANCELLED, ORDER_COMPLETED, ORDER_REFUNDED, read_order, read_refund

NAMES: Final = frozenset({ORDER_COMPLETED, ORDER_REFUNDED, ORDER_CANCELLED})
GIFTED, RECEIVED = "Coupon Gifted", "Coupon Received"  # a voucher went from one person to another: told of both, in this order
GIFTS: Final = frozenset({GIFTED, RECEIVED})


def pieces_of(rules: Rules, event: Event) -> tuple[str, int]:
    """(order, pieces of the product in it); ("", 0) for an order without it."""
    order = read_order(event.properties, rules.currency)
    if order is None:
        return "", 0
    names = set(rules.products)
    return order.order_id, sum(line.quantity for line in order.lines if {line.id, line.product_id, line.sku} & names)


def pieces_back(rules: Rules, event: Event, bought: int) -> int:
    """How many of the bought pieces of an order come back: all with a cancellation or a whole refund, else those that are named."""
    refund = read_refund(event.properties, rules.currency)
    if refund is None:
        return 0
    if event.name == ORDER_CANCELLED or refund.is_whole:
        return bought
    if not isinstance(event.properties.get("products"), list):
        return 0  # an amount alone does not say that a piece came back
    return min(bought, pieces_of(rules, event)[1])


def gift_until(event: Event, latest: datetime) -> datetime:
    """Until when the right counts that came with a voucher: as long as the voucher, and not longer than a right lasts."""
    until = event.properties.get("usable_until")
    return min(latest, datetime.fromtimestamp(until / 1000, UTC)) if isinstance(until, int) and not isinstance(until, bool) else latest


def order_of(event: Event) -> str:
    """The order that an event speaks of; "" for none."""
    refund = read_refund(event.properties, "CNY")
    return refund.order_id if refund is not None else ""
