"""What is said about uses and vouchers, in both languages."""

from collections.abc import Mapping
from typing import Any, Final

from antiphon.features.promotions.pricing.terms import (
    Bundle,
    BuyGet,
    Exchange,
    Fixed,
    Gift,
    MemberPrices,
    NthItem,
    Percent,
    ShippingOff,
    Terms,
    Threshold,
)
from antiphon.kernel.currency import from_minor
from antiphon.sdk.words import Text, fill

REASONS: Final[Mapping[str, Text]] = {
    # why a use cannot be
    "already_claimed": Text(zh="你已经领过了。", en="You have already claimed it."),
    "already_redeemed": Text(zh="这笔结算已经付款核销，不能再改。", en="This checkout has been paid; it can no longer be changed."),
    "already_returned": Text(zh="这笔订单已经退款。", en="This order has been refunded."),
    "already_used": Text(zh="这张券已经用过了。", en="This voucher has been used."),
    "budget_day": Text(zh="今天的活动名额已用完，明天再来。", en="Today's share of this offer is used up; try again tomorrow."),
    "budget_person": Text(zh="你在这个活动中的额度已用完。", en="You have used up your share of this offer."),
    "budget_person_day": Text(zh="你今天的额度已用完，明天再来。", en="You have used up your share for today; try again tomorrow."),
    "budget_spent": Text(zh="活动名额已用完。", en="This offer is used up."),
    "budget_stopped": Text(zh="活动已暂停。", en="This offer has been stopped."),
    "changed": Text(zh="活动刚刚有调整，请重新提交。", en="The offer has just changed; send the cart again."),
    "checkout_unknown": Text(zh="没有这笔结算。", en="There is no such checkout."),
    "expired": Text(zh="已过期。", en="It has expired."),
    "gift_gone": Text(zh="这张券已经不能领取了。", en="This voucher can no longer be taken."),
    "gift_taken": Text(zh="这张券已经被别人领走了。", en="Somebody else has taken this voucher."),
    "gift_to_self": Text(zh="这是你自己送出的券，不能送给自己。", en="This is your own gift; it cannot go to yourself."),
    "gift_unknown": Text(zh="没有这份赠礼，或链接不完整。", en="There is no such gift, or the link is not complete."),
    "held_too_long": Text(zh="占用已超时，这个优惠不再保留。", en="The hold ran out, and this offer is not kept beyond it."),
    "in_other_checkout": Text(zh="这张券正用在另一笔结算里。", en="This voucher is being used in another checkout."),
    "limit_reached": Text(zh="使用次数已达上限。", en="The limit of uses is reached."),
    "no_unit": Text(zh="没有可以兑换的券。", en="There is nothing to turn into a voucher."),
    "not_applied": Text(zh="这个码没有生效。", en="This code did not take effect."),
    "not_claimable": Text(zh="这张券不能领取。", en="This coupon cannot be claimed."),
    "not_transferable": Text(zh="这张券只能本人使用，不能转赠。", en="This voucher is bound to you and cannot be given on."),
    "not_yet_valid": Text(zh="还没到可用时间。", en="It cannot be used yet."),
    "not_yours": Text(zh="这张券属于另一位顾客。", en="This voucher belongs to somebody else."),
    "older_cart": Text(zh="收到的是较早的购物车，已忽略。", en="This is an older copy of the cart; a newer one is reserved."),
    "order_taken": Text(zh="订单号与另一笔结算冲突。", en="This order belongs to another checkout."),
    "person_needed": Text(zh="请先登录，这个优惠按人限次。", en="Please sign in first: this offer is limited per person."),
    "segment_gone": Text(zh="人群已被删除。", en="The segment was removed."),
    "switched_off": Text(zh="暂未开放。", en="Not available at the moment."),
    "total_changed": Text(zh="金额有变化，请让顾客确认后再提交。", en="The total has changed; let the buyer see it, then send it again."),
    "unknown_code": Text(zh="没有这个码。", en="There is no such code."),
    "unknown_promotion": Text(zh="没有这个优惠。", en="There is no such offer."),
    "used_up": Text(zh="名额已用完。", en="All of it is used up."),
    "withdrawn": Text(zh="这张券已作废。", en="This voucher has been withdrawn."),
    # what became of a use or a voucher
    "cancelled": Text(zh="结算取消，已退回。", en="The checkout was cancelled, so it came back."),
    "claimed": Text(zh="顾客自己领取。", en="Claimed by the shopper."),
    "generated": Text(zh="批量生成。", en="Made in a batch."),
    "gifted": Text(zh="别人转赠。", en="A gift from somebody."),
    "given": Text(zh="运营人员发放。", en="Given by an operator."),
    "issued": Text(zh="按规则自动发放。", en="Issued by a rule."),
    "order_cancelled": Text(zh="订单取消，已退回。", en="The order was cancelled, so it came back."),
    "order_completed": Text(zh="订单完成时核销。", en="Redeemed when the order was completed."),
    "order_refunded": Text(zh="订单全额退款，已退回。", en="The order was refunded in full, so it came back."),
    "paid": Text(zh="付款时核销。", en="Redeemed at payment."),
    "paid_late": Text(
        zh="占用超时后付款，名额仍在，已补上。", en="Paid after the hold ran out; it was still possible, so it was taken again."
    ),
    "redeemed": Text(zh="已核销。", en="Redeemed."),
    "refunded": Text(zh="全额退款，已退回。", en="Refunded in full, so it came back."),
    "replaced": Text(zh="购物车有变化，由新的占用取代。", en="The cart changed, so another reservation took its place."),
    "reserved": Text(zh="结算占用中。", en="Held for a checkout."),
    "scanned": Text(zh="门店扫码核销。", en="Redeemed in a shop by its code."),
    "timed_out": Text(zh="超时，已退回。", en="Time ran out, so it came back."),
    "won": Text(zh="在活动中赢得或用积分兑换。", en="Won in a play or taken for points."),
}
_OTHER: Final = Text(zh="现在不可用。", en="It cannot be used now.")


