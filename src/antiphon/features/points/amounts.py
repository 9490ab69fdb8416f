"""How much a rule gives before multipliers and limits: fixed, by money, by piece. Exact fractions, rounded by the caller."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Annotated, Final, Literal

import msgspec

from antiphon.kernel.amounts import split_by_weight
from antiphon.sdk.orders import Line, Order
from antiphon.sdk.words import field

MAX_POINTS: Final = 1_000_000_000


class Lines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which lines of an order count. Several lists together: a line must be in each that is not empty."""

    categories: Annotated[
        tuple[str, ...], field("品类", "Categories", "只算这些品类；留空不限。", "Only these; empty: any.", max_length=200)
    ] = ()
    brands: Annotated[tuple[str, ...], field("品牌", "Brands", "只算这些品牌；留空不限。", "Only these; empty: any.", max_length=200)] = ()
    products: Annotated[
        tuple[str, ...], field("商品编号", "Products", "只算这些商品；留空不限。", "Only these ids; empty: any.", max_length=1000)
    ] = ()
    without: Annotated[
        bool, field("反选", "All but these", "勾选后改为“除这些以外的都算”。", "Count every line that the lists do not name.")
    ] = False

    @property
    def is_everything(self) -> bool:
        """Whether no line is left out."""
        return not (self.categories or self.brands or self.products)


class Fixed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="fixed"):
    """So many each time."""

    points: Annotated[int, field("积分", "Points", "每次给多少。", "How many each time.", at_least=1, at_most=MAX_POINTS)] = 10


class PerMoney(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="per_money"):
    """So many for each unit of money of the order: exact, rounded once at the end."""

    points: Annotated[int, field("积分", "Points", "每满一份金额给多少。", "For each unit of money.", at_least=1, at_most=MAX_POINTS)] = 1
    each_minor: Annotated[
        int,
        field("每满金额", "Each", "一份是多少钱，例如 1 元。", "The unit, such as 1.00.", widget="money", at_least=1),
    ] = 100
    whole_units: Annotated[
        bool,
        field(
            "只算整份",
            "Whole units only",
            "勾选：99.5 元按 99 份算；不勾：按 99.5 份算，最后取整。",
            "On: 99.50 is 99 units; off: 99.5 units, rounded at the end.",
        ),
    ] = False
    base: Annotated[
        Literal["goods", "total"],
        field(
            "按什么金额算",
            "Of which amount",
            "商品实付不含运费和税；订单总额包含。",
            "Goods after discounts, without shipping and tax; or everything that was paid.",
            choices={"goods": ("商品实付", "Goods"), "total": ("订单总额", "Total")},
        ),
    ] = "goods"
    at_least_minor: Annotated[
        int,
        field("起算金额", "From", "订单不到这么多就不给；0 表示不限。", "Smaller orders get nothing; 0: any.", widget="money", at_least=0),
    ] = 0
    lines: Annotated[Lines, field("只算哪些商品", "Which lines", "全部留空表示整单。", "All empty: the whole order.")] = Lines()


class PerPiece(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="per_piece"):
    """So many for each piece."""

    points: Annotated[int, field("积分", "Points", "每件给多少。", "For each piece.", at_least=1, at_most=MAX_POINTS)] = 10
    at_most: Annotated[
        int | None, field("最多算几件", "At most", "每次最多按几件算；留空不限。", "Pieces that count each time; empty: all.", at_least=1)
    ] = None
    lines: Annotated[Lines, field("只算哪些商品", "Which lines", "全部留空表示整单。", "All empty: the whole order.")] = Lines()


Amount = Fixed | PerMoney | PerPiece


class TooSmall(msgspec.Struct, frozen=True):
    """The order does not reach the amount from which the rule gives."""

    wanted_minor: int
    found_minor: int


def worth(amount: Amount, order: Order | None, quantity: int) -> Fraction | TooSmall:
    """What a rule gives for one event. `quantity` is that of an event which is no order."""
    if isinstance(amount, Fixed):
        return Fraction(amount.points)
    if isinstance(amount, PerPiece):
        pieces = quantity if order is None else sum(line.quantity for line in order.lines if counts(amount.lines, line))
        return Fraction(amount.points * (pieces if amount.at_most is None else min(pieces, amount.at_most)))
    found = 0 if order is None else money_of(amount, order)
    if found < amount.at_least_minor:
        return TooSmall(amount.at_least_minor, found)
    units = Fraction(found, amount.each_minor)
    return amount.points * (Fraction(units.numerator // units.denominator) if amount.whole_units else units)


def weights_of(amount: Amount, order: Order) -> tuple[tuple[str, int], ...]:
    """(line, weight) where not every line gave the same for its money: then a refund of goods takes back what just those gave."""
    if isinstance(amount, PerPiece):
        return tuple((line.id, line.quantity) for line in order.lines if counts(amount.lines, line))
    if isinstance(amount, Fixed) or amount.lines.is_everything or not order.lines:
        return ()
    whole = order.revenue_minor if amount.base == "goods" else order.total_minor
    parts = zip(order.lines, spread(whole, order.lines), strict=True)
    return tuple((line.id, part) for line, part in parts if counts(amount.lines, line))


def money_of(amount: PerMoney, order: Order) -> int:
    """The money of an order that counts. Discounts and shipping are spread over the lines by their price, exactly."""
    whole = order.revenue_minor if amount.base == "goods" else order.total_minor
    if amount.lines.is_everything:
        return whole
    return sum(part for line, part in zip(order.lines, spread(whole, order.lines), strict=True) if counts(amount.lines, line))


def spread(amount_minor: int, lines: Sequence[Line]) -> tuple[int, ...]:
    """An amount of the whole order, split exactly to its lines."""
    return split_by_weight(amount_minor, [line.amount_minor for line in lines]) if lines else ()


def counts(lines: Lines, line: Line) -> bool:
    """Whether a line of an order counts."""
    named = (
        (not lines.categories or line.category in lines.categories)
        and (not lines.brands or line.brand in lines.brands)
        and (not lines.products or line.product_id in lines.products or (bool(line.sku) and line.sku in lines.products))
    )
    return named is not (lines.without and not lines.is_everything)
