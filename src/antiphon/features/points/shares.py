"""How much of an order has gone back, for a grant or for the points that it holds, by what is known of it. Pure."""

from fractions import Fraction

from antiphon.features.points import keeping
from antiphon.features.points.store_checkout import CheckoutRow
from antiphon.features.points.store_earning import GrantRow, OrderRow
from antiphon.sdk.orders import Line, Order, pieces_of, share_refunded


def share_of(row: OrderRow) -> Fraction:
    """How much of an order that is known has gone back."""
    return _share(keeping.read_kept_order(row.order_id, row.body), row) if row.body else Fraction(0)


def share_of_grant(row: OrderRow, grant: GrantRow) -> Fraction:
    """How much of what a rule gave for an order has gone back.

    Where lines gave differently, goods that a refund names weigh what they gave; money without goods goes by the whole order.
    """
    weights, whole = dict(keeping.read_weights(grant.lines)), share_of(row)
    total = sum(weights.values())
    order = keeping.read_kept_order(row.order_id, row.body) if row.body and total else None
    if order is None or not order.lines or whole >= 1:
        return whole
    share, left = Fraction(0), {line.id: line.quantity for line in order.lines}
    for kept in keeping.read_kept_refunds(row.refunds):
        if not kept.returned:
            share += share_refunded(order, [keeping.refund_of(order, kept)])
        for name, quantity, price in kept.returned:
            for line, pieces in pieces_of(order, name, quantity, left):
                part = Fraction(min(price, line.price_minor), line.price_minor) if price and line.price_minor else 1
                share += Fraction(weights.get(line.id, 0) * pieces, total * line.quantity) * part
    return min(share, Fraction(1))


def share_of_checkout(row: OrderRow, checkout: CheckoutRow) -> Fraction:
    """The same for points that an order holds; its own lines, less what they got off, stand in for an order nobody told of."""
    if row.body:
        return share_of(row)
    lines = tuple(Line(name, name, "", "", "", "", amount - off, 1) for name, amount, off in keeping.read_held(checkout.lines))
    paid = sum(line.price_minor for line in lines)
    return _share(Order(row.order_id, "", paid, paid, lines=lines), row)


def _share(order: Order, row: OrderRow) -> Fraction:
    return share_refunded(order, [keeping.refund_of(order, refund) for refund in keeping.read_kept_refunds(row.refunds)])
