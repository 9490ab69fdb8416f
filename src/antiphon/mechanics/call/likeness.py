"""Whether an idea was there before.

Texts are compared by their pairs of neighbouring characters (Jaccard: shared pairs of all pairs), after small differences of
writing were taken out. Not every earlier text is looked at: min-hash signatures (A. Broder, 1997) are cut into bands, and texts
that share a band meet in one row of a list. With 16 bands of 2, two texts that are 60 % alike meet with 99.9 % probability, and
the cost of a check does not grow with the number of entries. The same text always meets: it has a row of its own.
"""

import unicodedata
from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final, NamedTuple

from antiphon.sdk.lists import Row, row_name

MARKS: Final = "marks"  # the list of bands
BANDS: Final = 16
ROWS: Final = 2
_PRIME: Final = (1 << 61) - 1


def _number(text: str) -> int:
    return int.from_bytes(sha256(text.encode(errors="replace")).digest()[:8], "big")


_TURNS: Final = tuple((_number(f"a{index}") % _PRIME or 1, _number(f"b{index}") % _PRIME) for index in range(BANDS * ROWS))


class Likeness(NamedTuple):
    """An earlier idea and how like it is, in percent."""

    code: str
    text: str
    percent: int


def plain(text: str) -> str:
    """What is left of a text when writing does not matter: no capitals, widths, accents, spaces or marks."""
    open_form = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(each for each in open_form if unicodedata.category(each)[0] in {"L", "N"} or unicodedata.category(each) == "So")


def pairs(text: str) -> frozenset[str]:
    """Neighbouring characters of a text that was made plain, with its beginning and end."""
    edged = f"^{text}$"
    return frozenset(edged[index : index + 2] for index in range(len(edged) - 1))


def marks(text: str) -> tuple[str, ...]:
    """The rows where texts like this one meet: one for the very same, then one for each band."""
    simple = plain(text)
    numbers = [_number(pair) % _PRIME for pair in sorted(pairs(simple))]
    signature = [min((a * number + b) % _PRIME for number in numbers) for a, b in _TURNS]
    bands = [_number(f"{signature[index : index + ROWS]}") for index in range(0, len(signature), ROWS)]
    same = sha256(simple.encode(errors="replace")).hexdigest()[:24]
    return (f"same-{same}", *(f"{index:02}-{band:016x}" for index, band in enumerate(bands)))


def percent_alike(one: str, other: str) -> int:
    """0 to 100."""
    first, second = pairs(plain(one)), pairs(plain(other))
    return 100 * len(first & second) // len(first | second)


def most_alike(text: str, rows: Mapping[str, Row]) -> Likeness | None:
    """The earlier idea that is most like this one, among those that meet it in a row."""
    found: dict[str, str] = {}
    for mark in marks(text):
        row = rows.get(row_name(MARKS, mark))
        if row is not None:
            found[str(row.data["entry"])] = str(row.data["text"])
    alike = [Likeness(code, earlier, percent_alike(text, earlier)) for code, earlier in sorted(found.items())]
    return max(alike, key=lambda each: each.percent, default=None)


def mark_data(code: str, text: str) -> dict[str, Any]:
    """What a row of the list of bands says."""
    return {"entry": code, "text": text}
