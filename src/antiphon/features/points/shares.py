"""How much of an order has gone back, by what is known of it: the order itself, or only the points that it holds. Pure."""

from fractions import Fraction

from antiphon.features.points import keeping
from antiphon.features.points.store_checkout import CheckoutRow
from antiphon.features.points.store_earning import OrderRow
from antiphon.sdk.orders import Line, Order, share_refunded


def share_of(row: OrderRow) -> Fraction:
    """How much of an order that is known has gone back."""
    return _share(keeping.read_kept_order(row.order_id, row.body), row) if row.body else Fraction(0)


def share_of_checkout(row: OrderRow, checkout: CheckoutRow) -> Fraction:
    """The same for points that an order holds; its own lines, less what they got off, stand in for an order nobody told of."""
    if row.body:
        return share_of(row)
    lines = tuple(Line(name, name, "", "", "", "", amount - off, 1) for name, amount, off in keeping.read_held(checkout.lines))
    paid = sum(line.price_minor for line in lines)
    return _share(Order(row.order_id, "", paid, paid, lines=lines), row)


def _share(order: Order, row: OrderRow) -> Fraction:
    return share_refunded(order, [keeping.refund_of(order, refund) for refund in keeping.read_kept_refunds(row.refunds)])
