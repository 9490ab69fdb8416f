"""Which column means what: the file that a merchant writes (TOML or JSON) before an import."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, Final, Literal

import msgspec

from antiphon.kernel.clock import is_zone
from antiphon.kernel.errors import Invalid

Form = Literal["orders", "events", "people"]

WHO: Final = ("user_id", "anonymous_id", "email", "phone")
PRODUCT: Final = ("product_id", "sku", "product_name", "category", "brand", "variant")
_BOUGHT: Final = ("order_id", "quantity", "price", "amount", "currency", "coupon", "channel", "affiliation")
FIELDS: Final[dict[Form, tuple[str, ...]]] = {
    "orders": ("at", *WHO, *PRODUCT, *_BOUGHT),
    "events": ("at", "event", "type", "message_id", *WHO, *PRODUCT, *_BOUGHT),
    "people": ("at", *WHO, "name"),
}
NEEDED: Final[dict[Form, tuple[str, ...]]] = {"orders": ("order_id", "at"), "events": ("at",), "people": ()}
GUESTS: Final = ("0", "-1", "null", "none", "nan", "guest", "anonymous", "undefined", "n/a", "na", "-", "散客", "游客", "匿名")
_KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")

Column = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class Refunds(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How rows that give money back are told, beside a negative amount: by the beginning of the order id, or by a column's values."""

    prefix: str = ""
    column: str = ""
    values: tuple[str, ...] = ()


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the columns of a file mean.

    `name` becomes part of every event's id: the same order under the same name is imported once, however often and from whatever
    file it comes. `columns` maps our field to your column. `traits`, `properties` and `external_ids` map names of your choice.
    """

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=60, pattern=r"^[\w.\-]+$")]
    form: Form
    columns: dict[str, Column]
    traits: dict[str, Column] = {}
    properties: dict[str, Column] = {}
    external_ids: dict[str, Column] = {}
    all_properties: bool = False  # events: every column without another meaning is a property
    event: str = ""  # events: what all rows are called, where no column says it
    currency: str = ""  # ISO 4217, where no column says it
    zone: str = "UTC"  # of times that name none
    date_format: str = ""  # strptime; empty: ISO 8601 and its common relatives, or seconds since 1970
    decimal_mark: Literal[".", ","] = "."
    encoding: str = ""  # empty: found out (UTF-8, GB 18030, UTF-16)
    delimiter: Annotated[str, msgspec.Meta(max_length=1)] = ""  # empty: found out
    guests: Literal["keep", "reject"] = "keep"  # orders without a person: an anonymous person each, or rejected
    guest_ids: tuple[str, ...] = GUESTS  # what stands for "nobody" in the person columns, in any case
    refunds: Refunds = Refunds()
    shift_days: int | Literal["to_today"] = 0  # move all dates by whole days; to_today: so that the newest row is of today


def read_mapping(path: Path) -> Mapping:
    """A mapping from a TOML or JSON file. Raises `Invalid` with what to change."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        found: object = msgspec.json.decode(text) if path.suffix == ".json" else tomllib.loads(text)
    except (tomllib.TOMLDecodeError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Invalid(f"{path.name} cannot be read: {error}.", code="bad_mapping") from error
    return check_mapping(found)


def check_mapping(found: object) -> Mapping:
    """A mapping from decoded TOML or JSON. Raises `Invalid` with what to change."""
    try:
        mapping = msgspec.convert(found, Mapping)
    except msgspec.ValidationError as error:
        raise Invalid(f"The mapping is not valid: {error}.", code="bad_mapping") from error
    complaints = [*_complaints(mapping)]
    if complaints:
        raise Invalid(
            f"The mapping needs a change: {complaints[0]}", code="bad_mapping", errors=[{"message": complaint} for complaint in complaints]
        )
    return mapping


def check_columns(mapping: Mapping, columns: list[str]) -> None:
    """Every column that the mapping names must be in the file. Raises `Invalid`."""
    named = {*mapping.columns.values(), *mapping.traits.values(), *mapping.properties.values(), *mapping.external_ids.values()}
    if mapping.refunds.column:
        named.add(mapping.refunds.column)
    missing = sorted(named - set(columns))
    if missing:
        raise Invalid(
            f"The file has no column {', '.join(map(repr, missing))}. It has: {', '.join(map(repr, columns))}.", code="missing_column"
        )


def _complaints(mapping: Mapping) -> list[str]:
    form, columns = mapping.form, mapping.columns
    found = [
        f"columns.{field} is not a field of {form}; there are {', '.join(FIELDS[form])}." for field in columns if field not in FIELDS[form]
    ]
    found += [f"columns.{field} is missing; name the column that holds it." for field in NEEDED[form] if field not in columns]
    if form == "orders" and not {"price", "amount"} & columns.keys():
        found.append("name a column for price (of one unit) or for amount (of the whole row).")
    if form == "events" and not (mapping.event or {"event", "type"} & columns.keys()):
        found.append("name a column for event, or set event to what all rows are called.")
    if form != "orders" and not {*WHO, *mapping.external_ids} & {*columns, *mapping.external_ids}:
        found.append(f"nobody is named: map at least one of {', '.join(WHO)}, or an external id.")
    if mapping.zone and not is_zone(mapping.zone):
        found.append(f"zone {mapping.zone!r} is not an IANA time zone such as Asia/Shanghai.")
    if mapping.currency and not re.fullmatch(r"[A-Z]{3}", mapping.currency):
        found.append("currency must be three capital letters such as CNY.")
    if form == "orders" and not (mapping.currency or "currency" in columns):
        found.append("say the currency, or name its column.")
    found += [f"external_ids.{kind}: use small letters, digits and _." for kind in mapping.external_ids if not _KIND.fullmatch(kind)]
    if bool(mapping.refunds.column) != bool(mapping.refunds.values):
        found.append("refunds needs both column and values, or neither.")
    return found
