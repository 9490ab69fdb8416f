"""Segments that come with the house: the lifecycle tiers and four audiences.

They are conditions like any other, so an operator may change them.
"""

from typing import Final, Literal

import msgspec

from antiphon.features.segments.condition import (
    EVERY_EVENT,
    VISIT,
    Age,
    All,
    Any_,
    Condition,
    InSegment,
    Last,
    Measured,
    Not,
    TagIs,
)
from antiphon.sdk.words import Text

Sort = Literal["lifecycle", "audience", "custom"]

NEW, ACTIVE, DORMANT, HIGH_VALUE = "new", "active", "dormant", "high_value"
OCCASIONAL: Final = "occasional"  # in none of the four

# What a person is called when several fit: the first of these that is true.
PRECEDENCE: Final[tuple[tuple[str, Condition], ...]] = (
    (NEW, InSegment(NEW)),
    (DORMANT, All((InSegment(DORMANT), Not(InSegment(ACTIVE))))),
    (HIGH_VALUE, InSegment(HIGH_VALUE)),
    (ACTIVE, InSegment(ACTIVE)),
)
LIFECYCLE: Final = {
    NEW: Text("新客", "New"),
    ACTIVE: Text("活跃", "Active"),
    HIGH_VALUE: Text("高价值", "High value"),
    DORMANT: Text("沉默", "Dormant"),
    OCCASIONAL: Text("偶尔光顾", "Occasional"),
}


class Template(msgspec.Struct, frozen=True):
    """A segment that every workspace has from the start."""

    key: str
    sort: Sort
    name: Text
    help: Text
    condition: Condition


_NO_ORDER = Measured("@order", op="=", value=0)
TEMPLATES: Final = (
    Template(
        NEW,
        "lifecycle",
        LIFECYCLE[NEW],
        Text("相识不超过 7 天，还没有下过单。", "Known for at most 7 days, no order yet."),
        All((Age(EVERY_EVENT, of="first", op="<=", days=7), _NO_ORDER)),
    ),
    Template(
        ACTIVE,
        "lifecycle",
        LIFECYCLE[ACTIVE],
        Text("最近 30 天到访 3 天以上，或下过 1 单以上。", "Came on 3 days or more, or ordered, in the last 30 days."),
        Any_((Measured(VISIT, measure="days", days=30, op=">=", value=3), Measured("@order", days=30, op=">=", value=1))),
    ),
    Template(
        DORMANT,
        "lifecycle",
        LIFECYCLE[DORMANT],
        Text("30 天没有到访，或 90 天没有下单。", "No visit for 30 days, or no order for 90."),
        Any_((Last(VISIT, days=30, within=False), Last("@order", days=90, within=False))),
    ),
    Template(
        HIGH_VALUE,
        "lifecycle",
        LIFECYCLE[HIGH_VALUE],
        Text(
            "最近 90 天平均每月消费 500 元以上，或一年内复购 3 次以上。",
            "Spent 500 a month on average over 90 days, or bought again 3 times within a year.",
        ),
        Any_(
            (
                Measured("@order", measure="sum", field="revenue_minor", days=90, op=">=", value=150_000),
                Measured("@order", days=365, op=">=", value=4),
            )
        ),
    ),
    Template(
        "loyal_top20",
        "audience",
        Text("忠诚用户（前 20%）", "Loyal, top 20 %"),
        Text(
            "消费排名前 20%，复购周期不超过 15 天，客单价高于均值 2 倍。",
            "Top 20 % by spending, back within 15 days, baskets over twice the mean.",
        ),
        All((TagIs("spend_rank_percent", "<=", 20), TagIs("repurchase_cycle_days", "<=", 15), TagIs("basket_percent_of_mean", ">", 200))),
    ),
    Template(
        "potential_new",
        "audience",
        Text("潜力新客", "Promising newcomers"),
        Text(
            "相识不超过 7 天，看过 2 次以上商品，还没有下单。", "Known for at most 7 days, looked at products twice or more, no order yet."
        ),
        All(
            (
                Age(EVERY_EVENT, of="first", op="<=", days=7),
                Measured(("Product Viewed", "Product List Viewed", "Products Searched", "Product Added"), days=8, op=">=", value=2),
                _NO_ORDER,
            )
        ),
    ),
    Template(
        "sleeping_90",
        "audience",
        Text("沉睡老客", "Sleeping regulars"),
        Text("90 天没有到访，此前下过 4 单以上。", "No visit for 90 days, after 4 orders or more."),
        All((Last(VISIT, days=90, within=False), Measured("@order", op=">=", value=4))),
    ),
    Template(
        "lower_tier_city",
        "audience",
        Text("下沉市场", "Lower-tier cities"),
        Text("所在城市为三线及以下。", "Lives in a Chinese city of the third tier or below."),
        TagIs("city_tier", ">=", 3),
    ),
)
TEMPLATE_BY_KEY: Final = {template.key: template for template in TEMPLATES}
