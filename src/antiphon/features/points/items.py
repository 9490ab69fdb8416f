"""What the points shop offers, as an operator writes it, and what makes no sense in it."""

from datetime import datetime
from typing import Annotated, Final, Literal

import msgspec

from antiphon.kernel.amounts import Asset
from antiphon.sdk.flaws import MOST, Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.words import Text, field

ItemState = Literal["draft", "live", "paused", "succeeded", "failed", "archived"]
_SLUG: Final = "^([a-z0-9][a-z0-9_-]{0,59})?$"


class Goods(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="goods"):
    """Something that is sent or handed over."""

    needs_address: Annotated[
        bool, field("需要收货信息", "Ask for an address", "兑换时请顾客留下收货信息。", "Shoppers leave an address when they exchange.")
    ] = True


class CouponOf(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="coupon"):
    """A coupon."""

    coupon: Annotated[str, field("优惠券", "Coupon", "优惠券的代号。", "Its key.", widget="coupon", pattern=_SLUG)] = ""


class TicketsOf(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="tickets"):
    """Chances in plays that are paid in tickets."""

    amount: Annotated[int, field("抽奖次数", "Tickets", "每份给几次抽奖机会。", "Draws for each exchange.", at_least=1)] = 1


class Donation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="donation"):
    """Points given to a good cause. What was given is public."""

    goal: Annotated[
        int | None, field("目标积分", "Goal", "达到多少积分；留空不设目标。", "How many points; empty: without a goal.", at_least=1)
    ] = None
    closes: Annotated[bool, field("达到后停止", "Stop at the goal", "达到目标就不再接受。", "Nothing is taken beyond the goal.")] = False


class Pledge(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="pledge"):
    """Points set aside for a project: taken when it reaches its goal in time, given back when it does not."""

    goal: Annotated[int, field("目标积分", "Goal", "到截止时达到才成功。", "It succeeds if it is reached by the deadline.", at_least=1)] = (
        10_000
    )
    coupon: Annotated[
        str,
        field(
            "成功后送的券",
            "Coupon on success",
            "成功后每份送一张；可不填。",
            "One for each share on success; may be empty.",
            widget="coupon",
            pattern=_SLUG,
        ),
    ] = ""


Offer = Goods | CouponOf | TicketsOf | Donation | Pledge


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing in the points shop."""

    name: Annotated[Text, field("名称", "Name", "顾客看到的名称。", "What shoppers read.", group="what")]
    offer: Annotated[
        Offer,
        field(
            "换什么",
            "What it is",
            "商品、优惠券、抽奖次数、捐赠或众筹。",
            "Goods, a coupon, tickets, a donation or a pledge.",
            group="what",
        ),
    ]
    points: Annotated[int, field("积分", "Points", "每份多少积分。", "For each.", group="what", at_least=1)] = 100
    says: Annotated[Text | None, field("说明", "Description", "一两句话，可不填。", "A sentence or two; may be empty.", group="what")] = (
        None
    )
    picture: Annotated[
        str, field("图片", "Picture", "图片地址，可不填。", "Its address; may be empty.", widget="picture", max_length=500, group="what")
    ] = ""
    wallet: Annotated[
        str, field("钱包", "Wallet", "用哪个钱包付。", "Whose points are taken.", widget="wallet", max_length=60, group="limits")
    ] = "points"
    stock: Annotated[
        int | None,
        field("库存（份）", "Stock", "一共多少份；留空不限。", "How many in all; empty: without limit.", group="limits", at_least=1),
    ] = None
    per_person: Annotated[
        int | None,
        field("每人限兑", "For each person", "每人最多几份；留空不限。", "At most; empty: any number.", group="limits", at_least=1),
    ] = None
    tiers: Annotated[
        tuple[Annotated[str, field("等级", "Tier", widget="tier", max_length=60)], ...],
        field("仅限等级", "Only for tiers", "留空不限。", "Empty: any.", group="limits", max_length=50),
    ] = ()
    starts_at: Annotated[datetime | None, field("开始", "From", "留空从上架起。", "Empty: at once.", group="limits", widget="datetime")] = (
        None
    )
    ends_at: Annotated[datetime | None, field("截止", "Until", "众筹必填。", "A pledge needs one.", group="limits", widget="datetime")] = (
        None
    )
    place: Annotated[int, field("顺序", "Order", "小的在前。", "Small ones first.", group="limits", at_least=0)] = 100


def kind_of(item: Item) -> str:
    """goods, coupon, tickets, donation or pledge."""
    return str(item.offer.__struct_config__.tag)


def given_for(item: Item, item_id: str) -> tuple[Asset, int] | None:
    """What one exchange puts into the person's account; None for donations and pledges."""
    match item.offer:
        case Goods():
            return Asset(f"prize:{item_id}"), 1
        case CouponOf():
            return Asset(f"coupon:{item.offer.coupon}"), 1
        case TicketsOf():
            return Asset("tickets"), item.offer.amount
        case _:
            return None


def check_item(item: Item, *, has_wallet: bool, now: datetime) -> list[Flaw]:
    """Every flaw of an item."""
    flaws = Flaws()
    flaws.text("name", item.name)
    flaws.whole("points", item.points, 1, MOST)
    flaws.whole("stock", item.stock, 1, MOST)
    flaws.whole("per_person", item.per_person, 1, MOST)
    flaws.need(has_wallet, "wallet", f"没有代号为“{item.wallet}”的钱包。", f"There is no wallet called “{item.wallet}”.")
    fine = item.starts_at is None or item.ends_at is None or item.starts_at < item.ends_at
    flaws.need(fine, "ends_at", "截止早于开始。", "It ends before it begins.")
    flaws.need(item.ends_at is None or item.ends_at > now, "ends_at", "截止时间已经过去。", "The end has passed already.")
    match item.offer:
        case CouponOf():
            flaws.need(bool(item.offer.coupon), "offer.coupon", "请选择优惠券。", "Choose a coupon.")
        case TicketsOf():
            flaws.whole("offer.amount", item.offer.amount, 1, MOST)
        case Donation():
            flaws.whole("offer.goal", item.offer.goal, 1, MOST)
            flaws.need(
                not item.offer.closes or item.offer.goal is not None,
                "offer.goal",
                "达到后停止需要目标。",
                "To stop at the goal there must be one.",
            )
        case Pledge():
            flaws.whole("offer.goal", item.offer.goal, 1, MOST)
            flaws.need(item.ends_at is not None, "ends_at", "众筹需要截止时间。", "A pledge needs a deadline.")
            flaws.need(item.offer.goal >= item.points, "offer.goal", "目标小于一份的积分。", "The goal is less than one share.")
        case Goods():
            pass
    return flaws.found
