"""Why a promotion does not apply, as a sentence in both languages. Sums are written in the cart's currency."""

from collections.abc import Mapping
from typing import Final

from antiphon.features.promotions.pricing.priced import Reason
from antiphon.kernel.currency import from_minor
from antiphon.sdk.words import Text, fill

SENTENCES: Final[Mapping[Reason, Text]] = {
    "add_more": Text(zh="再加 {missing_count} 件即可使用。", en="Add {missing_count} more to use it."),
    "already_discounted": Text(zh="只适用于未打折的商品。", en="Only for goods that are not discounted yet."),
    "better_offer": Text(zh="已为你选用更省的优惠{by_title}。", en="A better offer was used instead{by_title}."),
    "choose_item": Text(zh="可以换购了，请选择换购商品。", en="Choose what you would like at the special price."),
    "does_not_combine": Text(zh="不能与其他优惠同享{by_title}。", en="Cannot be combined with another offer in this cart{by_title}."),
    "excluded_by_group": Text(zh="同类优惠只能用一个{by_title}。", en="Only one offer of this kind can be used{by_title}."),
    "expired": Text(zh="已于 {ends} 结束。", en="Ended on {ends}."),
    "first_order_only": Text(zh="仅限首单使用。", en="Only for a first order."),
    "limit_reached": Text(zh="使用次数已达上限（{limit} 次）。", en="The limit of uses is reached ({limit})."),
    "needs_code": Text(zh="需要输入优惠码或使用优惠券。", en="Needs a code or a voucher."),
    "not_in_scope": Text(zh="购物车里没有适用的商品。", en="Nothing in the cart is part of this offer."),
    "not_yet_valid": Text(zh="{starts} 开始。", en="Starts on {starts}."),
    "nothing_left": Text(zh="没有可以再减的金额。", en="There is nothing left to take it from."),
    "nothing_to_ship": Text(zh="没有运费可减。", en="There is no shipping cost to take it from."),
    "other_currency": Text(zh="只适用于以 {currency} 结算的订单。", en="Only for orders in {currency}."),
    "spend_more": Text(zh="再买 {missing} 即可使用。", en="Spend {missing} more to use it."),
    "switched_off": Text(zh="暂未开放。", en="Not available at the moment."),
    "unknown_code": Text(zh="没有“{code}”这个优惠码。", en="There is no code “{code}”."),
    "wrong_channel": Text(zh="不适用于当前渠道。", en="Not available in this channel."),
    "wrong_hour": Text(zh="每天 {from_hour} 到 {until_hour} 可用。", en="Available from {from_hour} to {until_hour} each day."),
    "wrong_method": Text(zh="不适用于所选的配送方式。", en="Not for the chosen way of sending."),
    "wrong_segment": Text(zh="仅限指定顾客使用。", en="Only for some customers."),
    "wrong_tier": Text(zh="仅限指定等级的会员使用。", en="Only for members of certain tiers."),
    "wrong_weekday": Text(zh="今天不可用，每周固定日期可用。", en="Not available today, only on certain weekdays."),
}


def say(reason: Reason, values: Mapping[str, int | str], currency: str, by: Text | None = None) -> Text:
    """The sentence with its figures; `by` names the promotion that was used instead."""
    sentence = SENTENCES[reason]
    if "{" not in sentence.en:
        return sentence
    filled: dict[str, object] = dict(values)
    if "missing_minor" in values:
        filled["missing"] = f"{from_minor(int(values['missing_minor']), currency)} {currency}"
    filled["by_title"] = Text(zh=f"：{by.zh}", en=f": {by.en}") if by is not None else ""
    return fill(sentence, filled)
