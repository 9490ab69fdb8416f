"""What is remembered of a person's events: slots of day buckets, shared by every tag and condition that can use them."""

from functools import lru_cache
from hashlib import blake2b
from zlib import crc32

import msgspec

from antiphon.features.segments.condition import Where
from antiphon.features.segments.keepers import KEEPERS, Keeper, Kind
from antiphon.features.segments.matching import Matcher


class Slot(msgspec.Struct, frozen=True):
    """Which events are remembered, what of them, and for how many days (`width`; totals are kept for ever)."""

    kind: Kind
    matcher: Matcher
    where: tuple[Where, ...] = ()
    field: str | None = None
    width: int = 0

    @property
    def id(self) -> int:
        """The same for every width, so that a wider use takes the slot over."""
        return _id(self.kind, self.matcher, self.where, self.field)

    @property
    def keeper(self) -> Keeper:
        """How its memory is kept."""
        return KEEPERS[self.kind]


def hash_value(value: object) -> int | None:
    """64 bits for a text or a number, to count different ones; None for what is neither."""
    if isinstance(value, str):
        text = f"s{value}"
    elif type(value) is int or type(value) is float:
        text = f"n{float(value)!r}"
    else:
        return None
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


@lru_cache(maxsize=4096)
def _id(kind: Kind, matcher: Matcher, where: tuple[Where, ...], field: str | None) -> int:
    return crc32(msgspec.json.encode((kind, matcher, where, field)))
