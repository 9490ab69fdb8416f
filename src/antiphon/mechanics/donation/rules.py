"""What the operator sets for a donation. Everything is counted in whole units: meals, trees, or the smallest coin of a currency."""

from datetime import datetime, timedelta
from typing import Annotated, Final, Literal

import msgspec

from antiphon.kernel.amounts import Asset
from antiphon.kernel.currency import minor_digits
from antiphon.sdk.charts import tally
from antiphon.sdk.facts import Facts
from antiphon.sdk.words import SIGNED_IN_FIELD, ZONE_FIELD, Text, field

FUND: Final = Asset("fund:brand")  # what the brand still gives
GIFTS, MATCHED, TAPS, SALES = (tally(name) for name in ("gifts", "matched", "taps", "sales"))  # units that came in, by where from
BACK: Final = tally("back")  # units of sales that were refunded
PEOPLE: Final = tally("people")
CAME_IN: Final = (GIFTS, MATCHED, TAPS, SALES)
WHOLE: Final = 1_000_000  # parts per million: 100 %


class Gift(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points that people give."""

    points: Annotated[int, field("积分", "Points", "捐一次扣多少积分。", "What one gift takes.", at_least=1)] = 100
    gives: Annotated[int, field("算多少", "Counts as", "捐一次记多少单位。", "How many units one gift is.", at_least=1)] = 1
    match_percent: Annotated[
        int,
        field(
            "品牌配捐（%）",
            "The brand adds (%)",
            "100 表示捐一配一，0 表示不配；在品牌额度内。",
            "100 doubles a gift, 0 adds nothing; as long as the brand's part lasts.",
            at_least=0,
            at_most=1_000,
        ),
    ] = 0


class Tap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A tap a day that costs people nothing."""

    gives: Annotated[
        int, field("品牌捐多少", "The brand gives", "每人每天点一下，品牌捐多少单位。", "Units for each person and day.", at_least=1)
    ] = 1


class Sale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of every sale."""

    per: Annotated[
        Literal["order", "piece", "value"],
        field(
            "按什么算",
            "For each",
            "每单、每件，或按金额的百分比。",
            "For each order, each piece, or a share of the value.",
            choices={"order": ("每单", "Order"), "piece": ("每件", "Piece"), "value": ("金额百分比", "Share of the value")},
        ),
    ] = "order"
    gives: Annotated[int, field("捐多少", "Gives", "每单或每件捐多少单位。", "Units for an order or a piece.", at_least=1)] = 1
    share_ppm: Annotated[
        int,
        field(
            "百分比", "Share", "按金额时捐出的比例，向下取整。", "Of the value, rounded down.", widget="percent", at_least=0, at_most=WHOLE
        ),
    ] = 10_000
    products: Annotated[
        tuple[str, ...],
        field("只算这些商品", "Only these products", "商品编号；留空表示所有商品。", "Their ids; empty: all.", max_length=200),
    ] = ()
    settle_days: Annotated[
        int,
        field(
            "几天后结算",
            "Settled after days",
            "这么多天内退款会扣回捐赠，之后不再变动。",
            "A refund within so many days takes the donation back; afterwards it stays.",
            at_least=0,
            at_most=365,
        ),
    ] = 15


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a donation: at least one of gift, tap and sale."""

    cause: Annotated[
        Text, field("捐给谁", "What it is for", "一两句话：捐给谁，做什么。", "A sentence or two: to whom, for what.", group="what")
    ]
    unit: Annotated[
        Text,
        field(
            "单位",
            "Unit",
            "一个单位叫什么：份午餐、棵树；按金额则写元。",
            "What one is called: meals, trees; with money: yuan.",
            group="what",
        ),
    ]
    unit_one: Annotated[
        Text | None,
        field(
            "一个单位",
            "One unit",
            "只有一个时的叫法，主要给英文用（lunch）；留空则和上面相同。",
            "What a single one is called, such as lunch; empty: the same as above.",
            group="what",
        ),
    ] = None
    counted_in: Annotated[
        Literal["things", "money"],
        field(
            "怎么计",
            "Counted in",
            "按金额时，一个单位是最小货币单位（分），页面按元显示。",
            "With money a unit is the smallest coin, and it is shown with its decimals.",
            group="what",
            choices={"things": ("按份", "Things"), "money": ("按金额", "Money")},
        ),
    ] = "things"
    currency: Annotated[
        str,
        field("货币", "Currency", "订单金额的货币，如 CNY。", "Of the orders' values, such as CNY.", group="what", pattern="^[A-Z]{3}$"),
    ] = "CNY"
    goal: Annotated[
        int | None, field("目标", "Goal", "希望达到多少单位；可不填。", "In units; may be empty.", group="what", at_least=1)
    ] = None
    gift: Annotated[Gift | None, field("捐积分", "Give points", "留空则不收积分。", "Empty: points are not collected.", group="ways")] = (
        None
    )
    tap: Annotated[Tap | None, field("每日公益打卡", "A tap a day", "留空则没有打卡。", "Empty: there is none.", group="ways")] = None
    sale: Annotated[
        Sale | None, field("每单捐赠", "With every sale", "留空则不随订单捐。", "Empty: orders give nothing.", group="ways")
    ] = None
    brand_cap: Annotated[
        int | None,
        field(
            "品牌最多捐多少",
            "The brand gives at most",
            "打卡、配捐、随单捐赠合计的上限（单位）；有打卡或配捐时必填。",
            "Taps, matching and sales together, in units; needed with taps or matching.",
            group="ways",
            at_least=1,
        ),
    ] = None
    days: Annotated[
        int | None,
        field(
            "募集天数",
            "Days",
            "从开始起募集多少天；之后到活动结束只处理退款。留空则到活动结束。",
            "How long it collects; from then until the end only refunds count. Empty: until the end.",
            group="ways",
            at_least=1,
            at_most=3_660,
        ),
    ] = None
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False
    zone: Annotated[str, ZONE_FIELD] = ""

    def is_over(self, facts: Facts) -> bool:
        """Whether nothing more is collected."""
        return self.days is not None and facts.starts_at is not None and facts.now >= facts.starts_at + timedelta(days=self.days)

    def ends_at(self, facts: Facts) -> datetime | None:
        """Until when it collects."""
        if self.days is None or facts.starts_at is None:
            return facts.ends_at
        end = facts.starts_at + timedelta(days=self.days)
        return end if facts.ends_at is None else min(end, facts.ends_at)

    def has_fund(self) -> bool:
        """Whether what the brand gives is limited."""
        return self.brand_cap is not None

    def within_fund(self, units: int, facts: Facts) -> int:
        """So many units, or what the brand has left."""
        return min(units, max(0, facts.left.get(FUND, 0))) if self.has_fund() else units

    def total(self, facts: Facts) -> int:
        """Units that stand on the account."""
        return sum(facts.left.get(asset, 0) for asset in CAME_IN) - facts.left.get(BACK, 0)

    def spell(self, units: int) -> dict[str, str]:
        """An amount in words, in both languages."""
        digits = minor_digits(self.currency) if self.counted_in == "money" else 0
        whole, rest = divmod(abs(units), 10**digits)
        figure = f"{'-' if units < 0 else ''}{whole}" + (f".{rest:0{digits}d}" if digits else "")
        unit = self.unit_one if self.unit_one is not None and abs(units) == 10**digits else self.unit
        return {"zh": f"{figure} {unit.zh}", "en": f"{figure} {unit.en}"}
