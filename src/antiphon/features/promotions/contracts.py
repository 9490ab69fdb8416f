"""What may cross the door of promotions: what an operator writes, what a shop asks, what it is told."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec

from antiphon.features.promotions.pricing.cart import Cart
from antiphon.features.promotions.pricing.priced import Priced
from antiphon.features.promotions.pricing.rules import Limits, Moment, Needs, Promotion, Scope, When
from antiphon.features.promotions.pricing.terms import Fixed, Percent, Pick, ShippingOff, Step, Terms, Threshold
from antiphon.kernel.amounts import MAX_AMOUNT
from antiphon.sdk.words import Text, field

# The words of pricing that others need to write a promotion; the rest stands in pricing/.
__all__ = ["Fixed", "Limits", "Needs", "Percent", "Pick", "Promotion", "Scope", "ShippingOff", "Step", "Terms", "Threshold", "When"]

MAX_ID: Final = 120  # letters of a checkout's, order's or refund's id
MAX_CODES: Final = 20  # presented at once
MAX_HOLD_MINUTES: Final = 7 * 24 * 60
HOLD_MINUTES: Final = 30

CheckoutId = Annotated[str, msgspec.Meta(min_length=1, max_length=MAX_ID, pattern="^[^\x00-\x1f\x7f]+$")]
Code = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
State = Literal["draft", "live", "paused", "ended"]
CheckoutState = Literal["reserved", "redeemed", "released", "expired", "returned"]
UseState = Literal["reserved", "redeemed", "released", "expired", "returned", "refused"]
VoucherState = Literal["open", "reserved", "redeemed", "expired", "withdrawn"]

# ------------------------------------------------------------------------------------------------- what an operator writes


class IssueRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """When this happens to somebody, a voucher is theirs."""

    event: Annotated[
        str,
        field(
            "事件", "Event", "发生时自动发券，例如 Tier Entered。", "What happens, such as Tier Entered.", widget="event", max_length=200
        ),
    ]
    where: Annotated[
        Mapping[str, str],
        field("事件属性", "Properties", "属性必须等于这些值，例如 tier=gold。", "Must equal these, such as tier = gold.", max_length=10),
    ] = msgspec.field(default_factory=dict[str, str])
    every: Annotated[
        Literal["time", "year", "ever"],
        field(
            "多久一次",
            "How often",
            "同一位顾客多久发一张。",
            "How often one person gets it.",
            choices={"time": ("每次发生", "Each time"), "year": ("每年一次", "Once a year"), "ever": ("只发一次", "Once ever")},
        ),
    ] = "time"


class Coupon(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """How the promise gets to people: one code for all, vouchers that they claim, vouchers that come by themselves."""

    code: Annotated[
        str,
        field(
            "通用码",
            "Code for all",
            "所有人都可输入的同一个码；留空则没有。",
            "One that everybody may type in; empty: none.",
            max_length=32,
        ),
    ] = ""
    claimable: Annotated[
        bool, field("可领取", "May be claimed", "顾客可在领券处自己领取。", "Shoppers may take one themselves.", group="claim")
    ] = False
    issue_total: Annotated[
        int | None,
        field(
            "发放总量",
            "Vouchers in all",
            "最多发出多少张；留空不限。",
            "How many are given out; empty: no limit.",
            group="claim",
            at_least=1,
        ),
    ] = None
    claims_per_person: Annotated[
        int, field("每人可领", "Claims per person", "每人最多领几张。", "How many one person may take.", group="claim", at_least=1)
    ] = 1
    valid_days: Annotated[
        int | None,
        field(
            "领取后有效天数",
            "Valid for days",
            "领取当天算第一天，到最后一天结束；留空看固定日期。",
            "The day it comes is the first, the last ends at midnight; empty: by date.",
            group="validity",
            at_least=1,
            at_most=3660,
        ),
    ] = None
    valid_minutes: Annotated[
        int | None,
        field(
            "领取后有效分钟数",
            "Valid for minutes",
            "从到手那一刻算起，例如 15 分钟的抢购资格、24 小时（1440 分钟）券；不与有效天数同填。",
            "Counted from the very moment it comes, such as a right to buy for 15 minutes or a voucher for 24 hours (1440); not with days.",
            group="validity",
            at_least=1,
            at_most=525_600,
        ),
    ] = None
    transferable: Annotated[
        bool,
        field(
            "可以转赠",
            "May be given on",
            "券主可以用链接送给别人，先打开的人得到；不勾选则绑定本人。",
            "Its owner may give it to somebody else by a link; the first who opens it has it. Otherwise it is bound to the person.",
            group="claim",
        ),
    ] = False
    valid_from: Annotated[
        Moment | None,
        field("券开始时间", "Usable from", "早于此时不可用。", "Not before this moment.", group="validity", widget="datetime"),
    ] = None
    valid_until: Annotated[
        Moment | None, field("券截止时间", "Usable until", "到此刻为止。", "Not from this moment on.", group="validity", widget="datetime")
    ] = None
    issue: Annotated[
        tuple[IssueRule, ...],
        field(
            "自动发放", "Comes by itself", "事件发生时自动发券。", "When something happens, a voucher comes.", group="issue", max_length=10
        ),
    ] = ()
    how_to_use: Annotated[Text | None, field("使用说明", "How to use it", "写给顾客看。", "What shoppers read.", group="what")] = None


class Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is settled beforehand about the life of a use."""

    returns: Annotated[
        Literal["whole", "never"],
        field(
            "整单退款后",
            "After a whole refund",
            "整单退款或取消后是否可再用；过期的券不会复活，部分退款不退券。",
            "Whether it may be used again; what expired stays expired, a partial refund keeps the use.",
            choices={"whole": ("退回，可再用", "It comes back"), "never": ("不退", "It stays used")},
        ),
    ] = "whole"
    late: Annotated[
        Literal["retake", "refuse"],
        field(
            "超时后付款",
            "Payment after time-out",
            "占用超时后才收到付款时怎么办。",
            "When payment comes after the hold ran out.",
            choices={
                "retake": ("仍有名额就补上", "Take it again if still possible"),
                "refuse": ("拒绝并说明原因", "Refuse with the reason"),
            },
        ),
    ] = "retake"


