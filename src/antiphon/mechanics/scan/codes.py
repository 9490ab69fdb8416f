"""Codes that nobody can guess and nobody has to store: 80 bits, of which 48 are the server's signature.

A code is 16 letters of Crockford's base 32 (no I, L, O, U): tag (48 bits) and serial number (32 bits), the serial hidden by a mask
that follows from the tag. With a million codes printed, one try in 2**60 hits a good one. Reading costs one HMAC a batch.
"""

import hmac
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from antiphon.sdk.codes import ALPHABET, spaced, tidy

__all__ = ["ALPHABET", "LENGTH", "MOST", "Printed", "make_codes", "read_code", "spaced", "tidy"]

LENGTH: Final = 16
MOST: Final = 1 << 32  # codes of a batch
_TAG_BYTES: Final = 6
_SERIAL_BYTES: Final = 4
_VALUES: Final = {letter: value for value, letter in enumerate(ALPHABET)}


class Printed(NamedTuple):
    """What a code says: which batch, and the how manieth of it."""

    batch: str
    serial: int


def make_codes(secret: str, batch: str, count: int) -> Iterator[str]:
    """The first `count` codes of a batch; the same arguments give the same codes."""
    key = _key(secret, batch)
    for serial in range(count):
        number = serial.to_bytes(_SERIAL_BYTES, "big")
        tag = _digest(key, number, _TAG_BYTES)
        hidden = _crossed(number, _digest(key, b"mask" + tag, _SERIAL_BYTES))
        yield _spell(int.from_bytes(tag + hidden, "big"))


def read_code(secret: str, batches: Sequence[str], code: str) -> Printed | None:
    """What a tidy code says, or None when no batch signed it."""
    value = 0
    for letter in code:
        digit = _VALUES.get(letter)
        if digit is None:
            return None
        value = value << 5 | digit
    if len(code) != LENGTH:
        return None
    given = value.to_bytes(_TAG_BYTES + _SERIAL_BYTES, "big")
    tag, hidden = given[:_TAG_BYTES], given[_TAG_BYTES:]
    for batch in batches:
        key = _key(secret, batch)
        number = _crossed(hidden, _digest(key, b"mask" + tag, _SERIAL_BYTES))
        if hmac.compare_digest(tag, _digest(key, number, _TAG_BYTES)):
            return Printed(batch, int.from_bytes(number, "big"))
    return None


def _key(secret: str, batch: str) -> bytes:
    return hmac.new(secret.encode(), f"scan/{batch}".encode(), sha256).digest()


def _digest(key: bytes, text: bytes, size: int) -> bytes:
    return hmac.digest(key, text, "sha256")[:size]


def _crossed(one: bytes, other: bytes) -> bytes:
    return bytes(left ^ right for left, right in zip(one, other, strict=True))


def _spell(value: int) -> str:
    return "".join(ALPHABET[value >> shift & 31] for shift in range(5 * (LENGTH - 1), -1, -5))
