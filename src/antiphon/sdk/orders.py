"""Orders and refunds as everybody in the house reads them: Segment Spec V2 properties turned into whole minor units.

Nothing here raises: a property that makes no sense counts as one that is not there. Amounts may come as numbers or as text
that reads as one ("12.50"). Source: Segment, "Ecommerce Spec V2", Order Completed, Order Refunded and Order Cancelled.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, Final, Literal, cast

import msgspec

from antiphon.kernel.amounts import MAX_AMOUNT
from antiphon.kernel.currency import minor_digits

ORDER_COMPLETED: Final = "Order Completed"
ORDER_REFUNDED: Final = "Order Refunded"
ORDER_CANCELLED: Final = "Order Cancelled"

_MAX_WORD: Final = 255
_CONTROL: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_MAX_LINES: Final = 1_000  # of one order; what comes after them is not read
_MAX_DIGITS: Final = 40  # of an amount that came as text


class Line(msgspec.Struct, frozen=True):
    """One line of an order. `id` is its own inside the order: line_id, else product_id, else sku, with "#2" when it was taken."""

    id: str
    product_id: str
    sku: str
    name: str
    category: str
    brand: str
    price_minor: int  # of one piece
    quantity: int  # at least 1; a broken quantity (0.5 kg) is one piece at the price of all of it

    @property
    def amount_minor(self) -> int:
        """Price times quantity."""
        return self.price_minor * self.quantity


class Order(msgspec.Struct, frozen=True):
    """An order in minor units of its currency, nothing negative."""

    order_id: str
    currency: str  # ISO 4217, upper case
    total_minor: int  # what was paid: goods after discounts, with shipping and tax
    revenue_minor: int  # goods after discounts, without shipping and tax
    shipping_minor: int = 0
    tax_minor: int = 0
    discount_minor: int = 0
    coupon: str = ""
    lines: tuple[Line, ...] = ()

    @property
    def quantity(self) -> int:
        """Pieces on all lines."""
        return sum(line.quantity for line in self.lines)


class Refund(msgspec.Struct, frozen=True):
    """Money or goods of an order that go back. Without an amount and without lines: the whole order."""

    order_id: str
    currency: str
    amount_minor: int | None = None
    base: Literal["total", "revenue"] = "total"  # what the amount is a part of: of all that was paid, or of the goods alone
    lines: tuple[tuple[str, int], ...] = ()  # (line, product or sku id, pieces), when goods are named but no amount

    @property
    def is_whole(self) -> bool:
        """Whether everything goes back."""
        return self.amount_minor is None and not self.lines


def read_order(properties: Mapping[str, Any], workspace_currency: str, *, with_lines: bool = True) -> Order | None:
    """The order that an event tells of; None without an order id. Without its lines it is read in a fraction of the time.

    What is missing follows from the rest: goods = revenue, else subtotal, else value, else total less shipping and tax, else the
    lines less the discount; total = total, else goods and shipping and tax.
    """
    order_id = read_word(properties.get("order_id"))
    if not order_id:
        return None
    currency = _currency(properties, workspace_currency)

    def amount(*fields: str) -> int | None:
        return _first_amount(properties, fields, currency)

    lines = _lines(properties, currency) if with_lines else ()
    shipping, tax, discount = amount("shipping") or 0, amount("tax") or 0, amount("discount") or 0
    total, revenue = amount("total"), amount("revenue", "subtotal", "value")
    if revenue is None:
        goods = sum(line.amount_minor for line in lines or _lines(properties, currency)) - discount
        revenue = max(0, goods if total is None else total - shipping - tax)
    if total is None:
        total = revenue + shipping + tax
    coupon = read_word(properties.get("coupon"))
    return Order(order_id, currency, min(total, MAX_AMOUNT), min(revenue, MAX_AMOUNT), shipping, tax, discount, coupon, lines)


def read_refund(properties: Mapping[str, Any], workspace_currency: str) -> Refund | None:
    """The refund that an event tells of; None without an order id.

    The amount is, in this order: refund_amount, amount_refunded, refund (parts of all that was paid), revenue, subtotal (parts of
    the goods), total, value. Without any: the products named, priced where they have a price. Without those: the whole order.
    """
    order_id = read_word(properties.get("order_id"))
    if not order_id:
        return None
    currency = _currency(properties, workspace_currency)
    bases: tuple[tuple[tuple[str, ...], Literal["total", "revenue"]], ...] = (
        (("refund_amount", "amount_refunded", "refund"), "total"),
        (("revenue", "subtotal"), "revenue"),
        (("total", "value"), "total"),
    )
    for fields, base in bases:
        amount = _first_amount(properties, fields, currency)
        if amount is not None:
            return Refund(order_id, currency, amount, base)
    named = _lines(properties, currency)
    if named and all(line.price_minor for line in named):
        return Refund(order_id, currency, min(sum(line.amount_minor for line in named), MAX_AMOUNT), "revenue")
    return Refund(order_id, currency, lines=tuple((line.product_id or line.sku or line.id, line.quantity) for line in named))


def read_returned(properties: Mapping[str, Any], workspace_currency: str) -> tuple[tuple[str, int, int], ...]:
    """The goods that a refund names, whether or not it names an amount too: (line, product or sku id, pieces, price or 0)."""
    lines = _lines(properties, _currency(properties, workspace_currency))
    return tuple((line.product_id or line.sku or line.id, line.quantity, line.price_minor) for line in lines)


def share_refunded(order: Order, refunds: Iterable[Refund]) -> Fraction:
    """How much of an order has gone back after all these refunds of it, exactly: 0 (nothing) to 1 (all of it).

    Refunds add up. An amount of nothing takes nothing; any amount of an order that was free takes all of it.
    """
    share = Fraction(0)
    for refund in refunds:
        if refund.is_whole:
            return Fraction(1)
        if refund.amount_minor is not None:
            whole = order.total_minor if refund.base == "total" else order.revenue_minor
            share += _part(refund.amount_minor, whole)
        else:
            share += _part(_worth(order, refund.lines), sum(line.amount_minor for line in order.lines))
    return min(share, Fraction(1))


def read_word(value: object) -> str:
    """An id or a word of at most 255 letters without control characters, which no store's key should hold; "" for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    word = str(value).strip() if isinstance(value, str) or abs(value) <= MAX_AMOUNT else ""
    return word if len(word) <= _MAX_WORD and not _CONTROL.search(word) else ""


