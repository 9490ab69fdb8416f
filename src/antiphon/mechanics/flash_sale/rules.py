"""What the operator sets for a flash sale, and what in it makes no sense."""

import re
from collections.abc import Iterable, Sequence
from typing import Annotated, Final

import msgspec

from antiphon.kernel.amounts import Asset
from antiphon.sdk.charts import tally
from antiphon.sdk.facts import Facts
from antiphon.sdk.flaws import Flaws
from antiphon.sdk.mechanic import Flaw
from antiphon.sdk.words import SIGNED_IN_FIELD, Text, field

SOLD, RETURNED, JOINED, GONE, HANDED = (tally(name) for name in ("sold", "returned", "joined", "gone", "handed"))
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}")
_MONEY: Final = "以货币最小单位（分）计。"
MOST_EACH: Final = 20


class MemberPrice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another price for the members of a segment, such as a tier."""

    segment: Annotated[
        str, field("人群", "Segment", "属于这个人群的顾客。", "Its members get this price.", widget="segment", max_length=80)
    ]
    price_minor: Annotated[int, field("价格", "Price", _MONEY, "In the smallest coin.", at_least=1)]
    coupon: Annotated[
        str,
        field("优惠券", "Coupon", "带来这个价格的优惠券代号；可不填。", "Key of the coupon that brings it; may be empty.", widget="coupon"),
    ] = ""


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of a flash sale of one product."""

    key: Annotated[
        str,
        field(
            "代号",
            "Key",
            "本次抢购唯一的短代号（小写字母、数字和 -_），上线后不要改。",
            "A short word that no other sale has: small letters, digits, - and _.",
            group="what",
            max_length=60,
        ),
    ]
    name: Annotated[Text, field("商品名称", "Product", "顾客看到的名称。", "What shoppers read.", group="what")]
    products: Annotated[
        tuple[str, ...],
        field(
            "商品编号",
            "Product ids",
            "订单里这些编号或 SKU 算这件商品。",
            "Ids or SKUs in orders that count as it.",
            group="what",
            max_length=50,
        ),
    ]
    price_minor: Annotated[int, field("抢购价", "Price", _MONEY, "In the smallest coin.", group="price", at_least=1)]
    stock: Annotated[int, field("件数", "Pieces", "一共卖多少件。", "How many are sold in all.", group="what", at_least=1)]
    was_minor: Annotated[
        int | None,
        field("原价", "Price before", "真实的平时价格，可不填。", "The real usual price; may be empty.", group="price", at_least=1),
    ] = None
    currency: Annotated[str, field("货币", "Currency", "如 CNY。", "Such as CNY.", group="price", pattern="^[A-Z]{3}$")] = "CNY"
    coupon: Annotated[
        str,
        field(
            "优惠券",
            "Coupon",
            "带来抢购价的优惠券代号：抢到时发给本人；留空则由商城自己改价。",
            "Key of the coupon that brings the price: given with the right. Empty: the shop sets the price itself.",
            group="price",
            widget="coupon",
            max_length=60,
        ),
    ] = ""
    prices: Annotated[
        tuple[MemberPrice, ...],
        field("会员价", "Prices for members", "符合的第一条生效。", "The first that fits a person counts.", group="price"),
    ] = ()
    members_only: Annotated[
        bool,
        field("仅限会员", "Members only", "只有享有会员价的人能买。", "Only those with a price for members can buy.", group="price"),
    ] = False
    per_person: Annotated[
        int,
        field("每人限购", "Per person", "每人最多几件。", "Pieces for each person at most.", group="limits", at_least=1, at_most=MOST_EACH),
    ] = 1
    minutes: Annotated[
        int,
        field(
            "付款时限（分钟）",
            "Minutes to pay",
            "抢到后名额留多久。",
            "How long a right lasts.",
            group="limits",
            at_least=1,
            at_most=1_440,
        ),
    ] = 15
    transferable: Annotated[
        bool,
        field(
            "资格可转赠",
            "Right may be given on",
            "抢到的人可把资格连同优惠券送人，仍占其限购名额；须选一张可转赠的优惠券。不勾选则绑定本人。",
            "With its coupon, which must be one that may be given on too. It still counts for whoever took it. Else it is bound to them.",
            group="limits",
        ),
    ] = False
    queue: Annotated[
        bool,
        field(
            "排队",
            "Queue",
            "名额被占满时可以排队，有人没付款就依次轮到。",
            "When all are taken people can wait; rights that come back are offered in order.",
            group="limits",
        ),
    ] = True
    queue_most: Annotated[
        int | None, field("队伍上限", "Longest queue", "最多多少人排队；留空不限。", "Empty: no limit.", group="limits", at_least=1)
    ] = None
    link: Annotated[
        str, field("付款链接", "Link to pay", "商品页或购物车的网址。", "Of the product page or the cart.", group="what", max_length=500)
    ] = ""
    signed_in: Annotated[bool, SIGNED_IN_FIELD] = False

    @property
    def right(self) -> Asset:
        """The right to buy one piece."""
        return Asset(f"right:{self.key}")

    @property
    def coupons(self) -> frozenset[str]:
        """Keys of the coupons that bring its prices."""
        return frozenset(key for key in (self.coupon, *(each.coupon for each in self.prices)) if key)

    def price_for(self, segments: Iterable[str]) -> MemberPrice | None:
        """The price for members that a person has, if any."""
        mine = frozenset(segments)
        return next((each for each in self.prices if each.segment in mine), None)

    def waiting(self, facts: Facts) -> int:
        """How many stand in the queue."""
        return facts.left.get(JOINED, 0) - facts.left.get(GONE, 0)

    def sold(self, facts: Facts) -> int:
        """Pieces that were bought and not returned."""
        return facts.left.get(SOLD, 0) - facts.left.get(RETURNED, 0)

    def free(self, facts: Facts) -> int:
        """Rights that nobody holds."""
        return max(0, facts.left.get(self.right, 0))

    def is_sold_out(self, facts: Facts) -> bool:
        """Whether every piece is bought; as long as somebody only holds a right, it may come back."""
        return self.sold(facts) >= self.stock


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
    flaws.whole("price_minor", rules.price_minor, 1)
    flaws.whole("stock", rules.stock, 1)
    flaws.whole("per_person", rules.per_person, 1, MOST_EACH)
    flaws.whole("minutes", rules.minutes, 1, 1_440)
    flaws.whole("queue_most", rules.queue_most, 1)
    flaws.need(
        rules.was_minor is None or rules.was_minor > rules.price_minor,
        "was_minor",
        "原价应高于抢购价。",
        "The price before is higher than the price of the sale.",
    )
    for index, each in enumerate(rules.prices):
        flaws.whole(f"prices[{index}].price_minor", each.price_minor, 1)
        _check_coupon(flaws, f"prices[{index}].coupon", each.coupon)
    flaws.different((f"prices[{index}].segment", each.segment) for index, each in enumerate(rules.prices))
    flaws.need(
        not rules.transferable or bool(rules.coupon),
        "coupon",
        "资格可转赠时，请选择随资格发放的优惠券。",
        "A right that may be given on needs the coupon it goes with.",
    )
    flaws.need(
        not rules.members_only or bool(rules.prices),
        "prices",
        "仅限会员时，请填写会员价。",
        "For members only, say what members pay.",
    )
    _check_coupon(flaws, "coupon", rules.coupon)
    return flaws.found


def _check_coupon(flaws: Flaws, path: str, key: str) -> None:
    fine = not key or bool(_SLUG.fullmatch(key))
    flaws.need(fine, path, f"“{key}”不是优惠券代号。", f"“{key}” is not the key of a coupon.")
