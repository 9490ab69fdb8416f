"""From clean lines to events in the words of the collect API, each with an id that is the same at every import.

An order is one `Order Completed` with all its products, or one `Order Refunded`; an order that holds both tells both. Its
revenue is the exact sum of its rows, rounded once to the smallest unit of its currency, half to even. An order with more products than
an event may hold goes on in events called `Order Continued`, which carry no money.
"""

from collections.abc import Iterator
from collections.abc import Mapping as Values
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from typing import Any, Final, NamedTuple

import msgspec

from antiphon.connectors.tabular.mapping import PRODUCT, WHO, Mapping
from antiphon.connectors.tabular.staging import Table, quoted
from antiphon.kernel.clock import from_ms, get_zone, to_ms
from antiphon.kernel.currency import from_minor, to_minor

PRODUCTS_BYTES: Final = 24_000  # of the products of one event: an event may have 32 KB
_QUARTER_MS: Final = 900_000
_PRODUCT: Final = {field: "name" if field == "product_name" else field for field in PRODUCT}


class Told(NamedTuple):
    """One event, encoded. `minor` is what it adds to the takings; refunds are negative."""

    name: str
    body: bytes
    at_ms: int | None = None
    minor: int = 0


def count_told(table: Table, mapping: Mapping) -> int:
    """How many turns `tell` takes, for a progress bar."""
    questions = [_people_sql(mapping)] if mapping.form != "people" else []
    questions += [_orders_sql(mapping)] if mapping.form == "orders" else [_rows_sql(mapping)]
    return sum(int(table.rows(f"SELECT count(*) FROM ({question})")[0][0]) for question in questions)  # noqa: S608 - our own questions


def tell(table: Table, mapping: Mapping) -> Iterator[Told]:
    """All events, people first, then by time. The order is the same at every import of the same file."""
    if mapping.form != "people":
        for row in table.stream(f"SELECT * FROM ({_people_sql(mapping)}) ORDER BY ALL"):  # noqa: S608 - our own question
            yield _tell_person(mapping, row)
    if mapping.form == "orders":
        for row in table.stream(f"SELECT * FROM ({_orders_sql(mapping)}) ORDER BY local_at, order_id, is_refund"):  # noqa: S608
            yield from _tell_order(mapping, row)
    else:
        for row in table.stream(f"SELECT * FROM ({_rows_sql(mapping)}) ORDER BY local_at, number"):  # noqa: S608
            yield _tell_row(mapping, row)


# -------------------------------------------------------------------------------------------------------- people


def _who_columns(mapping: Mapping) -> list[str]:
    return [*WHO, *(quoted("ext " + kind) for kind in mapping.external_ids)]


def _people_sql(mapping: Mapping) -> str:
    """Each person with each set of traits, at the first moment of that set."""
    who = ", ".join(_who_columns(mapping))
    return f"""SELECT {who}, traits, min(local_at) AS local_at, arg_min(ahead, local_at) AS ahead FROM line
        WHERE bad IS NULL AND is_named AND (email IS NOT NULL OR phone IS NOT NULL OR traits <> '{{}}') GROUP BY {who}, traits"""  # noqa: S608


def _tell_person(mapping: Mapping, row: tuple[Any, ...]) -> Told:
    *who, traits, local_at, ahead = row
    at_ms = moment(local_at, ahead, mapping.zone)
    told = {"traits": _plain(traits) | _reach(who)}
    return _told(mapping, "identify", "Identified", _key(*who, traits), who, at_ms, told)


def _reach(who: list[str | None]) -> dict[str, Any]:
    return {name: value for name, value in (("email", who[2]), ("phone", who[3])) if value is not None}


# -------------------------------------------------------------------------------------------------------- orders


