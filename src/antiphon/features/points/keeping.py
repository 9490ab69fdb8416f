"""How an order, its refunds and the steps of a decision are kept: small, in JSON."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, Literal

import msgspec

from antiphon.features.points.counting import Place
from antiphon.features.points.earning import Step
from antiphon.sdk.orders import Line, Order, Refund

encode: Final = msgspec.json.Encoder().encode


class KeptOrder(msgspec.Struct, array_like=True, frozen=True):
    """What a refund of it is measured by. `lines` are (id, product, sku, price, pieces)."""

    currency: str
    total_minor: int
    revenue_minor: int
    lines: tuple[tuple[str, str, str, int, int], ...] = ()


class KeptRefund(msgspec.Struct, array_like=True, frozen=True):
    """A refund, and the event that told of it."""

    event_id: str
    amount_minor: int | None
    base: Literal["total", "revenue"] = "total"
    lines: tuple[tuple[str, int], ...] = ()
    returned: tuple[tuple[str, int, int], ...] = ()  # (line, product or sku id, pieces, price or 0) of the goods that it names


_ORDER: Final = msgspec.json.Decoder(KeptOrder)
_HELD: Final = msgspec.json.Decoder(tuple[tuple[str, int, int], ...])
_REFUNDS: Final = msgspec.json.Decoder(tuple[KeptRefund, ...])
_WEIGHTS: Final = msgspec.json.Decoder(tuple[tuple[str, int], ...])
_STEPS: Final = msgspec.json.Decoder(tuple[Step, ...])
_PLACES: Final = msgspec.json.Decoder(tuple[tuple[str, str], ...])


def keep_order(order: Order) -> str:
    """An order as JSON."""
    lines = tuple((line.id, line.product_id, line.sku, line.price_minor, line.quantity) for line in order.lines)
    return encode(KeptOrder(order.currency, order.total_minor, order.revenue_minor, lines)).decode()


def read_kept_order(order_id: str, text: str) -> Order:
    """The order, as far as it was kept."""
    kept = _ORDER.decode(text)
    lines = tuple(Line(line_id, product, sku, "", "", "", price, pieces) for line_id, product, sku, price, pieces in kept.lines)
    return Order(order_id, kept.currency, kept.total_minor, kept.revenue_minor, lines=lines)


def read_held(text: str) -> tuple[tuple[str, int, int], ...]:
    """(line, what it cost, what it got off) of an order, as its points were held."""
    return _HELD.decode(text)


def keep_refunds(refunds: Iterable[KeptRefund]) -> str:
    """Refunds as JSON."""
    return encode(tuple(refunds)).decode()


def read_kept_refunds(text: str) -> tuple[KeptRefund, ...]:
    """The refunds of an order so far."""
    return _REFUNDS.decode(text) if text else ()


def kept_refund(event_id: str, refund: Refund, returned: tuple[tuple[str, int, int], ...] = ()) -> KeptRefund:
    """What is kept of a refund."""
    return KeptRefund(event_id, refund.amount_minor, refund.base, refund.lines, returned)


def refund_of(order: Order, kept: KeptRefund) -> Refund:
    """The refund again."""
    return Refund(order.order_id, order.currency, kept.amount_minor, kept.base, kept.lines)


def keep_steps(steps: Sequence[Step]) -> str:
    """Steps as JSON."""
    return encode(tuple(steps)).decode()


def read_steps(text: str) -> tuple[Step, ...]:
    """Steps again; texts among their values are plain mappings now."""
    return _STEPS.decode(text)


def keep_weights(weights: tuple[tuple[str, int], ...]) -> str:
    """What each line gave of a grant, as JSON; "" where all gave alike."""
    return encode(weights).decode() if weights else ""


def read_weights(text: str) -> tuple[tuple[str, int], ...]:
    """What each line gave of a grant."""
    return _WEIGHTS.decode(text) if text else ()


def keep_places(places: Sequence[Place]) -> str:
    """Where a grant was counted, as JSON."""
    return encode(tuple(places)).decode()


def read_places(text: str) -> list[Place]:
    """Where a grant was counted."""
    return [Place(*place) for place in _PLACES.decode(text)]


def keep_values(values: Any) -> str:
    """Values of a refusal as JSON."""
    return encode(values).decode()
