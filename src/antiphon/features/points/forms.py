"""The forms of the console: JSON schemas of a rule, an item and the settings, with words in two languages for every choice of kind."""

from collections.abc import Mapping
from typing import Any, Final, cast

import msgspec

from antiphon.features.points.contracts_wallets import Wallet
from antiphon.features.points.items import Item
from antiphon.features.points.rules import Rule
from antiphon.features.points.settings import Settings

_KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "Fixed": ("固定积分", "So many each time"),
    "PerMoney": ("按金额", "By money"),
    "PerPiece": ("按件数", "By piece"),
    "OnDates": ("某段日期", "From a day to a day"),
    "OnWeekdays": ("每周几", "Days of the week"),
    "OnDaysOfMonth": ("每月几号（会员日）", "Days of the month (member day)"),
    "OnBirthday": ("生日", "Birthday"),
    "ForTiers": ("会员等级", "Tiers"),
    "ForSegments": ("人群", "Segments"),
    "Goods": ("商品", "Goods"),
    "CouponOf": ("优惠券", "A coupon"),
    "TicketsOf": ("抽奖次数", "Tickets for draws"),
    "Donation": ("公益捐赠", "A donation"),
    "Pledge": ("众筹", "A project to pledge for"),
}


def schemas() -> dict[str, Any]:
    """By name: rule, item, settings, wallet."""
    kinds = {"rule": Rule, "item": Item, "settings": Settings, "wallet": Wallet}
    return {name: _titled(msgspec.json.schema(kind)) for name, kind in kinds.items()}


def _titled(schema: dict[str, Any]) -> dict[str, Any]:
    for name, definition in cast("dict[str, dict[str, Any]]", schema.get("$defs", {})).items():
        if name in _KINDS:
            zh, en = _KINDS[name]
            definition["x-title"] = {"zh": zh, "en": en}
    return schema
