"""What the operator sets for a presale, and what in it makes no sense. Money is in the smallest coin; this house only counts it."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any, Final, Literal

import msgspec

from antiphon.kernel.amounts import Asset
from antiphon.kernel.currency import minor_digits
from antiphon.sdk.charts import tally
from antiphon.sdk.facts import Facts
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.words import SIGNED_IN_FIELD, Text, field

DEPOSITS, PAID, LOST, RETURNED = (tally(name) for name in ("deposits", "paid", "lost", "returned"))
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_MONEY: Final = "以货币最小单位（分）计。"
_DEPOSIT: Final[dict[str, tuple[str, str]]] = {
    "refund": ("退定金", "The deposit comes back"),
    "forfeit": ("不退定金", "The deposit is kept"),
}
_LONGEST: Final = 400  # days


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a presale of one product."""

    key: Annotated[
        str,
        field(
            "代号",
            "Key",
            "本次预售唯一的短代号（小写字母、数字和 -_），上线后不要改。",
            "A word that no other sale has.",
            group="what",
            max_length=60,
        ),
    ]
    name: Annotated[Text, field("商品名称", "Product", "顾客看到的名称。", "What shoppers read.", group="what")]
    products: Annotated[
        tuple[str, ...],
        field(
            "商品编号", "Product ids", "订单里这些编号或 SKU 算这件商品。", "Ids or SKUs in orders that count.", group="what", max_length=50
        ),
    ]
    stock: Annotated[int, field("件数", "Pieces", "一共预售多少件。", "How many are sold in all.", group="what", at_least=1)]
    price_minor: Annotated[int, field("总价", "Price", _MONEY, "In the smallest coin.", group="money", at_least=1)]
    deposit_minor: Annotated[int, field("定金", "Deposit", _MONEY, "In the smallest coin.", group="money", at_least=1)]
    counts_minor: Annotated[
        int,
        field(
            "定金抵多少",
            "Counts as",
            "膨胀后抵的金额，不少于定金。",
            "What it is worth; not less than the deposit.",
            group="money",
            at_least=1,
        ),
    ]
    currency: Annotated[str, field("货币", "Currency", "如 CNY。", "Such as CNY.", group="money", pattern="^[A-Z]{3}$")] = "CNY"
    coupon: Annotated[
        str,
        field(
            "膨胀券",
            "Coupon",
            "付定金后发给本人、在付尾款时抵扣差额的券的代号；留空则由商城自己抵扣。",
            "Given with the deposit, to take the difference off the balance. Empty: the shop does it itself.",
            group="money",
            widget="coupon",
            max_length=60,
        ),
    ] = ""
    deposit_days: Annotated[
        int,
        field(
            "定金期（天）", "Days for deposits", "从开始起多少天可以付定金。", "From the start.", group="when", at_least=1, at_most=_LONGEST
        ),
    ] = 7
    balance_after_days: Annotated[
        int,
        field(
            "第几天起付尾款",
            "Balance after days",
            "从开始算，不早于定金期结束。",
            "From the start; not before deposits end.",
            group="when",
            at_least=1,
            at_most=_LONGEST,
        ),
    ] = 10
    balance_days: Annotated[
        int,
        field(
            "尾款期（天）", "Days for the balance", "尾款期多长。", "How long it can be paid.", group="when", at_least=1, at_most=_LONGEST
        ),
    ] = 3
    minutes: Annotated[
        int,
        field("付定金时限（分钟）", "Minutes to pay", "名额留多久。", "How long a right lasts.", group="when", at_least=1, at_most=1_440),
    ] = 30
    remind_hours: Annotated[
        int,
        field(
            "截止前几小时提醒",
            "Reminder",
            "尾款截止前几小时再提醒一次。",
            "Hours before the balance is over.",
            group="when",
            at_least=1,
            at_most=240,
        ),
    ] = 12
    unpaid: Annotated[
        Literal["refund", "forfeit"],
        field(
            "没付尾款", "Balance not paid", "到期没付尾款时定金怎么办。", "What becomes of the deposit.", group="rules", choices=_DEPOSIT
        ),
    ] = "forfeit"
    cancelled: Annotated[
        Literal["refund", "forfeit"],
        field(
            "付尾款前取消",
            "Cancelled before",
            "付尾款前取消时定金怎么办。",
            "What becomes of the deposit.",
            group="rules",
            choices=_DEPOSIT,
        ),
    ] = "refund"
    early_for: Annotated[
        tuple[str, ...],
        field(
            "优先人群",
            "Early access",
            "这些人群可以先付定金，例如高等级会员。",
            "These segments come first, such as a tier.",
            group="who",
            max_length=20,
        ),
    ] = ()
    early_hours: Annotated[
        int,
        field(
            "优先几小时",
            "Hours ahead",
            "其他人晚多少小时开始。",
            "Everybody else begins so much later.",
            group="who",
            at_least=0,
            at_most=720,
        ),
    ] = 0
    per_person: Annotated[
        int, field("每人限购", "Per person", "每人最多几件。", "Pieces at most.", group="who", at_least=1, at_most=20)
    ] = 1
    link: Annotated[str, field("付款链接", "Link to pay", "商品页的网址。", "Of the product page.", group="what", max_length=500)] = ""
    deposit_event: Annotated[
        str,
        field(
            "定金事件",
            "Deposit event",
            "商城在收到定金后发的事件。",
            "What your shop sends.",
            group="events",
            widget="event",
            max_length=120,
        ),
    ] = "Deposit Paid"
    balance_event: Annotated[
        str,
        field(
            "尾款事件",
            "Balance event",
            "商城在收到尾款后发的事件。",
            "What your shop sends.",
            group="events",
            widget="event",
            max_length=120,
        ),
    ] = "Balance Paid"
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False

    @property
    def right(self) -> Asset:
        """The right to buy one piece."""
        return Asset(f"right:{self.key}")

    @property
    def rest_minor(self) -> int:
        """What a piece still costs after its deposit."""
        return self.price_minor - self.counts_minor

    def start(self, facts: Facts) -> datetime:
        """When it began."""
        return facts.starts_at or facts.now

    def deposits_end(self, facts: Facts) -> datetime:
        """Until when deposits are taken."""
        return self.start(facts) + timedelta(days=self.deposit_days)

    def balance_opens(self, facts: Facts) -> datetime:
        """From when the balance is paid."""
        return self.start(facts) + timedelta(days=self.balance_after_days)

    def balance_closes(self, facts: Facts) -> datetime:
        """Until when the balance is paid."""
        return self.balance_opens(facts) + timedelta(days=self.balance_days)

    def opens_for(self, facts: Facts) -> datetime:
        """When deposits begin for this person."""
        first = not self.early_for or bool(facts.person.segments & set(self.early_for))
        return self.start(facts) + timedelta(hours=0 if first else self.early_hours)

    def spell(self, minor: int) -> str:
        """Money in plain figures, with its currency."""
        digits = minor_digits(self.currency)
        whole, rest = divmod(minor, 10**digits)
        return f"{self.currency} {whole}" + (f".{rest:0{digits}d}" if digits else "")

    def told(self, pieces: int) -> dict[str, Any]:
        """What a sentence about a deposit needs."""
        return {
            "pieces": pieces,
            "counts": self.spell(self.counts_minor * pieces),
            "rest": self.spell(self.rest_minor * pieces),
            "deposit_minor": self.deposit_minor * pieces,
            "counts_minor": self.counts_minor * pieces,
            "rest_minor": self.rest_minor * pieces,
            "currency": self.currency,
        }


