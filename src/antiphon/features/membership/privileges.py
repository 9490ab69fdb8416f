"""What a tier entitles to, as data that other features ask for. Every kind has parameters of its own, typed and in both languages."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, Literal

import msgspec

from antiphon.sdk.words import Text, field

Key = Annotated[
    str,
    field("代号", "Key", "小写字母、数字、下划线。", "Small letters, digits, underscores.", pattern="^[a-z][a-z0-9_]{0,39}$"),
]
Percent = Annotated[int, msgspec.Meta(ge=101, le=10_000)]


class Common(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every privilege has. `key` is what others ask by; left empty it is the kind. A higher tier's key covers a lower one's."""

    name: Annotated[Text, field("名称", "Name")]
    note: Annotated[Text | None, field("说明", "Note", "给顾客看的一句话。", "One sentence for shoppers.")] = None
    key: Annotated[str, msgspec.Meta(pattern="^([a-z][a-z0-9_]{0,39})?$")] = ""


class BirthdayMonth(Common, frozen=True, tag="birthday_month", tag_field="kind"):
    """More points in the month of one's birthday, and a coupon on its first day."""

    percent: Annotated[Percent, field("积分倍率", "Points", "200 为双倍。", "200 is double.")] = 200
    coupon: Annotated[str, field("生日券", "Birthday coupon", "优惠券代号，可不填。", "A coupon's key; may be empty.", max_length=80)] = ""


class DoublePoints(Common, frozen=True, tag="double_points_day", tag_field="kind"):
    """More points on certain days, by the calendar of the workspace."""

    percent: Annotated[Percent, field("积分倍率", "Points", "200 为双倍。", "200 is double.")] = 200
    weekdays: Annotated[tuple[Annotated[int, msgspec.Meta(ge=1, le=7)], ...], field("星期", "Weekdays", "1 是周一。", "1 is Monday.")] = ()
    month_days: Annotated[tuple[Annotated[int, msgspec.Meta(ge=1, le=31)], ...], field("每月几号", "Days of the month")] = ()


class PointsRate(Common, frozen=True, tag="points_multiplier", tag_field="kind"):
    """More points on every day."""

    percent: Annotated[Percent, field("积分倍率", "Points", "120 为多两成。", "120 is a fifth more.")] = 120


class PreSale(Common, frozen=True, tag="presale", tag_field="kind"):
    """May buy before everybody else."""

    hours_before: Annotated[int, field("提前小时", "Hours before"), msgspec.Meta(ge=1, le=8_760)] = 24


class FreeShipping(Common, frozen=True, tag="free_shipping", tag_field="kind"):
    """Orders from an amount on are sent without a charge; so many a month, or always."""

    from_minor: Annotated[int, field("满额", "From an amount of"), msgspec.Meta(ge=0, le=2**53 - 1)] = 0
    per_month: Annotated[Annotated[int, msgspec.Meta(ge=1, le=1_000)] | None, field("每月次数", "Times a month")] = None


class PersonalBuyer(Common, frozen=True, tag="personal_buyer", tag_field="kind"):
    """Somebody of one's own who chooses with one."""

    answers_within_hours: Annotated[int, field("回复时限（小时）", "Answers within (hours)"), msgspec.Meta(ge=1, le=720)] = 24
    link: Annotated[str, field("入口链接", "Link", max_length=500)] = ""


class ToolAccess(Common, frozen=True, tag="tool_access", tag_field="kind"):
    """A tool of the shop's, free of charge: styling by AI, say."""

    tool: Annotated[str, field("工具", "Tool", max_length=80)] = ""
    per_month: Annotated[Annotated[int, msgspec.Meta(ge=1, le=100_000)] | None, field("每月次数", "Times a month")] = None


class PartnerBenefit(Common, frozen=True, tag="partner_benefit", tag_field="kind"):
    """Something of a partner's: films, music, a lounge."""

    partner: Annotated[str, field("合作方", "Partner", max_length=80)] = ""
    link: Annotated[str, field("领取链接", "Link", max_length=500)] = ""


class MemberPrice(Common, frozen=True, tag="member_price", tag_field="kind"):
    """A right to prices that are for members."""


class Own(Common, frozen=True, tag="own", tag_field="kind"):
    """Anything else, in words."""


Privilege = (
    BirthdayMonth | DoublePoints | PointsRate | PreSale | FreeShipping | PersonalBuyer | ToolAccess | PartnerBenefit | MemberPrice | Own
)
Kind = Literal[
    "birthday_month",
    "double_points_day",
    "points_multiplier",
    "presale",
    "free_shipping",
    "personal_buyer",
    "tool_access",
    "partner_benefit",
    "member_price",
    "own",
]

NAMES: Final[Mapping[str, Text]] = {
    "birthday_month": Text("生日特权月", "Birthday month"),
    "double_points_day": Text("积分翻倍日", "Double-points day"),
    "points_multiplier": Text("积分加速", "More points"),
    "presale": Text("预售权", "Early access"),
    "free_shipping": Text("免邮", "Free shipping"),
    "personal_buyer": Text("专属买手", "Personal buyer"),
    "tool_access": Text("工具免费用", "Free tools"),
    "partner_benefit": Text("联名权益", "Partner benefit"),
    "member_price": Text("会员价", "Member price"),
    "own": Text("其他权益", "Something else"),
}


def kind_of(privilege: Privilege) -> str:
    """Its kind."""
    return str(privilege.__struct_config__.tag)


def key_of(privilege: Privilege) -> str:
    """What others ask for it by."""
    return privilege.key or kind_of(privilege)


def written(privilege: Privilege) -> Mapping[str, Any]:
    """As others read it: `kind`, `key`, `name`, `note` and the parameters of its kind."""
    found: dict[str, Any] = msgspec.to_builtins(privilege)
    return {**found, "key": key_of(privilege)}


def gathered(tiers: Sequence[Sequence[Privilege]]) -> dict[str, Mapping[str, Any]]:
    """The privileges of tiers from low to high, by key; the higher one's stands."""
    return {key_of(one): written(one) for tier in tiers for one in tier}
