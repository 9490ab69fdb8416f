"""How a workspace calculates: order, base, rounding, taxes, groups. Everything that shops settle differently is said here."""

from typing import Annotated, Final, Literal, get_args

import msgspec

from antiphon.sdk.words import Text, field

Stage = Literal["member_price", "item", "order", "coupon", "points", "shipping"]
Base = Literal["initial", "stage", "discounted"]
Level = Literal["order", "line", "unit"]
Way = Literal["half_up", "half_even", "down", "up"]
Remainder = Literal["largest", "last", "dearest"]
Mode = Literal["all", "ordered", "exclusive", "best_of"]

STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
STAGE_CHOICES: Final = {
    "member_price": ("会员价", "Member prices"),
    "item": ("单品活动", "Item promotions"),
    "order": ("整单活动", "Order promotions"),
    "coupon": ("优惠券", "Coupons"),
    "points": ("积分抵现", "Points"),
    "shipping": ("运费", "Shipping"),
}
BASE_CHOICES: Final = {
    "initial": ("原价金额", "The amount before any discount"),
    "stage": ("本阶段开始时的金额", "The amount when this step began"),
    "discounted": ("当前剩余金额", "The amount that is left by then"),
}


class Rounding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What happens to a part of a cent."""

    level: Annotated[
        Level,
        field(
            "按什么取整",
            "Rounded for",
            "百分比优惠按整单、每行还是每件取整。",
            "Whether a percentage is rounded once for the order, for each line or for each unit.",
            choices={"order": ("整单", "The order"), "line": ("每行商品", "Each line"), "unit": ("每件商品", "Each unit")},
        ),
    ] = "order"
    way: Annotated[
        Way,
        field(
            "取整方式",
            "Way",
            "优惠金额怎样取整到最小货币单位。",
            "How a discount becomes whole minor units.",
            choices={
                "half_up": ("四舍五入", "Half up"),
                "half_even": ("四舍六入五成双", "Half to even"),
                "down": ("向下（优惠少一点）", "Down: a smaller discount"),
                "up": ("向上（优惠多一点）", "Up: a larger discount"),
            },
        ),
    ] = "half_up"
    remainder: Annotated[
        Remainder,
        field(
            "余数归谁",
            "Who gets the remainder",
            "整单优惠分摊到各行时，除不尽的部分归哪一行。",
            "When an order's discount is shared out to its lines, where the indivisible rest goes.",
            choices={
                "largest": ("最大余数法", "Largest remainder"),
                "last": ("最后一行", "The last line"),
                "dearest": ("金额最大的一行", "The dearest line"),
            },
        ),
    ] = "largest"


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Promotions that have to get along. A promotion names the group it is in."""

    key: Annotated[str, field("代号", "Key", "优惠里填写的分组代号。", "Promotions name it.", max_length=60)]
    mode: Annotated[
        Mode,
        field(
            "叠加方式",
            "How they stack",
            "同组优惠之间的关系。",
            "What promotions of this group do to one another.",
            choices={
                "all": ("全部叠加", "All apply"),
                "ordered": ("按优先级依次叠加，后一个按前一个之后的金额算", "All apply, each on what the one before left"),
                "exclusive": ("互斥，取优先级最高且可用的", "One applies: the first that gives something"),
                "best_of": ("只取对顾客最省的一个", "One applies: the one with which the buyer pays least"),
            },
        ),
    ] = "all"
    title: Annotated[Text | None, field("名称", "Name", "给运营人员看的名称。", "What operators read.")] = None


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Declared once for a workspace; a priced cart says which settings it was priced with by their revision (kept by the caller)."""

    stages: Annotated[
        tuple[Annotated[Stage, field("步骤", "Step", choices=STAGE_CHOICES)], ...],
        field("计算顺序", "Order of calculation", "每一步必须出现一次。", "Each step once.", group="order"),
    ] = STAGES
    base: Annotated[
        Base,
        field(
            "默认计算基数",
            "Usual base",
            "优惠没有单独设置时，门槛和折扣按什么金额计算。",
            "The amount that thresholds and percentages look at, unless a promotion says otherwise.",
            group="order",
            choices=BASE_CHOICES,
        ),
    ] = "discounted"
    conflicts: Annotated[
        Literal["first", "best"],
        field(
            "不能同享时",
            "When two do not combine",
            "两个优惠声明不能同享时留下哪一个。",
            "Which of two promotions stays when they do not combine.",
            group="stacking",
            choices={"first": ("优先级高的", "The one with the higher priority"), "best": ("对顾客最省的", "What is best for the buyer")},
        ),
    ] = "first"
    groups: Annotated[
        tuple[Group, ...], field("叠加分组", "Groups", "同组优惠怎样叠加。", "How promotions of one group stack.", group="stacking")
    ] = ()
    search_at_most: Annotated[
        int,
        field(
            "最多比较的组合数",
            "Combinations compared at most",
            "在此数以内保证找到最省的组合；超出时逐个比较，并在结果中说明。",
            "Up to this many the best one is found for certain; beyond, promotions are compared one by one and the result says so.",
            group="stacking",
            at_least=1,
            at_most=4096,
        ),
    ] = 64
    rounding: Annotated[Rounding, field("取整", "Rounding", group="rounding")] = Rounding()
    tax: Annotated[
        Literal["included", "excluded"],
        field(
            "价格是否含税",
            "Taxes",
            "购物车价格和优惠金额是含税还是不含税。",
            "Whether the cart's prices, and the amounts in promotions, contain tax.",
            group="rounding",
            choices={"included": ("含税", "Prices contain tax"), "excluded": ("不含税", "Tax comes on top")},
        ),
    ] = "included"
    zone: Annotated[
        str,
        field(
            "时区", "Time zone", "星期和时段按哪个时区算。", "Whose weekdays and hours count.", widget="zone", group="order", max_length=64
        ),
    ] = "UTC"
