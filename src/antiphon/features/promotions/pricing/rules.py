"""A promotion as the operator writes it: what it gives, on which goods, to whom, when, how often, and with what else."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from antiphon.features.promotions.pricing.settings import BASE_CHOICES, STAGE_CHOICES, Base, Stage
from antiphon.features.promotions.pricing.terms import Pick, Terms
from antiphon.sdk.words import Text, field

_CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$|^$"
Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class Scope(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The goods that a promotion counts and touches."""

    include: Annotated[Pick, field("参加的商品", "Included", "都留空表示全部商品。", "All empty: everything.")] = Pick()
    exclude: Annotated[Pick, field("除外的商品", "Excluded", "除外优先于参加。", "Excluded wins over included.")] = Pick()
    price_from_minor: Annotated[
        int | None,
        field("单价不低于", "Price from", "留空不限。", "Of one unit; empty: no limit.", widget="money", at_least=0),
    ] = None
    price_to_minor: Annotated[
        int | None,
        field("单价不高于", "Price to", "留空不限。", "Of one unit; empty: no limit.", widget="money", at_least=0),
    ] = None
    undiscounted_only: Annotated[
        bool,
        field(
            "仅未打折商品",
            "Undiscounted goods only",
            "跳过前面已被优惠的商品。",
            "Goods that an earlier promotion made cheaper are left out.",
        ),
    ] = False


class Needs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the cart must have before the promotion counts at all."""

    spend_minor: Annotated[
        int, field("最低消费", "Spend at least", "满多少可用。", "What has to be bought before it can be used.", widget="money", at_least=0)
    ] = 0
    count: Annotated[int, field("最少件数", "Items at least", "满几件可用。", "How many have to be bought.", at_least=0)] = 0
    of: Annotated[
        Pick | None,
        field(
            "哪些商品计入门槛",
            "Counted goods",
            "留空为参加的商品；打开但不填则为购物车里全部商品。",
            "Empty: the goods in scope. Switched on without a name: everything in the cart.",
        ),
    ] = None


class Who(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Whose cart; what is empty does not matter."""

    segments: Annotated[
        tuple[Annotated[str, field("人群", "Segment", widget="segment", max_length=80)], ...],
        field("人群", "Segments", "属于任一人群。", "In any of these.", max_length=50),
    ] = ()
    not_segments: Annotated[
        tuple[Annotated[str, field("人群", "Segment", widget="segment", max_length=80)], ...],
        field("排除人群", "Not segments", "不属于任何一个。", "In none of these.", max_length=50),
    ] = ()
    tiers: Annotated[
        tuple[Annotated[str, field("等级", "Tier", widget="tier", max_length=60)], ...],
        field("会员等级", "Tiers", "任一等级。", "Any of these.", max_length=50),
    ] = ()
    channels: Annotated[
        tuple[str, ...], field("渠道", "Channels", "例如 app、wechat、web。", "Such as app, wechat, web.", max_length=50)
    ] = ()
    first_order: Annotated[bool, field("仅限首单", "First order only", "只有第一单可用。", "Only for somebody's first order.")] = False


