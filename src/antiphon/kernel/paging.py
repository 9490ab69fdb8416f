"""Pages that keep their place: a cursor names the last row seen, so rows that arrive meanwhile neither repeat nor hide others."""

import base64
import binascii
from collections.abc import Sequence
from typing import Generic, TypeVar

import msgspec

from antiphon.kernel.errors import Invalid

T = TypeVar("T")

DEFAULT_LIMIT = 50
MAX_LIMIT = 500


class Page(msgspec.Struct, Generic[T], frozen=True):
    """`items` in order; `next_cursor` is None on the last page; `total_count` only where counting is cheap."""

    items: tuple[T, ...]
    next_cursor: str | None = None
    total_count: int | None = None


def encode_cursor(*place: str | int | None) -> str:
    """A place in an order, as one opaque word."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def decode_cursor(cursor: str, length: int) -> Sequence[str | int | None]:
    """The place that `encode_cursor` was given; raises `Invalid` for anything else."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        place = msgspec.json.decode(raw, type=list[str | int | None])
    except (binascii.Error, ValueError) as error:
        raise Invalid("The cursor is not one of ours; start again without it.", code="bad_cursor") from error
    if len(place) != length:
        raise Invalid("The cursor belongs to another list; start again without it.", code="bad_cursor")
    return place


def check_limit(limit: int) -> int:
    """A page size within bounds; raises `Invalid` otherwise."""
    if not 1 <= limit <= MAX_LIMIT:
        raise Invalid(f"limit must be between 1 and {MAX_LIMIT}.", code="bad_limit")
    return limit
