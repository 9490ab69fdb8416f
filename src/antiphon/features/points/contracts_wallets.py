"""What wallets of points hand out."""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from antiphon.features.ledger.contracts import Given, GivenBack, LotLine, Refusal, Short, TakenBack
from antiphon.sdk.words import Text, field

__all__ = [
    "Adjustment",
    "AdjustmentState",
    "Given",
    "GivenBack",
    "Handover",
    "HandoverRules",
    "Liability",
    "LotLine",
    "Month",
    "Refusal",
    "Short",
    "TakenBack",
    "TooLittle",
    "Wallet",
]

EXPIRED_EVENT = "Points Expired"
EXPIRING_EVENT = "Points Expiring Soon"
ADJUSTED_EVENT = "Points Adjusted"
HANDED_EVENT = "Points Transferred"

Expiry = Literal["never", "days", "months", "yearly"]
_MOST = 1_000_000_000


class TooLittle(msgspec.Struct, frozen=True):
    """No: fewer than the wallet lets be spent at once. Nothing changed."""

    least: int
    wanted: int


class HandoverRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whether members may hand points to each other, and how many."""

    allowed: Annotated[
        bool, field("允许会员转赠", "Members may transfer", "默认关闭。", "Off unless you switch it on.", group="transfer")
    ] = False
    least: Annotated[
        int, field("每次至少", "At least", "一次最少转赠多少。", "The fewest in one transfer.", at_least=1, at_most=_MOST, group="transfer")
    ] = 1
    most_a_day: Annotated[
        int,
        field(
            "每天最多转出", "At most a day", "每人每天转出的上限；0 表示不限。", "What one member may hand on in a day; 0: no limit.",
            at_least=0, at_most=_MOST, group="transfer",
        ),
    ] = 1000  # fmt: skip
    most_ever: Annotated[
        int,
        field(
            "累计最多转出", "At most in all", "每人累计转出的上限；0 表示不限。", "What one member may ever hand on; 0: no limit.",
            at_least=0, at_most=_MOST, group="transfer",
        ),
    ] = 10_000  # fmt: skip


class Wallet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of points: how long they last, when they can be spent, what needs a second pair of eyes."""

    key: Annotated[
        str,
        field("代号", "Key", "小写字母、数字和下划线；以后不能改。", "Small letters, digits and underscores; fixed once saved.",
              pattern="^[a-z][a-z0-9_]{0,39}$", group="what"),
    ]  # fmt: skip
    name: Annotated[Text, field("名称", "Name", "顾客看到的名称。", "What shoppers read.", group="what")]
    expiry: Annotated[
        Expiry,
        field(
            "有效期", "Points last", "改动只影响之后发放的积分。", "A change is for points given from then on.",
            choices={
                "never": ("永久有效", "For ever"),
                "days": ("若干天", "A number of days"),
                "months": ("若干个月", "A number of months"),
                "yearly": ("每年固定日期清零", "Until a fixed date each year"),
            },
            group="expiry",
        ),
    ] = "never"  # fmt: skip
    expiry_count: Annotated[
        int,
        field(
            "天数或月数", "Days or months", "到期那天仍可使用。", "The last day still counts.", at_least=0, at_most=36_500, group="expiry"
        ),
    ] = 0
    round_to: Annotated[
        Literal["day", "month", "year"],
        field(
            "到期取整", "Rounded to", "按月时可顺延到月末或年末。", "With months: to the same day, or the end of that month or year.",
            choices={"day": ("当日", "The day"), "month": ("月末", "End of the month"), "year": ("年末", "End of the year")},
            group="expiry",
        ),
    ] = "day"  # fmt: skip
    yearly_month: Annotated[
        int, field("清零月份", "Month", "每年固定日期的月份。", "Of the fixed date.", at_least=1, at_most=12, group="expiry")
    ] = 12
    yearly_day: Annotated[
        int, field("清零日", "Day", "每年固定日期的日子。", "Of the fixed date.", at_least=1, at_most=31, group="expiry")
    ] = 31
    inactivity_days: Annotated[
        int,
        field(
            "不活跃清零天数", "Inactive days", "这么多天没有获得也没有使用，全部清零；0 表示不清零。",
            "With nothing earned or spent for so long everything expires; 0: never.", at_least=0, at_most=3650, group="expiry",
        ),
    ] = 0  # fmt: skip
    notice_days: Annotated[
        int,
        field("提前几天提醒", "Notice before", "到期前几天发出提醒事件；0 表示不提醒。", "Days before, as an event; 0: none.",
              at_least=0, at_most=365, group="expiry"),
    ] = 7  # fmt: skip
    grace_days: Annotated[
        int,
        field(
            "退回时已过期", "If expired when given back", "退回的积分原批次已过期时给几天宽限；0 表示仍算过期。",
            "Days to use what comes back into a lot that has expired; 0: it stays expired.", at_least=0, at_most=365, group="expiry",
        ),
    ] = 0  # fmt: skip
    pending_days: Annotated[
        int,
        field(
            "待生效天数", "Pending days", "发放后过几天才能使用，一般等于退货期；规则可以另定。",
            "Until they can be spent, usually the return period; a rule may say otherwise.", at_least=0, at_most=365, group="spending",
        ),
    ] = 0  # fmt: skip
    least_spend: Annotated[
        int,
        field(
            "每次至少使用", "Spend at least", "一次最少用多少。", "The fewest spent at once.", at_least=1, at_most=_MOST, group="spending"
        ),
    ] = 1
    approve_above: Annotated[
        int | None,
        field(
            "超过多少要复核", "Second person above", "人工调整超过这个数要另一位同事同意；留空表示不用。",
            "A change by hand of more needs another operator; empty: never.", at_least=0, at_most=_MOST, group="approval",
        ),
    ] = 1000  # fmt: skip
    transfer: Annotated[HandoverRules, field("会员转赠", "Transfers", "", "", group="transfer")] = HandoverRules()

    @property
    def asset(self) -> str:
        """What the ledger calls its points."""
        return self.key if self.key in {"points", "growth"} else f"wallet:{self.key}"


AdjustmentState = Literal["requested", "done", "refused"]


class Adjustment(msgspec.Struct, frozen=True):
    """A change by hand: more or less, why, who asked, who agreed or refused."""

    id: str
    wallet: str
    person_id: str
    amount: int
    reason: str
    state: AdjustmentState
    requested_by: str
    requested_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    note: str


class Handover(msgspec.Struct, frozen=True):
    """What one member handed to another."""

    id: str
    wallet: str
    giver: str
    taker: str
    amount: int
    at: datetime


class Month(msgspec.Struct, frozen=True):
    """What runs out in a month."""

    on: date  # the first of it
    amount: int


class Liability(msgspec.Struct, frozen=True):
    """What the shop owes in points of one wallet.

    `redeemed_share` is used / (used + expired) over the `share_lots` lots whose time is over; None while those are too few to
    say. `expected_redeemed` is that share of what is outstanding and pending, rounded half up. `unmatched` was spent (or, when
    negative, earned) since the lots were last looked at: it comes off the months, the soonest first.
    """

    wallet: str
    as_of: datetime
    outstanding: int
    held: int
    pending: int
    debts: int
    expiring: tuple[Month, ...]
    never_expiring: int
    unmatched: int
    share_lots: int
    redeemed_share: float | None
    expected_redeemed: int | None