class When(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """From a moment until before another; on some weekdays and hours of the workspace's zone."""

    starts_at: Annotated[Moment | None, field("开始时间", "Starts", "留空立即开始。", "Empty: at once.", widget="datetime")] = None
    ends_at: Annotated[
        Moment | None,
        field("结束时间", "Ends", "到此刻为止（不含）；留空长期。", "It no longer counts then; empty: never.", widget="datetime"),
    ] = None
    weekdays: Annotated[
        tuple[Annotated[int, msgspec.Meta(ge=1, le=7)], ...],
        field("星期", "Weekdays", "1 为周一，7 为周日；留空每天。", "1 is Monday, 7 Sunday; empty: every day.", max_length=7),
    ] = ()
    from_hour: Annotated[
        str, field("每天从", "From", "例如 18:00；留空全天。", "Such as 18:00; empty: all day.", pattern=_CLOCK, max_length=5)
    ] = ""
    until_hour: Annotated[
        str,
        field(
            "到",
            "Until",
            "到此刻为止（不含）；早于开始时刻则跨过零点。",
            "Not included; earlier than “from” runs past midnight.",
            pattern=_CLOCK,
            max_length=5,
        ),
    ] = ""


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How often it may be used; one order that it applies to is one use for each code."""

    per_order: Annotated[int, field("每单张数", "Per order", "一单最多用几张码。", "How many codes of it in one order.", at_least=1)] = 1
    per_person: Annotated[int | None, field("每人总次数", "Per person", "留空不限。", "Empty: no limit.", at_least=1)] = None
    per_person_day: Annotated[int | None, field("每人每天", "Per person and day", "留空不限。", "Empty: no limit.", at_least=1)] = None
    total: Annotated[int | None, field("总次数", "In total", "留空不限。", "Empty: no limit.", at_least=1)] = None
    total_day: Annotated[int | None, field("每天总次数", "In total a day", "留空不限。", "Empty: no limit.", at_least=1)] = None


class Stacking(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Its place in the calculation, and what it gets along with. Two promotions combine when each allows the other."""

    stage: Annotated[
        Stage | None,
        field(
            "计算步骤",
            "Step",
            "留空按类型决定：凭码的算优惠券，指定商品的折扣算单品，其余算整单。",
            "Empty: by its kind. Codes are coupons, shares off named goods are items, the rest is the order.",
            choices=STAGE_CHOICES,
        ),
    ] = None
    base: Annotated[
        Base | None,
        field("计算基数", "Base", "留空用工作区设置。", "Empty: as the workspace says.", choices=BASE_CHOICES),
    ] = None
    group: Annotated[
        str, field("叠加分组", "Group", "设置里的分组代号，可不填。", "Key of a group in the settings; may be empty.", max_length=60)
    ] = ""
    combines: Annotated[
        Literal["all", "none", "only", "not"],
        field(
            "与其他优惠",
            "Combines with",
            "能否与其他优惠同享。",
            "Whether others may apply beside it.",
            choices={
                "all": ("都可同享", "All others"),
                "none": ("都不同享", "None"),
                "only": ("只与所列同享", "Only the named ones"),
                "not": ("不与所列同享", "All but the named ones"),
            },
        ),
    ] = "all"
    names: Annotated[
        tuple[str, ...],
        field(
            "所列优惠",
            "Named ones",
            "优惠代号，也可写 group:KEY、stage:STEP。",
            "Keys of promotions, or group:KEY, or stage:STEP.",
            max_length=100,
        ),
    ] = ()


class Promotion(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Everything about one promotion. Pure data; its uses are counted elsewhere and come in with the buyer."""

    key: Annotated[
        str,
        field("代号", "Key", "唯一的短代号，上线后不要改。", "A short word of its own; keep it once live.", group="what", max_length=60),
    ]
    title: Annotated[Text, field("名称", "Name", "顾客看到的名称。", "What shoppers read.", group="what")]
    terms: Annotated[Terms, field("优惠内容", "What it gives", group="what")]
    scope: Annotated[Scope, field("适用商品", "Goods", group="scope")] = Scope()
    needs: Annotated[Needs, field("使用门槛", "Conditions", group="scope")] = Needs()
    who: Annotated[Who, field("适用顾客", "Who", group="who")] = Who()
    when: Annotated[When, field("有效期", "When", group="when")] = When()
    limits: Annotated[Limits, field("次数限制", "Limits", group="limits")] = Limits()
    stacking: Annotated[Stacking, field("叠加规则", "Stacking", group="stacking")] = Stacking()
    priority: Annotated[
        int,
        field(
            "优先级", "Priority", "大的先算，也先保留。", "Higher is calculated first, and stays when two do not combine.", group="stacking"
        ),
    ] = 0
    by_code: Annotated[bool, field("凭码使用", "By code", "不勾选则自动生效。", "Otherwise it applies by itself.", group="limits")] = False
    currency: Annotated[
        str,
        field(
            "货币", "Currency", "留空为任意货币；有金额时应填写。", "Empty: any. Say it when there are amounts.", group="what", max_length=3
        ),
    ] = ""
    live: Annotated[
        bool,
        field("启用", "Switched on", "关闭后不生效，也会说明原因。", "When off it does not apply, and the result says so.", group="what"),
    ] = True
