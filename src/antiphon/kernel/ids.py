"""Identifiers: a short prefix that says what the thing is, then 16 letters that sort by time of birth.

The letters are Crockford's base 32 (no i, l, o, u): 10 of them hold the millisecond, 6 hold 30 bits that grow by one within
a millisecond. Two processes can meet only in the same millisecond on the same 30 bits; a unique key in the store refuses that.
"""

from collections.abc import Callable
from typing import Final

ALPHABET: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS: Final = tuple(a + b for a in ALPHABET for b in ALPHABET)
_LOW_BITS: Final = 30
_LOW_MASK: Final = (1 << _LOW_BITS) - 1


def spell(at_ms: int, low: int) -> str:
    """16 letters for a millisecond (48 bits are kept) and 30 bits."""
    return _spell_ms(at_ms) + _spell_low(low)


def _spell_ms(at_ms: int) -> str:
    pairs = _PAIRS
    high = pairs[at_ms >> 40 & 1023] + pairs[at_ms >> 30 & 1023] + pairs[at_ms >> 20 & 1023]
    return high + pairs[at_ms >> 10 & 1023] + pairs[at_ms & 1023]


def _spell_low(low: int) -> str:
    return _PAIRS[low >> 20 & 1023] + _PAIRS[low >> 10 & 1023] + _PAIRS[low & 1023]


class IdMaker:
    """Makes identifiers that sort by the order they were made in.

    Not shared between threads without a lock of the caller's; a rare double is refused by the store's unique key.
    """

    def __init__(self, now_ms: Callable[[], int], random_bits: Callable[[int], int]) -> None:
        self._now_ms = now_ms
        self._random_bits = random_bits
        self._last_ms = 0
        self._letters = ""  # of the last millisecond
        self._low = 0

    def make(self, prefix: str) -> str:
        """A new identifier such as `ply_06f3k…`."""
        now = self._now_ms()
        if now > self._last_ms:
            self._last_ms = now
            self._letters = _spell_ms(now)
            self._low = self._random_bits(_LOW_BITS - 4)  # headroom, so that growing by one does not run over
        else:
            self._low += 1
            if self._low > _LOW_MASK:
                self._last_ms += 1
                self._letters = _spell_ms(self._last_ms)
                self._low = 0
        return f"{prefix}_{self._letters}{_spell_low(self._low)}"
