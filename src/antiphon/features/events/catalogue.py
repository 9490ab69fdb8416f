"""The e-commerce events we know: Segment's Spec V2, its older names, and Google Analytics 4.

Names and properties of the other two are turned into Spec V2, so that everything behind reads one language. Names that are
not listed are fine: they are the shop's own. Sources: Segment "Ecommerce Spec V2" and "Ecommerce Spec v1"; Google "GA4 ecommerce".
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, Literal

import msgspec

from antiphon.features.events.loose import mapping, number, sequence

Dialect = Literal["spec", "v1", "ga4"]
Word = Annotated[str, msgspec.Meta(max_length=255)] | int | None
Number = int | float | None

SPEC_V2 = (
    "Products Searched",
    "Product List Viewed",
    "Product List Filtered",
    "Promotion Viewed",
    "Promotion Clicked",
    "Product Clicked",
    "Product Viewed",
    "Product Added",
    "Product Removed",
    "Cart Viewed",
    "Checkout Started",
    "Checkout Step Viewed",
    "Checkout Step Completed",
    "Payment Info Entered",
    "Order Completed",
    "Order Updated",
    "Order Refunded",
    "Order Cancelled",
    "Coupon Entered",
    "Coupon Applied",
    "Coupon Denied",
    "Coupon Removed",
    "Product Added to Wishlist",
    "Product Removed from Wishlist",
    "Wishlist Product Added to Cart",
    "Product Shared",
    "Cart Shared",
    "Product Reviewed",
)

V1: Mapping[str, str] = {
    "Searched Products": "Products Searched",
    "Viewed Product Category": "Product List Viewed",
    "Viewed Product List": "Product List Viewed",
    "Filtered Product List": "Product List Filtered",
    "Viewed Promotion": "Promotion Viewed",
    "Clicked Promotion": "Promotion Clicked",
    "Clicked Product": "Product Clicked",
    "Viewed Product": "Product Viewed",
    "Added Product": "Product Added",
    "Removed Product": "Product Removed",
    "Viewed Cart": "Cart Viewed",
    "Started Checkout": "Checkout Started",
    "Viewed Checkout Step": "Checkout Step Viewed",
    "Completed Checkout Step": "Checkout Step Completed",
    "Entered Payment Info": "Payment Info Entered",
    "Completed Order": "Order Completed",
    "Updated Order": "Order Updated",
    "Refunded Order": "Order Refunded",
    "Cancelled Order": "Order Cancelled",
    "Entered Coupon": "Coupon Entered",
    "Applied Coupon": "Coupon Applied",
    "Denied Coupon": "Coupon Denied",
    "Removed Coupon": "Coupon Removed",
    "Added Product to Wishlist": "Product Added to Wishlist",
    "Removed Product from Wishlist": "Product Removed from Wishlist",
    "Added to Cart from Wishlist": "Wishlist Product Added to Cart",
    "Shared Product": "Product Shared",
    "Shared Cart": "Cart Shared",
    "Reviewed Product": "Product Reviewed",
}

GA4: Mapping[str, str] = {
    "search": "Products Searched",
    "view_search_results": "Products Searched",
    "view_item_list": "Product List Viewed",
    "select_item": "Product Clicked",
    "view_item": "Product Viewed",
    "add_to_cart": "Product Added",
    "remove_from_cart": "Product Removed",
    "view_cart": "Cart Viewed",
    "add_to_wishlist": "Product Added to Wishlist",
    "begin_checkout": "Checkout Started",
    "add_shipping_info": "Checkout Step Completed",
    "add_payment_info": "Payment Info Entered",
    "purchase": "Order Completed",
    "refund": "Order Refunded",
    "view_promotion": "Promotion Viewed",
    "select_promotion": "Promotion Clicked",
}

ORDERS = frozenset({"Checkout Started", "Order Completed", "Order Updated", "Order Refunded", "Order Cancelled"})
NEEDS_ORDER = frozenset({"Order Completed", "Order Updated", "Order Refunded", "Order Cancelled"})

GA4_ORDER = {"transaction_id": "order_id", "search_term": "query", "item_list_id": "list_id", "item_list_name": "category"}
GA4_PROMOTION = {"creative_name": "creative", "creative_slot": "position", "promotion_name": "name"}
GA4_ITEM = {
    "item_id": "product_id",
    "item_name": "name",
    "item_brand": "brand",
    "item_category": "category",
    "item_variant": "variant",
    "index": "position",
}
V1_WORDS = {"orderId": "order_id", "productId": "product_id", "checkoutId": "checkout_id"}


class Known(msgspec.Struct, frozen=True):
    """A name of the catalogue: what it is in Spec V2, and who calls it as it came."""

    name: str
    dialect: Dialect


class Product(msgspec.Struct, gc=False):
    """The typed fields of a product, in Spec V2 and GA4. Everything else about it may be anything."""

    product_id: Word = None
    item_id: Word = None
    sku: Word = None
    name: Word = None
    item_name: Word = None
    price: Number = None
    quantity: Number = None
    discount: Number = None


class Commerce(Product, gc=False):
    """The typed fields of an e-commerce event. A wrong type in one of them means that sums over it would be wrong."""

    order_id: Word = None
    transaction_id: Word = None
    checkout_id: Word = None
    coupon: Word = None
    currency: Word = None
    revenue: Number = None
    total: Number = None
    subtotal: Number = None
    value: Number = None
    tax: Number = None
    shipping: Number = None
    products: list[Product] | None = None
    items: list[Product] | None = None


NUMBERS = frozenset(field.name for field in msgspec.structs.fields(Commerce) if field.type == Number)
LISTS = ("products", "items")


def _keys() -> dict[str, Known]:
    keys = {name: Known(name, "spec") for name in SPEC_V2}
    keys |= {old: Known(new, "v1") for old, new in V1.items()}
    keys |= {old: Known(new, "ga4") for old, new in GA4.items()}
    for name, known in tuple(keys.items()):
        keys.setdefault(name.casefold(), known)
        if known.dialect != "ga4":
            keys.setdefault(name.casefold().replace(" ", "_"), known)
    return keys


_KEYS = _keys()


@lru_cache(maxsize=4096)
def find(name: str) -> Known | None:
    """The event a name stands for, whatever its case; snake_case spellings too. None for the shop's own events."""
    return _KEYS.get(name) or _KEYS.get(name.strip().casefold())


