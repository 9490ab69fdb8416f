"""What a workspace says about points as a whole: the groups of rules, and points as money off at checkout."""

from typing import Annotated, Final

import msgspec

from antiphon.features.points.rules import MAIN, Group
from antiphon.sdk.words import field


class CashOff(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Points as money off an order, such as 1,000 points for 10.00."""

    on: Annotated[bool, field("启用", "On", "关掉后结账不能用积分。", "Off: points are not taken at checkout.")] = False
    wallet: Annotated[str, field("钱包", "Wallet", "用哪个钱包的积分。", "Whose points are taken.", widget="wallet", max_length=60)] = (
        "points"
    )
    points: Annotated[int, field("每多少积分", "So many points", "例如 1000。", "Such as 1,000.", at_least=1)] = 1_000
    money_minor: Annotated[int, field("抵多少钱", "Are worth", "例如 10 元。", "Such as 10.00.", widget="money", at_least=1)] = 1_000
    step: Annotated[
        int, field("使用单位", "In steps of", "每次用的积分须是它的整数倍。", "Points are used in whole multiples of this.", at_least=1)
    ] = 100
    at_least: Annotated[int, field("最少使用", "At least", "少于这么多积分不能用。", "Fewer points cannot be used.", at_least=0)] = 100
    max_ppm: Annotated[
        int,
        field(
            "最多抵扣比例",
            "At most of the goods",
            "占商品金额的比例。",
            "A share of the goods' price.",
            widget="percent",
            at_least=1,
            at_most=1_000_000,
        ),
    ] = 500_000
    max_minor: Annotated[
        int | None, field("最多抵扣金额", "At most in money", "留空不限。", "Empty: no further limit.", widget="money", at_least=1)
    ] = None
    hold_minutes: Annotated[
        int,
        field(
            "占用多久（分钟）",
            "Held for (minutes)",
            "没付款就自动退回。",
            "Without payment they come back by themselves.",
            at_least=1,
            at_most=43_200,
        ),
    ] = 30


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of it."""

    groups: Annotated[
        tuple[Group, ...],
        field(
            "规则组",
            "Groups of rules",
            "同组规则怎样一起算。",
            "How rules of one group are weighed together.",
            max_length=20,
            group="weighing",
        ),
    ] = (MAIN,)
    cash_off: Annotated[CashOff, field("积分抵现", "Points as money off", "结账时用积分抵扣。", "At checkout.", group="spending")] = (
        CashOff()
    )


_READ: Final = msgspec.json.Decoder(Settings)


def read_settings(text: str) -> Settings:
    """Settings from a store; "" are those of a new workspace."""
    return _READ.decode(text) if text else Settings()