def says(reason: str) -> Text:
    """The sentence for a reason."""
    return REASONS.get(reason, _OTHER)


def gives(terms: Terms, currency: str) -> Text:
    """What a promotion gives, in a few words: for lists."""
    match terms:
        case Threshold():
            step = max(terms.steps, key=lambda each: each.reach, default=None)
            if step is None:
                return Text(zh="满减", en="Money off")
            off = _money(step.off_minor, currency) if step.off_minor else _percent(step.off_ppm)
            reach = str(step.reach) if terms.measure == "count" else _money(step.reach, currency)
            zh = "满 {reach} 件减 {off}" if terms.measure == "count" else "满 {reach} 减 {off}"
            en = "{off} off {reach} items" if terms.measure == "count" else "{off} off {reach}"
            return fill(Text(zh=zh, en=en), {"reach": reach, "off": off})
        case Percent():
            return fill(Text(zh="减 {off}", en="{off} off"), {"off": _percent(terms.off_ppm)})
        case Fixed():
            return fill(Text(zh="立减 {off}", en="{off} off"), {"off": _money(terms.off_minor, currency)})
        case ShippingOff():
            return Text(zh="免运费", en="Free delivery")
        case Gift():
            first = terms.items[0].name if terms.items else Text(zh="赠品", en="a gift")
            return Text(zh=f"送{first.zh}", en=f"{first.en} for free")
        case BuyGet():
            return Text(zh=f"买 {terms.buy} 得 {terms.get}", en=f"Buy {terms.buy}, get {terms.get}")
        case NthItem():
            return Text(zh=f"第 {terms.n} 件优惠", en=f"Item {terms.n} for less")
        case Bundle():
            price = _money(terms.price_minor, currency)
            return Text(zh=f"{terms.count} 件 {price}", en=f"{terms.count} for {price}")
        case Exchange():
            return Text(zh="超值换购", en="Add an item for less")
        case MemberPrices():
            return Text(zh="会员价", en="Member price")


def _money(amount_minor: int, currency: str) -> str:
    return f"{from_minor(amount_minor, currency or None)} {currency}".strip()


def _percent(ppm: int) -> str:
    return f"{ppm / 10_000:g}%"


KINDS: Final[Mapping[str, Text]] = {
    "threshold": Text(zh="满减（可多级）", en="Reach an amount (ladder)"),
    "percent": Text(zh="打折", en="Per cent off"),
    "fixed": Text(zh="立减", en="Amount off"),
    "free_shipping": Text(zh="减免运费", en="Free or cheaper delivery"),
    "gift": Text(zh="赠品", en="Gift"),
    "buy_get": Text(zh="买几送几", en="Buy some, get some"),
    "nth_item": Text(zh="第 N 件优惠", en="Every n-th item"),
    "bundle": Text(zh="几件一口价", en="So many for one price"),
    "exchange": Text(zh="换购", en="Add an item for less"),
    "member_price": Text(zh="会员价", en="Member price"),
}


def name_kinds(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with a name in both languages for each kind of promotion: a form shows them in a list."""
    for definition in schema.get("$defs", {}).values():
        tags = definition.get("properties", {}).get("kind", {}).get("enum", [])
        if len(tags) == 1 and tags[0] in KINDS:
            definition["x-title"] = {"zh": KINDS[tags[0]].zh, "en": KINDS[tags[0]].en}
    return schema
