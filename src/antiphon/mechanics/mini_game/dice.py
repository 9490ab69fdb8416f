"""The game's own dice: the same numbers here and in the shopper's browser (web/storefront/src/mini-game/dice.ts).

Mulberry32 by Tommy Ettinger (public domain): 32 bits of state, every step one addition and three mixing rounds. It deals the
game, not the prizes: a reward follows from the score alone, and those who read the seed know only what lies ahead.
"""

from typing import Final

_MASK: Final = 0xFFFFFFFF


class Dice:
    """Numbers from a 32-bit seed, one after another."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def roll(self, sides: int) -> int:
        """A whole number in [0, sides)."""
        self._state = (self._state + 0x6D2B79F5) & _MASK
        mixed = self._state
        mixed = (mixed ^ mixed >> 15) * (mixed | 1) & _MASK
        mixed ^= mixed + ((mixed ^ mixed >> 7) * (mixed | 61) & _MASK) & _MASK
        return ((mixed ^ mixed >> 14) & _MASK) % sides
