"""What a promotion gives, one struct for each kind. Money is minor units of the workspace's currency, shares are parts per million."""

from typing import Annotated, Final, Literal

import msgspec

from antiphon.sdk.words import Text, field

WHOLE: Final = 1_000_000  # parts per million: 100 %

_PRODUCT = field("商品编号", "Product", "商品的 product_id；与 SKU 二选一。", "Its product_id; this or the SKU.", max_length=200)
_SKU = field("SKU", "SKU", "只限某个规格时填写。", "When one variant only is meant.", max_length=200)
_CAP = field("最多优惠", "At most", "一次最多减多少；留空不限。", "The most it takes off; empty: no cap.", widget="money", at_least=1)
_TIMES = field("最多几次", "Times at most", "一单里最多生效几次；留空不限。", "How often in one order; empty: no limit.", at_least=1)


def _off(help_zh: str, help_en: str, title: tuple[str, str] = ("减多少（%）", "Per cent off")) -> msgspec.Meta:
    return field(*title, help_zh, help_en, widget="percent", at_least=0, at_most=WHOLE)


class Step(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rung of a ladder."""

    reach: Annotated[
        int,
        field("门槛", "Reach", "满多少金额或多少件。", "The amount or the number of items to reach.", widget="reach", at_least=1),
    ]
    off_minor: Annotated[int, field("减金额", "Amount off", "达到后减多少。", "What is taken off then.", widget="money", at_least=0)] = 0
    off_ppm: Annotated[int, _off("达到后打折的比例；与减金额二选一。", "A share instead of an amount.")] = 0


class Threshold(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="threshold"):
    """Reach an amount or a number of items: the highest rung that is reached counts, or the one rung again each time it is filled."""

    steps: Annotated[tuple[Step, ...], field("阶梯", "Ladder", "达到的最高一级生效。", "The highest one reached counts.")]
    measure: Annotated[
        Literal["amount", "count"],
        field(
            "按什么算",
            "Measured in",
            "门槛按金额还是件数。",
            "Whether money or items are counted.",
            choices={"amount": ("金额", "Money"), "count": ("件数", "Items")},
        ),
    ] = "amount"
    each: Annotated[
        bool,
        field(
            "每满都减",
            "Each time",
            "勾选后每满一次减一次（只用一级阶梯）。",
            "The amount comes off again each time the rung is filled (one rung only).",
        ),
    ] = False
    at_most_times: Annotated[int | None, _TIMES] = None
    cap_minor: Annotated[int | None, _CAP] = None


class Percent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="percent"):
    """A share off everything in scope, up to a cap."""

    off_ppm: Annotated[int, _off("20% 就是打八折。", "20 % off means the buyer pays 80 %.")]
    cap_minor: Annotated[int | None, _CAP] = None
    which: Annotated[
        Literal["all", "cheapest", "dearest"],
        field(
            "优惠哪几件",
            "Which ones",
            "范围内全部商品，或只是其中最便宜、最贵的几件。",
            "All goods in scope, or only the cheapest or dearest units of them.",
            choices={"all": ("全部", "All"), "cheapest": ("最便宜的", "The cheapest"), "dearest": ("最贵的", "The dearest")},
        ),
    ] = "all"
    count: Annotated[
        int, field("几件", "How many", "只优惠最便宜或最贵的几件时填写。", "Of the cheapest or dearest units.", at_least=1)
    ] = 1


class Fixed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="fixed"):
    """An amount off, shared out to the lines in scope, or off each item in scope."""

    off_minor: Annotated[int, field("减金额", "Amount off", "立减多少。", "What is taken off.", widget="money", at_least=1)]
    each: Annotated[bool, field("每件都减", "Each item", "勾选后范围内每件都减这么多。", "Off every item in scope, not off the order.")] = (
        False
    )
    at_most_items: Annotated[
        int | None,
        field(
            "最多几件",
            "Items at most",
            "每件都减时最多几件，从贵的开始；留空不限。",
            "With “each item”: how many, the dearest first; empty: all.",
            at_least=1,
        ),
    ] = None


class ShippingOff(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="free_shipping"):
    """Shipping costs less or nothing."""

    off_ppm: Annotated[int, _off("100% 就是免运费。", "100 % means free.")] = WHOLE
    up_to_minor: Annotated[
        int | None,
        field("最多减免", "Up to", "最多减免多少运费；留空不限。", "The most it takes off; empty: no limit.", widget="money", at_least=1),
    ] = None
    methods: Annotated[
        tuple[str, ...],
        field("配送方式", "Methods", "只限这些配送方式；留空不限。", "Only these ways of sending; empty: all.", max_length=20),
    ] = ()


class GiftItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something to give away."""

    product_id: Annotated[str, _PRODUCT]
    name: Annotated[Text, field("名称", "Name", "顾客看到的赠品名。", "What shoppers read.")]
    sku: Annotated[str, _SKU] = ""
    quantity: Annotated[int, field("数量", "Quantity", "每次送几件。", "How many each time.", at_least=1)] = 1
    worth_minor: Annotated[
        int,
        field(
            "价值",
            "Worth",
            "比较哪个优惠更省时，赠品按多少钱算。",
            "What it counts for when promotions are compared.",
            widget="money",
            at_least=0,
        ),
    ] = 0


class Gift(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="gift"):
    """Items on top of the order, once or each time an amount is filled."""

    items: Annotated[tuple[GiftItem, ...], field("赠品", "Gifts", "送什么。", "What is given.")]
    pick: Annotated[
        int | None,
        field("任选几样", "Pick", "让顾客任选几样；留空则全部赠送。", "How many the buyer may pick; empty: all are given.", at_least=1),
    ] = None
    every_minor: Annotated[
        int | None,
        field(
            "每满金额送一次",
            "Each time",
            "每满这么多送一次；留空只送一次。",
            "Given again each time this amount is filled; empty: once.",
            widget="money",
            at_least=1,
        ),
    ] = None
    at_most_times: Annotated[int | None, _TIMES] = None


class Pick(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Which goods. Named in any of the lists is in; all lists empty means everything."""

    products: Annotated[tuple[str, ...], field("商品", "Products", "商品编号。", "Product ids.", widget="products", max_length=5000)] = ()
    skus: Annotated[tuple[str, ...], field("SKU", "SKUs", "规格编号。", "Ids of variants.", max_length=5000)] = ()
    categories: Annotated[
        tuple[str, ...],
        field("类目", "Categories", "类目路径，包含其下级。", "Paths; what lies below is included.", widget="categories", max_length=500),
    ] = ()
    brands: Annotated[tuple[str, ...], field("品牌", "Brands", "品牌名称。", "Names of brands.", max_length=500)] = ()


class BuyGet(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="buy_get"):
    """Buy some, get some at a lower price or free. No unit is bought and got at once."""

    buy: Annotated[int, field("买几件", "Buy", "在适用范围内买几件。", "How many in scope have to be bought.", at_least=1)]
    get: Annotated[int, field("得几件", "Get", "得到几件优惠。", "How many become cheaper.", at_least=1)] = 1
    off_ppm: Annotated[int, _off("100% 就是免费。", "100 % means free.")] = WHOLE
    which: Annotated[
        Literal["cheapest", "dearest", "each_set"],
        field(
            "优惠哪几件",
            "Which ones",
            "优惠落在哪些商品上。",
            "Which units become cheaper.",
            choices={
                "cheapest": ("全部商品里最便宜的", "The cheapest of all"),
                "dearest": ("全部商品里最贵的", "The dearest of all"),
                "each_set": ("从贵到便宜分组，每组里最便宜的", "Sorted from dear to cheap, the cheapest of each set"),
            },
        ),
    ] = "cheapest"
    of: Annotated[
        Pick | None,
        field("得到的商品", "What is got", "留空则与购买范围相同。", "Empty: the goods in scope themselves."),
    ] = None
    at_most_times: Annotated[int | None, _TIMES] = None


class NthItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="nth_item"):
    """Every n-th item costs less. Items are counted from the dearest to the cheapest."""

    n: Annotated[int, field("第几件", "Which", "第几件优惠，例如 2。", "2 for the second.", at_least=2)] = 2
    off_ppm: Annotated[int, _off("第二件半价填 50%。", "50 % makes the second half price.")] = 500_000
    price_minor: Annotated[
        int | None,
        field("固定价", "Set price", "第 n 件改按这个价；留空按比例。", "Its price instead of a share; empty: by share.", widget="money"),
    ] = None
    same_product: Annotated[bool, field("同款才算", "Of one product", "勾选后每种商品单独数。", "Each product is counted on its own.")] = (
        False
    )
    repeat: Annotated[bool, field("循环", "Every one", "每逢第 n 件都优惠。", "Every n-th item, not only the first.")] = True
    at_most_times: Annotated[int | None, _TIMES] = None


class Bundle(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="bundle"):
    """So many items of the scope together for one price; sets are made from dear to cheap and used where they save."""

    count: Annotated[int, field("几件", "Items", "几件一组。", "How many make a set.", at_least=2)]
    price_minor: Annotated[int, field("一口价", "Price", "一组的价格。", "What a set costs.", widget="money", at_least=0)]
    at_most_times: Annotated[int | None, _TIMES] = None


class ExchangeItem(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that may be had for a set price."""

    product_id: Annotated[str, _PRODUCT]
    price_minor: Annotated[int, field("换购价", "Price", "换购时付多少。", "What it then costs.", widget="money", at_least=0)]
    sku: Annotated[str, _SKU] = ""


class Exchange(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="exchange"):
    """Once the goods in scope reach an amount, some items may be had for a set price. Exchanged units do not count towards it."""

    reach_minor: Annotated[int, field("门槛", "Reach", "买满多少可换购。", "What has to be bought.", widget="money", at_least=0)]
    items: Annotated[tuple[ExchangeItem, ...], field("可换购商品", "Items", "可以换购什么。", "What may be had.")]
    at_most_items: Annotated[int, field("最多换购几件", "Items at most", "一单最多换购几件。", "How many in one order.", at_least=1)] = 1


class TierPrice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What members of a tier pay: a set price, or a share off."""

    tier: Annotated[
        str, field("等级", "Tier", "会员等级代号；* 为任意等级。", "Key of the tier; * for any tier.", widget="tier", max_length=60)
    ]
    off_ppm: Annotated[int, _off("按比例优惠。", "By share.")] = 0
    price_minor: Annotated[int | None, field("固定价", "Set price", "留空按比例优惠。", "Empty: by share.", widget="money", at_least=0)] = (
        None
    )


class MemberPrices(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="member_price"):
    """A lower price for members; it never is a higher one."""

    tiers: Annotated[tuple[TierPrice, ...], field("各等级价格", "Prices", "顾客的等级决定价格。", "The buyer's tier decides.")]


Terms = Threshold | Percent | Fixed | ShippingOff | Gift | BuyGet | NthItem | Bundle | Exchange | MemberPrices
