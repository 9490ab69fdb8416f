"""From a share or an amount to exact parts for each item, by the declared rounding. Never more than what is left of an item."""

from collections.abc import Iterable, Sequence

from antiphon.features.promotions.pricing.rounding import share, share_out
from antiphon.features.promotions.pricing.settings import Rounding
from antiphon.features.promotions.pricing.sheet import Amounts
from antiphon.features.promotions.pricing.units import Run

Left = Sequence[int] | dict[int, int]  # what an item can still give, by item


class Calculator:
    """Spreads discounts over items of one cart: `places` are the items' places in it, `quantities` how many units they have."""

    __slots__ = ("places", "quantities", "rounding")

    def __init__(self, rounding: Rounding, places: Sequence[int], quantities: Sequence[int]) -> None:
        self.rounding = rounding
        self.places = places
        self.quantities = quantities

    def spread(self, amount: int, items: Sequence[int], weights: Sequence[int], left: Left) -> Amounts:
        """An amount shared out to items by their weights (both lists in one order)."""
        if amount <= 0:
            return []
        caps = [left[item] for item in items]
        remainder = self.rounding.remainder
        places = self.places if remainder != "last" else [self.places[item] for item in items]
        parts = share_out(amount, weights, caps, remainder, places)
        return [(item, part) for item, part in zip(items, parts, strict=True) if part]

    def split(self, amount: int, values: dict[int, int]) -> Amounts:
        """An amount shared out by values, none above its value."""
        return self.spread(amount, sorted(values), [values[item] for item in sorted(values)], values)

    def percent(self, ppm: int, cap: int | None, items: Sequence[int], base: Sequence[int], left: Sequence[int]) -> Amounts:
        """A share of whole items."""
        level, way = self.rounding.level, self.rounding.way
        weights = [base[item] for item in items]
        if level == "order":
            return self.spread(_capped(share(sum(weights), ppm, way), cap), items, weights, left)
        if level == "line":
            parts = [share(weight, ppm, way) for weight in weights]
        else:
            parts = [self._unit_share(base[item], self.quantities[item], ppm) for item in items]
        return self._fit(parts, cap, items, left)

    def percent_of_units(self, ppm: int, runs: Iterable[Run], left: Sequence[int], cap: int | None = None) -> Amounts:
        """A share of some units."""
        level, way = self.rounding.level, self.rounding.way
        values: dict[int, int] = {}
        parts: dict[int, int] = {}
        for value, count, item in runs:
            values[item] = values.get(item, 0) + value * count
            if level == "unit":
                parts[item] = parts.get(item, 0) + count * share(value, ppm, way)
        items = sorted(values)
        weights = [values[item] for item in items]
        if level == "order":
            return self.spread(_capped(share(sum(weights), ppm, way), cap), items, weights, left)
        if level == "line":
            return self._fit([share(weight, ppm, way) for weight in weights], cap, items, left)
        return self._fit([parts[item] for item in items], cap, items, left)

    def off_units(self, saved: Iterable[tuple[int, int]], left: Sequence[int]) -> Amounts:
        """Amounts off units, given as (item, amount), summed by item."""
        sums: dict[int, int] = {}
        for item, amount in saved:
            sums[item] = sums.get(item, 0) + amount
        items = sorted(sums)
        return self._fit([sums[item] for item in items], None, items, left)

    def _unit_share(self, amount: int, quantity: int, ppm: int) -> int:
        value, dearer = divmod(amount, quantity)
        way = self.rounding.way
        return dearer * share(value + 1, ppm, way) + (quantity - dearer) * share(value, ppm, way)

    def _fit(self, parts: Sequence[int], cap: int | None, items: Sequence[int], left: Sequence[int]) -> Amounts:
        """The parts as they are; above the cap they shrink in proportion."""
        if cap is not None and sum(parts) > cap:
            return self.spread(cap, items, parts, left)
        return [(item, fitting) for item, part in zip(items, parts, strict=True) if (fitting := min(part, left[item])) > 0]


def _capped(amount: int, cap: int | None) -> int:
    return amount if cap is None else min(amount, cap)
