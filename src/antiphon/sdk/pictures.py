"""Whether a picture was there before: what the name of a shopper's picture says about what it shows.

The house paints every picture anew and names it by what it is and how it looks: 16 hex digits of the SHA-256 of its bytes, and the
64 bits of its difference hash (each bit says whether a patch of the picture is brighter than its right neighbour). The same
file has the same bytes; the same picture saved again, smaller or at another quality, differs in a few bits at most. Two hashes
that differ in no more than `NEAR` bits share at least one of `NEAR + 1` bands, so a look-up by band misses none of them.
"""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from antiphon.sdk.lists import LookUp, Row, row_name

NEAR: Final = 3  # bits that may differ
_BAND: Final = 16 // (NEAR + 1)  # hex digits of one band
_MOST: Final = 30  # pictures remembered in one band, the latest
_PLAIN: Final = 6  # a picture with so few bits set, or unset, shows next to nothing: everything plain would be like it
_MARKED: Final = re.compile(r"pic_[0-9a-f]+_([0-9a-f]{16})_([0-9a-f]{16})")


class Marks(NamedTuple):
    """What is known of a picture from its address."""

    same: str  # of everything that is this very picture
    look: str  # 16 hex digits; empty: nobody knows how it looks, or there is nothing to see


def read_marks(address: str) -> Marks | None:
    """The marks of a picture; one from elsewhere has its address only. None without an address."""
    found = _MARKED.search(address)
    if found is None:
        return Marks(f"at-{sha256(address.encode(errors='replace')).hexdigest()[:24]}", "") if address else None
    bits = int(found[2], 16).bit_count()
    return Marks(f"is-{found[1]}", found[2] if _PLAIN <= bits <= 64 - _PLAIN else "")


def look_ups(list_name: str, address: str) -> tuple[LookUp, ...]:
    """The rows in which pictures like this one would meet: the very same first."""
    marks = read_marks(address)
    return () if marks is None else tuple(LookUp(list_name, key) for key in (marks.same, *_bands(marks.look)))


def find_like(list_name: str, marks: Marks, rows: Mapping[str, Row]) -> bool:
    """Whether an earlier picture looks the same, though it is not the very same file."""
    looks = (look for key in _bands(marks.look) for look in _seen(rows.get(row_name(list_name, key))))
    return any((int(look, 16) ^ int(marks.look, 16)).bit_count() <= NEAR for look in looks)


def bands_after(list_name: str, marks: Marks, rows: Mapping[str, Row]) -> dict[str, list[str]]:
    """By key, what each of its bands remembers with this picture in it, the latest last."""
    before = {key: _seen(rows.get(row_name(list_name, key))) for key in _bands(marks.look)}
    return {key: [*(each for each in seen if each != marks.look), marks.look][-_MOST:] for key, seen in before.items()}


def _bands(look: str) -> tuple[str, ...]:
    return tuple(f"like-{place // _BAND}-{look[place : place + _BAND]}" for place in range(0, len(look), _BAND))


def _seen(row: Row | None) -> Sequence[str]:
    return () if row is None else row.data["seen"]
