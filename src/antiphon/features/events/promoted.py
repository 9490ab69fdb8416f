"""The few values of an event that become columns: money, order, product, quantity, channel."""

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, NamedTuple

from antiphon.features.events import catalogue
from antiphon.features.events.loose import mapping, number, sequence
from antiphon.kernel.amounts import MAX_AMOUNT
from antiphon.kernel.currency import minor_digits

MAX_WORD = 255
_AMOUNTS = ("revenue", "total", "value")  # the first that is there


class OutOfRange(Exception):
    """An amount that no account could hold."""


class Promoted(NamedTuple):
    """In the order of the columns."""

    revenue_minor: int | None
    currency: str | None
    order_id: str | None
    product_id: str | None
    channel: str | None
    quantity: int | None


def promote(name: str, properties: Mapping[str, Any], context: Mapping[str, Any]) -> Promoted:
    """Read them from properties in the words of Spec V2. Raises `OutOfRange`."""
    known = catalogue.find(name) is not None
    currency = _word(properties.get("currency"))
    currency = currency.upper() if currency else None
    products = sequence(properties.get("products")) if known else []
    first = mapping(products[0]) if products else {}
    product_id = _word(properties.get("product_id"))
    if first and product_id is None:
        product_id = _word(first.get("product_id")) or _word(first.get("sku"))
    return Promoted(
        _money(properties, currency, known=known),
        currency,
        _word(properties.get("order_id")),
        product_id,
        _word(properties.get("channel")) or _source_of_campaign(context),
        _quantity(properties, products),
    )


def to_minor(amount: float, currency: str | None) -> int:
    """An amount as a customer reads it, in the smallest unit of its currency, half to even. Raises `OutOfRange`."""
    exact = Decimal(str(amount)) if isinstance(amount, float) else Decimal(amount)
    scaled = exact.scaleb(minor_digits(currency))
    if not -MAX_AMOUNT <= scaled <= MAX_AMOUNT:
        message = f"{amount} is more than can be counted"
        raise OutOfRange(message)
    return int(scaled.to_integral_value(ROUND_HALF_EVEN))


def _money(properties: Mapping[str, Any], currency: str | None, *, known: bool) -> int | None:
    for field in _AMOUNTS if known else _AMOUNTS[:1]:
        if field in properties and (amount := number(properties[field])) is not None:
            return to_minor(amount, currency)
    return None


def _quantity(properties: Mapping[str, Any], products: list[Any]) -> int | None:
    if not products and "quantity" not in properties:
        return None
    given = number(properties.get("quantity"))
    if given is None and products:
        counts = [number(mapping(product).get("quantity")) for product in products]
        given = sum(1 if count is None else count for count in counts)
    return round(given) if given is not None and -MAX_AMOUNT <= given <= MAX_AMOUNT else None


def _word(value: Any) -> str | None:
    if type(value) is str:  # nearly always, where there is anything
        return value if 0 < len(value) <= MAX_WORD else None
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    word = str(value)
    return word if 0 < len(word) <= MAX_WORD else None


def _source_of_campaign(context: Mapping[str, Any]) -> str | None:
    campaign = context.get("campaign")
    return _word(mapping(campaign).get("source")) if campaign else None