def _orders_sql(mapping: Mapping) -> str:
    who = ", ".join(f"max({column}) AS {column}" for column in _who_columns(mapping))
    product = _product_sql(mapping)
    products = f"list({product} ORDER BY number) FILTER ({product} IS NOT NULL)" if product else "CAST([] AS VARCHAR[])"
    return f"""SELECT order_id, is_refund, {who}, min(local_at) AS local_at,
            arg_min(ahead, local_at) AS ahead, max(currency) AS currency, max(coupon) AS coupon, max(channel) AS channel,
            max(affiliation) AS affiliation, arg_min(properties, number) AS properties, sum(amount) AS amount,
            sum(quantity) AS quantity, {products} AS products
        FROM line WHERE bad IS NULL GROUP BY order_id, is_refund"""  # noqa: S608 - names of our own relation


def _product_sql(mapping: Mapping) -> str:
    """One row as a product of Spec V2 in JSON; NULL for a row without a word about the product. Empty where no column says one.

    Written in SQL because half a million dictionaries cost ten times as much.
    """
    fields = [field for field in PRODUCT if field in mapping.columns]
    if not fields:
        return ""
    parts = [f"""coalesce('"{_PRODUCT[field]}":' || CAST(to_json({field}) AS VARCHAR) || ',', '')""" for field in fields]
    price = _number_sql("abs(coalesce(price, amount / nullif(quantity, 0)))")
    parts.append(f"""coalesce('"price":' || {price} || ',', '')""")
    some = " OR ".join(f"{field} IS NOT NULL" for field in fields)
    return f"""CASE WHEN {some} THEN '{{' || {" || ".join(parts)} || '"quantity":' || {_number_sql("abs(quantity)")} || '}}' END"""


def _tell_order(mapping: Mapping, row: tuple[Any, ...]) -> Iterator[Told]:
    order_id, is_refund, *rest = row
    who, rest = rest[: len(_who_columns(mapping))], rest[len(_who_columns(mapping)) :]
    local_at, ahead, currency, coupon, channel, affiliation, properties, amount, quantity, products = rest
    at_ms = moment(local_at, ahead, mapping.zone)
    minor = to_minor(abs(amount), currency)
    name, key = ("Order Refunded", "refund") if is_refund else ("Order Completed", "order")
    about = {"coupon": coupon, "channel": channel, "affiliation": affiliation}
    parts = list(_parts(products or []))
    said = {
        **_plain(properties),
        **{field: value for field, value in about.items() if value is not None},
        "order_id": order_id,
        "currency": currency,
        "revenue": _json_number(from_minor(minor, currency)),
        "quantity": _json_number(abs(quantity)),
        **({"products": parts[0]} if products else {}),
        **({"parts": len(parts)} if len(parts) > 1 else {}),
    }
    nobody = f"{mapping.name}:guest:{order_id}"
    told = _told(mapping, "track", name, f"{key}:{order_id}", who, at_ms, {"properties": said}, nobody)
    yield told._replace(minor=-minor if is_refund else minor)
    for number, part in enumerate(parts[1:], 2):
        more = {"properties": {"order_id": order_id, "part": number, "parts": len(parts), "products": part}}
        yield _told(mapping, "track", "Order Continued", f"{key}:{order_id}:{number}", who, at_ms, more, nobody)


def _number_sql(value: str) -> str:
    """A number as JSON writes it: whole where it is whole."""
    return f"regexp_replace(CAST(CAST({value} AS DOUBLE) AS VARCHAR), '\\.0$', '')"


def _parts(products: list[str]) -> Iterator[msgspec.Raw]:
    """The products in as few lists as fit into events, the first of them even when it is empty."""
    part: list[bytes] = []
    size = 0
    for product in map(str.encode, products):
        size += len(product) + 1
        if size > PRODUCTS_BYTES and part:
            yield msgspec.Raw(b"[" + b",".join(part) + b"]")
            part, size = [], len(product) + 1
        part.append(product)
    yield msgspec.Raw(b"[" + b",".join(part) + b"]")


# ---------------------------------------------------------------------------------------------- rows as they are


def _rows_sql(mapping: Mapping) -> str:
    who = ", ".join(_who_columns(mapping))
    about = ", ".join(("order_id", *PRODUCT, "quantity", "price", "amount", "currency", "coupon", "channel", "affiliation"))
    return f"""SELECT number, type, event, message_id, name, content, row_number() OVER (PARTITION BY content ORDER BY number) AS nth,
            {who}, local_at, ahead, traits, properties, {about} FROM line WHERE bad IS NULL"""  # noqa: S608 - names of our own relation


