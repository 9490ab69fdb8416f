"""What an operator says about earning points: one rule and its limits. Values only; the console's form is made from them."""

from typing import Annotated, Final, Literal

import msgspec

from antiphon.features.points.amounts import MAX_POINTS, Amount
from antiphon.features.points.matching import Test
from antiphon.features.points.occasions import Multiplier
from antiphon.sdk.words import Text, field

Rounding = Literal["down", "half_up"]
Period = Literal["day", "week", "month", "life"]
State = Literal["draft", "live", "paused", "archived"]


class Cap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """At most so much for one person in a period. Days, weeks (from Monday) and months are the workspace's."""

    amount: Annotated[int, field("上限", "At most", "每人最多多少。", "For one person.", at_least=1, at_most=MAX_POINTS)] = 100
    per: Annotated[
        Period,
        field(
            "周期",
            "In each",
            "在多长时间内。",
            "How long it is counted for.",
            choices={"day": ("天", "day"), "week": ("周", "week"), "month": ("月", "month"), "life": ("一生", "lifetime")},
        ),
    ] = "day"
    counts: Annotated[
        Literal["points", "times"],
        field("按", "Of", "限积分数还是次数。", "Points, or times.", choices={"points": ("积分", "points"), "times": ("次数", "times")}),
    ] = "points"


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One way to earn points."""

    name: Annotated[Text, field("名称", "Name", "顾客在明细里看到的来源。", "What shoppers read in their history.", group="what")]
    event: Annotated[str, field("事件", "Event", "发生什么就给积分。", "What is rewarded.", widget="event", max_length=200, group="what")]
    amount: Annotated[Amount, field("给多少", "How much", "固定、按金额或按件。", "Fixed, by money or by piece.", group="how_much")]
    where: Annotated[tuple[Test, ...], field("条件", "Conditions", "全部满足才给。", "All must hold.", group="what", max_length=20)] = ()
    segments: Annotated[
        tuple[Annotated[str, field("人群", "Segment", widget="segment", max_length=80)], ...],
        field(
            "仅限人群",
            "Only for segments",
            "在任意一个里即可；留空人人可得。",
            "One is enough; empty: everybody.",
            group="who",
            max_length=50,
        ),
    ] = ()
    not_segments: Annotated[
        tuple[Annotated[str, field("人群", "Segment", widget="segment", max_length=80)], ...],
        field("排除人群", "Not for segments", "在其中的人不给。", "People in one of these get nothing.", group="who", max_length=50),
    ] = ()
    tiers: Annotated[
        tuple[Annotated[str, field("等级", "Tier", widget="tier", max_length=60)], ...],
        field("仅限等级", "Only for tiers", "留空不限。", "Empty: any.", group="who", max_length=50),
    ] = ()
    known_only: Annotated[
        bool, field("仅限登录顾客", "Known people only", "匿名访客不给。", "Anonymous visitors get nothing.", group="who")
    ] = True
    rounding: Annotated[
        Rounding,
        field(
            "取整",
            "Rounding",
            "算完倍数以后怎样取整；部分退款按同样方式收回。",
            "After all multipliers; a partial refund takes back in the same way.",
            choices={"down": ("舍去零头", "Down"), "half_up": ("四舍五入", "Half up")},
            group="how_much",
        ),
    ] = "down"
    multipliers: Annotated[
        tuple[Multiplier, ...],
        field(
            "翻倍", "Multipliers", "会员日、生日、等级、人群。", "Member days, birthdays, tiers, segments.", group="multiply", max_length=20
        ),
    ] = ()
    privileges: Annotated[
        bool,
        field(
            "会员权益的倍率也算",
            "Count tier privileges",
            "等级权益里的积分加速、翻倍日、生日月。",
            "More points, double days and birthday month that a tier entitles to.",
            group="multiply",
        ),
    ] = False
    combine: Annotated[
        Literal["largest", "product", "sum"],
        field(
            "同时满足时",
            "When several hold",
            "取最大的、连乘，或把加成相加（两个两倍：2、4、3 倍）。",
            "The largest, all multiplied, or the extras added (two doubles: 2, 4 or 3 times).",
            choices={"largest": ("取最大", "The largest"), "product": ("连乘", "Multiplied"), "sum": ("加成相加", "Extras added")},
            group="multiply",
        ),
    ] = "largest"
    caps: Annotated[
        tuple[Cap, ...],
        field("上限", "Caps", "每人每天、每周、每月或一生。", "For one person, by day, week, month or life.", group="limits", max_length=8),
    ] = ()
    when_short: Annotated[
        Literal["rest", "nothing"],
        field(
            "快到上限时",
            "Near a cap",
            "只剩一部分额度时：给剩下的，或这次不给。",
            "When less is left than earned: give what is left, or nothing.",
            choices={"rest": ("给剩下的", "The rest"), "nothing": ("不给", "Nothing")},
            group="limits",
        ),
    ] = "rest"
    once: Annotated[
        Literal["no", "person", "value"],
        field(
            "只给一次",
            "Only once",
            "每人一次，或同一属性值一次（例如同一商品只奖一次评价）。",
            "Once a person, or once for each value of a property (one review of each product).",
            choices={"no": ("不限", "No"), "person": ("每人一次", "Once a person"), "value": ("每个值一次", "Once a value")},
            group="limits",
        ),
    ] = "no"
    once_property: Annotated[
        str,
        field(
            "按哪个属性",
            "By property",
            "“每个值一次”时填，例如 product_id。",
            "For once a value, such as product_id.",
            max_length=200,
            group="limits",
        ),
    ] = ""
    cooldown_minutes: Annotated[
        int,
        field(
            "冷却（分钟）",
            "Cool-down (minutes)",
            "两次之间至少隔多久；0 不限。",
            "Between two times; 0: none.",
            at_least=0,
            at_most=525_600,
            group="limits",
        ),
    ] = 0
    budget_id: Annotated[
        str,
        field(
            "预算",
            "Budget",
            "从哪个预算里出；留空不限。",
            "Paid from this budget; empty: without limit.",
            widget="budget",
            max_length=80,
            group="limits",
        ),
    ] = ""
    wallet: Annotated[
        str, field("钱包", "Wallet", "给到哪个钱包。", "Where the points go.", widget="wallet", max_length=60, group="how_much")
    ] = "points"
    pending_days: Annotated[
        int | None,
        field(
            "待生效（天）",
            "Pending (days)",
            "过了退货期才能用；留空按钱包的规定，0 立即可用。",
            "Until the return period is over; empty: as the wallet says, 0: at once.",
            at_least=0,
            at_most=365,
            group="how_much",
        ),
    ] = None
    expires_days: Annotated[
        int | None,
        field(
            "有效（天）",
            "Expire after (days)",
            "可用之后多少天过期；留空按钱包的规定。",
            "Days after they can be used; empty: as the wallet says.",
            at_least=1,
            at_most=3650,
            group="how_much",
        ),
    ] = None
    group: Annotated[
        str,
        field(
            "所属组",
            "Group",
            "同组的规则按组的规定一起算。",
            "Rules of one group are weighed together.",
            widget="rule_group",
            max_length=60,
            group="limits",
        ),
    ] = "main"
    place: Annotated[
        int,
        field(
            "顺序",
            "Order",
            "小的在前；“只用第一条”的组按它决定先后。",
            "Small ones first; decides where only the first rule of a group applies.",
            group="limits",
            at_least=0,
            at_most=100_000,
        ),
    ] = 100
    starts_on: Annotated[
        str,
        field(
            "开始日",
            "First day",
            "如 2026-11-01；留空从启用时起。",
            "Such as 2026-11-01; empty: when it goes live.",
            max_length=10,
            group="when",
        ),
    ] = ""
    ends_on: Annotated[
        str, field("结束日", "Last day", "含当天；留空不限。", "Included; empty: without end.", max_length=10, group="when")
    ] = ""


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules that are weighed together: whether the first that gives ends it, and what all of them may give one person."""

    key: Annotated[str, field("代号", "Key", "规则里用它引用，不要改。", "Rules refer to it; keep it.", max_length=60)]
    name: Annotated[Text, field("名称", "Name", "给运营看。", "For operators.")]
    mode: Annotated[
        Literal["all", "first"],
        field(
            "怎样生效",
            "Which apply",
            "全部生效，或只用第一条能给的。",
            "All of them, or only the first that gives.",
            choices={"all": ("全部", "All"), "first": ("第一条", "The first")},
        ),
    ] = "all"
    caps: Annotated[
        tuple[Cap, ...],
        field(
            "合计上限", "Caps", "组内规则加起来每人最多多少。", "What the rules of the group may give one person together.", max_length=8
        ),
    ] = ()


MAIN: Final = Group("main", Text(zh="日常", en="Everyday"))
