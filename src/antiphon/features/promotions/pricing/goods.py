"""The goods of a cart as they are calculated with: lines that differ in their id only are one item, in an order of their own.

So neither the order of the lines, nor whether something was added in one step or in several, can change what anything costs.
"""

from antiphon.features.promotions.pricing.cart import Cart, CartLine
from antiphon.kernel.errors import Invalid

Key = tuple[str, str, str, str, int, int, bool]


class Goods:
    """Items in the order of their product and SKU, as parallel lists; the slot after the last item is shipping."""

    __slots__ = ("_cart", "firsts", "items", "lines", "places", "quantities", "values")

    def __init__(self, cart: Cart) -> None:
        groups: dict[Key, list[int]] = {}
        for at, line in enumerate(cart.lines):
            key = (line.product_id, line.sku, line.category, line.brand, line.price_minor, line.tax_ppm, line.promotable)
            groups.setdefault(key, []).append(at)
        if len({line.id for line in cart.lines}) < len(cart.lines):
            raise Invalid("Two lines of the cart have one id; give each line its own.", code="line_twice")
        self._cart = cart
        # per item: where in the cart its lines are, in the order of their ids
        self.lines = [sorted(groups[key], key=lambda at: cart.lines[at].id) for key in sorted(groups)]
        self.firsts: list[CartLine] = [cart.lines[places[0]] for places in self.lines]
        self.places = [max(places) for places in self.lines]
        self.places.append(len(cart.lines))
        self.quantities = [sum(cart.lines[at].quantity for at in places) for places in self.lines]
        self.values = [line.price_minor * quantity for line, quantity in zip(self.firsts, self.quantities, strict=True)]
        self.values.append(cart.shipping.price_minor)
        self.items = [index for index, line in enumerate(self.firsts) if line.promotable]

    @property
    def shipping(self) -> int:
        """The slot of shipping."""
        return len(self.firsts)

    def counts_of(self, item: int) -> list[int]:
        """How many units each line of the item has."""
        return [self._cart.lines[at].quantity for at in self.lines[item]]
