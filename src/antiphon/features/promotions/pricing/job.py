"""What the calculation of one promotion is given: its terms, the goods it means, and the sheet as it stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from antiphon.features.promotions.pricing.amounts import Calculator
from antiphon.features.promotions.pricing.cart import Cart
from antiphon.features.promotions.pricing.goods import Goods
from antiphon.features.promotions.pricing.rules import Promotion
from antiphon.features.promotions.pricing.sheet import Amounts, Gives, Refuses, Sheet


@dataclass(slots=True)
class Desk:
    """What all calculations of one cart share."""

    cart: Cart
    goods: Goods
    calculator: Calculator


@dataclass(slots=True)
class Job:
    """One promotion on one cart. `items` are in scope, `of` are what a second list in the terms names."""

    desk: Desk
    promotion: Promotion
    items: Sequence[int]
    of: Sequence[int]
    sheet: Sheet
    base: list[int]

    def total(self) -> int:
        """The amount of the goods in scope, as the promotion's base has it."""
        base = self.base
        return sum([base[item] for item in self.items])

    def count(self) -> int:
        """How many units are in scope."""
        quantities = self.desk.goods.quantities
        return sum([quantities[item] for item in self.items])


Calculate = Callable[[Job], Gives | Refuses]
NOTHING_LEFT = Refuses("nothing_left")


def given(amounts: Amounts, times: int = 1) -> Gives | Refuses:
    """The amounts, or the reason that nothing is left to take them from."""
    return Gives(amounts, times) if amounts else NOTHING_LEFT


def spend_more(missing: int, reach: int) -> Refuses:
    """An amount that is not reached yet."""
    return Refuses("spend_more", {"missing_minor": missing, "reach_minor": reach})


def add_more(missing: int, reach: int) -> Refuses:
    """A number of items that is not reached yet."""
    return Refuses("add_more", {"missing_count": missing, "reach_count": reach})