def _tell_row(mapping: Mapping, row: tuple[Any, ...]) -> Told:
    _, kind, event, message_id, name, content, nth, *rest = row
    who, rest = rest[: len(_who_columns(mapping))], rest[len(_who_columns(mapping)) :]
    local_at, ahead, traits, properties, *about = rest
    at_ms = None if local_at is None else moment(local_at, ahead, mapping.zone)
    key = f"event:{message_id}" if message_id is not None else f"row:{content}:{nth}"
    if mapping.form == "people" or kind == "identify":
        named = {"name": name} if name is not None else {}
        return _told(mapping, "identify", "Identified", key, who, at_ms, {"traits": _plain(traits) | named | _reach(who)})
    fields = ("order_id", *_PRODUCT.values(), "quantity", "price", "revenue", "currency", "coupon", "channel", "affiliation")
    said = {field: _json_number(value) for field, value in zip(fields, about, strict=True) if value is not None}
    if "price" in said and "amount" not in mapping.columns:
        said.pop("revenue", None)  # a price that was looked at is not money that came in
    event = event or mapping.event
    return _told(mapping, kind or "track", event, key, who, at_ms, {"properties": _plain(properties) | said})


# ------------------------------------------------------------------------------------------------------ together


def _told(
    mapping: Mapping,
    kind: str,
    name: str,
    key: str,
    who: list[str | None],
    at_ms: int | None,
    more: Values[str, Any],
    nobody: str = "",
) -> Told:
    event: dict[str, Any] = {"type": kind, "messageId": f"{mapping.name}:{key}"}
    if kind == "track":
        event["event"] = name
    elif kind != "identify" and name:
        event["name"] = name
    if at_ms is not None:
        event["timestamp"] = from_ms(at_ms).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    user_id, anonymous_id, *_ = who
    if user_id is not None:
        event["userId"] = user_id
    if anonymous_id is not None:
        event["anonymousId"] = anonymous_id
    elif user_id is None:
        event["anonymousId"] = f"{mapping.name}:{_key(*who)}" if any(who) else nobody
    event["context"] = _context(mapping, kind, who)
    event.update(more)
    return Told(name, msgspec.json.encode(event), at_ms)


def _context(mapping: Mapping, kind: str, who: list[str | None]) -> dict[str, Any]:
    context: dict[str, Any] = {"library": {"name": "antiphon-import"}}
    if kind != "identify" and (reach := _reach(who)):
        context["traits"] = reach
    external = [{"type": type_, "id": value} for type_, value in zip(mapping.external_ids, who[4:], strict=True) if value is not None]
    if external:
        context["externalIds"] = external
    return context


def moment(local_at: datetime, ahead: int | None, zone: str) -> int:
    """Milliseconds since 1970 of a wall-clock time. `ahead` are minutes before UTC, None: as the zone was that day."""
    local_ms = to_ms(local_at.replace(tzinfo=UTC))
    return local_ms - 60_000 * ahead if ahead is not None else local_ms - _offset_ms(local_ms // _QUARTER_MS, zone)


@lru_cache(maxsize=65536)
def _offset_ms(quarter: int, zone: str) -> int:
    """How far a zone is ahead of UTC at a wall-clock quarter of an hour; clocks are changed at whole quarters."""
    local = from_ms(quarter * _QUARTER_MS).replace(tzinfo=get_zone(zone))
    return quarter * _QUARTER_MS - to_ms(local)


def _key(*parts: str | None) -> str:
    return blake2b("\0".join(part or "" for part in parts).encode(), digest_size=12).hexdigest()


def _plain(text: str) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.json.decode(text)
    return {name: value for name, value in found.items() if value is not None}


def _json_number(value: Any) -> Any:
    """A decimal as JSON writes it: whole where it is whole."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(round(value, 6))