def read_minor(value: object, currency: str) -> int | None:
    """An amount of money as people write it, in minor units, half to even, without its sign; None for anything that is none."""
    exact = read_number(value)
    if exact is None:
        return None
    scaled = abs(exact).scaleb(minor_digits(currency))
    return int(scaled.to_integral_value(ROUND_HALF_EVEN)) if scaled <= MAX_AMOUNT else None


def read_number(value: object) -> Decimal | None:
    """A finite number, exactly as it is written, as large as one that can be counted; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    if isinstance(value, int) and abs(value) > MAX_AMOUNT:
        return None
    text = str(value).strip()
    try:
        exact = Decimal(text) if len(text) <= _MAX_DIGITS else None
    except InvalidOperation:
        return None
    return exact if exact is not None and exact.is_finite() and abs(exact) <= MAX_AMOUNT else None


def _currency(properties: Mapping[str, Any], workspace_currency: str) -> str:
    given = read_word(properties.get("currency")).upper()
    return given if len(given) == 3 and given.isascii() and given.isalpha() else workspace_currency


def _first_amount(properties: Mapping[str, Any], fields: Sequence[str], currency: str) -> int | None:
    return next((found for field in fields if (found := read_minor(properties.get(field), currency)) is not None), None)


def _lines(properties: Mapping[str, Any], currency: str) -> tuple[Line, ...]:
    products = properties.get("products")
    given: Sequence[object] = cast("list[object]", products)[:_MAX_LINES] if isinstance(products, list) else []
    if not given and (properties.get("product_id") is not None or properties.get("sku") is not None):
        given = [properties]  # Spec V2 has one product's fields at the top
    taken: set[str] = set()
    lines: list[Line] = []
    for place, entry in enumerate(given, 1):
        if isinstance(entry, Mapping):
            lines.append(_line(cast("Mapping[str, Any]", entry), currency, place, taken))
            taken.add(lines[-1].id)
    return tuple(lines)


def _line(product: Mapping[str, Any], currency: str, place: int, taken: set[str]) -> Line:
    product_id, sku = read_word(product.get("product_id")), read_word(product.get("sku"))
    name = read_word(product.get("line_id")) or product_id or sku or f"line {place}"
    line_id, again = name, 2
    while line_id in taken:
        line_id, again = f"{name}#{again}", again + 1
    price, quantity = _priced(product, currency)
    title, category, brand = (read_word(product.get(field)) for field in ("name", "category", "brand"))
    return Line(line_id, product_id, sku, title, category, brand, price, quantity)


def _priced(product: Mapping[str, Any], currency: str) -> tuple[int, int]:
    """The price of one piece and how many; a quantity that is missing or makes no sense is one."""
    exact = read_number(product.get("quantity"))
    quantity = abs(exact) if exact else Decimal(1)
    if quantity == int(quantity):
        price = read_minor(product.get("price"), currency) or 0
        return (price, int(quantity)) if price * int(quantity) <= MAX_AMOUNT else (0, int(quantity))
    price = read_number(product.get("price"))
    return (0 if price is None else read_minor(price * quantity, currency) or 0), 1


def _part(amount: int, whole: int) -> Fraction:
    return Fraction(min(amount, whole), whole) if whole else Fraction(int(amount > 0))


def _worth(order: Order, named: Sequence[tuple[str, int]]) -> int:
    """What the goods named cost on the order: its own lines first by their id, then by product, then by sku."""
    left = {line.id: line.quantity for line in order.lines}
    return sum(pieces * line.price_minor for name, quantity in named for line, pieces in pieces_of(order, name, quantity, left))


def pieces_of(order: Order, name: str, quantity: int, left: dict[str, int]) -> list[tuple[Line, int]]:
    """Which pieces of an order are meant by a line, product or sku id. `left` is what has not gone back yet, and becomes less."""
    found: list[tuple[Line, int]] = []
    for line in order.lines:
        pieces = min(quantity, left[line.id]) if name in {line.id, line.product_id, line.sku} else 0
        if pieces:
            left[line.id] -= pieces
            quantity -= pieces
            found.append((line, pieces))
    return found