def find_flaws(rules: Rules) -> Sequence[Flaw]:
    """Everything that must be mended before launch."""
    flaws = Flaws()
    flaws.need(
        bool(_SLUG.fullmatch(rules.key)),
        "key",
        "代号请用小写字母、数字和 -_，以字母或数字开头。",
        "A key has small letters, digits, - and _, and begins with a letter or a digit.",
    )
    flaws.text("name", rules.name)
    flaws.need(bool(rules.products), "products", "请填写商品编号。", "Name the product's ids.")
    flaws.different((f"products[{index}]", each) for index, each in enumerate(rules.products))
    flaws.different((f"early_for[{index}]", each) for index, each in enumerate(rules.early_for))
    bounds = (("stock", 1, 10**9), ("deposit_minor", 1, 10**9), ("per_person", 1, 20), ("minutes", 1, 1_440), ("remind_hours", 1, 240))
    for name, least, most in (*bounds, *((name, 1, _LONGEST) for name in ("deposit_days", "balance_after_days", "balance_days"))):
        flaws.whole(name, getattr(rules, name), least, most)
    flaws.whole("early_hours", rules.early_hours, 0, 720)
    flaws.need(
        rules.counts_minor >= rules.deposit_minor, "counts_minor", "定金至少抵它自己。", "A deposit counts for at least what it costs."
    )
    flaws.need(
        rules.price_minor > rules.counts_minor, "price_minor", "总价要高于定金抵的金额。", "The price is more than a deposit counts for."
    )
    flaws.need(
        rules.balance_after_days >= rules.deposit_days,
        "balance_after_days",
        "尾款期不能早于定金期结束。",
        "The balance is not paid before deposits end.",
    )
    flaws.need(
        rules.early_hours < rules.deposit_days * 24,
        "early_hours",
        "优先时间比整个定金期还长。",
        "Hours ahead are longer than deposits are taken.",
    )
    flaws.need(
        rules.balance_event != rules.deposit_event and bool(rules.balance_event.strip()) and bool(rules.deposit_event.strip()),
        "balance_event",
        "定金和尾款要用两个不同的事件。",
        "Deposit and balance are two different events.",
    )
    fine = not rules.coupon or bool(_SLUG.fullmatch(rules.coupon))
    flaws.need(fine, "coupon", f"“{rules.coupon}”不是优惠券代号。", f"“{rules.coupon}” is not the key of a coupon.")
    return flaws.found
