"""Free draws for what people do: which way of earning an event fits, how many draws it gives, and what a refund takes back."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Final

import msgspec
from msgspec.structs import replace

from antiphon.kernel.currency import minor_digits
from antiphon.sdk.mechanic import Event
from antiphon.sdk.orders import ORDER_CANCELLED, ORDER_COMPLETED, ORDER_REFUNDED, read_number, read_order, read_refund, read_word
from antiphon.sdk.words import Text, field

REFUNDS: Final = frozenset({ORDER_REFUNDED, ORDER_CANCELLED})
_CURRENCY: Final = "CNY"  # an amount at least is compared in major units, in whatever currency the order is
_MOST_ORDERS: Final = 40  # remembered of a person, the latest


class Bought(msgspec.Struct, frozen=True, omit_defaults=True):
    """An order that gave draws: so many for each way, what it cost in minor units, its pieces, and what of it went back."""

    draws: tuple[int, ...]
    paid: int = 0
    pieces: int = 0
    back: int = 0
    digits: int = 2  # after the point, of its currency


class Earn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Free draws for something people do, such as adding a product to the cart."""

    event: Annotated[
        str, field("触发事件", "Event", "发生一次得免费抽奖。", "Each one earns free draws.", widget="event", max_length=120)
    ] = "Product Added"
    per_day: Annotated[
        int,
        field("每天最多", "A day at most", "这种方式每人每天最多算几次。", "How often it counts for a person and day.", at_least=1),
    ] = 3
    how: Annotated[Text, field("怎么获得", "How to earn", "告诉顾客怎样得到免费抽奖。", "Tells shoppers how to get one.")] = Text(
        zh="把喜欢的商品加入购物车，就能抽一次", en="Add something you like to your cart for a free draw"
    )
    draws: Annotated[int, field("每次得几抽", "Draws each time", "发生一次得几次免费抽奖。", "How many draws it earns.", at_least=1)] = 1
    at_least: Annotated[
        int | None,
        field(
            "金额至少",
            "Amount of at least",
            "例如订单满 99 才算；留空不看金额。",
            "For example orders of 99 or more; empty: any amount.",
            at_least=1,
        ),
    ] = None
    amount_in: Annotated[
        str,
        field(
            "金额属性",
            "Amount property",
            "金额写在事件的哪个属性里，订单是 total。",
            "Where the event says the amount; for orders it is total.",
            max_length=80,
        ),
    ] = "total"

    take_back: Annotated[
        bool,
        field(
            "退款收回",
            "Taken back with a refund",
            "订单送的机会还没用掉时，取消、全额退款或退到不够金额就收回。",
            "Unused draws of an order go when it is cancelled, refunded, or no longer of the amount.",
        ),
    ] = True

    @property
    def may_be_taken_back(self) -> bool:
        """Whether it is for orders, and a refund takes back what is unused."""
        return self.take_back and self.event == ORDER_COMPLETED

    def fits(self, event: Event) -> bool:
        """The right event, and enough in it."""
        if event.name != self.event:
            return False
        if self.at_least is None:
            return True
        amount = read_number(event.properties.get(self.amount_in))
        return amount is not None and amount >= self.at_least


class Earned(msgspec.Struct, frozen=True):
    """What an event gives: draws, how often each way was used today after it, and the order to remember, if it is one."""

    draws: int
    used: tuple[int, ...]
    order_id: str = ""
    bought: Bought | None = None


def earned(ways: Sequence[Earn], used: Sequence[int], event: Event) -> Earned:
    """What an event gives under the daily caps; `used` is from before, one for each way."""
    counted = [way.fits(event) and before < way.per_day for way, before in zip(ways, used, strict=True)]
    draws = sum(way.draws for way, counts in zip(ways, counted, strict=True) if counts)
    after = tuple(before + counts for before, counts in zip(used, counted, strict=True))
    loose = tuple(way.draws if counts and way.may_be_taken_back else 0 for way, counts in zip(ways, counted, strict=True))
    order = read_order(event.properties, _CURRENCY) if any(loose) else None
    if order is None:
        return Earned(draws, after)
    return Earned(draws, after, order.order_id, Bought(loose, order.total_minor, order.quantity, digits=minor_digits(order.currency)))


def remember(orders: Mapping[str, Bought], order_id: str, bought: Bought) -> dict[str, Bought]:
    """The latest orders that gave something, with one more."""
    kept = {**{key: each for key, each in orders.items() if key != order_id}, order_id: bought}
    return dict(list(kept.items())[-_MOST_ORDERS:])


def order_of(event: Event) -> str:
    """The order that an event names; "" for none."""
    return read_word(event.properties.get("order_id"))


def take_back(ways: Sequence[Earn], bought: Bought, event: Event) -> tuple[int, Bought]:
    """How many of an order's draws a refund or a cancellation takes, and the order after it."""
    refund = read_refund(event.properties, _CURRENCY)
    if refund is None:
        return 0, bought
    named = sum(count for _, count in refund.lines)  # pieces without a price: each is its part of the order
    amount = named * bought.paid // max(1, bought.pieces) if refund.amount_minor is None else refund.amount_minor
    after = replace(bought, back=bought.back + amount)
    everything = event.name == ORDER_CANCELLED or refund.is_whole or after.back >= after.paid > 0
    left = after.paid - after.back
    gone = [
        draws if everything or (at < len(ways) and _is_too_little(ways[at], left, after)) else 0 for at, draws in enumerate(after.draws)
    ]
    return sum(gone), replace(after, draws=tuple(draws - taken for draws, taken in zip(after.draws, gone, strict=True)))


def _is_too_little(way: Earn, left: int, after: Bought) -> bool:
    return way.at_least is not None and after.back > 0 and left < way.at_least * 10**after.digits
