"""What the events of a presale say."""

from antiphon.mechanics.presale.rules import Rules
from antiphon.sdk.mechanic import Event
from antiphon.sdk.orders import read_order, read_refund


def order_of(event: Event) -> str:
    """The order that an event speaks of; "" for none."""
    refund = read_refund(event.properties, "CNY")
    return refund.order_id if refund is not None else ""


def pieces_of(rules: Rules, event: Event) -> int:
    """Pieces of the product in an order; an event that names no product at all is about one of it."""
    order = read_order(event.properties, rules.currency)
    if order is None:
        return 0
    if not order.lines and not event.properties.get("products"):
        return 1
    names = set(rules.products)
    return sum(line.quantity for line in order.lines if {line.id, line.product_id, line.sku} & names)