class PromotionDraft(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """A promotion as its operator writes it: the rules that price a cart, how codes reach people, what its uses may cost."""

    rules: Promotion
    coupon: Annotated[Coupon, field("发券", "Coupon", group="coupon")] = Coupon()
    policy: Annotated[Policy, field("使用规则", "Uses", group="policy")] = Policy()
    budget_id: Annotated[
        str,
        field(
            "预算",
            "Budget",
            "每次使用从这个预算扣除；留空不限。",
            "What each use is charged to; empty: nothing.",
            widget="budget",
            max_length=64,
        ),
    ] = ""
    note: Annotated[str, field("备注", "Note", "只有运营人员看得到。", "Only operators see it.", max_length=1000)] = ""


class Burn(msgspec.Struct, frozen=True):
    """How a promotion goes. `active`: reserved or redeemed now; `left`: of its total; None without one."""

    issued: int
    reserved: int
    redeemed: int
    returned: int
    refused: int
    discount_minor: int
    active: int
    left: int | None


class PromotionView(msgspec.Struct, frozen=True):
    """A promotion as the console shows it."""

    id: str
    key: str
    state: State
    revision: int
    draft: PromotionDraft
    gives: Text
    burn: Burn
    created_at: datetime
    changed_at: datetime
    launched_at: datetime | None
    ended_at: datetime | None


# ------------------------------------------------------------------------------------------------------- what a shop asks


class Quote(msgspec.Struct, frozen=True):
    """A priced cart, and the promotions' revisions it was priced with. `persons` is whom the limits were counted for ("": nobody known)."""

    priced: Priced
    person_id: str
    revisions: Mapping[str, int]  # promotion key -> revision, of those that applied
    settings_revision: int
    at: datetime


class CartAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A cart to price. `user_id` is the shop's, `person_id` ours; with neither nobody is known. `codes` are what the buyer presents."""

    cart: Cart
    user_id: Annotated[str, msgspec.Meta(max_length=255)] | None = None
    person_id: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    codes: Annotated[tuple[Code, ...], msgspec.Meta(max_length=MAX_CODES)] = ()


class ReserveAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Hold everything that a checkout uses. The same checkout and cart again is the same answer; another cart replaces the reservation.

    `sequence` may number the carts of a checkout: a late copy of an older one is then refused. `expects_total_minor`: refuse rather
    than reserve at another total.
    """

    checkout_id: CheckoutId
    cart: Cart
    user_id: Annotated[str, msgspec.Meta(max_length=255)] | None = None
    person_id: Annotated[str, msgspec.Meta(max_length=64)] | None = None
    codes: Annotated[tuple[Code, ...], msgspec.Meta(max_length=MAX_CODES)] = ()
    order_id: CheckoutId | None = None
    hold_minutes: Annotated[int, msgspec.Meta(ge=1, le=MAX_HOLD_MINUTES)] = HOLD_MINUTES
    sequence: Annotated[int, msgspec.Meta(ge=0, le=MAX_AMOUNT)] = 0
    expects_total_minor: Annotated[int, msgspec.Meta(ge=0, le=MAX_AMOUNT)] | None = None


class RedeemAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The checkout was paid."""

    checkout_id: CheckoutId
    order_id: CheckoutId | None = None


class ReleaseAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The checkout will not be paid."""

    checkout_id: CheckoutId


class ReturnAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Money goes back. Without an amount: all of it. `refund_id` names a partial refund, so that telling it twice counts once."""

    checkout_id: CheckoutId
    amount_minor: Annotated[int, msgspec.Meta(ge=1, le=MAX_AMOUNT)] | None = None
    refund_id: CheckoutId | None = None


class ScanAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A code shown at a till: reserved and redeemed at once. `checkout_id` is the receipt's number; the same again is the same use."""

    code: Code
    checkout_id: CheckoutId
    cart: Cart | None = None
    user_id: Annotated[str, msgspec.Meta(max_length=255)] | None = None
    person_id: Annotated[str, msgspec.Meta(max_length=64)] | None = None


class Refusal(msgspec.Struct, frozen=True):
    """Why not. `promotion` and `code` are empty when it is about the checkout as a whole."""

    reason: str
    says: Text
    promotion: str = ""
    code: str = ""
    values: Mapping[str, int | str] = msgspec.field(default_factory=dict[str, int | str])


class UseShown(msgspec.Struct, frozen=True):
    """One use of one promotion."""

    id: str
    promotion: str  # key
    promotion_id: str
    title: Text
    code: str
    person_id: str
    checkout_id: str
    state: UseState
    discount_minor: int
    reserved_at: datetime
    redeemed_at: datetime | None
    settled_at: datetime | None
    because: str
    says: Text


class Checkout(msgspec.Struct, frozen=True):
    """A checkout and all its uses, as they are now."""

    id: str
    state: CheckoutState
    order_id: str | None
    person_id: str
    currency: str
    total_minor: int
    discount_minor: int
    until: datetime
    reserved_at: datetime
    settled_at: datetime | None
    because: str
    uses: tuple[UseShown, ...]
    priced: Priced | None = None


class GiftShown(msgspec.Struct, frozen=True):
    """That a voucher was given on, or was to be. `to_person` is empty as long as nobody has taken it."""

    from_person: str
    to_person: str
    state: Literal["open", "taken", "withdrawn"]
    at: datetime
    settled_at: datetime | None


class Voucher(msgspec.Struct, frozen=True):
    """One issued promise. `usable` says whether it could be used this moment, as far as it depends on itself."""

    code: str
    promotion: str  # key
    promotion_id: str
    title: Text
    how_to_use: Text | None
    state: VoucherState
    usable: bool
    person_id: str
    usable_from: datetime
    usable_until: datetime | None
    issued_at: datetime
    claimed_at: datetime | None
    because: str
    gives: Text
    uses: tuple[UseShown, ...] = ()
    transferable: bool = False  # whether its owner may give it on
    gifts: tuple[GiftShown, ...] = ()  # whom it went to, the oldest first; for operators


class Gift(msgspec.Struct, frozen=True):
    """A link to a voucher: `token` goes into it. Whoever opens it first has the voucher."""

    token: str
    code: str
    usable_until: datetime | None


class Claimable(msgspec.Struct, frozen=True):
    """A coupon that shoppers may claim, and whether this one still may."""

    key: str
    title: Text
    gives: Text
    how_to_use: Text | None
    left: int | None
    mine: int
    claims_per_person: int
    may_claim: bool
    ends_at: datetime | None
    reason: Text | None = None


class Revision(msgspec.Struct, frozen=True):
    """What a promotion said from a moment on."""

    revision: int
    draft: PromotionDraft
    at: datetime
    by: str
