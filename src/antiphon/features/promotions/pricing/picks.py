"""Which items each list of goods means, found by looking up what an item is, not by asking every list about every item."""

from collections import defaultdict

from antiphon.features.promotions.pricing.goods import Goods
from antiphon.features.promotions.pricing.terms import Pick

EVERYTHING = -1
NOTHING = -2


class PickIndex:
    """All lists of a workspace's promotions, turned round: product, SKU, category or brand -> the lists that name it."""

    def __init__(self) -> None:
        self._products: defaultdict[str, list[int]] = defaultdict(list)
        self._skus: defaultdict[str, list[int]] = defaultdict(list)
        self._categories: defaultdict[str, list[int]] = defaultdict(list)
        self._brands: defaultdict[str, list[int]] = defaultdict(list)
        self._count = 0

    def add(self, pick: Pick, when_empty: int) -> int:
        """The number of a list; `when_empty` (EVERYTHING or NOTHING) for one that names nothing."""
        if not (pick.products or pick.skus or pick.categories or pick.brands):
            return when_empty
        number = self._count
        self._count += 1
        for names, index in (
            (pick.products, self._products),
            (pick.skus, self._skus),
            ([path.strip("/") for path in pick.categories], self._categories),
            (pick.brands, self._brands),
        ):
            for name in set(names):
                index[name].append(number)
        return number

    def find_items(self, goods: Goods) -> list[list[int]]:
        """For each list, the promotable items that it names, in their order."""
        found: list[list[int]] = [[] for _ in range(self._count)]
        if not self._count:
            return found
        none: list[int] = []
        for item in goods.items:
            line = goods.firsts[item]
            numbers = self._products.get(line.product_id, none) + self._brands.get(line.brand, none)
            if line.sku:
                numbers += self._skus.get(line.sku, none)
            if line.category and self._categories:
                numbers += self._of_category(line.category.strip("/"))
            for number in numbers:
                items = found[number]
                if not items or items[-1] != item:
                    items.append(item)
        return found

    def _of_category(self, path: str) -> list[int]:
        numbers: list[int] = []
        end = len(path)
        while end > 0:
            numbers += self._categories.get(path[:end], ())
            end = path.rfind("/", 0, end)
        return numbers
