"""Badges to begin with."""

from antiphon.features.badges.rules import Badge, Earning, Level, Where
from antiphon.sdk.words import Text

_STEPS = (Text("铜", "bronze"), Text("银", "silver"), Text("金", "gold"))


def _levels(*steps: int) -> tuple[Level, ...]:
    return tuple(Level(at, name) for at, name in zip(steps, _STEPS, strict=True)) if len(steps) == 3 else tuple(map(Level, steps))


TEMPLATES: tuple[Badge, ...] = (
    Badge(
        "first_order",
        Text("第一单", "First order"),
        Text("在店里下了第一单。", "Placed a first order with us."),
        earning=Earning("Order Completed"),
        symbol="bag",
        colour="#2f7d6b",
    ),
    Badge(
        "regular",
        Text("常客", "Regular"),
        Text("在不同的日子来买过。", "Came back to buy on different days."),
        earning=Earning("Order Completed", "days"),
        levels=_levels(10, 50, 150),
        symbol="flame",
        colour="#c2571a",
    ),
    Badge(
        "check_in_fan",
        Text("签到达人", "Always here"),
        Text("一天天签到，攒出来的。", "Checked in, day after day."),
        earning=Earning("Checked In", "days"),
        levels=_levels(7, 30, 100),
        symbol="leaf",
        colour="#4d7f2a",
    ),
    Badge(
        "big_basket",
        Text("满载而归", "Full basket"),
        Text("一单买了不少。", "Took a lot home at once."),
        earning=Earning("Order Completed", where=(Where("revenue", "at_least", 100),)),
        symbol="gift",
        colour="#8a4fb3",
    ),
    Badge(
        "chief_taster",
        Text("首席体验官", "Chief taster"),
        Text("认真试用、认真写测评，店家特聘。", "Tries things and tells us honestly. Appointed by the shop."),
        kind="title",
        symbol="crown",
        colour="#a87d16",
    ),
    Badge(
        "co_creator",
        Text("品牌共创官", "Co-creator"),
        Text("和我们一起把产品做出来。", "Made something together with us."),
        kind="certificate",
        symbol="medal",
        colour="#1f5fbf",
    ),
)