def check(properties: dict[str, Any]) -> str | None:
    """What is wrong with the properties of an e-commerce event, in one sentence; None when nothing is.

    Numbers may come as text that reads as a number ("12.50"), as many shops send them.
    """
    try:
        msgspec.convert(properties, Commerce)
    except msgspec.ValidationError:
        return _complaint(properties)
    return None


def _complaint(properties: dict[str, Any]) -> str | None:
    try:
        msgspec.convert(with_numbers(properties), Commerce)
    except msgspec.ValidationError as error:
        return str(error).replace("`$", "`properties").replace("`", "'")
    return None


def with_numbers(properties: dict[str, Any]) -> dict[str, Any]:
    """The same properties with numbers for known fields that came as text; text that is no number is left as it is."""
    if not _has_text(properties):
        return properties
    changed = {key: _number(value) if key in NUMBERS else value for key, value in properties.items()}
    for key in LISTS:
        if isinstance(changed.get(key), list):
            changed[key] = [_numbered(entry) for entry in sequence(changed[key])]
    return changed


def _has_text(properties: dict[str, Any]) -> bool:
    """Whether a number came as text; asked of every event, so that most of them need not be copied."""
    if any(isinstance(properties[key], str) for key in NUMBERS.intersection(properties)):
        return True
    entries = [mapping(entry) for key in LISTS if key in properties for entry in sequence(properties[key])]
    return any(isinstance(entry[key], str) for entry in entries for key in NUMBERS.intersection(entry))


def _numbered(entry: object) -> object:
    if not isinstance(entry, dict):
        return entry
    return {key: _number(value) if key in NUMBERS else value for key, value in mapping(entry).items()}  # pyright: ignore[reportUnknownArgumentType]


def _number(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not text:
        return None
    try:
        found = number(msgspec.json.decode(text.encode().removeprefix(b"+")))
    except (msgspec.DecodeError, UnicodeError):
        return value
    return value if found is None else found


def to_spec(known: Known, properties: dict[str, Any]) -> dict[str, Any]:
    """Properties in the words of Spec V2. What we have no word for stays under its own."""
    given = with_numbers(properties)
    if known.dialect == "v1":
        given = _renamed(given, V1_WORDS)
        if "id" in given:
            given.setdefault("order_id" if known.name in ORDERS else "product_id", given["id"])
        return given
    return _from_ga4(known.name, given) if known.dialect == "ga4" else given


def _from_ga4(name: str, given: dict[str, Any]) -> dict[str, Any]:
    words = GA4_ORDER | GA4_PROMOTION if name.startswith("Promotion") else GA4_ORDER
    spec = _renamed(given, words)
    if "items" in spec:
        products = [_renamed(mapping(item), GA4_ITEM) for item in sequence(spec.pop("items"))]
        spec["products"] = products
        if name not in ORDERS and len(products) == 1:
            spec = products[0] | spec  # Spec V2 has one product's fields at the top
    if name in NEEDS_ORDER and spec.get("revenue") is None and spec.get("value") is not None:
        spec["revenue"] = spec["value"]  # GA4 defines value as price times quantity, without shipping and tax: Spec V2's revenue
    return spec


def _renamed(given: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    renamed = {words.get(key, key): value for key, value in given.items() if words.get(key, key) == key or words[key] not in given}
    kept = {key: value for key, value in given.items() if key in words and words[key] in given}
    return kept | renamed
