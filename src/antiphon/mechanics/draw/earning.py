"""Free draws for what people do: which way of earning an event fits, and how many draws it gives under the daily caps."""

from collections.abc import Sequence
from typing import Annotated

import msgspec

from antiphon.sdk.mechanic import Event
from antiphon.sdk.orders import read_number
from antiphon.sdk.words import Text, field


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

    def fits(self, event: Event) -> bool:
        """The right event, and enough in it."""
        if event.name != self.event:
            return False
        if self.at_least is None:
            return True
        amount = read_number(event.properties.get(self.amount_in))
        return amount is not None and amount >= self.at_least


def earned(ways: Sequence[Earn], used: Sequence[int], event: Event) -> tuple[int, tuple[int, ...]]:
    """How many free draws an event gives, and how often each way was used today after it; `used` is from before, one for each way."""
    counted = [way.fits(event) and before < way.per_day for way, before in zip(ways, used, strict=True)]
    draws = sum(way.draws for way, counts in zip(ways, counted, strict=True) if counts)
    return draws, tuple(before + counts for before, counts in zip(used, counted, strict=True))
