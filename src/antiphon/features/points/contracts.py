"""What may cross the door of the points feature, wallets apart (contracts_wallets.py)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final, Literal

import msgspec

from antiphon.features.points.amounts import Fixed, PerMoney
from antiphon.features.points.contracts_wallets import Wallet
from antiphon.features.points.items import CouponOf, Donation, Goods, Item, Pledge, TicketsOf
from antiphon.features.points.occasions import Multiplier, OnDaysOfMonth
from antiphon.features.points.rules import Rule, State
from antiphon.features.points.settings import CashOff, Settings
from antiphon.kernel.errors import Conflict
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.words import Text, fill

__all__ = [
    "CashOff",
    "CouponOf",
    "Donation",
    "ExchangeRefused",
    "Fixed",
    "Goods",
    "GrantShown",
    "Item",
    "ItemShown",
    "Multiplier",
    "OnDaysOfMonth",
    "PerMoney",
    "Pledge",
    "PointsExchange",
    "PointsFindings",
    "RefusalShown",
    "Rule",
    "RuleDay",
    "RuleResults",
    "RuleShown",
    "RuleTotal",
    "SaidStep",
    "Settings",
    "Shown",
    "State",
    "TicketsOf",
    "Tried",
    "TriedGrant",
    "TriedRefusal",
    "Wallet",
]

Shown = Literal["open", "sent", "done", "pledged", "returned"]


class RuleShown(msgspec.Struct, frozen=True):
    """A rule as operators read it. `live_since` is the moment from which events count."""

    id: str
    state: State
    revision: int
    rule: Mapping[str, Any]
    template: str
    live_since: datetime | None
    changed_at: datetime


class SaidStep(msgspec.Struct, frozen=True):
    """A step in words."""

    code: str
    says: Text


class TriedGrant(msgspec.Struct, frozen=True):
    """What a rule would give."""

    rule_id: str
    name: Text
    wallet: str
    points: int
    steps: tuple[SaidStep, ...]


class TriedRefusal(msgspec.Struct, frozen=True):
    """A rule that hears the event and would give nothing."""

    rule_id: str
    name: Text
    why: SaidStep


class Tried(msgspec.Struct, frozen=True):
    """What an event would earn. Nothing was given."""

    points: int
    grants: tuple[TriedGrant, ...]
    not_given: tuple[TriedRefusal, ...]


class GrantShown(msgspec.Struct, frozen=True):
    """Points that a rule gave, and what refunds took back of them."""

    ref: str
    person_id: str
    rule_id: str
    name: Text
    event: str
    order_id: str
    wallet: str
    points: int
    taken_back: int
    at: datetime
    steps: tuple[SaidStep, ...]


class RefusalShown(msgspec.Struct, frozen=True):
    """A rule that heard an event and gave nothing."""

    id: str
    person_id: str
    rule_id: str
    name: Text
    event: str
    event_id: str
    at: datetime
    why: SaidStep


class RuleDay(msgspec.Struct, frozen=True):
    """What a rule gave on one local day."""

    rule_id: str
    on: date
    grants: int
    points: int
    taken_back: int


class RuleTotal(msgspec.Struct, frozen=True):
    """What a rule gave, and how often it did not."""

    rule_id: str
    name: Text
    grants: int
    points: int
    taken_back: int
    refusals: int


class RuleResults(msgspec.Struct, frozen=True):
    """What the rules came to in the days asked for; refusals are those that are still kept."""

    days: tuple[RuleDay, ...]
    rules: tuple[RuleTotal, ...]
    refusals: tuple[Mapping[str, Any], ...]  # rule_id, code, says, count


class PointsFindings(msgspec.Struct, frozen=True):
    """What is wrong with something that was not saved."""

    flaws: tuple[Flaw, ...]


class ItemShown(msgspec.Struct, frozen=True):
    """An item as operators read it. `left` is None without a limited stock."""

    id: str
    state: str
    revision: int
    item: Mapping[str, Any]
    left: int | None
    exchanges: int
    pieces: int
    points: int
    created_at: datetime


class ShopGoods(msgspec.Struct, frozen=True):
    """Goods of the points shop, for those who send them home."""

    name: Text
    is_sent: bool  # False: they are handed over
    is_live: bool  # whether units that come back can be exchanged again


class PointsExchange(msgspec.Struct, frozen=True):
    """Points against something."""

    id: str
    item_id: str
    kind: str
    person_id: str
    wallet: str
    count: int
    points: int
    state: Shown
    note: str
    at: datetime


_WORDS: Final[Mapping[str, Text]] = {
    "not_on_sale": Text(zh="现在不能兑换了。", en="This cannot be exchanged any more."),
    "not_yet": Text(zh="还没到开始时间。", en="It has not begun yet."),
    "wrong_tier": Text(zh="需要更高的会员等级。", en="A higher tier is needed for this."),
    "limit_reached": Text(zh="每人最多兑换 {limit} 份。", en="{limit} for each person at most."),
    "too_few_points": Text(
        zh="积分不够：需要 {points}，可用 {balance}。", en="Not enough points: {points} are needed, you have {balance}."
    ),
    "sold_out": Text(zh="已经兑完了。", en="None are left."),
    "goal_reached": Text(zh="目标已达成，还能接受 {left}。", en="The goal is reached; {left} more can be taken."),
}


class ExchangeRefused(Conflict):
    """An exchange that cannot be. `reason` is stable; `says` is for the shopper."""

    def __init__(self, reason: str, values: Mapping[str, Any] | None = None) -> None:
        self.reason = reason
        self.says = fill(_WORDS[reason], values or {})
        super().__init__(self.says.en, code=f"exchange_{reason}", errors=[{"says": {"zh": self.says.zh, "en": self.says.en}}])
